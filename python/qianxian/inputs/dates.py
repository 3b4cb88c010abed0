"""When the reforms of a scenario are in force, and in which townships."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

import pandas as pd

from qianxian.inputs.specification import Specification


@dataclass(frozen=True)
class Dated:
    """A reform as it lies in the time of a run.

    Attributes
    ----------
    name, title, title_zh : what it is called
    start : from when it is in force; None: from the first day
    full : from when it reaches everybody, that is after its phase-in; None without a start and a phase-in
    end : before when it is in force; None: to the last day
    townships : indices of the townships concerned; empty: all
    """

    name: str
    title: str
    title_zh: str
    start: pd.Timestamp | None
    full: pd.Timestamp | None
    end: pd.Timestamp | None
    townships: tuple[int, ...]

    def reaches(self, township: int | None) -> bool:
        """Whether it holds in this township; of None, whether in any."""
        return township is None or not self.townships or township in self.townships


def dated_reforms(scenario: Specification, first_day: pd.Timestamp) -> list[Dated]:
    """The reforms of a scenario in the order in which they were laid.

    Parameters
    ----------
    scenario : with its reforms
    first_day : of the run, when a reform without a date begins
    """
    read = tomllib.loads(scenario.text).get("reform", [])
    found = []
    for r in read:
        start = None if r.get("start") is None else pd.Timestamp(r["start"])
        phase_in = int(r.get("phase_in_days", 0))
        full = start if not phase_in else (start or first_day) + pd.Timedelta(days=phase_in)
        end = None if r.get("end") is None else pd.Timestamp(r["end"])
        title = r.get("title") or r["name"]
        where = tuple(r.get("townships", ()))
        found.append(Dated(r["name"], title, r.get("title_zh") or title, start, full, end, where))
    return found


def added_reforms(scenario: Specification, baseline: Specification, first_day: pd.Timestamp) -> list[Dated]:
    """Reforms that a scenario has and a baseline lacks, or has with other dates or scope."""
    known = dated_reforms(baseline, first_day)
    return [r for r in dated_reforms(scenario, first_day) if r not in known]
