"""Design files: a study written down in TOML, for the command line and for colleagues."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from qianxian import _core
from qianxian.base.language import say, spoken
from qianxian.base.problems import Problems, raise_problems
from qianxian.base.reference import nearest
from qianxian.inputs.options import Options
from qianxian.runs.opening import load
from qianxian.runs.simulation import Scenario
from qianxian.studies.designs import factorial, latin_hypercube, listed, sobol
from qianxian.studies.factors import REFORM

KINDS = ("factorial", "latin_hypercube", "sobol", "points")
SAMPLED = ("latin_hypercube", "sobol")
NUMBERS = ("days", "replicates", "seed", "townships")
KEYS = ("scenario", "design", "n", *NUMBERS, "store", "factors", "point")
DEFAULT_REPLICATES = 10


@dataclass(frozen=True)
class DesignFile:
    """A study as a file describes it.

    Attributes
    ----------
    design : points
    base : scenario
    options : days, replicates, seed (of the simulations, and of a sampled design), townships
    store : directory that the file names, or ``results/<name of the file>``
    """

    design: pd.DataFrame
    base: Scenario
    options: Options
    store: Path


def read_design(path: Path) -> DesignFile:
    """Reads a design file.

    Raises
    ------
    FileNotFoundError
    InputError
        With every mistake of the file at once: file, key, value, what is allowed, and the nearest valid word.
    """
    if not path.is_file():
        raise FileNotFoundError(say(f"{path}: no such design file", f"{path}：没有这个设计文件"))
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:  # of TOML or of UTF-8
        raise_problems([(str(path), f"{path}: {error}")])
    problems = _unknown(content, KEYS)
    base = _base(content, path.parent, problems)
    options = _options(content, problems)
    design = _design(content, path.parent, options, problems)
    store = content.get("store", "")
    if not isinstance(store, str):
        problems.append(("store", _must("store", store, say("a directory in quotes", "加引号的目录名"))))
    raise_problems([(where, f"{path}: {message}") for where, message in problems])
    assert base is not None and design is not None
    return DesignFile(design, base, options, path.parent / store if store else Path("results") / path.stem)


def _must(key: str, value: Any, rule: str) -> str:
    return say(f"{key} = {value!r}: must be {rule}", f"{key} = {value!r}：须为{rule}")


def _unknown(content: Mapping[str, Any], valid: tuple[str, ...]) -> Problems:
    found = [key for key in content if key not in valid]
    hints = [nearest(key, valid, spoken()) for key in found]
    return [(k, say(f"no key '{k}': {hint}", f"没有“{k}”这个键：{hint}")) for k, hint in zip(found, hints, strict=True)]


def _base(content: Mapping[str, Any], folder: Path, problems: Problems) -> Scenario | None:
    name = content.get("scenario")
    if not isinstance(name, str):
        rule = say('the name of a scenario or the path of its file, e.g. "baru-34"', '情景名或其文件路径，如 "baru-34"')
        problems.append(("scenario", _must("scenario", name, rule)))
        return None
    try:
        return load(folder / name if name.endswith(".toml") else name)
    except _core.InputError as error:
        problems += error.problems
    except OSError as error:
        problems.append(("scenario", f"scenario = {name!r}: {error}"))
    return None


def _options(content: Mapping[str, Any], problems: Problems) -> Options:
    """Options as far as they are right; what is wrong has its default and is a problem."""
    right: dict[str, Any] = {"replicates": DEFAULT_REPLICATES}
    for name in NUMBERS:
        if name not in content:
            continue
        value, (lower, upper) = content[name], Options.BOUNDS[name]
        if isinstance(value, int) and not isinstance(value, bool) and lower <= value <= upper:
            right[name] = value
        else:
            rule = say(f"a whole number in [{lower}, {upper}]", f" [{lower}, {upper}] 内的整数")
            problems.append((name, _must(name, value, rule)))
    return Options(**right)


def _design(content: Mapping[str, Any], folder: Path, options: Options, problems: Problems) -> pd.DataFrame | None:
    kind = content.get("design", "points" if "point" in content else "factorial")
    if kind not in KINDS:
        hint = nearest(str(kind), KINDS, spoken())
        problems.append(("design", _must("design", kind, f"{', '.join(KINDS)}; {hint}")))
        return None
    table = "point" if kind == "points" else "factors"
    given = content.get(table)
    right_type = isinstance(given, list if table == "point" else dict)
    if not right_type or not given:
        wanted = "[[point]]" if table == "point" else "[factors]"
        text = f"design = {kind!r}: needs {wanted}", f"design = {kind!r}：需要 {wanted}"
        problems.append((table, say(*text)))
    for other, reason in (("point", kind != "points"), ("factors", kind == "points"), ("n", kind not in SAMPLED)):
        if reason and other in content:
            text = f"{other}: a design {kind!r} has none", f"{other}：{kind!r} 设计不使用此项"
            problems.append((other, say(*text)))
    try:
        return _points(kind, content, folder, options) if right_type and given else None
    except _core.InputError as error:
        problems += error.problems
    return None


def _points(kind: str, content: Mapping[str, Any], folder: Path, options: Options) -> pd.DataFrame:
    if kind == "points":
        rows = [p if isinstance(p, dict) else {} for p in content["point"]]
        return listed([{k: _placed(k, v, folder) for k, v in _flat(row).items()} for row in rows])
    factors = _flat(content["factors"])
    if kind == "factorial":
        problems = [
            (k, _must(k, v, say("a list of values", "取值列表"))) for k, v in factors.items() if not _is_list(v)
        ]
        levels = {k: [_placed(k, one, folder) for one in v] for k, v in factors.items() if _is_list(v)}
        return _with(problems, lambda: factorial(levels))
    made = latin_hypercube if kind == "latin_hypercube" else sobol
    return made({k: _bounds(v) for k, v in factors.items()}, content.get("n", 0), options.seed)


def _with(problems: Problems, make: Any) -> Any:
    """What is made, or its mistakes together with those that are known already."""
    try:
        made = make()
    except _core.InputError as error:
        raise_problems([*problems, *error.problems])
    raise_problems(problems)
    return made


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_bounds(value: Any) -> bool:
    return isinstance(value, dict) and set(value) <= {"lower", "upper"}


def _bounds(value: Any) -> Any:
    """(lower, upper), members, or None for the declared range, which an empty table asks for."""
    if not _is_bounds(value):
        return value
    return (value.get("lower"), value.get("upper")) if value else None


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Values by full key, whether keys are quoted, dotted or in tables of their own."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and not _is_bounds(value):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def _placed(key: str, value: Any, folder: Path) -> Any:
    """A reform's path stands relative to the design file."""
    file = key == REFORM and isinstance(value, str) and value.endswith(".toml")
    return str(folder / value) if file else value
