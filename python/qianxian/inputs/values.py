"""Values of a scenario: by dotted key in the engine, by attribute and nesting in Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w

from qianxian import _core
from qianxian.base.reference import nearest


class Section:
    """The parameters of one section of a scenario, as attributes: ``s.attention.displacement_depth``."""

    def __init__(self, name: str, values: Mapping[str, Any]) -> None:
        self._name = name
        self._values = dict(values)

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):
            raise AttributeError(key)
        if key in self._values:
            return self._values[key]
        inner = {k.removeprefix(key + "."): v for k, v in self._values.items() if k.startswith(key + ".")}
        if inner:
            return Section(f"{self._name}.{key}", inner)
        raise AttributeError(f"no parameter {self._name}.{key}: {nearest(key, list(self._values))}")

    def __dir__(self) -> list[str]:
        return sorted({key.split(".")[0] for key in self._values})

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __repr__(self) -> str:
        width = max(len(key) for key in self._values)
        return "\n".join([f"[{self._name}]", *(f"{k:<{width}} = {v!r}" for k, v in self._values.items())])


def flattened(changes: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Values by dotted key, whatever the nesting."""
    flat: dict[str, Any] = {}
    for key, value in changes.items():
        if isinstance(value, Mapping):
            flat.update(flattened(value, f"{prefix}{key}."))
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def toml_value(value: Any) -> str:
    """A value as it stands in a scenario file; NumPy scalars count as plain ones."""
    plain = value.item() if hasattr(value, "item") else value
    return tomli_w.dumps({"v": plain}).removeprefix("v = ").rstrip("\n")


def as_keys(error: _core.InputError) -> _core.InputError:
    """The same mistakes without the command line's name for a changed value."""
    problems = [(where.removeprefix("--set "), message) for where, message in error.problems]
    renamed = _core.InputError("\n".join(f"{where}: {message}" for where, message in problems))
    renamed.problems = problems
    return renamed
