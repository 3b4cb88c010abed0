# %% [markdown]
# # T3 · 用表格建立你自己的乡镇
#
# **问题。** 党政办有一份工作群清单和一份人员名册。在*这个*乡镇，谁是那根“针”？减少群又会改变什么？
#
# **你将学会**用自己的表格建立情景，看懂表格错误的提示，在仿真之前测量组织结构，把网络交给 Gephi，
# 并在自己的人员上推演一项改革。
#
# **规模。** 一个 17 人的乡镇，四周，重复十次。用于你自己的乡镇：`days=182, replicates=100`。

# %% [markdown]
# ## 表格
#
# 四张表就够了，清理工作群和人事管理本来就会有：单位、人员、群、群成员。不需要姓名，任何编号都可以。
# 这里读取随软件包提供的一个虚构乡镇，
# 其文件夹中另有一页说明各列的含义（仓库中的 `scenarios/example-township/README.zh.md`）。

# %%
from pathlib import Path

import pandas as pd
import qianxian as qx

folder = Path(qx.__file__).parent / "scenarios" / "example-township"
units, persons, groups, memberships = (
    pd.read_csv(folder / f"{name}.csv") for name in ["units", "persons", "groups", "memberships"]
)
persons.head(8)

# %% [markdown]
# `lines` 是一个人承担哪些部门的工作，以分号分隔。群的 `lines` 则是使用该群的部门。

# %%
groups.head(8)

# %% [markdown]
# ## 先看图

# %%
ours = qx.Scenario.from_tables(units, persons, groups, memberships, name="three-villages", title="Three villages")
result = ours.run(days=28, replicates=10)
result.plot("groups_per_person", lang="zh")

# %% [markdown]
# ## 怎么读
#
# 每一格是一类职务所在群数的分布，取十次重复中全部人员在四周结束时的情况。它比你的清单略宽，
# 因为在模型中会随着任务不断新建群：你的清单是第一天的情况。第五张表 `departments` 可以给出各部门的名称；没有它，
# 就用编号称呼。
#
# 从电子表格到模型，全部步骤就是这些。表格没有说明的（路途时间、户数、部门发任务的频率）取默认值，或者取自另一个情景：
# `base=qx.load("remote-mountain")`。也就是说，*结构*是你的，*行为*是模型的。展示结果时请说明这一点。
#
# ## 表格中的错误
#
# 谁的清单也不会第一次就干干净净。全部错误一次报出，写明表、行（从 0 数起，与 `iloc` 一致）、原值和最接近的有效值。

# %%
dirty = persons.assign(role=persons["role"].replace("office_head", "office_hed"))
stray = pd.DataFrame({"group": ["group-plenry"], "person": ["general-clerk"]})
try:
    qx.Scenario.from_tables(units, dirty, groups, pd.concat([memberships, stray]))
except qx.InputError as error:
    print(error)

# %% [markdown]
# `error.problems` 以“位置、说明”成对给出同样的内容，便于在电子表格中逐格标出。
#
# ## 先看结构，再谈仿真
#
# 有些问题不用仿真就能回答。`structure()` 统计整个层级：每人承担的条线数和所在群数、任务到达一个人的路径数、
# 直接下属人数、每群成员数。没有职务的行是全体人员。

# %%
structure = ours.structure()
structure.loc[["lines_per_person", "groups_per_person", "task_paths"], ["n", "mean", "median", "max"]].round(1)

# %% [markdown]
# 可以这样读：这里站在针眼上的是两位站办所负责人，任务到达他们的路径最多；所在群数最多的则是乡镇领导。
# `members_per_group` 和 `duty_members_per_group` 告诉你，一个群里有多少人在其中并无职责，只是被拉了进来。

# %%
both = structure.loc[("members_per_group", "all"), "mean"], structure.loc[("duty_members_per_group", "all"), "mean"]
print(f"{both[0]:.1f} members a group on average, of whom {both[1]:.1f} have a duty there")

# %% [markdown]
# ## 把网络交给 networkx 和 Gephi
#
# `graph()` 给出一个 networkx 图，凡是有名称的都在其中：部门、站办所、人员、村、群。边有类型：`line`（部门的指令）、
# `block`（乡镇自身的层级）、`member`（群成员）、`serves`（联系村）。

# %%
import networkx as nx

graph = ours.graph()
kinds = pd.Series([kind for _, _, kind in graph.edges(data="kind")])
kinds.value_counts().to_frame()

# %% [markdown]
# 下一格写出的文件可用 Gephi 打开，并按属性 `kind` 给点和边着色。

# %%
nx.write_gexf(graph, "three-villages.gexf")
print(Path("three-villages.gexf").stat().st_size > 0)

# %% [markdown]
# 同一个层级，加上模拟几周中的负担：

# %%
result.plot("hierarchy_load", lang="zh")

# %% [markdown]
# ## 在自己的人员上推演改革

# %%
cap = qx.Reform("cap-3", {"cap_groups": {"groups_per_person": 3}}, title="At most 3 groups", title_zh="每人最多 3 个群")
c = qx.compare({"today": ours, "at most 3": ours + cap}, replicates=10, days=28)
rows = ["groups_per_person", "message_minutes", "missed_share", "service_wait", "done_true_share"]
c.effects.loc["at most 3"].loc[rows, ["unit", "baseline", "mean", "difference", "lower", "upper", "p_holm"]].round(3)

# %% [markdown]
# “message_minutes”一行这样读：差值是在相同的运气下，人均群数上限给这 17 个人带来的变化；区间表示换一种运气会怎样；
# `p_holm` 表示 79 项指标一起看时结论是否仍然成立（三者的解释见 [T2](t2_compare_two_rules.py)）。
# 这么小的乡镇波动很大：人少，任务也少。这里通不过 Holm 校正的，并不等于没有效应；下结论之前请增加重复次数。
#
# ## 练习
#
# 1. 谁所在的群最多？是哪些群？只用 `memberships`，以 pandas 回答。
# 2. 一位站办所负责人退休而未补缺：从 `persons` 中删去 `affairs-head` 一行。`from_tables` 会说什么？涉及哪些表？
# 3. 解散应急群：从 `groups` 和 `memberships` 中删去 `group-emergency`。`groups_per_person` 的均值下降多少？
#    这条线的任务会变少吗？
#
# <details><summary>参考答案</summary>
#
# 1. 镇长，在 8 个群中的 7 个：`memberships.groupby("person").size().nlargest(3)`。全镇工作大群则人人都在。
# 2. 一次报出七处错误：`memberships` 有六行引用了 `persons` 中没有的人；`units` 中那个站办所没有 `office_head`。
# 3. 由 4.35 降到 3.47。任务照样会来，只是走这条线使用的其他群：关掉一个群不等于少派任务。
#    （`Scenario.run(...).tasks` 有统计：前后各按 `line` 对 `issued` 求和；再减去随乡镇情况而变的部分：
#    因虚假记录派生的 `evidence.followup_work`、部门加发的 `issued_beyond_base` 以及 `complaint_ticket` 一类，
#    两个数相等。）
#
# </details>
#
# ## 再试试
#
# - 单位现有的中文工作簿可以原样导入：[T6](t6_your_own_spreadsheet.py)。
# - `ours.tables()` 把表格还给你；`qx.load("baru-34").tables()` 给出一个生成的乡镇，可作样板。
# - `ours.save("three-villages.toml")` 写成一个文件，同事用 `qx.load("three-villages.toml")` 即可运行。
# - 下一篇：[T4，编写一项改革](t4_write_a_reform.py)。
