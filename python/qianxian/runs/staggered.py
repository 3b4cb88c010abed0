"""Difference in differences for a reform that begins at different times, without a second world to look at."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import statsmodels.api as sm
from numpy.typing import NDArray

from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems

COLUMNS = ("unit", "week", "value", "start")
ESTIMATORS = ("interaction_weighted", "two_way")
REFERENCE = -1  # the week before the start, with which the others are compared
FEWEST = 2  # units of a cohort below which no spread within it can be seen
AVERAGE = "average"


@dataclass(frozen=True)
class _Design:
    """A regression on dummies of units and weeks and on columns of interest.

    Attributes
    ----------
    panel : rows that enter
    columns : shape (n_rows, n_columns), of interest
    names : (cohort, weeks since its start) of each column
    thin : cohorts, the controls included, with fewer units than are needed for a standard error
    """

    panel: pd.DataFrame
    columns: NDArray[np.float64]
    names: list[tuple[float, int]]
    thin: frozenset[float]


def staggered_effects(panel: pd.DataFrame) -> pd.DataFrame:
    """Effects of a reform that begins in different units at different times, without a second world to look at.

    `interaction_weighted` is the estimator of Sun and Abraham (2021, doi:10.1016/j.jeconom.2020.09.006): each cohort's
    weeks since its start are compared with its last week before it and with units that are not reached yet, and then
    averaged over cohorts. Controls are the units never reached; if there are none, those reached last, and the weeks
    from their start on are left out. `two_way` is the coefficient of a dummy *in force* beside dummies of units and
    weeks; it is biased where effects grow or differ (Goodman-Bacon 2021, doi:10.1016/j.jeconom.2021.03.014). Units in
    force from their first week on are left out of the former. Shares of cohorts are taken as known.

    Parameters
    ----------
    panel : a row a unit and week: unit (id), week (whole numbers), value, start (the week in which the reform begins in
        the unit; missing: never). Every unit has every week once

    Returns
    -------
    DataFrame indexed by (estimator, week), week counted from the start, or ``average`` over all weeks in force of all
    units, each counting alike: estimate, standard_error (clustered by unit), lower, upper (95 %, Student's t with one
    degree of freedom less than units), p, units (reached that enter). Without a standard error where a cohort that
    enters, or the controls, has a single unit.

    Raises
    ------
    InputError
        With every mistake of the panel at once.

    Examples
    --------
    >>> import pandas as pd, qianxian as qx
    >>> rows = [(u, w, w + 5 * (w >= 3 and u < 2), 3 if u < 2 else None) for u in range(4) for w in range(6)]
    >>> table = qx.staggered_effects(pd.DataFrame(rows, columns=["unit", "week", "value", "start"]))
    >>> round(float(table.loc[("interaction_weighted", "average"), "estimate"]), 6)
    5.0
    """
    checked = _checked(panel)
    rows = {("interaction_weighted", week): row for week, row in _interaction_weighted(checked).items()}
    rows[("two_way", AVERAGE)] = _two_way(checked)
    return pd.DataFrame(list(rows.values()), index=pd.MultiIndex.from_tuples(rows, names=["estimator", "week"]))


def _checked(panel: pd.DataFrame) -> pd.DataFrame:
    problems: Problems = []
    missing = [c for c in COLUMNS if c not in panel.columns]
    if missing:
        text = (f"panel: lacks the columns {', '.join(missing)}", f"面板数据：缺少列 {'、'.join(missing)}")
        raise_problems([("panel", say(*text))])
    held = panel[list(COLUMNS)].astype({"week": float, "value": float, "start": float})
    if not np.isfinite(held[["week", "value"]]).all().all():
        text = ("panel: week and value must be numbers in every row", "面板数据：每一行的 week 和 value 都须为数值")
        problems.append(("value", say(*text)))
    shape = held["unit"].nunique() * held["week"].nunique()
    if held.duplicated(["unit", "week"]).any() or len(held) != shape:
        text = (
            f"panel: {len(held)} rows, must be {shape}: every unit in every week once",
            f"面板数据：共 {len(held)} 行，应为 {shape} 行，即每个单位每周恰一行",
        )
        problems.append(("panel", say(*text)))
    if (held.groupby("unit")["start"].nunique(dropna=False) > 1).any():
        text = ("panel: a unit has several values of start", "面板数据：同一单位有多个 start")
        problems.append(("start", say(*text)))
    last = held["week"].max()
    held.loc[held["start"] > last, "start"] = math.nan  # not reached while anybody looks
    starts = held.groupby("unit")["start"].first()
    if starts.nunique(dropna=False) < 2:
        text = (
            "panel: all units begin in the same week, there is nothing to compare them with",
            "面板数据：所有单位同时开始，没有可比对象",
        )
        problems.append(("start", say(*text)))
    raise_problems(problems)
    return held.sort_values(["unit", "week"]).reset_index(drop=True)


def _interaction_weighted(panel: pd.DataFrame) -> dict[Any, dict[str, float]]:
    design = _saturated(panel)
    if not design.names:
        return {AVERAGE: _row(math.nan, math.nan, math.nan, 0)}
    fit = _fit(design.panel, design.columns)
    size = design.panel.groupby("unit")["start"].first().value_counts()
    table: dict[Any, dict[str, float]] = {}
    weeks = sorted({week for _, week in design.names})
    for week in weeks:
        table[week] = _combined(fit, design, size, [i for i, (_, w) in enumerate(design.names) if w == week])
    in_force = [i for i, (_, week) in enumerate(design.names) if week >= 0]
    table[AVERAGE] = _combined(fit, design, size, in_force)
    return table


def _saturated(panel: pd.DataFrame) -> _Design:
    """A column for every cohort and week since its start but the last before it."""
    kept = panel[~(panel["start"] <= panel["week"].min())]
    if not kept["start"].isna().any():  # the last to be reached are the controls as long as they are not
        last = kept["start"].max()
        kept = kept[kept["week"] < last].copy()
        kept.loc[kept["start"] == last, "start"] = math.nan
    since = kept["week"] - kept["start"]
    names: list[tuple[float, int]] = []
    columns = []
    for cohort in sorted(kept["start"].dropna().unique()):
        own = kept["start"] == cohort
        for week in sorted(since[own].unique()):
            if week != REFERENCE:
                names.append((float(cohort), int(week)))
                columns.append((own & (since == week)).to_numpy(dtype=float))
    units = kept.groupby("unit")["start"].first()
    few = units.value_counts()
    thin = {float(c) for c in few.index if few[c] < FEWEST}
    if units.isna().sum() < FEWEST:
        thin |= {cohort for cohort, _ in names}
    return _Design(kept, np.array(columns).reshape(len(names), len(kept)).T, names, frozenset(thin))


def _two_way(panel: pd.DataFrame) -> dict[str, float]:
    in_force = (panel["week"] >= panel["start"]).to_numpy(dtype=float)[:, None]
    fit = _fit(panel, in_force)
    clusters = panel["unit"].nunique()
    reached = int(panel.loc[panel["start"].notna(), "unit"].nunique())
    return _row(float(fit.params[0]), float(fit.bse[0]), clusters, reached)


def _fit(panel: pd.DataFrame, columns: NDArray[np.float64]) -> Any:
    """Least squares with dummies of units and weeks; errors may hang together within a unit.

    In a balanced panel the dummies are swept out by taking away the means of units and weeks (Frisch and Waugh 1933).
    """
    shape = panel["unit"].nunique(), panel["week"].nunique()
    cells = np.column_stack([panel["value"].to_numpy(), columns]).reshape(*shape, -1)
    swept = cells - cells.mean(axis=0) - cells.mean(axis=1, keepdims=True) + cells.mean(axis=(0, 1))
    flat = swept.reshape(len(panel), -1)
    groups = pd.Categorical(panel["unit"]).codes
    return sm.OLS(flat[:, 0], flat[:, 1:]).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)


def _combined(fit: Any, design: _Design, size: pd.Series[Any], at: list[int]) -> dict[str, float]:
    """Mean of some columns, each counting as the units of its cohort."""
    weights = np.array([float(size[design.names[i][0]]) for i in at])
    weights /= weights.sum() if len(at) else 1.0
    own = np.ix_(at, at)
    estimate = float(weights @ fit.params[at])
    variance = float(weights @ fit.cov_params()[own] @ weights)
    cohorts = {design.names[i][0] for i in at}
    error = math.nan if cohorts & design.thin else math.sqrt(max(variance, 0.0))
    return _row(estimate, error, design.panel["unit"].nunique(), int(sum(size[c] for c in cohorts)))


def _row(estimate: float, error: float, clusters: float, units: int) -> dict[str, float]:
    from scipy import stats

    if not math.isfinite(error) or error == 0.0:
        lower = upper = estimate if error == 0.0 else math.nan
        p = math.nan
    else:
        lower, upper = stats.t.interval(0.95, clusters - 1, loc=estimate, scale=error)
        p = 2 * float(stats.t.sf(abs(estimate / error), clusters - 1))
    return {"estimate": estimate, "standard_error": error, "lower": lower, "upper": upper, "p": p, "units": units}
