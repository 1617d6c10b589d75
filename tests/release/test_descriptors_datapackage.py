"""``datapackage.json``: all that the tables say of themselves, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.release.described import code_lists, describe
from ceasefire_data.release.descriptors.datapackage import datapackage_json
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.reference import vocabulary_tables
from ceasefire_data.tabular.tables import TABLES
from tests.datasets import base, info_tables
from tests.release import samples
from tests.release.drawn_tables import PATTERN, Drawn, few, releases

TYPES = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "bool": "boolean",
    "date32": "date",
    "float64": "number",
}


def package(drawn: Drawn) -> Any:
    """Return the data package of a drawn release."""
    tables = drawn.tables()
    described, codes = describe(tables), code_lists(tables)
    return json.loads(datapackage_json(drawn.identity, described, codes, drawn.entries()))


@few
@given(releases())
def test_every_table_column_and_key_is_there_as_it_says_of_itself(drawn: Drawn) -> None:
    resources = {resource["name"]: resource for resource in package(drawn)["resources"]}
    assert resources.keys() == drawn.tables().keys()
    for table in drawn.plain:
        resource = resources[table["name"]]
        assert resource["path"] == f"{table['name']}.parquet"
        assert resource["description"] == table["description"]
        assert resource["schema"]["primaryKey"] == table["key"]
        assert resource["schema"].get("foreignKeys", []) == [
            {
                "fields": link["columns"],
                # A table that refers to itself is not named.
                "reference": {
                    **({"resource": link["table"]} if link["table"] != table["name"] else {}),
                    "fields": link["references"],
                },
            }
            for link in table["links"]
        ]
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [one["name"] for one in table["columns"]]
        for field, column in zip(fields, table["columns"], strict=True):
            assert field["type"] == TYPES[column["type"]]
            assert field["description"] == column["description"]
            assert field["title"]
            constraints = field.get("constraints", {})
            assert constraints.get("required", False) is not column["null"]
            assert constraints.get("unique", False) is (table["key"] == [column["name"]])
            assert constraints.get("enum") == drawn.codes.get(column["code_list"])
            assert constraints.get("pattern") == (column["pattern"] and PATTERN[1:-1])
            numeric_gap = column["null"] and field["type"] in ("integer", "number")
            assert field.get("missingValues") == (["nan"] if numeric_gap else None)


@few
@given(releases())
def test_it_says_what_the_release_says_of_itself(drawn: Drawn) -> None:
    found, identity = package(drawn), drawn.identity
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (found["title"], found["version"]) == (identity.title, identity.version)
    assert found["description"] == (identity.description or identity.title)
    assert found["created"] == f"{identity.day}T00:00:00Z"
    assert found.get("homepage") == identity.homepage
    assert found["contributors"] == [
        {"title": f"{identity.dataset} contributors", "roles": ["creator"]}
    ]
    assert len(set(found["keywords"])) == len(found["keywords"])
    assert {name for name, _ in identity.processes} <= set(found["keywords"])
    (licence,) = found["licenses"]
    if identity.licence in ("CC-BY-4.0", "ODbL-1.0", "MIT"):
        path = f"https://spdx.org/licenses/{identity.licence}.html"
        assert licence == {"name": identity.licence, "path": path}
    else:
        assert licence == {"name": "other", "title": identity.licence}


@few
@given(releases())
def test_no_parquet_has_a_size_or_a_hash(drawn: Drawn) -> None:
    """Programs refuse them for Parquet; they stand in SHA256SUMS, for every file."""
    for resource in package(drawn)["resources"]:
        assert resource["mediatype"] == "application/vnd.apache.parquet"
        assert {"bytes", "hash"}.isdisjoint(resource)


@few
@given(releases(), st.data())
def test_a_column_that_is_missing_shows(drawn: Drawn, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(drawn.plain))
    whole = package(drawn)
    gone = table["columns"].pop()
    table["key"] = [name for name in table["key"] if name != gone["name"]]
    table["links"] = []
    assert package(drawn) != whole


def test_our_tables_are_described_as_the_specification_has_them() -> None:
    tables = build_tables(base()) | info_tables() | vocabulary_tables()
    identity, entries = samples.identity("2026.11.0"), samples.entries(tables)
    text = datapackage_json(identity, describe(tables), code_lists(tables), entries)
    resources = json.loads(text)["resources"]
    order = [name for name in TABLES if name in tables]
    assert [resource["name"] for resource in resources] == order
    for resource in resources:
        table = TABLES[resource["name"]]
        for field in resource["schema"]["fields"]:
            column = table.column(field["name"])
            constraints = field.get("constraints", {})
            if column.codes is None:
                assert "enum" not in constraints
            else:
                assert constraints["enum"] == [code.value for code in column.codes]
            assert ("pattern" in constraints) is (column.pattern is not None)
