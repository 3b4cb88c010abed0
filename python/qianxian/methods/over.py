"""Over which ranges a conclusion is tried: a user's own, or those declared of the numbers that nobody has measured."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from qianxian import _core
from qianxian.base.language import say, speaking
from qianxian.base.problems import Problems
from qianxian.runs.simulation import Scenario
from qianxian.studies.designs import Bounds, ranges_of
from qianxian.studies.factors import catalogue

ASSUMPTIONS = "assumptions"
Over = Mapping[str, Bounds] | Sequence[str] | str


def over_of(over: Over) -> tuple[dict[str, tuple[Any, ...]], Problems]:
    """By factor the limits of a number or count, or the members of a flag or choice; and what is wrong.

    Parameters
    ----------
    over : (lower, upper) by key, None instead for the limits that the parameter declares, or a sequence of keys; or
        ``assumptions``: every parameter whose trust is assumption and that has a finite range, over the limits that it
        declares. These are what the model accepts, often far wider than what is plausible
    """
    if not isinstance(over, str):
        return ranges_of(over)
    if over != ASSUMPTIONS:
        text = say(
            f"over = {over!r}: must be ranges by key, a list of keys, or '{ASSUMPTIONS}'",
            f"over = {over!r}：须为以参数名为键的范围、参数名列表或 “{ASSUMPTIONS}”",
        )
        return {}, [("over", text)]
    return ranges_of(assumptions())


def assumptions() -> list[str]:
    """Keys of the parameters whose trust is assumption and that can be sampled."""
    assumed = [p["key"] for p in _core.parameters() if p["confidence"] == "assumption"]
    return [key for key in assumed if _sampled(key)]


def untied(
    ranges: Mapping[str, tuple[Any, ...]], base: Scenario, design: Callable[[dict[str, tuple[Any, ...]]], pd.DataFrame]
) -> tuple[dict[str, tuple[Any, ...]], list[str]]:
    """Ranges without the parameters that rules tie to each other, and the keys of those.

    Of hundreds of parameters over their full limits, hardly a sampled set obeys every rule, such as shares whose sum
    must not exceed 1. A rule counts if one of the sets that `design` makes of the ranges breaks it.
    """
    kept = dict(ranges)
    tied: list[str] = []
    while True:
        broken: set[str] = set()
        for values in design(kept).to_dict("records"):
            broken |= _in_broken_rules({str(k): v for k, v in values.items()}, base) & set(kept)
        if not broken:
            return kept, [key for key in ranges if key in tied]
        tied += broken
        kept = {key: members for key, members in kept.items() if key not in broken}


def _in_broken_rules(values: dict[str, Any], base: Scenario) -> set[str]:
    """Keys that the messages of broken rules name: ``<section>: <members of the section and words>``."""
    try:
        with speaking("en"):
            base.with_(values)
    except _core.InputError as error:
        rules = [message.partition(":") for _, message in error.problems]
        return {f"{section}.{word}" for section, _, rule in rules for word in re.findall(r"\w+", rule)}
    return set()


def _sampled(key: str) -> bool:
    factor = catalogue()[key]
    if factor.kind in ("flag", "choice"):
        return True
    return factor.kind in ("number", "count") and math.isfinite(factor.minimum) and math.isfinite(factor.maximum)
