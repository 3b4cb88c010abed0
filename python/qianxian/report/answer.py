"""The first page of the report: one sentence with the answer, one table of all arms, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qianxian.base.language import say
from qianxian.base.problems import Problems
from qianxian.base.reference import nearest
from qianxian.report.headline import decimals, direction, kind, rounded, unit_text, verdict
from qianxian.report.outcome_words import ANSWERS
from qianxian.report.sentences import texts
from qianxian.runs.relevant import Relevant, is_change, least_change

if TYPE_CHECKING:
    import pandas as pd

    from qianxian.runs.comparison import Comparison

#: The smallest change taken to matter, per cent of the baseline, unless the user says otherwise.
RELEVANT = 5.0
#: How many outcomes a sentence names, the largest changes first.
NAMED = 3
FAILURES_NAMED = 2

Content = dict[str, Any]


def relevant_problems(relevant: Relevant) -> Problems:
    """What is wrong with the smallest relevant change that a user gives."""
    given = dict(relevant) if isinstance(relevant, Mapping) else {"": relevant}
    problems: Problems = []
    for outcome, value in given.items():
        place = f"relevant.{outcome}" if outcome else "relevant"
        if outcome and outcome not in ANSWERS:
            problems.append((place, f"{place}: {nearest(outcome, list(ANSWERS))}"))
        if not is_change(value):
            text = say(f"{place} = {value!r}: must be a number above 0", f"{place} = {value!r}：须为大于 0 的数")
            problems.append((place, text))
    return problems


def judged(row: pd.Series[Any], outcome: str, relevant: Relevant = RELEVANT) -> str:
    """What an effect means: better, worse, little_better, little_worse, small or open.

    Parameters
    ----------
    row : of ``Comparison.effects``
    outcome : one of ``ANSWERS``, which says what is better
    relevant : smallest change that matters, in per cent of the baseline, or by outcome in its unit

    Notes
    -----
    Small: the whole interval lies within the relevant change, as in a test of equivalence (Schuirmann 1987,
    doi:10.1007/BF01068419). Better or worse: the change is clear after Holm's correction and its whole interval lies
    beyond the relevant change; a little, if only a part does.
    """
    if direction(row) == "same":
        return "small"
    if math.isnan(row["lower"]):
        return "open"
    least = least_change(relevant, outcome, row["baseline"])
    if math.isnan(least):
        least = least_change(RELEVANT, outcome, row["baseline"])
    if -least < row["lower"] and row["upper"] < least:
        return "small"
    if verdict(row) != "clear":
        return "open"
    good = row["difference"] * ANSWERS[outcome] > 0
    wholly = row["lower"] > least or row["upper"] < -least
    return ("" if wholly else "little_") + ("better" if good else "worse")


def answer(comparison: Comparison, lang: str, relevant: Relevant) -> Content:
    """A sentence for each arm and the table of all arms."""
    t, name = texts(lang), "name_zh" if lang == "zh" else "name"
    arms = {arm: comparison.title(arm, lang) for arm in list(comparison.arms)[1:]}
    effects = {arm: comparison.effects.loc[arm] for arm in arms}
    first = next(iter(effects.values()))
    known = [o for o in ANSWERS if o in first.index and all(table.loc[o, "n"] > 0 for table in effects.values())]
    rows = []
    for outcome in known:
        share = kind(outcome, first.loc[outcome, "unit"]) == "share"
        seen = [table.loc[outcome] for table in effects.values()]
        places = max(_decimals(row, share) for row in seen)
        cells = [_cell(row, outcome, relevant, places, lang) for row in seen]
        unit = "%" if share else unit_text(outcome, first.loc[outcome, "unit"], lang)
        rows.append({"outcome": outcome, "name": first.loc[outcome, name], "unit": unit, "cells": cells})
        rows[-1]["before"] = cells[0]["before"]
    sentences = [_sentence(title, rows, i, t) for i, title in enumerate(arms.values())]
    per_cent = t["relevant_share"].format(f"{relevant:g}" if not isinstance(relevant, Mapping) else f"{RELEVANT:g}")
    beyond = t["or"].join((t["relevant_own"], per_cent)) if isinstance(relevant, Mapping) else per_cent
    note = t["answer_note"].format(relevant=beyond)
    return {"sentences": sentences, "arms": list(arms.values()), "rows": rows, "note": note}


def _decimals(row: pd.Series[Any], share: bool) -> int:
    scale = 100.0 if share else 1.0
    return decimals(*(row[name] * scale for name in ("difference", "lower", "upper")))


def _cell(row: pd.Series[Any], outcome: str, relevant: Relevant, places: int, lang: str) -> Content:
    t, per_cent = texts(lang), "%" if lang == "zh" else "\u00a0%"
    scale = 100.0 if kind(outcome, row["unit"]) == "share" else 1.0
    change = 100.0 * row["difference"] / abs(row["baseline"]) if abs(row["baseline"]) > 1e-9 else math.nan
    word = judged(row, outcome, relevant)
    return {
        "before": rounded(row["baseline"] * scale, places),
        "after": rounded(row["mean"] * scale, places),
        "change": f"{rounded(change, 0 if abs(change) >= 10 else 1, signed=True)}{per_cent}",
        "size": abs(change) if math.isfinite(change) else 0.0,
        "found": word,
        "verdict": t[f"found_{word}"],
    }


def _sentence(title: str, rows: list[Content], arm: int, t: dict[str, str]) -> str:
    """What gets better and worse, the largest first, and how many outcomes do neither."""
    found = {word: [r for r in rows if r["cells"][arm]["found"].endswith(word)] for word in ("better", "worse")}
    parts = [
        t[f"answer_{word}"].format(_named(those, arm, t))
        for word, those in found.items()
        if any(r["cells"][arm]["found"] == word for r in those)
    ]
    words = [r["cells"][arm]["found"] for r in rows]
    little = sum(word.startswith("little_") for word in words)
    said = t["answer_join"].join(parts) or t["answer_neither"]
    said += t["answer_rest"].format(n=len(rows), little=little, small=words.count("small"), open=words.count("open"))
    return t["answer_arm"].format(arm=title, found=said)


def _named(rows: list[Content], arm: int, t: dict[str, str]) -> str:
    wholly = [r for r in rows if not r["cells"][arm]["found"].startswith("little_")]
    largest = sorted(wholly, key=lambda r: r["cells"][arm]["size"], reverse=True)
    items = [t["answer_item"].format(name=r["name"], change=r["cells"][arm]["change"]) for r in largest[:NAMED]]
    said = t["list_comma"].join(items)
    return said + t["answer_more"].format(len(largest) - NAMED) if len(largest) > NAMED else said


def confidence(
    comparison: Comparison, assumed: Mapping[str, int], patterns: pd.DataFrame | None, robustness: list[str], lang: str
) -> list[str]:
    """How sure the answer is: luck, known facts that fail, assumptions, and what the model leaves out.

    Parameters
    ----------
    assumed : counts of parameters by what they rest on, see ``sections.assumptions``
    patterns : table of ``Scenario.patterns``; None if it was not made
    robustness : what a robustness analysis found, as sentences; empty without one
    """
    t = texts(lang)
    luck = t["confidence_luck"].format(replicates=comparison.study["replicates"], days=comparison.study["days"])
    gap = "" if lang == "zh" else " "
    tried = robustness or [t["confidence_not_robust"]]
    assumptions = gap.join([t["confidence_assumptions"].format(**assumed), *tried])
    return [luck, _likeness(patterns, gap, lang), assumptions, t["confidence_left_out"]]


def _likeness(patterns: pd.DataFrame | None, gap: str, lang: str) -> str:
    t = texts(lang)
    if patterns is None:
        return t["confidence_untried"]
    failing = patterns[patterns["result"] == "fail"]
    said = t["confidence_patterns"].format(failed=len(failing), all=len(patterns))
    if failing.empty:
        return said
    named = failing["statement_zh" if lang == "zh" else "statement"].iloc[:FAILURES_NAMED]
    return gap.join([said, t["confidence_failing"].format(t["answer_join"].join(named))])
