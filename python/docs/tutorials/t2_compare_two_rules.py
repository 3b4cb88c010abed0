# %% [markdown]
# # T2 · Compare two rules and read an interval
#
# **Question.** Baru town merged 34 work groups into 8. What does that change, and how sure can we be?
#
# **You will learn** to compare two sets of rules under the same luck, to read a difference with its interval and its
# p value, to ask for a precision, to find where one person's life parts, and to write a report for others.
#
# **Numbers.** Here four weeks, ten replicates. For real: `days=182, replicates=100`, or better a `precision=`, see
# below.

# %% [markdown]
# ## The figure first

# %%
import qianxian as qx

s = qx.load("baru-34")
arms = {"34 groups": s, "8 groups": s.reform("baru-8")}
c = qx.compare(arms, replicates=10, days=28)
c.plot()

# %% [markdown]
# The first scenario is the baseline. `s.reform("baru-8")` is the same township with a reform laid on it; what the
# reform consists of, it tells itself:

# %%
print(arms["8 groups"].reform_summary())

# %% [markdown]
# ## How to read it

# %%
c.table()

# %% [markdown]
# Take one row, *Missed tasks*, and read it from left to right.
#
# - **34 groups, 8 groups**: the level in either arm. Levels rest on all assumptions of the model; be careful with
#   them.
# - **Difference**: the mean over replicates of (8 groups − 34 groups), pair by pair. This is the effect of the
#   reform.
# - **95 % interval**: with other luck the difference would come out elsewhere; an interval made like this covers the
#   model's true difference in 95 of 100 studies. If it excludes 0, the sign is known. If it includes 0, you do not
#   know the sign; that is *not* the same as "no effect".
# - **p (Holm)**: the table has 79 rows, and among 79 rows without any effect four or so would have p < 0.05 by
#   chance. Holm's adjustment corrects for that: call an effect found only where p (Holm) < 0.05, and the chance of
#   even one false alarm in the whole table is at most 5 %. Look at *Meetings*: its interval excludes 0, but it does
#   not survive Holm. More replicates will settle it.
# - **(reported)** marks outcomes that are what the paper says, not what happened.
#
# None of this covers doubt about the model. Many replicates make the interval of a wrong model as narrow as you like.
# `c.effects` has the same unrounded, with the standardised size d_z and the number of pairs.

# %%
effects = c.effects.loc["8 groups"]
effects[["baseline", "mean", "difference", "lower", "upper", "size", "p_holm"]].round(4).head(8)

# %% [markdown]
# True against reported: does the gap between reported and done work close?

# %%
gap = effects.loc["done_reported_share", ["baseline", "mean"]] - effects.loc["done_true_share", ["baseline", "mean"]]
print(f"share of tasks done on paper only: {gap['baseline']:.3f} with 34 groups, {gap['mean']:.3f} with 8")

# %% [markdown]
# It hardly moves: the reform saves time and fewer tasks get lost, but what makes people report undone work as done is
# elsewhere (rankings, evidence).
#
# ## The same luck: what `saved` means
#
# Replicate 3 has the same luck in both arms: the same tasks from above on the same days, the same villagers with the
# same needs, the same officials. So chance cancels in the difference, and fewer replicates do. `saved` says how many
# replicates with independent luck one pair is worth.

# %%
effects["saved"].sort_values().round(1).iloc[[0, 1, 2, -4, -3, -2, -1]].to_frame()

# %% [markdown]
# For evidence and travel, where both arms face the same demands, one pair is worth many. For message time it is worth
# a few: the same departments ask for uploads in both arms, but what they ask for is read in groups of other sizes. For
# the delay until noticed it is worth about one, because the reform takes away most of the delay and with it most of
# its luck: what only one arm has cannot cancel. Common random numbers help where the arms share their causes. (`saved`
# is itself an estimate; with ten replicates, take it as a rough one.)
#
# ## How many replicates? Ask for a precision instead
#
# Say how wide the interval may be, as half its width in the unit of the outcome, and let the comparison run until it
# is reached.

# %%
precise = qx.compare(arms, precision={"visit_minutes": 2}, days=14, max_replicates=100)
precise.precision.transpose()

# %% [markdown]
# `replicates` is what it took, `replicates_if_independent` what independent luck would have needed. Several outcomes
# can be named; it runs until the last one is reached. Width shrinks with the square root: half of it costs four times
# the replicates.
#
# ## One person, two lives
#
# Why does the reform save time? Follow one person into both arms and look where the two lives part for the first
# time.

# %%
parting = c.divergence("village-07-secretary", replicate=0)
print(parting.explain())

# %% [markdown]
# Up to that second both lives are identical, to the second, because the luck is the same. What differs then is the
# reform, and everything after it follows. Both whole diaries are in `parting.diaries`.
#
# ## A report for others
#
# One line writes one HTML file with question, rules in plain words, effects, who causes the load, service to
# villagers, assumptions and provenance. It opens without a network and prints to PDF. (`patterns=False` leaves out
# the comparison of the model with known facts of the field, which takes some seconds more. In a report for others,
# leave it in.)

# %%
report = c.report("baru-34-vs-8.html", lang="en", patterns=False)
print(report.name)

# %% [markdown]
# ## Exercises
#
# 1. Find the rows whose interval includes 0. What may you say about them?
# 2. Halve the half-width asked for `visit_minutes`, from 2 minutes to 1. How many replicates do you expect?
# 3. Add a third arm, `"no evidence": s.reform("evidence-none")`. Which of the two reforms gives villagers more
#    visits?
#
# <details><summary>Expected answers</summary>
#
# 1. `effects[(effects.lower < 0) & (effects.upper > 0)].name`: tasks issued and false records among them.
#    That this study cannot tell the sign. If you also need "the effect is small", look at the width: an
#    interval of ±1.5 minutes around 0 rules out anything larger than two minutes.
# 2. About four times as many; `max_replicates` must allow it, otherwise `reached` says False.
# 3. The merger: visits rise by about 10 a household and year with 8 groups, by about 7 without evidence. Do not
#    compare the two intervals by eye. Make one of the two the baseline: the difference is about −3 with an interval
#    that excludes 0 by far.
#
# </details>
#
# ## What to try
#
# - `c.plot("reform_comparison")`, the figure on the project's first page.
# - `qx.compare(arms, out="study.h5", replicates=100)`: press Ctrl-C in the middle, run the same line again, and it
#   goes on.
# - `c.verify()` runs a sample of replicates again and checks them to the bit.
# - Next: [T3, your own township from tables](t3_your_own_township.py).
