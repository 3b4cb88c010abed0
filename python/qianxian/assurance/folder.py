"""A folder that is there whole or not at all, and that replaces nothing but its like."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from qianxian.base.durable import sync
from qianxian.base.language import say
from qianxian.base.problems import raise_problems

METADATA: Final = "ro-crate-metadata.json"
Content = bytes | Path


def new_folder(path: str | Path, *, force: bool, remedy: str = "force=True") -> Path:
    """The absolute path of a folder that may be written.

    Raises
    ------
    InputError
        If there is something at `path` already that is no empty folder, unless `force` allows to replace it; the
        `remedy` is how the user says so. If it is no folder of these pages, or holds other files, whatever `force`
        says.
    """
    folder = Path(path).resolve()
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return folder
    strangers = _strangers(folder)
    if strangers:
        named = ", ".join(strangers[:3])
        text = (
            f"{path}: holds what these pages did not write ({named}). Give another folder.",
            f"{path}：含有并非由本命令写出的内容（{named}）。请另选目录。",
        )
        raise_problems([("folder", say(*text))])
    if not force:
        text = (
            f"{path}: the folder exists. Give another one, or {remedy} to replace it.",
            f"{path}：目录已存在。请另选目录，或加 {remedy} 覆盖。",
        )
        raise_problems([("folder", say(*text))])
    return folder


def _strangers(folder: Path) -> list[str]:
    """What is in the folder and not listed by its own metadata; the folder itself if it has none."""
    try:
        graph = json.loads((folder / METADATA).read_text(encoding="utf-8"))["@graph"]
        listed = {str(entity["@id"]) for entity in graph}
    except (OSError, ValueError, KeyError, TypeError):
        return [folder.name]
    return sorted(f.name for f in folder.iterdir() if f.name not in listed)


def publish(folder: Path, files: Mapping[str, Content], describe: Callable[[Path], bytes]) -> None:
    """Writes all files and then the metadata into a draft, and gives it its name in one step.

    Parameters
    ----------
    folder : as ``new_folder`` gives it
    files : content of each file, or the file to copy, by name
    describe : metadata of the draft, asked for when everything else is in it

    Raises
    ------
    OSError
        With the folder's name, for example if the disk is full; an older folder of this name stands.
    """
    draft, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{end}") for end in ("tmp", "old"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft.mkdir()
        for name, content in files.items():
            _put(draft / name, content)
        _put(draft / METADATA, describe(draft))
        sync(draft)
        if folder.exists():
            folder.replace(old)
        draft.replace(folder)
        sync(folder.parent)
    except OSError as error:
        if old.exists() and not folder.exists():
            old.replace(folder)
        raise OSError(error.errno, error.strerror, str(folder)) from None
    finally:
        for rest in (draft, old):
            shutil.rmtree(rest, ignore_errors=True)


def _put(file: Path, content: Content) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, file)
    else:
        file.write_bytes(content)
    sync(file)
