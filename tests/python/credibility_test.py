"""The evidence behind a study: every answer has a source that exists, and what is not there is missing."""

import json
import re
import shutil
from collections import Counter
from urllib.parse import unquote

import h5py
import pandas as pd
import pytest
import qianxian as qx
import qianxian.assurance.answers_inputs as inputs
import qianxian.assurance.answers_model as model
import qianxian.assurance.answers_people as people
import qianxian.assurance.answers_run as run
import qianxian.assurance.evidence as evidence
from conftest import EVIL, EVIL_ARM, ROOT
from credibility_support import LISTS, PAGES, page, states
from qianxian.assurance import documents
from qianxian.assurance.evidence import Evidence
from qianxian.assurance.found import GIVEN, MISSING, PARTLY, Found, joint
from qianxian.assurance.questions import ROWS, STRESS, TRACE
from qianxian.assurance.statements import STATEMENTS, read_statements
from qianxian.assurance.titles import TITLES

LANGUAGES = ("en", "zh")
ANSWERS = {a.__name__: a for questions in (ROWS, STRESS, TRACE) for q in questions for a in q.answers}


@pytest.fixture(scope="module")
def asked(comparison):
    return {lang: Evidence(comparison, lang, {}, None) for lang in LANGUAGES}


def exists(place, folder, comparison):
    if place.kind == "document":
        return documents.document(place.name) is not None or (
            place.name == evidence.FILE.name and evidence.FILE.is_file()
        )
    if place.kind == "run":
        return place.name in comparison.study
    if place.kind == "table":
        with h5py.File(folder / "results.h5") as file:
            return place.name in file
    if place.kind == "package":
        first, *rest = place.name.split(".")
        return first in qx.__all__ and all(hasattr(getattr(qx, first), name) for name in rest)
    return (folder / place.name).is_file() if place.kind == "file" else place.name in STATEMENTS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_has_a_title_and_a_source_that_exists(asked, dossiers, comparison, lang):
    found = {name: answer(asked[lang]) for name, answer in ANSWERS.items()}
    assert set(TITLES) == set(ANSWERS)
    assert [name for name, one in found.items() if not one.places or not one.text.strip()] == []
    assert [(n, p) for n, f in found.items() for p in f.places if not exists(p, dossiers[lang], comparison)] == []


def test_a_question_is_given_only_where_all_its_answers_are():
    assert joint([GIVEN, GIVEN]) == GIVEN and joint([MISSING]) == MISSING
    assert joint([GIVEN, MISSING]) == joint([PARTLY, PARTLY]) == joint([PARTLY, MISSING]) == PARTLY


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rows_are_all_there_and_say_what_they_found(asked, dossiers, lang):
    for name, questions in LISTS.items():
        found = {q.id: joint(f.state for f in q.found(asked[lang]).values()) for q in questions}
        assert states(dossiers[lang], name) == found
    assert list(states(dossiers[lang])) == [str(i) for i in range(1, 23)]
    assert list(states(dossiers[lang], "trace")) == [str(i) for i in range(1, 9)]


def test_nothing_is_claimed_that_nothing_backs(asked):
    """What the project has none of: releases with a DOI, and whatever only people can state."""
    for lang in LANGUAGES:
        found = {name: answer(asked[lang]) for name, answer in ANSWERS.items()}
        assert [k for k in STATEMENTS if found[k].state != MISSING] == []
        assert {found[k].state for k in ("doi", "summary_odd", "diagram", "patterns", "cases", "warm_up")} == {MISSING}
        assert {found[k].state for k in ("odd", "tests", "streams", "delta", "citation", "licence")} == {GIVEN}


