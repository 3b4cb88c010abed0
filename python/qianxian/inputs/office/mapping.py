"""What was taken for what, and what was left out: the mapping report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from qianxian.base.language import say, spoken
from qianxian.base.reference import text_of
from qianxian.inputs.office.cells import Sheet, key, letter
from qianxian.inputs.office.layout import Layout, field_word, table_word, titled
from qianxian.inputs.office.township import Assembly
from qianxian.inputs.tables import TABLES

#: Words of a column that the report lists, most frequent first.
SHOWN_WORDS = 12
SHOWN_NAMES = 6


@dataclass
class Reading:
    """A sheet, what it was taken for, and the rows that were left out."""

    sheet: Sheet
    layout: Layout | None = None
    n_rows: int = 0
    left_out: list[tuple[int, str]] = field(default_factory=list)

    def readable(self) -> bool:
        """Whether it is looked into: not hidden, not empty, no page of explanations."""
        return not self.sheet.hidden and not self.empty() and titled(self.sheet.title) != ""

    def empty(self) -> bool:
        """Whether no cell has anything in it."""
        return not any(cell.text for row in self.sheet.rows for cell in row)

    def why_not(self) -> str:
        """Why it is no table."""
        if self.sheet.hidden:
            return say("hidden sheet, not read", "隐藏的工作表，未读取")
        if self.empty():
            return say("empty", "空表")
        if titled(self.sheet.title) == "":
            return say("explanations, not read", "说明页，未读取")
        return say("no headings of a table found, not read", "没有可识别的标题行，未读取")


def report_text(readings: list[Reading], township: Assembly) -> str:
    """The report as text, in the language that is spoken."""
    lines = []
    for reading in readings:
        lines += [*_of_sheet(reading, township), ""]
    for table in township.gathered:
        names = [row.values["name_zh"] or row.values["name"] for row in township.rows[table]]
        if names:
            lines.append(
                say(
                    f"No sheet of {table_word(table)}: {len(names)} gathered from the other tables: {_some(names)}",
                    f"没有“{table_word(table)}”表：由其他表中归纳出 {len(names)} 个：{_some(names)}",
                )
            )
    if township.repeated:
        n = township.repeated
        lines.append(
            say(f"{n} memberships stand more than once and count once", f"有 {n} 条成员关系重复出现，只计一次")
        )
    counts = [f"{table_word(name)} {len(township.rows[name])}" for name in TABLES]
    lines.append(say("In all: ", "合计：") + say(", ", "，").join(counts))
    return "\n".join(lines)


def _of_sheet(reading: Reading, township: Assembly) -> Iterator[str]:
    sheet, layout = reading.sheet, reading.layout
    note = f" ({sheet.note})" if sheet.note else ""
    if layout is None:
        yield say(
            f"{sheet.file}, sheet '{sheet.title}': {reading.why_not()}{note}",
            f"{sheet.file} 工作表“{sheet.title}”：{reading.why_not()}{note}",
        )
        return
    table, n = table_word(layout.table), reading.n_rows
    yield say(
        f"{sheet.file}, sheet '{sheet.title}': {table}, headings in row {layout.heading_row}, {n} rows read{note}",
        f"{sheet.file} 工作表“{sheet.title}”：作为“{table}”表，标题在第 {layout.heading_row} 行，读取 {n} 行{note}",
    )
    for name, head in sorted(layout.columns.items(), key=lambda pair: pair[1].column):
        yield f"  {letter(head.column)} {_flat(head.text)} → {field_word(name, layout.table)}"
        yield from _words(sheet, name, township)
    if layout.ticked:
        first, last = letter(layout.ticked[0].column), letter(layout.ticked[-1].column)
        yield say(
            f"  {first}–{last}: ticks, {len(layout.ticked)} columns",
            f"  {first}–{last} → 勾选，共 {len(layout.ticked)} 列",
        )
    if layout.others:
        shown = say(", ", "、").join(f"{letter(head.column)} {_flat(head.text)}" for head in layout.others)
        yield say(f"  columns left out: {shown}", f"  未采用的列：{shown}")
    if reading.left_out:
        rows = [say(f"{row} ({_flat(why)})", f"第 {row} 行（{_flat(why)}）") for row, why in reading.left_out]
        yield say(f"  rows left out: {', '.join(rows)}", f"  未采用的行：{'、'.join(rows)}")


def _words(sheet: Sheet, name: str, township: Assembly) -> Iterator[str]:
    """What words of a column were taken for, one line a meaning."""
    words = township.taken.get((sheet.place(), name))
    by_meaning: dict[tuple[str, str], list[str]] = {}
    for (word, enumeration, meaning), times in words.most_common() if words else ():
        if key(word) == key(text_of(enumeration, spoken())[meaning]):
            continue  # a word of the drop-down says itself
        by_meaning.setdefault((enumeration, meaning), []).append(_flat(word) + (f" ×{times}" if times > 1 else ""))
    for (enumeration, meaning), found in by_meaning.items():
        text = text_of(enumeration, spoken())[meaning]
        yield f"    {_some(found, SHOWN_WORDS)} → {say(f'{text} ({meaning})', f'{text}（{meaning}）')}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _some(words: list[str], most: int = SHOWN_NAMES) -> str:
    rest = len(words) - most
    shown = say("; ", "；").join(words[:most])
    return shown if rest <= 0 else say(f"{shown} and {rest} more", f"{shown} 等 {len(words)} 个")


def mapping_table(readings: list[Reading], township: Assembly) -> pd.DataFrame:
    """The report as a table: a row for every sheet, column, word and row that was taken for something or left out."""
    rows: list[tuple[str, str, str, str, str, int]] = []
    for reading in readings:
        sheet, layout = reading.sheet, reading.layout
        at = (sheet.file, sheet.title)
        rows.append((*at, "", sheet.title, layout.table if layout else "", reading.n_rows))
        if layout is None:
            continue
        for name, head in layout.columns.items():
            rows.append((*at, f"{letter(head.column)}{head.row}", head.text, name, reading.n_rows))
            words = township.taken.get((sheet.place(), name), Counter())
            rows += [(*at, letter(head.column), word, taken, times) for (word, _, taken), times in words.items()]
        rows += [(*at, f"{letter(h.column)}{h.row}", h.text, "membership", reading.n_rows) for h in layout.ticked]
        rows += [(*at, f"{letter(h.column)}{h.row}", h.text, "", 0) for h in layout.others]
        rows += [(*at, str(row), why, "", 0) for row, why in reading.left_out]
    return pd.DataFrame(rows, columns=["file", "sheet", "place", "found", "taken_as", "rows"])
