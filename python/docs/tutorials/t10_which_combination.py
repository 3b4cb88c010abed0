# %% [markdown]
# # T10 · Which combination of reforms?
#
# **Question.** Three measures are on the table: rules for work groups, one form for all lines, and a merger to 8
# groups. Which should a township take together, if it wants less message time and more needs of villagers met?
#
# **You will learn** to compare all combinations for two aims, to say how sure the choice is, to set a difference that
# does not matter, and to tell what a measure does alone from what it does in company.
#
# **Numbers.** Here eight combinations, two weeks, at most 240 runs. For real: `days=182, budget=2000`, a quarter of
# an hour on two cores.

# %% [markdown]
# ## The figure first
#
# Each reform is in or out, each setting at one of its levels or out: 2 × 2 × 2 combinations, one of which is to do
# nothing.

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
best.plot()

# %% [markdown]
# ## How to read it
#
# Left is less message time, up is more needs met; the point at (0, 0) is to do nothing. One combination *dominates*
# another if it is nowhere worse by more than the indifference zone (2 minutes, 3 percentage points), and somewhere
# better by more. What no other dominates is the front.

# %%
print(best.summary())

# %% [markdown]
# Two combinations are left, and neither is undecided: the rules, and the rules with one form. They lie within the
# indifference zone of each other, so the choice between them is free: take the cheaper. All with the merger are
# dominated.
#
# The probability is about all decisions at once. Ten runs of each came first; the others went where something was
# still open.

# %%
best.points[["status", "n", "message_minutes_effect", "message_minutes_lower", "message_minutes_upper"]].round(1)

# %% [markdown]
# What does each measure do, averaged over the others? And do two of them help or hinder each other?

# %%
best.main_effects.round(3)

# %%
best.interactions.round(3)

# %% [markdown]
# The rules save about an hour of messages a person and day. The merger costs 24 minutes, but 15 fewer where the rules
# hold: a merged group is a smaller burden if only those are in it whom it concerns. That is an interaction, and no
# comparison of single reforms can show it.
#
# ## Exercises
#
# 1. Set no indifference zone. What becomes of the two on the front, and what is undecided?
# 2. Minimise `message_minutes` alone. Is there one best combination?
#
# <details><summary>Expected answers</summary>
#
# 1. The rules alone are dominated now, if only by a minute. All three together become undecided: they take more time
#    for messages than the rules with one form, but may meet more needs, by less than the intervals can tell.
# 2. With the same zone of 2 minutes both stay on the front, as they differ by less; six are dominated.
#
# </details>
#
# ## What to try
#
# - Write everything to a folder: `best.save("best")`. On the page `front.html`, point at a dot to read its
#   combination.
# - Name ten reforms: 1024 combinations are too many for the budget, and a search (NSGA-II) chooses which are
#   compared. Then read what [the page on methods](../methods/README.md) says of what is *not* claimed.
