"""Meetings: a plan is never an event, and a history gives status and date."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_data.models.codes import MeetingStatus
from tests.datasets import meeting, planned
from tests.refusals import refusal

HELD = {"status": "held", "date": "2025-03-11"}
RESULTS: dict[str, Any] = {
    "outcome": "partial",
    "outcome_summary": "They will meet again.",
    "duration_minutes": 90,
    "place": "Elsewhere",
    "country": "CHE",
}
TABLED = {"proposal": "halt", "relation": "tabled"}


@pytest.mark.parametrize(
    "fields",
    [
        RESULTS,
        {"proposals": [TABLED, TABLED | {"relation": "produced"}]},
        RESULTS | {"status_history": [{"status": "disputed", "date": "2025-03-11"}]},
        {"status_history": [HELD, {"status": "denied", "date": "2025-03-12"}]},
        {"follows": "earlier"},
        {"duration_minutes": 0},
    ],
)
def test_accepted_of_a_meeting_that_was_held(fields: dict[str, Any]) -> None:
    assert meeting(**fields)


@pytest.mark.parametrize("status", sorted(set(MeetingStatus) - {"held", "disputed"}))
def test_every_other_status_is_a_plan(status: str) -> None:
    step = {"status": status, "date": "2025-03-11", "planned_for": "2025-04", "planned_place": "X"}
    assert planned(status_history=[step], proposals=[TABLED])


@pytest.mark.parametrize("name", RESULTS)
def test_a_plan_has_no_results(name: str) -> None:
    said = refusal(lambda: planned(**{name: RESULTS[name]}))
    assert said.startswith(f"{name}: is for a meeting that was held")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"participants": []}, "participants: "),
        ({"status_history": []}, "status_history: "),
        (
            {"participants": [{"actor": "northland", "presence": "remote"}]},
            "participants.0.presence: nobody was present",
        ),
        (
            {"proposals": [TABLED, TABLED | {"relation": "produced"}]},
            "proposals.1.relation: a meeting that was not held produced nothing",
        ),
        (
            {
                "participants": [
                    {"actor": "northland", "presence": "invited"},
                    {"actor": "northland", "presence": "absent"},
                ]
            },
            "participants: one participant is listed twice",
        ),
        ({"follows": "talks"}, "follows: a meeting cannot follow itself"),
        (
            {"status_history": [HELD | {"planned_for": "2025-03-12"}]},
            "status_history.0: a held meeting has a date and place, no plan",
        ),
        (
            {"status_history": [HELD | {"planned_place": "Here"}]},
            "status_history.0: a held meeting has a date and place, no plan",
        ),
        ({"duration_minutes": -5}, "duration_minutes: "),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: planned(**fields)).startswith(reason)


def test_status_and_date_are_told_by_the_steps() -> None:
    first = {"status": "planned", "date": "2025-03-01", "planned_for": "2025-03-10"}
    second = {"status": "postponed", "date": "2025-03-09", "planned_for": "2025-03-20"}
    third = {"status": "cancelled", "date": "2025-03-15"}
    assert planned().date is None
    talks = planned(status_history=[first, second, third])
    assert talks.status == "cancelled"
    assert talks.date is not None
    assert talks.date.value == "2025-03-20", "the last plan"
    held = meeting(status_history=[first, HELD, {"status": "disputed", "date": "2025-03-13"}])
    assert held.status == "disputed"
    assert held.date is not None
    assert held.date.value == "2025-03-11", "the day held"


def test_a_step_may_be_repeated() -> None:
    step = {"status": "denied", "date": "2025-03-11"}
    assert len(planned(status_history=[step, step]).status_history) == 2
