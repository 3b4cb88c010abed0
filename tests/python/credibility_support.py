"""Folders of evidence to read, and what stands in them."""

import re

from html_page import Page
from qianxian.assurance.questions import ROWS, STRESS, TRACE

LISTS = {"index": ROWS, "stress-des": STRESS, "trace": TRACE}
PAGES = ("index", "stress-des", "trace", "odd", "assumptions", "run-length", "changes")
STATES = {"●": "given", "◐": "partly", "○": "missing"}


def states(folder, name="index"):
    """State of each question by number, as the table of a page says."""
    text = (folder / f"{name}.md").read_text(encoding="utf-8")
    return {i: STATES[mark] for i, mark in re.findall(r"^\| \[([\d.]+)\].*\| ([●◐○])\s\S+ \|$", text, re.MULTILINE)}


def page(folder, name):
    """A page as its elements."""
    return Page(folder / f"{name}.html")
