"""From the rows of the sheets to the five tables of a township."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from qianxian.base.language import say, spoken
from qianxian.inputs.office import meaning
from qianxian.inputs.office.cells import as_id, key, parts
from qianxian.inputs.office.names import Names
from qianxian.inputs.office.records import Record
from qianxian.inputs.office.understanding import Understanding
from qianxian.inputs.office.words import EMPTY, EVERY_LINE, EVERYBODY, NO, YES
from qianxian.inputs.tables import TABLES


@dataclass
class Row:
    """One row of a table of the township, and the record from which it was made."""

    values: dict[str, str]
    record: Record
    column: str = ""  # of the record, for a row that was gathered from one of its cells


@dataclass
class Assembly(Understanding):
    """The tables of a township, made of records."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    gathered: list[str] = field(default_factory=list)  # tables that no sheet holds
    pairs: set[tuple[str, str]] = field(default_factory=set)  # group and person
    repeated: int = 0  # pairs that were named again

    def __post_init__(self) -> None:
        self._departments()
        self._units()
        self._persons()
        self._groups()
        self._serve()
        self._memberships()

    def frames(self) -> dict[str, pd.DataFrame]:
        """The five tables as ``Scenario.from_tables`` takes them."""
        return {
            name: pd.DataFrame([row.values for row in self.rows[name]], columns=columns, dtype=str).fillna("")
            for name, columns in TABLES.items()
        }

    # Tables of things that have a name --------------------------------------------------------------------------------

    def _named(self, table: str) -> list[tuple[Record, dict[str, str]]]:
        """Every record with id and names; its words are known from now on."""
        names = self.names[table] = Names(table)
        found: list[tuple[Record, dict[str, str]]] = []
        for record in self.records[table]:
            words = [record.text(column) for column in ("id", "name_zh", "name") if record.text(column)]
            if not words:
                self._missing(record, "name_zh" if spoken() == "zh" and table != "persons" else "name", table)
            values = {"id": as_id(words[0]) if words else "", **self._titles(record)}
            if values["id"] in names.ids:
                before = next(other for other, known in found if known["id"] == values["id"])
                self._double(record, before, table, words[0])
            names.add(values["id"], *words, *(word for word, _ in record.entries("alias")))
            found.append((record, values))
        return found

    def _departments(self) -> None:
        named = self._named("departments")
        self.rows["departments"] = [
            Row({**values, "function": self._function(record, "departments")}, record) for record, values in named
        ]
        if not named:
            self._gather("departments", "lines", EVERY_LINE, self._department_named)

    def _department_named(self, word: str, record: Record) -> dict[str, str]:
        alone = [r for r in self.records["groups"] if [key(w) for w, _ in r.entries("lines")] == [key(word)]]
        of_group = next((f for r in alone if r.text("function") and (f := meaning.function(r.text("function")))), None)
        return {"function": self._function_of_name(record, "lines", word, of_group)}

    def _units(self) -> None:
        self.rows["units"] = []
        for record, values in self._named("units"):
            kind = self._word(record, "kind", "unit_kind", meaning.unit_kind)
            if not kind and not record.text("kind"):
                kind = meaning.unit_kind(values["name_zh"] or values["name"] or values["id"]) or ""
                self._note(record, "name_zh", values["name_zh"] or values["id"], "unit_kind", kind)
                self._unknown_kind(kind, values["name_zh"] or values["id"], record, "kind", "unit_kind")
            self.rows["units"].append(Row({**values, "kind": kind or record.text("kind")}, record))
        if not self.rows["units"]:
            self._gather("units", "unit", set(), self._unit_named)

    def _unit_named(self, word: str, record: Record) -> dict[str, str]:
        kind = meaning.unit_kind(word) or ""
        self._note(record, "unit", word, "unit_kind", kind)
        self._unknown_kind(kind, word, record, "unit", "unit_kind")
        return {"kind": kind}

    def _gather(self, table: str, column: str, none: set[str], make: Callable[[str, Record], dict[str, str]]) -> None:
        """A table that no sheet holds, of the words with which people and groups name its rows."""
        self.gathered.append(table)
        names = self.names[table]
        for record in [*self.records["persons"], *self.records["groups"]]:
            if column not in record.cells:
                continue
            for word in [w for w, _ in record.entries(column)] if column == "lines" else [record.text(column)]:
                if word and key(word) not in none and word not in names:
                    names.add(as_id(word), word)
                    titles = {"name": word, "name_zh": word if not word.isascii() else ""}
                    values = {"id": as_id(word), **titles, **make(word, record)}
                    self.rows[table].append(Row(values, record, column))

    def _persons(self) -> None:
        kinds = {row.values["id"]: row.values["kind"] for row in self.rows["units"]}
        self.rows["persons"] = []
        for record, values in self._named("persons"):
            for column in ("role", "unit"):
                if not record.text(column):
                    self._missing(record, column)
            unit = self._reference(record, "unit", "units")
            kind = kinds.get(unit)
            role = self._word(record, "role", "role", partial(self._post, kind))
            own = {"role": role or record.text("role"), "unit": unit, "lines": self._lines(record)}
            village = self._contact_village(record)
            self.rows["persons"].append(Row({"id": values["id"], **own, "serves_village": village}, record))

    def _post(self, kind: str | None, text: str) -> str | None:
        """Role of a post; empty where it depends on the unit, and that is not known and told already."""
        found = meaning.post(text, kind)
        return "" if found is None and kind is None and meaning.posts_by_kind(text) else found

    def _contact_village(self, record: Record) -> str:
        text, column = record.text("serves_village"), "serves_village"
        if text in self.names["units"] or len(villages := parts(text)) < 2:
            return self._reference(record, column, "units")
        place = record.place(column)
        message = say(
            f"{place}: '{text}' are {len(villages)} villages; the model knows one contact village for each person",
            f"{place}：“{text}”为 {len(villages)} 个村；模型中每人只有一个包村。请保留主要的一个",
        )
        self.problems.append((place, message))
        return ""

    def _groups(self) -> None:
        self.rows["groups"] = []
        for record, values in self._named("groups"):
            lines = self._lines(record)
            name = values["name_zh"] or values["name"] or values["id"]
            kind = self._word(record, "kind", "group_kind", meaning.group_kind)
            if not kind and not record.text("kind"):
                kind = meaning.group_kind_of_name(name) or ("line" if lines and lines != "all" else "")
                self._note(record, "name_zh", name, "group_kind", kind)
                self._unknown_kind(kind, name, record, "kind", "group_kind")
            own = {"kind": kind or record.text("kind"), "function": self._function(record, "groups"), "lines": lines}
            self.rows["groups"].append(Row({**values, **own}, record))

    def _serve(self) -> None:
        """Contact persons in the table of villages are contact villages in that of people."""
        rows = {row.values["id"]: row for row in self.rows["persons"]}
        for unit in self.rows["units"]:
            for word, cell in unit.record.entries("served_by", self.names["persons"]) if not unit.column else ():
                place = unit.record.sheet.place(cell)
                person = rows.get(self.names["persons"].refer(word, place, "served_by", self.problems))
                village = unit.values["id"]
                if person and person.values["serves_village"] not in ("", village):
                    other = person.values["serves_village"]
                    message = say(
                        f"{place}: '{word}' has the contact villages {other} and {village}; the model knows one",
                        f"{place}：“{word}”同时包 {other} 和 {village}；模型中每人只有一个包村。请保留主要的一个",
                    )
                    self.problems.append((place, message))
                elif person:
                    person.values["serves_village"] = village

    # Who is in which group --------------------------------------------------------------------------------------------

    def _memberships(self) -> None:
        self.rows["memberships"] = []
        for record in self.records["memberships"]:
            for column in {"group", "person"} & record.cells.keys():
                if not record.text(column):
                    self._missing(record, column)
            groups = [*self._entries(record, "group", "groups"), *self._ticked(record, "person")]
            self._pairs(record, groups, [*self._entries(record, "person", "persons"), *self._ticked(record, "group")])
        for record in self.records["persons"]:
            own = [(record.text("id") or record.text("name"), record.place())]
            self._pairs(record, [*self._entries(record, "groups", "groups"), *self._ticked(record, "role")], own)
        for record in self.records["groups"]:
            own = [(record.text("id") or record.text("name_zh") or record.text("name"), record.place())]
            self._pairs(record, own, self._entries(record, "members", "persons"))

    def _ticked(self, record: Record, own: str) -> list[tuple[str, str]]:
        """Heads of the columns that are ticked in this row, if the row is called by the column `own`."""
        found = []
        for head, cell in record.ticks if own in record.cells else ():
            if key(cell.text) in YES:
                found.append((head.text, record.sheet.place(cell)))
            elif key(cell.text) not in NO | EMPTY and not cell.flaw:
                place = record.sheet.place(cell)
                message = say(
                    f"{place}: '{cell.text}' is no tick. A member has ✓, √, 1 or yes; otherwise leave it empty",
                    f"{place}：“{cell.text}”无法判断是否在群。在群请填 ✓、√、1 或“是”，不在则留空",
                )
                self.problems.append((place, message))
        return found

    def _pairs(self, record: Record, groups: list[tuple[str, str]], persons: list[tuple[str, str]]) -> None:
        """Every one of these people is in every one of these groups; who is so already is counted."""
        for group, at_group in groups:
            in_group = self.names["groups"].refer(group, at_group, "group", self.problems)
            for person, at_person in persons:
                everybody = key(person) in EVERYBODY and person not in self.names["persons"]
                refer = self.names["persons"].refer
                found = self.names["persons"].ids if everybody else [refer(person, at_person, "person", self.problems)]
                for one in found:
                    if (in_group, one) in self.pairs:
                        self.repeated += 1
                        continue
                    self.pairs.add((in_group, one))
                    self.rows["memberships"].append(Row({"group": in_group, "person": one}, record))
