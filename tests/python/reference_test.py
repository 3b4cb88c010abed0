"""What there is can be looked up: parameters, levers, outcomes, activities, schema, errors."""

import pytest
import qianxian as qx


def test_every_parameter_has_unit_range_meaning_and_confidence_and_a_source_or_says_that_it_has_none():
    table = qx.parameters()
    assert len(table) > 100 and table.index.is_unique
    columns = ["unit", "range", "meaning", "meaning_zh", "confidence"]
    assert (table[columns].astype(str).map(len) > 0).all().all()
    numbers = table[table["kind"] != "flag"]
    assert set(numbers.loc[numbers["source"] == "", "confidence"]) <= {"assumption", "inference"}


def test_parameters_of_a_section_are_those_that_begin_with_its_name():
    attention = qx.parameters("attention")
    assert len(attention) > 5
    assert all(key.startswith("attention.") for key in attention.index)
    with pytest.raises(KeyError, match="attention"):
        qx.parameters("atention")


def test_the_schema_names_exactly_the_parameters_of_the_table():
    def keys(node, prefix=""):
        for name, inner in node.get("properties", {}).items():
            yield from keys(inner, f"{prefix}{name}.") if "properties" in inner else [prefix + name]

    schema = qx.schema()
    assert schema["$schema"].endswith("2020-12/schema")
    parameters = set(qx.parameters().index)
    sections = {key.split(".")[0] for key in parameters}
    assert {key for key in keys(schema) if key.split(".")[0] in sections} == parameters


def test_every_outcome_and_lever_is_named_in_both_languages():
    outcomes, levers = qx.outcomes(), qx.levers()
    assert set(outcomes["layer"]) == {"true", "reported"}
    for table, columns in ((outcomes, ["name", "name_zh"]), (levers, ["title", "title_zh", "source"])):
        assert (table[columns].map(len) > 0).all().all()


def test_activities_have_the_same_ids_in_both_languages():
    english, chinese = qx.activities(), qx.activities(lang="zh")
    assert list(english) == list(chinese) and "off_duty" in english
    assert all(english[a] != chinese[a] for a in english)


def test_a_place_where_nothing_can_be_written_is_a_results_error(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(qx.ResultsError, match="file"):
        qx.load("baru-34").run(days=1, out=tmp_path / "file" / "results.h5")
    assert issubclass(qx.ResultsError, OSError) and issubclass(qx.InputError, ValueError)


def test_a_study_that_is_opened_is_a_study_with_its_design(tmp_path):
    design = qx.factorial({"levers.cap_groups.groups_per_person": [3]})
    qx.study(design, "baru-34", store=tmp_path / "store", replicates=1, days=1)
    opened = qx.open_study(tmp_path / "store")
    assert isinstance(opened, qx.Study)
    assert opened.design.equals(design) and bool(opened.results["finished"].all())
