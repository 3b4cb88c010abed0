"""Whether a run is long enough and repeated often enough: its warm-up and the widths of its intervals, as tables."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from qianxian.assurance.series import Series, weekly_series
from qianxian.assurance.warm_up import CONSTANT, TOO_SHORT, UNSETTLED, warm_up
from qianxian.report.outcome_words import HEADLINES
from qianxian.runs.effects import interval, level, paired_effect, replicates_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qianxian.runs.simulation import Result

PRECISION = 0.05  # half-width over the mean of the baseline for which replicates are counted
DIFFERENCE = " − "


def warm_up_table(arms: Mapping[str, Result]) -> pd.DataFrame:
    """Warm-up of every weekly series of every arm, and of the paired difference of each other arm to the first.

    Returns
    -------
    DataFrame with columns arm (or ``other − baseline``), quantity, title, title_zh, unit, n_weeks, warm_up_weeks,
    verdict, mean (of all weeks), mean_after (the warm-up left out), bias (mean − mean_after), half_width (of the mean
    over replicates, 95 %; NaN with one replicate) and harmless: whether a warm-up, if there is one, moves the mean by
    no more than the half-width. Empty if the run has no whole weeks on record.
    """
    watched = {name: {s.id: s for s in weekly_series(result)} for name, result in arms.items()}
    (first, baseline), *others = watched.items()
    rows = [_row(name, s) for name, found in watched.items() for s in found.values() if s.values.shape[1]]
    for name, found in others:
        both = [(s, baseline[key]) for key, s in found.items() if key in baseline and s.values.shape[1]]
        rows += [_row(f"{name}{DIFFERENCE}{first}", other.minus(before)) for other, before in both]
    return pd.DataFrame(rows)


def _row(arm: str, series: Series) -> dict[str, Any]:
    with np.errstate(invalid="ignore"):
        found = warm_up(series.values.mean(axis=0))
    each, after = series.values.mean(axis=1), series.values[:, found.batches :].mean(axis=1)
    lower, upper = interval(each)
    bias = float(each.mean() - after.mean())
    width = (upper - lower) / 2 if np.isfinite(each).all() else math.nan
    settled = found.verdict not in (TOO_SHORT, UNSETTLED)
    names = {"arm": arm, "quantity": series.id, "title": series.title, "title_zh": series.title_zh, "unit": series.unit}
    return {
        **names,
        "n_weeks": series.values.shape[1],
        "warm_up_weeks": found.batches,
        "verdict": found.verdict,
        "mean": float(each.mean()),
        "mean_after": float(after.mean()),
        "bias": bias,
        "half_width": width,
        "harmless": bool(found.verdict == CONSTANT or (settled and (bias == 0.0 or abs(bias) <= width))),
    }


def replication_table(arms: Mapping[str, Result]) -> pd.DataFrame:
    """Half-widths reached for the headline outcomes: of the paired difference of each other arm to the first, or of the
    level where there is one arm.

    Returns
    -------
    DataFrame with columns arm, outcome, name, name_zh, unit, n, baseline, estimate (difference or level), half_width
    (95 %), n_for_precision: replicates at which the half-width would be 5 % of the baseline's mean (NaN where that is 0
    or n is less than 2).
    """
    (first, baseline), *others = arms.items()
    ids = [o for group in HEADLINES.values() for o in group["outcomes"] if o in baseline.summary]
    rows = []
    for name, result in others or [(first, baseline)]:
        for outcome in ids:
            before, here = baseline.summary[outcome], result.summary[outcome]
            about = level(before)
            spread = here.values - before.values if others else here.values
            effect = paired_effect(before.values, here.values)
            reached = interval(spread)
            target = PRECISION * abs(about["mean"])
            known = effect["n"] > 1 and target > 0
            names = {key: about[key] for key in ("name", "name_zh", "unit")}
            rows.append(
                {
                    "arm": name,
                    "outcome": outcome,
                    **names,
                    "n": effect["n"] if others else about["n"],
                    "baseline": about["mean"],
                    "estimate": effect["difference"] if others else about["mean"],
                    "half_width": (reached[1] - reached[0]) / 2,
                    "n_for_precision": replicates_for(spread, target) if known else math.nan,
                }
            )
    return pd.DataFrame(rows)
