"""Studies on the command line: ``qianxian sweep`` and ``qianxian resume``."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from qianxian.base.language import say, speaking
from qianxian.commands.verbs import FAILED, OK, add_verb

if TYPE_CHECKING:
    from qianxian.studies.study import Study

Made = TypeVar("Made")
SHOWN_OUTCOMES = ("message_minutes", "weekly_hours", "documentation_ratio")
SHOWN_POINTS, SHOWN_FAILURES = 20, 5

WORDS = {
    "file": {"en": "Design file (TOML): what to vary, and how", "zh": "设计文件（TOML）：变动哪些参数、如何变动"},
    "out": {
        "en": "Directory for results (default: as the file says, otherwise results/<name of the file>)",
        "zh": "结果目录（默认为设计文件所指定的目录，否则为 results/<文件名>）",
    },
    "folder": {"en": "Directory of the sweep", "zh": "批量运行的结果目录"},
    "workers": {"en": "Processes at work (default: one a core)", "zh": "并行进程数（默认每核一个）"},
    "quiet": {"en": "No progress bar and no table", "zh": "不显示进度条和结果表"},
}


def add_sweep(verbs: Any, lang: str) -> None:
    """``qianxian sweep``."""
    examples = ["sweep scenarios/sensitivity/number-of-groups.toml", "sweep my-design.toml -o results/mine --workers 8"]
    verb = add_verb(verbs, "sweep", lang, examples)
    verb.add_argument("file", type=Path, metavar="DESIGN.toml", help=WORDS["file"][lang])
    verb.add_argument("-o", "--out", type=Path, metavar="DIR", help=WORDS["out"][lang])
    add_work(verb, lang)
    verb.set_defaults(run=sweep)


def add_resume(verbs: Any, lang: str) -> None:
    """``qianxian resume``."""
    verb = add_verb(verbs, "resume", lang, ["resume results/number-of-groups"])
    verb.add_argument("folder", type=Path, metavar="DIR", help=WORDS["folder"][lang])
    add_work(verb, lang)
    verb.set_defaults(run=resume)


def add_work(verb: argparse.ArgumentParser, lang: str) -> None:
    """--workers and --quiet."""
    verb.add_argument("--workers", type=int, metavar="N", help=WORDS["workers"][lang])
    verb.add_argument("-q", "--quiet", action="store_true", help=WORDS["quiet"][lang])


def sweep(options: argparse.Namespace) -> int:
    """Runs a design file; what is finished already is not run again."""
    from qianxian.studies.design_file import read_design
    from qianxian.studies.study import study

    with speaking(options.lang):
        plan = read_design(options.file)
        o = plan.options
        common = {"days": o.days, "replicates": o.replicates, "seed": o.seed, "townships": o.townships}

        def start(executor: Executor | None) -> Study:
            store = options.out or plan.store
            return study(plan.design, plan.base, store=store, executor=executor, progress=not options.quiet, **common)

        return _carry_out(start, options)


def resume(options: argparse.Namespace) -> int:
    """Goes on with the study in a directory."""
    from qianxian.studies.study import open_study

    with speaking(options.lang):
        found = open_study(options.folder)
        return _carry_out(lambda executor: found.resume(executor, progress=not options.quiet), options)


def _carry_out(start: Callable[[Executor | None], Study], options: argparse.Namespace) -> int:
    from qianxian.studies.running import WorkersLost

    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=UserWarning, message=".*see .failures")
            done = with_workers(start, options.workers)
    except WorkersLost as lost:
        print(f"qianxian: {lost}", file=sys.stderr)
        return FAILED
    _tell(done, options.lang, options.quiet)
    return FAILED if len(done.failures) else OK


def with_workers(start: Callable[[Executor | None], Made], workers: int | None) -> Made:
    """What `start` makes with a pool of so many processes; None leaves it the choice."""
    from qianxian.studies.running import local_pool

    if workers is None:
        return start(None)
    if workers < 1:
        raise ValueError(say(f"--workers = {workers}: must be at least 1", f"--workers = {workers}：至少为 1"))
    with local_pool(workers) as pool:
        return start(pool)


def _tell(done: Study, lang: str, quiet: bool) -> None:
    import pandas as pd

    if not quiet:
        with pd.option_context("display.unicode.east_asian_width", True, "display.width", 120):
            print(_table(done, lang).head(SHOWN_POINTS).to_string())
        more = len(done.design) - SHOWN_POINTS
        if more > 0:
            print(say(f"… and {more} more points", f"……另有 {more} 个点"))
    for name in ("results.h5", "results.csv"):
        print(done.store / name)
    failures = done.failures
    if not len(failures):
        return
    head = say(f"{len(failures)} failures, all in ", f"{len(failures)} 项失败，详见 ")
    print(f"{head}{done.store / 'failures.json'}", file=sys.stderr)
    for row in failures.head(SHOWN_FAILURES).itertuples():
        print(say(f"  point {row.point}: {row.text}", f"  第 {row.point} 点：{row.text}"), file=sys.stderr)


def _table(done: Study, lang: str) -> Any:
    """The points with means and intervals of a few outcomes."""
    from qianxian.base.words import number, span
    from qianxian.runs.effects import level

    finished = done.results["finished"].sum("replicate").values
    table = done.design.assign(**{say("runs", "运行次数"): finished})
    for outcome in SHOWN_OUTCOMES:
        variable = done.results[outcome]
        levels = [level(variable.isel(point=p)) for p in range(variable.sizes["point"])]
        name = levels[0]["name_zh" if lang == "zh" else "name"]
        table[name] = [f"{number(v['mean'])} {span(v['lower'], v['upper'])}" for v in levels]
    return table
