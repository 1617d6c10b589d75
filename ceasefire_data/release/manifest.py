"""The fixed form of released files: Parquet settings, content hashes, manifest, sums, receipt.

Everything here is a function of the data alone: no clock, no host, no path, no version of Python.
The exceptions are on record. Parquet bytes depend on the pyarrow that writes them, so its version
and platform stand in the manifest, and beside the SHA-256 of each file stands a content hash that
any pyarrow, on any machine, computes alike. Words and layout of the texts depend on the version of
this package, so that stands there too.
"""

from __future__ import annotations

import hashlib
import json
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.parquet import ParquetWriter

from ceasefire_data.errors import ReleaseCorrupt, ReleaseRefused, UsageError
from ceasefire_data.manifest import MANIFEST, SUMS, TableEntry, parse_manifest, read_bytes
from ceasefire_data.version import package_version

RECEIPT = "validation.json"
ROW_GROUP_SIZE = 100_000
WRITER: dict[str, Any] = {
    # Snappy, not zstd: readers in browsers lack zstd.
    "compression": "snappy",
    "version": "2.6",
    "data_page_version": "1.0",
    "data_page_size": 1_048_576,
    "dictionary_pagesize_limit": 1_048_576,
    "write_batch_size": 1_024,
    "use_dictionary": True,
    "write_statistics": True,
    "write_page_checksum": True,
    "write_page_index": True,
    "store_schema": True,
}
"""Every setting of pyarrow's writer that changes bytes, defaults included, for they may change."""

