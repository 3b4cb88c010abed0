"""What is asked of a portfolio, checked whole before anything runs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qianxian import _core
from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest, outcomes
from qianxian.inputs.options import Options, options_of
from qianxian.methods.checks import outcome_problems
from qianxian.methods.portfolio.choices import Choice, count, read_choices
from qianxian.runs.opening import load
from qianxian.runs.simulation import Scenario

LEAST_FIRST = 3  # below, a t interval says nothing
FEWEST_SEARCHED = 8  # first stages that a search needs: half for itself, and some candidates


@dataclass(frozen=True)
class Plan:
    """A portfolio that can be run."""

    scenario: Scenario
    choices: tuple[Choice, ...]
    objectives: tuple[str, ...]
    maximised: tuple[str, ...]
    indifference: dict[str, float]
    options: Options
    budget: int
    confidence: float
    first_stage: int

    @property
    def signs(self) -> NDArray[np.float64]:
        """1 of an objective that is minimised, -1 of one that is maximised."""
        return np.array([-1.0 if name in self.maximised else 1.0 for name in self.objectives])

    @property
    def tolerance(self) -> NDArray[np.float64]:
        """Indifference zone by objective."""
        return np.array([self.indifference[name] for name in self.objectives])

    @property
    def enumerated(self) -> bool:
        """Whether every combination can be tried."""
        return count(self.choices) * self.first_stage <= self.budget


def plan_of(
    scenario: Scenario | str | Path,
    levers: Any,
    minimise: str | Sequence[str],
    maximise: str | Sequence[str],
    indifference: Mapping[str, float] | None,
    budget: Any,
    confidence: Any,
    first_stage: Any,
    options: Mapping[str, int],
) -> Plan:
    """The plan, or InputError with every mistake at once."""
    choices, problems = read_choices(levers)
    known = None if problems else count(choices)
    less, more = _listed(minimise), _listed(maximise)
    objectives, zones = [*less, *more], dict(indifference or {})
    problems += outcome_problems(objectives)
    problems += _zone_problems(zones, objectives)
    settings = _number_problems(confidence, first_stage)
    problems += settings or _budget_problems(budget, known, first_stage)
    luck: Options | None = None
    base: Scenario | None = None
    try:
        luck = options_of(options, record="run")
    except _core.InputError as error:
        problems += error.problems
    try:
        base = scenario if isinstance(scenario, Scenario) else load(scenario)
    except (OSError, ValueError) as error:
        problems.append((str(scenario), str(error)))
    raise_problems(problems)
    assert base is not None and luck is not None  # otherwise there are problems
    tolerated = {name: float(zones.get(name, 0.0)) for name in objectives}
    numbers = int(budget), float(confidence), int(first_stage)
    return Plan(base, tuple(choices), tuple(objectives), tuple(more), tolerated, luck, *numbers)


def _listed(names: str | Sequence[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _zone_problems(zones: Mapping[str, Any], objectives: Sequence[str]) -> Problems:
    problems = []
    for name, value in zones.items():
        if name not in objectives:
            hint = nearest(str(name), list(objectives), spoken())
            problems.append(
                (name, say(f"indifference: no objective '{name}': {hint}", f"indifference：没有目标“{name}”：{hint}"))
            )
        elif not _real(value) or not 0 <= value < math.inf:
            unit = outcomes()["unit"].get(name, "1")
            shown = f"indifference.{name} = {value!r}" + ("" if unit == "1" else f" [{unit}]")
            problems.append((name, say(f"{shown}: must be in [0, inf)", f"{shown}：须在 [0, inf) 内")))
    return problems


def _number_problems(confidence: Any, first_stage: Any) -> Problems:
    problems = []
    if not _real(confidence) or not 0.5 <= confidence < 1:
        text = f"confidence = {confidence!r}"
        problems.append(("confidence", say(f"{text}: must be in [0.5, 1)", f"{text}：须在 [0.5, 1) 内")))
    if not _whole(first_stage) or not LEAST_FIRST <= first_stage <= 10_000:
        text, range_ = f"first_stage = {first_stage!r}", f"[{LEAST_FIRST}, 10000]"
        en, zh = f"{text}: must be a whole number in {range_}", f"{text}：须为 {range_} 内的整数"
        problems.append(("first_stage", say(en, zh)))
    return problems


def _budget_problems(budget: Any, combinations: int | None, first_stage: int) -> Problems:
    """A budget that cannot pay for a first stage of all combinations, nor for a search; None: nobody knows how many."""
    least = first_stage * min(combinations or 2, FEWEST_SEARCHED)
    if _whole(budget) and least <= budget <= 1_000_000:
        return []
    en = f"budget = {budget!r}: must be a whole number of replicates in [{least}, 1000000]"
    zh = f"budget = {budget!r}：须为 [{least}, 1000000] 内的整数（运行次数）"
    if combinations:
        en += f", as there are {combinations} combinations and {first_stage} replicates in the first stage of each"
        zh += f"，因为共有 {combinations} 种组合，首轮各运行 {first_stage} 次"
    return [("budget", say(en, zh))]


def _real(value: Any) -> bool:
    return isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)


def _whole(value: Any) -> bool:
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)
