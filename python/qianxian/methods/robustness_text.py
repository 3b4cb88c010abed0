"""The findings of a robustness analysis in sentences, in English and Chinese."""

from __future__ import annotations

import html as markup
from typing import Any

import pandas as pd

from qianxian.base.reference import outcomes
from qianxian.base.words import number, span, unit_text
from qianxian.methods.claims import FAILS, HOLDS, NOT_RUN, OPEN, UNDEFINED, unit_of
from qianxian.methods.findings import Findings
from qianxian.studies.factors import catalogue

NAMED, LISTED = 3, 6  # factors, and values or switches, in a sentence
TEXT: dict[str, dict[str, str]] = {
    "head": {
        "en": "Claim: {claim}, for “{reform}” on “{scenario}”. Effects are paired differences over {days} days; {n} "
        "replicates of every set.",
        "zh": "论断：{claim}，改革为“{reform}”，情景为“{scenario}”。"
        "效应为 {days} 天内的配对差值，每组参数重复 {n} 次。",
    },
    "stands": {
        "en": "At the scenario's own values it {verdict}: {effects}.",
        "zh": "在情景自身的取值下{verdict}：{effects}。",
    },
    "shares": {
        "en": "Over {total} parameter sets ({k} factors, Latin hypercube) it holds in {holds}, fails in {fails}; in "
        "{open} luck decides{undefined}.",
        "zh": "在 {total} 组参数中（{k} 个因素，拉丁超立方抽样），明确成立的占 {holds}，明确不成立的占 {fails}，"
        "因运气而无法判定的占 {open}{undefined}。",
    },
    "undefined": {"en": "; in {0} an outcome is undefined", "zh": "；指标无定义的占 {0}"},
    "nothing": {"en": "No parameter set could be run; see .failures.", "zh": "没有一组参数能够运行，详见 .failures。"},
    "share": {
        "en": "{n} ({share} %, 95 % interval {lower} to {upper} %)",
        "zh": "{share}%（{n} 组，95% 区间 {lower}%～{upper}%）",
    },
    "left_out": {
        "en": "{n} more sets make no scenario or could not be run; they are left out, see .failures.",
        "zh": "另有 {n} 组参数不能构成情景或未能运行，未计入，详见 .failures。",
    },
    "tied": {
        "en": "{n} assumed numbers keep the scenario's values, since a rule ties them to others: {keys}.",
        "zh": "有 {n} 个属于假设的参数受参数间规则约束，保持情景的取值：{keys}。",
    },
    "influence": {
        "en": "What moves the effect on {outcome} most ({measure}): {named}.",
        "zh": "对“{outcome}”的效应影响最大的因素（{measure}）：{named}。",
    },
    "region": {
        "en": "It fails most where {limits}: {coverage} % of the failing sets lie there, and {density} % of the sets "
        "there fail.",
        "zh": "最易不成立的区域：{limits}。"
        "不成立的参数组中有 {coverage}% 落在此处，此处的参数组中有 {density}% 不成立。",
    },
    "no_region": {
        "en": "No region in which it fails could be told from chance.",
        "zh": "未找到可与偶然相区分的不成立区域。",
    },
    "worst": {
        "en": "The worst of these sets: {effects}, at {values}.",
        "zh": "其中最不利的一组：{effects}；此时 {values}。",
    },
    "structure": {
        "en": "One mechanism switched at a time: it holds in {holds} of {n} cases{rest}.",
        "zh": "逐一切换各机制的开关：{n} 种情形中有 {holds} 种成立{rest}。",
    },
    "fails_without": {"en": "; it fails with {0}", "zh": "；切换下列机制后不成立：{0}"},
    "open_without": {"en": "; luck decides with {0}", "zh": "；切换下列机制后无法判定：{0}"},
    "not_run_without": {"en": "; not run with {0}", "zh": "；切换下列机制后未能运行：{0}"},
}
VERDICT: dict[str, dict[str, str]] = {
    HOLDS: {"en": "holds", "zh": "成立"},
    FAILS: {"en": "fails", "zh": "不成立"},
    OPEN: {"en": "is left open by luck", "zh": "因运气而无法判定"},
    UNDEFINED: {"en": "has no meaning (an outcome is undefined)", "zh": "无意义（指标无定义）"},
    NOT_RUN: {"en": "could not be run", "zh": "未能运行"},
}
MEASURE = {
    "partial rank correlation": {"en": "partial rank correlation", "zh": "偏秩相关"},
    "rank correlation": {"en": "rank correlation", "zh": "秩相关"},
}
COMMA = {"en": ", ", "zh": "、"}
MORE = {"en": " and {0} more", "zh": "等 {0} 项"}


def lines(r: Findings, lang: str) -> list[str]:
    """The findings, a sentence or two each."""
    stands = r.as_it_stands
    told = [
        TEXT["head"][lang].format(
            claim=r.claim.text,
            reform=r.reform.title(lang) or r.reform.name,
            scenario=r.scenario.title(lang),
            days=r.options.days,
            n=r.options.replicates,
        ),
        TEXT["stands"][lang].format(verdict=VERDICT[stands["verdict"]][lang], effects=_effects(r, stands, lang)),
    ]
    told += _sampled(r, lang)
    return told + _structure(r, lang)


