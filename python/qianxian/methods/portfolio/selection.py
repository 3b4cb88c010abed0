r"""Which points of a finite set are Pareto optimal, decided by paired comparisons with a stated error.

Every point is observed under the same luck in replicate 0, 1, …; objectives are minimised here. With a tolerance
:math:`\delta_q \ge 0` (indifference zone) for each objective, point j *dominates* point i if its mean is nowhere worse
by more than :math:`\delta_q`, and somewhere better by more than :math:`\delta_q`. The front are the points that no
other point dominates; with zero tolerance it is the Pareto front.

All pairs of points are compared in all objectives by Student t intervals of paired differences. Their joint error is
bounded by Bonferroni's inequality, which holds whatever the dependence, thus also under common random numbers (Nelson
and Matejcik 1995, doi:10.1287/mnsc.41.12.1935). Looks are taken at numbers of replicates that are fixed beforehand, and
count among the comparisons: so it does no harm that the data say which points are sampled on, as in screening (Nelson,
Swann, Goldsman and Song 2001, doi:10.1287/opre.49.6.950.10019).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import stats

GROWTH = 1.5  # from one look to the next: few looks cost little error, small steps waste few replicates
Matrix = NDArray[np.bool_]
CERTAIN, UNDECIDED, DOMINATED = "certain", "undecided", "dominated"

#: Observations of a point so far, shape (n, n_objectives), row i is replicate i; and more of them, given the number
#: wanted by point: False if this was stopped.
Observed = Callable[[int], NDArray[np.float64]]
Sample = Callable[[dict[int, int]], bool]


@dataclass(frozen=True)
class Design:
    """What is fixed before the first replicate.

    Attributes
    ----------
    points : number of points; point 0 is the reference, sampled along as far as the budget allows, so that effects
        can be told
    tolerance : indifference zone by objective, shape (n_objectives,)
    first : replicates of every point in the first stage
    budget : replicates in all
    error : bound of the probability that any statement is false
    """

    points: int
    tolerance: NDArray[np.float64]
    first: int
    budget: int
    error: float

    @property
    def looks(self) -> list[int]:
        """Numbers of replicates at which a pair may be compared: beyond the first stage both of it must be paid for."""
        most = self.first + max(0, self.budget - self.points * self.first) // 2
        found = [self.first]
        while math.ceil(found[-1] * GROWTH) <= most:
            found.append(math.ceil(found[-1] * GROWTH))
        return found

    @property
    def comparisons(self) -> int:
        """Intervals that may be looked at: pairs, objectives, looks."""
        return self.points * (self.points - 1) // 2 * len(self.tolerance) * len(self.looks)


class Bounds:
    """Simultaneous bounds of the differences of means of all pairs.

    Parameters
    ----------
    points, tolerance : as of ``Design``
    error : of one comparison, two-sided; with ``Design.error / Design.comparisons`` all bounds hold at once
    """

    def __init__(self, points: int, tolerance: NDArray[np.float64], error: float) -> None:
        self.tolerance = tolerance
        self._error = error
        self._seen = np.zeros((points, points), dtype=int)
        self.lower = np.full((points, points, len(tolerance)), -np.inf)  #: of mean i minus mean j
        self.lower[np.arange(points), np.arange(points)] = 0.0

    @property
    def upper(self) -> NDArray[np.float64]:
        """Upper bounds of mean i minus mean j, shape (points, points, n_objectives)."""
        return -self.lower.transpose(1, 0, 2)

    def look(self, values: Sequence[NDArray[np.float64]]) -> None:
        """Compares every pair that has more replicates in common than at the last look; bounds only become tighter."""
        for i in range(len(values)):
            for j in range(i):
                n = min(len(values[i]), len(values[j]))
                if n > self._seen[i, j]:
                    self._seen[i, j] = n
                    mean, half = _interval(values[i][:n] - values[j][:n], self._error)
                    self.lower[i, j] = np.maximum(self.lower[i, j], mean - half)
                    self.lower[j, i] = np.maximum(self.lower[j, i], -mean - half)

    def dominates(self) -> Matrix:
        """[j, i]: j certainly dominates i."""
        upper = self.upper
        return _all(upper <= self.tolerance) & _any(upper < -self.tolerance)

    def spares(self) -> Matrix:
        """[j, i]: j certainly does not dominate i."""
        return _any(self.lower > self.tolerance) | _all(self.lower >= -self.tolerance)

    def open(self) -> Matrix:
        """[j, i]: whether j dominates i is not clear, and matters, as no other certainly dominates i."""
        found: Matrix = ~self.spares() & ~self.dominated()[None, :]
        return found

    def dominated(self) -> Matrix:
        """[i]: some point certainly dominates i."""
        found: Matrix = np.asarray(self.dominates().any(axis=0))
        return found

    def status(self) -> list[str]:
        """Of every point whether it is certainly on the front, certainly dominated, or undecided."""
        unclear = np.asarray(self.open().any(axis=0))
        return [DOMINATED if d else UNDECIDED if u else CERTAIN for d, u in zip(self.dominated(), unclear, strict=True)]


def _all(found: Matrix) -> Matrix:
    return np.asarray(found.all(axis=2))


def _any(found: Matrix) -> Matrix:
    return np.asarray(found.any(axis=2))


def _interval(d: NDArray[np.float64], error: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Means and half widths by objective; replicates in which it is undefined are left out; of fewer than two
    nothing is known."""
    n = np.isfinite(d).sum(axis=0)
    known = n >= 2
    safe = np.where(known, n, 2)
    filled = np.where(np.isfinite(d), d, 0.0)
    mean = filled.sum(axis=0) / safe
    spread = np.sqrt((np.where(np.isfinite(d), d - mean, 0.0) ** 2).sum(axis=0) / (safe - 1))
    half = np.array([_quantile(error, int(k)) for k in safe]) * spread / np.sqrt(safe)
    return np.where(known, mean, 0.0), np.where(known, half, np.inf)


