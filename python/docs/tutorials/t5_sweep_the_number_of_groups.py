# %% [markdown]
# # T5 · A sweep: how many groups are best?
#
# **Question.** Experts say that the number of work groups should follow need: one big group was tried and rejected,
# 34 were too many. Does the model have a best number in between? And does it depend on the rules inside the groups?
#
# **You will learn** to cross factors into a design, to run it as a study that can be stopped and enlarged at any
# time, to draw and test it, and to report an answer that is not the one you expected.
#
# **Numbers.** Here eight points, two weeks, six replicates. For real: `days=182, replicates=50`, a few minutes on two
# cores; for hundreds of points, overnight or on a cluster.

# %% [markdown]
# ## The figure first
#
# Two factors: the number of groups after a merger by function (4 to 34), and whether rules for the groups come with
# it. A design is a data frame with a row for each point; make it with `qx.factorial`, `qx.latin_hypercube`,
# `qx.sobol`, or by hand.

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
study.plot("message_minutes", GROUPS)

# %% [markdown]
# ## Stop, go on, enlarge
#
# Why two calls? The first ran 3 replicates of each point, the second asked for 6 and ran only the 3 that were
# missing. Every replicate is kept in the folder `groups` as soon as it is finished, under the fingerprint of all that
# it was made of. So you may press Ctrl-C, lose power, or add points: the same call goes on, and the results are the
# same bytes as if nothing had happened. Without running anything:

# %%
again = qx.open_study("groups")
print(again)
again.failures.head()

# %% [markdown]
# A point that fails, for example because two of its values contradict each other, is recorded in `failures`, and the
# rest goes on. From a shell, `qianxian sweep DESIGN.toml` and `qianxian resume groups` do the same.
#
# ## How to read it
#
# Each dot is the mean of one point over its replicates, with the 95 % interval of that mean; a line joins the points
# that share a rule. Intervals of dots are about levels. As replicate *i* has the same luck at every point,
# *differences* are surer than the overlap of two intervals suggests, and `effects` gives them, as in
# [T2](t2_compare_two_rules.py). The baseline is point 3, without rules and with 34 groups: the status quo.

# %%
tidy = study.to_df()
points = tidy.groupby("point")[["reform", GROUPS]].first()
effects = study.effects(baseline=3)
rows = effects.xs("message_minutes", level="outcome")[["difference", "lower", "upper", "p_holm"]]
points.join(rows.round(3))

# %% [markdown]
# Holm's adjustment is over 79 outcomes at 7 points here, 553 tests: that is the price of looking everywhere, and a
# good reason for many replicates. What do the two lines say?
#
# 1. **Merging alone makes it worse.** From 34 groups to 8 without any other rule, message time *rises* by about a
#    third. A merged group has the members of all that went into it, so each message reaches more people whom it does
#    not concern.
# 2. **The rules do the work.** With membership by duty, assignments only, a digest before forwarding and no new
#    groups, message time falls, and it falls most where the groups are many and small. With 4 groups it falls least.
# 3. **There is no best number inside the range.** For message time, more groups are better on the right half of
#    either line; few groups are the worst.

# %% [markdown]
# Minutes are not all. Are fewer tasks missed with few groups?

# %%
study.plot("missed_share", GROUPS)

# %% [markdown]
# No: few groups bury a notice under more messages, and more is missed. With rules, the line falls less
# and less from 8 groups on.

# %%
tidy.pivot_table(index=GROUPS, columns="reform", values=["missed_share", "visit_minutes"]).round(3)

# %% [markdown]
# ## What to report
#
# *In this model, with these parameters, the number of groups is not what matters; the rules for membership and
# posting are. The gain that T2 found for the reform to 8 groups comes from the rules that came with it, not from the
# 8.*
#
# And what not to report. Not "34 groups are fine": without rules they cost more than an hour a day. Not "there is no
# best number": a cost of many groups that the model leaves out or sets too low would bend the right end of the lines
# up, and several parameters here are assumptions (`qx.parameters("attention")`, column `confidence`). The model
# agrees with the rejection of the single big group, and does not show the harm that people see in many small ones
# unless chatter is allowed in them. Where a model and experience part, say so; it is the most useful thing that you
# have found.
#
# A policy that bundles a number with rules cannot be judged by its number: the two must be crossed, as here.
#
# ## Exercises
#
# 1. Add the point of 12 groups to the design and call `qx.study` again. How many replicates are run?
# 2. Is the fall of message time from 4 to 34 groups, with rules, clear after Holm? Use `effects(baseline=...)`.
# 3. Make a Latin hypercube of 16 points over `attention.open_seconds` and the number of groups, with `rules` laid on
#    the base scenario. Does a high cost of opening a group create a best number in between?
#
# <details><summary>Expected answers</summary>
#
# 1. Twelve: two new points (with and without rules) of six replicates. The other 48 are in the store.
# 2. Yes: with the point of rules and 4 groups as the baseline (`study.effects(baseline=4)`), the difference is about
#    −48 minutes, and p_holm over 553 tests is below 0.01. Where it is not, run more replicates, or name the one outcome
#    that you want to test before you look, and use its own p.
# 3. `qx.latin_hypercube({"attention.open_seconds": None, GROUPS: (4, 34)}, n=16)` with
#    `qx.load("baru-34").reform(rules)` as base. No: message time goes on falling with the number of groups, at any
#    cost of opening one.
#
# </details>
#
# ## What to try
#
# - A cluster: `executor=distributed.Client(...).get_executor()` or `mpi4py.futures.MPIPoolExecutor()`; nothing else
#   changes.
# - `study.results`, an xarray dataset with dimensions point and replicate, for your own surrogate model.
# - Another outcome against another factor: `study.plot("needs_met_share", "reform")`.
