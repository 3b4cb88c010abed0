"""Whether a claim on a reform holds at other parameters: the effect at every set, and what moves it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from qianxian.base.reference import outcomes
from qianxian.base.words import number, unit_text
from qianxian.figures.style import (
    BLUE,
    GREY,
    INK,
    VERMILLION,
    Drawing,
    check_choice,
    heading,
    in_language,
    pale_grid,
    wrapped,
)
from qianxian.methods.robustness import Robustness

MOST_FACTORS = 12
COLOURS = {"holds": BLUE, "fails": VERMILLION, "open": GREY}
MARKERS = {"holds": "o", "fails": "X", "open": "D"}
TEXT = {
    "title": {"en": "Does it hold? {0}", "zh": "结论站得住吗？{0}"},
    "holds": {"en": "holds ({0})", "zh": "成立（{0}）"},
    "fails": {"en": "fails ({0})", "zh": "不成立（{0}）"},
    "open": {"en": "luck decides ({0})", "zh": "无法判定（{0}）"},
    "sets": {"en": "parameter sets, by their effect", "zh": "参数组（按效应排序）"},
    "stands": {"en": "the scenario itself", "zh": "情景自身"},
    "effect": {"en": "paired effect, {0}", "zh": "配对效应（{0}）"},
    "share": {"en": "share or ratio", "zh": "份额或比值"},
    "tornado": {
        "en": "mean effect with the factor low (light) and high (dark)",
        "zh": "因素取低值（浅）与取高值（深）时的平均效应",
    },
    "note": {
        "en": "{reform}; {scenario}. {points} sets of {k} factors, {n} replicates of {days} days each. Left: mean "
        "paired effect with its 95 % interval. Right: the factors that move it most, by {measure} (numbers, with 95 % "
        "intervals by bootstrap); bars from the lowest to the highest quarter of the factor.",
        "zh": "{reform}；{scenario}。{k} 个因素的 {points} 组取值，每组 {n} 次重复，每次 {days} 天。"
        "左：配对效应的均值及 95% 置信区间。右：影响最大的因素，按{measure}排序（数字，附自助法 95% 区间）；"
        "横条两端为因素取最低、最高四分之一时的均值。",
    },
    "partial rank correlation": {"en": "partial rank correlation", "zh": "偏秩相关"},
    "rank correlation": {"en": "rank correlation", "zh": "秩相关"},
}


@in_language
def draw(data: Any, *, lang: str = "en", outcome: str | None = None) -> Figure:
    """Draws the effect at every parameter set, coloured by the verdict on the claim, and a tornado of its factors.

    Parameters
    ----------
    data : Robustness
    lang : ``en`` or ``zh``
    outcome : of the claim; the first if None

    Raises
    ------
    TypeError
        If the data are no Robustness.
    """
    if not isinstance(data, Robustness):
        raise TypeError(f"robustness: needs a Robustness, not {type(data).__name__}")
    chosen = data.claim.outcomes[0] if outcome is None else outcome
    check_choice("outcome", chosen, data.claim.outcomes)
    influence = data.influence.loc[chosen].dropna(subset="correlation").head(MOST_FACTORS)
    figure = Drawing(lang, 11.5, max(4.6, 2.6 + 0.3 * len(influence)))
    left, right = figure.subplots(1, 2, width_ratios=[1.0, 1.0])
    _sets(left, data, chosen, lang)
    _tornado(right, influence, lang)
    unit = unit_text(str(outcomes().loc[chosen, "unit"]), lang) or TEXT["share"][lang]
    left.set_ylabel(TEXT["effect"][lang].format(unit))
    right.set_xlabel(wrapped(TEXT["tornado"][lang], 60 if lang == "en" else 30, lang) + f"\n{unit}")
    _heading(figure, data, lang)
    return figure


def _sets(axes: Axes, data: Robustness, outcome: str, lang: str) -> None:
    """Effects in order of size, with intervals, and the values that the claim compares them with."""
    table = data.to_df().dropna(subset=outcome).sort_values(outcome, kind="stable")
    place = pd.Series(np.arange(len(table)), index=table.index)
    counts = data.shares["n"]
    for verdict, colour in COLOURS.items():
        rows = table[table["verdict"] == verdict]
        ends = [rows[outcome] - rows[f"{outcome}_lower"], rows[f"{outcome}_upper"] - rows[outcome]]
        label = TEXT[verdict][lang].format(counts[verdict])
        marks: dict[str, Any] = {
            "fmt": MARKERS[verdict],
            "markersize": 3.5,
            "elinewidth": 0.9,
            "gid": f"sets {verdict}",
        }
        axes.errorbar(
            place[rows.index], rows[outcome], np.nan_to_num(np.array(ends)), color=colour, label=label, **marks
        )
    for condition in data.claim.conditions:
        if condition.outcome == outcome:
            axes.axhline(condition.value, color=INK, linewidth=0.9)
    own = data.as_it_stands[outcome]
    if np.isfinite(own):
        axes.axhline(own, color=INK, linewidth=0.9, linestyle=":")
    handles, labels = axes.get_legend_handles_labels()
    handles.append(Line2D([], [], color=INK, linewidth=0.9, linestyle=":"))
    axes.legend(handles, [*labels, TEXT["stands"][lang]], loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=8)
    axes.set_xlabel(TEXT["sets"][lang])
    axes.set_xticks([])
    pale_grid(axes, "y")


def _tornado(axes: Axes, influence: pd.DataFrame, lang: str) -> None:
    middle = (influence["low"] + influence["high"]) / 2
    for i, (factor, row) in enumerate(influence.iterrows()):
        for end, alpha in (("low", 0.35), ("high", 1.0)):
            axes.barh(
                -i, row[end] - middle[factor], left=middle[factor], height=0.6, color=BLUE, alpha=alpha, linewidth=0
            )
        shown = f"{number(row['correlation'], signed=True)} [{number(row['lower'])}, {number(row['upper'])}]"
        at: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "textcoords": "offset points"}
        axes.annotate(shown, (1.0, -i), xytext=(6, 0), va="center", fontsize=7.5, annotation_clip=False, **at)
    axes.set_yticks([-i for i in range(len(influence))], [str(f) for f in influence.index], fontsize=8)
    pale_grid(axes, "x")


def _heading(figure: Drawing, data: Robustness, lang: str) -> None:
    o = data.options
    note = TEXT["note"][lang].format(
        reform=data.reform.title(lang),
        scenario=data.scenario.title(lang),
        points=len(data.to_df()),
        k=len(data.ranges),
        n=o.replicates,
        days=o.days,
        measure=TEXT[data.influence.attrs["measure"]][lang],
    )
    heading(figure, TEXT["title"][lang].format(data.claim.text), wrapped(note, 150 if lang == "en" else 76, lang), lang)
