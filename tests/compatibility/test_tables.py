"""Differences of tables: each planted edit has its level."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.catalog import releases
from ceasefire_data.compatibility.contract import table_in, tables_of
from ceasefire_data.compatibility.difference import Level
from ceasefire_data.compatibility.tables import compare_tables
from ceasefire_data.curation.table_schemas import tables_document
from ceasefire_data.tabular.tables import TABLES

PATCH, MINOR, MAJOR = Level
Tables = list[dict[str, Any]]
SPECIFICATION: Tables = tables_document("1.0.0")["tables"]


def table(tables: Tables, name: str = "meetings") -> dict[str, Any]:
    return next(item for item in tables if item["name"] == name)


def column(tables: Tables, name: str, of: str = "meetings") -> dict[str, Any]:
    return next(item for item in table(tables, of)["columns"] if item["name"] == name)


EDITS: dict[str, tuple[Callable[[Tables], object], Level, str]] = {
    "table removed": (
        lambda t: t.remove(table(t, "stances")),
        MAJOR,
        "table stances: removed",
    ),
    "table added": (
        lambda t: t.append(table(t) | {"name": "gatherings"}),
        MINOR,
        "table gatherings: added",
    ),
    "column removed": (
        lambda t: table(t)["columns"].remove(column(t, "country")),
        MAJOR,
        "table meetings.country: removed",
    ),
    "column renamed": (
        lambda t: column(t, "country").update(name="iso3"),
        MAJOR,
        "table meetings.country: removed",
    ),
    "column added": (
        lambda t: table(t)["columns"].append(column(t, "country") | {"name": "iso3"}),
        MINOR,
        "table meetings.iso3: added",
    ),
    "column of another type": (
        lambda t: column(t, "duration_minutes").update(type="float64"),
        MAJOR,
        "table meetings.duration_minutes: type changed from int32 to float64",
    ),
    "cells may be empty": (
        lambda t: column(t, "title").update(nullable=True),
        MAJOR,
        "table meetings.title: cells may be empty",
    ),
    "cells never empty": (
        lambda t: column(t, "place").update(nullable=False),
        MAJOR,
        "table meetings.place: cells are never empty",
    ),
    "another order": (
        lambda t: table(t)["columns"].reverse(),
        MINOR,
        "table meetings: columns in another order",
    ),
    "another primary key": (
        lambda t: table(t)["primary_key"].append("status"),
        MAJOR,
        "table meetings: primary key changed from (meeting_id) to (meeting_id, status)",
    ),
    "foreign key removed": (
        lambda t: table(t)["foreign_keys"].clear(),
        MAJOR,
        "(meeting_id) to records (record_id) removed",
    ),
    "foreign key added": (
        lambda t: table(t)["foreign_keys"].append(
            {"columns": ["country"], "table": "codes", "references": ["code"]}
        ),
        MINOR,
        "table meetings: foreign key (country) to codes (code) added",
    ),
    "another code list": (
        lambda t: column(t, "format").update(code_list="presence"),
        MAJOR,
        "table meetings.format: code list changed from 'meeting_format' to 'presence'",
    ),
    "code list for free text": (
        lambda t: column(t, "title").update(code_list="presence"),
        MAJOR,
        "table meetings.title: code list 'presence' added",
    ),
    "code list dropped": (
        lambda t: column(t, "format").pop("code_list"),
        MINOR,
        "table meetings.format: code list 'meeting_format' dropped",
    ),
    "another code list by another column": (
        lambda t: column(t, "status", "status_history")["code_list_by"].update(column="seq"),
        MAJOR,
        "table status_history.status: code lists by another column changed",
    ),
    "another pattern": (
        lambda t: column(t, "meeting_id").update(pattern="^x$"),
        MAJOR,
        "table meetings.meeting_id: pattern changed",
    ),
    "wording of a column": (
        lambda t: column(t, "title").update(description="Its title."),
        PATCH,
        "table meetings.title: description reworded",
    ),
    "wording of a table": (
        lambda t: table(t).update(description="Meetings."),
        PATCH,
        "table meetings: description reworded",
    ),
}


@pytest.mark.parametrize(("edit", "level", "line"), EDITS.values(), ids=EDITS)
def test_each_planted_edit_has_its_level(
    edit: Callable[[Tables], object], level: Level, line: str
) -> None:
    new = copy.deepcopy(SPECIFICATION)
    edit(new)
    found = compare_tables(SPECIFICATION, new)
    assert max(item.level for item in found) is level
    assert any(line in str(item) for item in found)


def test_what_is_the_same_has_no_difference() -> None:
    assert compare_tables(SPECIFICATION, copy.deepcopy(SPECIFICATION)) == []


def test_what_old_files_do_not_say_is_not_compared() -> None:
    silent = copy.deepcopy(SPECIFICATION)
    for item in silent:
        for cell in item["columns"]:
            cell.pop("code_list", None)
            cell.pop("code_list_by", None)
            cell.pop("pattern", None)
    assert compare_tables(silent, SPECIFICATION) == []
    assert compare_tables(SPECIFICATION, silent), "but what they said and no longer say, is"


def test_files_say_what_the_specification_says(tmp_path: Path) -> None:
    """Through Parquet and back: what a release says of its tables is what `tables.json` says."""
    for item in SPECIFICATION:
        path = tmp_path / f"{item['name']}.parquet"
        pq.write_table(TABLES[item["name"]].arrow_schema("1.0.0").empty_table(), path)
        assert table_in(path) == item


@pytest.mark.parametrize("release", releases(), ids=lambda release: release.version)
def test_the_tables_of_each_release_can_be_read(release: Any) -> None:
    found = tables_of(release)
    assert [item["name"] for item in found] == list(release.tables)
    assert all(
        isinstance(pa.type_for_alias(c["type"]), pa.DataType) for t in found for c in t["columns"]
    )
    assert all(item["primary_key"] for item in found)


@given(st.data())
def test_no_mutation_raises(data: st.DataObject) -> None:
    new = copy.deepcopy(SPECIFICATION)
    for _ in range(data.draw(st.integers(1, 5))):
        item = data.draw(st.sampled_from(new))
        cell = data.draw(st.sampled_from(item["columns"]))
        key = data.draw(st.sampled_from(["name", "type", "nullable", "description", "pattern"]))
        cell[key] = data.draw(st.none() | st.booleans() | st.text(max_size=3) | st.just("title"))
        if data.draw(st.booleans()):
            item["primary_key"] = data.draw(st.lists(st.text(max_size=2), max_size=2))
    for found in (compare_tables(SPECIFICATION, new), compare_tables(new, SPECIFICATION)):
        assert all(isinstance(item.level, Level) for item in found)
