"""What a robustness analysis runs: the scenario itself, sampled sets, and one mechanism switched at a time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from qianxian import _core
from qianxian.base.language import say
from qianxian.base.problems import Problems
from qianxian.base.reference import parameter_keys
from qianxian.inputs.options import Options
from qianxian.methods.claims import claim_of
from qianxian.methods.over import Over, over_of
from qianxian.runs.simulation import Scenario


def checked(
    over: Over, claim: str, points: Any, days: Any, replicates: Any, seed: Any, townships: Any
) -> tuple[Options, Problems]:
    """Options of a call of ``qx.robustness``, and every mistake in what is given here."""
    _, problems = over_of(over)
    try:
        claim_of(claim)
    except _core.InputError as error:
        problems += error.problems
    whole = isinstance(points, (int, np.integer)) and not isinstance(points, bool)
    if not whole or points < 1:
        en, zh = (
            f"points = {points!r}: must be a whole number of at least 1",
            f"points = {points!r}：须为不小于 1 的整数",
        )
        problems.append(("points", say(en, zh)))
    if replicates == 1:
        en, zh = "must be at least 2, since one pair has no interval", "至少为 2，因为只有一对结果时没有区间"
        problems.append(("replicates", say(f"replicates = 1: {en}", f"replicates = 1：{zh}")))
    try:
        return Options(days, replicates, seed, townships, record="run"), problems
    except _core.InputError as error:
        return Options(), [*problems, *error.problems]


def all_points(design: pd.DataFrame, base: Scenario, switches: list[str]) -> pd.DataFrame:
    """The scenario itself, then the sampled points, then one for each switch; a gap leaves the scenario's value."""
    keys = list(dict.fromkeys([*design.columns, *switches]))
    rows: list[dict[str, Any]] = [{}, *design.to_dict("records"), *({key: not base[key]} for key in switches)]
    columns = {key: pd.Series([row.get(key) for row in rows], dtype=object) for key in keys}
    return pd.DataFrame(columns).rename_axis("point")


def switches_of() -> list[str]:
    """Keys of the switches of mechanisms."""
    return [key for key in parameter_keys() if key.endswith(".enabled")]
