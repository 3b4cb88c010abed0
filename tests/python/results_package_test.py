"""Results and comparisons in Python: lazy labelled tables, tidy frames, and what a reader sees."""

import shutil
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import pytest
import qianxian as qx
import xarray as xr
from qianxian.base.reference import LABELS


@pytest.fixture(scope="module")
def result():
    return qx.load("baru-34").run(days=15, replicates=2, record="week")


def test_a_run_is_opened_by_its_path_without_running_anything(result, tmp_path):
    copy = qx.open(result.save(tmp_path / "copy.h5"))
    assert isinstance(copy, qx.Result)
    assert copy.summary.identical(result.summary)
    assert copy.scenario == qx.load("baru-34")


def test_every_table_is_a_labelled_data_set(result):
    assert result.tables[0] == "time_use" and result.tables[-1] == "summary"
    for name in result.tables:
        table = getattr(result, name)
        assert isinstance(table, xr.Dataset) and "replicate" in table.dims
        assert all(v.attrs["units"] for v in table.data_vars.values())
    assert set(result.tables) <= set(dir(result))


def test_days_are_calendar_dates(result):
    assert list(pd.DatetimeIndex(result.time_use.day.values)) == list(
        pd.to_datetime(["2020-03-18", "2020-03-25", "2020-04-01"])
    )


def test_time_adds_up_to_24_hours_for_everybody(result):
    table = result.time_use
    assert (table.person_seconds.sum("activity") == table.persons * 86400).all()


def test_tables_are_read_when_they_are_used(result, tmp_path):
    opened = qx.open(result.save(tmp_path / "lazy.h5"))
    assert opened._opened == {}
    assert not opened.time_use.person_seconds.variable._in_memory
    opened.close()
    assert opened._opened == {}


def test_a_tidy_frame_has_a_row_an_observation(result):
    frame = result.to_df("time_use")
    assert list(frame.columns) == ["replicate", "day", "unit", "role", "activity", "person_seconds"]
    assert frame["person_seconds"].sum() == int(result.time_use.person_seconds.sum())
    assert len(result.to_df()) == 2 and "message_minutes" in result.to_df().columns
    assert list(result.to_df("time_use", "persons").columns)[-1] == "persons"


def test_codes_of_people_are_names_in_a_frame(result):
    people = result.to_df("people")
    persons = result.scenario.tables()["persons"]
    first = people[people["replicate"] == 0]
    assert list(first["role"]) == list(persons["role"])
    assert set(people["policy"]) <= {"push", "batch", "mute", "quit"}


def test_levels_are_means_with_intervals(result):
    levels = result.levels()
    values = result.summary.trust.values
    assert levels.loc["trust", "mean"] == pytest.approx(values.mean())
    assert levels.loc["trust", "lower"] < values.mean() < levels.loc["trust", "upper"]
    assert list(levels.index) == list(qx.outcomes().index)


def test_parameters_are_kept_with_their_sources(result):
    table = result.parameters
    assert table.loc["township.n_villages", "value"] == 24
    assert set(table["confidence"]) <= {label["id"] for label in LABELS["confidence"]}
    assert len(table) == len(qx.parameters())


def test_a_misspelt_table_is_refused_with_those_there_are(result):
    with pytest.raises(AttributeError, match="time_use"):
        result.timeuse  # noqa: B018
    with pytest.raises(KeyError, match="time_use"):
        result.table("timeuse")
    with pytest.raises(KeyError, match="baru-34"):
        qx.Result(result.path, "nothing")


def test_what_is_no_results_file_is_refused(result, tmp_path):
    with pytest.raises(FileNotFoundError, match="no such results file"):
        qx.open(tmp_path / "none.h5")
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["x"] = [1]
    with pytest.raises(ValueError, match="not a results file"):
        qx.open(tmp_path / "other.h5")
    (tmp_path / "notes.h5").write_text("not HDF5")
    with pytest.raises(ValueError, match="not an HDF5 file"):
        qx.open(tmp_path / "notes.h5")
    newer = Path(shutil.copy(result.path, tmp_path / "newer.h5"))
    with h5py.File(newer, "r+") as file:
        file.attrs["schema_version"] = "2.0"
    newer.write_bytes(newer.read_bytes()[512:])
    with pytest.raises(ValueError, match=r"version 2\.0; this package reads 1\.x"):
        qx.open(newer)


def test_wrong_options_are_refused_all_at_once():
    with pytest.raises(qx.InputError) as raised:
        qx.load("baru-34").run(days=0, replicates=2.5, threads=-1)
    assert [name for name, _ in raised.value.problems] == ["days", "replicates", "threads"]
    with pytest.raises(qx.InputError, match="did you mean replicates"):
        qx.load("baru-34").run(replicate=3)
    with pytest.raises(qx.InputError, match="month"):
        qx.load("baru-34").run(days=2, record="month")


def test_a_temporary_file_goes_with_its_last_reader():
    result = qx.load("baru-34").run(days=1, record="run")
    path = result.path
    assert path.is_file()
    result.close()
    del result
    assert not path.parent.exists()


def test_a_file_is_verified_to_the_bit(result, capfd):
    assert result.verify(sample=1)
    assert "equal to the bit" in capfd.readouterr().out


def test_a_comparison_has_its_arms_and_their_difference(comparison):
    assert list(comparison.arms) == ["34 groups", "8 groups"]
    opened = qx.open(comparison.path)
    assert isinstance(opened, qx.Comparison)
    pd.testing.assert_frame_equal(opened.effects, comparison.effects)
    groups = comparison.effects.loc[("8 groups", "groups_per_person")]
    assert groups["upper"] < 0
    difference = opened.arms["8 groups"].summary.trust - opened.arms["34 groups"].summary.trust
    assert comparison.effects.loc[("8 groups", "trust"), "difference"] == pytest.approx(float(difference.mean()))


def test_tables_of_all_arms_stand_side_by_side(comparison):
    both = comparison.time_use
    assert list(both.arm.values) == ["34 groups", "8 groups"]
    alone = comparison.arms["34 groups"].time_use.person_seconds
    assert np.array_equal(both.person_seconds.sel(arm="34 groups"), alone)
    frame = comparison.to_df()
    assert list(frame["arm"].unique()) == ["34 groups", "8 groups"] and len(frame) == 6


def test_titles_are_the_users_own_or_those_of_the_reforms(comparison, simulated):
    assert comparison.title("8 groups", "zh") == "8 groups"
    machine_made = qx.open(simulated)
    assert machine_made.title("baru-8", "zh") == "34 个群并为 8 个"
    assert machine_made.title("baru-34") == "Baru town, 34 work groups"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_table_to_read_is_in_one_language(comparison, lang):
    table = comparison.table(lang=lang)
    name = "Message time" if lang == "en" else "消息处理时间"
    assert name in table.index and len(table) == len(comparison.effects)
    assert ("Difference" in table.columns) == (lang == "en")
    said = sum(("reported" if lang == "en" else "上报") in i.lower() for i in table.index)
    assert said == (qx.outcomes()["layer"] == "reported").sum()


def test_equal_scenarios_differ_by_exactly_nothing():
    baru = qx.load("baru-34")
    same = qx.compare({"a": baru, "b": baru.reform(qx.Reform("null", {}))}, replicates=2, days=4)
    assert (same.effects["difference"].dropna() == 0.0).all()
    assert (same.effects["upper"].dropna() == 0.0).all()


def test_representations_are_tables(comparison, result):
    assert "Message time" in result._repr_html_() and "2 replicates" in repr(result)
    assert "Message time" in comparison._repr_html_() and "34 groups / 8 groups" in repr(comparison)
