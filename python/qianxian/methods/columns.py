"""Factors as columns of real numbers, which is how samplers, optimisers and emulators see them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qianxian.base.language import say
from qianxian.studies.factors import catalogue

#: Of a number its two limits; of a count its two limits; of a flag or choice its members.
Members = tuple[Any, ...]


def column_bounds(key: str, members: Members) -> tuple[float, float]:
    """Inclusive limits of the column: those of a number; [a, b + 1] of a count in [a, b]; [0, m] of m members.

    Whole values stand for themselves, and every member takes an equal part of the column, as in sampled designs.
    """
    kind = catalogue()[key].kind
    if kind == "number":
        return float(members[0]), float(members[1])
    return (float(members[0]), members[1] + 1.0) if kind == "count" else (0.0, float(len(members)))


def member(key: str, members: Members, x: float) -> Any:
    """The value of the factor that a number of its column stands for."""
    kind = catalogue()[key].kind
    if kind == "number":
        return x
    if kind == "count":
        return min(math.floor(x), members[1])
    return members[min(math.floor(x), len(members) - 1)]


def columns_problem(ranges: Mapping[str, Members]) -> dict[str, Any]:
    """The columns as SALib describes them: num_vars, names, bounds."""
    bounds = [list(column_bounds(key, members)) for key, members in ranges.items()]
    return {"num_vars": len(bounds), "names": list(ranges), "bounds": bounds}


def lies_in(key: str, members: Members, value: Any) -> bool:
    """Whether a typed value is one that was declared for the factor."""
    if catalogue()[key].kind in ("number", "count"):
        return bool(members[0] <= value <= members[1])
    return value in members


def not_declared(key: str, members: Members, value: Any) -> tuple[str, str]:
    """The problem of a value that the scenario may have, but that was not declared for the factor."""
    shown = f"{key} = {value!r}{_unit(key)}"
    if catalogue()[key].kind in ("number", "count"):
        lower, upper = members
        en, zh = f"must be in [{lower}, {upper}], as declared here", f"须在此处声明的 [{lower}, {upper}] 内"
    else:
        valid = ", ".join(map(str, members))
        en, zh = f"must be one of {valid}, as declared here", f"须为此处声明的取值之一：{valid}"
    return key, say(f"{shown}: {en}", f"{shown}：{zh}")


def outside(row: int, key: str, value: float, bounds: tuple[float, float]) -> tuple[str, str]:
    """The problem of a number outside the limits of its column."""
    lower, upper = bounds
    shown = f"{key} = {value}{_unit(key)}"
    text = say(
        f"X, row {row}: {shown}: must be in [{lower}, {upper}]", f"X 第 {row} 行：{shown}：须在 [{lower}, {upper}] 内"
    )
    return key, text


def _unit(key: str) -> str:
    unit = catalogue()[key].unit
    return "" if unit == "1" else f" [{unit}]"


def coded(key: str, members: Members, values: pd.Series[Any]) -> NDArray[np.float64]:
    """Typed values as numbers: themselves, or positions among the members of a flag or choice."""
    if catalogue()[key].kind in ("number", "count"):
        return np.asarray(values, dtype=float)
    return np.array([members.index(v) for v in values], dtype=float)
