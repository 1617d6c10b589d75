"""The second clock: from which day on each thing could be known, case by case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ceasefire_data.models import Record
from ceasefire_data.tabular.assembly import build_tables
from tests.datasets import actor, concept, meeting, planned, proposal, source, stance, statement

Days = dict[str, date]

NORTH = actor(evidence=[{"source": "late"}])
SOUTH = actor("southland", country="SWE", evidence=[{"source": "late"}])
EARLY = source("early", published="2025-03-01")
LATE = source("late", published="2025-03-20")
WORLD: list[Record] = [EARLY, LATE, NORTH, SOUTH]
LATE_ONLY = [{"source": "late"}]


def rows(table: str, *records: Record) -> list[dict[str, Any]]:
    return build_tables([*WORLD, *records])[table].to_pylist()


def known(*records: Record) -> Days:
    """Return the day of every record, as the table of records has it."""
    return {row["record_id"]: row["known_from"] for row in rows("records", *records)}


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- sources -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "known_from"),
    [
        ("2025-03-12", "2025-03-12"),
        ("2025-03", "2025-03-31"),
        ("2024-02", "2024-02-29"),
        ("2025", "2025-12-31"),
        ("2025-03-10~", "2025-03-10"),
        ("2025-03-10/2025-03-14", "2025-03-14"),
        ("../2025-03-14", "2025-03-14"),
    ],
)
def test_a_publication_counts_with_its_last_day(published: str, known_from: str) -> None:
    said = statement(evidence=[{"source": "s"}])
    days = known(source("s", published=published, retrieved="2026-11-01"), said)
    assert days["s"] == days["remark"] == day(known_from)


def test_without_a_day_of_publication_the_day_of_reading_counts() -> None:
    said = statement(evidence=[{"source": "s"}])
    days = known(source("s", published=None, retrieved="2025-09-09"), said)
    assert days["s"] == days["remark"] == day("2025-09-09")


def test_a_reprint_counts_as_its_original() -> None:
    said = statement(evidence=[{"source": "third"}])
    chain = [
        source("first", published="2025-03-02"),
        source("second", republishes="first", published="2025-03-09"),
        source("third", republishes="second", published="2025-03-16"),
    ]
    days = known(*chain, said)
    assert {days[name] for name in ("first", "second", "third", "remark")} == {day("2025-03-02")}


def test_a_reprint_of_what_has_only_a_month_counts_with_its_own_earlier_day() -> None:
    chain = [
        source("first", published="2025-03"),
        source("second", republishes="first", published="2025-03-05"),
    ]
    days = known(*chain)
    assert days["second"] == days["first"] == day("2025-03-05"), "the month allows it"


# --- rows and the evidence that supports them ----------------------------------------------------


def test_the_earliest_evidence_counts() -> None:
    said = statement(evidence=[{"source": "late"}, {"source": "early"}])
    assert known(said)["remark"] == day("2025-03-01")


def test_rows_take_the_evidence_that_names_their_field() -> None:
    said = statement(
        evidence=[
            {"source": "early", "supports": ["speakers"]},
            {"source": "late", "supports": ["acts"]},
        ],
        addressees=["southland"],
    )
    (act,) = rows("statement_acts", said)
    assert act["known_from"] == day("2025-03-20")
    by_function = {r["function"]: r["known_from"] for r in rows("statement_actors", said)}
    assert by_function["speaker"] == day("2025-03-01")
    assert by_function["addressee"] == day("2025-03-01"), "nobody names it: the record's earliest"
    assert [r["known_from"] for r in rows("statements", said)] == [day("2025-03-01")]


def test_public_from_of_a_statement_counts_for_all_of_it() -> None:
    said = statement(
        date="2025-02-02",
        public_from="2025-02-02",
        evidence=[{"source": "late", "supports": ["acts"]}],
    )
    for table in ("records", "statements", "statement_acts", "statement_actors"):
        days = {
            row["known_from"]
            for row in rows(table, said)
            if row.get("record_id", "remark") == "remark"
        }
        assert days == {day("2025-02-02")}, table
    (evidence,) = [row for row in rows("evidence", said) if row["record_id"] == "remark"]
    assert evidence["known_from"] == day("2025-03-20"), "the source itself appeared later"


def test_a_step_takes_its_public_from_then_its_evidence_then_the_record_s() -> None:
    steps = [
        {
            "status": "possible",
            "date": "2025-02-01",
            "public_from": "2025-02-03",
            "evidence": LATE_ONLY,
        },
        {"status": "planned", "date": "2025-02-20", "evidence": [{"source": "early"}]},
        {"status": "agreed", "date": "2025-03-15"},
    ]
    talks = planned(status_history=steps, evidence=LATE_ONLY)
    assert [row["known_from"] for row in rows("status_history", talks)] == [
        day("2025-02-03"),
        day("2025-03-01"),
        day("2025-03-20"),
    ]
    assert known(talks)["talks"] == day("2025-02-03"), "never later than a part of it"
    assert {row["known_from"] for row in rows("meeting_participants", talks)} == {day("2025-03-20")}


def test_an_office_and_a_provision_take_their_own_evidence() -> None:
    office = {
        "title": "Speaker",
        "body": "northland",
        "rank": "spokesperson",
        "evidence": [{"source": "early"}],
    }
    person = actor("speaker", kind="person", offices=[office], evidence=LATE_ONLY)
    assert [r["known_from"] for r in rows("actor_offices", person)] == [day("2025-03-01")]
    provision = {"code": "monitoring", "text": "Watched.", "evidence": [{"source": "early"}]}
    offer = proposal(provisions=[provision], evidence=LATE_ONLY)
    assert [r["known_from"] for r in rows("proposal_provisions", offer)] == [day("2025-03-01")]


# --- nothing is known later than what refers to it -----------------------------------------------


def test_a_record_is_known_when_an_active_one_refers_to_it_in_its_main_row() -> None:
    talks = meeting(status_history=[{"status": "held", "date": "2025-03-01"}], evidence=LATE_ONLY)
    said = statement(said_at="talks", evidence=[{"source": "early"}])
    days = known(talks, said)
    assert days["talks"] == day("2025-03-01")
    assert days["southland"] == day("2025-03-20"), "which only a row of its own names"
    held = [row["known_from"] for row in rows("status_history", talks, said)]
    assert held == [day("2025-03-20")], "that it was held was known only then"


def test_a_reference_of_a_row_counts_with_the_day_of_that_row() -> None:
    idea = concept(evidence=LATE_ONLY)
    said = statement(
        evidence=[
            {"source": "early", "supports": ["speakers"]},
            {"source": "middle", "supports": ["acts", "stances"]},
        ],
        **stance(on="any-halt"),
    )
    days = known(source("middle", published="2025-03-11"), idea, said)
    assert days["remark"] == day("2025-03-01")
    assert days["any-halt"] == day("2025-03-11"), "when the stance on it was known, not before"


def test_the_days_settle_on_a_cycle_of_references() -> None:
    """A replies to B, B is about a meeting, the meeting tabled a proposal that A is about."""
    reply = {"act": "deny", "modality": "asserted", "statement": "second", "proposal": "halt"}
    about = {"act": "assess", "modality": "asserted", "meeting": "talks", "statement": "first"}
    records = [
        statement("first", acts=[reply], evidence=[{"source": "early"}]),
        statement("second", acts=[about], evidence=LATE_ONLY),
        meeting(
            proposals=[{"proposal": "halt", "relation": "tabled"}],
            evidence=[{"source": "late", "supports": ["proposals"]}, {"source": "middle"}],
        ),
        proposal(evidence=LATE_ONLY),
    ]
    days = known(source("middle", published="2025-03-11"), *records)
    assert days["first"] == day("2025-03-01")
    assert days["second"] == day("2025-03-01"), "first answers it"
    assert days["halt"] == day("2025-03-01"), "first is about it"
    assert days["talks"] == day("2025-03-11"), "the acts of second are known late themselves"


def test_a_long_chain_settles() -> None:
    chain: list[Record] = [meeting("m-0", evidence=[{"source": "early"}], follows="m-1")]
    for number in range(1, 300):
        following = f"m-{number + 1}" if number < 299 else None
        chain.append(meeting(f"m-{number}", evidence=LATE_ONLY, follows=following))
    days = known(*chain)
    assert {days[record.id] for record in chain} == {day("2025-03-01")}


def test_what_was_withdrawn_makes_nothing_known() -> None:
    idea = concept(evidence=LATE_ONLY)
    gone = statement(
        evidence=[{"source": "early"}],
        record_status="withdrawn",
        status_reason="Never said.",
        **stance(on="any-halt"),
    )
    days = known(idea, gone)
    assert days["any-halt"] == day("2025-03-20")
    assert days["remark"] == day("2025-03-01")


def test_the_value_of_an_account_may_hold_references_as_deep_as_a_record_does() -> None:
    """It is plain data, in which nothing has attributes."""
    accounts = [
        {
            "field": "offices",
            "value": [
                {
                    "title": "Envoy",
                    "body": body,
                    "rank": "special_envoy",
                    "evidence": [{"source": "early"}],
                }
            ],
            "said_by": [body],
            "evidence": LATE_ONLY,
        }
        for body in ("northland", "southland")
    ]
    person = actor("envoy", kind="person", accounts=accounts, evidence=LATE_ONLY)
    assert known(person)["early"] == day("2025-03-01")
