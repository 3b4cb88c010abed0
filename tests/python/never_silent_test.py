"""What a user has is not written over unasked, and a value that was given is the value that counts."""

import datetime as dt
import os
import subprocess
import sys
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
    with pytest.raises(qx.InputError, match="is read here"):
        result.save(result.path, force=True)
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


def small_town(line_lists):
    import pandas as pd

    units = pd.DataFrame(
        [("lead", "leadership"), ("o1", "office"), ("v1", "village")], columns=["id", "kind"], dtype=object
    )
    persons = pd.DataFrame(
        {
            "id": ["boss", "head", "sec"],
            "role": ["leader", "office_head", "village_secretary"],
            "unit": ["lead", "o1", "v1"],
            "lines": line_lists,
        }
    )
    groups = pd.DataFrame({"id": ["g"], "kind": ["plenary"], "lines": ["all"]})
    memberships = pd.DataFrame({"group": "g", "person": persons["id"]})
    return qx.Scenario.from_tables(units, persons, groups, memberships)


@pytest.mark.parametrize("sign", [";", ",", "；", "，", "、"])
def test_lists_of_lines_may_have_any_separator_of_a_keyboard(sign):
    town = small_town([f"粮食局{sign}救助局"] * 3)
    assert list(town.tables()["departments"]["id"]) == ["粮食局", "救助局"]


def test_sets_are_taken_in_one_order():
    lines = {"water", "grain", "roads", "forest"}
    assert list(small_town([lines] * 3).tables()["departments"]["id"]) == sorted(lines)


def test_a_town_without_any_line_names_what_the_user_gave():
    with pytest.raises(qx.InputError, match="lines names no department") as told:
        small_town(["all"] * 3)
    assert "csv" not in str(told.value)


def test_a_reform_outside_the_run_is_told(s):
    cut = {"merge_groups": {"n_groups": 8}}
    for reform in (
        qx.Reform("late", cut, start=dt.date(2030, 1, 1)),
        qx.Reform("early", cut, end=dt.date(2019, 1, 1)),
        qx.Reform("third", cut, townships=[2]),
    ):
        with pytest.raises(qx.InputError, match=reform.name):
            qx.compare({"now": s, "reform": s + reform}, replicates=2, **QUIET)


@pytest.mark.parametrize("name", ["groups = 34", "a: b", "=", "#x"])
def test_a_sequential_comparison_keeps_arms_with_signs_apart(s, name):
    c = qx.compare(
        {name: s, "reform": s.reform("baru-8")}, precision={"message_share": 0.2}, max_replicates=12, **QUIET
    )
    assert list(c.arms) == [name, "reform"]


def test_a_name_of_two_lines_is_refused(s):
    with pytest.raises(qx.InputError, match=r'"now\\n34"'):
        qx.compare({"now\n34": s, "reform": s.reform("baru-8")}, replicates=2, **QUIET)


@pytest.mark.parametrize("dtype", ["Int64", "Float64", "object"])
def test_a_missing_cell_of_any_kind_means_the_scenario_of_the_base(s, dtype):
    import pandas as pd

    design = pd.DataFrame({"levers.merge_groups.n_groups": pd.array([8, None], dtype=dtype)})
    study = qx.study(design, s, store="st", days=2, replicates=1, progress=False)
    assert len(study.design) == 2


NO_LOCKS = """
#include <errno.h>
int flock(int descriptor, int operation) { (void)descriptor; (void)operation; errno = ENOLCK; return -1; }
"""


@pytest.fixture
def without_locks(tmp_path, monkeypatch):
    """Environment in which no drive has locks, as on some network file systems."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "no_locks.c").write_text(NO_LOCKS, encoding="utf-8")
    shim = tmp_path / "no_locks.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", shim, tmp_path / "no_locks.c"], check=True)
    return {**os.environ, "LD_PRELOAD": str(shim)}


def test_a_study_on_a_drive_without_locks_runs_and_can_be_read(without_locks):
    code = """
import qianxian as qx
design = qx.factorial({"levers.merge_groups.n_groups": [8]})
for _ in range(2):
    study = qx.study(design, "baru-34", store="st", days=2, replicates=1, progress=False)
