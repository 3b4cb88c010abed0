"""A workbook as an office keeps it becomes a township: found headings, merged cells, totals, words of the office."""

import openpyxl
import pytest
import qianxian as qx
from office_support import (
    AFFAIRS,
    GENERAL,
    GROUP_SHEET,
    GROUPS,
    MEMBER_SHEET,
    STAFF,
    STAFF_SHEET,
    UNIT_SHEET,
    pairs,
    saved,
    scenario_of,
    township_workbook,
    without,
)


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory):
    return qx.Spreadsheet(saved(township_workbook(), tmp_path_factory.mktemp("office")), lang="zh")


@pytest.fixture(scope="module")
def township(spreadsheet):
    return qx.Scenario.from_excel(spreadsheet, name="qingshi", title="Qingshi", title_zh="青石镇")


def test_a_messy_workbook_gives_the_people_and_groups_that_it_shows(township):
    tables = township.tables()
    assert list(tables["persons"]["id"]) == [name.replace("　", "") for name, *_ in STAFF]
    members = {
        (g[0].replace("（２０２５年）", "(2025年)"), STAFF[p][0].replace("　", "")) for g in GROUPS for p in g[-1]
    }
    assert pairs(township) == members
    assert (township.name, township.title(), township.title("zh")) == ("qingshi", "Qingshi", "青石镇")


def test_it_is_the_township_of_the_same_tables_given_as_frames(township, spreadsheet):
    t = spreadsheet.tables
    given = qx.Scenario.from_tables(t["units"], t["persons"], t["groups"], t["memberships"], t["departments"])
    assert {n: f.to_dict() for n, f in given.tables().items()} == {n: f.to_dict() for n, f in township.tables().items()}


def test_posts_are_understood_by_the_unit_in_which_they_are_held(township):
    roles = township.tables()["persons"].set_index("id")["role"]
    assert roles[["王建国", "李明"]].eq("leader").all()  # 党委副书记、镇长
    assert (roles["张丽"], roles["刘洋"]) == ("office_head", "office_staff")  # 主任, 副主任
    assert roles[["周国庆", "冯军", "蒋涛"]].eq("village_secretary").all()  # 党支部书记、村委会主任; 村支书; 书记
    assert (roles["卫东"], roles["杨帆"]) == ("village_cadre", "first_secretary")  # 妇联主席


def test_kinds_and_functions_that_no_column_says_come_from_names(township):
    tables = township.tables()
    kinds = tables["units"].set_index("id")["kind"]
    assert (kinds[GENERAL], kinds[AFFAIRS], kinds["东村"]) == ("office", "office", "village")
    functions = tables["departments"].set_index("id")["function"]
    assert functions["县委组织部"] == "party" and functions["县自然资源和规划局"] == "environment"


def test_a_name_keeps_its_full_width_forms_and_its_id_does_not(township):
    groups = township.tables()["groups"].set_index("name_zh")
    assert groups.loc["党员教育工作群（２０２５年）", "id"] == "党员教育工作群(2025年)"


def test_the_report_says_what_was_taken_for_what_and_what_was_left_out(spreadsheet):
    text = spreadsheet.report
    assert "工作表“人员花名册”：作为“人员”表，标题在第 3 行，读取 17 行" in text
    assert "党委书记；党委副书记、镇长 → 乡镇领导（leader）" in text
    assert "未采用的列：A 序号、G 联系电话、H 备注" in text
    assert "第 11 行（小计）" in text and "第 23 行（合计）" in text
    assert "工作表“填表说明”：说明页，未读取" in text and "由其他表中归纳出 6 个" in text
    assert text.endswith("合计：部门 6，单位 6，人员 17，工作群 8，群成员 69")


def test_the_report_speaks_english_too(tmp_path):
    text = qx.Spreadsheet(saved(township_workbook(), tmp_path)).report
    assert "sheet '人员花名册': persons, headings in row 3, 17 rows read" in text
    assert "columns left out: A 序号, G 联系电话, H 备注" in text


def test_the_mapping_is_a_table_as_well(spreadsheet):
    mapping = spreadsheet.mapping
    post = mapping[(mapping["sheet"] == STAFF_SHEET) & (mapping["found"] == "村支书")].iloc[0]
    assert (post["place"], post["taken_as"], post["rows"]) == ("D", "village_secretary", 1)
    assert "备注" in set(mapping[mapping["taken_as"] == ""]["found"])


