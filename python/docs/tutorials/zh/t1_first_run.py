# %% [markdown]
# # T1 · 第一次运行：一天的工作时间都去哪儿了？
#
# **问题。** 一个乡镇有 34 个工作群。镇村干部一整天都在忙什么？又是为谁在忙？
#
# **你将学会**运行一个情景并作图，用 xarray 和 pandas 读结果表，查出每一分钟因谁而起，并跟踪一名干部的一天。
# 只需懂 Python 和 pandas，不必了解本项目。
#
# **规模。** 这里只模拟四周、重复五次，几秒即可完成。若要对外展示结果，请模拟半年并增加重复次数：
# `days=182, replicates=100`（双核机器上约一分钟）。

# %% [markdown]
# ## 先看图

# %%
import qianxian as qx

s = qx.load("baru-34")
result = s.run(days=28, replicates=5)
result.plot(lang="zh")

# %% [markdown]
# ## 怎么读
#
# - 每一条是一类职务平均的一天，单位为分钟/人·日。周末也计算在内，所以条形短于八小时。加上图中未画的下班时间，
#   每一条恰好是 1440 分钟。
# - 蓝色是消息，红色和黄色是材料，紫色是会议，绿色是下村和群众。
# - “为群众办事”很细：它只算办理诉求本身的时间，路上的时间算在“路途”里。
#
# **水平值说明什么，不说明什么。** “每天阅读消息五十分钟”这样的水平值，是由模型的规则和参数推出来的。
# 有些参数有实测依据，许多是给定了取值范围的假设（`qx.parameters()` 列出每个参数的来源与可信度）。
# 因此水平值不是对巴汝镇的调查结果。两套规则之间的差值（见 [T2](t2_compare_two_rules.py)）要可靠得多，
# 因为多数假设对两边的作用相同。

# %% [markdown]
# ## 三十六项结果指标
#
# 每行是一项结果指标：各次重复的均值及其 95% 置信区间。一次“重复”是同一个乡镇的一种可能经历：上级来的任务不同，
# 群众的诉求也不同。区间只反映运气，重复越多就越窄；至于假设是否有错，它一无所知。

# %%
levels = result.levels()
levels[["unit", "layer", "mean", "lower", "upper"]].round(3)

# %% [markdown]
# `layer` 一列把两个世界分开：**true** 是模型中真实发生的，**reported** 是材料上写的。对比真实完成率与上报完成率，
# 两者的差距就是只在纸面上完成的工作。现实中的乡镇只知道后一个数，仿真两个都知道。

# %%
levels.loc[["done_true_share", "done_reported_share", "satisfied_share", "satisfied_reported_share"], "mean"].round(3)

# %% [markdown]
# ## 带标签的表：xarray
#
# 结果中的每张表都是一个 xarray 数据集：维度有名称，日期是真实日历，变量有单位。`result.tables` 列出全部表名。

# %%
time_use = result.time_use
time_use.info()

# %% [markdown]
# `person_seconds` 是某单位某职务全部人员的合计，除以 `persons` 即得人均。下表是各职务、各项活动的分钟/人·日，
# 也就是上图中的数字。活动的中文名称来自 `qx.activities(lang="zh")`。

# %%
persons = time_use.persons.sum(["day", "unit"])
minutes = time_use.person_seconds.sum(["day", "unit"]) / persons / 60
by_post = minutes.mean("replicate").to_pandas().T
by_post.rename(index=qx.activities(lang="zh")).round(1)

# %% [markdown]
# 时间账能平吗？每个人的每一秒只属于一项活动，所以无论哪类职务、哪次重复，每天都必须恰好是 1440 分钟。

# %%
total = minutes.sum("activity")
print(f"shortest day {float(total.min()):.6f} min, longest day {float(total.max()):.6f} min")

# %% [markdown]
# ## 长表：pandas
#
# 如果你更习惯分组和透视，`to_df` 给出整洁的长表：一行一个观测，一列一个变量。

