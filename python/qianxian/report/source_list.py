"""What the source ids in a report stand for."""

from __future__ import annotations

from typing import Any

from qianxian.base.bibliography import sources
from qianxian.report.sentences import texts

Row = dict[str, Any]


def source_groups(arms: list[Row], patterns: list[Row], lang: str) -> list[Row]:
    """What the source ids of the levers and of the patterns stand for, those of each once, in the bibliography's order;
    a group without any is left out."""
    t, zh = texts(lang), lang == "zh"
    table = sources()
    reforms = [reform for arm in arms for reform in arm["reforms"]]
    groups = []
    for title, users in ((t["sources_levers"], reforms), (t["sources_patterns"], patterns)):
        ids = set(sources(" ".join(row["source"] for row in users)).index)
        listed = [
            {
                "id": name,
                "about": row["about_zh" if zh else "about"],
                "reference": row["reference_zh" if zh else "reference"],
                "grade": t["grade_seed"] if row["grade"] == "seed" else row["grade"].replace("-", "−") or "–",
            }
            for name, row in table[table.index.isin(ids)].iterrows()
        ]
        if listed:
            groups.append({"title": title, "rows": listed})
    return groups
