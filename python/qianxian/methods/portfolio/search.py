"""Combinations worth comparing, where there are too many to try all: NSGA-II over the options of every choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.methods.portfolio.choices import Choice, Combination

POPULATION, GENERATIONS = 20, 200
IDLE = 5  # generations in a row without anything new, after which the search ends

#: Means by combination, shape (n, n_objectives), minimised; None if it was stopped.
Means = Callable[[list[Combination]], NDArray[np.float64] | None]


def search(
    choices: Sequence[Choice], objectives: int, means: Means, most: int, seed: int
) -> tuple[list[Combination], bool]:
    """Combinations in the order of their rank: first those that no other found dominates.

    NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002, doi:10.1109/4235.996017) by pymoo; a combination is tried once.

    Parameters
    ----------
    choices : what may be in a combination
    objectives : how many
    means : what a combination gives
    most : different combinations that may be tried
    seed : of the search, not of the simulations

    Returns
    -------
    combinations tried, and whether the search came to its end
    """
    from pymoo.operators.survival.rank_and_crowding import RankAndCrowding

    tried: dict[Combination, NDArray[np.float64]] = {}
    algorithm = _algorithm(choices, objectives, min(POPULATION, most), seed)
    idle = 0
    while len(tried) < most and idle < IDLE:
        asked = algorithm.ask()
        if asked is None or not len(asked):
            break
        rows = [tuple(int(v) for v in row) for row in asked.get("X")]
        fresh = [c for c in dict.fromkeys(rows) if c not in tried][: most - len(tried)]
        idle = 0 if fresh else idle + 1
        if fresh:
            found = means(fresh)
            if found is None:
                return list(tried), False
            tried.update(zip(fresh, found, strict=True))
        worst = np.max(list(tried.values()), axis=0) + 1.0  # of those beyond the budget: never preferred
        asked.set("F", np.array([tried.get(c, worst) for c in rows]))
        algorithm.tell(infills=asked)
    ranked = _population(tried)
    order = RankAndCrowding().do(algorithm.problem, ranked, n_survive=len(ranked))
    return [tuple(int(v) for v in one.X) for one in order], True


def needs_pymoo() -> None:
    """Raises InputError where pymoo is not installed."""
    try:
        import pymoo  # noqa: F401
    except ImportError:
        en = "more combinations than the budget can try one by one: the search needs pymoo (the extra 'tools')"
        raise_problems([("budget", say(en, "组合数超出预算，无法逐一试验：搜索需要 pymoo（可选依赖 tools）"))])


def _algorithm(choices: Sequence[Choice], objectives: int, population: int, seed: int) -> Any:
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.problem import Problem
    from pymoo.operators.crossover.ux import UX
    from pymoo.operators.mutation.pm import PM
    from pymoo.operators.repair.rounding import RoundingRepair
    from pymoo.operators.sampling.rnd import IntegerRandomSampling

    limits = np.array([len(c.options) - 1 for c in choices])
    problem = Problem(n_var=len(choices), n_obj=objectives, xl=np.zeros(len(choices), int), xu=limits, vtype=int)
    algorithm = NSGA2(
        pop_size=population,
        sampling=IntegerRandomSampling(),
        crossover=UX(),
        mutation=PM(eta=3.0, vtype=float, repair=RoundingRepair()),
        eliminate_duplicates=True,
    )
    algorithm.setup(problem, termination=("n_gen", GENERATIONS), seed=seed)
    return algorithm


def _population(tried: dict[Combination, NDArray[np.float64]]) -> Any:
    from pymoo.core.population import Population

    return Population.new(X=np.array(list(tried)), F=np.array(list(tried.values())))
