"""What a study can vary: parameters, settings of levers, and which reform is laid on the scenario."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from qianxian import _core
from qianxian.base.language import say, spoken
from qianxian.base.reference import nearest
from qianxian.inputs.reform import Reform, reform
from qianxian.inputs.values import toml_value

REFORM = "reform"


@dataclass(frozen=True)
class Factor:
    """What is declared of a factor: kind, unit, inclusive range, members of a choice, meaning in both languages."""

    key: str
    kind: str
    unit: str = "1"
    minimum: float = -math.inf
    maximum: float = math.inf
    choices: tuple[str, ...] = ()
    meaning: str = ""
    meaning_zh: str = ""


@cache
def catalogue() -> dict[str, Factor]:
    """Every factor by key: parameters, ``levers.<lever>.<setting>``, and ``reform``."""
    settings = [
        {
            **p,
            "key": f"levers.{p['key']}",
            "meaning": f"{lever['title']}: {p['meaning']}",
            "meaning_zh": f"{lever['title_zh']}：{p['meaning_zh']}",
        }
        for lever in _core.levers()
        for p in lever["parameters"]
    ]
    found = {p["key"]: _declared(p) for p in [*_core.parameters(), *settings]}
    return {**found, REFORM: Factor(REFORM, REFORM, meaning="Reform", meaning_zh="改革方案")}


def _declared(p: dict[str, Any]) -> Factor:
    choices = tuple(p["range"].split(" | ")) if p["kind"] == "choice" else ()
    limits = float(p["minimum"]), float(p["maximum"])
    return Factor(p["key"], p["kind"], p["unit"], *limits, choices, p["meaning"], p["meaning_zh"])


def unknown_keys(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Problems of keys that are no factors, each with the nearest valid one."""
    problems = []
    for key in keys:
        if key not in catalogue():
            hint = nearest(str(key), _near(str(key)), spoken())
            text = say(f"no parameter or lever setting '{key}': {hint}", f"没有参数或措施设置“{key}”：{hint}")
            problems.append((str(key), text))
    return problems


def _near(key: str) -> list[str]:
    """All keys if one is near, otherwise those of the section, otherwise the sections."""
    keys = list(catalogue())
    section = [k for k in keys if k.startswith(key.split(".")[0] + ".")]
    if nearest(key, keys).startswith("did you mean"):
        return keys
    return section or sorted({k.split(".")[0] for k in keys})


def missing(value: Any) -> bool:
    """Whether a cell of a design says nothing, so that the base scenario's value stands."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return (isinstance(value, str) and not value) or (np.isscalar(value) and bool(pd.isna(value)))


def typed(key: str, value: Any) -> Any:
    """The value in the type that the factor's kind calls for, as far as that changes no meaning.

    Data frames and JSON hold whole numbers as floats, flags as 0 and 1, dates as time stamps or text; what cannot be
    read is left as it is for the engine to refuse.
    """
    if missing(value):
        return None
    if key == REFORM:
        return value.name if isinstance(value, Reform) else str(value)
    plain = value.item() if isinstance(value, np.generic) else value
    kind = catalogue()[key].kind
    real = isinstance(plain, (int, float)) and not isinstance(plain, bool)
    if kind == "count" and isinstance(plain, float) and plain.is_integer():
        return int(plain)
    if kind == "number" and real:
        return float(plain)
    if kind == "flag" and real and plain in (0, 1):
        return bool(plain)
    if kind in ("date", "clock"):
        return _moment(kind, plain)
    return plain


def _moment(kind: str, value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.date() if kind == "date" else value.time()
    if not isinstance(value, str):
        return value
    try:
        return (datetime.date if kind == "date" else datetime.time).fromisoformat(value)
    except ValueError:
        return value


def value_problems(values: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    """What the engine says to single values: type, range, members; rules between parameters are not looked at.

    Parameters
    ----------
    values : (key, value) with valid keys and typed values
    """
    sets, keys = [], []
    for key, value in values:
        if key != REFORM and value is not None:
            sets.append(f"{key}={toml_value(value)}")
            keys.append(key)
    try:
        _core.parse_scenario('name = "design"', "design", sets, spoken())
    except _core.InputError as error:
        own = {f"--set {s}": key for s, key in zip(sets, keys, strict=True)}
        found = [(own[where], message) for where, message in error.problems if where in own]
        return [(key, message) for key, message in found if message.startswith(f"{key} = ")]
    return []


def reform_text(label: str, given: Any) -> str:
    """The text of a reform: of the object, of the package's own by name, or of a file by path.

    Raises
    ------
    FileNotFoundError, InputError
    """
    if isinstance(given, Reform):
        return given.text
    return reform(Path(given) if isinstance(given, Path) else label).text


def column_type(values: Iterable[Any]) -> str:
    """How a column of typed values is held in tables: ``int64``, ``float64``, ``bool`` or ``object`` (text)."""
    cells = list(values)
    kinds = {type(v) for v in cells if v is not None}
    if kinds == {bool}:
        return "bool" if None not in cells else "object"
    if kinds == {int} and None not in cells:
        return "int64"
    return "float64" if kinds and kinds <= {int, float} else "object"


def column(values: list[Any]) -> np.ndarray[Any, np.dtype[Any]]:
    """Typed values as a column; gaps are NaN among numbers and empty among texts."""
    kind = column_type(values)
    if kind == "object":
        return np.array(["" if v is None else _text(v) for v in values], dtype=object)
    return np.array([math.nan if v is None else v for v in values], dtype=kind)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else str(value)
