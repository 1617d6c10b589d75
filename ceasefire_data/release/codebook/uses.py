"""Where codes are used: in which columns, how often, and a record to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from ceasefire_data.release.described import DescribedColumn, DescribedTable
from ceasefire_data.tabular.tables import TABLES

# Columns that hold codes of several lists: the value of another column says of which.
_CHOSEN: dict[tuple[str, str], tuple[str, Mapping[Any, str]]] = {
    (table.name, column.name): (by["column"], by["code_lists"])
    for table in TABLES.values()
    for column in table.columns
    if (by := column.code_list_by) is not None
}

# What is said about codes there is no use of them.
_VOCABULARY = frozenset(["codes", "crosswalk"])


@dataclass(slots=True)
class Uses:
    """How a code list is used in a release.

    Attributes:
        columns: table and column of each place that it is used in, in published order.
        counts: how many cells hold each code, those of the crosswalk aside.
        examples: for each code the id of a record that has it: of the shortest ids the first.
    """

    columns: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)


def uses_of_lists(
    described: Iterable[DescribedTable], tables: Mapping[str, pa.Table]
) -> dict[str, Uses]:
    """Give for each code list that a column holds how it is used."""
    described = tuple(described)
    owners = RecordIds({table.name: table for table in described}, tables)
    found: dict[str, Uses] = {}
    for table in described:
        for column in table.columns:
            for name, pairs in _coded(table, column, tables, owners):
                uses = found.setdefault(name, Uses())
                uses.columns.append((table.name, column.name))
                for code, record_id in () if table.name in _VOCABULARY else pairs:
                    uses.counts[code] += 1
                    _prefer(uses.examples, code, record_id)
    return found


def lists_of_column(table: DescribedTable, column: str) -> tuple[str, ...]:
    """Give the names of the code lists that a column holds codes of, where that is stated."""
    chosen = _CHOSEN.get((table.name, column))
    if chosen is not None:
        return tuple(chosen[1].values())
    return tuple(one.code_list for one in table.columns if one.name == column and one.code_list)


class RecordIds:
    """Finds the record that a row belongs to: by its own column, or along its first key."""

    def __init__(
        self, described: Mapping[str, DescribedTable], tables: Mapping[str, pa.Table]
    ) -> None:
        self._described = described
        self._tables = tables
        self._found: dict[str, tuple[str | None, ...]] = {}

    def of_table(self, name: str) -> tuple[str | None, ...]:
        """Give the id of the record of each row; None where a row belongs to none."""
        if name not in self._found:
            # Keys that lead back to where they began end here.
            self._found[name] = (None,) * self._tables[name].num_rows
            self._found[name] = self._follow(name)
        return self._found[name]

    def _follow(self, name: str) -> tuple[str | None, ...]:
        table = self._tables[name]
        if "record_id" in table.column_names:
            return tuple(table["record_id"].to_pylist())
        for key in self._described[name].foreign_keys:
            # The first key leads to what a row is a part of; a table never leads to itself.
            if len(key.columns) == 1 and key.table != name:
                keys = table[key.columns[0]].to_pylist()
                target = self._tables[key.table][key.references[0]].to_pylist()
                records = dict(zip(target, self.of_table(key.table), strict=True))
                return tuple(records.get(value) for value in keys)
        return self._found[name]


def _coded(
    table: DescribedTable,
    column: DescribedColumn,
    tables: Mapping[str, pa.Table],
    owners: RecordIds,
) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """Yield each list that a column holds, with the codes in it and the records they are of."""
    arrow = tables[table.name]
    selector, names = _CHOSEN.get((table.name, column.name), (None, {}))
    if selector is not None:
        lists = [names.get(choice) for choice in arrow[selector].to_pylist()]
    elif column.code_list is not None:
        lists = [column.code_list] * arrow.num_rows
    else:
        return
    found: dict[str, list[tuple[str, str | None]]] = {name: [] for name in names.values()}
    if column.code_list is not None:
        found[column.code_list] = []  # a column without rows is a use all the same
    for name, code, record_id in zip(
        lists, arrow[column.name].to_pylist(), owners.of_table(table.name), strict=True
    ):
        if name is not None and code is not None:
            found[name].append((code, record_id))
    yield from found.items()


def _prefer(examples: dict[str, str], code: str, record_id: str | None) -> None:
    if record_id is None:
        return
    so_far = examples.get(code)
    if so_far is None or (len(record_id), record_id) < (len(so_far), so_far):
        examples[code] = record_id
