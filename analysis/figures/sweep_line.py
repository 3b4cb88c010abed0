"""How an outcome moves with a factor of a study: means over replicates with 95 % intervals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from qianxian.base.words import outcome_title, unit_text
from qianxian.figures.style import ARMS, BLUE, Drawing, check_choice, fitted, heading, in_language, pale_grid
from qianxian.runs.effects import interval
from qianxian.studies.factors import catalogue
from qianxian.studies.study import Study

MOST_LINES = len(ARMS)  # more combinations of the other factors than colours are drawn as points without lines
TEXT = {
    "note": {
        "en": "{title}. Mean of {n} replicates of {days} days at every point and its 95 % interval (Student's t).",
        "zh": "{title}。各点为 {n} 次重复（每次 {days} 天）的均值及其 95% 置信区间（t 分布）。",
    },
    "as_base": {"en": "as in the scenario", "zh": "沿用基准情景"},
    "no_reform": {"en": "no reform", "zh": "不改革"},
    "true": {"en": "yes", "zh": "是"},
    "false": {"en": "no", "zh": "否"},
}


@in_language
def draw(data: Any, *, lang: str = "en", outcome: str, factor: str) -> Figure:
    """Draws the mean of an outcome against a factor: a line for each combination of the other factors, or points alone
    where there are more of these than colours, as in a sampled design.

    Parameters
    ----------
    data : Study
    lang : ``en`` or ``zh``
    outcome : id
    factor : column of the design

    Raises
    ------
    TypeError
        If the data are no Study.
    """
    if not isinstance(data, Study):
        raise TypeError(f"sweep_line: needs a Study, not {type(data).__name__}")
    check_choice("outcome", outcome, [str(name) for name in data.results.data_vars])
    check_choice("factor", factor, list(data.design.columns))
    means = point_means(data, outcome)
    others = [key for key in data.design.columns if key != factor]
    figure = Drawing(lang, 7.0, 4.4)
    axes = figure.subplots()
    positions, ticks = _positions(means[factor], factor, lang)
    if ticks:
        axes.set_xticks(range(len(ticks)), ticks)
    groups = list(means.assign(x=positions).groupby(others, sort=False, dropna=False)) if others else []
    if not groups:
        _line(axes, means.assign(x=positions), BLUE, "")
    elif len(groups) <= MOST_LINES:
        for i, (values, rows) in enumerate(groups):
            _line(axes, rows, ARMS[i], _label(others, values, lang))
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2)
    else:
        _points(axes, means.assign(x=positions), BLUE)
    _words(figure, axes, data, outcome, factor, lang)
    return figure


def point_means(study: Study, outcome: str) -> pd.DataFrame:
    """The different points of a study with mean, lower and upper end of the interval; points without any value left
    out."""
    values = study.results[outcome].transpose("point", "replicate").values
    ends = np.array([interval(row) for row in values])
    defined = np.isfinite(values)
    n = defined.sum(axis=1)
    mean = np.where(defined, values, 0.0).sum(axis=1) / np.maximum(n, 1)
    table = study.design.assign(mean=mean, lower=ends[:, 0], upper=ends[:, 1])
    return table[n > 0].drop_duplicates(list(study.design.columns))


def _positions(cells: pd.Series[Any], factor: str, lang: str) -> tuple[list[float], list[str]]:
    """Where the values of a factor stand: numbers at their place unless one is missing, others side by side with a
    label each."""
    if cells.dtype.kind in "if" and not cells.isna().any():
        return [float(v) for v in cells], []
    labels = [value_text(factor, v, lang) for v in cells]
    order = list(dict.fromkeys(labels))
    return [float(order.index(label)) for label in labels], order


def value_text(factor: str, value: Any, lang: str) -> str:
    """A value of a factor as a reader sees it; a gap is the value of the base."""
    if value == "" or (isinstance(value, float) and np.isnan(value)):
        return TEXT["no_reform" if factor == "reform" else "as_base"][lang]
    if isinstance(value, (bool, np.bool_)):
        return TEXT["true" if value else "false"][lang]
    return f"{value:g}" if isinstance(value, (float, np.floating)) else str(value)


def _label(others: list[str], values: Any, lang: str) -> str:
    cells = values if isinstance(values, tuple) else (values,)
    shown = [value_text(key, v, lang) for key, v in zip(others, cells, strict=True)]
    return ", ".join(text if key == "reform" else f"{key} = {text}" for key, text in zip(others, shown, strict=True))


def _line(axes: Axes, rows: pd.DataFrame, colour: str, label: str) -> None:
    ordered = rows.sort_values("x", kind="stable")
    axes.plot(ordered["x"], ordered["mean"], color=colour, linewidth=1.6, label=label or None, gid=f"line {label}")
    _points(axes, ordered, colour)


def _points(axes: Axes, rows: pd.DataFrame, colour: str) -> None:
    reach = np.array([rows["mean"] - rows["lower"], rows["upper"] - rows["mean"]])
    axes.errorbar(rows["x"], rows["mean"], np.nan_to_num(reach), fmt="o", color=colour, markersize=4.5, capsize=3)


def _words(figure: Drawing, axes: Axes, study: Study, outcome: str, factor: str, lang: str) -> None:
    attrs = study.results[outcome].attrs
    named = {"name": attrs["long_name"], "name_zh": attrs["long_name_zh"], "layer": attrs["layer"]}
    title = outcome_title(pd.Series(named), lang)
    about = catalogue()[factor]
    meaning = (about.meaning_zh if lang == "zh" else about.meaning).rstrip(".。")
    axes.set_ylabel(unit_text(attrs["units"], lang))
    unit = unit_text(about.unit, lang)
    key = "" if factor == "reform" else f"\n{factor}, {unit}" if unit else f"\n{factor}"
    axes.set_xlabel(fitted(figure, meaning, 9, lang, 0.85) + key)
    pale_grid(axes, "y")
    axes.margins(x=0.05)
    o = study.options
    note = TEXT["note"][lang].format(title=study.base.title(lang), n=o.replicates, days=o.days)
    heading(figure, title, note, lang)
