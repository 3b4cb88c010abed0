"""An answer: what was found, where, and whether it is all that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

GIVEN: Final = "given"
PARTLY: Final = "partly"
MISSING: Final = "missing"


@dataclass(frozen=True)
class Place:
    """Where an answer stands.

    Attributes
    ----------
    kind : ``document`` (of the project, name is its path there), ``run`` (an attribute of the results file), ``table``
        (of the results file), ``package`` (a public name), ``file`` (beside the pages) or ``statement`` (a key of the
        author's statements)
    name : what it is called there
    """

    kind: str
    name: str


@dataclass(frozen=True)
class Found:
    """An answer in Markdown, with its state (``given``, ``partly`` or ``missing``) and places."""

    state: str
    text: str
    places: tuple[Place, ...] = ()


def joint(states: Iterable[str]) -> str:
    """The state of a question from those of its pieces: given or missing where all are, partly otherwise."""
    found = set(states)
    return found.pop() if len(found) == 1 else PARTLY
