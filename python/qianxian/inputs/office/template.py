"""Workbooks to fill in, with drop-downs: an empty one, and one that holds the example township."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from qianxian.base.workbooks import add_table, new_workbook, save_workbook
from qianxian.inputs.library import SCENARIOS
from qianxian.inputs.office.cells import letter
from qianxian.inputs.office.meaning import valid
from qianxian.inputs.tables import SEPARATORS, TABLES

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

#: Rows for which a sheet has drop-downs.
PREPARED_ROWS: Final = 2000
EXAMPLE: Final = SCENARIOS / "example-township"
#: Names of the files, in English and Chinese: the empty workbook and the example.
FILES: Final = {"en": ("township.xlsx", "example.xlsx"), "zh": ("乡镇.xlsx", "示例.xlsx")}
#: Title of each sheet, and its columns with their headings, in English and Chinese.
SHEETS: Final = {
    "units": (("Units", "单位"), {
        "name": ("Name", "英文名称"), "name_zh": ("Chinese name", "名称"), "kind": ("Kind", "类别"),
        "id": ("Id", "编号"),
    }),
    "persons": (("Persons", "人员"), {
        "id": ("Person", "姓名"), "role": ("Post", "职务"), "unit": ("Unit", "单位"),
        "serves_village": ("Contact village", "包村"), "lines": ("Lines", "条线"),
    }),
    "groups": (("Groups", "工作群"), {
        "name": ("Name", "英文名称"), "name_zh": ("Chinese name", "名称"), "kind": ("Kind", "类别"),
        "function": ("Function", "职能"), "lines": ("Lines", "条线"), "id": ("Id", "编号"),
    }),
    "memberships": (("Memberships", "成员"), {"group": ("Group", "工作群"), "person": ("Person", "姓名")}),
    "departments": (("Departments", "部门"), {
        "name": ("Name", "英文名称"), "name_zh": ("Chinese name", "名称"), "function": ("Function", "职能"),
        "id": ("Id", "编号"),
    }),
}  # fmt: skip
#: Columns whose cells are words of an enumeration, and those that name rows of another sheet.
CHOICES: Final = {
    ("units", "kind"): "unit_kind", ("persons", "role"): "role", ("groups", "kind"): "group_kind",
    ("groups", "function"): "function", ("departments", "function"): "function",
}  # fmt: skip
REFERENCES: Final = {
    ("persons", "unit"): "units", ("persons", "serves_village"): "units", ("memberships", "group"): "groups",
    ("memberships", "person"): "persons", ("persons", "lines"): "departments", ("groups", "lines"): "departments",
}  # fmt: skip
LISTS: Final = {"lines"}
INSTRUCTIONS: Final = {
    "en": (
        "Read me",
        (
            "One township: who works there, in which unit, and who is in which chat group.",
            "Units: one leadership, at least one office and one village. Persons: one head for every office, one "
            "secretary for every village. A code will do instead of a name.",
            "Lines are the departments whose work a person carries or that use a group, separated by semicolons; 'all' "
            "for every one.",
            "Memberships: a row for every member of every group. Instead, a column 'Members' in the sheet of groups, "
            "or a sheet of persons by groups with ticks, will do.",
            "Chinese names and ids may stay empty. Columns of your own, numbers of rows, totals and remarks are left "
            "out.",
            "Then: qianxian import {file} -o my-township. It first shows what was taken for what.",
        ),
    ),
    "zh": (
        "填写说明",
        (
            "本工作簿描述一个乡镇：有哪些人，在哪个单位，在哪些工作群。",
            "单位：一个领导班子，至少一个站办所、一个村。人员：每个站办所一名负责人，每个村一名村支书。姓名可用代号代替。",
            "条线：个人承担、或使用该群的上级部门，用顿号或分号隔开；全部部门写“全部”。",
            "成员：每个群的每名成员占一行。也可以不用此表，而在“工作群”表中增设“成员”列，或另做一张人员×工作群的勾选表。",
            "英文名称和编号可不填。自行增加的列、序号、合计行、备注行不会被采用。",
            "填好后运行：qianxian import {file} -o my-township。程序先列出各表各列的识别结果。",
        ),
    ),
}


def write_templates(folder: Path, lang: str) -> list[Path]:
    """Writes the empty workbook and the example into a folder; returns their paths."""
    found = []
    for name, tables in zip(FILES[lang], (None, example_tables()), strict=True):
        save_workbook(template(tables, lang), folder / name)
        found.append(folder / name)
    return found


def example_tables() -> dict[str, pd.DataFrame]:
    """The five tables of the example township."""
    return {
        name: pd.read_csv(EXAMPLE / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
        for name in TABLES
    }


def template(tables: Mapping[str, pd.DataFrame] | None, lang: str) -> Workbook:
    """A workbook in `lang` (``en`` or ``zh``) with these tables, or empty."""
    book = new_workbook()
    title, lines = INSTRUCTIONS[lang]
    about = add_table(book, title, [title], [[line.format(file=FILES[lang][0])] for line in lines])
    about.auto_filter.ref = None
    about.column_dimensions["A"].width = 110
    for table in SHEETS:
        rows = [] if tables is None else _rows(table, tables, lang)
        sheet = add_table(book, _title(table, lang), [_heading(table, c, lang) for c in _columns(table, lang)], rows)
        sheet.auto_filter.ref = None
        _offer(sheet, table, lang)
    return book


def _title(table: str, lang: str) -> str:
    return SHEETS[table][0][lang == "zh"]


def _heading(table: str, column: str, lang: str) -> str:
    return SHEETS[table][1][column][lang == "zh"]


def _columns(table: str, lang: str) -> list[str]:
    """Columns of a sheet: the name in the user's language first, the other one and the id last."""
    own, other = ("name_zh", "name") if lang == "zh" else ("name", "name_zh")
    columns = [c for c in SHEETS[table][1] if c not in (own, other, "id") or (c == "id" and table == "persons")]
    return columns if "name" not in SHEETS[table][1] else [own, *columns, other, "id"]


