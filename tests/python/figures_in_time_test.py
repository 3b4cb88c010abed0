"""Figures over time show the series and the event study: lines, bands, starts, placebo weeks, dates, page widths."""

import datetime as dt

import matplotlib.dates
import numpy as np
import pytest
import qianxian as qx
from drawn import inked_margin, named, overlapping, saved, texts
from matplotlib.text import Text
from qianxian.commands.main import main
from qianxian.figures import draw, event_study, time_series
from qianxian.runs.effects import interval

START = dt.date(2020, 4, 1)
OUTCOME = {"outcome": "message_minutes"}


@pytest.fixture(scope="module")
def weekly():
    """Eight weeks of two reforms that begin after two and after four."""
    s = qx.load("baru-34")
    eight = qx.Reform(
        "eight", {"merge_groups": {"n_groups": 8}}, start=START, phase_in_days=14, title_zh="八个群", title="Eight"
    )
    quiet = qx.Reform("quiet", {"no_photos": {}}, start=START + dt.timedelta(days=14), title_zh="不晒图", title="Quiet")
    return qx.compare({"now": s, "eight": s + eight, "quiet": s + quiet}, replicates=3, days=56, progress=False)


def test_lines_are_means_and_bands_are_intervals(weekly):
    figure = time_series.draw(weekly, **OUTCOME)
    for arm, result in weekly.arms.items():
        values = result.series("message_minutes").values
        (line,) = named(figure, f"mean {arm}")
        np.testing.assert_allclose(line.get_ydata(), values.mean(axis=0))
        (band,) = named(figure, f"band {arm}")
        edges = band.get_paths()[0].vertices[:, 1]
        ends = np.array([interval(column) for column in values.T])
        assert edges.max() == pytest.approx(ends.max()) and edges.min() == pytest.approx(ends.min())
    legend = [t.get_text() for t in figure.axes[0].get_legend().get_texts()]
    assert legend == ["now", "Eight", "Quiet", "phase-in"]


def test_the_axis_shows_dates_and_the_start_of_each_reform_in_the_colour_of_its_arm(weekly):
    figure = time_series.draw(weekly, **OUTCOME)
    starts = {line.get_gid().removeprefix("start "): line for line in named(figure, "start ")}
    assert list(starts) == ["eight", "quiet"]
    for arm, line in starts.items():
        assert line.get_color() == named(figure, f"mean {arm}")[0].get_color()
    day = matplotlib.dates.num2date(matplotlib.dates.date2num(starts["eight"].get_xdata()[0]))
    assert day.date() == START
    (band,) = named(figure, "phase-in eight")
    assert band.get_width() == pytest.approx(14)
    months = [t.get_text() for t in time_series.draw(weekly, lang="zh", **OUTCOME).axes[1].get_xticklabels()]
    assert {"4月", "5月"} <= set(months)


def test_a_panel_a_post_with_letters_and_one_scale(weekly):
    figure = time_series.draw(weekly, by="role", **OUTCOME)
    panels = figure.axes[1:]
    roles = weekly.baseline.time_use["role_title_en"].values.tolist()
    titles = [a.get_title(loc="left").replace("\n", " ") for a in panels]
    assert titles == [f"{letter}  {role}" for letter, role in zip("abcdef", roles, strict=True)]
    assert len({a.get_ylim() for a in panels}) == 1
    leader = weekly.baseline.series("message_minutes", "role").sel(role="leader")
    (line,) = named(figure, "mean now leader")
    np.testing.assert_allclose(line.get_ydata(), leader.mean("replicate"))
    two = time_series.draw(weekly, by="role", levels=["office_head", "leader"], arms="eight", **OUTCOME)
    assert len(two.axes) == 3 and len(named(two, "mean ")) == 2


def test_points_of_an_event_study_are_those_of_its_table(weekly):
    figure = event_study.draw(weekly, **OUTCOME)
    for arm in ("eight", "quiet"):
        rows = weekly.event_study("message_minutes", arm).loc[arm]
        before = rows["phase"] == "before"
        for name, part in (("placebo", rows[before]), ("effect", rows[~before])):
            (points,) = named(figure, f"{name} {arm}")
            np.testing.assert_allclose(points.get_ydata(), part["difference"])
            np.testing.assert_array_equal(np.floor(points.get_xdata()), part.index.to_numpy(dtype=float))
            assert (points.get_markerfacecolor() == "white") == (name == "placebo")
    assert [line.get_xdata()[0] for line in named(figure, "start")] == [0]
    assert {p.get_gid() for p in named(figure, "phase-in")} == {"phase-in week 0", "phase-in week 1"}
    assert any("exactly zero" in t.replace("\n", " ") for t in texts(figure))


