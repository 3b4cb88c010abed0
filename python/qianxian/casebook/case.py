"""Running a case, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from qianxian.base.reference import nearest
from qianxian.casebook.case_file import BASELINE, Arm, CaseFile, read_case
from qianxian.casebook.page import page
from qianxian.casebook.verdicts import judge
from qianxian.inputs.library import SCENARIOS
from qianxian.inputs.reform import Reform
from qianxian.runs.comparing import compare
from qianxian.runs.comparison import Comparison
from qianxian.runs.opening import load
from qianxian.runs.simulation import Scenario

FOLDER = SCENARIOS / "cases"


def cases() -> pd.DataFrame:
    """The cases that come with the package.

    Returns
    -------
    DataFrame indexed by id, columns title, title_zh, question, question_zh, n_claims and path.

    Examples
    --------
    >>> import qianxian as qx
    >>> list(qx.cases().index)
    ['000', '001', '002', '003', '004']
    """
    rows = []
    for path in sorted(FOLDER.glob("*/case.toml")):
        c = read_case(path)
        titles = {"title": c.title.en, "title_zh": c.title.zh, "question": c.question.en, "question_zh": c.question.zh}
        rows.append({"id": c.id, **titles, "n_claims": len(c.claims), "path": str(path)})
    return pd.DataFrame(rows).set_index("id")


def case(name: str | Path) -> Case:
    """A case of the package by its id, or one of your own by the path of its file.

    Parameters
    ----------
    name : id such as ``001``, or the path of a case file, which ends in ``.toml``

    Raises
    ------
    FileNotFoundError
        If there is neither; names the nearest one.
    InputError
        With every mistake in the file at once.
    """
    given = Path(name)
    if given.suffix == ".toml":
        return Case(read_case(given))
    path = FOLDER / str(name) / "case.toml"
    if not path.is_file():
        valid = [p.parent.name for p in sorted(FOLDER.glob("*/case.toml"))]
        raise FileNotFoundError(f"no case '{name}': {nearest(str(name), valid)} A path ends in .toml.")
    return Case(read_case(path))


class Case:
    """A question that a published account raises, with the claims that answer it.

    Parameters
    ----------
    file : what the case file holds; ``qx.case`` reads one
    """

    def __init__(self, file: CaseFile) -> None:
        self.file = file

    def __repr__(self) -> str:
        return f"<Case {self.file.id}: {self.file.title.en}, {len(self.file.claims)} claims>"

    def arms(self) -> dict[str, Scenario]:
        """The scenarios that are compared, the baseline first."""
        base = load(self.file.scenario)
        return {BASELINE: base} | {arm.name: _laid(base, arm) for arm in self.file.arms}

    def run(self, replicates: int | None = None, days: int | None = None, **options: Any) -> CaseResult:
        """Simulates all arms under the same luck and judges every claim.

        Parameters
        ----------
        replicates, days : those of the case file if None
        **options : as of ``compare``
        """
        n = self.file.replicates if replicates is None else replicates
        d = self.file.days if days is None else days
        return CaseResult(self.file, compare(self.arms(), replicates=n, days=d, **options))


class CaseResult:
    """What the model says to a case.

    Parameters
    ----------
    file : the case
    comparison : the runs of its arms

    Attributes
    ----------
    comparison : Comparison
        The runs behind it.
    claims : DataFrame
        One row a claim, numbered from 1: text, text_zh, sources, outcome, unit, arm, against, expected, the columns of
        the verdict (n, baseline, mean, difference, lower, upper, change) and verdict (``holds``, ``fails``, ``open``).
    """

    def __init__(self, file: CaseFile, comparison: Comparison) -> None:
        self.file = file
        self.comparison = comparison
        self.claims = pd.DataFrame(list(_judged(file, comparison)), index=range(1, len(file.claims) + 1))
        self.claims.index.name = "claim"

    def page(self, lang: str = "en") -> str:
        """The case as a page of Markdown in `lang` (``en`` or ``zh``): question, arms, claims with intervals and
        verdicts, and what the model cannot show."""
        return page(self.file, self.claims, self.comparison.study, lang)


def _judged(file: CaseFile, comparison: Comparison) -> Iterator[dict[str, Any]]:
    for claim in file.claims:
        arm, against = (comparison.arms[name].summary[claim.outcome] for name in (claim.arm, claim.against))
        yield {
            "text": claim.text.en,
            "text_zh": claim.text.zh,
            "sources": claim.sources,
            "outcome": claim.outcome,
            "name": arm.attrs["long_name"],
            "name_zh": arm.attrs["long_name_zh"],
            "unit": arm.attrs["units"],
            "arm": claim.arm,
            "against": "" if claim.within else claim.against,
            "expected": claim.expected,
            **judge(claim, arm.values, against.values),
        }


def _laid(base: Scenario, arm: Arm) -> Scenario:
    scenario = base.with_(dict(arm.parameters)) if arm.parameters else base
    if arm.reforms:
        scenario = scenario.reform(*arm.reforms)
    if arm.levers:
        scenario = scenario + Reform(arm.name, arm.levers, title=arm.title.en, title_zh=arm.title.zh)
    return scenario
