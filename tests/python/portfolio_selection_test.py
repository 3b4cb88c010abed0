"""Is the front right as often as stated, and do replicates go where they are needed, within the budget?"""

import numpy as np
import pytest
from qianxian.methods.portfolio.selection import CERTAIN, DOMINATED, UNDECIDED, Design, raised, select
from scipy import stats

ERROR, RUNS, ALARM = 0.05, 200, 1e-6
ZONE = np.array([0.5, 0.5])
#: Every difference is nought or the indifference zone itself, so that no point dominates another, but hardly.
HARD = np.array([[0.5 * (i % 2), 0.5 * (i // 2 % 2)] for i in range(8)])


class Noise:
    """Points of known means, with luck in common and luck of their own; counts what is made."""

    def __init__(self, means, seed, spread=0.3):
        rng = np.random.default_rng(seed)
        shape = (len(means), 400, means.shape[1])
        self._all = means[:, None, :] + rng.normal(0, 2.0, shape[1:])[None] + rng.normal(0, spread, shape)
        self.n = dict.fromkeys(range(len(means)), 0)

    def sample(self, wanted):
        self.n |= {p: max(self.n[p], n) for p, n in wanted.items()}
        return True

    def observed(self, point):
        return self._all[point, : self.n[point]]

    @property
    def spent(self):
        return sum(self.n.values())


def wrong(comparison_error, seed):
    """Whether any statement about the hard points is false: a decision, or an interval of an effect."""
    noise = Noise(HARD, seed)
    bounds = select(noise.sample, noise.observed, Design(8, ZONE, 8, 320, ERROR), comparison_error)
    effects = HARD - HARD[0]
    missed = (bounds.lower[:, 0] > effects) | (bounds.upper[:, 0] < effects)
    return DOMINATED in bounds.status() or bool(missed.any())


def alarms(comparison_error):
    """Whether the share of wrong results is higher than stated.

    Null: any statement is wrong with a probability of at most 0.05. 200 runs; rejected beyond the 1 - 1e-6 quantile of
    the binomial. Detects a probability of 0.25 with a power of 0.999.
    """
    found = sum(wrong(comparison_error, seed) for seed in range(RUNS))
    return found > stats.binom.isf(ALARM, RUNS, ERROR)


def test_all_statements_are_right_at_once_as_often_as_stated():
    assert not alarms(None)


def test_without_the_adjustment_they_are_not():
    assert alarms(ERROR)


def test_the_test_would_notice_a_quarter_of_wrong_results():
    assert stats.binom.sf(stats.binom.isf(ALARM, RUNS, ERROR), RUNS, 0.25) > 0.999


FRONT = np.array([[0, 4], [2, 2], [4, 0], [3, 3], [5, 5], [0.2, 4.1]], dtype=float)


def test_a_known_front_is_found_and_what_cannot_be_told_apart_is_named():
    noise = Noise(FRONT, seed=1)
    bounds = select(noise.sample, noise.observed, Design(6, np.zeros(2), 10, 300, ERROR))
    status = bounds.status()
    assert status[:5] == [CERTAIN, CERTAIN, CERTAIN, DOMINATED, DOMINATED]
    assert status[5] in (DOMINATED, UNDECIDED)
    assert [list(np.flatnonzero(bounds.open()[:, i])) for i in range(5)] == [[]] * 5
    equal = Noise(np.zeros((2, 1)), seed=1)
    bounds = select(equal.sample, equal.observed, Design(2, np.zeros(1), 10, 60, ERROR))
    assert bounds.status() == [UNDECIDED, UNDECIDED] and bounds.open()[0, 1] and bounds.open()[1, 0]


def test_within_the_indifference_zone_equal_points_are_both_on_the_front():
    noise = Noise(np.array([[0.0, 0.0], [0.05, -0.05], [9.0, 9.0]]), seed=2)
    bounds = select(noise.sample, noise.observed, Design(3, ZONE, 10, 400, ERROR))
    assert bounds.status() == [CERTAIN, CERTAIN, DOMINATED]


def test_points_that_are_the_same_in_every_replicate_need_no_indifference_zone():
    noise = Noise(np.zeros((2, 1)), seed=1, spread=0.0)
    bounds = select(noise.sample, noise.observed, Design(2, np.zeros(1), 4, 8, ERROR))
    assert bounds.status() == [CERTAIN, CERTAIN] and noise.spent == 8


def test_where_an_objective_is_undefined_nothing_is_decided_by_it():
    noise = Noise(np.array([[0.0], [9.0]]), seed=1)
    noise._all[1] = np.nan
    bounds = select(noise.sample, noise.observed, Design(2, np.zeros(1), 10, 40, ERROR))
    assert bounds.status() == [UNDECIDED, UNDECIDED] and np.isinf(bounds.lower[1, 0, 0])


@pytest.mark.parametrize("seed", range(20))
def test_no_more_than_the_budget_is_ever_spent(seed):
    rng = np.random.default_rng(seed)
    k, m, first = int(rng.integers(2, 12)), int(rng.integers(1, 4)), int(rng.integers(3, 12))
    budget = k * first + int(rng.integers(0, 200))
    noise = Noise(rng.normal(0, 0.3, (k, m)), seed)
    design = Design(k, np.full(m, 0.1), first, budget, ERROR)
    select(noise.sample, noise.observed, design)
    assert k * first <= noise.spent <= budget
    assert set(noise.n.values()) <= set(design.looks)


def test_later_replicates_go_to_comparisons_that_are_open_and_to_the_reference():
    unclear = np.zeros((5, 5), dtype=bool)
    unclear[2, 3] = unclear[3, 2] = True
    n = dict.fromkeys(range(5), 10)
    assert raised(unclear, n, [10, 15, 23], 100) == {0: 15, 2: 15, 3: 15}
    assert raised(unclear, n, [10, 15, 23], 14) == {2: 15, 3: 15}
    assert raised(unclear, n, [10, 15, 23], 9) == {}
    assert raised(unclear, n | {0: 15, 2: 15, 3: 15}, [10, 15, 23], 24) == {0: 23, 2: 23, 3: 23}
    assert raised(np.zeros((5, 5), dtype=bool), n, [10, 15, 23], 100) == {}
    far = Noise(np.array([[9.0], [0.0], [0.0], [8.0]]), seed=1)
    select(far.sample, far.observed, Design(4, np.zeros(1), 10, 200, ERROR))
    assert far.n[3] == 10 < far.n[1] == far.n[2] == far.n[0]
