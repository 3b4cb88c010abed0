"""Puts the report together and writes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pandas as pd
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from qianxian.base.durable import new_file, write_durably
from qianxian.base.problems import raise_problems
from qianxian.base.reference import nearest
from qianxian.base.words import span
from qianxian.figures.measures import labels
from qianxian.report import charts, citation, load, sections
from qianxian.report.answer import RELEVANT, answer, confidence, relevant_problems
from qianxian.report.font import font_face
from qianxian.report.headline import headlines, key_figures, rounded
from qianxian.report.layers import Pair, pairs
from qianxian.report.robustness_lines import robustness_lines, robustness_problems
from qianxian.report.sentences import texts
from qianxian.report.source_list import source_groups
from qianxian.report.stills import Arm, still
from qianxian.runs.relevant import Relevant

if TYPE_CHECKING:
    from qianxian.methods.robustness import Robustness
    from qianxian.runs.comparison import Comparison

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGES = ("en", "zh")
PATTERN_DAYS, PATTERN_REPLICATES = 56, 4
TOP_DEPARTMENTS = 3

Content = dict[str, Any]


def write(
    comparison: Comparison,
    path: str | Path,
    *,
    lang: str = "en",
    title: str | None = None,
    question: str | None = None,
    patterns: pd.DataFrame | bool = True,
    pattern_days: int = PATTERN_DAYS,
    pattern_replicates: int = PATTERN_REPLICATES,
    robustness: Robustness | None = None,
    relevant: Relevant = RELEVANT,
    force: bool = False,
) -> Path:
    """Writes a comparison as one HTML file that opens without a network and prints to PDF.

    Parameters
    ----------
    comparison : of two or more arms
    path : file to write; folders are made
    lang : ``en`` or ``zh``
    title, question : in the reader's language; made from the titles of the arms if None
    patterns : True simulates the stylised facts for the baseline with `pattern_days` and `pattern_replicates`; False
        leaves them out; a table of ``Scenario.patterns`` is shown as it is, with the ``days`` and ``replicates`` of its
        ``attrs``
    robustness : of ``qx.robustness``, for the reform and the baseline of this comparison; said where assumptions are
    relevant : smallest change that matters on the first page, in per cent of the baseline; or by outcome in its unit
    force : replaces a file that exists, in one step

    Returns
    -------
    Path of the file. The same comparison gives the same bytes.

    Raises
    ------
    InputError
        If there is no such language, the comparison has one arm only, the robustness is that of another scenario or
        reform, a relevant change is no number above 0, or the file exists.
    """
    _check(comparison, lang, robustness, relevant)
    out = new_file(path, force=force, inputs=[comparison.path])
    if patterns is True:
        patterns = _simulated_patterns(comparison, pattern_days, pattern_replicates)
    content = {**_head(comparison, lang, title, question), **_results(comparison, lang), **_backing(comparison, lang)}
    content["robustness"] = robustness_lines(robustness, lang)
    tried = patterns if isinstance(patterns, pd.DataFrame) else None
    content["answer"] = answer(comparison, lang, relevant)
    content["confidence"] = confidence(comparison, content["assumed"], tried, content["robustness"], lang)
    content["patterns"] = None if tried is None else _patterns(tried, lang)
    shown = content["patterns"]["rows"] if content["patterns"] else []
    content["sources"] = source_groups(content["arms"], shown, lang)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_durably(out, _render(content).encode())
    return out


def _check(comparison: Comparison, lang: str, robustness: Robustness | None, relevant: Relevant) -> None:
    problems = [*robustness_problems(comparison, robustness), *relevant_problems(relevant)]
    if lang not in LANGUAGES:
        problems.append(("lang", f"lang = {lang!r}: {nearest(str(lang), list(LANGUAGES))}"))
    if len(comparison.arms) < 2:
        problems.append(("comparison", f"{comparison.path}: a report needs two arms or more, a baseline first"))
    raise_problems(problems)


def _simulated_patterns(comparison: Comparison, days: int, replicates: int) -> pd.DataFrame:
    table = comparison.baseline.scenario.patterns(days, replicates, seed=comparison.study["seed"])
    table.attrs.update(days=days, replicates=replicates)
    return table


# Content ------------------------------------------------------------------------------------------------------------


def _head(comparison: Comparison, lang: str, title: str | None, question: str | None) -> Content:
    t, study = texts(lang), comparison.study
    baseline, *others = (comparison.title(arm, lang) for arm in comparison.arms)
    names = t["and"].join(others), baseline
    facts = {"start": study["start"], "days": study["days"], "replicates": study["replicates"]}
    return {
        "lang": lang,
        "html_lang": "zh-CN" if lang == "zh" else "en",
        "t": t,
        "title": title or t["title"].format(*names),
        "question": question or t["question"].format(*names),
        "design": t["design"].format(**facts),
        "township": sections.township(comparison, lang),
        "arms": sections.arms(comparison, lang),
    }


def _results(comparison: Comparison, lang: str) -> Content:
    others = {arm: comparison.title(arm, lang) for arm in list(comparison.arms)[1:]}
    told = [
        {
            "title": title,
            "key_figures": key_figures(comparison.effects.loc[arm], lang),
            "groups": headlines(comparison.effects.loc[arm], lang),
            "effects": sections.effect_table(comparison, arm, lang),
            "service": sections.service_table(comparison, arm, lang),
        }
        for arm, title in others.items()
    ]
    both = pairs(comparison, lang)
    drawn = {
        "time_use": charts.time_use({comparison.title(a, lang): r for a, r in comparison.arms.items()}, lang),
        "effects": charts.effects(comparison.effects, others, lang),
        "layers": charts.layers(both, lang),
    }
    stills = {name: still(name, comparison, lang) for name in ("time_use", "effects_forest", "service_waits")}
    load_content, sankeys = _load(comparison, lang)
    return {"told": told, "pairs": _pair_rows(both), "charts": {**drawn, **sankeys}, "stills": stills, **load_content}


def _load(comparison: Comparison, lang: str) -> tuple[Content, Content]:
    """Time use and causes of every arm; content, and the Sankey diagrams by name."""
    t = texts(lang)
    arms = {comparison.title(name, lang): result for name, result in comparison.arms.items()}
    first = comparison.baseline
    activities, causes = labels(first.time_use, "activity", lang), labels(first.time_by_cause, "cause", lang)
    on_duty = {arm: load.activity_minutes(result).drop(load.OFF) for arm, result in arms.items()}
    by_cause = {arm: load.cause_minutes(result) for arm, result in arms.items()}
    sums = {arm: table.sum(axis=1) for arm, table in by_cause.items()}
    captions = [t["cause_caption"].format(arm) for arm in arms]
    ranked = {arm: result.departments_by_load() for arm, result in arms.items()}
    told = [
        sentence
        for arm, table in by_cause.items()
        for sentence in (_cause_sentence(arm, table, lang), _department_sentence(ranked[arm], causes, lang))
    ]
    flows = [
        {"name": f"causes_{i}", "caption": caption, "still": still("cause_sankey", Arm(comparison, name), lang)}
        for i, (name, caption) in enumerate(zip(comparison.arms, captions, strict=True))
    ]
    content = {
        "time_table": sections.minutes_table(on_duty, activities, t["activity"], t["on_duty"]),
        "cause_table": sections.minutes_table(sums, causes, t["cause"], t["at_work"]),
        "cause_sentences": told,
        "flows": flows,
    }
    order = list(next(iter(ranked.values())).index)
    drawn = [charts.cause_sankey(table, order, causes, activities, lang) for table in by_cause.values()]
    return content, {flow["name"]: chart for flow, chart in zip(flows, drawn, strict=True)}


def _cause_sentence(arm: str, causes: pd.DataFrame, lang: str) -> str:
    origin = load.by_origin(causes)
    minutes = {name: rounded(value, 0) for name, value in origin.items()}
    shares = {f"{n}_share": rounded(100 * v / (origin["total"] or 1.0), 0) for n, v in origin.items()}
    return texts(lang)["cause_sentence"].format(arm=arm, **minutes, **shares)


def _department_sentence(ranked: pd.DataFrame, titles: dict[str, str], lang: str) -> str:
    """Names departments only where more than luck puts them first."""
    t, n = texts(lang), len(ranked)
    if (ranked["last"] == n).all():
        ends = {"least": rounded(ranked["mean"].min(), 1), "most": rounded(ranked["mean"].max(), 1)}
        return t["cause_luck"].format(n=n, replicates=int(ranked["n"].max()), **ends)
    top = [
        t["cause_top"].format(
            titles[str(line)], rounded(row["mean"], 1), _places(int(row["first"]), int(row["last"])), n
        )
        for line, row in ranked.iloc[:TOP_DEPARTMENTS].iterrows()
    ]
    return t["cause_most"].format(top=t["list_comma"].join(top))


def _places(first: int, last: int) -> str:
    """Places that something may have, for example ``1–3``."""
    return str(first) if first == last else f"{first}–{last}"


def _pair_rows(both: list[Pair]) -> list[Content]:
    """Shares in per cent, with the gap in percentage points."""
    return [
        {
            "measure": p.measure,
            "arm": p.arm,
            "true": rounded(100 * p.true, 1),
            "reported": rounded(100 * p.reported, 1),
            "gap": rounded(100 * p.gap, 1, signed=True),
            "interval": span(100 * p.lower, 100 * p.upper),
        }
        for p in both
    ]


def _patterns(table: pd.DataFrame, lang: str) -> Content:
    t, made = texts(lang), table.attrs
    counts = {word: int((table["result"] == word).sum()) for word in ("pass", "fail", "undefined")}
    known = {"days", "replicates"} <= made.keys()
    return {
        "design": t["patterns_design"].format(**made) if known else t["patterns_given"],
        "count": t["patterns_count"].format(
            all=len(table), passed=counts["pass"], failed=counts["fail"], undefined=counts["undefined"]
        ),
        "rows": sections.pattern_rows(table, lang),
    }


def _backing(comparison: Comparison, lang: str) -> Content:
    t, assumed = texts(lang), sections.assumptions(comparison.baseline, lang)
    cited, version = citation.citation(), str(comparison.study["program_version"])
    return {
        "assumed": assumed["counts"],
        "assumptions": assumed["groups"],
        "assumptions_intro": t["assumptions_intro"].format(**assumed["counts"]),
        "method": [t[f"method_{i}"] for i in (1, 2, 3)],
        "limits": [*sections.horizon(comparison.baseline, lang), *(t[f"limits_{i}"] for i in (1, 2, 3, 4, 5))],
        "provenance": sections.provenance(comparison, lang),
        "verify": f"qianxian verify {comparison.path.name}",
        "reference": citation.reference(cited, version, lang),
        "bibtex": citation.bibtex(cited, version),
    }


# Page ---------------------------------------------------------------------------------------------------------------


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # JSON inside a script element: `tojson` writes <, >, & and ' as escapes; a NaN would be no JSON at all.
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "allow_nan": False, "separators": (",", ":")}
    return made


def _render(content: Content) -> str:
    own = {name: Markup((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("style.css", "script.js")}
    page = _environment().get_template("report.html.j2")
    parts = {"style": own["style.css"], "script": own["script.js"], "plotly": Markup(get_plotlyjs()), **content}
    face = font_face(page.render(**parts | {"plotly": "", "face": ""}))
    return page.render(**parts, face=Markup(face))
