"""Do studies keep what is finished when points, workers, disks or people fail?"""

import json
import math
import struct
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool

import numpy as np
import pandas as pd
import pytest
import qianxian as qx
from qianxian.base.reference import outcome_ids
from qianxian.studies.running import WorkersLost
from qianxian.studies.store import Store
from study_support import GROUPS, Inline, objects, result_bytes, run


@pytest.mark.parametrize("damage", ["truncated", "changed", "empty", "moved"])
def test_a_damaged_replicate_is_run_again(copied_store, damage):
    before, again = result_bytes(copied_store), Inline()
    paths = sorted(objects(copied_store))
    text = paths[0].read_text()
    broken = {"truncated": text[:-30], "changed": text.replace(".", ".1", 1), "empty": ""}
    paths[0].write_text(broken.get(damage, paths[1].read_text()))
    run(copied_store, executor=again)
    assert len(again.jobs) == 1 and result_bytes(copied_store) == before
    assert paths[0].read_text() == text


def test_a_point_that_is_no_scenario_is_recorded_and_the_rest_is_run(tmp_path):
    with pytest.warns(UserWarning, match="2 replicates failed"):
        study = run(tmp_path, pd.DataFrame({GROUPS: [8, 400]}))
    failure = study.failures.iloc[0]
    assert (failure["point"], failure["error"], failure["traceback"]) == (1, "InputError", "")
    assert pd.isna(failure["replicate"]) and "must be a whole number in [1, 200]" in failure["text"]
    assert study.results["finished"].values.tolist() == [[True, True], [False, False]]
    assert set(study.to_df()["point"]) == {0} and np.isnan(study.results["trust"][1]).all()
    repaired = Inline()
    study = run(tmp_path, pd.DataFrame({GROUPS: [8, 40]}), repaired)
    assert repaired.jobs == [0, 1] and len(study.failures) == 0


def test_a_worker_that_fails_is_recorded_with_its_traceback_and_tried_again(finished_study, tmp_path):
    def fault(before):
        if before == 1:
            raise ZeroDivisionError("planted")

    with pytest.warns(UserWarning, match="1 replicates failed"):
        study = run(tmp_path, executor=Inline(fault))
    failure = study.failures.iloc[0]
    assert (failure["point"], failure["replicate"], failure["error"]) == (1, 0, "ZeroDivisionError")
    assert "planted" in failure["text"] and "Traceback" in failure["traceback"] and "fault" in failure["traceback"]
    assert study.results["finished"].values.sum() == 3
    again = Inline()
    study = qx.open_study(tmp_path).resume(again, progress=False)
    assert again.jobs == [0] and len(study.failures) == 0
    assert result_bytes(tmp_path) == result_bytes(finished_study.store)


def test_lost_workers_end_the_study_with_what_is_finished_kept(finished_study, tmp_path):
    def fault(before):
        if before == 2:
            raise BrokenProcessPool("planted")

    with pytest.raises(WorkersLost, match="the same call goes on"):
        run(tmp_path, executor=Inline(fault))
    assert not (tmp_path / "results.h5").exists()
    partial = qx.open_study(tmp_path)
    assert partial.results["finished"].values.sum() == len(objects(tmp_path)) == 2
    assert "2 of 4 finished" in repr(partial)
    again = Inline()
    run(tmp_path, executor=again)
    assert len(again.jobs) == 2 and result_bytes(tmp_path) == result_bytes(finished_study.store)


def test_what_ends_while_workers_are_being_lost_is_kept(tmp_path):
    class Late(Executor):
        """Ends nothing before the last of four jobs is handed in; then the third is lost and the first two end well."""

        def __init__(self):
            self.handed = []

        def submit(self, function, job):
            self.handed.append((Future(), job))
            if len(self.handed) == 4:
                self.handed[2][0].set_exception(BrokenProcessPool("planted"))
                for future, earlier in self.handed[:2]:
                    future.set_result(function(earlier))
            return self.handed[-1][0]

    with pytest.raises(WorkersLost):
        run(tmp_path, executor=Late())
    assert len(objects(tmp_path)) == 2


