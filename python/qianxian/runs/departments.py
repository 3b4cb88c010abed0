"""Which departments make work, and how far their order can be told from luck."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import stats
from statsmodels.stats.multitest import multipletests

from qianxian.runs.effects import CONFIDENCE, interval, within

if TYPE_CHECKING:
    import xarray as xr

#: Causes that are no department above.
OWN = ("villagers", "block", "person")
#: Activities that nobody causes.
UNCAUSED = ("off_duty", "idle_on_duty")


def departments(time_by_cause: xr.Dataset, time_use: xr.Dataset) -> pd.DataFrame:
    """Minutes at work per person and day that each department makes necessary, and its place among them.

    Parameters
    ----------
    time_by_cause, time_use : tables of a result

    Returns
    -------
    DataFrame, a row a department, indexed by its id, with name, name_zh, unit, n (replicates), mean, lower, upper
    (95 %, Student's t) and first, last: the places that the department may have, 1 for the most minutes, see
    ``places``. Rows stand by the middle of their places, then as the scenario lists the departments.
    """
    seconds = time_by_cause.person_seconds
    worked = seconds.drop_sel(activity=[a for a in UNCAUSED if a in seconds.activity])
    above = worked.drop_sel(cause=[c for c in OWN if c in worked.cause])
    by_line = above.sum([d for d in above.dims if d not in ("replicate", "cause")])
    person_days = time_use.persons.sum([d for d in time_use.persons.dims if d != "replicate"])
    minutes = (by_line / person_days / 60.0).transpose("replicate", "cause").values
    bounds = [within(interval(x), x, (0.0, 1440.0)) for x in minutes.T]
    first, last = places(minutes)
    table = pd.DataFrame(
        {
            "name": above.cause_title_en.values,
            "name_zh": above.cause_title_zh.values,
            "unit": "minutes per person and day",
            "n": len(minutes),
            "mean": minutes.mean(axis=0),
            "lower": [lower for lower, _ in bounds],
            "upper": [upper for _, upper in bounds],
            "first": first,
            "last": last,
        },
        index=pd.Index([str(cause) for cause in above.cause.values], name="department"),
    )
    return table.iloc[np.argsort(first + last, kind="stable")]


def places(values: ArrayLike, confidence: float = CONFIDENCE) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    r"""Places that each of several things may have among them, 1 for the largest, all right at once.

    Parameters
    ----------
    values : row i is replicate i and its luck is common to all columns; shape (n_replicates, n_things)
    confidence : least probability that every thing has a place within its limits

    Returns
    -------
    first, last : shape (n_things,) each; 1 and n_things where nothing can be told apart

    Notes
    -----
    Thing j is clearly larger than k if the paired t test of their difference says so after Holm's adjustment over all
    pairs. Then :math:`first_j = 1 + \#\{k\ \text{clearly larger}\}` and :math:`last_j = n - \#\{k\ \text{clearly
    smaller}\}` (Mogstad, Romano, Shaikh and Wilhelm 2024, doi:10.1093/restud/rdad006). A difference without any spread
    counts as not clear, because few replicates do not show that there is none.
    """
    x: NDArray[np.float64] = np.asarray(values, dtype=float)
    n = x.shape[1]
    pairs = list(combinations(range(n), 2))
    larger = np.zeros((n, n), dtype=np.int64)  # row clearly larger than column
    if len(x) > 1 and pairs:
        gaps = np.stack([x[:, a] - x[:, b] for a, b in pairs], axis=1)
        spread = gaps.std(axis=0, ddof=1) > 1e-12 * np.abs(x).max(initial=0.0)
        p = np.ones(len(pairs))
        p[spread] = stats.ttest_1samp(gaps[:, spread], 0.0, axis=0).pvalue
        clear = multipletests(p, alpha=1.0 - confidence, method="holm")[0]
        for (a, b), gap, told in zip(pairs, gaps.mean(axis=0), clear, strict=True):
            larger[(a, b) if gap > 0 else (b, a)] += told
    return 1 + larger.sum(axis=0), n - larger.sum(axis=1)
