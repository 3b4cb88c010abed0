"""A case as a page of Markdown, and its claims as lines for a terminal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qianxian.base.bibliography import sources
from qianxian.base.words import number, span, unit_text
from qianxian.casebook.case_file import BASELINE, CaseFile
from qianxian.casebook.verdicts import FAILS, HOLDS, OPEN

if TYPE_CHECKING:
    import pandas as pd

WORDS: dict[str, dict[str, str]] = {
    "case": {"en": "Case {}: {}", "zh": "案例 {}：{}"},
    "question": {"en": "Question", "zh": "问题"},
    "arms": {"en": "What is compared", "zh": "比较什么"},
    "claims": {"en": "What the account says and what the model shows", "zh": "材料怎么说，模型怎么看"},
    "disagree": {"en": "Where they part", "zh": "不一致之处"},
    "agree": {"en": "They part nowhere.", "zh": "没有不一致之处。"},
    "absent": {"en": "What the model cannot show", "zh": "模型无法显示的"},
    "sources": {"en": "Sources", "zh": "来源"},
    "how": {
        "en": "{replicates} replicates of {days} days under common random numbers, seed {seed}; 95 % intervals of "
        "paired differences, each claim by itself. `qianxian case {id}` makes these numbers, and with `-o PAGE.md` "
        "this page.",
        "zh": "共用随机数，{replicates} 次重复，每次 {days} 天，种子 {seed}；区间为配对差值的 95% 置信区间，逐条判断。"
        "`qianxian case {id}` 得出这些数字，加 `-o 页面.md` 则写出本页。",
    },
    "head": {
        "en": "| | The account says | Outcome | Before | After | Difference | Verdict |",
        "zh": "| | 材料的说法 | 指标 | 之前 | 之后 | 差值 | 判断 |",
    },
    "baseline": {"en": "the scenario as it is", "zh": "情景现状"},
    "of": {"en": "{arm} against {against}", "zh": "{arm}，对比{against}"},
    "tally": {
        "en": "Of {n} claims: holds {holds}, fails {fails}, open {open}.",
        "zh": "共 {n} 条：{holds} 条成立，{fails} 条不成立，{open} 条尚无定论。",
    },
    HOLDS: {"en": "holds", "zh": "成立"},
    FAILS: {"en": "FAILS", "zh": "不成立"},
    OPEN: {"en": "open", "zh": "未定"},
}


def tally(claims: pd.DataFrame, lang: str) -> str:
    """How many claims hold, in a sentence."""
    counts = {v: int((claims["verdict"] == v).sum()) for v in (HOLDS, FAILS, OPEN)}
    return WORDS["tally"][lang].format(n=len(claims), **counts)


def about_arms(row: Any, file: CaseFile, lang: str) -> str:
    """Which arm a claim is about, and against which."""
    if not row["against"]:
        return title_of(file, row["arm"], lang)
    return WORDS["of"][lang].format(arm=title_of(file, row["arm"], lang), against=title_of(file, row["against"], lang))


def title_of(file: CaseFile, arm: str, lang: str) -> str:
    """What an arm is called."""
    titles = {a.name: a.title.of(lang) for a in file.arms}
    return titles.get(arm, WORDS["baseline"][lang])


def change_text(row: Any) -> str:
    """The difference with its interval, and in per cent where there is something to relate it to."""
    if not row["against"]:
        return span(row["lower"], row["upper"])
    said = f"{number(row['difference'], signed=True)} {span(row['lower'], row['upper'])}"
    if math.isnan(row["change"]):
        return said
    return f"{said}, {number(100 * row['change'], signed=True)}\u00a0%"


def lines(file: CaseFile, claims: pd.DataFrame, lang: str) -> list[str]:
    """The claims for a terminal, three lines each."""
    said = []
    for i, row in claims.iterrows():
        text, name = (row[key if lang == "en" else f"{key}_zh"] for key in ("text", "name"))
        unit = unit_text(row["unit"], lang)
        before = f"{number(row['baseline'])} → " if row["against"] else ""
        said += [
            f"{i:>2}  {WORDS[row['verdict']][lang]:<6} {text} ({row['sources']})",
            f"    {name}{f' [{unit}]' if unit else ''}: {before}{number(row['mean'])}   {change_text(row)}",
            f"    {about_arms(row, file, lang)}",
            "",
        ]
    return said


def page(file: CaseFile, claims: pd.DataFrame, study: Mapping[str, Any], lang: str) -> str:
    """The page of a case; ``CaseResult.page`` describes it. `study` has the replicates, days and seed of the runs."""
    w = {key: words[lang] for key, words in WORDS.items()}
    parts = [f"# {w['case'].format(file.id, file.title.of(lang))}", "", file.question.of(lang), ""]
    parts += [f"## {w['arms']}", "", *_arms(file, lang), ""]
    parts += [f"## {w['claims']}", "", w["head"], "|---|---|---|---|---|---|---|", *_rows(file, claims, lang), ""]
    parts += [tally(claims, lang), "", f"## {w['disagree']}", "", *_disagreements(claims, lang), ""]
    parts += [f"## {w['absent']}", ""]
    colon = ": " if lang == "en" else "："
    parts += [f"- {a.text.of(lang)} ({a.sources}){colon}{a.why.of(lang)}" for a in file.absences]
    parts += ["", f"## {w['sources']}", "", *_sources(file, lang), ""]
    parts += [w["how"].format(id=file.id, **{key: study[key] for key in ("replicates", "days", "seed")}), ""]
    return "\n".join(parts)


def _arms(file: CaseFile, lang: str) -> list[str]:
    said = [f"- `{BASELINE}`: {WORDS['baseline'][lang]} (`{file.scenario}`)"]
    for arm in file.arms:
        settings = [f"`{name}`" for name in arm.reforms]
        settings += [f"`{lever}{_settings(values)}`" for lever, values in arm.levers.items()]
        settings += [f"`{key} = {value}`" for key, value in arm.parameters.items()]
        said.append(f"- `{arm.name}`: {arm.title.of(lang)} ({', '.join(settings)})")
    return said


def _settings(values: Mapping[str, Any]) -> str:
    said = ", ".join(f"{key} = {value}" for key, value in values.items())
    return f" ({said})" if said else ""


def _rows(file: CaseFile, claims: pd.DataFrame, lang: str) -> list[str]:
    rows = []
    for i, row in claims.iterrows():
        text, name = (row[key if lang == "en" else f"{key}_zh"] for key in ("text", "name"))
        unit = unit_text(row["unit"], lang)
        outcome = f"{name}{f' [{unit}]' if unit else ''}{'，' if lang == 'zh' else ', '}{about_arms(row, file, lang)}"
        before = number(row["baseline"]) if row["against"] else "–"
        cells = [f"{text} ({row['sources']})", outcome, before, number(row["mean"]), change_text(row)]
        rows.append(f"| {i} | {' | '.join(cells)} | {WORDS[row['verdict']][lang]} |")
    return rows


def _disagreements(claims: pd.DataFrame, lang: str) -> list[str]:
    text = "text" if lang == "en" else "text_zh"
    apart = claims[claims["verdict"] != HOLDS]
    colon = ": " if lang == "en" else "："
    said = [f"- {i}. {row[text]}{colon}{WORDS[row['verdict']][lang]}" for i, row in apart.iterrows()]
    return said or [WORDS["agree"][lang]]


def _sources(file: CaseFile, lang: str) -> list[str]:
    ids = [c.sources for c in file.claims] + [a.sources for a in file.absences]
    suffix = "_zh" if lang == "zh" else ""
    table = sources(" ".join(dict.fromkeys(" ".join(ids).split())))
    stop = ". " if lang == "en" else "。"
    return [f"- {i}: {row['about' + suffix]}{stop}{row['reference' + suffix]}" for i, row in table.iterrows()]
