"""What an office writes into cells: posts, kinds, functions, ticks. Nothing is understood that does not stand here."""

from __future__ import annotations

from typing import Final

#: A cell that says nothing.
EMPTY: Final = {"", "无", "-", "--", "—", "——", "–", "/", "\\", "空", "暂无", "n/a", "na", "none", "nil"}
#: All departments, in a list of lines.
EVERY_LINE: Final = {"all", "全部", "所有", "各部门", "全部部门", "所有部门", "全部条线", "所有条线", "各条线", "every"}
#: All people, in a list of members.
EVERYBODY: Final = {"全体", "全体人员", "全体干部", "全体干部职工", "所有人", "全员", "everybody", "everyone", "all"}
#: In a table of people by groups: is a member, is none.
YES: Final = {"✓", "✔", "√", "☑", "1", "是", "有", "在", "已入群", "在群", "y", "yes", "true"}
NO: Final = {"×", "✗", "✘", "☐", "0", "否", "不在", "未入群", "不在群", "n", "no", "false"}

#: Posts by the kind of unit in which the word is used: a 主任 heads an office, but is a cadre of a village. A longer
#: title counts by its end (东村党支部书记), of several titles (党委委员、党政办主任) the one that stands first here.
POSTS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "leadership": {
        "leader": (
            *("书记", "副书记", "党委书记", "党工委书记", "党委副书记", "镇长", "乡长", "副镇长", "副乡长", "镇长助理"),
            *("人大主席", "人大副主席", "主席", "副主席", "党委委员", "委员", "组织委员", "宣传委员", "统战委员"),
            *("政法委员", "纪委书记", "武装部长", "部长", "主任", "副主任", "班子成员", "党政领导", "镇领导", "乡领导"),
            *("领导", "包片领导", "分管领导", "三级调研员", "四级调研员", "调研员"),
            *("leader", "party secretary", "township head", "deputy township head", "deputy secretary"),
        ),
    },
    "office": {
        "office_head": (
            *("主任", "站长", "所长", "队长", "大队长", "中队长", "中心主任", "负责人", "主要负责人", "科长", "局长"),
            *("站办所负责人", "股长", "head", "director", "chief"),
        ),
        "office_staff": (
            *("副主任", "副站长", "副所长", "副队长", "副大队长", "副科长", "副股长", "副局长", "科员", "主任科员"),
            *("一级科员", "二级科员", "副主任科员", "干事", "办事员", "工作人员", "干部", "一般干部", "职员", "专干"),
            *("专职人员", "助理", "会计", "出纳", "文员", "民警", "辅警", "司法助理", "三支一扶", "选调生", "公益岗"),
            *("大学生村官", "聘用人员", "临聘人员", "技术员", "农技员", "协管员", "管理员"),
            *("staff", "clerk", "deputy head"),
        ),
    },
    "village": {
        "first_secretary": ("第一书记", "驻村第一书记", "first secretary"),
        "village_secretary": (
            *("书记", "支书", "村支书", "支部书记", "党支部书记", "总支书记", "党总支书记", "党委书记", "书记主任"),
            *("书记兼主任", "村书记", "支书主任", "一肩挑", "secretary", "village secretary"),
        ),
        "village_cadre": (
            *("副书记", "主任", "副主任", "村主任", "村委会主任"),
            *("委员", "支委", "村委委员", "支部委员", "会计", "文书"),
            *("村会计", "报账员", "妇联主席", "妇女主任", "民兵连长", "治保主任", "调解主任", "监委会主任", "团支书"),
            *("村官", "大学生村官"),
            *("监委主任", "网格员", "干部", "村干部", "两委成员", "两委委员", "专干", "后备干部", "工作队员", "村医"),
            *("cadre", "committee member", "accountant", "village cadre"),
        ),
    },
}  # fmt: skip

#: Kinds of units, and the endings of names that tell them where there is no column of kinds.
UNIT_KINDS: Final = {
    "leadership": ("领导班子", "党政班子", "班子", "党政领导", "领导", "leadership"),
    "office": (
        *("站办所", "站所", "办公室", "内设机构", "事业单位", "派驻机构", "办", "站", "所", "中心", "大队", "中队"),
        *("局", "科", "室", "科室", "大厅", "窗口", "机关", "office", "station", "centre", "center", "bureau"),
    ),
    "village": (
        *("村", "行政村", "社区", "村(社区)", "村社区", "村委会", "居委会", "村民委员会", "居民委员会"),
        *("village", "community"),
    ),
}  # fmt: skip

#: Kinds of groups, by words of a column of kinds.
GROUP_KINDS: Final = {
    "plenary": ("大群", "全镇群", "全镇大群", "全乡大群", "全体干部群", "全镇工作群", "工作大群"),
    "office": ("站办所群", "科室群", "办公室群", "内设机构群", "部门群", "站所群"),
    "line": ("条线群", "业务条线群", "线口群", "条口群", "条线"),
    "secretaries": ("村支书群", "支书群", "书记群", "村书记群"),
    "special": ("专项群", "专项工作群", "专班群", "工作专班群", "临时群", "活动群", "专项", "临时"),
    "business": ("合并业务群", "整合群", "合并群"),
    "small": ("小群", "另建小群", "联络小群"),
    "county": ("县级群", "区级群", "市级群", "上级群", "县群"),
}

#: Kinds of groups, by words inside the name, where no column says it; in this order.
GROUP_NAMES: Final = {
    "county": ("全县", "县级", "全区", "区级", "全市", "市级", "county"),
    "secretaries": ("支书", "书记", "secretaries"),
    "special": (
        *("专班", "专项", "防汛", "抗旱", "防火", "禁烧", "疫情", "迎检", "创建", "普查", "拆迁", "整治", "换届"),
        "campaign",
    ),
    "plenary": ("全镇", "全乡", "全体", "大群", "whole-township", "plenary"),
    "office": ("办公室", "党政办", "服务中心", "站所", "office"),
}

#: Functions, by words of a column of functions, and by words inside the name of a department or group.
FUNCTIONS: Final = {
    "party": ("党建", "组织", "纪检", "纪委", "监察", "宣传", "统战", "党群", "党员", "party"),
    "safety": ("应急", "安全", "消防", "公安", "派出所", "综治", "政法", "司法", "信访", "平安", "防汛", "safety"),
    "environment": (
        *("环保", "生态", "环境", "自然资源", "国土", "规划"),
        *("住建", "林业", "水利", "交通", "河长", "城管", "environment"),
    ),
    "economy": ("农业", "农村", "经济", "财政", "工信", "商务", "发改", "招商", "乡村振兴", "统计", "economy"),
    "social": (
        *("民政", "社会", "社保", "人社", "卫健", "卫生", "教育", "医保", "残联", "退役", "文旅", "文化", "妇联"),
        *("团委", "计生", "social"),
    ),
    "general": ("综合", "政务", "政府办", "党政办", "办公室", "数据", "general"),
}  # fmt: skip
