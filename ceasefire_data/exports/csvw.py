r"""CSV as RFC 4180 has it, and beside it in two forms for tools what no cell can say.

UTF-8 without a byte order mark, lines that end in LF, a header, a missing value as an empty cell,
days as YYYY-MM-DD, truth values as true and false. No cell holds a line break, which some readers
take for the end of a row: in a column with line breaks each is written as the two characters
``\n``, and a backslash as two. Such columns are named in the metadata and the README.
``csv-metadata.json`` (CSV on the Web) and ``datapackage.json`` (Frictionless) give types, keys,
patterns and allowed codes; the second has size and SHA-256 of each file too.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from ceasefire_data.catalog import Release
from ceasefire_data.exports.frictionless import descriptor
from ceasefire_data.exports.selection import (
    STANDING,
    Column,
    ExportTable,
    Origin,
    read_origin,
    require_no_empty_text,
    select,
)
from ceasefire_data.licences import spdx_url

METADATA = "csv-metadata.json"
DATAPACKAGE = "datapackage.json"
README = "README.txt"

_DATATYPES = {
    pa.string(): "string",
    pa.int32(): "int",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.float64(): "double",
}
_ESCAPED = r"Line breaks are written as \n, carriage returns as \r, backslashes as \\."
_HOW_TO_READ = """\
CSV in UTF-8, one file per table; an empty cell is a missing value, and no text is empty. Text is
exactly as released, so a spreadsheet program may take a text that starts with = for a formula, or
007 for a number: import the columns as text, or use the xlsx export.
pandas reads the text NA as missing unless told otherwise: keep_default_na=False, na_values=[""].
Columns, types, keys and codes are described in csv-metadata.json (CSV on the Web) and in
datapackage.json (Frictionless), which has size and SHA-256 of each file too."""


def render(release: Release, names: Sequence[str] | None) -> dict[str, bytes]:
    """Give the files of a CSV export: one per table, two descriptors and a README.

    Args:
        release: the release.
        names: only these tables.

    Raises:
        UnknownTable: there is no such table.
        ReleaseCorrupt: a file is not what the release recorded.
        UsageError: a text is empty, which CSV cannot say.
    """
    tables = select(release, names)
    require_no_empty_text(tables, "CSV")
    origin = read_origin(release)
    files: dict[str, bytes] = {}
    escaped: dict[str, set[str]] = {}
    for table in tables:
        files[f"{table.name}.csv"], escaped[table.name] = _rows(table)
    remarks = {name: dict.fromkeys(columns, _ESCAPED) for name, columns in escaped.items()}
    files[DATAPACKAGE] = descriptor(tables, origin, files, remarks)
    metadata = json.dumps(_metadata(tables, origin, escaped), indent=2, ensure_ascii=False)
    files[METADATA] = f"{metadata}\n".encode()
    files[README] = _readme(tables, origin, escaped).encode()
    return files


def _rows(table: ExportTable) -> tuple[bytes, set[str]]:
    """Give the bytes of one file, and the names of the columns whose texts are escaped."""
    escaped: set[str] = set()
    columns: list[Iterable[str | None]] = []
    for column, cells in zip(table.columns, table.values(), strict=True):
        texts = [_text(cell) for cell in cells]
        if any(text is not None and ("\n" in text or "\r" in text) for text in texts):
            escaped.add(column.name)
            texts = [None if text is None else _escape(text) for text in texts]
        columns.append(texts)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode(), escaped


def _text(cell: Any) -> str | None:
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r")


def _metadata(
    tables: Sequence[ExportTable], origin: Origin, escaped: dict[str, set[str]]
) -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": origin.title,
        "dc:issued": {"@value": origin.day.isoformat(), "@type": "xsd:date"},
        "dc:license": _licence(origin.licence),
        "schema:version": origin.version,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [_table(table, escaped[table.name]) for table in tables],
    }


def _licence(licence: str) -> str | dict[str, str]:
    address = spdx_url(licence)
    return licence if address is None else {"@id": address}


def _table(table: ExportTable, escaped: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            {
                "name": column.name,
                "titles": column.name,
                "datatype": _datatype(column),
                "required": not column.nullable,
                "dc:description": " ".join(
                    [column.description, *([_ESCAPED] if column.name in escaped else [])]
                ),
            }
            for column in table.columns
        ]
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "columnReference": list(key.columns),
                "reference": {
                    "resource": f"{key.table}.csv",
                    "columnReference": list(key.references),
                },
            }
            for key in table.foreign_keys
        ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.name,
        "dc:description": table.description,
        "tableSchema": schema,
    }


def _datatype(column: Column) -> str | dict[str, str]:
    """Give the type of a column, with the form of its values or, of codes, with all of them."""
    base, form = _DATATYPES[column.type], column.pattern
    if column.codes is not None:
        form = "|".join(map(re.escape, column.codes))
    return base if form is None else {"base": base, "format": f"^(?:{form})$"}


def _readme(tables: Sequence[ExportTable], origin: Origin, escaped: dict[str, set[str]]) -> str:
    lines = [*origin.lines(), STANDING, "", _HOW_TO_READ, ""]
    names = [
        f"  {table.name}.{column.name}"
        for table in tables
        for column in table.columns
        if column.name in escaped[table.name]
    ]
    if names:
        lines += [f"No cell holds a line break. {_ESCAPED}"]
        lines += ["So it is in these columns; in all others a backslash is itself:", *names, ""]
    for table in tables:
        lines += [f"{table.name}.csv, rows: {table.data.num_rows}", f"  {table.description}"]
    return "\n".join([*lines, ""])
