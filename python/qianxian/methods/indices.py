"""Sensitivity indices of any function of some columns: where to evaluate it, and what the values say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qianxian.methods.emulator import Emulator

MORRIS, SOBOL, EMULATOR = "morris", "sobol", "emulator"
METHODS = (MORRIS, SOBOL, EMULATOR)
#: The index that says how much a factor matters at all.
MAIN = {MORRIS: "mu_star", SOBOL: "total", EMULATOR: "total"}
LEVELS = 4
RESAMPLES = 1000
EMULATED = 1024  # base points at which an emulator is evaluated

Problem = dict[str, Any]


def sample(method: str, problem: Problem, n: int, seed: int) -> NDArray[np.float64]:
    """Where to evaluate the function.

    Parameters
    ----------
    method : ``morris``: n trajectories of n_factors + 1 points (Morris 1991, doi:10.1080/00401706.1991.10484804);
        ``sobol``: n (n_factors + 2) points (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018); ``emulator``: a Latin
        hypercube of n points
    problem : num_vars, names and bounds of the columns, as of SALib
    n : as above
    seed : of the design

    Returns
    -------
    ndarray, shape (n_points, n_factors)
    """
    if method == MORRIS:
        from SALib.sample import morris

        x = morris.sample(problem, n, num_levels=LEVELS, seed=seed)
    elif method == SOBOL:
        from SALib.sample import sobol

        x = sobol.sample(problem, n, calc_second_order=False, seed=seed)
    else:
        from SALib.sample import latin

        x = latin.sample(problem, n, seed=seed)
    return np.asarray(x, dtype=float)


def indices(method: str, problem: Problem, x: NDArray[np.float64], y: NDArray[np.float64], seed: int) -> pd.DataFrame:
    """How much each column moves one outcome.

    Parameters
    ----------
    method, problem, seed : as of ``sample``
    x : shape (n_points, n_factors), as of ``sample``
    y : shape (n_points,)

    Returns
    -------
    DataFrame indexed by factor, strongest first. ``morris``: mu_star (mean absolute change over the whole range of the
    factor, in the unit of y), lower, upper, mu (with sign), sigma (spread, from interactions and curvature). ``sobol``
    and ``emulator``: total (share of the variance with all interactions), lower, upper, first (alone), first_lower,
    first_upper. Intervals are 95 %, by 1,000 bootstrap samples of trajectories or points. Of an emulator
    ``attrs["q2"]`` is the share of the variance that it predicts at points left out, one at a time; its error is not in
    the intervals. NaN where y is NaN at a point or does not vary.
    """
    empty = ["mu_star", "lower", "upper", "mu", "sigma"]
    if method != MORRIS:
        empty = ["total", "lower", "upper", "first", "first_lower", "first_upper"]
    table = pd.DataFrame(np.nan, index=pd.Index(problem["names"], name="factor"), columns=empty)
    table.attrs["q2"] = float("nan")
    if not np.isfinite(y).all() or np.ptp(y) <= 1e-12 * np.abs(y).max():
        return table
    if method == MORRIS:
        found = _morris(problem, x, y, seed)
    elif method == SOBOL:
        found = _sobol(problem, y, seed)
    else:
        emulator = Emulator(x, y, np.array(problem["bounds"]))
        table.attrs["q2"] = emulator.q2
        found = _sobol(problem, emulator(sample(SOBOL, problem, EMULATED, seed)), seed)
    for column, values in found.items():
        table[column] = np.asarray(values, dtype=float)
    return table.sort_values(MAIN[method], ascending=False, kind="stable")


def _morris(problem: Problem, x: NDArray[np.float64], y: NDArray[np.float64], seed: int) -> dict[str, Any]:
    from SALib.analyze import morris

    s = morris.analyze(problem, x, y, num_levels=LEVELS, num_resamples=RESAMPLES, seed=seed)
    half = s["mu_star_conf"]
    ends = {"lower": s["mu_star"] - half, "upper": s["mu_star"] + half}
    return {"mu_star": s["mu_star"], **ends, "mu": s["mu"], "sigma": s["sigma"]}


def _sobol(problem: Problem, y: NDArray[np.float64], seed: int) -> dict[str, Any]:
    from SALib.analyze import sobol

    s = sobol.analyze(problem, y, calc_second_order=False, num_resamples=RESAMPLES, seed=seed)
    total = {"total": s["ST"], "lower": s["ST"] - s["ST_conf"], "upper": s["ST"] + s["ST_conf"]}
    first = {"first": s["S1"], "first_lower": s["S1"] - s["S1_conf"], "first_upper": s["S1"] + s["S1_conf"]}
    return {**total, **first}
