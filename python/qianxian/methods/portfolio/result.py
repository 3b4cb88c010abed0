"""The result of a search over combinations: front, points, effects of levers, figure, page and files."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from qianxian.base.durable import new_file, unfinished, write_durably
from qianxian.base.presenting import presenter
from qianxian.base.problems import Problems, raise_problems
from qianxian.methods.portfolio.choices import Combination, name_of, title_of
from qianxian.methods.portfolio.contrasts import contrasts
from qianxian.methods.portfolio.plan import Plan
from qianxian.methods.portfolio.selection import CERTAIN, DOMINATED, UNDECIDED, Bounds
from qianxian.methods.portfolio.telling import claims, summary_of, table_of
from qianxian.runs.effects import paired_effect

if TYPE_CHECKING:
    from matplotlib.figure import Figure


TABLES = ("front", "points", "main_effects", "interactions")
FILES = (*(f"{name}.csv" for name in TABLES), "front.png", "front.html")


@dataclass(frozen=True)
class Found:
    """What the sampling gave: of every combination its replicates, shape (n, n_objectives), the bounds of all pairs
    (objectives minimised), what was spent, and the combinations from which effects of levers are estimated, with their
    replicates, shape (n_tried, n, n_objectives), the same luck in each."""

    combinations: list[Combination]
    values: list[NDArray[np.float64]]
    bounds: Bounds
    spent: int
    set_aside: int
    possible: int
    stopped: bool
    tried: list[Combination]
    trials: NDArray[np.float64]


class Portfolio:
    """Combinations of reforms, which of them are best, and how sure that is; ``qx.portfolio`` makes one.

    With probability ``confidence`` or more, all of this is true at once: no combination compared dominates one that is
    ``certain``; every one that is ``dominated`` is dominated by another compared; every interval of an effect covers
    its mean. Nothing is claimed of those ``undecided``, nor of combinations that a search did not find or set aside.
    The bound rests on paired differences being normal, and on equal values in all replicates meaning equal means. With
    three objectives and an indifference zone, combinations may dominate each other in a circle and leave no front.

    Attributes
    ----------
    scenario : Scenario on which reforms are laid
    objectives : ids
    options : days, seed, townships
    confidence, indifference : as asked for
    budget, spent : replicates that were allowed, and that were made, those of a search included
    possible, set_aside : combinations that there are; those that a search tried and did not compare
    stopped : whether Ctrl-C ended the sampling
    """

    def __init__(self, plan: Plan, core: Found) -> None:
        self._plan = plan
        self._found = core
        self.scenario, self.objectives, self.options = plan.scenario, plan.objectives, plan.options
        self.confidence, self.budget = plan.confidence, plan.budget
        self.indifference = dict(plan.indifference)
        self.spent, self.possible, self.set_aside = core.spent, core.possible, core.set_aside
        self.stopped = core.stopped

    @property
    def maximised(self) -> tuple[str, ...]:
        """Objectives of which more is better."""
        return self._plan.maximised

    @cached_property
    def points(self) -> pd.DataFrame:
        """Every combination compared.

        Returns
        -------
        DataFrame indexed by combination (``none`` is the scenario as it stands): status (``certain``, ``undecided``,
        ``dominated``), open (combinations of which it is not clear whether they dominate this one), n (replicates),
        title, title_zh; for each objective its mean over replicates (column of its id), and ``_effect``, the mean
        difference to ``none`` under the same luck, ``_lower``, ``_upper``, which hold for all combinations at once.
        """
        names = [name_of(self._plan.choices, c) for c in self._found.combinations]
        unclear = self._found.bounds.open()
        table = pd.DataFrame(
            {
                "status": self._found.bounds.status(),
                "open": [", ".join(n for j, n in enumerate(names) if unclear[j, i]) for i in range(len(names))],
                "n": [len(v) for v in self._found.values],
                "title": [self._title(c, "en") for c in self._found.combinations],
                "title_zh": [self._title(c, "zh") for c in self._found.combinations],
            },
            index=pd.Index(names, name="combination"),
        )
        columns = {k: v for q, name in enumerate(self.objectives) for k, v in self._columns(q, name).items()}
        return table.assign(**columns)

    def _title(self, combination: Combination, lang: str) -> str:
        return title_of(self._plan.choices, combination, lang)

    def _columns(self, q: int, name: str) -> dict[str, list[float]]:
        """Means of one objective, and effects with simultaneous bounds."""
        values, bounds, sign = [v[:, q] for v in self._found.values], self._found.bounds, self._plan.signs[q]
        common = [min(len(v), len(values[0])) for v in values]
        effects = [paired_effect(values[0][:n], v[:n])["difference"] for v, n in zip(values, common, strict=True)]
        ends = np.sort(sign * np.array([bounds.lower[:, 0, q], bounds.upper[:, 0, q]]), axis=0) + 0.0  # no -0
        means = [float(np.mean(f)) if len(f := v[np.isfinite(v)]) else np.nan for v in values]
        return {name: means, f"{name}_effect": effects, f"{name}_lower": list(ends[0]), f"{name}_upper": list(ends[1])}

    @property
    def front(self) -> pd.DataFrame:
        """The rows of ``points`` that are certainly on the front or may be, by the effect on the first objective."""
        kept = self.points[self.points["status"] != DOMINATED]
        first = f"{self.objectives[0]}_effect"
        return kept.sort_values(first, ascending=self.objectives[0] not in self.maximised, kind="stable")

    @property
    def decided(self) -> bool:
        """Whether no combination is undecided: then ``front`` is the front of those compared, at this confidence."""
        return UNDECIDED not in set(self.points["status"])

    @property
    def certain(self) -> list[str]:
        """Combinations that are certainly on the front."""
        return list(self.front.index[self.front["status"] == CERTAIN])

    @cached_property
    def _contrasts(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        return contrasts(self._plan.choices, self._found.tried, self._found.trials, self.objectives)

    @property
    def main_effects(self) -> pd.DataFrame:
        """What an option changes against leaving it out, averaged over all options of the other levers.

        From the first stage of all combinations, the same luck in each: least squares in every replicate, then a 95 % t
        interval over replicates. After a search, it rests on the few replicates of the combinations tried there, which
        were not chosen evenly, and takes effects of three levers together as none; NaN where these cannot tell.

        Returns
        -------
        DataFrame indexed by (option, outcome): difference, lower, upper (95 % each), p, n (replicates), p_holm (over
        the table)
        """
        return self._contrasts[0]

    @property
    def interactions(self) -> pd.DataFrame:
        """How much the effect of an option is larger when another is in, too.

        Returns
        -------
        DataFrame indexed by (option, with, outcome), columns as of ``main_effects``
        """
        return self._contrasts[1]

    def summary(self, lang: str = "en") -> str:
        """What was found and how sure that is, in plain words of `lang`, with the front as a table."""
        return summary_of(self, lang)

    def plot(self, lang: str = "en", **options: Any) -> Figure:
        """Draws the front with interval crosses, dominated combinations pale.

        Parameters
        ----------
        lang : ``en`` or ``zh``
        **options : ``x``, ``y``: objectives; the first two if not named
        """
        return presenter().draw("portfolio_front", self, lang=lang, **options)

    def to_html(self, path: str | Path, lang: str = "en", *, force: bool = False) -> Path:
        """Writes the figure as one page that opens offline: point at a dot to read its combination.

        Parameters
        ----------
        path : of the page
        lang : ``en`` or ``zh``
        force : replaces a file that exists
        """
        out = new_file(path, force=force)
        write_durably(out, self._page(lang))
        return out

    def save(self, folder: str | Path, lang: str = "en", *, force: bool = False) -> list[Path]:
        """Writes the four tables as CSV, the figure as PNG and the page as HTML.

        Parameters
        ----------
        folder : is made if it is not there
        lang : of figure and page; columns of tables are the same in both
        force : replaces files that exist

        Raises
        ------
        InputError
            With every file that exists, at once; nothing is written then.
        """
        paths = free_files(folder, force=force)
        drawn, page = self.plot(lang), self._page(lang)
        Path(folder).mkdir(parents=True, exist_ok=True)
        for name, path in zip(TABLES, paths, strict=False):
            write_durably(path, getattr(self, name).to_csv().encode("utf-8-sig"))
        with unfinished(paths[-2]) as draft:
            drawn.savefig(draft, format="png")
        write_durably(paths[-1], page)
        return paths

    def _page(self, lang: str) -> bytes:
        return presenter().page("portfolio_page", self, lang=lang).encode()

    def __repr__(self) -> str:
        return (
            f"<Portfolio of {self.scenario.name}: {len(self.certain)} of {len(self.points)} combinations certainly on "
            f"the front, {sum(self.points['status'] == UNDECIDED)} undecided, {self.spent} of {self.budget} replicates>"
        )

    def _repr_html_(self) -> str:
        text = "".join(f"<p>{html.escape(line)}</p>" for line in claims(self, "en"))
        return f"<b>{html.escape(self.scenario.title())}</b>{text}{table_of(self, 'en').to_html(index=False)}"


def free_files(folder: str | Path, *, force: bool, remedy: str = "force=True") -> list[Path]:
    """Paths of the files of a portfolio in a folder; InputError with all that exist, unless `force`."""
    found, problems = [], Problems()
    for name in FILES:
        try:
            found.append(new_file(Path(folder) / name, force=force, remedy=remedy))
        except ValueError as error:
            problems.append((name, str(error)))
    raise_problems(problems)
    return found
