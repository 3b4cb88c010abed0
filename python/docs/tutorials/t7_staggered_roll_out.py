# %% [markdown]
# # T7 · A reform in waves
#
# **Question.** A county begins a reform in two townships, two weeks later in two more, then in the last two. An
# evaluator compares townships that have it with townships that do not have it yet. Does the evaluator find the truth?
#
# **You will learn** to begin a reform at different times, to draw an outcome over time and an effect week by week, to
# estimate an effect by difference in differences, and to tell an estimator that finds the truth from one that misses
# it.
#
# **Numbers.** Here eight weeks, six townships, six replicates. For real: `days=364, townships=20, replicates=50`.

# %% [markdown]
# ## The figure first

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
c.plot("roll_out", outcome="evidence_minutes")

# %% [markdown]
# `staggered` makes one reform of each date. All of them are laid on one scenario, which is the arm *in waves*:

# %%
print(arms["in waves"].reform_summary())

# %% [markdown]
# ## How to read it
#
# Each replicate is a county. The evaluator sees one arm of it only: *in waves*. We see both arms, under the same luck,
# so that the difference of the two in a township and week is the true effect there.
#
# - **Left, black**: the true effect by weeks since the start in the township. It grows over three weeks, because the
#   reform is phased in over 21 days. Before the start there is none.
# - **Left, blue**: what the evaluator finds with the estimator of Sun and Abraham. It follows the truth. The weeks
#   before the start are the test that an evaluator has: they should lie around zero. Week −1 is missing, for all the
#   others are compared with it.
# - **Right**: the average over all weeks in force. Each estimate has the truth beside it, of those weeks and townships
#   of which it speaks. *Two-way fixed effects*, the regression with a dummy for each township, one for each week and
#   one for *the reform is in force*, misses most of the effect.

# %%
found = c.roll_out("evidence_minutes")
averages = found.xs("average", level="week")
averages[["estimate", "truth", "bias", "bias_lower", "bias_upper", "townships"]].round(1)

# %% [markdown]
# The row `interaction_weighted` (Sun and Abraham) speaks of four townships: nobody is left without the reform in the
# end, so that the two reached last serve as controls until they are reached. `bias` is estimate minus truth.
#
# ## The waves, over time

# %%
c.plot("time_series", outcome="evidence_minutes", by="township")

# %% [markdown]
# A panel a township, dates along the axis, a broken line where the reform begins there, grey where it is being phased
# in. Both lines are one until then. Week by week, as a table of paired differences:

# %%
weeks = c.event_study("evidence_minutes", by="township").loc["in waves"]
weeks["difference"].unstack("week").round(2)

# %% [markdown]
# Until the first township is reached the difference is exactly zero everywhere: the arms share their luck. From then on
# it is not quite zero in the townships that still wait: the departments of the county serve all of them, and answer in
# all of them. Such carry-over is small here. Where townships share chat groups with the county (`county-groups`) it is
# larger, and then no comparison of townships is clean.
#
# ## What the evaluator has
#
# A row a replicate, township and week. `value` is what can be seen; `untreated` and `effect` are what only a
# simulation knows.

# %%
panel = c.panel("evidence_minutes")
panel[panel["township"] == "township-2"].head(7)

# %% [markdown]
# ## Why does the usual regression miss it?
#
# Because it also compares townships reached late with townships reached *early*. Those are no controls without a
# reform: their effect is still growing, and what they gain is taken away from the others. To see it, plant an effect
# that we know into the county without the reform: once constant from the first day, once growing by five minutes a
# week.

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
# Hold `interaction_weighted` against what was planted in the four townships of which it speaks, `two_way` against what
# was planted everywhere. With a constant effect both find about that. With a growing one, two-way fixed effects find
# next to nothing, although the planted effect is large. The county is the same; only the shape of the effect differs.
# This is the result of Goodman-Bacon (2021), on a county whose truth we know.
#
# It can turn a success into a failure. Does the time saved go to villagers?

# %%
visits = c.roll_out("visit_minutes").xs("average", level="week")
visits[["estimate", "estimate_lower", "estimate_upper", "truth"]].round(1)

# %% [markdown]
# Yes, by several minutes of household visits a person and day. The usual regression would report none.
#
# `qx.staggered_effects(panel)` takes any panel with the columns unit, week, value and start, also yours from a real
# county, and gives standard errors clustered by unit. With few townships, and with one township a wave, those cannot be
# trusted, and it gives none where a wave has a single township.
#
# ## For your paper
#
# `width_mm` is the width of a column of your journal; every text has 7 to 9 points.

# %%
c.plot("roll_out", outcome="evidence_minutes", width_mm=90).savefig("roll-out.pdf")
found.to_csv("roll-out.csv")

# %% [markdown]
# ## Exercises
#
# 1. Leave townships 4 and 5 without the reform (drop them from `starts`). What happens to the two estimates?
# 2. Begin in all six townships on the same day. What does the estimator say, and what does the paired difference say?
# 3. Plant a constant effect that is larger in townships reached early (−20 in the first wave, −10 in the others). Is
#    the usual regression right then?
#
# <details><summary>Expected answers</summary>
#
# 1. With two townships never reached, the estimate of Sun and Abraham speaks of the same weeks as the usual one, and is
#    near the truth. The usual one is better than before and still misses part of the effect.
# 2. `qx.staggered_effects` refuses: there is nobody to compare with. The paired difference
#    (`c.event_study("evidence_minutes")`) still gives the effect, for it does not compare townships.
# 3. Not quite: it weighs the waves in its own way and misses the mean of the township-weeks by a few minutes. An effect
#    that differs between waves is enough for a bias; it need not grow.
#
# </details>
#
# ## What to try
#
# - `c.plot("event_study", outcome="evidence_minutes", by="township")`: the paired differences as a figure.
# - The same roll-out on `qx.load("county-groups")`: how large is the carry-over before a township's own start?
# - `record="day"` in `qx.compare`: weeks then begin on the day of the reform, whatever day that is.
