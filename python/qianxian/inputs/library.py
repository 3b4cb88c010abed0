"""Scenarios and reforms that come with the package."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pandas as pd

from qianxian.base.reference import nearest

#: Installed beside the package, as they stand in the project's folder of the same name.
SCENARIOS = Path(__file__).parents[1] / "scenarios"


def find(name: str | Path, folders: list[Path], what: str) -> Path:
    """The file of this name in one of the folders, or the file at this path.

    Raises
    ------
    FileNotFoundError
        If there is neither.
    """
    given = Path(name)
    if given.suffix == ".toml" or given.is_file():
        if given.is_file():
            return given
        raise FileNotFoundError(f"{given}: no such {what} file")
    for folder in folders:
        if (folder / f"{name}.toml").is_file():
            return folder / f"{name}.toml"
    valid = [f.stem for folder in folders for f in sorted(folder.glob("*.toml"))]
    raise FileNotFoundError(f"no {what} '{name}': {nearest(str(name), valid)} A path ends in .toml.")


def listing(folders: list[Path]) -> pd.DataFrame:
    """Name, titles and path of every file in the folders, indexed by name."""
    rows = []
    for folder in folders:
        for file in sorted(folder.glob("*.toml")):
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            titles = {key: content.get(key, "") for key in ("title", "title_zh")}
            rows.append({"name": file.stem, **titles, "path": str(file)})
    return pd.DataFrame(rows).set_index("name")
