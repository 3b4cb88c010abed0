"""What a lever does on average over the others, and what two do together beyond their sum."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from statsmodels.tools import add_constant

from qianxian.methods.portfolio.choices import Choice, Combination
from qianxian.runs.effects import adjusted, paired_effect

ROUNDING = 1e-12  # of the largest value: what sums of so many terms may be off


def contrasts(
    choices: Sequence[Choice],
    points: Sequence[Combination],
    values: NDArray[np.float64],
    outcomes: Sequence[str],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Main effects and interactions of two, by least squares in every replicate and a t interval over replicates, so
    that luck common to all points of a replicate does no harm.

    Parameters
    ----------
    choices : what may be in a combination
    points : combinations, the rows of the regression
    values : shape (n_points, n_replicates, n_outcomes), element [:, r] under the same luck
    outcomes : ids of the last axis

    Returns
    -------
    Two DataFrames indexed by (option, outcome) and (option, with, outcome): difference, lower, upper (95 %, paired), p,
    p_holm (adjusted over the table), n. An option against out, averaged over all options of the other choices; and how
    much this differs when the other option is in instead of out. NaN where the points cannot tell.
    """
    columns = _columns(choices, points)
    pairs = [(a, b) for a, b in itertools.combinations(columns, 2) if a[0] != b[0]]
    single = np.column_stack(list(columns.values()))
    double = np.column_stack([single, *(columns[a] * columns[b] for a, b in pairs)])
    full = _fits(double)
    x = double if full else single
    fitted = _coefficients(x, values) if _fits(x) else np.full((x.shape[1], *values.shape[1:]), np.nan)
    unknown = np.full((len(pairs), *values.shape[1:]), np.nan)
    both = fitted[len(columns) :] if full else unknown
    names = {key: choices[key[0]].label(key[1]) for key in columns}
    main = _table([(names[key],) for key in columns], fitted[: len(columns)], outcomes, ["option"])
    two = _table([(names[a], names[b]) for a, b in pairs], both, outcomes, ["option", "with"])
    return main, two


def _columns(choices: Sequence[Choice], points: Sequence[Combination]) -> dict[tuple[int, int], NDArray[np.float64]]:
    """Indicator of every option but out, centred by its share in a full factorial: effects are then averages over the
    other choices."""
    chosen = np.array(points)
    return {
        (c, o): (chosen[:, c] == o) - 1.0 / len(choice.options)
        for c, choice in enumerate(choices)
        for o in range(1, len(choice.options))
    }


def _fits(x: NDArray[np.float64]) -> bool:
    """Whether the points can tell all coefficients apart."""
    design = add_constant(x, has_constant="add")
    return len(design) >= design.shape[1] and bool(np.linalg.matrix_rank(design) == design.shape[1])


def _coefficients(x: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    inverse = np.linalg.pinv(add_constant(x, has_constant="add"))
    found: NDArray[np.float64] = np.einsum("cp,prq->crq", inverse, values)[1:]
    grain = ROUNDING * np.maximum(np.nanmax(np.abs(values), axis=(0, 1), initial=0.0), 1e-300)
    exact: NDArray[np.float64] = np.round(found / grain) * grain  # what does nothing has effect 0, not one of rounding
    return exact


def _table(
    keys: Sequence[tuple[str, ...]], found: NDArray[np.float64], outcomes: Sequence[str], levels: list[str]
) -> pd.DataFrame:
    rows = {}
    for key, by_replicate in zip(keys, found, strict=True):
        for name, values in zip(outcomes, by_replicate.T, strict=True):
            tested = paired_effect(np.zeros(len(values)), values)
            rows[*key, name] = {k: tested[k] for k in ("difference", "lower", "upper", "p", "n")}
    index = pd.MultiIndex.from_tuples(list(rows), names=[*levels, "outcome"]) if rows else None
    table = pd.DataFrame(list(rows.values()), index=index, columns=["difference", "lower", "upper", "p", "n"])
    return table.assign(p_holm=adjusted(table["p"]))
