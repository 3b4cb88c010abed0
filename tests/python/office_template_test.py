"""The workbooks of ``qianxian init``: drop-downs that offer what is understood, and an example that is a township."""

import openpyxl
import pytest
import qianxian as qx
from conftest import ROOT
from qianxian.inputs.office.template import FILES, PREPARED_ROWS, example_tables, template, write_templates
from qianxian.inputs.tables import TABLES


@pytest.fixture(scope="module", params=["en", "zh"])
def written(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    return request.param, write_templates(folder, request.param)


def test_the_example_is_the_example_township(written):
    lang, (_, example) = written
    frames = example_tables()
    direct = qx.Scenario.from_tables(**{name: frames[name] for name in TABLES}, name="same")
    assert qx.Scenario.from_excel(example, name="same", lang=lang) == direct


def test_a_township_of_the_size_of_a_real_one_goes_through_a_workbook(tmp_path):
    tables = qx.load("baru-34").tables()
    template(tables, "en").save(tmp_path / "baru.xlsx")  # departments whose names have commas, in lists
    direct = qx.Scenario.from_tables(**{name: tables[name] for name in TABLES})
    assert qx.Scenario.from_excel(tmp_path / "baru.xlsx") == direct


def test_the_example_township_is_that_of_the_repository():
    for name, frame in example_tables().items():
        text = (ROOT / "scenarios" / "example-township" / f"{name}.csv").read_text(encoding="utf-8-sig")
        assert len(frame) == len(text.splitlines()) - 1


def test_the_empty_workbook_has_the_same_sheets_and_headings_and_no_rows(written):
    _, files = written
    empty, example = (openpyxl.load_workbook(file) for file in files)
    assert empty.sheetnames == example.sheetnames
    for sheet in empty.worksheets[1:]:
        assert sheet.max_row == 1
        assert [c.value for c in sheet[1]] == [c.value for c in example[sheet.title][1]]


def test_the_empty_workbook_says_which_tables_are_missing(written):
    lang, (empty, _) = written
    with pytest.raises(qx.InputError) as raised:
        qx.Scenario.from_excel(empty, lang=lang)
    assert [place for place, _ in raised.value.problems] == ["units", "persons", "groups", "memberships"]


def test_drop_downs_offer_only_what_is_understood(written):
    _, (_, example) = written
    book = openpyxl.load_workbook(example)
    offered = {
        (sheet.title, str(rule.sqref)): rule.formula1
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }
    assert len(offered) == 9
    lists = [formula.strip('"').split(",") for formula in offered.values() if formula.startswith('"')]
    assert all(len(",".join(words)) <= 255 for words in lists) and len(lists) == 5
    for formula in offered.values():
        if not formula.startswith('"'):
            title, area = formula.split("!")
            assert title.strip("'") in book.sheetnames and area == f"$A$2:$A${PREPARED_ROWS}"


def test_every_word_of_a_drop_down_is_read_as_its_own_member(written):
    lang, _ = written
    from qianxian.base.reference import LABELS
    from qianxian.inputs.office import meaning

    for label in LABELS["role"]:
        assert meaning.post(label[lang], None) == label["id"]
    for enumeration, take in [
        ("unit_kind", meaning.unit_kind),
        ("group_kind", meaning.group_kind),
        ("function", meaning.function),
    ]:
        assert [take(label[lang]) for label in LABELS[enumeration]] == [label["id"] for label in LABELS[enumeration]]


def test_files_are_named_in_the_language_of_the_user(written):
    lang, files = written
    assert tuple(file.name for file in files) == FILES[lang]


def test_the_same_workbook_is_made_of_other_tables(tmp_path):
    tables = {name: frame.copy() for name, frame in example_tables().items()}
    tables["groups"].loc[2, "name_zh"] = "=1+1"
    template(tables, "zh").save(tmp_path / "x.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")["工作群"]["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