@cache
def _quantile(error: float, n: int) -> float:
    return float(stats.t.isf(error / 2, n - 1))


def select(sample: Sample, observed: Observed, design: Design, comparison_error: float | None = None) -> Bounds | None:
    """Samples until every point is decided or the budget is spent.

    Parameters
    ----------
    sample, observed : how replicates are made, and what they gave
    design : what is fixed beforehand
    comparison_error : of one comparison; ``design.error / design.comparisons`` if None, under which all decisions are
        right at once with probability 1 - ``design.error`` or more, if paired differences are normal

    Returns
    -------
    Bounds, whose ``status`` names the decisions; None if it was stopped in the first stage
    """
    error = design.error / design.comparisons if comparison_error is None else comparison_error
    bounds = Bounds(design.points, design.tolerance, error)
    n = dict.fromkeys(range(design.points), design.first)
    spent = design.points * design.first
    if not sample(n):
        return None
    while True:
        values = [observed(p) for p in n]
        bounds.look([v[: on_grid(len(v), design.looks)] for v in values])
        more = raised(bounds.open(), n, design.looks, design.budget - spent)
        if not more:
            return bounds
        spent += sum(more[p] - n[p] for p in more)
        n |= more
        if not sample(n):
            bounds.look([(v := observed(p))[: on_grid(len(v), design.looks)] for p in n])
            return bounds


def on_grid(n: int, looks: Sequence[int]) -> int:
    """The last look that n replicates are enough for; 0 if none."""
    return max((k for k in looks if k <= n), default=0)


def raised(unclear: NDArray[np.bool_], n: dict[int, int], looks: Sequence[int], left: int) -> dict[int, int]:
    """The next numbers of replicates of points that are in an open comparison, as far as the replicates left allow: a
    point that few others leave open comes first, with these and, if they allow that, the reference.

    Parameters
    ----------
    unclear : [j, i]: whether j dominates i is open
    n : replicates by point
    looks : numbers of replicates to choose from
    left : replicates that may be spent
    """
    found: dict[int, int] = {}
    partners = {i: [j for j in range(len(unclear)) if unclear[j, i]] for i in range(len(unclear))}
    for i in sorted((i for i in partners if partners[i]), key=lambda i: (len(partners[i]), i)):
        group = {i, *partners[i]}
        step = next((k for k in looks if k > min(n[p] for p in group)), None)
        if step is None:
            continue
        for points in ({0, *group}, group):
            wanted = {p: step for p in points if max(n[p], found.get(p, 0)) < step}
            cost = sum(step - max(n[p], found.get(p, 0)) for p in wanted)
            if cost <= left:
                found |= wanted
                left -= cost
                break
    return found
