"""Where the minutes go and who makes them necessary: the numbers behind two sections of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from qianxian.figures.measures import SECONDS, minutes, person_days
from qianxian.runs.departments import OWN

if TYPE_CHECKING:
    from qianxian.runs.simulation import Result

OFF = "off_duty"
IDLE = "idle_on_duty"


def activity_minutes(result: Result) -> pd.Series[float]:
    """Minutes per person-day by activity, off duty included; they add up to 1440."""
    return minutes(result).to_series()


def cause_minutes(result: Result) -> pd.DataFrame:
    """Minutes per person-day at work, by cause (rows) and activity (columns); neither idle nor off duty."""
    seconds = result.time_by_cause.person_seconds
    pooled = seconds.sum([d for d in seconds.dims if d not in ("cause", "activity")]).transpose("cause", "activity")
    table = (pooled / person_days(result) / SECONDS).to_pandas()
    return pd.DataFrame(table).drop(columns=[OFF, IDLE], errors="ignore")


def by_origin(causes: pd.DataFrame) -> dict[str, float]:
    """Minutes per person-day from departments above (``lines``), from each other cause, and in all (``total``)."""
    rows = causes.sum(axis=1)
    own = {cause: float(rows.get(cause, 0.0)) for cause in OWN}
    total = float(rows.sum())
    return {"lines": total - sum(own.values()), **own, "total": total}


def pooled_minutes(causes: pd.DataFrame, kept: list[str], n_activities: int) -> pd.DataFrame:
    """The same minutes with other departments pooled as ``other_lines`` and small activities as ``other_activities``.

    Parameters
    ----------
    causes : as ``cause_minutes`` gives it
    kept : departments that keep their name, in the order of the rows
    n_activities : how many activities keep their name, the largest
    """
    activities = causes.sum().sort_values(ascending=False)
    rows = {c: c for c in [*kept, *OWN]}
    columns = {a: a for a in activities.index[:n_activities]}
    pooled = causes.groupby([rows.get(c, "other_lines") for c in causes.index]).sum()
    pooled = pooled.T.groupby([columns.get(a, "other_activities") for a in pooled.columns]).sum().T
    order = [c for c in [*kept, "other_lines", *OWN] if c in pooled.index]
    return pooled.loc[order, [a for a in [*activities.index[:n_activities], "other_activities"] if a in pooled]]
