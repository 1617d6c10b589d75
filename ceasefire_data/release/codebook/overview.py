"""The map of a release: which table belongs to which, and what else they refer to."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire_data.release.codebook.headings import table_heading
from ceasefire_data.release.described import DescribedTable
from ceasefire_data.release.markdown import code, link

_INTRODUCTION = """\
A table is listed under the one that its first foreign key leads to: that is what its rows are part
of. After it stand the key columns to join by, and then its other references. Columns have one name
wherever they mean the same, so most joins are `USING (statement_id)` and the like; where the other
side has another name, it follows the arrow. A reference of several columns is joined by all of
them. Every reference finds its row: a join loses nothing but rows whose own cell is empty."""


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
    by, also = "", []
    for key in table.foreign_keys:
        ours = ", ".join(code(name) for name in key.columns)
        same = key.columns == key.references
        theirs = "" if same else f".{', '.join(code(name) for name in key.references)}"
        if not by and key.table == whole:
            by = f" by {ours}" + ("" if same else f" → {theirs.removeprefix('.')}")
        else:
            also.append(f"{ours} → {key.table}{theirs}")
    rest = f"; {', '.join(also)}" if also else ""
    return [f"{'  ' * depth}- {link(table.name, table_heading(table.name))}{by}{rest}"]
