"""Results files to read: one of synthetic tables, one of the program itself."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import h5py
import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("QIANXIAN", ROOT / "build" / "release" / "sim" / "qianxian")).resolve()
MAKE_RESULTS = PROGRAM.parents[1] / "tests" / "make_results"

# A shell starts what runs in the background deaf to Ctrl-C, and what the tests start would be deaf too.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def program():
    """The command line program; `./qx test python` builds it and says where it is."""
    assert PROGRAM.is_file(), f"{PROGRAM} is missing: run ./qx test python"
    return PROGRAM


@pytest.fixture(scope="session")
def synthetic(tmp_path_factory):
    """Tables of every shape that the format carries, four replicates of two arms."""
    path = tmp_path_factory.mktemp("results") / "synthetic.h5"
    subprocess.run([MAKE_RESULTS, path, "4"], check=True)
    return path


def compare_baru(program, out, *options):
    """Run the program's comparison of the 34 groups with the 8; returns what it printed."""
    scenarios = ROOT / "scenarios"
    command = [program, "compare", scenarios / "baru-34.toml", "--reform", scenarios / "reforms" / "baru-8.toml"]
    done = subprocess.run([*command, *options, "--out", out], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="session")
def simulated(program, tmp_path_factory):
    """A short comparison by the program."""
    path = tmp_path_factory.mktemp("results") / "simulated.h5"
    compare_baru(program, path, "--days", "9", "--replicates", "2", "--record", "day", "--quiet")
    return path


@pytest.fixture(scope="session")
def comparison(tmp_path_factory):
    """A short comparison by the package, under names of the user's own."""
    import qianxian as qx

    baru = qx.load("baru-34")
    arms = {"34 groups": baru, "8 groups": baru.reform("baru-8")}
    out = tmp_path_factory.mktemp("comparison") / "comparison.h5"
    return qx.compare(arms, replicates=3, days=14, out=out)


@pytest.fixture(scope="session")
def reports(comparison, tmp_path_factory):
    """Reports of it by language; the patterns of a short run are given to one and simulated for the other."""
    folder = tmp_path_factory.mktemp("reports")
    patterns = comparison.baseline.scenario.patterns(days=7, replicates=2)
    patterns.attrs.clear()  # as if read from a file
    return {
        "en": comparison.report(folder / "en.html", pattern_days=7, pattern_replicates=2),
        "zh": comparison.report(folder / "zh.html", lang="zh", patterns=patterns),
    }


@pytest.fixture(scope="session")
def dossiers(comparison, tmp_path_factory):
    """Its evidence by language."""
    folder = tmp_path_factory.mktemp("credibility")
    return {lang: comparison.credibility(folder / lang, lang) for lang in ("en", "zh")}


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7 * 7 }}%{x}"
EVIL_ARM = "<img src=x onerror=alert(3)>"


@pytest.fixture(scope="session")
def hostile_results(tmp_path_factory):
    """Three arms whose names and titles try to be markup, one of them by a changed parameter."""
    import qianxian as qx

    baru = qx.load("baru-34").titled(EVIL, EVIL)
    quiet = qx.Reform("quiet", {"no_photos": {}}, title=f"Quiet {EVIL}")
    arms = {"baru-34": baru, "quiet": baru + quiet, EVIL_ARM: baru.with_({"attention.displacement_depth": 50})}
    folder = tmp_path_factory.mktemp("hostile")
    return qx.compare(arms, replicates=2, days=2, out=folder / "hostile.h5")


@pytest.fixture(scope="session")
def hostile(hostile_results):
    """Their report."""
    return hostile_results.report(hostile_results.path.with_suffix(".html"), patterns=False)


@pytest.fixture(params=["synthetic", "simulated"])
def results(request):
    """Each results file in turn."""
    return request.getfixturevalue(request.param)


def table_groups(path):
    """Paths of all tables in a results file, the parameter tables included."""
    with h5py.File(path) as file:
        return [f"arms/{arm}/{table}" for arm, tables in file["arms"].items() for table in tables]


@pytest.fixture(scope="session")
def finished_study(tmp_path_factory):
    """A short study with nothing out of the way; not to be changed."""
    from study_support import run

    return run(tmp_path_factory.mktemp("studies") / "finished")


@pytest.fixture
def copied_store(finished_study, tmp_path):
    """Its store, to be damaged."""
    return shutil.copytree(finished_study.store, tmp_path / "copy")
