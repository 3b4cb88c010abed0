"""Publication figures of results: one small module each, drawn by name.

Every module has ``draw(data, *, lang, **options) -> matplotlib.figure.Figure``. Labels come from the results file or
the package, in English or Chinese; nothing here knows a particular scenario.
"""

from __future__ import annotations

import importlib
import inspect
from typing import TYPE_CHECKING, Any

from qianxian.base.reference import nearest

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: Figure by name, with the question it answers.
FIGURES = {
    "time_use": "Where does the working day of each post go?",
    "effects_forest": "What does a reform change, and how sure is that?",
    "reform_comparison": "What does a reform do to the working day and to every outcome?",
    "groups_per_person": "In how many work groups is a person?",
    "person_day": "What is one person's day made of?",
    "cause_sankey": "Who causes the load, and what does it turn into?",
    "service_waits": "How long do villagers wait?",
    "hierarchy_load": "Where in the hierarchy does the load gather?",
    "time_series": "How does an outcome move over time?",
    "event_study": "When does the effect of a reform begin, and does it last?",
    "roll_out": "What would an evaluator of a staggered roll-out find, and what is true?",
    "robustness": "Does a claim on a reform hold at other parameters?",
    "sensitivity": "Which factors move the effect of a reform?",
    "sweep_line": "How does an outcome move with a factor of a study?",
    "interaction_map": "Do two factors of a study do more together than added up?",
    "portfolio_front": "Which combination of reforms is best?",
}

#: Those of studies and analyses, which no results file holds.
OF_ANALYSES = ("sweep_line", "interaction_map", "robustness", "sensitivity", "portfolio_front")


def options_of_figure(kind: str) -> tuple[str, ...]:
    """Names of the options of a figure, that of the width of the page among them."""
    module = importlib.import_module(f"qianxian.figures.{kind}")
    own = [p.name for p in inspect.signature(module.draw).parameters.values() if p.kind is p.KEYWORD_ONLY]
    return (*own, "width_mm")


def draw(kind: str, data: Any, *, lang: str = "en", **options: Any) -> Figure:
    """Draws a figure by name.

    Parameters
    ----------
    kind : name, see ``FIGURES``
    data : Result, Comparison, (``person_day``) Diary, (``sweep_line``, ``interaction_map``) Study, (``robustness``)
        Robustness, (``sensitivity``) Sensitivity or (``portfolio_front``) Portfolio
    lang : ``en`` or ``zh``
    **options : `width_mm`, width of the page in millimetres: every text then has 7 to 9 points, and a figure whose
        texts would not fit is refused; and those of the figure's own ``draw``
    """
    if kind not in FIGURES:
        raise ValueError(f"no figure '{kind}': {nearest(kind, list(FIGURES))}")
    from qianxian.figures.style import language

    module = importlib.import_module(f"qianxian.figures.{kind}")
    with language(lang):
        drawn: Figure = module.draw(data, lang=lang, **options)
    return drawn
