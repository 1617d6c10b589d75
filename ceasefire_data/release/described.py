"""Tables as they describe themselves: what every text about a release is made from.

Each table carries in the metadata of its Arrow schema what the table specification says of it:
what a row is, what a column means, keys, code lists and patterns. The codes themselves stand in
the table `codes` of the same release. So the descriptors and the codebook follow from the released
files alone, whichever version of this package reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from ceasefire_data.errors import ReleaseRefused
from ceasefire_data.models.codes import CoverageDepth
from ceasefire_data.models.fields import readable_title
from ceasefire_data.release.keys import ForeignKey, stated_keys
from ceasefire_data.tabular.tables import TABLES

_CODES = "codes"


@dataclass(frozen=True, slots=True)
class DescribedCode:
    """A code of a closed list.

    Attributes:
        code: the code, as cells hold it.
        title: the code for people.
        definition: what it means.
    """

    code: str
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """A column of a released table.

    Attributes:
        name: its name.
        type: its Arrow type.
        nullable: whether a cell may be empty.
        title: its name for people.
        description: meaning and unit.
        code_list: name of the closed list that its values come from.
        pattern: regular expression that every value matches, from ``^`` to ``$``.
    """

    name: str
    type: pa.DataType
    nullable: bool
    title: str
    description: str
    code_list: str | None
    pattern: str | None


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """A released table.

    Attributes:
        name: its name.
        title: its name for people.
        description: what one row is.
        rows: number of rows.
        columns: in published order.
        primary_key: columns that identify a row.
        foreign_keys: references to tables of the same release.
    """

    name: str
    title: str
    description: str
    rows: int
    columns: tuple[DescribedColumn, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]


def describe(tables: Mapping[str, pa.Table]) -> tuple[DescribedTable, ...]:
    """Describe the tables of a release, in the order in which people read about them.

    Tables that this version of the table specification does not know come last, by name.

    Args:
        tables: all tables of the release by name.

    Raises:
        ReleaseRefused: a table does not describe itself.
    """
    order = {name: place for place, name in enumerate(TABLES)}
    names = sorted(tables, key=lambda name: (order.get(name, len(order)), name))
    return tuple(_table(name, tables[name]) for name in names)


def code_lists(tables: Mapping[str, pa.Table]) -> dict[str, tuple[DescribedCode, ...]]:
    """Give the closed lists of a release by name, each in its published order.

    Args:
        tables: all tables of the release by name; without a table `codes` there are no lists.
    """
    if _CODES not in tables:
        return {}
    found: dict[str, list[tuple[int, DescribedCode]]] = {}
    for row in tables[_CODES].to_pylist():
        code = DescribedCode(row["code"], row["title"], row["definition"])
        found.setdefault(row["code_list"], []).append((row["position"], code))
    return {
        name: tuple(code for _, code in sorted(found[name], key=lambda one: one[0]))
        for name in sorted(found)
    }


def searched_months(tables: Mapping[str, pa.Table]) -> str:
    """Say which months were searched, by the table `coverage`; nothing where none is said to be.

    Args:
        tables: all tables of the release by name.
    """
    rows = tables["coverage"].to_pylist() if "coverage" in tables else []
    looked = {str(CoverageDepth.PARTIAL), str(CoverageDepth.THOROUGH)}
    months = sorted(row["year_month"] for row in rows if row["depth"] in looked)
    if not months:
        return ""
    (first_year, first), (last_year, last) = (map(int, months[n].split("-")) for n in (0, -1))
    gaps = len(months) <= 12 * (last_year - first_year) + last - first
    span = months[0] if len(months) == 1 else f"{months[0]} to {months[-1]}"
    return f"{len(months)} months from {span}" if gaps else span


def _table(name: str, table: pa.Table) -> DescribedTable:
    try:
        primary, foreign = stated_keys(table)
        description = (table.schema.metadata or {})[b"description"].decode()
        columns = tuple(_column(field) for field in table.schema)
    except (KeyError, TypeError, ValueError) as error:
        raise ReleaseRefused(
            f"table {name}: its metadata does not say what it and its columns are and what its "
            f"keys are: {error!r}"
        ) from error
    return DescribedTable(
        name=name,
        title=readable_title(name, None),
        description=description,
        rows=table.num_rows,
        columns=columns,
        primary_key=tuple(primary),
        foreign_keys=tuple(foreign),
    )


def _column(field: pa.Field[pa.DataType]) -> DescribedColumn:
    said = {key.decode(): text.decode() for key, text in (field.metadata or {}).items()}
    return DescribedColumn(
        name=field.name,
        type=field.type,
        nullable=field.nullable,
        title=readable_title(field.name, None),
        description=said["description"],
        code_list=said.get("code_list"),
        pattern=said.get("pattern"),
    )
