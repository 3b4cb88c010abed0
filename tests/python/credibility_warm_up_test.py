"""Warm-up, run length and replicates are told by the data of a run, by a published rule."""

import numpy as np
import pytest
import qianxian as qx
from qianxian.assurance import run_length
from qianxian.assurance.run_length import PRECISION, replication_table, warm_up_table
from qianxian.assurance.series import Series, weekly_series
from qianxian.assurance.warm_up import KEPT, LEAST_BATCHES, WarmUp, mser, warm_up
from scipy import stats

EVEN = np.resize([1.0, -1.0], 40)  # as little correlated as a series can be
STEP = 8


def with_step(height):
    y = EVEN.copy()
    y[:STEP] += height
    return y


def test_the_marginal_standard_error_is_that_of_its_formula():
    y = np.random.default_rng(1).normal(size=12)
    found = mser(y)
    assert len(found) == len(y) - KEPT + 1
    for d, value in enumerate(found):
        left = y[d:]
        assert value == pytest.approx(left.var(ddof=0) / len(left), rel=1e-12)


def test_a_step_is_cut_off_where_it_ends_and_a_series_without_one_is_whole():
    assert warm_up(with_step(10.0)) == WarmUp(STEP, "warm_up")
    assert warm_up(EVEN) == WarmUp(0, "steady")


def test_a_trend_is_not_called_steady():
    found = warm_up(np.arange(40.0))
    assert found.verdict == "unsettled" and found.batches > 20


def test_what_cannot_be_told_is_not_told():
    assert warm_up(EVEN[: LEAST_BATCHES - 1]).verdict == "too_short"
    assert warm_up([*EVEN, np.nan]).verdict == "too_short"
    assert warm_up(np.ones(20)).verdict == "constant"


def test_what_is_left_of_a_decay_is_nearer_to_its_limit():
    """200 series of 60 weeks, limit 0, start 20, fall to 1/e in 3 weeks, noise of standard deviation 1.

    The mean of all weeks is off by 20 * 3.5 / 60 = 1.2. What 30 weeks or more leave has a standard error of at most
    0.19, so the mean of some 190 series one of 0.014; 0.15 is ten of them, and a rule that keeps a week above 3 fails.
    """
    rng = np.random.default_rng(7)
    decay = 20 * np.exp(-np.arange(60) / 3.0)
    whole, left = [], []
    for _ in range(200):
        y = decay + rng.normal(size=60)
        found = warm_up(y)
        assert found.batches >= 4
        if found.verdict == "warm_up":
            whole.append(y.mean())
            left.append(y[found.batches :].mean())
    assert len(left) > 180 and np.mean(whole) > 1.0
    assert abs(np.mean(left)) < 0.15


@pytest.mark.parametrize(("weeks", "share"), [(26, 0.11), (52, 0.04)])
def test_noise_is_called_unsettled_as_seldom_as_the_method_says(weeks, share):
    """3000 series; five standard errors of the share, 0.029 and 0.018, and half a percent of rounding."""
    rng = np.random.default_rng(11)
    found = np.mean([warm_up(rng.normal(size=weeks)).verdict == "unsettled" for _ in range(3000)])
    assert abs(found - share) < 5 * np.sqrt(share * (1 - share) / 3000) + 0.005


class Planted:
    """Stands for an arm: a series of three replicates, shifted by `shift`."""

    def __init__(self, base, shift=0.0):
        self.values = np.stack([base + shift + luck for luck in (-0.1, 0.0, 0.1)])


@pytest.fixture
def planted(monkeypatch):
    monkeypatch.setattr(run_length, "weekly_series", lambda arm: [Series("t.x", "X", "某量", "1/d", arm.values)])


def test_a_warm_up_that_moves_the_mean_is_harmful_and_cancels_in_a_paired_difference(planted):
    found = warm_up_table({"a": Planted(with_step(10.0)), "b": Planted(with_step(10.0), 1.0)})
    assert found["arm"].tolist() == ["a", "b", "b − a"]
    a, b, difference = (row for _, row in found.iterrows())
    assert (a["warm_up_weeks"], a["verdict"], a["harmless"]) == (STEP, "warm_up", False)
    assert a["bias"] == pytest.approx(10.0 * STEP / 40)
    assert a["half_width"] == pytest.approx(stats.t.ppf(0.975, 2) * 0.1 / np.sqrt(3))
    assert b["mean"] == pytest.approx(a["mean"] + 1.0)
    assert difference["mean"] == pytest.approx(1.0) and difference["harmless"]


def test_a_series_without_a_warm_up_is_harmless(planted):
    [row] = (r for _, r in warm_up_table({"a": Planted(EVEN)}).iterrows())
    assert (row["warm_up_weeks"], row["verdict"], row["bias"], row["harmless"]) == (0, "steady", 0.0, True)


@pytest.fixture(scope="module")
def by_record():
    baru = qx.load("baru-34")
    return {record: baru.run(days=17, replicates=2, record=record, progress=False) for record in ("day", "week", "run")}


def test_weekly_series_are_outcomes_of_whole_weeks_and_states_at_their_ends(by_record):
    found = {s.id: s for s in weekly_series(by_record["day"])}
    tasks = by_record["day"].tasks
    missed, assigned = (
        tasks[name].sum(["line", "task_kind"]).values[:, :14].reshape(2, 2, 7).sum(axis=2)
        for name in ("missed", "assigned")
    )
    assert found["missed_share"].values == pytest.approx(missed / assigned)
    groups = by_record["day"].messages["n_groups"]
    pooled = groups.mean([d for d in groups.dims if d not in ("replicate", "day")]).values
    assert found["messages.n_groups"].values.tolist() == pooled[:, [6, 13]].tolist()
    assert {s.values.shape for s in found.values()} == {(2, 2)} and len(found) > 15
    assert found["message_minutes"].unit == "min/person/d"


def test_a_series_does_not_depend_on_the_record_and_there_is_none_without_periods(by_record):
    day, week = ({s.id: s.values for s in weekly_series(by_record[r])} for r in ("day", "week"))
    assert day.keys() == week.keys()
    assert [k for k in day if not np.allclose(day[k], week[k], equal_nan=True)] == []
    assert weekly_series(by_record["run"]) == []
    assert warm_up_table({"a": by_record["run"]}).empty


def test_a_run_shorter_than_a_week_has_no_weeks():
    made = qx.load("baru-34").run(days=3, record="week", progress=False)
    assert warm_up_table({"a": made}).empty


def test_replicates_reach_the_half_widths_of_the_effects_and_say_how_many_more_are_needed(comparison):
    table = replication_table(comparison.arms).set_index("outcome")
    effects = comparison.effects.reset_index().set_index("outcome")
    row, effect = table.loc["message_minutes"], effects.loc["message_minutes"]
    assert row["estimate"] == pytest.approx(effect["difference"])
    assert row["half_width"] == pytest.approx((effect["upper"] - effect["lower"]) / 2)
    assert row["n"] == 3 and table["n_for_precision"].dropna().between(2, 1e6).all()
    wide = table[table["half_width"] > PRECISION * table["baseline"].abs()]["n_for_precision"].dropna()
    assert len(wide) and (wide > 3).all()
