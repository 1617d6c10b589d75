"""The table specification as data: what every published table holds, for whoever has no Python.

JSON Schema describes records, not tables. This says of each table what one row is, of each column
its type, whether a cell may be empty and which values it takes, and how the tables join.
"""

from __future__ import annotations

from typing import Any

from ceasefire_data.tabular.spec import Column, Table
from ceasefire_data.tabular.tables import TABLES


def tables_document(version: str) -> dict[str, Any]:
    """Give the whole table specification as plain data.

    Args:
        version: the schema version.

    Returns:
        ``schema_version`` and ``tables``, in the order in which people read about them.
    """
    return {
        "schema_version": version,
        "tables": [plain_table(table) for table in TABLES.values()],
    }


def plain_table(table: Table) -> dict[str, Any]:
    """Give one table as plain data."""
    return {
        "name": table.name,
        "description": table.description,
        "columns": [_plain_column(column) for column in table.columns],
        "primary_key": list(table.primary_key),
        "foreign_keys": [
            {"columns": list(key.columns), "table": key.table, "references": list(key.references)}
            for key in table.foreign_keys
        ],
    }


def _plain_column(column: Column) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "nullable": column.nullable,
        "description": column.description,
    }
    if column.code_list is not None:
        plain["code_list"] = column.code_list
    if column.code_list_by is not None:
        plain["code_list_by"] = column.code_list_by
    if column.pattern is not None:
        plain["pattern"] = column.pattern
    return plain
