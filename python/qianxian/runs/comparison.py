"""Arms that share their luck, side by side."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import xarray as xr

from qianxian.base.presenting import presenter
from qianxian.runs.divergence import Divergence, find_divergence
from qianxian.runs.effects import paired_effects, pairwise_effects
from qianxian.runs.event_study import event_study
from qianxian.runs.export import write_stata, write_workbook
from qianxian.runs.horizons import horizons
from qianxian.runs.result_file import study_attributes
from qianxian.runs.roll_out import panel, roll_out
from qianxian.runs.simulation import Result
from qianxian.runs.tabled import effects_to_read, titles

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matplotlib.figure import Figure


class Comparison:
    """A results file with several arms; the first is the baseline. Replicate i has the same luck in every arm.

    Parameters
    ----------
    path : results file

    Attributes
    ----------
    arms : dict of Result by name
    precision : DataFrame or None
        After a sequential comparison: half-width asked for and reached, replicates used, and how many independent luck
        would have needed; indexed by (arm, outcome).
    """

    def __init__(self, path: str | Path, *, home: object = None, precision: pd.DataFrame | None = None) -> None:
        self.path = Path(path).absolute()  # it stays the same file when the working folder changes
        self.study = study_attributes(self.path)
        self.arms: dict[str, Result] = {name: Result(self.path, name, home=home) for name in self.study["arms"]}
        self.precision = precision

    @property
    def baseline(self) -> Result:
        """The arm with which the others are compared."""
        return next(iter(self.arms.values()))

    def title(self, arm: str, lang: str = "en") -> str:
        """What an arm is called in `lang` (``en`` or ``zh``): by the reforms that not every arm has, otherwise by its
        scenario; by its own name where that would not tell it from another."""
        return titles({name: result.scenario for name, result in self.arms.items()}, lang)[arm]

    @cached_property
    def effects(self) -> pd.DataFrame:
        """Paired difference of every outcome between every arm and the baseline; indexed by (arm, outcome).

        Columns name, name_zh, unit, layer, n, baseline, mean, difference, lower, upper (95 %), size (d_z), p, saved
        (replicates with independent luck that one pair is worth), p_holm (adjusted over the whole table).
        """
        return paired_effects({name: result.summary for name, result in self.arms.items()})

    @cached_property
    def pairwise(self) -> pd.DataFrame:
        """Paired difference of every outcome between every two arms; indexed by (reference, arm, outcome).

        Columns as of ``effects``, `baseline` being the mean of the reference, which stands before the arm in the study;
        p_holm is adjusted over all pairs and outcomes.
        """
        return pairwise_effects({name: result.summary for name, result in self.arms.items()})

    def table(self, arm: str | None = None, lang: str = "en") -> pd.DataFrame:
        """The effects as a table to read: rounded, with titles and units.

        Parameters
        ----------
        arm : one arm; the first after the baseline if None
        lang : ``en`` or ``zh``
        """
        name = arm or list(self.arms)[1]
        return effects_to_read(
            self.effects.loc[name], (self.title(self.baseline.arm, lang), self.title(name, lang)), lang
        )

    def horizons(self, months: Sequence[int] = (1, 3, 6, 12), since: dt.date | None = None) -> pd.DataFrame:
        """Whether an effect lasts: paired differences of the working day some months after a reform has begun.

        Departments answer a reform with delay (M31), so that the first half-year says little about later.

        Parameters
        ----------
        months : whole months after `since`; those that the run does not reach are left out
        since : when the reform begins; the first day of the run if None

        Returns
        -------
        DataFrame indexed by (arm, months, activity): name, name_zh, unit (min/person/d), first_day and until (what is
        averaged: the recorded periods that lie whole in the last 28 days before the horizon), the columns of
        ``paired_effect``, and p_holm, adjusted over the whole table.

        Raises
        ------
        InputError
            If the run reaches no horizon, `since` lies outside it, or it was recorded in longer periods.
        """
        return horizons({name: result.time_use for name, result in self.arms.items()}, self.study, months, since)

    def event_study(
        self, outcome: str, arm: str | None = None, by: str | None = None, since: dt.date | None = None
    ) -> pd.DataFrame:
        """Paired differences week by week, before and after the reforms of an arm begin.

        Under common luck the weeks ``before`` differ by exactly nothing; they are the placebo. If they do differ, the
        arms differ by more than dated reforms. By township, weeks ``before`` end with its own start, and what reforms
        of other townships carry over shows.

        Parameters
        ----------
        outcome : id, as of ``Result.series``
        arm : one arm; all after the baseline if None
        by : ``role``, ``unit``, ``township``, ``line`` or ``village``, where the outcome is recorded so
        since : day from which weeks are counted; if None, when the first of the reforms begins that the baseline has
            not, in the township concerned if split by place

        Returns
        -------
        DataFrame indexed by (arm[, by], week), week 0 beginning with the reform: name, name_zh, unit, first_day and
        until (the day after the last), phase (``before``, ``phase_in``, ``after``, ``over``, ``never``), the columns of
        ``paired_effect`` (95 % intervals week by week), and p_holm, adjusted over the weeks that are not placebo.

        Raises
        ------
        InputError
        """
        return event_study(self.arms, outcome, arm, by, since)

    def panel(self, outcome: str, arm: str | None = None) -> pd.DataFrame:
        """An outcome by township and week, as an evaluator has it, and beside it what only a simulation knows.

        Parameters
        ----------
        outcome : id, as of ``Result.series``, that is recorded by township
        arm : the arm that is observed; the first after the baseline if None

        Returns
        -------
        DataFrame, a row a replicate, township and whole week: first_day, start (the week in which the first of the
        added reforms begins there; missing: never), value, untreated (in the baseline, under the same luck), since
        (weeks since the start), effect (value less untreated)

        Raises
        ------
        InputError
        """
        return panel(self.arms, outcome, arm)

    def roll_out(self, outcome: str, arm: str | None = None) -> pd.DataFrame:
        """What an evaluator of a staggered roll-out finds, beside the true effect.

        In every replicate ``qx.staggered_effects`` sees one county, the `value` of ``panel``. The truth is the mean of
        its `effect` over the township-weeks that enter the estimate.

        Parameters
        ----------
        outcome, arm : as of ``panel``

        Returns
        -------
        DataFrame indexed by (estimator, week), as of ``qx.staggered_effects``: estimate, truth and bias (estimate less
        truth), each the mean over replicates with _lower and _upper (95 %, Student's t), n (replicates), townships
        (that enter)
        """
        return roll_out(self.arms, outcome, arm)

    def dataset(self, table: str) -> xr.Dataset:
        """One table of all arms, with a dimension ``arm`` in front; what an arm lacks is NaN."""
        parts = [result.table(table) for result in self.arms.values()]
        return xr.concat(
            parts, pd.Index(list(self.arms), name="arm"), join="outer", coords="minimal", compat="override"
        )

    def __getattr__(self, name: str) -> xr.Dataset:
        if name.startswith("_") or name in ("arms", "path", "study", "precision"):
            raise AttributeError(name)
        if name in self.baseline.tables:
            return self.dataset(name)
        raise AttributeError(f"a comparison has no '{name}'; its tables are: {', '.join(self.baseline.tables)}")

    def __dir__(self) -> list[str]:
        return sorted([*object.__dir__(self), *self.baseline.tables])

    def to_df(self, table: str = "summary", variable: str | None = None) -> pd.DataFrame:
        """``Result.to_df(table, variable)`` of every arm, with a column ``arm`` in front."""
        parts = [result.to_df(table, variable).assign(arm=name) for name, result in self.arms.items()]
        joined = pd.concat(parts, ignore_index=True)
        return joined[["arm", *(c for c in joined.columns if c != "arm")]]

    def plot(self, kind: str = "effects_forest", lang: str = "en", **options: Any) -> Figure:
        """Draws a figure.

        Parameters
        ----------
        kind : ``effects_forest``, ``reform_comparison``, or any that ``Result.plot`` draws
        lang : ``en`` or ``zh``
        **options : of the figure's own ``draw``, see ``qianxian.figures``
        """
        return presenter().draw(kind, self, lang=lang, **options)

    def divergence(self, person: str | int, replicate: int = 0, arm: str | None = None) -> Divergence:
        """The first moment at which this person's life differs between the baseline and an arm, and why.

        Parameters
        ----------
        person : id as in the people table, or position in the roster
        replicate : which luck
        arm : the other arm; the first after the baseline if None
        """
        names = (self.baseline.arm, arm or list(self.arms)[1])
        arms = {name: self.arms[name].scenario for name in names}
        return find_divergence(arms, person, replicate, self.study)

    def report(self, path: str | Path, lang: str = "en", **options: Any) -> Path:
        """Writes the comparison as one HTML file that opens without a network.

        Parameters
        ----------
        path : file to write
        lang : ``en`` or ``zh``
        **options : title, question, patterns (False leaves out the pattern table, which is simulated), robustness
            (of ``qx.robustness``, said beside the assumptions), force, see ``qianxian.report.write``

        Returns
        -------
        Path of the file.
        """
        return presenter().write(self, path, lang=lang, **options)

    def to_excel(self, path: str | Path, lang: str = "en", *, force: bool = False) -> Path:
        """Writes a workbook: the answer in words, effects, time use, parameters, and a codebook.

        Parameters
        ----------
        path : file to write (.xlsx)
        lang : ``en`` or ``zh``, of titles, headings, units and sentences; ids are the same in both
        force : True replaces a file that exists

        Returns
        -------
        Path of the file. Texts stay texts there, also those that begin like a formula.
        """
        return write_workbook(self, path, lang=lang, force=force)

    def to_stata(self, path: str | Path, lang: str = "en", *, force: bool = False) -> Path:
        """Writes every outcome of every replicate for Stata 14 or newer: variables arm, replicate and the outcomes by
        id, labelled with name and unit; undefined and infinite values are missing.

        Parameters
        ----------
        path : file to write (.dta)
        lang : ``en`` or ``zh``, of the labels
        force : True replaces a file that exists
        """
        return write_stata(self, path, lang=lang, force=force)

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
        return self.baseline.save(path, force=force)

    def verify(self, sample: int = 2) -> bool:
        """Checks the file's fingerprint and runs `sample` replicates again, to the bit; prints what it finds."""
        return self.baseline.verify(sample)

    def __repr__(self) -> str:
        s = self.study
        return f"<Comparison of {' / '.join(self.arms)}: {s['days']} days, {s['replicates']} replicates>"

    def _repr_html_(self) -> str:
        return "".join(f"<b>{arm}</b>{self.table(arm).to_html()}" for arm in list(self.arms)[1:])
