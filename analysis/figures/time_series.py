"""An outcome over time: means over replicates with their 95 % intervals, by arm, and in panels by post or place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from qianxian.base.words import outcome_title
from qianxian.figures.in_time import (
    PHASE_IN,
    axis_label,
    chosen_arms,
    dates_on,
    finish_panels,
    legend_above,
    mark_starts,
    panels,
    parts_of,
    phased,
    reach,
    reforms_in,
    title_of,
)
from qianxian.figures.measures import arm_title, arms_of, headline, runs
from qianxian.figures.style import BAND, arm_colour, heading, in_language
from qianxian.runs.series import series

TEXT = {
    "note": {
        "en": "{title}. {periods}; means of {runs} and, shaded, their 95 % intervals (Student's t){starts}.",
        "zh": "{title}。{periods}；{runs}的均值，浅色为其 95% 置信区间（t 分布）{starts}。",
    },
    "week": {"en": "Whole weeks", "zh": "按整周汇总"},
    "record": {"en": "Periods as recorded", "zh": "按记录期"},
    "starts": {"en": "; broken line: the reform of an arm begins", "zh": "；虚线为各方案改革起始日"},
}


@in_language
def draw(
    data: Any,
    *,
    lang: str = "en",
    outcome: str,
    by: str | None = None,
    levels: Sequence[str] | None = None,
    arms: Sequence[str] | str | None = None,
    every: str = "week",
) -> Figure:
    """Draws a line and a band for every arm, in a panel for every part.

    Parameters
    ----------
    data : Result or Comparison
    lang : ``en`` or ``zh``
    outcome : id, as of ``Result.series``
    by : ``role``, ``unit``, ``township``, ``line`` or ``village``, where the outcome is recorded so: a panel each
    levels : ids of the parts to show; all if None, of which at most twelve are drawn
    arms : those to show; all if None
    every : ``week`` or ``record``
    """
    wanted = chosen_arms(data, arms, "time_series")
    values = {arm: series(arms_of(data, "time_series")[arm], outcome, by, every) for arm in wanted}
    first = values[wanted[0]]
    if first.sizes["day"] < 2:
        raise ValueError(f"time_series: {first.sizes['day']} period(s); record more than one, by day or week")
    shown = parts_of(first[by].values if by else [], by, levels)
    figure, head, axes_of = panels(lang, len(shown))
    colours = {arm: arm_colour(i) for i, arm in enumerate(arms_of(data, "time_series"))}
    begun = [reforms_in(data, wanted, by, level) for level in shown]
    for axes, level, reforms in zip(axes_of, shown, begun, strict=True):
        for arm in wanted:
            _line(axes, values[arm].sel({by: level}) if by else values[arm], f"{arm} {level}".strip(), colours[arm])
        mark_starts(axes, reforms, colours)
        dates_on(axes, lang, 7 if len(shown) == 1 else 4)
    titles = [title_of(first, by, level, lang) for level in shown]
    finish_panels(figure, axes_of, titles, axis_label(first.attrs["units"], lang), lang)
    entries = [Line2D([], [], color=colours[a], linewidth=2, label=arm_title(data, a, lang)) for a in wanted]
    every_reform = [some for panel in begun for some in panel.values()]
    bands = [Patch(color=BAND, label=PHASE_IN[lang])] if phased(every_reform) else []
    legend_above(figure, head, [*entries, *bands], lang)
    _words(figure, data, first, any(r.start is not None for some in every_reform for r in some), every, lang)
    return figure


def _line(axes: Axes, values: xr.DataArray, name: str, colour: str) -> None:
    """Mean and interval over replicates."""
    mean, lower, upper = reach(values.values)
    days = pd.DatetimeIndex(values["day"].values)
    axes.fill_between(days, lower, upper, color=colour, alpha=0.2, linewidth=0, gid=f"band {name}")
    axes.plot(days, mean, color=colour, linewidth=1.5, gid=f"mean {name}")


def _words(figure: Figure, data: Any, values: xr.DataArray, dated: bool, every: str, lang: str) -> None:
    """Title and note."""
    about = {"name": values.attrs["long_name"], "name_zh": values.attrs["long_name_zh"], "layer": values.attrs["layer"]}
    starts = TEXT["starts"][lang] if dated else ""
    words = {"periods": TEXT[every][lang], "runs": runs(data, lang), "starts": starts, "title": headline(data, lang)}
    heading(figure, outcome_title(pd.Series(about), lang), TEXT["note"][lang].format(**words), lang)
