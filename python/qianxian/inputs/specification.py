"""The complete, immutable specification of a run: everything of a scenario but running it."""

from __future__ import annotations

import functools
import html
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pandas as pd

from qianxian import _core
from qianxian.base.durable import new_file, write_durably
from qianxian.base.reference import nearest, parameter_keys, sections
from qianxian.inputs.office.spreadsheet import Spreadsheet
from qianxian.inputs.reform import Reform, reform
from qianxian.inputs.tables import scenario_from_tables, tables_of
from qianxian.inputs.values import Section, as_keys, flattened, toml_value

if TYPE_CHECKING:
    import networkx as nx

    from qianxian._core import Scenario as EngineScenario


class Specification:
    """What a run is made of; ``qx.Scenario`` is one that can be run.

    A value is read as ``s["attention.displacement_depth"]`` or ``s.attention.displacement_depth``; sections and
    parameters complete with the Tab key.
    """

    __slots__ = ("_core", "_values")
    _core: EngineScenario
    _values: dict[str, Any]

    def __init__(self, core: EngineScenario) -> None:
        object.__setattr__(self, "_core", core)
        object.__setattr__(self, "_values", core.values())

    @classmethod
    def from_text(cls, text: str, place: str = "scenario") -> Self:
        """A scenario from the text of a scenario file; `place` stands for the file in messages."""
        return cls(_core.parse_scenario(text, place))

    @classmethod
    def from_tables(
        cls,
        units: pd.DataFrame,
        persons: pd.DataFrame,
        groups: pd.DataFrame,
        memberships: pd.DataFrame,
        departments: pd.DataFrame | None = None,
        *,
        base: Specification | None = None,
        name: str = "my-township",
        title: str = "",
        title_zh: str = "",
    ) -> Self:
        """Your own township from the lists of a group audit and a personnel office.

        Parameters
        ----------
        units : columns id, kind, name, name_zh
        persons : columns id, role, unit, serves_village, lines
        groups : columns id, kind, name, name_zh, function, lines
        memberships : columns group, person
        departments : columns id, name, name_zh, function; without it, one for every line that persons or groups name,
            with the function of the first group that serves this line alone
        base : scenario that gives travel times, households and everything else; the defaults if None
        name, title, title_zh : of the new scenario

        Raises
        ------
        InputError
            With every mistake of every table at once: table, row, column, value and the nearest valid one.
        """
        tables = {"units": units, "persons": persons, "groups": groups, "memberships": memberships}
        heading = {"name": name, "title": title or name, "title_zh": title_zh or title or name}
        return cls(scenario_from_tables(tables, departments, base.text if base else None, heading))

    @classmethod
    def from_excel(
        cls,
        *files: str | Path | Spreadsheet,
        base: Specification | None = None,
        name: str = "my-township",
        title: str = "",
        title_zh: str = "",
        lang: str | None = None,
    ) -> Self:
        """Your own township from the workbooks (.xlsx) or CSV files of an office, with Chinese or English headings.

        Parameters
        ----------
        *files : files that together hold the tables, or one ``qx.Spreadsheet``, whose ``report`` says what was taken
            for what
        base : scenario that gives travel times, households and everything else; the defaults if None
        name, title, title_zh : of the new scenario
        lang : ``en`` or ``zh``, of the messages; English if None, that of the ``Spreadsheet`` if one is given

        Raises
        ------
        InputError
            With every mistake of every table at once: sheet, row, column, value and the nearest valid one.
        """
        paths = [file for file in files if not isinstance(file, Spreadsheet)]
        if len(paths) < len(files) > 1:
            raise TypeError("from_excel takes files, or one Spreadsheet")
        read = files[0] if files and isinstance(files[0], Spreadsheet) else Spreadsheet(*paths, lang=lang)
        heading = {"name": name, "title": title or name, "title_zh": title_zh or title or name}
        return cls(read.scenario(heading, base.text if base else None))

    @property
    def name(self) -> str:
        """Short name."""
        return str(self._core.name)

    def title(self, lang: str = "en") -> str:
        """What it is called in figures and reports, in `lang` (``en`` or ``zh``)."""
        return str(self._core.title_zh if lang == "zh" else self._core.title)

    @property
    def text(self) -> str:
        """The resolved scenario file (TOML): every parameter, the imported township, the reforms. It alone is enough
        to repeat a run."""
        return str(self._core.source)

    @property
    def values(self) -> dict[str, Any]:
        """Every parameter by key."""
        return dict(self._values)

    @property
    def reforms(self) -> list[str]:
        """Names of the reforms laid on it, in the order in which they were laid."""
        return [r.name for r in self._core.reforms]

    def reform_summary(self, lang: str = "en") -> str:
        """What its reforms change, in plain words of `lang`, one line a lever; empty without reforms."""
        return "".join(r.summary(lang) for r in self._core.reforms).rstrip("\n")

    def __getitem__(self, key: str) -> Any:
        if key in self._values:
            return self._values[key]
        raise KeyError(f"no parameter '{key}': {nearest(key, parameter_keys())}")

    def __getattr__(self, section: str) -> Section:
        if section.startswith("_"):
            raise AttributeError(section)
        inner = {k.removeprefix(section + "."): v for k, v in self._values.items() if k.startswith(section + ".")}
        if inner:
            return Section(section, inner)
        raise AttributeError(f"a scenario has no '{section}': {nearest(section, list(sections()))}")

    def __dir__(self) -> list[str]:
        return sorted([*object.__dir__(self), *sections()])

    def diff(self, other: Specification) -> pd.DataFrame:
        """Parameters in which two scenarios differ: columns this, other; indexed by key."""
        keys = [k for k in self._values if self._values[k] != other._values[k]]
        rows = {"this": [self._values[k] for k in keys], "other": [other._values[k] for k in keys]}
        return pd.DataFrame(rows, index=pd.Index(keys, name="key"))

    def with_(self, changes: Mapping[str, Any] | None = None, /, **sections: Mapping[str, Any]) -> Self:
        """The same scenario with some values changed.

        Parameters
        ----------
        changes : values by key, flat (``{"attention.displacement_depth": 50}``) or nested by section; keys that begin
            with ``levers.`` go to a reform named ``set``
        **sections : values by section (``attention={"displacement_depth": 50}``)

        Raises
        ------
        InputError
            With every mistake at once: key, value, unit, allowed range and the nearest valid key.
        """
        flat = {**flattened(changes or {}), **flattened(sections)}
        sets = [f"{key}={toml_value(value)}" for key, value in flat.items()]
        try:
            return type(self)(_core.parse_scenario(self.text, self.name, sets))
        except _core.InputError as error:
            raise as_keys(error) from None

    def titled(self, title: str, title_zh: str = "") -> Self:
        """The same scenario under another `title`; `title_zh` is the same if empty."""
        return type(self)(self._core.renamed(title, title_zh or title))

    def reform(self, *names: str | Path | Reform) -> Self:
        """The scenario with reforms laid on it: names of the package's own, paths, or Reform objects."""
        laid = [one if isinstance(one, Reform) else reform(one) for one in names]
        return functools.reduce(type(self).__add__, laid, self)

    def __add__(self, other: Reform) -> Self:
        if not isinstance(other, Reform):
            return NotImplemented
        return type(self)(self._core.with_reform(other._core))

    def tables(self, seed: int = 1, township: int = 0) -> dict[str, pd.DataFrame]:
        """The township as the five tables that ``from_tables`` takes: departments, units, persons, groups, memberships.
        Generated from `seed` unless imported."""
        return tables_of(self._core, seed, township)

    def graph(self, seed: int = 1, township: int = 0) -> nx.MultiDiGraph:
        """The hierarchy of one `township`, as `seed` generates it, as a networkx graph: vertices have kind, id, name,
        role …; edges have kind (line, block, member, serves) and line."""
        import networkx as nx

        return nx.MultiDiGraph(nx.parse_graphml(self._core.graphml(seed, township), force_multigraph=True))

    def structure(self, seed: int = 1, township: int = 0) -> pd.DataFrame:
        """Lines and groups per person, task paths, span of control, members per group, of one `township` as `seed`
        generates it: mean, quantiles and maximum, over ``all`` and role by role."""
        return pd.DataFrame(self._core.structure(seed, township)).set_index(["quantity", "role"])

    def save(self, path: str | Path, *, force: bool = False) -> Path:
        """Writes the resolved scenario file to `path`, for the command line and for colleagues; `force` replaces a
        file that exists."""
        out = new_file(path, force=force)
        write_durably(out, self.text.encode())
        return out

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a scenario does not change; use with_({{'{name}...': value}})")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_text, (self.text, self.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Specification) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        laid = f", reforms: {', '.join(self.reforms)}" if self.reforms else ""
        return f"<{type(self).__name__} {self.name}: {self.title()}{laid}>"

    def _repr_html_(self) -> str:
        changed = self.diff(type(self).from_text(f'name = "{self.name}"'))
        rows = "".join(
            f"<tr><td><code>{key}</code></td><td>{html.escape(str(row.this))}</td></tr>"
            for key, row in changed.iterrows()
        )
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in self.reform_summary().splitlines())
        head = f"<b>{html.escape(self.title())}</b> <code>{html.escape(self.name)}</code>"
        return f"{head}<ul>{lines}</ul><table>{rows}</table>"
