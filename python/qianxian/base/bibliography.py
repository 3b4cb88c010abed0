"""What the source ids of parameters, levers, patterns and documents stand for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from qianxian.base.reference import nearest

FILE = Path(__file__).parents[1] / "sources.toml"


def sources(ids: str | None = None) -> pd.DataFrame:
    """The publications and facts behind the source ids.

    Parameters
    ----------
    ids : ids with blanks between them, as they stand in a parameter (``S018 Q05``), a lever or a pattern; all if None.
        A pattern that is one of several (``P02a``) is found under their common id (``P02``).

    Returns
    -------
    DataFrame indexed by id, in the order asked for, columns kind (``seed``, ``fact``, ``theory``, ``pattern``,
    ``open_parameter``, ``lever``), about, about_zh, reference, reference_zh and grade (trust from ``A`` to ``D``;
    ``seed`` for the seed documents, which report picked cases; empty where nothing is graded).

    Raises
    ------
    KeyError
        If an id is unknown; names all such with the nearest.

    Examples
    --------
    >>> import qianxian as qx
    >>> qx.sources("S018 Q05")["kind"].to_dict()
    {'S018': 'seed', 'Q05': 'open_parameter'}
    """
    table = pd.DataFrame.from_dict(_entries(), orient="index").rename_axis("id")
    if ids is None:
        return table
    known = _entries()
    asked = {_common(one): one for one in ids.split()}
    unknown = [f"no source '{one}': {_hint(one, list(known))}" for key, one in asked.items() if key not in known]
    if unknown:
        raise KeyError("; ".join(unknown))
    return table.loc[list(asked)]


@cache
def _entries() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _common(one: str) -> str:
    """Id of the stylised fact that a pattern belongs to; any other id as it is."""
    return one[:-1] if one.startswith("P") and one[-1].islower() else one


def _hint(one: str, known: list[str]) -> str:
    """The nearest id of the same kind; if there is none of this kind, the letters that ids begin with."""
    alike = [k for k in known if k[0] == one[0]]
    return nearest(one, alike) if alike else f"ids begin with {', '.join(sorted({k[0] for k in known}))}"
