"""The forest plot shows the table of effects: positions, intervals, significance, layers, and what lies outside."""

import numpy as np
import pytest
import qianxian as qx
from drawn import inked_margin, named, overlapping, texts
from matplotlib.figure import Figure
from qianxian.base.words import number, outcome_title, unit_text
from qianxian.figures import draw, effects_forest
from qianxian.figures.subjects import SUBJECTS, headed

ARM = "8 groups"


@pytest.fixture(scope="module")
def three_arms(tmp_path_factory):
    """A reform, and an arm that is the baseline under another name."""
    baru = qx.load("baru-34")
    arms = {"34 groups": baru, "8 groups": baru.reform("baru-8"), "same again": baru.titled("Same again")}
    return qx.compare(arms, replicates=2, days=7, progress=False)


def points(figure):
    """Where each outcome's point was drawn, by outcome."""
    return {p.get_gid().removeprefix("effect "): p for p in named(figure, "effect ")}


def test_points_are_effects_in_per_cent_of_the_baseline(comparison):
    effects = comparison.effects.loc[ARM]
    drawn = points(effects_forest.draw(comparison))
    for outcome, point in drawn.items():
        row = effects.loc[outcome]
        assert point.get_xdata()[0] == pytest.approx(100 * row["difference"] / abs(row["baseline"]))
    clipped = {p.get_gid().removeprefix("clipped ") for p in named(effects_forest.draw(comparison), "clipped ")}
    defined = effects[effects["difference"].notna()]  # no campaign, no length of campaigns
    in_per_cent = set(defined.index[defined["baseline"] != 0])  # of nothing there is no share
    assert set(drawn) | clipped == in_per_cent and not set(drawn) & clipped
    assert len(in_per_cent) > 35


def test_intervals_are_those_of_the_table(comparison):
    effects = comparison.effects.loc[ARM]
    figure = effects_forest.draw(comparison)
    limit = figure.axes[0].get_xlim()[1]
    for line in named(figure, "interval "):
        row = effects.loc[line.get_gid().removeprefix("interval ")]
        ends = 100 * row[["lower", "upper"]].to_numpy(dtype=float) / abs(row["baseline"])
        np.testing.assert_allclose(line.get_xdata(), np.clip(ends, -limit, limit))


def test_raw_points_are_differences_on_an_axis_of_their_unit(comparison):
    figure = effects_forest.draw(comparison, scale="raw")
    effects = comparison.effects.loc[ARM]
    assert len(figure.axes) == effects["unit"].nunique()
    for outcome, point in points(figure).items():
        assert point.get_xdata()[0] == pytest.approx(effects.loc[outcome, "difference"])
        unit = effects.loc[outcome, "unit"]
        assert ("shares and ratios" if unit == "1" else unit) in point.axes.get_xlabel()
    assert set(points(figure)) == set(effects.index[effects["difference"].notna()])


def test_points_are_filled_where_the_adjusted_p_is_small(comparison):
    effects = comparison.effects.loc[ARM]
    drawn = points(effects_forest.draw(comparison))
    filled = {o: p.get_markerfacecolor() != "white" for o, p in drawn.items()}
    assert filled == {o: bool(effects.loc[o, "p_holm"] < 0.05) for o in drawn}
    assert set(filled.values()) == {True, False}


def test_what_was_reported_has_another_shape_and_a_band(comparison):
    effects = comparison.effects.loc[ARM]
    figure = effects_forest.draw(comparison)
    for outcome, point in points(figure).items():
        assert point.get_marker() == ("D" if effects.loc[outcome, "layer"] == "reported" else "o")
    assert len(figure.axes[0].patches) == (effects["layer"] == "reported").sum() > 0


def test_rows_stand_in_the_order_of_the_table_with_their_means(comparison):
    effects = comparison.effects.loc[ARM]
    figure = effects_forest.draw(comparison, lang="zh")
    axes = figure.axes[0]
    titles = [t.get_text() for t in axes.get_yticklabels()]
    assert titles == [outcome_title(row, "zh") for _, row in effects.iterrows()]
    assert list(axes.get_yticks()) == [-i for i in range(len(effects))]
    shown = texts(figure)
    for _, row in effects.iterrows():
        means = f"{number(row['baseline'])} → {number(row['mean'])} {unit_text(row['unit'], 'zh')}"
        assert means.rstrip() in shown


