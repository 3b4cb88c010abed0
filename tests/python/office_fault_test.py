"""Every kind of fault of a workbook is told by sheet, row and column, all at once, in the words of the office."""

import datetime as dt
import re
import zipfile

import openpyxl
import pytest
import qianxian as qx
from office_support import (
    GROUP_SHEET,
    MEMBER_SHEET,
    STAFF_SHEET,
    UNIT_SHEET,
    saved,
    titled_sheet,
    township_workbook,
)


def told(book, folder, lang="zh"):
    """Problems of a workbook by place."""
    with pytest.raises(qx.InputError) as raised:
        qx.Scenario.from_excel(saved(book, folder), lang=lang)
    return raised.value.problems


def set_cell(sheet, cell, value):
    def change(book):
        book[sheet][cell] = value

    return change


def as_text(sheet, cell, value):
    """A text cell that begins like a formula, as a spreadsheet keeps it behind an apostrophe."""

    def change(book):
        book[sheet][cell].value = value
        book[sheet][cell].data_type = "s"

    return change


def hide_row(book):
    book[STAFF_SHEET].row_dimensions[7].hidden = True


def hide_column(book):
    book[STAFF_SHEET].column_dimensions["D"].hidden = True


STAFF, GROUP, MEMBER, UNIT = (f"工作表“{name}”" for name in (STAFF_SHEET, GROUP_SHEET, MEMBER_SHEET, UNIT_SHEET))
#: What is wrong, where it is told, and with which words.
FAULTS = {
    "error value": (set_cell(STAFF_SHEET, "D6", "#N/A"), f"{STAFF}第 6 行 D 列", "错误值 #N/A"),
    "date": (set_cell(STAFF_SHEET, "C6", dt.datetime(2025, 3, 1)), f"{STAFF}第 6 行 C 列", "2025-03-01”是日期"),
    "long number": (set_cell(STAFF_SHEET, "C6", 510123198001011234), f"{STAFF}第 6 行 C 列", "超过 15 位"),
    "rounded text": (set_cell(STAFF_SHEET, "C6", "5.10E+17"), f"{STAFF}第 6 行 C 列", "科学计数法"),
    "formula": (set_cell(STAFF_SHEET, "C6", '="张"&"丽"'), f"{STAFF}第 6 行 C 列", "没有已保存的计算结果"),
    "formula in a text": (as_text(GROUP_SHEET, "B5", "=cmd|' /C calc'!A0"), f"{GROUP}第 5 行 B 列", "以“=”开头"),
    "hidden row": (hide_row, STAFF, "第 7 行被隐藏"),
    "hidden column": (hide_column, f"{STAFF}第 3 行 D 列", "D 列（职务）被隐藏"),
    "unknown post": (
        set_cell(STAFF_SHEET, "D6", "客串"),
        f"{STAFF}第 6 行 D 列",
        "职务“客串”无法识别。可用：乡镇领导、",
    ),
    "post nearly right": (set_cell(STAFF_SHEET, "D7", "一级科圆"), f"{STAFF}第 7 行 D 列", "是否指“一级科员”？"),
    "missing post": (set_cell(STAFF_SHEET, "D6", None), f"{STAFF}第 6 行 D 列", "缺少职务"),
    "missing name": (set_cell(STAFF_SHEET, "C14", "无"), f"{STAFF}第 14 行 C 列", "缺少姓名"),
    "unknown village": (
        set_cell(STAFF_SHEET, "E7", "西邨"),
        f"{STAFF}第 7 行 E 列",
        "包村“西邨”不在“单位”表中。是否指“西村”？",
    ),
    "two villages": (
        set_cell(STAFF_SHEET, "E7", "东村、西村"),
        f"{STAFF}第 7 行 E 列",
        "“东村、西村”为 2 个村；模型中每人只有一个包村",
    ),
    "unknown kind": (
        set_cell(GROUP_SHEET, "C5", "随便群"),
        f"{GROUP}第 5 行 C 列",
        "类别“随便群”无法识别。可用：全镇工作大群、",
    ),
    "unknown function": (set_cell(GROUP_SHEET, "D5", "其他"), f"{GROUP}第 5 行 D 列", "职能“其他”无法识别"),
    "kind of a unit": (set_cell(UNIT_SHEET, "B9", "山上"), f"{UNIT}第 9 行 B 列", "由名称“山上”看不出类别"),
    "unknown person": (
        set_cell(MEMBER_SHEET, "B8", "陈净"),
        f"{MEMBER}第 8 行 B 列",
        "姓名“陈净”不在“人员”表中。是否指“陈静”？",
    ),
    "no tick": (set_cell(MEMBER_SHEET, "C8", "？"), f"{MEMBER}第 8 行 C 列", "“？”无法判断是否在群"),
    "a group misspelt": (set_cell(MEMBER_SHEET, "I3", "民政工作裙"), f"{MEMBER}第 3 行 I 列", "是否指“民政工作群”？"),
    "person twice": (
        set_cell(STAFF_SHEET, "C8", "张丽"),
        f"{STAFF}第 8 行 C 列",
        "姓名“张丽”与工作表“人员花名册”第 6 行 C 列重复",
    ),
    "no head of an office": (set_cell(STAFF_SHEET, "D6", "科员"), f"{UNIT}第 5 行 B 列", "没有人担任站办所负责人"),
    "no line": (set_cell(GROUP_SHEET, "E10", None), f"{GROUP}第 10 行 B 列", "没有条线使用该群"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_where_it_stands(fault, tmp_path):
    change, place, words = FAULTS[fault]
    book = township_workbook()
    change(book)
    problems = told(book, tmp_path)
    assert [message for where, message in problems if where == place and words in message], problems
    assert not [text for _, text in problems if "/tmp" in text or re.search(r"\b(csv|office_head|persons)\b", text)]


def test_all_faults_are_told_at_once_also_below_a_total(tmp_path):
    book = township_workbook()
    for name in ("unknown post", "unknown kind", "unknown person", "hidden row"):
        FAULTS[name][0](book)
    book[STAFF_SHEET]["D22"] = "#REF!"  # below the subtotal
    places = [where for where, _ in told(book, tmp_path)]
    assert {FAULTS[n][1] for n in ("unknown post", "unknown kind", "unknown person", "hidden row")} <= set(places)
    assert f"{STAFF}第 22 行 D 列" in places and len(places) == len(set(places))


def test_faults_of_cells_and_of_the_rules_between_tables_are_told_together(tmp_path):
    book = township_workbook()
    book[GROUP_SHEET]["C5"] = "随便群"  # a cell
    book[STAFF_SHEET]["D13"] = "会计"  # then nobody is secretary of 东村
    messages = [text for _, text in told(book, tmp_path)]
    assert len(messages) == 2 and "没有人担任村支书" in messages[1]


def test_a_post_in_a_unit_that_is_unknown_is_not_called_unknown_as_well(tmp_path):
    book = township_workbook()
    book[STAFF_SHEET]["B6"] = "党政办"  # merged over two people
    assert [text for _, text in told(book, tmp_path)] == [
        f"{STAFF}第 {row} 行 B 列：单位“党政办”不在“单位”表中。是否指“党政综合办公室”？" for row in (6, 7)
    ]


def test_faults_are_told_in_english_too(tmp_path):
    book = township_workbook()
    FAULTS["unknown village"][0](book)
    problems = told(book, tmp_path, lang="en")
    assert problems == [
        (
            "sheet '人员花名册', row 7, column E",
            "sheet '人员花名册', row 7, column E: contact village '西邨' is not in the table of units. "
            "Did you mean '西村'?",
        )
    ]


def test_a_cell_that_is_not_used_may_be_anything(tmp_path):
    book = township_workbook()
    sheet = book[STAFF_SHEET]
    sheet["G6"], sheet["H6"], sheet["H7"] = 510123198001011234, "#N/A", dt.date(2025, 3, 1)
    sheet.column_dimensions["G"].hidden = True
    book.create_sheet("旧表").sheet_state = "hidden"
    book["旧表"]["A1"] = "姓名"
    read = qx.Spreadsheet(saved(book, tmp_path), lang="zh")
    assert read.problems == [] and "工作表“旧表”：隐藏的工作表，未读取" in read.report
    assert qx.Scenario.from_excel(read)


def test_members_named_twice_count_once_and_that_is_said(tmp_path):
    book = township_workbook()
    book[GROUP_SHEET]["H3"], book[GROUP_SHEET]["H10"] = "成员", "李明、陈静"
    read = qx.Spreadsheet(saved(book, tmp_path), lang="zh")
    assert "有 2 条成员关系重复出现，只计一次" in read.report
    assert len(read.tables["memberships"]) == 69


def test_a_sheet_that_lacks_a_heading_says_what_it_has_and_what_is_near(tmp_path):
    book = township_workbook()
    book[STAFF_SHEET]["D3"] = "职 位 等级"
    book[STAFF_SHEET]["C3"] = "姓 明"
    messages = [text for _, text in told(book, tmp_path)]
    assert any("按名称应为“人员”表" in text and "“姓名”" in text and "“职务”" in text for text in messages)
    assert any("没有找到“人员”表的内容" in text for text in messages)


def test_a_workbook_without_people_says_which_sheets_it_has(tmp_path):
    book = township_workbook()
    book.remove(book[STAFF_SHEET])
    assert any("没有找到“人员”表" in text and MEMBER_SHEET in text for _, text in told(book, tmp_path))


def test_a_hidden_column_of_ticks_is_told(tmp_path):
    book = township_workbook()
    book[MEMBER_SHEET].column_dimensions["D"].hidden = True
    assert [text for _, text in told(book, tmp_path)] == [
        f"{MEMBER}第 3 行 D 列：D 列（党政综合办公室工作群）被隐藏。请取消隐藏，或将其删除"
    ]


def test_a_sheet_that_is_only_called_like_a_table_is_left_out_and_one_that_is_half_of_it_is_told(tmp_path):
    book = township_workbook()
    sheet = book.create_sheet("各村群台账")
    for row in [("村", "诉求", "办理情况"), ("东村", "修路", "已办")]:
        sheet.append(row)
    sheet.title = "群众诉求工作群台账"
    read = qx.Spreadsheet(saved(book, tmp_path), lang="zh")
    assert read.problems == [] and "工作表“群众诉求工作群台账”：没有可识别的标题行，未读取" in read.report
    half = book.create_sheet("各办所人员名单")
    for row in [("姓名", "考勤"), ("张丽", "全勤")]:
        half.append(row)
    assert ["若不是该表，请隐藏该工作表或改名" in text for _, text in told(book, tmp_path)] == [True]


def test_two_people_of_a_name_need_ids_and_with_them_are_told_apart(tmp_path):
    book = township_workbook()
    staff, members = book[STAFF_SHEET], book[MEMBER_SHEET]
    staff["C8"] = members["B8"] = "张丽"
    staff["A3"] = "编号"
    assert any("姓名“张丽”在“人员”表中有 2 行同名" in text for _, text in told(book, tmp_path))
    members["B6"], members["B8"] = staff["A6"].value, staff["A8"].value
    made = qx.Scenario.from_excel(saved(book, tmp_path))
    assert len(made.tables()["memberships"]) == 69


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.xlsx", b"\xd0\xcf\x11\xe0rest", "带密码"),
        ("x.xlsx", b"PK\x03\x04 broken", "不是可读取的工作簿"),
        ("x.xlsx", b"", "不是可读取的工作簿"),
        ("x.et", b"anything", "请另存为"),
        (".", b"", "是文件夹"),
        ("x.csv", "姓名,职务\n张".encode() + b"\xff\xfe\x80\n", "既不是 UTF-8 也不是 GBK"),
        ("x.csv", '姓名,职务\n"张三,主任\n'.encode(), "引号不配对"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(name, content, words, tmp_path):
    if name != ".":
        (tmp_path / name).write_bytes(content)
    with pytest.raises(qx.InputError, match=re.escape(str(tmp_path))) as raised:
        qx.Spreadsheet(tmp_path / name, tmp_path / "none.csv", lang="zh")
    assert words in str(raised.value) and "none.csv：文件不存在" in str(raised.value)


def test_entities_in_a_workbook_are_not_expanded(tmp_path):
    file = saved(township_workbook(), tmp_path)
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(file, "w") as new:
        for name, content in parts.items():
            first = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, content.replace(b"<worksheet", bomb + b"<worksheet", 1) if first else content)
    with pytest.raises(qx.InputError, match="not a workbook that can be read"):
        qx.Spreadsheet(file)


def test_a_sheet_whose_used_area_has_no_end_is_told(tmp_path):
    book = openpyxl.Workbook()
    titled_sheet(book, STAFF_SHEET, "x", ["姓名", "职务"])
    book[STAFF_SHEET].cell(1_048_576, 5).value = "x"
    with pytest.raises(qx.InputError, match="A1:E1048576"):
        qx.Spreadsheet(saved(book, tmp_path))


def two_lists(folder):
    """People without a unit in one sheet, with it in the first row of each block in another."""
    book = openpyxl.Workbook()
    book.active.title = "1.领导班子"
    for row in [("序号", "姓名", "职务", "包片村"), (1, "罗文", "党委书记", "高坪村")]:
        book.active.append(row)
    offices = book.create_sheet("2.各办所人员")
    for row in [
        ("填报单位：石门乡党政办", None, None, None),
        ("所在办所", "姓名", "职务/岗位", "业务口"),
        ("党政办", "彭波", "主任", "财政"),
        (None, "覃芳", "科员", "民政、教育"),
    ]:
        offices.append(row)
    villages = book.create_sheet("3.村两委")
    for row in [("村名", "姓名", "职务"), ("高坪村", "张三丰", "支书主任一肩挑")]:
        villages.append(row)
    groups = book.create_sheet("4.工作群台账")
    for row in [("群聊名称", "群成员（人）", "主管部门", "成员名单"), ("石门乡工作大群", 4, "全部", "全体")]:
        groups.append(row)
    return qx.Spreadsheet(saved(book, folder), lang="zh")


def test_a_column_that_is_missing_is_one_fault_and_a_blank_below_a_value_another(tmp_path):
    read = two_lists(tmp_path)
    with pytest.raises(qx.InputError) as raised:
        qx.Scenario.from_excel(read)
    assert [text for _, text in raised.value.problems] == [
        "工作表“1.领导班子”：没有找到“单位”列",
        "工作表“2.各办所人员”第 4 行 A 列：缺少单位。若与上一行相同，请逐行填写或合并单元格",
    ]


def test_what_no_word_tells_is_said_and_a_number_of_members_is_no_list_of_them(tmp_path):
    report = two_lists(tmp_path).report
    assert "石门乡工作大群（未能识别，暂归此类） → 综合政务（general）" in report
    assert "未采用的列：B 群成员（人）" in report and "支书主任一肩挑 → 村支书" in report
