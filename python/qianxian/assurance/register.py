"""What a run rests on, as tables: every parameter as it was run, the assumptions among them, outcomes and sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from qianxian.base.bibliography import sources
from qianxian.base.reference import levers, outcomes, parameters, sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qianxian.runs.simulation import Result

ASSUMPTION = "assumption"
_NUMBERED = re.compile(r"^(?:M\d+ )+")
LAST = "Z"  # what belongs to no mechanism stands behind those that have a number


def parameter_table(arms: Mapping[str, Result]) -> pd.DataFrame:
    """Every parameter as it was run, sorted by mechanism.

    Returns
    -------
    DataFrame indexed by key, columns mechanism and mechanism_zh (number and title of the section), value (of the first
    arm), other_values (of the arms that differ, as ``arm: value``), default, unit, minimum, maximum, range, meaning,
    meaning_zh, source, confidence.
    """
    (_, baseline), *others = arms.items()
    run, known, titles = baseline.parameters, parameters(), sections()
    table = run.drop(columns=["value", "default"]).rename(columns={"value_text": "value"})
    section = table.index.str.split(".").str[0]
    table.insert(0, "mechanism", [titles[s]["en"] for s in section])
    table.insert(1, "mechanism_zh", [titles[s]["zh"] for s in section])
    values = {name: result.parameters["value_text"] for name, result in others}
    differing = [
        "; ".join(f"{name}: {v[key]}" for name, v in values.items() if v[key] != run.loc[key, "value_text"])
        for key in table.index
    ]
    table["other_values"] = differing
    table["range"] = known["range"].reindex(table.index)
    table["default"] = known["default"].reindex(table.index)
    order = ["mechanism", "mechanism_zh", "value", "other_values", "default", "unit", "minimum", "maximum", "range"]
    order += ["meaning", "meaning_zh", "source", "confidence"]
    numbers = [m[0] if (m := _NUMBERED.match(title)) else LAST for title in table["mechanism"]]
    return table[order].assign(_=numbers).sort_values("_", kind="stable").drop(columns="_").rename_axis("key")


def assumptions(table: pd.DataFrame) -> pd.DataFrame:
    """The register of assumptions: rows of ``parameter_table`` that nobody has measured."""
    return table[table["confidence"] == ASSUMPTION]


def outcome_table() -> pd.DataFrame:
    """Every outcome with unit, layer and definition, as ``qx.outcomes``."""
    return outcomes()


def source_table(table: pd.DataFrame) -> pd.DataFrame:
    """What the source ids of the parameters in `table` and of all levers stand for, with what uses each.

    Returns
    -------
    DataFrame as of ``qx.sources``, with the columns parameters and levers: how many of each name the source.
    """
    by_parameter = table["source"].str.split().explode().dropna()
    by_lever = levers()["source"].groupby("lever").first().str.split().explode().dropna()
    known = sources()
    used = known[known.index.isin({*by_parameter, *by_lever})]
    counts = {"parameters": by_parameter.value_counts(), "levers": by_lever.value_counts()}
    return used.assign(**{k: c.reindex(used.index).fillna(0).astype(int) for k, c in counts.items()})
