# %% [markdown]
# # T10 · 哪种改革组合最好？
#
# **问题。** 有三项措施可选：入群与发言规则、一表通、把群合并为 8 个。如果乡镇既想减少消息处理时间，又想让更多群
# 众诉求得到办理，应当同时采用哪几项？
#
# **你将学会**针对两个目标比较全部组合，说明这一选择有多大把握，设定可以忽略的差异，以及区分一项措施单独的作用和
# 与其他措施并行时的作用。
#
# **规模。** 这里有八种组合，两周，最多运行 240 次。正式使用：`days=182, budget=2000`，双核机器上约一刻钟。

# %% [markdown]
# ## 先看图
#
# 每项改革可采用或不采用，每项设置可取所列的一个值或不采用：共 2 × 2 × 2 种组合，其中一种是什么都不改。

# %%
import qianxian as qx

rules = qx.Reform(
    "rules",
    {"membership_by_duty": {}, "assignment_only": {}, "no_new_groups": {}},
    title="Rules for groups",
    title_zh="入群与发言规则",
)
GROUPS = "levers.merge_groups.n_groups"
best = qx.portfolio(
    "baru-34",
    [rules, "one-form", {GROUPS: [8]}],
    minimise="message_minutes",
    maximise="needs_met_share",
    indifference={"message_minutes": 2, "needs_met_share": 0.03},
    budget=240,
    days=14,
)
best.plot(lang="zh")

# %% [markdown]
# ## 怎么读
#
# 越靠左，消息处理时间越少；越靠上，诉求办结越多；(0, 0) 处是什么都不改。若某组合各项目标都不比另一组合差（不超
# 出无差异区间：2 分钟、3 个百分点），且至少一项优于它（超出该区间），就称它*支配*后者。不被任何组合支配的，就是
# 最优前沿。

# %%
print(best.summary(lang="zh"))

# %% [markdown]
# 剩下两种组合，且没有未定的：只定规则，或规则加一表通。两者之差在无差异区间之内，选哪种都可以，取成本低的即可。
# 凡是包含合并群的组合都被支配。
#
# 所述概率针对全部判断同时正确。每种组合先各运行十次，其余运行用于尚无定论的比较。

# %%
best.points[["status", "n", "message_minutes_effect", "message_minutes_lower", "message_minutes_upper"]].round(1)

# %% [markdown]
# 每项措施在其他措施各种取舍下的平均作用是多少？两项并行时，是互相促进还是互相抵消？

# %%
best.main_effects.round(3)

# %%
best.interactions.round(3)

# %% [markdown]
# 规则使每人每天少花约一小时处理消息。合并群会多花 24 分钟，但在有规则时少增加 15 分钟：只有相关的人在群里，合并
# 后的群负担就小一些。这就是交互效应，逐项比较改革是看不出来的。
#
# ## 练习
#
# 1. 不设无差异区间。前沿上的两种组合会怎样？哪种变为未定？
# 2. 只以 `message_minutes` 最小为目标。是否只有一种最优组合？
#
# <details><summary>参考答案</summary>
#
# 1. 只定规则的组合变为被支配，尽管只差一分钟左右。三项并行的组合变为未定：消息处理时间多于规则加一表通，但诉求
#    办结可能略多，差别小于区间所能分辨的程度。
# 2. 仍取 2 分钟的区间时，两者都留在前沿上，因为相差不到 2 分钟；其余六种被支配。
#
# </details>
#
# ## 再试试
#
# - 全部写入一个文件夹：`best.save("best")`。在网页 `front.html` 上指向一点，即可看到对应的组合。
# - 列出十项改革：1024 种组合超出预算，由搜索（NSGA-II）决定比较哪些。此时请看
#   [方法页](../../methods/README.zh.md)写明了哪些*不*作结论。
