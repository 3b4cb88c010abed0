"""The comparison figure is drawn from any comparison file, in both languages, and refuses what it cannot draw."""

import math
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "analysis" / "figures"))
import comparison_file
import reform_comparison

ACTIVITIES = {
    "reading_messages": ("Reading messages", "阅读消息", 3.0),
    "field_work": ("Field work of tasks", "任务性下村", 1.5),
    "off_duty": ("Off duty", "下班休息", 19.5),
}
OUTCOMES = {
    "message_minutes": ("Message time per person-day", "人均每日处理消息时间", "min", (160.0, 60.0)),
    "missed_tasks": ("Missed tasks per 1000", "每千项任务遗漏数", "1", (12.0, 9.0)),
    "trust": ("Trust of households", "群众信任度", "1", (0.61, 0.62)),
    "group_count": ("Groups created", "新建工作群", "1", (0.0, 2.0)),
}


def write_labels(group, name, ids, titles):
    """A string coordinate with its titles in both languages."""
    group[name] = np.array(ids, dtype=h5py.string_dtype())
    for language, texts in zip(("en", "zh"), titles, strict=True):
        group[f"{name}_title_{language}"] = np.array(texts, dtype=h5py.string_dtype())


def write_arm(group, which, replicates=5, days=2, units=2, roles=1, persons=3):
    """One arm whose reading time is 3 h (baseline) or 1 h (reform) per person-day, and whose outcomes have a fixed
    paired spread."""
    group.attrs["title"], group.attrs["title_zh"] = "Baru, 34 groups", "巴汝镇34个工作群"
    group.attrs["scenario"] = which * '[[reform]]\nname = "baru-8"\ntitle = "8 groups"\ntitle_zh = "8个工作群"\n'
    time_use = group.create_group("time_use")
    write_labels(time_use, "activity", list(ACTIVITIES), [[t[i] for t in ACTIVITIES.values()] for i in (0, 1)])
    hours = np.array([t[2] for t in ACTIVITIES.values()]) + (np.array([-2.0, 0.0, 2.0]) if which else 0.0)
    seconds = np.broadcast_to(hours * 3600 * persons, (replicates, days, units, roles, len(hours)))
    time_use["person_seconds"] = seconds.astype(np.int64)
    time_use["persons"] = np.full((replicates, days, units, roles), persons, dtype=np.int64)
    summary = group.create_group("summary", track_order=True)
    summary["replicate"] = np.arange(replicates)
    for name, (long_name, long_name_zh, unit, means) in OUTCOMES.items():
        common = np.linspace(-1, 1, replicates) * means[0] * 0.1
        own = np.cos(np.arange(replicates) * 2.0 + which) * means[0] * 0.02
        summary[name] = means[which] + common + own
        summary[name].attrs.update({"units": unit, "long_name": long_name, "long_name_zh": long_name_zh})


def write_comparison(path, arms=("baseline", "baru-8")):
    """A tiny comparison with known minutes."""
    with h5py.File(path, "w", track_order=True) as file:
        group = file.create_group("arms", track_order=True)
        for i, name in enumerate(arms):
            write_arm(group.create_group(name), min(i, 1))
    return path


@pytest.fixture
def comparison(tmp_path):
    return write_comparison(tmp_path / "comparison.h5")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_figure_is_written_in_both_languages_and_formats(comparison, tmp_path, language, suffix):
    out = tmp_path / f"figure{suffix}"
    assert reform_comparison.main([str(comparison), "-o", str(out), "--lang", language]) == 0
    start = out.read_bytes()[:400]
    assert start.startswith(b"\x89PNG") if suffix == ".png" else b"<svg" in start
    assert out.stat().st_size > 10_000


def test_the_same_file_gives_the_same_svg(comparison, tmp_path):
    for name in ("a.svg", "b.svg"):
        reform_comparison.main([str(comparison), "-o", str(tmp_path / name)])
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_minutes_per_person_day_are_those_of_the_file(comparison):
    data = comparison_file.read(comparison, "en")
    assert [arm.minutes["reading_messages"] for arm in data.arms] == [180.0, 60.0]
    assert all(sum(arm.minutes.values()) == 1440.0 for arm in data.arms)


def test_titles_follow_the_language(comparison):
    assert comparison_file.read(comparison, "zh").activity_titles["field_work"] == "任务性下村"
    assert comparison_file.read(comparison, "zh").arms[1].title == "8个工作群"
    assert comparison_file.read(comparison, "en").outcome_titles["trust"] == "Trust of households"


def test_no_text_of_the_chinese_figure_lacks_a_glyph(comparison, tmp_path, recwarn):
    reform_comparison.main([str(comparison), "-o", str(tmp_path / "figure.png"), "--lang", "zh"])
    assert not [w for w in recwarn if "missing from" in str(w.message)]


def test_a_pair_with_equal_differences_has_an_interval_of_width_zero():
    change = comparison_file.paired_change(np.array([8.0, 12.0]), np.array([4.0, 8.0]))
    assert (change.centre, change.lower, change.upper) == (-40.0, -40.0, -40.0)


def test_an_interval_matches_the_textbook():
    # Differences 1..5: mean 3, standard error sqrt(2.5 / 5), t(4) = 2.776445; the baseline mean is 100.
    before = np.full(5, 100.0)
    change = comparison_file.paired_change(before, before + np.arange(1.0, 6.0))
    assert change.upper - change.centre == pytest.approx(2.776445 * math.sqrt(0.5), rel=3e-3)


@pytest.mark.parametrize(("degrees", "quantile"), [(1, 12.706205), (2, 4.302653), (5, 2.570582), (30, 2.042272)])
def test_student_quantiles_match_the_tables(degrees, quantile):
    assert comparison_file.student_quantile(degrees) == pytest.approx(quantile, rel=3e-3)


def test_missing_values_leave_their_pair_out():
    change = comparison_file.paired_change(np.array([10.0, np.nan, 10.0]), np.array([5.0, 7.0, np.nan]))
    assert change.centre == -50.0
    assert math.isnan(change.lower)


def test_an_outcome_without_baseline_value_gets_no_percentage():
    assert math.isnan(comparison_file.paired_change(np.zeros(3), np.ones(3)).centre)


def test_an_arm_is_called_by_the_reforms_it_adds(comparison):
    assert [arm.title for arm in comparison_file.read(comparison, "en").arms] == ["Baru, 34 groups", "8 groups"]
    assert [arm.title for arm in comparison_file.read(comparison, "en", "baru-8").arms] == [
        "8 groups",
        "Baru, 34 groups",
    ]


def test_a_named_baseline_comes_first(tmp_path):
    path = write_comparison(tmp_path / "three.h5", ("a", "b", "c"))
    assert [arm.name for arm in comparison_file.read(path, "en", "b").arms] == ["b", "a", "c"]


def test_a_file_with_one_arm_is_refused(tmp_path, capsys):
    path = write_comparison(tmp_path / "single.h5", ("baseline",))
    assert reform_comparison.main([str(path)]) == 2
    assert "at least two arms" in capsys.readouterr().err
    assert not path.with_suffix(".png").exists()


def test_a_file_that_is_not_hdf5_is_refused(tmp_path, capsys):
    path = tmp_path / "notes.h5"
    path.write_text("not HDF5")
    assert reform_comparison.main([str(path)]) == 2
    assert "notes.h5" in capsys.readouterr().err
