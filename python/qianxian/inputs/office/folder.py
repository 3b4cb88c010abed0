"""A folder that the program takes: the tables of a township, and a scenario file that names them."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import tomli_w

from qianxian import _core
from qianxian.base.durable import sync, write_durably
from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.inputs.tables import REPLACED, TABLES

#: The files of the folder.
FILES: Final = ("scenario.toml", "mapping.txt", *(f"{name}.csv" for name in TABLES))
#: Short name of a scenario whose folder has a name that cannot be one, as a Chinese name.
FALLBACK_NAME: Final = "my-township"
_SHORT_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")
_ABOUT: Final = """\
# A township from the spreadsheets of an office. The tables beside this file hold people and groups; mapping.txt says
# from which sheets, rows and columns they were taken. What is not said here keeps its default.
# 由单位的电子表格导入的乡镇。人员和工作群在同一文件夹的各表中，mapping.txt 记录其取自哪些工作表、行和列。
# 此处未写的参数取默认值。

"""


def heading_of(place: Path | None, name: str, title: str, title_zh: str) -> dict[str, str]:
    """Name and titles of a scenario in a folder. What is not given follows from the name of the folder: as the short
    name where it can be one, and as the title."""
    folder = place.name if place is not None else ""
    short = name or (folder if _SHORT_NAME.fullmatch(folder) else FALLBACK_NAME)
    shown = title or name or folder or short
    return {"name": short, "title": shown, "title_zh": title_zh or shown}


def free_folder(folder: str | Path, *, force: bool, remedy: str) -> Path:
    """The absolute path of a folder that may be written.

    Raises
    ------
    InputError
        If there is a file of this name, or a folder with anything in it, unless `force` allows to replace the files of
        ours in it; the `remedy` is how the user says so.
    """
    place = Path(folder).absolute()
    if place.exists() and not place.is_dir():
        text = say(f"{folder}: is a file. Give the name of a folder", f"{folder}：是文件。请给出文件夹名")
        raise_problems([("out", text)])
    if not force and place.is_dir() and any(place.iterdir()):
        text = say(
            f"{folder}: the folder is not empty. Give another name, or {remedy} to replace the files of the same names",
            f"{folder}：文件夹不为空。请另取名称，或加 {remedy} 覆盖其中的同名文件",
        )
        raise_problems([("out", text)])
    return place


def write_folder(scenario: _core.Scenario, place: Path, report: str) -> None:
    """Writes the tables, the scenario file and the mapping report. The folder is there whole, or its older files are;
    what is written is read again before it counts."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        scenario.write_tables(str(draft), 1, 0)
        (draft / "scenario.toml").write_bytes((_ABOUT + tomli_w.dumps(_own_content(scenario))).encode())
        (draft / "mapping.txt").write_bytes((report + "\n").encode())
        _core.read_scenario(str(draft / "scenario.toml"))
        if place.exists() and any(place.iterdir()):
            for name in FILES:
                write_durably(place / name, (draft / name).read_bytes())
            return
        for name in FILES:
            sync(draft / name)
        draft.replace(place)
        sync(place.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _own_content(scenario: _core.Scenario) -> dict[str, Any]:
    """The scenario file without the township, without what the tables replace, and without defaults."""
    content = tomllib.loads(scenario.source)
    content.pop("roster", None)
    defaults = tomllib.loads(_core.parse_scenario('name = "defaults"', "defaults").source)
    own = _differing(content, defaults)
    for key in REPLACED:
        own.get("township", {}).pop(key, None)
    heading = {key: content[key] for key in ("name", "title", "title_zh")}
    own = {key: value for key, value in own.items() if key not in heading and value != {}}
    return {**heading, "township_tables": ".", **own}


def _differing(content: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    """What differs from the defaults, section by section."""
    found: dict[str, Any] = {}
    for key, value in content.items():
        if isinstance(value, Mapping) and isinstance(defaults.get(key), Mapping):
            if inner := _differing(value, defaults[key]):
                found[key] = inner
        elif value != defaults.get(key):
            found[key] = value
    return found
