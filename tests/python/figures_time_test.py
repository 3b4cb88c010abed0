"""Figures of working time show the ledger's numbers: bars of activities, the page of a reform, one person's day."""

import matplotlib.colors
import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from drawn import named, texts
from qianxian.figures import draw, person_day, reform_comparison, time_use
from qianxian.figures.measures import minutes, runs
from qianxian.figures.style import activity_colour
from qianxian.runs.diary import Diary

DAY = 1440.0


def ledger(result, role):
    """Minutes per person-day by activity, straight from the table."""
    table = result.time_use.sel(role=role)
    seconds = table.person_seconds.values.reshape(-1, table.sizes["activity"]).sum(axis=0)
    return pd.Series(seconds / table.persons.values.sum() / 60, index=table.activity.values)


def bars_by_row(figure):
    """Widths of the segments by the height at which they were drawn, from the top down, by activity."""
    rows = {}
    for bar in figure.axes[0].patches:
        rows.setdefault(round(bar.get_y(), 6), {})[bar.get_gid()] = bar.get_width()
    return [pd.Series(rows[y]) for y in sorted(rows, reverse=True)]


def test_segments_of_a_role_are_its_minutes(comparison):
    rows = bars_by_row(time_use.draw(comparison))
    expected = [ledger(result, role) for role in comparison.time_use.role.values for result in comparison.arms.values()]
    assert len(rows) == len(expected) == 12
    for drawn, minutes_of_role in zip(rows, expected, strict=True):
        np.testing.assert_allclose(drawn, minutes_of_role[drawn.index], rtol=1e-12)
        assert drawn.sum() == pytest.approx(DAY - minutes_of_role["off_duty"], abs=1e-6)


def test_with_time_off_duty_every_bar_is_a_day_long(comparison):
    for drawn in bars_by_row(time_use.draw(comparison.baseline, off_duty=True)):
        assert drawn.sum() == pytest.approx(DAY, abs=1e-9)


def test_segments_lie_end_to_end_from_zero(comparison):
    bars = [b for b in time_use.draw(comparison.baseline).axes[0].patches if b.get_y() == pytest.approx(-0.42)]
    ends = np.array([(b.get_x(), b.get_x() + b.get_width()) for b in bars])
    assert ends[0, 0] == 0.0
    np.testing.assert_allclose(ends[1:, 0], ends[:-1, 1])


def test_segments_have_the_colour_of_the_legend(comparison):
    figure = time_use.draw(comparison.baseline, lang="zh")
    legend = figure.axes[0].get_legend()
    titles = qx.activities("zh")
    shown = {t.get_text(): p.get_facecolor() for t, p in zip(legend.get_texts(), legend.get_patches(), strict=True)}
    for bar in figure.axes[0].patches:
        assert shown[titles[bar.get_gid()]] == bar.get_facecolor()


def test_the_note_counts_replicates(comparison):
    assert any("3 replicates" in t for t in texts(time_use.draw(comparison)))
    assert any("3 次重复" in t for t in texts(time_use.draw(comparison, lang="zh")))
    once = type("Once", (), {"study": {"replicates": 1}})()
    assert [runs(once, lang) for lang in ("en", "zh")] == ["1 replicate", "1 次重复"]


def test_a_role_that_nobody_has_gets_no_bar(comparison):
    emptied = comparison.baseline.time_use.copy(deep=True)
    emptied["persons"].loc[{"role": "leader"}] = 0
    emptied["person_seconds"].loc[{"role": "leader"}] = 0
    other = qx.open(comparison.path).baseline
    other._opened["time_use"] = emptied
    assert np.isnan(minutes(other, "role").sel(role="leader")).all()
    assert len(bars_by_row(time_use.draw(other))) == 5


def test_the_page_of_a_reform_shows_both_arms_minutes(comparison):
    figure = reform_comparison.draw(comparison)
    for arm, result in comparison.arms.items():
        widths = [b.get_width() for b in named(figure, arm) if hasattr(b, "get_width")]
        spent = minutes(result).to_series().drop("off_duty")
        assert set(np.round(widths, 9)) <= set(np.round(spent.values, 9))
        assert sum(widths) == pytest.approx(spent.sum(), abs=0.5)  # what is under 0.05 minutes is left out


