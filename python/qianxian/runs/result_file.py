"""Reading a results file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import h5py

from qianxian import _core
from qianxian.base.durable import UNLOCKED
from qianxian.base.language import say

SCHEMA_MAJOR = "1"


def study_attributes(path: Path) -> dict[str, Any]:
    """Attributes of a results file as plain Python values.

    Raises
    ------
    FileNotFoundError, ValueError
        If this is no results file, if its bytes are not those that were written, or if it is one of a major version
        that this package does not know.
    """
    if not path.is_file():
        raise FileNotFoundError(say(f"{path}: no such results file", f"{path}：结果文件不存在"))
    if not h5py.is_hdf5(path):
        raise ValueError(say(f"{path}: not an HDF5 file", f"{path}：不是 HDF5 文件"))
    if _core.seal_of_results(str(path)) == "broken":
        raise ValueError(
            say(
                f"{path}: changed or damaged since it was written: the checksum at its head does not fit. "
                "`qianxian verify` says what differs",
                f"{path}：写入后被改动或已损坏，与文件头的校验值不符。可用 `qianxian verify` 查看差异",
            )
        )
    with h5py.File(path, **UNLOCKED) as file:
        found = {key: _plain(value) for key, value in file.attrs.items()}
    if found.get("format") != "qianxian results":
        foreign = "an HDF5 file, but not a results file of this program"
        raise ValueError(say(f"{path}: {foreign}", f"{path}：是 HDF5 文件，但不是本程序的结果文件"))
    if str(found["schema_version"]).split(".")[0] != SCHEMA_MAJOR:
        version = found["schema_version"]
        raise ValueError(
            say(
                f"{path}: its format has version {version}; this package reads {SCHEMA_MAJOR}.x",
                f"{path}：文件格式版本为 {version}，本软件包只能读取 {SCHEMA_MAJOR}.x",
            )
        )
    return found


def check_unchanged(path: Path, study: dict[str, Any]) -> None:
    """Raises ResultsError if the file at `path` is no longer the one whose attributes are `study`."""
    if study_attributes(path)["record_sha256"] == study["record_sha256"]:
        return
    raise _core.ResultsError(
        say(
            f"{path}: the file was replaced by another run's since this result was opened. Open it anew with qx.open",
            f"{path}：打开该结果之后，文件已被另一次运行替换。请用 qx.open 重新打开",
        )
    )


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    return [_plain(v) for v in value] if isinstance(value, list) else value
