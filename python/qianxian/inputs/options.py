"""How long, how often and with which luck a scenario is run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from qianxian.base.problems import raise_problems
from qianxian.base.reference import nearest


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
