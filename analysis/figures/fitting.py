"""Figures of a width that a journal prescribes: text of 7 to 9 points, and a refusal where it would not fit."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

MM_PER_INCH = 25.4
SMALLEST, LARGEST = 7.0, 9.0  # points; what journals ask of text in figures
NARROWEST, WIDEST = 60, 420  # mm
STEP = 10  # mm to which the width is found that is enough
LEAST_AXES = 0.22  # of the width of the page; less is no picture
TOUCHING = 0.6  # points by which texts may reach into each other's boxes, which are larger than their ink

_ASKED: ContextVar[float | None] = ContextVar("width_mm", default=None)


def asked_width() -> float | None:
    """Width of the page in mm that was asked for; None: as the figure likes."""
    return _ASKED.get()


@contextmanager
def page_of(width_mm: float | None) -> Iterator[None]:
    """Figures made in the block have this width."""
    before = _ASKED.set(width_mm)
    try:
        yield
    finally:
        _ASKED.reset(before)


def check_width(width_mm: float) -> None:
    """Refuses a width that no page has."""
    number = isinstance(width_mm, (int, float)) and not isinstance(width_mm, bool)
    if not number or not NARROWEST <= width_mm <= WIDEST:
        raise ValueError(f"width_mm = {width_mm!r}: must be a number of millimetres in [{NARROWEST}, {WIDEST}]")


def legible(figure: Figure) -> None:
    """Brings every text to a size between 7 and 9 points."""
    for text in figure.findobj(Text):
        text.set_fontsize(min(max(text.get_fontsize(), SMALLEST), LARGEST))


def laid_out(figure: Figure) -> bool:
    """Lays the figure out; False if a text leaves the page or covers another, or if next to nothing is left for the
    picture."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message=".*[Cc]onstrained_?[Ll]ayout.*")
        warnings.filterwarnings("error", message=".*axes sizes collapsed.*")
        try:
            figure.draw_without_rendering()
        except UserWarning:
            return False
    widest = max((axes.get_position().width for axes in figure.axes), default=1.0)
    return widest >= LEAST_AXES and not _covered(figure)


def _covered(figure: Figure) -> bool:
    """Whether a text leaves the page or covers another."""
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    inset = TOUCHING * figure.dpi / 72
    beyond = _beyond_the_axes(figure)
    shown = [t for t in figure.findobj(Text) if t.get_visible() and id(t) not in beyond]
    written = [t for t in shown if str(t.get_text()).strip()]
    boxes = [t.get_window_extent(renderer).padded(-inset) for t in written]
    page = figure.bbox
    outside = any(b.x0 < page.x0 or b.x1 > page.x1 or b.y0 < page.y0 or b.y1 > page.y1 for b in boxes)
    return outside or any(_overlap(a, b) for i, a in enumerate(boxes) for b in boxes[:i])


def _beyond_the_axes(figure: Figure) -> set[int]:
    """Identities of the labels of ticks beyond the ends of their axis: they exist and are not drawn."""
    hidden: set[int] = set()
    for axis in [a for axes in figure.axes for a in (axes.xaxis, axes.yaxis)]:
        low, high = sorted(axis.get_view_interval())
        room = 1e-9 * (high - low)
        ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
        away = [t for t in ticks if not low - room <= float(t.get_loc()) <= high + room]
        hidden |= {id(label) for tick in away for label in (tick.label1, tick.label2)}
    return hidden


def _overlap(a: Bbox, b: Bbox) -> bool:
    return bool(a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1)
