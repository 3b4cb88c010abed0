# %% [markdown]
# # T5 · 批量推演：几个群最合适？
#
# **问题。** 专家说工作群的数量应当按需而定：只留一个大群的办法试过，行不通；34 个又太多。在模型中，
# 两者之间有没有一个最佳数量？它是否取决于群内的规则？
#
# **你将学会**把多个因素交叉成实验设计，把它作为可以随时中断、随时扩充的研究来运行，作图并检验，
# 以及如实报告一个出乎意料的答案。
#
# **规模。** 这里有八个点，两周，重复六次。正式使用：`days=182, replicates=50`，双核机器上需几分钟；若有几百个点，
# 可通宵运行或放到集群上。

# %% [markdown]
# ## 先看图
#
# 两个因素：按职能合并后的群数（4 到 34），以及是否同时实行群规则。实验设计是一张表，每个点一行，可用 `qx.factorial`、
# `qx.latin_hypercube`、`qx.sobol` 生成，也可以手工编写。

# %%
import qianxian as qx

rules = qx.Reform(
    "group-rules",
    {"membership_by_duty": {}, "assignment_only": {}, "digest_before_forwarding": {}, "no_new_groups": {}},
    title="Rules for groups",
    title_zh="入群与发言规则",
)
GROUPS = "levers.merge_groups.n_groups"
design = qx.factorial({"reform": [None, rules], GROUPS: [4, 8, 16, 34]})
design.head(8)

# %%
study = qx.study(design, "baru-34", store="groups", replicates=3, days=14)
study = qx.study(design, "baru-34", store="groups", replicates=6, days=14)
study.plot("message_minutes", GROUPS, lang="zh")

# %% [markdown]
# ## 中断、继续、扩充
#
# 为什么调用两次？第一次每个点重复 3 次，第二次要 6 次，只补算缺的 3 次。每次重复一完成就存入文件夹 `groups`，
# 以其全部输入的指纹命名。所以无论按 Ctrl-C、断电，还是增加点，再运行同一行就会接着算，结果与从未中断逐字节相同。
# 不运行也可以打开：

# %%
again = qx.open_study("groups")
print(again)
again.failures.head()

# %% [markdown]
# 算不成的点（例如两个取值相互矛盾）记录在 `failures` 中，其余照常进行。在命令行中，
# `qianxian sweep DESIGN.toml` 和 `qianxian resume groups` 作用相同。
#
# ## 怎么读
#
# 每个圆点是一个点各次重复的均值，竖线是该均值的 95% 置信区间；规则相同的点连成一条线。圆点的区间说的是水平值。
# 由于第 *i* 次重复在每个点上运气相同，*差值*比两个区间是否重叠所显示的要可靠；差值由 `effects` 给出，
# 读法见 [T2](t2_compare_two_rules.py)。基准是第 3 点，即没有群规则、34 个群的现状。

# %%
tidy = study.to_df()
points = tidy.groupby("point")[["reform", GROUPS]].first()
effects = study.effects(baseline=3)
rows = effects.xs("message_minutes", level="outcome")[["difference", "lower", "upper", "p_holm"]]
points.join(rows.round(3))

# %% [markdown]
# 这里的 Holm 校正涉及 7 个点的 79 项指标，共 553 次检验：处处都看是有代价的，这也是要多做重复的理由。两条线说明什么？
#
# 1. **只并群，反而更糟。** 没有其他规则，把 34 个群并为 8 个，消息时间*上升*约三分之一。
#    合并后的群包含原来各群的全部成员，每条消息都会到达更多与之无关的人。
# 2. **起作用的是规则。** 按职责入群、大群只发任务、先消化再转发、不得随意建群，有了这些规则，消息时间下降；
#    群多而小时降得最多。只有 4 个群时降得最少。
# 3. **范围之内没有最佳数量。** 就消息时间而言，两条线的右半段都是群越多越好；群太少最糟。

# %% [markdown]
# 时间不是全部。群少了，漏看的任务会不会少？

# %%
study.plot("missed_share", GROUPS, lang="zh")

# %% [markdown]
# 不会：群少了，通知被埋在更多的消息下面，漏看的更多。有了群规则，8 个群以上曲线
# 越降越缓。

# %%
tidy.pivot_table(index=GROUPS, columns="reform", values=["missed_share", "visit_minutes"]).round(3)

# %% [markdown]
# ## 应当报告什么
#
# *在这个模型、这组参数下，要紧的不是群的数量，而是入群和发言的规则。T2 中并为 8 个群的改革所带来的好处，
# 来自与之配套的规则，而不是“8”这个数字。*
#
# 还有什么不能报告。不能说“34 个群没问题”：没有规则，它们每天要花掉每人一个多小时。也不能说“不存在最佳数量”：
# 如果模型遗漏或低估了群多的某种代价，曲线右端就会翘起来，
# 而这里有几个参数是假设（见 `qx.parameters("attention")` 的 `confidence` 一列）。模型支持“只留一个大群行不通”；
# 至于大家感受到的小群太多之害，只有在群里可以闲聊时模型才显示出来。模型与经验不一致的地方要说出来，
# 这往往是最有用的发现。
#
# 把一个数字与若干规则捆绑在一起的政策，不能凭那个数字来评判：必须像这里一样把两者交叉开来。
#
# ## 练习
#
# 1. 在设计中增加 12 个群的点，再调用 `qx.study`。会运行多少次重复？
# 2. 有群规则时，从 4 个群到 34 个群消息时间的下降，经 Holm 校正后是否明确？请用 `effects(baseline=...)`。
# 3. 以叠加了 `rules` 的基准情景，对 `attention.open_seconds` 和群数做 16 个点的拉丁超立方设计。
#    打开一个群的成本较高时，会出现居中的最佳数量吗？
#
# <details><summary>参考答案</summary>
#
# 1. 十二次：两个新点（有规则和无规则）各六次。其余 48 次已在文件夹中。
# 2. 明确：以有规则、4 个群的点为基准（`study.effects(baseline=4)`），差值约为 −48 分钟，553 次检验校正后的 p_holm
#    小于 0.01。若不明确，要么增加重复次数，要么在看结果之前就指定唯一要检验的指标，用它自己的 p 值。
# 3. `qx.latin_hypercube({"attention.open_seconds": None, GROUPS: (4, 34)}, n=16)`，
#    以 `qx.load("baru-34").reform(rules)` 为基准情景。不会：无论打开一个群的成本多高，消息时间都随群数增加而下降。
#
# </details>
#
# ## 再试试
#
# - 集群：`executor=distributed.Client(...).get_executor()` 或 `mpi4py.futures.MPIPoolExecutor()`，其余不变。
# - `study.results` 是以点和重复为维度的 xarray 数据集，可用来建立你自己的代理模型。
# - 换一项结果指标、换一个因素：`study.plot("needs_met_share", "reform")`。
