"""Do designs hold what their names promise: completeness, stratification, declared ranges?"""

import datetime

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from qianxian.studies.designs import listed
from qianxian.studies.factors import catalogue, typed, value_problems

DEPTH, GROUPS, RULE = "attention.displacement_depth", "levers.merge_groups.n_groups", "levers.evidence_demand.rule"
SAMPLED = [qx.latin_hypercube, qx.sobol]


def strata(values, lower, upper):
    """Which of n equal parts of the range each value lies in, sorted."""
    u = (np.asarray(values) - lower) / (upper - lower)
    return sorted(np.floor(u * len(u)).astype(int))


def test_a_factorial_has_every_combination_once_and_the_last_factor_varies_fastest():
    design = qx.factorial({GROUPS: [8, 34], "ranking.enabled": [True, False], "reform": [None, "baru-8"]})
    rows = list(design.itertuples(index=False, name=None))
    assert len(rows) == len(set(rows)) == 8
    assert rows[:3] == [(8, True, None), (8, True, "baru-8"), (8, False, None)]
    assert design.index.name == "point"
    assert design.dtypes[GROUPS] == "int64" and design.dtypes["ranking.enabled"] == "bool"


def test_a_factorial_takes_dates_and_clock_times():
    starts = [datetime.date(2020, 3, 18), datetime.date(2020, 9, 1)]
    design = qx.factorial({"calendar.start": starts, "levers.quiet_hours.from": [datetime.time(18)]})
    assert list(design["calendar.start"]) == starts


@pytest.mark.parametrize("make", SAMPLED)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_nth_of_every_range_holds_exactly_one_point(make, seed):
    design = make({DEPTH: (20.0, 60.0), "trust.met_gain": (0.0, 0.1)}, 32, seed)
    assert strata(design[DEPTH], 20.0, 60.0) == list(range(32))
    assert strata(design["trust.met_gain"], 0.0, 0.1) == list(range(32))


def test_independent_points_are_not_stratified():
    # The twin of the test above: 32 independent points fill 32 parts once each with probability 32!/32^32 < 1e-12.
    assert strata(np.random.default_rng(1).uniform(20.0, 60.0, 32), 20.0, 60.0) != list(range(32))


