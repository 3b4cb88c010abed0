"""What many tries of a claim come to: shares of verdicts, and the worst of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from qianxian.methods.claims import NOT_RUN, VERDICTS, Claim


def shares(verdicts: pd.Series[Any]) -> pd.DataFrame:
    """Counts of the verdicts, their shares of what was run, and exact 95 % intervals (Clopper & Pearson 1934)."""
    counts = verdicts.value_counts()
    total = int((verdicts != NOT_RUN).sum())
    rows = {}
    for verdict in VERDICTS:
        n = int(counts.get(verdict, 0))
        row = {"n": n, "share": np.nan, "lower": np.nan, "upper": np.nan}
        if total and verdict != NOT_RUN:
            ends = binomtest(n, total).proportion_ci(0.95, method="exact")
            row |= {"share": n / total, "lower": float(ends.low), "upper": float(ends.high)}
        rows[verdict] = row
    return pd.DataFrame.from_dict(rows, orient="index").astype({"n": int}).rename_axis("verdict")


def worst(sampled: pd.DataFrame, claim: Claim) -> pd.Series[Any]:
    """The row whose worst condition lies furthest on the wrong side, in standard deviations over the rows.

    Raises
    ------
    ValueError
        If no row has the outcomes of the claim.
    """
    margins = {}
    for i, condition in enumerate(claim.conditions):
        effects = sampled[condition.outcome]
        spread = float(effects.std(ddof=0))
        margins[i] = effects.map(condition.margin) / (spread if spread > 0 else 1.0)
    least = pd.DataFrame(margins).min(axis=1, skipna=False)
    if least.isna().all():
        raise ValueError(f"no parameter set has an effect on {', '.join(claim.outcomes)}")
    return sampled.loc[least.idxmin()]
