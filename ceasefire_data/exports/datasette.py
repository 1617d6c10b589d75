"""What Datasette is told of a SQLite export: titles, licence, meanings, and how to name a row.

Without it, Datasette shows a row that another refers to by its id wherever the table has no column
that is called ``name`` or ``title``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ceasefire_data.exports.selection import STANDING, ExportTable, Origin
from ceasefire_data.exports.sql import ORIGIN
from ceasefire_data.licences import spdx_url

LABELS = {
    "actors": "name",
    "evidence": "quote",
    "meetings": "title",
    "processes": "title",
    "proposals": "title",
    "sources": "title",
    "stances": "stance_value",
    "statements": "summary",
}
"""The column by which a row of a table is called where another row refers to it."""


def metadata(tables: Sequence[ExportTable], origin: Origin, database: str) -> bytes:
    """Give the bytes of the ``metadata.json`` of one database.

    Args:
        tables: the tables that the database has.
        origin: what the release says of itself.
        database: the name under which Datasette knows it: that of its file, without the ending.
    """
    release = (
        f"Release {origin.version} of {origin.day.isoformat()}, schema {origin.schema_version}."
    )
    about = f"{release} {STANDING}"
    described = {table.name: _table(table) for table in tables}
    described[ORIGIN] = {"description": "Which release this is."}
    address = spdx_url(origin.licence)
    document = {
        "title": origin.title,
        "description": about,
        "license": origin.licence,
        **({} if address is None else {"license_url": address}),
        "source": f"ceasefire-data {origin.version}",
        "databases": {database: {"description": about, "tables": described}},
    }
    return f"{json.dumps(document, indent=2, ensure_ascii=False)}\n".encode()


def _table(table: ExportTable) -> dict[str, Any]:
    columns = {column.name: column.description for column in table.columns}
    described: dict[str, Any] = {"description": table.description, "columns": columns}
    label = LABELS.get(table.name)
    if label in columns:
        described["label_column"] = label
    return described
