"""The smallest change of an outcome that matters, as a user says it to figures and reports."""

from __future__ import annotations

import math
from collections.abc import Mapping

#: Per cent of the baseline for all outcomes, or by outcome in its unit.
Relevant = float | Mapping[str, float]


def is_change(value: object) -> bool:
    """Whether it is a number above 0, as a smallest relevant change has to be."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < math.inf


def least_change(relevant: Relevant, outcome: str, baseline: float) -> float:
    """The smallest relevant change of an outcome in its unit; NaN if none is set for it.

    Parameters
    ----------
    baseline : mean of the outcome in the baseline, of which per cent are taken
    """
    if isinstance(relevant, Mapping):
        return float(relevant.get(outcome, math.nan))
    return relevant / 100.0 * abs(baseline)
