"""Comparing scenarios under common random numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import xarray as xr

from qianxian.effects import paired_effects, replicates_for
from qianxian.reference import nearest, outcome_ids
from qianxian.results import Result, study_attributes
from qianxian.running import Home, Options, options_of, raise_problems, run_arms

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from qianxian.divergence import Divergence
    from qianxian.scenario import Scenario

FIRST_BATCH = 10  # replicates before a spread is believed


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
        self.path = Path(path)
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
        return _titles(self, lang)[arm]

    @cached_property
    def effects(self) -> pd.DataFrame:
        """Paired difference of every outcome between every arm and the baseline; indexed by (arm, outcome).

        Columns name, name_zh, unit, layer, n, baseline, mean, difference, lower, upper (95 %), size (d_z), p, saved
        (replicates with independent luck that one pair is worth), p_holm (adjusted over the whole table).
        """
        return paired_effects({name: result.summary for name, result in self.arms.items()})

    def table(self, arm: str | None = None, lang: str = "en") -> pd.DataFrame:
        """The effects as a table to read: rounded, with titles and units.

        Parameters
        ----------
        arm : one arm; the first after the baseline if None
        lang : ``en`` or ``zh``
        """
        from qianxian.words import effect_table

        return effect_table(self, arm or list(self.arms)[1], lang)

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
        from qianxian.figures import draw

        return draw(kind, self, lang=lang, **options)

    def divergence(self, person: str | int, replicate: int = 0, arm: str | None = None) -> Divergence:
        """The first moment at which this person's life differs between the baseline and an arm, and why.

        Parameters
        ----------
        person : id as in the people table, or position in the roster
        replicate : which luck
        arm : the other arm; the first after the baseline if None
        """
        from qianxian.divergence import find_divergence

        return find_divergence(self, person, replicate, arm or list(self.arms)[1])

    def report(self, path: str | Path, lang: str = "en", **options: Any) -> Path:
        """Writes the comparison as one HTML file that opens without a network.

        Parameters
        ----------
        path : file to write
        lang : ``en`` or ``zh``
        **options : title, question, patterns (False leaves out the pattern table, which is simulated), see
            ``qianxian.report.write``

        Returns
        -------
        Path of the file.
        """
        from qianxian.report import write

        written: Path = write(self, path, lang=lang, **options)
        return written

    def save(self, path: str | Path) -> Path:
        """Copies the results file to `path`, a place of yours, and returns it."""
        return self.baseline.save(path)

    def verify(self, sample: int = 2) -> bool:
        """Checks the file's fingerprint and runs `sample` replicates again, to the bit; prints what it finds."""
        return self.baseline.verify(sample)

    def __repr__(self) -> str:
        s = self.study
        return f"<Comparison of {' / '.join(self.arms)}: {s['days']} days, {s['replicates']} replicates>"

    def _repr_html_(self) -> str:
        return "".join(f"<b>{arm}</b>{self.table(arm).to_html()}" for arm in list(self.arms)[1:])


def compare(
    arms: Mapping[str, Scenario] | Sequence[Scenario],
    replicates: int | None = None,
    *,
    precision: Mapping[str, float] | None = None,
    max_replicates: int = 1000,
    out: str | Path | None = None,
    progress: bool = True,
    **options: Any,
) -> Comparison:
    """Runs scenarios under the same luck and compares them.

    Parameters
    ----------
    arms : scenarios by name, the baseline first
    replicates : of each arm; 20 if neither this nor `precision` is given
    precision : half-widths of the 95 % interval of the paired difference by outcome id, in the outcome's unit. Runs in
        batches until every named effect of every arm has its half-width (a fixed-width sequential procedure, Chow &
        Robbins 1965, doi:10.1214/aoms/1177700156; at least 10 replicates)
    max_replicates : where a sequential comparison ends at the latest
    out : results file; a temporary one that lives as long as the result if None
    progress : show a progress bar on a terminal or in a notebook
    **options : days (182), seed (1), townships (1), threads (0, all cores), record (``week``), units (``unit``)

    Raises
    ------
    InputError, ResultsError
    KeyboardInterrupt
        On Ctrl-C. With `out`, finished replicates are kept beside it, and the same call goes on.

    Examples
    --------
    >>> import qianxian as qx
    >>> s = qx.load("baru-34")
    >>> c = qx.compare({"34 groups": s, "8 groups": s.reform("baru-8")}, replicates=2, days=3)
    >>> bool(c.effects.loc[("8 groups", "groups_per_person"), "difference"] < 0)
    True
    """
    named = dict(arms) if isinstance(arms, Mapping) else {s.name: s for s in arms}
    checked = options_of({**options, "replicates": replicates or 20}, record="week")
    targets = dict(precision or {})
    _check(named, arms, targets)
    home = Home(out, "comparison")
    if not targets:
        run_arms(named, home, checked, progress=progress)
        return Comparison(home.path, home=home)
    reached = _run_to_precision(named, home, checked, targets, replicates or FIRST_BATCH, max_replicates, progress)
    return Comparison(home.path, home=home, precision=reached)


