"""Answers from the run itself: its record, its series and its replicates, and what the model was held against."""

from __future__ import annotations

import math

import pandas as pd

from qianxian.assurance.answers_inputs import parameter_place
from qianxian.assurance.evidence import RESULTS, Evidence
from qianxian.assurance.found import GIVEN, MISSING, PARTLY, Found, Place
from qianxian.assurance.markdown import block, code, plain, table
from qianxian.assurance.run_length import PRECISION
from qianxian.assurance.warm_up import CONSTANT, LEAST_BATCHES, STEADY, TOO_SHORT, UNSETTLED, WARM_UP
from qianxian.base.words import number, unit_text
from qianxian.casebook.case import cases as published_cases
from qianxian.report.sections import DAYS_PER_MONTH, horizon, pattern_rows
from qianxian.report.sentences import texts


def rerun(e: Evidence) -> Found:
    words = e.say(
        "The results file holds the whole scenario, every parameter and the seed, and is in this folder with each "
        "arm's scenario and each reform. The first command checks its fingerprint and runs a sample again to the "
        "bit; the run was started as in the second.",
        "结果文件含完整情景、全部参数与随机种子，已与各方案的情景、各项改革一并放在本目录。第一条命令核对指纹并抽样"
        "重算，逐位比对；第二条是当初的运行命令。",
    )
    commands = block(f"qianxian verify {RESULTS}\n{e.study['command']}")
    places = (Place("run", "command"), Place("run", "record_sha256"), Place("file", RESULTS))
    return Found(GIVEN, f"{words}\n\n{commands}", places)


# Length and replicates ----------------------------------------------------------------------------------------------


def warm_up(e: Evidence) -> Found:
    found = e.warm_up
    period = Place("run", "record_period")
    if not len(found) or (found["verdict"] == TOO_SHORT).all():
        words = e.say(
            "Not told: the rule needs {n} whole weeks on record, and this run of {days} days was recorded by {period}.",
            "无法判断：该方法至少需要 {n} 个整周的记录，而本次模拟 {days} 天，按 {period} 记录。",
        )
        filled = words.format(n=LEAST_BATCHES, days=e.study["days"], period=code(e.study["record_period"]))
        return Found(MISSING, filled, (period,))
    counts = found["verdict"].value_counts()
    harmful = int((~found["harmless"] & (found["verdict"] == WARM_UP)).sum())
    words = e.say(
        "The program leaves out no warm-up, so whatever there is of it is in the results. By the marginal standard "
        "error rule (White 1997) on weekly values, of {n} series {steady} are steady from the first week or constant, "
        "{warm_up} have a warm-up, which in {harmful} of them moves the mean by more than its 95 % half-width (or by "
        "nobody knows how much of it, with one replicate). {open} are not settled within half of the run, or have too "
        "few weeks with a value: a trend, or a run that is too short to call their mean a steady state. Series by "
        "series: [run length](run-length.md).",
        "程序不剔除预热期，若有预热影响即留在结果中。按各周的值用边际标准误准则（White 1997）判断，{n} 个序列中，"
        "{steady} 个自首周即平稳或恒定；{warm_up} 个有预热期，其中 {harmful} 个使均值偏移超过 95% 区间半宽（仅一次重"
        "复时无从判断，也计入）；{open} 个在前半段内不能平稳，或有值的周数不足，说明有趋势，或模拟期不足以视其均值为稳"
        "态。逐项见[模拟期](run-length.md)。",
    )
    still_open = int(counts.get(UNSETTLED, 0) + counts.get(TOO_SHORT, 0))
    filled = words.format(
        n=len(found),
        steady=int(counts.get(STEADY, 0) + counts.get(CONSTANT, 0)),
        warm_up=int(counts.get(WARM_UP, 0)),
        harmful=harmful,
        open=still_open,
    )
    places = (period, Place("file", "run-length.md"), Place("file", "warm-up.csv"))
    return Found(PARTLY if still_open or harmful else GIVEN, filled, places)


def run_length(e: Evidence) -> Found:
    days, months = int(e.study["days"]), float(e.parameters.loc["substitution.half_life_months", "value"])
    answers = horizon(e.baseline, e.lang)
    said = (
        plain(answers[0])
        if answers
        else e.say("Departments do not answer a reform here.", "本情景中部门不对改革作出反应。")
    )
    verdicts = e.warm_up.get("verdict", pd.Series(dtype=str))
    settled = len(verdicts) > 0 and not verdicts.isin([UNSETTLED, TOO_SHORT]).any()
    rest = (
        e.say("Every weekly series settles within the first half of the run.", "各周序列均在模拟期前半段内平稳。")
        if settled
        else e.say(
            "Not every weekly series is known to settle within the first half of the run: see the warm-up.",
            "并非所有周序列都能确认在模拟期前半段内平稳，见预热期。",
        )
    )
    long_enough = settled and (not answers or days >= months * DAYS_PER_MONTH)
    places = (Place("run", "days"), parameter_place(e), Place("file", "warm-up.csv"))
    return Found(GIVEN if long_enough else PARTLY, f"{said}{e.say(' ', '')}{rest}", places)


