"""Do studies run only what is new, and give what single runs give?"""

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
import xarray as xr
from qianxian.base.reference import outcome_ids
from qianxian.runs.effects import interval, paired_effect
from study_support import DESIGN, GROUPS, NAMED, RANKED, SHORT, Inline, objects, result_bytes, run


def test_a_study_gives_what_single_runs_give(finished_study):
    for point, n in enumerate([8, 34]):
        alone = qx.load("baru-34").with_({GROUPS: n}).run(days=2, replicates=2, progress=False).summary
        for outcome in outcome_ids():
            np.testing.assert_array_equal(finished_study.results[outcome][point].values, alone[outcome].values)


def test_the_file_and_the_table_hold_the_results_to_the_bit(finished_study):
    xr.testing.assert_identical(
        finished_study.results, xr.load_dataset(finished_study.store / "results.h5", engine="h5netcdf")
    )
    table = pd.read_csv(finished_study.store / "results.csv")
    pd.testing.assert_frame_equal(table, finished_study.to_df(), check_exact=True)
    assert list(table.columns) == ["point", GROUPS, "replicate", *outcome_ids()]


def test_results_say_what_they_are(finished_study):
    results = finished_study.results
    assert results["message_minutes"].attrs == {
        "units": "min/person/d",
        "long_name": "Message time",
        "long_name_zh": "消息处理时间",
        "layer": "true",
    }
    assert results[GROUPS].values.tolist() == [8, 34] and results[GROUPS].dims == ("point",)
    assert results["finished"].values.all()
    about = results.attrs
    assert (about["days"], about["seed"], about["townships"], about["base"]) == (2, 1, 1, "baru-34")
    assert qx.Scenario.from_text(about["scenario"]) == qx.load("baru-34") == finished_study.base
    assert about["program_version"] == qx.__version__ and about["git_revision"]


def test_the_same_call_again_runs_nothing_and_writes_the_same_bytes(copied_store):
    before, again = (result_bytes(copied_store), objects(copied_store)), Inline()
    run(copied_store, executor=again)
    assert again.jobs == [] and (result_bytes(copied_store), objects(copied_store)) == before


def test_resume_runs_nothing_of_a_finished_study(copied_store):
    before, again = result_bytes(copied_store), Inline()
    qx.open_study(copied_store).resume(again, progress=False)
    assert again.jobs == [] and result_bytes(copied_store) == before


def test_more_replicates_run_only_the_new_ones(copied_store, tmp_path):
    new, old = Inline(), objects(copied_store)
    run(copied_store, executor=new, replicates=3)
    assert new.jobs == [2, 2] and old.items() <= objects(copied_store).items()
    run(tmp_path / "at once", replicates=3)
    assert result_bytes(copied_store) == result_bytes(tmp_path / "at once")


def test_more_points_run_only_the_new_ones_and_designs_share_a_store(copied_store):
    first, new = result_bytes(copied_store), Inline()
    run(copied_store, qx.factorial({GROUPS: [8, 16, 34]}), new)
    assert new.jobs == [0, 1] and len(objects(copied_store)) == 6
    back = Inline()
    run(copied_store, executor=back)
    assert back.jobs == [] and result_bytes(copied_store) == first


@pytest.mark.parametrize("change", [{"days": 1}, {"seed": 2}, {"townships": 2}])
def test_what_changes_outcomes_is_run_anew(copied_store, change):
    new = Inline()
    run(copied_store, executor=new, **change)
    assert len(new.jobs) == 4


def test_equal_points_are_run_once_and_have_equal_outcomes(tmp_path):
    once = Inline()
    study = run(tmp_path, pd.DataFrame({GROUPS: [8, 8]}), once)
    assert once.jobs == [0, 1]
    assert (study.effects()["difference"].dropna() == 0).all()


def test_replicates_have_the_same_luck_at_every_point(tmp_path):
    # Whom a ranking would name cannot matter where nobody is ranked, so points that differ in this alone must agree in
    # every bit; with luck of their own they would not, as the two replicates show.
    study = run(tmp_path, pd.DataFrame({RANKED: [False, False], NAMED: [0.1, 0.3]}), days=8)
    minutes = study.results["message_minutes"].values
    assert study.scenario(0) != study.scenario(1)
    for outcome in outcome_ids():
        np.testing.assert_array_equal(study.results[outcome][0].values, study.results[outcome][1].values)
    assert minutes[0, 0] != minutes[0, 1]


def test_gaps_leave_what_the_base_says(tmp_path):
    study = run(tmp_path, pd.DataFrame({GROUPS: [np.nan, 8], "reform": ["", "ranking-off"]}), replicates=1)
    assert study.scenario(0) == study.base
    assert study.scenario(1) == study.base.reform("ranking-off").with_({GROUPS: 8})
    assert study.results["reform"].values.tolist() == ["", "ranking-off"]


