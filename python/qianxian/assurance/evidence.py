"""What the answers are drawn from: a results file, the program and its documents, and what the authors state."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from qianxian.assurance.delta import Delta, changed_parameters, deltas
from qianxian.assurance.documents import document, translated
from qianxian.assurance.register import assumptions, parameter_table
from qianxian.assurance.run_length import replication_table, warm_up_table
from qianxian.report.citation import FILE, Citation, citation
from qianxian.runs.comparison import Comparison

if TYPE_CHECKING:
    from pathlib import Path

    from qianxian.assurance.statements import Statements
    from qianxian.runs.simulation import Result

RESULTS: Final = "results.h5"  # the copy of the results file, whatever its name was


class Evidence:
    """Everything that an answer may rest on; tables are made when they are first asked for.

    Parameters
    ----------
    data : results of one arm or of several
    lang : language of the answers, ``en`` or ``zh``
    statements : of the authors, by key, in that language
    patterns : a table of ``Scenario.patterns``; None if they were not run
    """

    def __init__(
        self, data: Result | Comparison, lang: str, statements: Statements, patterns: pd.DataFrame | None
    ) -> None:
        several = isinstance(data, Comparison)
        self.arms: dict[str, Result] = data.arms if isinstance(data, Comparison) else {data.arm: data}
        self._titles = {n: data.title(n, lang) if isinstance(data, Comparison) else data.title(lang) for n in self.arms}
        self.several = several
        self.path: Path = data.path
        self.study: dict[str, Any] = data.study
        self.lang = lang
        self.statements = statements
        self.patterns = patterns

    def say(self, en: str, zh: str) -> str:
        """The text in the language of the answers."""
        return zh if self.lang == "zh" else en

    def title(self, arm: str) -> str:
        """What an arm is called."""
        return self._titles[arm]

    def document(self, path: str) -> str | None:
        """A document of the project if it is installed, in the language of the answers if it is translated."""
        return document(translated(path, self.lang))

    @property
    def baseline(self) -> Result:
        """The first arm."""
        return next(iter(self.arms.values()))

    @cached_property
    def citation(self) -> Citation | None:
        """How the software wants to be cited, if its file is installed."""
        return citation(FILE) if FILE.is_file() else None

    @cached_property
    def parameters(self) -> pd.DataFrame:
        """``parameter_table`` of the arms."""
        return parameter_table(self.arms)

    @cached_property
    def assumptions(self) -> pd.DataFrame:
        """The register of assumptions."""
        return assumptions(self.parameters)

    @cached_property
    def warm_up(self) -> pd.DataFrame:
        """``warm_up_table`` of the arms."""
        return warm_up_table(self.arms)

    @cached_property
    def replications(self) -> pd.DataFrame:
        """``replication_table`` of the arms."""
        return replication_table(self.arms)

    @cached_property
    def deltas(self) -> list[Delta]:
        """The reforms of all arms."""
        return deltas(self.arms)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Parameters in which an arm differs from the first otherwise than by a reform."""
        return changed_parameters(self.arms)
