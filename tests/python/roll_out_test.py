"""A staggered roll-out: planted effects are found, two-way fixed effects are biased, and the truth stands beside."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from drawn import inked_margin, named, texts
from qianxian.figures import draw
from scipy import stats

WEEKS = 8
WAVES = [2] * 8 + [4] * 8 + [6] * 8 + [None] * 8
PROOFS = qx.Reform("proofs", {"evidence_demand": {"rule": "sampled", "audit_sample": 0.1}}, phase_in_days=21)


def planted(rng, starts, effect, noise=1.0, weeks=WEEKS):
    """A panel with levels of units, a common trend, noise that hangs together, and a known effect by weeks in force."""
    n = len(starts)
    shocks = rng.normal(0, noise, (n, weeks))
    for week in range(1, weeks):
        shocks[:, week] += 0.5 * shocks[:, week - 1]
    begin = np.array([np.inf if s is None else s for s in starts])
    since = np.arange(weeks) - begin[:, None]
    gained = np.where(since >= 0, effect(np.where(since >= 0, since, 0)), 0.0)
    values = rng.normal(0, 2, n)[:, None] + 0.3 * np.arange(weeks) + shocks + gained
    rows = {"unit": np.repeat(np.arange(n), weeks), "week": np.tile(np.arange(weeks), n), "value": values.ravel()}
    truth = gained[since >= 0].mean()
    return pd.DataFrame({**rows, "start": np.repeat(np.where(np.isinf(begin), np.nan, begin), weeks)}), truth


def growing(since):
    return 2.0 + since


@pytest.fixture(scope="module")
def sampled():
    """Sixty panels of a growing effect: both averages, the truth and the placebo weeks."""
    rng = np.random.default_rng(2020)
    found = []
    for _ in range(60):
        panel, truth = planted(rng, WAVES, growing)
        found.append((qx.staggered_effects(panel), truth))
    return found


def covered(found, estimator, shift=0.0):
    """How many of the intervals hold the truth."""
    rows = [(table.loc[(estimator, "average")], truth + shift) for table, truth in found]
    return sum(row["lower"] <= truth <= row["upper"] for row, truth in rows)


# Null: at least 93 of 100 intervals hold the truth (clusters are few). 60 panels, false alarm 1e-6; it detects a
# coverage below 60 %.
FEWEST_COVERED = stats.binom.ppf(1e-6, 60, 0.93)


def test_the_estimator_of_sun_and_abraham_covers_the_planted_effect(sampled):
    assert covered(sampled, "interaction_weighted") >= FEWEST_COVERED
    errors = [t.loc[("interaction_weighted", "average"), "estimate"] - truth for t, truth in sampled]
    assert abs(np.mean(errors)) < 5 * np.std(errors, ddof=1) / np.sqrt(60)  # bias; false alarm 1e-6


def test_a_planted_error_of_the_truth_is_not_covered(sampled):
    assert covered(sampled, "interaction_weighted", shift=1.5) < FEWEST_COVERED


def test_two_way_fixed_effects_are_biased_where_effects_grow(sampled):
    assert covered(sampled, "two_way") < FEWEST_COVERED
    errors = [t.loc[("two_way", "average"), "estimate"] - truth for t, truth in sampled]
    assert np.mean(errors) < -0.5 and abs(np.mean(errors)) > 5 * np.std(errors, ddof=1) / np.sqrt(60)


def test_weeks_before_the_start_are_a_placebo_and_weeks_in_force_are_found_one_by_one(sampled):
    for week, effect in [(-4, 0), (-2, 0), (0, 2), (1, 3), (3, 5), (5, 7)]:
        values = [t.loc[("interaction_weighted", week), "estimate"] - effect for t, _ in sampled]
        assert abs(np.mean(values)) < 5 * np.std(values, ddof=1) / np.sqrt(60)


def test_both_estimators_agree_where_all_begin_at_once_and_the_effect_is_constant():
    rng = np.random.default_rng(1)
    panel, _ = planted(rng, [4] * 10 + [None] * 10, lambda since: 3.0 + 0 * since, noise=1e-9)
    table = qx.staggered_effects(panel)
    for estimator in ("interaction_weighted", "two_way"):
        assert table.loc[(estimator, "average"), "estimate"] == pytest.approx(3, abs=1e-6)


def test_an_estimate_is_a_difference_of_differences_of_means():
    panel, _ = planted(np.random.default_rng(3), [2] * 3 + [5] * 4 + [None] * 5, growing)
    means = panel.assign(start=panel["start"].fillna(-1)).groupby(["start", "week"])["value"].mean()
    by_hand = [(means[s, s + 1] - means[s, s - 1]) - (means[-1, s + 1] - means[-1, s - 1]) for s in (2.0, 5.0)]
    table = qx.staggered_effects(panel).loc["interaction_weighted"]
    assert table.loc[1, "estimate"] == pytest.approx(np.average(by_hand, weights=[3, 4]))
    assert table.loc[1, "units"] == 7 and table.loc[-3, "units"] == 4 and -1 not in table.index


def test_without_units_never_reached_the_last_are_the_controls_until_they_are_reached():
    panel, _ = planted(np.random.default_rng(4), [2] * 3 + [5] * 3, growing, noise=1e-9)
    table = qx.staggered_effects(panel).loc["interaction_weighted"]
    assert [w for w in table.index if w != "average"] == [-2, 0, 1, 2]
    assert table.loc["average", "estimate"] == pytest.approx(3, abs=1e-6)  # 2, 3 and 4


def test_a_unit_alone_in_its_cohort_has_no_standard_error_and_one_in_force_from_the_first_week_is_left_out():
    panel, _ = planted(np.random.default_rng(5), [0, 3, *[None] * 4], growing)
    row = qx.staggered_effects(panel).loc[("interaction_weighted", "average")]
    assert row["units"] == 1 and np.isfinite(row["estimate"]) and np.isnan(row["standard_error"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda p: p.drop(columns="start"), "panel: lacks the columns start"),
        (lambda p: p.iloc[1:], "63 rows, must be 64: every unit in every week once"),
        (lambda p: p.assign(start=3.0), "all units begin in the same week"),
        (lambda p: p.assign(start=p["week"]), "a unit has several values of start"),
        (lambda p: p.assign(value=np.nan).iloc[1:], "must be numbers in every row\n.*63 rows"),
    ],
)
def test_a_panel_that_says_nothing_is_refused_with_every_mistake(change, message):
    panel, _ = planted(np.random.default_rng(6), [2] * 4 + [None] * 4, growing)
    with pytest.raises(qx.InputError, match=message):
        qx.staggered_effects(change(panel))


@pytest.fixture(scope="module")
def rolled():
    """Six townships in three waves; nobody is left out in the end."""
    s = qx.load("ordinary-agricultural")
    first = dt.date(2020, 1, 6)
    starts = {township: first + dt.timedelta(days=7 * (2 + 2 * (township // 2))) for township in range(6)}
    arms = {"now": s, "waves": s.reform(*PROOFS.staggered(starts))}
    return qx.compare(arms, replicates=3, days=56, townships=6, units="township", progress=False)


def test_a_staggered_reform_is_one_of_each_date():
    waves = PROOFS.staggered({2: dt.date(2020, 3, 2), 0: dt.date(2020, 3, 2), 1: dt.date(2020, 2, 3)})
    assert [w.name for w in waves] == ["proofs-2020-02-03", "proofs-2020-03-02"]
    assert "townships = [\n    0,\n    2,\n]" in waves[1].text and "phase_in_days = 21" in waves[1].text
    with pytest.raises(qx.InputError, match="no township is named"):
        PROOFS.staggered({})


def test_the_panel_has_the_observed_and_the_untreated_county(rolled):
    panel = rolled.panel("evidence_minutes")
    assert len(panel) == 3 * 6 * 8 and panel.groupby("township")["start"].first().tolist() == [2, 2, 4, 4, 6, 6]
    nowhere, not_here = panel[panel["week"] < 2], panel[panel["since"] < 0]
    assert (nowhere["effect"] == 0).all() and (nowhere["value"] > 0).all()
    assert (not_here["effect"].abs() < 3).all()  # departments carry a little over from one township to the others
    assert (panel.loc[panel["since"] >= 2, "effect"] < -5).all()
    series = rolled.arms["waves"].series("evidence_minutes", "township").sel(township="township-3")
    own = panel[(panel["township"] == "township-3") & (panel["replicate"] == 1)]
    np.testing.assert_array_equal(own["value"], series.values[1])
    assert (own["since"] == own["week"] - 4).all()


def test_the_truth_is_the_mean_effect_of_the_township_weeks_that_enter(rolled):
    panel, table = rolled.panel("evidence_minutes"), rolled.roll_out("evidence_minutes")
    in_force = panel[panel["since"] >= 0]
    everywhere = in_force.groupby("replicate")["effect"].mean().mean()
    assert table.loc[("two_way", "average"), "truth"] == pytest.approx(everywhere)
    compared = in_force[(in_force["start"] < 6) & (in_force["week"] < 6)]
    row = table.loc[("interaction_weighted", "average")]
    assert row["truth"] == pytest.approx(compared.groupby("replicate")["effect"].mean().mean())
    assert row["bias"] == pytest.approx(row["estimate"] - row["truth"]) and row["townships"] == 4 and row["n"] == 3


def test_in_the_model_too_the_plain_estimator_misses_most_of_a_growing_effect(rolled):
    table = rolled.roll_out("evidence_minutes").xs("average", level="week")
    assert abs(table.loc["interaction_weighted", "bias"]) < 4
    assert (
        table.loc["two_way", "bias_lower"] > 5 and table.loc["two_way", "estimate"] > table.loc["two_way", "truth"] / 2
    )


def test_the_figure_shows_estimates_beside_the_truth(rolled):
    table = rolled.roll_out("evidence_minutes")
    weeks = table.loc["interaction_weighted"].drop("average")
    for lang, width in (("en", 90), ("zh", 180)):
        figure = draw("roll_out", rolled, outcome="evidence_minutes", lang=lang, width_mm=width)
        for kind, column in (("truth", "truth"), ("interaction_weighted", "estimate")):
            (points,) = named(figure, f"week {kind}")
            np.testing.assert_allclose(points.get_ydata(), weeks[column].to_numpy(dtype=float))
        for estimator in ("interaction_weighted", "two_way"):
            for column in ("estimate", "truth"):
                (point,) = named(figure, f"average {estimator} {column}")
                assert point.get_xdata()[0] == pytest.approx(table.loc[(estimator, "average"), column])
        colours = {p.get_color() for p in (*named(figure, "week truth"), *named(figure, "average two_way truth"))}
        assert len(colours) == 1 and inked_margin(figure) == 0
    assert any("6 个乡镇" in t.replace("\n", "") for t in texts(figure))


def test_what_is_no_panel_is_refused(rolled):
    with pytest.raises(qx.InputError, match="by = 'township', of missed_share"):
        rolled.panel("missed_share")
    with pytest.raises(qx.InputError, match="arm = 'wave': did you mean waves"):
        rolled.roll_out("evidence_minutes", "wave")
