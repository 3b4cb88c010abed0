# %% [markdown]
# # T4 · Write a reform
#
# **Question.** Every task has to be proved with photos, and the photos fill the groups. Is it enough to forbid photos
# in the groups, or must fewer proofs be asked for? And what do the two rules do together?
#
# **You will learn** to write a reform from levers, to give it dates, a phase-in and a scope, to lay two on one
# scenario, to check that a reform that does nothing changes nothing, and to find where a lever comes from.
#
# **Numbers.** Here four weeks, six replicates. For real: `days=182, replicates=100`.

# %% [markdown]
# ## The figure first

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
c.plot()

# %% [markdown]
# ## How to read it

# %%
rows = ["message_minutes", "evidence_minutes", "visit_minutes", "missed_share", "false_share", "satisfied_share"]
table = c.effects.swaplevel().sort_index().loc[rows, ["unit", "difference", "lower", "upper", "p_holm"]]
table.round(3)

# %% [markdown]
# Three rows for each outcome, one for each arm, all as differences from *today* with their 95 % interval and Holm's
# adjusted p ([T2](t2_compare_two_rules.py) explains them).
#
# - *No photos in groups* saves message time and, if anything, adds a little evidence time. The photos are still
#   taken; they are just not shown around. The rule does what its name says, and no more.
# - *One proof in ten* takes away almost all evidence time, and most of what it frees goes to villagers.
# - *Both* is not the sum: where fewer photos are taken, forbidding to post them saves less. Below, the interaction.

# %%
difference = c.effects["difference"].unstack("arm")
parts = difference.loc[rows, ["no photos", "one in ten", "both"]]
parts.assign(sum_of_parts=parts["no photos"] + parts["one in ten"]).round(3)

# %% [markdown]
# A level would not tell you any of this. The level of evidence time rests on assumptions about minutes per photo;
# that the first rule leaves it alone and the second does not holds whatever those minutes are.
#
# ## Which levers are there, and where do they come from?

# %%
levers = qx.levers()
levers[["title", "unit", "default", "range", "source"]]

# %% [markdown]
# `source` holds ids of the evidence base: S… a fact from the reports that the model starts from, E… a study from
# elsewhere, L… the entry of the lever itself. `meaning` says in one sentence what the lever moves. The rule itself is
# one short file for each lever in `sim/model/levers/`. A setting of a lever is checked like any parameter:

# %%
print(levers.loc["evidence_demand", "meaning"].iloc[0])
try:
    qx.Reform("typing-errors", {"no_photo": {}, "evidence_demand": {"rule": "sampeld", "audit_sample": 1.4}})
except qx.InputError as error:
    print(error)

# %% [markdown]
# ## Dates, phase-in, scope
#
# A reform can begin and end on a date, reach people little by little, and hold in some townships only. Before `start`
# nothing is different; over `phase_in_days` the share of groups reached rises from 0 to 1; `townships` counts from 0.
# `compliance=0.6` is a reform that is followed by six in ten and reported by all.

# %%
pilot = qx.Reform(
    "pilot",
    {"no_photos": {}},
    start=datetime.date(2020, 3, 25),
    phase_in_days=7,
    townships=[0],
)
print(pilot.summary())

# %% [markdown]
# With two townships of which one has the pilot you have a difference in differences. Minutes of messages a
# person-day, pilot minus no pilot, by township and by week:

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
# Week one is zero in both townships: the pilot has not begun. In the second township it stays zero, exactly, because
# both arms share their luck and nothing else changed there. That is a control group as no real county can have it.
#
# ## A reform that does nothing changes nothing
#
# Do not take our word for it. Lay a reform on the scenario that orders what is done already, a bulletin every seven
# days, and look at the largest difference of any outcome. It must be 0, not small. (A reform that lies outside the run
# is refused: nobody would mean it.)

# %%
same = qx.Reform("same", {"rarer_ranking": {"period_days": 7}})
null = qx.compare({"today": s, "same": s + same}, replicates=3, days=14)
print("largest difference of any outcome:", null.effects["difference"].abs().max())

# %% [markdown]
# ## Keep it, share it
#
# A reform is a small text file. The command line takes it as it is: `qianxian compare SCENARIO.toml --reform
# one-in-ten.toml`.

# %%
fewer.save("one-in-ten.toml")
print(fewer.text)

# %% [markdown]
# Which parameters are sure, and which assumed? The levers act on rules whose numbers carry a source and a confidence:
# `A` to `D` for studies, `seed` for the reports the model starts from, `assumption` where nobody has measured it.

# %%
known = qx.parameters()
section = known.index.str.split(".").str[0].rename("section")
known.groupby([section, "confidence"]).size().unstack(fill_value=0).head(8)

# %% [markdown]
# ## Exercises
#
# 1. Write a reform `quiet-nights` with the lever `quiet_hours` and compare it with today. What does it change, and
#    does that survive Holm?
# 2. Does the order matter in `s + quiet + fewer`? Compare it with `s + fewer + quiet`.
# 3. Ask for no proof at all (`rule = "none"`) instead of one in ten. Is the difference between the two worth the loss
#    of all checks? Say what the model can answer and what it cannot.
#
# <details><summary>Expected answers</summary>
#
# 1. `qx.Reform("quiet-nights", {"quiet_hours": {}})`. People look at their phones a little less often, and nothing
#    else survives Holm: most messages come in working hours, and what arrives at night is read in the morning.
# 2. No. Levers act in an order of their own; both scenarios have the same outcomes, to the bit.
# 3. Evidence time falls by another three minutes, since nine proofs in ten are gone already, and half of that goes
#    into visits; false records hardly move. The model counts minutes and false records; it does not price what an
#    audit is for. In a township where people shirk unseen, measuring can pay: that is another scenario, not this one.
#
# </details>
#
# ## What to try
#
# - `qx.reforms()` lists the reforms that come with the package; `s.reform("baru-8", "one-form")` lays two of them.
# - The same levers as a grid instead of single reforms: [T5, a sweep](t5_sweep_the_number_of_groups.py).
