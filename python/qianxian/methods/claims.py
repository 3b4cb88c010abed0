"""What is claimed of a reform, and whether its effects bear it out."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest, outcome_ids, outcomes
from qianxian.runs.effects import interval

HOLDS, FAILS, OPEN, UNDEFINED, NOT_RUN = "holds", "fails", "open", "undefined", "not_run"
VERDICTS = (HOLDS, FAILS, OPEN, UNDEFINED, NOT_RUN)
_AND = re.compile(r"\s+and\s+|\s*[且&]\s*")
_CONDITION = re.compile(r"\s*([A-Za-z_]\w*)\s*(<=|>=|<|>|≤|≥)\s*([-+−]?[\d.]+(?:[eE][-+]?\d+)?)\s*")
_SIGNS = {"<": -1, "<=": -1, ">": 1, ">=": 1}


@dataclass(frozen=True)
class Condition:
    """The paired effect on an outcome lies on one side of a number.

    Attributes
    ----------
    outcome : id
    relation : ``<``, ``<=``, ``>`` or ``>=``
    value : in the outcome's unit
    """

    outcome: str
    relation: str
    value: float

    def margin(self, effect: float) -> float:
        """How far an effect lies on the right side; negative on the wrong one."""
        return _SIGNS[self.relation] * (effect - self.value)

    def is_met(self, effect: float) -> bool:
        """Whether an effect of exactly this size satisfies it."""
        return self.margin(effect) >= 0 if "=" in self.relation else self.margin(effect) > 0

    def verdict(self, effects: NDArray[np.float64]) -> str:
        """``holds`` where the 95 % interval of the mean satisfies it wholly, ``fails`` where no part of it does,
        ``open`` where luck decides, ``undefined`` where no pair has the outcome.

        Parameters
        ----------
        effects : paired differences, shape (n_replicates,)
        """
        defined = effects[np.isfinite(effects)]
        if len(defined) == 0:
            return UNDEFINED
        lower, upper = interval(defined)
        if math.isnan(lower):
            return OPEN
        met = self.is_met(lower), self.is_met(upper)
        return HOLDS if all(met) else FAILS if not any(met) else OPEN


@dataclass(frozen=True)
class Claim:
    """What is claimed: every condition holds.

    Attributes
    ----------
    text : as the user wrote it
    conditions : at least one
    """

    text: str
    conditions: tuple[Condition, ...]

    @property
    def outcomes(self) -> list[str]:
        """Ids of the outcomes that it speaks of, each once."""
        return list(dict.fromkeys(c.outcome for c in self.conditions))

    def verdict(self, effects: dict[str, NDArray[np.float64]]) -> str:
        """``holds`` where every condition does, ``fails`` where one does, otherwise ``undefined`` or ``open``.

        Parameters
        ----------
        effects : paired differences by outcome, shape (n_replicates,) each
        """
        found = {c.verdict(effects[c.outcome]) for c in self.conditions}
        return next(v for v in (FAILS, UNDEFINED, OPEN, HOLDS) if v in found)


def claim_of(text: str) -> Claim:
    """A claim in words such as ``message_minutes < 0`` or ``visits > 0 and missed_share <= 0.01``.

    Raises
    ------
    InputError
        With every mistake at once: the condition, the outcome and the nearest valid one.
    """
    conditions, problems = [], []
    for part in _AND.split(text):
        found = _CONDITION.fullmatch(part)
        value = _number(found[3]) if found else None
        if found is None or value is None:
            problems.append(("claim", _unread(part)))
            continue
        problems += _unknown(found[1])
        conditions.append(Condition(found[1], found[2].replace("≤", "<=").replace("≥", ">="), value))
    raise_problems(problems)
    return Claim(text.strip(), tuple(conditions))


def _number(text: str) -> float | None:
    try:
        return float(text.replace("−", "-"))
    except ValueError:
        return None


def _unread(part: str) -> str:
    return say(
        f"claim = {part!r}: must be an outcome, one of < <= > >=, and a number in the outcome's unit, for example "
        "'message_minutes < 0'; several are joined by 'and'",
        f"claim = {part!r}：须为“指标 比较号 数值”，比较号为 < <= > >= 之一，数值采用该指标的单位，"
        "例如 “message_minutes < 0”；多个条件用“且”连接",
    )


def _unknown(outcome: str) -> Problems:
    if outcome in outcome_ids():
        return []
    hint = nearest(outcome, outcome_ids(), spoken())
    return [(outcome, say(f"claim: no outcome '{outcome}': {hint}", f"claim：没有结果指标“{outcome}”：{hint}"))]


def unit_of(outcome: str) -> str:
    """Unit of an outcome."""
    return str(outcomes().loc[outcome, "unit"])
