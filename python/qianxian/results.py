"""Results files, read lazily; no compiled code is needed to read one."""

from __future__ import annotations

import html
import shutil
import subprocess
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import h5py
import pandas as pd
import xarray as xr

from qianxian.effects import level
from qianxian.program import PROGRAM
from qianxian.speech import say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from qianxian.comparison import Comparison
    from qianxian.scenario import Scenario

SCHEMA_MAJOR = "1"
#: Columns of the people table that hold positions in an enumeration, by the name of the enumeration.
CODES = {"role": "role", "policy": "attention_policy"}


class Result:
    """One arm of a results file: every table as an xarray Dataset, read when it is used.

    Tables are attributes: ``time_use``, ``time_by_cause``, ``tasks``, ``messages``, ``attention``, ``evidence``,
    ``service``, ``ranking``, ``people``, ``summary``. Dimensions and units stand in the dataset; ``replicate`` is one
    of them and ``day`` holds calendar dates.

    Parameters
    ----------
    path : results file
    arm : name of the arm; the first one if None
    """

    def __init__(self, path: str | Path, arm: str | None = None, *, home: object = None) -> None:
        self.path = Path(path)
        self._home = home  # keeps a temporary file as long as anybody reads it
        self.study = study_attributes(self.path)
        names = self.study["arms"]
        if arm is not None and arm not in names:
            raise KeyError(f"{self.path}: no arm '{arm}'; there are: {', '.join(names)}")
        self.arm: str = arm if arm is not None else names[0]
        self._opened: dict[str, xr.Dataset] = {}

    @cached_property
    def tables(self) -> list[str]:
        """Names of the tables, in the order of the file."""
        with h5py.File(self.path) as file:
            return [name for name in file[f"arms/{self.arm}"] if name != "parameters"]

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Titles and the resolved scenario of the arm."""
        with h5py.File(self.path) as file:
            return {key: str(value) for key, value in file[f"arms/{self.arm}"].attrs.items()}

    def table(self, name: str) -> xr.Dataset:
        """One table, by `name`; the same as the attribute of that name."""
        if name not in self.tables:
            raise KeyError(f"{self.path}: no table '{name}'; there are: {', '.join(self.tables)}")
        if name not in self._opened:
            self._opened[name] = xr.open_dataset(self.path, engine="h5netcdf", group=f"arms/{self.arm}/{name}")
        return self._opened[name]

    def __getattr__(self, name: str) -> xr.Dataset:
        if name.startswith("_") or name in ("tables", "study", "path", "arm"):
            raise AttributeError(name)
        if name in self.tables:
            return self.table(name)
        raise AttributeError(f"a result has no '{name}'; its tables are: {', '.join(self.tables)}")

    def __dir__(self) -> list[str]:
        return sorted([*object.__dir__(self), *self.tables])

    @cached_property
    def parameters(self) -> pd.DataFrame:
        """Every parameter of the arm as it was run: value_text, default, unit, range, meaning, source, confidence."""
        with xr.open_dataset(self.path, engine="h5netcdf", group=f"arms/{self.arm}/parameters") as table:
            return table.to_dataframe()

    @property
    def scenario(self) -> Scenario:
        """The scenario that was run; it alone is enough to repeat the run."""
        from qianxian.scenario import Scenario

        return Scenario.from_text(self.attributes["scenario"], f"{self.path}:/arms/{self.arm}")

    def title(self, lang: str = "en") -> str:
        """What the arm is called in figures and reports, in `lang` (``en`` or ``zh``)."""
        return self.attributes["title_zh" if lang == "zh" else "title"]

    def to_df(self, table: str = "summary", variable: str | None = None) -> pd.DataFrame:
        """A table as a tidy data frame: a row an observation, dimensions and variables as columns.

        Parameters
        ----------
        table : name of the table
        variable : one variable; if None, all that extend over every dimension that any of them has
        """
        from qianxian import reference

        data = self.table(table)
        if variable is not None:
            chosen = data[[variable]]
        else:
            most = max((v.dims for v in data.data_vars.values()), key=len)
            chosen = data[[name for name, v in data.data_vars.items() if set(v.dims) == set(most)]]
        frame = chosen.reset_coords(drop=True).to_dataframe().reset_index()
        for column, enumeration in CODES.items():
            if table == "people" and column in frame:
                ids = [label["id"] for label in reference.LABELS[enumeration]]
                frame[column] = pd.Categorical.from_codes(frame[column].astype(int), ids)
        return frame

    def levels(self) -> pd.DataFrame:
        """Every outcome: mean over replicates and its 95 % interval (Student's t), unit and layer; indexed by id."""
        summary = self.table("summary")
        rows = {str(name): level(v.values, v.attrs) for name, v in summary.data_vars.items()}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("outcome")

    def plot(self, kind: str = "time_use", lang: str = "en", **options: Any) -> Figure:
        """Draws a figure.

        Parameters
        ----------
        kind : ``time_use``, ``groups_per_person``, ``cause_sankey``, ``service_waits`` or ``hierarchy_load``
        lang : ``en`` or ``zh``
        **options : of the figure's own ``draw``, see ``qianxian.figures``

        Returns
        -------
        matplotlib Figure; Jupyter shows it, ``savefig`` writes PNG, SVG or PDF.
        """
        from qianxian.figures import draw

        return draw(kind, self, lang=lang, **options)

    def save(self, path: str | Path) -> Path:
        """Copies the results file to `path`, a place of yours, and returns it."""
        return Path(shutil.copyfile(self.path, path))

    def verify(self, sample: int = 2) -> bool:
        """Checks the file's fingerprint and runs `sample` replicates again, to the bit; prints what it finds."""
        done = subprocess.run([PROGRAM, "verify", self.path, "--sample", str(sample)], check=False)
        return done.returncode == 0

    def close(self) -> None:
        """Closes the tables that are open."""
        for table in self._opened.values():
            table.close()
        self._opened.clear()

    def __repr__(self) -> str:
        s = self.study
        return (
            f"<Result {self.arm}: {s['days']} days from {s['start']}, {s['replicates']} replicates, "
            f"tables {', '.join(self.tables)}>"
        )

    def _repr_html_(self) -> str:
        levels = self.levels()[["name", "mean", "lower", "upper", "unit"]]
        return f"<b>{html.escape(self.title())}</b>{levels.to_html(float_format='{:.4g}'.format)}"


def study_attributes(path: Path) -> dict[str, Any]:
    """Attributes of a results file as plain Python values.

    Raises
    ------
    FileNotFoundError, ValueError
        If this is no results file, or one of a major version that this package does not know.
    """
    if not path.is_file():
        raise FileNotFoundError(say(f"{path}: no such results file", f"{path}：结果文件不存在"))
    if not h5py.is_hdf5(path):
        raise ValueError(say(f"{path}: not an HDF5 file", f"{path}：不是 HDF5 文件"))
    with h5py.File(path) as file:
        found = {key: _plain(value) for key, value in file.attrs.items()}
    if found.get("format") != "qianxian results":
        foreign = "an HDF5 file, but not a results file of this program"
        raise ValueError(say(f"{path}: {foreign}", f"{path}：是 HDF5 文件，但不是本程序的结果文件"))
    if str(found["schema_version"]).split(".")[0] != SCHEMA_MAJOR:
        version = found["schema_version"]
        raise ValueError(
            say(
                f"{path}: its format has version {version}; this package reads {SCHEMA_MAJOR}.x",
                f"{path}：文件格式版本为 {version}，本软件包只能读取 {SCHEMA_MAJOR}.x",
            )
        )
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    return [_plain(v) for v in value] if isinstance(value, list) else value


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
    from qianxian.comparison import Comparison

    several = len(study_attributes(Path(path))["arms"]) > 1
    return Comparison(path) if several else Result(path)
