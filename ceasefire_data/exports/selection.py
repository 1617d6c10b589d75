"""What is exported: tables of one release, with what their Parquet metadata says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import ReleaseCorrupt, UsageError
from ceasefire_data.reading import load

_TYPES = {pa.string(), pa.int32(), pa.bool_(), pa.date32(), pa.float64()}


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values, where not null, stand in the key of another table."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an exported table.

    Attributes:
        name: its name.
        type: string, int32, bool, date32 or float64, as Arrow type.
        nullable: whether a cell may be empty.
        description: meaning and unit.
    """

    name: str
    type: pa.DataType
    nullable: bool
    description: str


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table of an export.

    Attributes:
        name: its name.
        description: what one row is.
        columns: in published order.
        primary_key: columns that identify a row; rows are sorted by them.
        foreign_keys: references to tables of the same export.
        data: the rows.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    data: pa.Table

    def values(self) -> list[list[Any]]:
        """Give the cells of each column as Python values, None where there is none."""
        return [column.to_pylist() for column in self.data.columns]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Give the rows as Python values, None where there is none."""
        return zip(*self.values(), strict=True)

    def where(self, row: int) -> str:
        """Name a row in a message, by its key."""
        keys = [f"{name} {self.data[name][row].as_py()!r}" for name in self.primary_key]
        return f"table {self.name}, row {', '.join(keys) or row + 1}"


@dataclass(frozen=True, slots=True)
class Origin:
    """What an export says of where it comes from.

    Attributes:
        title: the data set's title.
        version: version of the release.
        day: day of the release.
        schema_version: version of the models and tables.
        licence: SPDX id of the data's licence.
    """

    title: str
    version: str
    day: date
    schema_version: str
    licence: str

    def lines(self) -> list[str]:
        """Give the origin in lines for people."""
        return [
            self.title,
            f"Release {self.version} of {self.day.isoformat()}, schema {self.schema_version}.",
            f"Licence: {self.licence}.",
        ]


def read_origin(release: Release) -> Origin:
    """Read what a release says of itself.

    Raises:
        ReleaseCorrupt: its manifest is missing or wrong.
    """
    _, manifest = open_release(release)
    return Origin(
        title=manifest.title,
        version=manifest.version,
        day=manifest.day,
        schema_version=manifest.schema_version,
        licence=manifest.licence,
    )


def select(release: Release, names: Sequence[str] | None) -> list[ExportTable]:
    """Load tables of a release, sorted by name; foreign keys that lead out of them are left out.

    Args:
        release: the release.
        names: the tables; none for all.

    Raises:
        UnknownTable: there is no such table.
        ReleaseCorrupt: a file is not what the release recorded.
        UsageError: a column has a type that this version of the package does not know.
    """
    wanted = sorted(release.tables if names is None else names)
    return [_read(name, release, wanted) for name in wanted]


def require_no_empty_text(tables: Sequence[ExportTable], format_: str) -> None:
    """Refuse texts of length 0 for a format that cannot tell them from no value.

    Raises:
        UsageError: there is one; the message names table, row and column.
    """
    for table in tables:
        for column, cells in zip(table.columns, table.data.columns, strict=True):
            if pa.types.is_string(column.type):
                empty: Any = pc.index(cells, pa.scalar(""))
                if empty.as_py() >= 0:
                    raise UsageError(
                        f"{table.where(empty.as_py())}: {column.name} is an empty text, which "
                        f"{format_} cannot tell from a missing one; export jsonl or sqlite"
                    )


def _read(name: str, release: Release, kept: Sequence[str]) -> ExportTable:
    data = load(name, release)
    try:
        metadata = data.schema.metadata
        keys = [
            ForeignKey(tuple(key["columns"]), key["table"], tuple(key["references"]))
            for key in json.loads(metadata[b"foreign_keys"])
        ]
        table = ExportTable(
            name=name,
            description=metadata[b"description"].decode(),
            columns=tuple(_column(field) for field in data.schema),
            primary_key=tuple(json.loads(metadata[b"primary_key"])),
            foreign_keys=tuple(key for key in keys if key.table in kept),
            data=data,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReleaseCorrupt(
            f"table {name} of release {release.version} has no sound description of its keys and "
            "columns in its Parquet metadata"
        ) from error
    for column in table.columns:
        if column.type not in _TYPES:
            raise UsageError(
                f"column {name}.{column.name} of release {release.version} is of type "
                f"{column.type}, which this version of the package cannot export: pip install "
                "--upgrade ceasefire-data"
            )
    return table


def _column(field: pa.Field[Any]) -> Column:
    description = (field.metadata or {})[b"description"].decode()
    return Column(field.name, field.type, field.nullable, description)
