"""A comparison as a workbook and as a data file for Stata, in one language, with units and a codebook."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import pandas as pd
import xarray as xr

from qianxian.base.durable import new_file, unfinished
from qianxian.base.language import say, speaking
from qianxian.base.reference import outcomes, parameters
from qianxian.base.words import number, outcome_title, span, unit_text
from qianxian.base.workbooks import add_table, new_workbook, save_workbook
from qianxian.inputs.tables import REPLACED
from qianxian.runs.effects import interval, within
from qianxian.runs.export_words import COLUMNS, LAYERS, SHEETS
from qianxian.runs.simulation import Result

#: An effect is called clear if its p value, adjusted over all outcomes, is below this.
CLEAR: Final = 0.05
SECONDS_PER_MINUTE: Final = 60
MINUTES_PER_DAY: Final = 1440
#: Stata keeps so many characters of a label.
LONGEST_LABEL: Final = 80
#: First version of Stata's format that holds Chinese (Stata 14).
STATA_FORMAT: Final = 118


class Compared(Protocol):
    """What is exported of a comparison."""

    study: dict[str, Any]
    arms: dict[str, Result]

    @property
    def effects(self) -> pd.DataFrame:
        """Paired differences, indexed by (arm, outcome)."""
        ...

    def title(self, arm: str, lang: str = "en") -> str:
        """What an arm is called."""
        ...

    def dataset(self, table: str) -> xr.Dataset:
        """One table of all arms."""
        ...

    def to_df(self, table: str = "summary", variable: str | None = None) -> pd.DataFrame:
        """One table of all arms as a data frame."""
        ...


@dataclass(frozen=True)
class Page:
    """One sheet: its id, ids of its columns, and its rows."""

    id: str
    columns: list[str]
    rows: list[list[object]]


def write_workbook(comparison: Compared, path: str | Path, *, lang: str, force: bool) -> Path:
    """Writes the workbook and returns its path; see ``Comparison.to_excel``."""
    with speaking(lang):
        out = new_file(path, force=force)
        pages = [page(comparison, lang) for page in (answer, effects, time_use, parameter_values)]
        book = new_workbook()
        for page in [*pages, codebook(pages, lang)]:
            headings = [_heading(column, comparison, lang) for column in page.columns]
            add_table(book, SHEETS[page.id][lang == "zh"], headings, page.rows)
        save_workbook(book, out)
        return out


def write_stata(comparison: Compared, path: str | Path, *, lang: str, force: bool) -> Path:
    """Writes the data file and returns its path; see ``Comparison.to_stata``."""
    with speaking(lang):
        out = new_file(path, force=force)
        frame = comparison.to_df()
        known = outcomes()
        labels = {c: COLUMNS[c][lang == "zh"] for c in ("arm", "replicate")}
        for name, row in known[known.index.isin(frame.columns)].iterrows():
            unit = unit_text(row["unit"], lang)
            labels[str(name)] = outcome_title(row, lang) + (f" [{unit}]" if unit else "")
        short = {
            c: text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…" for c, text in labels.items()
        }
        finite = frame.replace([math.inf, -math.inf], math.nan)
        out.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(out) as draft:
            finite.to_stata(draft, write_index=False, variable_labels=short, version=STATA_FORMAT)
        return out


def _heading(column: str, comparison: Compared, lang: str) -> str:
    """A column's heading; an arm's own column has its title."""
    if column.startswith("arm: "):
        return comparison.title(column.removeprefix("arm: "), lang)
    return COLUMNS[column][lang == "zh"]


def answer(comparison: Compared, lang: str) -> Page:
    """What was compared, and what differs clearly, in sentences."""
    return Page("answer", ["about", "statement"], [*_facts(comparison, lang), *_findings(comparison, lang)])


def _facts(comparison: Compared, lang: str) -> Iterator[list[object]]:
    study = comparison.study
    for n, (name, result) in enumerate(comparison.arms.items()):
        role = say("baseline", "基线方案") if n == 0 else say("compared with it", "对比方案")
        lines = result.scenario.reform_summary(lang).replace("\n", say("; ", "；"))
        yield [role, comparison.title(name, lang) + (f"{say(': ', '：')}{lines}" if lines else "")]
    yield [
        say("runs", "模拟"),
        say(
            f"{study['days']} days from {study['start']}, {study['replicates']} replicates with the same luck in every "
            f"arm, {study['townships']} township(s), seed {study['seed']}",
            f"自 {study['start']} 起 {study['days']} 天，各方案在相同的运气下重复 {study['replicates']} 次，"
            f"{study['townships']} 个乡镇，随机种子 {study['seed']}",
        ),
    ]
    yield [say("program", "程序"), f"Qianxian {study['program_version']}, {study['git_revision']}"]
    yield [
        say("how to read", "怎么读"),
        say(
            "Brackets hold the 95 % interval of the paired difference (Student's t). It speaks of luck only, not of "
            f"wrong assumptions. Clear: p < {CLEAR} after Holm's correction over all outcomes and arms.",
            "方括号内为配对差值的 95% 区间（t 分布），只反映运气，不反映假设是否正确。"
            f"“明确”指经 Holm 法对全部指标和方案校正后 p < {CLEAR}。",
        ),
    ]


def _findings(comparison: Compared, lang: str) -> Iterator[list[object]]:
    for arm in list(comparison.arms)[1:]:
        rows = comparison.effects.loc[arm]
        clear = rows[rows["p_holm"] < CLEAR]
        title = comparison.title(arm, lang)
        yield [
            title,
            say(
                f"{len(clear)} of {len(rows)} outcomes differ clearly from the baseline",
                f"{len(rows)} 项指标中，有 {len(clear)} 项与基线方案有明确差异",
            ),
        ]
        for _, row in clear.iterrows():
            unit = unit_text(row["unit"], lang)
            change = f"{number(row['difference'], signed=True)} {span(row['lower'], row['upper'])}"
            before, after = number(row["baseline"]), number(row["mean"])
            name = outcome_title(row, lang)
            yield [
                title,
                say(
                    f"{name}: {before} → {after}, difference {change} {unit}",
                    f"{name}：{before} → {after}，差值 {change} {unit}",
                ).rstrip(),
            ]


def effects(comparison: Compared, lang: str) -> Page:
    """Every outcome of every arm against the baseline, unrounded."""
    numbers = ["n", "baseline", "mean", "difference", "lower", "upper", "size", "p", "p_holm", "saved"]
    titles = {arm: comparison.title(arm, lang) for arm in comparison.arms}
    rows: list[list[object]] = []
    for (arm, outcome), row in comparison.effects.iterrows():
        layer = LAYERS[row["layer"]][lang == "zh"]
        name = row["name_zh" if lang == "zh" else "name"]
        about = [arm, titles[str(arm)], outcome, name, _unit(row["unit"], lang), layer]
        rows.append([*about, *(row[column] for column in numbers)])
    return Page("effects", ["arm", "arm_title", "outcome", "outcome_title", "unit", "layer", *numbers], rows)


def time_use(comparison: Compared, lang: str) -> Page:
    """Minutes of every activity per person-day, by arm and post; mean over replicates with its interval."""
    titles = f"activity_title_{lang}"
    unit = _unit("min/person/d", lang)
    rows: list[list[object]] = []
    for arm, result in comparison.arms.items():
        table, arm_title = result.table("time_use"), comparison.title(arm, lang)
        seconds, persons = table.person_seconds.sum(["day", "unit"]), table.persons.sum(["day", "unit"])
        posts = [
            (str(r), str(t)) for r, t in zip(table["role"].values, table[f"role_title_{lang}"].values, strict=True)
        ]
        for role, post in [("all", say("everybody", "全体")), *posts]:
            one = [x.sum("role") if role == "all" else x.sel(role=role) for x in (seconds, persons)]
            if not float(one[1].sum()):
                continue
            minutes = one[0] / one[1].where(one[1] > 0) / SECONDS_PER_MINUTE
            for activity in table["activity"].values:
                values = minutes.sel(activity=activity).values
                title = str(table[titles].sel(activity=activity).item())
                mean = pd.Series(values).mean()
                about = [arm, arm_title, str(role), str(post), str(activity), title, unit]
                bounds = within(interval(values), values, (0, MINUTES_PER_DAY))
                rows.append([*about, int(pd.Series(values).count()), mean, *bounds])
    columns = ["arm", "arm_title", "role", "role_title", "activity", "activity_title", "unit", "n", "mean"]
    return Page("time_use", [*columns, "lower", "upper"], rows)


def parameter_values(comparison: Compared, lang: str) -> Page:
    """Every parameter as it was run, arm by arm, with range, meaning and source."""
    tables = {arm: result.parameters for arm, result in comparison.arms.items()}
    known = parameters()
    first = next(iter(tables.values()))
    imported = ["roster" in _headings(result) for result in comparison.arms.values()]
    rows: list[list[object]] = []
    for key, row in first.iterrows():
        values = [str(table["value_text"].get(key, "")) for table in tables.values()]
        described = known.loc[key] if key in known.index else None
        meaning = row["meaning_zh" if lang == "zh" else "meaning"]
        unused = say("not used: own tables", "未使用：由导入的表决定")
        by_tables = str(key).removeprefix("township.") in REPLACED
        shown = [unused if by_tables and own else _value(value) for value, own in zip(values, imported, strict=True)]
        differs = say("yes", "是") if len(set(values)) > 1 else ""
        rows.append(
            [
                key,
                *shown,
                differs,
                _unit(row["unit"], lang),
                "" if described is None else described["default"],
                "" if described is None else described["range"],
                meaning,
                row["source"],
                row["confidence"],
            ]
        )
    columns = ["parameter", *(f"arm: {arm}" for arm in tables), "differs", "unit", "default", "range", "meaning"]
    return Page("parameters", [*columns, "source", "confidence"], rows)


def _value(text: str) -> object:
    """A number as a number; everything else as it stands in a scenario file."""
    try:
        return float(text)
    except ValueError:
        return text


def _headings(result: Result) -> set[str]:
    """Names of the tables of an arm's scenario file."""
    import tomllib

    return set(tomllib.loads(result.attributes["scenario"]))


def codebook(pages: list[Page], lang: str) -> Page:
    """What every sheet, every column and every outcome means."""
    rows: list[list[object]] = []
    zh = lang == "zh"
    for page in pages:
        rows.append([SHEETS[page.id][zh], "", "", "", SHEETS[page.id][2 + zh]])
        for column in page.columns:
            about = COLUMNS["arm_value" if column.startswith("arm: ") else column]
            rows.append([SHEETS[page.id][zh], about[zh], column.removeprefix("arm: "), "", about[2 + zh]])
    for name, row in outcomes().iterrows():
        meaning = row["meaning_zh" if zh else "meaning"]
        rows.append([say("Outcome", "指标"), outcome_title(row, lang), name, _unit(row["unit"], lang), meaning])
    return Page("codebook", ["sheet", "what", "id", "unit", "meaning"], rows)


def _unit(unit: str, lang: str) -> str:
    """A unit in words; 1 for a pure number."""
    return unit_text(unit, lang) or "1"