WITHOUT = {
    documents.MODEL: (model.odd, model.purpose, model.entities, model.schedule, model.submodels, model.entry_points),
    documents.ARCHITECTURE: (model.events, model.parallel, model.same_bits, model.generator),
    documents.LIBRARIES: (model.generator,),
    documents.TESTS: (model.tests,),
    documents.CHANGES: (model.change_log,),
    documents.CONTRIBUTING: (model.code_style,),
    documents.LICENCE: (model.licence,),
    documents.PROJECT: (model.dependencies,),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", WITHOUT)
def test_without_a_document_its_answers_are_missing(asked, tmp_path, monkeypatch, lang, path):
    assert {answer(asked[lang]).state for answer in WITHOUT[path]} <= {GIVEN, PARTLY}
    shutil.copytree(documents.FOLDER, tmp_path / "documents")
    for name in {path, documents.translated(path, "zh")}:
        (tmp_path / "documents" / name).unlink()
    monkeypatch.setattr(documents, "FOLDER", tmp_path / "documents")
    assert {answer(asked[lang]).state for answer in WITHOUT[path]} == {MISSING}


def test_without_any_document_the_pages_say_so(comparison, tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "FOLDER", tmp_path / "none")
    monkeypatch.setattr(evidence, "FILE", tmp_path / "none.cff")
    folder = comparison.credibility(tmp_path / "bare")
    found = states(folder)
    assert [i for i in ("2", "3", "4", "7") if found[i] != MISSING] == [] and found["11"] == GIVEN
    assert not (folder / "citation.bib").exists()
    assert "is not installed" in (folder / "odd.md").read_text()
    assert "missing" in (folder / "changes.md").read_text()


def test_a_passage_that_is_gone_from_a_document_is_missing(asked, tmp_path, monkeypatch):
    file = tmp_path / documents.MODEL
    file.parent.mkdir(parents=True)
    text = (documents.FOLDER / documents.MODEL).read_text()
    file.write_text(text.replace("**Stochasticity", "**Luck").replace("## 8 ", "## Eight "))
    monkeypatch.setattr(documents, "FOLDER", tmp_path)
    assert model.limits(asked["en"]).state == MISSING
    assert "Every draw" not in model.streams(asked["en"]).text
    assert model.purpose(asked["en"]).state == GIVEN


def test_the_authors_fill_what_only_they_know(comparison, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text('funding = "None."\n[commissioned_by]\nen = "Commissioner Xu"\nzh = "县委办"\n', encoding="utf-8")
    folder = comparison.credibility(tmp_path / "zh", "zh", statements=file)
    text = (folder / "index.md").read_text()
    assert "县委办" in text and "Commissioner Xu" not in text and "None." in text
    assert read_statements(file, "en") == {"funding": "None.", "commissioned_by": "Commissioner Xu"}
    assert people.STATED["funding"](Evidence(comparison, "en", {"funding": "None."}, None)) == Found(
        GIVEN, "None.", people.STATED["funding"](Evidence(comparison, "en", {}, None)).places
    )


def test_wrong_statements_are_told_all_at_once_and_nothing_is_written(comparison, tmp_path):
    wrong = {"fundng": "x", "hardware": "", "build": 3, "archive": {"en": "only"}}
    with pytest.raises(qx.InputError) as told:
        qx.credibility(comparison, tmp_path / "out", statements=wrong)
    assert len(told.value.problems) == 4 and "funding" in str(told.value)
    for patterns, words in (("patterns.csv", r"patterns\.csv"), (pd.DataFrame({"result": ["pass"]}), "statement")):
        with pytest.raises(qx.InputError, match=words):
            qx.credibility(comparison, tmp_path / "out", patterns=patterns)
    with pytest.raises(qx.InputError, match="there are: en, zh"):
        qx.credibility(comparison, tmp_path / "out", lang="fr")
    assert list(tmp_path.iterdir()) == []


# What the pages hold ------------------------------------------------------------------------------------------------


def test_the_delta_of_a_reform_names_its_levers_values_and_sources(comparison, dossiers):
    content = json.loads(json.dumps(evidence.deltas(comparison.arms)[0].content))
    known = qx.levers()
    for lang, text in ((lang, (dossiers[lang] / "odd.md").read_text()) for lang in LANGUAGES):
        delta = text.split("## Delta-ODD" if lang == "en" else "## 差异 ODD")[1]
        assert len(content["levers"]) == 7
        for lever, given in content["levers"].items():
            [row] = [line for line in delta.splitlines() if f"`{lever}`" in line]
            assert known.loc[lever, "source"].iloc[0] in row
            assert all(f"`{name}` | `{value:g}`" in row for name, value in given.items())
            assert known.loc[lever, "title" if lang == "en" else "title_zh"].iloc[0] in row
    assert "`n_groups` | `8` | not in force" in (dossiers["en"] / "odd.md").read_text()


def test_scenarios_and_reforms_of_the_folder_make_the_arms_again(comparison, dossiers):
    base, reformed = (qx.load(dossiers["en"] / f"scenario-{i}.toml") for i in (1, 2))
    again = base.reform(dossiers["en"] / "reform-baru-8.toml")
    assert base.reforms == [] and again.reforms == reformed.reforms == ["baru-8"]
    assert again.diff(reformed).empty and reformed.diff(comparison.arms["8 groups"].scenario).empty


def test_the_register_is_the_assumptions_of_the_table_of_parameters(dossiers):
    known = qx.parameters()
    assumed = known[known["confidence"] == "assumption"]
    for lang, folder in dossiers.items():
        register = pd.read_csv(folder / "assumptions.csv", index_col="key", encoding="utf-8-sig", dtype=str)
        assert set(register.index) == set(assumed.index) and len(register) == len(assumed) > 100
        assert register["meaning"].to_dict() == assumed["meaning"].to_dict()
        assert (register["mechanism"] != register["mechanism"].shift()).sum() == register["mechanism"].nunique()
        text = (folder / "assumptions.md").read_text()
        assert [key for key in assumed.index if f"`{key}`" not in text] == []
        assert text.count("\n## ") == register["mechanism" if lang == "en" else "mechanism_zh"].nunique()


def test_a_changed_assumption_stands_with_its_own_value():
    baru = qx.load("baru-34")
    key = "attention.displacement_depth"
    arms = {"a": baru, "b": baru.with_({key: 50})}
    made = qx.compare(arms, replicates=1, days=1, progress=False)
    e = Evidence(made, "en", {}, None)
    assert e.parameters.loc[key, "other_values"] == "b: 50"
    assert (e.changes["key"].tolist(), e.changes["here"].tolist()) == ([key], [50])
    assert {f.state for f in (run.error_measure(e), run.replications(e))} == {MISSING}


def test_every_source_of_the_table_is_used(dossiers):
    table = pd.read_csv(dossiers["en"] / "sources.csv", index_col="id", encoding="utf-8-sig")
    used = {s for t in (qx.parameters()["source"], qx.levers()["source"]) for s in " ".join(t.dropna()).split()}
    assert set(table.index) == used & set(qx.sources().index)
    assert (table["parameters"] + table["levers"] > 0).all()


def test_patterns_given_are_shown_with_what_fails(comparison):
    ran = comparison.baseline.scenario.patterns(days=7, replicates=2)
    for lang in LANGUAGES:
        found = run.patterns(Evidence(comparison, lang, {}, ran))
        assert found.state == PARTLY and [i for i in ran.index if str(i) not in found.text] == []
        assert str(int((ran["result"] == "fail").sum())) in found.text


def test_counts_of_trust_are_those_of_the_parameters(asked):
    trust = qx.parameters()["confidence"].value_counts()
    text = inputs.calibration_counts(asked["en"]).text
    assert str(trust["assumption"]) in text and str(trust["inference"]) in text


# Languages, escaping --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_languages_agree_in_structure(dossiers, name):
    english, chinese = (page(dossiers[lang], name) for lang in LANGUAGES)
    shapes = [
        Counter(e.tag for e in p.elements if e.tag in ("h1", "h2", "tr", "td", "table")) for p in (english, chinese)
    ]
    assert shapes[0] == shapes[1]
    if name in LISTS:
        assert states(dossiers["en"], name) == states(dossiers["zh"], name)
    assert "html" in english.source and 'lang="zh-CN"' in chinese.source and 'lang="en"' in english.source


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_somewhere(dossiers, lang, name):
    made = page(dossiers[lang], name)
    ids = {e.attributes["id"] for e in made.elements if "id" in e.attributes}
    links = [e.attributes["href"] for e in made.all("a")]
    assert len(ids) == len([e for e in made.elements if "id" in e.attributes])
    assert [h for h in links if h.startswith("#") and unquote(h[1:]) not in ids] == []
    inside = [h for h in links if not h.startswith(("#", "http"))]
    assert [h for h in inside if not (dossiers[lang] / h.split("#")[0]).is_file()] == []


def test_no_name_title_or_statement_becomes_markup(hostile_results, tmp_path):
    said = {"funding": EVIL, "hardware": "| a | `b` | $x$ | [c](javascript:alert(5))"}
    folder = qx.credibility(hostile_results.path, tmp_path / "out", statements=said)
    for name in PAGES:
        made = page(folder, name)
        assert [e.tag for e in made.elements if e.tag in ("script", "img", "iframe")] == []
        bad = [e for e in made.elements if any(k.startswith("on") for k in e.attributes)]
        assert bad == [] and [a for a in made.all("a") if "javascript:" in a.attributes["href"]] == []
    shown = " ".join(page(folder, "index").visible)
    assert "<script>alert(1)</script>" in shown and EVIL_ARM in shown and "{{ 7 * 7 }}" in shown
    assert "| a | `b` | $x$ | [c](javascript:alert(5))" in shown


def test_a_run_of_one_arm_has_its_pages_with_patterns_simulated(tmp_path):
    made = qx.load("baru-34").run(days=2, replicates=2, progress=False)
    options = {"patterns": True, "pattern_days": 7, "pattern_replicates": 2}
    folder = made.credibility(tmp_path / "one", "zh", **options)
    assert len(states(folder)) == 22 and not list(folder.glob("reform-*.toml"))
    assert "重复均值给出" in run.error_measure(Evidence(made, "zh", {}, None)).text
    assert "P01" in (folder / "trace.md").read_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_manual_names_every_statement_and_page(lang):
    text = (ROOT / "python" / "docs" / "credibility" / f"README{'.zh' if lang == 'zh' else ''}.md").read_text()
    listed = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text.split("```toml")[1], re.MULTILINE))
    assert listed == {key: titles[int(lang == "zh")] for key, titles in STATEMENTS.items()}
    assert [name for name in PAGES if f"`{name}`" not in text] == []
