"""How long villagers wait until service begins: over villages and replicates, and village by village."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from qianxian.base.words import number
from qianxian.figures.measures import arm_title, arms_of, headline, labels, runs
from qianxian.figures.style import BLUE, INK, Drawing, arm_colour, heading, in_language, pale_grid, plain
from qianxian.runs.simulation import Result

HOUR = 3600.0
COMMA = {"en": ", ", "zh": "，"}
TEXT = {
    "axis": {"en": "mean wait until service begins, h", "zh": "群众平均等待时间（小时）"},
    "share": {"en": "% of villages × replicates at or below", "zh": "不超过该等待时间的村×重复次数占比（%）"},
    "all": {"en": "All villages and replicates", "zh": "全部村与全部重复"},
    "villages": {"en": "Village by village", "zh": "分村情况"},
    "mean": {"en": "mean {value} h", "zh": "均值 {value} 小时"},
    "one": {"en": "one replicate", "zh": "一次重复"},
    "village_mean": {"en": "mean of the village", "zh": "该村均值"},
    "note": {
        "en": "A wait runs from voicing a need to the beginning of service; needs met in {days} days, {runs}. "
        "Vertical lines: means.{missing}",
        "zh": "等待时间从群众提出诉求起算，至开始办理为止；统计 {days} 天内办结的诉求，共 {runs}；"
        "竖线为均值。{missing}",
    },
    "missing": {
        "en": " No need was met in {n} of {all} villages × replicates.",
        "zh": "有 {n}/{all} 个村次没有办结诉求，未计入。",
    },
}


@in_language
def draw(data: Any, *, lang: str = "en") -> Figure:
    """Draws the distribution on the left and every village on the right, one colour an arm.

    Parameters
    ----------
    data : Result or Comparison
    lang : ``en`` or ``zh``
    """
    arms = arms_of(data, "service_waits")
    waits = {arm: village_waits(result) for arm, result in arms.items()}
    colours = {arm: arm_colour(i) if len(arms) > 1 else BLUE for i, arm in enumerate(arms)}
    first = next(iter(arms.values()))
    n_villages = first.service.sizes["village"]
    figure = Drawing(lang, 12.5, 1.9 + max(3.2, 0.26 * n_villages))
    left, right = figure.subplots(1, 2, width_ratios=(1, 1.1))
    for arm, values in waits.items():
        _curve(left, values, colours[arm], arm_title(data, arm, lang), arm, lang)
    left.set_ylabel(TEXT["share"][lang])
    left.set_ylim(0, 101)
    left.set_title(TEXT["all"][lang])
    left.legend(loc="lower right")
    pale_grid(left, "both")
    _villages(right, waits, colours, labels(first.service, "village", lang))
    right.set_title(TEXT["villages"][lang])
    marks: dict[str, Any] = {"linestyle": "", "color": INK}
    handles = [
        Line2D([], [], marker="o", markersize=3.5, alpha=0.4, label=TEXT["one"][lang], **marks),
        Line2D([], [], marker="D", markersize=5, label=TEXT["village_mean"][lang], **marks),
    ]
    right.legend(handles=handles, loc="lower right")
    for axes in (left, right):
        axes.set_xlabel(TEXT["axis"][lang])
        axes.set_xlim(left=0)
    heading(figure, headline(data, lang), _note(first, waits, lang), lang)
    return figure


def village_waits(result: Result) -> xr.DataArray:
    """Mean wait of the villagers served, in hours; NaN where no need was met.

    Returns
    -------
    DataArray over (replicate, village)
    """
    service = result.service
    met = service.met.sum("day")
    waits: xr.DataArray = service.wait_seconds.sum("day") / met.where(met > 0) / HOUR
    return waits.transpose("replicate", "village")


def _note(result: Result, waits: dict[str, xr.DataArray], lang: str) -> str:
    unmet = sum(int(w.isnull().sum()) for w in waits.values())
    every = sum(w.size for w in waits.values())
    missing = TEXT["missing"][lang].format(n=unmet, all=every) if unmet else ""
    return TEXT["note"][lang].format(days=result.study["days"], runs=runs(result, lang), missing=missing)


def _curve(axes: Axes, waits: xr.DataArray, colour: str, title: str, arm: str, lang: str) -> None:
    """Empirical distribution function, with the mean as a vertical line."""
    values = waits.values[np.isfinite(waits.values)]
    if len(values) == 0:
        axes.plot([], [], color=colour, label=f"{title}: –")
        return
    mean = float(values.mean())
    label = f"{title}{COMMA[lang]}{TEXT['mean'][lang].format(value=number(mean))}"
    sorted_values = np.sort(values)
    shares = 100.0 * np.arange(1, len(values) + 1) / len(values)
    axes.step(sorted_values, shares, where="post", color=colour, linewidth=1.8, label=label, gid=f"curve {arm}")
    axes.axvline(mean, color=colour, linewidth=1.0, linestyle=(0, (4, 2)), gid=f"mean {arm}")


def _villages(axes: Axes, waits: dict[str, xr.DataArray], colours: dict[str, str], titles: dict[str, str]) -> None:
    """Villages by their mean in the first arm, the longest wait on top."""
    means = {arm: w.mean("replicate").values for arm, w in waits.items()}
    order = np.argsort(-next(iter(means.values())), kind="stable")  # NaN last
    step = 0.5 / len(waits)
    for i, (arm, values) in enumerate(waits.items()):
        offset = ((len(waits) - 1) / 2 - i) * step
        rows = offset - np.arange(len(order))
        dots = values.values[:, order]
        at = np.broadcast_to(rows, dots.shape)
        axes.plot(dots.ravel(), at.ravel(), "o", color=colours[arm], markersize=3, alpha=0.35, markeredgewidth=0)
        axes.plot(means[arm][order], rows, "D", color=colours[arm], markersize=4.5, gid=f"villages {arm}")
    villages = list(titles.values())
    axes.set_yticks([-i for i in range(len(order))], [villages[i] for i in order], fontsize=8)
    axes.set_ylim(0.4 - len(order), 0.6)
    axes.grid(axis="both", color="#eceef0", linewidth=0.6)
    plain(axes, "left", ticks=False)
