"""Asks for figures and reports. Results have ``plot`` and ``report``, but figures are made of results: the methods ask
here, and ``qianxian/__init__.py``, which knows every layer, says who answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Presenter(Protocol):
    """Who draws figures and writes reports and folders of evidence."""

    def draw(self, kind: str, data: object, *, lang: str, **options: Any) -> Figure:
        """A figure by name, as ``qianxian.figures.draw``."""
        ...

    def page(self, kind: str, data: object, *, lang: str) -> str:
        """A figure that can be pointed at, as one HTML page that opens offline."""
        ...

    def write(self, comparison: Any, path: str | Path, *, lang: str, **options: Any) -> Path:
        """A report, as ``qianxian.report.write``."""
        ...

    def assure(self, results: Any, folder: str | Path, *, lang: str, **options: Any) -> Path:
        """The evidence behind a study, as ``qx.credibility``."""
        ...


_presenters: list[Presenter] = []


def present_with(presenter: Presenter) -> None:
    """From now on this presenter answers."""
    _presenters[:] = [presenter]


def presenter() -> Presenter:
    """Who draws figures and writes reports."""
    return _presenters[0]
