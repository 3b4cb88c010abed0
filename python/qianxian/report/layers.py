"""Outcomes of which the model knows both what happened and what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qianxian.report.outcome_words import MEASURES
from qianxian.runs.effects import interval, level

if TYPE_CHECKING:
    from qianxian.runs.comparison import Comparison

REPORTED = "reported"


@dataclass(frozen=True)
class Pair:
    """One measure of one arm on both layers: means over replicates, and the gap with its 95 % interval."""

    arm: str
    measure: str
    outcome: str  # id on the true layer
    true: float
    reported: float
    lower: float
    upper: float

    @property
    def gap(self) -> float:
        """Reported minus true."""
        return self.reported - self.true


def counterpart(outcome: str, known: list[str]) -> str | None:
    """The true outcome beside a reported one: ``done_true_share`` of ``done_reported_share``, ``satisfied_share`` of
    ``satisfied_reported_share``; None if the model has none."""
    for candidate in (outcome.replace(f"_{REPORTED}", "_true"), outcome.replace(f"_{REPORTED}", "")):
        if candidate != outcome and candidate in known:
            return candidate
    return None


def pairs(comparison: Comparison, lang: str) -> list[Pair]:
    """All shares of all arms on both layers, arm by arm within a measure."""
    summary = comparison.baseline.summary
    known = [str(name) for name in summary.data_vars]
    reported = [o for o in known if summary[o].attrs.get("layer") == REPORTED and o.endswith("_share")]
    both = [(true, o) for o in reported if (true := counterpart(o, known))]
    return [_pair(comparison, arm, true, said, lang) for true, said in both for arm in comparison.arms]


def _pair(comparison: Comparison, arm: str, true: str, said: str, lang: str) -> Pair:
    summary = comparison.arms[arm].summary
    happened, reported = (level(summary[o]) for o in (true, said))
    lower, upper = interval(summary[said].values - summary[true].values)
    zh = lang == "zh"
    name = MEASURES[true][int(zh)] if true in MEASURES else str(happened["name_zh" if zh else "name"])
    return Pair(comparison.title(arm, lang), name, true, happened["mean"], reported["mean"], lower, upper)
