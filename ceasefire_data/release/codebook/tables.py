"""The tables of a release: every column with its meaning and a value that it really holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ceasefire_data.release.codebook.headings import list_heading, table_heading
from ceasefire_data.release.codebook.uses import lists_of_column
from ceasefire_data.release.described import DescribedColumn, DescribedTable, code_lists
from ceasefire_data.release.markdown import code, link, one_line, prose, table

_LONGEST_EXAMPLE = 60
_EMPTY = "-"


def table_section(described: Iterable[DescribedTable], tables: Mapping[str, pa.Table]) -> list[str]:
    """Return an index of the tables and one part for each."""
    described = tuple(described)
    lines = [
        "Examples in one table are of one row where it has a value, the fullest of the table, and "
        "otherwise of the first row that has one; long values are cut. `-`: no row of this release "
        "has a value.",
        "",
        *table(
            ["table", "rows", "what it holds"],
            (
                [link(one.name, table_heading(one.name)), f"{one.rows:,}", prose(one.description)]
                for one in described
            ),
            "lrl",
        ),
    ]
    lists = code_lists(tables).keys()
    for one in described:
        lines += ["", f"### {table_heading(one.name)}", "", *_part(one, tables[one.name], lists)]
    return lines


def _part(described: DescribedTable, arrow: pa.Table, lists: Iterable[str]) -> list[str]:
    """Return the part of one table: what a row is, its keys, its columns."""
    known = set(lists)
    examples = example_cells(arrow)
    keys = ", ".join(code(name) for name in described.primary_key)
    facts = [f"File: {code(f'{described.name}.parquet')}, {described.rows:,} rows"]
    facts.append(f"Primary key: {keys}")
    facts += [
        f"Foreign key: {_key(key.columns, key.table, key.references)}"
        for key in described.foreign_keys
    ]
    return [
        prose(described.description),
        "",
        *(f"- {fact}" for fact in facts),
        "",
        *table(
            ["column", "type", "may be empty", "meaning", "example"],
            (
                [
                    code(column.name),
                    str(column.type).partition("[")[0],
                    "yes" if column.nullable else "no",
                    _meaning(described, column, known),
                    examples[column.name],
                ]
                for column in described.columns
            ),
        ),
    ]


def _key(columns: Iterable[str], target: str, references: Iterable[str]) -> str:
    ours, theirs = (", ".join(code(name) for name in names) for names in (columns, references))
    return f"{ours} → {link(target, table_heading(target))}.{theirs}"


def _meaning(described: DescribedTable, column: DescribedColumn, lists: set[str]) -> str:
    meaning = prose(column.description)
    names = [name for name in lists_of_column(described, column.name) if name in lists]
    if not names:
        return meaning
    linked = " or ".join(link(name, list_heading(name)) for name in names)
    return f"{meaning} Codes: {linked}"


def example_cells(arrow: pa.Table) -> dict[str, str]:
    """Give for each column a value of the table, as Markdown.

    The values are those of the fullest row, of several the first; where it has none, that of the
    first row that has one.
    """
    fullest = _fullest_row(arrow)
    cells = {}
    for name in arrow.column_names:
        column = arrow[name]
        row = fullest
        if row is not None and not column[row].is_valid:
            first = pc.index(column.is_valid(), pa.scalar(True)).as_py()
            row = None if first < 0 else first
        cells[name] = _EMPTY if row is None else code(_shown(column[row].as_py()))
    return cells


def _fullest_row(arrow: pa.Table) -> int | None:
    if not arrow.num_rows:
        return None
    filled: Any = pa.array([0] * arrow.num_rows, pa.int32())
    for column in arrow.columns:
        filled = pc.add(filled, column.is_valid().cast(pa.int32()))
    return int(pc.index(filled, pc.max(filled)).as_py())


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return one_line(str(value), _LONGEST_EXAMPLE)
