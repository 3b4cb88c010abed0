"""Sentences of the report on what stands behind its numbers: patterns, assumptions, method, limits, provenance."""

from __future__ import annotations

BACKING: dict[str, dict[str, str]] = {
    # Patterns ---------------------------------------------------------------------------------------------------
    "patterns_head": {"en": "Does the model look like the field?", "zh": "模型与实际是否相符"},
    "patterns_intro": {
        "en": "Patterns that field reports and studies agree on, held against the baseline scenario. Passes and "
        "failures stand alike: a failure shows where the model, or the short run, is not to be trusted.",
        "zh": "将基线情景与实地报道和研究中公认的典型事实逐条对照。符合与不符合一并列出：不符合之处提示模型（或较短的"
        "模拟期）在该方面不宜采信。",
    },
    "patterns_design": {
        "en": "Simulated for this table: {days} days, {replicates} replicates.",
        "zh": "本表另行模拟：{days} 天，{replicates} 次重复。",
    },
    "patterns_given": {
        "en": "The table was made beforehand; its number of days and replicates is not recorded.",
        "zh": "本表为事先计算的结果，未记录模拟天数与重复次数。",
    },
    "patterns_none": {"en": "The patterns were not simulated for this report.", "zh": "本报告未进行典型事实检验。"},
    "patterns_count": {
        "en": "{passed} of {all} patterns hold, {failed} fail and {undefined} cannot be judged.",
        "zh": "{all} 条典型事实中，符合 {passed} 条，不符合 {failed} 条，无法判断 {undefined} 条。",
    },
    "patterns_caption": {"en": "Patterns, targets and what was simulated", "zh": "典型事实、目标与模拟值"},
    "pattern": {"en": "Pattern", "zh": "典型事实"},
    "target": {"en": "Target", "zh": "目标"},
    "simulated": {"en": "Simulated", "zh": "模拟值"},
    "result": {"en": "Result", "zh": "结果"},
    "source": {"en": "Source", "zh": "来源"},
    "pass": {"en": "holds", "zh": "符合"},
    "fail": {"en": "fails", "zh": "不符合"},
    "undefined": {"en": "cannot tell", "zh": "无法判断"},
    "falls": {"en": "falls step by step", "zh": "逐级下降"},
    "rises": {"en": "rises step by step", "zh": "逐级上升"},
    "from_to": {"en": "{0} to {1}", "zh": "{0} 至 {1}"},
    "at_least": {"en": "at least {0}", "zh": "不低于 {0}"},
    "at_most": {"en": "at most {0}", "zh": "不高于 {0}"},
    # Assumptions ------------------------------------------------------------------------------------------------
    "assumptions_head": {"en": "What is assumed", "zh": "模型假设"},
    "assumptions_intro": {
        "en": "Of the model's {all} parameters, {evidence} rest on a source, {inference} are inferred from sources, "
        "and {assumption} are assumptions: nobody has measured them. These are listed with the value used and the "
        "range in which it may lie. An answer that an assumption within its range would overturn is not an answer yet.",
        "zh": "模型共有 {all} 个参数，其中 {evidence} 个有资料来源，{inference} 个由资料推算，{assumption} 个为假设，"
        "尚无实测依据。以下列出假设参数的取值与可能范围。若在范围内改变某一假设就会推翻结论，则该结论尚不能成立。",
    },
    "assumptions_group": {"en": "{0} ({1})", "zh": "{0}（{1} 项）"},
    "range": {"en": "Range", "zh": "范围"},
    "unit": {"en": "Unit", "zh": "单位"},
    # Method -----------------------------------------------------------------------------------------------------
    "method_head": {"en": "How the numbers were made", "zh": "方法说明"},
    "method_1": {
        "en": "Qianxian is an agent-based model: every official, village cadre and department acts by rules, second "
        "by second, in simulated days with working hours and weekends. A reform changes rules and never an outcome; "
        "its effects arise from what people then do.",
        "zh": "“千线”是基于主体的仿真模型：每名干部、每个部门都按规则逐秒行动，模拟日有上下班与周末之分。改革只改变规"
        "则，不直接改变任何结果，其效果由人员随后的行动产生。",
    },
    "method_2": {
        "en": "All arms share the same luck (common random numbers): replicate i has the same officials, base tasks "
        "from above and needs of villagers in each, so that a difference comes from the rules alone.",
        "zh": "各方案采用相同随机数：同一次重复中，人员、上级基础任务与群众诉求完全相同，差异只来自规则。",
    },
    "method_3": {
        "en": "Differences are taken pair by pair; their intervals are Student's for the mean over replicates, and "
        "tests are adjusted by Holm's method. An interval says how far chance in the model reaches, not how far the "
        "model may be from reality.",
        "zh": "差值逐对计算，置信区间为重复均值的 Student t 区间，显著性检验按 Holm 法校正。区间反映模型内随机性的大小"
        "，不反映模型与现实的差距。",
    },
    "limits_head": {"en": "What the numbers cannot say", "zh": "数字不能说明什么"},
    "limits_horizon": {
        "en": "Departments answer a reform slowly. Half of the control that returns through other channels has come "
        "back after {months} months; {days} days of a reform that is in force from the first day show {share} % of it. "
        "Run a year or two before you call an effect lasting.",
        "zh": "部门对改革的反应是缓慢的。经其他渠道回补的管控约 {months} 个月回补一半；改革自首日起施行的 {days} "
        "天里只显现其中 {share}%。在断定效果持久之前，请模拟一到两年。",
    },
    "limits_1": {
        "en": "The cases that reach print are picked: troubled places before a reform, showcases after it. Read a "
        "“before” based on them as a heavy case and an “after” as a good one, not as averages.",
        "zh": "见诸报道的多是典型：改革前的突出问题，改革后的成功经验。据此设定的“改革前”偏重，“改革后”偏好，都不是平"
        "均水平。",
    },
    "limits_2": {
        "en": "Shares of working time in the sources are mostly spoken estimates. Measured and self-reported time "
        "differ widely, so agreement closer than about ten percentage points means nothing.",
        "zh": "资料中的工作时间占比多为当事人口述估计，与实际观测出入很大，精确到十个百分点以内的吻合没有意义。",
    },
    "limits_3": {
        "en": "Resolution rates, satisfaction scores and counts of what was cut are produced by those whom they "
        "grade. The model treats them as reported, never as true.",
        "zh": "办结率、满意率、减负数量等由被考核者自己填报，模型一律作为上报数据，不作为真实情况。",
    },
    "limits_4": {
        "en": "Numbers of groups, minutes and apps come from few places and partly from copies of publications. No "
        "source draws a random sample of townships.",
        "zh": "工作群、时间与应用数量的资料来自少数地方，部分取自转载文本，没有一项来自乡镇随机抽样。",
    },
    "limits_5": {
        "en": "The answer depends on parameters that are assumptions. Compare directions and orders of magnitude; "
        "before a decision, vary what matters for it and use your own township's data.",
        "zh": "结论取决于若干假设参数，宜看方向与量级。决策前应就关键参数作敏感性分析，并换用本地数据。",
    },
    # Sources ----------------------------------------------------------------------------------------------------
    "sources_head": {"en": "Sources", "zh": "来源"},
    "sources_intro": {
        "en": "What the codes of the levers and patterns above stand for. Trust goes from A (statistics, experiments, "
        "reviewed studies with a clear sample) to D (anonymous, plausibility only); seed documents report picked "
        "cases; theory, stylised facts and what nobody has measured are not graded.",
        "zh": "上文改革举措与典型事实所附编号的含义。可信度由 A（统计数据、实验、样本清楚的同行评审研究）至 D（匿名材"
        "料，仅供判断是否合理）；基础材料为选取的典型案例；理论、典型事实与尚无实测的参数不评级。",
    },
    "sources_none": {
        "en": "No reform is compared and no pattern was simulated, so there are none to list.",
        "zh": "本报告未比较改革举措，也未检验典型事实，故无来源可列。",
    },
    "sources_levers": {"en": "Sources of the levers that are moved", "zh": "所采用改革举措的来源"},
    "sources_patterns": {"en": "Sources of the patterns", "zh": "典型事实的来源"},
    "source_id": {"en": "Code", "zh": "编号"},
    "source_about": {"en": "What about", "zh": "内容"},
    "source_reference": {"en": "Reference", "zh": "出处"},
    "source_grade": {"en": "Trust", "zh": "可信度"},
    "grade_seed": {"en": "seed", "zh": "基础材料"},
    # Provenance -------------------------------------------------------------------------------------------------
    "provenance_head": {"en": "Where this report comes from", "zh": "数据出处与核验"},
    "file": {"en": "Results file", "zh": "结果文件"},
    "record_sha256": {"en": "Fingerprint of its contents (SHA-256)", "zh": "内容指纹（SHA-256）"},
    "program_version": {"en": "Program version", "zh": "程序版本"},
    "git_revision": {"en": "Revision of the source code", "zh": "源代码版本"},
    "dirty": {"en": "{0} (with changes not yet committed)", "zh": "{0}（含未提交的修改）"},
    "seed": {"en": "Seed", "zh": "随机种子"},
    "days": {"en": "Days", "zh": "模拟天数"},
    "replicates": {"en": "Replicates of each arm", "zh": "各方案重复次数"},
    "townships": {"en": "Townships", "zh": "乡镇数"},
    "command": {"en": "Command", "zh": "运行命令"},
    "started": {"en": "Started (UTC)", "zh": "开始时间（UTC）"},
    "wall_seconds": {"en": "Computing time", "zh": "计算用时"},
    "seconds": {"en": "{0} s", "zh": "{0} 秒"},
    "verify": {
        "en": "The file holds the whole scenario, every parameter and the seed. The same seed gives the same bytes on "
        "any number of cores. This command checks the fingerprint and runs a sample again:",
        "zh": "结果文件含完整情景、全部参数与随机种子；同一种子在任意核数上得到逐字节相同的结果。以下命令核对指纹并抽"
        "样重算：",
    },
    "cite_head": {"en": "How to cite", "zh": "如何引用"},
    "cite_intro": {
        "en": "Cite the software with the version that made the results, and the fingerprint above. Codes such as "
        "S006 or E84 name sources in the model's evidence base; please cite those too.",
        "zh": "请引用软件及生成结果的版本，并注明上述指纹。S006、E84 等编号为模型资料库中的来源，引用数据时请一并注明"
        "。",
    },
    "software": {"en": "computer software", "zh": "计算机软件"},
    "version": {"en": "version", "zh": "版本"},
}
