"""A comparison as a workbook and for Stata: its numbers with units, in both languages, and no formula."""

import math

import openpyxl
import pandas as pd
import pytest
import qianxian as qx
from qianxian.commands.main import main
from qianxian.runs.export_words import COLUMNS, SHEETS

HOSTILE = "=1+1+cmd|A0"


@pytest.fixture(scope="module", params=["en", "zh"])
def workbook(request, comparison, tmp_path_factory):
    lang = request.param
    file = comparison.to_excel(tmp_path_factory.mktemp("export") / "baru.xlsx", lang)
    return lang, openpyxl.load_workbook(file)


def frame(book, page, lang):
    """A sheet with ids of columns instead of headings."""
    rows = list(book[SHEETS[page][lang == "zh"]].iter_rows(values_only=True))
    ids = {about[lang == "zh"]: column for column, about in COLUMNS.items() if column != "arm_value"}
    return pd.DataFrame(rows[1:], columns=[ids.get(heading, heading) for heading in rows[0]])


def test_there_is_a_sheet_for_each_question_in_the_language_asked_for(workbook):
    lang, book = workbook
    assert book.sheetnames == [about[lang == "zh"] for about in SHEETS.values()]


def test_the_effects_are_those_of_the_comparison_with_units(workbook, comparison):
    lang, book = workbook
    effects = frame(book, "effects", lang).set_index(["arm", "outcome"])
    for column in ("n", "baseline", "mean", "difference", "lower", "upper", "p_holm"):
        pd.testing.assert_series_equal(
            effects[column].astype(float), comparison.effects[column].astype(float), check_names=False
        )
    assert effects["unit"].notna().all()
    assert effects.loc[("8 groups", "message_minutes"), "unit"] == ("min/person/d" if lang == "en" else "分钟/人·日")


def test_time_use_adds_up_to_a_day_for_every_arm_and_post(workbook, comparison):
    lang, book = workbook
    minutes = frame(book, "time_use", lang)
    sums = minutes.groupby(["arm", "role"])["mean"].sum()
    assert sums.map(lambda s: math.isclose(s, 1440, abs_tol=1e-6)).all() and len(sums) == 2 * 7
    assert (minutes["lower"] >= 0).all() and (minutes["upper"] <= 1440).all()
    of_all = minutes[(minutes["role"] == "all") & (minutes["activity"] == "meetings")].set_index("arm")["mean"]
    expected = comparison.effects.loc[("8 groups", "meeting_minutes"), ["baseline", "mean"]]
    assert of_all["34 groups"] == pytest.approx(expected["baseline"])
    assert of_all["8 groups"] == pytest.approx(expected["mean"])


def test_every_parameter_is_there_with_its_value_in_every_arm(workbook, comparison):
    lang, book = workbook
    table = frame(book, "parameters", lang).set_index("parameter")
    values = comparison.baseline.parameters["value_text"]
    assert list(table.index) == list(values.index)
    assert table.loc["attention.displacement_depth", "34 groups"] == float(values["attention.displacement_depth"])
    assert table.loc["calendar.start", "8 groups"] == values["calendar.start"]


def test_the_answer_counts_what_is_clear_and_names_it(workbook, comparison):
    lang, book = workbook
    text = "\n".join(str(v) for v in frame(book, "answer", lang)["statement"])
    clear = comparison.effects[comparison.effects["p_holm"] < 0.05]
    assert len(clear) > 0
    assert (f"{len(clear)} of 79 outcomes" if lang == "en" else f"79 项指标中，有 {len(clear)} 项") in text
    assert all(name in text for name in clear["name_zh" if lang == "zh" else "name"])
    assert "14" in text and str(comparison.study["program_version"]) in text


def test_the_codebook_explains_every_column_and_outcome(workbook):
    lang, book = workbook
    rows = frame(book, "codebook", lang)
    assert set(qx.outcomes().index) <= set(rows["id"]) and rows["meaning"].notna().all()
    for page in ("effects", "time_use", "parameters"):
        title = SHEETS[page][lang == "zh"]
        headings = [cell.value for cell in book[title][1]]
        assert len(rows[rows["sheet"] == title]) == len(headings) + 1


def test_an_arm_called_like_a_formula_is_a_text(tmp_path):
    baru = qx.load("baru-34").titled("+1+1", "-1")
    arms = {"baru-34": baru, HOSTILE: baru.reform("baru-8")}
    file = qx.compare(arms, replicates=2, days=2, out=tmp_path / "x.h5").to_excel(tmp_path / "x.xlsx")
    cells = [
        c for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows() for c in row if c.value is not None
    ]
    suspicious = [c for c in cells if str(c.value).startswith(("=", "+", "@")) or c.data_type == "f"]
    assert {c.value for c in suspicious} >= {HOSTILE, "+1+1"}
    assert all(c.data_type == "s" and c.quotePrefix for c in suspicious)


def test_parameters_that_imported_tables_replace_are_marked(tmp_path):
    folder = qx.library.SCENARIOS / "example-township"
    ours = qx.Scenario.from_excel(*folder.glob("*.csv"))
    arms = {"a": ours, "b": ours.reform("evidence-none")}
    file = qx.compare(arms, replicates=2, days=2, out=tmp_path / "x.h5").to_excel(tmp_path / "x.xlsx", "zh")
    table = frame(openpyxl.load_workbook(file), "parameters", "zh").set_index("parameter")
    assert table.loc["township.n_leaders", "a"] == "未使用：由导入的表决定"
    assert table.loc["township.travel_minutes_mean", "a"] == 30


def test_the_shell_writes_the_workbook_too(comparison, tmp_path, capsys):
    out = tmp_path / "baru.xlsx"
    assert main(["report", str(comparison.path), "-o", str(out), "--lang", "zh"]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert openpyxl.load_workbook(out).sheetnames == [about[1] for about in SHEETS.values()]


@pytest.mark.parametrize("write", ["to_excel", "to_stata"])
def test_a_file_that_exists_is_not_replaced_unless_forced(write, comparison, tmp_path):
    file = tmp_path / "baru.out"
    file.write_text("mine")
    with pytest.raises(qx.InputError, match="文件已存在"):
        getattr(comparison, write)(file, "zh")
    assert file.read_text() == "mine"
    getattr(comparison, write)(file, "zh", force=True)
    assert file.stat().st_size > 1000 and [f.name for f in tmp_path.iterdir()] == ["baru.out"]


@pytest.mark.parametrize(
    ("lang", "label"), [("en", "Message time [min/person/d]"), ("zh", "消息处理时间 [分钟/人·日]")]
)
def test_stata_gets_every_replicate_with_labels(lang, label, comparison, tmp_path):
    file = comparison.to_stata(tmp_path / "baru.dta", lang)
    with pd.read_stata(file, iterator=True) as reader:
        labels, read = reader.variable_labels(), reader.read()
    assert labels["message_minutes"] == label and all(len(text) <= 80 for text in labels.values())
    expected = comparison.to_df()
    assert list(read["arm"]) == list(expected["arm"])
    assert read["message_minutes"].to_list() == pytest.approx(expected["message_minutes"].to_list())
