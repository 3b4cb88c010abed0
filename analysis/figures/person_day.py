"""What one person's day is made of: every booking of 24 hours on a strip, and activity by activity below it."""

from __future__ import annotations

from datetime import time
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from qianxian.base.reference import text_of
from qianxian.figures.measures import arm_title, arms_of, headline
from qianxian.figures.style import (
    BAND,
    BOLD,
    INK,
    RULE,
    Drawing,
    activity_colour,
    heading,
    in_language,
    plain,
    stacked,
)
from qianxian.runs.comparison import Comparison
from qianxian.runs.diary import Diary
from qianxian.runs.simulation import Result, Scenario

DAYS = 28  # simulated at most to find the day, unless a later one is asked for
HOUR = 3600.0
TEXT = {
    "hours": {"en": "hour of the day", "zh": "时刻（时）"},
    "strip": {"en": "the day", "zh": "全天"},
    "minutes": {"en": "{value} min", "zh": "{value} 分钟"},
    "strip_title": {
        "en": "{arm}: {n} changes of activity, {hours} h on duty",
        "zh": "{arm}：活动切换 {n} 次，在岗 {hours} 小时",
    },
    "alone": {
        "en": "{n} changes of activity, {hours} h on duty",
        "zh": "活动切换 {n} 次，在岗 {hours} 小时",
    },
    "title": {"en": "{role} {person}, {day}", "zh": "{role} {person}，{day}"},
    "note": {
        "en": "The strip is true to scale; in the rows below, short bookings are drawn as hairlines.{source}",
        "zh": "色带按比例绘制；下方各行中较短的活动以细线表示。{source}",
    },
    "chosen": {
        "en": " Grey: working hours. {title}; replicate {n}.",
        "zh": "灰底为工作时段。{title}；第 {n} 次重复。",
    },
}


@in_language
def draw(
    data: Any, *, lang: str = "en", person: str | int | None = None, date: str | None = None, replicate: int = 0
) -> Figure:
    """Draws the day of one person; of a Comparison, the same day of the same person under the same luck in every arm.

    Parameters
    ----------
    data : Diary, Result or Comparison; of the last two, the diary is simulated again
    lang : ``en`` or ``zh``
    person : id or position in the roster; the one with the most time on messages in the baseline if None
    date : day to draw (``2020-03-19``); the first working day after the first if None
    replicate : which luck
    """
    diaries, shifts = _diaries(data, person, date, replicate)
    first = next(iter(diaries.values()))
    when = pd.Timestamp(date) if date else first.day()["start"].iloc[0].normalize()
    days = {arm: one_day(diary, when) for arm, diary in diaries.items()}
    seen = stacked(list({str(a) for day in days.values() for a in day["activity"]}))
    figure = Drawing(lang, 12.5, 1.5 + len(days) * (1.3 + 0.2 * len(seen)))
    panels = figure.subplots(2 * len(days), 1, sharex=True, height_ratios=[2.6, len(seen)] * len(days))
    for i, (arm, day) in enumerate(days.items()):
        strip, lanes = panels[2 * i], panels[2 * i + 1]
        _strip(strip, day, lang)
        title = _strip_title(data, arm, day, lang)
        strip.set_title(title, fontsize=9.5, fontweight=BOLD[lang])
        _lanes(lanes, day, seen, lang)
        for start, end in shifts.get(arm, []):
            for axes in (strip, lanes):
                axes.axvspan(start, end, color=BAND, zorder=0, linewidth=0)
    panels[-1].set_xlabel(TEXT["hours"][lang])
    role = text_of("role", lang)[first.role]
    title = TEXT["title"][lang].format(role=role, person=first.person, day=_date(when, lang))
    source = "" if isinstance(data, Diary) else TEXT["chosen"][lang].format(title=headline(data, lang), n=replicate + 1)
    heading(figure, title, TEXT["note"][lang].format(source=source), lang)
    return figure


