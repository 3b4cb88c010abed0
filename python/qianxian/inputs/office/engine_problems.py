"""Mistakes that the engine finds in the tables, told with sheets, rows and words of the office."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems
from qianxian.base.reference import LABELS
from qianxian.inputs.office.aliases import FIELD_WORDS
from qianxian.inputs.office.layout import table_word
from qianxian.inputs.office.township import Assembly

#: Columns whose words are understood, or found not to be, before the engine sees them.
UNDERSTOOD: Final = {"role", "kind", "function", "unit", "serves_village", "lines", "group", "person"}
_WHERE = re.compile(r"(?P<table>\w+?)(\.csv)?(, row (?P<row>\d+))?(, columns)?")


def in_the_words_of_the_office(
    problems: Iterable[tuple[str, str]], township: Assembly, told_already: Problems
) -> Problems:
    """The engine's problems without those of rows and tables that have one already."""
    told = {place for place, _ in told_already}
    shown: Problems = []
    for where, message in problems:
        at = _WHERE.fullmatch(where)
        rows = township.rows.get(at["table"], []) if at else []
        if at is None or not rows:
            if not told:
                shown.append((where, message))
        elif at["row"] is None:
            if not told:
                place = table_word(at["table"])
                shown.append((place, say(f"{place}: {_named(message)}", f"{place}：{_named(message)}")))
        else:
            row = rows[int(at["row"])]
            first = re.match(r"\w+", message)
            column = first[0] if first else ""
            follows = column in UNDERSTOOD and told
            if not follows and not told & {row.record.place(name) for name in row.record.cells}:
                place = row.record.place(row.column or column)
                shown.append((place, say(f"{place}: {_named(message)}", f"{place}：{_named(message)}")))
    return shown


def _named(message: str) -> str:
    """The message with tables instead of files; in Chinese, with words instead of ids."""
    shown = re.sub(r"(\w+)\.csv", lambda m: say(f"the table of {table_word(m[1])}", f"“{table_word(m[1])}”表"), message)
    if spoken() != "zh":
        return shown
    words = {name: FIELD_WORDS[name][1] for name in ("id", "name", "name_zh", "lines", "role", "unit", "kind", "all")}
    for enumeration in ("role", "unit_kind"):
        words |= {label["id"]: label["zh"] for label in LABELS[enumeration]}
    shown = re.sub(rf"(?<![\w-])({'|'.join(words)})(?![\w-])", lambda m: words[m[1]], shown)
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", shown)
