"""Designs of experiments: which points of the parameter space a study runs."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems
from qianxian.studies.factors import REFORM, catalogue, column, reform_text, typed, unknown_keys, value_problems

Bounds = tuple[float, float] | Sequence[str] | None


def factorial(levels: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Every combination of the values; the last factor varies fastest.

    Parameters
    ----------
    levels : values by factor: a parameter's key, ``levers.<lever>.<setting>``, or ``reform`` (names of reforms, paths,
        ``qx.Reform``, or None for no reform)

    Returns
    -------
    DataFrame, shape (product of the numbers of values, n_factors), indexed by point

    Raises
    ------
    InputError
        With every mistake at once: factor, value, unit, allowed range and the nearest valid key.

    Examples
    --------
    >>> import qianxian as qx
    >>> qx.factorial({"levers.merge_groups.n_groups": [8, 34], "ranking.enabled": [True, False]}).shape
    (4, 2)
    """
    known = {key: list(values) for key, values in levels.items() if key in catalogue()}
    problems = unknown_keys(levels)
    for key, values in known.items():
        if not values:
            problems.append((key, say(f"{key}: at least one value is needed", f"{key}：至少需要一个取值")))
    raise_problems([*problems, *_cell_problems(known)])
    rows = list(itertools.product(*known.values()))
    return _frame({key: [row[i] for row in rows] for i, key in enumerate(known)}, len(rows))


