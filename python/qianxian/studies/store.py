"""A directory of finished replicates, content-addressed and durable: nothing that is finished is lost or done twice."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import math
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qianxian.base.durable import sync, write_durably
from qianxian.base.language import say
from qianxian.base.problems import raise_problems

OBJECT_FORMAT = "qianxian replicate outcomes"
STUDY_FORMAT = "qianxian study"
#: What network drives answer that know no locks.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}

#: What a process leaves that was killed before it wrote down what it studies.
_BEFORE_A_STUDY = {"lock", "objects"}


class Store:
    """Finished replicates by the hash of what they were made of.

    ``objects/<first two digits>/<key>.json`` holds one replicate. A file has its final name only when it is complete
    and on the disk, and carries the hash of its content; one that does not match counts as not there.

    Parameters
    ----------
    folder : made if it does not exist

    Raises
    ------
    OSError
        If nothing can be written there; names the place.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def check(self) -> None:
        """Raises InputError if the folder holds files and is no store: a study replaces files of its own names."""
        there = {entry.name for entry in self.folder.iterdir()} if self.folder.is_dir() else set()
        unfinished = {name for name in there if name.startswith(".study.json.") and name.endswith(".tmp")}
        ours = self._holds_a_study() if "study.json" in there else there - unfinished <= _BEFORE_A_STUDY
        if not ours:
            text = say(
                f"{self.folder}: the folder holds other files and is no store of a study. Give a new or empty one.",
                f"{self.folder}：该文件夹已有其他文件，且不是研究目录。请指定新的或空的文件夹。",
            )
            raise_problems([("store", text)])

    def _holds_a_study(self) -> bool:
        try:
            plan = json.loads((self.folder / "study.json").read_bytes())
        except (OSError, ValueError):
            return False
        return isinstance(plan, dict) and plan.get("format") == STUDY_FORMAT

    def prepare(self) -> None:
        """Makes the directories and removes what a killed process left unfinished; the lock must be held."""
        objects = self.folder / "objects"
        objects.mkdir(exist_ok=True)
        for left in [*self.folder.glob(".*.tmp"), *objects.glob("*/.*.tmp")]:
            left.unlink()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the store for this process alone.

        Raises
        ------
        OSError
            If another process holds it, or nothing can be written there.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except (FileExistsError, NotADirectoryError):
            raise NotADirectoryError(f"{self.folder}: a store is a directory, and there is a file in its way") from None
        except OSError as error:
            raise OSError(error.errno, f"no store can be made here: {error.strerror}", str(self.folder)) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(lock, 80).decode(errors="replace").strip()
            os.close(lock)
            raise BlockingIOError(
                f"{self.folder}: process {holder} is running a study in this store; wait for it, or use another store"
            ) from None
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                os.close(lock)
                raise OSError(error.errno, f"the store cannot be locked: {error.strerror}", str(self.folder)) from None
            text = (
                f"{self.folder}: this drive has no locks, so nothing keeps another process out of the store; "
                "let one process at a time use it",
                f"{self.folder}：该磁盘不支持文件锁，无法阻止其他进程写入此目录；请勿同时由多个进程使用",
            )
            warnings.warn(say(*text), stacklevel=2)
        try:
            os.truncate(lock, 0)
            os.write(lock, str(os.getpid()).encode())
            yield
        finally:
            os.close(lock)  # and with it the lock

    def path(self, key: str) -> Path:
        """Where the replicate of this key is kept."""
        return self.folder / "objects" / key[:2] / f"{key}.json"

    def read(self, key: str, ids: Sequence[str]) -> list[float] | None:
        """Outcomes of a replicate, to the bit as they were written; None if it is missing or damaged.

        Parameters
        ----------
        key : of the replicate
        ids : of the outcomes, in order
        """
        try:
            content = json.loads(self.path(key).read_bytes())
            checksum = content.pop("checksum")
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return None
        if checksum != digest(content) or content["key"] != key or list(content["outcomes"]) != list(ids):
            return None
        return [math.nan if v is None else float(v) for v in content["outcomes"].values()]

    def write(self, key: str, made_of: Mapping[str, Any], outcomes: Mapping[str, float]) -> None:
        """Keeps a finished replicate; on return it is on the disk."""
        values = {name: _plain(value) for name, value in outcomes.items()}
        content = {"format": OBJECT_FORMAT, "key": key, "made_of": dict(made_of), "outcomes": values}
        path = self.path(key)
        if not path.parent.is_dir():
            path.parent.mkdir(exist_ok=True)
            sync(path.parent.parent)
        write_durably(path, (json.dumps({**content, "checksum": digest(content)}) + "\n").encode())


def digest(content: Any) -> str:
    """SHA-256 of plain data, independent of the order of its keys."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: float) -> float | str | None:
    """JSON has no value for what is undefined or infinite."""
    if math.isnan(value):
        return None
    return value if math.isfinite(value) else repr(value)
