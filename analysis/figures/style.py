"""What all figures share: fonts for both languages, colours for any colour vision, one way to be saved."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial, wraps
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure
from qianxian.base.reference import nearest
from qianxian.figures.fitting import (
    LARGEST,
    MM_PER_INCH,
    SMALLEST,
    STEP,
    WIDEST,
    asked_width,
    check_width,
    covering,
    laid_out,
    legible,
    page_of,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe & Ito (2008), Color Universal Design: eight colours that readers with any colour vision tell apart.
ORANGE, SKY, GREEN, YELLOW = "#e69f00", "#56b4e9", "#009e73", "#f0e442"
BLUE, VERMILLION, PURPLE, GREY = "#0072b2", "#d55e00", "#cc79a7", "#8a8f98"
INK, NOTE, RULE, BAND = "#3c4043", "#5f6368", "#e3e5e8", "#f4f5f7"

#: The baseline in grey, other arms in colours.
ARMS = (GREY, BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY)

#: Activities in the order in which they are stacked, by family: one hue a family, so that the sum of messages, of
#: paperwork, of meetings and of work with people can be seen although there are nineteen activities.
ACTIVITIES = {
    "reading_messages": BLUE,
    "searching_back": "#3f97cf",
    "posting_replying": "#7cc4ee",
    "phone_confirmation": "#a9d8f4",
    "resuming": "#d0e9f9",
    "forms_reports": VERMILLION,
    "producing_evidence": ORANGE,
    "fabricating_evidence": "#7a3500",
    "app_duties": YELLOW,
    "inspections": "#f5c98b",
    "standby": "#f8e3c4",
    "meetings": PURPLE,
    "coordinating": "#e6bcd3",
    "travel": "#b5dccd",
    "field_work": "#5dbb9b",
    "serving_villagers": "#00523b",
    "visiting_households": GREEN,
    "idle_on_duty": "#c3c7cd",
    "off_duty": "#e9ebee",
}

BUNDLED = "Qianxian Sans SC"
#: Fonts of operating systems that know more characters than the bundled one.
SYSTEM_CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Noto Sans CJK JP", "Source Han Sans SC", "Source Han Sans CN",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Microsoft YaHei", "SimHei", "PingFang SC", "Heiti TC",
    "Hiragino Sans GB", "Arial Unicode MS",
)  # fmt: skip
TITLE_CHARACTERS = {"en": 7.0, "zh": 4.8}  #: of a 14-point title to an inch
BOLD = {"en": "bold", "zh": "normal"}  # the bundled font has one weight
BETWEEN = {"en": " / ", "zh": "、"}  # titles in a row, which may have commas of their own
PLAIN = {"en": 1.25, "zh": 1.0}  # how much more plain text than bold fits into a line
LATIN = 0.55  # width of a Latin letter over that of a Chinese character
CLOSING = "，。；：、！？）】》”’%"  #: no line begins with one of these
LANGUAGES = ("en", "zh")


@cache
def families(lang: str) -> list[str]:
    """Font families in the order in which a glyph is looked for. Loads the bundled font on the first call."""
    manager = font_manager.fontManager
    manager.addfont(str(files("qianxian") / "fonts" / "QianxianSansSC-Regular.otf"))
    known = set(manager.get_font_names())
    chinese = [BUNDLED, *(f for f in SYSTEM_CHINESE if f in known)]
    for family in chinese:  # one weight serves as bold too; otherwise matplotlib warns at every bold text
        faces = [face for face in manager.ttflist if face.name == family and face.style == "normal"]
        if faces and all(font_manager.weight_dict.get(str(f.weight), f.weight) in range(600) for f in faces):
            manager.ttflist.append(replace(faces[0], weight=700))
    return [*chinese, "DejaVu Sans"] if lang == "zh" else ["DejaVu Sans", *chinese]


def settings(lang: str) -> dict[str, Any]:
    """Settings of matplotlib under which a figure in this language is drawn and saved."""
    return {
        "font.family": families(lang),
        "font.size": 9,
        "axes.unicode_minus": True,
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.titlesize": 11,
        "axes.titleweight": BOLD[lang],
        "legend.frameon": False,
        "text.parse_math": False,  # a title may contain dollar signs
        "svg.fonttype": "path",  # glyphs as paths and, below, as TrueType: no reader needs the font
        "pdf.fonttype": 42,
        "svg.hashsalt": "qianxian",
    }


@contextmanager
def language(lang: str) -> Iterator[None]:
    """Fonts and settings for figures in one language, for the time of a ``with`` block.

    Raises
    ------
    ValueError
        If there is no such language.
    """
    check_choice("lang", lang, LANGUAGES)
    with mpl.rc_context(cast("Any", settings(lang))):
        yield


def check_choice(name: str, value: object, valid: tuple[str, ...] | list[str]) -> None:
    """Refuses a value that is none of the valid ones, and names the nearest."""
    if value not in valid:
        raise ValueError(f"{name} = {value!r}: {nearest(str(value), list(valid))}")


class Drawing(Figure):
    """A figure that no window system knows of: nothing pops up, Jupyter shows it where it is returned, and the same
    data give the same bytes wherever it is saved."""

    def __init__(self, lang: str, width: float, height: float) -> None:
        asked = asked_width()
        super().__init__(figsize=(asked / MM_PER_INCH if asked else width, height), layout="constrained")
        self.lang = lang
        self.narrowed = self.get_figwidth() / width if asked else 1.0  #: width over that which the figure likes

    def savefig(self, fname: Any, **options: Any) -> None:
        """As ``Figure.savefig``; 180 dots per inch and no date unless asked for."""
        suffix = Path(fname).suffix.lstrip(".") if isinstance(fname, (str, Path)) else ""
        undated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
        kind = str(options.get("format") or suffix)
        if kind in undated:
            options["metadata"] = {**undated[kind], **(options.get("metadata") or {})}
        with language(self.lang):
            super().savefig(fname, **{"dpi": 180, **options})

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        self.savefig(buffer, format="png", dpi=100)
        return buffer.getvalue()


Draw = TypeVar("Draw", bound=Callable[..., Figure])


def in_language(draw: Draw) -> Draw:
    """Makes a ``draw`` function draw in its ``lang``, and lays the figure out while the fonts are in force.

    It also gets the option `width_mm`: the width of the page, on which every text has 7 to 9 points.
    """

    @wraps(draw)
    def drawn(data: Any, *, lang: str = "en", width_mm: float | None = None, **options: Any) -> Figure:
        with language(lang):
            if width_mm is not None:
                check_width(width_mm)
                return _of_width(partial(draw, data, lang=lang, **options), width_mm)
            figure = draw(data, lang=lang, **options)
            figure.draw_without_rendering()
        return figure

    return cast("Draw", drawn)


def _of_width(draw: Callable[[], Figure], width_mm: float) -> Figure:
    """The figure at this width.

    Raises
    ------
    ValueError
        If its texts do not fit; names a width at which they do.
    """

    def made(width: float) -> Figure:
        with page_of(width):
            figure = draw()
        legible(figure)
        return figure

    figure = made(width_mm)
    if laid_out(figure):
        return figure
    natural = draw()
    natural.draw_without_rendering()
    always = covering(natural)
    if laid_out(figure, always):
        return figure
    narrow, wide = width_mm, float(WIDEST)
    known = laid_out(made(wide), always)
    while known and wide - narrow > STEP:
        middle = round((narrow + wide) / 2)
        narrow, wide = (narrow, middle) if laid_out(made(middle), always) else (middle, wide)
    remedy = f"{wide:g} is enough" if known else f"not even {WIDEST} is enough, show less of it"
    raise ValueError(f"width_mm = {width_mm:g}: too narrow for text of {SMALLEST:g} to {LARGEST:g} points; {remedy}")


def arm_colour(position: int) -> str:
    """Colour of an arm by its position; the baseline has position 0."""
    return ARMS[0] if position == 0 else ARMS[1 + (position - 1) % (len(ARMS) - 1)]


def activity_colour(activity: str) -> str:
    """Colour of an activity by its id; dark grey for one that is not known here."""
    return ACTIVITIES.get(activity, NOTE)


def stacked(activities: list[str]) -> list[str]:
    """Activities in the order of stacks and legends."""
    order = list(ACTIVITIES)
    return sorted(activities, key=lambda a: order.index(a) if a in order else len(order))


def plain(axes: Axes, *hidden: str, ticks: bool = True) -> None:
    """Hides spines; with ``ticks=False`` the marks of the vertical axis too."""
    for side in hidden:
        axes.spines[side].set_visible(False)
    if not ticks:
        axes.tick_params(axis="y", length=0)


def pale_grid(axes: Axes, axis: Literal["x", "y", "both"] = "x") -> None:
    """Thin lines behind the data."""
    axes.grid(axis=axis, color=RULE, linewidth=0.7)


def heading(figure: Figure, title: str, note: str, lang: str) -> None:
    """A title above everything and a note below it, both flush left."""
    large, small = (LARGEST, SMALLEST) if asked_width() else (14.0, 8.0)
    figure.suptitle(fitted(figure, title, large, lang), x=0.01, ha="left", fontsize=large, fontweight=BOLD[lang])
    fitting = fitted(figure, note, small, lang, PLAIN[lang])
    figure.supxlabel(fitting, x=0.01, ha="left", fontsize=small, color=NOTE)


def fitted(figure: Figure, text: str, size: float, lang: str, share: float = 1.0) -> str:
    """A text broken into lines that fit into a share of the width of the page at this size in points."""
    characters = figure.get_figwidth() * share * TITLE_CHARACTERS[lang] * 14 / size
    return wrapped(text, max(1, int(characters)), lang)


def wrapped(text: str, width: int, lang: str) -> str:
    """A text broken into lines: English between words, Chinese after a number of characters, never before a mark that
    closes nor within a number or a Latin word."""
    if lang == "en":
        return textwrap.fill(text, width)
    lines, filled = [""], 0.0
    for piece in re.findall(r"[!-~]+|.", text):
        size = LATIN * len(piece) if piece.isascii() else 1.0
        if lines[-1] and filled + size > width and piece not in CLOSING:
            lines.append("")
            filled = 0.0
        lines[-1] += piece
        filled += size
    return "\n".join(lines)
