"""What figures read from results: arms and their titles, labels, minutes per person-day."""

from __future__ import annotations

from typing import Any

import xarray as xr
from qianxian.base.reference import nearest
from qianxian.figures.style import BETWEEN
from qianxian.runs.comparison import Comparison
from qianxian.runs.simulation import Result

SECONDS = 60.0  # of a minute
VERSUS = {"en": "{others}, compared with {baseline}", "zh": "{others}与“{baseline}”对比"}


def arms_of(data: Any, figure: str) -> dict[str, Result]:
    """Results by arm; of a Result, itself alone.

    Raises
    ------
    TypeError
        If the data are neither a Result nor a Comparison.
    """
    if isinstance(data, Comparison):
        return dict(data.arms)
    if isinstance(data, Result):
        return {data.arm: data}
    raise TypeError(f"{figure}: needs a Result or a Comparison, not {type(data).__name__}")


def comparison_of(data: Any, figure: str) -> Comparison:
    """The data, if they are a Comparison.

    Raises
    ------
    TypeError
        If not; says what a Result can be drawn as.
    """
    if isinstance(data, Comparison):
        return data
    if isinstance(data, Result):
        raise TypeError(
            f"{figure}: needs a Comparison, and {data.path} is used as a result of one arm, '{data.arm}'. Compare "
            "scenarios with qx.compare, or draw time_use, which needs one arm"
        )
    raise TypeError(f"{figure}: needs a Comparison, not {type(data).__name__}")


def chosen(data: Comparison, arms: list[str] | str | None) -> list[str]:
    """Arms to lay against the baseline: all others if None.

    Raises
    ------
    ValueError
        If an arm does not exist or is the baseline.
    """
    others = list(data.arms)[1:]
    wanted = others if arms is None else [arms] if isinstance(arms, str) else list(arms)
    for arm in wanted:
        if arm not in others:
            raise ValueError(f"arm = {arm!r}: {nearest(arm, others)}")
    return wanted


def arm_title(data: Any, arm: str, lang: str) -> str:
    """What an arm is called in a figure."""
    return data.title(arm, lang) if isinstance(data, Comparison) else str(data.title(lang))


def headline(data: Any, lang: str) -> str:
    """Title of a Result, or of the arms of a Comparison against the baseline."""
    if not isinstance(data, Comparison):
        return str(data.title(lang))
    baseline, *others = (data.title(arm, lang) for arm in data.arms)
    named = [f"“{title}”" for title in others] if lang == "zh" else others
    return VERSUS[lang].format(others=BETWEEN[lang].join(named), baseline=baseline)


def labels(table: xr.Dataset, dimension: str, lang: str) -> dict[str, str]:
    """Readable text of each element of a dimension, by id."""
    return dict(zip(table[dimension].values.tolist(), table[f"{dimension}_title_{lang}"].values.tolist(), strict=True))


def runs(data: Any, lang: str) -> str:
    """How many replicates there are, in words."""
    n = int(data.study["replicates"])
    return f"{n} 次重复" if lang == "zh" else f"{n} replicate" + "s" * (n != 1)


def minutes(result: Result, *by: str) -> xr.DataArray:
    """Minutes per person-day by activity and by other dimensions of ``time_use``, pooled over all the rest.

    Returns
    -------
    DataArray over (*by, activity); NaN where there is nobody
    """
    table = result.time_use
    kept = {*by, "activity"}
    seconds = table.person_seconds.sum([d for d in table.person_seconds.dims if d not in kept])
    person_days = table.persons.sum([d for d in table.persons.dims if d not in kept])
    spent: xr.DataArray = seconds / person_days.where(person_days > 0) / SECONDS
    return spent.transpose(*by, "activity")


def person_days(result: Result) -> float:
    """Person-days of a whole results table, all replicates together."""
    return float(result.time_use.persons.sum())
