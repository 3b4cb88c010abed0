"""A user's mistakes, told all at once."""

from __future__ import annotations

from qianxian import _core

#: Place and message of each mistake.
Problems = list[tuple[str, str]]


def raise_problems(problems: Problems) -> None:
    """Raises InputError if there are any."""
    if not problems:
        return
    error = _core.InputError("\n".join(message for _, message in problems))
    error.problems = problems
    raise error
