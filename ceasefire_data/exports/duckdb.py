"""DuckDB: one database file with the keys declared, days as days, and a comment on everything.

Tables are made and filled in the order of their foreign keys, for DuckDB adds no key to a table
that is there already and looks up every row at once. So it cannot hold a key from a table to
itself, nor one that closes a circle of tables: such a key is checked here instead, and the comment
on its columns says where it leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa

from ceasefire_data.catalog import Release
from ceasefire_data.errors import MissingExtra, ReleaseCorrupt, UsageError
from ceasefire_data.exports.selection import ExportTable, ForeignKey, Origin, read_origin, select
from ceasefire_data.exports.sql import ORIGIN, listed, literal, quoted

if TYPE_CHECKING:
    import duckdb

_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.float64(): "DOUBLE",
}
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    # Left to itself a newer DuckDB writes files that the ones before cannot open.
    "storage_compatibility_version": "v1.1.0",
    # Many small tables: in the usual blocks of 256 KiB the file would be five times as large.
    "default_block_size": "16384",
    "threads": 1,
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
}
_ROWS = "rows_to_insert"


def render(release: Release, names: Sequence[str] | None, name: str) -> dict[str, bytes]:
    """Give the bytes of a database file that DuckDB 1.1 and every later one opens.

    The same release gives the same schema and rows; DuckDB itself puts random bytes in its files.

    Args:
        release: the release.
        names: only these tables.
        name: the file name of the database.

    Raises:
        UnknownTable: there is no such table.
        ReleaseCorrupt: a file is not what the release recorded, or a key does not hold.
        UsageError: the folder for temporary files cannot hold the database.
        MissingExtra: DuckDB is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        if error.name != "duckdb":
            raise
        raise MissingExtra(
            "the format duckdb needs DuckDB: pip install 'ceasefire-data[sql]'"
        ) from error
    tables, origin = select(release, names), read_origin(release)
    with TemporaryDirectory(prefix="ceasefire-data-") as folder:
        path = Path(folder) / "export.duckdb"
        try:
            with duckdb.connect(str(path), config=_CONFIG) as connection:
                _write_origin(connection, origin)
                for table, held in _in_order(tables):
                    _write(connection, table, held)
                for table in tables:
                    _check_keys(connection, table, release)
        except duckdb.ConstraintException as error:
            line = str(error).partition("\n")[0]
            raise ReleaseCorrupt(
                f"the tables of release {release.version} break their own rules: {line}"
            ) from error
        except duckdb.IOException as error:
            line = str(error).partition("\n")[0]
            raise UsageError(f"DuckDB cannot write in {folder}: {line}") from error
        return {name: path.read_bytes()}


def _in_order(
    tables: Sequence[ExportTable],
) -> list[tuple[ExportTable, tuple[ForeignKey, ...]]]:
    """Put tables behind those that they refer to, each with the keys that DuckDB can hold."""
    waiting = sorted(tables, key=lambda table: table.name)
    placed: dict[str, tuple[str, ...]] = {}  # primary keys, by table
    ordered = []
    while waiting:
        # Of a circle, the first by name goes first, without the keys that close it.
        table = next((one for one in waiting if _targets(one) <= placed.keys()), waiting[0])
        waiting.remove(table)
        held = tuple(key for key in table.foreign_keys if placed.get(key.table) == key.references)
        ordered.append((table, held))
        placed[table.name] = table.primary_key
    return ordered


def _targets(table: ExportTable) -> set[str]:
    return {key.table for key in table.foreign_keys} - {table.name}


def _write_origin(connection: duckdb.DuckDBPyConnection, origin: Origin) -> None:
    connection.execute(f"CREATE TABLE {ORIGIN} (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
    rows = [list(entry) for entry in origin.entries().items()]
    connection.executemany(f"INSERT INTO {ORIGIN} VALUES (?, ?)", rows)  # noqa: S608
    connection.execute(f"COMMENT ON TABLE {ORIGIN} IS 'Which release this is.'")


def _write(
    connection: duckdb.DuckDBPyConnection, table: ExportTable, held: Sequence[ForeignKey]
) -> None:
    """Make one table, fill it in published order, and comment on it and on its columns."""
    name = quoted(table.name)
    connection.execute(f"CREATE TABLE {name} ({', '.join(_definition(table, held))})")
    connection.register(_ROWS, table.data)
    connection.execute(f"INSERT INTO {name} SELECT * FROM {_ROWS}")  # noqa: S608
    connection.unregister(_ROWS)
    connection.execute(f"COMMENT ON TABLE {name} IS {literal(table.description)}")
    for column in table.columns:
        remarks = [
            f"Refers to {key.table} ({', '.join(key.references)}), a key that DuckDB cannot hold."
            for key in table.foreign_keys
            if key not in held and column.name in key.columns
        ]
        comment = literal(" ".join([column.description, *remarks]))
        connection.execute(f"COMMENT ON COLUMN {name}.{quoted(column.name)} IS {comment}")


def _definition(table: ExportTable, held: Sequence[ForeignKey]) -> list[str]:
    """Give the columns and keys of a table as SQL has them."""
    lines = [
        f"{quoted(column.name)} {_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}"
        for column in table.columns
    ]
    if table.primary_key:
        lines.append(f"PRIMARY KEY ({listed(table.primary_key)})")
    for key in held:
        target = f"{quoted(key.table)} ({listed(key.references)})"
        lines.append(f"FOREIGN KEY ({listed(key.columns)}) REFERENCES {target}")
    return lines


def _check_keys(
    connection: duckdb.DuckDBPyConnection, table: ExportTable, release: Release
) -> None:
    """Refuse rows that refer to none, by the keys that DuckDB holds and by those it does not."""
    for key in table.foreign_keys:
        pairs = zip(key.columns, key.references, strict=True)
        same = " AND ".join(f"here.{quoted(one)} = there.{quoted(other)}" for one, other in pairs)
        given = " AND ".join(f"here.{quoted(column)} IS NOT NULL" for column in key.columns)
        dangling = connection.execute(
            f"SELECT 1 FROM {quoted(table.name)} here ANTI JOIN {quoted(key.table)} there "  # noqa: S608
            f"ON {same} WHERE {given} LIMIT 1"
        ).fetchone()
        if dangling is not None:
            raise ReleaseCorrupt(
                f"table {table.name} of release {release.version} refers to rows of {key.table} "
                "that are not there"
            )
