"""What a worker of a study does: one replicate, in memory. Imports the engine alone, so that workers start fast."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from qianxian import _core


@dataclass(frozen=True)
class Job:
    """One replicate of one scenario, as plain data.

    Attributes
    ----------
    scenario : resolved scenario text
    name : stands for the scenario's file in messages
    options : as of ``inputs.options.Options``
    replicate : which luck
    program : version, revision and build that the study counts on
    """

    scenario: str
    name: str
    options: Mapping[str, Any]
    replicate: int
    program: tuple[str, str, str]


@cache
def program() -> tuple[str, str, str]:
    """Version, revision and build of the engine in this process.

    The build is the hash of the engine's file: a revision is that of the last configuration, and says nothing of a rule
    that was changed since.
    """
    build = hashlib.sha256(Path(_core.__file__).read_bytes()).hexdigest()
    return str(_core.version), str(_core.git_revision), build[:16]


def run(job: Job) -> list[float]:
    """Outcomes of the replicate, in the order of ``qx.outcomes()``.

    Raises
    ------
    RuntimeError
        Where the worker has another version of the package than the study: results must not be a mixture.
    """
    if program() != job.program:
        here, wanted = ", ".join(program()), ", ".join(job.program)
        raise RuntimeError(f"this worker has qianxian ({here}), the study ({wanted}): install the same on every node")
    scenario = _core.parse_scenario(job.scenario, job.name)
    return _core.run_outcomes(scenario, dict(job.options), job.replicate)


def begin() -> None:
    """Prepares a process of the local pool.

    Ctrl-C is left to the process that hands out the work: what a worker has begun, it ends. If that process is killed,
    its workers go too; they would wait for ever otherwise.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
