"""A run saved on the way is gone on with after a kill, by another process and on another number of threads; arms that
are forked from a saved state are those of a comparison whose reforms begin on that day."""

import re
import signal
import subprocess
from datetime import date, timedelta

import h5py
import pytest
from conftest import ROOT

SCENARIO = ROOT / "scenarios" / "baru-34.toml"
REFORM = ROOT / "scenarios" / "reforms" / "baru-8.toml"


def call(program, *arguments):
    """Exit code and what the program said."""
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def fingerprint(program, out, *arguments):
    """The fingerprint of the results file that a call writes."""
    code, said = call(program, *arguments, "--quiet", "--out", out)
    assert code == 0, said
    with h5py.File(out) as file:
        return file.attrs["record_sha256"]


def day(n):
    """ISO date of a day of the run."""
    return (date(2020, 3, 18) + timedelta(days=n)).isoformat()


def saved_of(out):
    return sorted((out.parent / f"{out.name}.checkpoints").iterdir())


STUDY = ("--days", 12, "--replicates", 2, "--townships", 2, "--record", "week")
SAVING = ("--checkpoint-every", "5d")


@pytest.fixture(scope="module")
def saved(program, tmp_path_factory):
    """A finished run with its checkpoints, and the fingerprint of the same run without any."""
    folder = tmp_path_factory.mktemp("checkpoints")
    unbroken = fingerprint(program, folder / "unbroken.h5", "run", SCENARIO, *STUDY, "--threads", 1)
    out = folder / "saved.h5"
    assert fingerprint(program, out, "run", SCENARIO, *STUDY, *SAVING, "--threads", 2) == unbroken
    return out, unbroken


def test_the_checkpoints_are_named_by_replicate_and_date(saved):
    names = [f.name for f in saved_of(saved[0])]
    assert names == [f"arm0-replicate{r}-{day(d)}.h5" for r in (0, 1) for d in (5, 10)]


def test_hdf5_tools_read_a_checkpoint_with_units_and_meanings(saved):
    with h5py.File(saved_of(saved[0])[0]) as file:
        assert (file.attrs["format"], file.attrs["day"], file.attrs["townships"]) == ("qianxian checkpoint", 5, 2)
        world = file["run/islands/world"]
        hours = world["now/persons/weekly_hours"]
        assert hours.attrs["units"] == "h"
        assert hours.attrs["long_name"] == "Weekly hours, moving average."
        assert hours.attrs["long_name_zh"] == "每周工时的移动平均。"
        assert hours.attrs["written_by"] == "fatigue"
        assert len(hours) == world["now/persons/length"][:].sum()


def test_a_run_goes_on_from_its_last_checkpoints_in_another_process(program, saved, tmp_path):
    out = tmp_path / "again.h5"
    folder = tmp_path / "again.h5.checkpoints"
    folder.mkdir()
    kept = [f for f in saved_of(saved[0]) if day(10) in f.name]
    for f in kept:
        (folder / f.name).write_bytes(f.read_bytes())
    assert fingerprint(program, out, "run", SCENARIO, *STUDY, *SAVING, "--threads", 1) == saved[1]
    assert [f.name for f in saved_of(out)] == [f.name for f in kept]  # day 5 was not run again


def test_a_killed_run_goes_on_to_the_same_results(program, tmp_path):
    study = ("run", SCENARIO, "--days", 120, "--record", "week", "--threads", 1)
    unbroken = fingerprint(program, tmp_path / "unbroken.h5", *study)
    out = tmp_path / "killed.h5"
    command = [program, *study, "--checkpoint-every", "1w", "--quiet", "--out", out]
    with subprocess.Popen(list(map(str, command))) as run:
        while run.poll() is None and not [*tmp_path.glob("killed.h5.checkpoints/arm*")]:
            pass
        run.send_signal(signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    assert not out.exists()
    assert fingerprint(program, out, *study, "--checkpoint-every", "1w") == unbroken


@pytest.mark.parametrize("fork_day", [10, 11])
def test_a_fork_is_the_comparison_whose_reform_begins_there(program, saved, tmp_path, fork_day):
    dated = tmp_path / "dated.toml"
    dated.write_text(f"start = {day(fork_day)}\n" + REFORM.read_text(encoding="utf-8"), encoding="utf-8")
    compared = fingerprint(program, tmp_path / "c.h5", "compare", SCENARIO, "--reform", dated, *STUDY)
    folder = saved[0].parent / f"{saved[0].name}.checkpoints"
    forked = fingerprint(program, tmp_path / "f.h5", "fork", folder, "--at", day(fork_day), "--reform", REFORM)
    assert forked == compared


def test_a_fork_of_one_file_is_one_replicate_and_prints_the_differences(program, saved, tmp_path):
    out = tmp_path / "f.h5"
    code, said = call(
        program, "fork", saved_of(saved[0])[0], "--at", day(5), "--reform", REFORM, "-o", out, "--lang", "en"
    )
    assert code == 0, said
    assert "baru-8 against baru-34: 12 days, 1 replicates" in said


REFUSALS = [
    (("--at", "2020-13-01"), "--at 2020-13-01: not a date such as 2020-03-18", "不是日期；应如 2020-03-18"),
    (("--at", day(4)), "holds no checkpoint of replicate 0 at or before", "没有第 0 次重复"),
    (("--at", day(12)), f"out of range: the checkpoint is of {day(10)}, the last day of the run {day(11)}", "超出范围"),
]


@pytest.mark.parametrize(("at", "en", "zh"), REFUSALS, ids=["no_date", "too_early", "too_late"])
def test_a_fork_at_a_date_that_cannot_be_is_refused(program, saved, tmp_path, at, en, zh):
    folder = saved[0].parent / f"{saved[0].name}.checkpoints"
    for lang, words in (("en", en), ("zh", zh)):
        out = ("-o", tmp_path / "f.h5", "--lang", lang)
        code, said = call(program, "fork", folder, *at, "--reform", REFORM, *out)
        assert (code, words in said) == (2, True), said
    assert not (tmp_path / "f.h5").exists()


def test_a_checkpoint_of_another_study_is_refused(program, saved, tmp_path):
    folder = tmp_path / "other.h5.checkpoints"
    folder.mkdir()
    for f in saved_of(saved[0]):
        (folder / f.name).write_bytes(f.read_bytes())
    study = ("--days", 13, *STUDY[2:], *SAVING, "-o", tmp_path / "other.h5", "--lang", "en")
    code, said = call(program, "run", SCENARIO, *study)
    assert code == 2
    # the replicates run side by side, and the first to be refused says so
    assert re.search(rf"arm0-replicate\d-{day(10)}\.h5: days is 12 in the checkpoint and 13 in this run", said)


@pytest.mark.parametrize("every", ["0d", "5", "d", "30 d", "-1d"])
def test_a_distance_that_cannot_be_is_refused(program, tmp_path, every):
    code, said = call(program, "run", SCENARIO, f"--checkpoint-every={every}", "-o", tmp_path / "x.h5", "--lang", "en")
    assert (code, "as 30d or 4w" in said) == (2, True), said
