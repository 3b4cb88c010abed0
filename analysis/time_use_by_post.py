"""Writes sim/model/TIME_USE.md and TIME_USE.zh.md: minutes of each activity on a working day by post.

For Baru and the three archetypes, beside what the evidence says.

    ./qx python analysis/time_use_by_post.py
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import qianxian as qx

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ("baru-34", "remote-mountain", "ordinary-agricultural", "digitalised-coastal")
DAYS = 364
REPLICATES = 4
WORKDAYS = 5  # Monday to Friday, as in every scenario here
SECONDS_PER_MINUTE = 60
NAMES = {
    "en": ("activity", "Minutes a person and working day", "hours a working day"),
    "zh": ("活动", "每人每工作日分钟数", "每工作日小时"),
}
#: What the evidence says of the time of posts, with its source; read beside the tables, never fitted to them.
EVIDENCE = {
    "en": [
        ("Message handling takes 20 to 40 % of the day of a cadre in ten or more groups", "S009 E84 P01"),
        ("Apps take 30 to 180 minutes a day, 120 and more where all is digital", "S024 S025 S026 S027 E46 E51 P04"),
        ("Forms and evidence fill one to two thirds of a desk post", "E38 E39 E40 P05"),
        ("Leaders one tier above work 47.6 hours a week, heads of parties and governments 55.1", "E16"),
        ("Cadres of townships say 10 to 12 hours a day", "E15"),
        ("100 to 150 days a year with visiting officials, 20 to 40 inspections", "E20 E21"),
        ("A leader goes to the county 30 to 80 times a year", "E17"),
    ],
    "zh": [
        ("身处十个以上工作群的干部，消息处理占用 20 % 至 40 % 的工作时间", "S009 E84 P01"),
        ("应用每天 30 至 180 分钟，高度数字化处 120 分钟以上", "S024 S025 S026 S027 E46 E51 P04"),
        ("填表留痕占据案头岗位三分之一到三分之二的时间", "E38 E39 E40 P05"),
        ("上一级领导每周工作 47.6 小时，党政正职 55.1 小时", "E16"),
        ("乡镇干部自述每天 10 至 12 小时", "E15"),
        ("每年 100 至 150 天接待来访，检查 20 至 40 次", "E20 E21"),
        ("乡镇领导每年赴县 30 至 80 次", "E17"),
    ],
}

#: Where the tables part from the evidence and from what anybody would believe.
MISFITS = {
    "en": [
        "Leaders and heads of offices work fewer hours than E16 says, idle most and visit most: "
        "countersigning, negotiating and what they do for their superiors is not in the model.",
        "A leader's meetings fall short of E17: only calls to the county and plenary meetings are modelled.",
        "Field work of tasks falls on office staff more than on village cadres, as staff who liaise go along.",
    ],
    "zh": [
        "领导和站办所负责人的工时低于 E16，空闲最多，走访也最多：会签、协调和为上级所做的事不在模型中。",
        "领导开会少于 E17：只有县级会议通知和全体会议。",
        "任务性下村多由站办所干部承担，因为联系干部一同下村。",
    ],
}
MISFIT_HEAD = {"en": "What does not fit", "zh": "不相符之处"}


def minutes(result: qx.Result, lang: str) -> pd.DataFrame:
    """Minutes of each activity (rows) by a person of each post (columns) on a working day, mean over replicates."""
    time = result.time_use
    workdays = pd.to_datetime(time["day"].values).day_of_week < WORKDAYS
    of_workdays = time[["person_seconds", "persons"]].isel(day=workdays).sum(["replicate", "day", "unit"])
    each = (of_workdays["person_seconds"] / of_workdays["persons"] / SECONDS_PER_MINUTE).transpose("activity", "role")
    frame = each.to_pandas()
    frame.index = time[f"activity_title_{lang}"].values
    frame.columns = time[f"role_title_{lang}"].values
    return frame.dropna(axis="columns")


def markdown(frame: pd.DataFrame, lang: str) -> str:
    """The table with a last row of hours on duty."""
    activity, _, hours = NAMES[lang]
    lines = [f"| {activity} | " + " | ".join(frame.columns) + " |", "| --- |" + " ---: |" * len(frame.columns)]
    for name, row in frame.iterrows():
        lines.append(f"| {name} | " + " | ".join(f"{x:.0f}" for x in row) + " |")
    duty = (frame.sum() - frame.iloc[-1]) / SECONDS_PER_MINUTE  # the last activity is off duty
    lines.append(f"| {hours} | " + " | ".join(f"{x:.1f}" for x in duty) + " |")
    return "\n".join(lines)


HEADS = {
    "en": "# Time use by post\n\n[中文](TIME_USE.zh.md)\n\nMinutes that a person of a post spends on a working day "
    "(Monday to Friday) in {n} years of each scenario, seed 1. Written by "
    "`./qx python analysis/time_use_by_post.py`. All 24 hours are booked; field work, visits and travel are apart."
    "\n\n## What the evidence says\n\n",
    "zh": "# 各职务的时间使用\n\n[English](TIME_USE.md)\n\n各情景 {n} 个模拟年中，"
    "各职务一人在工作日（周一至周五）用于各项活动的分钟数，种子为 1。"
    "由 `./qx python analysis/time_use_by_post.py` 生成。24 小时全部入账；下村、走访与路途分开计。"
    "\n\n## 证据怎么说\n\n",
}


def main() -> None:
    """Run the four scenarios and write both files."""
    pages = {lang: HEADS[lang].format(n=REPLICATES) for lang in HEADS}
    for lang, rows in EVIDENCE.items():
        pages[lang] += "".join(f"- {said} ({sources})\n" for said, sources in rows)
    for name in SCENARIOS:
        scenario = qx.load(name)
        result = scenario.run(days=DAYS, replicates=REPLICATES, progress=False)
        for lang in pages:
            pages[lang] += (
                f"\n## {scenario.title(lang)}\n\n{NAMES[lang][1]}\n\n{markdown(minutes(result, lang), lang)}\n"
            )
    for lang, misfits in MISFITS.items():
        pages[lang] += f"\n## {MISFIT_HEAD[lang]}\n\n" + "".join(f"- {said}\n" for said in misfits)
    for lang, name in (("en", "TIME_USE.md"), ("zh", "TIME_USE.zh.md")):
        (ROOT / "sim/model" / name).write_text(pages[lang], encoding="utf-8")


if __name__ == "__main__":
    main()
