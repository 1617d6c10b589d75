"""The two clocks, on the first release."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from ceasefire_data.catalog import find_release
from ceasefire_data.reading import load, tables
from ceasefire_data.release.candidate import write_candidate
from ceasefire_data.reliability.tables import reliability_tables
from ceasefire_data.tabular.assembly import build_tables
from tests.datasets import info_tables
from tests.release.samples import identity
from tests.reliability.samples import recoding
from tests.reliability.samples import records as coded_twice

FIRST = "2026.11.0"
CALL = "putin-trump-call-2025-03"


def test_nothing_is_known_by_a_day_before_anything_was_public() -> None:
    for name in tables(FIRST):
        known = load(name, FIRST, known_by="2025-01-19")
        shown = name.startswith("actor") or name == "records"
        assert (known.num_rows > 0) == (shown and load(name, FIRST).num_rows > 0), name


def test_january_is_known_only_by_what_was_said_in_public() -> None:
    known = load("statements", FIRST, known_by="2025-02-01").to_pylist()
    assert [row["statement_id"] for row in known] == ["putin-2025-01-20-congratulation-to-trump"]
    assert known[0]["notes"] is None
    assert load("proposals", FIRST, known_by="2025-02-01")["proposal_id"].to_pylist() == [
        "temporary-ceasefire"
    ]
    for name in ("evidence", "sources", "meetings", "statement_quotes", "status_history"):
        assert load(name, FIRST, known_by="2025-02-01").num_rows == 0, name


def test_the_status_is_that_of_the_last_step_known() -> None:
    def status(day: str) -> list[str]:
        rows = load("meetings", FIRST, known_by=day).to_pylist()
        return [row["status"] for row in rows if row["meeting_id"] == CALL]

    assert status("2025-03-10") == []
    assert status("2025-03-11") == ["planned"]
    assert status("2025-03-12") == ["possible"]


def test_results_of_a_meeting_are_not_known_before_it_is_known_to_be_held() -> None:
    rows = load("meetings", FIRST, known_by="2025-03-11").to_pylist()
    assert rows
    for row in rows:
        assert row["status"] != "held"
        assert row["outcome"] is None
        assert row["place"] is None
    presences = load("meeting_participants", FIRST, known_by="2025-03-11")["presence"].to_pylist()
    assert set(presences) <= {"invited"}


def test_from_the_release_on_everything_is_as_it_is() -> None:
    day = find_release(FIRST).day
    for name in tables(FIRST):
        assert load(name, FIRST, known_by=day).equals(load(name, FIRST), check_metadata=True)
        assert load(name, FIRST, known_by=date.max).equals(load(name, FIRST))


def test_json_and_notes_are_written_later() -> None:
    records = load("records", FIRST, known_by="2025-03-12")
    assert records["json"].null_count == records.num_rows
    assert load("meetings", FIRST, known_by="2025-03-12")["notes"].null_count > 0


@pytest.mark.parametrize("day", ["2025-01-20", "2025-02-01", "2025-03-11", "2025-03-12"])
def test_what_is_known_by_a_day_has_no_dangling_reference(day: str) -> None:
    import json

    keyed = {name: load(name, FIRST, known_by=day) for name in tables(FIRST)}
    for name, table in keyed.items():
        keys = json.loads((table.schema.metadata or {})[b"foreign_keys"])
        for key in keys:
            there = set(
                zip(*(keyed[key["table"]][c].to_pylist() for c in key["references"]), strict=True)
            )
            for row in table.to_pylist():
                value = tuple(row[column] for column in key["columns"])
                assert None in value or value in there, (name, key, value)


def test_the_world_on_a_day_goes_by_the_dates_of_events() -> None:
    meetings = load("meetings", FIRST, on="2025-02-12").to_pylist()
    assert [(row["meeting_id"], row["status"]) for row in meetings] == [
        ("putin-trump-call-2025-02-12", "held")
    ]
    statements = load("statements", FIRST, on="2025-01-31")["statement_id"].to_pylist()
    assert statements == [
        "putin-2025-01-20-congratulation-to-trump",
        "putin-2025-01-rejection-of-temporary-ceasefire",
    ]
    stances = load("stances", FIRST, on="2025-01-31")["statement_id"].to_pylist()
    assert set(stances) == set(statements)
    kinds = load("proposals", FIRST, on="2025-03-10")["kind"].to_pylist()
    assert set(kinds) == {"concept"}


def test_nobody_knows_an_unnamed_source_before_it_is_cited() -> None:
    def unnamed(day: str) -> set[str]:
        rows = load("actors", FIRST, known_by=day).to_pylist()
        return {row["actor_id"] for row in rows if row["kind"].startswith("unnamed")}

    assert unnamed("2025-03-11") == set()
    assert "nyt-2025-03-12-two-people-familiar" in unnamed("2025-03-12")
    ids = load("records", FIRST, known_by="2025-03-11")["record_id"].to_pylist()
    assert "nyt-2025-03-12-two-people-familiar" not in ids
    assert "vladimir-putin" in ids


def test_a_cell_with_later_evidence_is_empty_before() -> None:
    def call(day: str) -> dict[str, object]:
        rows = load("meetings", FIRST, known_by=day).to_pylist()
        return next(row for row in rows if row["meeting_id"] == CALL)

    # That it is to be a call is the word of 12 March; on the 11th Trump spoke of speaking.
    assert call("2025-03-11")["format"] is None
    assert call("2025-03-12")["format"] == "phone"


def test_remarks_on_steps_are_written_later() -> None:
    history = load("status_history", FIRST, known_by="2025-03-12")
    assert history["note"].null_count == history.num_rows


def test_the_world_on_a_day_shows_the_sources_of_what_it_shows() -> None:
    evidence = load("evidence", FIRST, on="2025-02-12")
    sources = set(load("sources", FIRST, on="2025-02-12")["source_id"].to_pylist())
    assert evidence.num_rows
    assert set(evidence["source_id"].to_pylist()) <= sources


def test_double_coding_is_of_the_release_and_not_of_the_world(tmp_path: Path) -> None:
    made = build_tables(coded_twice()) | reliability_tables(coded_twice(), [recoding()])
    made |= info_tables()
    folder = write_candidate(made, tmp_path, identity=identity("2026.11.0"), previous=None)
    day = find_release(folder).day
    for name in ("recodings", "reliability"):
        whole = load(name, folder)
        assert whole.num_rows > 0
        assert load(name, folder, known_by=day - timedelta(days=1)).num_rows == 0
        assert load(name, folder, known_by=day).equals(whole)
        assert load(name, folder, on="2025-01-01").equals(whole)
