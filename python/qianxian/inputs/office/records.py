"""The rows of a sheet that are rows of its table, and those that are left out."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

from qianxian.base.language import say
from qianxian.base.problems import Problems
from qianxian.inputs.office.aliases import REMARKS, TOTALS
from qianxian.inputs.office.cells import Cell, Sheet, heading_key, key, letter, parts
from qianxian.inputs.office.layout import Layout, field_word
from qianxian.inputs.office.words import EMPTY

#: Columns whose cell is a list.
LISTS: Final = {"lines", "groups", "members", "served_by", "alias"}
_TOTAL = re.compile("|".join(re.escape(key(word)) for word in TOTALS))
_REMARK = re.compile("|".join(re.escape(key(word)) for word in REMARKS))
_BAND = re.compile(r"[(\[]?[一二三四五六七八九十]+[、.)\]]")


@dataclass
class Record:
    """One row of a table: a cell for each of its columns, and the sheet in which they stand."""

    sheet: Sheet
    row: int
    cells: dict[str, Cell]
    ticks: list[tuple[Cell, Cell]] = field(default_factory=list)  # heading and cell of every column of ticks
    more: dict[str, list[Cell]] = field(default_factory=dict)  # lists that go on in the rows below

    def text(self, name: str) -> str:
        """What the row says in a column; empty if nothing."""
        return "" if name not in self.cells or key(self.cells[name].text) in EMPTY else self.cells[name].text

    def entries(self, name: str, known: Container[str] = ()) -> list[tuple[str, Cell]]:
        """Entries of a list, with the cell in which each stands; what is `known` is not parted."""
        cells = [self.cells[name], *self.more.get(name, [])] if name in self.cells else []
        return [(part, cell) for cell in cells if key(cell.text) not in EMPTY for part in parts(cell.text, known)]

    def place(self, name: str = "") -> str:
        """Where the cell of a column stands; that of the name without one."""
        found = [self.cells[column] for column in (name, "name_zh", "name", "id") if column in self.cells]
        return self.sheet.place(found[0] if found else next(iter(self.cells.values())))


def records_of(layout: Layout, problems: Problems) -> tuple[list[Record], list[tuple[int, str]]]:
    """Rows of the table, and number and reason of every row that is left out. Every cell that cannot be trusted and
    every hidden one is a problem."""
    _report_hidden(layout, problems)
    found: list[Record] = []
    left_out: list[tuple[int, str]] = []
    for row in layout.sheet.rows[layout.heading_row :]:
        by_column = {cell.column: cell for cell in row}
        cells = {name: by_column[head.column] for name, head in layout.columns.items() if head.column in by_column}
        ticks = [(head, by_column[head.column]) for head in layout.ticked if head.column in by_column]
        if not any(cell.text for cell in [*cells.values(), *(cell for _, cell in ticks)]):
            continue
        if reason := _no_row(layout, row, cells):
            left_out.append((row[0].row, reason))
            continue
        record = Record(layout.sheet, row[0].row, cells, ticks)
        _report_flaws(record, problems)
        if found and _goes_on(found[-1], record):
            for name in LISTS & record.cells.keys():
                found[-1].more.setdefault(name, []).append(record.cells[name])
        else:
            found.append(record)
    return found, left_out


def _no_row(layout: Layout, row: list[Cell], cells: dict[str, Cell]) -> str:
    """Why a row is none of the table; empty if it is one."""
    filled = [cell for cell in row if cell.text]
    names = [cells[name] for name in ("id", "name", "name_zh") if name in cells and cells[name].text]
    ticked = {head.column for head in layout.ticked}
    known = [cell for cell in filled if cell in cells.values() or cell.column in ticked]
    if not names and all(cell.down > 1 for cell in known):
        return say("merged cells alone", "仅有合并单元格")
    last = max((cells[name].column for name in ("id", "name", "name_zh") if name in cells), default=filled[0].column)
    for cell in filled:
        text = key(cell.text)
        at = _TOTAL.match(text)
        if (cell is filled[0] or cell.column <= last) and at and not re.match(r"[\w]", text[at.end() :] or " "):
            return cell.text
    first = key(filled[0].text)
    remark = _REMARK.match(first)
    if remark and first[remark.end() :][:1] in ("", ":", "、", "."):
        return filled[0].text
    heads = {heading_key(head.text) for head in layout.columns.values()}
    own = {heading_key(cell.text) for cell in cells.values() if cell.text and cell.down == 1}
    if own and own <= heads and len(cells) > 1:
        return say("the headings again", "重复的标题行")
    wide = filled[0].across > max(head.across for head in layout.columns.values())
    if len(filled) == 1 and (wide or _BAND.match(key(filled[0].text))):
        return filled[0].text
    return ""


def _goes_on(before: Record, record: Record) -> bool:
    """Whether a merged name makes this row a part of the one above."""
    for name in ("id", "name", "name_zh"):
        if name in record.cells and record.text(name):
            merged = record.cells[name].merged_at
            return merged is not None and before.cells[name].merged_at == merged
    return False


def _report_flaws(record: Record, problems: Problems) -> None:
    for cell in [*record.cells.values(), *(cell for _, cell in record.ticks)]:
        repeated = cell.merged_at is not None and cell.merged_at[0] != cell.row
        if cell.flaw and not repeated and key(cell.text) not in EMPTY:
            place = record.sheet.place(cell)
            problems.append((place, say(f"{place}: {cell.flaw}", f"{place}：{cell.flaw}")))


def _report_hidden(layout: Layout, problems: Problems) -> None:
    """A township of rows that nobody sees would be another one than that on the screen."""
    sheet = layout.sheet
    rows = [row[0].row for row in sheet.rows[layout.heading_row :] if any(cell.text for cell in row)]
    hidden = sorted(sheet.hidden_rows & set(rows))
    if hidden:
        shown = ", ".join(map(str, hidden[:10])) + (" …" if len(hidden) > 10 else "")
        remedy = say(
            f"rows {shown} are hidden. Show them, or delete them",
            f"第 {shown} 行被隐藏。请取消隐藏（或筛选），或将其删除",
        )
        problems.append((sheet.place(), say(f"{sheet.place()}: {remedy}", f"{sheet.place()}：{remedy}")))
    used = [(head, field_word(name, layout.table)) for name, head in layout.columns.items()]
    for head, word in [*used, *((head, head.text) for head in layout.ticked)]:
        if head.column in sheet.hidden_columns:
            place = sheet.place(head)
            said = say(
                f"column {letter(head.column)} ({word}) is hidden. Show it, or delete it",
                f"{letter(head.column)} 列（{word}）被隐藏。请取消隐藏，或将其删除",
            )
            problems.append((place, say(f"{place}: {said}", f"{place}：{said}")))
