"""The command line of the package: its own verbs, and everything else handed to the program as it is."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qianxian.cli_study import add_resume, add_sweep
from qianxian.program import PROGRAM
from qianxian.speech import speaking

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Exit codes, as those of the program.
OK, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

WORDS: dict[str, dict[str, str]] = {
    "verbs": {"en": "Verbs of the Python package", "zh": "Python 包提供的命令"},
    "figure": {"en": "Draw a figure of a results file (PNG, SVG or PDF)", "zh": "由结果文件作图（PNG、SVG 或 PDF）"},
    "report": {
        "en": "Write a comparison as one HTML file that opens offline",
        "zh": "把对比结果写成一个可离线打开的 HTML 报告",
    },
    "sweep": {"en": "Run a design of experiments into a directory", "zh": "按实验设计批量运行，结果存入目录"},
    "resume": {"en": "Go on with a sweep that was stopped", "zh": "继续被中断的批量运行"},
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
    "kind": {"en": "Figure: {}", "zh": "图的种类：{}"},
    "lang": {"en": "Language: en or zh", "zh": "语言：en 或 zh"},
    "no_patterns": {
        "en": "Leave out the pattern table, which needs runs of its own",
        "zh": "不含经验规律对照表（该表需另行模拟）",
    },
    "examples": {"en": "examples:\n{}", "zh": "示例：\n{}"},
    "one_arm": {
        "en": "{}: a report compares, and this file has one arm. Write one with `qianxian compare`",
        "zh": "{}：报告用于对比，而该文件只有一个方案。请先用 `qianxian compare` 生成对比结果",
    },
}


def language_of(arguments: Sequence[str]) -> str:
    """Language of the call: --lang, otherwise that of the environment."""
    for i, word in enumerate(arguments):
        if word.startswith("--lang="):
            return "zh" if word.endswith("zh") else "en"
        if word == "--lang" and i + 1 < len(arguments):
            return "zh" if arguments[i + 1] == "zh" else "en"
    locale = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), "")
    return "zh" if locale.startswith("zh") else "en"


def add_verb(verbs: Any, name: str, lang: str, examples: Sequence[str]) -> argparse.ArgumentParser:
    """A verb with its help, its examples and --lang."""
    epilog = WORDS["examples"][lang].format("\n".join(f"  qianxian {e}" for e in examples))
    verb: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=WORDS[name][lang],
        description=WORDS[name][lang],
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("--lang", choices=("en", "zh"), default=lang, help=WORDS["lang"][lang])
    return verb


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
    verb.add_argument("--outcome", help=WORDS["outcome"][lang])
    verb.add_argument("--factor", help=WORDS["factor"][lang])
    verb.set_defaults(run=figure)


def add_report(verbs: Any, lang: str) -> None:
    """``qianxian report``."""
    examples = ["report baru-34-vs-8.h5", "report baru-34-vs-8.h5 --lang zh -o baru.html"]
    verb = add_verb(verbs, "report", lang, examples)
    verb.add_argument("file", type=Path, help=WORDS["file"][lang])
    verb.add_argument("-o", "--out", type=Path, help=WORDS["out"][lang])
    verb.add_argument("--no-patterns", action="store_true", help=WORDS["no_patterns"][lang])
    verb.set_defaults(run=report)


def figure(options: argparse.Namespace) -> int:
    """Draws one figure and prints where it is."""
    out = options.out or options.file.with_suffix(".png")
    out.parent.mkdir(parents=True, exist_ok=True)
    drawn = draw_sweep(options) if options.file.is_dir() else draw_results(options)
    drawn.savefig(out, dpi=180)
    print(out)
    return OK


def draw_results(options: argparse.Namespace) -> Figure:
    """The figure asked for, or the one that says most about a file of this kind."""
    from qianxian.comparison import Comparison
    from qianxian.results import open as open_results

    data = open_results(options.file)
    return data.plot(
        options.kind or ("reform_comparison" if isinstance(data, Comparison) else "time_use"), lang=options.lang
    )


def draw_sweep(options: argparse.Namespace) -> Figure:
    """An outcome of a sweep against a factor."""
    from qianxian.sweep import open_study

    if options.outcome is None:
        raise ValueError(WORDS["needs_outcome"][options.lang])
    return open_study(options.file).plot(options.outcome, options.factor, lang=options.lang)


def report(options: argparse.Namespace) -> int:
    """Writes the report and prints where it is."""
    from qianxian.comparison import Comparison
    from qianxian.results import open as open_results

    data = open_results(options.file)
    if not isinstance(data, Comparison):
        print(WORDS["one_arm"][options.lang].format(options.file), file=sys.stderr)
        return BAD_INPUT
    out = options.out or options.file.with_suffix(".html" if options.lang == "en" else f".{options.lang}.html")
    out.parent.mkdir(parents=True, exist_ok=True)
    print(data.report(out, lang=options.lang, patterns=not options.no_patterns))
    return OK


VERBS = {"figure": add_figure, "report": add_report, "sweep": add_sweep, "resume": add_resume}


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language_of(given)
    verb = next((word for word in given if not word.startswith("-")), None)
    if verb not in VERBS:
        return hand_over(given, lang)
    parser = argparse.ArgumentParser(prog="qianxian")
    verbs = parser.add_subparsers(required=True)
    VERBS[verb](verbs, lang)
    return run(parser.parse_args(given))


def run(options: argparse.Namespace) -> int:
    """Runs a verb; a user's mistake is one message and no traceback."""
    try:
        with speaking(options.lang):
            code: int = options.run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ValueError, TypeError, KeyError, OSError) as error:
        text = error.args[0] if isinstance(error, KeyError) else error
        print(f"qianxian: {text}", file=sys.stderr)
        return BAD_INPUT
    return code


def hand_over(arguments: Sequence[str], lang: str) -> int:
    """Everything else is the program's; its help is followed by ours."""
    asks_for_help = not arguments or arguments[0] in ("-h", "--help")
    if not asks_for_help:
        os.execv(PROGRAM, [str(PROGRAM), *arguments])
    done = subprocess.run([PROGRAM, *arguments], check=False)
    stream = sys.stdout if arguments else sys.stderr
    print(f"\n{WORDS['verbs'][lang]}:", file=stream)
    for name in VERBS:
        print(f"  {name:<25} {WORDS[name][lang]}", file=stream)
    return done.returncode
