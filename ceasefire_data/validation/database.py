"""The tables in SQLite, where the SQL rules run and can do nothing but read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from ceasefire_data.tabular.tables import TABLES

_TYPES = {
    "string": "TEXT",
    "int32": "INTEGER",
    "bool": "INTEGER",
    "date32": "TEXT",
    "float64": "REAL",
}
_READING = frozenset(
    [
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_RECURSIVE,
    ]
)
_FUNCTIONS = frozenset(
    [
        "->",
        "->>",
        "abs",
        "avg",
        "coalesce",
        "count",
        "date",
        "glob",
        "ifnull",
        "iif",
        "instr",
        "json_array_length",
        "json_extract",
        "json_type",
        "json_valid",
        "length",
        "like",
        "lower",
        "ltrim",
        "max",
        "min",
        "nullif",
        "replace",
        "round",
        "rtrim",
        "substr",
        "substring",
        "sum",
        "total",
        "trim",
        "typeof",
        "unicode",
        "upper",
    ]
)
"""What a query may call: functions that give the same for the same rows, and cost little.

``date`` is one of them for any day but ``now``, which the dialect of the rules refuses.
"""
_BLOCK = 50_000


def load_database(tables: Mapping[str, pa.Table]) -> sqlite3.Connection:
    """Put tables into a new database in memory: days as ISO text, yes and no as 1 and 0.

    A table of the specification that is not given is there without rows, and columns that the
    specification does not have are left out, so that a rule sees the tables that it was written
    for. Columns that are missing are missing.

    Args:
        tables: tables by name.

    Returns:
        A connection that any thread may use, still without :func:`forbid_all_but_reading`.
    """
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    for name, table in TABLES.items():
        given = tables.get(name)
        types = {column.name: _TYPES[column.type] for column in table.columns}
        if given is not None:
            types = {name: type_ for name, type_ in types.items() if name in given.column_names}
        columns = ", ".join(f"{column} {type_}" for column, type_ in types.items())
        connection.execute(f"CREATE TABLE {name} ({columns or 'nothing TEXT'})")
        if given is not None and types:
            marks = ", ".join("?" for _ in types)
            connection.executemany(
                f"INSERT INTO {name} VALUES ({marks})",  # noqa: S608 (names of the specification)
                _rows(given.select(list(types))),
            )
        # Not unique: a key that occurs twice is for a rule to find.
        keys = {table.primary_key, *(key.columns for key in table.foreign_keys)}
        for number, key in enumerate(sorted(keys)):
            if set(key) <= set(types):
                connection.execute(f"CREATE INDEX {name}_{number} ON {name} ({', '.join(key)})")
    connection.commit()
    return connection


def forbid_all_but_reading(connection: sqlite3.Connection) -> None:
    """Deny every statement that does more than read what is there: ATTACH, PRAGMA, any write.

    Of functions only those are left that give the same answer on every run, and no clock, chance,
    code or blob of any size.
    """

    def authorise(action: int, first: str | None, second: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_FUNCTION:
            allowed = second is not None and second.lower() in _FUNCTIONS
        else:
            allowed = action in _READING
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    connection.set_authorizer(authorise)


def _rows(table: pa.Table) -> Iterable[tuple[Any, ...]]:
    for start in range(0, table.num_rows, _BLOCK):
        columns = [_cells(column) for column in table.slice(start, _BLOCK).columns]
        yield from zip(*columns, strict=True)


def _cells(column: pa.ChunkedArray[Any]) -> list[Any]:
    cells: list[Any] = column.to_pylist()
    if pa.types.is_date(column.type):
        return [cell.isoformat() if isinstance(cell, date) else None for cell in cells]
    return cells
