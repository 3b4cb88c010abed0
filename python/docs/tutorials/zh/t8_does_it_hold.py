# %% [markdown]
# # T8 · 结论站得住吗？
#
# **问题。** T2 得出：改为 8 个群能节省消息处理时间。但模型中有几百个数字属于假设，没有人测量过。
# 如果它们取别的值，答案会不会变？
#
# **你将学会**把结论写成论断，在多组参数下检验，区分“不成立”与“取决于运气”，找出左右效应的因素，
# 并说清楚一个结论能站多远。
#
# **规模。** 这里有 30 组参数，五天，重复四次。正式使用：`points=200, replicates=20, days=182`，通宵运行。

# %% [markdown]
# ## 先看图
#
# 论断针对*配对效应*，即相同运气下有改革减无改革的差值，采用该指标的单位。检验的范围应当说得出理由：
# 打开一个群要多久，消息积压到多深才会挤占工作，以及一则通知在另一个群里重复的可能性。

# %%
import qianxian as qx

over = {
    "attention.open_seconds": (2, 10),
    "attention.displacement_depth": (30, 120),
    "messages.duplicate_probability": (0.02, 0.3),
}
short = {"points": 30, "replicates": 4, "days": 5, "store": "holds"}
sign = qx.robustness("baru-34", "baru-8", over, "message_minutes < 0", **short)
sign.plot(lang="zh")

# %%
print(sign.summary(lang="zh"))

# %% [markdown]
# ## 怎么读
#
# 左图中每个点是一组参数，竖线是其效应的 95% 区间。蓝色表示整个区间都支持论断，橙色表示整个区间都不支持，
# 灰色表示取决于运气。右图表示各因素使效应移动多远。
#
# 30 组参数中，方向全部成立。这只是*这些*参数组中的占比：旁边的精确区间（88%～100%）说明 30 组全部成立
# 对所给范围能说明多少；没有任何依据表明范围内各取值的可能性相同。
#
# 最后一行逐一切换各机制的开关。有两个机制支撑着论断：没有注意力机制，或者没有消息，就没有什么可节省。
# 如果你怀疑这两者之一，就应当怀疑结论。

# %%
sign.structure[sign.structure["verdict"] != "holds"]

# %% [markdown]
# ## 幅度是另一个问题
#
# “至少节省 45 分钟”是更强的论断。运行结果都在文件夹 `holds` 里，再问一次无须重新运行。

# %%
size = qx.robustness("baru-34", "baru-8", over, "message_minutes < -45", **short)
size.shares.round(2)

# %% [markdown]
# 约一半的参数组明确成立，没有一组明确不成立，其余取决于运气。这并不等于“一半情形下成立”：
# 五天、四次重复分辨不出 45 分钟与 43 分钟。增加重复次数，会使一些参数组离开灰色，成为其中一种；见练习 1。
#
# ## 所有假设一起变
#
# `"assumptions"` 让模型中可信度为“假设”的每个数字，都在模型允许的限值内变动。那远比合理范围宽，
# 因此通过的论断经受住了严格的检验，没有通过的也还不能说是错的。少数受规则约束的数字保持不变，见 `tied`。

# %%
wide = qx.robustness("baru-34", "baru-8", "assumptions", "message_minutes < 0", structure=False, **short)
print(wide.summary(lang="zh"))

# %% [markdown]
# 三百多个数字同时变动，方向仍在几乎所有参数组中明确成立。幅度却站不了这么远：最不利的一组所节省的，
# 只是情景自身的一小部分。
#
# ## 哪些因素左右效应
#
# Morris 筛选法一次改变一个因素，其指数是因素走完全部范围时*效应*的平均变化，采用该指标的单位；
# 全部指标由同一批运行得出。

# %%
screened = qx.sensitivity(
    "baru-34", "baru-8", over, "morris", ["message_minutes", "visit_minutes"], n=4, replicates=4, days=5, store="holds"
)
screened.plot("message_minutes", lang="zh")

# %% [markdown]
# 影响最大的是通知重复的可能性，其次是打开一个群的时间；积压深度几乎没有影响。要想答案更可靠，应当去测量第一项，
# 而不是最后一项。
#
# ## 怎么写进报告
#
# *在本模型中，就所试的三项假设的每组取值而言，该改革都节省消息处理时间；所有假设一起变动时，也几乎都是如此。
# 节省多少，取决于通知在各群重复的程度，而这一点无人测量过。* 同时写明范围、占比及其区间，以及哪些机制缺了就不成立。
#
# 不该写的是：“改革有效的概率为 97%”。这些参数组并不是对现实的抽样。
#
# ## 练习
#
# 1. 用 `replicates=12` 再检验一次 45 分钟的论断。还有几组取决于运气？
# 2. 只并为 8 个群而不加其他规则：`qx.Reform("merge", {"merge_groups": {"n_groups": 8}})`。在同样的范围内，
#    它对消息处理时间的效应方向是否站得住？
#
# <details><summary>参考答案</summary>
#
# 1. 变少了：由 14 组减为 8 组。离开灰色的各组都成立；剩下的 8 组紧挨着 45 分钟。
# 2. 站不住：30 组中消息处理时间全部*上升*，即“message_minutes > 0”处处成立，与 T5 的结果一致。
#
# </details>
#
# ## 再试试
#
# - `comparison.report("report.html", "zh", robustness=sign)`：把结果写进报告的“模型假设”一节。
# - `sign.region`：论断在一部分参数组中不成立时，给出其所在的参数区域。
# - 运行代价高时用 `method="emulator"`；采信之前先看 `q2`。
# - 命令行：`qianxian robustness baru-34 --reform baru-8 --claim 'message_minutes < 0'`。
