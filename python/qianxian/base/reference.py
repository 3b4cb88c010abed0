"""What there is: parameters, levers, outcomes and the words of the model, as data frames."""

from __future__ import annotations

import difflib
import json
from functools import cache
from typing import Any

import pandas as pd

from qianxian import _core

#: Ids and English and Chinese texts of every enumeration, by enumeration.
LABELS: dict[str, list[dict[str, str]]] = _core.labels()


def text_of(enumeration: str, lang: str) -> dict[str, str]:
    """Readable text of every member of an enumeration, by id."""
    return {label["id"]: label[lang] for label in LABELS[enumeration]}


def parameters(section: str | None = None) -> pd.DataFrame:
    """Every parameter of the model, or of one section.

    Returns
    -------
    DataFrame indexed by key (``attention.displacement_depth``), columns kind, unit, default, minimum, maximum, range,
    meaning, meaning_zh, source (ids of the evidence base) and confidence (``A`` to ``D``, ``seed``, ``inference``,
    ``assumption``).

    Examples
    --------
    >>> import qianxian as qx
    >>> qx.parameters("attention").loc["attention.displacement_depth", "confidence"]
    'assumption'
    """
    table = pd.DataFrame(_core.parameters()).set_index("key")
    if section is None:
        return table
    known = sections()
    if section not in known:
        raise KeyError(f"no section '{section}'; there are: {', '.join(known)}")
    return table[table.index.str.startswith(section + ".")]


def sections() -> dict[str, dict[str, str]]:
    """Sections of a scenario file in order, with their titles by language."""
    return {s["id"]: s for s in _core.sections()}


def levers() -> pd.DataFrame:
    """Every setting of every reform lever; a lever without settings has one row with an empty key.

    Returns
    -------
    DataFrame indexed by (lever, setting), columns title, meaning, source, and of the setting unit, default, range.
    """
    rows: list[dict[str, Any]] = []
    for lever in _core.levers():
        common = {k: lever[k] for k in ("title", "title_zh", "meaning", "meaning_zh", "source")}
        for p in lever["parameters"] or [{}]:
            setting = p["key"].removeprefix(lever["name"] + ".") if p else ""
            own = {k: p.get(k) for k in ("kind", "unit", "default", "minimum", "maximum", "range")}
            about = {"setting_meaning": p.get("meaning", ""), "setting_meaning_zh": p.get("meaning_zh", "")}
            rows.append({"lever": lever["name"], "setting": setting, **common, **own, **about})
    return pd.DataFrame(rows).set_index(["lever", "setting"])


def outcomes() -> pd.DataFrame:
    """Every outcome of the summary table.

    Returns
    -------
    DataFrame indexed by id, columns unit, name, name_zh, meaning, meaning_zh, layer (``true`` or ``reported``),
    least and most (what it can be; inf: no upper bound).
    """
    return pd.DataFrame(_core.outcomes()).set_index("id")


@cache
def outcome_ranges() -> dict[str, tuple[float, float]]:
    """What each outcome can be: least and most, by id."""
    return {o["id"]: (float(o["least"]), float(o["most"])) for o in _core.outcomes()}


def activities(lang: str = "en") -> dict[str, str]:
    """Titles of the activities by id, in the order of the time ledger, in `lang` (``en`` or ``zh``). Every second of
    every person is in exactly one."""
    return text_of("activity", lang)


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of scenario files, for editors that know TOML."""
    parsed: dict[str, Any] = json.loads(_core.schema())
    return parsed


@cache
def parameter_keys() -> tuple[str, ...]:
    """Keys of all parameters, in order."""
    return tuple(p["key"] for p in _core.parameters())


@cache
def outcome_ids() -> tuple[str, ...]:
    """Ids of all outcomes, in the order of the summary table."""
    return tuple(o["id"] for o in _core.outcomes())


def nearest(word: str, valid: tuple[str, ...] | list[str], lang: str = "en") -> str:
    """A hint for an error message: the nearest valid word, or all of them."""
    close = difflib.get_close_matches(word, valid, n=1, cutoff=0.6)
    if lang == "zh":
        return f"是否指 {close[0]}？" if close else f"可选：{'、'.join(valid)}"
    return f"did you mean {close[0]}?" if close else f"there are: {', '.join(valid)}"
