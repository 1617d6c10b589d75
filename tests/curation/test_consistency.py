"""Consistency: rules on dates, parties and kinds, each with its border cases."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from ceasefire_data.curation.consistency import check_consistency
from ceasefire_data.findings import Finding, errors_in
from ceasefire_data.models import Record
from tests.datasets import (
    actor,
    base,
    concept,
    in_memory,
    meeting,
    planned,
    proposal,
    rebuilt,
    source,
    stance,
    statement,
)
from tests.strategies import datasets

# The source of the made-up records appeared on 12 March 2025.


def findings(*records: Record) -> list[Finding]:
    by_id = {record.id: record for record in [*base(), *records]}
    found = check_consistency(in_memory(by_id.values()))
    assert found == sorted(found)
    assert all("\n" not in str(item) for item in found)
    return found


def rules(*records: Record) -> list[str]:
    return [item.rule for item in findings(*records)]


def finding(*records: Record) -> str:
    (only,) = findings(*records)
    return str(only)


@settings(max_examples=30)
@given(datasets())
def test_drawn_data_sets_are_consistent(records: tuple[Record, ...]) -> None:
    assert errors_in(check_consistency(in_memory(records))) == []


def test_the_made_up_records_are_consistent() -> None:
    assert findings(meeting(), proposal(), concept(), statement(**stance())) == []


# --- an event and the sources that report it -----------------------------------------------------


@pytest.mark.parametrize(
    ("date", "allowed"),
    [
        ("2025-03-12", True),
        ("2025-03-13", True),  # a day's grace for time zones
        ("2025-03-14", False),
        ("2025-03-13/2025-03-20", True),
        ("2025-03-14/2025-03-20", False),
        ("2025-03", True),
        ("2025-04", False),
        ("2025", True),
        ("2025-03-14/..", False),
        ("../2025-05-01", True),
    ],
)
def test_nothing_is_reported_before_it_happened(date: str, allowed: bool) -> None:
    step = {"status": "planned", "date": date}
    for rule, record in (
        ("statement-after-sources", statement(date=date)),
        ("held-after-sources", meeting(status_history=[{"status": "held", "date": date}])),
        ("step-after-sources", planned(status_history=[step])),
        ("step-after-sources", proposal(status_history=[step | {"status": "tabled"}])),
    ):
        assert rules(record) == ([] if allowed else [rule]), record.id


def test_the_line_says_which_day_and_which_report() -> None:
    assert finding(statement(date="2025-03-14")) == (
        "records/statements/remark.yaml:5:7: error: 2025-03-14 is more than a day after every "
        "source that reports it; the last appeared on 2025-03-12 "
        "[statement-after-sources statements/remark]"
    )


def test_one_later_report_is_enough_and_a_month_counts_with_its_last_day() -> None:
    later = source("later", published="2025-03")
    both = [{"source": "report"}, {"source": "later"}]
    assert rules(later, statement(date="2025-04-01", evidence=both)) == []
    assert rules(later, statement(date="2025-04-02", evidence=both)) == ["statement-after-sources"]


def test_a_step_is_held_against_its_own_evidence() -> None:
    early = source("early", published="2025-03-01")
    step = {"status": "planned", "date": "2025-03-10", "evidence": [{"source": "early"}]}
    assert rules(early, planned(status_history=[step])) == ["step-after-sources"]
    del step["evidence"]
    assert rules(early, planned(status_history=[step])) == []


def test_a_plan_may_lie_in_the_future() -> None:
    step = {"status": "planned", "date": "2025-03-11", "planned_for": "2027-01-01"}
    assert rules(planned(status_history=[step])) == []


@pytest.mark.parametrize(
    ("aim", "early"),
    [
        ("2025-03-10", True),
        ("../2025-03-10", True),
        ("2025-02", True),
        ("2025-03-11", False),
        ("2025-03", False),
        ("2025-03-01/..", False),
    ],
)
def test_a_plan_or_deadline_that_was_over_is_worth_a_look(aim: str, early: bool) -> None:
    expected = ["plan-past"] if early else []
    step = {"date": "2025-03-11"}
    plan = planned(status_history=[step | {"status": "planned", "planned_for": aim}])
    assert rules(plan) == expected
    offer = proposal(status_history=[step | {"status": "tabled", "deadline": aim}])
    assert rules(offer) == expected
    assert errors_in(findings(plan, offer)) == []


def test_a_step_of_unknown_day_may_set_any_plan() -> None:
    step = {"status": "planned", "date": "../2025-03-11", "planned_for": "2025-01-01"}
    assert rules(planned(status_history=[step])) == []


@pytest.mark.parametrize(
    ("public_from", "expected"),
    [
        ("2025-03-11", []),
        ("2025-03-12", []),
        ("2025-03-13", ["public-from"]),
        ("2026-11-24", ["future-day", "public-from"]),
    ],
)
def test_public_from_is_for_what_was_public_before(public_from: str, expected: list[str]) -> None:
    assert sorted(rules(statement(public_from=public_from))) == expected
    step = {"status": "planned", "date": "2025-03-11", "public_from": public_from}
    step["evidence"] = [{"source": "report"}]  # type: ignore[assignment]
    assert sorted(rules(planned(status_history=[step]))) == expected


@pytest.mark.parametrize(
    ("record", "place"),
    [
        (source(retrieved="2026-11-24"), "sources/report.yaml:7:12"),
        (source("s", published="2026-12", read="none", retrieved=None), "sources/s.yaml:5:12"),
        (
            statement(
                corrections=[{"field": "date", "corrected_on": "2026-11-24", "why": "A slip."}]
            ),
            "statements/remark.yaml:14:31",
        ),
    ],
)
def test_nothing_of_ours_is_later_than_the_release(record: Record, place: str) -> None:
    said = finding(record)
    assert said.startswith(f"records/{place}: error: 2026-1")
    assert "after the day of the release, 2026-11-23" in said


# --- sources -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-03-11", ["reprint-day"]),
        ("2025-03-12", []),
        ("2025-03", []),
        ("2025-02", ["reprint-day"]),
    ],
)
def test_a_reprint_appears_after_its_original(published: str, expected: list[str]) -> None:
    assert rules(source("copy", republishes="report", published=published)) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2025-04-11", []),
        ("2025-04-12", ["reprint-late"]),
        ("2025-04", []),
        ("2025-05", ["reprint-late"]),
        ("../2025-06-01", []),
    ],
)
def test_a_reprint_of_long_after_is_worth_a_look(published: str, expected: list[str]) -> None:
    found = findings(source("copy", republishes="report", published=published))
    assert [item.rule for item in found] == expected
    assert errors_in(found) == []


@pytest.mark.parametrize(
    ("fields", "evidence", "expected"),
    [
        ({}, {"span_start": 1, "span_end": 3}, []),
        ({"read": "excerpt"}, {"span_start": 1, "span_end": 3}, ["span-unread"]),
        ({"read": "excerpt"}, {"quote": "abc"}, []),
        ({"read": "none", "retrieved": None}, {"quote": "abc"}, ["quote-unread"]),
        ({"read": "none", "retrieved": None}, {}, []),
    ],
)
def test_only_what_was_read_is_pointed_at(
    fields: dict[str, Any], evidence: dict[str, Any], expected: list[str]
) -> None:
    said = statement(evidence=[{"source": "other"} | evidence])
    assert rules(source("other", **fields), said) == expected


def test_spans_end_within_the_text() -> None:
    text = {"text_sha256": "0" * 64, "text_length": 20, "text_basis": "with_boilerplate"}
    other = source("other", **text)
    inside = statement(evidence=[{"source": "other", "span_start": 10, "span_end": 20}])
    beyond = statement(evidence=[{"source": "other", "span_start": 10, "span_end": 21}])
    assert rules(other, inside) == []
    assert finding(other, beyond) == (
        "records/statements/remark.yaml:12:45: error: 'other' has 20 code points "
        "[span-beyond statements/remark]"
    )


def test_supports_is_for_the_evidence_of_the_whole() -> None:
    step = {"status": "planned", "date": "2025-03-11"}
    step["evidence"] = [{"source": "report", "supports": ["format"]}]  # type: ignore[assignment]
    assert rules(planned(status_history=[step])) == ["nested-supports"]


# --- actors --------------------------------------------------------------------------------------

PERSON = actor("president", kind="person")
UNNAMED = actor("two-people", kind="unnamed_group", descriptor="two people")


@pytest.mark.parametrize(
    ("body", "bad"), [("northland", False), ("president", True), ("two-people", True)]
)
def test_an_office_is_of_a_body(body: str, bad: bool) -> None:
    office = {"title": "Aide", "body": body, "rank": "official"}
    aide = actor("aide", kind="person", offices=[office])
    assert rules(PERSON, UNNAMED, aide) == ["office-body"] * bad
    part = actor("staff", kind="state_body", part_of=body)
    assert rules(PERSON, UNNAMED, part) == ["part-of-kind"] * bad


# --- statements ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speakers", "attribution", "good"),
    [
        (["northland"], "on_record", True),
        (["northland"], "anonymous", False),
        (["two-people"], "anonymous", True),
        (["two-people"], "reported", False),
        (["two-people", "northland"], "on_record", True),
        (["two-people", "northland"], "anonymous", False),
    ],
)
def test_anonymous_is_who_has_no_name(speakers: list[str], attribution: str, good: bool) -> None:
    said = statement(speakers=speakers, attribution=attribution)
    assert rules(UNNAMED, said) == [] if good else ["attribution"]


def test_a_class_of_actors_holds_no_stance() -> None:
    west = actor("the-west", kind="informal_group")
    assert rules(west, proposal(), statement(speakers=["the-west"], **stance())) == ["group-stance"]
    plain = stance(basis="attributed_by_other", holder="the-west")
    plain["acts"] = [{"act": "relay", "modality": "asserted", "proposal": "halt"}]
    assert rules(west, proposal(), statement(**plain)) == ["group-stance"]
    assert rules(west, statement(speakers=["the-west"])) == [], "it may speak"


@pytest.mark.parametrize(
    ("said_on", "steps", "good"),
    [
        ("2025-03-10", ["2025-03-10"], True),
        ("2025-03-09", ["2025-03-10"], False),
        ("2025-03-09/2025-03-10", ["2025-03-10"], True),
        ("2025-03", ["2025-03-10"], True),
        ("2025-02", ["2025-03-10"], False),
        ("2025-02/..", ["2025-03-10"], True),
        ("2025-03-01", ["2025-03"], True),
        ("2025-01-20", ["../2025-03-10"], True),  # an oral offer of unknown age
        ("2025-03-05", ["2025-03-10", "2025-03-04"], True),  # steps out of order
        ("2025-01-20", ["2025-03-10", "../2025-03-11"], True),
    ],
)
def test_no_stance_on_what_did_not_exist_yet(said_on: str, steps: list[str], good: bool) -> None:
    history = [{"status": "tabled", "date": date} for date in steps]
    offer = proposal(status_history=history)
    said = statement(date=said_on, **stance())
    found = [item.rule for item in errors_in(findings(offer, said))]
    assert found == ([] if good else ["stance-before-proposal"])


def test_the_line_asks_for_the_concept_and_a_concept_is_exempt() -> None:
    assert finding(proposal(), statement(date="2025-01-20", **stance())) == (
        "records/statements/remark.yaml:12:14: error: said by 2025-01-20, and 'halt' did not exist "
        "before 2025-03-10; is it a stance on the concept? "
        "[stance-before-proposal statements/remark]"
    )
    assert findings(concept(), statement(date="2025-01-20", **stance(on="any-halt"))) == []


def test_speaking_for_another_party_is_worth_a_look() -> None:
    body = actor("palace", kind="state_body", part_of="northland")
    assert rules(body, statement(on_behalf_of="palace")) == []
    said = finding(statement(on_behalf_of="southland"))
    assert ": warning: " in said
    assert "'northland' belongs to 'northland' and speaks for 'southland'" in said


# --- meetings ------------------------------------------------------------------------------------


def there(*names: str, **fields: str) -> list[dict[str, Any]]:
    return [{"actor": name, "presence": "present"} | fields for name in names]


OFFICES = [
    actor("palace", kind="state_body", part_of="northland"),
    actor(
        "president",
        kind="person",
        offices=[{"title": "President", "body": "palace", "rank": "head_of_state"}],
    ),
    actor("union", kind="igo"),
    UNNAMED,
]


@pytest.mark.parametrize(
    ("participants", "good"),
    [
        (there("northland", "southland"), True),
        (there("president", "southland"), True),
        (there("president", "union"), True),
        (there("president", "two-people"), True),
        (there("northland"), False),
        (there("northland", "palace", "president"), False),
        (there("northland") + there("southland", presence="absent"), False),
        (there("northland") + there("southland", presence="invited"), False),
        (there("northland") + there("southland", presence="remote"), True),
        (there("northland") + there("president", representing="southland"), True),
        (there("southland") + there("union", representing="southland"), False),
    ],
)
def test_a_held_meeting_has_two_parties(participants: list[dict[str, Any]], good: bool) -> None:
    found = findings(*OFFICES, meeting(participants=participants))
    assert [item.rule for item in errors_in(found)] == ([] if good else ["two-parties"])


def test_the_line_says_which_party_is_alone() -> None:
    assert finding(meeting(participants=there("northland"))) == (
        "records/meetings/talks.yaml:7:1: error: a held meeting has two different parties present, "
        "and here there is ['northland'] [two-parties meetings/talks]"
    )


def test_a_party_that_was_merged_is_one_with_its_successor() -> None:
    old = rebuilt(
        actor("northland"),
        id="old-north",
        record_status="merged",
        merged_into="northland",
        status_reason="The same.",
    )
    office = {"title": "Envoy", "body": "old-north", "rank": "special_envoy"}
    envoy = actor("envoy", kind="person", offices=[office])
    assert rules(old, envoy, meeting(participants=there("northland", "envoy"))) == ["two-parties"]


def test_unusual_histories_are_warnings() -> None:
    history = [
        {"status": "planned", "date": "2025-03-09"},
        {"status": "possible", "date": "2025-03-08"},
        {"status": "held", "date": "2025-03-11"},
        {"status": "denied", "date": "2025-03-12"},
        {"status": "planned", "date": "2025-03-12"},
    ]
    found = findings(meeting(status_history=history))
    assert {item.severity for item in found} == {"warning"}
    assert [(item.rule, item.line) for item in found] == [
        ("step-order", 11),
        ("step-after-held", 14),
    ]


def test_a_person_without_an_office_is_worth_a_look() -> None:
    envoy = actor("envoy", kind="person")
    guests = there("envoy", presence="invited")
    assert rules(envoy, planned(participants=guests)) == ["no-office"]
    guests[0]["representing"] = "southland"
    assert rules(envoy, planned(participants=guests)) == []


# --- twins ---------------------------------------------------------------------------------------


def test_one_address_is_one_source() -> None:
    here = {"url": "https://example.org/a"}
    said = finding(source("copy", **here), source("report", **here))
    assert "same address" in said
    assert said.endswith(("[same-url sources/report]", "[same-url sources/copy]"))


def test_meetings_and_statements_that_look_alike_are_warnings() -> None:
    assert rules(meeting("one"), meeting("two")) == ["same-meeting"]
    assert rules(meeting("one"), meeting("two", place="Elsewhere")) == []
    assert rules(planned("one"), planned("two")) == []
    assert rules(statement("one"), statement("two")) == ["same-statement"]
    assert rules(statement("one"), statement("two", medium="interview")) == []
    assert rules(statement("one", date="2025-03"), statement("two", date="2025-03")) == []
