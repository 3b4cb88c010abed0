"""Which factors move the paired effect of a reform on one outcome: sensitivity indices with intervals."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.figure import Figure
from qianxian.base.reference import outcomes
from qianxian.base.words import unit_text
from qianxian.figures.style import BLUE, INK, Drawing, check_choice, heading, in_language, pale_grid, wrapped
from qianxian.methods.indices import EMULATOR, MAIN, MORRIS
from qianxian.methods.sensitivity import Sensitivity
from qianxian.methods.sensitivity_text import TEXT as WORDS
from qianxian.methods.sensitivity_text import head

MOST_FACTORS = 20
TEXT = {
    "title": {"en": "What moves the effect on: {0}", "zh": "哪些因素左右效应：{0}"},
    "mu_star": {"en": "mean absolute change of the effect (μ*){0}", "zh": "效应的平均绝对变化（μ*{0}）"},
    "total": {"en": "share of the variance of the effect", "zh": "在效应方差中所占份额"},
    "main_total": {"en": "total index", "zh": "总效应指数"},
    "main_mu_star": {"en": "μ*", "zh": "μ*"},
    "first": {"en": "first-order index", "zh": "一阶指数"},
    "sigma": {"en": "σ: interactions and curvature", "zh": "σ：交互作用与非线性"},
}


@in_language
def draw(data: Any, *, lang: str = "en", outcome: str | None = None) -> Figure:
    """Draws the main index of every factor with its 95 % interval, and σ (Morris) or the first-order index beside it.

    Parameters
    ----------
    data : Sensitivity
    lang : ``en`` or ``zh``
    outcome : id; the first if None

    Raises
    ------
    TypeError
        If the data are no Sensitivity.
    """
    if not isinstance(data, Sensitivity):
        raise TypeError(f"sensitivity: needs a Sensitivity, not {type(data).__name__}")
    chosen = data.outcomes[0] if outcome is None else outcome
    check_choice("outcome", chosen, data.outcomes)
    main, beside = MAIN[data.method], "sigma" if data.method == MORRIS else "first"
    table = data.to_df().loc[chosen].dropna(subset=main).head(MOST_FACTORS)
    figure = Drawing(lang, 8.0, max(3.2, 1.9 + 0.3 * len(table)))
    axes = figure.subplots()
    places = -np.arange(len(table))
    axes.barh(places, table[main], height=0.6, color=BLUE, alpha=0.45, linewidth=0, label=TEXT[f"main_{main}"][lang])
    ends = np.array([table[main] - table["lower"], table["upper"] - table[main]])
    axes.errorbar(table[main], places, xerr=ends, fmt="none", color=BLUE, elinewidth=1.1, gid="interval")
    axes.plot(table[beside], places, "D", color=INK, markersize=4, label=TEXT[beside][lang], gid=beside)
    axes.set_yticks(places, [str(f) for f in table.index], fontsize=8)
    unit = unit_text(str(outcomes().loc[chosen, "unit"]), lang)
    axes.set_xlabel(TEXT[main][lang].format({"en": f", {unit}", "zh": f"，{unit}"}[lang] if unit else ""))
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=8)
    pale_grid(axes, "x")
    note = head(data, lang)
    if data.method == EMULATOR:
        note = note[:-1] + WORDS["q2"][lang].format(f"{100 * data.q2[chosen]:.0f}") + note[-1]
    name = str(outcomes().loc[chosen, "name_zh" if lang == "zh" else "name"])
    heading(figure, TEXT["title"][lang].format(name), wrapped(note, 110 if lang == "en" else 56, lang), lang)
    return figure
