"""Assembly: tables hold what the records say, whatever the order they come in."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION, Record
from ceasefire_data.models.record import EvidencedRecord
from ceasefire_data.models.statement import Statement
from ceasefire_data.tabular.assembly import build_tables, rebuild_tables
from ceasefire_data.tabular.tables import OF_THE_RELEASE, TABLES
from tests.datasets import (
    PROSE,
    actor,
    base,
    info_tables,
    meeting,
    proposal,
    rebuilt,
    source,
    stance,
    statement,
)
from tests.strategies import datasets

Rows = list[dict[str, Any]]
Tables = dict[str, pa.Table]


def tables_of(*records: Record) -> dict[str, Rows]:
    return {name: table.to_pylist() for name, table in build_tables(records).items()}


def merged(record: Record, record_id: str) -> Record:
    """Give a record of the same content under an old id, merged into it."""
    fate = {"record_status": "merged", "merged_into": record.id, "status_reason": "The same."}
    return rebuilt(record, id=record_id, **fate)


def through_parquet(table: pa.Table) -> pa.Table:
    file = io.BytesIO()
    pq.write_table(table, file)
    return pq.read_table(io.BytesIO(file.getvalue()))


def same(one: Tables, other: Tables) -> bool:
    return list(one) == list(other) and all(
        table.equals(other[name], check_metadata=True) for name, table in one.items()
    )


# --- whole data sets -----------------------------------------------------------------------------


@settings(max_examples=40)
@given(datasets())
def test_tables_keep_their_specification(records: tuple[Record, ...]) -> None:
    tables = build_tables(records)
    assert list(tables) == [name for name in TABLES if name not in OF_THE_RELEASE]
    for name, table in tables.items():
        table.validate(full=True)
        assert table.schema.equals(TABLES[name].arrow_schema(SCHEMA_VERSION), check_metadata=True)
        rows = table.to_pylist()
        primary = [tuple(row[column] for column in TABLES[name].primary_key) for row in rows]
        assert primary == sorted(set(primary)), f"{name}: keys unique and rows in their order"
        for column in TABLES[name].columns:
            values = {row[column.name] for row in rows}
            assert column.nullable or None not in values, (name, column.name)
            codes = column.codes
            assert codes is None or values <= {None, *codes}, (name, column.name)


@settings(max_examples=40)
@given(datasets())
def test_every_foreign_key_resolves_and_to_a_row_known_as_early(
    records: tuple[Record, ...],
) -> None:
    tables = build_tables(records) | info_tables()
    rows = {name: table.to_pylist() for name, table in tables.items()}
    by_key = {
        name: {tuple(row[column] for column in TABLES[name].primary_key): row for row in found}
        for name, found in rows.items()
    }
    for name, found in rows.items():
        for key in TABLES[name].foreign_keys:
            for row in found:
                values = tuple(row[column] for column in key.columns)
                if None in values:
                    continue
                target = by_key[key.table].get(values)
                assert target is not None, f"{name}: {key} dangles at {values}"
                # The second clock: nothing is shown before what it refers to.
                if not TABLES[key.table].always_known:
                    assert target["known_from"] <= row["known_from"], (name, key, values)


@settings(max_examples=25)
@given(datasets(), st.data())
def test_tables_do_not_depend_on_the_order_of_records(
    records: tuple[Record, ...], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(records))
    assert same(build_tables(records), build_tables(other))


@settings(max_examples=25)
@given(datasets())
def test_tables_survive_parquet_and_are_rebuilt_from_records(records: tuple[Record, ...]) -> None:
    tables = build_tables(records)
    read = {name: through_parquet(table) for name, table in tables.items()}
    assert same(tables, read)
    assert same(tables, rebuild_tables(read["records"]))
    models = {
        row["record_id"]: RECORD_MODELS[row["record_type"]].model_validate(json.loads(row["json"]))
        for row in read["records"].to_pylist()
    }
    assert models == {record.id: record for record in records}


@settings(max_examples=25)
@given(datasets())
def test_every_active_record_and_every_piece_of_evidence_has_its_row(
    records: tuple[Record, ...],
) -> None:
    tables = build_tables(records)
    for kind in RECORD_MODELS:
        active = {r.id for r in records if r.record_type == kind and r.record_status == "active"}
        assert set(tables[f"{kind}s"][f"{kind}_id"].to_pylist()) == active
    evidenced = [
        record
        for record in records
        if isinstance(record, EvidencedRecord) and record.record_status == "active"
    ]
    assert tables["evidence"].num_rows == sum(len(list(r.all_evidence())) for r in evidenced)
    quotes = [
        item.quote
        for record in evidenced
        if isinstance(record, Statement)
        for item in record.all_evidence()
        if item.quote is not None
    ]
    assert sorted(tables["statement_quotes"]["quote"].to_pylist()) == sorted(quotes)


def test_the_schema_version_of_a_release_is_kept_when_it_is_rebuilt() -> None:
    tables = build_tables(base(), schema_version="0.0.7")
    assert same(tables, rebuild_tables(tables["records"]))
    assert tables["actors"].schema.metadata[b"schema_version"] == b"0.0.7"


def test_no_records_are_tables_without_rows() -> None:
    assert {table.num_rows for table in build_tables([]).values()} == {0}


# --- merges --------------------------------------------------------------------------------------


def strings(rows: Rows) -> Iterator[str]:
    for row in rows:
        yield from (cell for cell in row.values() if isinstance(cell, str))


def test_merged_references_lead_to_the_successor_everywhere() -> None:
    south = actor("southland", country="SWE")
    records = [
        source(),
        merged(source(), "old-report"),
        actor(),
        south,
        merged(south, "old-south"),
        merged(merged(south, "old-south"), "oldest-south"),  # into southland, too
        rebuilt(merged(south, "x"), id="ancient-south", merged_into="oldest-south"),
        proposal(addressees=["ancient-south"]),
        merged(proposal(), "old-halt"),
        meeting(
            participants=[
                {"actor": "northland", "presence": "present"},
                {"actor": "old-south", "presence": "present"},
            ],
            proposals=[{"proposal": "old-halt", "relation": "tabled"}],
        ),
        statement(
            speakers=["oldest-south"],
            evidence=[{"source": "old-report", "via": ["old-south"]}],
            **stance(on="old-halt"),
        ),
    ]
    tables = tables_of(*records)
    old = {record.id for record in records if record.merged_into}
    for name, rows in tables.items():
        if name != "records":
            assert old.isdisjoint(strings(rows)), name
    assert [row["holder_id"] for row in tables["stances"]] == ["southland"]
    assert [row["holder_party_id"] for row in tables["stances"]] == ["southland"]
    by_id = {row["record_id"]: row for row in tables["records"]}
    assert by_id["ancient-south"]["merged_into"] == "oldest-south", "the record stays as written"
    assert "old-halt" in by_id["remark"]["json"]
    assert by_id["old-south"]["known_from"] == by_id["southland"]["known_from"]


def test_what_was_withdrawn_keeps_its_row_in_records_only() -> None:
    gone = statement("gone", record_status="withdrawn", status_reason="Never said.")
    tables = tables_of(*base(), gone)
    assert tables["statements"] == tables["statement_acts"] == []
    (row,) = [row for row in tables["records"] if row["record_id"] == "gone"]
    assert (row["record_status"], str(row["known_from"])) == ("withdrawn", "2025-03-12")


def test_what_was_withdrawn_may_name_what_merged_into_one() -> None:
    """Nobody mends a withdrawn record: it must not break a build."""
    south = actor("southland", country="SWE")
    both = [{"actor": name, "presence": "present"} for name in ("southland", "old-south")]
    gone = meeting(participants=both, record_status="withdrawn", status_reason="Never held.")
    tables = tables_of(source(), south, merged(south, "old-south"), gone)
    assert tables["meetings"] == []


def test_an_unknown_reference_is_loud() -> None:
    with pytest.raises(KeyError, match="nobody"):
        build_tables([*base(), statement(speakers=["nobody"])])


# --- keys ----------------------------------------------------------------------------------------


def test_derived_keys_do_not_depend_on_positions() -> None:
    acts = [
        {"act": "assess", "modality": "possible"},
        {"act": "assess", "modality": "expected"},
        {"act": "accuse_violation", "modality": "asserted", "against": "southland", "count": 3},
    ]
    one = tables_of(*base(), statement(acts=acts))["statement_acts"]
    other = tables_of(*base(), statement(acts=acts[::-1]))["statement_acts"]
    assert one == other
    assert len({row["act_id"] for row in one}) == len(acts)


def test_a_claimed_number_is_no_part_of_the_key() -> None:
    act = {"act": "accuse_violation", "modality": "asserted", "against": "southland"}
    keys = [
        tables_of(*base(), statement(acts=[act | {"count": count}]))["statement_acts"][0]["act_id"]
        for count in (3, 4)
    ]
    assert keys[0] == keys[1], "a corrected number is a changed row, not another one"


def test_two_speakers_hold_a_joint_stance_each() -> None:
    joint = statement(speakers=["northland", "southland"], **stance("accepts"))
    rows = tables_of(*base(), proposal(), joint)["stances"]
    assert {row["holder_id"] for row in rows} == {"northland", "southland"}
    assert len({row["stance_id"] for row in rows}) == 2


def test_the_principal_and_not_the_speaker_holds_the_stance() -> None:
    speaker = actor("spokesman", kind="person", offices=None)
    said = statement(speakers=["spokesman"], on_behalf_of="northland", **stance())
    rows = tables_of(*base(), speaker, proposal(), said)["stances"]
    assert [row["holder_id"] for row in rows] == ["northland"]


def test_an_attributed_stance_is_of_its_holder() -> None:
    plain = stance(basis="attributed_by_other", holder="southland")
    plain["acts"] = [{"act": "relay", "modality": "asserted", "proposal": "halt"}]
    (row,) = tables_of(*base(), proposal(), statement(**plain))["stances"]
    assert (row["holder_id"], row["basis"]) == ("southland", "attributed_by_other")


def test_an_original_is_the_end_of_the_chain_of_reprints() -> None:
    rows = tables_of(
        source("first", published="2025-03-10"),
        source("second", republishes="first"),
        source("third", republishes="second"),
    )["sources"]
    assert {row["source_id"]: row["original_id"] for row in rows} == {
        "first": "first",
        "second": "first",
        "third": "first",
    }


def test_accounts_are_rows_with_their_value_as_json() -> None:
    accounts = [
        {"field": "date", "value": "2025-03-11", "said_by": ["northland"], "evidence": PROSE},
        {
            "field": "date",
            "value": {"value": "2025-03-12", "basis": "resolved"},
            "said_by": ["southland"],
            "evidence": PROSE,
        },
    ]
    said = statement(date="2025-03-11/2025-03-12", accounts=accounts)
    tables = tables_of(*base(), said)
    assert {row["value_json"] for row in tables["accounts"]} == {
        '"2025-03-11"',
        '{"basis":"resolved","value":"2025-03-12"}',
    }
    assert {row["party_id"] for row in tables["account_actors"]} == {"northland", "southland"}
    parts = [row for row in tables["evidence"] if row["part"] == "account"]
    assert {row["part_id"] for row in parts} == {row["account_id"] for row in tables["accounts"]}
