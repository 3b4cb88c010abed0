"""Cells, rows and sheets as they were found, whatever file they come from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field, replace

from qianxian.base.language import say

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_CHINESE = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
#: Parts of a name that separators divide; the names of departments have three.
MOST_PARTS = 6
#: What may stand between the entries of a list in a cell, after full-width forms have become half-width ones.
_SEPARATORS = re.compile("[;,、\n]")
_IN_IDS = re.compile(r"[;,、\"“”\s]+")
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_COUNT = re.compile(r"\((人|个|名|人数|个数|数量)\)$")
_ROUNDED = re.compile(r"\d(\.\d+)?[eE]\+\d{2}")


@dataclass(frozen=True)
class Cell:
    """One cell; rows and columns count from 1."""

    text: str
    row: int
    column: int
    flaw: str = ""  # why what it shows cannot be what was meant
    merged_at: tuple[int, int] | None = None  # upper left cell of the merged area
    across: int = 1  # columns of that area
    down: int = 1  # rows of that area


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or one CSV file."""

    file: str
    title: str
    rows: list[list[Cell]]
    label: str = ""  # of several files with a sheet of this title: file and title
    note: str = ""  # how it was read, where that is not the usual way
    hidden: bool = False
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    def place(self, cell: Cell | None = None) -> str:
        """Where a cell stands, for a message: sheet, row, column."""
        sheet = say(f"sheet '{self.label or self.title}'", f"工作表“{self.label or self.title}”")
        if cell is None:
            return sheet
        at = letter(cell.column)
        return sheet + say(f", row {cell.row}, column {at}", f"第 {cell.row} 行 {at} 列")


def letter(column: int) -> str:
    """What a spreadsheet calls a column: 1 is A, 27 is AA."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def plain(text: str) -> str:
    """Full-width forms made half-width (NFKC), no invisible characters, no blanks around; line breaks stay."""
    lines = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def key(text: str) -> str:
    """What is compared: plain, without blanks between Chinese characters, in small letters."""
    shown = plain(text)
    return (re.sub(r"\s+", "", shown) if _CHINESE.search(shown) else " ".join(shown.split())).casefold()


def heading_key(text: str) -> str:
    """What is compared of a heading: without remarks in brackets, stars and colons, as in 姓名（必填）*. A count, as
    成员（人）, keeps its bracket: it is no list of members."""
    shown = key(text)
    if _COUNT.search(shown):
        return shown
    return re.sub(r"(\([^()]*\)|\[[^\[\]]*\]|[*:])+$", "", shown).strip()


def as_id(text: str) -> str:
    """A name as an id: Chinese names lose their blanks, other blanks, commas, semicolons and quotes become hyphens."""
    shown = plain(text)
    if _CHINESE.search(shown):
        shown = re.sub(r"\s+", "", shown)
    return _IN_IDS.sub("-", shown).strip("-")


def parts(text: str, known: Container[str] = ()) -> list[str]:
    """Entries of a list in a cell, separated by ； 、 ， ; or , or line breaks. What is known as a whole stays whole,
    although it has a separator: a Bureau of Culture, Sport and Tourism is one department."""
    shown = plain(text)
    ends = [found.span() for found in _SEPARATORS.finditer(shown)]
    starts, stops = [0, *(stop for _, stop in ends)], [*(start for start, _ in ends), len(shown)]
    found, at = [], 0
    while at < len(starts):
        longest = min(at + MOST_PARTS, len(stops)) - 1
        whole = (last for last in range(longest, at, -1) if shown[starts[at] : stops[last]].strip() in known)
        last = next(whole, at)
        found.append(shown[starts[at] : stops[last]].strip())
        at = last + 1
    return [part for part in found if part]


def checked(cell: Cell) -> Cell:
    """The cell with the flaw that its text shows, if it has none yet."""
    text = plain(cell.text)
    if cell.flaw or not text:
        return cell
    if text.upper() in _ERRORS:
        flaw = say(f"the cell holds the error {text}", f"单元格为错误值 {text}")
    elif _ROUNDED.fullmatch(text):
        flaw = say(
            f"'{text}' is a number that was rounded. Format the column as text and type it again",
            f"“{text}”为科学计数法，末位数字已丢失。请把该列设为文本格式后重新录入",
        )
    elif text[0] in "=+@" or (text[0] == "-" and text.strip("-")):
        flaw = say(
            f"'{text}' begins with '{text[0]}': a spreadsheet would take it for a formula",
            f"“{text}”以“{text[0]}”开头，电子表格会把它当作公式",
        )
    else:
        return cell
    return replace(cell, flaw=flaw)
