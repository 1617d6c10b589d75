"""``datapackage.json`` of a CSV export: a Data Package of version 2, with sizes and hashes.

The descriptor in a release itself describes the Parquet files, for which the format's validators
take neither size nor hash; this one is of the CSV files, for which they check both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from ceasefire_data.datapackage import field, package_head, table_schema
from ceasefire_data.exports.selection import ExportTable, Origin


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
        "schema": table_schema(
            table.name,
            [
                field(
                    column.name,
                    column.type,
                    " ".join(filter(None, [column.description, remarks.get(column.name)])),
                    nullable=column.nullable,
                    unique=table.primary_key == (column.name,),
                    codes=column.codes,
                    pattern=column.pattern,
                )
                for column in table.columns
            ],
            missing_values=[""],
            primary_key=table.primary_key,
            foreign_keys=table.foreign_keys,
        ),
    }