assert len(study.results.point) == 1
run = qx.load("baru-34").run(days=2, replicates=1, out="run.h5", progress=False)
assert len(run.parameters) > 100
assert len(run.summary) > 0
"""
    told = subprocess.run(
        [sys.executable, "-W", "always", "-c", code], env=without_locks, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert "has no locks" in told.stderr


def test_a_folder_with_files_of_the_user_is_no_store(s):
    Path("thesis").mkdir()
    for name in ("results.csv", "notes.tmp"):
        Path("thesis", name).write_text("three nights of work")
    with pytest.raises(qx.InputError, match="is no store of a study"):
        qx.study(qx.factorial({"levers.merge_groups.n_groups": [8]}), s, store="thesis", days=2, replicates=1)
    assert sorted(p.name for p in Path("thesis").iterdir()) == ["notes.tmp", "results.csv"]


@pytest.mark.parametrize("name", ["study.json", "lock", "objects"])
def test_a_file_of_the_user_that_has_a_name_of_a_store_is_kept(s, name):
    Path("thesis").mkdir()
    Path("thesis", name).write_text('{"title": "three nights of work"}')
    Path("thesis", "chapter.txt").write_text("three nights of work")
    with pytest.raises(qx.InputError, match="is no store of a study"):
        qx.study(qx.factorial({"levers.merge_groups.n_groups": [8]}), s, store="thesis", days=2, replicates=1)
    assert Path("thesis", name).read_text() == '{"title": "three nights of work"}'


def test_a_study_goes_on_in_its_store_and_leaves_other_files_alone(s):
    design = qx.factorial({"levers.merge_groups.n_groups": [8]})
    for _ in range(2):
        qx.study(design, s, store="groups", days=2, replicates=1, progress=False)
        Path("groups", "notes.tmp").write_text("three nights of work")
    assert Path("groups", "notes.tmp").read_text() == "three nights of work"


def test_a_scenario_and_a_reform_replace_a_file_only_when_told(s, work):
    for thing in (s, qx.reform("baru-8")):
        with pytest.raises(qx.InputError, match="force=True"):
            thing.save(work)
        assert work.read_text().startswith(("three nights", "# "))
    assert qx.load(s.save(work, force=True)) == s


def test_a_report_replaces_a_file_only_when_told_and_never_its_own_input(s, work):
    c = qx.compare({"now": s, "reform": s.reform("baru-8")}, replicates=2, out="two.h5", **QUIET)
    with pytest.raises(qx.InputError, match="force=True"):
        c.report(work, patterns=False)
    with pytest.raises(qx.InputError, match="is read here"):
        c.report("two.h5", patterns=False, force=True)
    assert len(qx.open("two.h5").arms) == 2
    assert c.report(work, patterns=False, force=True).read_text().startswith("<!")


@pytest.mark.parametrize("verb", [["figure"], ["report", "--no-patterns"]])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_verbs_of_results_replace_a_file_only_when_told_and_never_their_own_input(s, verb, lang):
    qx.compare({"now": s, "reform": s.reform("baru-8")}, replicates=2, out="two.h5", **QUIET)

    def call(*more):
        words = [sys.executable, "-m", "qianxian", *verb, "two.h5", "--lang", lang, *more]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    out = "picture.png" if verb == ["figure"] else "page.html"
    Path(out).write_text("three nights of work")
    refused = call("-o", out)
    assert refused.returncode == 2 and "--force" in refused.stderr
    assert Path(out).read_text() == "three nights of work"
    assert call("-o", "two.h5", "--force").returncode == 2
    assert len(qx.open("two.h5").arms) == 2
    assert call("-o", out, "--force").returncode == 0 and Path(out).stat().st_size > 1000
    assert not list(Path().glob(".*.tmp"))


def test_a_graph_replaces_a_file_only_when_told_and_never_the_scenario(s, program):
    s.save("own.toml")
    Path("own.graphml").write_text("three nights of work")

    def call(out, *more):
        words = [program, "graph", "own.toml", "-o", out, "--lang", "en", *more]
        return subprocess.run(words, capture_output=True, text=True, check=False)

    refused = call("own.graphml")
    assert refused.returncode == 2 and "--force" in refused.stderr
    assert Path("own.graphml").read_text() == "three nights of work"
    assert call("own.toml", "--force").returncode == 2 and qx.load("own.toml") == s
    assert call("own.graphml", "--force").returncode == 0 and "<graphml" in Path("own.graphml").read_text()
    assert call("/dev/full").returncode != 0
