"""What a reform changes, and how sure that is: paired differences with their intervals, outcome by outcome."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from qianxian.base.words import number, outcome_title, unit_text
from qianxian.figures.measures import chosen, comparison_of, headline, runs
from qianxian.figures.style import (
    BAND,
    INK,
    Drawing,
    arm_colour,
    check_choice,
    heading,
    in_language,
    pale_grid,
    plain,
)
from qianxian.runs.comparison import Comparison

CLIP = 150.0  # per cent; beyond it an arrow stands for the point, so that one outlier does not flatten the rest
FALSE_ALARM = 0.05  # of the whole table, Holm-adjusted
MARKERS = {"true": "o", "reported": "D"}
PERCENT = {"en": " %", "zh": "%"}
SCALES = ("percent", "raw")
TEXT = {
    "axis": {"en": "paired difference, % of baseline mean", "zh": "配对差值（占基线均值的百分比）"},
    "raw": {"en": "paired difference, {unit}", "zh": "配对差值（{unit}）"},
    "share": {"en": "shares and ratios", "zh": "份额与比值"},
    "true": {"en": "what happened", "zh": "实际发生"},
    "reported": {"en": "what was reported (shaded)", "zh": "上报口径（底色标出）"},
    "unsure": {"en": "open: not significant (Holm-adjusted p ≥ 0.05)", "zh": "空心：不显著（Holm 校正后 p ≥ 0.05）"},
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
) -> Figure:
    """Draws every outcome's paired difference from the baseline.

    Parameters
    ----------
    data : Comparison
    lang : ``en`` or ``zh``
    scale : ``percent`` of the baseline's mean, or ``raw``, in units of the outcomes, one panel a unit
    arms : those to show; all but the baseline if None
    outcomes : ids of those to show; all if None

    Raises
    ------
    TypeError
        If the data are no Comparison.
    """
    comparison = comparison_of(data, "effects_forest")
    check_choice("scale", scale, SCALES)
    wanted, effects = chosen(comparison, arms), comparison.effects
    rows = list(dict.fromkeys(effects.index.get_level_values("outcome")))
    for outcome in outcomes or []:
        check_choice("outcomes", outcome, rows)
    rows = outcomes or rows
    panels = [rows] if scale == "percent" else _by_unit(effects, rows)
    figure = Drawing(lang, 10.5, 2.2 + 0.27 * len(rows) + 0.62 * (len(panels) - 1))
    ratios = [len(p) + 0.6 for p in panels]
    for axes, panel in zip(
        figure.subplots(len(panels), 1, height_ratios=ratios, squeeze=False)[:, 0], panels, strict=True
    ):
        forest(axes, comparison, panel, wanted, lang, scale)
    _legend(figure.axes[0], comparison, wanted, lang)
    heading(figure, headline(comparison, lang), TEXT["note"][lang].format(runs=runs(comparison, lang)), lang)
    return figure


def forest(
    axes: Axes, comparison: Comparison, outcomes: list[str], arms: list[str], lang: str, scale: str = "percent"
) -> None:
    """Draws outcomes from the top down into given axes; beside each row stand its means, before and after."""
    effects, positions = comparison.effects, list(comparison.arms)
    scaled = {arm: scaled_effects(effects.loc[arm].loc[outcomes], scale) for arm in arms}
    ends = np.concatenate([t[["lower", "upper", "centre"]].to_numpy(dtype=float).ravel() for t in scaled.values()])
    finite = np.abs(ends[np.isfinite(ends)])
    within = finite if scale == "raw" else finite[finite <= CLIP]
    limit = float(within.max(initial=0.0)) * 1.08 or 1.0
    step = min(0.26, 0.72 / len(arms))
    for i, arm in enumerate(arms):
        offset = ((len(arms) - 1) / 2 - i) * step
        for row, effect in enumerate(scaled[arm].itertuples()):
            if math.isfinite(effect.centre):
                _point(axes, -row + offset, effect, limit, arm_colour(positions.index(arm)))
    first = scaled[arms[0]]
    for row, outcome in enumerate(outcomes):
        if first.loc[outcome, "layer"] == "reported":
            axes.axhspan(-row - 0.5, -row + 0.5, color=BAND, zorder=0, linewidth=0)
        _beside(axes, -row, [t.loc[outcome] for t in scaled.values()], scale, lang)
    titles = [outcome_title(first.loc[o], lang) for o in outcomes]
    axes.set_yticks([-i for i in range(len(outcomes))], titles)
    axes.set_ylim(0.4 - len(outcomes), 0.6)
    axes.set_xlim(-limit, limit)
    unit = _axis_unit(str(first["unit"].iloc[0]), lang)
    axes.set_xlabel(TEXT["axis"][lang] if scale == "percent" else TEXT["raw"][lang].format(unit=unit))
    axes.axvline(0, color=INK, linewidth=0.9, zorder=1)
    pale_grid(axes)
    plain(axes, "left", ticks=False)


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


def _legend(axes: Axes, comparison: Comparison, arms: list[str], lang: str) -> None:
    ink: dict[str, Any] = {"linestyle": "", "color": INK, "markersize": 5}
    handles = [
        Line2D([], [], marker=MARKERS["true"], label=TEXT["true"][lang], **ink),
        Line2D([], [], marker=MARKERS["reported"], label=TEXT["reported"][lang], **ink),
        Line2D([], [], marker="o", markerfacecolor="white", label=TEXT["unsure"][lang], **ink),
    ]
    if len(arms) > 1:
        positions = list(comparison.arms)
        handles += [
            Line2D([], [], color=arm_colour(positions.index(a)), linewidth=2, label=comparison.title(a, lang))
            for a in arms
        ]
    place: dict[str, Any] = {"loc": "lower left", "bbox_to_anchor": (-0.02, 1.0), "ncols": 3}
    axes.legend(handles=handles, fontsize=8, handletextpad=0.4, columnspacing=1.4, **place)
