"""What an evaluator of a staggered roll-out finds, beside the true effect that only a simulation knows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator
from qianxian.base.words import outcome_title
from qianxian.figures.in_time import axis_label, legend_above
from qianxian.figures.measures import comparison_of, headline, runs
from qianxian.figures.style import BLUE, INK, VERMILLION, Drawing, heading, in_language, pale_grid, plain
from qianxian.runs.series import series

COLOURS = {"truth": INK, "interaction_weighted": BLUE, "two_way": VERMILLION}
BESIDE = 5.0  # inches; a narrower page has the panels one below the other
TEXT = {
    "truth": {"en": "truth (paired, same luck)", "zh": "真实效应（相同运气下配对）"},
    "interaction_weighted": {"en": "Sun–Abraham estimate", "zh": "Sun–Abraham 估计"},
    "two_way": {"en": "two-way fixed effects", "zh": "双向固定效应估计"},
    "axis": {"en": "weeks since the start in the township", "zh": "本乡镇改革后周数"},
    "effect": {"en": "effect, {unit}", "zh": "效应（{unit}）"},
    "average": {"en": "mean of all weeks in force", "zh": "改革期各周平均"},
    "note": {
        "en": "{title}. Means over {runs} with 95 % intervals; each is one county with {townships} townships. An "
        "estimate sees the reformed county alone; beside it, the truth of the township-weeks that enter it.",
        "zh": "{title}。{runs}的均值及 95% 置信区间，每次为一个有 {townships} 个乡镇的县。估计只用改革后的数据，"
        "旁为进入估计的乡镇周的真实效应。",
    },
}


@in_language
def draw(data: Any, *, lang: str = "en", outcome: str, arm: str | None = None) -> Figure:
    """Draws ``Comparison.roll_out``: week by week, and the averages of both estimators.

    Parameters
    ----------
    data : Comparison
    lang : ``en`` or ``zh``
    outcome : id, as of ``Result.series``, that is recorded by township
    arm : the arm that is observed; the first after the baseline if None
    """
    comparison = comparison_of(data, "roll_out")
    table = comparison.roll_out(outcome, arm)
    names = series(comparison.baseline, outcome, "township")
    figure = Drawing(lang, 7.6, 4.6)
    head, weeks, averages = _places(figure)
    unit = TEXT["effect"][lang].format(unit=axis_label(names.attrs["units"], lang))
    _draw_weeks(weeks, table.loc["interaction_weighted"].drop("average"), unit, lang)
    _draw_averages(averages, table.xs("average", level="week"), unit, lang)
    entries = [Line2D([], [], color=c, marker="o", markersize=4, label=TEXT[k][lang]) for k, c in COLOURS.items()]
    legend_above(figure, head, entries, lang)
    about = {"name": names.attrs["long_name"], "name_zh": names.attrs["long_name_zh"], "layer": names.attrs["layer"]}
    size = {"townships": int(comparison.study["townships"]), "runs": runs(comparison, lang)}
    note = TEXT["note"][lang].format(title=headline(comparison, lang), **size)
    heading(figure, outcome_title(pd.Series(about), lang), note, lang)
    return figure


def _places(figure: Drawing) -> tuple[Axes, Axes, Axes]:
    """Places for the legend, the weeks and the averages: side by side, or one below the other on a narrow page."""
    beside = figure.get_figwidth() >= BESIDE
    figure.set_figheight(4.6 if beside else 5.6)
    if beside:
        grid = figure.add_gridspec(2, 2, height_ratios=[0.01, 1], width_ratios=[1.7, 1])
        cells = [grid[0, :], grid[1, 0], grid[1, 1]]
    else:
        grid = figure.add_gridspec(3, 1, height_ratios=[0.01, 1, 0.5])
        cells = [grid[0, 0], grid[1, 0], grid[2, 0]]
    head, weeks, averages = (figure.add_subplot(cell) for cell in cells)
    head.set_axis_off()
    return head, weeks, averages


def _draw_weeks(axes: Axes, table: pd.DataFrame, unit: str, lang: str) -> None:
    """Estimate and truth side by side within each week; the week before the start is zero by construction."""
    axes.axhline(0, color=INK, linewidth=0.8, zorder=1)
    axes.axvline(-0.5, color=INK, linewidth=1.0, linestyle=(0, (4, 2)), gid="start")
    for kind, column, offset in (("truth", "truth", -0.12), ("interaction_weighted", "estimate", 0.12)):
        x = table.index.to_numpy(dtype=float) + offset
        lower, centre, upper = table[[f"{column}_lower", column, f"{column}_upper"]].to_numpy(dtype=float).T
        ends = np.nan_to_num([centre - lower, upper - centre])
        drawn = axes.errorbar(x, centre, ends, fmt="o", color=COLOURS[kind], markersize=4, linewidth=1.2)
        drawn.lines[0].set_gid(f"week {kind}")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    axes.set_xlabel(TEXT["axis"][lang], fontsize=8)
    axes.set_ylabel(unit, fontsize=8)
    axes.set_title("a", fontsize=9)
    axes.tick_params(labelsize=8)
    pale_grid(axes, "y")


def _draw_averages(axes: Axes, table: pd.DataFrame, unit: str, lang: str) -> None:
    """Each estimator above the truth of the township-weeks that it speaks of."""
    axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
    for row, estimator in enumerate(table.index):
        for kind, column, offset in ((estimator, "estimate", 0.12), ("truth", "truth", -0.12)):
            lower, centre, upper = (float(table.loc[estimator, f"{column}{end}"]) for end in ("_lower", "", "_upper"))
            ends = np.nan_to_num([[centre - lower], [upper - centre]])
            drawn = axes.errorbar(
                [centre], [-row + offset], xerr=ends, fmt="o", color=COLOURS[kind], markersize=4, linewidth=1.2
            )
            drawn.lines[0].set_gid(f"average {estimator} {column}")
    axes.set_ylim(0.6 - len(table), 0.4)
    axes.set_yticks([])
    axes.set_xlabel(unit, fontsize=8)
    axes.set_title(f"b  {TEXT['average'][lang]}", fontsize=9)
    axes.tick_params(labelsize=8)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4))
    pale_grid(axes)
    plain(axes, "left", ticks=False)
