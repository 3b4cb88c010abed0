"""How an outcome moves with two factors of a study, and where the two do more or less together than added up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.figure import Figure
from numpy.typing import NDArray
from qianxian.base.words import number, outcome_title, unit_text
from qianxian.figures.style import PLAIN, Drawing, check_choice, fitted, heading, in_language, plain
from qianxian.figures.sweep_line import value_text
from qianxian.runs.effects import interval
from qianxian.studies.factors import catalogue
from qianxian.studies.study import Study

MOST_CELLS = 12  # along each side
NARROW = 5.0  # inches; below, the panels stand one below the other
LEVELS, DEPARTURES = "cividis", "RdBu_r"  # both are read with any colour vision
TEXT = {
    "levels": {"en": "mean", "zh": "均值"},
    "departures": {"en": "more than the sum of both", "zh": "超出两者之和"},
    "note": {
        "en": "{title}. a: means of {n} replicates of {days} days{others}. b: what a cell has beyond the sum of its "
        "row and its column; with a star where the 95 % interval of the paired values (Student's t, cell by cell) "
        "leaves out zero.",
        "zh": "{title}。a：{n} 次重复（每次 {days} 天）的均值{others}。b：各格超出所在行、列效应之和的部分；"
        "星号表示配对值的 95% 区间（t 分布，逐格）不含零。",
    },
    "others": {"en": ", over all values of {factors}", "zh": "，对 {factors} 的各取值平均"},
}


@in_language
def draw(data: Any, *, lang: str = "en", outcome: str, factor: str, against: str) -> Figure:
    """Draws two maps of the cells of a design: means, and departures from the sum of rows and columns.

    Parameters
    ----------
    data : Study whose design crosses both factors
    lang : ``en`` or ``zh``
    outcome : id
    factor : column of the design along the horizontal axis
    against : column of the design along the vertical axis

    Raises
    ------
    TypeError
        If the data are no Study.
    ValueError
        If the design does not cross the factors, or has more cells than can be read.
    """
    if not isinstance(data, Study):
        raise TypeError(f"interaction_map: needs a Study, not {type(data).__name__}")
    check_choice("outcome", outcome, [str(name) for name in data.results.data_vars])
    for name, key in (("factor", factor), ("against", against)):
        check_choice(name, key, list(data.design.columns))
    if factor == against:
        raise ValueError(f"against = {against!r}: is the factor itself; name another column of the design")
    cells, columns, rows = crossed(data, outcome, factor, against, lang)
    figure = Drawing(lang, 10.0, 1.9 + 0.42 * len(rows))
    narrow = figure.get_figwidth() < NARROW
    if narrow:
        figure.set_figheight(2.4 + 2 * (0.75 + 0.3 * len(rows)))
    first, second = figure.subplots(2 if narrow else 1, 1 if narrow else 2, squeeze=False).ravel()
    mean = _mean(cells)
    gained = departures(cells)
    _map(first, mean, _texts(mean, None), LEVELS, (float(np.nanmin(mean)), float(np.nanmax(mean))))
    most = float(np.nanmax(np.abs(_mean(gained)))) or 1.0
    _map(second, _mean(gained), _texts(_mean(gained), _sure(gained)), DEPARTURES, (-most, most))
    for axes, letter, kind in ((first, "a", "levels"), (second, "b", "departures")):
        axes.set_title(f"{letter}  {TEXT[kind][lang]}", fontsize=9)
        axes.set_xticks(range(len(columns)), columns, fontsize=8)
        axes.set_yticks(range(len(rows)), rows if axes is first or narrow else [], fontsize=8)
        if axes is second or not narrow:
            axes.set_xlabel(_name(figure, factor, 0.6 if narrow else 0.36, lang), fontsize=8)
    first.set_ylabel(against, fontsize=8)
    _words(figure, data, outcome, [c for c in data.design.columns if c not in (factor, against)], lang)
    return figure


def crossed(
    study: Study, outcome: str, factor: str, against: str, lang: str
) -> tuple[NDArray[np.float64], list[str], list[str]]:
    """Values of every cell and replicate, shape (n_replicates, n_rows, n_columns), and the names of columns and rows.
    Other factors are averaged over; every cell must have the same points of these.

    Raises
    ------
    ValueError
        If it has not, or if there are too many cells.
    """
    design = study.design
    names = {key: [value_text(key, v, lang) for v in design[key]] for key in (factor, against)}
    columns, rows = (list(dict.fromkeys(names[key])) for key in (factor, against))
    for key, found in ((factor, columns), (against, rows)):
        if not 2 <= len(found) <= MOST_CELLS:
            raise ValueError(f"{key}: {len(found)} values, must be 2 to {MOST_CELLS} to make a map")
    others = [c for c in design.columns if c not in (factor, against)]
    rest = (
        [str(key) for key in design[others].astype(str).agg("|".join, axis="columns")] if others else [""] * len(design)
    )
    points = {(names[against][i], names[factor][i], rest[i]): i for i in range(len(design))}
    if len(points) < len(rows) * len(columns) * len(set(rest)):
        raise ValueError(
            f"{factor}, {against}: the design does not cross them: {len(points)} different points, a map needs "
            f"{len(rows) * len(columns) * len(set(rest))}. Use qx.factorial"
        )
    values = study.results[outcome].transpose("replicate", "point").values
    at = np.array([[[points[r, c, o] for o in dict.fromkeys(rest)] for c in columns] for r in rows])
    cells: NDArray[np.float64] = values[:, at].mean(axis=-1)
    return cells, columns, rows


def departures(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each cell has beyond the sum of the effects of its row and its column, replicate by replicate."""
    row, column = cells.mean(axis=2, keepdims=True), cells.mean(axis=1, keepdims=True)
    beyond: NDArray[np.float64] = cells - row - column + cells.mean(axis=(1, 2), keepdims=True)
    return beyond


