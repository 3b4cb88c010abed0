"""What the cells of a record say: references, lists, words of an enumeration."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems
from qianxian.inputs.office import meaning
from qianxian.inputs.office.cells import key
from qianxian.inputs.office.layout import field_word
from qianxian.inputs.office.names import Names
from qianxian.inputs.office.records import Record
from qianxian.inputs.office.words import EVERY_LINE


@dataclass
class Understanding:
    """What is known while records are read; `problems` grows as cells are understood."""

    records: dict[str, list[Record]]
    problems: Problems
    names: dict[str, Names] = field(default_factory=dict)
    #: How often a word was taken for what: by place of the sheet and column, of word, enumeration and id.
    taken: dict[tuple[str, str], Counter[tuple[str, str, str]]] = field(default_factory=dict)

    def _double(self, record: Record, before: Record, table: str, word: str) -> None:
        column = next((column for column in ("id", "name_zh", "name") if record.text(column)), "id")
        place, own, first = record.place(column), field_word(column, table), before.place(column)
        message = say(
            f"{place}: {own} '{word}' stands in {first} already. Delete one, or tell them apart by a column 'Id'",
            f"{place}：{own}“{word}”与{first}重复。请删去其一；若是同名的两个，请增设“编号”列加以区分",
        )
        self.problems.append((place, message))

    def _titles(self, record: Record) -> dict[str, str]:
        """English and Chinese name; a Chinese one under an English heading is a Chinese one."""
        name, name_zh = record.text("name"), record.text("name_zh")
        if name and not name_zh and not name.isascii():
            name, name_zh = "", name
        if name_zh.isascii() and not name:
            name, name_zh = name_zh, ""
        return {"name": name, "name_zh": name_zh}

    def _missing(self, record: Record, column: str, table: str = "persons") -> None:
        word = field_word(column, table)
        if column not in record.cells and column in ("role", "unit"):
            place = record.sheet.place()
            text = say(f"{place}: no column of the {word} was found", f"{place}：没有找到“{word}”列")
        else:
            place = record.place(column)
            hint = say(". Where it is that of the row above, write it again or merge the cells",
                       "。若与上一行相同，请逐行填写或合并单元格")  # fmt: skip
            text = say(f"{place}: {word} is missing", f"{place}：缺少{word}") + (hint if column == "unit" else "")
        self.problems.append((place, text))

    def _reference(self, record: Record, column: str, table: str) -> str:
        text = record.text(column)
        return self.names[table].refer(text, record.place(column), column, self.problems) if text else ""

    def _entries(self, record: Record, column: str, table: str) -> list[tuple[str, str]]:
        """Entries of a list, each with its place."""
        return [(word, record.sheet.place(cell)) for word, cell in record.entries(column, self.names[table])]

    def _lines(self, record: Record) -> str:
        """Departments of a list, as ids."""
        entries = self._entries(record, "lines", "departments")
        if any(key(word) in EVERY_LINE for word, _ in entries):
            return "all"
        found = [self.names["departments"].refer(word, place, "lines", self.problems) for word, place in entries]
        return ";".join(dict.fromkeys(found))

    def _function(self, record: Record, table: str) -> str:
        if record.text("function"):
            return self._word(record, "function", "function", meaning.function) or record.text("function")
        name = record.text("name_zh") or record.text("name") or record.text("id")
        return self._function_of_name(record, "name_zh", name, None)

    def _function_of_name(self, record: Record, column: str, name: str, otherwise: str | None) -> str:
        """Function that a name tells; if none, `otherwise` or general administration, and the report says so."""
        found = meaning.function_of_name(name) or otherwise
        shown = name if found else name + say(" (not recognised)", "（未能识别，暂归此类）")
        self._note(record, column, shown, "function", found or "general")
        return found or "general"

    def _word(self, record: Record, column: str, enumeration: str, take: Callable[[str], str | None]) -> str:
        """What a word of a column means; empty after a problem, or if there is none."""
        text = record.text(column)
        found = take(text) if text else ""
        if found is None:
            self._unknown(text, record, column, enumeration)
        elif found:
            self._note(record, column, text, enumeration, found)
        return found or ""

    def _unknown(self, text: str, record: Record, column: str, enumeration: str) -> None:
        place, word = record.place(column), field_word(column)
        words = meaning.valid(enumeration, spoken())
        near = difflib.get_close_matches(key(text), meaning.known(enumeration), n=5, cutoff=0.5)
        word_meant = min(near, key=lambda found: abs(len(found) - len(key(text))), default="")
        hint = say(f" Did you mean '{word_meant}'?", f"是否指“{word_meant}”？") if near else ""
        message = say(
            f"{place}: {word} '{text}' is not known.{hint} Valid here: {', '.join(words)}",
            f"{place}：{word}“{text}”无法识别。{hint}可用：{'、'.join(words)}",
        )
        self.problems.append((place, message))

    def _unknown_kind(self, kind: str, name: str, record: Record, column: str, enumeration: str) -> None:
        if kind or not name:
            return
        place = record.place(column if column in record.cells else "")
        words = meaning.valid(enumeration, spoken())
        message = say(
            f"{place}: the name '{name}' does not tell the kind. Add a column 'kind' with one of: {', '.join(words)}",
            f"{place}：由名称“{name}”看不出类别。请增设“类别”列，可填：{'、'.join(words)}",
        )
        self.problems.append((place, message))

    def _note(self, record: Record, column: str, word: str, enumeration: str, taken_as: str) -> None:
        own = next((name for name in (column, "name", "id") if name in record.cells), column)
        if taken_as and key(word) != taken_as:
            self.taken.setdefault((record.sheet.place(), own), Counter())[word, enumeration, taken_as] += 1
