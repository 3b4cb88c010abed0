"""Studies that survive: a design crossed with replicates, kept replicate by replicate in a directory."""

from __future__ import annotations

import html
import json
import warnings
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import xarray as xr

from qianxian.base.durable import write_durably
from qianxian.base.presenting import presenter
from qianxian.base.reference import nearest, outcome_ids
from qianxian.inputs.options import Options
from qianxian.runs.opening import load
from qianxian.runs.simulation import Scenario
from qianxian.studies.plan import Plan, plan_from_json, plan_of
from qianxian.studies.results import dataset_of, read_results, remove_results, tidy, write_results
from qianxian.studies.running import Run, run
from qianxian.studies.store import Store

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FAILURE_COLUMNS = ["point", "replicate", "error", "text", "traceback"]


class Study:
    """A design crossed with replicates, in a store; ``qx.study`` makes one, ``qx.open_study`` opens one.

    Replicate i has the same luck at every point, so points can be compared pair by pair.

    Attributes
    ----------
    store : directory
    base : Scenario that is varied
    design : DataFrame of points, one column a factor
    """

    def __init__(self, store: str | Path, plan: Plan) -> None:
        self.store = Path(store)
        self._plan = plan

    @property
    def base(self) -> Scenario:
        """The scenario that is varied."""
        return self._plan.base

    @property
    def design(self) -> pd.DataFrame:
        """Points, one column a factor; gaps leave the base's value."""
        return self._plan.design.copy()

    @property
    def options(self) -> Options:
        """Days, replicates, seed and townships."""
        return self._plan.options

    def scenario(self, point: int) -> Scenario:
        """The scenario of a point.

        Raises
        ------
        InputError
            If the values of the point make none.
        """
        return self._plan.scenario_at(range(len(self._plan.points))[point])

    @cached_property
    def results(self) -> xr.Dataset:
        """Outcomes with dimensions point and replicate, and the factors as coordinates of point; read when it is used.

        Of a study that is not finished: what there is; ``finished`` says which replicates, the others are NaN.
        """
        held = read_results(self.store, self._plan)
        if held is not None:
            return held
        state = Run(self._plan, Store(self.store))
        state.tasks()
        return dataset_of(self._plan, state.gathered)

    @property
    def failures(self) -> pd.DataFrame:
        """What went wrong in the last run: point, replicate (missing if the point is no scenario), error, text,
        traceback; it is tried again by the next run."""
        path = self.store / "failures.json"
        rows = json.loads(path.read_bytes()) if path.is_file() else []
        return pd.DataFrame(rows, columns=FAILURE_COLUMNS).astype({"replicate": "Int64"})

    def to_df(self) -> pd.DataFrame:
        """A row a finished replicate: point, factors, replicate, outcomes."""
        return tidy(self.results, self._plan.factors)

    def effects(self, baseline: int = 0) -> pd.DataFrame:
        """Paired difference of every outcome between every point and a baseline point.

        Parameters
        ----------
        baseline : point with which the others are compared

        Returns
        -------
        DataFrame indexed by (point, outcome) with the columns of ``Comparison.effects``
        """
        from qianxian.runs.effects import paired_effects  # SciPy starts slowly

        points = self.results["point"].values.tolist()
        if baseline not in points:
            raise IndexError(f"baseline = {baseline}: must be a point in [0, {len(points) - 1}]")
        if not self.results["finished"].values[baseline].any():
            raise ValueError(f"baseline = {baseline}: nothing of this point is finished; see .failures")
        order = [baseline, *(p for p in points if p != baseline)]
        table = paired_effects({str(p): self.results.isel(point=p) for p in order})
        points_of = table.index.get_level_values("arm").astype(int)
        table.index = pd.MultiIndex.from_arrays(
            [points_of, table.index.get_level_values("outcome")], names=["point", "outcome"]
        )
        return table

    def plot(
        self, outcome: str, factor: str | None = None, lang: str = "en", against: str | None = None, **options: Any
    ) -> Figure:
        """Draws the mean of an outcome against a factor, with 95 % intervals; against two, as a map of both.

        Parameters
        ----------
        outcome : id, see ``qx.outcomes()``
        factor : column of the design; the first if None
        lang : ``en`` or ``zh``
        against : another column, which the design crosses with `factor`: means of the cells, and their interaction
        **options : of the figure's own ``draw``, see ``qianxian.figures``
        """
        if outcome not in outcome_ids():
            raise ValueError(f"no outcome '{outcome}': {nearest(outcome, outcome_ids())}")
        chosen = factor if factor is not None else self._plan.factors[0]
        if chosen not in self._plan.factors:
            raise ValueError(f"no factor '{chosen}' in this study: {nearest(chosen, self._plan.factors)}")
        if against is None:
            return presenter().draw("sweep_line", self, lang=lang, outcome=outcome, factor=chosen, **options)
        named = {"outcome": outcome, "factor": chosen, "against": against}
        return presenter().draw("interaction_map", self, lang=lang, **named, **options)

    def resume(self, executor: Executor | None = None, progress: bool = True) -> Study:
        """Runs what is not finished, and what failed once more; `executor` and `progress` as of ``qx.study``."""
        return _run(self.store, self._plan, executor, progress)

    def __repr__(self) -> str:
        points, replicates = self.results["finished"].shape
        done, failed = int(self.results["finished"].sum()), len(self.failures)
        return (
            f"<Study {self.store}: {', '.join(self._plan.factors)}; {points} points × {replicates} replicates of "
            f"{self.options.days} days, {done} of {points * replicates} finished, {failed} failures>"
        )

    def _repr_html_(self) -> str:
        n = self.results["finished"].sum("replicate").values
        table = self.design.assign(**{"finished replicates": n})
        return f"<b>{html.escape(self.base.title())}</b> <code>{html.escape(str(self.store))}</code>{table.to_html()}"


