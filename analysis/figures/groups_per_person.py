"""In how many work groups a person is: the distribution over persons and replicates, post by post."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from numpy.typing import NDArray
from qianxian.figures.fitting import narrower_than
from qianxian.figures.measures import arm_title, arms_of, headline, labels, runs
from qianxian.figures.style import (
    BLUE,
    BOLD,
    INK,
    Drawing,
    arm_colour,
    check_choice,
    heading,
    in_language,
    pale_grid,
    plain,
)
from qianxian.runs.simulation import Result

EVERYBODY = "all"
BY = ("role", "arm")
TEXT = {
    "axis": {"en": "work groups per person, at the end of the run", "zh": "每人所在工作群数（期末）"},
    "share": {"en": "% of persons", "zh": "人数占比（%）"},
    "all": {"en": "All posts", "zh": "全部人员"},
    "median": {"en": "median", "zh": "中位数"},
    "p90": {"en": "90th percentile", "zh": "第 90 百分位"},
    "persons": {"en": "{n} persons", "zh": "{n} 人"},
    "note": {"en": "Persons of {runs} together.", "zh": "{runs}的人员合并统计。"},
}


@in_language
def draw(data: Any, *, lang: str = "en", by: str = "role") -> Figure:
    """Draws a histogram per post, one outline an arm.

    Parameters
    ----------
    data : Result or Comparison
    lang : ``en`` or ``zh``
    by : ``role``, one panel a post; ``arm``, one panel an arm, all posts together
    """
    check_choice("by", by, BY)
    arms = arms_of(data, "groups_per_person")
    groups = {arm: groups_by_role(result) for arm, result in arms.items()}
    colours = {arm: arm_colour(i) if len(arms) > 1 else BLUE for i, arm in enumerate(arms)}
    titles = {EVERYBODY: TEXT["all"][lang], **labels(next(iter(arms.values())).time_use, "role", lang)}
    if by == "role":
        roles = [r for r in titles if any(r in g for g in groups.values())]
        panels = [(titles[r], {a: g[r] for a, g in groups.items() if r in g}) for r in roles]
    else:
        panels = [(arm_title(data, a, lang), {a: g[EVERYBODY]}) for a, g in groups.items()]
    most = max(int(g[EVERYBODY].max()) for g in groups.values())
    figure = Drawing(lang, 8.6, 1.7 + 1.15 * len(panels))
    replicates = next(iter(arms.values())).people.sizes["replicate"]
    for axes, (title, found) in zip(
        figure.subplots(len(panels), 1, sharex=True, squeeze=False)[:, 0], panels, strict=True
    ):
        persons = len(next(iter(found.values()))) // replicates
        _panel(axes, found, colours, most)
        axes.set_title(f"{title}  ", fontsize=9, fontweight=BOLD[lang], pad=13)
        axes.set_title(
            TEXT["persons"][lang].format(n=persons), loc="right", fontsize=8, color=INK, fontweight="normal", pad=13
        )
    figure.axes[-1].set_xlabel(TEXT["axis"][lang])
    figure.supylabel(TEXT["share"][lang], fontsize=9)
    _legend(figure, data, colours, lang)
    heading(figure, headline(data, lang), TEXT["note"][lang].format(runs=runs(data, lang)), lang)
    return figure


def groups_by_role(result: Result) -> dict[str, NDArray[np.float64]]:
    """Groups of every person of every replicate, of everybody (``all``) and by role."""
    people = result.people
    values, codes = people.groups.values.ravel(), people.role.values.ravel()
    known = np.isfinite(values) & np.isfinite(codes)
    values, codes = values[known], codes[known].astype(int)
    roles = result.time_use["role"].values.tolist()
    found = {role: values[codes == i] for i, role in enumerate(roles)}
    return {EVERYBODY: values, **{role: v for role, v in found.items() if len(v)}}


def _panel(axes: Axes, found: dict[str, NDArray[np.float64]], colours: dict[str, str], most: int) -> None:
    """Histograms of whole numbers, each bin centred on its number, with both quantiles above them."""
    edges = np.arange(-0.5, most + 1.5)
    highest = 0.0
    for arm, values in found.items():
        share = 100.0 * np.histogram(values, edges)[0] / len(values)
        axes.stairs(share, edges, fill=True, color=colours[arm], alpha=0.45, gid=f"groups {arm}")
        axes.stairs(share, edges, color=colours[arm], linewidth=1.1)
        highest = max(highest, float(share.max()))
    for arm, values in found.items():
        for marker, quantile in (("v", 0.5), ("D", 0.9)):
            at = float(np.quantile(values, quantile))
            axes.plot(at, 1.06, marker, color=colours[arm], markersize=5, clip_on=False, gid=f"{quantile} {arm}",
                      transform=axes.get_xaxis_transform())  # fmt: skip
            axes.annotate(f"{at:g}", (at, 1.06), (5, 0), xycoords=axes.get_xaxis_transform(), annotation_clip=False,
                          textcoords="offset points", va="center", fontsize=7.5, color=colours[arm])  # fmt: skip
    axes.set_ylim(0, highest * 1.05)
    axes.set_xlim(-0.7, most + 0.7)
    pale_grid(axes)
    plain(axes, "left", ticks=False)


def _legend(figure: Figure, data: Any, colours: dict[str, str], lang: str) -> None:
    marks: dict[str, Any] = {"linestyle": "", "color": INK, "markersize": 5}
    handles = [
        Line2D([], [], marker="v", label=TEXT["median"][lang], **marks),
        Line2D([], [], marker="D", label=TEXT["p90"][lang], **marks),
    ]
    if len(colours) > 1:
        handles = [
            *(
                Line2D([], [], color=c, linewidth=5, alpha=0.7, label=arm_title(data, a, lang))
                for a, c in colours.items()
            ),
            *handles,
        ]
    figure.axes[0].legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.38),
        ncols=2 if narrower_than(160) else 4,
        fontsize=8,
    )
