"""Answers from the documents of the model and of the program."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib

from qianxian.assurance import documents as d
from qianxian.assurance.evidence import Evidence
from qianxian.assurance.found import GIVEN, MISSING, PARTLY, Found, Place
from qianxian.assurance.markdown import code, plain, table
from qianxian.base.reference import activities, outcomes, text_of

_DIAGRAM = re.compile(r"!\[|```(?:mermaid|dot)")
_REQUIREMENT = re.compile(r"^[\w.-]+")


def absent(e: Evidence, path: str) -> Found:
    """The answer where a document, or what was looked for in it, is not there."""
    text = e.say("Not found in {}.", "在 {} 中未找到。").format(code(path))
    return Found(MISSING, text, (Place("document", path),))


def quoted(e: Evidence, path: str, text: str | None, deeper: int = 4) -> Found:
    """A passage of a document as the answer."""
    if text is None:
        return absent(e, path)
    source = d.translated(path, e.lang)
    note = "（以下为英文原文）\n\n" if e.lang == "zh" and source == path else ""
    return Found(GIVEN, note + d.quotable(text, source, deeper), (Place("document", source),))


def passage(e: Evidence, path: str, heading: str, *beginnings: str) -> Found:
    """A section of a document, or the first paragraph of it that begins with one of these words."""
    text = e.document(path)
    found = d.section(text, heading) if text is not None else None
    if found is not None and beginnings:
        found = d.paragraph(found, *beginnings)
    return quoted(e, path, found)


def with_reserve(found: Found, words: str) -> Found:
    """A passage that answers in part only, and why."""
    return found if found.state == MISSING else Found(PARTLY, f"{found.text}\n\n{words}", found.places)


def odd(e: Evidence) -> Found:
    if e.document(d.MODEL) is None:
        return absent(e, d.MODEL)
    text = e.say(
        "The whole description after the ODD protocol (Grimm et al. 2020) stands by itself: [ODD](odd.md).",
        "按 ODD 规程（Grimm 等，2020）撰写的完整模型说明单独成篇：[ODD](odd.md)。",
    )
    return Found(GIVEN, text, (Place("document", d.translated(d.MODEL, e.lang)), Place("file", "odd.md")))


def summary_odd(e: Evidence) -> Found:
    text = e.document(d.MODEL) or ""
    named = re.search(r"^#+ .*(?:summary ODD|nested ODD|概要 ODD|嵌套 ODD)", text, re.MULTILINE | re.IGNORECASE)
    if named:
        return Found(GIVEN, plain(named[0]), (Place("document", d.translated(d.MODEL, e.lang)),))
    words = e.say(
        "There is neither a summary ODD for the text of an article nor a nested ODD of the submodels.",
        "尚无供论文正文使用的概要 ODD，也没有各子模型的嵌套 ODD。",
    )
    return Found(MISSING, words, (Place("document", d.translated(d.MODEL, e.lang)),))


def purpose(e: Evidence) -> Found:
    return passage(e, d.MODEL, "1 ", "**Purpose", "**目的")


def patterns_listed(e: Evidence) -> Found:
    words = e.say(
        "They stand in the code, so that they are fixed before a run; no record says when each was chosen.",
        "经验规律写在程序中，运行前即已确定；但各条何时选定没有记录。",
    )
    return with_reserve(passage(e, d.MODEL, "1 ", "**Patterns", "**经验规律"), words)


def entities(e: Evidence) -> Found:
    text = e.document(d.MODEL)
    found = d.section(text, "2 ") if text is not None else None
    return quoted(e, d.MODEL, d.first_table(found) if found else None)


def schedule(e: Evidence) -> Found:
    text = e.document(d.MODEL)
    found = d.section(text, "3 ") if text is not None else None
    moments = re.findall(r"^- \*\*", found or "", re.MULTILINE)
    if not moments:
        return absent(e, d.MODEL)
    words = e.say(
        "Section 3 of the [ODD](odd.md) lists all {n} moments at which something happens, who acts there, in which "
        "order and why; the program refuses an actor that has no moment.",
        "[ODD](odd.md) 第 3 节列出全部 {n} 个有事发生的时刻、谁行动、按何顺序、为何如此；没有登记时刻的机制不能编译。",
    )
    return Found(GIVEN, words.format(n=len(moments)), (Place("document", d.translated(d.MODEL, e.lang)),))


def submodels(e: Evidence) -> Found:
    text = e.document(d.MODEL)
    found = d.section(text, "7 ") if text is not None else None
    headings = re.findall(r"^### (M\d\d.*)$", found or "", re.MULTILINE)
    if not headings:
        return absent(e, d.MODEL)
    words = e.say(
        "Section 7 of the [ODD](odd.md) has the equations of each submodel, its sources, what is left out, and its "
        "file: {}.",
        "[ODD](odd.md) 第 7 节给出各子模型的公式、资料来源、未纳入的内容和所在文件：{}。",
    )
    listed = e.say(", ", "、").join(plain(h) for h in headings)
    return Found(GIVEN, words.format(listed), (Place("document", d.translated(d.MODEL, e.lang)),))


def diagram(e: Evidence) -> Found:
    text = e.document(d.MODEL)
    if text is None or not _DIAGRAM.search(text):
        words = e.say("The ODD has no diagram of the model.", "模型说明中没有模型结构图。")
        return Found(MISSING, words, (Place("document", d.translated(d.MODEL, e.lang)),))
    words = e.say("The diagram is in the [ODD](odd.md).", "结构图见 [ODD](odd.md)。")
    return Found(GIVEN, words, (Place("document", d.translated(d.MODEL, e.lang)),))


def components(e: Evidence) -> Found:
    acts, posts = (e.say(", ", "、").join(t.values()) for t in (activities(e.lang), text_of("role", e.lang)))
    words = e.say(
        "A second of a person is in exactly one activity: {}. Resources are the people, by post: {}; each works on "
        "one thing at a time.",
        "每人每秒只处于一种活动：{}。资源即人员，按岗位分为：{}；每人同一时刻只做一件事。",
    )
    return Found(GIVEN, words.format(acts, posts), (Place("package", "activities"),))


def queues(e: Evidence) -> Found:
    return passage(e, d.MODEL, "M10")


def entry_points(e: Evidence) -> Found:
    text = e.document(d.MODEL)
    found = d.section(text, "3 ") if text is not None else None
    begin = re.search(r"^\*\*(?:Arrivals|定时事件)", found or "", re.MULTILINE)
    if found is None or begin is None:
        return absent(e, d.MODEL)
    end = re.search(r"^\*\*", found[begin.end() :], re.MULTILINE)
    return quoted(e, d.MODEL, found[begin.start() : begin.end() + end.start() if end else None].strip())


def concepts(e: Evidence) -> Found:
    return passage(e, d.MODEL, "4 ", "**Basic principles", "**基本原理")


def initialisation(e: Evidence) -> Found:
    return passage(e, d.MODEL, "5 ")


def limits(e: Evidence) -> Found:
    return passage(e, d.MODEL, "8 ")


def use_findings(e: Evidence) -> Found:
    return passage(e, d.MODEL, "9 ")


def streams(e: Evidence) -> Found:
    text = e.document(d.MODEL)
    found = d.section(text, "4 ") if text is not None else None
    parts = found and [d.paragraph(found, "**Stochasticity", "**随机性"), d.first_table(found)]
    return quoted(e, d.MODEL, "\n\n".join(p for p in parts if p) or None if parts else None)


def generator(e: Evidence) -> Found:
    text = e.document(d.ARCHITECTURE)
    found = d.section(text, "Invariants") if text is not None else None
    line = re.search(r"^- \*\*Randomness\.\*\*(?:.*\n)(?:  .*\n)*", f"{found}\n", re.MULTILINE) if found else None
    library = re.search(r"^\| Random123 .*\n", d.document(d.LIBRARIES) or "", re.MULTILINE)
    if line is None or library is None:
        return absent(e, d.LIBRARIES if line else d.ARCHITECTURE)
    heads = "| library | why | only in | licence |\n| --- | --- | --- | --- |\n"
    said = quoted(e, d.ARCHITECTURE, f"{line[0].strip()}\n\n{heads}{library[0]}")
    return Found(said.state, said.text, (*said.places, Place("document", d.LIBRARIES)))


def events(e: Evidence) -> Found:
    return passage(e, d.ARCHITECTURE, "Life of a run")


def parallel(e: Evidence) -> Found:
    return passage(e, d.ARCHITECTURE, "Why parallel runs are right")


def same_bits(e: Evidence) -> Found:
    return passage(e, d.ARCHITECTURE, "The same bits everywhere")


def tests(e: Evidence) -> Found:
    text = e.document(d.TESTS)
    if text is None:
        return absent(e, d.TESTS)
    rules = d.section(text, "Tests")
    kept = re.search(r"^Rules\n\n(?:[-  ].*\n)+", f"{rules}\n", re.MULTILINE) if rules else None
    shown = [d.first_table(text), kept[0].strip() if kept else None]
    return quoted(e, d.TESTS, "\n\n".join(s for s in shown if s) or None)


def code_style(e: Evidence) -> Found:
    words = e.say(
        "These are the rules; whether the code is clean is for a reader of the source to say.",
        "以上为规则；代码是否整洁须由阅读源代码的人判断。",
    )
    return with_reserve(passage(e, d.CONTRIBUTING, "Style"), words)


def change_log(e: Evidence) -> Found:
    text = e.document(d.CHANGES)
    if text is None:
        return absent(e, d.CHANGES)
    versions = re.findall(r"^## (.*)$", text, re.MULTILINE)
    words = e.say(
        "What changed from version to version, and which results with it: [change log](changes.md). Versions: {}.",
        "各版本的改动以及受其影响的结果：[变更记录](changes.md)。版本：{}。",
    )
    listed = e.say(", ", "、").join(plain(v) for v in versions)
    return Found(GIVEN, words.format(listed), (Place("document", d.CHANGES), Place("file", "changes.md")))


def dependencies(e: Evidence) -> Found:
    text = e.document(d.PROJECT)
    if text is None:
        return absent(e, d.PROJECT)
    project = tomllib.loads(text)["project"]
    rows = [(code(one), code(_installed(one)) or "–") for one in project["dependencies"]]
    heads = (e.say("Needed", "依赖"), e.say("Where these pages were made", "生成本页的计算机"))
    python = e.say("Python {}, and the libraries of this table.", "Python {}，以及下表所列的库。")
    words = python.format(code(project["requires-python"]))
    return Found(GIVEN, f"{words}\n\n{table(heads, rows)}", (Place("document", d.PROJECT),))


def _installed(requirement: str) -> str:
    """Version of a library on this machine; empty if it is not installed."""
    name = _REQUIREMENT.match(requirement)
    try:
        return importlib.metadata.version(name[0]) if name else ""
    except importlib.metadata.PackageNotFoundError:
        return ""


def outcome_definitions(e: Evidence) -> Found:
    found = outcomes()
    layers = found["layer"].value_counts()
    words = e.say(
        "All {n} outcomes with unit, definition and whether they are what happened ({true}) or what the paper says "
        "({reported}): [outcomes.csv](outcomes.csv).",
        "全部 {n} 个结果指标的单位与定义，以及属于真实情况（{true} 个）还是上报数据（{reported} 个）："
        "[outcomes.csv](outcomes.csv)。",
    )
    counts = {"n": len(found), "true": layers.get("true", 0), "reported": layers.get("reported", 0)}
    return Found(GIVEN, words.format(**counts), (Place("package", "outcomes"), Place("file", "outcomes.csv")))


def licence(e: Evidence) -> Found:
    text = e.document(d.LICENCE)
    if text is None:
        return absent(e, d.LICENCE)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return Found(GIVEN if first else PARTLY, plain(first), (Place("document", d.LICENCE),))
