"""Tables: what a program that reads them finds changed.

Tables are written by us and read by others, so they are judged from the reader's side: a column
that is added harms nobody who asks for columns by name; one that changes its type, its key or
whether cells may be empty breaks what was written for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ceasefire_data.compatibility.difference import Difference, Level
from ceasefire_data.compatibility.values import compare_exact

Table = Mapping[str, Any]
_VALUES = {
    "code_list": "code list",
    "code_list_by": "code lists by another column",
    "pattern": "pattern",
}


def compare_tables(old: Sequence[Table], new: Sequence[Table]) -> list[Difference]:
    """Compare two table specifications, each in the form of ``tables.json``.

    Code lists and patterns of columns are compared only if the old specification names any: the
    files of the first releases do not.
    """
    before = {table["name"]: table for table in old}
    after = {table["name"]: table for table in new}
    values = any(
        "code_list" in column or "pattern" in column for table in old for column in table["columns"]
    )
    found = [
        Difference(Level.MAJOR, f"table {name}", "removed") for name in before if name not in after
    ]
    for name, table in after.items():
        where = f"table {name}"
        if name in before:
            found += [
                Difference(level, f"{where}{place}", what)
                for place, level, what in _compare(before[name], table, values=values)
            ]
        else:
            found.append(Difference(Level.MINOR, where, "added"))
    return found


def _compare(old: Table, new: Table, *, values: bool) -> Iterator[tuple[str, Level, str]]:
    if old["description"] != new["description"]:
        yield "", Level.PATCH, "description reworded"
    before = {column["name"]: column for column in old["columns"]}
    after = {column["name"]: column for column in new["columns"]}
    for name in before:
        if name not in after:
            yield f".{name}", Level.MAJOR, "removed"
    for name, column in after.items():
        if name not in before:
            yield f".{name}", Level.MINOR, "added"
            continue
        for level, what in _compare_columns(before[name], column, values=values):
            yield f".{name}", level, what
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield "", Level.MINOR, "columns in another order"
    if old["primary_key"] != new["primary_key"]:
        keys = f"{_names(old['primary_key'])} to {_names(new['primary_key'])}"
        yield "", Level.MAJOR, f"primary key changed from {keys}: other rows are the same row"
    old_links, new_links = _links(old), _links(new)
    for link in old_links:
        if link not in new_links:
            yield "", Level.MAJOR, f"foreign key {link} removed: it may no longer join"
    for link in new_links:
        if link not in old_links:
            yield "", Level.MINOR, f"foreign key {link} added"


def _compare_columns(
    old: Mapping[str, Any], new: Mapping[str, Any], *, values: bool
) -> Iterator[tuple[Level, str]]:
    if old["type"] != new["type"]:
        yield Level.MAJOR, f"type changed from {old['type']} to {new['type']}"
    if old["nullable"] != new["nullable"]:
        yield Level.MAJOR, "cells may be empty" if new["nullable"] else "cells are never empty"
    if old["description"] != new["description"]:
        yield Level.PATCH, "description reworded"
    if values:
        for key, noun in _VALUES.items():
            yield from compare_exact(noun, old.get(key), new.get(key))


def _links(table: Table) -> list[str]:
    return [
        f"{_names(key['columns'])} to {key['table']} {_names(key['references'])}"
        for key in table["foreign_keys"]
    ]


def _names(names: Sequence[str]) -> str:
    return f"({', '.join(names)})"
