"""Actors: each kind with the fields that fit it, and keys that stand once."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_data.models.codes import ActorKind
from tests.datasets import PROSE, actor
from tests.refusals import refusal

OFFICE = {"title": "Minister", "body": "northland", "rank": "foreign_minister"}
WIKIDATA = {"scheme": "wikidata", "value": "Q1"}
NAME = {"text": "Северия", "language": "ru", "kind": "native"}


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "person", "offices": [OFFICE, OFFICE | {"since": "2025"}]},
        {"kind": "person", "offices": [OFFICE | {"since": "2025-03-12", "until": "2025-03-12"}]},
        {"kind": "person", "offices": [OFFICE | {"since": "2025", "until": "2025-01-01"}]},
        {"kind": "person", "offices": [OFFICE | {"since": "2025", "until": "2024/.."}]},
        {"kind": "person", "country": "NOR"},
        {"kind": "state_body", "part_of": "southland"},
        {"kind": "military_body", "part_of": "southland"},
        {"kind": "igo_body", "part_of": "union"},
        {"kind": "igo", "part_of": "union"},
        {"kind": "unnamed_source", "descriptor": "an official"},
        {"kind": "unnamed_group", "descriptor": "two people", "count": 2},
        {"kind": "media", "state_media": False},
        {"names": [NAME, NAME | {"language": "uk"}]},
        {"identifiers": [WIKIDATA, {"scheme": "gw", "value": "385"}]},
        {"identifiers": [{"scheme": "acled_actor", "value": "Forces of Northland (2025-)"[:20]}]},
        {"roles": [{"process": "p", "role": "host"}, {"process": "p", "role": "mediator"}]},
    ],
)
def test_accepted(fields: dict[str, Any]) -> None:
    assert actor(**fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "person", "part_of": "southland"}, "part_of: part_of is for bodies"),
        ({"kind": "media", "part_of": "southland"}, "part_of: part_of is for bodies"),
        ({"kind": "igo", "part_of": "northland"}, "part_of: an actor cannot be part of itself"),
        ({"offices": [OFFICE]}, "offices: offices are held by persons"),
        ({"kind": "unnamed_group"}, "descriptor: descriptor is given if, and only if"),
        ({"kind": "person", "descriptor": "x"}, "descriptor: descriptor is given if"),
        (
            {"kind": "unnamed_source", "descriptor": "x", "count": 2},
            "count: count is for an unnamed_group",
        ),
        ({"kind": "unnamed_group", "descriptor": "x", "count": 0}, "count: "),
        ({"state_media": True}, "state_media: state_media is for actors of kind media"),
        ({"kind": "media", "state_media": "no"}, "state_media: "),
        ({"country": None}, "kind: a state needs its country code"),
        (
            {"kind": "person", "offices": [OFFICE | {"since": "2025-03", "until": "2025-02"}]},
            "offices.0.until: until is before since",
        ),
        (
            {
                "kind": "person",
                "offices": [
                    OFFICE | {"since": "2025"},
                    OFFICE | {"since": {"value": "2025", "basis": "inferred"}},
                ],
            },
            "offices: one office is listed twice",
        ),
        ({"identifiers": [WIKIDATA, WIKIDATA | {"match": "close"}]}, "identifiers: one identifier"),
        ({"names": [NAME, NAME | {"kind": "variant"}]}, "names: one name is listed twice"),
        ({"roles": [{"process": "p", "role": "host"}] * 2}, "roles.1: this entry is listed twice"),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: actor(**fields)).startswith(reason)


@pytest.mark.parametrize(
    ("scheme", "good", "bad"),
    [
        ("wikidata", "Q212", "Q0"),
        ("wikidata", "Q1", "212"),
        ("ucdp_actor", "13243", "013243"),
        ("gw", "369", "369.0"),
        ("cow", "365", "RUS"),
        ("paax", "PAAX_1", "1"),
        ("iso3", "UKR", "ukr"),
        ("acled_actor", "Military Forces", "Forces\n"),
    ],
)
def test_identifiers_have_the_form_of_their_scheme(scheme: str, good: str, bad: str) -> None:
    assert actor(identifiers=[{"scheme": scheme, "value": good}])
    said = refusal(lambda: actor(identifiers=[{"scheme": scheme, "value": bad}]))
    assert said.startswith("identifiers.0.value: ")


@pytest.mark.parametrize("kind", ActorKind)
def test_every_kind_can_be_an_actor(kind: ActorKind) -> None:
    unnamed = kind in {ActorKind.UNNAMED_GROUP, ActorKind.UNNAMED_SOURCE}
    assert actor(kind=kind, descriptor="somebody" if unnamed else None, evidence=PROSE)
