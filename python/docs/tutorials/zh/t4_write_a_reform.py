# %% [markdown]
# # T4 · 编写一项改革
#
# **问题。** 每项任务都要拍照留痕，照片刷满了群。只在群里禁止晒图就够了吗，还是必须少要证明材料？
# 两条规则一起用又会怎样？
#
# **你将学会**用改革措施编写一项改革，设定日期、分步推开和适用范围，把两项改革叠加到同一个情景上，
# 验证“什么都不做的改革”确实什么都不改变，并查出每项措施的出处。
#
# **规模。** 这里模拟四周、重复六次。正式使用：`days=182, replicates=100`。

# %% [markdown]
# ## 先看图

# %%
import datetime

import qianxian as qx

s = qx.load("baru-34")
quiet = qx.Reform("no-photos", {"no_photos": {}}, title="No photos in groups", title_zh="群内不晒图")
fewer = qx.Reform(
    "one-in-ten",
    {"evidence_demand": {"rule": "sampled", "audit_sample": 0.1}},
    title="One proof in ten",
    title_zh="十件抽查一件",
)
arms = {"today": s, "no photos": s + quiet, "one in ten": s + fewer, "both": s + quiet + fewer}
c = qx.compare(arms, replicates=6, days=28)
c.plot(lang="zh")

# %% [markdown]
# ## 怎么读

# %%
rows = ["message_minutes", "evidence_minutes", "visit_minutes", "missed_share", "false_share", "satisfied_share"]
table = c.effects.swaplevel().sort_index().loc[rows, ["unit", "difference", "lower", "upper", "p_holm"]]
table.round(3)

# %% [markdown]
# 每项结果指标有三行，每个方案一行，都是与 *today*（现状）相比的差值，
# 附 95% 置信区间和 Holm 校正后的 p 值（解释见 [T2](t2_compare_two_rules.py)）。
#
# - *群内不晒图*节省消息时间，痕迹材料时间不降反而略升。照片照拍，只是不再展示。这条规则只做到字面上的事，仅此而已。
# - *十件抽查一件*几乎免去了全部痕迹材料时间，腾出的时间大部分用在了群众身上。
# - *两者同用*并不是简单相加：照片少了，禁止晒图能节省的也就少了。下表列出两者的交互作用。

# %%
difference = c.effects["difference"].unstack("arm")
parts = difference.loc[rows, ["no photos", "one in ten", "both"]]
parts.assign(sum_of_parts=parts["no photos"] + parts["one in ten"]).round(3)

# %% [markdown]
# 水平值说不出这些。痕迹材料时间的水平取决于每张照片要花几分钟的假设；而第一条规则动不了它、第二条动得了它，
# 无论几分钟都成立。
#
# ## 有哪些措施，出处何在？

# %%
levers = qx.levers()
levers[["title", "unit", "default", "range", "source"]]

# %% [markdown]
# `source` 是证据库编号：S… 是模型所依据的报道中的事实，E… 是其他研究，L… 是该项措施自身的条目。
# `meaning` 用一句话说明它改动什么（中文见 `meaning_zh`）。规则本身在 `sim/model/levers/` 中，每项措施一个短文件。
# 措施的设置与参数一样会被检查：

# %%
print(levers.loc["evidence_demand", "meaning"].iloc[0])
try:
    qx.Reform("typing-errors", {"no_photo": {}, "evidence_demand": {"rule": "sampeld", "audit_sample": 1.4}})
except qx.InputError as error:
    print(error)

# %% [markdown]
# ## 日期、分步推开、适用范围
#
# 改革可以在某日开始和结束，可以逐步覆盖，也可以只在部分乡镇实行。`start` 之前一切照旧；在 `phase_in_days` 天内，
# 覆盖的群的比例由 0 升到 1；`townships` 从 0 数起。`compliance=0.6` 表示实际只执行六成，而上报一律按全面执行。

