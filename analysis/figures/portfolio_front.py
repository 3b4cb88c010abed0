"""Which combinations of reforms are best: the front of two objectives with interval crosses, dominated ones pale."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from qianxian.figures.style import (
    BLUE,
    GREY,
    INK,
    NOTE,
    ORANGE,
    Drawing,
    check_choice,
    heading,
    in_language,
    pale_grid,
    wrapped,
)
from qianxian.methods.portfolio.result import Portfolio
from qianxian.methods.portfolio.telling import TEXT, objective_title

#: Colour, marker and strength of a combination by what is known of it.
MARKS = {"certain": (BLUE, "o", 1.0), "undecided": (ORANGE, "D", 1.0), "dominated": (GREY, "o", 0.45)}
MOST_NAMED = 14  # names beside the figure
TOGETHER = 0.06  # of the width and height; numbers of points so near would cover each other
WORDS = {
    "title": {"en": "Which combination of reforms is best?", "zh": "哪种改革组合最好？"},
    "note": {
        "en": "{title}. Differences to no reform under the same luck; crosses hold for all combinations at once "
        "with {p}. {spent} of {budget} replicates of {days} days.",
        "zh": "{title}。与不改革相比的差值（同一随机情形下）；十字为全部组合同时成立的区间，置信水平 {p}。"
        "共运行 {spent} 次（上限 {budget} 次），每次 {days} 天。",
    },
    "certain": {"en": "certainly on the front", "zh": "确定最优"},
    "undecided": {"en": "undecided", "zh": "未定"},
    "dominated": {"en": "dominated", "zh": "被支配"},
    "rank": {"en": "Place by effect", "zh": "按效应排序"},
    "more": {"en": "… and {k} more", "zh": "……另有 {k} 种"},
}


@in_language
def draw(data: Any, *, lang: str = "en", x: str | None = None, y: str | None = None) -> Figure:
    """Draws the combinations compared; those that are or may be on the front are numbered and named at the side.

    Parameters
    ----------
    data : Portfolio
    lang : ``en`` or ``zh``
    x, y : objectives; the first two if not named. With a single objective, combinations stand in the order of effects

    Raises
    ------
    TypeError
        If the data are no Portfolio.
    """
    if not isinstance(data, Portfolio):
        raise TypeError(f"portfolio_front: needs a Portfolio, not {type(data).__name__}")
    across, up = axes_of(data, x, y)
    figure = Drawing(lang, 9.0, 5.2)
    axes, side = figure.subplots(1, 2, width_ratios=(5, 3))
    table = placed(data, across, up)
    numbered = list(data.front.index)
    for status in reversed(MARKS):
        rows = table[table["status"] == status]
        if len(rows):
            _points(axes, rows, status, lang)
    _numbers(axes, table, numbered[:MOST_NAMED])
    axes.set_xlabel(axis_title(data, across, lang))
    axes.set_ylabel(axis_title(data, up, lang) if up else WORDS["rank"][lang])
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], labels[::-1], loc="lower left", bbox_to_anchor=(0, 1), ncols=3)
    pale_grid(axes, "both")
    _names(side, data, numbered, lang)
    common = {"p": f"{100 * data.confidence:.6g} %", "spent": data.spent, "budget": data.budget}
    note = WORDS["note"][lang].format(title=data.scenario.title(lang), days=data.options.days, **common)
    heading(figure, WORDS["title"][lang], wrapped(note, 130 if lang == "en" else 62, lang), lang)
    return figure


def axes_of(data: Portfolio, x: str | None = None, y: str | None = None) -> tuple[str, str | None]:
    """The objectives of the two axes; None for the second if there is one alone."""
    for name, given in (("x", x), ("y", y)):
        if given is not None:
            check_choice(name, given, list(data.objectives))
    across = x or next(o for o in data.objectives if o != y or len(data.objectives) == 1)
    return across, y or next((o for o in data.objectives if o != across), None)


def placed(data: Portfolio, across: str, up: str | None) -> pd.DataFrame:
    """Status, place and ends of the cross of every combination; bounds that are not finite give no arm."""
    points = data.points
    found = points[["status"]].assign(x=points[f"{across}_effect"])
    found["x_lower"], found["x_upper"] = points[f"{across}_lower"], points[f"{across}_upper"]
    found["y"] = points[f"{up}_effect"] if up else found["x"].rank(method="first")
    found["y_lower"], found["y_upper"] = (points[f"{up}_lower"], points[f"{up}_upper"]) if up else (found["y"],) * 2
    return found


def axis_title(data: Portfolio, name: str, lang: str) -> str:
    """Name of an objective with its unit, and which way is better."""
    better = TEXT["more" if name in data.maximised else "less"][lang]
    return objective_title(name, lang) + {"en": f"\n{better}", "zh": f"\n{better}"}[lang]


def reach(rows: pd.DataFrame, axis: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Lengths of the arms of the crosses, shape (2, n)."""
    arms = np.array([rows[axis] - rows[f"{axis}_lower"], rows[f"{axis}_upper"] - rows[axis]], dtype=float)
    return np.clip(np.where(np.isfinite(arms), arms, 0.0), 0.0, None)


def _points(axes: Axes, rows: pd.DataFrame, status: str, lang: str) -> None:
    """Points with crosses; those of dominated ones would cover the front."""
    colour, marker, strength = MARKS[status]
    if status != "dominated":
        arms = reach(rows, "x"), reach(rows, "y")
        axes.errorbar(rows["x"], rows["y"], xerr=arms[0], yerr=arms[1], fmt="none", ecolor=colour, linewidth=0.9)
    label = WORDS[status][lang]
    axes.plot(rows["x"], rows["y"], marker, color=colour, alpha=strength, markersize=5.5, label=label, gid=status)


def _numbers(axes: Axes, table: pd.DataFrame, named: list[str]) -> None:
    """The number of each named point, and of points that lie together one label."""
    places = table.loc[named, ["x", "y"]].to_numpy(dtype=float)
    limits = np.array([axes.get_xlim(), axes.get_ylim()])
    shown = (places - limits[:, 0]) / (limits[:, 1] - limits[:, 0])
    groups: list[list[int]] = []
    for i in range(len(named)):
        near = next((g for g in groups if np.abs(shown[i] - shown[g[0]]).max() < TOGETHER), None)
        if near is None:
            groups.append([i])
        else:
            near.append(i)
    for group in groups:
        text = ", ".join(str(i + 1) for i in group)
        axes.annotate(text, places[group].max(axis=0), xytext=(5, 4), textcoords="offset points")


def _names(side: Axes, data: Portfolio, numbered: list[str], lang: str) -> None:
    """The names of the numbered combinations, one below the other."""
    side.axis("off")
    titles = data.points["title_zh" if lang == "zh" else "title"]
    lines = [wrapped(f"{i}  {titles[name]}", 40 if lang == "en" else 22, lang) for i, name in enumerate(numbered, 1)]
    hidden = len(lines) - MOST_NAMED
    shown = "\n".join(lines[:MOST_NAMED])
    side.text(0, 1, shown, va="top", ha="left", fontsize=8.5, color=INK, linespacing=1.35, transform=side.transAxes)
    if hidden > 0:
        side.text(0, 0, WORDS["more"][lang].format(k=hidden), fontsize=8, color=NOTE, transform=side.transAxes)
