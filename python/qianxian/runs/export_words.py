"""Titles of the sheets and columns of an exported comparison, and what they mean, in English and Chinese."""

from __future__ import annotations

from typing import Final

#: Of every sheet: title and meaning, each in English and Chinese.
SHEETS: Final = {
    "answer": (
        *("Answer", "结论"),
        "What was compared, and which outcomes differ clearly.",
        "对比了什么，哪些指标有明确差异。",
    ),
    "effects": (
        *("Effects", "效应"),
        "Paired difference of every outcome between every arm and the baseline.",
        "各方案与基线方案在每项指标上的配对差值。",
    ),
    "time_use": (
        *("Time use", "时间去向"),
        "Minutes per person-day of every activity, by arm and post, off-duty time included: they add up to 1440.",
        "各方案、各类职务每人每日用于各项活动的分钟数；含非工作时间，合计 1440 分钟。",
    ),
    "parameters": (
        *("Parameters", "参数"),
        "Every parameter as it was run. What a reform sets stands in the first sheet.",
        "各方案实际使用的全部参数。改革所设定的内容见第一张表。",
    ),
    "codebook": ("Codebook", "指标说明", "What every column and outcome means.", "各列和各项指标的含义。"),
}

#: Of every column: heading and meaning, each in English and Chinese.
COLUMNS: Final = {
    "about": ("About", "项目", "What the statement is about.", "该句所说的对象。"),
    "statement": ("Statement", "内容", "In words; numbers rounded to three digits.", "文字表述，数字取三位有效数字。"),
    "arm": ("Arm", "方案", "Name of the arm in the results file.", "方案在结果文件中的名称。"),
    "arm_title": ("Title of the arm", "方案名称", "What the arm is called in reports.", "方案在报告中的名称。"),
    "arm_value": ("Value", "取值", "Value of the parameter in this arm.", "该方案中参数的取值。"),
    "replicate": (
        *("Replicate", "重复"),
        "Number of the replicate; the same number, the same luck.",
        "重复序号；序号相同则运气相同。",
    ),
    "outcome": ("Outcome id", "指标编号", "Id of the outcome, the same in both languages.", "指标编号，中英文相同。"),
    "outcome_title": ("Outcome", "指标", "Name of the outcome; described below.", "指标名称，含义见下。"),
    "unit": ("Unit", "单位", "Unit of the numbers in the row; 1 is a pure number.", "本行数值的单位；1 表示无单位。"),
    "layer": (
        *("True or reported", "实际或上报"),
        "Whether it is what happened, or what the paper says.",
        "是实际发生的，还是材料上所写的。",
    ),
    "n": ("Replicates", "重复次数", "Replicates in which the value is defined.", "数值有定义的重复次数。"),
    "baseline": ("Baseline", "基线均值", "Mean over replicates in the baseline.", "基线方案各次重复的均值。"),
    "mean": ("Mean", "均值", "Mean over replicates in this arm.", "该方案各次重复的均值。"),
    "difference": (
        *("Difference", "差值"),
        "Mean of the paired differences: arm minus baseline.",
        "配对差值的均值：该方案减基线。",
    ),
    "lower": ("95 % lower", "95% 下限", "Lower bound of the 95 % interval (Student's t).", "95% 区间下限（t 分布）。"),
    "upper": ("95 % upper", "95% 上限", "Upper bound of the 95 % interval (Student's t).", "95% 区间上限（t 分布）。"),
    "size": (
        *("Effect size d_z", "效应量 d_z"),
        "Mean of the differences over their standard deviation.",
        "差值均值除以差值标准差。",
    ),
    "p": ("p", "p", "Paired t test, not corrected.", "配对 t 检验，未校正。"),
    "p_holm": (
        *("p (Holm)", "p（Holm 校正）"),
        "Corrected by Holm's method over all outcomes and arms.",
        "用 Holm 法对全部指标和方案校正。",
    ),
    "saved": (
        *("Runs saved", "节省的运行倍数"),
        "Replicates with independent luck that one paired replicate is worth.",
        "一次配对重复相当于多少次独立运气的重复。",
    ),
    "role": ("Post id", "职务编号", "Id of the post; all for everybody.", "职务编号；all 表示全体。"),
    "role_title": ("Post", "职务", "Post of the people.", "人员职务。"),
    "activity": ("Activity id", "活动编号", "Id of the activity.", "活动编号。"),
    "activity_title": ("Activity", "活动", "What the time went to.", "时间用于何处。"),
    "parameter": ("Parameter", "参数", "Key of the parameter, as in scenario files.", "参数名，与情景文件中相同。"),
    "differs": ("Differs", "有差异", "Whether the arms differ in it.", "各方案取值是否不同。"),
    "default": ("Default", "默认值", "Value if nobody says another.", "未指定时的取值。"),
    "range": ("Range", "范围", "What it may be.", "允许的取值范围。"),
    "meaning": ("Meaning", "含义", "What it stands for.", "所表示的内容。"),
    "source": (
        *("Source", "来源"),
        "Ids of the sources; qx.sources says what they stand for.",
        "来源编号，其含义用 qx.sources 查询。",
    ),
    "confidence": (
        *("Trust", "可信度"),
        "A to D by the strength of the source; seed, inference or assumption.",
        "A 至 D 按来源强弱；或为 seed（种子文献）、inference（推断）、assumption（假设）。",
    ),
    "sheet": ("Sheet", "工作表", "Sheet in which the column stands.", "该列所在的工作表。"),
    "what": ("What", "对象", "Column, or outcome.", "列或指标。"),
    "id": ("Id", "编号", "Id of the column or outcome.", "列或指标的编号。"),
}  # fmt: skip

#: Whether an outcome is what happened or what the paper says.
LAYERS: Final = {"true": ("true", "实际"), "reported": ("reported", "上报"), "": ("", "")}
