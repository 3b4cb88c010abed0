"""A portfolio in words, in English and Chinese."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from qianxian.base.reference import outcomes
from qianxian.base.words import number, outcome_title, span, unit_text
from qianxian.inputs.options import Options
from qianxian.runs.simulation import Scenario

TEXT = {
    "combination": {"en": "combination", "zh": "组合"},
    "number": {"en": "no.", "zh": "序号"},
    "status": {"en": "on the front", "zh": "是否最优"},
    "n": {"en": "replicates", "zh": "重复次数"},
    "certain": {"en": "certain", "zh": "确定"},
    "undecided": {"en": "undecided", "zh": "未定"},
    "dominated": {"en": "dominated", "zh": "被支配"},
    "effort": {
        "en": "{title}, {days} days. {n} of {possible} combinations compared, {spent} of {budget} replicates spent.",
        "zh": "{title}，{days} 天。比较了 {possible} 种组合中的 {n} 种，共运行 {spent} 次（上限 {budget} 次）。",
    },
    "set_aside": {
        "en": "{k} more were tried in the search and set aside; nothing is claimed of these and of those not tried.",
        "zh": "搜索中另试了 {k} 种，未参加比较；对这些组合和未试过的组合不作任何结论。",
    },
    "stopped": {"en": "The sampling was stopped early.", "zh": "运行被提前中断。"},
    "claim": {
        "en": "With a probability of at least {p} all of these are right at once: {certain} certainly on the front, "
        "{dominated} dominated by another one compared, and all intervals of effects.",
        "zh": "以下判断同时正确的概率不低于 {p}：{certain} 种确定为最优（不被任何参加比较的组合支配），"
        "{dominated} 种被其他组合支配，且所有效应区间均覆盖其均值。",
    },
    "whole": {
        "en": "None is undecided: this is the whole front of those compared.",
        "zh": "没有未定的组合：以下即参加比较的组合的全部最优解。",
    },
    "open": {
        "en": "{k} undecided; nothing is claimed of these. A larger budget or indifference zone may decide them.",
        "zh": "{k} 种未定，不作结论；增加运行次数或放宽无差异区间后或可判定。",
    },
    "zone": {
        "en": "One dominates another if it is nowhere worse by more than this, and somewhere better by more: {zones}.",
        "zh": "若某组合各项目标均不差于另一组合（容差之内），且至少一项优于它（超出容差），即为支配。容差：{zones}。",
    },
    "unclear": {"en": "No. {name} may be dominated by no. {others}.", "zh": "{name} 号可能被 {others} 号支配。"},
    "effect": {"en": "{name}, change ({unit})", "zh": "{name}，变化（{unit}）"},
    "effect_pure": {"en": "{name}, change", "zh": "{name}，变化"},
    "less": {"en": "less is better", "zh": "越少越好"},
    "more": {"en": "more is better", "zh": "越多越好"},
}


class Told(Protocol):
    """What is told of a ``Portfolio``."""

    scenario: Scenario
    options: Options
    objectives: tuple[str, ...]
    indifference: dict[str, float]
    confidence: float
    budget: int
    spent: int
    possible: int
    set_aside: int
    stopped: bool

    @property
    def points(self) -> pd.DataFrame:
        """Every combination compared."""
        ...

    @property
    def front(self) -> pd.DataFrame:
        """Those that are or may be on the front."""
        ...


def objective_title(name: str, lang: str) -> str:
    """Name of an objective's effect with its unit."""
    row = outcomes().loc[name]
    unit = unit_text(str(row["unit"]), lang)
    return TEXT["effect" if unit else "effect_pure"][lang].format(name=outcome_title(row, lang), unit=unit)


def amount(value: float, name: str, lang: str) -> str:
    """A number with the unit of an objective."""
    return f"{number(value)} {unit_text(str(outcomes().loc[name, 'unit']), lang)}".rstrip()


def claims(found: Told, lang: str) -> list[str]:
    """What was done, what is claimed with which probability, and of what nothing is."""
    status = found.points["status"].value_counts()
    certain, dominated, undecided = (int(status.get(s, 0)) for s in ("certain", "dominated", "undecided"))
    zones = {"en": ", ", "zh": "，"}[lang].join(
        f"{outcome_title(outcomes().loc[k], lang)} {amount(v, k, lang)}" for k, v in found.indifference.items()
    )
    common = {"spent": found.spent, "budget": found.budget, "possible": found.possible, "n": len(found.points)}
    effort = {"title": found.scenario.title(lang), "days": found.options.days, **common}
    p = {"en": f"{found.confidence:.6g}", "zh": f"{found.confidence:.6g}"}[lang]
    lines = [TEXT["effort"][lang].format(**effort)]
    if found.set_aside or found.possible > len(found.points):
        lines.append(TEXT["set_aside"][lang].format(k=found.set_aside))
    if found.stopped:
        lines.append(TEXT["stopped"][lang])
    lines.append(TEXT["claim"][lang].format(p=p, certain=certain, dominated=dominated))
    lines.append(TEXT["open"][lang].format(k=undecided) if undecided else TEXT["whole"][lang])
    return [*lines, TEXT["zone"][lang].format(zones=zones)]


def table_of(found: Told, lang: str) -> pd.DataFrame:
    """The front as a reader sees it: effects with simultaneous intervals."""
    front = found.front
    title = "title_zh" if lang == "zh" else "title"
    table = pd.DataFrame(
        {
            TEXT["number"][lang]: range(1, len(front) + 1),
            TEXT["status"][lang]: [TEXT[s][lang] for s in front["status"]],
            TEXT["n"][lang]: front["n"],
        }
    )
    for name in found.objectives:
        ends = zip(front[f"{name}_effect"], front[f"{name}_lower"], front[f"{name}_upper"], strict=True)
        table[objective_title(name, lang)] = [f"{number(e, signed=True)} {span(lo, up)}" for e, lo, up in ends]
    table[TEXT["combination"][lang]] = front[title]
    return table


def summary_of(found: Told, lang: str) -> str:
    """Claims, the front as a table, and who may dominate those undecided."""
    front = found.front
    with pd.option_context("display.unicode.east_asian_width", True, "display.width", 200):
        table = table_of(found, lang).to_string(index=False)
    numbers = {name: i for i, name in enumerate(front.index, 1)}
    between = {"en": ", ", "zh": "、"}[lang]
    unclear = []
    for name, row in front["open"].items():
        others = between.join(str(i) for i in sorted(numbers[o] for o in row.split(", ") if o in numbers))
        if row:
            unclear.append(TEXT["unclear"][lang].format(name=numbers[name], others=others))
    return "\n".join([*claims(found, lang), "", table, *(["", *unclear] if unclear else [])])
