# %% [markdown]
# # T6 · 从单位的电子表格到报告
#
# **问题。** 党政办的人员和工作群都记在一个 Excel 工作簿里。一项改革在*这个*乡镇会带来什么？结果能否仍以工作簿交回？
#
# **你将学会**原样导入工作簿，看懂程序把什么识别成了什么，按工作表、行、列找到错误，并把结果写成工作簿和报告。
#
# **规模。** 一个 17 人的乡镇，四周，重复十次。用于你自己的乡镇：`days=182, replicates=100`。

# %% [markdown]
# ## 先有一个工作簿
#
# `template` 生成两个带下拉列表的工作簿：一个待填写，一个已填入虚构的乡镇。命令行写法是 `qianxian init office`。
# 这里用中文版；`lang="en"` 则生成英文版。姓名可以用代号代替。

# %%
import openpyxl
import pandas as pd
import qianxian as qx

empty, example = qx.Spreadsheet.template("office", lang="zh")
pd.read_excel(example, sheet_name="人员").head(4)

# %% [markdown]
# 接下来把它改成单位里常见的样子：表上有标题，职务按平时的叫法写，表下有合计。

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
# ## 识别结果
#
# 程序不会暗中猜测。识别结果列出每张工作表、采用的每一列、需要解读的每个词，以及没有采用的行和列。继续之前请先读一遍：
# 某一列在你们单位另有含义时，只有这样才能发现。

# %%
sheets = qx.Spreadsheet("青石镇.xlsx", lang="zh")
print(sheets.report)

# %% [markdown]
# `sheets.mapping` 是同样内容的表格，便于查找。

# %%
found = sheets.mapping
found[found["found"].isin(["党委书记", "主任", "一级科员", "合计"])]

# %% [markdown]
# ## 先看图

# %%
ours = qx.Scenario.from_excel(sheets, name="qingshi", title="Qingshi", title_zh="青石镇")
result = ours.run(days=28, replicates=10)
result.plot("groups_per_person", lang="zh")

# %% [markdown]
# ## 怎么读
#
# 每一格是一类职务所在群数的分布，取十次重复中全部人员在四周结束时的情况。组织结构来自工作簿；
# 行为、路途和户数取模型的默认值，或取自另一个情景：`base=qx.load("remote-mountain")`。展示结果时请说明这一点。
#
# ## 错误
#
# 全部错误一次报出，写明工作表、行、列（与电子表格中所见一致）和最接近的写法。有错误时不运行，也不写出任何文件。

# %%
staff["B5"], staff["C6"] = "主人", "党政办"
book.save("with-mistakes.xlsx")
try:
    qx.Scenario.from_excel("with-mistakes.xlsx", lang="zh")
except qx.InputError as error:
    print(error)

# %% [markdown]
# 被电子表格软件改坏的单元格也会这样报出：`#N/A`、变成日期的文字、末位丢失的身份证号、没有计算结果的公式、
# 被筛选隐藏的行。
#
# ## 一项改革，结果写成工作簿
#
# 这项改革不再要求以照片和台账证明工作。

# %%
c = qx.compare({"today": ours, "no evidence": ours.reform("evidence-none")}, replicates=10, days=28)
rows = ["evidence_minutes", "message_minutes", "weekly_hours", "done_true_share"]
c.effects.loc["no evidence"].loc[rows, ["unit", "baseline", "mean", "difference", "lower", "upper", "p_holm"]].round(3)

# %% [markdown]
# 工作簿有五张表：文字结论、未取整且带单位的全部效应、各类职务各项活动的分钟数、全部参数、指标说明。
# 报告是单个文件，任何浏览器都能打开。

# %%
workbook = c.to_excel("qingshi-answer.xlsx", lang="zh")
report = c.report("qingshi.html", lang="zh", patterns=False)
pd.read_excel(workbook).head(8)

# %% [markdown]
# 命令行 `qianxian import 青石镇.xlsx -o qingshi` 完成前一半：显示识别结果，并写出一个文件夹，供
# `qianxian compare qingshi/scenario.toml --reform evidence-none.toml` 使用。在 Python 中：

# %%
folder = sheets.save("qingshi", title_zh="青石镇")
print(sorted(file.name for file in folder.iterdir()))

# %% [markdown]
# ## 练习
#
# 1. 许多单位没有成员表，而是在群清单中有“成员”一列。请删去工作表“成员”，在工作群表中新增一列，用顿号隔开写入各群成员，
#    再读取工作簿。是同一个乡镇吗？
# 2. 把工作表“人员”按旧版 Excel 的做法存为 GBK 编码的 CSV，只读取这一个文件。识别结果对编码怎么说？缺什么？
# 3. 只在工作表“人员”中给 `affairs-head` 改名。会报出几处错误？在哪张工作表？
#
# <details><summary>参考答案</summary>
#
# 1. 是同一个：两个工作簿经 `Scenario.from_excel` 得到的情景相等。
# 2. “按 GB18030/GBK 编码读取”。缺单位、工作群和群成员，逐一报出。
# 3. 六处：“成员”表有六行写着 `affairs-head`，都引用了不存在的人。
#
# </details>
#
# ## 再试试
#
# - 你自己的工作簿。若某个标题或职务无法识别，在表中改写即可：提示中列出了可用的词。
# - 用一张人员×工作群的勾选表（✓、√、1 或“是”）代替成员表。
# - `c.to_stata("qingshi.dta")` 供使用 Stata 的同事。
# - 下一篇：[T4，编写一项改革](t4_write_a_reform.py)。