def _mean(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Over the replicates in which a cell is defined."""
    defined = np.isfinite(cells)
    n = defined.sum(axis=0)
    mean: NDArray[np.float64] = np.where(defined, cells, 0).sum(axis=0) / np.where(n > 0, n, np.nan)
    return mean


def _sure(cells: NDArray[np.float64]) -> NDArray[np.bool_]:
    ends = np.array([[interval(cells[:, i, j]) for j in range(cells.shape[2])] for i in range(cells.shape[1])])
    return np.asarray((ends[..., 0] > 0) | (ends[..., 1] < 0))


def _texts(values: NDArray[np.float64], sure: NDArray[np.bool_] | None) -> list[list[str]]:
    signed = sure is not None
    return [
        [number(v, signed=signed) + ("*" if sure is not None and sure[i, j] else "") for j, v in enumerate(row)]
        for i, row in enumerate(values.tolist())
    ]


def _map(
    axes: Axes, values: NDArray[np.float64], shown: list[list[str]], colours: str, ends: tuple[float, float]
) -> None:
    """Coloured cells with their numbers, dark on light and light on dark."""
    scale = ScalarMappable(Normalize(*ends), colours)
    picture = axes.imshow(values, cmap=colours, vmin=ends[0], vmax=ends[1], aspect="auto")
    picture.set_gid(f"map {colours}")
    for i, row in enumerate(shown):
        for j, text in enumerate(row):
            red, green, blue, _ = np.asarray(scale.to_rgba(values[i, j]))
            dark = 0.299 * red + 0.587 * green + 0.114 * blue < 0.55
            axes.text(j, i, text, ha="center", va="center", fontsize=8, color="white" if dark else "black")
    plain(axes, "left", "bottom", ticks=False)
    axes.tick_params(axis="x", length=0)


def _name(figure: Drawing, factor: str, share: float, lang: str) -> str:
    about = catalogue()[factor]
    meaning = (about.meaning_zh if lang == "zh" else about.meaning).rstrip(".。")
    unit = unit_text(about.unit, lang)
    return fitted(figure, f"{factor}{', ' + unit if unit else ''}: {meaning}", 8, lang, share * PLAIN[lang])


def _words(figure: Drawing, study: Study, outcome: str, others: list[str], lang: str) -> None:
    attrs = study.results[outcome].attrs
    named = {"name": attrs["long_name"], "name_zh": attrs["long_name_zh"], "layer": attrs["layer"]}
    unit = unit_text(attrs["units"], lang)
    title = outcome_title(pd.Series(named), lang) + (
        f" ({unit})" if unit and lang == "en" else f"（{unit}）" if unit else ""
    )
    averaged = TEXT["others"][lang].format(factors=", ".join(others)) if others else ""
    o = study.options
    note = TEXT["note"][lang].format(title=study.base.title(lang), n=o.replicates, days=o.days, others=averaged)
    heading(figure, title, note, lang)
