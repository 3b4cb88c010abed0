"""Holding a claim against simulated values."""

from __future__ import annotations

import math
from typing import Any

from numpy.typing import ArrayLike

from qianxian.base.reference import outcome_ranges
from qianxian.casebook.case_file import Claim
from qianxian.runs.effects import interval, paired_effect, within

HOLDS, FAILS, OPEN = "holds", "fails", "open"
#: How much worse, relative to the other arm, still counts as not worse.
MARGIN = 0.02


def judge(claim: Claim, arm: ArrayLike, against: ArrayLike) -> dict[str, Any]:
    """The verdict on a claim.

    Parameters
    ----------
    arm, against : values of the outcome in the two arms, element i of both is replicate i; shape (n_replicates,)

    Returns
    -------
    dict with n, baseline, mean, difference, lower, upper (95 %, of the paired difference; of the level where the claim
    is about one), change (difference over the absolute baseline) and verdict: ``holds`` where the interval lies wholly
    on the side expected and the change, if the source gives its size, within it; ``fails`` where it lies wholly on the
    other side, or the size is another; ``open`` where it includes zero. ``not_lower`` and ``not_higher`` allow 2 %.
    """
    if claim.within is not None:
        return _judge_level(claim.outcome, claim.within, arm)
    effect = paired_effect(against, arm)
    keys = ("n", "baseline", "mean", "difference", "lower", "upper")
    row: dict[str, Any] = {key: effect[key] for key in keys}
    base = abs(row["baseline"])
    row["change"] = row["difference"] / base if base > 0 else math.nan
    return row | {"verdict": _verdict(claim, row, base)}


def _judge_level(outcome: str, expected: tuple[float, float], arm: ArrayLike) -> dict[str, Any]:
    level = paired_effect(arm, arm)
    limits = outcome_ranges().get(outcome, (-math.inf, math.inf))
    lower, upper = within(interval(arm), arm, limits)
    mean = level["mean"]
    verdict = OPEN if math.isnan(mean) else HOLDS if expected[0] <= mean <= expected[1] else FAILS
    return {
        "n": level["n"],
        "baseline": math.nan,
        "mean": mean,
        "difference": math.nan,
        "lower": lower,
        "upper": upper,
        "change": math.nan,
        "verdict": verdict,
    }


def _verdict(claim: Claim, row: dict[str, Any], base: float) -> str:
    lower, upper = row["lower"], row["upper"]
    if claim.expected in ("falls", "not_higher"):  # the mirror image
        lower, upper = -upper, -lower
    if math.isnan(lower):
        return OPEN
    if claim.expected in ("not_lower", "not_higher"):
        worst = -MARGIN * base
        return HOLDS if lower > worst else FAILS if upper < worst else OPEN
    if upper < 0:
        return FAILS
    if lower <= 0:
        return OPEN
    size = claim.size
    return HOLDS if size is None or size[0] <= row["change"] <= size[1] else FAILS
