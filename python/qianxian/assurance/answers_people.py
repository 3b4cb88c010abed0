"""Answers that people give: how to cite, where to get it, and what the authors of a study state themselves."""

from __future__ import annotations

from collections.abc import Callable

from qianxian.assurance.documents import CITATION
from qianxian.assurance.evidence import Evidence
from qianxian.assurance.found import GIVEN, MISSING, Found, Place
from qianxian.assurance.markdown import block, code, plain
from qianxian.assurance.statements import STATEMENTS
from qianxian.report.citation import bibtex, reference

Answer = Callable[[Evidence], Found]


def citation(e: Evidence) -> Found:
    place = Place("document", CITATION)
    if e.citation is None:
        return Found(MISSING, e.say("Not found in {}.", "在 {} 中未找到。").format(code(CITATION)), (place,))
    version = str(e.study["program_version"])
    text = f"{plain(reference(e.citation, version, e.lang))}\n\n{block(bibtex(e.citation, version))}"
    return Found(GIVEN, text, (place, Place("file", "citation.bib")))


def doi(e: Evidence) -> Found:
    place = Place("document", CITATION)
    if e.citation is None or not e.citation.doi:
        return Found(MISSING, e.say("No release has a DOI.", "尚无带 DOI 的正式发布版本。"), (place,))
    return Found(GIVEN, plain(f"https://doi.org/{e.citation.doi}"), (place,))


def obtain(e: Evidence) -> Found:
    place = Place("document", CITATION)
    if e.citation is None or not e.citation.url:
        words = e.say("No address of the program is on record.", "没有登记程序的获取地址。")
        return Found(MISSING, words, (place,))
    return Found(GIVEN, plain(e.citation.url), (place,))


def stated(key: str) -> Answer:
    """The answer that only the authors of a study can give."""

    def answer(e: Evidence) -> Found:
        place = Place("statement", key)
        if key in e.statements:
            return Found(GIVEN, plain(e.statements[key]), (place,))
        words = e.say("Not stated. Key of the statements: {}.", "作者未说明。说明文件中的键：{}。")
        return Found(MISSING, words.format(code(key)), (place,))

    answer.__name__ = key
    return answer


#: An answer for each thing that can be stated.
STATED: dict[str, Answer] = {key: stated(key) for key in STATEMENTS}
