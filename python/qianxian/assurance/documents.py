"""The project's own documents, installed with the package under the paths that they have in the project."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Final

FOLDER = Path(__file__).parents[1] / "documents"

MODEL: Final = "sim/model/README.md"
ARCHITECTURE: Final = "sim/ARCHITECTURE.md"
LIBRARIES: Final = "sim/third_party.md"
TESTS: Final = "tests/README.md"
CHANGES: Final = "CHANGELOG.md"
CONTRIBUTING: Final = "CONTRIBUTING.md"
LICENCE: Final = "LICENSE"
PROJECT: Final = "python/pyproject.toml"
CITATION: Final = "CITATION.cff"

_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)


def translated(path: str, lang: str) -> str:
    """Path of the document in this language: its Chinese twin if there is one, otherwise itself."""
    twin = path.removesuffix(".md") + ".zh.md"
    return twin if lang == "zh" and path.endswith(".md") and (FOLDER / twin).is_file() else path


def document(path: str) -> str | None:
    """Text of a document by its path in the project; None if it is not installed."""
    file = FOLDER / path
    return file.read_text(encoding="utf-8") if file.is_file() else None


def section(text: str, heading: str) -> str | None:
    """What stands under the first heading that begins with these words, up to the next of its level or above it."""
    begin = re.search(rf"^(#+) {re.escape(heading)}\b.*\n", text, re.MULTILINE)
    if begin is None:
        return None
    rest = text[begin.end() :]
    end = re.search(rf"^#{{1,{len(begin[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start() if end else None].strip()


def paragraph(text: str, *beginnings: str) -> str | None:
    """The first paragraph that begins with one of these."""
    found = (p.strip() for p in re.split(r"\n\s*\n", text))
    return next((p for p in found if p.startswith(beginnings)), None)


def first_table(text: str) -> str | None:
    """The first table, as it stands."""
    found = re.search(r"(?:^\|.*\n?)+", text, re.MULTILINE)
    return found[0].strip() if found else None


def quotable(text: str, path: str, deeper: int = 0) -> str:
    """A text that stands by itself: links into the project become paths, headings go some levels deeper."""

    def as_path(link: re.Match[str]) -> str:
        if "://" in link[3] or link[3].startswith("#"):
            return link[0]
        return f"`{posixpath.normpath(posixpath.join(posixpath.dirname(path), link[3]))}`"

    return _HEADING.sub(lambda h: f"{'#' * min(6, len(h[1]) + deeper)} ", _LINK.sub(as_path, text))
