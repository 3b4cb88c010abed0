"""Numbers and titles as a reader sees them, in English and Chinese."""

from __future__ import annotations

import math

import pandas as pd

#: Mark of what the paper says, and the word of a name that says it already.
REPORTED = {"en": ("{} (reported)", "reported"), "zh": ("{}（上报）", "上报")}

UNIT_WORDS = {
    "min": "分钟", "h": "小时", "d": "日", "week": "周", "month": "月", "a": "年",
    "person": "人", "township": "乡镇", "household": "户", "action": "次行动",
}  # fmt: skip


def number(value: float, signed: bool = False) -> str:
    """Three significant digits without an exponent, with a true minus sign; a dash where there is no value."""
    if not math.isfinite(value):
        return "–" if math.isnan(value) else ("∞" if value > 0 else "−∞")
    digits = 0 if value == 0 else max(0, 2 - math.floor(math.log10(abs(value))))
    shown = f"{value:{'+' if signed and value != 0 else ''},.{min(digits, 4)}f}"
    return shown.replace("-", "−")


def unit_text(unit: str, lang: str) -> str:
    """A unit as it stands behind a number; nothing for a pure number."""
    first, *rest = unit.split("/")
    shown = "" if first == "1" else first
    if lang == "en":
        return "/".join([shown, *rest]) if rest else shown
    words = [UNIT_WORDS.get(w, w) for w in rest]
    return UNIT_WORDS.get(shown, shown) + ("/" + "·".join(words) if words else "")


def span(lower: float, upper: float) -> str:
    """An interval as [lower, upper]; a dash where there is none."""
    return "–" if math.isnan(lower) else f"[{number(lower)}, {number(upper)}]"


def p_text(p: float) -> str:
    """A p value to three decimals; small ones as a bound."""
    if math.isnan(p):
        return "–"
    return "<0.001" if p < 0.001 else f"{p:.3f}"


def outcome_title(row: pd.Series[object], lang: str) -> str:
    """Name of an outcome, marked where it is what the paper says and not what happened."""
    name = str(row["name_zh" if lang == "zh" else "name"])
    says_so = REPORTED[lang][1] in name.lower()
    return REPORTED[lang][0].format(name) if row["layer"] == "reported" and not says_so else name