def in_short(r: Findings, lang: str) -> list[str]:
    """The claim, whether it holds at the scenario's own values, and how often at others."""
    return lines(r, lang)[:3]


def share_words(row: pd.Series[Any], lang: str) -> str:
    """A count with its share and exact interval, in per cent."""
    percent = {key: f"{100 * row[key]:.0f}" for key in ("share", "lower", "upper")}
    return TEXT["share"][lang].format(n=int(row["n"]), **percent)


def _sampled(r: Findings, lang: str) -> list[str]:
    s = r.shares
    total = int(s["n"].sum() - s.loc[NOT_RUN, "n"])
    if total == 0:
        return [TEXT["nothing"][lang]]
    words = {v: share_words(s.loc[v], lang) for v in (HOLDS, FAILS, OPEN, UNDEFINED)}
    undefined = TEXT["undefined"][lang].format(words[UNDEFINED]) if s.loc[UNDEFINED, "n"] else ""
    told = [TEXT["shares"][lang].format(**{**words, UNDEFINED: undefined}, total=total, k=len(r.ranges))]
    if s.loc[NOT_RUN, "n"]:
        told.append(TEXT["left_out"][lang].format(n=s.loc[NOT_RUN, "n"]))
    if r.tied:
        told.append(TEXT["tied"][lang].format(n=len(r.tied), keys=_listed(r.tied, lang)))
    told += [_influence(r, outcome, lang) for outcome in r.claim.outcomes]
    if s.loc[FAILS, "n"]:
        told.append(_region(r, lang))
    if s.loc[UNDEFINED, "n"] < total:
        worst = r.worst
        order = r.influence.loc[r.claim.outcomes[0]].index
        values = _listed([f"{key} = {_value(worst[key])}" for key in order], lang)
        told.append(TEXT["worst"][lang].format(effects=_effects(r, worst, lang), values=values))
    return told


def _effects(r: Findings, row: pd.Series[Any], lang: str) -> str:
    shown = []
    for outcome in r.claim.outcomes:
        interval = span(row[f"{outcome}_lower"], row[f"{outcome}_upper"])
        unit = unit_text(unit_of(outcome), lang)
        shown.append(f"{outcome} {number(row[outcome], signed=True)} {interval} {unit}".rstrip())
    return COMMA[lang].join(shown)


def _influence(r: Findings, outcome: str, lang: str) -> str:
    table = r.influence
    rows = table.loc[outcome].dropna(subset="correlation").head(NAMED)
    named = COMMA[lang].join(
        f"{key} {number(row['correlation'], signed=True)} {span(row['lower'], row['upper'])}"
        for key, row in rows.iterrows()
    )
    name = str(outcomes().loc[outcome, "name_zh" if lang == "zh" else "name"])
    measure = MEASURE[table.attrs["measure"]][lang]
    return TEXT["influence"][lang].format(outcome=name, measure=measure, named=named or "–")


def _region(r: Findings, lang: str) -> str:
    region = r.region
    if region is None:
        return TEXT["no_region"][lang]
    limits = COMMA[lang].join(_limit(r, str(key), row) for key, row in region.limits.iterrows())
    shares = {"coverage": f"{100 * region.coverage:.0f}", "density": f"{100 * region.density:.0f}"}
    return TEXT["region"][lang].format(limits=limits, **shares)


def _limit(r: Findings, key: str, row: pd.Series[Any]) -> str:
    if catalogue()[key].kind in ("number", "count"):
        return f"{key} ∈ {span(row['lower'], row['upper'])}"
    members = r.ranges[key][int(row["lower"]) : int(row["upper"]) + 1]
    return f"{key} ∈ {{{', '.join(map(_value, members))}}}"


def _structure(r: Findings, lang: str) -> list[str]:
    if not r.switches:
        return []
    table = r.structure
    rest = ""
    for verdicts, key in (
        ([FAILS], "fails_without"),
        ([OPEN, UNDEFINED], "open_without"),
        ([NOT_RUN], "not_run_without"),
    ):
        keys = table.index[table["verdict"].isin(verdicts)]
        if len(keys):
            named = _listed([f"{k} = {_value(not r.scenario[k])}" for k in keys], lang)
            rest += TEXT[key][lang].format(named)
    holds = int((table["verdict"] == HOLDS).sum())
    return [TEXT["structure"][lang].format(n=len(table), holds=holds, rest=rest)]


def _listed(words: list[str], lang: str) -> str:
    """The first few, and how many there are besides (Chinese: in all)."""
    shown = COMMA[lang].join(words[:LISTED])
    if len(words) <= LISTED:
        return shown
    return shown + MORE[lang].format(len(words) if lang == "zh" else len(words) - LISTED)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return number(value) if isinstance(value, float) else str(value)


def html(r: Findings, lang: str) -> str:
    """The sentences and the two tables, for a notebook."""
    told = "".join(f"<li>{markup.escape(line)}</li>" for line in lines(r, lang))
    shown = [r.shares.to_html(float_format="{:.3g}".format)]
    if r.shares.loc[HOLDS:UNDEFINED, "n"].sum():
        shown.append(r.influence.to_html(float_format="{:.3g}".format))
    if r.switches:
        shown.append(r.structure.to_html(float_format="{:.3g}".format))
    return f"<ul>{told}</ul>{''.join(shown)}"
