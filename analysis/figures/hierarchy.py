"""The hierarchy of a scenario: units in layers, lines as threads between them, and the load of a result on them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from qianxian.figures.cause_sankey import flows
from qianxian.runs.simulation import Result

LAYERS = ("department", "leadership", "office", "village")
#: What the desk takes: messages, forms, evidence, as in the outcomes message_minutes, form_minutes, evidence_minutes.
DESK = (
    "reading_messages", "searching_back", "posting_replying", "phone_confirmation", "resuming", "forms_reports",
    "producing_evidence", "fabricating_evidence",
)  # fmt: skip


@dataclass(frozen=True)
class Hierarchy:
    """Units of a township, the lines that run through them, and how loaded they are; of several townships, the units of
    the first with the mean load of all.

    Attributes
    ----------
    units : DataFrame indexed by id, in the order in which a layer is drawn from left to right: kind (see ``LAYERS``),
        title, function, persons, groups (per person at the end of the run), share (of the time on duty that goes to
        messages, forms and evidence); the last two are NaN for departments
    threads : DataFrame, one row for every line on every way between two units: start, end (ids), line, paths (parallel
        edges of the graph), hours (person-hours per week that the line causes, spread evenly over its paths between
        these two layers)
    load : person-hours per week and township by line
    """

    units: pd.DataFrame
    threads: pd.DataFrame
    load: pd.Series[float]

    def layer(self, kind: str) -> pd.DataFrame:
        """Units of one layer."""
        return self.units[self.units["kind"] == kind]


def hierarchy(result: Result, lang: str) -> Hierarchy:
    """Reads the hierarchy of a result's scenario, and the load from its tables.

    Raises
    ------
    ValueError
        If the result was recorded for the township as a whole, so that no unit's time is known.
    """
    if result.study["record_units"] != "unit":
        raise ValueError(
            f"{result.path}: recorded with units = '{result.study['record_units']}', but hierarchy_load needs the time "
            "of every unit: run with units='unit'"
        )
    graph = result.scenario.graph(seed=int(result.study["seed"]))
    vertices = {v: d for v, d in graph.nodes(data=True)}
    load = flows(result, "hours").sum(axis=1) / int(result.study["townships"])
    threads = _threads(graph, vertices, load)
    unit_of = {d["id"]: d["unit"] for d in vertices.values() if d["kind"] == "person"}
    units = _units(vertices, lang).join([desk_share(result), groups_per_person(result, unit_of)])
    order = {kind: i for i, kind in enumerate(LAYERS)}
    at = _positions(units, threads)
    keys = pd.DataFrame({"layer": units["kind"].map(order), "at": at}, index=units.index)
    return Hierarchy(units.loc[keys.sort_values(["layer", "at"], kind="stable").index], threads, load)


def desk_share(result: Result) -> pd.Series[float]:
    """Share of the time on duty that goes to messages, forms and evidence, by unit, over all replicates, days and
    townships."""
    spent = result.time_use.person_seconds.sum(["replicate", "day", "role"]).transpose("unit", "activity").to_pandas()
    spent = spent.groupby(spent.index.map(_in_township), sort=False).sum()
    on_duty = spent.drop(columns="off_duty").sum(axis=1)
    share: pd.Series[float] = spent[list(DESK)].sum(axis=1) / on_duty.where(on_duty > 0)
    return share.rename("share")


def groups_per_person(result: Result, unit_of: dict[str, str]) -> pd.Series[float]:
    """Work groups per person at the end of the run, by unit, over all replicates and townships."""
    groups = result.people.groups.mean("replicate").to_series()
    by_unit: pd.Series[float] = groups.groupby([unit_of.get(_in_township(p)) for p in groups.index]).mean()
    return by_unit.rename("groups")


def _in_township(unit: str) -> str:
    """Id of a unit or person without the township that stands before it where a run has several."""
    return unit.rsplit("/", 1)[-1]


def _unit_of(vertex: dict[str, Any]) -> str:
    return str(vertex["unit"] if vertex["kind"] == "person" else vertex["id"])


def _units(vertices: dict[Any, dict[str, Any]], lang: str) -> pd.DataFrame:
    """Departments and units in the order of the graph, with the number of their persons."""
    persons = Counter(_unit_of(d) for d in vertices.values() if d["kind"] == "person")
    title = "name_zh" if lang == "zh" else "name"
    rows = {
        d["id"]: {"kind": d["kind"], "title": d[title], "function": d["function"], "persons": persons[d["id"]]}
        for d in vertices.values()
        if d["kind"] in LAYERS
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def _threads(graph: Any, vertices: dict[Any, dict[str, Any]], load: pd.Series[float]) -> pd.DataFrame:
    """Edges that belong to a line and lead from one unit to another, parallel ones counted."""
    paths: Counter[tuple[str, str, str]] = Counter()
    for a, b, edge in graph.edges(data=True):
        start, end = _unit_of(vertices[a]), _unit_of(vertices[b])
        if edge["line"] and start != end:
            paths[start, end, edge["line"]] += 1
    layers = {d["id"]: d["kind"] for d in vertices.values() if d["kind"] in LAYERS}
    rows = [(start, end, line, n) for (start, end, line), n in paths.items()]
    table = pd.DataFrame(rows, columns=["start", "end", "line", "paths"])
    between = [table["line"], table["start"].map(layers), table["end"].map(layers)]
    spread = table["paths"] / table["paths"].groupby(between).transform("sum")
    return table.assign(hours=spread * table["line"].map(load).fillna(0.0))


def _positions(units: pd.DataFrame, threads: pd.DataFrame) -> pd.Series[float]:
    """Place within the layer: departments above the office that carries their line, the rest as in the graph."""
    own = pd.Series(np.arange(len(units), dtype=float), index=units.index)
    down = threads[threads["end"].isin(units.index[units["kind"] == "office"])]
    down = down[down["start"].isin(units.index[units["kind"] == "department"])]
    above = down.groupby("start")["end"].first().map(own)
    return own.where(units["kind"] != "department", above.reindex(units.index).fillna(np.inf))
