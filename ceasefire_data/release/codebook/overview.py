"""The map of a release: which table belongs to which, and what else they refer to."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_data.release.codebook.headings import table_heading
from ceasefire_data.release.described import DescribedTable
from ceasefire_data.release.markdown import code, link

_INTRODUCTION = """\
A table is listed under the one whose rows its own rows are part of, with the columns that join the
two; where a column has another name above, that name follows. After it stands what else the table
refers to, and an arrow leads to the primary key of a table: `holder_id` → actors joins
`actors.actor_id`. Columns with `+` between them are one key. Every reference finds its row, so an
inner join loses no rows but those whose own cell is empty."""


def map_section(described: Iterable[DescribedTable]) -> list[str]:
    """Return the tables as a nested list, made from their foreign keys."""
    described = tuple(described)
    parts: dict[str | None, list[DescribedTable]] = {}
    for table in described:
        parts.setdefault(_whole(table), []).append(table)
    lines = [_INTRODUCTION, ""]
    shown: set[str] = set()
    lines += _branch(parts, None, 0, shown)
    for table in described:
        if table.name not in shown:  # tables that are parts of each other hang in no other branch
            lines += _entry(table, 0)
            shown.add(table.name)
    return lines


def _whole(table: DescribedTable) -> str | None:
    """Give the table that this one's rows are parts of; none for a table that stands alone."""
    return next((key.table for key in table.foreign_keys if key.table != table.name), None)


def _branch(
    parts: dict[str | None, list[DescribedTable]], root: str | None, depth: int, shown: set[str]
) -> list[str]:
    lines: list[str] = []
    for table in parts.get(root, []):
        shown.add(table.name)
        lines += _entry(table, depth)
        lines += _branch(parts, table.name, depth + 1, shown)
    return lines


def _entry(table: DescribedTable, depth: int) -> list[str]:
    """Return the line of a table: its key into the table above, then its other references."""
    whole = _whole(table)
    joined, others = "", dict[str, list[str]]()
    for key in table.foreign_keys:
        columns = " + ".join(code(name) for name in key.columns)
        if key.table == whole and not joined:
            joined = f" by {columns}"
            if key.columns != key.references:
                joined += f" → {' + '.join(code(name) for name in key.references)}"
        else:
            others.setdefault(key.table, []).append(columns)
    rest = "".join(f"; {', '.join(columns)} → {target}" for target, columns in others.items())
    return [f"{'  ' * depth}- {link(table.name, table_heading(table.name))}{joined}{rest}"]
