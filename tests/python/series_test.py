"""Outcomes over time: pooled they are the summary, parts add up, weeks are whole, and before a reform all is equal."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from qianxian.runs.ratios import RATIOS
from qianxian.runs.series import counted, pooled, ratio_of, splits_of

EIGHT = {"merge_groups": {"n_groups": 8}, "cap_groups": {"groups_per_person": 3}}
START = dt.date(2020, 1, 27)


@pytest.fixture(scope="module")
def county():
    """Three townships, by the day, with a year's worth of nothing in one of them."""
    return qx.load("county-groups").run(days=30, replicates=2, townships=3, progress=False)


@pytest.fixture(scope="module")
def dated():
    """A reform in two of three townships at different dates, one of an arm that changes more, and one never begun."""
    s = qx.load("county-groups")
    first = qx.Reform("first", EIGHT, start=START, phase_in_days=10, townships=[0])
    second = qx.Reform("second", EIGHT, start=START + dt.timedelta(days=7), townships=[2])
    ended = qx.Reform("ended", {"no_photos": {}}, start=START, end=START + dt.timedelta(days=7))
    changed = s.with_({"attention.displacement_depth": 30}) + qx.Reform("late", {"no_photos": {}}, start=START)
    arms = {"now": s, "roll-out": s + first + second, "ended": s + ended, "changed": changed}
    return qx.compare(arms, replicates=3, days=42, townships=3, record="day", progress=False)


@pytest.mark.parametrize("outcome", RATIOS)
def test_pooled_over_the_run_a_series_is_the_summary(county, outcome):
    counts = counted(county, outcome)
    whole = counts.sum("day").expand_dims(day=[counts["day"].values[0]]).assign(days=("day", [30]))
    np.testing.assert_allclose(ratio_of(whole, outcome).values[:, 0], county.summary[outcome].values, rtol=1e-12)


@pytest.mark.parametrize("outcome", ["message_minutes", "missed_share", "service_wait", "tasks_issued", "checks"])
def test_the_parts_of_an_outcome_add_up_to_the_whole(county, outcome):
    whole = counted(county, outcome)
    for by in splits_of(outcome):
        parts = counted(county, outcome, by).sum(by)
        np.testing.assert_array_equal(parts["above"], whole["above"])
        if RATIOS[outcome].below != "township-days" or by == "township":
            n = counted(county, outcome, by).sizes[by]
            repeated = 1 if RATIOS[outcome].below != "person-days" or by in ("role", "unit", "township") else n
            np.testing.assert_array_equal(parts["below"], whole["below"] * repeated)


def test_a_week_is_the_ratio_of_its_sums_and_not_the_mean_of_its_days(county):
    weekly, daily = county.series("late_share"), county.series("late_share", every="record")
    table = county.tasks.isel(day=slice(7, 14)).sum(["day", "line", "task_kind"])
    np.testing.assert_allclose(weekly.values[:, 1], table["late"] / table["done_reported"])
    assert not np.allclose(weekly.values[:, 1], daily.values[:, 7:14].mean(axis=1))


def test_days_that_make_no_whole_week_are_left_out(county):
    weekly = county.series("message_minutes")
    assert weekly.sizes["day"] == 4 and (weekly["length"] == 7).all()
    assert weekly["day"].values[0] == np.datetime64(county.study["start"])
    shifted = pooled(counted(county, "message_minutes"), pd.Timestamp("2020-01-08"), "week")
    assert str(shifted["day"].values[0])[:10] == "2020-01-08" and shifted.sizes["day"] == 4
    assert county.series("message_minutes", every="record").sizes["day"] == 30


def test_a_township_is_its_units(county):
    by_unit = counted(county, "message_minutes", "unit")
    by_township = counted(county, "message_minutes", "township")
    assert by_township["township"].values.tolist() == ["township-0", "township-1", "township-2"]
    own = [u for u in by_unit["unit"].values.tolist() if u.startswith("township-1/")]
    for name in ("above", "below"):
        np.testing.assert_array_equal(
            by_unit[name].sel(unit=own).sum("unit"), by_township[name].sel(township="township-1")
        )


def test_townships_keep_the_order_of_the_table():
    many = qx.load("county-groups").run(days=2, townships=11, progress=False, units="township")
    assert many.series("tickets", "township", "record")["township"].values.tolist() == [
        f"township-{i}" for i in range(11)
    ]


def test_a_series_carries_unit_and_names(county):
    about = county.series("service_wait").attrs
    assert (about["units"], about["long_name_zh"], about["layer"]) == ("h", "办事等待时间", "true")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"outcome": "mesage_minutes"}, "outcome = 'mesage_minutes': did you mean message_minutes"),
        ({"outcome": "trust"}, "outcome = 'trust': recorded at the end of a run only"),
        (
            {"outcome": "message_minutes", "by": "line"},
            "by = 'line', of message_minutes: there are: role, unit, township",
        ),
        ({"outcome": "missed_share", "by": "lines"}, "did you mean line"),
        ({"outcome": "evidence_items", "by": "line"}, "it has no parts, leave it out"),
        (
            {"outcome": "missed_share", "by": "x", "every": "month"},
            "by = 'x'.*\nevery = 'month': there are: week, record",
        ),
    ],
)
def test_what_is_no_series_is_refused_with_every_mistake(county, options, message):
    with pytest.raises(qx.InputError, match=message):
        county.series(**options)


