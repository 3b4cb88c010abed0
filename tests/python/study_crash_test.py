"""Is nothing lost and nothing wrong when a study is killed, at any moment?"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

POOL = """
import sys
import qianxian as qx
design = qx.factorial({"levers.merge_groups.n_groups": [8, 16, 24, 34]})
qx.study(design, "baru-34", store=sys.argv[1], days=5, replicates=4)
"""

# A study of two replicates in one process, killed at every one of its operations on files in turn (opened, renamed,
# made, removed), and run again after each.
EVERY_MOMENT = """
import json, os, signal, sys
from concurrent.futures import Executor, Future
from pathlib import Path
import xarray
import qianxian as qx
import qianxian.studies.study

class Inline(Executor):
    def submit(self, function, job):
        future = Future()
        future.set_result(function(job))
        return future

design = qx.factorial({"levers.merge_groups.n_groups": [8, 34]})
base = qx.load("baru-34")
operations = 0
fatal = None
EVENTS = {"open", "os.rename", "os.mkdir", "os.remove", "os.truncate"}

def watch(event, arguments):
    global operations
    if fatal is not None and event in EVENTS and str(arguments[0]).startswith(folder):
        operations += 1
        if operations == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
os.fsync = lambda file: None  # a power cut would need it, a killed process does not

def child(store, kill_at):
    global folder, fatal
    if os.fork() == 0:
        folder, fatal = str(store), kill_at
        qx.study(design, base, store=store, executor=Inline(), days=1, replicates=1, progress=False)
        os._exit(0)
    return os.wait()[1]

def finished(store):
    return {str(p): (p.stat().st_ino, p.stat().st_mtime_ns) for p in store.glob("objects/*/*.json")}

def results(store):
    return [(store / name).read_bytes().hex() for name in ("results.h5", "results.csv")]

root = Path(sys.argv[1])
warm = xarray.Dataset({"x": ("x", ["a"])})  # imports what writing needs once, before the forks
warm.to_netcdf(root / "warm.h5", engine="h5netcdf")
warm.to_dataframe().to_csv(root / "warm.csv")
child(root / "undisturbed", None)
report, kill_at, status = [], 0, 1
while status != 0:
    kill_at += 1
    store = root / str(kill_at)
    status = child(store, kill_at)
    before = finished(store)
    later = child(store, None)
    same = results(store) == results(root / "undisturbed")
    kept = before.items() <= finished(store).items()
    one = {"status": status, "finished": len(before), "later": later, "same": same, "kept": kept}
    report.append({**one, "clean": not list(store.rglob("*.tmp"))})
print(json.dumps(report))
"""


def objects(store):
    """Every finished replicate with what changes when a file is written anew."""
    return {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in store.glob("objects/*/*.json")}


def result_bytes(store):
    """What the two results files hold."""
    return [(store / name).read_bytes() for name in ("results.h5", "results.csv")]


def start(store):
    """A study with a pool of two processes."""
    return subprocess.Popen([sys.executable, "-c", POOL, store], stderr=subprocess.PIPE, text=True)


def wait_for_objects(process, store, n):
    """Returns when n replicates are finished, or the process has ended."""
    while len(objects(store)) < n:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.02)
            return


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The results of a study that nobody killed."""
    store = tmp_path_factory.mktemp("studies") / "undisturbed"
    process = start(store)
    assert process.wait() == 0, process.stderr.read()
    return result_bytes(store)


def test_a_study_killed_at_every_operation_on_files_resumes_to_the_same_bytes(tmp_path):
    done = subprocess.run([sys.executable, "-c", EVERY_MOMENT, tmp_path], capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    *killed, last = report
    assert len(killed) > 20 and all(one["status"] == signal.SIGKILL for one in killed) and last["status"] == 0
    assert {one["finished"] for one in report} == {0, 1, 2}
    for one in report:
        assert one["later"] == 0 and one["same"] and one["kept"] and one["clean"], one


def test_a_study_killed_again_and_again_loses_nothing_and_ends_with_the_same_bytes(undisturbed, tmp_path):
    rng = random.Random(1)
    finished = {}
    for _ in range(3):
        process = start(tmp_path)
        wait_for_objects(process, tmp_path, len(finished) + rng.randint(1, 3))
        process.kill()
        _, said = process.communicate(timeout=60)  # returns when the workers are gone too: they hold its stderr
        assert process.returncode == -signal.SIGKILL, said
        assert finished.items() <= objects(tmp_path).items()
        finished = objects(tmp_path)
    assert 3 <= len(finished) < 16
    process = start(tmp_path)
    assert process.wait() == 0, process.stderr.read()
    assert finished.items() <= objects(tmp_path).items() and len(objects(tmp_path)) == 16
    assert result_bytes(tmp_path) == undisturbed


def test_a_killed_worker_ends_the_study_with_a_clear_error_and_it_goes_on(undisturbed, tmp_path):
    process = start(tmp_path)
    wait_for_objects(process, tmp_path, 2)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    workers = [c for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]
    os.kill(int(workers[0]), signal.SIGKILL)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"What is finished is kept in {tmp_path}; the same call goes on." in said
    finished = objects(tmp_path)
    assert 2 <= len(finished) < 16
    assert start(tmp_path).wait() == 0
    assert finished.items() <= objects(tmp_path).items() and result_bytes(tmp_path) == undisturbed
