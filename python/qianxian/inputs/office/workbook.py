"""Reading workbooks (.xlsx, .xlsm) with openpyxl: values as they were last calculated, merged areas taken apart."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.inputs.office.cells import Cell, Sheet, checked

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

#: Cells of a sheet, empty ones within its used area included; a township has some ten thousand.
MOST_CELLS: Final = 2_000_000
#: A spreadsheet keeps 15 digits of a number.
EXACT: Final = 10**15
#: First bytes of an old workbook (.xls), and of a new one with a password.
_OLD: Final = b"\xd0\xcf\x11\xe0"


def sheets_of_workbook(path: Path) -> list[Sheet]:
    """Every sheet with its values; raises InputError if the file is no workbook that can be read."""
    formulas, values = _open(path, data_only=False), _open(path, data_only=True)
    pairs = [(sheet, values[sheet.title]) for sheet in formulas.worksheets]
    too_large = [
        (str(path), say(f"{path}, sheet '{shown.title}': {shown.dimensions} is used, which is more than "
                        f"{MOST_CELLS:,} cells. Delete the empty rows and columns",
                        f"{path} 工作表“{shown.title}”：已用区域为 {shown.dimensions}，超过 {MOST_CELLS:,} 个单元格。"
                        "请删除多余的空行和空列"))
        for shown, _ in pairs
        if shown.max_row * shown.max_column > MOST_CELLS
    ]  # fmt: skip
    raise_problems(too_large)
    calculated = any(
        shown.data_type == "f" and kept.value is not None
        for pair in pairs
        for row in zip(pair[0].iter_rows(), pair[1].iter_rows(), strict=True)
        for shown, kept in zip(*row, strict=True)
    )
    return [_sheet(path, shown, kept, calculated) for shown, kept in pairs]


def _open(path: Path, *, data_only: bool) -> Workbook:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    with path.open("rb") as file:
        if file.read(len(_OLD)) == _OLD:
            text = say(
                f"{path}: an old workbook (.xls), or one with a password. Save it as .xlsx without a password",
                f"{path}：是旧格式（.xls）或带密码的工作簿。请另存为不加密的 .xlsx",
            )
            raise_problems([(str(path), text)])
    try:
        return openpyxl.load_workbook(path, data_only=data_only)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, ParseError, EOFError) as error:
        why = str(error).partition(".\n")[0]
        text = say(
            f"{path}: not a workbook that can be read ({why}). Open it in a spreadsheet and save it as .xlsx",
            f"{path}：不是可读取的工作簿（{why}）。请用电子表格软件打开后另存为 .xlsx",
        )
        raise_problems([(str(path), text)])
        raise


def _sheet(path: Path, shown: Any, kept: Any, calculated: bool) -> Sheet:
    """One sheet; `shown` has formulas, `kept` the values that were stored for them."""
    rows = [
        [_cell(a, b.value, calculated) for a, b in zip(*pair, strict=True)]
        for pair in zip(shown.iter_rows(), kept.iter_rows(), strict=True)
    ]
    _take_apart(rows, shown.merged_cells.ranges)
    hidden_columns: set[int] = set()
    for name, dimension in shown.column_dimensions.items():
        if dimension.hidden:
            first = dimension.min or _number(name)
            hidden_columns.update(range(first, (dimension.max or first) + 1))
    return Sheet(
        file=path.name,
        title=shown.title,
        rows=rows,
        hidden=shown.sheet_state != "visible",
        hidden_rows=frozenset(n for n, dimension in shown.row_dimensions.items() if dimension.hidden),
        hidden_columns=frozenset(hidden_columns),
    )


def _number(name: str) -> int:
    from openpyxl.utils import column_index_from_string

    return int(column_index_from_string(name))


def _cell(shown: Any, value: Any, calculated: bool) -> Cell:
    text, flaw = _text(value)
    if shown.data_type == "f" and value is None and not calculated:
        formula = str(shown.value)
        text = formula if formula.startswith("=") else "=…"
        flaw = say(
            f"the formula {text} has no stored value. Open the workbook in a spreadsheet and save it",
            f"公式 {text} 没有已保存的计算结果。请用电子表格软件打开工作簿并保存一次",
        )
    return checked(Cell(text, shown.row, shown.column, flaw))


def _text(value: Any) -> tuple[str, str]:
    """A value as text, and what is wrong with it."""
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        text = str(value).removesuffix(" 00:00:00")
        return text, say(
            f"'{text}' is a date. Format the column as text and type it again",
            f"“{text}”是日期。若本意不是日期，请把该列设为文本格式后重新录入",
        )
    if isinstance(value, (int, float)):
        text = str(int(value)) if float(value).is_integer() else str(value)
        if abs(value) < EXACT:
            return text, ""
        return text, say(
            f"{text} is stored as a number of more than 15 digits, whose last ones are lost. Format the column as text "
            "and type it again",
            f"{text} 以数值存储且超过 15 位，末尾数字已丢失。请把该列设为文本格式后重新录入",
        )
    return str(value).strip(), ""


def _take_apart(rows: list[list[Cell]], areas: Any) -> None:
    """Gives every row of a merged area its value, in its first column alone: what reaches over several columns is a
    title or a band, not the value of each."""
    for area in areas:
        corner = rows[area.min_row - 1][area.min_col - 1]
        size = {"across": area.max_col - area.min_col + 1, "down": area.max_row - area.min_row + 1}
        at = (area.min_row, area.min_col)
        for row in range(area.min_row, area.max_row + 1):
            rows[row - 1][area.min_col - 1] = Cell(corner.text, row, area.min_col, corner.flaw, at, **size)
