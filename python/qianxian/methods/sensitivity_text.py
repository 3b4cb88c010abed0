"""Sensitivity indices in sentences, in English and Chinese."""

from __future__ import annotations

import html as markup
from typing import Any, Protocol

import pandas as pd

from qianxian.base.reference import outcomes
from qianxian.base.words import number, span, unit_text
from qianxian.inputs.options import Options
from qianxian.inputs.reform import Reform
from qianxian.methods.indices import EMULATOR, MAIN, MORRIS, SOBOL
from qianxian.runs.simulation import Scenario

NAMED, LISTED = 3, 6
METHOD: dict[str, dict[str, str]] = {
    MORRIS: {
        "en": "Morris screening: mean absolute change of the effect over the whole range of a factor",
        "zh": "Morris 筛选法：因素走完全部范围时效应的平均绝对变化",
    },
    SOBOL: {
        "en": "Sobol' indices: share of the variance of the effect, with interactions",
        "zh": "Sobol’ 总效应指数：在效应方差中所占份额，含交互作用",
    },
    EMULATOR: {
        "en": "Sobol' indices of a Gaussian process: share of the variance of the effect, with interactions",
        "zh": "高斯过程代理模型的 Sobol’ 总效应指数：在效应方差中所占份额，含交互作用",
    },
}
TEXT: dict[str, dict[str, str]] = {
    "head": {
        "en": "Effects of “{reform}” on “{scenario}” at {points} points of {k} factors, {n} replicates of {days} days "
        "each. {method}, with 95 % intervals.",
        "zh": "改革“{reform}”、情景“{scenario}”：{k} 个因素的 {points} 个点，每点重复 {n} 次，每次 {days} 天。"
        "{method}，附 95% 区间。",
    },
    "line": {"en": "{outcome}: {named}{unit}.", "zh": "{outcome}：{named}{unit}。"},
    "q2": {
        "en": " (left out one at a time, {0} % of the variance is predicted)",
        "zh": "（逐点留一检验，可预测方差的 {0}%）",
    },
    "none": {
        "en": "{outcome}: no index, since the effect does not vary or is undefined at a point.",
        "zh": "{outcome}：无指数，因为效应没有变化，或在某个点上无定义。",
    },
    "tied": {
        "en": "{n} assumed numbers keep the scenario's values, since a rule ties them to others: {keys}.",
        "zh": "有 {n} 个属于假设的参数受参数间规则约束，保持情景的取值：{keys}。",
    },
}
COMMA = {"en": ", ", "zh": "、"}


class Indices(Protocol):
    """What the sentences speak of: a ``Sensitivity``."""

    method: str
    scenario: Scenario
    reform: Reform
    options: Options
    ranges: dict[str, tuple[Any, ...]]
    tied: list[str]
    outcomes: list[str]

    @property
    def points(self) -> pd.DataFrame:
        """Every point."""
        ...

    @property
    def q2(self) -> dict[str, float]:
        """Of an emulator, by outcome."""
        ...

    def to_df(self) -> pd.DataFrame:
        """Indices by (outcome, factor)."""
        ...


def head(s: Indices, lang: str) -> str:
    """What was run, and which index this is."""
    return TEXT["head"][lang].format(
        reform=s.reform.title(lang) or s.reform.name,
        scenario=s.scenario.title(lang),
        points=len(s.points),
        k=len(s.ranges),
        n=s.options.replicates,
        days=s.options.days,
        method=METHOD[s.method][lang],
    )


def lines(s: Indices, lang: str) -> list[str]:
    """What was run, and for every outcome the factors that move it most."""
    told = [head(s, lang)]
    if s.tied:
        keys = COMMA[lang].join(s.tied[:LISTED]) + ("…" if len(s.tied) > LISTED else "")
        told.append(TEXT["tied"][lang].format(n=len(s.tied), keys=keys))
    return told + [_line(s, outcome, lang) for outcome in s.outcomes]


def _line(s: Indices, outcome: str, lang: str) -> str:
    name = str(outcomes().loc[outcome, "name_zh" if lang == "zh" else "name"])
    main = MAIN[s.method]
    rows = s.to_df().loc[outcome].dropna(subset=main).head(NAMED)
    if rows.empty:
        return TEXT["none"][lang].format(outcome=name)
    named = [f"{key} {number(row[main])} {span(row['lower'], row['upper'])}" for key, row in rows.iterrows()]
    unit = unit_text(str(outcomes().loc[outcome, "unit"]), lang) if s.method == MORRIS else ""
    error = TEXT["q2"][lang].format(f"{100 * s.q2[outcome]:.0f}") if s.method == EMULATOR else ""
    return TEXT["line"][lang].format(outcome=name, named=COMMA[lang].join(named), unit=f" {unit}".rstrip() + error)


def html(s: Indices, lang: str) -> str:
    """The sentences and the table, for a notebook."""
    told = "".join(f"<li>{markup.escape(line)}</li>" for line in lines(s, lang))
    return f"<ul>{told}</ul>{s.to_df().to_html(float_format='{:.3g}'.format)}"
