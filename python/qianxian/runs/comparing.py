"""Running scenarios under the same luck, for a number of replicates or until a precision is reached."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from qianxian.base.problems import raise_problems
from qianxian.base.reference import nearest, outcome_ids
from qianxian.inputs.options import Options, options_of
from qianxian.runs.comparison import Comparison
from qianxian.runs.effects import replicates_for
from qianxian.runs.running import Home, run_arms
from qianxian.runs.simulation import Scenario

FIRST_BATCH = 10  # replicates before a spread is believed


def compare(
    arms: Mapping[str, Scenario] | Sequence[Scenario],
    replicates: int | None = None,
    *,
    precision: Mapping[str, float] | None = None,
    max_replicates: int = 1000,
    out: str | Path | None = None,
    force: bool = False,
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
    force : replace a results file that exists
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
    given = arms.items() if isinstance(arms, Mapping) else ((s.name, s) for s in arms)
    named = {str(name): scenario for name, scenario in given}
    checked = options_of({**options, "replicates": 20 if replicates is None else replicates}, record="week")
    targets = dict(precision or {})
    _check(named, arms, targets)
    home = Home(out, "comparison", force=force)
    if not targets:
        run_arms(named, home, checked, progress=progress)
        return Comparison(home.path, home=home)
    reached = _run_to_precision(named, home, checked, targets, replicates, max_replicates, progress)
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
    first: int | None,
    most: int,
    progress: bool,
) -> pd.DataFrame:
    n = min(FIRST_BATCH if first is None else max(first, 2), most)
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
