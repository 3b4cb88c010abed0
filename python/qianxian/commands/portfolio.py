"""Which combination of reforms is best, on the command line: ``qianxian portfolio``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qianxian._core import InputError
from qianxian.base.language import say, speaking
from qianxian.base.problems import Problems, raise_problems
from qianxian.commands.verbs import INTERRUPTED, OK, add_verb

if TYPE_CHECKING:
    from qianxian.methods.portfolio.plan import Plan

WORDS: dict[str, dict[str, str]] = {
    "scenario": {"en": "Scenario: name or path", "zh": "情景：名称或文件路径"},
    "reform": {
        "en": "Reform that may be in or out: name or path; repeat it",
        "zh": "可采用或不采用的改革方案：名称或文件路径；可重复",
    },
    "levels": {
        "en": "Levels of a setting, e.g. levers.merge_groups.n_groups=4,8,16; repeat it",
        "zh": "某项措施设置的取值，如 levers.merge_groups.n_groups=4,8,16；可重复",
    },
    "minimise": {"en": "Outcome of which less is better; repeat it", "zh": "越少越好的结果指标；可重复"},
    "maximise": {"en": "Outcome of which more is better; repeat it", "zh": "越多越好的结果指标；可重复"},
    "indifference": {
        "en": "Difference that does not matter, in the outcome's unit, e.g. message_minutes=1; repeat it",
        "zh": "可忽略的差异，单位同该指标，如 message_minutes=1；可重复",
    },
    "budget": {"en": "Replicates in all, at most", "zh": "总运行次数上限"},
    "days": {"en": "Days of a replicate", "zh": "每次运行的天数"},
    "seed": {"en": "Seed of the luck", "zh": "随机种子"},
    "townships": {"en": "Townships of the county", "zh": "全县乡镇数"},
    "threads": {"en": "Threads at work; 0 for all cores", "zh": "并行线程数；0 表示全部核心"},
    "confidence": {"en": "Probability that all decisions are right, at least", "zh": "全部判断同时正确的概率下限"},
    "first_stage": {
        "en": "Replicates of every combination before any decision",
        "zh": "作出判断之前，每种组合的运行次数",
    },
    "out": {"en": "Directory for tables, figure and page", "zh": "存放表格、图和网页的目录"},
    "force": {"en": "Replace files that exist", "zh": "覆盖已有文件"},
    "quiet": {"en": "No progress bar", "zh": "不显示进度条"},
}
DEFAULTS: dict[str, tuple[type, Any]] = {
    "days": (int, 182),
    "seed": (int, 1),
    "townships": (int, 1),
    "threads": (int, 0),
    "confidence": (float, 0.95),
    "first_stage": (int, 10),
}


def add_portfolio(verbs: Any, lang: str) -> None:
    """``qianxian portfolio``."""
    example = "portfolio baru-34 --reform baru-8 --reform one-form --minimise message_minutes --budget 200 -o best"
    verb = add_verb(verbs, "portfolio", lang, [example])
    verb.add_argument("scenario", help=WORDS["scenario"][lang])
    several: dict[str, Any] = {"action": "append", "default": []}
    verb.add_argument("--reform", metavar="NAME", help=WORDS["reform"][lang], **several)
    verb.add_argument("--levels", metavar="KEY=A,B", help=WORDS["levels"][lang], **several)
    for aim in ("minimise", "maximise"):
        verb.add_argument(f"--{aim}", metavar="OUTCOME", help=WORDS[aim][lang], **several)
    verb.add_argument("--indifference", metavar="OUTCOME=X", help=WORDS["indifference"][lang], **several)
    verb.add_argument("--budget", type=int, required=True, metavar="N", help=WORDS["budget"][lang])
    for name, (kind, default) in DEFAULTS.items():
        flag = f"--{name.replace('_', '-')}"
        verb.add_argument(flag, type=kind, default=default, metavar="N", help=f"{WORDS[name][lang]} ({default})")
    verb.add_argument("-o", "--out", type=Path, required=True, metavar="DIR", help=WORDS["out"][lang])
    verb.add_argument("-f", "--force", action="store_true", help=WORDS["force"][lang])
    verb.add_argument("-q", "--quiet", action="store_true", help=WORDS["quiet"][lang])
    verb.set_defaults(run=carry_out)


def carry_out(options: argparse.Namespace) -> int:
    """Compares, prints the front and writes the files; after Ctrl-C those of what is done."""
    from qianxian.methods.portfolio.finding import engine, found_by

    with speaking(options.lang):
        plan = _plan(options)
        found = found_by(plan, engine(plan), progress=not options.quiet)
        print(found.summary(options.lang))
        for path in found.save(options.out, options.lang, force=options.force):
            print(path)
    return INTERRUPTED if found.stopped else OK


def _plan(options: argparse.Namespace) -> Plan:
    """What is asked; InputError with every mistake of the call and every file that is in the way."""
    from qianxian.methods.portfolio.plan import plan_of
    from qianxian.methods.portfolio.result import free_files

    levels, problems = _pairs("--levels", options.levels)
    zones, more = _pairs("--indifference", options.indifference)
    levers = [*options.reform, *({key: [_value(v) for v in text.split(",")]} for key, text in levels.items())]
    indifference = {name: _value(text) for name, text in zones.items()}
    aims = options.minimise, options.maximise, indifference
    luck = {name: getattr(options, name) for name in ("days", "seed", "townships", "threads")}
    problems += more
    try:
        free_files(options.out, force=options.force, remedy="--force")
    except InputError as error:
        problems += error.problems
    try:
        asked = options.budget, options.confidence, options.first_stage, luck
        plan = plan_of(options.scenario, levers, *aims, *asked)
    except InputError as error:
        problems += error.problems
    raise_problems(problems)
    return plan


def _pairs(flag: str, given: list[str]) -> tuple[dict[str, str], Problems]:
    """KEY=VALUE by key."""
    found: dict[str, str] = {}
    problems: Problems = []
    for text in given:
        key, sign, value = text.partition("=")
        if not sign or key in found:
            en, zh = "must be KEY=VALUE, each key once", "须为 键=值，每个键一次"
            problems.append((flag, say(f"{flag} {text}: {en}", f"{flag} {text}：{zh}")))
        found[key] = value
    return found, problems


def _value(text: str) -> Any:
    """A number or flag as such, anything else as text."""
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
