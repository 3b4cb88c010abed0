"""Scenarios that run, and results that know their scenario. Two classes that name each other live in one file."""

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

from qianxian import _core
from qianxian.base.durable import UNLOCKED, new_file, unfinished
from qianxian.base.presenting import presenter
from qianxian.base.program import PROGRAM
from qianxian.base.progress import bar
from qianxian.base.reference import LABELS
from qianxian.inputs.options import options_of
from qianxian.inputs.specification import Specification
from qianxian.runs.diary import Diary, keep_diary
from qianxian.runs.result_file import check_unchanged, study_attributes
from qianxian.runs.running import Home, run_arms

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Columns of the people table that hold positions in an enumeration, by the name of the enumeration.
CODES = {"role": "role", "policy": "attention_policy"}


class Scenario(Specification):
    """A complete specification of a run; immutable. ``qx.load`` reads one, ``with_`` and ``+`` make others of it.

    A value is read as ``s["attention.displacement_depth"]`` or ``s.attention.displacement_depth``; sections and
    parameters complete with the Tab key.
    """

    __slots__ = ()

    def run(self, days: int = 182, replicates: int = 1, **options: Any) -> Result:
        """Simulates the scenario.

        Parameters
        ----------
        days : days to simulate
        replicates : runs with luck of their own
        **options : seed (1), townships (1), threads (0, all cores), record (``day``, ``week`` or ``run``), units
            (``unit`` or ``township``), out (results file; a temporary one that lives as long as the result if None),
            force (False; True replaces a results file that exists), progress (True)

        Returns
        -------
        Result

        Raises
        ------
        InputError, ResultsError
        KeyboardInterrupt
            On Ctrl-C. With `out`, finished replicates are kept beside it, and the same call goes on.
        """
        given = {"days": days, "replicates": replicates, **options}
        home = Home(given.pop("out", None), self.name, force=given.pop("force", False))
        progress = given.pop("progress", True)
        run_arms({self.name: self}, home, options_of(given), progress=progress)
        return Result(home.path, home=home)

    def diary(self, person: str | int, days: int = 28, replicate: int = 0, **options: Any) -> Diary:
        """The life of one person, booking by booking.

        Parameters
        ----------
        person : id as in the people table, or position in the roster
        days, replicate : what to run
        **options : seed (1), townships (1), township (0)
        """
        return keep_diary(self, person, days=days, replicate=replicate, **options)

    def patterns(self, days: int = 182, replicates: int = 8, *, seed: int = 1, threads: int = 0) -> pd.DataFrame:
        """Holds runs (`days`, `replicates`, `seed`, `threads`) against stylised facts of the field; pass or fail alike.

        Returns
        -------
        DataFrame indexed by id, columns statement, target, values, intervals, result (``pass``, ``fail`` or
        ``undefined``), strength, source, measured.
        """
        with bar("patterns") as report:
            rows = _core.patterns(self._core, days, replicates, seed, threads, report)
        table = pd.DataFrame(rows).set_index("id")
        table.attrs.update(days=days, replicates=replicates, seed=seed)
        return table


