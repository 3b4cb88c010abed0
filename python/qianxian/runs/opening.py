"""Scenarios by name, and results files by path."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qianxian import _core
from qianxian.inputs.library import SCENARIOS, find, listing
from qianxian.runs.result_file import study_attributes
from qianxian.runs.simulation import Result, Scenario

if TYPE_CHECKING:
    import pandas as pd

    from qianxian.runs.comparison import Comparison

_FOLDERS = [SCENARIOS, SCENARIOS / "archetypes"]


def load(name: str | Path) -> Scenario:
    """A scenario that comes with the package, by name, or one of your own, by path.

    Raises
    ------
    FileNotFoundError
        If there is neither; names the nearest one.
    InputError
        With every mistake of the file at once.

    Examples
    --------
    >>> import qianxian as qx
    >>> qx.load("baru-34")
    <Scenario baru-34: Baru town, 34 work groups>
    """
    return Scenario(_core.read_scenario(str(find(name, _FOLDERS, "scenario"))))


def scenarios() -> pd.DataFrame:
    """The scenarios that come with the package: name, title, title_zh, path."""
    return listing(_FOLDERS)


def open(path: str | Path) -> Result | Comparison:
    """Opens a results file without running anything: a Comparison if it has several arms, else a Result.

    Parameters
    ----------
    path : results file, of this package or of the command line

    Raises
    ------
    FileNotFoundError, ValueError
        If it is no results file, or one of a major version that this package does not know.
    """
    from qianxian.runs.comparison import Comparison  # SciPy starts slowly

    several = len(study_attributes(Path(path))["arms"]) > 1
    return Comparison(path) if several else Result(path)
