"""``croissant.json``: one file and one record set per table, as its reader wants it."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.release.described import describe
from ceasefire_data.release.descriptors.croissant import EQUIVALENTS, croissant_json
from ceasefire_data.tabular.tables import TABLES
from tests.release import samples
from tests.release.drawn_tables import Drawn, few, releases

TYPES = {
    "string": "sc:Text",
    "int32": "sc:Integer",
    "int64": "sc:Integer",
    "bool": "sc:Boolean",
    "date32": "sc:Date",
    "float64": "sc:Float",
}
SEMANTIC = re.compile(
    r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?"
)


def croissant(drawn: Drawn) -> Any:
    """Return the Croissant description of a drawn release."""
    return json.loads(croissant_json(drawn.identity, describe(drawn.tables()), drawn.entries()))


@few
@given(releases())
def test_every_table_is_a_file_and_a_record_set_with_its_columns(drawn: Drawn) -> None:
    found, entries = croissant(drawn), drawn.entries()
    files = {file["@id"]: file for file in found["distribution"]}
    sets = {record_set["@id"]: record_set for record_set in found["recordSet"]}
    assert sets.keys() == drawn.tables().keys()
    assert files.keys() == {entry.path for entry in entries.values()}
    for table in drawn.plain:
        name = table["name"]
        file = files[entries[name].path]
        assert (file["contentUrl"], file["sha256"]) == (entries[name].path, entries[name].sha256)
        assert file["contentSize"] == f"{entries[name].bytes} B"
        assert sets[name]["description"] == file["description"] == table["description"]
        assert sets[name]["key"] == [{"@id": f"{name}/{column}"} for column in table["key"]]
        for field, column in zip(sets[name]["field"], table["columns"], strict=True):
            assert field["@id"] == f"{name}/{column['name']}"
            assert field["dataType"] == TYPES[column["type"]]
            assert field["description"].startswith(column["description"])
            assert field["source"] == {
                "fileObject": {"@id": entries[name].path},
                "extract": {"column": column["name"]},
            }


@few
@given(releases())
def test_keys_and_lists_are_told_in_words_and_never_joined(drawn: Drawn) -> None:
    """With `references`, a second reading of a record set would give no rows and no error."""
    found = croissant(drawn)
    sets = {record_set["@id"]: record_set for record_set in found["recordSet"]}
    for table in drawn.plain:
        said = {field["name"]: field["description"] for field in sets[table["name"]]["field"]}
        for link in table["links"]:
            for ours, theirs in zip(link["columns"], link["references"], strict=True):
                assert f"Refers to {link['table']}/{theirs}." in said[ours]
        for column in table["columns"]:
            listed = f"Codes of the list {column['code_list']} " in said[column["name"]]
            assert listed is (column["code_list"] is not None)
    assert '"references"' not in json.dumps(found["recordSet"])


@few
@given(releases())
def test_it_says_what_the_release_says_of_itself(drawn: Drawn) -> None:
    found, identity = croissant(drawn), drawn.identity
    assert found["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert (found["name"], found["alternateName"]) == (identity.title, identity.dataset)
    assert found["description"] == (identity.description or identity.title)
    assert found["datePublished"] == identity.day.isoformat()
    assert found.get("url") == identity.homepage
    assert found["creator"]["name"] == f"{identity.dataset} contributors"
    assert str(identity.day.year) in found["citeAs"] and identity.version in found["citeAs"]
    assert SEMANTIC.fullmatch(found["version"])
    assert found["version"].replace("-dev.", ".dev") == identity.version
    assert found["license"].removesuffix(".html").endswith(identity.licence)


@few
@given(releases())
def test_no_two_things_have_one_id_and_every_property_is_in_the_context(drawn: Drawn) -> None:
    found = croissant(drawn)
    named = [*found["distribution"], *found["recordSet"]]
    named += [field for record_set in found["recordSet"] for field in record_set["field"]]
    ids = [one["@id"] for one in named]
    assert len(set(ids)) == len(ids)
    of_croissant = {"citeAs", "conformsTo", "dataType", "extract", "field", "fileObject", "key"}
    of_croissant |= {"recordSet", "source", "column", "equivalentProperty", "repeated"}
    assert of_croissant <= found["@context"].keys()


@few
@given(releases(), st.data())
def test_a_column_that_is_missing_shows(drawn: Drawn, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(drawn.plain))
    whole = croissant(drawn)
    gone = table["columns"].pop()
    table["key"] = [name for name in table["key"] if name != gone["name"]]
    table["links"] = []
    assert croissant(drawn) != whole


def test_types_of_schema_org_are_of_tables_and_columns_that_there_are() -> None:
    made = {name: table.arrow_schema("1.0.0").empty_table() for name, table in TABLES.items()}
    identity, entries = samples.identity("2026.11.0"), samples.entries(made)
    found = json.loads(croissant_json(identity, describe(made), entries))
    typed = {
        record_set["@id"]: {
            field["name"]: field["equivalentProperty"]
            for field in record_set["field"]
            if "equivalentProperty" in field
        }
        for record_set in found["recordSet"]
        if "dataType" in record_set
    }
    assert typed == {name: properties for name, (_, properties) in EQUIVALENTS.items()}
