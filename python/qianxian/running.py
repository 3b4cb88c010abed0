"""Running scenarios into results files."""

from __future__ import annotations

import shlex
import sys
import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from qianxian import _core
from qianxian.progress import bar
from qianxian.reference import nearest

if TYPE_CHECKING:
    from qianxian.results import Result
    from qianxian.scenario import Scenario


@dataclass(frozen=True)
class Options:
    """How a study is run and recorded; the same names and defaults as the command line's flags."""

    days: int = 182
    replicates: int = 1
    seed: int = 1
    townships: int = 1
    threads: int = 0
    record: str = "day"
    units: str = "unit"

    #: Inclusive bounds: seconds are counted in 32 bits; key fields hold 32 bits of seed.
    BOUNDS: ClassVar[dict[str, tuple[int, int]]] = {
        "days": (1, 20_000),
        "replicates": (1, 1_000_000),
        "seed": (0, 2**32 - 1),
        "townships": (1, 10_000),
        "threads": (0, 1024),
    }

    def __post_init__(self) -> None:
        problems = []
        for name, (lower, upper) in Options.BOUNDS.items():
            value = getattr(self, name)
            whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
            if not whole or not lower <= value <= upper:
                problems.append((name, f"{name} = {value!r}: must be a whole number in [{lower}, {upper}]"))
        raise_problems(problems)


def options_of(given: Mapping[str, Any], **defaults: Any) -> Options:
    """Options from keyword arguments; a misspelt one is refused with the nearest valid one."""
    valid = [name for name in Options.__dataclass_fields__]
    unknown = [name for name in given if name not in valid]
    raise_problems([(name, f"no option '{name}': {nearest(name, valid)}") for name in unknown])
    return Options(**{**defaults, **given})


def raise_problems(problems: list[tuple[str, str]]) -> None:
    """Raises InputError if there are any."""
    if not problems:
        return
    error = _core.InputError("\n".join(message for _, message in problems))
    error.problems = problems
    raise error


class Home:
    """Where a results file is: a place of the caller's, or a temporary one that goes when nobody needs it."""

    def __init__(self, out: str | Path | None, name: str) -> None:
        self.temporary = out is None
        if out is None:
            folder = tempfile.TemporaryDirectory(prefix="qianxian-")
            self._remove = weakref.finalize(self, folder.cleanup)
            self.path = Path(folder.name) / f"{name}.h5"
        else:
            self.path = Path(out)


def command_line() -> str:
    """The call as typed, kept in results files."""
    return shlex.join(sys.argv) if sys.argv and sys.argv[0] else "python"


def run_arms(
    arms: Mapping[str, Scenario],
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


def run_one(scenario: Scenario, *, out: str | Path | None = None, progress: bool = True, **given: Any) -> Result:
    """``Scenario.run``."""
    from qianxian.results import Result

    home = Home(out, scenario.name)
    run_arms({scenario.name: scenario}, home, options_of(given), progress=progress)
    return Result(home.path, home=home)
