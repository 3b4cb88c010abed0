"""What the rows of a table are called elsewhere: by id, by name, by short name."""

from __future__ import annotations

import difflib
from typing import Final

from qianxian.base.language import say
from qianxian.base.problems import Problems
from qianxian.inputs.office.cells import as_id, key
from qianxian.inputs.office.layout import field_word, table_word

#: More valid words than these help nobody.
LONGEST_LIST: Final = 12


class Names:
    """Ids of one table by everything that its rows are called."""

    def __init__(self, table: str) -> None:
        self.table = table
        self.ids: list[str] = []
        self._by_key: dict[str, list[str]] = {}
        self._shown: dict[str, str] = {}  # a word as it was written, by what is compared

    def add(self, row_id: str, *words: str) -> None:
        """A row, and everything that it is called."""
        self.ids.append(row_id)
        for word in dict.fromkeys([*words, row_id]):
            for shown in {key(word), key(as_id(word))} - {""}:
                self._shown.setdefault(shown, word)
                known = self._by_key.setdefault(shown, [])
                if row_id not in known:
                    known.append(row_id)

    def __contains__(self, word: object) -> bool:
        return key(str(word)) in self._by_key

    def find(self, text: str) -> list[str]:
        """Ids of the rows that are called so."""
        return self._by_key.get(key(text)) or self._by_key.get(key(as_id(text)), [])

    def refer(self, text: str, place: str, column: str, problems: Problems) -> str:
        """Id of the row that a cell names; otherwise the text as an id, and a problem with the nearest name."""
        found = self.find(text)
        if len(found) == 1:
            return found[0]
        table, word = table_word(self.table), field_word(column)
        if found:
            message = say(
                f"{place}: {word} '{text}' names {len(found)} rows of the table of {table}. Use ids to tell them apart",
                f"{place}：{word}“{text}”在“{table}”表中有 {len(found)} 行同名。请增设“编号”列加以区分",
            )
            problems.append((place, message))
            return found[0]
        if self._by_key:
            message = say(
                f"{place}: {word} '{text}' is not in the table of {table}. {self.hint(text, 'en')}".rstrip(),
                f"{place}：{word}“{text}”不在“{table}”表中。{self.hint(text, 'zh')}",
            )
            problems.append((place, message))
        return as_id(text)

    def hint(self, text: str, lang: str) -> str:
        """The nearest name, or all of them where they are few."""
        near = difflib.get_close_matches(key(text), list(self._by_key), n=1, cutoff=0.5)
        if near:
            word = self._shown[near[0]]
            return f"是否指“{word}”？" if lang == "zh" else f"Did you mean '{word}'?"
        if len(self.ids) > LONGEST_LIST:
            return ""
        return f"可用：{'、'.join(self.ids)}。" if lang == "zh" else f"Valid here: {', '.join(self.ids)}."