def _check(named: Mapping[str, Scenario], arms: Any, targets: Mapping[str, float]) -> None:
    problems = []
    if len(named) < 2 or len(named) < len(arms):
        problems.append(("arms", "arms: at least two scenarios with different names are needed"))
    for outcome, width in targets.items():
        if outcome not in outcome_ids():
            problems.append((outcome, f"precision: no outcome '{outcome}': {nearest(outcome, outcome_ids())}"))
        elif not width > 0:
            problems.append((outcome, f"precision: {outcome} = {width}: must be above 0, in the outcome's unit"))
    raise_problems(problems)


def _run_to_precision(
    arms: Mapping[str, Scenario],
    home: Home,
    options: Options,
    targets: Mapping[str, float],
    first: int,
    most: int,
    progress: bool,
) -> pd.DataFrame:
    n = min(max(first, 2), most)
    while True:
        batch = replace(options, replicates=n)
        outcomes = run_arms(arms, home, batch, progress=progress, finish=False, label=f"{n} replicates")
        needed = 2
        for outcome, width in targets.items():
            column = outcome_ids().index(outcome)
            for arm in range(1, len(arms)):
                needed = max(needed, replicates_for(outcomes[arm, :, column] - outcomes[0, :, column], width))
        if needed <= n or n >= most:
            break
        n = min(most, max(n + 1, min(needed, 3 * n)))  # an early spread is rough: not too far at once
    run_arms(arms, home, replace(options, replicates=n), progress=False)
    return _precision_reached(Comparison(home.path).effects, targets)


def _precision_reached(effects: pd.DataFrame, targets: Mapping[str, float]) -> pd.DataFrame:
    rows = effects[effects.index.get_level_values("outcome").isin(targets)]
    asked = [targets[o] for o in rows.index.get_level_values("outcome")]
    independent = [
        math.ceil(k * s) if math.isfinite(s) else math.inf for k, s in zip(rows["n"], rows["saved"], strict=True)
    ]
    return pd.DataFrame(
        {
            "half_width_asked": asked,
            "half_width": (rows["upper"] - rows["lower"]) / 2,
            "reached": [w / 2 <= a for w, a in zip(rows["upper"] - rows["lower"], asked, strict=True)],
            "replicates": rows["n"],
            "replicates_if_independent": independent,
        },
        index=rows.index,
    )


def _titles(comparison: Comparison, lang: str) -> dict[str, str]:
    """By the reforms an arm adds where the names of arms are machine-made; names given by the user stand."""
    scenarios: dict[str, Scenario] = {name: result.scenario for name, result in comparison.arms.items()}
    common = set.intersection(*(set(s.reforms) for s in scenarios.values()))
    titles = {}
    for name, scenario in scenarios.items():
        added = [r for r in scenario._core.reforms if r.name not in common]
        machine_made = name in (scenario.name, "+".join(r.name for r in added))
        parts = [r.title_zh if lang == "zh" else r.title for r in added]
        titles[name] = (" + ".join(parts) or scenario.title(lang)) if machine_made else name
    return titles if len(set(titles.values())) == len(titles) else {name: name for name in titles}
