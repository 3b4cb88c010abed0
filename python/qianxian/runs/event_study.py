"""Event study: paired differences week by week, before and after a reform begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import pandas as pd
import xarray as xr

from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest
from qianxian.inputs.dates import Dated, added_reforms
from qianxian.inputs.specification import Specification
from qianxian.runs.effects import adjusted, paired_effect
from qianxian.runs.series import WEEK_DAYS, Recorded, check_series, series, townships_of

#: What a week of an event study is: ``before`` any of the reforms begins, in their ``phase_in`` (also the recorded
#: week in which a reform begins on another day than its first), ``after`` they have reached everybody, ``over`` once
#: all have ended; ``never`` in a township that none reaches.
PHASES = ("before", "phase_in", "after", "over", "never")


class Arm(Recorded, Protocol):
    """One arm, with its scenario."""

    @property
    def scenario(self) -> Specification:
        """The scenario that was run."""
        ...


PLACES = ("unit", "township", "village")  # parts that lie in one township


def begin_of(reforms: Sequence[Dated], first_day: pd.Timestamp, township: int | None = None) -> pd.Timestamp | None:
    """When the first of these reforms begins in a township, or in any; None if none reaches it."""
    starts = [r.start or first_day for r in reforms if r.reaches(township)]
    return min(starts) if starts else None


def phase_of(
    reforms: Sequence[Dated], period: tuple[pd.Timestamp, pd.Timestamp], first_day: pd.Timestamp, township: int | None
) -> str:
    """Which of ``PHASES`` a period is, of which the second day given is the day after its last."""
    here = [r for r in reforms if r.reaches(township)]
    begin = begin_of(reforms, first_day, township)
    if begin is None:
        return "never"
    if period[1] <= begin:
        return "before"
    ends = [r.end for r in here]
    if all(end is not None and period[0] >= end for end in ends):
        return "over"
    return "after" if all(period[0] >= (r.full or first_day) for r in here) else "phase_in"


def event_study(
    arms: Mapping[str, Arm],
    outcome: str,
    arm: str | None = None,
    by: str | None = None,
    since: dt.date | None = None,
) -> pd.DataFrame:
    """See ``Comparison.event_study``."""
    check_series(outcome, by, "week")
    baseline = next(iter(arms.values()))
    first_day = pd.Timestamp(baseline.study["start"])
    wanted = _arms(arms, arm)
    tables: dict[tuple[Any, ...], dict[str, Any]] = {}
    for name in wanted:
        added = reforms_of(arms, name)
        begin = _since(baseline.study, since, begin_of(added, first_day) or first_day)
        before, after = (series(result, outcome, by, origin=begin) for result in (baseline, arms[name]))
        _check_periods(before, baseline.study)
        for level, pair in _levels(before, after, by).items():
            township = int(townships_of([level])[0].split("-")[1]) if by in PLACES else None
            own = begin if since is not None else begin_of(added, first_day, township) or begin
            key = (name, level) if by else (name,)
            tables |= {(*key, *at): row for at, row in _weeks(pair, added, own, first_day, township).items()}
    index = pd.MultiIndex.from_tuples(tables, names=["arm", by, "week"] if by else ["arm", "week"])
    table = pd.DataFrame(list(tables.values()), index=index)
    effect = ~table["phase"].isin(["before", "never"])
    return table.assign(p_holm=adjusted(table["p"].where(effect)))


def reforms_of(arms: Mapping[str, Arm], arm: str) -> list[Dated]:
    """The reforms that an arm adds to the baseline, the first of the arms."""
    baseline = next(iter(arms.values()))
    return added_reforms(arms[arm].scenario, baseline.scenario, pd.Timestamp(baseline.study["start"]))


def _arms(arms: Mapping[str, Arm], arm: str | None) -> list[str]:
    others = list(arms)[1:]
    if arm is None:
        return others
    if arm not in others:
        en, zh = (nearest(str(arm), others, lang) for lang in ("en", "zh"))
        raise_problems([("arm", say(f"arm = {arm!r}: {en}", f"arm = {arm!r}：{zh}"))])
    return [arm]


def _since(study: Mapping[str, Any], since: dt.date | None, found: pd.Timestamp) -> pd.Timestamp:
    if since is None:
        return found
    first = pd.Timestamp(study["start"])
    end = first + pd.Timedelta(days=int(study["days"]))
    given = pd.Timestamp(since)
    if not first <= given < end:
        text = (
            f"since = {given:%Y-%m-%d}: must lie in the run, {first:%Y-%m-%d} to {end:%Y-%m-%d}",
            f"since = {given:%Y-%m-%d}：须在模拟期内，即 {first:%Y-%m-%d} 至 {end:%Y-%m-%d}",
        )
        raise_problems([("since", say(*text))])
    return given


def _check_periods(values: xr.DataArray, study: Mapping[str, Any]) -> None:
    problems: Problems = []
    period = study["record_period"]
    if period not in ("day", "week"):
        text = (
            f"record_period = {period}: there are no weeks to tell apart. Record by day or week.",
            f"record_period = {period}：分不出各周。请按日或按周记录。",
        )
        problems.append(("record_period", say(*text)))
    elif values.sizes["day"] == 0:
        days = study["days"]
        text = (
            f"days = {days}: no whole week before or after the start of the reform. Run more days.",
            f"days = {days}：改革起始日前后都没有完整的一周。请增加模拟天数。",
        )
        problems.append(("days", say(*text)))
    raise_problems(problems)


def _levels(before: xr.DataArray, after: xr.DataArray, by: str | None) -> dict[str, tuple[xr.DataArray, xr.DataArray]]:
    """The pair of series of each part, parts that only one arm has left out."""
    if by is None:
        return {"": (before, after)}
    other = set(after[by].values.tolist())
    return {
        str(level): (before.sel({by: level}), after.sel({by: level}))
        for level in before[by].values.tolist()
        if level in other
    }


def _weeks(
    pair: tuple[xr.DataArray, xr.DataArray],
    added: Sequence[Dated],
    begin: pd.Timestamp,
    first_day: pd.Timestamp,
    township: int | None,
) -> dict[tuple[int], dict[str, Any]]:
    """A row a week, by weeks since the reform began."""
    before, after = pair
    names = {"name": before.attrs["long_name"], "name_zh": before.attrs["long_name_zh"], "unit": before.attrs["units"]}
    rows: dict[tuple[int], dict[str, Any]] = {}
    for i, day in enumerate(pd.DatetimeIndex(before["day"].values)):
        until = day + pd.Timedelta(days=int(before["length"].values[i]))
        week = int(np.floor((day - begin) / pd.Timedelta(days=WEEK_DAYS)))
        about = {"first_day": day, "until": until, "phase": phase_of(added, (day, until), first_day, township)}
        rows[(week,)] = {**names, **about, **paired_effect(before.values[:, i], after.values[:, i])}
    return rows
