"""What a reform changes, in sentences: numbers rounded to what their interval can bear."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qianxian.report.outcome_words import COUNTED_ZH, HEADLINES, INDICES, KEY_FIGURES, KINDS, UNITS
from qianxian.report.sentences import texts

if TYPE_CHECKING:
    import pandas as pd

MOST_DECIMALS = 4
SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class Headline:
    """One effect as a reader sees it; all texts but `outcome`, `verdict` and `direction` are in one language."""

    outcome: str
    subject: str
    sentence: str
    before: str
    after: str
    unit: str
    change: str
    lower: str
    upper: str
    #: clear (stands after Holm's correction), tentative (own interval excludes 0), unclear, same, single (no interval)
    verdict: str
    #: up, down, unclear, same, single
    direction: str


def kind(outcome: str, unit: str) -> str:
    """What a number is: share, index or ratio if it has no unit, else ``quantity``."""
    if unit != "1":
        return "quantity"
    if outcome.endswith("_share"):
        return "share"
    return "index" if outcome in INDICES else "ratio"


def unit_text(outcome: str, unit: str, lang: str) -> str:
    """Unit of an outcome in a table; the unit itself where no words are known."""
    position = int(lang == "zh")
    what = kind(outcome, unit)
    if what != "quantity":
        return KINDS[what][position]
    return str(UNITS[unit]["short"][position]) if unit in UNITS else unit


def decimals(difference: float, lower: float, upper: float) -> int:
    """Decimals at which the half-width of the interval has one digit, and more until an end of it that is not zero does
    not look like zero; without an interval, those at which the difference has two digits."""
    half_width = (upper - lower) / 2
    if math.isfinite(half_width) and half_width > 0:
        places = max(0, -math.floor(math.log10(half_width)))
        while places < MOST_DECIMALS and any(end != 0.0 and round(end, places) == 0.0 for end in (lower, upper)):
            places += 1
        return min(MOST_DECIMALS, places)
    size = abs(difference)
    return min(MOST_DECIMALS, max(0, 1 - math.floor(math.log10(size)))) if 0 < size < math.inf else 2


def rounded(value: float, places: int, signed: bool = False) -> str:
    """A number with fixed decimals and a true minus sign; no sign on zero."""
    if not math.isfinite(value):
        return "–"
    shown = f"{value:{'+' if signed else ''},.{places}f}"
    if not shown.strip("+-0.,"):
        shown = shown.lstrip("+-")
    return shown.replace("-", "−")


def direction(row: pd.Series[Any]) -> str:
    """Which way an effect points, if its interval says so."""
    if math.isnan(row["lower"]):
        return "single"
    if row["lower"] == row["upper"] == 0.0:
        return "same"
    if row["lower"] > 0:
        return "up"
    return "down" if row["upper"] < 0 else "unclear"


def verdict(row: pd.Series[Any]) -> str:
    """How sure an effect is, see ``Headline.verdict``."""
    pointing = direction(row)
    if pointing not in ("up", "down"):
        return pointing
    return "clear" if row["p_holm"] < SIGNIFICANCE else "tentative"


def headline(outcome: str, subject: str, row: pd.Series[Any], lang: str) -> Headline:
    """The sentence on one row of ``Comparison.effects``."""
    t = texts(lang)
    share = kind(outcome, row["unit"]) == "share"
    scale = 100.0 if share else 1.0
    values = {name: row[name] * scale for name in ("baseline", "mean", "difference", "lower", "upper")}
    places = decimals(values["difference"], values["lower"], values["upper"])
    before, after = rounded(values["baseline"], places), rounded(values["mean"], places)
    change, lower, upper = (rounded(values[n], places, signed=True) for n in ("difference", "lower", "upper"))
    prefix, suffix = _around(outcome, row["unit"], share, lang)
    moved = t["points"].format(change) if share else change + (suffix if lang == "zh" else "")
    pointing = direction(row)
    said = t[pointing].format(
        subject=subject,
        before=_before(prefix, before, suffix, lang) if lang == "zh" else before + (suffix if share else ""),
        after=_before(" ", after, suffix, lang).rstrip() if lang == "zh" else after,
        unit=suffix if lang == "en" else "",
        change=moved,
        lower=lower,
        upper=upper,
    )
    unit = suffix.strip() if lang == "en" or share else unit_text(outcome, row["unit"], lang)
    unit = KINDS["index"][int(lang == "zh")] if kind(outcome, row["unit"]) == "index" else unit
    said = said.replace(" ，", "，")
    return Headline(outcome, subject, said, before, after, unit, moved, lower, upper, verdict(row), pointing)


def _around(outcome: str, unit: str, share: bool, lang: str) -> tuple[str, str]:
    """What stands before (Chinese only) and after a number."""
    if share:
        return (" ", "%") if lang == "zh" else ("", "\u00a0%")
    if unit not in UNITS:
        return (" ", "") if lang == "zh" else ("", "" if unit == "1" else f" {unit}")
    if lang == "en":
        return "", str(UNITS[unit]["en"])
    prefix, suffix = COUNTED_ZH.get(outcome, UNITS[unit]["zh"])
    return prefix, suffix


def _before(prefix: str, value: str, suffix: str, lang: str) -> str:
    """A Chinese quantity; a space follows where it ends in a figure or a sign and more text comes."""
    said = f"{prefix}{value}{suffix}"
    return said if said[-1] > "\u2e80" else f"{said} "


def headlines(effects: pd.DataFrame, lang: str) -> list[dict[str, Any]]:
    """Sentences on the chosen outcomes by subject; what is undefined in every replicate is left out.

    Parameters
    ----------
    effects : rows of one arm of ``Comparison.effects``, indexed by outcome

    Returns
    -------
    list of dict with title and sentences (list of Headline)
    """
    groups = []
    for group in HEADLINES.values():
        known = [o for o in group["outcomes"] if o in effects.index and effects.loc[o, "n"] > 0]
        told = [headline(o, group["outcomes"][o][lang], effects.loc[o], lang) for o in known]
        if told:
            groups.append({"title": group["title"][lang], "sentences": told})
    return groups


def key_figures(effects: pd.DataFrame, lang: str) -> list[Headline]:
    """The few outcomes that stand large at the top, under their own names."""
    name = "name_zh" if lang == "zh" else "name"
    known = [o for o in KEY_FIGURES if o in effects.index and effects.loc[o, "n"] > 0]
    return [headline(o, str(effects.loc[o, name]), effects.loc[o], lang) for o in known]
