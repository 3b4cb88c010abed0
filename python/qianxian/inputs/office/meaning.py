"""What a word in a cell means to the model: posts, kinds of units and groups, functions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from qianxian.base.reference import LABELS
from qianxian.inputs.office.cells import key, parts
from qianxian.inputs.office.words import FUNCTIONS, GROUP_KINDS, GROUP_NAMES, POSTS, UNIT_KINDS

_AND = re.compile("兼任|兼|和|及| and |/")


@cache
def _labels(enumeration: str) -> dict[str, str]:
    """Id of every member of an enumeration, by its id and its texts."""
    return {key(label[by]): label["id"] for label in LABELS[enumeration] for by in ("id", "en", "zh")}


def valid(enumeration: str, lang: str) -> list[str]:
    """The words of an enumeration that are always understood, as a drop-down offers them."""
    return [label[lang] for label in LABELS[enumeration]]


def declared_words() -> list[tuple[str, str, list[str]]]:
    """Enumeration, id of the member, and the words that mean it."""
    of_posts = {role: words for roles in POSTS.values() for role, words in roles.items()}
    declared = {"role": of_posts, "unit_kind": UNIT_KINDS, "group_kind": GROUP_KINDS, "function": FUNCTIONS}
    return [
        (enumeration, label["id"], list(dict.fromkeys([label["zh"], label["en"], *members.get(label["id"], ())])))
        for enumeration, members in declared.items()
        for label in LABELS[enumeration]
    ]


def known(enumeration: str) -> list[str]:
    """Every word that is understood as a member of an enumeration."""
    return [key(word) for own, _, words in declared_words() if own == enumeration for word in words]


def post(text: str, unit_kind: str | None) -> str | None:
    """Role of the model for a post, as the word is used in a unit of this kind; None if no word is known, or if it
    means different roles and the kind of unit is unknown."""
    if exact := _labels("role").get(key(text)):
        return exact
    by_kind = posts_by_kind(text)
    if unit_kind in by_kind:
        return by_kind[unit_kind]
    return next(iter(by_kind.values())) if len(set(by_kind.values())) == 1 else None


def posts_by_kind(text: str) -> dict[str, str]:
    """Roles that a post means, by the kinds of units in which it is known."""
    titles = [key(title) for piece in parts(text) for title in _AND.split(piece) if title.strip()]
    return {kind: role for kind in POSTS if (role := _post_in(titles, POSTS[kind]))}


def _post_in(titles: list[str], words: Mapping[str, tuple[str, ...]]) -> str | None:
    """The role that stands first in `words` of those that the titles name."""
    roles = {role for title in titles if (role := _longest_ending(title, words))}
    return next((role for role in words if role in roles), None)


def _longest_ending(text: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """The entry with the longest word with which the text ends; a word of Latin letters must be all of it."""
    found = [
        (len(word), entry)
        for entry, known in words.items()
        for word in map(key, known)
        if text == word or (text.endswith(word) and (not word.isascii() or text[-len(word) - 1] == " "))
    ]
    return max(found)[1] if found else None


def unit_kind(text: str) -> str | None:
    """Kind of a unit, by a word of a column of kinds or by the end of its name."""
    shown = key(text)
    return _labels("unit_kind").get(shown) or _longest_ending(shown.split("(")[0] or shown, UNIT_KINDS)


def group_kind(text: str) -> str | None:
    """Kind of a group, by a word of a column of kinds."""
    shown = key(text)
    words = {key(word): kind for kind, known in GROUP_KINDS.items() for word in known}
    return _labels("group_kind").get(shown) or words.get(shown)


def group_kind_of_name(name: str) -> str | None:
    """Kind of a group, by the first word inside its name that tells one."""
    return _inside(name, GROUP_NAMES)


def function(text: str) -> str | None:
    """Function, by a word of a column of functions."""
    shown = key(text)
    words = {key(word): entry for entry, known in FUNCTIONS.items() for word in known}
    return _labels("function").get(shown) or words.get(shown)


def function_of_name(name: str) -> str | None:
    """Function of a department or group, by the first word inside its name that tells one."""
    return _inside(name, FUNCTIONS)


def _inside(name: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    shown = key(name)
    return next((entry for entry, known in words.items() if any(key(word) in shown for word in known)), None)