_BLOCK = 65_536
_TYPES: dict[pa.DataType, str] = {
    pa.string(): "string",
    pa.int32(): "int32",
    pa.int64(): "int64",
    pa.bool_(): "bool",
    pa.date32(): "date32",
    pa.float64(): "float64",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """What a release says of itself that its tables do not say.

    Attributes:
        dataset: short name of the data set.
        title: its title, for people.
        version: ``YYYY.M.N``, or ``YYYY.M.N.devN`` for a candidate that is not to be published.
        day: day of the release.
        schema_version: version of the schema that records and tables follow.
        licence: SPDX name of the licence of the data.
        processes: id and title of each process covered.
        record_files: number of record files.
        records_sha256: hash of the tree of record files.
        description: what the data set holds; empty in releases that did not say it.
        homepage: where the data set is at home, if it has such a place.
    """

    dataset: str
    title: str
    version: str
    day: date
    schema_version: str
    licence: str
    processes: tuple[tuple[str, str], ...]
    record_files: int
    records_sha256: str
    description: str = ""
    homepage: str | None = None


def canonical(table: pa.Table) -> pa.Table:
    """Return a table in the form in which it is written: flat types, metadata keys sorted.

    Metadata is part of the Parquet bytes, and so is the order of its keys.

    Raises:
        ReleaseRefused: a column has a type other than string, int32, int64, bool, date32 or
            float64, two columns have one name, or values are not what their type says (text that
            is not UTF-8, a figure that is no number).
    """
    if len(set(table.column_names)) != table.num_columns:
        raise ReleaseRefused("a table has two columns of one name")
    fields = []
    for field in table.schema:
        _type_name(field)
        fields.append(field.with_metadata(_sorted(field.metadata)))
    try:
        table.validate(full=True)
    except pa.ArrowInvalid as error:
        raise ReleaseRefused(
            f"a table holds values that its types do not allow: {error}"
        ) from error
    schema = pa.schema(fields, metadata=_sorted(table.schema.metadata))
    return pa.Table.from_arrays([_numbers(column) for column in table.columns], schema=schema)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table as Parquet, the same bytes however its rows are split into chunks.

    Raises:
        ReleaseRefused: the table cannot be released; see :func:`canonical`.
    """
    table = canonical(table)
    with ParquetWriter(str(path), table.schema, **WRITER) as writer:
        for start in range(0, max(table.num_rows, 1), ROW_GROUP_SIZE):
            # Chunks would show in the pages, so each row group is made one chunk.
            rows = table.slice(start, ROW_GROUP_SIZE).combine_chunks()
            writer.write_table(rows, row_group_size=ROW_GROUP_SIZE)


def content_hash(table: pa.Table) -> str:
    """Return the SHA-256 of what a table holds: column names, types and values, in their order.

    It does not depend on chunks, slices, buffers under nulls, metadata, Parquet or the version of
    pyarrow. Form 1, so that anyone can compute it: for each column, over blocks of 65,536 rows:
    one byte per row for validity; for text, the length of each value in UTF-8 bytes (int64, 0 for
    null) and then the bytes; for the other types the values (null as 0; bool one byte, int32 and
    date32 four, int64 and float64 eight, little-endian; -0.0 as 0.0). The hash of the table is
    over the line ``ceasefire-data content hash 1``, the line of the number of rows, and one line
    of JSON ``["name","type","hash of the column"]`` per column.

    Raises:
        ReleaseRefused: a column has a type other than string, int32, int64, bool, date32
            or float64.
    """
    root = hashlib.sha256(b"ceasefire-data content hash 1\n")
    root.update(f"{table.num_rows}\n".encode())
    for name, type_name, digest in column_hashes(table):
        line = json.dumps([name, type_name, digest], separators=(",", ":"), ensure_ascii=False)
        root.update(f"{line}\n".encode())
    return root.hexdigest()


def column_hashes(table: pa.Table) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and hash of each column; two tables differ where these differ.

    Raises:
        ReleaseRefused: a column has a type other than string, int32, int64, bool, date32
            or float64.
    """
    for field, column in zip(table.schema, table.columns, strict=True):
        type_name = _type_name(field)
        digest = hashlib.sha256()
        for start in range(0, len(column), _BLOCK):
            # combine_chunks of a chunked array gives one array; the stubs know only the other case.
            block: Any = column.slice(start, _BLOCK).combine_chunks()
            digest.update(_fixed_width(block.is_valid().cast(pa.uint8()), 1))
            for part in _value_bytes(block, type_name):
                digest.update(part)
        yield field.name, type_name, digest.hexdigest()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def table_entry(table: pa.Table, path: Path) -> TableEntry:
    """Describe a table that was written to `path`, as the manifest does."""
    return TableEntry(
        path=path.name,
        rows=table.num_rows,
        columns=table.num_columns,
        bytes=path.stat().st_size,
        sha256=file_sha256(path),
        content_sha256=content_hash(table),
    )


def build_manifest(
    identity: Identity, previous: str | None, entries: Mapping[str, TableEntry]
) -> str:
    """Return the text of a manifest, proved to be one that the read side accepts.

    Args:
        identity: what the release says of itself.
        previous: version of the release before, none for the first.
        entries: the tables by name.

    Raises:
        ReleaseCorrupt: the result would not be a valid manifest, for example because of a version
            that is not CalVer.
    """
    document = {
        "dataset": identity.dataset,
        "title": identity.title,
        "version": identity.version,
        "day": identity.day.isoformat(),
        "schema_version": identity.schema_version,
        "licence": identity.licence,
        "description": identity.description,
        "homepage": identity.homepage,
        "previous": previous,
        "processes": [
            {"process_id": process_id, "title": title} for process_id, title in identity.processes
        ],
        "writer": {
            "pyarrow": pa.__version__,
            "platform": sysconfig.get_platform(),
            "package": package_version(),
            "compression": WRITER["compression"],
        },
        "records": {"files": identity.record_files, "sha256": identity.records_sha256},
        "tables": {
            name: {key: getattr(entry, key) for key in TableEntry.__slots__}
            for name, entry in entries.items()
        },
    }
    text = json_text(document)
    parse_manifest(text.encode(), f"{MANIFEST} of {identity.version}")
    return text


def identity_of(folder: Path) -> Identity:
    """Return what a release or candidate says of itself, read back from its manifest.

    Raises:
        ReleaseCorrupt: the manifest is missing or wrong; one line that names file and fault.
    """
    data, where = read_bytes(folder, MANIFEST), str(folder / MANIFEST)
    checked = parse_manifest(data, where)
    document = json.loads(data)
    description, homepage = document.get("description", ""), document.get("homepage")
    if not isinstance(description, str) or not isinstance(homepage, str | None):
        raise ReleaseCorrupt(f"{where}: description and homepage must be texts")
    return Identity(
        dataset=checked.dataset,
        title=checked.title,
        version=checked.version,
        day=checked.day,
        schema_version=checked.schema_version,
        licence=checked.licence,
        processes=tuple(
            (process["process_id"], process["title"]) for process in document["processes"]
        ),
        record_files=document["records"]["files"],
        records_sha256=checked.records_sha256,
        description=description,
        homepage=homepage,
    )


def receipt_text(manifest_bytes: bytes, findings_summary: Mapping[str, Any]) -> str:
    """Return the text of the receipt of a validation, which ties it to one manifest.

    Args:
        manifest_bytes: the manifest of the candidate that was validated.
        findings_summary: ``passed`` (bool), ``rules`` (for each rule that ran: rule, table or
            none, severity, number of findings) and ``suites`` (counts by suite).

    Raises:
        UsageError: the summary has other keys than these; a receipt has no room for times, hosts
            and versions.
    """
    if set(findings_summary) != {"passed", "rules", "suites"}:
        raise UsageError("the summary of a validation has the keys passed, rules and suites")
    if type(findings_summary["passed"]) is not bool:
        raise UsageError("passed is true or false")
    for rule in findings_summary["rules"]:
        if set(rule) != {"rule", "table", "severity", "findings"}:
            raise UsageError(f"a rule has the keys rule, table, severity and findings, not {rule}")
    rules = sorted(findings_summary["rules"], key=lambda rule: (rule["rule"], rule["table"] or ""))
    return json_text(
        {
            "manifest_sha256": hashlib.sha256(manifest_bytes).hexdigest(),
            "passed": findings_summary["passed"],
            "rules": rules,
            "suites": findings_summary["suites"],
        }
    )


def sums_text(digests: Mapping[str, str]) -> str:
    """Return the text of a ``SHA256SUMS``, which ``sha256sum -c`` understands.

    Args:
        digests: file names and their SHA-256; ``SHA256SUMS`` itself is left out.
    """
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests) if name != SUMS)


