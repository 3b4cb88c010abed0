"""Answers from the arms of a run: what is compared, and what each reform changes against the base."""

from __future__ import annotations

from typing import Any

import pandas as pd

from qianxian.assurance.delta import Delta
from qianxian.assurance.evidence import Evidence
from qianxian.assurance.found import GIVEN, MISSING, PARTLY, Found, Place
from qianxian.assurance.markdown import code, plain, table
from qianxian.base.words import unit_text


def arms(e: Evidence) -> Found:
    rows = [
        (
            code(name),
            plain(e.title(name)),
            plain(result.title(e.lang)),
            ", ".join(map(code, result.scenario.reforms)) or "–",
        )
        for name, result in e.arms.items()
    ]
    heads = (e.say("Arm", "方案"), e.say("Title", "名称"), e.say("Scenario", "情景"), e.say("Reforms", "改革"))
    size = e.say(
        "{days} days from {start}, {replicates} replicates, seed {seed}, townships: {townships}.",
        "自 {start} 起 {days} 天，重复 {replicates} 次，种子 {seed}，乡镇 {townships} 个。",
    ).format(**{k: e.study[k] for k in ("days", "start", "replicates", "seed", "townships")})
    places = (Place("run", "arms"), Place("run", "days"), Place("run", "seed"))
    return Found(GIVEN, f"{table(heads, rows)}\n\n{size}", places)


def heading_of(e: Evidence, delta: Delta) -> list[str]:
    """From when, until when, how fast, how well obeyed and where a reform is in force, as list items."""
    c = delta.content
    fields = {
        "start": (e.say("From", "开始"), c.get("start") or e.say("the first day", "首日")),
        "end": (e.say("Until before", "结束（不含）"), c.get("end") or e.say("the run ends", "模拟结束")),
        "phase_in_days": (
            e.say("Phase-in [d]", "推行期（天）"),
            c.get("phase_in_days", 0) or e.say("0: everybody at once", "0：一次到位"),
        ),
        "compliance": (e.say("Compliance, 0 to 1", "执行程度，0 至 1"), c.get("compliance", 1)),
        "townships": (e.say("Townships (index)", "适用乡镇（序号）"), c.get("townships") or e.say("all", "全部")),
    }
    colon = e.say(": ", "：")
    return [f"- {label}{colon}{plain(value)}" for label, value in fields.values()]


def delta_table(e: Evidence, delta: Delta) -> str:
    """What a reform sets, lever by lever, with unit, range, meaning and sources."""
    heads = e.say(
        "Lever|What it does|Setting|Here|Base|Unit|Range|Sources", "举措|作用|设定项|本改革取值|基线|单位|范围|来源"
    ).split("|")
    zh, rows, base = e.lang == "zh", [], base_settings(e)
    for _, row in delta.settings().iterrows():
        setting = row["setting"]
        rows.append(
            (
                f"{plain(row['title_zh' if zh else 'title'])} {code(row['lever'])}",
                plain(row["meaning_zh" if zh else "meaning"]),
                code(setting) or "–",
                code(_written(row["value"])) if setting else e.say("in force", "施行"),
                _in_base(e, base, row["lever"], setting),
                (plain(unit_text(row["unit"], e.lang)) or "1") if setting else "–",
                plain(row["range"]) if setting else "–",
                plain(row["source"]) or e.say("none", "无"),
            )
        )
    return table(heads, rows)


def base_settings(e: Evidence) -> dict[tuple[str, str], Any]:
    """What reforms of the base set, by lever and setting; the base of a single arm is its scenario without reforms."""
    own = [one.settings() for one in e.deltas if e.several and e.baseline.arm in one.arms]
    return {(r["lever"], r["setting"]): r["value"] for table in own for _, r in table.iterrows()}


def _in_base(e: Evidence, base: dict[tuple[str, str], Any], lever: str, setting: str) -> str:
    if (lever, setting) not in base:
        return e.say("not in force", "未施行")
    return code(_written(base[lever, setting])) if setting else e.say("in force", "施行")


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def delta(e: Evidence) -> Found:
    parts = []
    for one in e.deltas:
        words = e.say("**{}** ({}; arms: {})", "**{}**（{}；所在方案：{}）")
        parts += [
            words.format(plain(one.title(e.lang)), code(one.name), ", ".join(map(code, one.arms))),
            "\n".join(heading_of(e, one)),
            delta_table(e, one),
        ]
    if len(e.changes):
        parts += [e.say("Parameters that differ from the base:", "与基线不同的参数："), changes_table(e)]
    if not parts:
        words = e.say("No arm has a reform or another parameter than the base.", "各方案均无改革，参数也与基线相同。")
        return Found(GIVEN, words, (Place("run", "arms"),))
    files = tuple(Place("file", name) for name in reform_files(e))
    return Found(GIVEN, "\n\n".join(parts), (Place("run", "arms"), *files))


def reform_files(e: Evidence) -> dict[str, str]:
    """Name and content of a file for each reform; two of one name are numbered."""
    names = [one.name for one in e.deltas]
    return {
        f"reform-{one.name}{f'-{i}' if names.count(one.name) > 1 else ''}.toml": one.text
        for i, one in enumerate(e.deltas, 1)
    }


def changes_table(e: Evidence) -> str:
    """Parameters in which arms differ otherwise than by a reform."""
    heads = e.say("Arm|Parameter|Base|Here|Unit|Meaning", "方案|参数|基线|本方案|单位|含义").split("|")
    meaning = "meaning_zh" if e.lang == "zh" else "meaning"
    rows = [
        [
            *(code(_written(r[k])) for k in ("arm", "key", "baseline", "here")),
            plain(unit_text(r["unit"], e.lang)) or "1",
            plain(r[meaning]),
        ]
        for _, r in e.changes.iterrows()
    ]
    return table(heads, rows)


def lever_sources(e: Evidence) -> Found:
    moved = pd.concat([one.settings() for one in e.deltas]).drop_duplicates("lever") if e.deltas else pd.DataFrame()
    if not len(moved):
        words = e.say("No arm has a reform, so that no lever is moved.", "各方案均无改革，未采用任何举措。")
        return Found(GIVEN, words, (Place("run", "arms"),))
    bare = [r["lever"] for _, r in moved.iterrows() if not str(r["source"]).strip()]
    if bare:
        words = e.say("Levers without a source: {}.", "没有资料来源的举措：{}。").format(", ".join(map(code, bare)))
        return Found(MISSING if len(bare) == len(moved) else PARTLY, words, (Place("package", "levers"),))
    words = e.say(
        "All {n} levers that are moved name their sources, which [sources.csv](sources.csv) spells out.",
        "所采用的 {n} 项举措均注明来源，详见 [sources.csv](sources.csv)。",
    ).format(n=len(moved))
    return Found(GIVEN, words, (Place("package", "levers"), Place("file", "sources.csv")))
