"""Qianxian: agent-based simulation of top-down task pressure in Chinese township governance.

Three lines to a figure:

>>> import qianxian as qx
>>> s = qx.load("baru-34")
>>> s.run(days=90, replicates=20).plot()  # doctest: +SKIP

Names are imported when they are first used, so that a worker process that only simulates loads no plotting.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qianxian._core import InputError, ResultsError
    from qianxian.bibliography import sources
    from qianxian.comparison import Comparison, compare
    from qianxian.designs import factorial, latin_hypercube, sobol
    from qianxian.reference import activities, levers, outcomes, parameters, schema
    from qianxian.reform_file import Reform, reform, reforms
    from qianxian.results import Result, open
    from qianxian.scenario import Scenario, load, scenarios
    from qianxian.sweep import Study, open_study, study

__version__: str
"""Version of the package and of the engine in it."""

_HOME = {
    "InputError": "_core",
    "ResultsError": "_core",
    "sources": "bibliography",
    "Comparison": "comparison",
    "compare": "comparison",
    "factorial": "designs",
    "latin_hypercube": "designs",
    "sobol": "designs",
    "activities": "reference",
    "levers": "reference",
    "outcomes": "reference",
    "parameters": "reference",
    "schema": "reference",
    "Reform": "reform_file",
    "reform": "reform_file",
    "reforms": "reform_file",
    "Result": "results",
    "open": "results",
    "Scenario": "scenario",
    "load": "scenario",
    "scenarios": "scenario",
    "Study": "sweep",
    "open_study": "sweep",
    "study": "sweep",
}

__all__ = [
    "Comparison",
    "InputError",
    "Reform",
    "Result",
    "ResultsError",
    "Scenario",
    "Study",
    "__version__",
    "activities",
    "compare",
    "factorial",
    "latin_hypercube",
    "levers",
    "load",
    "open",
    "open_study",
    "outcomes",
    "parameters",
    "reform",
    "reforms",
    "scenarios",
    "schema",
    "sobol",
    "sources",
    "study",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        return importlib.import_module("qianxian._core").version
    if name not in _HOME:
        raise AttributeError(f"module 'qianxian' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"qianxian.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
