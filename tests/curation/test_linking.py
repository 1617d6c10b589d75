"""Links: each rule with what it refuses, in one line with file, line and column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from ceasefire_data.curation.linking import check_links, find_cycles
from ceasefire_data.models import Record
from ceasefire_data.models.record import references
from tests.datasets import (
    PROCESS,
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


def findings(*records: Record, released: tuple[str, ...] = ()) -> list[str]:
    found = check_links(in_memory([*base(), *records]), released)
    assert found == sorted(found)
    assert all("\n" not in str(finding) for finding in found)
    return [str(finding) for finding in found]


def finding(*records: Record, released: tuple[str, ...] = ()) -> str:
    (only,) = findings(*records, released=released)
    return only


def merged(record: Record, record_id: str, into: str) -> Record:
    fate = {"record_status": "merged", "merged_into": into, "status_reason": "The same."}
    return rebuilt(record, id=record_id, **fate)


def test_what_is_linked_well_has_no_findings() -> None:
    assert findings(proposal(), meeting(), statement(said_at="talks", **stance())) == []


@settings(max_examples=30)
@given(datasets())
def test_drawn_data_sets_are_linked_well(records: tuple[Record, ...]) -> None:
    assert check_links(in_memory(records), [record.id for record in records]) == []


@settings(max_examples=20)
@given(datasets())
def test_every_reference_that_dangles_is_found(records: tuple[Record, ...]) -> None:
    targets = {target for record in records for _, target, _ in references(record)}
    merges = {record.merged_into for record in records} - {None}
    for gone in sorted(targets - merges)[:2]:
        left = [record for record in records if record.id != gone]
        found = [f for f in check_links(in_memory(left)) if f.rule == "dangling-reference"]
        expected = sum(t == gone for record in left for _, t, _ in references(record))
        assert len(found) == expected
        assert all(f"no record has the id {gone!r}" in f.reason for f in found)


# --- references ----------------------------------------------------------------------------------


def test_a_dangling_reference_is_pointed_at_with_what_was_meant() -> None:
    assert finding(statement(addressees=["southland", "nortland"])) == (
        "records/statements/remark.yaml:7:25: error: addressees.1: no record has the id "
        "'nortland'; did you mean 'northland'? [dangling-reference statements/remark]"
    )


def test_a_reference_to_the_wrong_type_says_what_is_wanted() -> None:
    said = statement(acts=[{"act": "assess", "modality": "possible", "meeting": "northland"}])
    assert finding(said) == (
        "records/statements/remark.yaml:10:46: error: acts.0.meeting: 'northland' is an actor, "
        "and a meeting is wanted [reference-type statements/remark]"
    )
    assert "'report' is a source, and an actor is wanted" in finding(statement(speakers=["report"]))


@pytest.mark.parametrize("record", [statement(process="elsewhere"), meeting(process="elsewhere")])
def test_a_process_is_listed(record: Record) -> None:
    assert "process 'elsewhere' is not listed in dataset.yaml" in finding(record)


def test_the_process_of_a_role_is_listed_with_what_was_meant() -> None:
    roles = [{"process": PROCESS, "role": "host"}, {"process": PROCESS[:-1], "role": "host"}]
    said = finding(actor("host-land", country="FIN", roles=roles))
    assert said.startswith("records/actors/host-land.yaml:8:13: error: process")
    assert f"did you mean {PROCESS!r}?" in said


def test_nothing_active_rests_on_what_was_withdrawn() -> None:
    gone = concept(record_status="withdrawn", status_reason="Two ideas, not one.")
    said = statement(**stance(on="any-halt"))
    assert len(findings(gone, said)) == 2, "the act and the stance"
    assert "'any-halt' was withdrawn" in findings(gone, said)[0]
    fate = {"record_status": "withdrawn", "status_reason": "Never said."}
    assert findings(gone, rebuilt(said, **fate)) == [], "what fell with it may name it"


# --- merges --------------------------------------------------------------------------------------


def test_a_merged_record_points_at_a_record() -> None:
    assert finding(merged(statement(), "old-remark", "remark")) == (
        "records/statements/old-remark.yaml:3:14: error: merged into 'remark', and the chain of "
        "merges ends at no record [merge statements/old-remark]"
    )


def test_merges_that_run_in_a_circle_are_found_at_each_of_them() -> None:
    found = findings(merged(statement(), "one", "two"), merged(statement(), "two", "one"))
    assert len(found) == 2
    assert "merges run in a circle: one -> two" in found[0]


def test_merges_stay_within_a_type_and_end_at_what_stands() -> None:
    assert "a statement cannot be merged into a meeting: 'talks'" in finding(
        meeting(), merged(statement(), "old-remark", "talks")
    )
    gone = statement(record_status="withdrawn", status_reason="Never said.")
    assert "merges must end at an active record: 'remark'" in finding(
        gone, merged(statement(), "old-remark", "remark")
    )


def test_a_chain_of_merges_is_no_fault() -> None:
    assert (
        findings(
            statement(),
            merged(statement(), "old", "remark"),
            merged(statement(), "older", "old"),
            statement(
                "reply", acts=[{"act": "deny", "modality": "asserted", "statement": "older"}]
            ),
        )
        == []
    )


def test_what_would_collide_once_merges_are_followed_is_found() -> None:
    old = merged(actor("southland", country="SWE"), "old-south", "southland")
    both = [{"actor": name, "presence": "present"} for name in ("southland", "old-south")]
    assert finding(old, meeting(participants=both)) == (
        "records/meetings/talks.yaml:8:3: error: with merges followed: this entry is listed twice "
        "[merge-collision meetings/talks]"
    )
    remark = statement(acts=[{"act": "deny", "modality": "asserted", "statement": "old-remark"}])
    assert "a statement cannot be about itself" in finding(
        remark, merged(statement(), "old-remark", "remark")
    )


# --- cycles --------------------------------------------------------------------------------------


def revises(record_id: str, *others: str, relation: str = "revises") -> Record:
    lineage = [{"relation": relation, "proposal": other} for other in others]
    return proposal(record_id, lineage=lineage)


def test_lineage_has_no_cycles() -> None:
    assert finding(revises("a", "b"), revises("b", "c"), revises("c", "a")) == (
        "records/proposals/c.yaml:11:33: error: runs in a circle: a -> b -> c -> a "
        "[lineage-cycle proposals/c]"
    )
    assert findings(revises("a", "b", "c"), revises("b", "c"), revises("c")) == [], "a diamond"


@pytest.mark.parametrize(
    ("rule", "records"),
    [
        ("follows-cycle", [planned("a", follows="b"), planned("b", follows="a")]),
        ("reprint-cycle", [source("a", republishes="b"), source("b", republishes="a")]),
        (
            "part-of-cycle",
            [
                actor("a", kind="state_body", part_of="b"),
                actor("b", kind="state_body", part_of="a"),
            ],
        ),
    ],
)
def test_other_chains_have_no_cycles(rule: str, records: list[Record]) -> None:
    said = finding(*records)
    assert "runs in a circle: a -> b -> a" in said
    assert rule in said


def test_a_chain_of_thousands_does_not_overflow() -> None:
    chain = {str(n): planned(f"m-{n}", follows=f"m-{n + 1}") for n in range(20_000)}
    by_id = {record.id: record for record in chain.values()}

    def edges(record: Record) -> list[Any]:
        return [(("follows",), record.follows)]  # type: ignore[attr-defined]

    assert list(find_cycles(by_id, edges)) == []


@pytest.mark.parametrize(
    ("relation", "idea", "words"),
    [
        ("instance_of", False, "instance_of needs a concept, and 'other' is of kind offer"),
        ("revises", True, "'other' is a concept: only instance_of leads to one"),
        ("part_of", True, "'other' is a concept: only instance_of leads to one"),
    ],
)
def test_instance_of_and_nothing_else_leads_to_a_concept(
    relation: str, idea: bool, words: str
) -> None:
    other = concept("other") if idea else proposal("other")
    said = finding(other, revises("halt", "other", relation=relation))
    assert words in said
    assert said.startswith("records/proposals/halt.yaml:11:14: error: ")


# --- releases ------------------------------------------------------------------------------------


def test_what_was_released_is_still_there() -> None:
    assert finding(released=("report", "lost", "northland")) == (
        "records/dataset.yaml:1:1: error: released record 'lost' is gone; keep its file and set "
        "record_status to withdrawn or merged [released-id records/lost]"
    )
