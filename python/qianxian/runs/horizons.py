"""Whether an effect lasts: paired differences of working time at several horizons after a reform has begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems
from qianxian.runs.effects import adjusted, paired_effect

WINDOW_DAYS = 28  # whole weeks, so that every weekday counts alike
SECONDS_PER_MINUTE = 60.0


def horizons(
    time_use: Mapping[str, xr.Dataset], study: Mapping[str, Any], months: Sequence[int], since: dt.date | None
) -> pd.DataFrame:
    """See ``Comparison.horizons``.

    Parameters
    ----------
    time_use : that table by name of the arm; the first is the baseline
    study : attributes of the results file
    months, since : as there
    """
    first = pd.Timestamp(study["start"])
    begin = first if since is None else pd.Timestamp(since)
    end = first + pd.Timedelta(days=int(study["days"]))
    _check(months, begin, first, end)
    windows = {m: _window(begin, m) for m in sorted(set(months)) if begin + pd.DateOffset(months=m) <= end}
    minutes = {name: _minutes(table) for name, table in time_use.items()}
    _check_resolution(next(iter(minutes.values())), windows, study["record_period"])
    table = _effects(minutes, windows)
    return table.assign(p_holm=adjusted(table["p"]))


def _window(begin: pd.Timestamp, months: int) -> tuple[pd.Timestamp, pd.Timestamp]:
    until = begin + pd.DateOffset(months=months)
    return until - pd.Timedelta(days=WINDOW_DAYS), until


def _check(months: Sequence[int], begin: pd.Timestamp, first: pd.Timestamp, end: pd.Timestamp) -> None:
    problems: Problems = []
    if not months or any(int(m) != m or m < 1 for m in months):
        text = (f"months = {months!r}: must be whole numbers from 1 on", f"months = {months!r}：须为不小于 1 的整数")
        problems.append(("months", say(*text)))
    elif begin + pd.DateOffset(months=min(months)) > end:
        until = f"{begin + pd.DateOffset(months=min(months)):%Y-%m-%d}"
        text = (
            f"months = {min(months)}: the run ends on {end:%Y-%m-%d}, the first horizon on {until}. Run more days.",
            f"months = {min(months)}：模拟止于 {end:%Y-%m-%d}，而首个时点为 {until}。请增加模拟天数。",
        )
        problems.append(("months", say(*text)))
    if not first <= begin < end:
        text = (
            f"since = {begin:%Y-%m-%d}: must lie in the run, {first:%Y-%m-%d} to {end:%Y-%m-%d}",
            f"since = {begin:%Y-%m-%d}：须在模拟期内，即 {first:%Y-%m-%d} 至 {end:%Y-%m-%d}",
        )
        problems.append(("since", say(*text)))
    raise_problems(problems)


def _minutes(time_use: xr.Dataset) -> xr.Dataset:
    """Seconds and person-days of all units and posts, by period."""
    return xr.Dataset(
        {
            "seconds": time_use.person_seconds.sum(["unit", "role"]),
            "persons": time_use.persons.sum(["unit", "role"]),
            "days": time_use.days_in_period.isel(replicate=0, drop=True),
        }
    )


def _within(recorded: xr.Dataset, window: tuple[pd.Timestamp, pd.Timestamp]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which periods lie in the window whole."""
    starts = pd.DatetimeIndex(recorded["day"].values)
    ends = starts + pd.to_timedelta(recorded["days"].values, unit="D")
    return np.asarray((starts >= window[0]) & (ends <= window[1]))


def _check_resolution(recorded: xr.Dataset, windows: dict[int, Any], period: str) -> None:
    if all(_within(recorded, window).any() for window in windows.values()):
        return
    text = (
        f"record_period = {period}: no period lies within {WINDOW_DAYS} days. Record by day or week.",
        f"record_period = {period}：没有一个记录期落在 {WINDOW_DAYS} 天之内。请按日或按周记录。",
    )
    raise_problems([("record_period", say(*text))])


def _effects(minutes: dict[str, xr.Dataset], windows: dict[int, tuple[pd.Timestamp, pd.Timestamp]]) -> pd.DataFrame:
    (_, baseline), *others = minutes.items()
    rows: dict[tuple[str, int, str], dict[str, Any]] = {}
    for arm, other in others:
        for months, window in windows.items():
            before, after = (_per_day(recorded, window) for recorded in (baseline, other))
            first_day, until = _averaged(baseline, window)
            for activity in before["activity"].values:
                about = {
                    "name": str(before["activity_title_en"].sel(activity=activity).item()),
                    "name_zh": str(before["activity_title_zh"].sel(activity=activity).item()),
                    "unit": "min/person/d",
                    "first_day": first_day,
                    "until": until,
                }
                pair = (x.sel(activity=activity).values for x in (before, after))
                rows[arm, months, str(activity)] = {**about, **paired_effect(*pair)}
    table = pd.DataFrame.from_dict(rows, orient="index")
    table.index = pd.MultiIndex.from_tuples(rows, names=["arm", "months", "activity"])
    return table


def _averaged(recorded: xr.Dataset, window: tuple[pd.Timestamp, pd.Timestamp]) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First day of the periods in the window, and the day after their last."""
    part = recorded.isel(day=_within(recorded, window))
    last = pd.Timestamp(part["day"].values[-1]) + pd.Timedelta(days=int(part["days"].values[-1]))
    return pd.Timestamp(part["day"].values[0]), last


def _per_day(recorded: xr.Dataset, window: tuple[pd.Timestamp, pd.Timestamp]) -> xr.DataArray:
    """Minutes per person and day of each activity in the periods of the window; (replicate, activity)."""
    part = recorded.isel(day=_within(recorded, window))
    persons = part.persons.sum("day")
    minutes: xr.DataArray = part.seconds.sum("day") / persons / SECONDS_PER_MINUTE
    return minutes
