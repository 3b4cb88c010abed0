# %% [markdown]
# # T6 · Your own spreadsheet, from the workbook to the report
#
# **Question.** The office keeps its staff and its chat groups in an Excel workbook. What would a reform do *there*, and
# can the answer go back to the office as a workbook?
#
# **You will learn** to hand in a workbook as it is, to read what the program took for what, to find the mistakes that
# it names by sheet, row and column, and to give the answer back as a workbook and a report.
#
# **Numbers.** A township of 17 people, four weeks, ten replicates. For your own: `days=182, replicates=100`.

# %% [markdown]
# ## A workbook to start from
#
# `template` writes two workbooks with drop-downs: one to fill in, and the same with an invented township. At the
# shell it is `qianxian init office`. Here they are Chinese; with `lang="en"` sheets and words are English. People may
# be codes instead of names.

# %%
import openpyxl
import pandas as pd
import qianxian as qx

empty, example = qx.Spreadsheet.template("office", lang="zh")
pd.read_excel(example, sheet_name="人员").head(4)

# %% [markdown]
# Now we make it look like the workbook of a real office: a title over the table, posts as people call them, a total
# below.

# %%
book = openpyxl.load_workbook(example)
staff = book["人员"]
staff.insert_rows(1)
staff["A1"] = "青石镇干部职工花名册（２０２５年）"
staff.merge_cells("A1:E1")
staff["B3"], staff["B4"], staff["B5"], staff["B6"] = "党委书记", "党委副书记、镇长", "主任", "一级科员"
staff.append(["合计", "１７人"])
book.save("青石镇.xlsx")

# %% [markdown]
# ## What was taken for what
#
# Nothing is guessed in silence. The report names every sheet, every column that was used, every word that had to be
# understood, and every row and column that was left out. Read it before you go on: it is the only protection against
# a column that means something else in your office.

# %%
sheets = qx.Spreadsheet("青石镇.xlsx")
print(sheets.report)

# %% [markdown]
# `sheets.mapping` is the same as a table, for a search.

# %%
found = sheets.mapping
found[found["found"].isin(["党委书记", "主任", "一级科员", "合计"])]

# %% [markdown]
# ## The figure first

# %%
ours = qx.Scenario.from_excel(sheets, name="qingshi", title="Qingshi", title_zh="青石镇")
result = ours.run(days=28, replicates=10)
result.plot("groups_per_person")

# %% [markdown]
# ## How to read it
#
# Each panel is the distribution over the people of one post, at the end of the four weeks, in all ten replicates. The
# structure is that of the workbook; behaviour, travel times and households are the model's defaults, or those of
# another scenario: `base=qx.load("remote-mountain")`. Say so when you show results.
#
# ## Mistakes
#
# Every mistake is told at once, with sheet, row and column as the spreadsheet shows them, and the nearest word that
# would have been understood. Nothing is run and nothing is written.

# %%
staff["B5"], staff["C6"] = "主人", "党政办"
book.save("with-mistakes.xlsx")
try:
    qx.Scenario.from_excel("with-mistakes.xlsx")
except qx.InputError as error:
    print(error)

# %% [markdown]
# The same holds for cells that a spreadsheet has spoiled: `#N/A`, a text that became a date, an identity number that
# lost its last digits, a formula without a stored value, rows that a filter hides.
#
# ## A reform, and the answer as a workbook
#
# The reform asks for no photos and records as proof of work.

# %%
c = qx.compare({"today": ours, "no evidence": ours.reform("evidence-none")}, replicates=10, days=28)
rows = ["evidence_minutes", "message_minutes", "weekly_hours", "done_true_share"]
c.effects.loc["no evidence"].loc[rows, ["unit", "baseline", "mean", "difference", "lower", "upper", "p_holm"]].round(3)

# %% [markdown]
# The workbook has five sheets: the answer in words, every effect unrounded with its unit, minutes by post and activity,
# every parameter, and a codebook. The report is one file that opens in any browser.

# %%
workbook = c.to_excel("qingshi-answer.xlsx")
report = c.report("qingshi.html", patterns=False)
pd.read_excel(workbook).head(8)

# %% [markdown]
# At the shell, `qianxian import 青石镇.xlsx -o qingshi` does the first half: it shows the report and writes a folder
# that `qianxian compare qingshi/scenario.toml --reform evidence-none.toml` takes. From Python:

# %%
folder = sheets.save("qingshi", title_zh="青石镇")
print(sorted(file.name for file in folder.iterdir()))

# %% [markdown]
# ## Exercises
#
# 1. Many offices have no sheet of members, but a column 成员 in the list of groups. Remove the sheet 成员, write the
#    members of each group into a new column there, separated by 、, and read the workbook. Is it the same township?
# 2. Save the sheet 人员 as a CSV file in GBK, as an older Excel does, and read that file alone. What does the report
#    say of its encoding, and what is missing?
# 3. Rename `affairs-head` in the sheet 人员 alone. How many mistakes are told, and in which sheet?
#
# <details><summary>Expected answers</summary>
#
# 1. It is the same: `Scenario.from_excel` of both workbooks gives equal scenarios.
# 2. "read as GB18030/GBK". Units, groups and memberships are missing; each is told.
# 3. Six: `affairs-head` is in six rows of the sheet 成员, and each names a person who is not there.
#
# </details>
#
# ## What to try
#
# - Your own workbook. If a heading or a post is not understood, rename it in the sheet: the message lists the words.
# - A sheet of people by groups, ticked with ✓, √, 1 or 是, instead of the sheet of members.
# - `c.to_stata("qingshi.dta")` for whoever works in Stata.
# - Next: [T4, write a reform](t4_write_a_reform.py).
