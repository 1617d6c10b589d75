"""Schemas for language models: in the part of JSON Schema that services share, and reversible."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from ceasefire_data.curation.dataset import read_dataset
from ceasefire_data.curation.extraction import without_nulls, written_out
from ceasefire_data.curation.llm_schemas import llm_schema
from ceasefire_data.curation.schemas import schema_files
from ceasefire_data.models import RECORD_MODELS, Record
from ceasefire_data.models.recoding import Recoding
from ceasefire_data.paths import records_dir
from tests import datasets as made
from tests.strategies import datasets

ROOT = Path(__file__).resolve().parents[2]
FILES = schema_files()
REAL = {name: json.loads(FILES[f"{name}.schema.json"]) for name in [*RECORD_MODELS, "recoding"]}
LLM = {name: json.loads(FILES[f"llm/{name}.schema.json"]) for name in REAL}
MODELS = {**RECORD_MODELS, "recoding": Recoding}

# Our own ceilings, so that growth is noticed before a service refuses a schema.
LIMITS = {"properties": 5000, "codes": 1000, "depth": 10, "characters": 120_000}
SHARED = {
    *("$defs", "$ref", "additionalProperties", "anyOf", "description", "enum"),
    *("items", "properties", "required", "type"),
}

each_type = pytest.mark.parametrize("name", LLM)


def validators(schemas: dict[str, Any]) -> dict[str, Any]:
    return {
        name: jsonschema_rs.validator_for(schema, validate_formats=True)
        for name, schema in schemas.items()
    }


REALLY, ROUGHLY = validators(REAL), validators(LLM)
"""What the real schemas check, and what those for language models check."""


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema within a schema, itself first."""
    yield schema
    inner = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    inner += schema.get("anyOf", [])
    inner += [schema["items"]] if "items" in schema else []
    for item in inner:
        yield from parts(item)


def depth(schema: dict[str, Any], definitions: dict[str, Any]) -> int:
    """Count the objects and lists that stand in each other, the outermost included."""
    if "$ref" in schema:
        return depth(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    if "anyOf" in schema:
        return max(depth(item, definitions) for item in schema["anyOf"])
    if "properties" in schema:
        return 1 + max(depth(item, definitions) for item in schema["properties"].values())
    return 1 + depth(schema["items"], definitions) if "items" in schema else 0


def measured(schema: dict[str, Any]) -> dict[str, int]:
    """Measure a schema as the services count."""
    found = list(parts(schema))
    names = [name for part in found for name in part.get("properties", {})]
    codes = [code for part in found for code in part.get("enum", [])]
    return {
        "properties": len(names),
        "codes": len(codes),
        "depth": depth(schema, schema.get("$defs", {})),
        "choices": sum("anyOf" in part or isinstance(part.get("type"), list) for part in found),
        "characters": sum(len(str(text)) for text in [*names, *schema.get("$defs", {}), *codes]),
    }


# --- what the services take ----------------------------------------------------------------------


@each_type
def test_it_is_a_schema_of_the_shared_part(name: str) -> None:
    jsonschema_rs.meta.validate(LLM[name])
    assert LLM[name]["type"] == "object"
    for part in parts(LLM[name]):
        assert set(part) <= SHARED
        if "$ref" in part:
            assert set(part) == {"$ref"}
            assert part["$ref"].removeprefix("#/$defs/") in LLM[name]["$defs"]
        elif "properties" in part:
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])
        elif "anyOf" not in part:
            assert part["type"] in ("null", "string", "integer", "boolean", "array") or (
                part["type"][1:] == ["null"]
            )
        assert all(code is None or type(code) is str for code in part.get("enum", []))


@each_type
def test_it_keeps_within_the_limits_that_services_publish(name: str) -> None:
    size = measured(LLM[name])  # a definition that leads back to itself would never end here
    assert all(size[key] <= limit for key, limit in LIMITS.items())


@each_type
def test_the_readme_states_its_size(name: str) -> None:
    size = measured(LLM[name])
    row = " | ".join(str(size[key]) for key in ("properties", "codes", "depth", "choices"))
    assert f"| {name} | {row} |" in (ROOT / "schemas/README.md").read_text(encoding="utf-8")


@each_type
def test_each_property_is_described(name: str) -> None:
    for part in parts(LLM[name]):
        for item in part.get("properties", {}).values():
            assert item["description"].strip()
            assert "  " not in item["description"]


# --- what is lost of the real schema, and where it went ------------------------------------------