class Result:
    """One arm of a results file: every table as an xarray Dataset, read when it is used.

    Tables are attributes: ``time_use``, ``time_by_cause``, ``tasks``, ``messages``, ``attention``, ``evidence``,
    ``service``, ``ranking``, ``departments``, ``staff``, ``people``, ``summary``. Dimensions and units stand in the
    dataset; ``replicate`` is one of them and ``day`` holds calendar dates.

    Parameters
    ----------
    path : results file
    arm : name of the arm; the first one if None
    """

    def __init__(self, path: str | Path, arm: str | None = None, *, home: object = None) -> None:
        self.path = Path(path).absolute()  # it stays the same file when the working folder changes
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
        check_unchanged(self.path, self.study)
        with h5py.File(self.path, **UNLOCKED) as file:
            return [name for name in file[f"arms/{self.arm}"] if name != "parameters"]

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Titles and the resolved scenario of the arm."""
        check_unchanged(self.path, self.study)
        with h5py.File(self.path, **UNLOCKED) as file:
            return {key: str(value) for key, value in file[f"arms/{self.arm}"].attrs.items()}

    def table(self, name: str) -> xr.Dataset:
        """One table, by `name`; the same as the attribute of that name."""
        if name not in self.tables:
            raise KeyError(f"{self.path}: no table '{name}'; there are: {', '.join(self.tables)}")
        if name not in self._opened:
            check_unchanged(self.path, self.study)
            self._opened[name] = self._open(name)
        return self._opened[name]

    def _open(self, name: str) -> xr.Dataset:
        group = f"arms/{self.arm}/{name}"
        return xr.open_dataset(self.path, engine="h5netcdf", group=group, driver_kwds=UNLOCKED)

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
        check_unchanged(self.path, self.study)
        with self._open("parameters") as table:
            return table.to_dataframe()

    @property
    def scenario(self) -> Scenario:
        """The scenario that was run; it alone is enough to repeat the run."""
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

        data = self.table(table)
        if variable is not None:
            chosen = data[[variable]]
        else:
            most = max((v.dims for v in data.data_vars.values()), key=len)
            chosen = data[[name for name, v in data.data_vars.items() if set(v.dims) == set(most)]]
        frame = chosen.reset_coords(drop=True).to_dataframe().reset_index()
        for column, enumeration in CODES.items():
            if table == "people" and column in frame:
                ids = [label["id"] for label in LABELS[enumeration]]
                frame[column] = pd.Categorical.from_codes(frame[column].astype(int), ids)
        return frame

    def levels(self) -> pd.DataFrame:
        """Every outcome: mean over replicates and its 95 % interval (Student's t), unit and layer; indexed by id."""
        from qianxian.runs.effects import level  # SciPy starts slowly

        summary = self.table("summary")
        rows = {str(name): level(v) for name, v in summary.data_vars.items()}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("outcome")

    def departments_by_load(self) -> pd.DataFrame:
        """Minutes at work per person and day that each department makes necessary, and the places it may have.

        Returns
        -------
        DataFrame indexed by department: name, name_zh, unit, n, mean, lower, upper (95 %), first and last place (1: the
        most minutes). Departments that luck alone may have put in order share places.
        """
        from qianxian.runs.departments import departments  # SciPy starts slowly

        return departments(self.table("time_by_cause"), self.table("time_use"))

    def series(self, outcome: str, by: str | None = None, every: str = "week") -> xr.DataArray:
        """An outcome over time, pooled period by period, in its own unit.

        Parameters
        ----------
        outcome : id; all of ``qx.outcomes()`` but those that are states at the end or need the number of households
        by : ``role``, ``unit``, ``township``, ``line`` or ``village``, where the outcome is recorded so
        every : ``week`` (whole weeks from the first day on; what is left at the end is left out) or ``record``

        Returns
        -------
        DataArray over (replicate, day[, by]), day the first of each period; its coordinate ``length`` in days

        Raises
        ------
        InputError
        """
        from qianxian.runs.series import series

        return series(self, outcome, by, every)

    def plot(self, kind: str = "time_use", lang: str = "en", **options: Any) -> Figure:
        """Draws a figure.

        Parameters
        ----------
        kind : ``time_use``, ``time_series``, ``groups_per_person``, ``cause_sankey``, ``service_waits``,
            ``hierarchy_load`` or ``person_day``
        lang : ``en`` or ``zh``
        **options : of the figure's own ``draw``, see ``qianxian.figures``

        Returns
        -------
        matplotlib Figure; Jupyter shows it, ``savefig`` writes PNG, SVG or PDF.
        """
        return presenter().draw(kind, self, lang=lang, **options)

    def credibility(self, folder: str | Path, lang: str = "en", **options: Any) -> Path:
        """Answers what a referee asks of this study, in a folder of pages and tables to archive; returns its path.

        Parameters
        ----------
        folder : to write
        lang : ``en`` or ``zh``
        **options : statements, patterns (a table, or True to simulate it), force, see ``qx.credibility``
        """
        return presenter().assure(self, folder, lang=lang, **options)

    def save(self, path: str | Path, *, force: bool = False) -> Path:
        """Copies the results file to `path`, a place of yours, and returns it; `force` replaces a file that exists."""
        check_unchanged(self.path, self.study)
        out = new_file(path, force=force, inputs=[self.path])
        with unfinished(out) as draft:
            shutil.copyfile(self.path, draft)
        return out

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
