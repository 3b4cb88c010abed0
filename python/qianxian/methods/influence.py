"""Which factors move an effect, from a sample of points: partial rank correlation and means at the ends."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata

PRCC, SPEARMAN = "partial rank correlation", "rank correlation"
#: Points beyond the number of factors that partial correlation needs to be worth more than noise.
SPARE = 10
RESAMPLES = 1000
END = 0.25  # share of the points that counts as the low or the high end of a factor


def influence(x: NDArray[np.float64], y: NDArray[np.float64], factors: list[str], seed: int = 1) -> pd.DataFrame:
    """Partial rank correlation of every factor with an effect (Marino et al. 2008, doi:10.1016/j.jtbi.2008.04.011).

    Parameters
    ----------
    x : shape (n_points, n_factors): the factors as numbers
    y : shape (n_points,): the effect; points where it is NaN are left out
    factors : names of the columns
    seed : of the bootstrap

    Returns
    -------
    DataFrame indexed by factor, strongest first: correlation, lower, upper (95 %, percentiles of 1,000 bootstrap
    samples of points), low and high (mean effect where the factor is in the lowest and the highest quarter of its
    points). ``attrs["measure"]`` says which correlation: with fewer than 10 points more than factors it is the plain
    one, which in a Latin hypercube differs little. NaN where factor or effect does not vary.
    """
    defined = np.isfinite(y)
    x, y = x[defined], y[defined]
    partial = len(y) >= len(factors) + SPARE
    correlate = _partial if partial else _plain
    rng = np.random.default_rng(seed)
    found = correlate(x, y)
    ends = np.full((2, len(factors)), np.nan)
    if len(y) >= 3:
        picks = rng.integers(len(y), size=(RESAMPLES, len(y)))
        drawn = np.array([correlate(x[p], y[p]) for p in picks])
        varies = np.isfinite(drawn).any(axis=0)
        ends[:, varies] = np.nanpercentile(drawn[:, varies], [2.5, 97.5], axis=0)
    lows, highs = zip(*(_means_at_ends(column, y) for column in x.T), strict=True)
    table = pd.DataFrame(
        {"correlation": found, "lower": ends[0], "upper": ends[1], "low": lows, "high": highs},
        index=pd.Index(factors, name="factor"),
    )
    order = (-table["correlation"].abs()).argsort(kind="stable")
    table = table.iloc[order]
    table.attrs["measure"] = PRCC if partial else SPEARMAN
    return table


def _ranks(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Standardised ranks of the columns and, last, of y; and which of them vary."""
    ranks = rankdata(np.column_stack([x, y]), axis=0)
    spread = ranks.std(axis=0)
    varies = spread > 0
    centred = ranks - ranks.mean(axis=0)
    return centred / np.where(varies, spread, 1.0), varies


def _plain(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    ranks, varies = _ranks(x, y)
    found: NDArray[np.float64] = ranks[:, :-1].T @ ranks[:, -1] / len(y)
    return np.where(varies[:-1] & varies[-1], found, np.nan)


def _partial(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """From the inverse of the correlation matrix: the correlation of what the other factors do not explain."""
    ranks, varies = _ranks(x, y)
    found = np.full(x.shape[1], np.nan)
    if not varies[-1] or not varies[:-1].any():
        return found
    kept = ranks[:, varies]
    precision = np.linalg.pinv(kept.T @ kept / len(y), hermitian=True)
    scale = np.sqrt(np.diag(precision)[:-1] * precision[-1, -1])
    found[varies[:-1]] = np.clip(-precision[:-1, -1] / scale, -1.0, 1.0)
    return found


def _means_at_ends(column: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    if len(y) == 0:
        return np.nan, np.nan
    low, high = np.quantile(column, [END, 1 - END])
    return float(y[column <= low].mean()), float(y[column >= high].mean())
