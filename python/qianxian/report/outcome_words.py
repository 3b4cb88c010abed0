"""Outcomes and units in a layman's words."""

from __future__ import annotations

from typing import Any

#: Headline outcomes by subject, in the order in which they are told; the subject is grammatically singular.
HEADLINES: dict[str, dict[str, Any]] = {
    "messages": {
        "title": {"en": "Messages", "zh": "消息负担"},
        "outcomes": {
            "message_minutes": {"en": "Time spent on messages", "zh": "处理消息的时间"},
            "messages_read": {"en": "The number of messages read", "zh": "阅读的消息数"},
            "interruptions": {"en": "The number of interruptions of work", "zh": "工作被打断的次数"},
        },
    },
    "tasks": {
        "title": {"en": "Tasks", "zh": "任务落实"},
        "outcomes": {
            "missed_share": {
                "en": "The share of tasks missed until somebody asked or the deadline came",
                "zh": "漏看任务（被追问或到期才发现）的比例",
            },
            "notice_delay": {"en": "The delay until a task is noticed", "zh": "从通知发布到被看到的时间"},
            "done_true_share": {"en": "The share of tasks truly done", "zh": "任务真实完成率"},
            "done_true": {"en": "The number of tasks truly done", "zh": "真实完成任务数"},
        },
    },
    "evidence": {
        "title": {"en": "Forms and evidence", "zh": "填表与痕迹材料"},
        "outcomes": {
            "form_minutes": {"en": "Time for forms and reports", "zh": "填表报数的时间"},
            "evidence_minutes": {"en": "Time for evidence, real or invented,", "zh": "制作（含编造）痕迹材料的时间"},
            "false_share": {"en": "The share of records that are false", "zh": "虚假记录的比例"},
        },
    },
    "departments": {
        "title": {"en": "Departments", "zh": "部门行为"},
        "outcomes": {
            "tasks_issued": {"en": "The number of tasks issued", "zh": "下达任务数"},
            "issued_beyond_base_share": {
                "en": "The share of tasks that departments add to be seen or in place of lost control",
                "zh": "部门为显示度或为回补管控而加发的任务比例",
            },
        },
    },
    "people": {
        "title": {"en": "Working time and visits", "zh": "工时与走访"},
        "outcomes": {
            "weekly_hours": {"en": "The working week", "zh": "工作时间"},
            "visits": {"en": "The number of household visits", "zh": "入户走访次数"},
            "standby_minutes": {"en": "Time on standby out of precaution", "zh": "避责值守的时间"},
            "cases": {"en": "The number of times that somebody is held to account", "zh": "被问责次数"},
            "burnout_share": {"en": "The share of people burnt out to any degree", "zh": "有倦怠者比例"},
        },
    },
    "service": {
        "title": {"en": "Villagers", "zh": "群众感受"},
        "outcomes": {
            "service_wait": {"en": "The wait before service begins", "zh": "群众办事等待时间"},
            "needs_met_share": {"en": "The share of needs met", "zh": "诉求办结率"},
            "abandoned_share": {"en": "The share of needs given up", "zh": "诉求落空率"},
            "satisfied_share": {"en": "The share of served villagers who are satisfied", "zh": "群众真实满意率"},
            "tickets": {"en": "The number of hotline tickets", "zh": "热线工单数"},
            "hazards_fixed_share": {"en": "The share of hazards that are put right", "zh": "隐患整改率"},
            "trust": {"en": "Trust in the township, on a scale from 0 to 1,", "zh": "群众对乡镇的信任（0 至 1）"},
        },
    },
}
#: The outcomes of the first page, and whether more of them (1) or less (-1) is better.
ANSWERS: dict[str, int] = {
    "message_minutes": -1,
    "missed_share": -1,
    "done_true_share": 1,
    "evidence_minutes": -1,
    "false_share": -1,
    "weekly_hours": -1,
    "visits": 1,
    "service_wait": -1,
    "needs_met_share": 1,
    "satisfied_share": 1,
    "trust": 1,
}
#: The outcomes of the key figures at the top.
KEY_FIGURES = ("message_minutes", "missed_share", "evidence_minutes", "service_wait", "trust")
#: The outcomes of the table on what villagers get.
SERVICE = (
    "service_wait",
    "needs_met_share",
    "abandoned_share",
    "satisfied_share",
    "satisfied_reported_share",
    "visits",
    "tickets",
    "tickets_satisfied_share",
    "tickets_satisfied_reported_share",
    "hazards_fixed_share",
    "incidents",
    "familiarity",
    "trust",
)

