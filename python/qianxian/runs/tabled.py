"""A comparison as a reader sees it: the table of its effects, and what its arms are called."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from qianxian.base.words import number, outcome_title, p_text, span, unit_text
from qianxian.inputs.specification import Specification

#: Heads of the table of effects.
HEADS = {
    "en": ("Outcome", "Unit", "Difference", "95 % interval", "p (Holm)", "runs saved"),
    "zh": ("结果指标", "单位", "差值", "95% 区间", "p（Holm 校正）", "节省的运行倍数"),
}


def effects_to_read(effects: pd.DataFrame, arms: tuple[str, str], lang: str) -> pd.DataFrame:
    """The effects of one arm, rounded and titled, the two arms under their titles."""
    outcome, unit, difference, interval, p, saved = HEADS[lang]
    base, other = arms
    return pd.DataFrame(
        {
            outcome: [outcome_title(row, lang) for _, row in effects.iterrows()],
            unit: [unit_text(u, lang) or "1" for u in effects["unit"]],
            base: [number(v) for v in effects["baseline"]],
            other: [number(v) for v in effects["mean"]],
            difference: [number(v, signed=True) for v in effects["difference"]],
            interval: [span(a, b) for a, b in zip(effects["lower"], effects["upper"], strict=True)],
            p: [p_text(v) for v in effects["p_holm"]],
            saved: ["–" if math.isnan(v) else f"{number(v)}×" for v in effects["saved"]],
        }
    ).set_index(outcome)


def titles(scenarios: Mapping[str, Specification], lang: str) -> dict[str, str]:
    """What each arm is called: by the reforms that it adds, unless the user has given it a name."""
    common = set.intersection(*(set(s.reforms) for s in scenarios.values()))
    found = {}
    for name, scenario in scenarios.items():
        added = [r for r in scenario._core.reforms if r.name not in common]
        machine_made = name in (scenario.name, "+".join(r.name for r in added))
        parts = [r.title_zh if lang == "zh" else r.title for r in added]
        found[name] = (" + ".join(parts) or scenario.title(lang)) if machine_made else name
    return found if len(set(found.values())) == len(found) else {name: name for name in found}