def json_text(document: object) -> str:
    """Return the one text form of released JSON: sorted keys, two blanks, a final newline."""
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _value_bytes(block: Any, type_name: str) -> Iterator[bytes | memoryview]:
    """Yield the bytes that stand for the values of a block, with nothing left under nulls."""
    if type_name == "string":
        texts: Any = block.fill_null("")
        yield _fixed_width(pc.binary_length(texts).cast(pa.int64()), 8)
        offsets, data = _buffer(texts, 1), _buffer(texts, 2)
        ends = offsets[texts.offset * 4 : (texts.offset + len(texts) + 1) * 4].cast("i")
        yield data[ends[0] : ends[-1]]
    elif type_name == "bool":
        yield _fixed_width(block.fill_null(False).cast(pa.uint8()), 1)
    elif type_name == "float64":
        yield _fixed_width(_numbers(block).fill_null(0.0), 8)
    elif type_name == "int64":
        yield _fixed_width(block.fill_null(0), 8)
    else:
        yield _fixed_width(block.view(pa.int32()).fill_null(0), 4)


def _numbers(values: Any) -> Any:
    """Return figures of which each has one form only; all but figures as they are.

    Raises:
        ReleaseRefused: a figure is NaN or infinite. NaN is no value and has many forms; what is
            not known is null.
    """
    if values.type != pa.float64():
        return values
    if pc.all(pc.is_finite(values), skip_nulls=True).as_py() is False:
        raise ReleaseRefused("a figure is NaN or infinite; where there is none, leave it out")
    return pc.add(values, 0.0)  # -0.0 becomes 0.0


def _fixed_width(array: pa.Array[Any], width: int) -> memoryview:
    return _buffer(array, 1)[array.offset * width : (array.offset + len(array)) * width]


def _buffer(array: pa.Array[Any], number: int) -> memoryview:
    buffer = array.buffers()[number]
    return memoryview(b"") if buffer is None else memoryview(buffer).cast("B")


def _type_name(field: pa.Field[Any]) -> str:
    name = _TYPES.get(field.type)
    if name is None:
        raise ReleaseRefused(
            f"column {field.name} is of type {field.type}; a release holds "
            f"{', '.join(_TYPES.values())} only"
        )
    return name


def _sorted(metadata: Mapping[bytes, bytes] | None) -> dict[bytes | str, bytes | str]:
    return {key: metadata[key] for key in sorted(metadata)} if metadata else {}
