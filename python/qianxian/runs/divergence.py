"""Where one person's life parts between two arms that share their luck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from qianxian.base.reference import text_of
from qianxian.inputs.specification import Specification
from qianxian.runs.diary import Diary, keep_diary

#: What a booking consists of; the rest of a diary's row is what was on the desk.
BOOKING = ["start", "end", "activity", "cause"]
DESK = ["groups", "queue", "pending"]
WORDS = {
    "en": {
        "same": "{person} lives the same life in “{a}” and “{b}” for all {days} days.",
        "at": "{person}: the two lives are the same until {moment:%Y-%m-%d %H:%M:%S}.",
        "does": "In “{arm}”: {activity}, because of {cause}, until {end:%H:%M:%S}; {desk}.",
        "desk": "{groups} groups, {queue} assignments in hand, {pending} notices not yet noticed",
        "rules": "The rules differ by: {rules}",
    },
    "zh": {
        "same": "在“{a}”与“{b}”中，{person} 在全部 {days} 天里的经历完全相同。",
        "at": "{person}：在 {moment:%Y-%m-%d %H:%M:%S} 之前，两种情形下的经历完全相同。",
        "does": "“{arm}”中：{activity}，起因是{cause}，直到 {end:%H:%M:%S}；{desk}。",
        "desk": "在 {groups} 个群，手头 {queue} 项任务，{pending} 条通知尚未看到",
        "rules": "两者规则的差别：{rules}",
    },
}


@dataclass(frozen=True)
class Divergence:
    """The first moment at which two lives differ, and what can be said about why.

    Attributes
    ----------
    moment : calendar time; None if the lives are the same
    before : what the person was doing last in both arms; None on the first booking
    baseline, other : the bookings that differ, with what was on the desk
    diaries : both whole diaries, by arm
    rules : what the arms' reforms differ by, in plain words by language
    """

    person: str
    arms: tuple[str, str]
    moment: pd.Timestamp | None
    before: pd.Series[Any] | None
    baseline: pd.Series[Any] | None
    other: pd.Series[Any] | None
    diaries: dict[str, Diary]
    rules: dict[str, str]

    def explain(self, lang: str = "en") -> str:
        """The moment, what the person does in each arm, what is on the desk, and how the rules differ."""
        words = WORDS[lang]
        if self.moment is None or self.baseline is None or self.other is None:
            a, b = self.arms
            table = self.diaries[a].table
            days = (table["end"].iloc[-1] - table["start"].iloc[0]).days
            return words["same"].format(person=self.person, a=a, b=b, days=days)
        lines = [words["at"].format(person=self.person, moment=self.moment)]
        for arm, row in zip(self.arms, (self.baseline, self.other), strict=True):
            cause = self.diaries[arm].causes[row["cause"]][lang]
            desk = words["desk"].format(**{k: row[k] for k in DESK})
            activity = text_of("activity", lang)[row["activity"]]
            lines.append(words["does"].format(arm=arm, activity=activity, cause=cause, end=row["end"], desk=desk))
        if self.rules[lang]:
            lines.append(words["rules"].format(rules=self.rules[lang]))
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.explain()


def find_divergence(
    arms: Mapping[str, Specification], person: str | int, replicate: int, study: Mapping[str, Any]
) -> Divergence:
    """Runs a replicate of two arms and lays the two diaries of a person beside each other.

    Parameters
    ----------
    arms : two scenarios by name of the arm, the baseline first
    person : id as in the people table, or position in the roster
    replicate : which luck
    study : days, seed and townships of the run
    """
    run = {key: study[key] for key in ("days", "seed", "townships")}
    diaries = {name: keep_diary(made, person, replicate=replicate, **run) for name, made in arms.items()}
    names = base, name = next(iter(arms)), list(arms)[-1]
    left, right = diaries[base].table, diaries[name].table
    at = first_difference(left, right)
    rules = {lang: _rules(arms[base], arms[name], lang) for lang in WORDS}
    who = diaries[base].person
    if at is None:
        return Divergence(who, names, None, None, None, None, diaries, rules)
    a, b = left.iloc[at], right.iloc[at]
    moment = a["start"] if (a["activity"], a["cause"]) != (b["activity"], b["cause"]) else min(a["end"], b["end"])
    return Divergence(who, names, moment, left.iloc[at - 1] if at else None, a, b, diaries, rules)


def first_difference(left: pd.DataFrame, right: pd.DataFrame) -> int | None:
    """Position of the first booking in which two diaries differ; None if they are the same."""
    n = min(len(left), len(right))
    same = pd.Series(True, index=range(n))
    for column in BOOKING:
        a, b = left[column].iloc[:n].astype(object).values, right[column].iloc[:n].astype(object).values
        same &= a == b
    return None if same.all() else int((~same).idxmax())


def _rules(a: Specification, b: Specification, lang: str) -> str:
    """Lines of the reforms that only one of the arms has, and parameters that differ."""
    ours, theirs = (s.reform_summary(lang).splitlines() for s in (a, b))
    lines = [line for line in [*theirs, *ours] if (line in ours) != (line in theirs)]
    changed = [f"{key}: {row['this']} → {row['other']}" for key, row in a.diff(b).iterrows()]
    return ("；" if lang == "zh" else "; ").join([*lines, *changed])
