"""Where in the hierarchy the load gathers: a thousand threads above, one needle below."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PathCollection
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from qianxian.base.reference import text_of
from qianxian.figures.hierarchy import Hierarchy, hierarchy
from qianxian.figures.measures import arm_title, arms_of, headline, runs
from qianxian.figures.style import (
    BLUE,
    BOLD,
    GREEN,
    INK,
    ORANGE,
    PURPLE,
    SKY,
    VERMILLION,
    Drawing,
    heading,
    in_language,
    wrapped,
)

HEIGHTS = {"department": 3.0, "leadership": 2.3, "office": 1.55, "village": 0.0}
FUNCTIONS = dict(zip(text_of("function", "en"), (VERMILLION, PURPLE, GREEN, SKY, ORANGE, BLUE), strict=False))
WIDEST = 6.5  # points, of the line with the largest load
BOX = 0.4  # width over which the lines of an office are spread, in distances between offices
SHADES = "YlOrBr"
TEXT = {
    "department": {"en": "{n} line departments", "zh": "{n} 个条线部门"},
    "leadership": {"en": "leadership, {persons} persons", "zh": "领导班子 {persons} 人"},
    "office": {
        "en": "{n} offices, {persons} persons\n{groups} groups per person",
        "zh": "{n} 个站办所，{persons} 人\n人均 {groups} 个群",
    },
    "village": {
        "en": "{n} villages, {persons} persons\n{groups} groups per person\n{paths:,} task paths\n"
        "{lines} lines into each",
        "zh": "{n} 个村，{persons} 人\n人均 {groups} 个群\n任务路径 {paths:,} 条\n每村承接 {lines} 条条线",
    },
    "share": {
        "en": "% of time on duty spent on messages, forms and evidence",
        "zh": "在岗时间中用于消息、填表与痕迹材料的占比（%）",
    },
    "note": {
        "en": "Threads: lines, their width the person-hours per week that a line causes, spread evenly over its paths "
        "(widest: {most:,.0f} h). Per township, means of {runs}.",
        "zh": "每根线为一条条线，线宽表示该条线每周引起的人·小时数，在其各条路径上均分（最粗为 {most:,.0f} 小时）；"
        "每乡镇平均，{runs}的均值。",
    },
}


@in_language
def draw(data: Any, *, lang: str = "en") -> Figure:
    """Draws departments on top, then leadership, offices and villages; of a Comparison, one panel per arm.

    Parameters
    ----------
    data : Result or Comparison, recorded with ``units="unit"``
    lang : ``en`` or ``zh``
    """
    arms = arms_of(data, "hierarchy_load")
    drawn = {arm: hierarchy(result, lang) for arm, result in arms.items()}
    shares = pd.concat([h.units["share"] for h in drawn.values()]).dropna()
    most = max(float(h.load[h.load.index.isin(h.threads["line"])].max()) for h in drawn.values())
    norm = Normalize(0.0, float(np.ceil(shares.max() * 10) / 10))
    figure = Drawing(lang, 15.0, 1.2 + 7.6 * len(arms))
    panels = figure.subplots(len(arms), 1, squeeze=False)[:, 0]
    for axes, (arm, found) in zip(panels, drawn.items(), strict=True):
        _panel(axes, found, norm, most, lang)
        if len(arms) > 1:
            axes.set_title(arm_title(data, arm, lang))
    scale = ScalarMappable(Normalize(0.0, 100.0 * float(norm.vmax or 1.0)), colormaps[SHADES])
    bar = figure.colorbar(scale, ax=list(panels), shrink=0.35 if len(arms) == 1 else 0.2, aspect=28, pad=0.01)
    bar.set_label(TEXT["share"][lang], fontsize=8)
    bar.outline.set_visible(False)
    heading(figure, headline(data, lang), TEXT["note"][lang].format(most=most, runs=runs(data, lang)), lang)
    return figure


def _panel(axes: Axes, found: Hierarchy, norm: Normalize, most: float, lang: str) -> None:
    at = positions(found)
    _threads(axes, found, at, most)
    for unit, row in found.units.iterrows():
        _VERTICES[row["kind"]](axes, at[str(unit)], row, found, norm, lang)
    for kind, height in HEIGHTS.items():
        axes.text(-0.035, height, _summary(found, kind, lang), ha="right", va="center", fontsize=9, color=INK,
                  linespacing=1.4)  # fmt: skip
    titles = text_of("function", lang)
    present = [f for f in FUNCTIONS if f in set(found.units["function"])]
    handles = [Line2D([], [], color=FUNCTIONS[f], linewidth=3, label=titles[f]) for f in present]
    axes.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=len(handles), fontsize=8)
    axes.set_xlim(-0.16, 1.02)
    axes.set_ylim(-0.55, 4.1)
    axes.set_axis_off()


def positions(found: Hierarchy) -> dict[str, tuple[float, float]]:
    """Where each unit stands: its layer's height, layers spread evenly from 0 to 1."""
    at = {}
    for kind, height in HEIGHTS.items():
        units = found.layer(kind).index
        for i, unit in enumerate(units):
            at[str(unit)] = ((i + 0.5) / len(units), height)
    return at


