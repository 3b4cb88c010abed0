"""Outcomes under headings: what each is about, by the part of the table of outcomes in which it stands."""

from __future__ import annotations

from qianxian.base.reference import outcome_ids

#: Headings, by the first outcome of each subject in the order of ``qx.outcomes()``.
SUBJECTS = {
    "message_minutes": {"en": "Working time", "zh": "工作时间"},
    "groups": {"en": "Groups and attention", "zh": "工作群与注意力"},
    "tasks_issued": {"en": "Tasks and evidence", "zh": "任务与留痕"},
    "service_wait": {"en": "Service to villagers", "zh": "为群众服务"},
    "team_held_share": {"en": "Villages, inspections, campaigns", "zh": "村级工作、督查与专项"},
    "cases": {"en": "Staff", "zh": "干部队伍"},
}


def headed(outcomes: list[str]) -> dict[str, list[str]]:
    """Outcomes by the first outcome of their subject, subjects in the order of ``qx.outcomes()``."""
    at = {name: i for i, name in enumerate(outcome_ids())}
    begins = [(at[name], name) for name in SUBJECTS]
    subject = {o: max(b for b in begins if b[0] <= at[o])[1] for o in outcomes}
    return {s: [o for o in outcomes if subject[o] == s] for s in SUBJECTS if s in subject.values()}


def rows_of(outcomes: list[str], by_subject: bool) -> tuple[dict[str, float], dict[str, float]]:
    """Heights of the outcomes and of the headings of their subjects."""
    if not by_subject:
        return {o: -float(i) for i, o in enumerate(outcomes)}, {}
    rows: dict[str, float] = {}
    headings: dict[str, float] = {}
    for subject, own in headed(outcomes).items():
        headings[subject] = -float(len(rows) + len(headings))
        rows |= {o: -float(len(rows) + len(headings) + i) for i, o in enumerate(own)}
    return rows, headings
