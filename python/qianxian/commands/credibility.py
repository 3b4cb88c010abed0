"""The evidence behind a study on the command line: ``qianxian credibility``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from qianxian.commands.verbs import OK, add_verb

WORDS: dict[str, dict[str, str]] = {
    "file": {"en": "Results file (HDF5)", "zh": "结果文件（HDF5）"},
    "out": {
        "en": "Folder to write (default: beside the results file)",
        "zh": "写出的目录（默认与结果文件放在一起）",
    },
    "statements": {
        "en": "What only the authors know (TOML), by key: {}",
        "zh": "只有作者知道的内容（TOML），可用的键：{}",
    },
    "patterns": {
        "en": "Also hold the baseline against the stylised facts of the field, which needs runs of its own",
        "zh": "另行模拟，将基线情景与经验规律对照",
    },
    "force": {"en": "Replace a folder of these pages", "zh": "覆盖本命令以前写出的目录"},
}


def add_credibility(verbs: Any, lang: str) -> None:
    """``qianxian credibility``."""
    from qianxian.assurance.statements import STATEMENTS

    examples = [
        "credibility baru-34-vs-8.h5",
        "credibility baru-34-vs-8.h5 --lang zh -o evidence --statements ours.toml --patterns",
    ]
    verb = add_verb(verbs, "credibility", lang, examples)
    verb.add_argument("file", type=Path, metavar="RESULTS.h5", help=WORDS["file"][lang])
    verb.add_argument("-o", "--out", type=Path, metavar="DIR", help=WORDS["out"][lang])
    listed = ("、" if lang == "zh" else ", ").join(STATEMENTS)
    verb.add_argument("--statements", type=Path, metavar="FILE.toml", help=WORDS["statements"][lang].format(listed))
    verb.add_argument("--patterns", action="store_true", help=WORDS["patterns"][lang])
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    verb.set_defaults(run=run_credibility)


def run_credibility(options: argparse.Namespace) -> int:
    """Writes the folder and prints where its first page is."""
    from qianxian.assurance import credibility
    from qianxian.assurance.folder import new_folder

    ending = ".credibility" if options.lang == "en" else f".{options.lang}.credibility"
    out = options.out or options.file.with_suffix(ending)
    new_folder(out, force=options.force, remedy="--force")
    given = {"statements": options.statements, "patterns": options.patterns, "force": options.force}
    credibility(options.file, out, lang=options.lang, **given)
    print(out / "index.html")
    return OK
