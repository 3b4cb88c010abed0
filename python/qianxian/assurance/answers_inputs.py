"""Answers from the inputs of a run: parameters, assumptions and what they rest on."""

from __future__ import annotations

from qianxian.assurance.evidence import Evidence
from qianxian.assurance.found import GIVEN, MISSING, PARTLY, Found, Place
from qianxian.assurance.markdown import code, plain
from qianxian.assurance.register import source_table


def parameter_place(e: Evidence) -> Place:
    """The table of parameters of the first arm."""
    return Place("table", f"arms/{e.baseline.arm}/parameters")


def parameters(e: Evidence) -> Found:
    trust = e.parameters["confidence"].value_counts()
    words = e.say(
        "All {n} parameters as they were run, with value, default, unit, range, meaning, sources and trust: "
        "[parameters.csv](parameters.csv). By trust: {trust}. For {bare} of them no source says why the value is "
        "this one. How draws are distributed stands in sections 5 and 7 of the [ODD](odd.md).",
        "全部 {n} 个参数的实际取值、默认值、单位、范围、含义、来源与可信度：[parameters.csv](parameters.csv)。按可信"
        "度：{trust}。其中 {bare} 个没有资料说明为何取此值。随机抽取服从何种分布见 [ODD](odd.md) 第 5、7 节。",
    )
    bare = int((e.parameters["source"].str.strip() == "").sum())
    listed = e.say(", ", "、").join(f"{code(k)} {v}" for k, v in trust.items())
    places = (parameter_place(e), Place("file", "parameters.csv"))
    filled = words.format(n=len(e.parameters), trust=listed, bare=bare)
    return Found(PARTLY if bare else GIVEN, filled, places)


def assumptions(e: Evidence) -> Found:
    column = "mechanism_zh" if e.lang == "zh" else "mechanism"
    words = e.say(
        "{n} of {all} parameters are assumptions: nobody has measured them. They stand by mechanism with value, "
        "unit, range and meaning in the [register](assumptions.md) and in [assumptions.csv](assumptions.csv). Most "
        "have: {most}.",
        "{all} 个参数中有 {n} 个是假设，尚无实测依据；按机制列出取值、单位、范围与含义，见[假设登记表"
        "](assumptions.md)和 [assumptions.csv](assumptions.csv)。最多的机制：{most}。",
    )
    most = e.assumptions[column].value_counts().head(5)
    listed = e.say(", ", "、").join(f"{plain(k)} {v}" for k, v in most.items())
    places = [parameter_place(e), Place("file", "assumptions.csv")]
    filled = words.format(n=len(e.assumptions), all=len(e.parameters), most=listed)
    return Found(GIVEN, filled, (*places, Place("file", "assumptions.md")))


def data_sources(e: Evidence) -> Found:
    used = source_table(e.parameters)
    grades = used["grade"].replace("", "–").value_counts()
    words = e.say(
        "{n} entries of the evidence base are used by parameters or levers, each with reference, trust and how many "
        "parameters and levers use it: [sources.csv](sources.csv). By trust: {grades}. The data themselves are not "
        "distributed with the program, and sizes and dates are known only as far as the references tell them.",
        "参数与改革举措共引用资料库 {n} 条，逐条列出出处、可信度及引用它的参数与举措数：[sources.csv](sources.csv)。"
        "按可信度：{grades}。原始资料不随程序发布，样本量与日期仅限于出处所载。",
    )
    listed = e.say(", ", "、").join(f"{code(k)} {v}" for k, v in grades.items())
    places = (Place("package", "sources"), Place("file", "sources.csv"))
    return Found(PARTLY, words.format(n=len(used), grades=listed), places)


def calibration_counts(e: Evidence) -> Found:
    trust = e.parameters["confidence"].value_counts()
    words = e.say(
        "No record says which of the {assumption} assumed and {inference} inferred values were chosen in view of "
        "the patterns, so that it cannot be told how much of the fit is owed to calibration.",
        "{assumption} 个假设值和 {inference} 个推算值中，哪些是参照经验规律选定的，没有记录，因此无法说明拟合有多少"
        "得自校准。",
    )
    counts = {k: int(trust.get(k, 0)) for k in ("assumption", "inference")}
    return Found(MISSING, words.format(**counts), (Place("file", "parameters.csv"),))
