"""The bibliography names every source id that is used, and none that is not, in both languages."""

import re
from pathlib import Path

import pytest
import qianxian as qx

ROOT = Path(__file__).parents[2]
KINDS = {"S": "seed", "E": "fact", "§": "theory", "P": "pattern", "Q": "open_parameter", "L": "lever"}
ID = re.compile(r"\b([SEPQL])(\d{2,3})(?:[-–]\1(\d{2,3}))?(?=[a-z]?\b)")
SECTION = re.compile(r"(?:§ ?|sections? )(3\.\d+)(?: and (3\.\d+))?")
CHINESE = re.compile("[\u4e00-\u9fff]")


def ids_of(text):
    """Source ids in a text; a range such as S081-S083 stands for all in it, P02a for P02."""
    found = {f"§{number}" for pair in SECTION.findall(text) for number in pair if number}
    for letter, first, last in ID.findall(text):
        width = len(first)
        found |= {f"{letter}{n:0{width}d}" for n in range(int(first), int(last or first) + 1)}
    return found


def files():
    """Every text in which ids are used: sources and documents of the model, scenarios, the package."""
    suffixes = {".hpp", ".cpp", ".md", ".toml", ".py"}
    found = [p for folder in ("sim", "scenarios", "python") for p in (ROOT / folder).rglob("*") if p.suffix in suffixes]
    return sorted(p for p in found if p.name not in ("sources.toml", "bibliography.py"))


def unknown(used):
    return sorted(used - set(qx.sources().index))


# Completeness -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [qx.parameters, qx.levers], ids=["parameters", "levers"])
def test_every_source_of_a_parameter_or_lever_is_in_the_bibliography(table):
    used = set(" ".join(table()["source"]).split())
    assert len(used) > 15
    assert unknown(used) == []


def test_every_pattern_and_each_of_its_sources_is_in_the_bibliography():
    used = {i for p in (ROOT / "sim/engine").glob("patterns_*.cpp") for i in ids_of(p.read_text(encoding="utf-8"))}
    assert {"P01", "P02", "P42", "S009", "E84"} <= used
    assert unknown(used) == []


def test_every_source_of_a_mechanism_is_in_the_bibliography():
    headers = sorted((ROOT / "sim/model/mechanisms").glob("*.hpp"))
    blocks = ["".join(re.findall(r"^///.*\n", h.read_text(encoding="utf-8"), re.MULTILINE)) for h in headers]
    used = set().union(*map(ids_of, blocks))
    assert {"S089", "S092", "§3.2", "§3.3"} <= used
    assert unknown(used) == []


def test_exactly_the_ids_that_are_used_are_in_the_bibliography():
    used = set().union(*(ids_of(p.read_text(encoding="utf-8")) for p in files()))
    assert sorted(used) == sorted(qx.sources().index)


def test_references_lead_to_entries_of_the_bibliography():
    table = qx.sources()
    for column in ("reference", "reference_zh"):
        assert unknown(set().union(*(ids_of(text) for text in table[column]))) == []


def test_a_planted_unknown_id_is_found():
    planted = ids_of("/// Source     S089-S091 sections 3.2 and 3.99 (Wolfe 2005), Q99 P02a E02–E03")
    assert planted == {"S089", "S090", "S091", "§3.2", "§3.99", "Q99", "P02", "E02", "E03"}
    assert unknown(planted) == ["Q99", "§3.99"]


# Entries ------------------------------------------------------------------------------------------------------------


def test_every_entry_is_told_in_both_languages():
    table = qx.sources()
    assert (table.drop(columns="grade").map(len) > 1).all().all()
    for column in ("about", "reference"):
        assert [i for i, text in table[column].items() if CHINESE.search(text)] == []
    assert [i for i, text in table["about_zh"].items() if not CHINESE.search(text)] == []
    graded = table[table["kind"].isin(["seed", "lever", "pattern", "open_parameter"])]
    assert [i for i, text in graded["reference_zh"].items() if not CHINESE.search(text)] == []


def test_an_entry_says_briefly_what_it_is_about():
    about = qx.sources()["about"]
    assert about.is_unique
    assert [text for text in about if len(text.split()) > 12] == []


def test_kinds_follow_the_letter_and_grades_the_kind():
    table = qx.sources()
    assert [i for i, kind in table["kind"].items() if KINDS[i[0]] != kind] == []
    valid = {"seed": "seed", "lever": "seed", "fact": "[A-D][+-]?", "theory": "", "pattern": "", "open_parameter": ""}
    assert [i for i, row in table.iterrows() if not re.fullmatch(valid[row["kind"]], row["grade"])] == []


def test_references_name_publications_and_no_addresses():
    table = qx.sources()
    text = "\n".join([*table["reference"], *table["reference_zh"]])
    assert re.findall(r"https?:|www\.|\.(?:com|cn|org|net|html?)\b|(?:^|\s)/\w+/", text) == []
    facts = table[table["kind"] == "fact"]
    dated = facts["reference"].str.contains(r"\b(?:19|20)\d\d\b") | facts["reference"].str.contains("year not")
    assert list(facts.index[~dated]) == []


# Look-up ------------------------------------------------------------------------------------------------------------


def test_ids_are_looked_up_as_they_stand_in_a_parameter():
    source = qx.parameters().loc["attention.displacement_depth", "source"]
    found = qx.sources(source)
    assert list(found.index) == source.split() and found.index.name == "id"
    assert list(found.columns) == ["kind", "about", "about_zh", "reference", "reference_zh", "grade"]
    assert list(qx.sources("§3.2 S018 §3.2").index) == ["§3.2", "S018"]
    assert list(qx.sources("P02a P02b").index) == ["P02"]
    assert len(qx.sources("")) == 0


def test_a_table_that_was_changed_changes_no_other():
    changed = qx.sources()
    changed["about"] = ""
    assert (qx.sources()["about"] != "").all()


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        ("S018 S999", "no source 'S999': did you mean S099"),
        ("P42b p42", "no source 'p42': ids begin with E, L, P, Q, S, §"),
        ("Q055 §3.99", "no source 'Q055': did you mean Q05.*; no source '§3.99': did you mean §3"),
    ],
)
def test_an_unknown_id_is_refused_with_the_nearest(ids, message):
    with pytest.raises(KeyError, match=message):
        qx.sources(ids)
