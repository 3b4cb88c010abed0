# %% [markdown]
# # T2 · 比较两套规则，读懂置信区间
#
# **问题。** 巴汝镇把 34 个工作群并为 8 个。这会改变什么？我们有多大把握？
#
# **你将学会**在相同的运气下比较两套规则，读懂差值、置信区间和 p 值，按精度要求决定重复次数，
# 找出一名干部的经历从哪一刻起不同，并为他人写出报告。
#
# **规模。** 这里模拟四周、重复十次。正式使用：`days=182, replicates=100`，或者更好的办法是给定 `precision=`，见下文。

# %% [markdown]
# ## 先看图

# %%
import qianxian as qx

s = qx.load("baru-34")
arms = {"34 groups": s, "8 groups": s.reform("baru-8")}
c = qx.compare(arms, replicates=10, days=28)
c.plot(lang="zh")

# %% [markdown]
# 第一个情景是基准。`s.reform("baru-8")` 是叠加了一项改革的同一个乡镇；改革包含哪些措施，它自己会说明：

# %%
print(arms["8 groups"].reform_summary(lang="zh"))

# %% [markdown]
# ## 怎么读

# %%
c.table(lang="zh")

# %% [markdown]
# 以“漏看任务比例”一行为例，从左到右：
#
# - **34 groups、8 groups**：两个方案各自的水平值。水平值依赖模型的全部假设，引用时须谨慎。
# - **差值**：逐对计算（8 个群 − 34 个群），再对各次重复取平均。这就是改革的效应。
# - **95% 区间**：换一种运气，差值会是另一个数；这样构造的区间，在 100 次研究中有 95 次能覆盖模型的真实差值。
#   区间不含 0，方向就是明确的；区间含 0，说明方向未知，这与“没有效应”*不是*一回事。
# - **p（Holm 校正）**：表中有 79 行。即使全都没有效应，也会有四行左右碰巧 p < 0.05。Holm 校正针对的就是这一点：
#   只把 p（Holm）< 0.05 的行当作发现，则全表出现哪怕一个误报的概率不超过 5%。看“开会时间”一行：区间不含 0，
#   却通不过 Holm 校正；增加重复次数才能定论。
# - **（上报）**标出的是材料上写的，而不是真实发生的。
#
# 以上都不包含对模型本身的怀疑。重复次数足够多，错误的模型也能给出任意窄的区间。`c.effects` 是未经舍入的同一张表，
# 另有标准化效应量 d_z 和配对数。

# %%
effects = c.effects.loc["8 groups"]
effects[["baseline", "mean", "difference", "lower", "upper", "size", "p_holm"]].round(4).head(8)

# %% [markdown]
# 真实与上报相比：完成率的差距缩小了吗？

# %%
gap = effects.loc["done_reported_share", ["baseline", "mean"]] - effects.loc["done_true_share", ["baseline", "mean"]]
print(f"share of tasks done on paper only: {gap['baseline']:.3f} with 34 groups, {gap['mean']:.3f} with 8")

# %% [markdown]
# 几乎没有变化：改革节省了时间，漏掉的任务也少了，但让人把没办的事报成办了的原因在别处（排名、留痕）。
#
# ## 相同的运气：`saved` 是什么意思
#
# 第 3 次重复在两个方案中的运气相同：同样的日子来同样的任务，同样的群众有同样的诉求，干部也是同样的人。
# 于是偶然因素在差值中相互抵消，所需的重复次数更少。`saved` 表示一对重复抵得上多少次运气独立的重复。

# %%
effects["saved"].sort_values().round(1).iloc[[0, 1, 2, -4, -3, -2, -1]].to_frame()

# %% [markdown]
# 对于痕迹材料和路途，两个方案面对同样的要求，一对抵得上许多次。对于消息时间，一对抵得上几次：
# 要求晒图的部门在两个方案中相同，但看到这些图的群大小不同。对于通知多久才被看到，一对只抵约一次：
# 改革消除了大部分延迟，延迟中的偶然也随之消失；只有一个方案才有的东西无从抵消。
# 公共随机数只在两个方案有共同原因的地方才起作用。（`saved` 本身也是估计值；只有十次重复时，看个大概即可。）
#
# ## 需要重复多少次？不如给定精度
#
# 说明区间可以有多宽（半宽，单位与结果指标相同），让比较一直运行到达到为止。

# %%
precise = qx.compare(arms, precision={"visit_minutes": 2}, days=14, max_replicates=100)
precise.precision.transpose()

# %% [markdown]
# `replicates` 是实际用的次数，`replicates_if_independent` 是运气独立时需要的次数。可以同时给出几项指标，
# 运行到最后一项达标为止。宽度随重复次数的平方根缩小：宽度减半，次数要变为四倍。
#
# ## 同一个人，两种经历
#
# 改革为什么能节省时间？在两个方案中跟踪同一名干部，看两种经历最先在哪一刻分开。

# %%
parting = c.divergence("village-07-secretary", replicate=0)
print(parting.explain(lang="zh"))

# %% [markdown]
# 在那一秒之前，两种经历一秒不差，因为运气相同。从那一刻起不同的只有改革，之后的一切都由此而来。
# 两份完整的日记在 `parting.diaries` 中。
#
# ## 给别人看的报告
#
# 一行代码写出一个 HTML 文件，内容包括问题、用通俗文字写的规则、改革效应、负担来源、为群众服务的情况、假设以及出处。
# 它无需联网即可打开，也可打印成 PDF。（`patterns=False` 省去模型与本领域已知事实的对照，后者还要多花若干秒。
# 给别人看的报告请保留这一部分。）

# %%
report = c.report("baru-34-vs-8.html", lang="zh", patterns=False)
print(report.name)

# %% [markdown]
# ## 练习
#
# 1. 找出区间包含 0 的各行。对它们可以说什么？
# 2. 把 `visit_minutes` 的半宽要求由 2 分钟减半为 1 分钟。你估计需要重复多少次？
# 3. 增加第三个方案 `"no evidence": s.reform("evidence-none")`。两项改革中哪一项使入户走访更多？
#
# <details><summary>参考答案</summary>
#
# 1. `effects[(effects.lower < 0) & (effects.upper > 0)].name`：其中有下达任务数和虚报比例。
#    可以说本次研究分辨不出方向。如果还想说“效应很小”，就要看宽度：在 0 附近 ±1.5 分钟的区间，排除了大于两分钟的效应。
# 2. 约为四倍；`max_replicates` 必须足够大，否则 `reached` 显示 False。
# 3. 并群：8 个群使户均年走访增加约 10 次，不要求留痕约增加 7 次。不要凭肉眼比较两个区间，而要把其中一个作为基准：
#    差值约为 −3，区间远离 0。
#
# </details>
#
# ## 再试试
#
# - `c.plot("reform_comparison")`，即项目首页的那张图。
# - `qx.compare(arms, out="study.h5", replicates=100)`：中途按 Ctrl-C，再运行同一行，它会接着算。
# - `c.verify()` 抽取若干次重复重新运行，逐位核对。
# - 下一篇：[T3，用表格建立你自己的乡镇](t3_your_own_township.py)。
