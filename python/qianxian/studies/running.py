"""Runs what a store lacks, on any executor, and keeps every replicate as soon as it is finished."""

from __future__ import annotations

import json
import multiprocessing.context
import os
import sys
import traceback
import types
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any

from qianxian._core import InputError
from qianxian.base.durable import write_durably
from qianxian.base.language import say
from qianxian.base.progress import Count, counter
from qianxian.base.reference import outcome_ids
from qianxian.studies import worker
from qianxian.studies.plan import Plan
from qianxian.studies.results import Gathered
from qianxian.studies.store import Store

#: Jobs handed out at a time: enough for a large cluster, not so many that memory fills.
WINDOW = 1024


class WorkersLost(RuntimeError):
    """Workers were killed or went away. What is finished is kept, and the same call goes on."""


@dataclass
class Task:
    """A replicate to be run, and every place of the design where it stands."""

    key: str
    scenario: str
    replicate: int
    cells: list[int] = field(default_factory=list)  # points


class Run:
    """One pass over a plan, with the store locked.

    Parameters
    ----------
    plan, store : what to run, and where finished replicates are kept
    """

    def __init__(self, plan: Plan, store: Store) -> None:
        self.plan = plan
        self.store = store
        self.gathered = Gathered.nothing(plan)
        self.failures: list[dict[str, Any]] = []
        self.done = 0

    def tasks(self) -> list[Task]:
        """What is not in hand, in the order in which it is run: replicate by replicate, so that a study that is stopped
        has something of every point. Points that are no scenario are recorded as failures."""
        texts: dict[int, str] = {}
        for point in range(len(self.plan.points)):
            try:
                texts[point] = self.plan.scenario_at(point).text
            except InputError as error:
                self._fail([point], None, error)
        wanted: dict[str, Task] = {}
        for replicate in range(int(self.plan.options.replicates)):
            for point, text in texts.items():
                key = self.plan.key(text, replicate)
                wanted.setdefault(key, Task(key, text, replicate)).cells.append(point)
        return [task for task in wanted.values() if not self._in_hand(task)]

    def _in_hand(self, task: Task) -> bool:
        outcomes = self.store.read(task.key, outcome_ids())
        if outcomes is None:
            return False
        self._put(task, outcomes)
        return True

    def _put(self, task: Task, outcomes: list[float]) -> None:
        for point in task.cells:
            self.gathered.put(point, task.replicate, outcomes)

    def _fail(self, points: list[int], replicate: int | None, error: BaseException) -> None:
        """Keeps what went wrong; the traceback only of bugs, a user's mistake says where it is."""
        trace = "" if isinstance(error, InputError) else "".join(traceback.format_exception(error))
        for point in points:
            row = {"point": point, "replicate": replicate, "error": type(error).__name__, "text": str(error)}
            self.failures.append({**row, "traceback": trace})

    def work_off(self, tasks: Iterable[Task], executor: Executor, count: Count) -> None:
        """Runs tasks, at most ``WINDOW`` of them handed out at a time.

        Raises
        ------
        KeyboardInterrupt
            After what had begun has been kept; what had not is cancelled.
        WorkersLost
        OSError
            If a finished replicate cannot be written.
        """
        ahead = deque(tasks)
        handed: dict[Future[list[float]], Task] = {}
        ended: SimpleQueue[Future[list[float]]] = SimpleQueue()
        try:
            while ahead or handed:
                room = bool(ahead) and len(handed) < WINDOW
                if room:
                    future = executor.submit(worker.run, self._job(ahead[0]))
                    handed[future] = ahead.popleft()
                    future.add_done_callback(ended.put)
                with suppress(Empty):  # one in, one out: nothing that is finished waits for the window to fill
                    future = ended.get(block=not room)
                    self._settle(handed[future], future)
                    del handed[future]
                    count(self.done, len(self.failures))
        except (BrokenExecutor, CancelledError) as error:
            self._keep(handed)
            raise self._lost() from error
        except KeyboardInterrupt:
            self._stop(handed)
            raise
        finally:
            for future in handed:
                future.cancel()

    def _job(self, task: Task) -> worker.Job:
        return self.plan.job(task.scenario, task.replicate)

    def _settle(self, task: Task, future: Future[list[float]]) -> None:
        self.done += 1
        error = future.exception()
        if isinstance(error, (BrokenExecutor, CancelledError)):
            raise error
        if error is not None:
            self._fail(task.cells, task.replicate, error)
            return
        outcomes = future.result()
        named = dict(zip(outcome_ids(), outcomes, strict=True))
        self.store.write(task.key, self.plan.made_of(task.scenario, task.replicate), named)
        self._put(task, outcomes)

    def _stop(self, handed: dict[Future[list[float]], Task]) -> None:
        """Cancels what has not begun, waits for what has, and keeps it."""
        begun = [f for f in handed if not f.cancel()]
        if any(not f.done() for f in begun):
            print(say("Stopping after what is running …", "正在结束已开始的运行……"), file=sys.stderr)
        wait(begun)
        self._keep(handed)

    def _keep(self, handed: dict[Future[list[float]], Task]) -> None:
        """Keeps what ended well while the run was coming to an end."""
        for future, task in handed.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                self._settle(task, future)

    def _lost(self) -> WorkersLost:
        folder = self.store.folder
        return WorkersLost(
            say(
                "a worker ended without an answer: it was killed, perhaps for lack of memory. What is finished is kept "
                f"in {folder}; the same call goes on.",
                "某个工作进程未返回结果即终止，可能因内存不足被系统结束。"
                f"已完成的部分保存在 {folder}；再次执行同一命令即可继续。",
            )
        )

    def write_failures(self) -> None:
        """Writes ``failures.json``: those of this pass, in the order of points; earlier ones were tried again."""
        rows = sorted(self.failures, key=lambda f: (f["point"], -1 if f["replicate"] is None else f["replicate"]))
        text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
        write_durably(self.store.folder / "failures.json", text.encode())