def test_sobol_points_are_balanced_in_two_dimensions():
    design = qx.sobol({DEPTH: (20.0, 60.0), "trust.met_gain": (0.0, 0.1)}, 16)
    cells = zip((design[DEPTH] - 20.0) // 10.0, design["trust.met_gain"] // 0.025, strict=True)
    assert len(set(cells)) == 16  # one point in each cell of 4 x 4


@pytest.mark.parametrize("make", SAMPLED)
def test_counts_are_whole_and_each_takes_an_equal_part(make):
    design = make({GROUPS: (5, 8)}, 16)
    assert design.dtypes[GROUPS] == "int64"
    assert design[GROUPS].value_counts().to_dict() == {5: 4, 6: 4, 7: 4, 8: 4}


@pytest.mark.parametrize("make", SAMPLED)
def test_flags_and_choices_become_their_members_in_equal_parts(make):
    design = make({"ranking.enabled": None, RULE: None, "levers.rarer_ranking.period_days": (7, 365)}, 16)
    assert design["ranking.enabled"].value_counts().to_dict() == {True: 8, False: 8}
    assert design[RULE].value_counts().to_dict() == {m: 4 for m in ("none", "sampled", "universal", "outcome_only")}


def test_some_members_of_a_choice_can_be_given():
    assert set(qx.latin_hypercube({RULE: ("none", "universal")}, 8)[RULE]) == {"none", "universal"}


def test_every_factor_with_a_range_can_be_sampled_within_what_is_declared():
    keys = [k for k, f in catalogue().items() if f.kind not in ("date", "clock", "reform")]
    design = qx.latin_hypercube(keys, 4)
    assert len(keys) > 250
    assert value_problems((k, typed(k, v)) for k in keys for v in design[k]) == []
    depth = qx.parameters().loc[DEPTH]
    assert strata(design[DEPTH], depth["minimum"], depth["maximum"]) == [0, 1, 2, 3]


def test_a_seed_gives_the_same_design_and_another_seed_another():
    for make in SAMPLED:
        pd.testing.assert_frame_equal(make([DEPTH], 8, 5), make([DEPTH], 8, 5))
        assert not make([DEPTH], 8, 5).equals(make([DEPTH], 8, 6))


def test_sobol_refuses_a_number_that_is_no_power_of_two_and_names_the_nearest():
    with pytest.raises(
        qx.InputError, match="n = 100: a Sobol' design needs a power of two; the nearest are 64 and 128"
    ):
        qx.sobol([DEPTH], 100)


def test_all_mistakes_of_a_sampled_design_are_reported_at_once():
    factors = {
        "attention.displacment_depth": (20, 60),
        DEPTH: (60.0, 20.0),
        GROUPS: (0, 400),
        "levers.cap_groups.groups_per_person": (1.5, 3),
        "calendar.start": None,
        RULE: ("none", "some"),
    }
    with pytest.raises(qx.InputError) as raised:
        qx.latin_hypercube(factors, 0)
    text = str(raised.value)
    for part in (
        "did you mean attention.displacement_depth?",
        f"{DEPTH} = (60.0, 20.0): must be (lower, upper) with lower < upper",
        f"{GROUPS} = 0: must be a whole number in [1, 200]",
        f"{GROUPS} = 400: must be a whole number in [1, 200]",
        "levers.cap_groups.groups_per_person = 1.5: must be a whole number in [1, 60]",
        "calendar.start: a date has no range to sample",
        f'{RULE} = "some": must be one of none | sampled | universal | outcome_only',
        "n = 0: must be a whole number, at least 1",
    ):
        assert part in text


def test_all_mistakes_of_a_factorial_are_reported_at_once():
    with pytest.raises(qx.InputError) as raised:
        qx.factorial({GROUPS: [8, 8.5], DEPTH: [], "reform": ["baru-9"], "rankings.enabled": [True]})
    places = [where for where, _ in raised.value.problems]
    assert places == ["rankings.enabled", DEPTH, GROUPS, "reform"]
    assert "did you mean baru-8?" in str(raised.value)


def test_single_values_are_judged_without_rules_between_parameters():
    # 13:00 is a clock time; that mornings end at 12:00 is a matter of the whole scenario, and of the point alone.
    design = qx.factorial({"calendar.morning_start": [datetime.time(13)]})
    assert len(design) == 1


def test_points_that_do_not_name_a_factor_have_a_gap():
    design = listed([{GROUPS: 8}, {DEPTH: 40}])
    assert np.isnan(design[GROUPS][1]) and np.isnan(design[DEPTH][0])
    assert design[GROUPS][0] == 8.0 and design[DEPTH][1] == 40.0


@pytest.mark.parametrize(
    ("key", "given", "meant"),
    [
        (GROUPS, 8.0, 8),
        (GROUPS, np.int64(8), 8),
        (GROUPS, 8.5, 8.5),
        (DEPTH, 40, 40.0),
        (DEPTH, float("nan"), None),
        ("ranking.enabled", 1.0, True),
        ("ranking.enabled", np.False_, False),
        ("calendar.start", pd.Timestamp("2020-03-18"), datetime.date(2020, 3, 18)),
        ("calendar.start", "2020-03-18", datetime.date(2020, 3, 18)),
        ("calendar.morning_start", "08:30:00", datetime.time(8, 30)),
        ("calendar.start", "soon", "soon"),
        (RULE, None, None),
        ("reform", qx.reform("baru-8"), "baru-8"),
    ],
)
def test_values_get_the_type_of_their_factor(key, given, meant):
    found = typed(key, given)
    assert found == meant and type(found) is type(meant)
