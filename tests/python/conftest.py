"""Results files to read: one of synthetic tables, one of the program itself."""

import os
import subprocess
from pathlib import Path

import h5py
import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("QIANXIAN", ROOT / "build" / "release" / "sim" / "qianxian")).resolve()
MAKE_RESULTS = PROGRAM.parents[1] / "tests" / "make_results"


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


@pytest.fixture(scope="session")
def simulated(program, tmp_path_factory):
    """A short comparison by the program."""
    path = tmp_path_factory.mktemp("results") / "simulated.h5"
    scenarios = ROOT / "scenarios"
    reform = scenarios / "reforms" / "baru-8.toml"
    command = [program, "compare", scenarios / "baru-34.toml", "--reform", reform, "--days", "9", "--replicates", "2"]
    subprocess.run([*command, "--record", "day", "--quiet", "--out", path], check=True)
    return path


@pytest.fixture(params=["synthetic", "simulated"])
def results(request):
    """Each results file in turn."""
    return request.getfixturevalue(request.param)


def table_groups(path):
    """Paths of all tables in a results file, the parameter tables included."""
    with h5py.File(path) as file:
        return [f"arms/{arm}/{table}" for arm, tables in file["arms"].items() for table in tables]
