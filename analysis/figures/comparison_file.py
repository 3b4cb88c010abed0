"""Reads what figures show from a comparison file, in one language, and computes paired differences."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np

REPORTED = {"en": "reported", "zh": "上报"}
MARK = {"en": " ({})", "zh": "（{}）"}


class ComparisonError(Exception):
    """The file is no comparison; the message says why."""


@dataclass
class Arm:
    """What the figure needs of one arm."""

    name: str
    title: str
    minutes: dict[str, float]  # by activity id
    outcomes: dict[str, np.ndarray]  # by outcome id, over replicates


@dataclass
class Comparison:
    """A whole comparison file, in one language; the first arm is the baseline."""

    arms: list[Arm]
    activity_titles: dict[str, str]
    outcome_titles: dict[str, str]
    units: dict[str, str]
    replicates: int


@dataclass
class Change:
    """Paired difference of one outcome in per cent of the baseline's mean; NaN where undefined."""

    centre: float
    lower: float
    upper: float
    before: float
    after: float


def text(value) -> str:
    """An HDF5 string attribute or element as str."""
    return value.decode() if isinstance(value, bytes) else str(value)


def attribute(item, names: tuple[str, ...], fallback: str) -> str:
    """First of the named attributes that exists and is not empty."""
    for name in names:
        if name in item.attrs and text(item.attrs[name]):
            return text(item.attrs[name])
    return fallback


def localised(stem: str, language: str) -> tuple[str, ...]:
    """Names to try, in order; English is the plain name."""
    return (f"{stem}_zh", stem) if language == "zh" else (stem,)


def reforms_of(arm: h5py.Group) -> dict[str, dict]:
    """Reforms of an arm by name, from the scenario it carries."""
    listed = tomllib.loads(attribute(arm, ("scenario",), "")).get("reform", [])
    return {r.get("name", ""): r for r in listed}


def arm_titles(arms: h5py.Group, language: str) -> dict[str, str]:
    """An arm is called by the reforms that not every arm has; without any, by its scenario."""
    reforms = {name: reforms_of(arm) for name, arm in arms.items()}
    common = set.intersection(*(set(r) for r in reforms.values()))
    titles = {}
    for name, own in reforms.items():
        parts = [
            next((r[key] for key in localised("title", language) if r.get(key)), reform)
            for reform, r in own.items()
            if reform not in common
        ]
        titles[name] = " + ".join(parts) or attribute(arms[name], localised("title", language), name)
    return titles


def arm_order(file: h5py.File, baseline: str | None) -> list[str]:
    """Arm names, the baseline first."""
    if "arms" not in file or len(file["arms"]) < 2:
        raise ComparisonError("not a comparison: the file needs at least two arms (write one with `./qx compare`)")
    names = [text(n) for n in file.attrs["arms"]] if "arms" in file.attrs else list(file["arms"])
    first = baseline or (names[0] if "arms" in file.attrs else "baseline")
    if first not in names:
        if baseline:
            raise ComparisonError(f"no arm '{baseline}'; there are: {', '.join(names)}")
        first = names[0]
    return [first, *(n for n in names if n != first)]


def mean_minutes(table: h5py.Group) -> dict[str, float]:
    """Minutes per person-day by activity id, over all replicates, periods, units and roles."""
    seconds = table["person_seconds"]
    total = np.zeros(seconds.shape[-1], dtype=np.int64)
    for replicate in range(seconds.shape[0]):  # one at a time: the array of a large study exceeds memory
        total += seconds[replicate].reshape(-1, seconds.shape[-1]).sum(axis=0)
    person_days = int(table["persons"][...].sum())
    activities = [text(a) for a in table["activity"][...]]
    return {a: t / person_days / 60.0 for a, t in zip(activities, total, strict=True)}


def outcomes_of(table: h5py.Group) -> dict[str, np.ndarray]:
    """Every summary variable over (replicate), in the order of the file."""
    return {
        name: item[...].astype(float)
        for name, item in table.items()
        if isinstance(item, h5py.Dataset) and item.ndim == 1 and name != "replicate" and item.dtype.kind in "iuf"
    }


def titles_of(table: h5py.Group, dimension: str, language: str) -> dict[str, str]:
    """Readable text of each element of a dimension, by id."""
    ids = [text(i) for i in table[dimension][...]]
    name = f"{dimension}_title_{language}"
    return dict(zip(ids, [text(t) for t in table[name][...]] if name in table else ids, strict=True))


def read(path: Path, language: str, baseline: str | None = None) -> Comparison:
    """Reads what the figure shows from a comparison file."""
    with h5py.File(path) as file:
        order = arm_order(file, baseline)
        called = arm_titles(file["arms"], language)
        arms = []
        for name in order:
            group = file["arms"][name]
            missing = [t for t in ("time_use", "summary") if t not in group]
            if missing:
                raise ComparisonError(f"arm '{name}' has no table {', '.join(missing)}")
            arms.append(Arm(name, called[name], mean_minutes(group["time_use"]), outcomes_of(group["summary"])))
        first = file["arms"][arms[0].name]
        summary = first["summary"]
        titles = {}
        for outcome in arms[0].outcomes:
            titles[outcome] = attribute(summary[outcome], localised("long_name", language), outcome)
            if attribute(summary[outcome], ("layer",), "") == "reported" and REPORTED[language] not in titles[outcome]:
                titles[outcome] += MARK[language].format(REPORTED[language])
        units = {o: attribute(summary[o], ("units",), "1") for o in arms[0].outcomes}
        replicates = first["time_use"]["person_seconds"].shape[0]
        return Comparison(arms, titles_of(first["time_use"], "activity", language), titles, units, replicates)


def student_quantile(degrees: int) -> float:
    """97.5 % quantile of Student's t: exact for 1 and 2 degrees, else Hill's expansion (relative error below 0.3 %)."""
    if degrees == 1:
        return math.tan(math.pi * 0.475)
    if degrees == 2:
        return 0.95 * math.sqrt(2.0 / (1.0 - 0.95**2))
    z, v = 1.959963984540054, degrees
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )


def paired_change(before: np.ndarray, after: np.ndarray) -> Change:
    """Mean paired difference and its 95 % interval; replicates in which either value is missing are left out."""
    n = min(len(before), len(after))
    valid = np.isfinite(before[:n]) & np.isfinite(after[:n])
    b, a = before[:n][valid], after[:n][valid]
    if len(b) == 0 or b.mean() == 0:
        return Change(*[math.nan] * 3, *([math.nan] * 2 if len(b) == 0 else [b.mean(), a.mean()]))
    scale = 100.0 / abs(b.mean())
    centre = (a - b).mean() * scale
    half = math.nan
    if len(b) > 1:
        half = student_quantile(len(b) - 1) * (a - b).std(ddof=1) / math.sqrt(len(b)) * scale
    return Change(centre, centre - half, centre + half, b.mean(), a.mean())
