"""Reading a case: its question, its arms and the claims that its source makes."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qianxian.base.bibliography import sources
from qianxian.base.language import say
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest, outcome_ids

BASELINE = "now"
#: What a claim may expect of a paired difference, or of a level.
EXPECTATIONS = ("falls", "rises", "not_lower", "not_higher", "within")


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    en: str
    zh: str

    def of(self, lang: str) -> str:
        """The text in `lang` (``en`` or ``zh``)."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True)
class Arm:
    """One arm of a case beside the baseline: reforms that come with the package, levers and parameters."""

    name: str
    title: Words
    reforms: tuple[str, ...] = ()
    levers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Claim:
    """One thing that the source says and the model can contradict.

    `size` are the bounds of the change relative to the other arm, where the source gives one; `within` are the bounds
    of a level.
    """

    text: Words
    sources: str
    outcome: str
    arm: str
    expected: str
    against: str = BASELINE
    size: tuple[float, float] | None = None
    within: tuple[float, float] | None = None


@dataclass(frozen=True)
class Absence:
    """What the source says and the model cannot show."""

    text: Words
    sources: str
    why: Words


@dataclass(frozen=True)
class CaseFile:
    """A case as its file has it."""

    id: str
    title: Words
    question: Words
    scenario: str
    days: int
    replicates: int
    arms: tuple[Arm, ...]
    claims: tuple[Claim, ...]
    absences: tuple[Absence, ...]


def read_case(path: Path) -> CaseFile:
    """Reads and checks a case file.

    Raises
    ------
    InputError
        With every mistake at once.
    """
    with path.open("rb") as stream:
        content = tomllib.load(stream)
    reader = _Reader()
    case = reader.case(content)
    reader.check(case)
    raise_problems(reader.problems)
    return case


class _Reader:
    def __init__(self) -> None:
        self.problems: Problems = []

    def words(self, table: Mapping[str, Any], key: str, place: str) -> Words:
        for one in (key, f"{key}_zh"):
            if not isinstance(table.get(one), str) or not table[one].strip():
                self.problems.append((place, say(f"{place}: {one}: missing", f"{place}：缺少 {one}")))
        return Words(str(table.get(key, "")), str(table.get(f"{key}_zh", "")))

    def keys(self, table: Mapping[str, Any], valid: set[str], place: str) -> None:
        for key in sorted(set(table) - valid):
            hint = nearest(key, sorted(valid))
            self.problems.append(
                (place, say(f"{place}: {key}: unknown key: {hint}", f"{place}：没有 {key} 这一项：{hint}"))
            )

    def case(self, content: Mapping[str, Any]) -> CaseFile:
        texts = {"title", "title_zh", "question", "question_zh"}
        self.keys(content, texts | {"id", "scenario", "days", "replicates", "arm", "claim", "not_shown"}, "case")
        return CaseFile(
            id=str(content.get("id", "")),
            title=self.words(content, "title", "case"),
            question=self.words(content, "question", "case"),
            scenario=str(content.get("scenario", "")),
            days=self.count(content, "days", 182),
            replicates=self.count(content, "replicates", 20),
            arms=tuple(self.arm(a, f"arm {i}") for i, a in self.tables(content, "arm")),
            claims=tuple(self.claim(c, f"claim {i}") for i, c in self.tables(content, "claim")),
            absences=tuple(self.absence(a, f"not_shown {i}") for i, a in self.tables(content, "not_shown")),
        )

    def count(self, content: Mapping[str, Any], key: str, default: int) -> int:
        given = content.get(key, default)
        if isinstance(given, int) and not isinstance(given, bool) and given > 0:
            return given
        self.problems.append(
            (key, say(f"{key} = {given}: must be a whole number from 1 on", f"{key} = {given}：须为正整数"))
        )
        return default

    def tables(self, content: Mapping[str, Any], key: str) -> list[tuple[int, Mapping[str, Any]]]:
        given = content.get(key, [])
        if isinstance(given, list) and all(isinstance(one, dict) for one in given):
            return list(enumerate(given, 1))
        self.problems.append((key, say(f"{key}: must be tables, [[{key}]] each", f"{key}：须写成 [[{key}]] 表")))
        return []

    def arm(self, table: Mapping[str, Any], place: str) -> Arm:
        self.keys(table, {"name", "title", "title_zh", "reforms", "levers", "parameters"}, place)
        return Arm(
            name=str(table.get("name", "")),
            title=self.words(table, "title", place),
            reforms=tuple(table.get("reforms", ())),
            levers=table.get("levers", {}),
            parameters=table.get("parameters", {}),
        )

    def claim(self, table: Mapping[str, Any], place: str) -> Claim:
        valid = {"text", "text_zh", "sources", "outcome", "arm", "against", "expected", "size", "within"}
        self.keys(table, valid, place)
        return Claim(
            text=self.words(table, "text", place),
            sources=str(table.get("sources", "")),
            outcome=str(table.get("outcome", "")),
            arm=str(table.get("arm", "")),
            expected=str(table.get("expected", "")),
            against=str(table.get("against", BASELINE)),
            size=self.bounds(table, "size", place),
            within=self.bounds(table, "within", place),
        )

    def absence(self, table: Mapping[str, Any], place: str) -> Absence:
        self.keys(table, {"text", "text_zh", "sources", "why", "why_zh"}, place)
        return Absence(self.words(table, "text", place), str(table.get("sources", "")), self.words(table, "why", place))

    def bounds(self, table: Mapping[str, Any], key: str, place: str) -> tuple[float, float] | None:
        given = table.get(key)
        if given is None:
            return None
        if isinstance(given, list) and len(given) == 2 and given[0] < given[1]:
            return float(given[0]), float(given[1])
        text = (
            f"{place}: {key} = {given}: must be two rising numbers",
            f"{place}：{key} = {given}：须为由小到大的两个数",
        )
        self.problems.append((place, say(*text)))
        return math.nan, math.nan

    def check(self, case: CaseFile) -> None:
        """What the parts must have in common, and the world's words that they use."""
        arms = [BASELINE, *(a.name for a in case.arms)]
        for name in sorted({a for a in arms if not a or arms.count(a) > 1}):
            text = (f"arm: name = '{name}': must be there, once", f"arm：name = '{name}'：须有且只出现一次")
            self.problems.append(("arm", say(*text)))
        for i, claim in enumerate(case.claims, 1):
            place = f"claim {i}"
            self.one_of(claim.outcome, list(outcome_ids()), "outcome", place)
            self.one_of(claim.arm, arms, "arm", place)
            self.one_of(claim.against, arms, "against", place)
            self.one_of(claim.expected, list(EXPECTATIONS), "expected", place)
            if (claim.expected == "within") != (claim.within is not None):
                text = (f"{place}: within: goes with expected = within", f"{place}：within 须与 expected = within 同用")
                self.problems.append((place, say(*text)))
        known = list(sources().index)
        for place, ids in [("claim", c.sources) for c in case.claims] + [
            ("not_shown", a.sources) for a in case.absences
        ]:
            for one in ids.split():
                self.one_of(one, known, "sources", place)

    def one_of(self, value: str, valid: list[str], key: str, place: str) -> None:
        if value in valid:
            return
        hint = nearest(value, valid)
        self.problems.append(
            (place, say(f"{place}: {key} = {value} is unknown: {hint}", f"{place}：{key} = {value}：没有此项：{hint}"))
        )
