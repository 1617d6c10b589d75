"""Assembly: all records in, all tables out, sorted, in one chunk, with their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION
from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import RecordStatus
from ceasefire_data.models.meeting import Meeting
from ceasefire_data.models.merging import follow_merges, successor
from ceasefire_data.models.proposal import Proposal
from ceasefire_data.models.record import Record
from ceasefire_data.models.source import Source
from ceasefire_data.models.statement import Statement
from ceasefire_data.tabular.actors import add_actor, add_source
from ceasefire_data.tabular.context import Context, Row
from ceasefire_data.tabular.meetings import add_meeting
from ceasefire_data.tabular.proposals import add_proposal
from ceasefire_data.tabular.spec import Table
from ceasefire_data.tabular.statements import add_statement
from ceasefire_data.tabular.tables import OF_THE_RELEASE, TABLES


def build_tables(
    records: Iterable[Record], *, schema_version: str = SCHEMA_VERSION
) -> dict[str, pa.Table]:
    """Turn records into the published tables, all but those of `OF_THE_RELEASE`.

    Args:
        records: every record of the data set, whose links have been checked.
        schema_version: written into the metadata of each table.

    Returns:
        Tables by name; the same records give equal tables in any order of input.

    Raises:
        KeyError: a reference points at nothing; check the links first.
    """
    by_id = {record.id: record for record in records}
    context = Context({name: _standing(record, by_id) for name, record in by_id.items()})
    for record in context.active.values():
        if isinstance(record, Statement):
            add_statement(context, record)
        elif isinstance(record, Meeting):
            add_meeting(context, record)
        elif isinstance(record, Proposal):
            add_proposal(context, record)
        elif isinstance(record, Actor):
            add_actor(context, record)
        elif isinstance(record, Source):
            add_source(context, record)
    _add_records(context, by_id)
    return {
        name: arrow_table(table, context.rows[name], schema_version)
        for name, table in TABLES.items()
        if name not in OF_THE_RELEASE
    }


def rebuild_tables(records_table: pa.Table) -> dict[str, pa.Table]:
    """Make every table again from the JSON that a release's ``records`` table holds.

    Args:
        records_table: the released table.

    Returns:
        The tables as :func:`build_tables` makes them, with the release's own schema version.
    """
    metadata: Mapping[bytes, bytes] = records_table.schema.metadata or {}
    version = metadata[b"schema_version"].decode()
    rows = records_table.select(["record_type", "json"]).to_pylist()
    return build_tables(
        (RECORD_MODELS[row["record_type"]].model_validate(json.loads(row["json"])) for row in rows),
        schema_version=version,
    )


def arrow_table(table: Table, rows: list[Row], schema_version: str) -> pa.Table:
    """Make one Arrow table from rows: every column, rows sorted by the primary key, one chunk."""
    ordered = sorted(rows, key=lambda row: tuple(row[name] for name in table.primary_key))
    schema = table.arrow_schema(schema_version)
    columns = [
        pa.array([_plain(row.get(field.name)) for row in ordered], type=field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _plain(cell: Any) -> Any:
    # Arrow wants str itself, not a subclass with a definition attached.
    return str(cell) if isinstance(cell, str) else cell


def _standing(record: Record, by_id: Mapping[str, Record]) -> Record:
    """Give an active record with merges followed; what does not stand makes no rows."""
    active = record.record_status is RecordStatus.ACTIVE
    return follow_merges(record, by_id) if active else record


def _add_records(context: Context, by_id: Mapping[str, Record]) -> None:
    for record in by_id.values():
        # A record that does not stand any more was known when it did; its day is its successor's,
        # or unknown to the clocks and then the day that its own evidence gives.
        stands = successor(record.id, by_id)
        if stands.id in context.active:
            known_from = context.clocks.record(stands.id)
        else:
            known_from = context.clocks.standalone(record)
        context.add(
            "records",
            record_id=record.id,
            record_type=record.record_type,
            record_status=record.record_status,
            merged_into=record.merged_into,
            known_from=known_from,
            json=record.to_json(),
        )
