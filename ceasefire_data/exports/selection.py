"""What is exported: tables of one release, with what their Parquet metadata says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import ReleaseCorrupt, UsageError
from ceasefire_data.reading import load

STANDING = "The tables hold what stands; the table records has withdrawn and merged records too."
"""What is to be said of every export of tables."""

_CODES = "codes"
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
        pattern: regular expression that every value matches as a whole, without anchors, or none.
        codes: the closed list that values come from, or none; none too in a release that has no
            table of its codes.
    """

    name: str
    type: pa.DataType
    nullable: bool
    description: str
    pattern: str | None = None
    codes: tuple[str, ...] | None = None


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
        dataset: short name of the data set.
        title: the data set's title.
        version: version of the release.
        day: day of the release.
        schema_version: version of the models and tables.
        licence: the data's licence, as the data set names it.
    """

    dataset: str
    title: str
    version: str
    day: date
    schema_version: str
    licence: str

    def entries(self) -> dict[str, str]:
        """Give the origin as texts by name, for a table of them."""
        return {
            "title": self.title,
            "version": self.version,
            "day": self.day.isoformat(),
            "schema_version": self.schema_version,
            "licence": self.licence,
        }

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
        dataset=manifest.dataset,
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
    codes = _code_lists(release)
    return [_read(name, release, wanted, codes) for name in wanted]


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


def _code_lists(release: Release) -> dict[str, tuple[str, ...]]:
    """Give the codes of every closed list in their order; none of a release before schema 1.1."""
    if _CODES not in release.tables:
        return {}
    lists: dict[str, list[str]] = {}
    columns = ["code_list", "position", "code"]
    rows = load(_CODES, release, columns=columns).sort_by([(name, "ascending") for name in columns])
    for row in rows.to_pylist():
        lists.setdefault(row["code_list"], []).append(row["code"])
    return {name: tuple(codes) for name, codes in lists.items()}


def _read(
    name: str, release: Release, kept: Sequence[str], codes: Mapping[str, tuple[str, ...]]
) -> ExportTable:
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
            columns=tuple(_column(field, codes) for field in data.schema),
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


def _column(field: pa.Field[Any], codes: Mapping[str, tuple[str, ...]]) -> Column:
    said = {name.decode(): text.decode() for name, text in (field.metadata or {}).items()}
    pattern = said.get("pattern")
    return Column(
        name=field.name,
        type=field.type,
        nullable=field.nullable,
        description=said["description"],
        pattern=pattern and pattern.removeprefix("^").removesuffix("$"),
        codes=codes.get(said.get("code_list", "")),
    )
