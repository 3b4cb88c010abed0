"""The language of messages: English for callers of the package, that of the call on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import zip_longest

_SPOKEN: ContextVar[str] = ContextVar("spoken", default="en")


def language_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Language of a call on the command line, by the rule of the program (``sim/cli/speech.hpp``).

    Parameters
    ----------
    arguments : the words after the name of the program; the first ``--lang`` decides
    environment : otherwise the first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is set decides
    """
    for word, following in zip_longest(arguments, arguments[1:]):
        if word == "--lang" and following is not None:
            return "zh" if following == "zh" else "en"
        if word.startswith("--lang="):
            return "zh" if word == "--lang=zh" else "en"
    locale = next((environment[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(v)), "")
    return "zh" if locale.startswith("zh") else "en"


def spoken() -> str:
    """``en`` or ``zh``."""
    return _SPOKEN.get()


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Messages are in this language until the end of the block; raises ValueError if it is none of ours."""
    if lang not in ("en", "zh"):
        raise ValueError(f"lang = {lang!r}: must be 'en' or 'zh'")
    before = _SPOKEN.set(lang)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def say(en: str, zh: str) -> str:
    """The text in the language that is spoken."""
    return zh if spoken() == "zh" else en
