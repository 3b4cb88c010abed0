"""Sentences of the first page of the report: the answer, what it rests on, and what is not known."""

from __future__ import annotations

ANSWER: dict[str, dict[str, str]] = {
    "answer_head": {"en": "The answer", "zh": "结论"},
    "answer_arm": {"en": "“{arm}”: {found}.", "zh": "“{arm}”：{found}。"},
    "answer_better": {"en": "better in {0}", "zh": "改善的有{0}"},
    "answer_worse": {"en": "worse in {0}", "zh": "变差的有{0}"},
    "answer_neither": {
        "en": "nothing in the table below gets better or worse by as much as matters",
        "zh": "下表各项均未出现达到有意义幅度的改善或变差",
    },
    "answer_more": {"en": " and {0} more", "zh": "及另外 {0} 项"},
    "or": {"en": " or, where nothing was set, ", "zh": "；未设定的为"},
    "answer_item": {"en": "{name} ({change})", "zh": "{name}（{change}）"},
    "answer_rest": {
        "en": "; of the {n} outcomes below, {little} change a little, {small} less than matters, and {open} cannot be "
        "told",
        "zh": "；下表 {n} 项指标中，略有变化的 {little} 项，变化不足以有意义的 {small} 项，尚无法判断的 {open} 项",
    },
    "answer_join": {"en": "; ", "zh": "；"},
    "answer_caption": {
        "en": "Before and after: level, change in per cent of the baseline, and what that means",
        "zh": "改革前后对照：水平、相对基线的变化（%）及判断",
    },
    "answer_outcome": {"en": "Outcome", "zh": "指标"},
    "answer_note": {
        "en": "“Better” and “worse” are said where the change is clear after correction for the number of outcomes and "
        "its whole 95 % interval lies beyond {relevant}, the smallest change taken to matter; “a little” where the "
        "interval reaches below that. “Too small to matter” means that the whole interval lies within it, “cannot be "
        "told” that the simulation leaves it open. That less work for cadres and more for villagers is better is a "
        "judgement of this page; a change in per cent stands without one where the baseline is next to nothing.",
        "zh": "“改善”“变差”指变化经多重比较校正后仍然明确，且整个 95% 置信区间超出{relevant}（视为有意义的最小变化）；"
        "“略”指区间有一部分未达到该幅度。“变化很小”指整个区间都在该幅度以内，“无法判断”指模拟尚不能下结论。“干部负担减轻、群众"
        "所得增加为好”是本页的价值判断；基线接近零时不作百分比比较，只列判断。",
    },
    "relevant_share": {"en": "{0} % of the baseline", "zh": "基线的 {0}%"},
    "relevant_own": {"en": "what was set for it", "zh": "对该指标设定的幅度"},
    "found_better": {"en": "better", "zh": "改善"},
    "found_worse": {"en": "worse", "zh": "变差"},
    "found_little_better": {"en": "a little better", "zh": "略有改善"},
    "found_little_worse": {"en": "a little worse", "zh": "略有变差"},
    "found_small": {"en": "too small to matter", "zh": "变化很小"},
    "found_open": {"en": "cannot be told", "zh": "无法判断"},
    # Confidence -----------------------------------------------------------------------------------------------------
    "confidence_head": {"en": "How sure is that?", "zh": "有多大把握"},
    "confidence_luck": {
        "en": "Luck: {replicates} replicates of {days} days with the same luck in every arm; intervals speak of luck "
        "alone.",
        "zh": "随机性：每个方案各模拟 {replicates} 次、每次 {days} 天，各方案随机性相同；置信区间只反映随机性。",
    },
    "confidence_patterns": {
        "en": "Likeness: {failed} of {all} known facts are not met by the model in this township.",
        "zh": "与实际的相符程度：{all} 条公认事实中，模型在本乡镇有 {failed} 条不符。",
    },
    "confidence_failing": {"en": "Among them: {0}.", "zh": "其中包括：{0}。"},
    "confidence_untried": {
        "en": "Likeness: the model was not held against known facts for this page.",
        "zh": "与实际的相符程度：本页未将模型与公认事实对照。",
    },
    "confidence_assumptions": {
        "en": "Assumptions: {assumption} of {all} parameters have been measured by nobody.",
        "zh": "假设：{all} 个参数中有 {assumption} 个尚无人实测。",
    },
    "confidence_not_robust": {
        "en": "Whether the answer holds at other values of them was not examined here; `qianxian robustness` does.",
        "zh": "换用其他取值时结论是否成立，本页未作检验；可用 `qianxian robustness` 检验。",
    },
    "confidence_left_out": {
        "en": "Left out: money and equipment, urgent needs of villagers, leaving a group, decisions that need several "
        "signatures, and whatever nobody has described yet.",
        "zh": "未包括：经费与装备、群众的急事、退群、须多人会签的决定，以及尚无资料记载的做法。",
    },
}
