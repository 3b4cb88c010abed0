"""Reforms: named, dated, scoped settings of levers that can be laid on any scenario."""

from __future__ import annotations

import datetime
import html
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import tomli_w

from qianxian import _core
from qianxian.base.durable import new_file, write_durably
from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.inputs.library import SCENARIOS, find, listing

if TYPE_CHECKING:
    from qianxian._core import Reform as EngineReform


class Reform:
    """A reform; immutable. Lay it on a scenario with ``scenario + reform``.

    Parameters
    ----------
    name : short name: letters, digits, ``-`` and ``_``
    levers : settings by lever, e.g. ``{"merge_groups": {"n_groups": 8}, "no_photos": {}}``; ``qx.levers()`` lists them
    title, title_zh : what it is called in figures and reports; the name if empty
    start, end : in force from ``start`` and before ``end``; without them from the first day to the last
    phase_in_days : days over which the share of groups and people reached rises from 0 to 1
    compliance : share to which it is followed in fact, 0 to 1; reports follow it in full (sham reform)
    townships : indices of the townships concerned; all if empty

    Raises
    ------
    InputError
        With every mistake at once: place, value, unit, allowed range and the nearest valid key.

    Examples
    --------
    >>> import qianxian as qx
    >>> eight = qx.Reform("eight", {"merge_groups": {"n_groups": 8}}, title="Eight groups")
    >>> print(eight.summary())
    Merge groups by function (n_groups = 8): from the first day, all townships
    """

    __slots__ = ("_core", "_text")
    _core: EngineReform
    _text: str

    def __init__(
        self,
        name: str,
        levers: Mapping[str, Mapping[str, Any]],
        *,
        title: str = "",
        title_zh: str = "",
        start: datetime.date | None = None,
        end: datetime.date | None = None,
        phase_in_days: int = 0,
        compliance: float = 1.0,
        townships: Iterable[int] = (),
    ) -> None:
        content: dict[str, Any] = {"name": name}
        given = {"title": title, "title_zh": title_zh, "start": start, "end": end, "phase_in_days": phase_in_days}
        content.update({key: value for key, value in given.items() if value})
        if compliance != 1.0:  # 0 is a value, too
            content["compliance"] = compliance
        if list(townships):
            content["townships"] = list(townships)
        content["levers"] = {lever: dict(settings) for lever, settings in levers.items()}
        self._hold(tomli_w.dumps(content), f"reform {name}")

    def _hold(self, text: str, place: str) -> None:
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_core", _core.parse_reform(text, place))

    @classmethod
    def from_text(cls, text: str, place: str = "reform") -> Reform:
        """A reform from the text of a reform file; `place` stands for the file in messages."""
        made = cls.__new__(cls)
        made._hold(text, place)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a reform does not change; make another one")

    def staggered(self, starts: Mapping[int, datetime.date]) -> list[Reform]:
        """The same reform begun at different times: one of each date, named by it, for the townships of that date.

        Parameters
        ----------
        starts : date by index of the township; a township that is left out is not reached

        Raises
        ------
        InputError

        Examples
        --------
        >>> import datetime as dt, qianxian as qx
        >>> waves = qx.reform("one-form").staggered({0: dt.date(2020, 3, 2), 1: dt.date(2020, 3, 2)})
        >>> [w.name for w in waves]
        ['one-form-2020-03-02']
        """
        if not starts:
            raise_problems([("starts", say("starts: no township is named", "starts：没有列出任何乡镇"))])
        content = tomllib.loads(self._text)
        made = []
        for start in sorted(set(starts.values())):
            name = f"{self.name}-{start:%Y-%m-%d}"
            where = sorted(township for township, date in starts.items() if date == start)
            dated = {**content, "name": name, "start": start, "townships": where}
            made.append(Reform.from_text(tomli_w.dumps(dated), f"reform {name}"))
        return made

    @property
    def name(self) -> str:
        """Short name."""
        return str(self._core.name)

    @property
    def text(self) -> str:
        """The reform as a reform file (TOML)."""
        return self._text

    def title(self, lang: str = "en") -> str:
        """What it is called in figures and reports, in `lang` (``en`` or ``zh``)."""
        return str(self._core.title_zh if lang == "zh" else self._core.title)

    def summary(self, lang: str = "en") -> str:
        """What it changes, in plain words of `lang`: one line a lever, with settings, dates and scope."""
        return str(self._core.summary(lang)).rstrip("\n")

    def save(self, path: str | Path, *, force: bool = False) -> Path:
        """Writes the reform file to `path`, for the command line and for colleagues; `force` replaces a file that
        exists."""
        out = new_file(path, force=force)
        write_durably(out, self._text.encode())
        return out

    def __reduce__(self) -> tuple[Any, ...]:
        return Reform.from_text, (self._text,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reform) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"<Reform {self.name}: {'; '.join(self.summary().splitlines())}>"

    def _repr_html_(self) -> str:
        rows = "".join(f"<li>{html.escape(line)}</li>" for line in self.summary().splitlines())
        return f"<b>{html.escape(self.title())}</b> <code>{html.escape(self.name)}</code><ul>{rows}</ul>"


def reform(name: str | Path) -> Reform:
    """A reform that comes with the package, by name, or one of your own, by path.

    Raises
    ------
    FileNotFoundError
        If there is neither; names the nearest one.

    Examples
    --------
    >>> import qianxian as qx
    >>> qx.reform("baru-8").title("zh")
    '34 个群并为 8 个'
    """
    path = find(name, [SCENARIOS / "reforms"], "reform")
    return Reform.from_text(path.read_text(encoding="utf-8"), str(path))


def reforms() -> pd.DataFrame:
    """The reforms that come with the package: name, title, title_zh, path."""
    return listing([SCENARIOS / "reforms"])