def scaled(**columns):
    """Effects of made-up outcomes, on the scale of the figure."""
    import pandas as pd

    base = {"layer": "true", "unit": "1", "p_holm": 0.01, "lower": np.nan, "upper": np.nan}
    table = pd.DataFrame({**base, **columns}, index=[f"o{i}" for i in range(len(columns["difference"]))])
    return effects_forest.scaled_effects(table.assign(mean=table["baseline"] + table["difference"]), "percent")


def test_an_effect_on_a_baseline_of_zero_has_no_per_cent():
    table = scaled(baseline=[0.0, -2.0], difference=[1.0, 1.0])
    assert np.isnan(table.loc["o0", "centre"]) and table.loc["o1", "centre"] == 50.0


def test_an_outlier_becomes_an_arrow_at_the_edge():
    axes = Figure().add_subplot()
    rows = list(scaled(baseline=[1.0, 1.0, 1.0], difference=[0.4, 9.0, -9.0]).itertuples())
    for i, row in enumerate(rows):
        effects_forest._point(axes, -i, row, 50.0, "red")
    drawn = {line.get_gid(): (line.get_marker(), float(line.get_xdata()[0])) for line in axes.lines}
    assert drawn["effect o0"] == ("o", 40.0)
    assert drawn["clipped o1"] == (">", 50.0) and drawn["clipped o2"] == ("<", -50.0)


def test_an_arm_like_the_baseline_has_open_points_at_zero(three_arms):
    figure = effects_forest.draw(three_arms, arms="same again")
    drawn = points(figure)
    assert drawn and all(p.get_xdata()[0] == 0.0 and p.get_markerfacecolor() == "white" for p in drawn.values())


def test_arms_have_their_colours_and_stand_beside_each_other(three_arms):
    figure = effects_forest.draw(three_arms)
    found = named(figure, "effect message_share")
    assert len(found) == 2
    assert found[0].get_color() != found[1].get_color() and found[0].get_ydata()[0] > found[1].get_ydata()[0]
    legend = [t.get_text() for t in figure.axes[0].get_legend().get_texts()]
    assert legend[-2:] == [three_arms.title("8 groups"), three_arms.title("same again")]


def test_chosen_outcomes_are_shown_alone(comparison):
    figure = effects_forest.draw(comparison, outcomes=["trust", "message_share"])
    assert set(points(figure)) <= {"trust", "message_share"} and len(figure.axes[0].get_yticks()) == 2
    assert inked_margin(figure) == 0
    with pytest.raises(ValueError, match="outcomes = 'truzt': did you mean trust"):
        effects_forest.draw(comparison, outcomes=["truzt"])


def test_labels_do_not_cover_each_other(comparison):
    for lang in ("en", "zh"):
        figure = draw("effects_forest", comparison, lang=lang)
        axes = figure.axes[0]
        legend = axes.get_legend()
        assert overlapping(figure, [*axes.get_yticklabels(), *axes.texts, *legend.get_texts(), figure._suptitle]) == []


def test_units_are_read_in_both_languages():
    assert [unit_text(u, "en") for u in ("1", "h", "1/person/d")] == ["", "h", "/person/d"]
    assert [unit_text(u, "zh") for u in ("1", "h/week", "1/person/d")] == ["", "小时/周", "/人·日"]
    known = {w for unit in qx.outcomes()["unit"] for w in unit.split("/")} - {"1"}
    assert not [w for w in known if unit_text(w, "zh") == w]


