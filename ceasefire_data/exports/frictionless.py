"""``datapackage.json`` of a CSV export: a Data Package of version 2, with sizes and hashes.

The descriptor in a release itself describes the Parquet files, for which the format's validators
take neither size nor hash; this one is of the CSV files, for which they check both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pyarrow as pa

from ceasefire_data.datapackage import PROFILES, foreign_key, package_head
from ceasefire_data.exports.selection import Column, ExportTable, Origin

_TYPES = {
    pa.string(): "string",
    pa.int32(): "integer",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.float64(): "number",
}


def descriptor(
    tables: Sequence[ExportTable],
    origin: Origin,
    files: Mapping[str, bytes],
    remarks: Mapping[str, Mapping[str, str]],
) -> bytes:
    """Give the bytes of a ``datapackage.json``.

    Args:
        tables: the tables, each of which is in a file ``<table>.csv``.
        origin: what the release says of itself.
        files: the bytes of the files, by name.
        remarks: what is to be said of columns beside their descriptions, by table and column.
    """
    document = {
        **package_head(
            dataset=origin.dataset,
            title=origin.title,
            version=origin.version,
            day=origin.day,
            licence=origin.licence,
        ),
        "resources": [
            _resource(table, files[f"{table.name}.csv"], remarks[table.name]) for table in tables
        ],
    }
    return f"{json.dumps(document, indent=2, ensure_ascii=False)}\n".encode()


def _resource(table: ExportTable, data: bytes, remarks: Mapping[str, str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [
            _field(column, table.primary_key, remarks.get(column.name)) for column in table.columns
        ],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            foreign_key(key.columns, key.table, key.references, of=table.name)
            for key in table.foreign_keys
        ]
    return {
        "name": table.name,
        "type": "table",
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def _field(column: Column, primary_key: Collection[str], remark: str | None) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if primary_key == (column.name,):
        constraints["unique"] = True
    if column.codes is not None:
        constraints["enum"] = list(column.codes)
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": " ".join(filter(None, [column.description, remark])),
        **({"constraints": constraints} if constraints else {}),
    }