def test_a_placebo_that_is_not_zero_is_told():
    s = qx.load("baru-34")
    both = s.with_({"attention.displacement_depth": 30}) + qx.Reform("late", {"no_photos": {}}, start=START)
    changed = qx.compare({"now": s, "changed": both}, replicates=2, days=28, progress=False)
    figure = draw("event_study", changed, **OUTCOME)
    shown = " ".join(texts(figure)).replace("\n", " ")
    assert "differ before the start already" in shown and "exactly zero" not in shown


@pytest.mark.parametrize("kind", ["time_series", "event_study"])
@pytest.mark.parametrize(("lang", "width", "by"), [("zh", 90, None), ("en", 90, "role"), ("zh", 180, "role")])
def test_a_page_of_a_journal_has_its_width_and_text_of_seven_to_nine_points(weekly, kind, lang, width, by):
    figure = draw(kind, weekly, lang=lang, width_mm=width, by=by, **OUTCOME)
    assert figure.get_figwidth() * 25.4 == pytest.approx(width)
    sizes = {t.get_fontsize() for t in figure.findobj(Text) if t.get_text()}
    assert min(sizes) >= 7 and max(sizes) <= 9
    labels = [t for a in figure.axes[1:] for t in (a.title, a._left_title) if t.get_text()]
    legend = figure.axes[0].get_legend().get_texts()
    assert overlapping(figure, [*labels, *legend, figure._suptitle, figure._supxlabel]) == []
    assert inked_margin(figure) == 0  # which lays it out anew


def test_a_width_that_does_not_hold_the_text_is_refused_with_one_that_does(weekly):
    with pytest.raises(ValueError, match=r"width_mm = 60: too narrow .* (\d+) is enough") as refused:
        draw("service_waits", weekly, width_mm=60)
    enough = int(str(refused.value).split("; ")[1].split()[0])
    assert draw("service_waits", weekly, width_mm=enough).get_figwidth() * 25.4 == pytest.approx(enough)
    with pytest.raises(ValueError, match=r"width_mm = '90': must be a number of millimetres in \[60, 420\]"):
        draw("service_waits", weekly, width_mm="90")


def test_what_stands_side_by_side_stands_one_below_the_other_on_a_narrow_page(weekly):
    wide, narrow = (draw("reform_comparison", weekly, width_mm=width).axes for width in (400, 180))
    assert wide[0].get_position().y0 == pytest.approx(wide[1].get_position().y0)
    assert narrow[0].get_position().y0 > narrow[1].get_position().y1
    figure = draw("effects_forest", weekly, lang="zh", outcomes=["trust", "weekly_hours"], width_mm=90)
    assert not any("→" in t for t in texts(figure)) and inked_margin(figure) == 0


def test_a_pdf_has_its_fonts_in_it(weekly):
    for lang in ("en", "zh"):
        pdf = saved(draw("time_series", weekly, lang=lang, width_mm=90, **OUTCOME), "pdf")
        assert pdf.count(b"/FontDescriptor") > 0 and pdf.count(b"/FontFile") >= 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "role", "levels": ["leaders"]}, "levels = 'leaders': did you mean leader"),
        ({"levels": ["leader"]}, "levels: name by= as well"),
        ({"by": "unit"}, "levels: 32 panels, must be 1 to 12"),
        ({"arms": ["eigth"]}, "arm = 'eigth': did you mean eight"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_nearest(weekly, options, message):
    with pytest.raises(ValueError, match=message):
        draw("time_series", weekly, **OUTCOME, **options)


def test_the_command_line_draws_over_time_and_refuses_options_of_other_figures(weekly, tmp_path, capsys):
    file = weekly.save(tmp_path / "weekly.h5")
    out = tmp_path / "weeks.pdf"
    asked = ["figure", str(file), "--kind", "event_study", "--outcome", "message_minutes", "--arms", "eight"]
    assert main([*asked, "--width-mm", "90", "-o", str(out), "--lang", "zh"]) == 0
    assert out.read_bytes().startswith(b"%PDF") and capsys.readouterr().out.strip() == str(out)
    assert main(["figure", str(file), "--kind", "time_series", "--factor", "x", "-o", str(tmp_path / "no.png")]) == 2
    told = capsys.readouterr().err
    assert "--factor: not an option of --kind time_series" in told and "needs --outcome" in told
    assert not (tmp_path / "no.png").exists()
