"""The tables and lists of the report, ready to be laid out: texts in one language, numbers as a reader sees them."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from qianxian.base.reference import levers, outcomes, parameters, sections, text_of
from qianxian.base.words import number, outcome_title, span
from qianxian.figures.style import arm_colour
from qianxian.report.headline import rounded, unit_text
from qianxian.report.outcome_words import PARAMETER_UNITS, SERVICE
from qianxian.report.sentences import texts

if TYPE_CHECKING:
    import pandas as pd

    from qianxian.runs.comparison import Comparison
    from qianxian.runs.simulation import Result, Scenario

Row = dict[str, Any]
SMALLEST = 0.05  # minutes; what takes less in every arm is left out

DAYS_PER_MONTH = 365.25 / 12


# What is compared ---------------------------------------------------------------------------------------------------


def township(comparison: Comparison, lang: str) -> Row:
    """The baseline's township in two or three sentences, and its posts."""
    t, study = texts(lang), comparison.study
    structure = comparison.baseline.scenario.structure(seed=study["seed"])
    groups, lines = (
        structure.loc[q].set_index(structure.loc[q].index) for q in ("groups_per_person", "lines_per_person")
    )
    of_all_groups, of_all_lines = groups.loc["all"], lines.loc["all"]
    n_groups = int(structure.loc["members_per_group", "n"].iloc[0])
    said = [
        t["township_intro"].format(persons=int(of_all_groups["n"]), groups=n_groups, villages=_villages(comparison)),
        t["township_loads"].format(
            groups_mean=number(of_all_groups["mean"]),
            groups_p90=math.floor(of_all_groups["p90"]),
            lines_mean=number(of_all_lines["mean"]),
            lines_max=int(of_all_lines["max"]),
        ),
    ]
    if study["townships"] > 1:
        said.insert(1, t["townships_many"].format(townships=study["townships"]))
    roles = [
        {
            "title": title,
            "n": int(groups.loc[role, "n"]),
            "groups": rounded(float(groups.loc[role, "mean"]), 1),
            "lines": rounded(float(lines.loc[role, "mean"]), 1),
        }
        for role, title in text_of("role", lang).items()
        if role in groups.index
    ]
    return {"sentences": said, "roles": roles}


def _villages(comparison: Comparison) -> int:
    """Villages of one township."""
    return int(comparison.baseline.service.sizes["village"]) // int(comparison.study["townships"])


def arms(comparison: Comparison, lang: str) -> list[Row]:
    """Every arm with its scenario, its reforms in plain words and the parameters in which it differs."""
    baseline = comparison.baseline.scenario
    return [
        {
            "title": comparison.title(name, lang),
            "scenario": result.title(lang),
            "baseline": result is comparison.baseline,
            "reforms": reform_lines(result.scenario, lang),
            "changes": [] if result is comparison.baseline else changes(baseline, result.scenario, lang),
        }
        for name, result in comparison.arms.items()
    ]


def reform_lines(scenario: Scenario, lang: str) -> list[Row]:
    """One entry a lever: what is set and from when, what the lever means, and the ids of its sources."""
    zh = lang == "zh"
    table = levers().reset_index().drop_duplicates("lever")
    known = table.set_index("title_zh" if zh else "title")
    lines = []
    for line in scenario.reform_summary(lang).splitlines():
        titles = [title for title in known.index if line.startswith(title)]
        lever = known.loc[max(titles, key=len)] if titles else {}
        meaning = lever.get("meaning_zh" if zh else "meaning", "")
        lines.append({"line": line, "meaning": meaning, "source": lever.get("source", "")})
    return lines


def changes(baseline: Scenario, other: Scenario, lang: str) -> list[Row]:
    """Parameters in which an arm differs from the baseline otherwise than by a reform."""
    known = parameters()
    meaning = known["meaning_zh" if lang == "zh" else "meaning"]
    return [
        {"key": key, "meaning": meaning.get(key, ""), "baseline": _value(row["this"]), "here": _value(row["other"])}
        for key, row in baseline.diff(other).iterrows()
    ]


