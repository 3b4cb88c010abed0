"""Still pictures of the charts, for readers without JavaScript and for paper."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

from qianxian.figures import draw
from qianxian.runs.simulation import Result

if TYPE_CHECKING:
    from qianxian.runs.comparison import Comparison

PREFIX = "data:image/svg+xml;base64,"


def still(kind: str, data: Any, lang: str, **options: Any) -> str:
    """A figure of ``qianxian.figures`` as a data address of an SVG picture whose letters are paths, so that no font is
    needed. In a picture no script runs and no identifier meets another one's.
    """
    figure = draw(kind, data, lang=lang, **options)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="svg")
    return PREFIX + base64.b64encode(buffer.getvalue()).decode("ascii")


class Arm(Result):
    """One arm under the title that it has in its comparison, by which a reader knows it from the others."""

    def __init__(self, comparison: Comparison, arm: str) -> None:
        super().__init__(comparison.path, arm, home=comparison)
        self._comparison = comparison

    def title(self, lang: str = "en") -> str:
        """As ``Comparison.title``."""
        return self._comparison.title(self.arm, lang)
