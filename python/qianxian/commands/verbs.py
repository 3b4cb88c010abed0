"""What the package's verbs on the command line have in common: purpose, help, exit codes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

#: Exit codes, as those of the program.
OK, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

PURPOSES: dict[str, dict[str, str]] = {
    "init": {"en": "Write a workbook to fill in with your own township", "zh": "生成填写本乡镇情况的工作簿模板"},
    "import": {
        "en": "Make a township of the spreadsheets of an office (.xlsx, .csv)",
        "zh": "由单位的电子表格（.xlsx、.csv）建立乡镇",
    },
    "case": {
        "en": "Hold what a published account says against the model",
        "zh": "把一篇材料的说法与模型对照",
    },
    "credibility": {
        "en": "Answer what a referee asks of a study, in a folder to archive",
        "zh": "逐项回答审稿人对研究的提问，写成可存档的目录",
    },
    "figure": {"en": "Draw a figure of a results file (PNG, SVG or PDF)", "zh": "由结果文件作图（PNG、SVG 或 PDF）"},
    "report": {
        "en": "Write a comparison as one HTML file that opens offline",
        "zh": "把对比结果写成一个可离线打开的 HTML 报告",
    },
    "sweep": {"en": "Run a design of experiments into a directory", "zh": "按实验设计批量运行，结果存入目录"},
    "simulate": {
        "en": "Answer one point of the parameter space, for other programs",
        "zh": "计算参数空间中的一个点，供其他程序调用",
    },
    "robustness": {
        "en": "Ask whether a claim on a reform holds at other parameters",
        "zh": "检验关于改革的论断在其他参数下是否成立",
    },
    "portfolio": {"en": "Find the best combinations of reforms", "zh": "找出最好的改革组合"},
    "resume": {"en": "Go on with a sweep that was stopped", "zh": "继续被中断的批量运行"},
}

WORDS: dict[str, dict[str, str]] = {
    "lang": {"en": "Language: en or zh", "zh": "语言：en 或 zh"},
    "examples": {"en": "examples:\n{}", "zh": "示例：\n{}"},
}


def add_verb(verbs: Any, name: str, lang: str, examples: Sequence[str]) -> argparse.ArgumentParser:
    """A verb with its help, its examples and --lang."""
    epilog = WORDS["examples"][lang].format("\n".join(f"  qianxian {e}" for e in examples))
    verb: argparse.ArgumentParser = verbs.add_parser(
        name,
        help=PURPOSES[name][lang],
        description=PURPOSES[name][lang],
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument("--lang", choices=("en", "zh"), default=lang, help=WORDS["lang"][lang])
    return verb
