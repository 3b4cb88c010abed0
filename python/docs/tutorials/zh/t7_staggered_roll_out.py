# %% [markdown]
# # T7 · 分批推开的改革
#
# **问题。** 一个县先在两个乡镇推行改革，两周后扩大到另外两个，再过两周覆盖最后两个。评估者把已经改革的乡镇与
# 尚未改革的乡镇相比较，能得出真实的效应吗？
#
# **你将学会**让改革在不同时间开始，画出指标随时间的变化和逐周的效应，用双重差分估计效应，
# 并分辨哪种估计量能得出真实效应、哪种不能。
#
# **规模。** 这里模拟八周、六个乡镇、重复六次。正式使用：`days=364, townships=20, replicates=50`。

# %% [markdown]
# ## 先看图

# %%
import datetime as dt

import pandas as pd
import qianxian as qx

s = qx.load("ordinary-agricultural")
proofs = qx.Reform(
    "proofs",
    {"evidence_demand": {"rule": "sampled", "audit_sample": 0.1}},
    title="One proof in ten",
    title_zh="十件抽查一件",
    phase_in_days=21,
)
starts = {township: dt.date(2020, 1, 6) + dt.timedelta(weeks=2 + 2 * (township // 2)) for township in range(6)}
arms = {"no reform": s, "in waves": s.reform(*proofs.staggered(starts))}
county = {"days": 56, "replicates": 6, "townships": 6, "units": "township"}
c = qx.compare(arms, **county)
c.plot("roll_out", outcome="evidence_minutes", lang="zh")

# %% [markdown]
# `staggered` 为每个起始日期生成一项改革。把它们全部叠加到同一个情景上，就得到方案 *in waves*：

# %%
print(arms["in waves"].reform_summary(lang="zh"))

# %% [markdown]
# ## 怎么读
#
# 每次重复是一个县。评估者只能看到其中一个方案，即 *in waves*。我们能看到相同运气下的两个方案，
# 二者在同一乡镇、同一周的差值，就是当地当周的真实效应。
#
# - **左图，黑色**：按本乡镇改革后周数排列的真实效应。改革用 21 天逐步推开，所以效应在三周内逐渐增大；改革之前没有效应。
# - **左图，蓝色**：评估者用 Sun 和 Abraham 的估计量得到的结果，与真实效应一致。改革前各周是评估者可用的检验，
#   应在零附近。没有第 −1 周，因为其余各周都与它相比。
# - **右图**：改革期各周的平均。每个估计值旁边，是它所涉及的那些乡镇和周的真实效应。*双向固定效应*，
#   即含乡镇虚拟变量、周虚拟变量和“改革已实施”虚拟变量的回归，漏掉了大部分效应。

# %%
found = c.roll_out("evidence_minutes")
averages = found.xs("average", level="week")
averages[["estimate", "truth", "bias", "bias_lower", "bias_upper", "townships"]].round(1)

# %% [markdown]
# `interaction_weighted`（Sun 和 Abraham）一行只涉及四个乡镇：最终没有不改革的乡镇，所以最后一批在改革之前充当对照组。
# `bias` 为估计值减真实值。
#
# ## 分批推开的过程

# %%
c.plot("time_series", outcome="evidence_minutes", by="township", lang="zh")

# %% [markdown]
# 每个乡镇一幅小图，横轴为日期，虚线为当地改革起始日，灰色为逐步推开的时段。在此之前两条线重合。逐周的配对差值如下：

# %%
weeks = c.event_study("evidence_minutes", by="township").loc["in waves"]
weeks["difference"].unstack("week").round(2)

# %% [markdown]
# 在第一批乡镇改革之前，各处的差值都恰为零，因为两个方案运气相同。此后，尚未改革的乡镇也不再恰为零：
# 县级部门面对所有乡镇，它们的反应会波及所有乡镇。这里的波及很小。如果乡镇与县里共用工作群（`county-groups`），
# 波及更大，乡镇之间的任何比较都不再干净。
#
# ## 评估者手里的数据
#
# 每行是一次重复中的一个乡镇、一周。`value` 可以观察到；`untreated` 和 `effect` 只有模拟才知道。

# %%
panel = c.panel("evidence_minutes")
panel[panel["township"] == "township-2"].head(7)

# %% [markdown]
# ## 常用的回归为什么会漏掉效应？
#
# 因为它还把后改革的乡镇与*先*改革的乡镇相比较。后者并不是没有改革的对照组：其效应仍在增大，增大的部分
# 从前者的效应中被减掉。为看清这一点，在没有改革的县里植入已知的效应：一种从第一天起保持不变，另一种每周增大五分钟。

# %%
in_force = (panel["since"] >= 0).fillna(False)
compared = in_force & (panel["start"] < 6) & (panel["week"] < 6)
weeks_in_force = in_force * (panel["since"].fillna(-1).astype(float) + 1)
planted = {"constant": -10.0 * in_force, "growing": -5.0 * weeks_in_force}


def estimates(effect):
    """Both estimates of the average, mean over counties, where this effect is added to the untreated county."""
    made = panel.assign(value=panel["untreated"] + effect).rename(columns={"township": "unit"})
    tables = [qx.staggered_effects(one) for _, one in made.groupby("replicate")]
    averages = [table.xs("average", level="week")["estimate"] for table in tables]
    return pd.concat(averages, axis="columns").mean(axis="columns")


rows = {
    name: {**estimates(effect), "planted": effect[in_force].mean(), "planted, four townships": effect[compared].mean()}
    for name, effect in planted.items()
}
pd.DataFrame(rows).transpose().round(1)

# %% [markdown]
# `interaction_weighted` 应与它所涉及的四个乡镇的植入值相比，`two_way` 应与全部植入值相比。效应不变时，
# 两种估计量的结果都接近植入值。效应逐渐增大时，双向固定效应几乎什么也没发现，尽管植入的效应很大。
# 县是同一个县，不同的只是效应的形状。这正是 Goodman-Bacon（2021）的结论，而这里的真实效应是已知的。
#
# 它可能把成功说成失败。省下的时间用到群众身上了吗？

# %%
visits = c.roll_out("visit_minutes").xs("average", level="week")
visits[["estimate", "estimate_lower", "estimate_upper", "truth"]].round(1)

# %% [markdown]
# 用到了：每人每天的入户走访多出若干分钟。而常用的回归会报告没有变化。
#
# `qx.staggered_effects(panel)` 接受任何含 unit、week、value、start 四列的面板数据，包括真实县域的数据，
# 并给出按单位聚类的标准误。乡镇很少时，这样的标准误不可靠；某一批只有一个乡镇时，则不给出标准误。
#
# ## 用于论文
#
# `width_mm` 为期刊的栏宽；图中文字均为 7 至 9 磅。

# %%
c.plot("roll_out", outcome="evidence_minutes", width_mm=90, lang="zh").savefig("roll-out.pdf")
found.to_csv("roll-out.csv")

# %% [markdown]
# ## 练习
#
# 1. 让乡镇 4 和 5 始终不改革（从 `starts` 中去掉）。两个估计值有什么变化？
# 2. 让六个乡镇在同一天开始。估计量怎么说？配对差值怎么说？
# 3. 植入一种不变的效应，先改革的乡镇更大（第一批 −20，其余 −10）。这时常用的回归正确吗？
#
# <details><summary>参考答案</summary>
#
# 1. 有两个乡镇始终不改革时，Sun 和 Abraham 的估计与常用回归涉及的周相同，且接近真实效应。常用回归比之前好，
#    但仍漏掉一部分效应。
# 2. `qx.staggered_effects` 会拒绝：没有可比对象。配对差值（`c.event_study("evidence_minutes")`）仍能给出效应，
#    因为它不在乡镇之间比较。
# 3. 不完全正确：它按自己的方式给各批加权，与各乡镇周的平均值相差几分钟。效应在各批之间不同，就足以产生偏误，
#    不必逐渐增大。
#
# </details>
#
# ## 再试试
#
# - `c.plot("event_study", outcome="evidence_minutes", by="township")`：把配对差值画成图。
# - 在 `qx.load("county-groups")` 上同样分批推开：乡镇自己改革之前，受到的波及有多大？
# - 在 `qx.compare` 中用 `record="day"`：各周便从改革当天算起，无论那天是星期几。
