"""CSV files of an office in every encoding that its programs write."""

import csv
import io

import pytest
import qianxian as qx
from office_support import township_workbook
from qianxian.inputs.office.csv_file import decoded


def as_text(sheet, delimiter=","):
    """A sheet as a spreadsheet saves it: one value a cell, of a merged area the upper left one."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in sheet.iter_rows(values_only=True):
        writer.writerow("" if value is None else value for value in row)
    return out.getvalue()


def saved(folder, encoding, delimiter=","):
    """Every sheet of the workbook as a file, without merged cells, which CSV has not."""
    book, files = township_workbook(), []
    for sheet in book.worksheets:
        for area in [str(area) for area in sheet.merged_cells.ranges]:
            corner = sheet[area.split(":")[0]].value
            sheet.unmerge_cells(area)
            for (cell,) in sheet[area] if area[0] == "B" else ():
                cell.value = corner if sheet.cell(cell.row, 3).value else None
        files.append(folder / f"{sheet.title}.csv")
        files[-1].write_bytes(as_text(sheet, delimiter).encode(encoding, errors="replace"))
    return files


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    township_workbook().save(folder / "office.xlsx")
    return qx.Scenario.from_excel(folder / "office.xlsx")


@pytest.mark.parametrize(
    ("encoding", "delimiter", "said"),
    [
        ("utf-8", ",", ""),
        ("utf-8-sig", ",", ""),
        ("gb18030", ",", "按 GB18030/GBK 编码读取"),
        ("utf-16", "\t", "按 UTF-16 编码读取"),
        ("utf-8-sig", ";", ""),
    ],
)
def test_files_in_any_encoding_give_the_township_of_the_workbook(encoding, delimiter, said, expected, tmp_path):
    read = qx.Spreadsheet(*saved(tmp_path, encoding, delimiter), lang="zh")
    assert said in read.report
    assert qx.Scenario.from_excel(read) == expected


#: Text, and its bytes in GBK, which happen to be UTF-8 as well.
BY_CHANCE = "平山"


def test_gbk_that_happens_to_be_utf_8_is_noticed():
    content = BY_CHANCE.encode("gbk")
    assert content.decode("utf-8") == "ƽɽ"
    assert decoded(content, "x.csv") == (BY_CHANCE, "GBK")


@pytest.mark.parametrize("text", ["Müller, Café", "Жуков", "name", "平山镇", "ƽɽ 平山"])
def test_utf_8_stays_utf_8(text):
    assert decoded(text.encode(), "x.csv") == (text, "UTF-8")


def test_letters_of_two_bytes_with_a_mark_are_what_they_say():
    assert decoded("ƽɽ".encode("utf-8-sig"), "x.csv") == ("ƽɽ", "UTF-8")


def test_the_tables_of_the_program_are_read_as_they_are(expected, tmp_path):
    folder = qx.library.SCENARIOS / "example-township"
    read = qx.Scenario.from_excel(*sorted(folder.glob("*.csv")))
    frames = qx.Spreadsheet(*sorted(folder.glob("*.csv"))).tables
    direct = qx.Scenario.from_tables(**frames)
    assert read == direct
    assert list(read.tables()["persons"]["id"])[:2] == ["leader-secretary", "leader-head"]


def test_places_in_csv_files_are_rows_as_a_spreadsheet_counts_them(tmp_path):
    files = saved(tmp_path, "utf-8")
    staff = next(file for file in files if "花名册" in file.name)
    staff.write_text(staff.read_text(encoding="utf-8").replace("三支一扶", "客串"), encoding="utf-8")
    with pytest.raises(qx.InputError) as raised:
        qx.Scenario.from_excel(*files, lang="zh")
    # a cell with a line break above is one row
    assert [where for where, _ in raised.value.problems] == ["工作表“人员花名册”第 10 行 D 列"]