def study(
    design: pd.DataFrame,
    base: Scenario | str | Path,
    *,
    store: str | Path,
    replicates: int = 10,
    executor: Executor | None = None,
    days: int = 182,
    seed: int = 1,
    townships: int = 1,
    progress: bool = True,
) -> Study:
    """Runs every point of a design under the same luck, and keeps every replicate as soon as it is finished.

    Whatever happens, call it again: what is in the store is not run again, and the results are the same bytes as if
    nothing had happened. More replicates or points run only what is new. A point that fails is recorded, and the rest
    goes on. Designs can share a store; its results are those of the last one.

    Parameters
    ----------
    design : points, one column a factor (a parameter's key, ``levers.<lever>.<setting>``, or ``reform``), from
        ``qx.factorial``, ``qx.latin_hypercube``, ``qx.sobol`` or your own; a gap leaves the base's value
    base : scenario, or its name or path
    store : directory; made if it does not exist
    replicates : of every point
    executor : any ``concurrent.futures.Executor``, for example ``distributed.Client(...).get_executor()`` or
        ``mpi4py.futures.MPIPoolExecutor()``; a pool of one process a core if None
    days, seed, townships : of every replicate
    progress : show a progress bar on a terminal or in a notebook

    Raises
    ------
    InputError
        Before anything runs, with every mistake of design and options at once.
    OSError
        If the store cannot be written, or another process is running a study in it.
    KeyboardInterrupt
        On Ctrl-C, after what was running has been kept.
    WorkersLost
        If workers were killed.

    Examples
    --------
    >>> import qianxian as qx
    >>> design = qx.factorial({"levers.merge_groups.n_groups": [8, 16, 34]})
    >>> s = qx.study(design, "baru-34", store="groups", days=28, replicates=20)  # doctest: +SKIP
    >>> s.effects(baseline=2).loc[(0, "message_minutes")]  # doctest: +SKIP
    """
    options = Options(days=days, replicates=replicates, seed=seed, townships=townships)
    scenario = base if isinstance(base, Scenario) else load(base)
    return _run(Path(store), plan_of(design, scenario, options), executor, progress)


def open_study(store: str | Path) -> Study:
    """Opens a study without running anything.

    Parameters
    ----------
    store : directory of the study

    Raises
    ------
    FileNotFoundError, ValueError
        If the directory holds no study, or one of a format that this package does not know.
    """
    return Study(store, plan_from_json(Path(store) / "study.json"))


def _run(folder: Path, plan: Plan, executor: Executor | None, progress: bool) -> Study:
    store = Store(folder)
    store.check()
    with store.locked():
        store.prepare()
        remove_results(folder)
        write_durably(folder / "study.json", plan.to_json().encode())
        state = run(plan, store, executor, progress)
        write_results(store, plan, state.gathered)
    made = Study(folder, plan)
    if state.failures:
        n = int((~state.gathered.finished).sum())
        warnings.warn(f"{n} replicates failed and are missing from the results: see .failures", stacklevel=3)
    return made
