"""Whether a claim holds, on the command line: ``qianxian robustness``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qianxian._core import InputError
from qianxian.base.durable import new_file, unfinished, write_durably
from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems
from qianxian.commands.studies import add_work, with_workers
from qianxian.commands.verbs import FAILED, OK, add_verb

if TYPE_CHECKING:
    from qianxian.methods.robustness import Robustness

WORDS: dict[str, dict[str, str]] = {
    "scenario": {"en": "Scenario: name or path", "zh": "情景：名称或文件路径"},
    "reform": {"en": "Reform: name or path", "zh": "改革：名称或文件路径"},
    "claim": {
        "en": "Claim on paired effects (reform minus none), in the outcome's unit, for example 'message_minutes < 0'; "
        "several are joined by 'and'",
        "zh": "关于配对效应（有改革减无改革）的论断，采用该指标的单位，例如 'message_minutes < 0'；多个条件用“且”连接",
    },
    "over": {
        "en": "Range: KEY=LOW:HIGH, for a choice KEY=ONE,OTHER, or KEY alone for the limits that the model accepts; "
        "may be given several times. Default: assumptions, every assumed number over those limits, which are often far "
        "wider than what is plausible",
        "zh": "范围：KEY=下限:上限；选项为 KEY=甲,乙；只写 KEY 表示采用模型允许的限值；可多次给出。"
        "默认为 assumptions，即所有属于假设的参数，在模型允许的限值内变动，往往比合理范围宽得多",
    },
    "points": {"en": "Parameter sets (default 100)", "zh": "参数组数（默认 100）"},
    "replicates": {"en": "Replicates of each set (default 10)", "zh": "每组参数的重复次数（默认 10）"},
    "days": {"en": "Days of each run (default 182)", "zh": "每次运行的天数（默认 182）"},
    "seed": {"en": "Seed of luck and design (default 1)", "zh": "随机种子，也用于抽样（默认 1）"},
    "townships": {"en": "Townships of the county (default 1)", "zh": "全县乡镇数（默认 1）"},
    "no_structure": {"en": "Do not switch mechanisms one at a time", "zh": "不逐一切换各机制的开关"},
    "out": {
        "en": "Directory for results; what is in it is not run again (default results/<scenario>-<reform>)",
        "zh": "结果目录，其中已有的结果不再重算（默认 results/<情景>-<改革>）",
    },
    "figure": {
        "en": "Also draw the figure into this file (PNG, SVG or PDF)",
        "zh": "同时作图，存入此文件（PNG、SVG 或 PDF）",
    },
    "force": {"en": "Replace a figure that exists", "zh": "覆盖已有的图"},
}
FORMATS = (".png", ".svg", ".pdf")
NUMBERS = {"points": 100, "replicates": 10, "days": 182, "seed": 1, "townships": 1}


def add_robustness(verbs: Any, lang: str) -> None:
    """``qianxian robustness``."""
    examples = [
        "robustness baru-34 --reform baru-8 --claim 'message_minutes < 0'",
        "robustness baru-34 --reform baru-8 --claim 'message_minutes < -20' --over attention.open_seconds=2:10 "
        "--over missed_notices.call_gain --points 50 --figure holds.png",
    ]
    verb = add_verb(verbs, "robustness", lang, examples)
    verb.add_argument("scenario", metavar="SCENARIO", help=WORDS["scenario"][lang])
    verb.add_argument("--reform", required=True, metavar="FILE", help=WORDS["reform"][lang])
    verb.add_argument("--claim", required=True, metavar="TEXT", help=WORDS["claim"][lang])
    verb.add_argument("--over", action="append", metavar="RANGE", help=WORDS["over"][lang])
    for name, default in NUMBERS.items():
        verb.add_argument(f"--{name}", type=int, default=default, metavar="N", help=WORDS[name][lang])
    verb.add_argument("--no-structure", action="store_true", help=WORDS["no_structure"][lang])
    verb.add_argument("-o", "--out", type=Path, metavar="DIR", help=WORDS["out"][lang])
    verb.add_argument("--figure", type=Path, metavar="FILE", help=WORDS["figure"][lang])
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    add_work(verb, lang)
    verb.set_defaults(run=robustness)


def robustness(options: argparse.Namespace) -> int:
    """Runs what the directory lacks, and prints the findings and where the tables are."""
    from qianxian.methods.robustness import robustness as analysis
    from qianxian.methods.robustness_design import checked
    from qianxian.studies.running import WorkersLost

    over, problems = ranges(options.over or [])
    numbers = {name: getattr(options, name) for name in NUMBERS}
    problems += checked(over, options.claim, **numbers)[1]
    place, wrong = _place(options)
    raise_problems([*problems, *wrong])
    store = options.out or Path("results") / f"{Path(options.scenario).stem}-{Path(options.reform).stem}"
    common: dict[str, Any] = {**numbers, "store": store, "structure": not options.no_structure}
    common["progress"] = not options.quiet
    laid = options.reform
    try:
        found = with_workers(
            lambda pool: analysis(options.scenario, laid, over, options.claim, executor=pool, **common),
            options.workers,
        )
    except WorkersLost as lost:
        print(f"qianxian: {lost}", file=sys.stderr)
        return FAILED
    if not options.quiet:
        print(found.summary(options.lang))
    _write(found, options, place)
    return FAILED if len(found.failures) else OK


def _place(options: argparse.Namespace) -> tuple[Path | None, Problems]:
    """Where the figure goes, if one is wanted, and what speaks against it."""
    if options.figure is None:
        return None, []
    if options.figure.suffix.lower() not in FORMATS:
        en, zh = f"must end in {', '.join(FORMATS)}", f"须以 {'、'.join(FORMATS)} 结尾"
        return None, [("figure", say(f"--figure {options.figure}: {en}", f"--figure {options.figure}：{zh}"))]
    try:
        return new_file(options.figure, force=options.force, remedy="--force"), []
    except InputError as error:
        return None, list(error.problems)


def _write(found: Robustness, options: argparse.Namespace, figure: Path | None) -> None:
    """The tables into the directory of results, and the figure."""
    tables = {"sets.csv": found.to_df(), "influence.csv": found.influence}
    if found.switches:
        tables["switches.csv"] = found.structure
    for name, table in tables.items():
        write_durably(found.store / name, table.to_csv(lineterminator="\n").encode())
        print(found.store / name)
    if figure is not None:
        figure.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(figure) as draft:
            found.plot(options.lang).savefig(draft, dpi=180, format=figure.suffix.lstrip(".").lower())
        print(options.figure)


def ranges(words: Sequence[str]) -> tuple[Any, Problems]:
    """What ``over`` of ``qx.robustness`` is for the words of ``--over``, and what cannot be read in them.

    Parameters
    ----------
    words : ``KEY=LOW:HIGH``, ``KEY=ONE,OTHER`` or ``KEY``; or ``assumptions`` alone; none is ``assumptions``
    """
    if list(words) in ([], ["assumptions"]):
        return "assumptions", []
    found: dict[str, Any] = {}
    problems: Problems = []
    for word in words:
        key, equals, text = (part.strip() for part in word.partition("="))
        if key in found:
            problems.append((key, say(f"--over {word}: {key} is given twice", f"--over {word}：{key} 重复给出")))
        found[key] = None
        if equals and ":" in text:
            try:
                found[key] = tuple(float(end) for end in text.split(":"))
            except ValueError:
                en, zh = "must be KEY=LOW:HIGH with two numbers", "须为 KEY=下限:上限，两端均为数字"
                problems.append((key, say(f"--over {word}: {en}", f"--over {word}：{zh}")))
        elif equals:
            named = [one.strip() for one in text.split(",")]
            found[key] = tuple({"true": True, "false": False}.get(one, one) for one in named)
    return found, problems
