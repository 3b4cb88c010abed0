"""Which departments make the work: the order is told from luck as often as it says, and no oftener."""

import numpy as np
import pytest
import qianxian as qx
from qianxian.runs.departments import OWN, places

TRIALS, REPLICATES, THINGS = 400, 8, 6


def share_told_apart(draw, tell):
    rng = np.random.default_rng(20)
    return np.mean([tell(draw(rng)) for _ in range(TRIALS)])


def unadjusted(values):
    """Places by pairs at 5 % each, without adjustment for how many there are."""
    from scipy import stats

    p = [stats.ttest_rel(values[:, a], values[:, b]).pvalue for a in range(THINGS) for b in range(a + 1, THINGS)]
    return min(p) < 0.05


def test_equal_things_are_told_apart_by_luck_in_at_most_one_trial_in_twenty():
    # Null: all means equal, luck shared by the things of a replicate. 400 trials, bound 0.05 + 5 standard errors
    # (false alarm 3e-7); a rate of 0.16 is missed with the same odds. The twin leaves the adjustment out.
    def draw(rng):
        return rng.normal(size=(REPLICATES, 1)) + rng.normal(size=(REPLICATES, THINGS))

    bound = 0.05 + 5 * np.sqrt(0.05 * 0.95 / TRIALS)
    assert share_told_apart(draw, lambda v: (places(v)[0] > 1).any()) <= bound
    assert share_told_apart(draw, unadjusted) > bound


def test_the_true_places_lie_within_the_limits_in_nineteen_trials_of_twenty():
    truth = np.array([3, 1, 2, 6, 5, 4])  # the mean falls by one standard deviation a place

    def draw(rng):
        return rng.normal(size=(REPLICATES, 1)) + rng.normal(size=(REPLICATES, THINGS)) - truth

    def missed(values):
        first, last = places(values)
        return ((truth < first) | (truth > last)).any()

    assert share_told_apart(draw, missed) <= 0.05 + 5 * np.sqrt(0.05 * 0.95 / TRIALS)
    first, last = places(np.random.default_rng(1).normal(size=(400, THINGS)) - truth)
    assert first.tolist() == last.tolist() == truth.tolist()  # enough replicates tell all apart


def test_one_replicate_and_no_spread_tell_nothing_apart():
    assert [p.tolist() for p in places([[3.0, 2.0, 1.0]])] == [[1, 1, 1], [3, 3, 3]]
    assert [p.tolist() for p in places([[2.0, 1.0]] * 5)] == [[1, 1], [2, 2]]
    assert [p.tolist() for p in places([[7.0], [8.0]])] == [[1], [1]]


@pytest.fixture(scope="module")
def result():
    return qx.load("baru-34").run(days=14, replicates=4, progress=False)


def test_a_result_says_who_makes_the_work_and_how_sure_the_order_is(result):
    table = result.departments_by_load()
    seconds = result.time_by_cause.person_seconds
    assert set(table.index) == {str(c) for c in seconds.cause.values} - set(OWN)
    lines = seconds.sel(cause=list(table.index)).drop_sel(activity=["off_duty", "idle_on_duty"])
    in_all = float(lines.sum()) / float(result.time_use.persons.sum()) / 60
    assert table["mean"].sum() == pytest.approx(in_all, rel=0.01)  # days of a replicate weigh alike
    assert ((table["lower"] <= table["mean"]) & (table["mean"] <= table["upper"]) & (table["lower"] >= 0)).all()
    assert ((table["first"] >= 1) & (table["first"] <= table["last"]) & (table["last"] <= len(table))).all()
    assert (table["first"] + table["last"]).is_monotonic_increasing
    assert (table["last"] - table["first"] > 0).any()  # two weeks do not tell 25 departments apart
    assert table.loc[table.index[0], "name"] and (table["name_zh"] != table["name"]).all()


def test_departments_with_the_same_places_stand_as_the_scenario_lists_them(result):
    once = qx.load("baru-34").run(days=2, replicates=1, progress=False)
    listed = [str(c) for c in once.time_by_cause.cause.values if c not in OWN]
    assert list(once.departments_by_load().index) == listed
