"""Schemas: fresh, valid by their own standard, and of one mind with the models."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import jsonschema_rs
import pytest
import yaml
from hypothesis import given, settings
from pydantic import Field, ValidationError

from ceasefire_data.curation.schemas import json_schema, schema_files, write_schemas
from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION, Record
from ceasefire_data.models.codes import CODE_LISTS, RecordType
from ceasefire_data.models.crosswalk import CROSSWALK
from ceasefire_data.models.record import file_order
from ceasefire_data.models.statement import Statement
from ceasefire_data.paths import schemas_dir
from ceasefire_data.tabular.tables import TABLES
from tests import datasets as made
from tests.strategies import datasets

ROOT = Path(__file__).resolve().parents[2]
FILES = schema_files()
SCHEMAS = {
    name.removesuffix(".schema.json"): json.loads(text)
    for name, text in FILES.items()
    if name.endswith(".schema.json") and "/" not in name
}
RECORD_FILES = sorted(
    [*(ROOT / "ceasefire_data/records").glob("*/*.yaml"), *(ROOT / "tests/cases/valid").glob("*/*")]
)


def validator(name: str) -> Any:
    return jsonschema_rs.validator_for(SCHEMAS[name], validate_formats=True)


def properties(schema: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property of a schema and of what it defines, with its path."""
    if isinstance(schema, dict):
        for name, item in schema.get("properties", {}).items():
            yield f"{where}/{name}", item
        for name, item in schema.items():
            yield from properties(item, f"{where}/{name}")
    elif isinstance(schema, list):
        for number, item in enumerate(schema):
            yield from properties(item, f"{where}/{number}")


def test_the_committed_schemas_are_fresh() -> None:
    stale = write_schemas(schemas_dir() / "current", check=True)
    assert not stale, "run `ceasefire-data schema --write`"


