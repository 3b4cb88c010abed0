"""Does a conclusion hold at other parameters? A claim on a reform, tried over ranges and without single mechanisms."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qianxian.base.language import spoken
from qianxian.base.presenting import presenter
from qianxian.base.problems import raise_problems
from qianxian.inputs.reform import Reform
from qianxian.inputs.reform import reform as find_reform
from qianxian.methods.claims import claim_of
from qianxian.methods.findings import Findings
from qianxian.methods.over import Over, over_of, untied
from qianxian.methods.pairs import run_pairs
from qianxian.methods.robustness_design import all_points, checked, switches_of
from qianxian.methods.robustness_text import html, lines
from qianxian.runs.opening import load
from qianxian.runs.simulation import Scenario
from qianxian.studies.designs import latin_hypercube

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Robustness(Findings):
    """A claim on a reform at many parameter sets; ``qx.robustness`` makes one.

    Attributes
    ----------
    claim : Claim, with its text and conditions
    scenario, reform, options : what was run
    ranges : by factor the limits of a number or count, or the members of a flag or choice
    switches : keys of the mechanisms that were switched one at a time
    tied : assumed parameters that keep the scenario's values, since a rule ties them to others
    points, pairs : what was run and what came of it; ``to_df`` and ``structure`` show them
    """

    def summary(self, lang: str = "en") -> str:
        """The findings in sentences of `lang` (``en`` or ``zh``), a line each."""
        return "\n".join(lines(self, lang))

    def plot(self, lang: str = "en", **options: Any) -> Figure:
        """Draws the effect at every parameter set, and what moves it.

        Parameters
        ----------
        lang : ``en`` or ``zh``
        **options : of the figure's own ``draw``, see ``qianxian.figures``
        """
        return presenter().draw("robustness", self, lang=lang, **options)

    def __repr__(self) -> str:
        n = self.shares["n"]
        return (
            f"<Robustness of '{self.claim.text}' for {self.reform.name} on {self.scenario.name}: holds in "
            f"{n['holds']}, fails in {n['fails']}, open in {n['open']} of {n.sum()} sets>"
        )

    def _repr_html_(self) -> str:
        return html(self, spoken())


def robustness(
    scenario: Scenario | str | Path,
    reform: Reform | str | Path,
    over: Over,
    claim: str,
    *,
    points: int = 100,
    replicates: int = 10,
    structure: bool = True,
    store: str | Path | None = None,
    executor: Executor | None = None,
    days: int = 182,
    seed: int = 1,
    townships: int = 1,
    progress: bool = True,
) -> Robustness:
    """Tries a claim on a reform at a Latin hypercube of parameter sets, each under the same luck in both arms.

    Runs 2 arms of (1 + points + switches) sets with all replicates; what is in the store is not run again.

    Parameters
    ----------
    scenario : that is varied, or its name or path
    reform : whose effect is claimed, or its name or path
    over : (lower, upper) by key, None instead for the limits that the parameter declares, or a sequence of keys; or
        ``assumptions``: every parameter whose trust is assumption, over the limits that it declares, but for the few
        that a rule ties to each other, which keep the scenario's values (``tied``). The limits are those of what the
        model accepts, not a plausible range
    claim : on paired effects (reform minus none), in the outcome's unit: ``message_minutes < 0``, several joined by
        ``and``
    points : parameter sets
    replicates : of every set, at least 2
    structure : also switch every mechanism (``*.enabled``), one at a time
    store : directory of the study, as of ``qx.study``; a temporary one, which goes with the result, if None
    executor, progress : as of ``qx.study``
    days, seed, townships : of every replicate; the seed is also that of the design

    Raises
    ------
    InputError, FileNotFoundError
        Before anything runs, with every mistake at once.
    KeyboardInterrupt
        On Ctrl-C; what is finished is kept in the store, and the same call goes on (if there was none, with the folder
        that the message names).

    Examples
    --------
    >>> import qianxian as qx
    >>> r = qx.robustness("baru-34", "baru-8", {"attention.open_seconds": (2, 10)}, "message_minutes < 0", points=4,
    ...                   replicates=2, days=2, structure=False)
    >>> int(r.shares["n"].sum())
    4
    """
    options, problems = checked(over, claim, points, days, replicates, seed, townships)
    raise_problems(problems)
    ranges, _ = over_of(over)
    base = scenario if isinstance(scenario, Scenario) else load(scenario)
    laid = reform if isinstance(reform, Reform) else find_reform(reform)
    tied: list[str] = []
    if isinstance(over, str):
        ranges, tied = untied(ranges, base, lambda kept: latin_hypercube(kept, points, seed))
    switches = switches_of() if structure else []
    frame = all_points(latin_hypercube(ranges, points, seed), base, switches)
    pairs = run_pairs(frame, base, laid, options, store, executor, progress)
    return Robustness(claim_of(claim), base, laid, options, ranges, frame, switches, pairs, tied)
