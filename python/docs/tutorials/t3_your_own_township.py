# %% [markdown]
# # T3 · Your own township from tables
#
# **Question.** An office has its list of work groups and its list of staff. Who is the needle's eye in *this*
# township, and what would fewer groups change?
#
# **You will learn** to make a scenario of your own tables, to read the messages about their mistakes, to measure the
# structure before anything is simulated, to hand the network to Gephi, and to run a reform on your own people.
#
# **Numbers.** A township of 17 people, four weeks, ten replicates. For your own: `days=182, replicates=100`.

# %% [markdown]
# ## The tables
#
# Four lists are enough, and a group audit and a personnel office have them anyway: units, persons, groups,
# memberships. No names of people are needed; any code does as an id. Here we read an invented township that comes
# with the package. Its folder also has a page on what the columns mean (`scenarios/example-township/README.md` in the
# repository).

# %%
from pathlib import Path

import pandas as pd
import qianxian as qx

folder = Path(qx.__file__).parent / "scenarios" / "example-township"
units, persons, groups, memberships = (
    pd.read_csv(folder / f"{name}.csv") for name in ["units", "persons", "groups", "memberships"]
)
persons.head(8)

# %% [markdown]
# `lines` are the departments whose work a person carries, separated by semicolons. A group has the lines that use it.

# %%
groups.head(8)

# %% [markdown]
# ## The figure first

# %%
ours = qx.Scenario.from_tables(units, persons, groups, memberships, name="three-villages", title="Three villages")
result = ours.run(days=28, replicates=10)
result.plot("groups_per_person")

# %% [markdown]
# ## How to read it
#
# Each panel is the distribution of one post over the people of all ten replicates, at the end of the four weeks. It
# is a little wider than your list, because in the model new groups are founded as jobs come in: your list is the
# first day. A fifth table, `departments`, would give the departments their names; without it they are called by their
# ids.
#
# That is the whole way from a spreadsheet to a model. What the tables do not say (travel times, households, how often
# a department sends a task) comes from the defaults, or from another scenario: `base=qx.load("remote-mountain")`. So
# the *structure* is yours, and the *behaviour* is the model's. Say so when you show results.
#
# ## Mistakes in the tables
#
# Nobody's list is clean at the first try. All mistakes are reported at once, with table, row (counted from 0, as
# `iloc` does), the value and the nearest valid one.

# %%
dirty = persons.assign(role=persons["role"].replace("office_head", "office_hed"))
stray = pd.DataFrame({"group": ["group-plenry"], "person": ["general-clerk"]})
try:
    qx.Scenario.from_tables(units, dirty, groups, pd.concat([memberships, stray]))
except qx.InputError as error:
    print(error)

# %% [markdown]
# `error.problems` holds the same as pairs of place and message, if you want to mark the cells in your spreadsheet.
#
# ## Structure, before any simulation
#
# Some answers need no simulation. `structure()` counts over the hierarchy: lines and groups per person, the number of
# different ways by which a task can reach a person, the span of control, members per group. Rows without a role are
# over everybody.

# %%
structure = ours.structure()
structure.loc[["lines_per_person", "groups_per_person", "task_paths"], ["n", "mean", "median", "max"]].round(1)

# %% [markdown]
# Read it as a story: here the two office heads stand at the needle's eye, with the most ways for a task to reach
# them, while leaders sit in the most groups. In `members_per_group` and `duty_members_per_group` you see how many
# members of a group have no duty in it and were pulled in all the same.

# %%
both = structure.loc[("members_per_group", "all"), "mean"], structure.loc[("duty_members_per_group", "all"), "mean"]
print(f"{both[0]:.1f} members a group on average, of whom {both[1]:.1f} have a duty there")

# %% [markdown]
# ## The network, for networkx and Gephi
#
# `graph()` is a networkx graph with everything that has a name: departments, offices, people, villages, groups. Edges
# have a kind: `line` (a department's instruction), `block` (the township's own hierarchy), `member`, `serves`.

# %%
import networkx as nx

graph = ours.graph()
kinds = pd.Series([kind for _, _, kind in graph.edges(data="kind")])
kinds.value_counts().to_frame()

# %% [markdown]
# Open the file that the next cell writes in Gephi, and colour edges and vertices by the attribute `kind`.

# %%
nx.write_gexf(graph, "three-villages.gexf")
print(Path("three-villages.gexf").stat().st_size > 0)

# %% [markdown]
# The same hierarchy, with the load of the simulated weeks on it:

# %%
result.plot("hierarchy_load")

# %% [markdown]
# ## A reform on your own people

# %%
cap = qx.Reform("cap-3", {"cap_groups": {"groups_per_person": 3}}, title="At most 3 groups", title_zh="每人最多 3 个群")
c = qx.compare({"today": ours, "at most 3": ours + cap}, replicates=10, days=28)
rows = ["groups_per_person", "message_minutes", "missed_share", "service_wait", "done_true_share"]
c.effects.loc["at most 3"].loc[rows, ["unit", "baseline", "mean", "difference", "lower", "upper", "p_holm"]].round(3)

# %% [markdown]
# How to read the row *message_minutes*: the difference is what the cap changes for these 17 people under the same
# luck, the interval what other luck could make of it, `p_holm` whether it is still clear if 79 outcomes are looked at
# together ([T2](t2_compare_two_rules.py) explains all three). A township this small is noisy: few people, few tasks.
# What does not survive Holm here is not shown to be absent; run more replicates before you say anything about it.
#
# ## Exercises
#
# 1. Who is in the most groups, and in which? Answer with pandas, from `memberships` alone.
# 2. A head of office retires and is not replaced: drop the row `affairs-head` from `persons`. What does `from_tables`
#    say, and about which tables?
# 3. Dissolve the emergency group: drop `group-emergency` from `groups` and from `memberships`. By how much does the
#    mean of `groups_per_person` fall, and do fewer tasks of that line arrive?
#
# <details><summary>Expected answers</summary>
#
# 1. The township head, in 7 of the 8: `memberships.groupby("person").size().nlargest(3)`. Everybody is in the plenary
#    group.
# 2. Seven mistakes at once: six rows of `memberships` name a person who is not in `persons`, and in `units` the
#    office has nobody with the role `office_head`.
# 3. From 4.35 to 3.47. The tasks still arrive, through other groups that use the line: closing a group is not the
#    same as asking for less. (`Scenario.run(...).tasks` counts them: sum `issued` by `line` before and after. Take
#    off what answers the township: `evidence.followup_work`, which false records brought about, `issued_beyond_base`,
#    and the kind `complaint_ticket`; then the two numbers are equal.)
#
# </details>
#
# ## What to try
#
# - A workbook as your office keeps it, with Chinese headings, goes in as it is: [T6](t6_your_own_spreadsheet.py).
# - `ours.tables()` gives the tables back; `qx.load("baru-34").tables()` those of a generated township, as a pattern.
# - `ours.save("three-villages.toml")` writes one file that a colleague can run, with
#   `qx.load("three-villages.toml")`.
# - Next: [T4, write a reform](t4_write_a_reform.py).
