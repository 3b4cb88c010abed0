"""Replicates of combinations, side by side, each made once and kept when the user stops."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from qianxian.base.progress import Count
from qianxian.methods.portfolio.choices import Combination

#: Objectives of a replicate of a combination, in their own units, shape (n_objectives,).
Run = Callable[[Combination, int], NDArray[np.float64]]
Job = tuple[Combination, int]


class Sampler:
    """Makes replicates and holds them.

    Parameters
    ----------
    run : makes one
    threads : at work; 0 for all cores
    count : is told how many are done
    """

    def __init__(self, run: Run, threads: int, count: Count) -> None:
        self._run = run
        self._threads = threads or len(os.sched_getaffinity(0))
        self._count = count
        self._done: dict[Job, NDArray[np.float64]] = {}

    @property
    def spent(self) -> int:
        """Replicates made."""
        return len(self._done)

    def make(self, jobs: Iterable[Job]) -> bool:
        """Makes those that are not there; False if Ctrl-C came before all were done. What is done is kept."""
        pool = ThreadPoolExecutor(self._threads)
        pending: dict[Job, Future[NDArray[np.float64]]] = {}
        try:
            for job in jobs:
                if job not in self._done and job not in pending:
                    pending[job] = pool.submit(self._run, *job)
            for job, future in pending.items():
                self._done[job] = future.result()
                self._count(self.spent, 0)
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)  # what has begun ends, nothing else begins
            ended = {j: f for j, f in pending.items() if f.done() and not f.cancelled() and not f.exception()}
            self._done.update({j: f.result() for j, f in ended.items()})
            return False
        finally:
            pool.shutdown(cancel_futures=True)
        return True

    def of(self, combination: Combination, start: int = 0) -> NDArray[np.float64]:
        """Replicates of a combination from `start` to the first that is missing, shape (n, n_objectives)."""
        found: list[NDArray[np.float64]] = []
        while (combination, start + len(found)) in self._done:
            found.append(self._done[combination, start + len(found)])
        return np.array(found)