def test_there_is_one_schema_for_each_kind_of_file() -> None:
    assert set(SCHEMAS) == {*RECORD_MODELS, "dataset", "recoding"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_satisfies_the_metaschema_and_names_itself(name: str) -> None:
    schema = SCHEMAS[name]
    jsonschema_rs.meta.validate(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:ceasefire-data:schema:{SCHEMA_VERSION}:{name}"
    assert schema["additionalProperties"] is False


def test_another_tool_accepts_the_metaschema_too() -> None:
    subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--check-metaschema"]
        + [str(path) for path in sorted((schemas_dir() / "current").rglob("*.schema.json"))],
        check=True,
        capture_output=True,
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_whole_in_itself(name: str) -> None:
    text = FILES[f"{name}.schema.json"]
    assert text.endswith("}\n")
    pointers = {line.strip() for line in text.splitlines() if '"$ref"' in line}
    assert all('"$ref": "#/$defs/' in line for line in pointers)
    unused = [name for name in SCHEMAS[name].get("$defs", {}) if f'"#/$defs/{name}"' not in text]
    assert not unused


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_field_has_a_title_and_a_description(name: str) -> None:
    bare = [
        path
        for path, item in properties(SCHEMAS[name])
        if not (item.get("title", "").strip() and item.get("description", "").strip())
    ]
    assert not bare


@pytest.mark.parametrize("name", RECORD_MODELS)
def test_properties_stand_in_the_order_of_the_file(name: str) -> None:
    assert list(SCHEMAS[name]["properties"]) == list(file_order(RECORD_MODELS[name]))


@pytest.mark.parametrize("name", CODE_LISTS)
def test_code_lists_are_the_same_as_table_enum_and_members(name: str) -> None:
    codes = CODE_LISTS[name]
    rows = list(csv.DictReader(io.StringIO(FILES[f"codes/{name}.csv"])))
    assert [(row["code"], row["definition"]) for row in rows] == [
        (code.value, code.definition) for code in codes
    ]
    assert len({row["title"] for row in rows}) == len(rows)
    for schema in SCHEMAS.values():
        defined = schema.get("$defs", {}).get(codes.__name__)
        if defined is not None:
            assert defined["enum"] == [code.value for code in codes]
            assert all(code.definition in defined["description"] for code in codes)


def test_the_crosswalk_is_published_as_it_is() -> None:
    assert FILES["codes/crosswalk.csv"].encode() == CROSSWALK.read_bytes()


@pytest.mark.parametrize("path", RECORD_FILES, ids=lambda path: path.stem)
def test_every_record_file_satisfies_its_schema(path: Path) -> None:
    plain = yaml.safe_load(path.read_bytes())
    faults = [error.message for error in validator(path.parent.name[:-1]).iter_errors(plain)]
    assert not faults


def test_the_files_of_data_sets_satisfy_their_schema() -> None:
    for path in (ROOT / "ceasefire_data/records/dataset.yaml",):
        validator("dataset").validate(yaml.safe_load(path.read_bytes()))
    validator("dataset").validate(made.INFO)


@settings(max_examples=15)
@given(datasets())
def test_what_the_models_accept_the_schemas_accept(records: tuple[Record, ...]) -> None:
    for record in records:
        validator(record.record_type).validate(record.to_plain())


BAD: list[tuple[str, dict[str, Any]]] = [
    ("source", {"published": "12.03.2025"}),
    ("source", {"published": {"value": "2025-03-12", "certainty": "high"}}),
    ("source", {"retrieved": "2025-02-30"}),
    ("source", {"text_length": -1}),
    ("source", {"text_length": 2**31}),
    ("source", {"text_length": "12"}),
    ("source", {"title": 12}),
    ("source", {"title": ""}),
    ("source", {"kind": "blog"}),
    ("source", {"colour": "red"}),
    ("source", {"id": "No"}),
    ("source", {"id": "\u0430b"}),
    ("source", {"id": "ab\n"}),
    ("source", {"id": "a" * 81}),
    ("source", {"extensions": {"Not-A-Prefix": {}}}),
    ("source", {"extensions": {"acme": 5}}),
    ("actor", {"country": "no"}),
    ("actor", {"state_media": "no"}),
    ("actor", {"evidence": []}),
    ("actor", {"evidence": [{"source": "report", "translated": "yes"}]}),
    ("statement", {"acts": [{"act": "asess", "modality": "possible"}]}),
    ("statement", {"acts": []}),
    ("statement", {"speakers": "northland"}),
    ("meeting", {"status_history": []}),
    ("meeting", {"duration_minutes": 1.5}),
    ("proposal", {"terms": [{"domains": ["full"], "duration": "30 days"}]}),
]


@pytest.mark.parametrize(("name", "change"), BAD, ids=str)
def test_what_is_planted_is_refused_by_schema_and_model_alike(
    name: str, change: dict[str, Any]
) -> None:
    plain = getattr(made, name)().to_plain()
    assert validator(name).is_valid(plain)
    assert not validator(name).is_valid(plain | change)
    with pytest.raises(ValidationError):
        RECORD_MODELS[name].model_validate(plain | change)


@pytest.mark.parametrize("name", RECORD_MODELS)
def test_a_required_field_is_required_by_schema_and_model_alike(name: str) -> None:
    plain = getattr(made, name)().to_plain()
    required = SCHEMAS[name]["required"]
    assert {"id", "record_status"} <= set(required)
    for field in required:
        less = {key: value for key, value in plain.items() if key != field}
        assert not validator(name).is_valid(less)
        with pytest.raises(ValidationError):
            RECORD_MODELS[name].model_validate(less)


def test_a_subclass_does_not_inherit_our_id() -> None:
    class Remark(Statement):
        """A statement with a mood."""

        record_type: ClassVar[RecordType] = RecordType.STATEMENT
        mood: str = Field(default="calm", description="How it sounded.")

    assert "$id" not in Statement.model_json_schema()
    assert "$id" not in Remark.model_json_schema()
    schema = json_schema(Remark, "https://example.org/schemas/remark.json")
    assert schema["$id"] == "https://example.org/schemas/remark.json"
    assert schema["properties"]["mood"]["description"] == "How it sounded."
    assert schema["title"] == "Remark"
    assert "mood" not in json_schema(Statement, "urn:x")["properties"]


def test_writing_mends_the_folder_and_says_what_it_did(tmp_path: Path) -> None:
    folder = tmp_path / "current"
    missing = write_schemas(folder, check=True)
    assert len(missing) == len(FILES)
    assert all(line.endswith(": missing") for line in missing)
    assert not folder.exists(), "a check writes nothing"

    assert write_schemas(folder, check=False) == missing
    assert write_schemas(folder, check=True) == []
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} == set(FILES)

    stale = folder / "source.schema.json"
    stale.write_bytes(stale.read_bytes().replace(b"\n", b"\r\n"))
    extra = folder / "codes" / "old_list.csv"
    extra.write_text("code\n")
    found = [f"{stale}: stale", f"{extra}: not of the schemas"]
    assert write_schemas(folder, check=True) == found
    assert extra.exists(), "a check deletes nothing"
    assert write_schemas(folder, check=False) == found
    assert write_schemas(folder, check=True) == []


def test_what_other_programs_made_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "current"
    write_schemas(folder, check=False)
    types = folder / "typescript" / "statement.d.ts"
    types.parent.mkdir()
    types.write_text("export type Statement = unknown;\n")
    assert write_schemas(folder, check=True) == []
    assert write_schemas(folder, check=False) == []
    assert types.exists()


def test_the_version_stands_in_every_document() -> None:
    files = {name: text for name, text in schema_files("7.8.9").items() if name.endswith(".json")}
    documents = {name: json.loads(text) for name, text in files.items()}
    ids = [document["$id"] for document in documents.values() if "$id" in document]
    assert len(set(ids)) == len(ids) == len(SCHEMAS)
    assert all(":7.8.9:" in text for text in ids)
    assert documents["tables.json"]["schema_version"] == "7.8.9"
    for name, document in documents.items():
        if name.startswith("llm/"):
            assert "Schema 7.8.9" in document["description"]


# --- the table specification ---------------------------------------------------------------------

TABLE_DOCUMENTS = json.loads(FILES["tables.json"])["tables"]


def test_every_table_is_described_in_its_order() -> None:
    assert [table["name"] for table in TABLE_DOCUMENTS] == list(TABLES)


@pytest.mark.parametrize("table", TABLE_DOCUMENTS, ids=lambda table: table["name"])
def test_the_data_say_what_the_arrow_schema_of_a_table_says(table: dict[str, Any]) -> None:
    schema = TABLES[table["name"]].arrow_schema(SCHEMA_VERSION)
    metadata = {key.decode(): text.decode() for key, text in (schema.metadata or {}).items()}
    assert table["description"] == metadata["description"]
    assert table["primary_key"] == json.loads(metadata["primary_key"])
    assert table["foreign_keys"] == json.loads(metadata["foreign_keys"])
    types = {"bool": "bool", "double": "float64", "date32[day]": "date32"}
    assert [
        (column["name"], column["type"], column["nullable"]) for column in table["columns"]
    ] == [
        (field.name, types.get(str(field.type), str(field.type)), field.nullable)
        for field in schema
    ]
    for column, field in zip(table["columns"], schema, strict=True):
        said = {key.decode(): text.decode() for key, text in field.metadata.items()}
        assert json.loads(said.pop("code_list_by", "null")) == column.get("code_list_by")
        assert said == {
            key: column[key] for key in ("code_list", "description", "pattern") if key in column
        }


def test_what_the_tables_refer_to_is_there() -> None:
    columns = {table["name"]: {c["name"] for c in table["columns"]} for table in TABLE_DOCUMENTS}
    for table in TABLE_DOCUMENTS:
        assert set(table["primary_key"]) <= columns[table["name"]]
        for key in table["foreign_keys"]:
            assert set(key["columns"]) <= columns[table["name"]]
            assert set(key["references"]) <= columns[key["table"]]
        for column in table["columns"]:
            if "code_list" in column:
                assert f"codes/{column['code_list']}.csv" in FILES
