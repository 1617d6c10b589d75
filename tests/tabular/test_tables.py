"""The table specification: names that every tool takes, keys that lead somewhere, words for all."""

from __future__ import annotations

import json
import keyword
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from ceasefire_data.models import SCHEMA_VERSION
from ceasefire_data.models.codes import CODE_LISTS
from ceasefire_data.tabular.spec import Table
from ceasefire_data.tabular.tables import OF_THE_RELEASE, TABLES

each_table = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
NAMES = sorted({*TABLES} | {c.name for table in TABLES.values() for c in table.columns})


@pytest.mark.parametrize("name", NAMES)
def test_names_are_snake_case_and_no_keyword_of_python(name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)
    assert not keyword.iskeyword(name)
    assert not keyword.issoftkeyword(name)


def database(kind: str) -> Callable[[str], Any]:
    return duckdb.connect().execute if kind == "duckdb" else sqlite3.connect(":memory:").execute


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
@each_table
def test_names_need_no_quotes_in_sql(table: Table, kind: str) -> None:
    execute = database(kind)
    names = [column.name for column in table.columns]
    execute(f"create table {table.name} ({', '.join(f'{name} integer' for name in names)})")
    execute(f"select {', '.join(names)} from {table.name}")
    for name in names:
        execute(
            f"select {name}, {table.name}.{name} as {name}, 1 {name} from {table.name} "
            f"where {name} is not null group by {name} having max({name}) > 0 order by {name}"
        )
        execute(f"with {name} as (select 1) select * from {name}")
    execute(
        f"select * from {table.name} {table.name} join {table.name} as other using ({names[0]})"
    )
    execute(f"update {table.name} set {names[0]} = 1")


@each_table
def test_a_table_says_what_everything_in_it_means(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    for text in (table.description, *(column.description for column in table.columns)):
        assert text.endswith(".")
        assert text == " ".join(text.split())


@each_table
def test_keys_are_there_and_never_null(table: Table) -> None:
    assert table.primary_key
    for name in table.primary_key:
        assert not table.column(name).nullable
        assert table.column(name).type in {"string", "int32"}
    assert table.name in OF_THE_RELEASE or not table.column("known_from").nullable


@each_table
def test_foreign_keys_lead_to_the_primary_key_of_a_table_and_have_its_type(table: Table) -> None:
    for key in table.foreign_keys:
        target = TABLES[key.table]
        assert key.references == target.primary_key
        for own, other in zip(key.columns, key.references, strict=True):
            assert table.column(own).type == target.column(other).type
            assert table.column(own).pattern == target.column(other).pattern
    columns = [key.columns for key in table.foreign_keys]
    assert len(set(columns)) == len(columns)


@each_table
def test_every_id_leads_somewhere(table: Table) -> None:
    """A column with the form of an id or key is the table's own key or a foreign key."""
    linked = {name for key in table.foreign_keys for name in key.columns}
    for column in table.columns:
        if column.name.endswith("_id") and column.name not in {"part_id"}:
            assert column.pattern is not None, column.name
            assert column.name in linked or table.primary_key == (column.name,), column.name


def test_a_column_of_one_name_has_one_type_everywhere() -> None:
    found: dict[str, set[Any]] = defaultdict(set)
    for table in TABLES.values():
        for column in table.columns:
            found[column.name].add(column.type)
    assert {name: types for name, types in found.items() if len(types) > 1} == {}


def test_code_columns_of_one_name_share_a_list_with_few_exceptions() -> None:
    found: dict[str, set[Any]] = defaultdict(set)
    for table in TABLES.values():
        for column in table.columns:
            found[column.name].add(column.codes)
    # Each is about another thing in each of its tables; none can be joined on.
    exceptions = {
        "kind",
        "scheme",
        "status",
        "role",
        "relation",
        "function",
        "presence",
        "language",
    }
    assert {name for name, lists in found.items() if len(lists) > 1} <= exceptions


@each_table
def test_the_arrow_schema_carries_all_of_it(table: Table) -> None:
    schema = table.arrow_schema(SCHEMA_VERSION)
    assert schema.names == [column.name for column in table.columns]
    types = {"string", "int32", "bool", "date32[day]", "double"}
    assert {str(field.type) for field in schema} <= types
    for field, column in zip(schema, table.columns, strict=True):
        assert field.nullable == column.nullable
        said = {key.decode(): text.decode() for key, text in field.metadata.items()}
        assert list(field.metadata) == sorted(field.metadata), "the order changes bytes"
        assert said.pop("description") == column.description
        assert said.pop("pattern", None) == column.pattern
        assert said.pop("code_list", None) == column.code_list
        assert json.loads(said.pop("code_list_by", "null")) == column.code_list_by
        assert said == {}
        assert column.codes is CODE_LISTS.get(str(column.code_list))
    metadata = schema.metadata
    assert list(metadata) == sorted(metadata), "the order changes bytes"
    assert json.loads(metadata[b"primary_key"]) == list(table.primary_key)
    assert metadata[b"table"] == table.name.encode()
    assert metadata[b"schema_version"] == SCHEMA_VERSION.encode()
    assert [key["table"] for key in json.loads(metadata[b"foreign_keys"])] == [
        key.table for key in table.foreign_keys
    ]