def _value(value: object) -> str:
    """A value as it is written in a scenario file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


# Effects ------------------------------------------------------------------------------------------------------------


def effect_table(comparison: Comparison, arm: str, lang: str) -> Row:
    """``Comparison.table`` with units in words and the meaning of every outcome."""
    t = texts(lang)
    table, effects = comparison.table(arm, lang), comparison.effects.loc[arm]
    known = outcomes()
    meanings = known["meaning_zh" if lang == "zh" else "meaning"]
    rows = [
        {
            "name": name,
            "meaning": meanings.get(outcome, ""),
            "cells": [unit_text(outcome, effects.loc[outcome, "unit"], lang), *list(row)[1:]],
        }
        for (name, row), outcome in zip(table.iterrows(), effects.index, strict=True)
    ]
    base, other = comparison.title(next(iter(comparison.arms)), lang), comparison.title(arm, lang)
    caption = t["effects_caption"].format(other, base)
    return {"caption": caption, "heads": [str(table.index.name), *table.columns], "rows": rows}


def service_table(comparison: Comparison, arm: str, lang: str) -> Row:
    """What villagers get, before and after."""
    t, effects = texts(lang), comparison.effects.loc[arm]
    rows = [
        {
            "name": outcome_title(effects.loc[o], lang),
            "meaning": "",
            "cells": [
                unit_text(o, effects.loc[o, "unit"], lang),
                number(effects.loc[o, "baseline"]),
                number(effects.loc[o, "mean"]),
                number(effects.loc[o, "difference"], signed=True),
                span(effects.loc[o, "lower"], effects.loc[o, "upper"]),
            ],
        }
        for o in SERVICE
        if o in effects.index
    ]
    base, other = comparison.title(next(iter(comparison.arms)), lang), comparison.title(arm, lang)
    heads = [comparison.table(arm, lang).index.name, t["unit"], base, other, t["change"], t["interval"]]
    return {"caption": t["service_caption"].format(t["title"].format(other, base)), "heads": heads, "rows": rows}


def minutes_table(minutes: dict[str, pd.Series[float]], titles: dict[str, str], head: str, total: str) -> Row:
    """Minutes per person-day by activity or cause, an arm a column, largest of the baseline first, and their sum.
    Every cell comes with its length as a share of the longest, for a bar."""
    baseline = next(iter(minutes.values()))
    order = sorted(baseline.index, key=lambda a: -baseline[a])
    order = [a for a in order if any(m.get(a, 0.0) >= SMALLEST for m in minutes.values())]
    longest = max(float(m.max()) for m in minutes.values()) or 1.0

    def cells(values: list[float], bars: bool) -> list[Row]:
        return [
            {"text": rounded(v, 1), "length": round(v / longest, 3) if bars else 0, "colour": arm_colour(i)}
            for i, v in enumerate(values)
        ]

    each = {titles[a]: cells([float(m.get(a, 0.0)) for m in minutes.values()], True) for a in order}
    sums = cells([float(m.sum()) for m in minutes.values()], False)
    rows = [{"name": name, "cells": row, "sum": False} for name, row in each.items()]
    return {"heads": [head, *minutes], "rows": [*rows, {"name": total, "cells": sums, "sum": True}]}


# What stands behind it ----------------------------------------------------------------------------------------------


def pattern_rows(patterns: pd.DataFrame, lang: str) -> list[Row]:
    """Patterns with target and simulated value, in the order of the report, passes and failures alike."""
    zh = lang == "zh"
    return [
        {
            "id": name,
            "statement": row["statement_zh" if zh else "statement"],
            "measured": row["measured_zh" if zh else "measured"],
            "source": row["source"],
            "target": target_text(row["target"], lang),
            "simulated": simulated_text(row),
            "result": row["result"],
        }
        for name, row in patterns.iterrows()
    ]


def target_text(target: object, lang: str) -> str:
    """A target as words: a direction, or a range that may be open on one side."""
    t = texts(lang)
    if isinstance(target, str):
        return t.get(target, target)
    lower, upper = (float(v) for v in target)  # type: ignore[attr-defined]
    if math.isinf(upper):
        return t["at_least"].format(f"{lower:g}")
    return t["at_most"].format(f"{upper:g}") if math.isinf(lower) else t["from_to"].format(f"{lower:g}", f"{upper:g}")


def simulated_text(row: pd.Series[Any]) -> str:
    """The simulated level with its interval, or the levels of the trials in order."""
    values = [number(float(v)) for v in row["values"]]
    if len(values) != 1:
        return " → ".join(values) or "–"
    found = row["intervals"][0] if len(row["intervals"]) else None
    return f"{values[0]} {span(*found)}" if found is not None and not math.isnan(found[0]) else values[0]


def assumptions(result: Result, lang: str) -> Row:
    """Counts of parameters by what they rest on, and those that are assumptions, section by section."""
    zh = lang == "zh"
    table, known = result.parameters, parameters()
    clocks = set(known.index[known["kind"] == "clock"])  # times of day, written with colons
    assumed = table[table["confidence"] == "assumption"]
    inferred = int((table["confidence"] == "inference").sum())
    counts = {"all": len(table), "assumption": len(assumed), "inference": inferred}
    groups = []
    for section, titles in sections().items():
        rows = assumed[assumed.index.str.startswith(f"{section}.")]
        if len(rows):
            listed = [
                {
                    "key": key,
                    "meaning": row["meaning_zh" if zh else "meaning"],
                    "value": row["value_text"],
                    "range": known["range"].get(key, span(row["minimum"], row["maximum"])),
                    "unit": "" if key in clocks else PARAMETER_UNITS.get(row["unit"], (row["unit"],) * 2)[int(zh)],
                }
                for key, row in rows.iterrows()
            ]
            groups.append({"title": re.sub(r"^(M\d+ )+", "", titles[lang]), "rows": listed})
    return {"counts": {**counts, "evidence": len(table) - len(assumed) - inferred}, "groups": groups}


def horizon(result: Result, lang: str) -> list[str]:
    """How much of the departments' answer to a reform a run of this length shows; nothing where they do not answer."""
    values = result.parameters["value_text"]
    if values["substitution.enabled"] != "true" or float(values["substitution.elasticity"]) == 0:
        return []
    months = float(values["substitution.half_life_months"])
    days = int(result.study["days"])
    shown = 1 - 2 ** -(days / (months * DAYS_PER_MONTH))
    return [texts(lang)["limits_horizon"].format(days=days, months=f"{months:g}", share=f"{100 * shown:.0f}")]


def provenance(comparison: Comparison, lang: str) -> list[tuple[str, str]]:
    """What identifies the study, as pairs of heading and value."""
    t, study = texts(lang), comparison.study
    revision = str(study["git_revision"])
    clean = revision.removesuffix("-dirty")
    values = {
        "file": comparison.path.name,
        "record_sha256": study["record_sha256"],
        "program_version": study["program_version"],
        "git_revision": clean if clean == revision else t["dirty"].format(clean),
        "seed": study["seed"],
        "days": study["days"],
        "replicates": study["replicates"],
        "townships": study["townships"],
        "command": study["command"],
        "started": str(study["started"]).replace("T", " ").removesuffix("Z"),
        "wall_seconds": t["seconds"].format(number(float(study["wall_seconds"]))),
    }
    return [(t[key], str(value)) for key, value in values.items()]
