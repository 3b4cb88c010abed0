"""Reads an HTML page as tests need it: elements with attributes and text, in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "hr", "input"}
UNSEEN = {"script", "style", "title"}


@dataclass
class Element:
    """An element; its text is that of all elements inside it."""

    tag: str
    attributes: dict[str, str]
    parents: list[Element]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self):
        return " ".join(" ".join(self.pieces).split())

    def inside(self, identifier):
        """Whether an element around it has this id."""
        return any(p.attributes.get("id") == identifier for p in self.parents)


class Page(HTMLParser):
    """All elements of a page."""

    def __init__(self, path):
        super().__init__()
        self.source = path.read_text(encoding="utf-8")
        self.elements, self.open, self.visible = [], [], []
        self.feed(self.source)
        self.close()
        assert not self.open, f"never closed: {[e.tag for e in self.open]}"

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {k: v or "" for k, v in attrs}, list(self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> where <{self.open[-1].tag}> is open"
        self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.pieces.append(data)
        if not UNSEEN & {e.tag for e in self.open}:
            self.visible.append(data)

    def all(self, tag, **attributes):
        """Elements with this tag and these attributes."""
        wanted = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items()}
        return [e for e in self.elements if e.tag == tag and wanted.items() <= e.attributes.items()]

    def within(self, identifier, tag):
        """Elements with this tag inside the element with this id."""
        return [e for e in self.elements if e.tag == tag and e.inside(identifier)]

    def rows(self, identifier):
        """Texts of the cells, row by row, of all tables inside the element with this id, heads left out."""
        lines = [e for e in self.within(identifier, "tr") if e.parents[-1].tag == "tbody"]
        return [[c.text for c in self.elements if c.tag in ("th", "td") and c.parents[-1] is line] for line in lines]

    @property
    def seen(self):
        """What a reader sees."""
        return "\n".join(self.visible)
