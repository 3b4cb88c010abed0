"""What an office calls its sheets and columns. Nothing is recognised that does not stand here."""

from __future__ import annotations

from typing import Final

#: What a table is called in messages, in English and Chinese.
TABLE_WORDS: Final = {
    "departments": ("departments", "部门"),
    "units": ("units", "单位"),
    "persons": ("persons", "人员"),
    "groups": ("groups", "工作群"),
    "memberships": ("memberships", "群成员"),
}

#: What a column is called in messages, in English and Chinese.
FIELD_WORDS: Final = {
    "persons.name": ("name", "姓名"),
    "persons.id": ("id", "人员编号"),
    "id": ("id", "编号"),
    "name": ("name", "英文名称"),
    "name_zh": ("Chinese name", "名称"),
    "alias": ("short name", "简称"),
    "kind": ("kind", "类别"),
    "function": ("function", "职能"),
    "role": ("post", "职务"),
    "unit": ("unit", "单位"),
    "serves_village": ("contact village", "包村"),
    "served_by": ("contact persons", "包村干部"),
    "lines": ("lines", "条线"),
    "groups": ("groups", "所在群"),
    "members": ("members", "成员"),
    "group": ("group", "工作群"),
    "person": ("person", "姓名"),
    "all": ("all", "全部"),
}

#: Words in the title of a sheet (or the name of a CSV file) that say which table it is. The word that ends last in the
#: title decides, as in 工作群成员; of two that end together, the longer.
TITLES: Final = {
    "departments": ("departments", "lines", "县级部门", "上级部门", "县直部门", "条线部门", "归口部门", "条线", "部门"),
    "units": ("units", "offices", "单位", "机构", "内设机构", "站办所", "站所", "村社区", "行政村", "单位名单"),
    "persons": (
        *("persons", "people", "staff", "人员", "人员名单", "花名册", "人员花名册", "干部名单", "干部名册"),
        *("通讯录", "通讯簿", "名册"),
    ),
    "groups": (
        *("groups", "chat groups", "工作群", "微信群", "群清单", "群台账", "工作群台账", "群组", "工作群清单"),
        *("工作群清查登记表", "群名单", "钉钉群", "政务群"),
    ),
    "memberships": (
        *("memberships", "members", "成员", "群成员", "工作群成员", "成员名单", "进群情况", "入群情况", "群人员"),
        *("群人员名单", "工作群人员", "工作群人员名单", "成员表", "人员进群情况", "matrix"),
    ),
    "": ("说明", "填写说明", "填表说明", "填报说明", "备注", "read me", "readme", "instructions"),
}  # fmt: skip

_ID = ("编号", "代码", "编码", "id")
_NAME_ZH = ("名称", "中文名称", "全称", "chinese name", "name_zh")
_NAME = ("英文名称", "英文名", "english name", "name")
_ALIAS = ("简称", "别名", "曾用名", "short name")
_FUNCTION = ("职能", "职能类别", "业务类别", "口", "function")
_LINES = (
    *("条线", "业务条线", "承担条线", "负责条线", "所属条线"),
    *("分管条线", "对口部门", "对口条线", "主管部门", "使用部门"),
    *("归口部门", "归口管理部门", "业务口", "分管口", "条口", "建群部门", "建群单位", "分管部门"),
    *("分管领域", "分管工作", "分管", "lines", "departments"),
)  # fmt: skip

#: Headings by table and column. Of several columns that could be the same, the one whose heading stands first here
#: counts.
HEADINGS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "departments": {
        "id": ("部门编号", "条线编号", *_ID),
        "name_zh": ("部门名称", "部门", "条线名称", "条线", "单位名称", "单位", *_NAME_ZH),
        "name": ("department", "line", *_NAME),
        "alias": ("部门简称", *_ALIAS),
        "function": _FUNCTION,
    },
    "units": {
        "id": ("单位编号", "机构编号", "单位代码", *_ID),
        "name_zh": (
            *("单位名称", "机构名称", "站办所名称", "村名", "村名称", "单位", "机构", "站办所", "内设机构", "科室"),
            *("村社区", "村", *_NAME_ZH),
        ),
        "name": ("unit", *_NAME),
        "alias": ("单位简称", "机构简称", *_ALIAS),
        "kind": (
            *("单位类别", "单位类型", "机构类别", "机构类型", "机构性质"),
            *("单位性质", "类别", "类型", "kind", "type"),
        ),
        "served_by": (
            *("包村干部", "包村领导", "包片领导", "联村领导", "联系领导", "驻村干部", "驻村领导", "联村干部"),
            "contact persons",
        ),
    },
    "persons": {
        "id": ("人员编号", "工号", *_ID),
        "name": ("姓名", "人员姓名", "干部姓名", "名字", "人员", "person", "name"),
        "role": ("职务", "现任职务", "职务名称", "岗位", "岗位名称", "角色", "身份", "role", "post", "position"),
        "unit": (
            *("单位", "所在单位", "所属单位", "工作单位", "单位名称", "站办所", "科室", "所在站办所", "机构", "部门"),
            *("所在办所", "所在办", "办所", "所在站所", "所属站所", "所在科室", "所属科室", "村名", "村名称", "村居"),
            *("村", "所在部门", "村社区", "所在村", "unit", "office"),
        ),
        "serves_village": (
            *("包村", "联系村", "包联村", "驻点村", "挂点村", "所包村", "包保村", "联系点", "包片", "包片村"),
            *("包村联村", "serves_village", "contact village", "serves village"),
        ),
        "lines": _LINES,
        "groups": ("所在群", "所在工作群", "所在微信群", "已入群", "加入的群", "groups"),
    },
    "groups": {
        "id": ("群编号", *_ID),
        "name_zh": (
            *("群名称", "工作群名称", "微信群名称", "群名"),
            *("群聊名称", "群组名称", "工作群", "微信群"),
            *_NAME_ZH,
        ),
        "name": ("group", *_NAME),
        "alias": ("群简称", *_ALIAS),
        "kind": ("群类别", "群类型", "群的类别", "工作群类别", "类别", "类型", "群性质", "kind", "type"),
        "function": _FUNCTION,
        "lines": _LINES,
        "members": ("成员", "群成员", "成员名单", "群成员名单", "入群人员", "群内人员", "members"),
    },
    "memberships": {
        "group": ("群名称", "工作群名称", "工作群", "微信群名称", "微信群", "群名", "群", "所在群", "群编号", "group"),
        "person": (
            *("姓名", "成员姓名", "人员姓名", "成员", "群成员"),
            *("人员", "干部", "人员编号", "person", "name", "member"),
        ),
    },
}  # fmt: skip

#: Headings that do not say of what they are the heading: by themselves they do not make a table.
GENERIC: Final = {*_ID, *_NAME_ZH, *_NAME, *_ALIAS, *_FUNCTION, "类别", "类型", "kind", "type", "单位", "部门", "备注"}

#: First words of a row that sums others up.
TOTALS: Final = ("合计", "小计", "总计", "共计", "总数", "合 计", "total", "subtotal", "sum", "grand total")
#: First words of a row below a table that speaks about it.
REMARKS: Final = (
    *("注", "备注", "说明", "填表说明", "填表人", "填报人", "制表人", "制表", "审核人", "审核", "填表日期", "填报日期"),
    *("单位负责人", "联系电话", "note", "notes", "remark", "prepared by"),
)  # fmt: skip
