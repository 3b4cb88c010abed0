"""Finds the front: which combinations are tried, how often, and what is known of them in the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qianxian._core import InputError
from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.progress import counter
from qianxian.methods.portfolio.choices import Combination, combinations, count, name_of, scenario_of
from qianxian.methods.portfolio.plan import LEAST_FIRST, Plan, plan_of
from qianxian.methods.portfolio.result import Found, Portfolio
from qianxian.methods.portfolio.sampler import Run, Sampler
from qianxian.methods.portfolio.search import needs_pymoo, search
from qianxian.methods.portfolio.selection import Design, on_grid, select
from qianxian.methods.simulator import Simulator
from qianxian.runs.simulation import Scenario


def portfolio(
    scenario: Scenario | str | Path,
    levers: Any,
    *,
    minimise: str | Sequence[str] = (),
    maximise: str | Sequence[str] = (),
    budget: int,
    days: int = 182,
    seed: int = 1,
    townships: int = 1,
    threads: int = 0,
    indifference: Mapping[str, float] | None = None,
    confidence: float = 0.95,
    first_stage: int = 10,
    progress: bool = True,
) -> Portfolio:
    """Which combinations of reforms are best for several aims at once, with a stated probability of being right.

    If `budget` pays for a first stage of all combinations, all are compared. Otherwise NSGA-II spends up to half of it
    on a search, and the best combinations found are compared under fresh luck (of those that gave the same throughout,
    the simplest). Replicates beyond the first stage go to comparisons that are still open: ``selection.py`` of this
    folder states the procedure. Ctrl-C ends the sampling and keeps what is done.

    Parameters
    ----------
    scenario : on which the reforms are laid, or its name or path; without any it is a combination, too: the
        reference
    levers : reforms (names, paths or ``Reform``), each in or out, and mappings of levels by key
        (``{"levers.merge_groups.n_groups": [4, 8, 16]}``), each at one of these levels or out. Reforms are laid in this
        order, settings last
    minimise, maximise : ids of outcomes, see ``qx.outcomes()``
    budget : replicates of the engine in all, those of the reference included; an upper bound
    days, seed, townships : of every replicate
    threads : at work; 0 for all cores
    indifference : by objective the difference that does not matter, in its unit; 0 for those not named. A combination
        dominates another if it is nowhere worse by more than this, and somewhere better by more
    confidence : lower bound of the probability that all decisions are right
    first_stage : replicates of every combination compared, before any decision
    progress : False for no progress bar

    Raises
    ------
    InputError
        With every mistake at once.

    Examples
    --------
    >>> import qianxian as qx
    >>> p = qx.portfolio("baru-34", ["baru-8", "one-form"], minimise="message_minutes", budget=40, days=2)
    >>> p.points.loc["none", "status"]
    'dominated'
    """
    luck = {"days": days, "seed": seed, "townships": townships, "threads": threads}
    plan = plan_of(scenario, levers, minimise, maximise, indifference, budget, confidence, first_stage, luck)
    return found_by(plan, engine(plan), progress)


def engine(plan: Plan) -> Run:
    """Makes a replicate of a combination with the engine.

    Raises
    ------
    InputError
        If rules between settings forbid one of the combinations that are going to be compared, before any is run; in a
        search, when it is tried.
    """

    @cache
    def made(combination: Combination) -> Simulator:
        varied = scenario_of(plan.scenario, plan.choices, combination)
        return Simulator(varied, (), {}, plan.objectives, plan.options)

    problems: Problems = []
    for one in combinations(plan.choices) if plan.enumerated else ():
        try:
            made(one)
        except InputError as error:
            place = name_of(plan.choices, one)
            problems += [(where, f"{place}: {message}") for where, message in error.problems]
    raise_problems(problems)

    def run(combination: Combination, replicate: int) -> NDArray[np.float64]:
        return np.array(list(made(combination).simulate(replicate=replicate).values()))

    return run


def found_by(plan: Plan, run: Run, progress: bool = False) -> Portfolio:
    """The portfolio of a plan, given what makes a replicate.

    Raises
    ------
    KeyboardInterrupt
        If the user stops before every combination has its first stage.
    """
    if not plan.enumerated:
        needs_pymoo()
    label = say("Portfolio: replicates", "组合方案：重复运行")
    with counter(label, plan.budget, say("replicates", "次"), progress) as counted:
        sampler = Sampler(run, plan.options.threads, counted)
        return _compared(plan, sampler, _candidates(plan, sampler))


@dataclass(frozen=True)
class _Candidates:
    """Combinations to be compared, the reference first; the first replicate that a search did not use; and those from
    which effects of levers are estimated, with the replicates of each."""

    points: list[Combination]
    start: int
    tried: list[Combination]
    trials: int


def _candidates(plan: Plan, sampler: Sampler) -> _Candidates:
    if plan.enumerated:
        every = list(combinations(plan.choices))
        return _Candidates(every, 0, every, plan.first_stage)
    used = max(LEAST_FIRST, plan.first_stage // 3)  # replicates of a combination in the search

    def means(asked: list[Combination]) -> NDArray[np.float64] | None:
        if not sampler.make((c, r) for c in asked for r in range(used)):
            return None
        found = np.array([sampler.of(c)[:used].mean(axis=0) for c in asked])
        return np.nan_to_num(found * plan.signs, nan=np.inf)  # undefined is never preferred

    none = (0,) * len(plan.choices)
    most = plan.budget // 2 // used - 1
    known = means([none])
    found, whole = search(plan.choices, len(plan.objectives), means, most, plan.options.seed)
    if known is None or not whole:
        raise KeyboardInterrupt
    ranked = list(dict.fromkeys([none, *found]))
    room = max(2, (plan.budget - sampler.spent) // (2 * plan.first_stage))  # half for later stages
    points = [none, *(c for c in _different(ranked, sampler) if c != none)][:room]
    return _Candidates(points, used, ranked, used)


def _different(ranked: Sequence[Combination], sampler: Sampler) -> list[Combination]:
    """Of combinations that gave the same in every replicate of the search, the one with the fewest levers."""
    simplest: dict[bytes, Combination] = {}
    for one in ranked:
        known = simplest.setdefault(sampler.of(one).tobytes(), one)
        if np.count_nonzero(one) < np.count_nonzero(known):
            simplest[sampler.of(one).tobytes()] = one
    return list(simplest.values())


def _compared(plan: Plan, sampler: Sampler, candidates: _Candidates) -> Portfolio:
    points, start = candidates.points, candidates.start
    design = Design(len(points), plan.tolerance, plan.first_stage, plan.budget - sampler.spent, 1 - plan.confidence)
    stopped = False

    def sample(wanted: Mapping[int, int]) -> bool:
        nonlocal stopped
        stopped = not sampler.make((points[p], start + r) for p, n in wanted.items() for r in range(n))
        return not stopped

    def observed(point: int) -> NDArray[np.float64]:
        return sampler.of(points[point], start) * plan.signs

    bounds = select(sample, observed, design)
    if bounds is None:
        raise KeyboardInterrupt
    values = [(v := sampler.of(c, start))[: on_grid(len(v), design.looks)] for c in points]
    trials = np.array([sampler.of(c)[: candidates.trials] for c in candidates.tried])
    set_aside = len(set(candidates.tried) - set(points))
    found = Found(
        points, values, bounds, sampler.spent, set_aside, count(plan.choices), stopped, candidates.tried, trials
    )
    return Portfolio(plan, found)
