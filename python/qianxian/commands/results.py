"""Results on the command line: ``qianxian figure`` and ``qianxian report``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qianxian.base.durable import new_file, unfinished
from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.commands.verbs import BAD_INPUT, OK, add_verb

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Options that are those of a figure's ``draw``.
FIGURE_OPTIONS = ("outcome", "factor", "against", "by", "levels", "arms", "width_mm")

WORDS: dict[str, dict[str, str]] = {
    "against": {
        "en": "Of a sweep: a second factor; the figure is a map of both and their interaction",
        "zh": "批量运行：第二个因素，图为两因素及其交互作用的热图",
    },
    "file": {"en": "Results file (HDF5)", "zh": "结果文件（HDF5）"},
    "file_or_store": {
        "en": "Results file (HDF5), or the directory of a sweep",
        "zh": "结果文件（HDF5），或批量运行的目录",
    },
    "outcome": {
        "en": "Of a sweep, over time or of an event study: the outcome to draw",
        "zh": "批量运行、时间序列或事件研究：要画的结果指标",
    },
    "by": {
        "en": "Over time or of an event study: a panel for each role, unit, township, line or village",
        "zh": "时间序列或事件研究：按职务（role）、单位（unit）、乡镇（township）、条线（line）或村（village）分图",
    },
    "levels": {
        "en": "With --by: which of them, by their ids (default: all)",
        "zh": "与 --by 同用：只画其中哪些（默认全部）",
    },
    "arms": {"en": "Which arms to show (default: all)", "zh": "只画哪些方案（默认全部）"},
    "width_mm": {
        "en": "Width of the page in millimetres; every text then has 7 to 9 points",
        "zh": "图宽（毫米），此时全部文字为 7 至 9 磅",
    },
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
    "title": {"en": "Title of the page", "zh": "页面标题"},
    "question": {"en": "The question that the page answers", "zh": "页面要回答的问题"},
    "relevant": {
        "en": "Smallest change that matters, in per cent of the baseline (5)",
        "zh": "有意义的最小变化，基线的百分比（默认 5）",
    },
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
    from qianxian.figures import FIGURES, OF_ANALYSES

    examples = [
        "figure baru-34-vs-8.h5 -o comparison.png",
        "figure baru-34-vs-8.h5 --kind time_use --lang zh",
        "figure baru-34-vs-8.h5 --kind event_study --outcome message_minutes --by role --width-mm 180 -o weeks.pdf",
        "figure number-of-groups --outcome message_minutes",
    ]
    kinds = [name for name in FIGURES if name not in OF_ANALYSES]
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
    verb.add_argument("--against", help=WORDS["against"][lang])
    verb.add_argument("--by", help=WORDS["by"][lang])
    verb.add_argument("--levels", nargs="+", metavar="ID", help=WORDS["levels"][lang])
    verb.add_argument("--arms", nargs="+", metavar="ARM", help=WORDS["arms"][lang])
    verb.add_argument("--width-mm", type=float, metavar="MM", help=WORDS["width_mm"][lang])
    verb.set_defaults(run=figure)


def add_report(verbs: Any, lang: str) -> None:
    """``qianxian report``."""
    examples = [f"report baru-34-vs-8.h5{more}" for more in ("", " --lang zh -o baru.html", " -o baru.xlsx")]
    verb = add_verb(verbs, "report", lang, examples)
    verb.add_argument("file", type=Path, help=WORDS["file"][lang])
    verb.add_argument("-o", "--out", type=Path, help=WORDS["report_out"][lang])
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    verb.add_argument("--no-patterns", action="store_true", help=WORDS["no_patterns"][lang])
    verb.add_argument("--title", help=WORDS["title"][lang])
    verb.add_argument("--question", help=WORDS["question"][lang])
    verb.add_argument("--relevant", type=float, default=5.0, metavar="PERCENT", help=WORDS["relevant"][lang])
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
    from qianxian.runs.opening import open as open_results

    data = open_results(options.file)
    kind = options.kind or ("reform_comparison" if isinstance(data, Comparison) else "time_use")
    return data.plot(kind, lang=options.lang, **chosen_options(kind, options))


def chosen_options(kind: str, options: argparse.Namespace) -> dict[str, Any]:
    """The options that were given; those that this kind of figure lacks are refused, all at once."""
    from qianxian.figures import options_of_figure

    given = {name: getattr(options, name) for name in FIGURE_OPTIONS if getattr(options, name) is not None}
    valid = options_of_figure(kind)
    problems = [(name, _not_of(kind, name)) for name in given if name not in valid]
    if "outcome" in valid and "outcome" not in given:
        problems.append(("outcome", say(f"--kind {kind} needs --outcome", f"--kind {kind} 须给出 --outcome")))
    raise_problems(problems)
    return given


def _not_of(kind: str, name: str) -> str:
    flag = f"--{name.replace('_', '-')}"
    return say(f"{flag}: not an option of --kind {kind}", f"{flag}：--kind {kind} 没有这一选项")


def draw_sweep(options: argparse.Namespace) -> Figure:
    """An outcome of a sweep against a factor."""
    from qianxian.studies.study import open_study

    if options.outcome is None:
        raise ValueError(WORDS["needs_outcome"][options.lang])
    given = {"width_mm": options.width_mm} if options.width_mm is not None else {}
    drawn = open_study(options.file)
    return drawn.plot(options.outcome, options.factor, lang=options.lang, against=options.against, **given)


def report(options: argparse.Namespace) -> int:
    """Writes the report, or the workbook of its numbers, and prints where it is."""
    from qianxian.runs.comparison import Comparison
    from qianxian.runs.opening import open as open_results

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
    said = {"title": options.title, "question": options.question, "relevant": options.relevant}
    data.report(place, lang=options.lang, patterns=not options.no_patterns, force=options.force, **said)
    print(out)
    return OK