#: What is measured on both layers, by the outcome of the true one.
MEASURES: dict[str, tuple[str, str]] = {
    "done_true_share": ("Tasks done", "任务完成率"),
    "satisfied_share": ("Villagers satisfied", "群众满意率"),
    "tickets_satisfied_share": ("Callers satisfied", "来电人满意率"),
}

#: Units in words: after the number in English; before and after it in Chinese; and short, for tables.
UNITS: dict[str, dict[str, Any]] = {
    "min/person/d": {
        "en": " minutes per person and day",
        "zh": ("每人每天 ", " 分钟"),
        "short": ("min/person/day", "分钟/人·日"),
    },
    "h/week": {"en": " hours", "zh": ("每周 ", " 小时"), "short": ("h/week", "小时/周")},
    "h": {"en": " hours", "zh": (" ", " 小时"), "short": ("h", "小时")},
    "d": {"en": " days", "zh": (" ", " 天"), "short": ("days", "天")},
    "1/action": {"en": " per action", "zh": ("每次行动 ", " 次"), "short": ("per action", "/次行动")},
    "1/person/d": {"en": " per person and day", "zh": ("每人每天 ", " 次"), "short": ("per person and day", "/人·日")},
    "1/person": {"en": " per person", "zh": ("每人 ", " 个"), "short": ("per person", "/人")},
    "1/township": {"en": " per township", "zh": ("每个乡镇 ", " 个"), "short": ("per township", "/乡镇")},
    "1/township/d": {
        "en": " per township and day",
        "zh": ("每个乡镇每天 ", " 件"),
        "short": ("per township and day", "/乡镇·日"),
    },
    "1/township/month": {
        "en": " per township and month",
        "zh": ("每个乡镇每月 ", " 件"),
        "short": ("per township and month", "/乡镇·月"),
    },
    "1/township/a": {
        "en": " per township and year",
        "zh": ("每个乡镇每年 ", " 起"),
        "short": ("per township and year", "/乡镇·年"),
    },
    "1/person/a": {
        "en": " per person and year",
        "zh": ("每人每年 ", " 次"),
        "short": ("per person and year", "/人·年"),
    },
    "1/household/a": {
        "en": " per household and year",
        "zh": ("每户每年 ", " 次"),
        "short": ("per household and year", "/户·年"),
    },
}
#: Chinese measure words of outcomes that count other things than their unit usually does.
COUNTED_ZH: dict[str, tuple[str, str]] = {"messages_read": ("每人每天 ", " 条"), "evidence_items": ("每人每天 ", " 件")}
#: What a number without a unit is.
KINDS: dict[str, tuple[str, str]] = {
    "share": ("share", "比例"),
    "index": ("index, 0 to 1", "指数（0–1）"),
    "ratio": ("ratio", "比值"),
}
#: Outcomes without a unit that are an index and neither a share nor a ratio.
INDICES = ("trust", "familiarity")
#: Units of parameters in words, English and Chinese.
PARAMETER_UNITS: dict[str, tuple[str, str]] = {
    "1": ("", ""),
    "s": ("s", "秒"),
    "min": ("min", "分钟"),
    "h": ("h", "小时"),
    "d": ("days", "天"),
    "week": ("weeks", "周"),
    "month": ("months", "个月"),
    "a": ("years", "年"),
    "h/week": ("h/week", "小时/周"),
    "1/s": ("per second", "次/秒"),
    "1/h": ("per hour", "次/小时"),
    "1/d": ("per day", "次/天"),
    "1/week": ("per week", "次/周"),
    "1/month": ("per month", "次/月"),
    "1/year": ("per year", "次/年"),
    "1/tier": ("per tier", "每层级"),
    "1/miss": ("per miss", "每次漏看"),
    "1/township": ("per township", "次/乡镇"),
    "1/task": ("per task", "每项任务"),
}