def test_rows_below_a_total_are_read(township):
    # 小计 of the offices stands above the villages
    assert {"周国庆", "韩冰"} <= set(township.tables()["persons"]["id"])


def test_members_may_be_a_list_in_the_sheet_of_groups(township, tmp_path):
    book = without(township_workbook(), MEMBER_SHEET)
    sheet = book[GROUP_SHEET]
    sheet.cell(3, 8).value = "群成员"
    for n, (*_, members) in enumerate(GROUPS):
        names = "、".join(STAFF[p][0] for p in members) if n else "全体干部"
        sheet.cell(4 + n, 8).value = names
    assert pairs(scenario_of(book, tmp_path)) == pairs(township)


def test_members_may_go_on_in_rows_below_a_merged_group(township, tmp_path):
    book = without(township_workbook(), MEMBER_SHEET)
    book.remove(book[GROUP_SHEET])
    sheet = book.create_sheet(GROUP_SHEET)
    sheet.append(["群名称", "类别", "职能", "使用部门", "成员"])
    for name, kind, function, lines, members in GROUPS:
        first = sheet.max_row + 1
        for n, p in enumerate(members):
            about = [name, kind, function, lines] if n == 0 else [None] * 4
            sheet.append([*about, STAFF[p][0]])
        for column in range(1, 5):
            sheet.merge_cells(start_row=first, start_column=column, end_row=sheet.max_row, end_column=column)
    made = scenario_of(book, tmp_path)
    assert pairs(made) == pairs(township)
    assert made.tables()["groups"].equals(township.tables()["groups"])


def test_members_may_be_rows_of_group_and_person_with_merged_groups(township, tmp_path):
    book = without(township_workbook(), MEMBER_SHEET)
    sheet = book.create_sheet("成员")
    sheet.append(["群名称", "姓名"])
    for name, *_, members in GROUPS:
        first = sheet.max_row + 1
        for p in members:
            sheet.append([name if sheet.max_row + 1 == first else None, STAFF[p][0]])
        sheet.merge_cells(start_row=first, start_column=1, end_row=sheet.max_row, end_column=1)
    assert pairs(scenario_of(book, tmp_path)) == pairs(township)


def test_members_may_be_columns_of_ticks_beside_the_people(township, tmp_path):
    book = without(township_workbook(), MEMBER_SHEET)
    sheet = book[STAFF_SHEET]
    rows = {sheet.cell(n, 3).value: n for n in range(4, sheet.max_row + 1)}
    for g, (name, *_, members) in enumerate(GROUPS):
        sheet.cell(3, 9 + g).value = name
        for p in members:
            sheet.cell(rows[STAFF[p][0]], 9 + g).value = "✓"
    assert pairs(scenario_of(book, tmp_path)) == pairs(township)


def test_a_table_of_groups_by_people_is_the_same_turned_round(township, tmp_path):
    book = without(township_workbook(), MEMBER_SHEET)
    sheet = book.create_sheet("成员")
    sheet.append(["工作群", *(name for name, *_ in STAFF)])
    for name, *_, members in GROUPS:
        sheet.append([name, *("√" if p in members else "否" for p in range(len(STAFF)))])
    assert pairs(scenario_of(book, tmp_path)) == pairs(township)


def test_people_may_stand_in_several_sheets_and_units_in_none(township, tmp_path):
    book = without(township_workbook(), UNIT_SHEET)
    staff, sheet = book[STAFF_SHEET], book.create_sheet("村干部名单")
    sheet.append(["姓名", "职务", "所在村", "条线"])
    for name, post, unit, _, lines in STAFF[7:]:
        sheet.append([name, post, unit, lines])
    for merged in [str(r) for r in staff.merged_cells.ranges if r.min_row > 11]:
        staff.unmerge_cells(merged)
    staff.delete_rows(12, staff.max_row)
    made = scenario_of(book, tmp_path)
    assert pairs(made) == pairs(township)
    assert set(made.tables()["units"]["id"]) == set(township.tables()["units"]["id"])


