"""A small data set of made-up sources, and its releases, for the tests of reading and releasing.

Its tables have the form of the real ones (flat columns, keys in the metadata, `records` with the
JSON of each record) and every type of column, each with gaps.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from ceasefire_data.catalog import Release
from ceasefire_data.manifest import TableEntry
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.release.candidate import write_candidate, write_receipt
from ceasefire_data.release.manifest import Identity
from ceasefire_data.release.publish import publish

Record = dict[str, Any]
PASSED: dict[str, Any] = {
    "passed": True,
    "rules": [{"rule": "SRC-1", "table": "sources", "severity": "error", "findings": 0}],
    "suites": {"sources": {"evaluated": 1, "written": 1}},
}

DESCRIPTORS = ("CITATION.cff", "CODEBOOK.md", "README.md", "croissant.json", "datapackage.json")
"""What every release holds for the programs and people that are to find their way in it."""


def source(record_id: str, **fields: Any) -> Record:
    """Return the JSON of a source that the models accept."""
    return {
        "id": record_id,
        "record_status": "active",
        "kind": "news_article",
        "title": f"The title of {record_id}",
        "published": "2025-03-12",
        "read": "none",
        **fields,
    }


FIRST = [source("alpha-report"), source("beta-report"), source("gamma-report")]


def records_table(records: Iterable[Record]) -> pa.Table:
    """Return the table `records` of these records."""
    rows = [
        {
            "record_id": record["id"],
            "record_type": "source",
            "record_status": record["record_status"],
            "merged_into": record.get("merged_into"),
            "known_from": date(2025, 3, 12),
            "json": canonical_json(record),
        }
        for record in sorted(records, key=lambda record: str(record["id"]))
    ]
    columns: dict[str, tuple[pa.DataType, bool]] = {
        "record_id": (pa.string(), False),
        "record_type": (pa.string(), False),
        "record_status": (pa.string(), False),
        "merged_into": (pa.string(), True),
        "known_from": (pa.date32(), True),
        "json": (pa.string(), False),
    }
    return table("records", rows, columns, ["record_id"])


def build_tables(records: pa.Table) -> dict[str, pa.Table]:
    """Return all tables that follow from the table `records`; stands in for the real builder."""
    parsed = [json.loads(str(text)) for text in records["json"].to_pylist()]
    active = [record for record in parsed if record["record_status"] == "active"]
    sources = [
        {
            "source_id": record["id"],
            "title": record["title"],
            "published": date.fromisoformat(record["published"]) if n % 2 else None,
            "text_length": 1_000 + n if n % 2 == 0 else None,
            "is_reprint": [True, None, False][n % 3],
        }
        for n, record in enumerate(active)
    ]
    words = [
        {"source_id": record["id"], "seq": seq, "word": word}
        for record in active
        for seq, word in enumerate(record["title"].split())
    ]
    return {
        "records": records,
        "sources": table(
            "sources",
            sources,
            {
                "source_id": (pa.string(), False),
                "title": (pa.string(), False),
                "published": (pa.date32(), True),
                "text_length": (pa.int32(), True),
                "is_reprint": (pa.bool_(), True),
            },
            ["source_id"],
            [{"columns": ["source_id"], "references": ["record_id"], "table": "records"}],
        ),
        "title_words": table(
            "title_words",
            words,
            {
                "source_id": (pa.string(), False),
                "seq": (pa.int32(), False),
                "word": (pa.string(), False),
            },
            ["source_id", "seq"],
            [{"columns": ["source_id"], "references": ["source_id"], "table": "sources"}],
        ),
    }


def rebuild(released: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return all tables that follow from those of a release; stands in for the real one."""
    return build_tables(released["records"])


def tables(records: Iterable[Record]) -> dict[str, pa.Table]:
    """Return all tables of these records but `changes`."""
    return build_tables(records_table(records))


def table(
    name: str,
    rows: list[Mapping[str, Any]] | list[dict[str, Any]],
    columns: Mapping[str, tuple[pa.DataType, bool]],
    primary_key: list[str],
    foreign_keys: Iterable[Mapping[str, Any]] = (),
) -> pa.Table:
    """Return a table with the metadata that released tables have."""
    metadata: dict[bytes | str, bytes | str] = {
        "description": f"Made-up {name}.",
        "foreign_keys": json.dumps(list(foreign_keys)),
        "primary_key": json.dumps(primary_key),
        "schema_version": SCHEMA_VERSION,
        "table": name,
    }
    schema = pa.schema(
        [
            pa.field(column, type_, nullable, metadata={"description": f"The {column}."})
            for column, (type_, nullable) in columns.items()
        ],
        metadata=metadata,
    )
    return pa.Table.from_pylist(list(rows), schema=schema)


def canonical_json(record: Record) -> str:
    """Return the one JSON text of a record."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def identity(version: str, **changes: Any) -> Identity:
    """Return what a release of the sample says of itself."""
    values: dict[str, Any] = {
        "dataset": "sample",
        "title": "A sample",
        "version": version,
        "day": date(2026, 11, 23),
        "schema_version": SCHEMA_VERSION,
        "licence": "CC-BY-4.0",
        "processes": (("russia-ukraine", "Russia and Ukraine"),),
        "record_files": 3,
        "records_sha256": "0" * 64,
    }
    return Identity(**{**values, **changes})


def entries(tables_: Mapping[str, pa.Table]) -> dict[str, TableEntry]:
    """Return what a manifest says of tables; of their files it makes something up."""
    return {
        name: TableEntry(
            path=f"{name}.parquet",
            rows=table_.num_rows,
            columns=table_.num_columns,
            bytes=100 + place,
            sha256=f"{place:064x}",
            content_sha256=f"{place + 1:064x}",
        )
        for place, (name, table_) in enumerate(sorted(tables_.items()))
    }


def candidate(
    base: Path,
    version: str,
    records: Iterable[Record] = FIRST,
    previous: Release | None = None,
    **says: Any,
) -> Path:
    """Write a candidate that has passed its validation and return its folder.

    Args:
        base: the folder of candidates.
        version: its version.
        records: the records.
        previous: the release before.
        says: what its manifest says otherwise than usual.
    """
    tables_ = tables(records)
    folder = write_candidate(tables_, base, identity=identity(version, **says), previous=previous)
    write_receipt(folder, PASSED)
    return folder


def release(
    root: Path, version: str, records: Iterable[Record] = FIRST, previous: Release | None = None
) -> Release:
    """Publish a release of these records into a folder of releases."""
    base = root.parent / f"candidates-of-{root.name}"
    folder = candidate(base, version, records, previous)
    return publish(folder, root, records=None, requirements=None)


def flipped(data: bytes, bit: int) -> bytes:
    """Return the bytes with one bit the other way round."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