def _rows(table: str, tables: Mapping[str, pd.DataFrame], lang: str) -> list[list[str]]:
    """A table with the words of a language instead of ids."""
    own = "name_zh" if lang == "zh" else "name"
    called = {
        name: dict(zip(tables[name]["id"], tables[name].get(own, tables[name]["id"]), strict=True))
        for name in TABLES
        if name != "memberships"
    }
    rows = []
    for _, row in tables[table].iterrows():
        rows.append([_shown(table, column, row[column], called, lang) for column in _columns(table, lang)])
    return rows


def _shown(table: str, column: str, value: str, called: Mapping[str, Mapping[str, str]], lang: str) -> str:
    if enumeration := CHOICES.get((table, column)):
        return dict(zip(valid(enumeration, "id"), valid(enumeration, lang), strict=True))[value]
    names = called.get(REFERENCES.get((table, column), ""), {})
    if column not in LISTS:
        return names.get(value, value)
    if value == "all":
        return "全部" if lang == "zh" else "all"
    return ("、" if lang == "zh" else "; ").join(names[part] for part in SEPARATORS.split(value) if part)


def _offer(sheet: Any, table: str, lang: str) -> None:
    """Drop-downs: words of an enumeration, or names of another sheet. Lists are typed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    columns = _columns(table, lang)
    for n, column in enumerate(columns, 1):
        if column in LISTS:
            continue
        if enumeration := CHOICES.get((table, column)):
            source = f'"{",".join(_commaless(valid(enumeration, lang)))}"'
        elif other := REFERENCES.get((table, column)):
            source = f"'{_title(other, lang)}'!$A$2:$A${PREPARED_ROWS}"
        else:
            continue
        offered = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
        offered.error = "请从下拉列表中选择" if lang == "zh" else "Choose from the list"
        offered.add(f"{letter(n)}2:{letter(n)}{PREPARED_ROWS}")
        sheet.add_data_validation(offered)


def _commaless(words: Sequence[str]) -> Sequence[str]:
    """The words of a drop-down, which a comma would part; raises ValueError if one has a comma or all are too long."""
    if any("," in word for word in words) or len(",".join(words)) > 255:
        raise ValueError(f"no drop-down of {', '.join(words)}: a comma, or more than 255 characters")
    return words
