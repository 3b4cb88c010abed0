"""The plan of a study: a scenario, points at which it is varied, and how often and how long each of them is run."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.inputs.options import Options
from qianxian.inputs.reform import Reform
from qianxian.runs.simulation import Scenario
from qianxian.studies.factors import REFORM, column, reform_text, typed, unknown_keys
from qianxian.studies.store import STUDY_FORMAT, digest
from qianxian.studies.worker import Job, program

PLAN_SCHEMA = "1.0"
OUTCOME_SCHEMA = "1.0"  # of the objects; part of every key


@dataclass(frozen=True)
class Plan:
    """What a study is, as plain data; ``study.json`` holds exactly this.

    Attributes
    ----------
    name : short name of the base scenario
    scenario : its resolved text
    options : days, replicates, seed, townships
    factors : keys that vary, in order
    points : a value by factor for every point; None leaves the base's value
    reforms : texts of the reforms that points name
    """

    name: str
    scenario: str
    options: Options
    factors: tuple[str, ...]
    points: tuple[tuple[Any, ...], ...]
    reforms: Mapping[str, str]

    @cached_property
    def base(self) -> Scenario:
        """The scenario that is varied."""
        return Scenario.from_text(self.scenario, self.name)

    @cached_property
    def design(self) -> pd.DataFrame:
        """Points as a data frame, one column a factor; gaps are NaN among numbers and empty among texts."""
        columns = {key: column([p[i] for p in self.points]) for i, key in enumerate(self.factors)}
        return pd.DataFrame(columns, index=pd.RangeIndex(len(self.points), name="point"))

    def scenario_at(self, point: int) -> Scenario:
        """The scenario of a point: first its reform is laid, then its values are set.

        Raises
        ------
        InputError
            If there is no such scenario, with every mistake at once.
        """
        values = {k: v for k, v in zip(self.factors, self.points[point], strict=True) if v is not None}
        label = values.pop(REFORM, None)
        laid = self.base if label is None else self.base + Reform.from_text(self.reforms[label], label)
        return laid.with_(values) if values else laid

    def job(self, scenario: str, replicate: int) -> Job:
        """One replicate of a point, for a worker."""
        one = replace(self.options, replicates=replicate + 1, threads=1, record="run")
        return Job(scenario, self.name, asdict(one), replicate, program())

    def made_of(self, scenario: str, replicate: int) -> dict[str, Any]:
        """Everything on which the outcomes of a replicate depend; its hash is their key."""
        version, revision, build = program()
        o = self.options
        return {
            "scenario_sha256": hashlib.sha256(scenario.encode()).hexdigest(),
            "days": int(o.days),
            "seed": int(o.seed),
            "townships": int(o.townships),
            "replicate": replicate,
            "program_version": version,
            "git_revision": revision,
            "build": build,
            "schema_version": OUTCOME_SCHEMA,
        }

    def key(self, scenario: str, replicate: int) -> str:
        """Address of the outcomes of a replicate in a store."""
        return digest(self.made_of(scenario, replicate))

    def to_json(self) -> str:
        """As ``study.json`` holds it."""
        o = self.options
        content = {
            "format": STUDY_FORMAT,
            "schema_version": PLAN_SCHEMA,
            "name": self.name,
            "options": {k: int(getattr(o, k)) for k in ("days", "replicates", "seed", "townships")},
            "factors": self.factors,
            "points": self.points,
            "reforms": dict(self.reforms),
            "scenario": self.scenario,
        }
        return json.dumps(content, ensure_ascii=False, indent=1, default=_moment_text) + "\n"


def plan_from_json(path: Path) -> Plan:
    """The plan in ``study.json``.

    Raises
    ------
    FileNotFoundError, ValueError
        If there is no study, or one of a format that this package does not know.
    """
    if not path.is_file():
        raise FileNotFoundError(say(f"{path.parent}: no study here", f"{path.parent}：此目录中没有批量运行"))
    try:
        c = json.loads(path.read_bytes())
        if c["format"] != STUDY_FORMAT or c["schema_version"].split(".")[0] != PLAN_SCHEMA.split(".")[0]:
            raise ValueError(f"format {c['format']!r} {c['schema_version']}")
        factors = tuple(c["factors"])
        raise_problems(unknown_keys(factors))
        points = tuple(tuple(typed(k, v) for k, v in zip(factors, p, strict=True)) for p in c["points"])
        return Plan(c["name"], c["scenario"], Options(**c["options"]), factors, points, c["reforms"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        text = say(f"no study that this package reads: {error}", f"不是本软件可读的批量运行：{error}")
        raise ValueError(f"{path}: {text}") from None


def plan_of(design: pd.DataFrame, base: Scenario, options: Options) -> Plan:
    """The plan of a design; columns and reforms are checked, values not, because one bad point must not stop the rest.

    Raises
    ------
    InputError
        With every mistake at once: unknown or repeated columns, reforms that cannot be read, no points at all.
    """
    problems = unknown_keys(str(c) for c in design.columns)
    if design.columns.has_duplicates:
        twice = ", ".join(map(str, design.columns[design.columns.duplicated()]))
        problems.append(("design", say(f"design: columns twice: {twice}", f"设计：重复的列：{twice}")))
    if len(design) == 0:
        problems.append(("design", say("design: it has no points", "设计：没有任何点")))
    raise_problems(problems)
    factors = tuple(str(c) for c in design.columns)
    columns = [[typed(key, v) for v in design[key].tolist()] for key in factors]
    for key, cells in zip(factors, columns, strict=True):
        problems += [(key, _odd(key, i, v)) for i, v in enumerate(cells) if not isinstance(v, _PLAIN)]
    labels = list(zip(columns[factors.index(REFORM)], design[REFORM], strict=True)) if REFORM in factors else []
    reforms = _reform_texts(labels, problems)
    raise_problems(problems)
    return Plan(base.name, base.text, options, factors, tuple(zip(*columns, strict=True)), reforms)


_PLAIN = (bool, int, float, str, datetime.date, datetime.time, type(None))


def _odd(key: str, point: int, value: Any) -> str:
    kind = type(value).__name__
    return say(
        f"point {point}: {key} = {value!r}: a {kind} is no value of a parameter",
        f"第 {point} 点：{key} = {value!r}：{kind} 类型不能作为参数取值",
    )


def _reform_texts(labels: list[tuple[str | None, Any]], problems: list[tuple[str, str]]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for label, given in dict.fromkeys(labels):
        if label is None:
            continue
        try:
            text = reform_text(label, given)
            Reform.from_text(text, label)
        except (OSError, ValueError) as error:
            problems.append((REFORM, f"reform = {label}: {error}"))
            continue
        if texts.setdefault(label, text) != text:
            message = say(f"reform = {label}: two reforms of one name", f"reform = {label}：两个改革方案同名")
            problems.append((REFORM, message))
    return texts


def _moment_text(value: Any) -> str:
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} {value!r}")
