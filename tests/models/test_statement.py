"""Statements: acts and stances that agree, and keys that stand once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.datasets import stance, statement
from tests.refusals import refusal

ACCUSE = {"act": "accuse_violation", "modality": "asserted", "against": "southland"}
RELAY = {"act": "relay", "modality": "asserted", "proposal": "halt"}
ATTRIBUTED = {"basis": "attributed_by_other", "holder": "southland"}


def taking(**fields: Any) -> dict[str, Any]:
    return stance(**fields)


def attributed(**fields: Any) -> dict[str, Any]:
    return {"acts": [RELAY], "stances": stance(**ATTRIBUTED | fields)["stances"]}


def twice(**fields: Any) -> dict[str, Any]:
    """Give two stances on one proposal, the second changed."""
    plain = stance()
    return plain | {"stances": [*plain["stances"], plain["stances"][0] | fields]}


@pytest.mark.parametrize(
    "fields",
    [
        taking(),
        taking(value="accepts_conditionally", conditions=[{"text": "Both."}, {"text": "Now."}]),
        taking(value="accepts", conditions=[{"text": "Both.", "provision": "monitoring"}]),
        twice(provision="monitoring", value="accepts"),
        attributed(),
        twice(**ATTRIBUTED),
        {"on_behalf_of": "southland"},
        {"public_from": "2025-03-11"},
        {"date": "2025-03/..", "public_from": "2025-02-28"},
        {"date": "../2025-03-12", "public_from": "2024-01-01"},
        {"acts": [ACCUSE | {"period": "2025-03", "count": 0}, ACCUSE | {"period": "2025-04"}]},
        {
            "acts": [
                {"act": "assess", "modality": "possible"},
                {"act": "assess", "modality": "expected"},
            ]
        },
        {"acts": [{"act": "deny", "modality": "asserted", "statement": "other"}]},
    ],
)
def test_accepted(fields: dict[str, Any]) -> None:
    assert statement(**fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"speakers": []}, "speakers: "),
        ({"acts": []}, "acts: "),
        (
            {"stances": stance()["stances"]},
            "stances.0: stance on 'halt' without an act take_position",
        ),
        ({"acts": stance()["acts"]}, "acts.0: take_position on 'halt' without a stance on it"),
        (
            {"acts": stance()["acts"], "stances": attributed()["stances"]},
            "acts.0: take_position on 'halt' without a stance on it",
        ),
        (
            {"acts": [{"act": "take_position", "modality": "asserted"}]},
            "acts.0: take_position needs the proposal on which it is taken",
        ),
        (
            {"stances": attributed()["stances"]},
            "stances.0: attributed stance on 'halt' without an act that names it",
        ),
        (attributed(holder="northland"), "stances.0: a stance attributed by another cannot be"),
        (
            attributed() | {"on_behalf_of": "southland"},
            "stances.0: a stance attributed by another cannot be",
        ),
        (attributed(holder=None), "stances.0"),
        (taking(holder="southland"), "stances.0: holder is given if, and only if"),
        (taking(value="accepts_conditionally"), "stances.0: accepts_conditionally needs"),
        (
            taking(conditions=[{"text": "Both."}, {"text": "Both.", "provision": "monitoring"}]),
            "stances.0.conditions: one condition is listed twice",
        ),
        (twice(value="accepts"), "stances.1: two stances of one holder"),
        (
            {"acts": [ACCUSE | {"count": 1}, ACCUSE | {"count": 2}]},
            "acts.1: one act on the same targets is listed twice",
        ),
        (
            {"acts": [ACCUSE | {"against": None}]},
            "acts.0: accuse_violation needs against",
        ),
        (
            {"acts": [{"act": "assess", "modality": "possible", "count": 3}]},
            "acts.0: period and count are for accuse_violation",
        ),
        (
            {"acts": [{"act": "assess", "modality": "possible", "period": "2025"}]},
            "acts.0: period and count are for accuse_violation",
        ),
        (
            {"acts": [{"act": "deny", "modality": "asserted", "statement": "remark"}]},
            "acts.0.statement: a statement cannot be about itself",
        ),
        (
            {"public_from": "2025-03-10"},
            "public_from: 2025-03-10 is more than a day before 2025-03-12",
        ),
        ({"date": "2025-03/..", "public_from": "2025-02-27"}, "public_from: "),
        ({"on_behalf_of": "northland"}, "on_behalf_of: on_behalf_of is given only where"),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: statement(**fields)).startswith(reason)


def test_the_principal_holds_what_a_spokesman_says() -> None:
    assert statement().own_holders == ("northland",)
    assert statement(on_behalf_of="southland").own_holders == ("southland",)
    assert statement(speakers=["a", "b"]).own_holders == ("a", "b")
