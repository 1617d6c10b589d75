"""Merges: where an old id leads, and records that name it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ceasefire_data.models import Record
from ceasefire_data.models.merging import follow_merges, successor
from tests.datasets import actor, base, meeting, rebuilt, statement


def world(*more: Record) -> dict[str, Record]:
    old = rebuilt(
        actor("southland", country="SWE"),
        id="old-south",
        record_status="merged",
        merged_into="southland",
        status_reason="The same.",
    )
    oldest = rebuilt(old, id="oldest-south", merged_into="old-south")
    return {record.id: record for record in [*base(), old, oldest, *more]}


def test_a_chain_of_merges_ends_at_the_record_that_stands() -> None:
    by_id = world()
    for name in ("southland", "old-south", "oldest-south"):
        assert successor(name, by_id).id == "southland"
    with pytest.raises(KeyError):
        successor("nobody", by_id)


def test_references_are_led_on_and_the_rest_is_kept() -> None:
    said = statement(speakers=["oldest-south"], addressees=["northland"], notes="N.")
    led = follow_merges(said, world(said))
    assert led.speakers == ("southland",)
    assert rebuilt(led, speakers=["oldest-south"]) == said


def test_a_record_without_merged_references_is_itself() -> None:
    said = statement()
    assert follow_merges(said, world(said)) is said


def test_two_references_that_become_one_are_refused() -> None:
    both = [{"actor": name, "presence": "present"} for name in ("southland", "old-south")]
    talks = meeting(participants=both)
    with pytest.raises(ValidationError, match="listed twice"):
        follow_merges(talks, world(talks))
