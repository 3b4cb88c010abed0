"""Makes the folder: pages in Markdown and HTML, tables, the results with what they were made from, and metadata."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from qianxian.assurance.answers_reforms import reform_files
from qianxian.assurance.crate import metadata
from qianxian.assurance.evidence import RESULTS, Evidence
from qianxian.assurance.folder import Content, new_folder, publish
from qianxian.assurance.markdown import page
from qianxian.assurance.pages import KICKER, page_titles, pages
from qianxian.assurance.register import outcome_table, source_table
from qianxian.assurance.statements import read_statements
from qianxian.base.language import say
from qianxian.base.problems import raise_problems
from qianxian.base.reference import nearest
from qianxian.report.citation import bibtex
from qianxian.report.document import LANGUAGES, PATTERN_DAYS, PATTERN_REPLICATES
from qianxian.runs.comparison import Comparison
from qianxian.runs.opening import open as open_results
from qianxian.runs.result_file import check_unchanged

if TYPE_CHECKING:
    from qianxian.runs.simulation import Result

PATTERN_COLUMNS = ("statement", "statement_zh", "measured", "measured_zh", "source", "target", "result")


def credibility(
    results: str | Path | Result | Comparison,
    folder: str | Path,
    *,
    lang: str = "en",
    statements: Mapping[str, Any] | str | Path | None = None,
    patterns: pd.DataFrame | bool = False,
    pattern_days: int = PATTERN_DAYS,
    pattern_replicates: int = PATTERN_REPLICATES,
    force: bool = False,
) -> Path:
    """Answers what a referee asks of a study, and says what is missing, in a folder that can be archived as it is.

    Pages, each in Markdown and in HTML that opens without a network: ``index`` (22 questions of journals and assurance
    frameworks), ``stress-des``, ``trace``, ``odd`` (with a delta-ODD of each reform), ``assumptions``, ``run-length``,
    ``changes``. Tables (CSV, UTF-8 with a byte order mark): ``parameters``, ``assumptions``, ``outcomes``, ``sources``,
    ``warm-up``, ``replications``. Besides, ``citation.bib``, a copy of the results file (``results.h5``), the scenario
    of each arm and each reform (TOML), and ``ro-crate-metadata.json`` (RO-Crate 1.1).

    Parameters
    ----------
    results : a results file, or what ``qx.open`` gives of one
    folder : to write; what this function wrote there before is replaced with `force`, anything else never
    lang : ``en`` or ``zh``
    statements : what only the authors know, as a TOML file or a dict: see ``qianxian.assurance.statements.STATEMENTS``
    patterns : a table of ``Scenario.patterns``; True simulates them for the first arm with `pattern_days` and
        `pattern_replicates`; False leaves them out
    force : replaces a folder of these pages, in one step

    Returns
    -------
    Path of the folder. The same results and statements give the same bytes, but for the date in the metadata.

    Raises
    ------
    FileNotFoundError, ValueError
        If there is no such results file.
    InputError
        If there is no such language, a statement is wrong, `patterns` is no such table, or the folder may not be
        written; nothing is written then.

    Examples
    --------
    >>> import qianxian as qx
    >>> made = qx.load("baru-34").run(days=2, progress=False)
    >>> sorted(f.name for f in qx.credibility(made, "baru-34.credibility").glob("*.html"))[:3]
    ['assumptions.html', 'changes.html', 'index.html']
    """
    if lang not in LANGUAGES:
        raise_problems([("lang", f"lang = {lang!r}: {nearest(str(lang), list(LANGUAGES))}")])
    stated = read_statements(statements, lang)
    out = new_folder(folder, force=force)
    _check_patterns(patterns)
    data = open_results(results) if isinstance(results, (str, Path)) else results
    if patterns is True:
        first = data.baseline if isinstance(data, Comparison) else data
        patterns = first.scenario.patterns(pattern_days, pattern_replicates, seed=data.study["seed"])
    evidence = Evidence(data, lang, stated, patterns if isinstance(patterns, pd.DataFrame) else None)
    _write(evidence, out)
    return out


def _check_patterns(patterns: pd.DataFrame | bool) -> None:
    if isinstance(patterns, bool):
        return
    if not isinstance(patterns, pd.DataFrame):
        rule = say(
            "must be True, False or a table of Scenario.patterns", "须为 True、False 或 Scenario.patterns 的结果"
        )
        raise_problems([("patterns", f"patterns = {patterns!r}{say(': ', '：')}{rule}")])
    lacking = [("patterns", f"patterns: {column}") for column in PATTERN_COLUMNS if column not in patterns]
    words = say("no such column; give a table of Scenario.patterns", "缺少此列；请给出 Scenario.patterns 的结果")
    raise_problems([(place, f"{message}{say(': ', '：')}{words}") for place, message in lacking])


def _write(e: Evidence, out: Path) -> None:
    check_unchanged(e.path, e.study)
    scenarios = {f"scenario-{i}.toml": name for i, name in enumerate(e.arms, 1)}
    inputs = {name: e.arms[arm].attributes["scenario"] for name, arm in scenarios.items()} | reform_files(e)
    made = pages(e)
    files: dict[str, Content] = {}
    names: dict[str, str] = {}
    for (name, title), text in zip(page_titles(e.lang), made.values(), strict=True):
        html = page(text, e.lang, page_titles(e.lang), KICKER[int(e.lang == "zh")])
        files |= {f"{name}.md": text.encode(), f"{name}.html": html.encode()}
        names |= {f"{name}.md": title, f"{name}.html": title}
    names["index.html"] = names["index.md"] = made["index"].splitlines()[0].removeprefix("# ").replace("\\", "")
    for name, table in tables(e).items():
        files[name] = table.to_csv(index=table.index.name is not None).encode("utf-8-sig")
    files |= {name: text.encode() for name, text in inputs.items()}
    if e.citation is not None:
        files["citation.bib"] = f"{bibtex(e.citation, str(e.study['program_version']))}\n".encode()
    files[RESULTS] = e.path
    names |= {name: names.get(name, name) for name in files} | {n: e.title(arm) for n, arm in scenarios.items()}
    today = dt.datetime.now(dt.UTC).date()
    publish(out, files, lambda draft: metadata(e, draft, names, list(inputs), today))


def tables(e: Evidence) -> dict[str, pd.DataFrame]:
    """The tables of the folder, by the name of their file."""
    return {
        "parameters.csv": e.parameters,
        "assumptions.csv": e.assumptions,
        "outcomes.csv": outcome_table(),
        "sources.csv": source_table(e.parameters),
        "warm-up.csv": e.warm_up,
        "replications.csv": e.replications,
    }
