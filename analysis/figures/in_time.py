"""What figures over time share: dates on the axis, the start of reforms, panels of parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from qianxian.base.reference import nearest
from qianxian.base.words import unit_text
from qianxian.figures.measures import arms_of
from qianxian.figures.style import BAND, INK, NOTE, Drawing, fitted, pale_grid
from qianxian.inputs.dates import Dated
from qianxian.runs.comparison import Comparison
from qianxian.runs.event_study import PLACES, reforms_of
from qianxian.runs.series import townships_of

MOST_PANELS = 12  # parts that are drawn at once
COLUMNS = 3
PANEL = (3.1, 1.9)  # inches
ALONE = (7.0, 3.4)  # of a single panel
LEAST_PANEL = 1.7  # width below which a page has fewer columns
#: Formats of years, months, days, hours, minutes and seconds, as ConciseDateFormatter wants them.
FORMATS = {
    "en": ["%Y", "%b", "%d", "%H:%M", "%H:%M", "%S"],
    "zh": ["%Y年", "%-m月", "%-d日", "%H:%M", "%H:%M", "%S"],
}
FIRST = {"en": ["", "%Y", "%b", "%d", "%H:%M", "%H:%M"], "zh": ["", "%Y年", "%-m月", "%-d日", "%H:%M", "%H:%M"]}
OFFSETS = {
    "en": ["", "%Y", "%b %Y", "%d %b %Y", "%d %b %Y", "%d %b %Y"],
    "zh": ["", "%Y年", "%Y年%-m月", *["%Y年%-m月%-d日"] * 3],
}
TOWNSHIP = {"en": "Township {}", "zh": "乡镇{}"}
SHARES = {"en": "share or ratio", "zh": "份额或比值"}
PHASE_IN = {"en": "phase-in", "zh": "逐步推开"}


def dates_on(axes: Axes, lang: str, most: int = 7) -> None:
    """Dates along the axis, months as the language writes them."""
    locator = AutoDateLocator(minticks=2, maxticks=most)  # type: ignore[no-untyped-call]
    words: dict[str, Any] = {"formats": FORMATS[lang], "zero_formats": FIRST[lang], "offset_formats": OFFSETS[lang]}
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, **words))  # type: ignore[no-untyped-call]


def parts_of(values: Any, by: str | None, levels: Sequence[str] | None) -> list[str]:
    """Ids of the parts to draw, one panel each; one without a name if nothing is split.

    Raises
    ------
    ValueError
        If one does not exist, or if there are more than can be seen at once.
    """
    if by is None:
        if levels is not None:
            raise ValueError("levels: name by= as well, the parts of which these are levels")
        return [""]
    there = [str(v) for v in values]
    for level in levels or []:
        if level not in there:
            raise ValueError(f"levels = {level!r}: {nearest(str(level), there)}")
    wanted = list(levels) if levels is not None else there
    if not 0 < len(wanted) <= MOST_PANELS:
        raise ValueError(f"levels: {len(wanted)} panels, must be 1 to {MOST_PANELS}; choose some with levels=")
    return wanted


def panels(lang: str, n: int) -> tuple[Drawing, Axes, list[Axes]]:
    """A figure with a place for a legend above this many panels, all to one scale; fewer columns on a narrow page."""
    figure = Drawing(lang, ALONE[0] if n == 1 else PANEL[0] * min(n, COLUMNS) + 0.6, ALONE[1])
    columns = max(1, min(n, COLUMNS, int(figure.get_figwidth() / LEAST_PANEL)))
    rows = -(-n // columns)
    figure.set_figheight(1.3 + (min(ALONE[1], 0.6 * figure.get_figwidth()) if n == 1 else PANEL[1] * rows))
    grid = figure.add_gridspec(rows + 1, columns, height_ratios=[0.01] + [1.0] * rows)
    head = figure.add_subplot(grid[0, :])
    head.set_axis_off()
    places = [divmod(i, columns) for i in range(n)]
    made: list[Axes] = []
    for row, column in places:
        first = made[0] if made else None
        axes = figure.add_subplot(grid[row + 1, column], sharex=first, sharey=first)
        axes.tick_params(labelbottom=row * columns + column + columns >= n, labelleft=column == 0)
        made.append(axes)
    return figure, head, made


def legend_above(figure: Figure, head: Axes, handles: Sequence[Any], lang: str) -> None:
    """A legend above the panels, in as many columns as fit, if there is more than one entry."""
    if len(handles) < 2:
        return
    for handle in handles:
        handle.set_label(fitted(figure, str(handle.get_label()), 8, lang, 0.85))
    lines = [line for h in handles for line in str(h.get_label()).splitlines()]
    longest = max(sum(2 if ord(c) > 0x2E80 else 1 for c in line) for line in lines)
    columns = max(1, min(len(handles), int(figure.get_figwidth() * 14 / (longest + 8))))
    head.legend(
        handles=list(handles), loc="lower left", bbox_to_anchor=(0, 0), borderaxespad=0, ncols=columns, fontsize=8,
        labelcolor=INK, labelspacing=0.8,
    )  # fmt: skip


def title_of(values: Any, by: str | None, level: str, lang: str) -> str:
    """What a part is called."""
    if by is None:
        return ""
    if by == "township":
        return TOWNSHIP[lang].format(int(level.split("-")[1]) + 1)
    titles = dict(zip(values[by].values.tolist(), values[f"{by}_title_{lang}"].values.tolist(), strict=True))
    return str(titles[level])


def reforms_in(data: Any, arms: Sequence[str], by: str | None = None, level: str = "") -> dict[str, list[Dated]]:
    """Reforms that each arm adds to the baseline and that reach this part; of a Result alone, none."""
    if not isinstance(data, Comparison):
        return {}
    township = int(townships_of([level])[0].split("-")[1]) if by in PLACES else None
    baseline = next(iter(data.arms))
    return {arm: [r for r in reforms_of(data.arms, arm) if r.reaches(township)] for arm in arms if arm != baseline}


def mark_starts(axes: Axes, begun: Mapping[str, Sequence[Dated]], colours: Mapping[str, str]) -> None:
    """A line where a dated reform begins, in the colour of its arm or in ink if several have it, and a band over its
    phase-in."""
    dated = {(arm, r.start, r.full, r.name) for arm, reforms in begun.items() for r in reforms if r.start is not None}
    for start in sorted({start for _, start, _, _ in dated}):
        at_once = sorted((d for d in dated if d[1] == start), key=str)
        for _, _, full, name in at_once:
            if full is not None and full > start:
                axes.axvspan(start, full, color=BAND, zorder=0, lw=0, gid=f"phase-in {name}")
        arms = {arm for arm, *_ in at_once}
        colour = colours[next(iter(arms))] if len(arms) == 1 else INK
        axes.axvline(start, color=colour, linewidth=1.0, linestyle=(0, (4, 2)), gid=f"start {at_once[0][3]}")


def phased(begun: Iterable[Sequence[Dated]]) -> bool:
    """Whether a dated reform among these reaches people little by little."""
    return any(r.start is not None and r.full is not None and r.full > r.start for some in begun for r in some)


def axis_label(outcome_unit: str, lang: str) -> str:
    """The unit along an axis; a word where it is a pure number."""
    shown = unit_text(outcome_unit, lang)
    return (shown.lstrip("/") if lang == "zh" else shown) or SHARES[lang]


def finish_panels(figure: Figure, axes_of: Sequence[Axes], titles: Sequence[str], unit: str, lang: str) -> None:
    """Grid, unit and the names of the panels."""
    share = 1 / max(1, axes_of[0].get_gridspec().ncols)  # type: ignore[union-attr]
    for axes, title, letter in zip(axes_of, titles, ascii_lowercase, strict=False):
        pale_grid(axes, "y")
        axes.tick_params(labelsize=8)
        if len(axes_of) > 1:
            axes.set_title(fitted(figure, f"{letter}  {title}", 9, lang, 0.8 * share), fontsize=9, color=INK)
    if len(axes_of) == 1:
        axes_of[0].set_ylabel(unit, fontsize=8)
    else:
        figure.supylabel(unit, fontsize=8, color=NOTE)


def chosen_arms(data: Any, arms: Sequence[str] | str | None, figure: str) -> list[str]:
    """Arms to draw, the baseline among them; all if None."""
    there = list(arms_of(data, figure))
    wanted = there if arms is None else [arms] if isinstance(arms, str) else list(arms)
    for arm in wanted:
        if arm not in there:
            raise ValueError(f"arm = {arm!r}: {nearest(str(arm), there)}")
    return wanted


def reach(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Mean and both ends of the 95 % interval of the mean over the first axis; shape (3, ...)."""
    from qianxian.runs.effects import interval

    flat = values.reshape(values.shape[0], -1)
    rows = []
    for column in flat.T:
        finite = column[np.isfinite(column)]
        lower, upper = interval(finite)
        rows.append((finite.mean() if len(finite) else np.nan, lower, upper))
    return np.array(rows).T.reshape(3, *values.shape[1:])
