"""Describing: findings of what a rule found, each with the record that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa

from ceasefire_data.findings import Finding
from ceasefire_data.models.codes import Severity
from ceasefire_data.tabular.spec import KEY_PATTERN, Table
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.engine import Outcome

Where = Callable[[str], tuple[str, int, int]]
"""Gives path, line and column of a record's file by its id; raises KeyError if it has none."""

_SHOWN = 80


def describe(
    outcomes: Iterable[Outcome], tables: Mapping[str, pa.Table], where: Where | None
) -> Iterator[Finding]:
    """Yield the findings of rules that were run.

    Args:
        outcomes: what the rules found.
        tables: all tables by name, to trace a derived key back to its record.
        where: finds the file of a record; without it, findings have none.
    """
    records = _Records(tables)
    for outcome in outcomes:
        for finding in _of_outcome(outcome, records):
            yield finding if where is None else _placed(finding, where)


def _of_outcome(outcome: Outcome, records: _Records) -> Iterator[Finding]:
    rule = outcome.rule
    if outcome.problem is not None:
        reason = f"could not be evaluated: {outcome.problem.removeprefix('Error: ')}"
        yield Finding("", 0, 0, str(Severity.ERROR), rule.name, rule.table, "", reason)
        return
    blank = Finding("", 0, 0, str(rule.severity), rule.name, rule.table, "", rule.reason)
    for row in outcome.rows:
        record_id, cells = records.trace(TABLES[rule.table], row)
        yield replace(blank, record_id=record_id, reason=f"{rule.reason}{_shown(cells)}")
    listed = len(outcome.rows)
    if listed and outcome.count > listed:
        more = f"{rule.reason}: {outcome.count - listed:,} more rows of {outcome.count:,}"
        yield replace(blank, reason=more)
    elif outcome.count > listed:
        yield replace(blank, reason=f"{rule.reason}; {_observed(outcome)}")


def _observed(outcome: Outcome) -> str:
    """Say what was seen of a table as a whole."""
    wanted, seen = outcome.rule.kwargs.get("column_list"), outcome.observed
    if wanted is None:
        return f"here it is {seen}"
    missing = [name for name in wanted if name not in seen]
    unknown = [name for name in seen if name not in wanted]
    parts = [
        f"{word} {', '.join(names)}"
        for word, names in (("missing here:", missing), ("unknown here:", unknown))
        if names
    ]
    return "; ".join(parts) or "here the order is another one"


def _placed(finding: Finding, where: Where) -> Finding:
    try:
        path, line, column = where(finding.record_id)
    except KeyError:
        return finding
    return replace(finding, path=path, line=line, column=column)


def _shown(cells: Mapping[str, Any]) -> str:
    if not cells:
        return ""
    return " (" + ", ".join(f"{name} {_cell(cell)}" for name, cell in cells.items()) + ")"


def _cell(cell: Any) -> str:
    if isinstance(cell, str):
        return repr(cell if len(cell) <= _SHOWN else f"{cell[:_SHOWN]}…")
    return "is empty" if cell is None else str(cell)


def owner(table: Table) -> tuple[str, str | None]:
    """Say where a row of a table names the record that it was made from.

    Returns:
        A column and None if the column holds the id of the record; else a column and the table in
        whose row of that key one has to look further.
    """
    first = table.column(table.primary_key[0])
    if first.pattern != KEY_PATTERN:
        return first.name, None
    for key in table.foreign_keys:
        if key.columns == (first.name,):
            return first.name, key.table
    ids = (column for column in table.columns if column.pattern not in {KEY_PATTERN, None})
    return next(column.name for column in ids if not column.nullable), None


class _Records:
    """Finds the record that a row was made from."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._tables = tables
        self._found: dict[str, dict[str, Any]] = {}

    def trace(self, table: Table, row: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Give the id of a row's record and the row's other cells.

        Where the record cannot be told, because the row's own key is what is wrong, its key
        stands in for the id.
        """
        column, elsewhere = owner(table)
        cells = dict(row)
        if elsewhere is not None:
            found = self._by_key(elsewhere).get(row.get(column))
        elif column in row:
            found = cells.pop(column)
        else:
            found = self._by_key(table.name).get(row.get(table.primary_key[0]))
        if isinstance(found, str):
            return found, cells
        return "/".join(str(row.get(name, "")) for name in table.primary_key), cells

    def _by_key(self, name: str) -> dict[Any, Any]:
        """Map the first key column of a table to the id of the record that a row belongs to."""
        if name not in self._found:
            table, spec = self._tables[name], TABLES[name]
            column, elsewhere = owner(spec)
            found: dict[Any, Any] = {}
            if {spec.primary_key[0], column} <= set(table.column_names):
                values = table[column].to_pylist()
                if elsewhere is not None:
                    further = self._by_key(elsewhere)
                    values = [further.get(value) for value in values]
                found = dict(zip(table[spec.primary_key[0]].to_pylist(), values, strict=True))
            self._found[name] = found
        return self._found[name]
