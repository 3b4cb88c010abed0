"""Sheets as offices lay them out: headings in two rows, bands, repeated headings, remarks in between."""

import pytest
import qianxian as qx
from office_support import (
    MEMBER_SHEET,
    STAFF_SHEET,
    UNIT_SHEET,
    UNITS,
    pairs,
    saved,
    scenario_of,
    township_workbook,
    without,
)


@pytest.fixture(scope="module")
def township(tmp_path_factory):
    return scenario_of(township_workbook(), tmp_path_factory.mktemp("office"))


def test_headings_may_stand_in_two_rows(township, tmp_path):
    book = township_workbook()
    sheet = book[MEMBER_SHEET]
    sheet.insert_rows(3)
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:B4")
    sheet["A3"], sheet["B3"], sheet["C3"] = "序号", "姓名", "所在群"
    sheet.merge_cells(start_row=3, start_column=3, end_row=3, end_column=10)
    assert pairs(scenario_of(book, tmp_path)) == pairs(township)


def test_names_merged_over_two_columns_are_no_bands_and_bands_are_no_names(township, tmp_path):
    book = without(township_workbook(), UNIT_SHEET)
    sheet = book.create_sheet(UNIT_SHEET)
    for row in ["单位名称", "一、机关", *UNITS[:3], "各村情况", *UNITS[3:], "注：含合并村"]:
        sheet.append([row])
        n, columns = sheet.max_row, 3 if row == "各村情况" else 2
        sheet.merge_cells(start_row=n, start_column=1, end_row=n, end_column=columns)
    read = qx.Spreadsheet(saved(book, tmp_path), lang="zh")
    assert "第 2 行（一、机关）、第 6 行（各村情况）、第 10 行（注：含合并村）" in read.report
    assert pairs(qx.Scenario.from_excel(read)) == pairs(township)


def test_a_repeated_heading_is_no_person_and_a_dash_is_no_tick(township, tmp_path):
    book = township_workbook()
    staff, members = book[STAFF_SHEET], book[MEMBER_SHEET]
    for column in (1, 3, 4, 5, 6, 7, 8):
        staff.cell(12, column).value = staff.cell(3, column).value
    for row in range(4, 21):
        for column in range(3, 11):
            members.cell(row, column).value = members.cell(row, column).value or "—"
    assert pairs(scenario_of(book, tmp_path)) == pairs(township)


def test_rows_below_the_remarks_are_read_too(tmp_path):
    book = township_workbook()
    staff, members = book[STAFF_SHEET], book[MEMBER_SHEET]
    for n in range(200):
        row = staff.max_row + 1
        staff.cell(row, 2).value, staff.cell(row, 3).value, staff.cell(row, 4).value = (
            "东村",
            f"村民组长{n}号",
            "村干部",
        )
        members.append([n, f"村民组长{n}号", "✓"])
    read = qx.Spreadsheet(saved(book, tmp_path))
    assert (read.problems, len(read.tables["persons"]), len(read.tables["memberships"])) == ([], 217, 269)
