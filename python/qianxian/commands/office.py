"""An office's own spreadsheets on the command line: ``qianxian init`` and ``qianxian import``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from qianxian.base.language import say
from qianxian.commands.verbs import OK, add_verb

WORDS: dict[str, dict[str, str]] = {
    "files": {
        "en": "Workbooks (.xlsx) or CSV files that together hold the tables of one township",
        "zh": "工作簿（.xlsx）或 CSV 文件，合起来是一个乡镇的各张表",
    },
    "out": {
        "en": "Folder to write; without it, only the report is shown",
        "zh": "写出的文件夹；不写则只显示识别结果",
    },
    "name": {
        "en": "Short name of the scenario: letters, digits, - and _ (default: that of the folder)",
        "zh": "情景短名，只用字母、数字、- 和 _（默认取文件夹名）",
    },
    "title": {"en": "Title in figures and reports (default: the name)", "zh": "图表和报告中的标题（默认取文件夹名）"},
    "base": {
        "en": "Scenario that gives travel times, households and everything else (default: the defaults)",
        "zh": "路途、户数等其他内容所依据的情景（默认取各参数默认值）",
    },
    "force": {"en": "Replace files of the same names", "zh": "覆盖同名文件"},
    "folder": {"en": "Folder to write", "zh": "写出的文件夹"},
}


def add_import(verbs: Any, lang: str) -> None:
    """``qianxian import``."""
    names = {"en": "township.xlsx", "zh": "青石镇.xlsx"}
    examples = [
        f"import {names[lang]}",
        f"import {names[lang]} -o my-township",
        "import units.csv persons.csv groups.csv",
    ]
    verb = add_verb(verbs, "import", lang, examples)
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE", help=WORDS["files"][lang])
    verb.add_argument("-o", "--out", type=Path, metavar="DIR", help=WORDS["out"][lang])
    verb.add_argument("--name", help=WORDS["name"][lang])
    verb.add_argument("--title", help=WORDS["title"][lang])
    verb.add_argument("--base", metavar="SCENARIO", help=WORDS["base"][lang])
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    verb.set_defaults(run=import_township)


def add_init(verbs: Any, lang: str) -> None:
    """``qianxian init``."""
    verb = add_verb(verbs, "init", lang, ["init my-township"])
    verb.add_argument("folder", type=Path, metavar="DIR", help=WORDS["folder"][lang])
    verb.add_argument("--force", action="store_true", help=WORDS["force"][lang])
    verb.set_defaults(run=init)


def import_township(options: argparse.Namespace) -> int:
    """Shows what was taken for what; then writes the folder, or tells every mistake and writes nothing."""
    from qianxian.inputs.office.folder import free_folder, heading_of
    from qianxian.inputs.office.spreadsheet import Spreadsheet
    from qianxian.runs.opening import load

    place = None if options.out is None else free_folder(options.out, force=options.force, remedy="--force")
    base = None if options.base is None else load(options.base)
    read = Spreadsheet(*options.files)
    print(read.report, flush=True)
    heading = heading_of(place, options.name or "", options.title or "", "")
    if place is None:
        read.scenario(heading, base.text if base else None)
        print(say("No mistakes. With -o DIR it is written.", "没有发现错误。加 -o 文件夹 即可写出。"))
        return OK
    read.save(place, base=base, force=options.force, **heading)
    file = options.out / "scenario.toml"
    print(
        say(f"{options.out}: written. Next: qianxian run {file}", f"已写入 {options.out}。下一步：qianxian run {file}")
    )
    return OK


def init(options: argparse.Namespace) -> int:
    """Writes an empty workbook and a filled one, both with drop-downs."""
    from qianxian.inputs.office.folder import free_folder
    from qianxian.inputs.office.template import write_templates

    place = free_folder(options.folder, force=options.force, remedy="--force")
    empty, example = (options.folder / path.name for path in write_templates(place, options.lang))
    print(
        say(
            f"{empty}: to fill in\n{example}: the same with an invented township\n"
            f"Next: qianxian import {example} -o {options.folder / 'township'}",
            f"{empty}：空白模板，请填写\n{example}：填好的示例（虚构的乡镇）\n"
            f"下一步：qianxian import {example} -o {options.folder / 'township'}",
        )
    )
    return OK
