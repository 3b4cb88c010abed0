"""Points of the parameter space, each run without and with a reform under the same luck, kept in a store."""

from __future__ import annotations

import shutil
import tempfile
import warnings
import weakref
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qianxian.base.reference import outcome_ids
from qianxian.inputs.options import Options
from qianxian.inputs.reform import Reform
from qianxian.runs.simulation import Scenario
from qianxian.studies.factors import REFORM
from qianxian.studies.study import study

LEVERS = "levers."


@dataclass(frozen=True)
class Pairs:
    """Paired effects of a reform at points.

    Attributes
    ----------
    effects : shape (n_points, n_replicates, n_outcomes), float64: reform minus none, in the order of ``qx.outcomes()``;
        NaN where undefined or not run
    run : shape (n_points, n_replicates), bool: whether both runs are finished
    failures : point, replicate, error, text: what went wrong
    store : directory of the study
    """

    effects: NDArray[np.float64]
    run: NDArray[np.bool_]
    failures: pd.DataFrame
    store: Path

    def of(self, outcome: str) -> NDArray[np.float64]:
        """Effects on one outcome, shape (n_points, n_replicates)."""
        found: NDArray[np.float64] = self.effects[:, :, outcome_ids().index(outcome)]
        return found


def paired_design(points: pd.DataFrame, reform: Reform) -> pd.DataFrame:
    """Every point twice: without the reform in even rows, with it in odd ones.

    Settings of levers belong to the reform; without it they are gaps.

    Parameters
    ----------
    points : a column a factor
    """
    n = len(points)
    columns: dict[str, list[Any]] = {REFORM: [None, reform] * n}
    for key in points.columns:
        cells = points[key].tolist()
        columns[key] = [v for cell in cells for v in ((None if key.startswith(LEVERS) else cell), cell)]
    index = pd.RangeIndex(2 * n, name="point")
    return pd.DataFrame({key: pd.Series(cells, index=index, dtype=object) for key, cells in columns.items()})


def run_pairs(
    points: pd.DataFrame,
    scenario: Scenario,
    reform: Reform,
    options: Options,
    store: str | Path | None,
    executor: Executor | None,
    progress: bool,
) -> Pairs:
    """Runs what the store lacks; without a store, in a temporary folder that goes with the result.

    Raises
    ------
    InputError, OSError, WorkersLost, KeyboardInterrupt
        As of ``qx.study``; what is finished stays, also in a temporary folder, which the message names.
    """
    if store is not None:
        return _paired(points, scenario, reform, options, Path(store), executor, progress)
    folder = Path(tempfile.mkdtemp(prefix="qianxian-"))
    try:
        pairs = _paired(points, scenario, reform, options, folder, executor, progress)
    except BaseException:
        if not any(folder.glob("objects/*/*.json")):
            shutil.rmtree(folder, ignore_errors=True)
        raise
    weakref.finalize(pairs, shutil.rmtree, folder, ignore_errors=True)
    return pairs


def _paired(
    points: pd.DataFrame,
    scenario: Scenario,
    reform: Reform,
    options: Options,
    folder: Path,
    executor: Executor | None,
    progress: bool,
) -> Pairs:
    o = options
    common = {"days": int(o.days), "replicates": int(o.replicates), "seed": int(o.seed), "townships": int(o.townships)}
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=UserWarning, message=".*see .failures")  # told by the result
        design = paired_design(points, reform)
        done = study(design, scenario, store=folder, executor=executor, progress=progress, **common)
    results = done.results
    finished = results["finished"].values
    values = np.stack([results[name].values for name in outcome_ids()], axis=-1)
    values = np.where(finished[:, :, None], values, np.nan)
    failures = done.failures.assign(point=done.failures["point"] // 2).drop(columns="traceback").drop_duplicates()
    return Pairs(values[1::2] - values[::2], finished[1::2] & finished[::2], failures, folder)