def test_before_the_reform_the_arms_are_equal_to_the_bit(dated):
    for outcome in ("message_minutes", "missed_share", "service_wait"):
        table = dated.event_study(outcome, "roll-out")
        before = table[table["phase"] == "before"]
        assert len(before) == 3 and (before[["difference", "lower", "upper"]] == 0).all().all()
        assert before["p_holm"].isna().all()
    assert (dated.event_study("message_minutes", "roll-out").query("phase != 'before'")["difference"] != 0).all()


def test_an_arm_that_differs_by_more_than_a_dated_reform_fails_the_placebo(dated):
    table = dated.event_study("message_minutes", "changed")
    assert (table.loc[table["phase"] == "before", "difference"] != 0).any()


def test_weeks_are_counted_from_the_start_and_named_by_phase(dated):
    table = dated.event_study("message_minutes", "roll-out").loc["roll-out"]
    assert table.index.tolist() == [-3, -2, -1, 0, 1, 2]
    assert table["first_day"].loc[0] == pd.Timestamp(START) and table["until"].loc[0] == pd.Timestamp("2020-02-03")
    assert table["phase"].tolist() == ["before"] * 3 + ["phase_in", "phase_in", "after"]
    ended = dated.event_study("message_minutes", "ended").loc["ended"]
    assert ended["phase"].tolist() == ["before"] * 3 + ["after", "over", "over"]


def test_the_difference_of_a_week_is_that_of_the_table(dated):
    row = dated.event_study("visit_minutes", "roll-out").loc[("roll-out", 2)]
    days = slice("2020-02-10", "2020-02-16")
    minutes = {}
    for arm in ("now", "roll-out"):
        table = dated.arms[arm].time_use.sel(day=days)
        seconds = table.person_seconds.sel(activity="visiting_households").sum(["day", "unit", "role"])
        minutes[arm] = (seconds / table.persons.sum(["day", "unit", "role"]) / 60).values
    difference = minutes["roll-out"] - minutes["now"]
    assert row["difference"] == pytest.approx(difference.mean()) and row["n"] == 3
    assert row["lower"] < row["difference"] < row["upper"]


def test_each_township_counts_from_its_own_start(dated):
    table = dated.event_study("message_minutes", "roll-out", by="township").loc["roll-out"]
    starts = table.xs(0, level="week")["first_day"]
    assert starts["township-0"] == pd.Timestamp(START) and starts["township-2"] == pd.Timestamp("2020-02-03")
    assert table.loc["township-2", "phase"].tolist() == ["before"] * 4 + ["after"] * 2
    alone = table.loc["township-2"].query("until <= @START")  # later, the county carries the first reform over
    assert len(alone) == 3 and (alone["difference"] == 0).all()
    assert set(table.loc["township-1", "phase"]) == {"never"}


def test_weeks_can_be_counted_from_another_day(dated):
    table = dated.event_study("message_minutes", "ended", since=dt.date(2020, 1, 20)).loc["ended"]
    assert table["first_day"].loc[0] == pd.Timestamp("2020-01-20")
    with pytest.raises(qx.InputError, match="since = 2019-01-01: must lie in the run, 2020-01-06 to 2020-02-17"):
        dated.event_study("message_minutes", since=dt.date(2019, 1, 1))
    with pytest.raises(qx.InputError, match="arm = 'roll-outs': did you mean roll-out"):
        dated.event_study("message_minutes", "roll-outs")


def test_a_recorded_week_in_which_a_reform_begins_is_no_placebo():
    s = qx.load("baru-34")
    cut = qx.Reform("cut", EIGHT, start=dt.date(2020, 3, 27))
    weekly = qx.compare({"now": s, "cut": s + cut}, replicates=2, days=28, record="week", progress=False)
    table = weekly.event_study("message_minutes").loc["cut"]
    assert table["phase"].tolist() == ["before", "phase_in", "after", "after"]
    assert table["difference"].iloc[0] == 0 and table["difference"].iloc[1] != 0


def test_a_run_recorded_as_a_whole_has_no_weeks():
    s = qx.load("baru-34")
    whole = qx.compare({"now": s, "then": s.reform("baru-8")}, replicates=2, days=14, record="run", progress=False)
    with pytest.raises(qx.InputError, match=r"record_period = run: .* Record by day or week"):
        whole.event_study("message_minutes")
    with pytest.raises(ValueError, match="record more than one, by day or week"):
        whole.plot("time_series", outcome="message_minutes")