def test_subjects_are_headings_and_the_largest_change_stands_first_within_them(comparison):
    figure = effects_forest.draw(comparison, by_subject=True, order="size", lang="zh")
    axes = figure.axes[0]
    effects = comparison.effects.loc[ARM]
    size = (effects["difference"] / effects["baseline"].abs().where(effects["baseline"] != 0)).abs()
    at = {t.get_text(): row for row, t in zip(axes.get_yticks(), axes.get_yticklabels(), strict=True)}
    row = {o: at[outcome_title(effects.loc[o], "zh")] for o in effects.index}
    headings = {t.get_text(): t.xy[1] for t in axes.texts if t.get_text() in {s["zh"] for s in SUBJECTS.values()}}
    assert len(headings) == len(SUBJECTS) == 6
    for subject, own in headed(list(effects.index)).items():
        ranked = sorted(own, key=lambda o: row[o], reverse=True)
        assert headings[SUBJECTS[subject]["zh"]] == row[ranked[0]] + 1
        known = size[ranked].dropna()
        assert known.is_monotonic_decreasing and ranked[: len(known)] == list(known.index)
    assert len(set(row.values()) | set(headings.values())) == len(effects) + 6
    for outcome, point in points(figure).items():
        assert point.get_ydata()[0] == row[outcome]


def test_every_subject_begins_with_an_outcome_that_there_is():
    ids = list(qx.outcomes().index)
    assert list(SUBJECTS) == sorted(SUBJECTS, key=ids.index)
    assert headed(["exits", "trust", "weekly_hours"]) == {
        "message_minutes": ["weekly_hours"],
        "service_wait": ["trust"],
        "cases": ["exits"],
    }


def shaded(figure):
    """Half-widths of what is too small to matter, by outcome."""
    found = named(figure, "irrelevant ")
    return {c.get_gid().removeprefix("irrelevant "): c.get_paths()[0].vertices[:, 0].max() for c in found}


def test_the_smallest_relevant_change_is_shaded_on_the_scale_of_the_axis(comparison):
    effects = comparison.effects.loc[ARM]
    everywhere = shaded(effects_forest.draw(comparison, relevant=5))
    assert set(everywhere) == set(effects.index) and set(everywhere.values()) == {5}
    own = {"weekly_hours": 2.0, "trust": 0.01}
    per_cent = shaded(effects_forest.draw(comparison, relevant=own))
    assert per_cent == {o: pytest.approx(100 * v / effects.loc[o, "baseline"]) for o, v in own.items()}
    figure = effects_forest.draw(comparison, relevant=own, scale="raw", lang="zh", outcomes=["weekly_hours", "trust"])
    assert shaded(figure) == {
        o: pytest.approx(min(v, named(figure, f"effect {o}")[0].axes.get_xlim()[1])) for o, v in own.items()
    }
    assert "小于有实际意义的变化" in texts(figure)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"relevant": {"weekly_hour": 1}}, "relevant = 'weekly_hour': did you mean weekly_hours"),
        ({"relevant": 0}, "relevant = 0: must be above 0"),
        ({"relevant": 5, "scale": "raw"}, "with scale = 'raw', give it by outcome"),
        ({"by_subject": True, "scale": "raw"}, "by_subject: with scale = 'raw' outcomes stand by unit"),
        ({"order": "sizes"}, "order = 'sizes': did you mean size"),
    ],
)
def test_an_option_that_means_nothing_is_refused(comparison, options, message):
    with pytest.raises(ValueError, match=message):
        effects_forest.draw(comparison, **options)


def test_every_two_arms_are_compared_and_adjusted_together(three_arms):
    table = three_arms.pairwise
    assert list(table.index.droplevel("outcome").unique()) == [
        ("34 groups", "8 groups"),
        ("34 groups", "same again"),
        ("8 groups", "same again"),
    ]
    columns = ["difference", "lower", "upper", "p", "baseline", "mean"]
    np.testing.assert_array_equal(table.loc["34 groups"][columns], three_arms.effects[columns])
    back = table.loc[("8 groups", "same again")]
    np.testing.assert_allclose(back["difference"], -three_arms.effects.loc[ARM, "difference"])
    assert (
        (table["p_holm"].loc["34 groups"] >= three_arms.effects["p_holm"])
        .where(three_arms.effects["p_holm"].notna(), True)
        .all()
    )
