"""What a reform does to the working day and to every outcome, on one page.

Left, mean minutes per person-day by activity under each arm. Right, the paired differences of ``effects_forest``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from qianxian.figures.effects_forest import forest
from qianxian.figures.fitting import narrower_than
from qianxian.figures.measures import chosen, comparison_of, headline, labels, minutes, runs
from qianxian.figures.style import INK, Drawing, arm_colour, heading, in_language, pale_grid, plain
from qianxian.runs.comparison import Comparison

LEFT_OUT = "off_duty"
ARM_ROWS = 2.8  # inches that the activities of an arm take, one below the other
SIDE_BY_SIDE = 300  # mm; on a narrower page the panels stand one below the other
TOO_SHORT = 0.05  # minutes in every arm below which an activity is left out
TEXT = {
    "minutes": {"en": "Where the working day goes", "zh": "工作时间去向"},
    "minutes_axis": {"en": "minutes per person-day", "zh": "分钟/人·日"},
    "change": {"en": "What changes", "zh": "改革带来的变化"},
    "note": {
        "en": "Means of {runs} under common random numbers. Right: 95 % intervals of paired differences; "
        "filled where the Holm-adjusted p < 0.05; diamonds: what was reported; arrows point beyond the axis.",
        "zh": "{runs}的均值，各方案采用相同随机数。右图：配对差值及其 95% 置信区间；实心表示 Holm 校正后 p < 0.05，"
        "菱形为上报口径，箭头表示超出坐标范围。",
    },
}


@in_language
def draw(data: Any, *, lang: str = "en", arms: list[str] | str | None = None) -> Figure:
    """Draws both panels.

    Parameters
    ----------
    data : Comparison
    lang : ``en`` or ``zh``
    arms : those to lay against the baseline; all if None

    Raises
    ------
    TypeError
        If the data are no Comparison.
    """
    comparison = comparison_of(data, "reform_comparison")
    wanted = chosen(comparison, arms)
    outcomes = list(dict.fromkeys(comparison.effects.index.get_level_values("outcome")))
    figure = Drawing(lang, 13.5, 1.6 + 0.3 * len(outcomes))
    if narrower_than(SIDE_BY_SIDE):
        heights = (ARM_ROWS * (1 + len(wanted)), 0.27 * len(outcomes))
        figure.set_figheight(2.0 + sum(heights))
        left, right = figure.subplots(2, 1, height_ratios=heights)
    else:
        left, right = figure.subplots(1, 2, width_ratios=(1, 1.05))
    _draw_minutes(left, comparison, [next(iter(comparison.arms)), *wanted], lang)
    forest(right, comparison, outcomes, wanted, lang)
    left.set_title(TEXT["minutes"][lang])
    right.set_title(TEXT["change"][lang])
    heading(figure, headline(comparison, lang), TEXT["note"][lang].format(runs=runs(comparison, lang)), lang)
    return figure


def _draw_minutes(axes: Axes, comparison: Comparison, arms: list[str], lang: str) -> None:
    """Bars side by side, the largest activity of the baseline on top."""
    spent = {arm: minutes(comparison.arms[arm]).to_series() for arm in arms}
    ranked = spent[arms[0]].drop(LEFT_OUT, errors="ignore").sort_values(ascending=False)
    shown = [a for a in ranked.index if any(s.get(a, 0.0) >= TOO_SHORT for s in spent.values())]
    height = 0.8 / len(arms)
    longest = max(s[shown].max() for s in spent.values())
    positions = list(comparison.arms)
    for i, arm in enumerate(arms):
        values = spent[arm][shown]
        rows = 0.4 - (i + 0.5) * height - np.arange(len(shown))
        colour = arm_colour(positions.index(arm))
        axes.barh(rows, values, height * 0.94, color=colour, label=comparison.title(arm, lang), gid=arm)
        for row, value in zip(rows, values, strict=True):
            axes.text(value + longest * 0.012, row, f"{value:.1f}", va="center", fontsize=7, color=INK)
    titles = labels(comparison.baseline.time_use, "activity", lang)
    axes.set_yticks(-np.arange(len(shown)), [titles[a] for a in shown])
    axes.set_ylim(0.4 - len(shown), 0.6)
    axes.set_xlim(0, longest * 1.1)
    axes.set_xlabel(TEXT["minutes_axis"][lang])
    axes.legend(loc="lower right")
    pale_grid(axes)
    plain(axes, "left", ticks=False)
