"""``datapackage.json``: a Data Package of version 2, which Frictionless and R read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ceasefire_data.datapackage import field, package_head, table_schema
from ceasefire_data.manifest import TableEntry
from ceasefire_data.release.described import DescribedCode, DescribedColumn, DescribedTable
from ceasefire_data.release.descriptors.naming import about, creator, keywords
from ceasefire_data.release.manifest import Identity, json_text

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
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": entry.path,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": table_schema(
            table.name,
            [_field(column, table.primary_key, codes) for column in table.columns],
            missing_values=[],  # Parquet says itself what is missing: no text stands for it
            primary_key=table.primary_key,
            foreign_keys=table.foreign_keys,
        ),
    }


def _field(column: DescribedColumn, primary_key: Sequence[str], codes: Codes) -> dict[str, Any]:
    named = codes.get(column.code_list or "")
    plain = field(
        column.name,
        column.type,
        column.description,
        nullable=column.nullable,
        unique=primary_key == (column.name,),
        codes=[code.code for code in named] if named is not None else None,
        pattern=column.pattern,
    )
    plain["title"] = column.title
    if column.nullable and plain["type"] in ("integer", "number"):
        # Programs that read through pandas see a gap among numbers as NaN, which no table holds.
        plain["missingValues"] = ["nan"]
    return plain
