"""Parties: office on the day, then body, then what it is part of."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_data.models.fields import EventDate
from ceasefire_data.tabular.parties import Parties, in_office
from tests.datasets import actor


def on(text: str) -> EventDate:
    return EventDate(value=text)


def office(body: str, since: str | None = None, until: str | None = None) -> dict[str, Any]:
    plain = {"title": f"Of {body}", "body": body, "rank": "official"}
    return plain | {k: v for k, v in (("since", since), ("until", until)) if v is not None}


ACTORS = [
    actor("northland"),
    actor("southland", country="SWE"),
    actor("palace", kind="state_body", part_of="northland"),
    actor("press-office", kind="state_body", part_of="palace"),
    actor("army", kind="military_body"),
    actor("union", kind="igo"),
    actor("secretariat", kind="igo_body", part_of="union"),
    actor("valley", kind="contested_entity"),
    actor("militia", kind="armed_group"),
    actor("friends", kind="state_coalition"),
    actor("paper", kind="media"),
    actor("the-west", kind="informal_group"),
    actor("two-people", kind="unnamed_group", descriptor="two people"),
    actor("analyst", kind="person"),
    actor(
        "turncoat",
        kind="person",
        offices=[
            office("palace", "2024-01-01", "2025-01-31"),
            office("paper", "2025-02-01", "2025-02-20"),
            office("southland", "2025-02-10"),
        ],
    ),
    actor("editor", kind="person", offices=[office("paper"), office("secretariat", "2025-06")]),
]
PARTIES = Parties({item.id: item for item in ACTORS})


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("northland", "northland"),
        ("palace", "northland"),
        ("press-office", "northland"),
        ("army", None),
        ("union", "union"),
        ("secretariat", "union"),
        ("valley", "valley"),
        ("militia", "militia"),
        ("friends", "friends"),
        ("paper", None),
        ("the-west", None),
        ("two-people", None),
        ("analyst", None),
    ],
)
def test_actors_roll_up_to_parties(name: str, party: str | None) -> None:
    assert PARTIES.of(name, on("2025-03-12")) == party


@pytest.mark.parametrize(
    ("when", "party"),
    [
        ("2023-12-31", None),
        ("2024-01-01", "northland"),
        ("2025-01-31", "northland"),
        ("2025-02-01", None),
        ("2025-02-15", "southland"),
        ("2030-01-01", "southland"),
        ("2025-01-31/2025-02-20", "northland"),
        ("2025", "northland"),
        ("../2025-02-15", "northland"),
    ],
)
def test_a_person_belongs_where_the_office_of_that_day_is(when: str, party: str | None) -> None:
    assert PARTIES.of("turncoat", on(when)) == party


def test_an_office_without_a_party_gives_way_to_one_that_has_one() -> None:
    assert PARTIES.of("editor", on("2025-05-31")) is None
    assert PARTIES.of("editor", on("2025-06-01")) == "union"
    assert PARTIES.of("editor", None) == "union", "without a day, nothing is excluded"


@pytest.mark.parametrize(
    ("since", "until", "when", "expected"),
    [
        (None, None, "2025", True),
        ("2025-03-12", None, "2025-03-11", False),
        ("2025-03-12", None, "2025-03", True),
        ("2025-03", None, "2025-03-01", True),
        ("2025-03-12~", None, "2025-03-11", False),
        ("../2025-03-12", None, "1999", True),
        (None, "2025-03", "2025-03-31", True),
        (None, "2025-03", "2025-04-01", False),
        (None, "2025-03-12/..", "2030", True),
        ("2025-03-12", "2025-03-20", "../2025-03-11", False),
        ("2025-03-12", "2025-03-20", "2025-03-21/..", False),
    ],
)
def test_only_a_known_bound_excludes_an_office(
    since: str | None, until: str | None, when: str, expected: bool
) -> None:
    person = actor("p", kind="person", offices=[office("northland", since, until)])
    assert in_office(person.offices[0], on(when)) is expected


def test_a_circle_of_bodies_ends() -> None:
    circle = [
        actor("one", kind="state_body", part_of="two"),
        actor("two", kind="state_body", part_of="one"),
    ]
    assert Parties({item.id: item for item in circle}).of_body("one") is None
