"""Results on the command line: ``qianxian figure`` and ``qianxian report``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qianxian.base.durable import new_file, unfinished
from qianxian.commands.verbs import BAD_INPUT, OK, add_verb

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WORDS: dict[str, dict[str, str]] = {
    "file": {"en": "Results file (HDF5)", "zh": "结果文件（HDF5）"},
    "file_or_store": {
        "en": "Results file (HDF5), or the directory of a sweep",
        "zh": "结果文件（HDF5），或批量运行的目录",
    },
    "outcome": {"en": "Of a sweep: the outcome to draw", "zh": "批量运行：要画的结果指标"},
    "factor": {
        "en": "Of a sweep: the factor on the axis (default: the first)",
        "zh": "批量运行：横轴因素（默认第一个）",
    },
    "needs_outcome": {"en": "the figure of a sweep needs --outcome", "zh": "批量运行作图须给出 --outcome"},
    "out": {"en": "File to write (default: beside the results file)", "zh": "输出文件（默认与结果文件同名）"},
    "report_out": {
        "en": "File to write: .html, or .xlsx for the numbers (default: .html beside the results file)",
        "zh": "输出文件：.html 为报告，.xlsx 为数据工作簿（默认为与结果文件同名的 .html）",
    },
    "force": {"en": "Replace a file that exists", "zh": "覆盖已有文件"},
    "kind": {"en": "Figure: {}", "zh": "图的种类：{}"},
    "no_patterns": {
        "en": "Leave out the pattern table, which needs runs of its own",
        "zh": "不含经验规律对照表（该表需另行模拟）",
    },
    "one_arm": {
        "en": "{}: a report compares, and this file has one arm. Write one with `qianxian compare`",
        "zh": "{}：报告用于对比，而该文件只有一个方案。请先用 `qianxian compare` 生成对比结果",
    },
}


def add_figure(verbs: Any, lang: str) -> None:
    """``qianxian figure``."""
    from qianxian.figures import FIGURES

    examples = [
        "figure baru-34-vs-8.h5 -o comparison.png",
        "figure baru-34-vs-8.h5 --kind time_use --lang zh",
        "figure number-of-groups --outcome message_minutes",
    ]
    kinds = [name for name in FIGURES if name != "sweep_line"]  # that of a directory
    verb = add_verb(verbs, "figure", lang, examples)
    verb.add_argument("file", type=Path, help=WORDS["file_or_store"][lang])
    verb.add_argument("-o", "--out", type=Path, help=WORDS["out"][lang])
    verb.add_argument(
        "--kind",
        choices=kinds,
        help=WORDS["kind"][lang].format(", ".join(kinds)),
    )
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    verb.add_argument("--outcome", help=WORDS["outcome"][lang])
    verb.add_argument("--factor", help=WORDS["factor"][lang])
    verb.set_defaults(run=figure)


def add_report(verbs: Any, lang: str) -> None:
    """``qianxian report``."""
    examples = [f"report baru-34-vs-8.h5{more}" for more in ("", " --lang zh -o baru.html", " -o baru.xlsx")]
    verb = add_verb(verbs, "report", lang, examples)
    verb.add_argument("file", type=Path, help=WORDS["file"][lang])
    verb.add_argument("-o", "--out", type=Path, help=WORDS["report_out"][lang])
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    verb.add_argument("--no-patterns", action="store_true", help=WORDS["no_patterns"][lang])
    verb.set_defaults(run=report)


def figure(options: argparse.Namespace) -> int:
    """Draws one figure and prints where it is."""
    out = options.out or options.file.with_suffix(".png")
    drawn = draw_sweep(options) if options.file.is_dir() else draw_results(options)
    place = new_file(out, force=options.force, inputs=[options.file], remedy="--force")
    place.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(place) as draft:
        drawn.savefig(draft, dpi=180, format=place.suffix.lstrip(".") or "png")
    print(out)
    return OK


def draw_results(options: argparse.Namespace) -> Figure:
    """The figure asked for, or the one that says most about a file of this kind."""
    from qianxian.runs.comparison import Comparison
    from qianxian.runs.comparison import open as open_results

    data = open_results(options.file)
    return data.plot(
        options.kind or ("reform_comparison" if isinstance(data, Comparison) else "time_use"), lang=options.lang
    )


def draw_sweep(options: argparse.Namespace) -> Figure:
    """An outcome of a sweep against a factor."""
    from qianxian.studies.study import open_study

    if options.outcome is None:
        raise ValueError(WORDS["needs_outcome"][options.lang])
    return open_study(options.file).plot(options.outcome, options.factor, lang=options.lang)


def report(options: argparse.Namespace) -> int:
    """Writes the report, or the workbook of its numbers, and prints where it is."""
    from qianxian.runs.comparison import Comparison
    from qianxian.runs.comparison import open as open_results

    data = open_results(options.file)
    if not isinstance(data, Comparison):
        print(WORDS["one_arm"][options.lang].format(options.file), file=sys.stderr)
        return BAD_INPUT
    out = options.out or options.file.with_suffix(".html" if options.lang == "en" else f".{options.lang}.html")
    place = new_file(out, force=options.force, inputs=[options.file], remedy="--force")
    if place.suffix.lower() == ".xlsx":
        data.to_excel(place, options.lang, force=options.force)
        print(out)
        return OK
    data.report(place, lang=options.lang, patterns=not options.no_patterns, force=options.force)
    print(out)
    return OK
