"""The tables of double coding: what they hold, and that a release gives them again."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from ceasefire_data.models import SCHEMA_VERSION
from ceasefire_data.models.recoding import Recoding
from ceasefire_data.release.rebuilding import rebuild_release
from ceasefire_data.reliability.tables import reliability_tables
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.tables import OF_THE_RELEASE, TABLES
from tests.datasets import rebuilt, source
from tests.reliability.samples import plain, recoding, records


def through_parquet(table: pa.Table) -> pa.Table:
    file = io.BytesIO()
    pq.write_table(table, file)
    return pq.read_table(io.BytesIO(file.getvalue()))


def test_tables_keep_their_specification() -> None:
    tables = reliability_tables(records(), [recoding()])
    assert set(tables) == {"recodings", "reliability"} < OF_THE_RELEASE
    for name, table in tables.items():
        table.validate(full=True)
        assert table.schema.equals(TABLES[name].arrow_schema(SCHEMA_VERSION), check_metadata=True)
        keys = [tuple(row[key] for key in TABLES[name].primary_key) for row in table.to_pylist()]
        assert keys == sorted(set(keys))


def test_there_is_a_row_for_each_field_and_each_type() -> None:
    rows = reliability_tables(records(), [recoding()])["reliability"].to_pylist()
    assert [(row["record_type"], row["field"]) for row in rows] == [
        ("meeting", "format"),
        ("meeting", "status"),
        ("meeting", "unit"),
        ("proposal", "domains"),
        ("proposal", "kind"),
        ("proposal", "status"),
        ("proposal", "unit"),
        ("statement", "act"),
        ("statement", "modality"),
        ("statement", "stance_value"),
        ("statement", "unit"),
    ]
    assert {row["f1"] for row in rows} == {None, 1.0}


def test_without_a_second_coding_both_are_empty() -> None:
    tables = reliability_tables(records(), [])
    assert [table.num_rows for table in tables.values()] == [0, 0]


def test_the_second_coding_is_kept_whole() -> None:
    (row,) = reliability_tables(records(), [recoding()])["recodings"].to_pylist()
    assert (row["source_id"], row["coder"], str(row["coded_on"])) == (
        *("report", "second", "2026-11-20"),
    )
    assert Recoding.model_validate(json.loads(row["json"])) == recoding()


def test_a_source_that_was_merged_is_known_by_its_successor() -> None:
    fate = {"record_status": "merged", "merged_into": "report", "status_reason": "The same."}
    old = rebuilt(source(), id="old-report", **fate)
    tables = reliability_tables([*records(), old], [recoding(source="old-report")])
    assert tables["recodings"]["source_id"].to_pylist() == ["report"]
    assert set(tables["reliability"]["f1"].to_pylist()) == {None, 1.0}


def test_a_release_gives_all_of_it_again() -> None:
    data = plain()
    del data["meetings"][1]
    version = {"schema_version": "7.8.9"}
    made = build_tables(records(), **version)
    made |= reliability_tables(records(), [recoding(data)], **version)
    read = {name: through_parquet(table) for name, table in made.items()}
    again = rebuild_release(read)
    assert list(again) == list(made)
    for name, table in made.items():
        assert table.equals(again[name], check_metadata=True), name


def test_a_release_from_before_double_coding_gives_no_such_tables() -> None:
    made = build_tables(records())
    assert set(rebuild_release(made)) == set(made)
