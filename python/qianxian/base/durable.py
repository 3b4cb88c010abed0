"""Files that are there complete, even after a power cut, or are not there."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from qianxian.base.language import say
from qianxian.base.problems import raise_problems

# A draft has one writer and a published file none: neither needs a lock, which some network drives do not have.
UNLOCKED: Final[dict[str, Any]] = {"locking": False}


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Yields another path to write to; at the end of the block the file is on the disk under its own name.

    Raises
    ------
    OSError
        With the file's name, for example if the disk is full; an older file of this name stands.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        yield draft
        sync(draft)
        draft.replace(path)
        sync(path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        draft.unlink(missing_ok=True)


def write_durably(path: Path, content: bytes) -> None:
    """Writes a whole file; raises as ``unfinished``."""
    with unfinished(path) as draft:
        draft.write_bytes(content)


def sync(path: Path) -> None:
    """Waits until a file or the entries of a folder are on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def new_file(path: str | Path, *, force: bool, inputs: Iterable[Path] = (), remedy: str = "force=True") -> Path:
    """The absolute path of a file that may be written.

    Raises
    ------
    InputError
        If there is something at `path` already, unless `force` allows to replace it; the `remedy` is how the user says
        so. If it is one of the `inputs`, whatever `force` says.
    """
    file = Path(path).absolute()
    if any(file.exists() and source.exists() and file.samefile(source) for source in inputs):
        raise_problems([("out", say(f"{path}: is read here. Give another name.", f"{path}：正被读取。请另取文件名。"))])
    if not force and os.path.lexists(file):
        text = say(
            f"{path}: the file exists. Give another name, or {remedy} to replace it.",
            f"{path}：文件已存在。请另取文件名，或加 {remedy} 覆盖。",
        )
        raise_problems([("out", text)])
    return file
