"""The pages of the folder, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qianxian.assurance import documents as d
from qianxian.assurance.answers_reforms import changes_table, delta_table, heading_of
from qianxian.assurance.answers_run import replication_rows
from qianxian.assurance.evidence import Evidence
from qianxian.assurance.found import GIVEN, MISSING, PARTLY, Found, Place
from qianxian.assurance.markdown import anchor, code, plain, table
from qianxian.assurance.questions import ROWS, STRESS, TRACE, Question, state_of
from qianxian.assurance.titles import TITLES
from qianxian.base.words import number, unit_text
from qianxian.report.sentences import texts

KICKER: Final = ("Evidence behind a study", "研究可信度材料")
STATES: Final = {
    GIVEN: ("●\u00a0given", "●\u00a0已有"),
    PARTLY: ("◐\u00a0partly", "◐\u00a0部分"),
    MISSING: ("○\u00a0missing", "○\u00a0缺"),
}
KINDS: Final = {
    "document": ("document of the project", "项目文档"),
    "run": ("results file, attribute", "结果文件属性"),
    "table": ("results file, table", "结果文件数据表"),
    "package": ("package", "软件包"),
    "file": ("file", "文件"),
    "statement": ("statement", "作者说明"),
}
#: Name without ending and title of each page, in order.
PAGES: Final = {
    "index": ("22 questions", "22 项提问"),
    "stress-des": ("STRESS-DES", "STRESS-DES"),
    "trace": ("TRACE", "TRACE"),
    "odd": ("ODD", "ODD"),
    "assumptions": ("Assumptions", "假设登记表"),
    "run-length": ("Run length", "模拟期"),
    "changes": ("Change log", "变更记录"),
}


def page_titles(lang: str) -> list[tuple[str, str]]:
    """Name and title of each page."""
    return [(name, words[int(lang == "zh")]) for name, words in PAGES.items()]


def pages(e: Evidence) -> dict[str, str]:
    """Every page in Markdown, by its name without ending."""
    made = {"index": index(e), "stress-des": stress(e), "trace": trace(e), "odd": odd(e)}
    return made | {"assumptions": assumptions(e), "run-length": run_length(e), "changes": changes(e)}


# Checklists ---------------------------------------------------------------------------------------------------------


def index(e: Evidence) -> str:
    """The 22 rows."""
    t = texts(e.lang)
    first, *others = (plain(e.title(a)) for a in e.arms)
    compared = t["title"].format(t["and"].join(others), first) if others else e.say(f"“{first}”", f"“{first}”")
    title = e.say(f"What stands behind {compared}", f"{compared}：可信度材料")
    intro = e.say(
        "What journals and assurance frameworks ask of a simulation study, and what this one can answer. Every "
        "answer is read from the results file, from the program and its documents, or from statements of the "
        "authors; what is not there is missing. A question is given (●) where all its answers are, missing (○) "
        "where none is, and partly (◐) otherwise.",
        "期刊与质量审核规范对仿真研究的要求，以及本研究能给出的回答。每项回答取自结果文件、程序及其文档或作者说明；"
        "没有的即标为缺。全部有据为已有（●），全无为缺（○），其余为部分（◐）。",
    )
    return checklist(e, f"# {title}", intro, ROWS)


def stress(e: Evidence) -> str:
    """STRESS-DES, filled."""
    intro = e.say(
        "Strengthening the reporting of empirical simulation studies, discrete-event simulation: Monks, T. et al. "
        "(2019), *Journal of Simulation* 13(1), 55-67, doi:10.1080/17477778.2018.1442155.",
        "离散事件仿真研究报告规范：Monks, T. 等（2019），*Journal of Simulation* 13(1), 55-67，"
        "doi:10.1080/17477778.2018.1442155。",
    )
    return checklist(e, e.say("# STRESS-DES", "# STRESS-DES 报告规范"), intro, STRESS)


def trace(e: Evidence) -> str:
    """The eight elements of TRACE, filled."""
    intro = e.say(
        "Transparent and comprehensive model evaluation: Grimm, V. et al. (2014), *Ecological Modelling* 280, "
        "129-139, doi:10.1016/j.ecolmodel.2014.01.018.",
        "透明而完整的模型评估记录：Grimm, V. 等（2014），*Ecological Modelling* 280, 129-139，"
        "doi:10.1016/j.ecolmodel.2014.01.018。",
    )
    return checklist(e, e.say("# TRACE document", "# TRACE 文档"), intro, TRACE)


def checklist(e: Evidence, title: str, intro: str, questions: Sequence[Question]) -> str:
    """A list of questions as a table, and each with its answers."""
    found = {q.id: q.found(e) for q in questions}
    states = [state_of(f) for f in found.values()]
    tally = e.say(
        "Of {n} questions {given} are given, {partly} partly, {missing} missing.",
        "共 {n} 项：已有 {given} 项，部分 {partly} 项，缺 {missing} 项。",
    ).format(n=len(states), **{s: states.count(s) for s in STATES})
    heads = e.say("No.|Asked|By|State", "序号|要求|提出方|状态").split("|")
    rows = [
        (f"[{q.id}]({anchor(q.heading(e.lang))})", plain(q.asked[int(e.lang == "zh")]), q.by, _state(e, state))
        for q, state in zip(questions, states, strict=True)
    ]
    parts = [title, intro, f"**{tally}**", table(heads, rows)]
    for q in questions:
        parts += [f"## {q.heading(e.lang)}", f"{_state(e, state_of(found[q.id]))} · {q.by}"]
        parts += [_answer(e, name, one) for name, one in found[q.id].items()]
    return "\n\n".join(parts) + "\n"


def _state(e: Evidence, state: str) -> str:
    return STATES[state][int(e.lang == "zh")]


def _answer(e: Evidence, name: str, found: Found) -> str:
    mark = STATES[found.state][0].split()[0]
    heading = f"### {mark} {TITLES[name][int(e.lang == 'zh')]}"
    where = e.say("; ", "；").join(_place(e, p) for p in found.places)
    return f"{heading}\n\n{found.text}\n\n{e.say('Where', '出处')}{e.say(': ', '：')}{where}"


def _place(e: Evidence, place: Place) -> str:
    shown = (
        f"[{plain(place.name)}]({place.name})"
        if place.kind == "file" and place.name.endswith(".md")
        else code(place.name)
    )
    return f"{KINDS[place.kind][int(e.lang == 'zh')]} {shown}"


# Documents ----------------------------------------------------------------------------------------------------------


def odd(e: Evidence) -> str:
    """The ODD of the model, and of each reform what it changes."""
    title = e.say("# ODD and delta-ODD", "# ODD 与差异 ODD")
    text = e.document(d.MODEL)
    lines = text.splitlines() if text is not None else []
    whole = "\n".join(line for line in lines if not line.startswith(("# ", "[中文]", "[English]")))
    missing = e.say("missing: {} is not installed.", "缺：未安装 {}。").format(code(d.MODEL))
    body = d.quotable(whole, d.translated(d.MODEL, e.lang)).strip() if lines else missing
    return "\n\n".join([title, body, *delta_odd(e)]) + "\n"


def delta_odd(e: Evidence) -> list[str]:
    """The delta-ODD as paragraphs."""
    same = e.say(
        "A reform acts through rules that the model obeys and through nothing else: purpose, entities, state "
        "variables, scales, schedule, initialisation and input data are those of the base. What differs are the "
        "rules below, in the submodels that obey them (section 7 above).",
        "改革只通过模型所遵循的规则起作用：目的、实体、状态变量、尺度、时序、初始化和输入数据均与基线相同。不同的只"
        "是下列规则，以及遵循这些规则的子模型（见上文第 7 节）。",
    )
    parts = [e.say("## Delta-ODD", "## 差异 ODD"), same]
    for one in e.deltas:
        where = e.say("In the arms", "所在方案")
        parts += [
            f"### {plain(one.title(e.lang))}",
            f"{code(one.name)}. {where}{e.say(': ', '：')}{', '.join(map(code, one.arms))}",
            "\n".join(heading_of(e, one)),
            delta_table(e, one),
        ]
    if not e.deltas:
        parts.append(e.say("No arm has a reform.", "各方案均无改革。"))
    if len(e.changes):
        parts += [e.say("### Changed parameters", "### 改动的参数"), changes_table(e)]
    return parts


def assumptions(e: Evidence) -> str:
    """The register of assumptions, mechanism by mechanism."""
    zh = e.lang == "zh"
    intro = e.say(
        "{n} of the {all} parameters are assumptions: nobody has measured them. Value is that of the first arm; a "
        "conclusion that an assumption within its range would overturn is not one yet.",
        "{all} 个参数中有 {n} 个是假设，尚无实测依据。取值为第一个方案的值；若在范围内改变某一假设就会推翻结论，则该"
        "结论尚不能成立。",
    ).format(n=len(e.assumptions), all=len(e.parameters))
    heads = e.say("Parameter|Value|Unit|Range|Meaning|Other arms", "参数|取值|单位|范围|含义|其他方案").split("|")
    parts = [e.say("# Register of assumptions", "# 假设登记表"), intro]
    for mechanism, rows in e.assumptions.groupby("mechanism_zh" if zh else "mechanism", sort=False):
        meaning = "meaning_zh" if zh else "meaning"
        cells = [
            (
                code(key),
                code(r["value"]),
                plain(unit_text(r["unit"], e.lang)) or "1",
                plain(r["range"]),
                plain(r[meaning]),
                plain(r["other_values"]) or "–",
            )
            for key, r in rows.iterrows()
        ]
        parts += [f"## {plain(mechanism)}", table(heads, cells)]
    return "\n\n".join(parts) + "\n"


def run_length(e: Evidence) -> str:
    """Warm-up of every series, and half-widths."""
    method = e.say(
        "Warm-up by the marginal standard error rule of White (1997), doi:10.1177/003754979706900601, on the mean "
        "over replicates of each week; whole weeks, so that every weekday counts alike, and the last five weeks "
        "always kept. Where the rule would leave out more than half of the run, the series is not settled; by "
        "chance alone this happens to 11 % of series of 26 weeks and to 4 % of series of 52. Bias: mean of all "
        "weeks less the mean without the warm-up. Half-width: of the 95 % interval (Student's t) of the mean over "
        "replicates. For arms compared, the paired differences are watched, too.",
        "预热期按 White（1997，doi:10.1177/003754979706900601）的边际标准误准则判断，取各周对重复求平均的值；以整周"
        "为单位，使一周各日权重相同，并始终保留最后五周。若须剔除一半以上，则该序列未平稳；纯属偶然时，26 周的序列有"
        " 11%、52 周的有 4% 会如此。偏差：全部周的均值减去剔除预热期后的均值。半宽：重复均值的 95% 置信区间（"
        "Student t）半宽。有对比方案时也判断配对差值。",
    )
    parts = [e.say("# Warm-up, run length, replications", "# 预热期、模拟期与重复次数"), method]
    parts += [e.say("## Warm-up", "## 预热期"), warm_up_rows(e)]
    parts += [e.say("## Replications", "## 重复次数"), replication_rows(e)]
    return "\n\n".join(parts) + "\n"


VERDICTS: Final = {
    "steady": ("steady from the first week", "自首周即平稳"),
    "warm_up": ("warm-up", "有预热期"),
    "unsettled": ("not settled", "未平稳"),
    "constant": ("constant", "恒定"),
    "too_short": ("too few weeks, or weeks without a value", "周数不足，或有的周无值"),
}


def warm_up_rows(e: Evidence) -> str:
    """The table of ``warm_up_table``."""
    if not len(e.warm_up):
        return e.say("The run has no whole weeks on record.", "本次运行没有整周的记录。")
    zh = int(e.lang == "zh")
    heads = e.say(
        "Arm|Quantity|Unit|Weeks|Warm-up [weeks]|Finding|Mean|Bias|Half-width",
        "方案|指标|单位|周数|预热期（周）|结论|均值|偏差|半宽",
    ).split("|")
    rows = [
        [
            plain(r["arm"]),
            plain(r["title_zh" if zh else "title"]),
            plain(unit_text(r["unit"], e.lang)) or "1",
            str(r["n_weeks"]),
            str(r["warm_up_weeks"]),
            VERDICTS[r["verdict"]][zh],
            *(number(r[key], signed=key == "bias") for key in ("mean", "bias", "half_width")),
        ]
        for _, r in e.warm_up.iterrows()
    ]
    return table(heads, rows, numbers=(3, 4, 6, 7, 8))


def changes(e: Evidence) -> str:
    """The change log of the program."""
    title = e.say("# Change log of the program", "# 程序变更记录")
    text = e.document(d.CHANGES)
    if text is None:
        return f"{title}\n\n{e.say('missing: not installed.', '缺：未安装。')}\n"
    note = "以下为英文原文。\n\n" if e.lang == "zh" else ""
    body = "\n".join(line for line in text.splitlines() if not line.startswith("# "))
    return f"{title}\n\n{note}{d.quotable(body, d.CHANGES).strip()}\n"