def test_reforms_are_kept_in_the_study_and_their_files_not_needed_to_resume(tmp_path):
    path = qx.Reform("mine", {"merge_groups": {"n_groups": 12}}).save(tmp_path / "mine.toml")
    own = qx.Reform("own", {"no_photos": {}})
    study = run(tmp_path / "store", pd.DataFrame({"reform": [str(path), own, None]}), replicates=1)
    path.unlink()
    reopened = qx.open_study(tmp_path / "store")
    assert [reopened.scenario(p).reforms for p in range(3)] == [["mine"], ["own"], []]
    assert reopened.design.equals(study.design)


def test_all_mistakes_of_a_study_are_reported_before_anything_is_written(tmp_path):
    design = pd.DataFrame(
        {"days": [1], "levers.merge_groups.n_group": [8], "reform": ["baru-8"], DESIGN.columns[0]: [8]}
    )
    with pytest.raises(qx.InputError) as raised:
        run(tmp_path / "store", design)
    assert [where for where, _ in raised.value.problems] == ["days", "levers.merge_groups.n_group"]
    assert "did you mean levers.merge_groups.n_groups?" in str(raised.value)
    with pytest.raises(qx.InputError, match="replicates = 0"):
        run(tmp_path / "store", replicates=0)
    with pytest.raises(qx.InputError, match="it has no points"):
        run(tmp_path / "store", DESIGN.head(0))
    with pytest.raises(qx.InputError, match="did you mean baru-8"):
        run(tmp_path / "store", pd.DataFrame({"reform": ["baru-9"]}))
    with pytest.raises(qx.InputError, match="a list is no value"):
        run(tmp_path / "store", pd.DataFrame({GROUPS: [[1, 2]]}))
    assert not (tmp_path / "store").exists()


def test_effects_are_the_paired_effects_against_the_baseline(finished_study):
    values = finished_study.results["message_minutes"].values
    for baseline, other in ((0, 1), (1, 0)):
        row = finished_study.effects(baseline).loc[(other, "message_minutes")]
        expected = paired_effect(values[baseline], values[other])
        assert {k: row[k] for k in expected} == pytest.approx(expected, nan_ok=True)
    with pytest.raises(IndexError, match=r"must be a point in \[0, 1\]"):
        finished_study.effects(2)


def test_a_notebook_shows_points_and_escapes_titles(tmp_path):
    base = qx.load("baru-34").titled("<b>mine</b>")
    study = qx.study(DESIGN, base, store=tmp_path, executor=Inline(), **{**SHORT, "replicates": 1})
    assert "&lt;b&gt;mine" in study._repr_html_() and "34" in study._repr_html_()
    assert "2 points × 1 replicates of 2 days, 2 of 2 finished, 0 failures" in repr(study)


@pytest.mark.parametrize(("lang", "title"), [("en", "Message time"), ("zh", "消息处理时间")])
def test_the_line_of_a_factor_goes_through_the_means(finished_study, lang, title):
    figure = finished_study.plot("message_minutes", GROUPS, lang=lang)
    axes = figure.axes[0]
    drawn = next(line for line in axes.lines if line.get_gid() == "line ")
    values = finished_study.results["message_minutes"].values
    np.testing.assert_array_equal(drawn.get_xdata(), [8, 34])
    np.testing.assert_allclose(drawn.get_ydata(), values.mean(axis=1))
    ends = axes.collections[0].get_segments()
    np.testing.assert_allclose([s[:, 1] for s in ends], [interval(v) for v in values])
    assert figure.get_suptitle() == title and GROUPS in axes.get_xlabel()


def test_figures_of_several_factors_have_a_line_a_combination_or_points(tmp_path):
    lines = run(tmp_path / "a", qx.factorial({GROUPS: [8, 34], "reform": [None, "ranking-off"]}), days=1)
    labels = [text.get_text() for text in lines.plot("trust", GROUPS).axes[0].get_legend().get_texts()]
    assert labels == ["no reform", "ranking-off"]
    ticks = [text.get_text() for text in lines.plot("trust", "reform", lang="zh").axes[0].get_xticklabels()]
    assert ticks == ["不改革", "ranking-off"]
    points = run(tmp_path / "b", qx.latin_hypercube({GROUPS: (4, 34), NAMED: None}, 8), days=1, replicates=1)
    axes = points.plot("trust", NAMED).axes[0]
    assert not [line for line in axes.lines if (line.get_gid() or "").startswith("line")]
    with pytest.raises(ValueError, match="did you mean trust"):
        points.plot("trusts")
    with pytest.raises(ValueError, match="no factor 'groups'"):
        points.plot("trust", "groups")
