"""How the software wants to be cited: from the CITATION.cff that is installed with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from qianxian.report.sentences import texts

FILE = Path(__file__).parents[1] / "CITATION.cff"


@dataclass(frozen=True)
class Citation:
    """What a reference list needs."""

    title: str
    authors: tuple[str, ...]
    year: str  # of the release; empty if the file has none
    doi: str
    url: str  # of the software, or of its source code
    licence: str  # SPDX identifier
    persons: tuple[str, ...]  # those of the authors that are no bodies


def citation(path: Path = FILE) -> Citation:
    """Reads the part of a Citation File Format 1.2 that a reference needs: keys at the left margin and the list of
    authors (``name``, or ``given-names`` and ``family-names``). Folded texts are not read; a reference needs none.

    Raises
    ------
    ValueError
        If there is no title or no author.
    """
    top: dict[str, str] = {}
    people: list[dict[str, str]] = []
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, colon, value = line.strip().removeprefix("- ").partition(":")
        if not colon or not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line.startswith((" ", "-")):
            section = key
            top[key] = _scalar(value)
        elif section == "authors":
            if line.strip().startswith("- "):
                people.append({})
            people[-1][key] = _scalar(value)
    authors = tuple(p.get("name") or f"{p.get('given-names', '')} {p['family-names']}".strip() for p in people)
    if not top.get("title") or not authors:
        raise ValueError(f"{path}: a citation needs a title and an author")
    return Citation(
        title=top["title"],
        authors=authors,
        year=top.get("date-released", "")[:4],
        doi=top.get("doi", ""),
        url=top.get("url", "") or top.get("repository-code", ""),
        licence=top.get("license", ""),
        persons=tuple(name for name, p in zip(authors, people, strict=True) if "name" not in p),
    )


def _scalar(text: str) -> str:
    """A YAML scalar on one line: plain, or quoted as in JSON or with single quotes."""
    value = text.strip()
    if value.startswith('"'):
        return str(json.loads(value))
    if value.startswith("'"):
        return value.strip("'").replace("''", "'")
    return value.split(" #")[0].strip()


def reference(cited: Citation, version: str, lang: str) -> str:
    """One line for a list of references."""
    t = texts(lang)
    who = t["list_comma"].join(cited.authors)
    year = f" ({cited.year})" if cited.year else ""
    where = f" https://doi.org/{cited.doi}" if cited.doi else f" {cited.url}" if cited.url else ""
    return f"{who}{year}. {cited.title} ({t['version']} {version}) [{t['software']}].{where}"


def bibtex(cited: Citation, version: str) -> str:
    """The same for BibTeX."""
    fields = {
        "author": " and ".join(f"{{{a}}}" for a in cited.authors),
        "title": f"{{{cited.title}}}",
        "year": cited.year,
    }
    fields |= {"version": version, "doi": cited.doi, "url": cited.url}
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join(["@software{qianxian,", *lines, "}"])
