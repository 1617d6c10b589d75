"""Evidence: spans and quotes that fit, each place once, in every part that carries it."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_data.models.evidence import Evidence
from tests.datasets import PROSE, actor, concept, planned, proposal, statement
from tests.refusals import refusal


def evidence(**fields: Any) -> Evidence:
    return Evidence.model_validate({"source": "report"} | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"quote": "carefully studying"},
        {"span_start": 0, "span_end": 1},
        {"quote": "abc", "span_start": 7, "span_end": 10},
        {"quote": "🕊 é", "span_start": 0, "span_end": 3},
        {"quote": "abc", "language": "ru", "translated": True},
        {"supports": ["date", "acts"], "via": ["agency", "two-people"]},
        {"quote": " ".join(["word"] * 40)},
    ],
)
def test_accepted(fields: dict[str, Any]) -> None:
    assert evidence(**fields).model_dump(mode="json", exclude_defaults=True) == (
        {"source": "report"} | fields
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"span_start": 1}, ": span_start and span_end belong together"),
        ({"span_end": 1}, ": span_start and span_end belong together"),
        ({"span_start": 5, "span_end": 5}, ": span_end must be greater than span_start"),
        ({"span_start": 5, "span_end": 4}, ": span_end must be greater than span_start"),
        (
            {"quote": "abc", "span_start": 0, "span_end": 4},
            ": the span has 4 code points and the quote has 3",
        ),
        (
            {"quote": "🇺🇦", "span_start": 0, "span_end": 4},
            ": the span has 4 code points and the quote has 2",
        ),
        ({"language": "ru"}, ": language and translated describe a quote"),
        ({"translated": True}, ": language and translated describe a quote"),
        ({"quote": " ".join(["word"] * 41)}, "quote: a quote has at most 40 words"),
        ({"span_start": -1, "span_end": 4}, "span_start: "),
        ({"span_start": 0, "span_end": "4"}, "span_end: "),
        ({"quote": "a", "translated": "yes"}, "translated: "),
        ({"quote": "a", "translated": 1}, "translated: "),
        ({"supports": ["date", "date"]}, "supports.1: 'date' is listed twice"),
        ({"via": ["agency", "agency"]}, "via.1: 'agency' is listed twice"),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: evidence(**fields)).startswith(reason)


TWICE = [{"source": "report", "supports": ["name"]}, {"source": "report", "via": ["agency"]}]
SPANS = [
    {"source": "report"},
    {"source": "other"},
    {"source": "report", "span_start": 0, "span_end": 1},
    {"source": "report", "span_start": 1, "span_end": 2},
    {"source": "report", "quote": "a"},
]


def part(where: str, items: list[dict[str, Any]]) -> object:
    """Make a record with evidence in one of its parts."""
    if where == "record":
        return actor(evidence=items)
    if where == "office":
        office = {"title": "T", "body": "northland", "rank": "other", "evidence": items}
        return actor("p", kind="person", offices=[office])
    if where == "step":
        step = {"status": "planned", "date": "2025-03-11", "evidence": items}
        return planned(status_history=[step])
    if where == "provision":
        provision = {"code": "monitoring", "text": "Watched.", "evidence": items}
        return proposal(provisions=[provision])
    account = {"field": "place", "value": "Here", "said_by": ["northland"], "evidence": items}
    other = account | {"value": "There", "evidence": PROSE}
    return statement(accounts=[account, other])


@pytest.mark.parametrize("where", ["record", "office", "step", "provision", "account"])
def test_a_place_is_listed_once_in_every_part(where: str) -> None:
    assert part(where, SPANS)
    said = refusal(lambda: part(where, TWICE))
    assert said.split(": ")[0].endswith("evidence.1")
    assert "this place in 'report' is listed twice" in said


@pytest.mark.parametrize("make", [planned, proposal])
def test_public_from_of_a_step_needs_evidence_in_the_step(make: Any) -> None:
    step = {"status": make().status, "date": "2025-03-11", "public_from": "2025-03-12"}
    assert make(status_history=[step | {"evidence": PROSE}])
    assert refusal(lambda: make(status_history=[step])) == (
        "status_history.0: public_from needs evidence that says so in the same step"
    )


@pytest.mark.parametrize("make", [planned, proposal])
def test_a_step_is_not_public_before_it_is_taken(make: Any) -> None:
    step = {"status": make().status, "date": "2025-03-11", "evidence": PROSE}
    assert make(status_history=[step | {"public_from": "2025-03-10"}])
    late = [step | {"date": "2025-01-01"}, step | {"public_from": "2025-03-09"}]
    assert refusal(lambda: make(status_history=late)).startswith(
        "status_history.1.public_from: 2025-03-09 is more than a day before 2025-03-11"
    )


@pytest.mark.parametrize("make", [planned, proposal])
def test_a_record_with_a_history_is_not_public_before_its_first_step(make: Any) -> None:
    later = {"status": make().status, "date": "2025-03-11"}
    history = [later, later | {"date": "2025-03-05"}]  # the earliest, in whatever order
    assert make(status_history=history, public_from="2025-03-04")
    assert refusal(lambda: make(status_history=history, public_from="2025-03-03")).startswith(
        "public_from: 2025-03-03 is more than a day before 2025-03-05"
    )
    unknown = [later, later | {"date": "../2025-03-05"}]
    assert make(status_history=unknown, public_from="2024-01-01")


def test_a_concept_may_be_public_at_any_time() -> None:
    assert concept(public_from="2020-01-01")


@pytest.mark.parametrize("field", ["said_by", "evidence"])
def test_an_account_says_who_and_where(field: str) -> None:
    accounts = [
        {"field": "place", "value": value, "said_by": ["northland"], "evidence": PROSE}
        for value in ("Here", "There")
    ]
    assert statement(accounts=accounts)
    accounts[1][field] = []
    assert refusal(lambda: statement(accounts=accounts)).startswith(f"accounts.1.{field}: ")
