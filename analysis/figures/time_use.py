"""Where the working day of each post goes: stacked minutes per person-day, role by role."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from qianxian.figures.fitting import narrower_than
from qianxian.figures.measures import arm_title, arms_of, headline, labels, minutes, runs
from qianxian.figures.style import BOLD, INK, Drawing, activity_colour, heading, in_language, pale_grid, plain, stacked

OFF_DUTY = "off_duty"
SIDE_BY_SIDE = 150  # mm; on a narrower page the legend stands below
WIDE_ENOUGH = 14.0  # minutes below which a number does not fit into its segment
TEXT = {
    "axis": {"en": "minutes per person-day", "zh": "分钟/人·日"},
    "note": {
        "en": "Means over all days, weekends included, and {runs}. At the end of each bar, the sum.{missing}",
        "zh": "各日（含周末）及 {runs}的均值；条形末端为合计。{missing}",
    },
    "missing": {"en": " Off duty: the rest of 1440 minutes.", "zh": "其余时间为下班休息，合计 1440 分钟。"},
}


@in_language
def draw(data: Any, *, lang: str = "en", off_duty: bool = False) -> Figure:
    """Draws one stacked bar per role; of a Comparison, one per role and arm.

    Parameters
    ----------
    data : Result or Comparison
    lang : ``en`` or ``zh``
    off_duty : show the time off duty too, so that every bar is 1440 minutes long
    """
    arms = arms_of(data, "time_use")
    table = next(iter(arms.values())).time_use
    tables = {arm: minutes(result, "role").to_pandas() for arm, result in arms.items()}
    roles = [r for r in labels(table, "role", lang) if any(t.loc[r].notna().all() for t in tables.values())]
    shown = [a for a in stacked(list(labels(table, "activity", lang))) if off_duty or a != OFF_DUTY]
    shown = [a for a in shown if any((t[a] > 0).any() for t in tables.values())]
    figure = Drawing(lang, 13.0, 1.9 + max(3.2, len(roles) * (0.34 * len(arms) + 0.22 * (len(arms) > 1) + 0.15)))
    axes = figure.add_subplot()
    rows = _rows(roles, list(tables))
    for (role, arm), row in rows.items():
        _stack(axes, row, tables[arm].loc[role, shown])
    _name_rows(axes, data, rows, labels(table, "role", lang), lang)
    axes.set_xlabel(TEXT["axis"][lang])
    pale_grid(axes)
    titles = labels(table, "activity", lang)
    handles = [Patch(color=activity_colour(a), label=titles[a]) for a in shown]
    below = narrower_than(SIDE_BY_SIDE)
    place: dict[str, Any] = (
        {"bbox_to_anchor": (0.0, -0.12), "ncols": 1 if narrower_than(130) else 2}
        if below
        else {"bbox_to_anchor": (1.03, 1.0)}
    )
    axes.legend(handles=handles, loc="upper left", fontsize=8, borderaxespad=0, **place)
    missing = "" if off_duty else TEXT["missing"][lang]
    heading(figure, headline(data, lang), TEXT["note"][lang].format(runs=runs(data, lang), missing=missing), lang)
    return figure


def _rows(roles: list[str], arms: list[str]) -> dict[tuple[str, str], float]:
    """Height of each bar: roles from the top, the arms of a role close together."""
    step = len(arms) + (0.75 if len(arms) > 1 else 0.0)
    return {(role, arm): -(i * step + j) for i, role in enumerate(roles) for j, arm in enumerate(arms)}


def _stack(axes: Axes, row: float, values: pd.Series[float]) -> None:
    left = 0.0
    for activity, value in values.items():
        colour = activity_colour(str(activity))
        axes.barh(row, value, 0.84, left=left, color=colour, edgecolor="white", linewidth=0.4, gid=str(activity))
        if value >= WIDE_ENOUGH:
            axes.text(left + value / 2, row, f"{value:.0f}", ha="center", va="center", fontsize=7, color=_on(colour))
        left += value
    axes.annotate(f"{left:.0f}", (left, row), (4, 0), textcoords="offset points", va="center", fontsize=8, color=INK)


def _on(colour: str) -> str:
    """Black or white, whichever can be read on a colour (luminance of ITU-R BT.601)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else "black"


def _name_rows(axes: Axes, data: Any, rows: dict[tuple[str, str], float], roles: dict[str, str], lang: str) -> None:
    """Names each bar; where there are several arms, the role stands above its bars."""
    arms = list(dict.fromkeys(arm for _, arm in rows))
    if len(arms) == 1:
        axes.set_yticks(list(rows.values()), [roles[role] for role, _ in rows])
    else:
        axes.set_yticks(list(rows.values()), [arm_title(data, arm, lang) for _, arm in rows], fontsize=8, color=INK)
        for (role, arm), row in rows.items():
            if arm == arms[0]:
                axes.annotate(
                    roles[role],
                    (0, row + 0.52),
                    (2, 1),
                    textcoords="offset points",
                    fontsize=9,
                    fontweight=BOLD[lang],
                    va="bottom",
                )
    axes.set_ylim(min(rows.values()) - 0.6, 1.25 if len(arms) > 1 else 0.6)
    axes.set_xlim(left=0)
    plain(axes, "left", ticks=False)
