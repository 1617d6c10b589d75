"""SQLite: one database with the keys declared, and full-text search over what was said and meant.

Days are ISO texts and truth values 0 and 1, as SQLite has no types for them. Descriptions of
tables and columns stand as comments in the schema, which the database keeps. Beside the database
``x.sqlite`` goes ``x.metadata.json``, with which Datasette shows names instead of ids.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

import pyarrow as pa

from ceasefire_data.catalog import Release
from ceasefire_data.errors import ReleaseCorrupt, UsageError
from ceasefire_data.exports.datasette import metadata
from ceasefire_data.exports.selection import ExportTable, Origin, read_origin, select
from ceasefire_data.exports.sql import ORIGIN, listed, quoted

SEARCHED = {
    "actors": ("name",),
    "codes": ("title", "definition"),
    "meetings": ("title",),
    "proposals": ("title", "summary"),
    "sources": ("title",),
    "statement_quotes": ("quote",),
    "statements": ("summary",),
}
"""The columns under full-text search, by table; the index of a table is ``<table>_fts``."""

_TYPES = {
    pa.string(): "TEXT",
    pa.int32(): "INTEGER",
    pa.bool_(): "INTEGER",
    pa.date32(): "TEXT",
    pa.float64(): "REAL",
}
# Words are found in any case, with or without accents, in any script; English ones by their stem.
_TOKENIZER = "porter unicode61 remove_diacritics 2"


def render(release: Release, names: Sequence[str] | None, name: str) -> dict[str, bytes]:
    """Give the bytes of a database and of what Datasette is told of it.

    They are the same bytes under the same version of SQLite.

    Args:
        release: the release.
        names: only these tables.
        name: the file name of the database.

    Raises:
        UnknownTable: there is no such table.
        ReleaseCorrupt: a file is not what the release recorded, or a key does not hold.
        UsageError: this Python's SQLite has no full-text search.
    """
    tables, origin = select(release, names), read_origin(release)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("BEGIN")
        _write_origin(connection, origin)
        for table in tables:
            _write(connection, table, release)
        _check_keys(connection, release)
        for table in tables:
            _index_text(connection, table)
        connection.execute("COMMIT")
        database = connection.serialize()
    finally:
        connection.close()
    stem = PurePath(name).stem
    return {name: database, f"{stem}.metadata.json": metadata(tables, origin, stem)}


def _write_origin(connection: sqlite3.Connection, origin: Origin) -> None:
    connection.execute(f"CREATE TABLE {ORIGIN} (key TEXT PRIMARY KEY NOT NULL, value TEXT)")
    rows = origin.entries().items()
    connection.executemany(f"INSERT INTO {ORIGIN} VALUES (?, ?)", rows)  # noqa: S608


def _write(connection: sqlite3.Connection, table: ExportTable, release: Release) -> None:
    """Make one table, fill it, and index the columns that refer to others."""
    connection.execute(_definition(table))
    columns = [
        [None if cell is None else _CONVERT[column.type](cell) for cell in cells]
        for column, cells in zip(table.columns, table.values(), strict=True)
    ]
    places = ", ".join("?" * len(columns))
    try:
        connection.executemany(
            f"INSERT INTO {quoted(table.name)} VALUES ({places})",  # noqa: S608
            zip(*columns, strict=True),
        )
    except sqlite3.IntegrityError as error:
        raise ReleaseCorrupt(
            f"table {table.name} of release {release.version} breaks its own rules: {error}"
        ) from error
    for columns_of_key in sorted({key.columns for key in table.foreign_keys}):
        if columns_of_key != table.primary_key[: len(columns_of_key)]:
            index = quoted(f"idx_{table.name}_{'_'.join(columns_of_key)}")
            connection.execute(
                f"CREATE INDEX {index} ON {quoted(table.name)} ({listed(columns_of_key)})"
            )


def _definition(table: ExportTable) -> str:
    """Give the statement that makes a table, one line for each column and key."""
    lines: list[tuple[str, str]] = []
    for column in table.columns:
        name = quoted(column.name)
        rule = f" CHECK ({name} IN (0, 1))" if column.type == pa.bool_() else ""
        null = "" if column.nullable else " NOT NULL"
        lines.append((f"{name} {_TYPES[column.type]}{null}{rule}", column.description))
    if table.primary_key:
        lines.append((f"PRIMARY KEY ({listed(table.primary_key)})", ""))
    for key in table.foreign_keys:
        target = f"{quoted(key.table)} ({listed(key.references)})"
        lines.append((f"FOREIGN KEY ({listed(key.columns)}) REFERENCES {target}", ""))
    last = len(lines) - 1
    body = [
        f"  {line}{'' if number == last else ','}{_comment(comment)}"
        for number, (line, comment) in enumerate(lines)
    ]
    head = f"CREATE TABLE {quoted(table.name)} ({_comment(table.description)}"
    return "\n".join([head, *body, ")"])


def _check_keys(connection: sqlite3.Connection, release: Release) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        name, _, target, _ = broken
        raise ReleaseCorrupt(
            f"table {name} of release {release.version} refers to rows of {target} that are not "
            "there"
        )


def _index_text(connection: sqlite3.Connection, table: ExportTable) -> None:
    """Index the texts of a table for full-text search, in the form that Datasette finds."""
    have = {column.name for column in table.columns}
    columns = [name for name in SEARCHED.get(table.name, ()) if name in have]
    if not columns:
        return
    index = quoted(f"{table.name}_fts")
    try:
        connection.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5 ({listed(columns)}, "
            f"content={quoted(table.name)}, tokenize={quoted(_TOKENIZER)})"
        )
    except sqlite3.OperationalError as error:
        raise UsageError(f"the SQLite of this Python has no full-text search: {error}") from error
    for command in ("rebuild", "optimize"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES (?)", [command])  # noqa: S608


def _as_is(cell: Any) -> Any:
    return cell


_CONVERT: dict[pa.DataType, Callable[[Any], str | int | float]] = {
    pa.string(): _as_is,
    pa.int32(): _as_is,
    pa.bool_(): int,
    pa.date32(): date.isoformat,
    pa.float64(): _as_is,
}


def _comment(text: str) -> str:
    return f" -- {' '.join(text.split())}" if text else ""
