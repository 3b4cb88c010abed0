"""The language of messages: English for callers of the package, that of the call on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SPOKEN: ContextVar[str] = ContextVar("spoken", default="en")


def spoken() -> str:
    """``en`` or ``zh``."""
    return _SPOKEN.get()


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Messages are in this language until the end of the block."""
    before = _SPOKEN.set(lang)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def say(en: str, zh: str) -> str:
    """The text in the language that is spoken."""
    return zh if spoken() == "zh" else en