def test_contact_persons_in_the_sheet_of_villages_are_contact_villages_of_people(township, tmp_path):
    book = township_workbook()
    units, staff = book[UNIT_SHEET], book[STAFF_SHEET]
    units["D3"] = "包村干部"
    for row, cell in [(7, "张丽、刘洋"), (8, "赵刚；陈静"), (9, "李 明，孙磊")]:
        units.cell(row, 4).value = cell
    for n in range(4, staff.max_row + 1):
        staff.cell(n, 5).value = None
    served = scenario_of(book, tmp_path).tables()["persons"]
    assert served.equals(township.tables()["persons"])


def test_short_names_and_ids_are_names_too(township, tmp_path):
    book = township_workbook()
    units, staff = book[UNIT_SHEET], book[STAFF_SHEET]
    units["D3"] = "简称"
    units["D5"] = "党政办"
    for n in range(4, staff.max_row + 1):
        if staff.cell(n, 2).value == GENERAL:
            staff.cell(n, 2).value = "党政办"
    assert scenario_of(book, tmp_path) == scenario_of(township_workbook(), tmp_path)


def test_english_headings_and_words_are_understood(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Staff"
    book.active.append(["No.", "Name", "Post", "Office", "Contact village", "Lines"])
    for row in [
        (1, "Ann Lee", "Township head", "Leadership", "none", "all"),
        (2, "Bo Chen", "Head", "General Office", "East Village", "Civil Affairs Bureau"),
        (3, "Cy Wang", "Secretary", "East Village", None, None),
    ]:
        book.active.append(row)
    groups = book.create_sheet("Groups")
    groups.append(["Group", "Kind", "Members", "Lines"])
    groups.append(["Whole-township group", None, "everybody", "Civil Affairs Bureau"])
    tables = scenario_of(book, tmp_path).tables()
    assert list(tables["persons"]["id"]) == ["Ann-Lee", "Bo-Chen", "Cy-Wang"]
    assert list(tables["persons"]["role"]) == ["leader", "office_head", "village_secretary"]
    assert (tables["groups"].loc[0, "kind"], len(tables["memberships"])) == ("plenary", 3)


def test_a_calculated_workbook_is_read_by_its_values(township, tmp_path):
    # openpyxl stores no values for formulas: put in as a spreadsheet would, in the sheet's XML
    file = saved(formulas(township_workbook()), tmp_path)
    with_values(file)
    assert pairs(qx.Scenario.from_excel(file)) == pairs(township)


def formulas(book):
    book[STAFF_SHEET]["C4"] = '="王"&"建国"'
    return book


def with_values(file):
    """Stores a value for every formula of the workbook, as saving in a spreadsheet does."""
    import zipfile

    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w") as new:
        for name, content in parts.items():
            text = content.replace(b"</f><v />", "</f><v>王建国</v>".encode())
            new.writestr(name, text.replace(b'<c r="C4"', b'<c r="C4" t="str"') if b"</f>" in text else text)


def test_files_with_sheets_of_the_same_title_are_told_apart(tmp_path):
    book, villages = township_workbook(), openpyxl.Workbook()
    villages.active.title = STAFF_SHEET
    villages.active.append(["姓名", "职务", "单位"])
    villages.active.append(["钱多", "村医生", "东村"])
    files = [saved(book, tmp_path), saved(villages, tmp_path, "各村.xlsx")]
    with pytest.raises(qx.InputError) as raised:
        qx.Scenario.from_excel(*files, lang="zh")
    assert [where for where, _ in raised.value.problems] == [f"工作表“各村.xlsx {STAFF_SHEET}”第 2 行 B 列"]


def test_what_was_found_is_counted_at_a_glance(spreadsheet):
    assert "17 persons, 8 groups, 69 memberships, 0 problems>" in repr(spreadsheet)


def test_the_words_that_are_understood_can_be_listed():
    words = qx.Spreadsheet.words()
    assert "工作群" in words[(words["table"] == "groups") & (words["column"] == "name_zh")]["words"].iloc[0]
    assert "村支书" in words[words["meaning"] == "village_secretary"]["words"].iloc[0]
    assert "包片领导" in words[words["meaning"] == "leader"]["words"].iloc[0]


def test_a_language_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(ValueError, match="lang = 'fr': must be 'en' or 'zh'"):
        qx.Spreadsheet(saved(township_workbook(), tmp_path), lang="fr")


def test_files_and_a_spreadsheet_together_are_refused(spreadsheet, tmp_path):
    with pytest.raises(TypeError, match="files, or one Spreadsheet"):
        qx.Scenario.from_excel(spreadsheet, tmp_path / "more.csv")
