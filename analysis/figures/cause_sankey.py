"""Who causes the load, and what it turns into: a Sankey diagram from causes to activities."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from numpy.typing import NDArray
from qianxian.base.reference import LABELS
from qianxian.figures.fitting import narrower_than
from qianxian.figures.measures import arm_title, arms_of, headline, labels, person_days, runs
from qianxian.figures.style import INK, Drawing, activity_colour, check_choice, fitted, heading, in_language, stacked
from qianxian.runs.simulation import Result

OTHERS = "other-lines"
EXCLUDED = ("off_duty", "idle_on_duty")
UNITS = ("minutes", "hours")
SIDE_BY_SIDE = 300  # mm; on a narrower page the arms stand one below the other
WIDTH = 0.022  # of a node, in widths of the panel
GAP = 0.019  # between nodes, in heights of the panel: room for a line of text
TEXT = {
    "others": {"en": "{n} other lines", "zh": "其余 {n} 条条线"},
    "minutes": {"en": "minutes per person-day", "zh": "分钟/人·日"},
    "hours": {"en": "person-hours per week", "zh": "人·小时/周"},
    "note": {
        "en": "From whoever made the time necessary (left) to what it was spent on (right), in {unit}; widths are to "
        "scale. Means of {runs}. Left out: {excluded}.",
        "zh": "左侧为时间由谁引起，右侧为时间用在何处，单位为{unit}，宽度按比例绘制；{runs}的均值。"
        "未计入：{excluded}。",
    },
    "total": {"en": "{title}: {value} in all", "zh": "{title}：合计 {value}"},
    "nothing": {"en": "nothing", "zh": "无"},
}


@in_language
def draw(
    data: Any, *, lang: str = "en", top: int = 8, unit: str = "minutes", exclude: tuple[str, ...] | list[str] = EXCLUDED
) -> Figure:
    """Draws one panel; of a Comparison, one per arm, all to one scale.

    Parameters
    ----------
    data : Result or Comparison
    lang : ``en`` or ``zh``
    top : line departments shown one by one, those of the first places in the first arm
        (``Result.departments_by_load``); the others are put together
    unit : ``minutes`` per person-day, or ``hours``, person-hours per week of everybody together
    exclude : activities left out
    """
    check_choice("unit", unit, UNITS)
    arms = arms_of(data, "cause_sankey")
    table = next(iter(arms.values())).time_by_cause
    activities = labels(table, "activity", lang)
    for activity in exclude:
        check_choice("exclude", activity, list(activities))
    whole = {arm: flows(result, unit, exclude) for arm, result in arms.items()}
    ranked = list(next(iter(arms.values())).departments_by_load().index)
    shown = {arm: gathered(table_, ranked[:top]) for arm, table_ in whole.items()}
    titles = {**labels(table, "cause", lang), OTHERS: TEXT["others"][lang].format(n=len(ranked) - top)}
    columns = 1 if narrower_than(SIDE_BY_SIDE) else min(2, len(arms))
    rows = -(-len(arms) // columns)
    figure = Drawing(lang, 10.5 if len(arms) == 1 else 18.0, 0.9 + 7.2 * rows)
    panels = figure.subplots(rows, columns, squeeze=False).ravel()
    largest = max(float(t.to_numpy().sum()) for t in shown.values())
    for axes, (arm, flow) in zip(panels, shown.items(), strict=False):
        _diagram(axes, flow, titles, activities, largest)
        total = f"{flow.to_numpy().sum():,.0f} {TEXT[unit][lang]}"
        title = TEXT["total"][lang].format(title=arm_title(data, arm, lang), value=total)
        axes.set_title(fitted(figure, title, 10, lang, 0.7) if narrower_than(SIDE_BY_SIDE) else title, fontsize=10)
    for axes in panels:
        axes.set_axis_off()
    left_out = "、".join(activities[a] for a in exclude) if lang == "zh" else ", ".join(activities[a] for a in exclude)
    words = {
        "unit": TEXT[unit][lang],
        "runs": runs(data, lang),
        "excluded": left_out.lower() or TEXT["nothing"][lang],
    }
    heading(figure, headline(data, lang), TEXT["note"][lang].format(**words), lang)
    return figure


def flows(result: Result, unit: str = "minutes", exclude: tuple[str, ...] | list[str] = EXCLUDED) -> pd.DataFrame:
    """Time by cause (rows) and activity (columns, in stacking order); causes and activities without any are left out.

    Parameters
    ----------
    unit : ``minutes`` per person-day of the whole township, or ``hours``, person-hours per week
    """
    table = result.time_by_cause
    seconds = table.person_seconds.sum(["replicate", "day", "role"]).transpose("cause", "activity").to_pandas()
    seconds = seconds[stacked([a for a in seconds.columns if a not in exclude])]
    seconds = seconds.loc[seconds.sum(axis=1) > 0, seconds.sum(axis=0) > 0]
    if unit == "minutes":
        return seconds / 60.0 / person_days(result)
    return seconds / 3600.0 / (float(table.days_in_period.sum()) / 7.0)


def gathered(flow: pd.DataFrame, lines: list[str]) -> pd.DataFrame:
    """The named lines in this order, all other lines as one row, then the causes that are no lines."""
    others = [c for c in _lines(flow) if c not in lines]
    parts = [flow.loc[[c for c in lines if c in flow.index]]]
    if others:
        parts.append(flow.loc[others].sum().to_frame(OTHERS).T)
    parts.append(flow.loc[[c for c in flow.index if c not in _lines(flow)]])
    return pd.concat(parts)


def _lines(flow: pd.DataFrame) -> list[str]:
    """Causes that are line departments."""
    general = {c["id"] for c in LABELS["cause"]}
    return [str(c) for c in flow.index if c not in general]


def _diagram(
    axes: Axes, flow: pd.DataFrame, causes: dict[str, str], activities: dict[str, str], largest: float
) -> None:
    """Nodes at both sides, ribbons between them; `largest` is the total that fills the panel."""
    nodes = max(*flow.shape, 2)
    gap = largest * GAP / (1 - GAP * (nodes - 1))
    height = largest + gap * (nodes - 1)
    values = flow.to_numpy(dtype=float)
    left = _tops(values.sum(axis=1), gap, height)
    right = _tops(values.sum(axis=0), gap, height)
    for (cause, row), top in zip(flow.iterrows(), left, strict=True):
        _node(axes, 0.0, float(top), float(row.sum()), INK, causes[str(cause)], "right", str(cause))
    for (activity, column), top in zip(flow.items(), right, strict=True):
        colour = activity_colour(str(activity))
        _node(axes, 1.0, float(top), float(column.sum()), colour, activities[str(activity)], "left", str(activity))
    starts, ends = left.copy(), right.copy()
    for i, cause in enumerate(flow.index):
        for j, activity in enumerate(flow.columns):
            if values[i, j] > 0:
                _ribbon(axes, starts[i], ends[j], values[i, j], activity_colour(activity), f"{cause} → {activity}")
                starts[i] -= values[i, j]
                ends[j] -= values[i, j]
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(0, height)


def _tops(sizes: NDArray[np.float64], gap: float, height: float) -> NDArray[np.float64]:
    """Upper edges of the nodes of one side, the column in the middle of the panel."""
    used = sizes.sum() + gap * (len(sizes) - 1)
    before = np.concatenate([[0.0], np.cumsum(sizes + gap)[:-1]])
    tops: NDArray[np.float64] = height - (height - used) / 2 - before
    return tops


def _node(axes: Axes, x: float, top: float, size: float, colour: str, title: str, side: str, name: str) -> None:
    """A bar with its title and size outside; `side` is where its text ends."""
    start = x - WIDTH if side == "left" else x
    axes.add_patch(Rectangle((start, top - size), WIDTH, size, color=colour, linewidth=0.4, gid=f"node {name}"))
    shown = f"{size:,.0f}" if size >= 100 else f"{size:.1f}" if size >= 0.05 else "<0.1"
    text = f"{title}  {shown}" if side == "right" else f"{shown}  {title}"
    offset = -0.012 if side == "right" else 0.012
    axes.text(x + offset, top - size / 2, text, ha=side, va="center", fontsize=8)


def _ribbon(axes: Axes, start: float, end: float, size: float, colour: str, name: str) -> None:
    """A band between two upper edges, bent as a cubic Bezier curve."""
    a, b, middle = WIDTH, 1.0 - WIDTH, 0.5
    points = [
        (a, start), (middle, start), (middle, end), (b, end),
        (b, end - size), (middle, end - size), (middle, start - size), (a, start - size), (a, start),
    ]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    axes.add_patch(PathPatch(Path(points, codes), facecolor=colour, edgecolor="none", alpha=0.55, gid=name))
