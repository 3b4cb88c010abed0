"""What a report says of a robustness analysis that it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qianxian.base.language import say
from qianxian.base.problems import Problems

if TYPE_CHECKING:
    from qianxian.methods.robustness import Robustness
    from qianxian.runs.comparison import Comparison


def robustness_lines(robustness: Robustness | None, lang: str) -> list[str]:
    """The claim, whether it holds at the scenario's own values, and how often at others; nothing without one."""
    from qianxian.methods.robustness_text import in_short

    return [] if robustness is None else in_short(robustness, lang)


def robustness_problems(comparison: Comparison, robustness: Robustness | None) -> Problems:
    """An analysis of another scenario, or of a reform that no arm has, says nothing on this comparison."""
    if robustness is None:
        return []
    problems = []
    baseline, *others = (result.scenario for result in comparison.arms.values())
    if not robustness.scenario.diff(baseline).empty:
        text = say(
            f"robustness: its scenario '{robustness.scenario.name}' is not the baseline '{baseline.name}'",
            f"robustness：其情景“{robustness.scenario.name}”不是基线“{baseline.name}”",
        )
        problems.append(("robustness", text))
    if not any(robustness.reform.name in scenario.reforms for scenario in others):
        text = say(
            f"robustness: no arm has its reform '{robustness.reform.name}'",
            f"robustness：没有一个方案采用其改革“{robustness.reform.name}”",
        )
        problems.append(("robustness", text))
    return problems
