"""A user's own township as data frames, to and from the engine's tables."""

from __future__ import annotations

import re
import tempfile
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

import pandas as pd
import tomli_w

from qianxian import _core
from qianxian.base.language import spoken
from qianxian.base.problems import raise_problems

#: Tables and their columns, as in a folder of a user's own township.
TABLES = {
    "departments": ["id", "name", "name_zh", "function"],
    "units": ["id", "kind", "name", "name_zh"],
    "persons": ["id", "role", "unit", "serves_village", "lines"],
    "groups": ["id", "kind", "name", "name_zh", "function", "lines"],
    "memberships": ["group", "person"],
}
#: Parameters of a generated township, which an imported one replaces.
REPLACED = {
    *("n_leaders", "n_offices", "n_staff", "n_villages", "cadres_per_village", "first_secretary_share"),
    *("n_departments", "n_extra_groups"),
}
#: What may stand between the entries of a list in a cell, as the engine's reader takes it.
SEPARATORS = re.compile("[;,；，、]")
#: Columns that may be left out: an empty cell means what the table's page says.
MAY_BE_EMPTY = {"name", "name_zh", "serves_village", "lines", "function"}


def scenario_from_tables(
    tables: Mapping[str, pd.DataFrame],
    departments: pd.DataFrame | None,
    base: str | None,
    heading: Mapping[str, str],
) -> _core.Scenario:
    """Writes the frames as the engine's tables and reads them, so that one reader judges files and frames alike."""
    frames = {name: _complete(name, table) for name, table in tables.items()}
    frames["departments"] = _departments_named(frames) if departments is None else _complete("departments", departments)
    if departments is None and frames["departments"].empty:
        text = "persons, groups: lines names no department, so there is no line. Name some, or give departments"
        raise_problems([("departments", text)])
    with tempfile.TemporaryDirectory(prefix="qianxian-") as folder:
        for name, frame in frames.items():
            # half a character goes through, so that the reader names its row; the mark at the head says UTF-8
            file = Path(folder) / f"{name}.csv"
            frame.to_csv(file, index=False, encoding="utf-8-sig", errors="surrogatepass")
        content: dict[str, str] = {**heading, "township_tables": "."}
        if base is not None:
            (Path(folder) / "base.toml").write_text(base, encoding="utf-8")
            content["extends"] = "base.toml"
        file = Path(folder) / "scenario.toml"
        file.write_text(tomli_w.dumps(content), encoding="utf-8")
        try:
            return _core.read_scenario(str(file), [], spoken())
        except _core.InputError as error:
            raise _as_rows(error, folder, frames) from None


def tables_of(scenario: _core.Scenario, seed: int, township: int) -> dict[str, pd.DataFrame]:
    """The township that the scenario describes, as five frames of texts."""
    with tempfile.TemporaryDirectory(prefix="qianxian-") as folder:
        scenario.write_tables(folder, seed, township)
        return {name: pd.read_csv(Path(folder) / f"{name}.csv", dtype=str, keep_default_na=False) for name in TABLES}


def _complete(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table's columns as texts; what may be empty is added, lists are joined by semicolons."""
    frame = pd.DataFrame(index=table.index)
    for column in TABLES[name]:
        if column in table.columns:
            frame[column] = [_cell(value) for value in table[column]]
        elif column in MAY_BE_EMPTY:
            frame[column] = ""
        # any other missing column is left to the engine's reader, which names the nearest one
    extra = [c for c in table.columns if c not in TABLES[name]]
    for column in extra:
        frame[column] = [_cell(value) for value in table[column]]
    if name == "groups" and "function" in frame:
        frame["function"] = frame["function"].replace("", "general")
    if {"name", "name_zh", "id"} <= set(frame.columns):
        unnamed = (frame["name"] == "") & (frame["name_zh"] == "")
        frame.loc[unnamed, "name"] = frame.loc[unnamed, "id"]
    return frame


def _cell(value: object) -> str:
    if isinstance(value, (set, frozenset)):
        return ";".join(sorted(str(v) for v in value))  # a set has an order of its own in every process
    if isinstance(value, (list, tuple)):
        return ";".join(str(v) for v in value)
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # an id column with gaps is read as floats
    return str(value)


def _departments_named(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One department for every line that persons or groups name."""
    function: dict[str, str] = {}
    for table in ("persons", "groups"):
        for cell in frames[table].get("lines", []):
            for line in SEPARATORS.split(cell):
                if line.strip() and line.strip() != "all":
                    function.setdefault(line.strip(), "")
    groups = frames["groups"]
    for line, field in zip(groups.get("lines", []), groups.get("function", []), strict=False):
        if function.get(line) == "":
            function[line] = field
    rows = [
        {"id": line, "name": line, "name_zh": line, "function": field or "general"} for line, field in function.items()
    ]
    return pd.DataFrame(rows, columns=TABLES["departments"])


def _breaks(cell: object) -> int:
    return str(cell).replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _first_lines(frame: pd.DataFrame) -> list[int]:
    """Line of the frame's file at which each row begins: a cell with line breaks takes several."""
    lengths = [1 + sum(_breaks(cell) for cell in row) for row in frame.itertuples(index=False)]
    return list(accumulate(lengths, initial=2 + sum(_breaks(column) for column in frame.columns)))


def _as_rows(error: _core.InputError, folder: str, frames: Mapping[str, pd.DataFrame]) -> _core.InputError:
    """The same mistakes with rows of frames instead of lines of files that are gone."""
    problems = []
    for where, message in error.problems:
        place = where.replace(folder, "").lstrip("/\\")
        at = re.fullmatch(r"(\w+)\.csv:(\d+):\d+", place)
        if at:
            row = bisect_right(_first_lines(frames[at[1]]), int(at[2])) - 1
            place = f"{at[1]}, row {row}" if row >= 0 else f"{at[1]}, columns"
        problems.append((place, message.replace(folder, "")))
    shown = _core.InputError("\n".join(f"{where}: {message}" for where, message in problems))
    shown.problems = problems
    return shown
