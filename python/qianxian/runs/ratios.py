"""Outcomes as ratios of what the tables count, so that they can be formed over any part of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qianxian.base.reference import LABELS

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0  # in seconds
WEEK, YEAR, MONTHS = 7.0, 365.25, 12.0  # days of a week and of a year, months of a year, as in sim/core/units.hpp
PERSON_DAYS, TOWNSHIP_DAYS = "person-days", "township-days"


@dataclass(frozen=True)
class Ratio:
    """An outcome as a ratio of sums.

    Attributes
    ----------
    table : where it is recorded
    above : variables added up in the numerator; of ``time_use``, activities
    below : variable of the denominator (of ``time_use``, activities), or ``PERSON_DAYS`` or ``TOWNSHIP_DAYS``
    factor : of the ratio
    minus : variables taken away from the numerator
    rest : the outcome is 1 minus the ratio
    """

    table: str
    above: tuple[str, ...]
    below: tuple[str, ...] | str
    factor: float = 1.0
    minus: tuple[str, ...] = ()
    rest: bool = False


_DUTY = tuple(label["id"] for label in LABELS["activity"] if label["id"] != "off_duty")
_MESSAGES = ("reading_messages", "searching_back", "posting_replying", "phone_confirmation", "resuming")
_PAPER = ("forms_reports", "producing_evidence", "fabricating_evidence")
_SERVICE = ("serving_villagers", "visiting_households", "field_work")


def _minutes(*activities: str) -> Ratio:
    return Ratio("time_use", activities, PERSON_DAYS, 1 / MINUTE)


def _each(table: str, variable: str, factor: float = 1.0) -> Ratio:
    return Ratio(table, (variable,), PERSON_DAYS, factor)


def _rate(table: str, variable: str, factor: float = 1.0, **more: Any) -> Ratio:
    return Ratio(table, (variable,), TOWNSHIP_DAYS, factor, **more)


def _share(table: str, above: str, below: str, factor: float = 1.0, **more: Any) -> Ratio:
    return Ratio(table, (above,), (below,), factor, **more)


#: The outcomes that the tables carry period by period, by id, as sim/model/outcomes has them; a test pools each over a
#: run and compares it with the summary. States at the end of a run (groups, trust) and what needs the number of
#: households or posts is not among them.
RATIOS: dict[str, Ratio] = {
    "message_minutes": _minutes(*_MESSAGES),
    "message_share": Ratio("time_use", _MESSAGES, _DUTY),
    "form_minutes": _minutes("forms_reports"),
    "evidence_minutes": _minutes("producing_evidence", "fabricating_evidence"),
    "meeting_minutes": _minutes("meetings"),
    "travel_minutes": _minutes("travel"),
    "field_minutes": _minutes("field_work"),
    "service_minutes": _minutes("serving_villagers"),
    "visit_minutes": _minutes("visiting_households"),
    "standby_minutes": _minutes("standby"),
    "inspection_minutes": _minutes("inspections"),
    "app_minutes": _minutes("app_duties"),
    "coordination_minutes": _minutes("coordinating"),
    "idle_minutes": _minutes("idle_on_duty"),
    "weekly_hours": Ratio("time_use", _DUTY, PERSON_DAYS, WEEK / HOUR),
    "documentation_ratio": Ratio("time_use", _PAPER, _SERVICE),
    "messages_read": _each("attention", "read"),
    "irrelevant_share": _share("attention", "read_relevant", "read", rest=True),
    "checks": _each("attention", "checks"),
    "interruptions": _each("attention", "interruptions"),
    "calls": _each("attention", "phone_calls"),
    "study_true_share": _share("attention", "study_true", "study_reported"),
    "app_days_missed_share": _each("attention", "app_days_missed"),
    "tasks_issued": _rate("tasks", "issued"),
    "tasks_issued_reported": _rate("tasks", "issued", minus=("issued_off_the_books",)),
    "issued_beyond_base_share": _share("tasks", "issued_beyond_base", "issued"),
    "assigned": _rate("tasks", "assigned"),
    "done_true": _rate("tasks", "done_true"),
    "missed_share": _share("tasks", "missed", "assigned"),
    "notice_delay": _share("tasks", "notice_delay", "noticed", 1 / HOUR),
    "late_share": _share("tasks", "late", "done_reported"),
    "expired_share": _share("tasks", "expired", "assigned"),
    "done_true_share": _share("tasks", "done_true", "assigned"),
    "done_reported_share": _share("tasks", "done_reported", "assigned"),
    "layering_factor": _share("tasks", "demanded_work", "asked_work"),
    "joint_wait": _share("tasks", "joint_wait", "joint_settled", 1 / DAY),
    "joint_dumped_share": _share("tasks", "joint_dumped", "joint_settled"),
    "requests": _rate("tasks", "requests", YEAR / MONTHS),
    "requests_answered_share": _share("tasks", "requests_answered", "requests"),
    "false_share": _share("evidence", "records_false", "records"),
    "evidence_items": _each("evidence", "items_reported"),
    "heads_come_share": _share("evidence", "heads_come", "heads_asked"),
    "heads_reported_share": _share("evidence", "heads_reported", "heads_asked"),
    "service_wait": _share("service", "wait_seconds", "met", 1 / HOUR),
    "needs_met_share": _share("service", "met", "arisen"),
    "abandoned_share": _share("service", "abandoned", "arisen"),
    "satisfied_share": _share("service", "satisfied", "met"),
    "satisfied_reported_share": _share("service", "satisfied_reported", "met"),
    "tickets": _rate("service", "tickets", YEAR / MONTHS),
    "tickets_on_time_share": _share("service", "tickets_on_time", "tickets_closed"),
    "tickets_satisfied_share": _share("service", "tickets_satisfied", "tickets_closed"),
    "tickets_satisfied_reported_share": _share("service", "tickets_satisfied_reported", "tickets_closed"),
    "hazards_fixed_share": _share("service", "hazards_fixed", "hazards_arisen"),
    "incidents": _rate("service", "incidents", YEAR),
    "team_held_share": _share("service", "team_held", "team_wanted"),
    "team_called_off": _share("service", "team_called_off", "team_wanted"),
    "team_delay": _share("service", "team_delay", "team_held", 1 / DAY),
    "scheme_use_share": _share("service", "scheme_users", "scheme_households"),
    "scheme_use_reported_share": _share("service", "scheme_users_reported", "scheme_households"),
    "inspections": _rate("service", "inspections", YEAR),
    "official_visits": _rate("service", "official_visits", YEAR),
    "campaign_hours": _share("service", "campaign_length", "campaigns", 1 / HOUR),
    "campaign_minutes": _each("service", "campaign_seconds", 1 / MINUTE),
    "campaign_last_share": _share("service", "campaign_last_seconds", "campaign_seconds"),
    "campaign_covered_share": _share("service", "campaign_covered", "campaign_households"),
    "campaigns_stopped_share": _share("service", "campaigns_stopped", "campaigns"),
    "cases": _each("staff", "cases", YEAR),
    "accusations": _rate("staff", "accusations", YEAR),
    "burnout_share": _share("staff", "burnt_out_weeks", "person_weeks"),
    "severe_burnout_share": _share("staff", "severely_burnt_out_weeks", "person_weeks"),
    "exits": _each("staff", "exits", YEAR),
}
