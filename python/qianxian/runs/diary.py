"""The life of one person, booking by booking."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from qianxian import _core
from qianxian.base.presenting import presenter
from qianxian.base.problems import raise_problems
from qianxian.base.progress import bar
from qianxian.base.reference import LABELS, nearest
from qianxian.inputs.options import Options, options_of
from qianxian.inputs.specification import Specification

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Diary:
    """Every second of one person, in order and without a gap.

    Attributes
    ----------
    person : id
    role : id of the post
    table : DataFrame, one row a booking: start, end (calendar time), activity, cause (line id, ``villagers``, ``block``
        or ``person``), and what was on the desk: queue (noticed assignments), pending (notices not yet noticed), groups
        (memberships)
    causes : readable text of every cause by id and language
    """

    person: str
    role: str
    table: pd.DataFrame
    causes: dict[str, dict[str, str]]

    def day(self, date: str | None = None) -> pd.DataFrame:
        """The bookings of one day (``2020-03-19``); of the first working day after the first if None."""
        days = self.table["start"].dt.normalize()
        if date is None:
            busy = self.table[self.table["activity"] != "off_duty"]["start"].dt.normalize().unique()
            chosen = busy[min(1, len(busy) - 1)] if len(busy) else days.iloc[0]
        else:
            chosen = pd.Timestamp(date)
        return self.table[days == chosen]

    def minutes(self) -> pd.Series[float]:
        """Minutes by activity."""
        spent = (self.table["end"] - self.table["start"]).dt.total_seconds() / 60
        return spent.groupby(self.table["activity"].astype(str)).sum()

    def plot(self, lang: str = "en", **options: Any) -> Figure:
        """The day of the person as a timeline strip."""
        return presenter().draw("person_day", self, lang=lang, **options)


def people(scenario: Specification, options: Options, township: int = 0) -> pd.DataFrame:
    """Persons of one township of the run in the order of the engine: id, role, unit, lines."""
    return scenario.tables(options.seed, township)["persons"]


def causes_of(scenario: Specification, options: Options) -> dict[str, dict[str, str]]:
    """Texts of every cause by id and language, in the order of the engine: the lines, then villagers, block, person."""
    departments = scenario.tables(options.seed)["departments"]
    lines = {d.id: {"en": d.name, "zh": d.name_zh} for d in departments.itertuples(index=False)}
    return lines | {c["id"]: {"en": c["en"][0].lower() + c["en"][1:], "zh": c["zh"]} for c in LABELS["cause"]}


def position_of(persons: pd.DataFrame, person: str | int) -> int:
    """Position of a person in the roster.

    Raises
    ------
    KeyError
        If nobody has this id; names the nearest one.
    """
    if isinstance(person, (int, np.integer)):
        if 0 <= person < len(persons):
            return int(person)
        raise KeyError(f"no person {person}: the township has {len(persons)}, counted from 0")
    ids = list(persons["id"])
    if person not in ids:
        raise KeyError(f"no person '{person}': {nearest(person, ids[:400])}")
    return ids.index(person)


def keep_diary(
    scenario: Specification,
    person: str | int,
    *,
    days: int = 28,
    replicate: int = 0,
    township: int = 0,
    progress: bool = True,
    **given: Any,
) -> Diary:
    """Runs one replicate and writes down the life of one person; ``Scenario.diary``."""
    options = options_of({**given, "days": days, "replicates": replicate + 1})
    if not 0 <= township < options.townships:
        text = f"township = {township}: must be a whole number in [0, {options.townships - 1}], counted from 0"
        raise_problems([("township", text)])
    persons = people(scenario, options, township)
    at = position_of(persons, person)
    with bar(f"diary of {persons['id'].iloc[at]}", progress) as report:
        columns = _core.diary(scenario._core, asdict(options), replicate, township, at, report)
    midnight = pd.Timestamp(scenario["calendar.start"])
    causes = causes_of(scenario, options)
    activities = [a["id"] for a in LABELS["activity"]]
    table = pd.DataFrame(
        {
            "start": midnight + pd.to_timedelta(columns["from"], unit="s"),
            "end": midnight + pd.to_timedelta(columns["to"], unit="s"),
            "activity": pd.Categorical.from_codes(columns["activity"], activities),
            "cause": pd.Categorical.from_codes(columns["cause"], list(causes)),
            "queue": columns["queue"],
            "pending": columns["pending"],
            "groups": columns["groups"],
        }
    )
    return Diary(str(persons["id"].iloc[at]), str(persons["role"].iloc[at]), table, causes)
