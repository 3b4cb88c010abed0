"""Paired differences week by week around the start of a reform, with the weeks before it as a placebo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from qianxian.base.words import outcome_title
from qianxian.figures.in_time import PHASE_IN, axis_label, finish_panels, legend_above, panels, parts_of, title_of
from qianxian.figures.measures import chosen, comparison_of, headline, runs
from qianxian.figures.style import BAND, INK, arm_colour, heading, in_language
from qianxian.runs.comparison import Comparison
from qianxian.runs.series import series

PLACEBO = ("before", "never")
TEXT = {
    "axis": {"en": "weeks since the reform began", "zh": "改革开始后的周数"},
    "short_axis": {"en": "weeks since start", "zh": "改革后周数"},
    "difference": {"en": "paired difference, {unit}", "zh": "配对差值（{unit}）"},
    "placebo": {"en": "before (placebo)", "zh": "改革前（安慰剂检验）"},
    "note": {
        "en": "{title}. Weekly means of paired differences over {runs} under common random numbers, with 95 % "
        "intervals week by week. {placebo}",
        "zh": "{title}。{runs}逐周配对差值的均值及各周的 95% 置信区间，各方案采用相同随机数。{placebo}",
    },
    "zero": {
        "en": "Before the start the arms are identical, so these weeks are exactly zero.",
        "zh": "改革开始前各方案完全相同，差值恰为零。",
    },
    "unequal": {
        "en": "The arms differ before the start already, by up to {most:.3g}: they differ by more than dated reforms.",
        "zh": "改革开始前各方案已有差异（最大 {most:.3g}）：差别不只在有起始日的改革。",
    },
    "carried": {
        "en": "Before any of the reforms begins the arms are identical; later, up to {most:.3g} is carried over from "
        "reforms elsewhere.",
        "zh": "任何一处改革开始前各方案完全相同；其后由其他地方的改革波及而来的差异最大为 {most:.3g}。",
    },
    "none": {"en": "There is no week before the start.", "zh": "改革开始前没有完整的一周。"},
}


@in_language
def draw(
    data: Any,
    *,
    lang: str = "en",
    outcome: str,
    arms: list[str] | str | None = None,
    by: str | None = None,
    levels: Sequence[str] | None = None,
    since: dt.date | None = None,
) -> Figure:
    """Draws ``Comparison.event_study``: a point and an interval a week, a line where the reform begins.

    Parameters
    ----------
    data : Comparison
    lang : ``en`` or ``zh``
    outcome : id, as of ``Result.series``
    arms : those to lay against the baseline; all if None
    by : ``role``, ``unit``, ``township``, ``line`` or ``village``, where the outcome is recorded so: a panel each
    levels : ids of the parts to show; all if None, of which at most twelve are drawn
    since : day from which weeks are counted, as of ``Comparison.event_study``
    """
    comparison = comparison_of(data, "event_study")
    wanted = chosen(comparison, arms)
    table = pd.concat([comparison.event_study(outcome, arm, by, since) for arm in wanted])
    names = series(comparison.baseline, outcome, by)
    shown = parts_of(list(dict.fromkeys(table.index.get_level_values(by))) if by else [], by, levels)
    figure, head, axes_of = panels(lang, len(shown))
    colours = {arm: arm_colour(list(comparison.arms).index(arm)) for arm in wanted}
    for axes, level in zip(axes_of, shown, strict=True):
        part = table.xs(level, level=by) if by else table
        _draw_panel(axes, part, colours)
    titles = [title_of(names, by, level, lang) for level in shown]
    unit = TEXT["difference"][lang].format(unit=axis_label(names.attrs["units"], lang))
    finish_panels(figure, axes_of, titles, unit, lang)
    _name_weeks(axes_of, lang)
    _legend(figure, head, comparison, colours, table, lang)
    about = {"name": names.attrs["long_name"], "name_zh": names.attrs["long_name_zh"], "layer": names.attrs["layer"]}
    words = {"title": headline(comparison, lang), "runs": runs(comparison, lang), "placebo": _placebo(table, lang)}
    heading(figure, outcome_title(pd.Series(about), lang), TEXT["note"][lang].format(**words), lang)
    return figure


def _draw_panel(axes: Axes, table: pd.DataFrame, colours: dict[str, str]) -> None:
    """The weeks of every arm, side by side within a week; a point stands in the middle of its week."""
    axes.axhline(0, color=INK, linewidth=0.8, zorder=1)
    axes.axvline(0, color=INK, linewidth=1.0, linestyle=(0, (4, 2)), gid="start")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    present = [arm for arm in colours if arm in table.index.get_level_values("arm")]
    spread = np.linspace(0.3, 0.7, len(present)) if len(present) > 1 else [0.5]
    shaded: set[int] = set()
    for arm, offset in zip(present, spread, strict=True):
        rows = table.xs(arm, level="arm").sort_index()
        for week in rows.index[rows["phase"] == "phase_in"]:
            if week not in shaded:
                axes.axvspan(week, week + 1, color=BAND, zorder=0, linewidth=0, gid=f"phase-in week {week}")
                shaded.add(int(week))
        for placebo in (True, False):
            some = rows[rows["phase"].isin(PLACEBO) == placebo]
            lower, centre, upper = some[["lower", "difference", "upper"]].to_numpy(dtype=float).T
            ends = np.array([centre - lower, upper - centre])
            drawn = axes.errorbar(
                some.index.to_numpy(dtype=float) + offset, centre, np.nan_to_num(ends), fmt="o",
                color=colours[arm], markerfacecolor="white" if placebo else colours[arm], markersize=4, linewidth=1.2,
            )  # fmt: skip
            drawn.lines[0].set_gid(f"{'placebo' if placebo else 'effect'} {arm}")


def _name_weeks(axes_of: list[Axes], lang: str) -> None:
    """What the horizontal axis is, under the last row of panels."""
    for axes in axes_of:
        if axes.xaxis.get_tick_params()["labelbottom"]:
            axes.set_xlabel(TEXT["axis" if len(axes_of) == 1 else "short_axis"][lang], fontsize=8)


def _legend(
    figure: Figure, head: Axes, comparison: Comparison, colours: dict[str, str], table: pd.DataFrame, lang: str
) -> None:
    several = len(colours) > 1
    ink: dict[str, Any] = {"marker": "o", "linestyle": "", "markersize": 4}
    handles: list[Any] = [Line2D([], [], color=c, label=comparison.title(a, lang), **ink) for a, c in colours.items()]
    if table["phase"].isin(PLACEBO).any():
        colour = INK if several else next(iter(colours.values()))
        handles.append(Line2D([], [], color=colour, markerfacecolor="white", label=TEXT["placebo"][lang], **ink))
    if (table["phase"] == "phase_in").any():
        handles.append(Patch(color=BAND, label=PHASE_IN[lang]))
    legend_above(figure, head, handles, lang)


def _placebo(table: pd.DataFrame, lang: str) -> str:
    """What the weeks before the start say."""
    placebo = table["phase"].isin(PLACEBO)
    begun = table[~placebo].groupby("arm")["first_day"].min()
    ends = table.index.get_level_values("arm").map(begun)
    before = table.loc[placebo, "difference"].dropna().abs()
    if before.empty:
        return TEXT["none"][lang]
    if (before == 0).all():
        return TEXT["zero"][lang]
    early = table.loc[placebo & (table["until"].to_numpy() <= ends.to_numpy()), "difference"].dropna()
    carried = len(early) > 0 and bool((early == 0).all())
    return TEXT["carried" if carried else "unequal"][lang].format(most=before.max())
