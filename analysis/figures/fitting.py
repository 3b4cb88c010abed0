"""Figures of a width that a journal prescribes: text of 7 to 9 points, and a refusal where it would not fit."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
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


def narrower_than(width_mm: float) -> bool:
    """Whether a page narrower than this was asked for."""
    asked = asked_width()
    return asked is not None and asked < width_mm


def check_width(width_mm: float) -> None:
    """Refuses a width that no page has."""
    number = isinstance(width_mm, (int, float)) and not isinstance(width_mm, bool)
    if not number or not NARROWEST <= width_mm <= WIDEST:
        raise ValueError(f"width_mm = {width_mm!r}: must be a number of millimetres in [{NARROWEST}, {WIDEST}]")


def legible(figure: Figure) -> None:
    """Brings every text to a size between 7 and 9 points."""
    for text in figure.findobj(Text):
        text.set_fontsize(min(max(text.get_fontsize(), SMALLEST), LARGEST))


def laid_out(figure: Figure, always: Collection[tuple[str, str]] = ()) -> bool:
    """Lays the figure out; False if a text leaves the page or covers another, or if next to nothing is left for the
    picture.

    Parameters
    ----------
    figure : to lay out
    always : pairs of texts that cover each other on a page of any width, as marks of two arms at the same place
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message=".*[Cc]onstrained_?[Ll]ayout.*")
        warnings.filterwarnings("error", message=".*axes sizes collapsed.*")
        try:
            figure.draw_without_rendering()
        except UserWarning:
            return False
    widest = max((axes.get_position().width for axes in figure.axes), default=1.0)
    texts = _boxes(figure)
    page = figure.bbox
    outside = any(b.x0 < page.x0 or b.x1 > page.x1 or b.y0 < page.y0 or b.y1 > page.y1 for _, b in texts)
    return widest >= LEAST_AXES and not outside and set(covering(figure)) <= set(always)


def covering(figure: Figure) -> list[tuple[str, str]]:
    """Texts of pairs of which one covers part of the other, in a figure that is laid out."""
    texts = _boxes(figure)
    return [_pair(a, b) for i, (a, box) in enumerate(texts) for b, other in texts[:i] if _overlap(box, other)]


def _pair(a: str, b: str) -> tuple[str, str]:
    """Two texts in alphabetical order, wherever their lines break."""
    first, second = sorted("".join(text.split()) for text in (a, b))
    return first, second


def _boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    """Texts that are seen, with the place that they take."""
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    inset = TOUCHING * figure.dpi / 72
    beyond = _beyond_the_axes(figure)
    shown = [t for t in figure.findobj(Text) if t.get_visible() and id(t) not in beyond]
    return [(str(t.get_text()), t.get_window_extent(renderer).padded(-inset)) for t in shown if t.get_text().strip()]


def _beyond_the_axes(figure: Figure) -> set[int]:
    """Identities of labels that exist and are not drawn: of ticks beyond the ends of an axis, of axes switched off."""
    hidden: set[int] = set()
    for axes in figure.axes:
        if not axes.axison:
            hidden |= {id(text) for axis in (axes.xaxis, axes.yaxis) for text in axis.findobj(Text)}
    for axis in [a for axes in figure.axes for a in (axes.xaxis, axes.yaxis)]:
        low, high = sorted(axis.get_view_interval())
        room = 1e-9 * (high - low)
        ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
        away = [t for t in ticks if not low - room <= float(t.get_loc()) <= high + room]
        hidden |= {id(label) for tick in away for label in (tick.label1, tick.label2)}
    return hidden


def _overlap(a: Bbox, b: Bbox) -> bool:
    return bool(a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1)