def busiest(result: Result, replicate: int = 0) -> int:
    """Position of the person who spends the most time on messages; of several townships, in the first."""
    seconds = result.people.message_seconds.values[replicate]
    return int(np.nanargmax(seconds[: len(seconds) // int(result.study["townships"])]))


def one_day(diary: Diary, when: pd.Timestamp) -> pd.DataFrame:
    """Bookings of one day, cut at midnight: start and end in hours of the day, activity.

    Raises
    ------
    ValueError
        If the diary does not cover the day.
    """
    table = diary.table
    end_of_day = when + pd.Timedelta(days=1)
    if when < table["start"].iloc[0].normalize() or end_of_day > table["end"].iloc[-1]:
        first, last = table["start"].iloc[0], table["end"].iloc[-1] - pd.Timedelta(days=1)
        raise ValueError(f"date = {when:%Y-%m-%d}: must be in [{first:%Y-%m-%d}, {last:%Y-%m-%d}]")
    day = table[(table["start"] < end_of_day) & (table["end"] > when)]
    start = (day["start"].clip(lower=when) - when).dt.total_seconds() / HOUR
    end = (day["end"].clip(upper=end_of_day) - when).dt.total_seconds() / HOUR
    return pd.DataFrame({"start": start, "end": end, "activity": day["activity"].astype(str)}).reset_index(drop=True)


def _date(day: pd.Timestamp, lang: str) -> str:
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）"
    return f"{day.day_name()} {day.day} {day.month_name()} {day.year}"


def _diaries(
    data: Any, person: str | int | None, date: str | None, replicate: int
) -> tuple[dict[str, Diary], dict[str, list[tuple[float, float]]]]:
    """Diaries and working hours by arm."""
    if isinstance(data, Diary):
        return {"": data}, {}
    arms = arms_of(data, "person_day")
    baseline = next(iter(arms.values()))
    who = busiest(baseline, replicate) if person is None else person
    study = baseline.study
    days = min(int(study["days"]), DAYS)
    if date:
        days = min(int(study["days"]), max(days, (pd.Timestamp(date) - pd.Timestamp(study["start"])).days + 1))
    run = {
        "days": days,
        "replicate": replicate,
        "seed": study["seed"],
        "townships": study["townships"],
        "progress": False,
    }
    scenarios = {arm: result.scenario for arm, result in arms.items()}
    diaries = {arm: scenario.diary(who, **run) for arm, scenario in scenarios.items()}
    return diaries, {arm: _shifts(scenario) for arm, scenario in scenarios.items()}


def _shifts(scenario: Scenario) -> list[tuple[float, float]]:
    """Morning and afternoon shift in hours of the day."""
    return [
        (_hours(scenario[f"calendar.{part}_start"]), _hours(scenario[f"calendar.{part}_end"]))
        for part in ("morning", "afternoon")
    ]


def _hours(moment: time) -> float:
    return moment.hour + moment.minute / 60


def _strip_title(data: Any, arm: str, day: pd.DataFrame, lang: str) -> str:
    on_duty = float((day["end"] - day["start"])[day["activity"] != "off_duty"].sum())
    changes = int((day["activity"] != day["activity"].shift()).sum()) - 1
    several = isinstance(data, Comparison)
    words = TEXT["strip_title" if several else "alone"][lang]
    return words.format(arm=arm_title(data, arm, lang) if several else "", n=changes, hours=f"{on_duty:.1f}")


def _strip(axes: Axes, day: pd.DataFrame, lang: str) -> None:
    """The whole day, true to scale."""
    colours = [activity_colour(a) for a in day["activity"]]
    spans = list(zip(day["start"], day["end"] - day["start"], strict=True))
    axes.broken_barh(spans, (0, 1), facecolors=colours, linewidth=0, gid="strip")
    axes.set_yticks([0.5], [TEXT["strip"][lang]], fontsize=8)
    axes.set_ylim(-0.12, 1.12)
    axes.set_xlim(0, 24)
    plain(axes, "left", "bottom", ticks=False)
    axes.tick_params(axis="x", length=0, labelbottom=False)


def _lanes(axes: Axes, day: pd.DataFrame, activities: list[str], lang: str) -> None:
    """One row an activity, with its minutes at the end of the row."""
    titles = text_of("activity", lang)
    length = day["end"] - day["start"]
    for row, activity in enumerate(activities):
        of_it = day["activity"] == activity
        spans = list(zip(day["start"][of_it], length[of_it], strict=True))
        colour = activity_colour(activity)
        axes.axhline(-row, color=RULE, linewidth=0.6, zorder=0.5)
        axes.broken_barh(spans, (-row - 0.36, 0.72), facecolors=colour, edgecolors=colour, linewidth=0.5, gid=activity)
        spent = TEXT["minutes"][lang].format(value=f"{length[of_it].sum() * 60:.0f}")
        axes.text(24.2, -row, spent, va="center", fontsize=8, color=INK)
    axes.set_yticks([-i for i in range(len(activities))], [titles[a] for a in activities], fontsize=8)
    axes.set_ylim(0.4 - len(activities), 0.6)
    axes.set_xticks(range(0, 25, 2))
    plain(axes, "left", ticks=False)
