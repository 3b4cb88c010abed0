"""What a reform changes, and how sure that is: paired differences with their intervals, outcome by outcome."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, cast

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from qianxian.base.words import number, outcome_title, unit_text
from qianxian.figures.fitting import narrower_than
from qianxian.figures.measures import chosen, comparison_of, headline, runs
from qianxian.figures.style import (
    BAND,
    BOLD,
    INK,
    RULE,
    Drawing,
    arm_colour,
    check_choice,
    fitted,
    heading,
    in_language,
    pale_grid,
    plain,
)
from qianxian.figures.subjects import SUBJECTS, headed, rows_of
from qianxian.runs.comparison import Comparison
from qianxian.runs.relevant import Relevant, is_change, least_change

CLIP = 150.0  # per cent; beyond it an arrow stands for the point, so that one outlier does not flatten the rest
FALSE_ALARM = 0.05  # of the whole table, Holm-adjusted
MARKERS = {"true": "o", "reported": "D"}
PERCENT = {"en": " %", "zh": "%"}
WIDE = 250  # mm; on a narrower page the legend has fewer columns
ROOM_FOR_MEANS = 160  # mm; on a narrower page the means beside the rows are left out
SCALES = ("percent", "raw")
ORDERS = ("table", "size")
TEXT = {
    "axis": {"en": "paired difference, % of baseline mean", "zh": "配对差值（占基线均值的百分比）"},
    "raw": {"en": "paired difference, {unit}", "zh": "配对差值（{unit}）"},
    "share": {"en": "shares and ratios", "zh": "份额与比值"},
    "true": {"en": "what happened", "zh": "实际发生"},
    "reported": {"en": "what was reported (shaded)", "zh": "上报口径（底色标出）"},
    "unsure": {"en": "open: not significant (Holm-adjusted p ≥ 0.05)", "zh": "空心：不显著（Holm 校正后 p ≥ 0.05）"},
    "small": {"en": "too small to matter", "zh": "小于有实际意义的变化"},
    "note": {
        "en": "Means of {runs} under common random numbers; 95 % intervals of paired differences. "
        "p adjusted over the whole table (Holm). Arrows point beyond the axis.",
        "zh": "{runs}的均值，各方案采用相同随机数；横线为配对差值的 95% 置信区间；p 值在全表范围内作 Holm 校正；"
        "箭头表示超出坐标范围。",
    },
}


@in_language
def draw(
    data: Any,
    *,
    lang: str = "en",
    scale: str = "percent",
    arms: list[str] | str | None = None,
    outcomes: list[str] | None = None,
    order: str = "table",
    by_subject: bool = False,
    relevant: Relevant | None = None,
) -> Figure:
    """Draws every outcome's paired difference from the baseline; on a page wide enough, with the means beside it.

    Parameters
    ----------
    data : Comparison
    lang : ``en`` or ``zh``
    scale : ``percent`` of the baseline's mean, or ``raw``, in units of the outcomes, one panel a unit
    arms : those to show; all but the baseline if None
    outcomes : ids of those to show; all if None
    order : ``table``, or ``size``: by the largest difference of the first arm shown, in per cent of the baseline
    by_subject : under headings of subjects, and sorted within them; with ``percent`` alone
    relevant : the smallest change that matters, shaded on both sides of zero: per cent of the baseline for all
        outcomes, or by outcome in its own unit

    Raises
    ------
    TypeError
        If the data are no Comparison.
    ValueError
        If an option has no such value; names the nearest.
    """
    comparison = comparison_of(data, "effects_forest")
    check_choice("scale", scale, SCALES)
    check_choice("order", order, ORDERS)
    wanted, effects = chosen(comparison, arms), comparison.effects
    rows = list(dict.fromkeys(effects.index.get_level_values("outcome")))
    for outcome in [*(outcomes or []), *(relevant if isinstance(relevant, Mapping) else [])]:
        check_choice("outcomes" if outcome in (outcomes or []) else "relevant", outcome, rows)
    _check_scale(scale, by_subject, relevant)
    rows = ordered(effects.loc[wanted[0]], list(outcomes or rows), order)
    panels = [rows] if scale == "percent" else _by_unit(effects, rows)
    lines = len(rows) + (len(headed(rows)) if by_subject else 0)
    figure = Drawing(lang, 10.5, 2.2 + 0.27 * lines + 0.62 * (len(panels) - 1))
    ratios = [len(p) + 0.6 for p in panels]
    places = figure.subplots(len(panels), 1, height_ratios=ratios, squeeze=False)[:, 0]
    for axes, panel in zip(places, panels, strict=True):
        forest(axes, comparison, panel, wanted, lang, scale, by_subject, relevant)
    _legend(figure.axes[0], comparison, wanted, lang, relevant)
    heading(figure, headline(comparison, lang), TEXT["note"][lang].format(runs=runs(comparison, lang)), lang)
    return figure


def forest(
    axes: Axes,
    comparison: Comparison,
    outcomes: list[str],
    arms: list[str],
    lang: str,
    scale: str = "percent",
    by_subject: bool = False,
    relevant: Relevant | None = None,
) -> None:
    """Draws outcomes from the top down into given axes; beside each row stand its means, before and after."""
    effects, positions = comparison.effects, list(comparison.arms)
    scaled = {arm: scaled_effects(effects.loc[arm].loc[outcomes], scale) for arm in arms}
    limit = _limit(scaled, scale)
    rows, headings = rows_of(outcomes, by_subject)
    step = min(0.26, 0.72 / len(arms))
    for i, arm in enumerate(arms):
        offset = ((len(arms) - 1) / 2 - i) * step
        for effect in scaled[arm].itertuples():
            if math.isfinite(effect.centre):
                _point(axes, rows[str(effect.Index)] + offset, effect, limit, arm_colour(positions.index(arm)))
    first = scaled[arms[0]]
    for outcome, row in rows.items():
        if first.loc[outcome, "layer"] == "reported":
            axes.axhspan(row - 0.5, row + 0.5, color=BAND, zorder=0, linewidth=0)
        _shade(axes, row, first.loc[outcome], _least(relevant, outcome, first.loc[outcome], scale), limit)
        if not narrower_than(ROOM_FOR_MEANS):
            _beside(axes, row, [t.loc[outcome] for t in scaled.values()], scale, lang)
    for subject, row in headings.items():
        edge: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "annotation_clip": False}
        axes.annotate(SUBJECTS[subject][lang], (0.01, row), va="center", fontsize=9, fontweight=BOLD[lang], **edge)
    _name_rows(axes, rows, first, lang)
    axes.set_ylim(0.4 - len(rows) - len(headings), 0.6)
    axes.set_xlim(-limit, limit)
    unit = _axis_unit(str(first["unit"].iloc[0]), lang)
    axes.set_xlabel(TEXT["axis"][lang] if scale == "percent" else TEXT["raw"][lang].format(unit=unit))
    axes.axvline(0, color=INK, linewidth=0.9, zorder=1)
    pale_grid(axes)
    plain(axes, "left", ticks=False)


def _name_rows(axes: Axes, rows: dict[str, float], effects: pd.DataFrame, lang: str) -> None:
    """Names of the outcomes, in two lines on a narrow page, where there is also room for fewer ticks."""
    titles = [outcome_title(effects.loc[o], lang) for o in rows]
    if narrower_than(ROOM_FOR_MEANS):
        titles = [fitted(cast("Figure", axes.figure), t, 9, lang, 0.45) for t in titles]
        axes.xaxis.set_major_locator(MaxNLocator(nbins=4, symmetric=True))
    axes.set_yticks(list(rows.values()), titles)


def _check_scale(scale: str, by_subject: bool, relevant: Relevant | None) -> None:
    """Refuses options that have no meaning on this scale."""
    if scale == "raw" and by_subject:
        raise ValueError("by_subject: with scale = 'raw' outcomes stand by unit; leave one of both out")
    if scale == "raw" and relevant is not None and not isinstance(relevant, Mapping):
        raise ValueError(f"relevant = {relevant!r}: with scale = 'raw', give it by outcome, in its unit")
    for value in relevant.values() if isinstance(relevant, Mapping) else [relevant]:
        if value is not None and not is_change(value):
            raise ValueError(f"relevant = {value!r}: must be above 0")


def ordered(effects: pd.DataFrame, outcomes: list[str], order: str) -> list[str]:
    """Outcomes in the order of the table, or the largest difference in per cent of the baseline first; what has none
    last."""
    if order == "table":
        return outcomes
    size = scaled_effects(effects.loc[outcomes], "percent")["centre"].abs()
    return list(size.sort_values(ascending=False, kind="stable", na_position="last").index)


def _limit(scaled: dict[str, pd.DataFrame], scale: str) -> float:
    """Where the axis ends."""
    ends = np.concatenate([t[["lower", "upper", "centre"]].to_numpy(dtype=float).ravel() for t in scaled.values()])
    finite = np.abs(ends[np.isfinite(ends)])
    within = finite if scale == "raw" else finite[finite <= CLIP]
    return float(within.max(initial=0.0)) * 1.08 or 1.0


def _least(relevant: Relevant | None, outcome: str, effect: pd.Series[Any], scale: str) -> float:
    """The smallest change of an outcome that matters, on the scale of the axis; NaN if none is set."""
    if relevant is None:
        return math.nan
    if scale == "percent" and not isinstance(relevant, Mapping):
        return float(relevant)
    base = abs(float(effect["baseline"]))
    value = least_change(relevant, outcome, base)
    return value if scale == "raw" else 100 * value / base if base > 0 else math.nan


def _shade(axes: Axes, row: float, effect: pd.Series[Any], least: float, limit: float) -> None:
    """The changes of a row that are too small to matter."""
    if math.isfinite(least):
        reach = min(least, limit)
        name = f"irrelevant {effect.name}"
        axes.fill_betweenx([row - 0.5, row + 0.5], -reach, reach, color=RULE, zorder=0.5, linewidth=0, gid=name)


def scaled_effects(effects: pd.DataFrame, scale: str) -> pd.DataFrame:
    """Effects of one arm with columns centre, lower and upper on the scale of the figure; NaN where per cent of a
    baseline of zero would be needed."""
    base = effects["baseline"].abs()
    factor = 100.0 / base.where(base > 0) if scale == "percent" else pd.Series(1.0, index=effects.index)
    ends = {name: effects[column] * factor for name, column in _ENDS.items()}
    return effects.assign(sure=effects["p_holm"] < FALSE_ALARM, after=effects["mean"], **ends)


_ENDS = {"centre": "difference", "lower": "lower", "upper": "upper"}


def _point(axes: Axes, row: float, effect: Any, limit: float, colour: str) -> None:
    """One point with its interval, or an arrow where it lies outside the axis."""
    if abs(effect.centre) > limit:
        marker = ">" if effect.centre > 0 else "<"
        at = math.copysign(limit, effect.centre)
        axes.plot(at, row, marker, color=colour, markersize=6, clip_on=False, gid=f"clipped {effect.Index}")
        return
    if math.isfinite(effect.lower):
        ends = np.clip([effect.lower, effect.upper], -limit, limit)
        axes.plot(ends, [row, row], color=colour, linewidth=1.6, solid_capstyle="butt", gid=f"interval {effect.Index}")
    marker = MARKERS.get(effect.layer, "o")
    face = colour if effect.sure else "white"
    axes.plot(
        effect.centre, row, marker, color=colour, markersize=5, markerfacecolor=face, gid=f"effect {effect.Index}"
    )


def _beside(axes: Axes, row: float, effects: list[Any], scale: str, lang: str) -> None:
    """Right of the row: the difference in per cent of a single arm, and the means in the outcome's own unit."""
    edge: dict[str, Any] = {"xy": (1.0, row), "xycoords": axes.get_yaxis_transform(), "textcoords": "offset points"}
    edge |= {"va": "center", "fontsize": 7.5, "annotation_clip": False}
    unit = unit_text(effects[0]["unit"], lang)
    means = f"{number(effects[0]['baseline'])} → {' | '.join(number(e['after']) for e in effects)} {unit}".rstrip()
    if len(effects) > 1:
        axes.annotate(means, xytext=(8, 0), color=INK, **edge)
        return
    centre = effects[0]["centre"]
    percent = "–" if math.isnan(centre) else f"{centre:+.1f}{PERCENT[lang]}".replace("-", "−")
    shown = percent if scale == "percent" else number(effects[0]["difference"], signed=True)
    axes.annotate(shown, xytext=(46, 0), ha="right", **edge)
    axes.annotate(means, xytext=(53, 0), color=INK, **edge)