def test_the_page_of_a_reform_ranks_activities_by_the_baseline(comparison):
    widths = [b.get_width() for b in named(reform_comparison.draw(comparison), "34 groups") if hasattr(b, "get_width")]
    assert widths == sorted(widths, reverse=True)


@pytest.fixture(scope="module")
def diary():
    return qx.load("baru-34").diary("village-01-secretary", days=4, progress=False)


def spans(collection):
    """Start and end of each piece of a broken bar, in hours."""
    x = [path.vertices[:, 0] for path in collection.get_paths()]
    return np.array([(v.min(), v.max()) for v in x])


def test_the_strip_covers_24_hours_without_a_gap(diary):
    (strip,) = named(diary.plot(), "strip")
    pieces = spans(strip)
    assert pieces[0, 0] == 0.0 and pieces[-1, 1] == 24.0
    np.testing.assert_allclose(pieces[1:, 0], pieces[:-1, 1], atol=1e-9)


def test_the_strip_shows_the_bookings_in_their_colours(diary):
    (strip,) = named(diary.plot(), "strip")
    day = diary.day()
    expected = [matplotlib.colors.to_rgba(activity_colour(a)) for a in day["activity"]]
    np.testing.assert_allclose(strip.get_facecolors(), expected)
    lengths = (day["end"] - day["start"]).dt.total_seconds() / 3600
    np.testing.assert_allclose(np.diff(spans(strip))[:, 0], lengths, atol=1e-9)


def test_rows_and_their_minutes_add_up_to_the_day(diary):
    figure = diary.plot(lang="zh")
    rows = [c for a in qx.activities() for c in named(figure, a)]
    assert sum(np.diff(spans(c)).sum() for c in rows) == pytest.approx(24.0)
    written = [int(t.removesuffix(" 分钟")) for t in texts(figure) if t.endswith(" 分钟")]
    assert len(written) == len(rows) and sum(written) == pytest.approx(DAY, abs=len(rows) / 2)


def test_a_booking_over_midnight_is_cut_at_midnight():
    moments = pd.to_datetime(["2020-03-18 00:00", "2020-03-18 20:00", "2020-03-19 08:00", "2020-03-20 00:00"])
    table = pd.DataFrame({"start": moments[:-1], "end": moments[1:], "activity": ["travel", "off_duty", "meetings"]})
    day = person_day.one_day(Diary("x", "leader", table, {}), pd.Timestamp("2020-03-19"))
    assert day.to_numpy().tolist() == [[0.0, 8.0, "off_duty"], [8.0, 24.0, "meetings"]]


def test_a_day_that_was_not_simulated_is_refused(diary):
    with pytest.raises(ValueError, match=r"date = 2020-04-01: must be in \[2020-03-18, 2020-03-21\]"):
        diary.plot(date="2020-04-01")


def test_both_arms_show_the_same_person_under_the_same_luck(comparison):
    busiest = person_day.busiest(comparison.baseline)
    figure = draw("person_day", comparison)
    strips = named(figure, "strip")
    assert len(strips) == 2
    who = str(comparison.baseline.people.person.values[busiest])
    assert any(who in t for t in texts(figure))
    for strip, result in zip(strips, comparison.arms.values(), strict=True):
        day = result.scenario.diary(who, days=14, progress=False).day()
        assert len(spans(strip)) == len(day)


def test_the_busiest_person_spends_the_most_time_on_messages(comparison):
    seconds = comparison.baseline.people.message_seconds.values[1]
    assert seconds[person_day.busiest(comparison.baseline, 1)] == seconds.max()


def test_working_hours_are_shaded(comparison):
    figure = draw("person_day", comparison.baseline)
    shaded = [(p.get_x(), p.get_x() + p.get_width()) for p in figure.axes[0].patches]
    assert shaded == [(8.5, 12.0), (14.0, 17.5)]


def test_a_person_and_a_day_can_be_named(comparison):
    shown = texts(draw("person_day", comparison.baseline, person="leader-1", date="2020-03-24", lang="zh"))
    assert "乡镇领导 leader-1，2020年3月24日（周二）" in shown
    with pytest.raises(KeyError, match="leader-1"):
        draw("person_day", comparison.baseline, person="leader-01")
