"""What holds of the two clocks on any data set: drawn whole, linked and sound."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_data.catalog import Release, find_release
from ceasefire_data.known import ALWAYS_SHOWN
from ceasefire_data.models.record import Record
from ceasefire_data.reading import load
from ceasefire_data.release.candidate import write_candidate
from ceasefire_data.release.manifest import Identity
from ceasefire_data.tabular.assembly import build_tables
from tests.datasets import info_tables
from tests.strategies import datasets

RELEASE_DAY = date(2026, 12, 31)
DAYS = st.dates(min_value=date(2024, 12, 1), max_value=RELEASE_DAY - timedelta(days=1))


@contextmanager
def released(records: tuple[Record, ...]) -> Iterator[Release]:
    """A candidate of these records, on disk."""
    identity = Identity(
        dataset="drawn",
        title="Drawn",
        version="2026.12.0",
        day=RELEASE_DAY,
        schema_version="0.0.0",
        licence="CC0-1.0",
        processes=(("p", "P"),),
        record_files=len(records),
        records_sha256="0" * 64,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = write_candidate(
            build_tables(records) | info_tables(),
            Path(folder),
            identity=identity,
            previous=None,
        )
        yield find_release(path)


def known(release: Release, day: date) -> dict[str, pa.Table]:
    """Every table as it was known by a day."""
    return {name: load(name, release, known_by=day) for name in release.tables}


def keys(table: pa.Table) -> set[tuple[object, ...]]:
    """The primary keys of a table's rows."""
    columns = json.loads((table.schema.metadata or {})[b"primary_key"])
    return set(zip(*(table[column].to_pylist() for column in columns), strict=True))


def dangling(tables: Mapping[str, pa.Table]) -> list[tuple[str, object]]:
    """Every value of a foreign key that stands in no row of the table it leads to."""
    found: list[tuple[str, object]] = []
    for name, table in tables.items():
        for key in json.loads((table.schema.metadata or {})[b"foreign_keys"]):
            target = tables[key["table"]]
            there = set(zip(*(target[c].to_pylist() for c in key["references"]), strict=True))
            for value in zip(*(table[c].to_pylist() for c in key["columns"]), strict=True):
                if None not in value and value not in there:
                    found.append((name, value))
    return found


@given(datasets(), DAYS, DAYS)
@settings(max_examples=20)
def test_knowledge_only_grows(records: tuple[Record, ...], one: date, other: date) -> None:
    earlier, later = sorted([one, other])
    with released(records) as release:
        before, after = known(release, earlier), known(release, later)
        for name in release.tables:
            assert keys(before[name]) <= keys(after[name]), name


@given(datasets(), DAYS)
@settings(max_examples=20)
def test_nothing_known_is_of_later_evidence(records: tuple[Record, ...], day: date) -> None:
    with released(records) as release:
        for name, table in known(release, day).items():
            if name in ALWAYS_SHOWN | {"changes", "processes"}:
                continue
            for row in table.to_pylist():
                actor = name == "records" and row["record_type"] == "actor"
                assert actor or row["known_from"] <= day, (name, row)


@given(datasets(), DAYS)
@settings(max_examples=20)
def test_nothing_known_dangles(records: tuple[Record, ...], day: date) -> None:
    with released(records) as release:
        assert dangling(known(release, day)) == []


@given(datasets(), DAYS)
@settings(max_examples=20)
def test_the_world_on_a_day_does_not_dangle_where_it_must_not(
    records: tuple[Record, ...], day: date
) -> None:
    # What is said may be about what comes later, and texts may appear later: only the keys from a
    # part of a record to the record itself have to hold.
    parts = {
        ("statement_actors", "statements"),
        ("statement_acts", "statements"),
        ("stances", "statements"),
        ("stance_conditions", "stances"),
        ("meeting_participants", "meetings"),
        ("status_by", "status_history"),
        ("proposal_term_codes", "proposal_terms"),
    }
    with released(records) as release:
        tables = {name: load(name, release, on=day) for name in release.tables}
        for child, parent in parts:
            (key,) = (
                key
                for key in json.loads((tables[child].schema.metadata or {})[b"foreign_keys"])
                if key["table"] == parent
                and key["columns"][0]
                in {"statement_id", "meeting_id", "stance_id", "term_id"} | {"record_id"}
                and key["columns"][0] == key["references"][0]
            )
            there = set(
                zip(*(tables[parent][c].to_pylist() for c in key["references"]), strict=True)
            )
            here = zip(*(tables[child][c].to_pylist() for c in key["columns"]), strict=True)
            assert set(here) <= there, (child, parent)


@given(datasets())
@settings(max_examples=10)
def test_at_the_end_of_time_everything_is_known(records: tuple[Record, ...]) -> None:
    with released(records) as release:
        for name in release.tables:
            assert load(name, release, known_by=date.max).equals(load(name, release))


@given(datasets(), DAYS)
@settings(max_examples=20)
def test_no_result_is_known_of_a_meeting_not_known_to_be_held(
    records: tuple[Record, ...], day: date
) -> None:
    with released(records) as release:
        steps = load("status_history", release, known_by=day).to_pylist()
        last = {row["record_id"]: row["status"] for row in sorted(steps, key=lambda r: r["seq"])}
        told = {row["record_id"] for row in steps if row["status"] in {"held", "disputed"}}
        for row in load("meetings", release, known_by=day).to_pylist():
            assert row["status"] == last.get(row["meeting_id"])
            if row["meeting_id"] not in told:
                assert row["outcome"] is None
                assert row["duration_minutes"] is None
