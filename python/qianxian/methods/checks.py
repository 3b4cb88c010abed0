"""What is wrong with outcomes and luck that a user names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems
from qianxian.base.reference import nearest, outcome_ids
from qianxian.inputs.options import Options


def outcome_problems(ids: Sequence[str]) -> Problems:
    """Ids that are no outcomes, each with the nearest valid one; ids twice; none at all."""
    valid = outcome_ids()
    problems = []
    for name in dict.fromkeys(ids):
        if name not in valid:
            hint = nearest(str(name), valid, spoken())
            problems.append((str(name), say(f"no outcome '{name}': {hint}", f"没有结果指标“{name}”：{hint}")))
    if len(set(ids)) < len(ids) or not ids:
        text = say("outcomes: at least one, and each once", "outcomes：至少一个，且不得重复")
        problems.append(("outcomes", text))
    return problems


def luck_problems(seed: Any, replicate: Any) -> Problems:
    """A seed or replicate that is no whole number or out of range."""
    problems: Problems = []
    (least, most), (_, last) = Options.BOUNDS["seed"], Options.BOUNDS["replicates"]
    for name, value, lower, upper in (("seed", seed, least, most), ("replicate", replicate, 0, last - 1)):
        whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        if not whole or not lower <= value <= upper:
            en, zh = f"must be a whole number in [{lower}, {upper}]", f"须为 [{lower}, {upper}] 内的整数"
            problems.append((name, say(f"{name} = {value!r}: {en}", f"{name} = {value!r}：{zh}")))
    return problems