# %%
messages = result.to_df("messages", "posted")
messages.groupby("message_kind")["posted"].sum().sort_values(ascending=False).to_frame()

# %% [markdown]
# 消息中最多的是晒痕迹材料、回复“收到”、闲聊和点赞。建群本来是为了发通知，而通知只占百分之几。以上合计包含五次重复，
# 除以五即为一次的数量。
#
# ## 这些时间因谁而起？
#
# 每一秒还记录了起因：某个部门（`line-…`）、群众（`villagers`）、乡镇自身（`block`）或本人（`person`）。
# 下表是全镇每天的小时数，不含在岗空闲和下班时间。

# %%
hours = result.time_by_cause.person_seconds.sum("role").mean(["replicate", "day"]) / 3600
work = hours.drop_sel(activity=["idle_on_duty", "off_duty"]).to_pandas()
work = work.loc[:, work.sum() > 0]
work.assign(total=work.sum(axis="columns")).sort_values("total", ascending=False).head(8).round(1)

# %% [markdown]
# 群众引起的工作多于任何一个部门：入户走访以及路途。其次是乡镇自身，因为闲聊、点赞和开会都算在它名下。
# 单看每个部门都不算多，合在一起却超过全部工作的一半，这正是“上面千条线，下面一根针”。横着读一行，
# 可以看到一条线最终变成了什么：主要是填表报数。
#
# ## 一名干部的一天
#
# 合计数看不出一天是什么滋味。“日记”逐条记录一个人的全部时间，前后相接、没有空隙。人员编号见 `s.tables()["persons"]`。

# %%
diary = s.diary("village-07-secretary", days=7)
diary.plot(lang="zh")

# %% [markdown]
# 图中是一个工作日的二十四小时。下面是同样内容的表，并列出当时手头的任务数（`queue`）、
# 尚未看到的通知数（`pending`）和所在群数（`groups`）。

# %%
diary.day().head(12)

# %% [markdown]
# 请留意行与行之间切换得多么频繁：刚开始填表，手机一响，去看消息，再花一两分钟“打断后恢复”，才接着填。
#
# ## 练习
#
# 1. 村支书的工作时间有多大比例用于消息？把 `reading_messages` 到 `resuming` 五项蓝色活动相加，
#    再除以下班以外的全部时间。
# 2. 全部部门合计每天引起多少小时的工作？是群众引起的多少倍？
# 3. `attention.push_share` 是每条消息都响铃的人所占比例，`attention.mute_share` 是设为免打扰的人所占比例。
#    运行 `s.with_({"attention.push_share": 0.1, "attention.mute_share": 0.75})`，比较被打断次数和漏看任务比例。
#
# <details><summary>参考答案</summary>
#
# 1. 约 23%：`by_post.loc["reading_messages":"resuming", "village_secretary"].sum()` 约为 377 分钟中的 86 分钟。
# 2. 约 2.8 倍：`work[work.index.str.startswith("line-")].sum().sum() / work.loc["villagers"].sum()`。
# 3. 每天被打断的次数由约 20 次降到约 6 次，漏看任务的比例则由约 0.16 升到约 0.18：清静是有代价的。
#    只有五次重复又没有配对，后一点还不能确定；T2 介绍怎样才能确定。
#
# </details>
#
# ## 再试试
#
# - 换一个乡镇：`qx.scenarios()` 列出全部情景，例如 `qx.load("remote-mountain")`。
# - 换一种图：`result.plot("cause_sankey")`，以及 `"groups_per_person"`、`"service_waits"`、`"hierarchy_load"`。
# - 保存结果：`s.run(..., out="baru.h5")`；改天在另一台机器上用 `qx.open("baru.h5")` 打开。
# - 下一篇：[T2，比较两套规则，读懂置信区间](t2_compare_two_rules.py)。
