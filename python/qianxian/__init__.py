"""Qianxian: agent-based simulation of top-down task pressure in Chinese township governance.

Three lines to a figure:

>>> import qianxian as qx
>>> s = qx.load("baru-34")
>>> s.run(days=90, replicates=20).plot()  # doctest: +SKIP

Names are imported when they are first used, so that a worker process that only simulates loads no plotting.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from qianxian.base.presenting import present_with

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

    from qianxian._core import InputError, ResultsError
    from qianxian.assurance.dossier import credibility
    from qianxian.base.bibliography import sources
    from qianxian.base.reference import activities, levers, outcomes, parameters, schema
    from qianxian.casebook.case import Case, CaseResult, case, cases
    from qianxian.inputs import library as library
    from qianxian.inputs.office.spreadsheet import Spreadsheet
    from qianxian.inputs.reform import Reform, reform, reforms
    from qianxian.methods.portfolio.finding import portfolio
    from qianxian.methods.portfolio.result import Portfolio
    from qianxian.methods.robustness import Robustness, robustness
    from qianxian.methods.sensitivity import Sensitivity, sensitivity
    from qianxian.methods.simulator import Simulator, simulator
    from qianxian.runs.comparing import compare
    from qianxian.runs.comparison import Comparison
    from qianxian.runs.opening import load, open, scenarios
    from qianxian.runs.simulation import Result, Scenario
    from qianxian.runs.staggered import staggered_effects
    from qianxian.studies.designs import factorial, latin_hypercube, sobol
    from qianxian.studies.study import Study, open_study, study

__version__: str
"""Version of the package and of the engine in it."""

_NAMES = {
    "_core": ("InputError", "ResultsError"),
    "assurance.dossier": ("credibility",),
    "base.bibliography": ("sources",),
    "base.reference": ("activities", "levers", "outcomes", "parameters", "schema"),
    "casebook.case": ("Case", "CaseResult", "case", "cases"),
    "inputs.office.spreadsheet": ("Spreadsheet",),
    "inputs.reform": ("Reform", "reform", "reforms"),
    "methods.robustness": ("Robustness", "robustness"),
    "methods.sensitivity": ("Sensitivity", "sensitivity"),
    "methods.portfolio.finding": ("portfolio",),
    "methods.portfolio.result": ("Portfolio",),
    "methods.simulator": ("Simulator", "simulator"),
    "runs.comparing": ("compare",),
    "runs.comparison": ("Comparison",),
    "runs.opening": ("load", "open", "scenarios"),
    "runs.staggered": ("staggered_effects",),
    "runs.simulation": ("Result", "Scenario"),
    "studies.designs": ("factorial", "latin_hypercube", "sobol"),
    "studies.study": ("Study", "open_study", "study"),
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}

__all__ = [
    "Case",
    "CaseResult",
    "Comparison",
    "InputError",
    "Portfolio",
    "Reform",
    "Result",
    "ResultsError",
    "Robustness",
    "Scenario",
    "Sensitivity",
    "Simulator",
    "Spreadsheet",
    "Study",
    "__version__",
    "activities",
    "case",
    "cases",
    "compare",
    "credibility",
    "factorial",
    "latin_hypercube",
    "levers",
    "load",
    "open",
    "open_study",
    "outcomes",
    "parameters",
    "portfolio",
    "reform",
    "reforms",
    "robustness",
    "scenarios",
    "schema",
    "sensitivity",
    "simulator",
    "sobol",
    "sources",
    "staggered_effects",
    "study",
]


def __getattr__(name: str) -> object:
    if name == "__version__":
        return importlib.import_module("qianxian._core").version
    if name == "library":  # a module: where the scenarios and reforms of the package lie
        return importlib.import_module("qianxian.inputs.library")
    if name not in _HOME:
        raise AttributeError(f"module 'qianxian' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"qianxian.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Presenter:
    """The figures, the report and the evidence behind it, loaded when somebody asks for one."""

    def draw(self, kind: str, data: object, *, lang: str, **options: Any) -> Figure:
        from qianxian.figures import draw

        return draw(kind, data, lang=lang, **options)

    def page(self, kind: str, data: object, *, lang: str) -> str:
        return str(importlib.import_module(f"qianxian.figures.{kind}").page(data, lang=lang))

    def write(self, comparison: Comparison, path: str | Path, *, lang: str, **options: Any) -> Path:
        from qianxian.report import write

        return write(comparison, path, lang=lang, **options)

    def assure(self, results: Result | Comparison, folder: str | Path, *, lang: str, **options: Any) -> Path:
        from qianxian.assurance import credibility

        return credibility(results, folder, lang=lang, **options)


present_with(_Presenter())
