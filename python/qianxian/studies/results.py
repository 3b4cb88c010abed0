"""Finished replicates of a study, put together: a dataset, a results file and a table."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray
from xarray.backends import H5NetCDFStore

from qianxian.base.durable import UNLOCKED, unfinished, write_durably
from qianxian.base.reference import outcome_ids, outcomes
from qianxian.studies.factors import catalogue
from qianxian.studies.plan import OUTCOME_SCHEMA, Plan
from qianxian.studies.store import Store, digest
from qianxian.studies.worker import program

RESULTS_FORMAT = "qianxian study results"


@dataclass(frozen=True)
class Gathered:
    """Outcomes in hand.

    Attributes
    ----------
    values : shape (n_points, n_replicates, n_outcomes), float64, in the order of ``qx.outcomes()``; NaN where undefined
        or not finished
    finished : shape (n_points, n_replicates), bool
    """

    values: NDArray[np.float64]
    finished: NDArray[np.bool_]

    @classmethod
    def nothing(cls, plan: Plan) -> Gathered:
        """Of a study that has not begun."""
        shape = len(plan.points), int(plan.options.replicates)
        return cls(np.full((*shape, len(outcome_ids())), np.nan), np.zeros(shape, dtype=bool))

    def put(self, point: int, replicate: int, outcomes_of: list[float]) -> None:
        """A finished replicate."""
        self.values[point, replicate] = outcomes_of
        self.finished[point, replicate] = True


def dataset_of(plan: Plan, gathered: Gathered) -> xr.Dataset:
    """The study as a dataset with dimensions point and replicate: a variable an outcome, with units, long_name,
    long_name_zh and layer; the factors as coordinates of point; ``finished`` says which replicates there are."""
    axes = ("point", "replicate")
    about = outcomes()
    variables = {}
    for i, name in enumerate(outcome_ids()):
        row = about.loc[name]
        attrs = {"units": row["unit"], "long_name": row["name"], "long_name_zh": row["name_zh"], "layer": row["layer"]}
        variables[name] = (axes, gathered.values[:, :, i], attrs)
    coords: dict[str, Any] = {
        "point": np.arange(gathered.values.shape[0]),
        "replicate": np.arange(gathered.values.shape[1]),
        "finished": (axes, gathered.finished),
    }
    for key in plan.factors:
        f = catalogue()[key]
        attrs = {"units": f.unit, "long_name": f.meaning, "long_name_zh": f.meaning_zh}
        coords[key] = ("point", plan.design[key].to_numpy(), attrs)
    return xr.Dataset(variables, coords, _attributes(plan))


def _attributes(plan: Plan) -> dict[str, Any]:
    version, revision, _ = program()
    o = plan.options
    return {
        "format": RESULTS_FORMAT,
        "schema_version": OUTCOME_SCHEMA,
        "program_version": version,
        "git_revision": revision,
        "days": int(o.days),
        "seed": int(o.seed),
        "townships": int(o.townships),
        "base": plan.name,
        "title": plan.base.title("en"),
        "title_zh": plan.base.title("zh"),
        "scenario": plan.scenario,
        "study_sha256": digest(plan.to_json()),
    }


def tidy(results: xr.Dataset, factors: tuple[str, ...]) -> pd.DataFrame:
    """A row a finished replicate: point, factors, replicate, outcomes."""
    there = results["finished"].values
    point, replicate = np.nonzero(there)
    columns: dict[str, Any] = {"point": results["point"].values[point]}
    columns.update({key: results[key].values[point] for key in factors})
    columns["replicate"] = results["replicate"].values[replicate]
    columns.update({str(name): v.values[there] for name, v in results.data_vars.items()})
    return pd.DataFrame(columns)


def write_results(store: Store, plan: Plan, gathered: Gathered) -> None:
    """Writes ``results.h5`` and ``results.csv``; the same replicates give the same bytes."""
    results = dataset_of(plan, gathered)
    with unfinished(store.folder / "results.h5") as draft:
        file = H5NetCDFStore.open(str(draft), mode="w", driver_kwds=UNLOCKED)
        results.dump_to_store(file)
        file.close()
    table = io.StringIO()
    tidy(results, plan.factors).to_csv(table, index=False, lineterminator="\n")
    write_durably(store.folder / "results.csv", table.getvalue().encode())


def remove_results(folder: Path) -> None:
    """Takes away what an earlier run found, so that nobody reads it as that of the plan."""
    for name in ("results.h5", "results.csv", "failures.json"):
        (folder / name).unlink(missing_ok=True)


def read_results(folder: Path, plan: Plan) -> xr.Dataset | None:
    """What ``results.h5`` holds; None if it is not there or of another plan."""
    path = folder / "results.h5"
    if not path.is_file():
        return None
    held = xr.load_dataset(path, engine="h5netcdf", driver_kwds=UNLOCKED)
    return held if held.attrs.get("study_sha256") == digest(plan.to_json()) else None
