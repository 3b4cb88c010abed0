"""Workbooks that we write: every text stays a text, whatever it begins with."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from qianxian.base.durable import unfinished

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

#: What a spreadsheet takes for the beginning of a formula when a cell is edited or saved as CSV.
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
WIDEST: Final = 60


def new_workbook() -> Workbook:
    """A workbook without a sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    return book


def add_table(book: Workbook, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Any:
    """A sheet with headings that stay in view, filters, and columns as wide as their content."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for n, row in enumerate([headings, *rows], 1):
        for column, value in enumerate(row, 1):
            put(sheet, n, column, value)
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(1, column)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF3")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        texts = [heading, *(str(sheet.cell(n, column).value or "") for n in range(2, sheet.max_row + 1))]
        sheet.column_dimensions[get_column_letter(column)].width = min(WIDEST, 3 + max(map(_width, texts)))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return sheet


def put(sheet: Any, row: int, column: int, value: object) -> None:
    """A value in a cell. A text is never a formula; what is no number is left empty, infinity is written ∞."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    plain = value.item() if hasattr(value, "item") else value
    if plain is None or (isinstance(plain, float) and math.isnan(plain)):
        return
    if isinstance(plain, float) and math.isinf(plain):
        plain = "∞" if plain > 0 else "−∞"
    cell = sheet.cell(row, column)
    if isinstance(plain, (bool, int, float)):
        cell.value = plain
        return
    text = ILLEGAL_CHARACTERS_RE.sub("�", str(plain))
    cell.value, cell.data_type = text, "s"
    cell.quotePrefix = text.startswith(FORMULA_SIGNS)


def save_workbook(book: Workbook, path: Path) -> None:
    """Writes the whole file or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(path) as draft:
        book.save(draft)


def _width(text: str) -> int:
    """Columns that the longest line of a text takes; a Chinese character takes two."""
    return max((sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in text.splitlines()), default=0)
