"""Whether an effect lasts: the same pairs, month by month."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
import qianxian as qx

QUIET = {"progress": False, "replicates": 3}


@pytest.fixture(scope="module")
def arms():
    s = qx.load("baru-34")
    cut = qx.Reform("cut", {"merge_groups": {"n_groups": 8}}, start=dt.date(2020, 4, 20))
    return {"now": s, "cut": s + cut, "same": s + qx.Reform("same", {"rarer_ranking": {"period_days": 7}})}


@pytest.fixture(scope="module")
def comparison(arms):
    return qx.compare(arms, days=70, **QUIET)


def test_a_horizon_is_the_recorded_weeks_in_the_last_four_before_it(comparison):
    assert comparison.study["record_period"] == "week"
    table = comparison.horizons(months=(1, 2))
    assert table.index.names == ["arm", "months", "activity"]
    assert list(table.index.unique("months")) == [1, 2]
    row = table.loc[("cut", 2, "reading_messages")]
    assert (row["first_day"], row["until"]) == (pd.Timestamp("2020-04-22"), pd.Timestamp("2020-05-13"))
    frame = comparison.to_df("time_use", "person_seconds").query("activity == 'reading_messages'")
    frame = frame[(frame["day"] >= "2020-04-22") & (frame["day"] < "2020-05-13")]
    held = comparison.to_df("time_use", "persons")
    held = held[(held["day"] >= "2020-04-22") & (held["day"] < "2020-05-13")]
    person_days = held.groupby(["arm", "replicate"])["persons"].sum().unstack("arm")
    by_hand = frame.groupby(["arm", "replicate"])["person_seconds"].sum().unstack("arm") / person_days / 60
    assert row["baseline"] == pytest.approx(by_hand["now"].mean())
    assert row["difference"] == pytest.approx((by_hand["cut"] - by_hand["now"]).mean())
    assert row["n"] == 3 and row["lower"] < row["difference"] < row["upper"]


def test_before_the_reform_nothing_differs_and_afterwards_something_does(comparison):
    table = comparison.horizons(months=(1, 2)).loc["cut"]
    assert (table.loc[1, "difference"] == 0).all()
    assert (table.loc[2, "difference"] != 0).any()


def test_a_reform_that_changes_nothing_has_no_effect_at_any_horizon(comparison):
    table = comparison.horizons(months=(1, 2)).loc["same"]
    assert (table["difference"] == 0).all() and (table["p_holm"] == 1).all()


def test_every_working_day_has_24_hours(comparison):
    table = comparison.horizons(months=(2,)).loc[("cut", 2)]
    np.testing.assert_allclose(table[["baseline", "mean"]].sum(), 24 * 60)


def test_months_count_from_the_day_of_the_reform(comparison):
    table = comparison.horizons(months=(1, 12), since=dt.date(2020, 4, 20))
    assert list(table.index.unique("months")) == [1]
    assert (table["until"] == pd.Timestamp("2020-05-20")).all()


def test_days_recorded_one_by_one_fill_the_four_weeks(arms):
    daily = qx.compare(arms, days=70, record="day", **QUIET)
    table = daily.horizons(months=(2,))
    assert (table["first_day"] == pd.Timestamp("2020-04-20")).all()
    assert (table["until"] == pd.Timestamp("2020-05-18")).all()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"months": (12,)}, "months = 12: the run ends on 2020-05-27, the first horizon on 2021-03-18"),
        ({"months": (0,)}, "must be whole numbers from 1 on"),
        ({"months": ()}, "must be whole numbers from 1 on"),
        ({"months": (1,), "since": dt.date(2019, 1, 1)}, "since = 2019-01-01: must lie in the run"),
    ],
)
def test_a_horizon_that_the_run_does_not_reach_is_refused(comparison, options, message):
    with pytest.raises(qx.InputError, match=message):
        comparison.horizons(**options)


def test_a_run_recorded_as_a_whole_has_no_horizons(arms):
    whole = qx.compare(arms, days=70, record="run", **QUIET)
    with pytest.raises(qx.InputError, match="Record by day or week"):
        whole.horizons(months=(1,))
