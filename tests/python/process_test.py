"""The package in the processes in which people use it: two HDF5 libraries, spawned workers, threads, Ctrl-C."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict

import pytest
import qianxian as qx
from qianxian import _core
from qianxian.inputs.options import Options

H5PY = "import h5py; assert 'arms' in h5py.File(sys.argv[1])"
OURS = (
    "import qianxian as qx; r = qx.load('baru-34').run(days=1, record='run'); assert r.summary.sizes['replicate'] == 1"
)
BOTH = (
    "assert len({line.split()[-1] for line in open('/proc/self/maps') if 'libhdf5' in line and '_hl' not in line}) >= 2"
)


@pytest.mark.parametrize("order", [(H5PY, OURS), (OURS, H5PY)], ids=["h5py_first", "ours_first"])
def test_the_package_and_h5py_live_in_one_process(synthetic, order):
    script = "\n".join(["import sys", *order, *order, BOTH])
    subprocess.run([sys.executable, "-c", script, synthetic], check=True)


def trust_of(scenario):
    return float(scenario.run(days=2, record="run", threads=1).summary.trust[0])


def test_spawned_workers_give_what_this_process_gives():
    scenario = qx.load("baru-34")
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(trust_of, [scenario, scenario])) == [trust_of(scenario)] * 2


class Stop(Exception):
    """Raised by a progress function to end a run."""


def another_thread_runs_during(work):
    """Whether another thread comes to run while `work` does; `work` is given a function to call again and again, which
    raises Stop once it has. Threads here give way only where they wait, so `work` has to let go of the interpreter."""
    begun, ran = threading.Event(), []
    other = threading.Thread(target=lambda: (begun.wait(), ran.append(True)))
    other.start()

    def look(_):
        if ran:
            raise Stop

    before = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)  # seconds, longer than any work here
    try:
        begun.set()
        work(look)
    except Stop:
        return True
    finally:
        sys.setswitchinterval(before)
        other.join()
    return False


def test_other_threads_run_on_while_the_engine_works(tmp_path):
    arms, options = [("baru-34", qx.load("baru-34")._core)], asdict(Options(days=20, replicates=200, threads=1))
    assert another_thread_runs_during(lambda look: _core.run_study(arms, str(tmp_path / "r.h5"), options, look))


def test_a_planted_work_that_holds_the_interpreter_is_found():
    assert not another_thread_runs_during(lambda look: [look(i) for i in range(100_000)])


def test_two_threads_may_run_studies_at_once():
    scenario = qx.load("baru-34")
    results = [None, None]

    def work(i):
        results[i] = trust_of(scenario)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert results[0] == results[1] == trust_of(scenario)


LONG_RUN = textwrap.dedent(
    """
    import sys
    import qianxian as qx
    print("begins", flush=True)
    try:
        qx.load("baru-34").run(days=20, replicates=4000, threads=1, record="run", out=sys.argv[1])
    except KeyboardInterrupt:
        sys.exit(77)
    """
)


def test_control_c_stops_and_keeps_what_is_finished(tmp_path):
    out = tmp_path / "long.h5"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", LONG_RUN, out],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout.readline() == "begins\n"
        spool = tmp_path / "long.h5.partial"
        while not list(spool.glob("arm0-replicate1.h5")):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 77
    assert "the same call goes on" in errors
    assert not out.exists() and list(spool.glob("arm0-replicate0.h5"))


def test_a_run_that_was_stopped_goes_on_to_the_same_values(tmp_path):
    scenario = qx.load("baru-34")
    options = {"days": 3, "replicates": 3, "record": "run", "seed": 9}

    calls = []

    def stop(fraction):
        calls.append(fraction)
        if len(calls) == 2:
            raise Stop

    many = asdict(Options(days=3, replicates=2000, record="run", seed=9, threads=1))
    with pytest.raises(Stop):
        _core.run_study([("baru-34", scenario._core)], str(tmp_path / "r.h5"), many, stop)
    assert (tmp_path / "r.h5.partial").is_dir()
    went_on = scenario.run(**options, out=tmp_path / "r.h5")
    assert went_on.summary.identical(scenario.run(**options).summary)


def test_importing_the_package_loads_no_plotting():
    heavy = "[m for m in ('matplotlib', 'plotly', 'scipy') if m in sys.modules]"
    script = f"import qianxian as qx, sys; qx.load('baru-34'); print({heavy})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
