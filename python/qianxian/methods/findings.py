"""What a robustness analysis found, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qianxian.inputs.options import Options
from qianxian.inputs.reform import Reform
from qianxian.methods.claims import NOT_RUN, Claim
from qianxian.methods.columns import coded
from qianxian.methods.pairs import Pairs
from qianxian.runs.effects import interval
from qianxian.runs.simulation import Scenario

if TYPE_CHECKING:
    from qianxian.methods.region import Region


class Findings:
    """The tables of a ``Robustness``, which describes its attributes."""

    def __init__(
        self,
        claim: Claim,
        scenario: Scenario,
        reform: Reform,
        options: Options,
        ranges: Mapping[str, tuple[Any, ...]],
        points: pd.DataFrame,
        switches: list[str],
        pairs: Pairs,
        tied: list[str],
    ) -> None:
        self.claim = claim
        self.scenario = scenario
        self.reform = reform
        self.options = options
        self.ranges = dict(ranges)
        self.switches = list(switches)
        self.tied = list(tied)
        self._points = points  # the scenario itself, the sampled points, one for each switch
        self._pairs = pairs

    @property
    def store(self) -> Path:
        """Directory of the study; a temporary one goes with this object."""
        return self._pairs.store

    @property
    def failures(self) -> pd.DataFrame:
        """What could not be run: point (0 is the scenario itself), replicate (missing if the values make no scenario),
        error, text."""
        return self._pairs.failures

    @cached_property
    def _table(self) -> pd.DataFrame:
        """All points with verdict and effects."""
        pairs = {o: self._pairs.of(o) for o in self.claim.outcomes}
        rows = []
        for point in range(len(self._points)):
            n = int(self._pairs.run[point].sum())
            effects = {o: pairs[o][point] for o in pairs}
            row: dict[str, Any] = {"verdict": self.claim.verdict(effects) if n else NOT_RUN, "n": n}
            for outcome, values in effects.items():
                defined = values[np.isfinite(values)]
                row[outcome] = float(defined.mean()) if len(defined) else np.nan
                row[f"{outcome}_lower"], row[f"{outcome}_upper"] = interval(defined)
            rows.append(row)
        return pd.concat([self._points, pd.DataFrame(rows, index=self._points.index)], axis=1)

    @property
    def as_it_stands(self) -> pd.Series[Any]:
        """The scenario's own values: verdict, n, and of every outcome of the claim the mean effect and its interval."""
        return self._table.drop(columns=list(self._points.columns)).iloc[0]

    def to_df(self) -> pd.DataFrame:
        """The sampled parameter sets: factors, verdict (``holds``, ``fails``, ``open``: luck decides, ``undefined``,
        ``not_run``), n (pairs that were run), and of every outcome of the claim the mean paired effect under its id,
        with ``_lower`` and ``_upper`` (95 %, Student's t), in the outcome's unit."""
        n = len(self._points) - 1 - len(self.switches)
        return self._table.iloc[1 : 1 + n].drop(columns=self._hidden)

    @property
    def _hidden(self) -> list[str]:
        return [key for key in self.switches if key not in self.ranges]

    @property
    def shares(self) -> pd.DataFrame:
        """How often each verdict comes, indexed by verdict: n, share of the sets that were run, lower and upper (95 %,
        exact, Clopper & Pearson 1934, doi:10.1093/biomet/26.4.404; stratified points vary less, so that the interval is
        wider than it need be). ``not_run`` has a count alone."""
        from qianxian.methods.tries import shares

        return shares(self.to_df()["verdict"])

    @cached_property
    def influence(self) -> pd.DataFrame:
        """What moves the effect, indexed by (outcome, factor), strongest first: columns as of
        ``qianxian.methods.influence.influence``; the measure stands in ``attrs``."""
        from qianxian.methods.influence import influence

        sampled = self.to_df()
        x, factors = self._coded(sampled), list(self.ranges)
        found = {
            o: influence(x, sampled[o].to_numpy(dtype=float), factors, int(self.options.seed))
            for o in self.claim.outcomes
        }
        table = pd.concat(found, names=["outcome"])
        table.attrs["measure"] = next(iter(found.values())).attrs["measure"]
        return table

    @cached_property
    def region(self) -> Region | None:
        """The box in which the claim fails most, see ``qianxian.methods.region``; None where there is none to be found.
        Limits of counts are values; of flags and choices positions among their members."""
        from qianxian.methods.region import failing_region

        sampled = self.to_df()
        sampled = sampled[sampled["verdict"] != NOT_RUN]
        return failing_region(self._coded(sampled), (sampled["verdict"] == "fails").to_numpy(), list(self.ranges))

    @property
    def worst(self) -> pd.Series[Any]:
        """The sampled set that is worst for the claim: its row of ``to_df``. Over several conditions, by the one that
        lies furthest on the wrong side, in standard deviations over the sets. It is chosen as the worst of many, so
        that luck makes it look somewhat worse than it is.

        Raises
        ------
        ValueError
            If no set has the outcomes of the claim.
        """
        from qianxian.methods.tries import worst

        return worst(self.to_df(), self.claim)

    @property
    def structure(self) -> pd.DataFrame:
        """The scenario with one mechanism switched (off, or on if it is off) at a time, indexed by switch: verdict, n,
        and the effects as in ``to_df``."""
        rows = self._table.iloc[len(self._table) - len(self.switches) :]
        rows = rows.drop(columns=list(self._points.columns))
        return rows.set_index(pd.Index(self.switches, name="switch"))

    def _coded(self, points: pd.DataFrame) -> NDArray[np.float64]:
        columns = [coded(key, members, points[key]) for key, members in self.ranges.items()]
        return np.column_stack(columns)
