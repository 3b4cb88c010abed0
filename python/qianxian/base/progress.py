"""A progress bar with the time left, on a terminal or in a notebook; silent elsewhere."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Report = Callable[[float], None]
Count = Callable[[int, int], None]


def wanted(progress: bool) -> bool:
    """Whether anybody would see a bar: notebooks always, otherwise a terminal."""
    return progress and ("ipykernel" in sys.modules or sys.stderr.isatty())


def bar_class() -> Any:
    """A widget where a notebook can show one, text everywhere else (tqdm's own choice warns in a notebook without)."""
    if "ipykernel" in sys.modules and importlib.util.find_spec("ipywidgets"):
        from tqdm.notebook import tqdm as chosen
    else:
        from tqdm.std import tqdm as chosen
    return chosen


@contextmanager
def bar(label: str, progress: bool = True) -> Iterator[Report | None]:
    """Yields a function that takes the fraction done, or None where no bar is wanted.

    Parameters
    ----------
    label : what is being done
    progress : False for silence
    """
    if not wanted(progress):
        yield None
        return
    with bar_class()(total=100, desc=label, bar_format="{l_bar}{bar}| {elapsed}<{remaining}") as shown:

        def report(fraction: float) -> None:
            shown.update(100 * fraction - shown.n)

        yield report
        report(1.0)


@contextmanager
def counter(label: str, total: int, unit: str, progress: bool = True) -> Iterator[Count]:
    """Yields a function that takes how many are done and how many of them failed; it does nothing without a bar.

    Parameters
    ----------
    label : what is being done
    total : how many there are to do
    unit : what is counted
    progress : False for silence
    """
    if not wanted(progress):
        yield lambda done, failed: None
        return
    with bar_class()(total=total, desc=label, unit=f" {unit}") as shown:

        def count(done: int, failed: int) -> None:
            if failed:
                shown.set_postfix(failed=failed, refresh=False)
            shown.update(done - shown.n)

        yield count
