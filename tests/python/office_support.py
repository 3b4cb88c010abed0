"""A workbook as a township keeps it: titles, merged cells, numbers of rows, totals, remarks, full-width digits."""

import openpyxl
import qianxian as qx
from openpyxl.styles import Alignment

LEADERS, GENERAL, AFFAIRS = "镇领导班子", "党政综合办公室", "农业民政安全办公室"
UNITS = [LEADERS, GENERAL, AFFAIRS, "东村", "西村", "山上村"]
AGRICULTURE, CIVIL, EMERGENCY, LAND = "县农业农村局", "县民政局", "县应急管理局", "县自然资源和规划局"
PARTY, OFFICE = "县委组织部", "县政府办公室"
#: Name, post, unit, contact village, lines.
STAFF = [
    ("王建国", "党委书记", LEADERS, "无", f"{PARTY}、{OFFICE}"),
    ("李　明", "党委副书记、镇长", LEADERS, "山上村", f"{AGRICULTURE}、{CIVIL}；{EMERGENCY}，{LAND}"),
    ("张丽", "主任", GENERAL, "东村", f"{PARTY},{OFFICE}"),
    ("赵刚", "科员", GENERAL, "西村", f"{PARTY};{OFFICE}"),
    ("陈静", "办公室主任", AFFAIRS, "西村", f"{AGRICULTURE}、{CIVIL}、{EMERGENCY}、{LAND}"),
    ("刘洋", "副主任", AFFAIRS, "东村", f"{AGRICULTURE}、{LAND}"),
    ("孙磊", "三支一扶", AFFAIRS, "山上村", f"{CIVIL}\n{EMERGENCY}"),
    ("周国庆", "东村党支部书记、村委会主任", "东村", "", f"{PARTY}、{OFFICE}"),
    ("吴芳", "会计", "东村", "", f"{AGRICULTURE}、{LAND}"),
    ("郑强", "治保主任", "东村", "", f"{CIVIL}、{EMERGENCY}"),
    ("冯军", "村支书", "西村", "", f"{PARTY}、{OFFICE}"),
    ("褚敏", "文书", "西村", "", f"{AGRICULTURE}、{LAND}"),
    ("卫东", "妇联主席", "西村", "", f"{CIVIL}、{EMERGENCY}"),
    ("蒋涛", "书记", "山上村", "", f"{PARTY}、{OFFICE}"),
    ("沈兰", "会计", "山上村", "", f"{AGRICULTURE}、{LAND}"),
    ("韩冰", "网格员", "山上村", "", f"{CIVIL}、{EMERGENCY}"),
    ("杨帆", "驻村第一书记", "山上村", "", ""),
]
#: Name, kind, function, lines; members by position in STAFF.
GROUPS = [
    ("青石镇工作大群", "全镇工作大群", "综合政务", "全部", range(17)),
    ("党政综合办公室工作群", "站办所群", "综合政务", f"{PARTY}、{OFFICE}", [0, 1, 2, 3]),
    (
        "农业民政安全办公室工作群",
        "站办所群",
        "民政社会事务",
        f"{AGRICULTURE}、{CIVIL}、{EMERGENCY}、{LAND}",
        [1, 3, 4, 5, 6],
    ),
    ("村支书工作群", "村支书群", "党建纪检", "所有部门", [0, 1, 2, 7, 10, 13, 16]),
    ("党员教育工作群（２０２５年）", "专项群", "党建纪检", PARTY, [0, 2, 3, 4, 7, 10, 13, 16]),
    ("农业农村和国土工作群", "条线群", "农业经济", f"{AGRICULTURE}、{LAND}", [1, 4, 5, 6, 7, 8, 10, 11, 13, 14]),
    ("民政工作群", "条线群", "民政社会事务", CIVIL, [1, 3, 4, 6, 7, 9, 12, 15]),
    ("应急管理工作群", "条线群", "安全应急", EMERGENCY, [1, 2, 4, 6, 7, 9, 10, 12, 13, 15]),
]
STAFF_SHEET, UNIT_SHEET, GROUP_SHEET, MEMBER_SHEET = "人员花名册", "机构设置", "工作群清查登记表", "工作群成员"


def titled_sheet(book, name, title, headings):
    """A sheet with a merged title, an empty row, and its headings in row 3."""
    sheet = book.create_sheet(name)
    sheet["A1"] = title
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(headings))
    sheet.append([])
    sheet.append(headings)
    return sheet


def township_workbook():
    """The workbook of an invented township of 17 people and 8 groups, as messy as a real one, but without a mistake."""
    book = openpyxl.Workbook()
    book.active.title = "填表说明"
    book.active["A1"] = "一、请各站办所于每月５日前更新。"
    add_units(book)
    add_staff(book)
    add_groups(book)
    add_members(book)
    return book


def add_units(book):
    """Units without a column of kinds: their names tell them."""
    sheet = titled_sheet(book, UNIT_SHEET, "青石镇机构设置一览表", ["序号", "单位名称", "备注"])
    for n, unit in enumerate(UNITS, 1):
        sheet.append([n, unit, "含便民服务中心" if unit == GENERAL else None])


def add_staff(book):
    """People by unit: the unit merged over its people, a total below each block of units, a remark at the end."""
    headings = ["序号", "单 位", "姓名", "职务", "联系村", "分管条线", "联系电话", "备注"]
    sheet = titled_sheet(book, STAFF_SHEET, "青石镇干部职工花名册（2025年）", headings)
    for unit in UNITS:
        first = sheet.max_row + 1
        for name, post, _, village, lines in [s for s in STAFF if s[2] == unit]:
            number = sheet.max_row - 2
            sheet.append([number, None, name, post, village, lines, f"1390000{number:04d}", None])
        sheet.cell(first, 2).value = unit
        sheet.merge_cells(start_row=first, start_column=2, end_row=sheet.max_row, end_column=2)
        if unit == AFFAIRS:
            sheet.append(["小计", None, "７人"])
            sheet.append([])
    sheet.append(["合计", None, "１７人"])
    sheet.append(["填表人：张丽　　审核人：李明"])


def add_groups(book):
    """The list of groups of an audit."""
    headings = ["序号", "群名称", "群类别", "职能", "使用部门", "群主", "建群时间"]
    sheet = titled_sheet(book, GROUP_SHEET, "青石镇工作群清查登记表", headings)
    for n, (name, kind, function, lines, _) in enumerate(GROUPS, 1):
        sheet.append([n, name, kind, function, lines, "张丽", "2024年3月"])
    sheet.append(["合计", "８个"])


def add_members(book):
    """People by groups, ticked in the ways that people tick."""
    sheet = titled_sheet(book, MEMBER_SHEET, "青石镇工作群成员统计表", ["序号", "姓名", *(g[0] for g in GROUPS)])
    ticks = ["✓", "√", 1, "是", "１"]
    for p, (name, *_) in enumerate(STAFF):
        cells = [ticks[(p + g) % len(ticks)] if p in members else None for g, (*_, members) in enumerate(GROUPS)]
        sheet.append([p + 1, name.replace("　", ""), *cells])
    sheet.append(["合计", None, *(len(list(g[-1])) for g in GROUPS)])


def saved(book, folder, name="青石镇.xlsx"):
    """The workbook as a file."""
    book.save(folder / name)
    return folder / name


def pairs(scenario):
    return {tuple(row) for row in scenario.tables()["memberships"][["group", "person"]].itertuples(index=False)}


def without(book, sheet):
    book.remove(book[sheet])
    return book


def scenario_of(book, folder):
    return qx.Scenario.from_excel(saved(book, folder), name="qingshi")
