"""The model as a function of its factors, for every tool that samples, searches, calibrates or explores."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from qianxian import _core
from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest, outcome_ids, outcomes
from qianxian.inputs.options import Options
from qianxian.inputs.reform import Reform, reform
from qianxian.methods.checks import luck_problems, outcome_problems
from qianxian.methods.columns import column_bounds, lies_in, member, not_declared, outside
from qianxian.runs.opening import load
from qianxian.runs.simulation import Scenario
from qianxian.studies.designs import Bounds, ranges_of
from qianxian.studies.factors import catalogue, missing, typed, unknown_keys, value_problems

LEVERS = "levers."


class Simulator:
    """Outcomes as a function of factors, seed and replicate; ``qx.simulator`` makes one.

    It can be pickled, and threads that call it run side by side: the engine does not hold the interpreter's lock.

    Attributes
    ----------
    scenario : Scenario that is varied
    reforms : laid on one of two arms; with any, outcomes are paired effects (reform minus none, under the same luck),
        without, they are levels
    factors : keys in the order of the columns of ``X``
    outcomes : ids in the order of the columns of the result
    bounds : ndarray, shape (n_factors, 2): inclusive limits of the columns of ``X``; empty if no factors were declared.
        A number is itself. A count in [a, b] has the bounds [a, b + 1], a flag or choice of m members [0, m]: the value
        is rounded down, so that every member takes an equal part (the upper bound counts as the last member)
    ranges : by factor the limits of a number or count, or the members of a flag or choice
    options : days, replicates (over which a row of ``X`` is averaged), seed, townships
    """

    def __init__(
        self,
        scenario: Scenario,
        reforms: Sequence[Reform],
        ranges: Mapping[str, tuple[Any, ...]],
        outcomes: Sequence[str],
        options: Options,
    ) -> None:
        self.scenario = scenario
        self.reforms = tuple(reforms)
        self.outcomes = tuple(outcomes)
        self.options = options
        self._ranges = dict(ranges)

    @property
    def factors(self) -> tuple[str, ...]:
        """Keys in the order of the columns of ``X``."""
        return tuple(self._ranges)

    @property
    def bounds(self) -> NDArray[np.float64]:
        """Inclusive limits of the columns of ``X``, shape (n_factors, 2)."""
        ends = [column_bounds(key, members) for key, members in self._ranges.items()]
        return np.array(ends, dtype=float).reshape(len(ends), 2)

    @property
    def problem(self) -> dict[str, Any]:
        """The factors as SALib describes them: num_vars, names, bounds, outputs."""
        names, bounds = list(self.factors), self.bounds.tolist()
        return {"num_vars": len(names), "names": names, "bounds": bounds, "outputs": list(self.outcomes)}

    @property
    def units(self) -> dict[str, str]:
        """Unit of each outcome, by id."""
        table = outcomes()["unit"]
        return {name: str(table[name]) for name in self.outcomes}

    def theta(self, x: ArrayLike) -> dict[str, Any]:
        """The values of one row of ``X``, by key.

        Parameters
        ----------
        x : shape (n_factors,), within ``bounds``

        Raises
        ------
        InputError
            With every value outside its bounds at once.
        """
        return self._thetas(np.atleast_2d(np.asarray(x, dtype=float)))[0]

    def simulate(
        self, theta: Mapping[str, Any] | None = None, seed: int | None = None, replicate: int = 0
    ) -> dict[str, float]:
        """One replicate: with reforms the paired effect under this luck, without them the levels.

        Parameters
        ----------
        theta : values by key; what it does not name keeps the scenario's value. ``levers.`` keys are settings of the
            reform arm alone if there are reforms
        seed : of the luck; that of ``options`` if None
        replicate : which luck; the same seed and replicate are the same luck at any theta

        Returns
        -------
        dict of outcome by id, in the outcome's unit; NaN where it is undefined

        Raises
        ------
        InputError
            With every mistake at once: key, value, unit, allowed range and the nearest valid key.
        """
        given = {} if theta is None else dict(theta)
        luck = self.options.seed if seed is None else seed
        raise_problems(self.check(given, luck, replicate))
        values = self._run(self._arms(given), int(luck), int(replicate))
        return {name: float(v) for name, v in zip(self.outcomes, values, strict=True)}

    def check(self, theta: Mapping[str, Any], seed: Any = 1, replicate: Any = 0) -> Problems:
        """What is wrong with a call of ``simulate`` with this `theta`, `seed` and `replicate`: place and message of
        each mistake, without rules between parameters."""
        return [*self._theta_problems(theta), *luck_problems(seed, replicate)]

    def __call__(self, X: ArrayLike) -> NDArray[np.float64]:
        """Means over ``options.replicates`` replicates, of the same luck in every row.

        Parameters
        ----------
        X : shape (n, n_factors), or (n_factors,) for one row; within ``bounds``

        Returns
        -------
        ndarray, shape (n, n_outcomes) or (n_outcomes,), float64: in the outcome's unit, NaN where one replicate is
        undefined

        Raises
        ------
        InputError
            With every value outside its bounds at once: row, factor, value, unit and bounds.
        """
        x = np.asarray(X, dtype=float)
        rows = self._all_arms(self._thetas(np.atleast_2d(x)))
        seed, n = int(self.options.seed), int(self.options.replicates)
        pool = ThreadPoolExecutor(int(self.options.threads) or len(os.sched_getaffinity(0)))
        try:
            runs = [pool.submit(self._run, arms, seed, r) for arms in rows for r in range(n)]
            values = np.array([run.result() for run in runs]).reshape(len(rows), n, len(self.outcomes))
        finally:
            pool.shutdown(cancel_futures=True)  # on Ctrl-C, too: what has begun ends, nothing else begins
        means: NDArray[np.float64] = values.mean(axis=1)
        return means[0] if x.ndim == 1 else means

    def _arms(self, theta: Mapping[str, Any]) -> list[Scenario]:
        """The scenario of these values; with reforms, then the same with the reforms."""
        values = {key: typed(key, v) for key, v in theta.items()}
        everywhere = {k: v for k, v in values.items() if not (self.reforms and k.startswith(LEVERS))}
        settings = {k: v for k, v in values.items() if k not in everywhere}
        base = self.scenario.with_(everywhere) if everywhere else self.scenario
        if not self.reforms:
            return [base]
        other = base.reform(*self.reforms)
        return [base, other.with_(settings) if settings else other]

    def _all_arms(self, thetas: Sequence[Mapping[str, Any]]) -> list[list[Scenario]]:
        """Those of every row; rules between parameters are broken before anything runs, or not at all."""
        found, problems = [], []
        for row, theta in enumerate(thetas):
            try:
                found.append(self._arms(theta))
            except _core.InputError as error:
                place = say(f"X, row {row}: ", f"X 第 {row} 行：")
                problems += [(where, f"{place}{message}") for where, message in error.problems]
        raise_problems(problems)
        return found

    def _run(self, arms: Sequence[Scenario], seed: int, replicate: int) -> NDArray[np.float64]:
        first, *others = (self._outcomes(one, seed, replicate) for one in arms)
        return others[0] - first if others else first

    def _outcomes(self, scenario: Scenario, seed: int, replicate: int) -> NDArray[np.float64]:
        one = {**asdict(self.options), "seed": seed, "replicates": replicate + 1, "threads": 1, "record": "run"}
        found = np.array(_core.run_outcomes(scenario._core, one, replicate))
        return found[[outcome_ids().index(name) for name in self.outcomes]]

    def _thetas(self, x: NDArray[np.float64]) -> list[dict[str, Any]]:
        keys, bounds = self.factors, self.bounds
        if not keys or x.ndim != 2 or x.shape[1] != len(keys):
            text = say(
                f"X has shape {x.shape}: must be (n, {len(keys)}), a column for each factor: {', '.join(keys) or '–'}",
                f"X 的形状为 {x.shape}：须为 (n, {len(keys)})，每个因素一列：{'、'.join(keys) or '–'}",
            )
            raise_problems([("X", text)])
        wrong = ~((x >= bounds[:, 0]) & (x <= bounds[:, 1]))  # NaN, too
        raise_problems([outside(int(i), keys[j], x[i, j], tuple(bounds[j])) for i, j in np.argwhere(wrong)])
        return [{k: member(k, self._ranges[k], v) for k, v in zip(keys, row, strict=True)} for row in x.tolist()]

    def _theta_problems(self, theta: Mapping[str, Any]) -> Problems:
        """Keys that are no factors; values that no scenario may have, or that lie outside the range declared here."""
        problems = unknown_keys(theta)
        known = {k: typed(k, v) for k, v in theta.items() if k in catalogue()}
        if self._ranges:
            hints = {k: nearest(k, self.factors, spoken()) for k in known if k not in self._ranges}
            problems += [(k, say(f"no factor '{k}': {h}", f"没有因素“{k}”：{h}")) for k, h in hints.items()]
        empty = [k for k, v in known.items() if missing(v)]
        problems += [(k, say(f"{k}: a value is needed", f"{k}：缺少取值")) for k in empty]
        refused = value_problems((k, v) for k, v in known.items() if k not in empty)
        problems += refused
        done = {k for k, _ in problems}
        for key in (k for k in known if k not in done):
            members = self._ranges.get(key)
            if members is not None and not lies_in(key, members, known[key]):
                problems.append(not_declared(key, members, known[key]))
        return problems

    def __repr__(self) -> str:
        what = f"effects of {' + '.join(r.name for r in self.reforms)}" if self.reforms else "levels"
        return (
            f"<Simulator of {self.scenario.name}: {what}, {len(self.factors)} factors, {len(self.outcomes)} outcomes, "
            f"{self.options.days} days>"
        )


def simulator(
    scenario: Scenario | str | Path,
    reforms: Reform | str | Path | Sequence[Reform | str | Path] = (),
    factors: Mapping[str, Bounds] | Sequence[str] = (),
    outcomes: Sequence[str] | None = None,
    *,
    days: int = 182,
    replicates: int = 1,
    seed: int = 1,
    townships: int = 1,
    threads: int = 0,
) -> Simulator:
    """The model as a function of its factors, for SALib, Optuna, pymoo, EMA workbench and others.

    Parameters
    ----------
    scenario : that is varied, or its name or path
    reforms : laid on one of two arms: outcomes are then paired effects; without any they are levels
    factors : (lower, upper) by key, or None instead for the limits that the parameter declares, or a sequence of keys.
        Keys are parameters and ``levers.<lever>.<setting>``. Without factors, ``simulate`` takes any key
    outcomes : ids, see ``qx.outcomes()``; all if None
    days, replicates, seed, townships : of the vectorised form; ``simulate`` runs one replicate, of any seed
    threads : that a vectorised call uses; 0 for all cores

    Raises
    ------
    InputError, FileNotFoundError
        With every mistake at once.

    Examples
    --------
    >>> import qianxian as qx
    >>> f = qx.simulator("baru-34", "baru-8", {"attention.open_seconds": (2, 10)}, ["message_minutes"], days=3)
    >>> f([[2.0], [10.0]]).shape
    (2, 1)
    >>> f.simulate({"attention.open_seconds": 10}, seed=1, replicate=0)["message_minutes"] < 0
    True
    """
    several = [reforms] if isinstance(reforms, (Reform, str, Path)) else list(reforms)
    ids = list(outcome_ids() if outcomes is None else outcomes)
    ranges, problems = ranges_of(factors) if factors else ({}, [])
    problems += outcome_problems(ids)
    try:
        options = Options(days, replicates, seed, townships, threads, "run")
    except _core.InputError as error:
        raise_problems([*problems, *error.problems])
    raise_problems(problems)
    laid = [one if isinstance(one, Reform) else reform(one) for one in several]
    base = scenario if isinstance(scenario, Scenario) else load(scenario)
    return Simulator(base, laid, ranges, ids, options)
