"""A reform that begins in different townships at different times: the panel, what an evaluator finds, and the truth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.base.reference import nearest
from qianxian.runs.effects import interval
from qianxian.runs.event_study import Arm, begin_of, reforms_of
from qianxian.runs.series import check_series, series
from qianxian.runs.staggered import staggered_effects


def panel(arms: Mapping[str, Arm], outcome: str, arm: str | None) -> pd.DataFrame:
    """See ``Comparison.panel``."""
    check_series(outcome, "township", "week")
    name = _arm(arms, arm)
    baseline = next(iter(arms.values()))
    first_day = pd.Timestamp(baseline.study["start"])
    added = reforms_of(arms, name)
    observed, untreated = (series(result, outcome, "township") for result in (arms[name], baseline))
    _check_weeks(observed.sizes["day"], baseline.study)
    days = pd.DatetimeIndex(observed["day"].values)
    ends = days + pd.to_timedelta(observed["length"].values, unit="D")
    parts = []
    for township in observed["township"].values.tolist():
        begin = begin_of(added, first_day, int(township.split("-")[1]))
        start = pd.NA if begin is None or begin >= ends[-1] else int(np.argmax(ends > begin))
        for i, replicate in enumerate(observed["replicate"].values.tolist()):
            columns = {"replicate": replicate, "township": township, "week": range(len(days)), "first_day": days}
            values = {
                "value": observed.sel(township=township).values[i],
                "untreated": untreated.sel(township=township).values[i],
            }
            parts.append(pd.DataFrame({**columns, "start": start, **values}))
    table = pd.concat(parts, ignore_index=True).astype({"start": "Int64"})
    return table.assign(since=table["week"] - table["start"], effect=table["value"] - table["untreated"])


def roll_out(arms: Mapping[str, Arm], outcome: str, arm: str | None) -> pd.DataFrame:
    """See ``Comparison.roll_out``."""
    table = panel(arms, outcome, arm)
    counties = {
        replicate: one.rename(columns={"township": "unit"}) for replicate, one in table.groupby("replicate", sort=True)
    }
    found = pd.concat(
        {replicate: staggered_effects(one)["estimate"] for replicate, one in counties.items()}, axis="columns"
    )
    rows: dict[tuple[str, Any], dict[str, float]] = {}
    for key, estimates in found.iterrows():
        estimator, week = key
        entering = _entering(table, estimator, week)
        truth = entering.groupby("replicate")["effect"].mean().reindex(found.columns)
        rows[estimator, week] = {
            **_over_replicates("estimate", estimates.to_numpy(dtype=float)),
            **_over_replicates("truth", truth.to_numpy(dtype=float)),
            **_over_replicates("bias", (estimates - truth).to_numpy(dtype=float)),
            "n": len(estimates),
            "townships": entering["township"].nunique(),
        }
    index = pd.MultiIndex.from_tuples(rows, names=["estimator", "week"])
    return pd.DataFrame(list(rows.values()), index=index)


def _entering(table: pd.DataFrame, estimator: str, week: Any) -> pd.DataFrame:
    """The township-weeks of which an estimate is the mean effect."""
    kept = table[table["start"].notna()]
    if estimator == "interaction_weighted":
        kept = kept[kept["start"] > table["week"].min()]
        if not table["start"].isna().any():  # the controls are those reached last, until they are
            last = int(table["start"].max())
            kept = kept[(kept["start"] < last) & (kept["week"] < last)]
    return kept[kept["since"] >= 0] if week == "average" else kept[kept["since"] == week]


def _over_replicates(name: str, values: np.ndarray[Any, np.dtype[np.float64]]) -> dict[str, float]:
    lower, upper = interval(values)
    return {name: float(values.mean()), f"{name}_lower": lower, f"{name}_upper": upper}


def _arm(arms: Mapping[str, Arm], arm: str | None) -> str:
    others = list(arms)[1:]
    chosen = others[0] if arm is None else arm
    if chosen not in others:
        en, zh = (nearest(str(chosen), others, lang) for lang in ("en", "zh"))
        raise_problems([("arm", say(f"arm = {chosen!r}: {en}", f"arm = {chosen!r}：{zh}"))])
    return chosen


def _check_weeks(weeks: int, study: Mapping[str, Any]) -> None:
    if weeks >= 2 and study["record_period"] in ("day", "week"):
        return
    period, days = study["record_period"], study["days"]
    text = (
        f"record_period = {period}, days = {days}: a panel needs two weeks or more, recorded by day or week",
        f"record_period = {period}，days = {days}：面板数据须至少两周，并按日或按周记录",
    )
    raise_problems([("record_period", say(*text))])
