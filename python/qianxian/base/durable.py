"""Files that are there complete, even after a power cut, or are not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

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
    draft = path.with_name(f".{path.name}.tmp")
    try:
        yield draft
        sync(draft)
        draft.replace(path)
        sync(path.parent)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None


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
