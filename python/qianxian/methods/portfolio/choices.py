"""What may be in a portfolio: reforms that are in or out, and settings of levers at one of some levels or out."""

from __future__ import annotations

import itertools
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qianxian.base.language import say
from qianxian.base.problems import Problems
from qianxian.base.reference import levers as lever_table
from qianxian.inputs.reform import Reform, reform
from qianxian.runs.simulation import Scenario
from qianxian.studies.factors import catalogue, missing, typed, unknown_keys, value_problems

#: Of every choice the position among its options; 0 is out, so that all zeros is the scenario as it stands.
Combination = tuple[int, ...]
LEVERS = "levers."


@dataclass(frozen=True)
class Choice:
    """A reform (options: out, the reform) or a setting of a lever (options: out, each level)."""

    name: str
    options: tuple[Any, ...]

    def label(self, option: int) -> str:
        """Short name of an option, the same in both languages."""
        value = self.options[option]
        return value.name if isinstance(value, Reform) else f"{self.name.removeprefix(LEVERS)}={value}"

    def title(self, option: int, lang: str) -> str:
        """What a reader calls an option that is in."""
        value = self.options[option]
        if isinstance(value, Reform):
            return value.title(lang)
        _, lever, setting = self.name.split(".")
        row = lever_table().loc[lever, setting]
        return f"{row['title_zh' if lang == 'zh' else 'title']} ({setting} = {value})"


def combinations(choices: Sequence[Choice]) -> Iterator[Combination]:
    """All of them; the first is the scenario as it stands."""
    return itertools.product(*(range(len(c.options)) for c in choices))


def count(choices: Sequence[Choice]) -> int:
    """How many combinations there are."""
    return math.prod(len(c.options) for c in choices)


def name_of(choices: Sequence[Choice], combination: Combination) -> str:
    """Short name of a combination; ``none`` is the scenario as it stands."""
    return " + ".join(c.label(o) for c, o in zip(choices, combination, strict=True) if o) or "none"


def title_of(choices: Sequence[Choice], combination: Combination, lang: str) -> str:
    """What a reader calls a combination."""
    parts = [c.title(o, lang) for c, o in zip(choices, combination, strict=True) if o]
    return " + ".join(parts) or {"en": "No reform", "zh": "不改革"}[lang]


def scenario_of(scenario: Scenario, choices: Sequence[Choice], combination: Combination) -> Scenario:
    """The scenario under a combination: reforms in the order in which they were named, then settings."""
    chosen = [(c, c.options[o]) for c, o in zip(choices, combination, strict=True) if o]
    laid = scenario.reform(*(value for _, value in chosen if isinstance(value, Reform)))
    settings = {c.name: value for c, value in chosen if not isinstance(value, Reform)}
    return laid.with_(settings) if settings else laid


def read_choices(given: Any) -> tuple[list[Choice], Problems]:
    """Choices from what a user names, and everything that is wrong with it.

    Parameters
    ----------
    given : a reform (object, name or path), a mapping of levels by key, or a sequence of these
    """
    several = [given] if isinstance(given, (Reform, str, Path, Mapping)) else list(given)
    found: list[Choice] = []
    problems: Problems = []
    for one in several:
        made, own = _levels(one) if isinstance(one, Mapping) else _reform(one)
        found += made
        problems += own
    names = [c.name for c in found]
    for name in dict.fromkeys(n for n in names if names.count(n) > 1):
        problems.append((name, say(f"levers: {name} is named twice", f"levers：{name} 重复")))
    problems += _same_lever(found)
    if not several:
        problems.append(("levers", say("levers: at least one is needed", "levers：至少需要一项改革或措施设置")))
    return found, problems


def _reform(given: Any) -> tuple[list[Choice], Problems]:
    if isinstance(given, Reform):
        return [Choice(given.name, (None, given))], []
    if not isinstance(given, (str, Path)):
        en = f"levers: {given!r}: must be a reform (name, path or Reform) or levels by key"
        return [], [("levers", say(en, f"levers：{given!r}：须为改革方案（名称、路径或 Reform）或按键给出的取值"))]
    try:
        made = reform(given)
    except (OSError, ValueError) as error:
        return [], [(str(given), str(error))]
    return [Choice(made.name, (None, made))], []


def _levels(given: Mapping[str, Any]) -> tuple[list[Choice], Problems]:
    problems: Problems = unknown_keys(given)
    found = []
    for key, values in given.items():
        if key not in catalogue():
            continue
        if not key.startswith(LEVERS):
            en = f"{key}: is no setting of a lever; only what a government can decide may be in a portfolio"
            problems.append((key, say(en, f"{key}：不是措施的设置；组合中只能包含政府可以决定的事项")))
            continue
        listed = list(values) if isinstance(values, Sequence) and not isinstance(values, str) else [values]
        members = [typed(key, v) for v in listed]
        if not members or any(missing(v) for v in members) or len(set(map(str, members))) < len(members):
            en = f"{key} = {values!r}: at least one level, each once; that it is left out is always one more"
            zh = f"{key} = {values!r}：至少一个取值，且不得重复；“不采用”总是另算一种"
            problems.append((key, say(en, zh)))
            continue
        problems += value_problems((key, v) for v in members)
        found.append(Choice(key, (None, *members)))
    return found, problems


def _same_lever(choices: Sequence[Choice]) -> Problems:
    """A level and a reform that set the same lever: the level would silently undo the reform's setting."""
    problems = []
    reforms = [c.options[1] for c in choices if isinstance(c.options[1], Reform)]
    for key in (c.name for c in choices if not isinstance(c.options[1], Reform)):
        lever = key.split(".")[1]
        for one in (r for r in reforms if lever in tomllib.loads(r.text).get("levers", {})):
            en = f"{key}: the reform {one.name} sets the lever {lever}, too; name one of the two"
            zh = f"{key}：改革方案 {one.name} 也设置了措施 {lever}；两者只能选一"
            problems.append((key, say(en, zh)))
    return problems
