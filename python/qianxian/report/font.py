"""The Chinese characters of a page as a font inside it, for machines that have none."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Qianxian Sans SC"
FONT = Path(__file__).parents[1] / "fonts" / "QianxianSansSC-Regular.otf"
#: From here on, Unicode holds the scripts of East Asia; quotation marks and dashes lie before and look other in them.
FIRST = 0x2E80
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def font_face(page: str) -> str:
    """CSS with those characters of the bundled font that the page uses; empty if it has no Chinese.

    Parameters
    ----------
    page : HTML, in whose scripts characters may stand as escapes, ``\\u4e2d``

    Returns
    -------
    One rule ``@font-face`` in which the font is a data URL. The same page gives the same bytes. The family has to be
    the first of its list: Chromium keeps drawing boxes for words of which it has found no character before it.
    """
    used = {ord(c) for c in page} | {int(code, 16) for code in _ESCAPED.findall(page)}
    with TTFont(FONT, recalcTimestamp=False) as font:
        held = {code for code in used & font.getBestCmap().keys() if code >= FIRST}
        if not held:
            return ""
        options = Options(flavor="woff", layout_features=["*"], recalc_timestamp=False)
        subset = Subsetter(options)
        subset.populate(unicodes=held)
        subset.subset(font)
        font.flavor = "woff"
        packed = io.BytesIO()
        font.save(packed)
    data = base64.b64encode(packed.getvalue()).decode("ascii")
    source = f'url(data:font/woff;base64,{data}) format("woff")'
    return f'@font-face {{ font-family: "{FAMILY}"; src: {source}; unicode-range: U+{FIRST:X}-FFFF; }}'