def listed(points: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The points themselves; what a point does not name is a gap, and the base scenario's value stands.

    Parameters
    ----------
    points : values by factor, as of ``factorial``

    Returns
    -------
    DataFrame, shape (n, n_factors), indexed by point

    Raises
    ------
    InputError
        With every mistake at once.
    """
    keys = list(dict.fromkeys(key for point in points for key in point))
    columns = {key: [point.get(key) for point in points] for key in keys}
    problems = unknown_keys(keys)
    raise_problems([*problems, *_cell_problems({k: v for k, v in columns.items() if k in catalogue()})])
    return _frame(columns, len(points))


def latin_hypercube(factors: Mapping[str, Bounds] | Sequence[str], n: int, seed: int = 1) -> pd.DataFrame:
    """A Latin hypercube (McKay, Beckman & Conover 1979, doi:10.2307/1268522): cut the range of any factor into n equal
    parts, and there is exactly one point in each.

    Parameters
    ----------
    factors : (lower, upper) by key, inclusive; None instead, or a sequence of keys, stands for the declared range of
        the parameter. Counts become whole numbers and flags and choices their members, each by an equal part; for a
        choice some of its members can be given
    n : number of points, at least 1
    seed : of the design, not of the simulations

    Returns
    -------
    DataFrame, shape (n, n_factors), indexed by point

    Raises
    ------
    InputError
        With every mistake at once. Dates and clock times have no range to sample; list them in ``factorial``.
    """
    from scipy.stats import qmc

    ranges, problems = ranges_of(factors)
    raise_problems([*problems, *_whole("n", n, 1), *_whole("seed", seed, 0)])
    return scaled(ranges, qmc.LatinHypercube(len(ranges), rng=np.random.default_rng(seed)).random(n))


def sobol(factors: Mapping[str, Bounds] | Sequence[str], n: int, seed: int = 1) -> pd.DataFrame:
    """The first n points of a scrambled Sobol' sequence (Owen 1998, doi:10.1145/272991.273010).

    Parameters
    ----------
    factors, seed : as of ``latin_hypercube``
    n : number of points, a power of two: with another number the sequence is not balanced

    Returns
    -------
    DataFrame, shape (n, n_factors), indexed by point

    Raises
    ------
    InputError
        With every mistake at once.
    """
    from scipy.stats import qmc

    ranges, problems = ranges_of(factors)
    problems += [*_whole("n", n, 1), *_whole("seed", seed, 0)]
    if not _whole("n", n, 1) and n & (n - 1):
        below = 1 << (int(n).bit_length() - 1)
        text = say(
            f"n = {n}: a Sobol' design needs a power of two; the nearest are {below} and {2 * below}",
            f"n = {n}：Sobol’ 设计的点数须为 2 的幂，最近的是 {below} 和 {2 * below}",
        )
        problems.append(("n", text))
    raise_problems(problems)
    sampler = qmc.Sobol(len(ranges), rng=np.random.default_rng(seed))
    return scaled(ranges, sampler.random_base2(int(n).bit_length() - 1))


def _whole(name: str, value: Any, lower: int) -> Problems:
    if isinstance(value, (int, np.integer)) and not isinstance(value, bool) and value >= lower:
        return []
    text = say(
        f"{name} = {value!r}: must be a whole number, at least {lower}",
        f"{name} = {value!r}：须为不小于 {lower} 的整数",
    )
    return [(name, text)]


def _cell_problems(columns: Mapping[str, Sequence[Any]]) -> Problems:
    """What is wrong with single values of known factors."""
    cells = ((key, typed(key, v)) for key, values in columns.items() for v in values)
    return [*dict.fromkeys(value_problems(cells)), *_reform_problems(columns.get(REFORM, []))]


def _reform_problems(given: Sequence[Any]) -> Problems:
    problems = []
    for one in dict.fromkeys(given):
        label = typed(REFORM, one)
        if label is None:
            continue
        try:
            reform_text(label, one)
        except (OSError, ValueError) as error:
            problems.append((REFORM, f"reform = {label}: {error}"))
    return problems


def ranges_of(factors: Mapping[str, Bounds] | Sequence[str]) -> tuple[dict[str, tuple[Any, ...]], Problems]:
    """By factor the members of a flag or choice, or the bounds of a number or count."""
    bounds = dict(factors) if isinstance(factors, Mapping) else dict.fromkeys(factors)
    problems = unknown_keys(bounds)
    if not bounds:
        problems.append(("factors", say("factors: at least one is needed", "factors：至少需要一个因素")))
    found = {}
    for key, given in bounds.items():
        if key in catalogue():
            found[key], own = _range(key, given)
            problems += own
    return found, problems


def _range(key: str, given: Bounds) -> tuple[tuple[Any, ...], Problems]:
    factor = catalogue()[key]
    if factor.kind in ("date", "clock", REFORM):
        text = say(
            f"{key}: a {factor.kind} has no range to sample; list its values in a factorial design or as points",
            f"{key}：日期、时刻和改革方案没有可抽样的取值范围；请在全因子设计或逐点列表中列出",
        )
        return (), [(key, text)]
    declared: tuple[Any, ...] = (factor.minimum, factor.maximum)
    if factor.kind in ("flag", "choice"):
        declared = factor.choices or (False, True)
    values = declared if given is None else _sequence(given)
    members = tuple(typed(key, v) for v in values)
    if factor.kind in ("flag", "choice"):
        enough = len(set(members)) == len(members) >= 2
        return members, value_problems((key, m) for m in members) or ([] if enough else [_rule(key, given)])
    if len(members) != 2 or None in members:
        return members, [_rule(key, given)]
    if given is None and not all(map(math.isfinite, members)):
        text = say(f"{key}: no finite range is declared; give bounds", f"{key}：未声明有限范围，请给出上下限")
        return members, [(key, text)]
    problems = value_problems((key, m) for m in members)
    return members, problems or ([] if members[0] < members[1] else [_rule(key, given)])


def _sequence(given: Any) -> tuple[Any, ...]:
    return tuple(given) if isinstance(given, Sequence) and not isinstance(given, str) else (given,)


def _rule(key: str, given: Any) -> tuple[str, str]:
    factor = catalogue()[key]
    if factor.kind in ("flag", "choice"):
        valid = ", ".join(factor.choices or ("false", "true"))
        en, zh = f"must be at least two different of {valid}", f"须为下列取值中至少两个不同的：{valid}"
    else:
        en, zh = "must be (lower, upper) with lower < upper", "须为（下限, 上限），且下限小于上限"
    return key, say(f"{key} = {given!r}: {en}", f"{key} = {given!r}：{zh}")


def scaled(ranges: Mapping[str, tuple[Any, ...]], u: NDArray[np.float64]) -> pd.DataFrame:
    """Points of the unit cube, shape (n, n_factors), on the ranges."""
    return _frame({key: _values(key, ends, u[:, i]) for i, (key, ends) in enumerate(ranges.items())}, len(u))


def _values(key: str, ends: tuple[Any, ...], u: NDArray[np.float64]) -> list[Any]:
    kind = catalogue()[key].kind
    if kind == "number":
        lower, upper = ends
        return [min(upper, lower + float(x) * (upper - lower)) for x in u]
    members = range(ends[0], ends[1] + 1) if kind == "count" else ends
    return [members[min(len(members) - 1, int(x * len(members)))] for x in u]


def _frame(columns: Mapping[str, list[Any]], n: int) -> pd.DataFrame:
    index = pd.RangeIndex(n, name="point")
    held = {
        k: pd.Series(v, index=index, dtype=object) if k == REFORM else _series(k, v, index) for k, v in columns.items()
    }
    return pd.DataFrame(held, index=index)


def _series(key: str, values: list[Any], index: pd.Index[int]) -> pd.Series[Any]:
    cells = [typed(key, v) for v in values]
    if any(not isinstance(v, (bool, int, float, str, type(None))) for v in cells):
        return pd.Series(cells, index=index, dtype=object)  # dates and clock times as such
    return pd.Series(column(cells), index=index)
