# %% [markdown]
# # T1 · First run: where does the working day go?
#
# **Question.** A township has 34 work groups. What do its people do all day, and for whom?
#
# **You will learn** to run a scenario and draw it, to read its tables with xarray and pandas, to find out who caused
# a minute, and to follow one person through one day. You need Python and pandas; nothing of this project.
#
# **Numbers.** Here four weeks are simulated five times, which takes seconds. For results that you show to others, use
# half a year and more luck: `days=182, replicates=100` (about a minute on two cores).

# %% [markdown]
# ## The figure first

# %%
import qianxian as qx

s = qx.load("baru-34")
result = s.run(days=28, replicates=5)
result.plot()

# %% [markdown]
# ## How to read it
#
# - One bar is the mean day of one post, in minutes per person-day. Weekends count, so a bar is shorter than an
#   eight-hour day. With the time off duty, which is not drawn, every bar is 1,440 minutes long, exactly.
# - Blues are messages, reds and yellows are paperwork, purples are meetings, greens are villages and villagers.
# - *Serving villagers who ask* is thin. That is work on the request itself; getting there is *travel*.
#
# **What a level means, and what it does not.** A level such as "fifty minutes of reading a day" follows from the
# rules and parameters of the model. Some parameters are measured; many are assumptions with a range
# (`qx.parameters()` says which, and from where). So a level is not a survey result of Baru town. Differences between
# two sets of rules, which is what [T2](t2_compare_two_rules.py) is about, rest on much firmer ground, since most
# assumptions act on both sides.

# %% [markdown]
# ## Thirty-six outcomes in numbers
#
# Each row is one outcome: its mean over the replicates, and a 95 % interval of that mean. A *replicate* is one
# possible half-year, here four weeks, of the same township: other tasks arrive, other villagers ask. The interval
# speaks of luck only. It gets narrower with more replicates, and it knows nothing of wrong assumptions.

# %%
levels = result.levels()
levels[["unit", "layer", "mean", "lower", "upper"]].round(3)

# %% [markdown]
# The column `layer` separates two worlds. **true** is what happened in the model; **reported** is what the paper
# says. Compare what was truly done with what was reported done: the gap is work that exists on paper only. A real
# township knows only the second number; a simulation knows both.

# %%
levels.loc[["done_true_share", "done_reported_share", "satisfied_share", "satisfied_reported_share"], "mean"].round(3)

# %% [markdown]
# ## Tables with labels: xarray
#
# Every table of a result is an xarray dataset: dimensions with names, calendar dates, units. `result.tables` lists
# them.

# %%
time_use = result.time_use
time_use.info()

# %% [markdown]
# `person_seconds` is summed over the people of a unit and post; divide by `persons` for a mean. Below, minutes per
# person-day of every post and activity, which are the numbers of the figure. `qx.activities()` has their titles.

# %%
persons = time_use.persons.sum(["day", "unit"])
minutes = time_use.person_seconds.sum(["day", "unit"]) / persons / 60
by_post = minutes.mean("replicate").to_pandas().T
by_post.rename(index=qx.activities()).round(1)

# %% [markdown]
# Does the book balance? Every second of every person is in exactly one activity, so each day must add up to 1,440
# minutes, for every post and in every replicate.

# %%
total = minutes.sum("activity")
print(f"shortest day {float(total.min()):.6f} min, longest day {float(total.max()):.6f} min")

# %% [markdown]
# ## Tables in long form: pandas
#
# If you would rather group and pivot, `to_df` gives a tidy frame: one row an observation, one column a variable.

# %%
messages = result.to_df("messages", "posted")
messages.groupby("message_kind")["posted"].sum().sort_values(ascending=False).to_frame()

# %% [markdown]
# Most messages are evidence, acknowledgements, chatter and applause. Notices, the reason why the groups exist, are a
# few in a hundred. The plain sum above adds up five replicates; divide by five for one.
#
# ## Who caused the minutes?
#
# Each second also carries its cause: one of the departments (`line-…`), the villagers, the township itself (`block`)
# or the person. Below are hours a day of the whole township, without idle time and time off duty.

# %%
hours = result.time_by_cause.person_seconds.sum("role").mean(["replicate", "day"]) / 3600
work = hours.drop_sel(activity=["idle_on_duty", "off_duty"]).to_pandas()
work = work.loc[:, work.sum() > 0]
work.assign(total=work.sum(axis="columns")).sort_values("total", ascending=False).head(8).round(1)

# %% [markdown]
# The villagers cause more than any single department: visits, and the travel to them. The township itself comes
# second, because chatter, applause and meetings are its own. The departments look harmless one by one; together they
# are more than half of the work, which is the needle's eye that the proverb speaks of. Read a row to see what a
# department's thread turns into: forms and reports, mostly.
#
# ## One person's day
#
# Totals hide how a day feels. A *diary* is every booking of one person, in order and without a gap. Ids of people
# stand in `s.tables()["persons"]`.

# %%
diary = s.diary("village-07-secretary", days=7)
diary.plot()

# %% [markdown]
# The strip is one working day from midnight to midnight. The same as a table, with what lay on the desk: assignments
# in hand (`queue`), notices not yet noticed (`pending`), and the number of groups.

# %%
diary.day().head(12)

# %% [markdown]
# Look at how often the row changes: a form is taken up, the phone buzzes, messages are read, *resuming* costs a
# minute or two, and the form goes on.
#
# ## Exercises
#
# 1. Which share of working time goes into messages? Take all five blue activities, from `reading_messages` to
#    `resuming`, of a village secretary, over everything but time off duty.
# 2. Add up the hours a day that all departments cause together, and divide by those that villagers cause.
# 3. `attention.push_share` is the share of people whose phone rings at every message, `attention.mute_share` of those
#    who have muted their groups. Run `s.with_({"attention.push_share": 0.1, "attention.mute_share": 0.75})` and
#    compare interruptions and missed tasks.
#
# <details><summary>Expected answers</summary>
#
# 1. About 23 %: `by_post.loc["reading_messages":"resuming", "village_secretary"].sum()` is about 86 of 377 minutes.
# 2. About 2.8: `work[work.index.str.startswith("line-")].sum().sum() / work.loc["villagers"].sum()`.
# 3. Interruptions fall from about 20 to 6 a day, and the share of missed tasks rises from about 0.16 to 0.18: quiet
#    has a price. With five replicates and without pairing you cannot be sure of the second; T2 shows how to be.
#
# </details>
#
# ## What to try
#
# - Another township: `qx.scenarios()` lists them; try `qx.load("remote-mountain")`.
# - Another figure: `result.plot("cause_sankey")`, `"groups_per_person"`, `"service_waits"`, `"hierarchy_load"`.
# - Keep a result: `s.run(..., out="baru.h5")`, and `qx.open("baru.h5")` another day, on another machine.
# - Next: [T2, compare two rules and read an interval](t2_compare_two_rules.py).