def test_the_descriptions_say_what_the_form_cannot() -> None:
    schema = {
        "description": "A thing.",
        "properties": {
            "id": {"description": "Its id.", "type": "string", "pattern": "^a$", "maxLength": 80},
            "day": {"description": "Its day.", "type": "string", "format": "date", "default": None},
            "kind": {"description": "Its kind.", "$ref": "#/$defs/Kind", "default": "small"},
            "count": {
                "description": "Its number.",
                "anyOf": [{"type": "integer", "minimum": 0, "maximum": 9}, {"type": "null"}],
                "default": None,
            },
            "tags": {
                "description": "Its tags.",
                "type": "array",
                "items": {"type": "string", "minLength": 1},
                "minItems": 1,
            },
            "free": {"description": "Free keys.", "type": "object", "patternProperties": {}},
        },
        "$defs": {"Kind": {"description": "Kinds.", "type": "string", "enum": ["small"]}},
    }
    derived = llm_schema(schema, "7.8.9")
    assert derived["description"] == "A thing.\n\nSchema 7.8.9 of ceasefire_data."
    assert {name: item["description"] for name, item in derived["properties"].items()} == {
        "id": "Its id. Matches `^a$`. At most 80 characters.",
        "day": "Its day. A day, YYYY-MM-DD. Null if there is none.",
        "kind": "Its kind. `small` if nothing else is said.\n\nKinds.",
        "count": "Its number. 0 to 9. Null if there is none.",
        "tags": "Its tags. At least 1 entries. Each: at least 1 characters.",
    }
    assert "$defs" not in derived


@each_type
def test_no_rule_of_a_value_is_lost_without_a_word(name: str) -> None:
    """Every short pattern and every length of the real schema is to be read in a description."""
    told = " ".join(part.get("description", "") for part in parts(LLM[name]))
    for part in parts(REAL[name]):
        if len(pattern := part.get("pattern", "")) <= 120:
            assert pattern in told
        for key in ("maxLength", "maximum"):
            if key in part:
                assert re.search(rf"\b{part[key]}\b", told)


# --- there and back ------------------------------------------------------------------------------


def check_both_ways(name: str, value: Any) -> None:
    """Write a record out, hold it to the schema, and read it back."""
    document = json.loads(json.dumps(written_out(value)))
    ROUGHLY[name].validate(document)
    plain = without_nulls(document)
    REALLY[name].validate(plain)
    assert MODELS[name].model_validate(plain) == value


def test_every_record_of_the_data_set_goes_both_ways() -> None:
    data = read_dataset(records_dir())
    assert len(data.records) > 1000
    for record in data.records:
        check_both_ways(record.record_type, record)
    for recoding in data.recodings:
        check_both_ways("recoding", recoding)


@settings(max_examples=15)
@given(datasets())
def test_any_record_goes_both_ways(records: tuple[Record, ...]) -> None:
    for record in records:
        check_both_ways(record.record_type, record.model_copy(update={"extensions": {}}))


def test_extensions_are_not_asked_of_a_model() -> None:
    record = made.source(extensions={"acme": {"score": None}})
    assert "extensions" not in LLM["source"]["properties"]
    assert "extensions" not in written_out(record)


def test_nulls_go_at_every_depth_and_nothing_else_does() -> None:
    document = {"a": None, "b": [{"c": None, "d": 0}, None, ""], "e": {"f": None}, "g": False}
    assert without_nulls(document) == {"b": [{"d": 0}, None, ""], "e": {}, "g": False}
    assert document["a"] is None, "the document itself stays as it was"


@each_type
def test_null_never_means_anything_else_than_absent(name: str) -> None:
    """Else a property that `without_nulls` takes away would be one that has to be there."""
    for part in parts(REAL[name]):
        for field in part.get("required", []):
            item = part["properties"][field]
            assert {"type": "null"} not in item.get("anyOf", []) or "$ref" in item


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("source", {"id": "No Slug"}),
    ("source", {"retrieved": "2025-02-30"}),
    ("source", {"text_length": -1}),
    ("source", {"title": ""}),
    ("source", {"id": "a" * 81}),
    ("actor", {"country": "no"}),
    ("actor", {"evidence": []}),
    ("statement", {"acts": []}),
]


@pytest.mark.parametrize(("name", "change"), REFUSED, ids=str)
def test_what_the_form_lets_through_is_caught_afterwards(name: str, change: dict[str, Any]) -> None:
    document = written_out(getattr(made, name)()) | change
    assert ROUGHLY[name].is_valid(document), "a rule that the form has no words for"
    plain = without_nulls(document)
    assert not REALLY[name].is_valid(plain)
    with pytest.raises(ValidationError):
        MODELS[name].model_validate(plain)


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("source", {"kind": "blog"}),
    ("source", {"colour": "red"}),
    ("source", {"text_length": "12"}),
    ("source", {"published": "2025-03-12"}),
    ("statement", {"speakers": None}),
]


@pytest.mark.parametrize(("name", "change"), WRONG, ids=str)
def test_the_form_refuses_what_it_can(name: str, change: dict[str, Any]) -> None:
    document = written_out(getattr(made, name)())
    assert ROUGHLY[name].is_valid(document)
    assert not ROUGHLY[name].is_valid(document | change)
    for field in document:
        assert not ROUGHLY[name].is_valid({k: document[k] for k in document if k != field})