# %%
pilot = qx.Reform(
    "pilot",
    {"no_photos": {}},
    start=datetime.date(2020, 3, 25),
    phase_in_days=7,
    townships=[0],
)
print(pilot.summary(lang="zh"))

# %% [markdown]
# 两个乡镇，其中一个试点，就有了双重差分。下表是人均每日消息时间的变化（有试点减无试点，分钟），按乡镇和周列出：

# %%
trial = qx.compare(
    {"no pilot": s, "pilot": s + pilot}, replicates=3, days=21, townships=2, units="township", record="week"
)
messages = ["reading_messages", "searching_back", "posting_replying", "phone_confirmation", "resuming"]
spent = trial.time_use.person_seconds.sel(activity=messages).sum(["activity", "role"])
minutes = (spent / trial.time_use.persons.sum("role") / 60).mean("replicate")
change = minutes.sel(arm="pilot") - minutes.sel(arm="no pilot")
change.to_pandas().round(2)

# %% [markdown]
# 第一周两个乡镇都是 0：试点尚未开始。第二个乡镇始终恰好是 0，因为两个方案的运气相同，而那里没有任何改变。
# 现实中的县不可能有这样的对照组。
#
# ## 什么都不做的改革什么都不改变
#
# 不必相信我们的话。给情景叠加一项“照旧”的改革（每七天通报一次，本来就是如此），看各项指标差值的最大值。它必须是 0，
# 而不是“很小”。（起止日期落在模拟期之外的改革会被拒绝：那多半是写错了。）

# %%
same = qx.Reform("same", {"rarer_ranking": {"period_days": 7}})
null = qx.compare({"today": s, "same": s + same}, replicates=3, days=14)
print("largest difference of any outcome:", null.effects["difference"].abs().max())

# %% [markdown]
# ## 保存与分享
#
# 一项改革就是一个小文本文件，命令行可以直接使用：`qianxian compare SCENARIO.toml --reform one-in-ten.toml`。

# %%
fewer.save("one-in-ten.toml")
print(fewer.text)

# %% [markdown]
# 哪些参数有把握，哪些是假设？措施作用于规则，规则中的数字都注明来源和可信度：`A` 到 `D` 为研究文献，
# `seed` 为模型所依据的报道，`assumption` 为无人实测的假设。

# %%
known = qx.parameters()
section = known.index.str.split(".").str[0].rename("section")
known.groupby([section, "confidence"]).size().unstack(fill_value=0).head(8)

# %% [markdown]
# ## 练习
#
# 1. 用措施 `quiet_hours`（静默时段）编写改革 `quiet-nights`，与现状比较。它改变了什么？通得过 Holm 校正吗？
# 2. `s + quiet + fewer` 与先后次序有关吗？与 `s + fewer + quiet` 比较。
# 3. 不再是十件抽查一件，而是完全不要证明（`rule = "none"`）。两者的差别值得放弃全部检查吗？说明模型能回答什么，
#    不能回答什么。
#
# <details><summary>参考答案</summary>
#
# 1. `qx.Reform("quiet-nights", {"quiet_hours": {}})`。查看手机的次数略有减少，此外没有一项通得过 Holm 校正：
#    大多数消息在上班时间，夜里来的早上再看。
# 2. 无关。各项措施按自身的固定次序起作用；两种写法的结果逐位相同。
# 3. 痕迹材料时间再减少约三分钟，因为十件中的九件本来就免了；其中一半用于走访，虚假记录几乎不变。
#    模型计算的是分钟和虚假记录，并不衡量检查本身的价值。在有人暗中偷懒的乡镇，考核可能是值得的：那是另一个情景。
#
# </details>
#
# ## 再试试
#
# - `qx.reforms()` 列出随软件包提供的改革；`s.reform("baru-8", "one-form")` 同时叠加两项。
# - 把同样的措施排成网格而不是逐项改革：[T5，批量推演](t5_sweep_the_number_of_groups.py)。
