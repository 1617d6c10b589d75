"""The questions that the data set was made for, asked of its first release."""

from __future__ import annotations

import pytest

from ceasefire_data.errors import UnknownId, UsageError
from ceasefire_data.views import (
    describe_timeline,
    lineage,
    stance_timeline,
    status_on,
    timeline,
)

FIRST = "2026.11.0"
OFFER = "us-ukraine-30-day-ceasefire-2025-03"
CALL = "putin-trump-call-2025-03"


def test_russia_s_position_moves_from_the_idea_to_the_offer() -> None:
    table = stance_timeline(OFFER, FIRST, party="russia")
    rows = [
        (row["date"], row["holder_id"], row["relation"], row["stance_value"])
        for row in table.to_pylist()
    ]
    assert rows == [
        ("2025-01", "vladimir-putin", "concept", "rejects"),
        ("2025-01-20", "vladimir-putin", "concept", "rejects"),
        ("2025-03-12", "kremlin", "itself", "noncommittal"),
    ]


def test_each_stance_shows_its_evidence() -> None:
    last = stance_timeline(OFFER, FIRST, party="russia").to_pylist()[-1]
    assert last["speakers"] == "Dmitry Peskov"
    assert "carefully studying" in last["quotes"]
    assert last["source_ids"] == "tribune-herald-2025-03-12-dilemma-for-putin"


def test_a_concept_shows_its_instances() -> None:
    rows = stance_timeline("temporary-ceasefire", FIRST).to_pylist()
    assert {row["relation"] for row in rows} == {"itself", "instance"}


def test_a_stance_known_by_a_day_has_no_evidence_of_later() -> None:
    rows = stance_timeline("temporary-ceasefire", FIRST, known_by="2025-02-01").to_pylist()
    assert [row["statement_id"] for row in rows] == ["putin-2025-01-20-congratulation-to-trump"]
    assert rows[0]["quotes"] is None
    assert rows[0]["source_ids"] is None


def test_a_proposal_that_was_not_known_yet_is_unknown() -> None:
    with pytest.raises(UnknownId, match=r"known by 2025-02-01"):
        stance_timeline(OFFER, FIRST, known_by="2025-02-01")


def test_what_was_only_expected_is_told_as_such() -> None:
    rows = timeline(FIRST, since="2025-03-11").to_pylist()
    ahead = {
        (row["record_id"], row["status"])
        for row in rows
        if row["event"] == "meeting" and row["status"] != "held"
    }
    assert ahead == {
        (CALL, "planned"),
        (CALL, "possible"),
        ("us-russia-information-on-jeddah-talks-2025-03", "planned"),
        ("witkoff-trip-to-russia-2025-03", "rumoured"),
    }


def test_a_timeline_is_in_order_of_time() -> None:
    starts = [row["date_earliest"] or row["date_latest"] for row in timeline(FIRST).to_pylist()]
    assert starts == sorted(starts)


def test_a_timeline_of_an_actor_includes_what_rolls_up_to_it() -> None:
    ids = {row["record_id"] for row in timeline(FIRST, actor="russia").to_pylist()}
    assert "peskov-2025-03-12-briefing" in ids
    assert "charap-by-2025-03-12-analysis" not in ids


def test_until_keeps_what_may_have_been_before() -> None:
    rows = timeline(FIRST, until="2025-01-19").to_pylist()
    assert "putin-2025-01-rejection-of-temporary-ceasefire" in {row["record_id"] for row in rows}
    assert all(row["date_earliest"] is None or row["date_earliest"].month == 1 for row in rows)


@pytest.mark.parametrize(
    ("day", "status", "lapsed"),
    [
        ("2025-03-11", "planned", False),
        ("2025-03-12", "possible", False),
        ("2025-03-16", "possible", False),
        ("2025-03-17", "possible", True),
    ],
)
def test_status_on_a_day_and_when_a_plan_lapses(day: str, status: str, lapsed: bool) -> None:
    (row,) = status_on(day, CALL, FIRST).to_pylist()
    assert (row["status"], row["lapsed"]) == (status, lapsed)
    assert row["planned_for"] == "2025-03-11/2025-03-16"


def test_before_its_first_step_a_record_has_no_status() -> None:
    assert status_on("2025-03-10", CALL, FIRST).num_rows == 0
    with pytest.raises(UnknownId, match="did you mean 'putin-trump-call-2025-03'"):
        status_on("2025-03-10", "putin-trump-call-2025-3", FIRST)


def test_lineage_in_both_directions() -> None:
    (up,) = lineage(OFFER, FIRST).to_pylist()
    assert (up["distance"], up["related_proposal_id"]) == (-1, "temporary-ceasefire")
    (down,) = lineage("temporary-ceasefire", FIRST).to_pylist()
    assert (down["distance"], down["proposal_id"]) == (1, OFFER)


def test_describing_each_kind_of_record() -> None:
    assert set(describe_timeline(None, FIRST)) == {"events"}
    assert set(describe_timeline(OFFER, FIRST)) == {"stances", "events"}
    assert {r["record_id"] for r in describe_timeline("cia", FIRST)["events"].to_pylist()} == set()
    assert describe_timeline(CALL, FIRST)["events"].num_rows > 2
    with pytest.raises(UnknownId, match="is a statement"):
        describe_timeline("peskov-2025-03-12-briefing", FIRST)


def test_days_and_ids_that_make_no_sense() -> None:
    with pytest.raises(UsageError, match="must be a day"):
        timeline(FIRST, since="2025-02-30")
    with pytest.raises(UnknownId, match="did you mean 'russia'"):
        stance_timeline(OFFER, FIRST, party="rusia")
    with pytest.raises(UsageError, match="since 2025-03-12 is after until 2025-03-11"):
        timeline(FIRST, since="2025-03-12", until="2025-03-11")
    with pytest.raises(UsageError, match="is after"):
        stance_timeline(OFFER, FIRST, since="2025-03-12", until="2025-03-11")


@pytest.mark.parametrize("record", [None, OFFER, CALL, "russia"])
def test_an_unknown_party_is_refused_whatever_the_timeline_is_of(record: str | None) -> None:
    with pytest.raises(UnknownId, match=r"no actor 'ukrane' .*did you mean 'ukraine'"):
        describe_timeline(record, FIRST, party="ukrane")


def test_a_period_holds_for_stances_by_their_bounds() -> None:
    def dates(**period: str) -> list[str]:
        parts = describe_timeline(OFFER, FIRST, party="russia", **period)
        return [row["date"] for row in parts["stances"].to_pylist()]

    assert dates(since="2025-01-25") == ["2025-01", "2025-03-12"]
    assert dates(until="2025-01-10") == ["2025-01"]
    assert dates(since="2025-02-01", until="2025-03-11") == []


def test_an_actor_and_a_party_are_both_applied() -> None:
    def ids(party: str | None) -> set[str]:
        events = describe_timeline("russia", FIRST, party=party)["events"]
        return {row["record_id"] for row in events.to_pylist()}

    both = ids("united-states")
    alone = {row["record_id"] for row in timeline(FIRST, actor="united-states").to_pylist()}
    assert both == ids(None) & alone
    assert set() < both < ids(None)


def test_a_party_may_be_the_holder_itself() -> None:
    rows = stance_timeline(OFFER, FIRST, party="kremlin").to_pylist()
    assert [row["holder_id"] for row in rows] == ["kremlin"]
