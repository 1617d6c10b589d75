"""What a table specification is made of: columns, keys and how they become an Arrow schema."""

from __future__ import annotations

import builtins
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from ceasefire_data.models.codes import CODE_LISTS, Code
from ceasefire_data.models.fields import ID_PATTERN

_ARROW_TYPES = {
    "string": pa.string(),
    "int32": pa.int32(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "float64": pa.float64(),
}

_LIST_NAMES = {codes: name for name, codes in CODE_LISTS.items()}

KEY_PATTERN = r"^[0-9a-f]{16}$"
"""Form of a derived key: the first 16 hexadecimal digits of a SHA-256 over the natural key."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: snake_case, no keyword of SQL or Python.
        type: string, int32, bool, date32 or float64.
        description: meaning and unit, one or two sentences.
        nullable: whether a cell may be empty.
        codes: the code list that the values come from.
        codes_by: if that depends on the row: the column that says which list, and the list for
            each of its values.
        pattern: regular expression that every value matches.
    """

    name: str
    type: str
    description: str
    nullable: bool = False
    codes: builtins.type[Code] | None = None
    codes_by: tuple[str, Mapping[str, builtins.type[Code]]] | None = None
    pattern: str | None = None

    @property
    def code_list(self) -> str | None:
        """Name of the code list that the values come from, as the table `codes` has it."""
        return None if self.codes is None else _LIST_NAMES[self.codes]

    @property
    def code_list_by(self) -> dict[str, Any] | None:
        """Which column says what list a value is of, and the list for each of its values."""
        if self.codes_by is None:
            return None
        other, lists = self.codes_by
        names = {value: _LIST_NAMES[codes] for value, codes in sorted(lists.items())}
        return {"code_lists": names, "column": other}

    def metadata(self) -> dict[bytes | str, bytes | str]:
        """Give what the Arrow field says beside name and type, in sorted order of the keys."""
        said = {
            "code_list": self.code_list,
            "code_list_by": json.dumps(self.code_list_by) if self.code_list_by else None,
            "description": self.description,
            "pattern": self.pattern,
        }
        return {name: text for name, text in said.items() if text is not None}


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of a table whose values stand in the key of another table, where not null."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One published table.

    Attributes:
        name: snake_case plural noun.
        description: what one row is.
        columns: in published order.
        primary_key: columns that identify a row; rows are sorted by them.
        foreign_keys: references to other tables.
        always_known: whether ``known_by`` shows every row, whatever its day.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    always_known: bool = False

    def column(self, name: str) -> Column:
        """Give the column of that name."""
        return next(column for column in self.columns if column.name == name)

    def arrow_schema(self, schema_version: str) -> pa.Schema:
        """Give the Arrow schema, with descriptions and keys as metadata in sorted order.

        Args:
            schema_version: version of the models and tables, written into the metadata.
        """
        # The order of metadata keys changes the bytes of a Parquet file.
        metadata: dict[bytes | str, bytes | str] = {
            "description": self.description,
            "foreign_keys": json.dumps(
                [
                    {
                        "columns": list(key.columns),
                        "references": list(key.references),
                        "table": key.table,
                    }
                    for key in self.foreign_keys
                ]
            ),
            "primary_key": json.dumps(list(self.primary_key)),
            "schema_version": schema_version,
            "table": self.name,
        }
        fields = [
            pa.field(
                column.name,
                _ARROW_TYPES[column.type],
                nullable=column.nullable,
                metadata=column.metadata(),
            )
            for column in self.columns
        ]
        return pa.schema(fields, metadata=metadata)


def text(name: str, description: str, *, null: bool = False) -> Column:
    """Make a column of free text."""
    return Column(name, "string", description, nullable=null)


def code(name: str, codes: type[Code], description: str, *, null: bool = False) -> Column:
    """Make a column of a closed code list."""
    return Column(name, "string", description, nullable=null, codes=codes)


def code_by(name: str, other: str, lists: Mapping[str, type[Code]], description: str) -> Column:
    """Make a column of codes whose list another column of the row names."""
    return Column(name, "string", description, codes_by=(other, lists))


def ref(name: str, description: str, *, null: bool = False) -> Column:
    """Make a column that holds the id of a record."""
    return Column(name, "string", description, nullable=null, pattern=ID_PATTERN)


def key(name: str, description: str, *, null: bool = False) -> Column:
    """Make a column that holds a derived key."""
    return Column(name, "string", description, nullable=null, pattern=KEY_PATTERN)


def number(name: str, description: str, *, null: bool = False) -> Column:
    """Make a column of whole numbers."""
    return Column(name, "int32", description, nullable=null)


def ratio(name: str, description: str, *, null: bool = False) -> Column:
    """Make a column of figures with decimals; such figures are rounded before they get here."""
    return Column(name, "float64", description, nullable=null)


def flag(name: str, description: str, *, null: bool = False) -> Column:
    """Make a column of yes or no."""
    return Column(name, "bool", description, nullable=null)


def day(name: str, description: str, *, null: bool = True) -> Column:
    """Make a column of days."""
    return Column(name, "date32", description, nullable=null)


def link(column: str, table: str, reference: str | None = None) -> ForeignKey:
    """Make a foreign key of one column to the one-column key of another table."""
    return ForeignKey((column,), table, (reference or f"{table[:-1]}_id",))
