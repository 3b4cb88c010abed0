"""What a user has is not written over unasked, and a value that was given is the value that counts."""

import os
from pathlib import Path

import pytest
import qianxian as qx

QUIET = {"days": 2, "progress": False}


@pytest.fixture
def s(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return qx.load("baru-34")


@pytest.fixture
def work(s):
    Path("work.h5").write_text("three nights of work")
    return Path("work.h5")


def test_a_run_replaces_a_file_only_when_told(s, work):
    with pytest.raises(qx.InputError, match="force=True"):
        s.run(out=work, **QUIET)
    assert work.read_text() == "three nights of work"
    assert s.run(out=work, force=True, **QUIET).levels().shape[0] > 10


def test_a_comparison_replaces_a_file_only_when_told(s, work):
    arms = {"now": s, "reform": s.reform("baru-8")}
    for options in ({"replicates": 2}, {"precision": {"message_share": 0.5}, "max_replicates": 3}):
        with pytest.raises(qx.InputError, match=r"work\.h5"):
            qx.compare(arms, out=work, **options, **QUIET)
    assert work.read_text() == "three nights of work"
    assert list(qx.compare(arms, replicates=2, out=work, force=True, **QUIET).arms) == ["now", "reform"]


def test_a_copy_replaces_a_file_only_when_told(s, work):
    result = s.run(**QUIET)
    with pytest.raises(qx.InputError, match="exists"):
        result.save(work)
    with pytest.raises(qx.InputError, match="exists"):
        result.save(result.path)
    assert result.save(work, force=True).stat().st_size == result.path.stat().st_size


def test_results_are_found_after_the_working_folder_changes(s):
    run = s.run(out="run.h5", **QUIET)
    comparison = qx.compare({"a": s, "b": s.reform("baru-8")}, replicates=2, out="two.h5", **QUIET)
    reopened = qx.open("run.h5")
    Path("elsewhere").mkdir()
    os.chdir("elsewhere")
    assert run.levels().equals(reopened.levels())
    assert comparison.arms["b"].levels().shape[0] > 10
    assert comparison.save("copy.h5").parent == Path.cwd()


@pytest.mark.parametrize("replicates", [0, -1])
def test_a_number_of_replicates_is_refused_and_not_replaced(s, replicates):
    with pytest.raises(qx.InputError, match=f"replicates = {replicates}"):
        qx.compare({"a": s, "b": s.reform("baru-8")}, replicates=replicates, **QUIET)
    with pytest.raises(qx.InputError, match=f"replicates = {replicates}"):
        qx.compare({"a": s, "b": s.reform("baru-8")}, replicates=replicates, precision={"message_share": 0.5}, **QUIET)


def test_names_that_are_numbers_become_texts(s):
    depth = "attention.displacement_depth"
    c = qx.compare({n: s.with_({depth: float(n)}) for n in (34, 80)}, replicates=2, **QUIET)
    assert list(c.arms) == ["34", "80"]
    with pytest.raises(qx.InputError, match="different names"):
        qx.compare({34: s, "34": s.reform("baru-8")}, replicates=2, **QUIET)


def test_a_diary_comes_from_the_township_that_was_named(s):
    first, second = (s.diary(7, days=2, townships=2, township=t, progress=False) for t in (0, 1))
    assert first.person == second.person
    assert not first.table.equals(second.table)
    with pytest.raises(qx.InputError, match=r"township = 2: must be a whole number in \[0, 1\]"):
        s.diary(7, days=2, townships=2, township=2, progress=False)


def test_a_result_does_not_turn_into_another(s):
    first = s.run(out="run.h5", seed=1, **QUIET)
    lazy = s.run(out="other.h5", seed=3, **QUIET)
    read = first.levels()
    for name in ("run.h5", "other.h5"):
        s.run(out=name, force=True, seed=2, **QUIET)
    assert first.levels().equals(read), "what was read stays"
    for use in (lazy.levels, lambda: lazy.parameters, lambda: lazy.scenario, lambda: lazy.save("copy.h5")):
        with pytest.raises(qx.ResultsError, match="replaced"):
            use()
    assert not Path("copy.h5").exists()
    assert not qx.open("run.h5").levels().equals(read)


def test_the_same_run_again_is_the_same_result(s):
    first = s.run(out="run.h5", **QUIET)
    s.run(out="run.h5", force=True, **QUIET)
    assert first.levels().shape[0] > 10


def test_the_scenarios_of_the_package_lie_where_the_package_says():
    assert qx.load(qx.library.SCENARIOS / "baru-34.toml").name == "baru-34"