def replications(e: Evidence) -> Found:
    found, place = e.replications, Place("run", "replicates")
    if not found["half_width"].notna().any():
        words = e.say(
            "One replicate has no interval: nothing tells how far luck reaches.",
            "仅一次重复，没有区间，无法判断随机性的影响。",
        )
        return Found(MISSING, words, (place,))
    need = found["n_for_precision"].dropna()
    words = e.say(
        "{n} replicates. Table and [replications.csv](replications.csv) give the 95 % half-width reached for each "
        "headline outcome, and the replicates at which it would be {share} % of the baseline's mean: enough for "
        "{enough} of {all}.",
        "重复 {n} 次。下表及 [replications.csv](replications.csv) 列出各主要指标的 95% 区间半宽，以及使半宽达到基线"
        "均值 {share}% 所需的重复次数：{all} 项中有 {enough} 项已满足。",
    )
    n = int(e.study["replicates"])
    enough = int((need <= n).sum())
    filled = words.format(n=n, share=f"{100 * PRECISION:g}", enough=enough, all=len(need))
    places = (place, Place("file", "replications.csv"))
    state = GIVEN if enough == len(need) else PARTLY
    return Found(state, f"{filled}\n\n{replication_rows(e)}", places)


def replication_rows(e: Evidence) -> str:
    """The table of half-widths."""
    estimate = e.say("Difference", "差值") if e.several else e.say("Mean", "均值")
    heads = e.say("Arm|Outcome|Unit|Pairs|Baseline", "方案|指标|单位|重复对数|基线").split("|")
    heads += [estimate, *e.say("Half-width|Needed", "半宽|所需次数").split("|")]
    name = "name_zh" if e.lang == "zh" else "name"
    rows = [
        [
            code(r["arm"]),
            plain(r[name]),
            plain(unit_text(r["unit"], e.lang)) or "1",
            str(r["n"]),
            number(r["baseline"]),
            number(r["estimate"], signed=e.several),
            number(r["half_width"]),
            _count(r["n_for_precision"]),
        ]
        for _, r in e.replications.iterrows()
    ]
    return table(heads, rows, numbers=range(3, 8))


def _count(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.0f}"


def error_measure(e: Evidence) -> Found:
    place = Place("run", "replicates")
    if int(e.study["replicates"]) < 2:
        words = e.say("None: there is one replicate.", "无：只有一次重复。")
        return Found(MISSING, words, (place,))
    if e.several:
        return Found(GIVEN, plain(texts(e.lang)["method_3"]), (place,))
    words = e.say(
        "Means over replicates have 95 % intervals (Student's t). An interval says how far chance in the model "
        "reaches, not how far the model may be from reality.",
        "重复均值给出 95% 置信区间（Student t）。区间只说明模型内随机性的影响，不说明模型与现实相差多少。",
    )
    return Found(GIVEN, words, (place,))


# Circumstances and validation ---------------------------------------------------------------------------------------


def software(e: Evidence) -> Found:
    version, revision = str(e.study["program_version"]), str(e.study["git_revision"])
    words = e.say("Qianxian {} (C++20, Python), revision {}.", "千线 {}（C++20、Python），源代码版本 {}。")
    text = words.format(code(version), code(revision))
    places = (Place("run", "program_version"), Place("run", "git_revision"))
    if revision.endswith("-dirty") or revision in ("", "unknown"):
        text += " " + e.say(
            "The revision does not name the source code: there were changes not yet committed.",
            "该版本号不足以确定源代码：含未提交的修改。",
        )
        return Found(PARTLY, text, places)
    return Found(GIVEN, text, places)


def run_time(e: Evidence) -> Found:
    words = e.say("{} s of computing time, started {} (UTC).", "计算用时 {} 秒，开始于 {}（UTC）。")
    text = words.format(number(float(e.study["wall_seconds"])), plain(e.study["started"]))
    return Found(GIVEN, text, (Place("run", "wall_seconds"), Place("run", "started")))


def patterns(e: Evidence) -> Found:
    place = Place("package", "Scenario.patterns")
    if e.patterns is None:
        words = e.say(
            "Not run for these pages: `qianxian credibility --patterns`, or a table of `Scenario.patterns`, brings "
            "them.",
            "本次未检验：可用 `qianxian credibility --patterns`，或给出 `Scenario.patterns` 的结果表。",
        )
        return Found(MISSING, words, (place,))
    t, result = texts(e.lang), e.patterns["result"]
    counts = {w: int((result == w).sum()) for w in ("pass", "fail", "undefined")}
    count = t["patterns_count"].format(all=len(result), passed=counts["pass"], failed=counts["fail"], **counts)
    made = e.patterns.attrs
    design = t["patterns_design"].format(**made) if {"days", "replicates"} <= made.keys() else t["patterns_given"]
    heads = ["", *(t[k] for k in ("pattern", "target", "simulated", "result", "source"))]
    rows = [
        [*(plain(r[k]) for k in ("id", "statement", "target", "simulated")), t[r["result"]], plain(r["source"])]
        for r in pattern_rows(e.patterns, e.lang)
    ]
    state = GIVEN if not counts["fail"] and not counts["undefined"] else PARTLY
    return Found(state, f"{plain(count)} {plain(design)}\n\n{table(heads, rows)}", (place,))


def cases(e: Evidence) -> Found:
    suffix = "_zh" if e.lang == "zh" else ""
    found = published_cases()
    heads = e.say("Case|About|Claims", "案例|内容|说法条数").split("|")
    rows = [(code(i), plain(r["title" + suffix]), str(r["n_claims"])) for i, r in found.iterrows()]
    words = e.say(
        "{n} published accounts come with the program, with claims that the model can contradict. They were not run "
        "for these pages: `qianxian case ID` runs one and says which claims hold and which fail.",
        "程序附有 {n} 篇公开材料，其说法可被模型证伪。本次未运行；`qianxian case 编号` 运行其中一篇并说明哪些成立、"
        "哪些不成立。",
    )
    return Found(MISSING, f"{words.format(n=len(found))}\n\n{table(heads, rows)}", (Place("package", "cases"),))
