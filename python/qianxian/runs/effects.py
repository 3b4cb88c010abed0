"""Experiment statistics: what an outcome is, and what a reform changes, under common random numbers."""

from __future__ import annotations

import bisect
import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import ArrayLike, NDArray
from scipy import stats
from statsmodels.stats.multitest import multipletests

from qianxian.base.reference import outcome_ranges

CONFIDENCE = 0.95


def _finite(values: ArrayLike) -> NDArray[np.float64]:
    x: NDArray[np.float64] = np.asarray(values, dtype=float)
    finite: NDArray[np.float64] = x[np.isfinite(x)]
    return finite


def interval(values: ArrayLike, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Student t interval of the mean of independent values; (nan, nan) of fewer than two."""
    x = _finite(values)
    if len(x) < 2:
        return math.nan, math.nan
    if np.ptp(x) == 0.0:
        return float(x[0]), float(x[0])
    lower, upper = stats.t.interval(confidence, len(x) - 1, loc=x.mean(), scale=stats.sem(x))
    return float(lower), float(upper)


def within(bounds: tuple[float, float], values: ArrayLike, limits: tuple[float, float]) -> tuple[float, float]:
    """The part of an interval that lies within what its mean can be; it covers the mean as often as the whole does.

    Parameters
    ----------
    bounds : lower and upper bound of the interval
    values : of which it is the interval of the mean; if one lies outside the limits, nothing is cut off
    limits : least and most that the outcome can be; may be infinite
    """
    x = _finite(values)
    (lower, upper), (least, most) = bounds, limits
    if math.isnan(lower) or x.min() < least or x.max() > most:
        return bounds
    return max(least, lower), min(most, upper)


def level(values: xr.DataArray) -> dict[str, Any]:
    """Mean and interval of one outcome over replicates; replicates in which it is undefined are left out.

    Parameters
    ----------
    values : the outcome as in the summary table, its id as the name; shape (n_replicates,)
    """
    x = _finite(values.values)
    attributes = values.attrs
    lower, upper = within(interval(x), x, outcome_ranges().get(str(values.name), (-math.inf, math.inf)))
    names = {"name": attributes["long_name"], "name_zh": attributes["long_name_zh"]}
    about = {**names, "unit": attributes["units"], "layer": attributes.get("layer", "")}
    return {**about, "n": len(x), "mean": float(x.mean()) if len(x) else math.nan, "lower": lower, "upper": upper}


def paired_effect(baseline: ArrayLike, other: ArrayLike) -> dict[str, float]:
    r"""What changes from one arm to another in which every replicate has the same luck.

    Parameters
    ----------
    baseline, other : values of one outcome, element i of both is replicate i; shape (n_replicates,)

    Returns
    -------
    dict with n (pairs in which both are defined), baseline, mean, difference, lower, upper (95 %, paired), size
    (:math:`d_z`, mean over standard deviation of the differences; Lakens 2013, doi:10.3389/fpsyg.2013.00863), p (paired
    t test), saved (replicates that independent luck would need for one that pairing needs, the ratio of the variances
    of the estimates).

    Two arms that are equal in every replicate have difference 0, an interval of width 0 and p = 1.
    """
    b, o = np.asarray(baseline, dtype=float), np.asarray(other, dtype=float)
    defined = np.isfinite(b) & np.isfinite(o)
    b, o = b[defined], o[defined]
    d = o - b
    if len(d) == 0:
        return dict.fromkeys(("baseline", "mean", "difference", "lower", "upper", "size", "p", "saved"), math.nan) | {
            "n": 0
        }
    lower, upper = interval(d)
    spread = float(d.std(ddof=1)) if len(d) > 1 else math.nan
    unpaired = float(b.var(ddof=1) + o.var(ddof=1)) if len(d) > 1 else math.nan
    return {
        "n": len(d),
        "baseline": float(b.mean()),
        "mean": float(o.mean()),
        "difference": float(d.mean()),
        "lower": lower,
        "upper": upper,
        "size": _over(float(d.mean()), spread),
        "p": _p_value(d),
        "saved": _over(unpaired, spread**2) if unpaired > 0 else 1.0,
    }


def _over(numerator: float, denominator: float) -> float:
    if denominator == 0.0:
        return 0.0 if numerator == 0.0 else math.copysign(math.inf, numerator)
    return numerator / denominator


def _p_value(d: NDArray[np.float64]) -> float:
    if len(d) < 2:
        return math.nan
    if np.ptp(d) == 0.0:
        return 1.0 if d[0] == 0.0 else 0.0
    return float(stats.ttest_1samp(d, 0.0).pvalue)


def paired_effects(arms: Mapping[str, xr.Dataset]) -> pd.DataFrame:
    """Every outcome of every arm against the first arm.

    Parameters
    ----------
    arms : summary tables by name of the arm; the first is the baseline

    Returns
    -------
    DataFrame indexed by (arm, outcome): name, name_zh, unit, layer, the columns of ``paired_effect``, and p_holm: p
    adjusted over all rows (Holm 1979, step-down), so that the chance of any false alarm in the table is at most 5 %
    where p_holm < 0.05.
    """
    (_, baseline), *others = arms.items()
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for arm, summary in others:
        for outcome, values in summary.data_vars.items():
            a = values.attrs
            names = {"name": a["long_name"], "name_zh": a["long_name_zh"]}
            about = {**names, "unit": a["units"], "layer": a.get("layer", "")}
            rows[arm, str(outcome)] = {**about, **paired_effect(baseline[outcome].values, values.values)}
    table = pd.DataFrame.from_dict(rows, orient="index")
    table.index = pd.MultiIndex.from_tuples(rows, names=["arm", "outcome"])
    return table.assign(p_holm=adjusted(table["p"]))


def pairwise_effects(arms: Mapping[str, xr.Dataset]) -> pd.DataFrame:
    """Every outcome of every arm against every arm before it.

    Parameters
    ----------
    arms : summary tables by name of the arm

    Returns
    -------
    DataFrame indexed by (reference, arm, outcome), the columns of ``paired_effects`` with `baseline` that of the
    reference; p_holm adjusted over all rows
    """
    names = list(arms)
    tables = {name: paired_effects({n: arms[n] for n in names[i:]}) for i, name in enumerate(names[:-1])}
    table = pd.concat(tables, names=["reference"])
    return table.assign(p_holm=adjusted(table["p"]))


def adjusted(p: pd.Series[float]) -> pd.Series[float]:
    """p-values adjusted by the method of Holm (1979); NaN stays NaN."""
    by_holm = pd.Series(np.nan, index=p.index)
    known = p.notna()
    if known.any():
        by_holm[known] = multipletests(p[known], method="holm")[1]
    return by_holm


def replicates_for(values: ArrayLike, half_width: float, confidence: float = CONFIDENCE) -> int:
    """The fewest replicates at which the interval of the mean is expected to have this half-width, from the spread so
    far."""
    x = _finite(values)
    spread = float(x.std(ddof=1)) if len(x) > 1 else 0.0

    def too_wide(n: int) -> bool:
        return bool(stats.t.ppf(0.5 + confidence / 2, n - 1) * spread / math.sqrt(n) > half_width)

    most = 2
    while too_wide(most):
        most *= 2
    return 2 + bisect.bisect_left(range(2, most + 1), True, key=lambda n: not too_wide(n))
