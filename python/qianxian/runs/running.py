"""Running scenarios into results files."""

from __future__ import annotations

import shlex
import sys
import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from qianxian import _core
from qianxian.base.durable import new_file
from qianxian.base.progress import bar
from qianxian.inputs.options import Options
from qianxian.inputs.specification import Specification


class Home:
    """Where a results file is: a place of the caller's, or a temporary one that goes when nobody needs it.

    Raises
    ------
    InputError
        If there is a file at `out` already, unless `force` allows to replace it.
    """

    def __init__(self, out: str | Path | None, name: str, *, force: bool = False) -> None:
        self.temporary = out is None
        if out is None:
            folder = tempfile.TemporaryDirectory(prefix="qianxian-")
            self._remove = weakref.finalize(self, folder.cleanup)
            self.path = Path(folder.name) / f"{name}.h5"
        else:
            self.path = new_file(out, force=force)


def command_line() -> str:
    """The call as typed, kept in results files."""
    return shlex.join(sys.argv) if sys.argv and sys.argv[0] else "python"


def run_arms(
    arms: Mapping[str, Specification],
    home: Home,
    options: Options,
    *,
    progress: bool = True,
    finish: bool = True,
    label: str = "",
) -> NDArray[np.float64]:
    """Runs what is not in hand; with `finish`, writes the results file.

    Returns
    -------
    ndarray, shape (n_arms, replicates, n_outcomes), float64: outcomes in the order of ``qx.outcomes()``
    """
    named = [(name, scenario._core) for name, scenario in arms.items()]
    with bar(label or " / ".join(arms), progress) as report:
        try:
            return _core.run_study(named, str(home.path), asdict(options), report, command_line(), finish)
        except KeyboardInterrupt:
            if not home.temporary:
                print(
                    f"Stopped. What is finished is kept in {home.path}.partial; the same call goes on.",
                    file=sys.stderr,
                )
            raise
