"""Which table a sheet is, where its headings stand, and which column is what."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from qianxian.base.language import say, spoken
from qianxian.inputs.office.aliases import FIELD_WORDS, GENERIC, HEADINGS, TABLE_WORDS, TITLES
from qianxian.inputs.office.cells import Cell, Sheet, heading_key, key

#: Headings stand in one of the first rows: above them are titles, units of measurement, dates.
SEARCHED_ROWS: Final = 30
#: Headings that are merged over more rows than these are bands of a table.
MOST_HEADING_ROWS: Final = 3
_OR = re.compile("[/、]|或")
#: What a sheet must have to be a table: one of each.
NEEDED: Final = {
    "persons": ({"id", "name"}, {"role"}),
    "groups": ({"id", "name", "name_zh"},),
    "memberships": ({"group"}, {"person"}),
    "units": ({"id", "name", "name_zh"},),
    "departments": ({"id", "name", "name_zh"},),
}


@dataclass(frozen=True)
class Layout:
    """What a sheet was taken for."""

    sheet: Sheet
    table: str
    heading_row: int
    columns: dict[str, Cell]  # heading by column of the table
    others: list[Cell] = field(default_factory=list)  # headings that are no column of it
    ticked: list[Cell] = field(default_factory=list)  # headings of columns of ticks: groups, or people


def table_word(table: str) -> str:
    """What a table is called in the language that is spoken."""
    return TABLE_WORDS[table][spoken() == "zh"]


def field_word(name: str, table: str = "") -> str:
    """What a column, of this table, is called in the language that is spoken."""
    return FIELD_WORDS.get(f"{table}.{name}", FIELD_WORDS[name])[spoken() == "zh"]


def titled(title: str) -> str | None:
    """Table that the title of a sheet names; empty for a page of explanations, None if it names nothing."""
    shown = heading_key(title)
    found = [
        (shown.rfind(word) + len(word), len(word), table)
        for table, words in TITLES.items()
        for word in map(heading_key, words)
        if word in shown and (not word.isascii() or shown in (word, word + "s"))
    ]
    return max(found)[2] if found else None


def laid_out(row: Iterable[Cell], table: str, sheet: Sheet) -> Layout | None:
    """The layout if this row has the headings of a table; None if it lacks a needed one."""
    best: dict[str, tuple[int, Cell]] = {}
    others = []
    for cell in row:
        name, rank = _field(table, cell.text)
        if name and (name not in best or rank < best[name][0]):
            if name in best:
                others.append(best[name][1])
            best[name] = (rank, cell)
        elif cell.text:
            others.append(cell)
    columns = {name: cell for name, (_, cell) in best.items()}
    if any(not columns.keys() & wanted for wanted in NEEDED[table]):
        return None
    number = next(iter(columns.values())).row
    return Layout(sheet, table, number, columns, sorted(others, key=lambda cell: cell.column))


def _field(table: str, text: str) -> tuple[str, int]:
    """Column of the table that a heading names, and its place among the words for it; 职务/岗位 counts as 职务."""
    shown = heading_key(text)
    for either in (shown, *_OR.split(shown)):
        for name, words in HEADINGS[table].items():
            if either in words:
                return name, words.index(either)
    return "", 0


def heading_rows(sheet: Sheet) -> Iterator[list[Cell]]:
    """Rows that may hold the headings. Of headings in two rows, some of which are merged over both, the lower row, with
    what stands above where it is empty."""
    for n, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        last = max((cell.merged_at[0] + cell.down - 1 for cell in row if cell.merged_at), default=n + 1)
        below = sheet.rows[n + 1 : min(last, n + MOST_HEADING_ROWS)]
        found = {cell.column: cell for cell in row if cell.text}
        for lower in below:
            found |= {cell.column: cell for cell in lower if cell.text}
        bottom = (below or [row])[-1]
        yield [replace(found.get(cell.column, cell), row=cell.row) for cell in bottom]


def layout_of(sheet: Sheet, *, by_title: bool) -> Layout | None:
    """What the sheet is; None if it is none of the tables. The title decides where there is one, unless `by_title` is
    False: a sheet called 工作群 may be a list of members, one called 工作群成员 a list of groups."""
    table = titled(sheet.title)
    if table == "":
        return None
    found = [layout for t in NEEDED for row in heading_rows(sheet) if (layout := laid_out(row, t, sheet))]
    if table and by_title:
        found = [layout for layout in found if layout.table == table]
    else:
        found = [layout for layout in found if _tells(layout)]
    return max(found, key=lambda layout: len(layout.columns)) if found else None


def matrix_of(sheet: Sheet, groups: Container[str], persons: Container[str]) -> Layout | None:
    """The sheet as a table of people by groups, or of groups by people; None if it is neither."""
    for row in heading_rows(sheet):
        for own, crossing in (("person", groups), ("group", persons)):
            heads = [cell for cell in row if heading_key(cell.text) in HEADINGS["memberships"][own]]
            ticked = [cell for cell in row if cell.text and key(cell.text) in crossing]
            if heads and ticked:
                others = [cell for cell in row if cell.text and cell not in ticked and cell is not heads[0]]
                return Layout(sheet, "memberships", heads[0].row, {own: heads[0]}, others, ticked)
    return None


def _tells(layout: Layout) -> bool:
    """Whether the headings alone say which table this is."""
    own = {heading_key(layout.columns[name].text) for name in ("id", "name", "name_zh") if name in layout.columns}
    if layout.table in ("persons", "memberships"):
        return True
    return bool(own - GENERIC) and len(layout.columns) > 1


def half_laid_out(sheet: Sheet, table: str) -> bool:
    """Whether a sheet has some of the headings that it needs to be this table."""
    needed = {word for names in NEEDED[table] for name in names for word in HEADINGS[table].get(name, ())} - GENERIC
    return any(heading_key(cell.text) in needed for row in sheet.rows[:SEARCHED_ROWS] for cell in row)


def lacking(sheet: Sheet, table: str) -> str:
    """What a sheet lacks to be the table that its title names, and how to say that it is none."""
    rows = [texts for row in sheet.rows[:SEARCHED_ROWS] if (texts := [cell.text for cell in row if cell.text])]
    widest = max(rows, key=len, default=[])
    words = [word for names in NEEDED[table] for name in names for word in HEADINGS[table].get(name, ())]
    near = [
        (t, w)
        for t in widest
        for w in difflib.get_close_matches(heading_key(t), words, n=1, cutoff=0.5)
        if w != heading_key(t)
    ]
    examples = [_examples(table, names) for names in NEEDED[table]]
    return say(
        f"{sheet.place()}: by its title the table of {table_word(table)}, but no row has the headings "
        f"{' and '.join(' or '.join(repr(w) for w in e) for e in examples)}. "
        f"Its fullest row: {', '.join(widest)}. "
        + " ".join(f"Did you mean {w} by {t}?" for t, w in near)
        + (" If it is another table, hide the sheet or rename it"),
        f"{sheet.place()}：按名称应为“{table_word(table)}”表，但没有同时含"
        f"{'和'.join('或'.join(f'“{w}”' for w in e) for e in examples)}的标题行。"
        f"内容最多的一行：{'、'.join(widest)}。"
        + "".join(f"“{t}”是否指“{w}”？" for t, w in near)
        + "若不是该表，请隐藏该工作表或改名",
    ).rstrip()


def _examples(table: str, names: set[str]) -> list[str]:
    """A heading for each of these columns, in the language that is spoken."""
    found = []
    for name in sorted(names):
        words = HEADINGS[table].get(name, ())
        fitting = [w for w in words if w.isascii() == (spoken() != "zh")]
        found.extend(fitting[:1])
    return found
