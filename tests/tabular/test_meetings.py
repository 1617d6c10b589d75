"""What is derived of a meeting: status, date, level, setting, mediation, parties."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_data.models import Record
from ceasefire_data.models.codes import LEVEL_OF_RANK, OfficeRank
from ceasefire_data.tabular.assembly import build_tables
from tests.datasets import actor, base, meeting, planned

STATES = ["northland", "southland", "eastland", "westland"]
COUNTRIES = {"eastland": "FIN", "westland": "DNK"}


def person(name: str, rank: str, body: str = "northland", **dates: str) -> Record:
    office = {"title": "Office", "body": body, "rank": rank, **dates}
    return actor(name, kind="person", offices=[office])


def row(talks: Record, *others: Record) -> dict[str, Any]:
    states = [actor(name, country=code) for name, code in COUNTRIES.items()]
    (found,) = build_tables([*base(), *states, *others, talks])["meetings"].to_pylist()
    return dict(found)


def there(*actors: str, role: str = "party", presence: str = "present") -> list[dict[str, Any]]:
    return [{"actor": name, "role": role, "presence": presence} for name in actors]


@pytest.mark.parametrize("rank", OfficeRank)
def test_every_rank_counts_for_a_level(rank: OfficeRank) -> None:
    talks = meeting(participants=there("who", "southland"))
    assert row(talks, person("who", rank))["level"] == LEVEL_OF_RANK[rank]


def test_the_highest_level_counts_of_those_who_attend_and_are_in_office() -> None:
    who = [
        person("envoy", "special_envoy"),
        person("minister", "foreign_minister", "southland"),
        person("old-president", "head_of_state", until="2024-12-31"),
        person("president", "head_of_state"),
    ]
    attending = [
        *there("envoy", "minister", "old-president"),
        *there("president", presence="absent"),
    ]
    assert row(meeting(participants=attending), *who)["level"] == "minister"
    assert row(meeting())["level"] == "unknown", "states have no rank"


@pytest.mark.parametrize(
    ("participants", "setting"),
    [
        (there("northland", "southland"), "bilateral"),
        (there("northland", "southland", "eastland"), "trilateral"),
        (there(*STATES), "multilateral"),
        (there("northland", "southland") + there("eastland", role="mediator"), "trilateral"),
        (there("northland", "southland") + there("eastland", role="host"), "bilateral"),
        (there("northland", "southland") + there("eastland", role="observer"), "bilateral"),
        (there("northland", "southland") + there("eastland", presence="absent"), "bilateral"),
        (there("northland", "two-people"), "unknown"),
    ],
)
def test_the_setting_counts_parties(participants: list[dict[str, Any]], setting: str) -> None:
    unnamed = actor("two-people", kind="unnamed_group", descriptor="two people")
    assert row(meeting(participants=participants), unnamed)["setting"] == setting


def test_a_mediator_who_attends_makes_a_meeting_mediated() -> None:
    mediator = there("northland", "southland") + there("eastland", role="mediator")
    assert row(meeting(participants=mediator))["mediated"] is True
    mediator[-1]["presence"] = "absent"
    assert row(meeting(participants=mediator))["mediated"] is False


def test_whom_one_represents_goes_before_the_own_office() -> None:
    participants = [
        {"actor": "envoy", "presence": "present", "representing": "southland"},
        {"actor": "northland", "presence": "present"},
    ]
    records = [*base(), person("envoy", "special_envoy"), meeting(participants=participants)]
    rows = build_tables(records)["meeting_participants"].to_pylist()
    assert {r["actor_id"]: r["party_id"] for r in rows} == {
        "envoy": "southland",
        "northland": "northland",
    }


def test_status_and_date_come_from_the_steps() -> None:
    steps: list[dict[str, Any]] = [
        {"status": "rumoured", "date": "2025-03-01", "planned_place": "Here"},
        {"status": "planned", "date": "2025-03-02", "planned_for": "2025-03-20"},
        {"status": "postponed", "date": "2025-03-03"},
    ]
    found = row(planned(status_history=steps))
    assert (found["status"], found["date"], found["planned_place"]) == (
        "postponed",
        "2025-03-20",
        "Here",
    )
    held = [*steps, {"status": "held", "date": "2025-03-11"}]
    assert row(meeting(status_history=held))["date"] == "2025-03-11"
    assert row(planned())["date"] is None
