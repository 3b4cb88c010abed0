"""Weekly series of a run: what is watched to tell its warm-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from qianxian.report.outcome_words import HEADLINES
from qianxian.runs.ratios import RATIOS

if TYPE_CHECKING:
    from qianxian.runs.simulation import Result

DAYS_PER_WEEK = 7
#: States at the end of a week, by table; no outcome follows them period by period.
STATES = (("messages", "n_groups"), ("service", "trust"), ("departments", "regained"))


@dataclass(frozen=True)
class Series:
    """A quantity week by week.

    Attributes
    ----------
    id : of the outcome; of a state, table and variable
    title, title_zh, unit : of the quantity
    values : shape (n_replicates, n_weeks)
    """

    id: str
    title: str
    title_zh: str
    unit: str
    values: NDArray[np.float64]

    def minus(self, baseline: Series) -> Series:
        """Difference to the baseline, replicate by replicate."""
        return Series(self.id, self.title, self.title_zh, self.unit, self.values - baseline.values)


def weekly_series(result: Result) -> list[Series]:
    """Headline outcomes and states over the whole weeks of a run; none if it was not recorded by day or week."""
    if result.study["record_period"] not in ("day", "week"):
        return []
    headlines = [o for group in HEADLINES.values() for o in group["outcomes"] if o in RATIOS]
    return [_outcome(result, o) for o in headlines] + [_state(result, table, name) for table, name in STATES]


def _outcome(result: Result, outcome: str) -> Series:
    found = result.series(outcome)
    values = found.isel(day=found["length"].values == DAYS_PER_WEEK).values
    return Series(outcome, found.attrs["long_name"], found.attrs["long_name_zh"], found.attrs["units"], values)


def _state(result: Result, table: str, name: str) -> Series:
    data = result.table(table)
    pooled = data[name].mean([d for d in data[name].dims if d not in ("replicate", "day")])
    title, title_zh = str(data[name].attrs["long_name"]).capitalize(), str(data[name].attrs["long_name_zh"])
    values = pooled.transpose("replicate", "day").values[:, _last_days(data["days_in_period"])]
    return Series(f"{table}.{name}", title, title_zh, "1", values.astype(float))


def _last_days(days: xr.DataArray) -> NDArray[np.intp]:
    """Positions of the periods with which a whole week from the first day on ends."""
    lengths = days.isel(replicate=0).values.astype(int)
    week = (np.cumsum(lengths) - 1) // DAYS_PER_WEEK
    found = pd.DataFrame({"week": week, "length": lengths, "at": np.arange(len(lengths))}).groupby("week")
    return np.asarray(found["at"].max()[found["length"].sum() == DAYS_PER_WEEK], dtype=np.intp)
