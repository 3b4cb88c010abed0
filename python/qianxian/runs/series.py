"""Outcomes over time, pooled week by week from what was recorded, whole or by post, unit, township, line or village."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import pandas as pd
import xarray as xr

from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest, outcome_ids, outcomes
from qianxian.runs.ratios import PERSON_DAYS, RATIOS, TOWNSHIP_DAYS, Ratio


class Recorded(Protocol):
    """One arm of a results file, as far as series need it."""

    study: dict[str, Any]

    def table(self, name: str) -> xr.Dataset:
        """One table, by name."""
        ...


EVERY = ("week", "record")
WEEK_DAYS = 7
FIRST_TOWNSHIP = "township-0"  # whose units have plain ids where there is no other
#: What an outcome can be split by, by table.
SPLITS: dict[str, tuple[str, ...]] = {
    "time_use": ("role", "unit", "township"),
    "attention": ("role",),
    "staff": ("role",),
    "tasks": ("line",),
    "evidence": ("line",),
    "service": ("village", "township"),
}
#: The dimension that townships are read from.
_PLACES = {"time_use": "unit", "service": "village"}


def splits_of(outcome: str) -> tuple[str, ...]:
    """What this outcome can be split by; a denominator that the part does not have is not made up."""
    ratio = RATIOS[outcome]
    lacking = {PERSON_DAYS: ("line", "village"), TOWNSHIP_DAYS: ("village", "role")}.get(str(ratio.below), ())
    return tuple(split for split in SPLITS[ratio.table] if split not in lacking)


def check_series(outcome: str, by: str | None, every: str) -> None:
    """Refuses what cannot be a series, with every mistake at once.

    Raises
    ------
    InputError
    """
    problems: Problems = []
    if outcome not in RATIOS:
        problems.append(("outcome", _no_series(outcome)))
    elif by is not None and by not in splits_of(outcome):
        valid = list(splits_of(outcome))
        en = nearest(str(by), valid) if valid else "it has no parts, leave it out"
        zh = nearest(str(by), valid, "zh") if valid else "该指标不能再分，请省略"
        problems.append(("by", say(f"by = {by!r}, of {outcome}: {en}", f"by = {by!r}（{outcome}）：{zh}")))
    if every not in EVERY:
        en, zh = (nearest(str(every), list(EVERY), lang) for lang in ("en", "zh"))
        problems.append(("every", say(f"every = {every!r}: {en}", f"every = {every!r}：{zh}")))
    raise_problems(problems)


def _no_series(outcome: str) -> str:
    known = list(RATIOS)
    if outcome in outcome_ids():
        return say(
            f"outcome = {outcome!r}: recorded at the end of a run only, not period by period",
            f"outcome = {outcome!r}：只有全程结果，没有逐期记录",
        )
    return say(
        f"outcome = {outcome!r}: {nearest(str(outcome), known)}",
        f"outcome = {outcome!r}：{nearest(str(outcome), known, 'zh')}",
    )


def counted(result: Recorded, outcome: str, by: str | None = None) -> xr.Dataset:
    """Numerator and denominator of an outcome, recorded period by recorded period.

    Returns
    -------
    Dataset with above and below over (replicate, day[, by]) and days over day: the length of each period; `by` has its
    titles as coordinates
    """
    ratio = RATIOS[outcome]
    table = result.table(ratio.table)
    place = _PLACES.get(ratio.table)
    kept = place if by == "township" else by
    above = _summed(table, ratio.table, ratio.above, kept) - _summed(table, ratio.table, ratio.minus, kept)
    days = table["days_in_period"].isel(replicate=0, drop=True)
    if ratio.below == PERSON_DAYS:
        persons = result.table("time_use")["persons"]
        held = "unit" if by == "township" else kept
        below = persons.sum([d for d in persons.dims if d not in ("replicate", "day", held)])
        if by == "township":
            above, below = _by_township(above, place), _by_township(below, "unit")
    elif ratio.below == TOWNSHIP_DAYS:
        above = _by_township(above, place) if by == "township" else above
        below = days * (1 if by == "township" else int(result.study["townships"]))
    else:
        below = _summed(table, ratio.table, ratio.below, kept)
        if by == "township":
            above, below = _by_township(above, place), _by_township(below, place)
    above, below = xr.broadcast(above, below)
    return xr.Dataset({"above": above.astype(float), "below": below.astype(float), "days": days})


def _summed(table: xr.Dataset, name: str, variables: tuple[str, ...] | str, kept: str | None) -> Any:
    """The sum of some variables over every dimension but replicate, day and the one that is kept."""
    if not variables:
        return 0
    if name == "time_use":
        seconds = table["person_seconds"].sel(activity=list(variables))
        return seconds.sum([d for d in seconds.dims if d not in ("replicate", "day", kept)])
    parts = [table[v] for v in variables]
    return sum(p.sum([d for d in p.dims if d not in ("replicate", "day", kept)]) for p in parts)


def _by_township(parts: xr.DataArray, place: str | None) -> xr.DataArray:
    """Units or villages put together by the township that their ids begin with."""
    names = [townships_of([str(i)])[0] for i in parts[place].values]
    summed: xr.DataArray = (
        parts.assign_coords(township=(place, names)).groupby("township", squeeze=False).sum() if place else parts
    )
    return summed.sel(township=list(dict.fromkeys(names)))  # in the order of the table, not of the alphabet


def townships_of(ids: list[str]) -> list[str]:
    """The township of each unit, village or township, by its id."""
    return [i.split("/")[0] if i.startswith("township-") else FIRST_TOWNSHIP for i in ids]


def pooled(counts: xr.Dataset, origin: pd.Timestamp, every: str) -> xr.Dataset:
    """Numerators and denominators put together week by week.

    Parameters
    ----------
    counts : as of ``counted``
    origin : a day on which a week begins
    every : ``week``, or ``record`` to leave the periods as they were recorded

    Returns
    -------
    the same dataset over fewer days, each the first of its week. Recorded periods that do not fit into these weeks (as
    weeks that begin on another day) stay as they are; weeks that are cut off at either end of the run are left out.
    """
    starts = pd.DatetimeIndex(counts["day"].values)
    length = counts["days"].values.astype(int)
    if every == "record" or (length > 1).any():
        whole = length == (length.max(initial=0) if every == "week" else length)
        return counts.isel(day=whole)
    week = np.floor((starts - origin) / pd.Timedelta(days=WEEK_DAYS)).astype(int)
    counts = counts.assign_coords(week=("day", week)).groupby("week", squeeze=False).sum()
    counts = counts.isel(week=counts["days"].values == WEEK_DAYS)
    days = origin + pd.to_timedelta(counts["week"].values * WEEK_DAYS, unit="D")
    return counts.assign_coords(day=("week", days)).swap_dims(week="day").drop_vars("week")


def ratio_of(counts: xr.Dataset, outcome: str) -> xr.DataArray:
    """The outcome over (replicate, day[, by]); NaN where nothing happened of which there could be a share. `length` is
    a coordinate of day: the days of each period."""
    ratio: Ratio = RATIOS[outcome]
    value = counts["above"] / counts["below"].where(counts["below"] != 0)
    value = (1 - value if ratio.rest else value) * ratio.factor
    about = outcomes().loc[outcome]
    value.attrs = {"units": about["unit"], "long_name": about["name"], "long_name_zh": about["name_zh"]}
    value.attrs["layer"] = about["layer"]
    named: xr.DataArray = value.rename(outcome).assign_coords(length=("day", counts["days"].values.astype(int)))
    return named.transpose("replicate", "day", ...)


def series(
    result: Recorded, outcome: str, by: str | None = None, every: str = "week", origin: pd.Timestamp | None = None
) -> xr.DataArray:
    """See ``Result.series``; weeks begin on the weekday of `origin`, the first day of the run if None."""
    check_series(outcome, by, every)
    begin = pd.Timestamp(result.study["start"]) if origin is None else origin
    return ratio_of(pooled(counted(result, outcome, by), begin, every), outcome)
