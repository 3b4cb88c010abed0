"""What moves the effect of a reform: screening and variance shares of paired effects, of all outcomes in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from qianxian import _core
from qianxian.base.language import say, spoken
from qianxian.base.presenting import presenter
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest, outcome_ids
from qianxian.inputs.options import Options
from qianxian.inputs.reform import Reform
from qianxian.inputs.reform import reform as find_reform
from qianxian.methods.checks import outcome_problems
from qianxian.methods.columns import columns_problem, member
from qianxian.methods.indices import EMULATOR, METHODS, MORRIS, SOBOL, indices, sample
from qianxian.methods.over import Over, over_of, untied
from qianxian.methods.pairs import LEVERS, Pairs, run_pairs
from qianxian.methods.sensitivity_text import html, lines
from qianxian.runs.opening import load
from qianxian.runs.simulation import Scenario

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DEFAULT_N = {MORRIS: 10, SOBOL: 64, EMULATOR: 100}
LEAST_N = {MORRIS: 2, SOBOL: 2, EMULATOR: 10}
Ranges = dict[str, tuple[Any, ...]]


class Sensitivity:
    """Sensitivity indices of paired effects; ``qx.sensitivity`` makes one.

    Attributes
    ----------
    method : ``morris``, ``sobol`` or ``emulator``
    scenario, reform, options : what was run
    ranges : by factor the limits of a number or count, or the members of a flag or choice
    tied : assumed parameters that keep the scenario's values, since a rule ties them to others
    outcomes : ids
    points, pairs : what was run and what came of it
    """

    def __init__(
        self,
        method: str,
        scenario: Scenario,
        reform: Reform,
        options: Options,
        ranges: Ranges,
        tied: list[str],
        outcomes: Sequence[str],
        points: tuple[np.ndarray[Any, Any], pd.DataFrame],
        pairs: Pairs,
    ) -> None:
        self.method = method
        self.scenario = scenario
        self.reform = reform
        self.options = options
        self.ranges = dict(ranges)
        self.tied = list(tied)
        self.outcomes = list(outcomes)
        self._points = points[1]
        self._pairs = pairs
        problem, seed = columns_problem(ranges), int(options.seed)
        effects = {o: pairs.of(o).mean(axis=1) for o in self.outcomes}
        found = {o: indices(method, problem, points[0], y, seed) for o, y in effects.items()}
        self._effects = pd.DataFrame(effects, index=points[1].index)
        self._table = pd.concat(found, names=["outcome"])
        self._q2 = pd.Series({o: table.attrs["q2"] for o, table in found.items()}, dtype=float)

    @property
    def store(self) -> Path:
        """Directory of the study; a temporary one goes with this object."""
        return self._pairs.store

    @property
    def points(self) -> pd.DataFrame:
        """Every point: factors, and the mean paired effect on every outcome, in its unit."""
        return pd.concat([self._points, self._effects], axis=1)

    def to_df(self) -> pd.DataFrame:
        """Indices by (outcome, factor), of every outcome the strongest first; columns as of
        ``qianxian.methods.indices.indices``, with 95 % intervals. NaN where an effect is undefined at a point or does
        not vary."""
        return self._table.copy()

    @property
    def q2(self) -> dict[str, float]:
        """By outcome, of an emulator: the share of the variance of the effects that it predicts at the points left out
        one at a time. NaN for other methods."""
        return {str(o): float(v) for o, v in self._q2.items()}

    def summary(self, lang: str = "en") -> str:
        """The strongest factors in sentences of `lang` (``en`` or ``zh``), a line for each outcome."""
        return "\n".join(lines(self, lang))

    def plot(self, outcome: str | None = None, lang: str = "en", **options: Any) -> Figure:
        """Draws the indices of one outcome with intervals.

        Parameters
        ----------
        outcome : id; the first if None
        lang : ``en`` or ``zh``
        **options : of the figure's own ``draw``, see ``qianxian.figures``
        """
        return presenter().draw("sensitivity", self, lang=lang, outcome=outcome, **options)

    def __repr__(self) -> str:
        return (
            f"<Sensitivity ({self.method}) of {self.reform.name} on {self.scenario.name}: {len(self.ranges)} factors, "
            f"{len(self.outcomes)} outcomes, {len(self._points)} points>"
        )

    def _repr_html_(self) -> str:
        return html(self, spoken())


def sensitivity(
    scenario: Scenario | str | Path,
    reform: Reform | str | Path,
    over: Over,
    method: str = MORRIS,
    outcomes: Sequence[str] | None = None,
    *,
    n: int | None = None,
    replicates: int = 5,
    store: str | Path | None = None,
    executor: Executor | None = None,
    days: int = 182,
    seed: int = 1,
    townships: int = 1,
    progress: bool = True,
) -> Sensitivity:
    """Which factors move the paired effects of a reform, and how much; all outcomes from the same runs.

    Every point is run with and without the reform, and every point with the same replicates (common luck), so that a
    difference between points is owed to their values. Intervals say how far the choice of points reaches; luck is
    averaged over the replicates and is the same in all of them.

    Parameters
    ----------
    scenario : that is varied, or its name or path
    reform : whose effect is looked at, or its name or path
    over : as of ``qx.robustness``
    method : ``morris`` screens many factors; ``sobol`` shares out the variance; ``emulator`` shares out the variance of
        a Gaussian process that was fitted to few points, see ``q2`` for how far it can be trusted
    outcomes : ids, see ``qx.outcomes()``; all if None
    n : ``morris``: trajectories, each of n_factors + 1 points (10); ``sobol``: a power of two, giving n (n_factors + 2)
        points (64); ``emulator``: points (100)
    replicates : of every point
    store, executor, progress : as of ``qx.robustness``
    days, seed, townships : of every replicate; the seed is also that of the design

    Raises
    ------
    InputError, FileNotFoundError
        Before anything runs, with every mistake at once; also if a point breaks a rule between parameters, as these
        designs need all of their points.
    RuntimeError
        If a run failed.
    KeyboardInterrupt
        As of ``qx.robustness``.

    Examples
    --------
    >>> import qianxian as qx
    >>> over = {"attention.open_seconds": (2, 10), "missed_notices.call_gain": (0, 0.1)}
    >>> s = qx.sensitivity("baru-34", "baru-8", over, outcomes=["message_minutes"], n=2, replicates=1, days=1)
    >>> list(s.to_df().columns)
    ['mu_star', 'lower', 'upper', 'mu', 'sigma']
    """
    size = DEFAULT_N.get(method, 1) if n is None else n
    ids = list(outcome_ids() if outcomes is None else outcomes)
    options, problems = _checked(over, method, size, ids, (days, replicates, seed, townships))
    raise_problems(problems)
    ranges, _ = over_of(over)
    base = scenario if isinstance(scenario, Scenario) else load(scenario)
    laid = reform if isinstance(reform, Reform) else find_reform(reform)

    def design(kept: Ranges) -> tuple[np.ndarray[Any, Any], pd.DataFrame]:
        x = sample(method, columns_problem(kept), size, seed)
        cells = {key: [member(key, kept[key], float(v)) for v in x[:, i]] for i, key in enumerate(kept)}
        return x, pd.DataFrame({key: pd.Series(values, dtype=object) for key, values in cells.items()})

    tied: list[str] = []
    if isinstance(over, str):
        ranges, tied = untied(ranges, base, lambda kept: design(kept)[1])
    points = design(ranges)
    _every_point_is_a_scenario(points[1], base)
    pairs = run_pairs(points[1], base, laid, options, store, executor, progress)
    if not pairs.run.all():
        raise RuntimeError(f"{int((~pairs.run).sum())} runs failed: {pairs.failures['text'].iloc[0]}")
    return Sensitivity(method, base, laid, options, ranges, tied, ids, points, pairs)


def _checked(
    over: Over, method: str, n: Any, ids: list[str], given: tuple[int, int, int, int]
) -> tuple[Options, Problems]:
    """Options, and every mistake of the call."""
    _, problems = over_of(over)
    problems += outcome_problems(ids)
    if method not in METHODS:
        hint = nearest(str(method), list(METHODS), spoken())
        en, zh = f"must be one of {', '.join(METHODS)}; {hint}", f"须为 {'、'.join(METHODS)} 之一；{hint}"
        problems.append(("method", say(f"method = {method!r}: {en}", f"method = {method!r}：{zh}")))
    least = LEAST_N.get(method, 1)
    whole = isinstance(n, (int, np.integer)) and not isinstance(n, bool)
    if not whole or n < least or (method == SOBOL and n & (n - 1)):
        en, zh = f"must be a whole number of at least {least}", f"须为不小于 {least} 的整数"
        if method == SOBOL:
            en, zh = en + " and a power of two", zh + "，且为 2 的幂"
        problems.append(("n", say(f"n = {n!r}: {en}", f"n = {n!r}：{zh}")))
    try:
        return Options(*given, record="run"), problems
    except _core.InputError as error:
        return Options(), [*problems, *error.problems]


def _every_point_is_a_scenario(points: pd.DataFrame, base: Scenario) -> None:
    broken: Problems = []
    for values in points.to_dict("records"):
        try:
            base.with_({str(k): v for k, v in values.items() if not str(k).startswith(LEVERS)})
        except _core.InputError as error:
            broken += [("over", message) for _, message in error.problems]
    if broken:
        en, zh = (
            "points of the design break rules between parameters; narrow the ranges:",
            "设计点违反参数间规则，请缩小范围：",
        )
        raise_problems([("over", f"over: {say(en, zh)}"), *dict.fromkeys(broken)])
