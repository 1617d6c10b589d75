"""``datapackage.json``: a Data Package of version 2, which Frictionless and R read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from ceasefire_data.datapackage import PROFILES, foreign_key, package_head
from ceasefire_data.manifest import TableEntry
from ceasefire_data.release.described import DescribedCode, DescribedColumn, DescribedTable
from ceasefire_data.release.descriptors.naming import about, creator, keywords
from ceasefire_data.release.manifest import Identity, json_text

_TYPES = {
    pa.string(): "string",
    pa.int32(): "integer",
    pa.int64(): "integer",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.float64(): "number",
}

Codes = Mapping[str, Sequence[DescribedCode]]


def datapackage_json(
    identity: Identity,
    tables: Sequence[DescribedTable],
    codes: Codes,
    entries: Mapping[str, TableEntry],
) -> str:
    """Return the text of a ``datapackage.json`` with one Parquet resource per table.

    Sizes and hashes are left out: programs that check them do so for text files only and refuse
    Parquet with them. They stand in ``SHA256SUMS``.

    Args:
        identity: what the release says of itself.
        tables: its tables.
        codes: its closed lists by name.
        entries: what its manifest says of the files of the tables.
    """
    document: dict[str, Any] = {
        **package_head(
            dataset=identity.dataset,
            title=identity.title,
            version=identity.version,
            day=identity.day,
            licence=identity.licence,
        ),
        "description": about(identity),
        "keywords": keywords(identity),
        "contributors": [{"title": creator(identity), "roles": ["creator"]}],
        "resources": [_resource(table, codes, entries[table.name]) for table in tables],
    }
    if identity.homepage:
        document["homepage"] = identity.homepage
    return json_text(document)


def _resource(table: DescribedTable, codes: Codes, entry: TableEntry) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column, table.primary_key, codes) for column in table.columns],
        # Parquet says itself what is missing: no text stands for it.
        "missingValues": [],
        "primaryKey": list(table.primary_key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            foreign_key(key.columns, key.table, key.references, of=table.name)
            for key in table.foreign_keys
        ]
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": entry.path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": schema,
    }


def _field(column: DescribedColumn, primary_key: Sequence[str], codes: Codes) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if primary_key == (column.name,):
        constraints["unique"] = True
    if column.code_list is not None and column.code_list in codes:
        constraints["enum"] = [code.code for code in codes[column.code_list]]
    if column.pattern is not None:
        # A pattern of a Table Schema is always one of the whole value.
        constraints["pattern"] = column.pattern.removeprefix("^").removesuffix("$")
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": column.title,
        "description": column.description,
    }
    if constraints:
        field["constraints"] = constraints
    if column.nullable and field["type"] in ("integer", "number"):
        # Programs that read through pandas see a gap among numbers as NaN, which no table holds.
        field["missingValues"] = ["nan"]
    return field
