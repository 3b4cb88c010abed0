"""Every sentence of the report in English and Chinese, side by side."""

from __future__ import annotations

from qianxian.report.answer_sentences import ANSWER
from qianxian.report.backing_sentences import BACKING

#: Sentences and headings by key. Values are filled in with ``str.format``; nothing here is markup.
TEXT: dict[str, dict[str, str]] = {
    **ANSWER,
    **BACKING,
    # Head -----------------------------------------------------------------------------------------------------------
    "kicker": {"en": "Simulation report", "zh": "模拟分析报告"},
    "title": {"en": "“{0}” compared with “{1}”", "zh": "“{0}”与“{1}”对比"},
    "and": {"en": "” and “", "zh": "”、“"},
    "list_comma": {"en": ", ", "zh": "、"},
    "question_head": {"en": "The question", "zh": "研究问题"},
    "question": {
        "en": "Compared with “{1}”, what does “{0}” change for the people who work in the township and for its "
        "villagers: which rules cost how many staff-minutes, and what do villagers get for them?",
        "zh": "与“{1}”相比，“{0}”给乡镇、村干部和群众带来什么变化：各项规则占用干部多少时间，群众从中得到什么？",
    },
    "design": {
        "en": "{days} simulated days from {start}; {replicates} replicates of each arm under the same luck.",
        "zh": "自 {start} 起模拟 {days} 天；各方案在相同随机条件下各重复 {replicates} 次。",
    },
    "colon": {"en": ": ", "zh": "："},
    "contents": {"en": "Contents", "zh": "目录"},
    # The arms -------------------------------------------------------------------------------------------------------
    "arms_head": {"en": "What is compared", "zh": "比较的方案"},
    "township_intro": {
        "en": "The baseline township has {persons} people at work, {groups} work groups on their phones and "
        "{villages} villages.",
        "zh": "基线乡镇共有工作人员 {persons} 人、工作群 {groups} 个、行政村 {villages} 个。",
    },
    "townships_many": {
        "en": "{townships} townships of this kind are simulated; the numbers describe the first.",
        "zh": "共模拟 {townships} 个同类乡镇，此处为第一个乡镇的数据。",
    },
    "township_loads": {
        "en": "On average a person is in {groups_mean} groups (one in ten in {groups_p90} or more) and carries the "
        "work of {lines_mean} departmental lines (at most {lines_max}).",
        "zh": "平均每人在 {groups_mean} 个群（十分之一的人不少于 {groups_p90} 个），承担 {lines_mean} 条条线的工作（最"
        "多 {lines_max} 条）。",
    },
    "roles_caption": {"en": "Who works there (baseline)", "zh": "人员构成（基线方案）"},
    "role": {"en": "Post", "zh": "岗位"},
    "persons": {"en": "Persons", "zh": "人数"},
    "groups_mean": {"en": "Groups per person, mean", "zh": "人均所在群数"},
    "lines_mean": {"en": "Lines per person, mean", "zh": "人均承担条线数"},
    "baseline": {"en": "Baseline", "zh": "基线"},
    "scenario": {"en": "Scenario", "zh": "情景"},
    "no_reform": {"en": "No reform: the rules as they are.", "zh": "不作改革，维持现行规则。"},
    "reforms_are": {"en": "What the reform changes:", "zh": "改革内容："},
    "changes_are": {"en": "Parameters in which it differs from the baseline", "zh": "与基线方案不同的参数"},
    "parameter": {"en": "Parameter", "zh": "参数"},
    "meaning": {"en": "Meaning", "zh": "含义"},
    "value": {"en": "Value", "zh": "取值"},
    "here": {"en": "Here", "zh": "本方案"},
    # Headline -------------------------------------------------------------------------------------------------------
    "headline_head": {"en": "Main results", "zh": "主要结果"},
    "headline_intro": {
        "en": "Each sentence gives the mean before and after and, in brackets, the change with its 95 % interval. "
        "“Clear” means that the change stands even after correcting for the number of outcomes examined; “tentative”, "
        "that its own interval excludes zero but the corrected test does not; “unclear”, that the simulation cannot "
        "tell it from no change. Numbers are rounded to what the interval can bear; the finer ones are under “All "
        "effects”.",
        "zh": "每条给出改革前后的均值，括号内为变化量及其 95% 置信区间。“明确”指按全部指标作多重比较校正后变化依然成立"
        "；“初步”指单项置信区间不含零、但校正后不显著；“不明确”指模拟无法将其与“没有变化”区分开来。数值按置信区间的宽"
        "度取舍位数，更精确的数值见“全部效应”。",
    },
    "verdict_clear": {"en": "Clear", "zh": "明确"},
    "verdict_tentative": {"en": "Tentative", "zh": "初步"},
    "verdict_unclear": {"en": "Unclear", "zh": "不明确"},
    "verdict_same": {"en": "Unchanged", "zh": "无变化"},
    "verdict_single": {"en": "One pair", "zh": "仅一次"},
    "down": {
        "en": "{subject} falls from {before} to {after}{unit} ({change}, 95 % interval {lower} to {upper}).",
        "zh": "{subject}由{before}降至{after}（{change}，95% 置信区间 {lower} 至 {upper}）。",
    },
    "up": {
        "en": "{subject} rises from {before} to {after}{unit} ({change}, 95 % interval {lower} to {upper}).",
        "zh": "{subject}由{before}升至{after}（{change}，95% 置信区间 {lower} 至 {upper}）。",
    },
    "unclear": {
        "en": "{subject} shows no clear change: {before} before, {after}{unit} after ({change}, 95 % interval {lower} "
        "to {upper}).",
        "zh": "{subject}未见明确变化：改革前{before}，改革后{after}（{change}，95% 置信区间 {lower} 至 {upper}）。",
    },
    "same": {
        "en": "{subject} is the same in every replicate: {after}{unit}.",
        "zh": "{subject}在每次重复中都相同，即{after}。",
    },
    "single": {
        "en": "{subject} goes from {before} to {after}{unit} ({change}; a single pair of runs, so no interval).",
        "zh": "{subject}由{before}变为{after}（{change}；仅一对运行，无法给出区间）。",
    },
    "change": {"en": "Change", "zh": "变化"},
    "interval": {"en": "95 % interval", "zh": "95% 置信区间"},
    "points": {"en": "{0} percentage points", "zh": "{0} 个百分点"},
    # Effects --------------------------------------------------------------------------------------------------------
    "effects_head": {"en": "All effects", "zh": "全部效应"},
    "effects_intro": {
        "en": "Every outcome of the model, whether it moved or not. Shares run from 0 to 1. p is adjusted after Holm "
        "over all rows and arms: below 0.05, the chance of even one false alarm in the table is at most 5 %. The last "
        "column says how many independent pairs of runs one pair under the same luck is worth.",
        "zh": "模型的全部结果指标，无论变化与否。比例取值 0 至 1。p 值按 Holm 法对全部指标与方案作校正：低于 0.05 时，"
        "全表出现哪怕一次误报的概率不超过 5%。最后一列为相同随机条件下一对运行相当于多少对独立运行。",
    },
    "effects_caption": {"en": "{0} against the baseline “{1}”", "zh": "“{0}”与基线“{1}”的比较"},
    "forest_caption": {
        "en": "Paired difference of each outcome, in per cent of the baseline mean, with its 95 % interval.",
        "zh": "各项结果的配对差值（占基线均值的百分比）及 95% 置信区间。",
    },
    "forest_axis": {
        "en": "change, % of the baseline mean (cut at ±150)",
        "zh": "变化，占基线均值的百分比（%，±150 处截断）",
    },
    # Time use -------------------------------------------------------------------------------------------------------
    "time_head": {"en": "Where the working day goes", "zh": "工作时间去向"},
    "time_intro": {
        "en": "Minutes per person and calendar day, weekends included, averaged over all posts and replicates. Every "
        "second of every person is in exactly one activity; with the time off duty they add up to 24 hours.",
        "zh": "按日历日（含周末）计算的人均每日分钟数，为全部岗位与全部重复的平均。每人每秒只计入一项活动，加上下班时"
        "间恰为 24 小时。",
    },
    "time_caption": {
        "en": "Minutes per person and day by post and activity, before and after.",
        "zh": "改革前后各岗位各项活动的人均每日分钟数。",
    },
    "time_table": {
        "en": "Minutes per person and day by activity, all posts together",
        "zh": "全部岗位各项活动的人均每日分钟数",
    },
    "activity": {"en": "Activity", "zh": "活动"},
    "minutes_axis": {"en": "minutes per person and day", "zh": "分钟/人·日"},
    "minutes": {"en": "min", "zh": "分钟"},
    "on_duty": {"en": "All time on duty", "zh": "在岗时间合计"},
    "at_work": {"en": "All time at work, idle time left out", "zh": "工作时间合计（不含空闲）"},
    # Causes ---------------------------------------------------------------------------------------------------------
    "cause_head": {"en": "Who causes the load", "zh": "负担从何而来"},
    "cause_intro": {
        "en": "Every minute on duty is booked to who made it necessary: a department above, the villagers, the "
        "township itself, or the person. Reading what nobody in particular had to post, such as chat and "
        "acknowledgements in a shared group, counts as caused by the township itself.",
        "zh": "在岗的每一分钟都记在使其成为必要的一方：上级部门（条线）、群众、乡镇自身或本人。工作群里的闲聊、接龙回"
        "复等不归属任何条线的消息，阅读时间计入乡镇自身。",
    },
    "cause_sentence": {
        "en": "{arm}: of {total} minutes at work per person and day, departments above cause {lines} ({lines_share} "
        "%), the township itself {block} ({block_share} %) and villagers {villagers} ({villagers_share} %).",
        "zh": "{arm}：人均每日工作 {total} 分钟，其中上级部门（条线）引起 {lines} 分钟（{lines_share}%），乡镇自身 "
        "{block} 分钟（{block_share}%），群众 {villagers} 分钟（{villagers_share}%）。",
    },
    "cause_most": {
        "en": "The departments that ask for most are {top}.",
        "zh": "引起负担最多的部门是{top}。",
    },
    "cause_top": {"en": "{0} ({1} min, place {2} of {3})", "zh": "{0}（{1} 分钟，在 {3} 个部门中居第 {2} 位）"},
    "cause_luck": {
        "en": "Each of the {n} departments causes {least} to {most} minutes; which of them asks for most cannot be "
        "told, because luck alone can put them in this order (95 %, {replicates} replicates).",
        "zh": "{n} 个部门各引起 {least} 至 {most} 分钟；哪个部门引起的负担最多无法判断，因为仅凭随机性就可能"
        "排出这样的先后（95%，{replicates} 次重复）。",
    },
    "cause_caption": {
        "en": "From cause to activity, minutes per person and day, idle and off-duty time left out: {0}.",
        "zh": "从起因到活动的人均每日分钟数，不含空闲与下班时间：{0}。",
    },
    "cause_table": {"en": "Minutes per person and day by cause", "zh": "按起因统计的人均每日分钟数"},
    "cause": {"en": "Cause", "zh": "起因"},
    "other_lines": {"en": "{0} other departments", "zh": "其余 {0} 个部门"},
    "other_activities": {"en": "Other activities", "zh": "其他活动"},
    # Service --------------------------------------------------------------------------------------------------------
    "service_head": {"en": "What villagers get", "zh": "群众得到什么"},
    "service_intro": {
        "en": "Waits, needs met and given up, visits and trust. A need that is never voiced counts as well: it is "
        "found only when somebody visits.",
        "zh": "办事等待、诉求办结与落空、走访与信任。群众没有说出口的诉求同样计入，只有入户走访才能发现。",
    },
    "service_caption": {"en": "Outcomes for villagers: {0}", "zh": "群众侧结果：{0}"},
    "waits_caption": {
        "en": "How long villagers wait. Every village counts the same here, however many needs it has, so that the "
        "mean differs a little from the one in the table.",
        "zh": "群众办事等待时间。图中各村权重相同，不论诉求多少，故均值与上表略有出入。",
    },
    # Layers ---------------------------------------------------------------------------------------------------------
    "layers_head": {"en": "What is true and what is reported", "zh": "真实情况与上报情况"},
    "layers_intro": {
        "en": "The model keeps what happened apart from what the paper says. An evaluation sees only the second; the "
        "gap is what it cannot see.",
        "zh": "模型将实际发生的情况与上报情况分开记录。考核只看得到后者，二者之差就是考核看不到的部分。",
    },
    "layers_caption": {
        "en": "True and reported shares in per cent; their gap in percentage points, with its 95 % interval",
        "zh": "真实与上报比例（%）及其差距（百分点）与 95% 置信区间",
    },
    "arm": {"en": "Arm", "zh": "方案"},
    "measure": {"en": "Measure", "zh": "指标"},
    "true": {"en": "True", "zh": "真实"},
    "reported": {"en": "Reported", "zh": "上报"},
    "gap": {"en": "Reported minus true", "zh": "上报与真实之差"},
    "layers_chart": {"en": "True and reported shares, in per cent.", "zh": "真实与上报比例（%）。"},
}


def texts(lang: str) -> dict[str, str]:
    """All sentences of one language, by key."""
    said = {key: both[lang] for key, both in TEXT.items()}
    return {key: text.replace(" %", "\u00a0%") for key, text in said.items()}  # no line begins with a per cent sign
