"""Cases on the command line: ``qianxian case``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from qianxian.base.durable import new_file, write_durably
from qianxian.commands.verbs import FAILED, OK, add_verb

WORDS: dict[str, dict[str, str]] = {
    "case": {
        "en": "Id of a case, or a case file (TOML); without it, the list",
        "zh": "案例编号或案例文件（TOML）；不写则列出全部",
    },
    "replicates": {"en": "Replicates of each arm (default: the case's)", "zh": "每个方案的重复次数（默认依案例）"},
    "days": {"en": "Days to simulate (default: the case's)", "zh": "模拟天数（默认依案例）"},
    "seed": {"en": "Seed of all randomness", "zh": "随机种子"},
    "results": {
        "en": "Keep the runs in a results file (HDF5); after a stop the same command goes on",
        "zh": "把运行存为结果文件（HDF5）；中断后用同一命令继续",
    },
    "out": {"en": "Page to write (Markdown)", "zh": "写出的页面（Markdown）"},
    "force": {"en": "Replace a file that exists", "zh": "覆盖已有文件"},
    "quiet": {"en": "No progress bar", "zh": "不显示进度条"},
    "strict": {"en": "Exit code 1 unless every claim holds", "zh": "有一条不成立或未定，退出码即为 1"},
    "absent": {"en": "The model cannot show: ", "zh": "模型无法显示："},
}


def add_case(verbs: Any, lang: str) -> None:
    """``qianxian case``."""
    verb = add_verb(verbs, "case", lang, ["case", "case 001", "case 003 -n 40 -o case-003.md", "case my-case.toml"])
    verb.add_argument("case", nargs="?", help=WORDS["case"][lang])
    verb.add_argument("-n", "--replicates", type=int, metavar="N", help=WORDS["replicates"][lang])
    verb.add_argument("--days", type=int, metavar="N", help=WORDS["days"][lang])
    verb.add_argument("--seed", type=int, default=1, metavar="N", help=WORDS["seed"][lang])
    verb.add_argument("-o", "--out", type=Path, metavar="PAGE.md", help=WORDS["out"][lang])
    verb.add_argument("--results", type=Path, metavar="FILE.h5", help=WORDS["results"][lang])
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    verb.add_argument("--strict", action="store_true", help=WORDS["strict"][lang])
    verb.add_argument("-q", "--quiet", action="store_true", help=WORDS["quiet"][lang])
    verb.set_defaults(run=run_case)


def run_case(options: argparse.Namespace) -> int:
    """Runs a case and prints its claims; lists the cases without one."""
    from qianxian.casebook.case import case
    from qianxian.casebook.page import WORDS as TITLES
    from qianxian.casebook.page import lines, tally
    from qianxian.casebook.verdicts import HOLDS

    lang: str = options.lang
    if options.case is None:
        return list_cases(lang)
    found = case(options.case)
    place = None
    if options.out is not None:
        place = new_file(options.out, force=options.force, inputs=[Path(options.case)], remedy="--force")
    kept = {"out": options.results, "force": options.force, "progress": not options.quiet}
    result = found.run(options.replicates, options.days, seed=options.seed, **kept)
    print(TITLES["case"][lang].format(found.file.id, found.file.title.of(lang)))
    print(
        found.file.question.of(lang), "", *lines(found.file, result.claims, lang), tally(result.claims, lang), sep="\n"
    )
    for absence in found.file.absences:
        print(f"{WORDS['absent'][lang]}{absence.text.of(lang)} ({absence.sources})")
    if place is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_durably(place, result.page(lang).encode())
        print(options.out)
    return FAILED if options.strict and (result.claims["verdict"] != HOLDS).any() else OK


def list_cases(lang: str) -> int:
    """Prints id, title and question of every case."""
    from qianxian.casebook.case import cases

    suffix = "_zh" if lang == "zh" else ""
    for name, row in cases().iterrows():
        print(f"{name}  {row['title' + suffix]}", f"     {row['question' + suffix]}", sep="\n")
    return OK