def _threads(axes: Axes, found: Hierarchy, at: dict[str, tuple[float, float]], most: float) -> None:
    """All threads as one collection, spread over the width of an office's box where they leave it."""
    colour = found.units["function"].map(FUNCTIONS).fillna(INK)
    spread = _spread(found)
    paths, widths, colours = [], [], []
    for thread in found.threads.itertuples():
        (x0, y0), (x1, y1) = at[thread.start], at[thread.end]
        x0 += spread.get((thread.start, thread.line), 0.0)
        x1 += spread.get((thread.end, thread.line), 0.0)
        middle = (y0 + y1) / 2
        curve = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        paths.append(Path([(x0, y0), (x0, middle), (x1, middle), (x1, y1)], curve))
        through_leaders = HEIGHTS["leadership"] in (y0, y1)
        widths.append(0.35 if through_leaders else max(0.25, WIDEST * thread.hours / most))
        colours.append(colour.get(thread.line, INK))
    threads = PathCollection(paths, linewidths=widths, edgecolors=colours, facecolors="none", alpha=0.55, zorder=1)
    threads.set_gid("threads")
    axes.add_collection(threads, autolim=False)


def _spread(found: Hierarchy) -> dict[tuple[str, str], float]:
    """How far beside the middle of an office each of its lines passes, so that threads of one office stay apart."""
    lines = list(found.layer("department").index)
    offices = found.layer("office").index
    passing = found.threads[found.threads["end"].isin(offices)].groupby("end")["line"].unique()
    beside = {}
    for office, through in passing.items():
        ranked = sorted(through, key=lambda line: lines.index(line) if line in lines else len(lines))
        for i, line in enumerate(ranked):
            beside[str(office), line] = ((i + 0.5) / len(ranked) - 0.5) * BOX / len(offices)
    return beside


def _summary(found: Hierarchy, kind: str, lang: str) -> str:
    """What stands beside a layer."""
    units = found.layer(kind)
    ending = found.threads[found.threads["end"].isin(units.index)]
    persons = int(units["persons"].sum())
    groups = float((units["groups"] * units["persons"]).sum()) / persons if persons else 0.0
    lines = ending.groupby("end")["line"].nunique().mean() if len(ending) else 0.0
    words = {"n": len(units), "persons": persons, "groups": f"{groups:.1f}", "lines": f"{lines:.0f}"}
    return TEXT[kind][lang].format(**words, paths=int(ending["paths"].sum()))


def _department(axes: Axes, at: tuple[float, float], row: Any, found: Hierarchy, norm: Normalize, lang: str) -> None:
    colour = FUNCTIONS.get(row["function"], INK)
    hours = float(found.load.get(row.name, 0.0))
    axes.plot(*at, "o", color=colour, markersize=7, zorder=3, gid=f"department {row.name}")
    title = f"{row['title']}  {hours:.0f} h" if lang == "en" else f"{row['title']}  {hours:.0f} 小时"
    axes.text(at[0], at[1] + 0.07, title, rotation=58, rotation_mode="anchor", fontsize=7.5, va="center")


def _box(axes: Axes, at: tuple[float, float], row: Any, found: Hierarchy, norm: Normalize, lang: str) -> None:
    face = colormaps[SHADES](norm(row["share"])) if np.isfinite(row["share"]) else "white"
    width = {"en": 20, "zh": 9}[lang]
    share = f"\n{100 * row['share']:.0f} %" if np.isfinite(row["share"]) else ""
    box = {"boxstyle": "round,pad=0.35", "facecolor": face, "edgecolor": INK, "linewidth": 0.8}
    axes.text(*at, wrapped(row["title"], width, lang) + share, ha="center", va="center", fontsize=7.5, zorder=4,
              color=_ink(norm(row["share"])), bbox=box, gid=f"{row['kind']} {row.name}")  # fmt: skip


def _village(axes: Axes, at: tuple[float, float], row: Any, found: Hierarchy, norm: Normalize, lang: str) -> None:
    size = min(19.0, 520.0 / len(found.layer("village")))
    known = np.isfinite(row["share"])
    face = colormaps[SHADES](norm(row["share"])) if known else "white"
    axes.plot(*at, "o", markersize=size, markerfacecolor=face, markeredgecolor=INK, markeredgewidth=0.8, zorder=3,
              gid=f"village {row.name}")  # fmt: skip
    share = f"{100 * row['share']:.0f}" if known else "–"
    axes.text(*at, share, ha="center", va="center", fontsize=size * 0.4, color=_ink(norm(row["share"])),
              fontweight=BOLD[lang], zorder=4)  # fmt: skip
    axes.text(at[0], at[1] - 0.16, row["title"], rotation=-40, rotation_mode="anchor", ha="left", va="top", fontsize=7)


def _ink(shade: float) -> str:
    """Text colour that can be read on a shade in [0, 1]."""
    return "white" if shade > 0.6 else "black"


_VERTICES = {"department": _department, "leadership": _box, "office": _box, "village": _village}
