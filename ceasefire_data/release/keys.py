"""Check the keys of tables as the metadata of their schemas states them, with Arrow alone.

Every table states ``primary_key`` (a JSON list of columns) and ``foreign_keys`` (a JSON list of
``{"columns", "table", "references"}``), so that a release can be checked without this package's
table specification, by whichever version of it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_SHOWN = 80
_UNFIT = (KeyError, TypeError, ValueError, pa.ArrowException)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values, where all are given, are there in columns of another table."""

    columns: list[str]
    table: str
    references: list[str]


def check_keys(
    name: str,
    table: pa.Table,
    tables: Mapping[str, pa.Table],
    faulty: Collection[str] = (),
) -> Iterator[str]:
    """Yield one line for each key of a table that does not hold.

    A primary key is there once; two gaps count as the same value. A foreign key with a gap in it
    refers to nothing, as in SQL. A column that is not nullable has no gaps.

    Args:
        name: the table's name.
        table: the table.
        tables: all tables of the release by name.
        faulty: names of tables that are known not to be as they were; keys to them are not checked.
    """
    for field, column in zip(table.schema, table.columns, strict=True):
        if not field.nullable and column.null_count:
            yield f"{name}.parquet: column {field.name} has gaps and must have none"
    try:
        primary, foreign = stated_keys(table)
        yield from _primary(name, table, primary)
    except _UNFIT as error:
        yield f"{name}.parquet: its metadata states no keys that can be checked: {error!r}"
        return
    for key in foreign:
        if key.table not in faulty:
            try:
                yield from _foreign(name, table, key, tables)
            except _UNFIT as error:
                yield f"{name}.parquet: no key to {key.table}.parquet: {error!r}"


def stated_keys(table: pa.Table) -> tuple[list[str], list[ForeignKey]]:
    """Return primary and foreign keys of a table as the metadata of its schema states them.

    Raises:
        KeyError: it states none.
        TypeError: it states them in another form.
        ValueError: what it states is not JSON.
    """
    metadata: Mapping[bytes, bytes] = table.schema.metadata or {}
    primary = [str(column) for column in json.loads(metadata[b"primary_key"])]
    foreign = [
        ForeignKey(list(key["columns"]), str(key["table"]), list(key["references"]))
        for key in json.loads(metadata[b"foreign_keys"])
    ]
    return primary, foreign


def _primary(name: str, table: pa.Table, columns: list[str]) -> Iterator[str]:
    if not columns:
        yield f"{name}.parquet: states no primary key"
        return
    counts = table.group_by(columns).aggregate([([], "count_all")])
    twice = counts.filter(pc.field("count_all") > 1)
    if twice.num_rows:
        twice = twice.sort_by([(column, "ascending") for column in columns])
        yield (
            f"{name}.parquet: primary key {_first(twice.select(columns))} is there "
            f"{twice['count_all'][0]} times{_more(twice.num_rows)}"
        )


def _foreign(
    name: str, table: pa.Table, key: ForeignKey, tables: Mapping[str, pa.Table]
) -> Iterator[str]:
    if key.table not in tables:
        yield f"{name}.parquet: refers to table {key.table}, which is not there"
        return
    used = table.select(key.columns).drop_null().group_by(key.columns).aggregate([])
    known = tables[key.table].select(key.references)
    dangling = used.join(known, keys=key.columns, right_keys=key.references, join_type="left anti")
    if dangling.num_rows:
        dangling = dangling.sort_by([(column, "ascending") for column in key.columns])
        yield (
            f"{name}.parquet: {_first(dangling)} is not in {key.table}.parquet"
            f"{_more(dangling.num_rows)}"
        )


def _first(table: pa.Table) -> str:
    """Show the values of the first row."""
    values: dict[str, Any] = table.slice(0, 1).to_pylist()[0]
    shown = {column: str(value) for column, value in values.items()}
    return ", ".join(
        f"{column} {text if len(text) <= _SHOWN else text[:_SHOWN] + '...'}"
        for column, text in shown.items()
    )


def _more(count: int) -> str:
    return f" (and {count - 1} more)" if count > 1 else ""