def _by_unit(effects: pd.DataFrame, outcomes: list[str]) -> list[list[str]]:
    """Outcomes of the same unit together, units in the order of their first outcome."""
    unit = effects["unit"].groupby(level="outcome").first()
    return [[o for o in outcomes if unit[o] == u] for u in dict.fromkeys(unit[o] for o in outcomes)]


def _axis_unit(unit: str, lang: str) -> str:
    return TEXT["share"][lang] if unit == "1" else unit_text(unit, lang).lstrip("/") if lang == "zh" else unit


def _legend(axes: Axes, comparison: Comparison, arms: list[str], lang: str, relevant: Relevant | None) -> None:
    ink: dict[str, Any] = {"linestyle": "", "color": INK, "markersize": 5}
    handles: list[Any] = [
        Line2D([], [], marker=MARKERS["true"], label=TEXT["true"][lang], **ink),
        Line2D([], [], marker=MARKERS["reported"], label=TEXT["reported"][lang], **ink),
        Line2D([], [], marker="o", markerfacecolor="white", label=TEXT["unsure"][lang], **ink),
    ]
    if relevant is not None:
        handles.append(Patch(color=RULE, label=TEXT["small"][lang]))
    if len(arms) > 1:
        positions = list(comparison.arms)
        handles += [
            Line2D([], [], color=arm_colour(positions.index(a)), linewidth=2, label=comparison.title(a, lang))
            for a in arms
        ]
    place: dict[str, Any] = {"loc": "lower left", "bbox_to_anchor": (-0.02, 1.0)}
    place["ncols"] = 1 if narrower_than(ROOM_FOR_MEANS) else 2 if narrower_than(WIDE) else 3
    axes.legend(handles=handles, fontsize=8, handletextpad=0.4, columnspacing=1.4, **place)
