"""Does any executor give the same bytes: threads, one process or two, dask, MPI?"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import distributed
import pytest
import qianxian as qx
from qianxian.studies.running import local_pool

MPI = """
import sys
from mpi4py.futures import MPIPoolExecutor
import qianxian as qx
if __name__ == "__main__":
    design = qx.latin_hypercube(["attention.displacement_depth", "ranking.enabled"], 4)
    with MPIPoolExecutor() as pool:
        assert pool.num_workers == 2
        qx.study(design, "baru-34", store=sys.argv[1], days=3, replicates=2, executor=pool)
"""


def run(store, executor=None):
    """A study of four points and two replicates; its results files."""
    design = qx.latin_hypercube(["attention.displacement_depth", "ranking.enabled"], 4)
    qx.study(design, "baru-34", store=store, days=3, replicates=2, executor=executor)
    return result_bytes(store)


def result_bytes(store):
    """What the two results files hold."""
    return [(store / name).read_bytes() for name in ("results.h5", "results.csv")]


@pytest.fixture(scope="module")
def by_threads(tmp_path_factory):
    """The results by threads of this process: the engine lets other threads work."""
    with ThreadPoolExecutor(2) as pool:
        return run(tmp_path_factory.mktemp("studies") / "threads", pool)


@pytest.mark.parametrize("n_workers", [1, 2])
def test_any_number_of_processes_gives_the_same_bytes(by_threads, tmp_path, n_workers):
    with local_pool(n_workers) as pool:
        assert run(tmp_path, pool) == by_threads


def test_without_an_executor_a_script_needs_no_main_guard(by_threads, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import qianxian as qx\n"
        "design = qx.latin_hypercube(['attention.displacement_depth', 'ranking.enabled'], 4)\n"
        "print('once')\n"
        "qx.study(design, 'baru-34', store='store', days=3, replicates=2)\n"
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "once\n"), done.stderr
    assert result_bytes(tmp_path / "store") == by_threads


def test_dask_gives_the_same_bytes(by_threads, tmp_path):
    local = {"host": "127.0.0.1", "dashboard_address": None, "local_directory": str(tmp_path / "dask")}
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **local) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert run(tmp_path / "store", client.get_executor()) == by_threads


def test_mpi_gives_the_same_bytes(by_threads, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(MPI)
    mpiexec = Path(sys.executable).with_name("mpiexec")
    as_root = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    command = [
        mpiexec,
        "--oversubscribe",
        "-n",
        "3",
        sys.executable,
        "-m",
        "mpi4py.futures",
        script,
        tmp_path / "store",
    ]
    done = subprocess.run(command, env={**os.environ, **as_root}, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert result_bytes(tmp_path / "store") == by_threads