class _Process(multiprocessing.context.SpawnProcess):
    """A worker that does not run the caller's script again: it needs nothing of it, so scripts need no main guard."""

    def start(self) -> None:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            super().start()
        finally:
            sys.modules["__main__"] = main


class _Spawn(multiprocessing.context.SpawnContext):
    Process = _Process


def local_pool(n_workers: int) -> ProcessPoolExecutor:
    """A pool of processes on this machine."""
    return ProcessPoolExecutor(n_workers, mp_context=_Spawn(), initializer=worker.begin)


@contextmanager
def executor_for(given: Executor | None, n_tasks: int) -> Iterator[Executor]:
    """The executor given, which stays the caller's, or a local pool of one worker a core."""
    if given is not None:
        yield given
        return
    with local_pool(min(len(os.sched_getaffinity(0)), n_tasks)) as pool:
        yield pool


def run(plan: Plan, store: Store, executor: Executor | None, progress: bool) -> Run:
    """Runs what is not in hand; the store must be locked.

    Raises
    ------
    KeyboardInterrupt, WorkersLost, OSError
        What is finished is kept, and the same call goes on.
    """
    state = Run(plan, store)
    tasks = state.tasks()
    try:
        if tasks:
            with (
                executor_for(executor, len(tasks)) as chosen,
                counter(plan.name, len(tasks), say("run", "次"), progress) as count,
            ):
                state.work_off(tasks, chosen, count)
    except KeyboardInterrupt:
        kept = say(
            f"Stopped. What is finished is kept in {store.folder}; the same call goes on, or:\n"
            f"qianxian resume {store.folder}",
            f"已停止。已完成的部分保存在 {store.folder}；再次执行同一命令即可继续，或：\n"
            f"qianxian resume {store.folder}",
        )
        print(kept, file=sys.stderr)
        raise
    finally:
        state.write_failures()
    return state
