"""Short studies for tests, run in this process, and what they left on the disk."""

from concurrent.futures import Executor, Future

import qianxian as qx

GROUPS, NAMED, RANKED = "levers.merge_groups.n_groups", "ranking.named_share", "ranking.enabled"
SHORT = {"days": 2, "replicates": 2, "progress": False}
DESIGN = qx.factorial({GROUPS: [8, 34]})


class Inline(Executor):
    """Runs jobs at once in this process and keeps the replicates of those done; `fault` may raise instead, given how
    many were handed in before."""

    def __init__(self, fault=lambda before: None):
        self.jobs = []
        self.fault = fault
        self.handed_in = 0

    def submit(self, function, job):
        future = Future()
        try:
            self.handed_in += 1
            self.fault(self.handed_in - 1)
            self.jobs.append(job.replicate)
            future.set_result(function(job))
        except BaseException as error:
            future.set_exception(error)
        return future


def run(store, design=DESIGN, executor=None, **options):
    """A short study on baru-34."""
    return qx.study(design, "baru-34", store=store, executor=executor or Inline(), **{**SHORT, **options})


def result_bytes(store):
    """What the two results files hold."""
    return [(store / name).read_bytes() for name in ("results.h5", "results.csv")]


def objects(store):
    """Every finished replicate with what changes when a file is written anew."""
    return {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in (store / "objects").glob("*/*.json")}
