"""Proposals: concepts are only ideas, offers have authors and a history."""

from __future__ import annotations

from typing import Any

import pytest

from tests.datasets import concept, proposal
from tests.refusals import refusal

STEP = {"status": "tabled", "date": "2025-03-10"}
REPORTED = {"status": "reported", "date": "2025-03-10"}
TERMS = {"domains": ["full"], "duration_kind": "fixed", "sides": "bilateral"}
PROVISION = {"code": "monitoring", "text": "Watched."}


@pytest.mark.parametrize(
    "fields",
    [
        {"status_history": [REPORTED], "proponents": None, "authenticity": "unconfirmed"},
        {"terms": [TERMS, TERMS | {"domains": ["energy", "maritime"], "duration": "P30D"}]},
        {"terms": [TERMS | {"starts": "2025-03", "ends": "2025-03-01"}]},
        {"provisions": [PROVISION, PROVISION | {"text": "By both."}]},
        {"lineage": [{"relation": "revises", "proposal": "other"}]},
        {"written": "text", "text_known": "full", "kind": "agreement"},
    ],
)
def test_accepted(fields: dict[str, Any]) -> None:
    assert proposal(**fields)


def test_a_concept_is_only_an_idea() -> None:
    idea = concept(lineage=[{"relation": "part_of", "proposal": "other"}])
    assert idea.status is None
    assert proposal().status == "tabled"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"proponents": ["northland"]}, "proponents: a concept"),
        ({"addressees": ["northland"]}, "addressees: a concept"),
        ({"mediators": ["northland"]}, "mediators: a concept"),
        ({"status_history": [STEP]}, "status_history: a concept"),
        ({"terms": [TERMS]}, "terms: a concept"),
        ({"provisions": [PROVISION]}, ": a concept has no provisions"),
        ({"authenticity": "denied"}, ": a concept has no provisions and no authenticity"),
        ({"written": "text"}, ": a concept has no text"),
        ({"text_known": "full"}, ": a concept has no text"),
    ],
)
def test_refused_of_a_concept(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: concept(**fields)).startswith(reason)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status_history": None}, "kind: a proposal that is no concept needs a status_history"),
        ({"proponents": None}, ": a proposal needs proponents"),
        ({"authenticity": "confirmed"}, "authenticity: authenticity is for what was first"),
        ({"terms": [TERMS | {"domains": []}]}, "terms.0.domains: "),
        ({"terms": [TERMS | {"domains": ["full", "full"]}]}, "terms.0.domains.1: 'full' is listed"),
        (
            {"terms": [TERMS | {"duration_kind": "indefinite", "duration": "P30D"}]},
            "terms.0.duration: an indefinite halt has no duration",
        ),
        (
            {"terms": [TERMS | {"starts": "2025-04", "ends": "2025-03-31"}]},
            "terms.0.ends: ends is before starts",
        ),
        ({"terms": [TERMS, TERMS]}, "terms.1: this entry is listed twice"),
        (
            {"provisions": [PROVISION, PROVISION | {"presence": "disputed"}]},
            "provisions: one provision is listed twice",
        ),
        (
            {"lineage": [{"relation": "revises", "proposal": "halt"}]},
            "lineage.0.proposal: a proposal cannot descend from itself",
        ),
        (
            {"status_history": [STEP | {"planned_for": "2025"}]},
            "status_history.0.planned_for: ",
        ),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: proposal(**fields)).startswith(reason)