def test_what_a_killed_process_left_half_written_is_removed(copied_store):
    halves = [copied_store / ".results.h5.tmp", next(iter(objects(copied_store))).with_name(".half.json.tmp")]
    for half in halves:
        half.write_text("{")
    run(copied_store)
    assert not any(half.exists() for half in halves)


def test_results_of_a_smaller_study_do_not_pass_for_those_of_a_larger_one_that_was_stopped(copied_store):
    def fault(before):
        raise BrokenProcessPool("planted")

    with pytest.raises(WorkersLost):
        run(copied_store, executor=Inline(fault), replicates=3)
    assert not (copied_store / "results.h5").exists() and not (copied_store / "results.csv").exists()
    partial = qx.open_study(copied_store).results
    assert partial["finished"].values.tolist() == [[True, True, False]] * 2
    np.testing.assert_array_equal(np.isnan(partial["trust"]), ~partial["finished"])


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(tmp_path, capsys):
    class Interrupted(Inline):
        def submit(self, function, job):
            if len(self.jobs) == 3:
                raise KeyboardInterrupt
            return super().submit(function, job)

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, executor=Interrupted())
    assert len(objects(tmp_path)) == 3
    assert f"qianxian resume {tmp_path}" in capsys.readouterr().err


def test_a_worker_with_another_engine_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("qianxian.studies.plan.program", lambda: ("9.9.9", "abc", "def"))
    with pytest.warns(UserWarning, match="4 replicates failed"):
        study = run(tmp_path)
    assert set(study.failures["error"]) == {"RuntimeError"}
    assert "the study (9.9.9, abc, def): install the same on every node" in study.failures["text"][0]


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_store_that_cannot_be_is_refused_before_anything_runs(tmp_path, place):
    (tmp_path / "file").write_text("mine")
    nothing = Inline()
    with pytest.raises(NotADirectoryError, match="a store is a directory, and there is a file in its way"):
        run(tmp_path / place, executor=nothing)
    assert nothing.jobs == [] and (tmp_path / "file").read_text() == "mine"


def test_a_store_serves_one_process_at_a_time(tmp_path):
    nothing = Inline()
    with Store(tmp_path).locked(), pytest.raises(BlockingIOError, match="is running a study in this store"):
        run(tmp_path, executor=nothing)
    assert nothing.jobs == []
    run(tmp_path, replicates=1)


def test_a_full_disk_names_the_file_and_leaves_no_half_of_it(copied_store, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    before, plan = objects(copied_store), (copied_store / "study.json").read_text()
    monkeypatch.setattr("qianxian.base.durable.os.fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: .*study\.json"):
        run(copied_store, replicates=3)
    assert objects(copied_store) == before and (copied_store / "study.json").read_text() == plan
    assert not list(copied_store.rglob("*.tmp"))


def test_any_double_survives_the_store_to_the_bit(tmp_path):
    # 36 outcomes of random bit patterns, 200 times, with the values JSON cannot write among them.
    store = Store(tmp_path)
    with store.locked():
        store.prepare()
    draws = np.random.default_rng(1).integers(0, 2**64, (200, len(outcome_ids())), dtype=np.uint64).view(np.float64)
    draws[0, :6] = [math.nan, math.inf, -math.inf, -0.0, 5e-324, 0.1]
    for i, values in enumerate(draws.tolist()):
        store.write(f"{i:064d}", {}, dict(zip(outcome_ids(), values, strict=True)))
        kept = store.read(f"{i:064d}", outcome_ids())
        same = [
            struct.pack("d", a) == struct.pack("d", b) or (a != a and b != b) for a, b in zip(values, kept, strict=True)
        ]
        assert all(same)


def test_a_directory_without_a_study_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="no study here"):
        qx.open_study(tmp_path)
    for text in ("{", "[]", json.dumps({"format": "qianxian study", "schema_version": "2.0"})):
        (tmp_path / "study.json").write_text(text)
        with pytest.raises(ValueError, match="no study that this package reads"):
            qx.open_study(tmp_path)
