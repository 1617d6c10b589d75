"""Differences of JSON Schemas: each planted edit has its level, and no level is too low."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceasefire_data.compatibility.difference import Difference, Level
from ceasefire_data.compatibility.json_schemas import compare_json_schemas
from ceasefire_data.curation.schemas import schema_files

FILES = schema_files()
ACTOR = json.loads(FILES["actor.schema.json"])
STATEMENT = json.loads(FILES["statement.schema.json"])
PATCH, MINOR, MAJOR = Level

Edit = Callable[[Any], object]


def edited(schema: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """Give a copy of a schema with one edit."""
    new = copy.deepcopy(schema)
    edit(new)
    return new


def put(path: str, value: Any) -> Edit:
    """Make an edit that puts a value at a place, named by the keys to it."""

    def edit(schema: Any) -> None:
        *way, last = path.split("/")
        for key in way:
            schema = schema[int(key) if isinstance(schema, list) else key]
        schema[last] = value

    return edit


def drop(path: str, key: str) -> Edit:
    """Make an edit that takes a key, or an entry of a list, away."""

    def edit(schema: Any) -> None:
        for step in path.split("/") if path else []:
            schema = schema[int(step) if isinstance(schema, list) else step]
        schema.remove(key) if isinstance(schema, list) else schema.pop(key)

    return edit


def both(*edits: Edit) -> Edit:
    """Make an edit of several."""
    return lambda schema: [edit(schema) for edit in edits]


ID = "properties/id"
NOTES = "properties/notes"
SPAN = "$defs/Evidence/properties/span_end/anyOf/0"

# What a schema tool has to tell apart, as one edit each of the schema of actors.
SINGLE_EDITS: list[tuple[str, Edit, Level, str]] = [
    ("optional to required", lambda s: s["required"].append("notes"), MAJOR, "notes: now required"),
    (
        "required to optional",
        drop("required", "name"),
        MINOR,
        "name: no longer required",
    ),
    (
        "enum value removed",
        drop("$defs/ActorKind/enum", "igo"),
        MAJOR,
        "ActorKind: value 'igo' removed",
    ),
    (
        "enum value added",
        lambda s: s["$defs"]["ActorKind"]["enum"].append("mood"),
        MINOR,
        "ActorKind: value 'mood' added",
    ),
    ("property added", put("properties/mood", {"type": "string"}), MINOR, "mood: added"),
    (
        "required property added",
        both(put("properties/mood", {"type": "string"}), lambda s: s["required"].append("mood")),
        MAJOR,
        "mood: added and required",
    ),
    ("property removed", drop("properties", "notes"), MAJOR, "notes: removed"),
    (
        "property renamed",
        lambda s: s["properties"].update(remarks=s["properties"].pop("notes")),
        MAJOR,
        "notes: removed",
    ),
    ("null no longer allowed", drop(f"{NOTES}/anyOf", {"type": "null"}), MAJOR, "no longer null"),
    ("type narrowed", put(f"{SPAN}/type", "string"), MAJOR, "no longer integer"),
    (
        "type widened",
        lambda s: s["properties"]["notes"]["anyOf"].append({"type": "boolean"}),
        MINOR,
        "notes: now also boolean",
    ),
    ("documentation only", put(f"{ID}/description", "Its id."), PATCH, "id: description reworded"),
    ("title only", put("title", "Somebody"), PATCH, ": title reworded"),
]

OWN_RULES: list[tuple[str, Edit, Level, str]] = [
    ("pattern changed", put(f"{ID}/pattern", "^[a-z]+$"), MAJOR, "id: pattern changed from"),
    ("pattern dropped", drop(ID, "pattern"), MINOR, "id: pattern"),
    ("pattern added", put(f"{NOTES}/anyOf/0/pattern", "^a"), MAJOR, "notes: pattern '^a' added"),
    ("maxLength narrowed", put(f"{ID}/maxLength", 40), MAJOR, "maxLength changed from 80 to 40"),
    ("maxLength widened", put(f"{ID}/maxLength", 90), MINOR, "maxLength changed from 80 to 90"),
    ("maxLength dropped", drop(ID, "maxLength"), MINOR, "id: maxLength '80' dropped"),
    ("minLength added", put(f"{ID}/minLength", 3), MAJOR, "id: minLength '3' added"),
    ("minLength of nothing", put(f"{ID}/minLength", 0), PATCH, ""),
    ("minimum narrowed", put(f"{SPAN}/minimum", 9), MAJOR, "Evidence.span_end: minimum"),
    ("minimum widened", put(f"{SPAN}/minimum", 0), MINOR, "Evidence.span_end: minimum"),
    ("maximum narrowed", put(f"{SPAN}/maximum", 9), MAJOR, "Evidence.span_end: maximum"),
    ("maximum widened", put(f"{SPAN}/maximum", 2**40), MINOR, "Evidence.span_end: maximum"),
    ("exclusiveMinimum added", put(f"{SPAN}/exclusiveMinimum", 1), MAJOR, "exclusiveMinimum"),
    ("minItems narrowed", put("properties/evidence/minItems", 2), MAJOR, "evidence: minItems"),
    ("minItems widened", put("properties/evidence/minItems", 0), MINOR, "evidence: minItems"),
    ("maxItems added", put("properties/names/maxItems", 9), MAJOR, "names: maxItems '9' added"),
    ("uniqueItems added", put("properties/names/uniqueItems", True), MAJOR, "names: uniqueItems"),
    (
        "format changed",
        put("properties/public_from/anyOf/0/format", "date-time"),
        MAJOR,
        "public_from: format changed from 'date' to 'date-time'",
    ),
    ("format dropped", drop("properties/public_from/anyOf/0", "format"), MINOR, "format 'date'"),
    ("const added", put(f"{ID}/const", "a"), MAJOR, "id: now a closed list of values"),
    ("closed list opened", drop("$defs/ActorKind", "enum"), MINOR, "ActorKind: no longer a closed"),
    ("default changed", put("properties/state_media/default", True), MAJOR, "default changed"),
    (
        "entries of another type",
        put("properties/names/items", {"type": "string"}),
        MAJOR,
        "names[]",
    ),
    ("entries of any type", put("properties/names/items", {}), MINOR, "names[]: now also any"),
    ("object opened", put("additionalProperties", True), MINOR, "*: added"),
    ("keyword without a rule", put(f"{ID}/not", {"const": "x"}), MAJOR, "cannot be judged"),
    (
        "free keys of another form",
        lambda s: s["properties"]["extensions"].update(patternProperties={"^x$": {}}),
        MAJOR,
        "extensions./^[a-z][a-z0-9_]{1,39}$/: removed",
    ),
    (
        "definition renamed, all else equal",
        lambda s: s.update(json.loads(json.dumps(s).replace("ActorName", "NameOfActor"))),
        PATCH,
        "",
    ),
    (
        "definition put in place",
        lambda s: s["properties"]["kind"].update(s["$defs"]["ActorKind"]),
        PATCH,
        "",
    ),
]


@pytest.mark.parametrize(
    ("edit", "level", "line"),
    [case[1:] for case in SINGLE_EDITS + OWN_RULES],
    ids=[case[0] for case in SINGLE_EDITS + OWN_RULES],
)
def test_each_planted_edit_has_its_level(edit: Edit, level: Level, line: str) -> None:
    found = compare_json_schemas(ACTOR, edited(ACTOR, edit))
    assert max((item.level for item in found), default=PATCH) == level
    assert any(line in str(item) for item in found) or (level is PATCH and not line)


@pytest.mark.parametrize(("edit", "level"), [case[1:3] for case in SINGLE_EDITS])
def test_another_tool_comes_to_the_same_level(edit: Edit, level: Level) -> None:
    jsoncompat = pytest.importorskip("jsoncompat")

    def text(schema: dict[str, Any]) -> str:
        return json.dumps({key: value for key, value in schema.items() if key != "$id"})

    old, new = text(ACTOR), text(edited(ACTOR, edit))
    old_fits = jsoncompat.check_compat(old, new, "deserializer")
    new_fits = jsoncompat.check_compat(old, new, "serializer")
    assert level is (MAJOR if not old_fits else PATCH if new_fits else MINOR)


def test_what_is_the_same_has_no_difference() -> None:
    for text in (text for name, text in FILES.items() if name.endswith("schema.json")):
        assert compare_json_schemas(json.loads(text), json.loads(text)) == []


def test_a_shared_definition_is_told_once() -> None:
    new = edited(STATEMENT, put("$defs/Evidence/properties/quote/anyOf/0/maxLength", 500))
    assert compare_json_schemas(STATEMENT, new) == [
        Difference(MAJOR, "Evidence.quote", "maxLength changed from 1000 to 500")
    ]


def test_in_an_open_object_a_new_property_narrows() -> None:
    old = {"type": "object", "properties": {}}
    new = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert compare_json_schemas(old, new) == [
        Difference(MAJOR, "a", "added where any value was allowed")
    ]
    free = {"type": "object", "properties": {"a": {"description": "Whatever."}}}
    assert compare_json_schemas(old, free) == [Difference(MINOR, "a", "added")]
    closed = {"type": "object", "properties": {}, "additionalProperties": False}
    assert compare_json_schemas(old, closed) == [Difference(MAJOR, "*", "removed")]
    assert compare_json_schemas(closed, old) == [Difference(MINOR, "*", "added")]


def test_definitions_that_lead_back_to_themselves_come_to_an_end() -> None:
    def tree(step: int, leaf: str) -> dict[str, Any]:
        inner: dict[str, Any] = {"$ref": "#/$defs/Tree"}
        for _ in range(step):
            inner = {"type": "array", "items": inner}
        return {
            "$ref": "#/$defs/Tree",
            "$defs": {"Tree": {"anyOf": [{"type": leaf}, inner]}, "Loop": {"$ref": "#/$defs/Loop"}},
        }

    assert compare_json_schemas(tree(1, "string"), tree(1, "string")) == []
    found = compare_json_schemas(tree(1, "string"), tree(1, "integer"))
    assert {str(item) for item in found} == {
        "major: Tree: no longer string",
        "minor: Tree: now also integer",
    }
    assert compare_json_schemas(tree(1, "string"), tree(2, "string"))
    loop = tree(1, "string") | {"$ref": "#/$defs/Loop"}
    assert compare_json_schemas(loop, loop) == []
    compare_json_schemas(loop, tree(0, "string"))


# --- any mutation --------------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 90) | st.text("ab^$", max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("ab", max_size=2), inner),
    max_leaves=4,
)
SCHEMA_PARTS = st.sampled_from(
    [
        *({"type": kind} for kind in ("null", "string", "integer", "array", "object", "number")),
        *({}, True, False, {"$ref": "#/$defs/Date"}, {"$ref": "#/$defs/Code"}, {"not": {}}),
        *({"enum": ["a", None]}, {"type": ["string", "null"]}, {"const": "b"}, {"enum": [1]}),
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"$ref": "#/$defs/Code"}, {"type": "integer", "minimum": 3}]},
        {"type": "string", "maxLength": 2},
    ]
).map(copy.deepcopy)
KEYWORDS = st.sampled_from(
    [
        *("type", "enum", "const", "pattern", "format", "minLength", "maxLength", "minimum"),
        *("maximum", "minItems", "maxItems", "items", "anyOf", "required", "properties", "not"),
        *("additionalProperties", "patternProperties", "$ref", "uniqueItems", "allOf", "default"),
    ]
)


def containers(value: Any) -> list[Any]:
    """List every object and list within plain data, itself first."""
    if not isinstance(value, dict | list):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [value, *(found for item in inner for found in containers(item))]


@st.composite
def mutations(draw: st.DrawFn, document: Any, values: st.SearchStrategy[Any]) -> Any:
    """Draw a copy of plain data with one to three changes anywhere in it."""
    new = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.sampled_from(containers(new)))
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        action = draw(st.sampled_from(["put", "drop", "add"]))
        if action == "add" and isinstance(place, dict):
            place[draw(KEYWORDS)] = draw(values)
        elif action == "add":
            place.append(draw(values))
        elif keys and action == "put":
            place[draw(st.sampled_from(keys))] = draw(values)
        elif keys:
            del place[draw(st.sampled_from(keys))]
    return new


# All that our schemas are made of, small, so that most mutations hit what matters.
SMALL = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "a": {"type": "string", "pattern": "^[a-z]+$", "minLength": 1, "maxLength": 3},
        "b": {"anyOf": [{"$ref": "#/$defs/Code"}, {"type": "null"}], "default": None},
        "c": {"type": "array", "items": {"$ref": "#/$defs/Date"}, "minItems": 1},
        "d": {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 9}, {"type": "null"}]},
        "e": {"type": "object", "additionalProperties": {}, "patternProperties": {"^a": True}},
    },
    "required": ["a", "c"],
    "$defs": {
        "Code": {"type": "string", "enum": ["a", "b"]},
        "Date": {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
            ]
        },
    },
}
FITTING = [
    {"a": "ab", "b": "a", "c": ["2025-03-12", {"a": "", "b": 1}], "d": 3, "e": {"a": 1, "b": []}},
    {"a": "b", "b": None, "c": [{"a": "x"}], "d": None},
]


@settings(max_examples=60, deadline=None)
@given(mutations(SMALL, JSON | SCHEMA_PARTS), mutations(ACTOR, JSON | SCHEMA_PARTS))
def test_no_mutation_raises(small: Any, large: Any) -> None:
    for old, new in ((SMALL, small), (small, SMALL), (ACTOR, large), (large, ACTOR)):
        for item in compare_json_schemas(old, new):
            assert isinstance(item.level, Level)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutations(SMALL, SCHEMA_PARTS | st.integers(0, 9) | st.text("ab", max_size=2)), st.data())
def test_no_level_is_too_low(new: Any, data: st.DataObject) -> None:
    """Below major, what was valid stays so; below minor, what was not stays so, too."""
    try:
        after = jsonschema_rs.validator_for(new, validate_formats=True)
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError):
        return  # no schema
    before = jsonschema_rs.validator_for(SMALL, validate_formats=True)
    level = max((item.level for item in compare_json_schemas(SMALL, new)), default=PATCH)
    documents = [*FITTING, *(data.draw(mutations(plain, JSON)) for plain in FITTING * 4)]
    for document in documents:
        if level < MAJOR and before.is_valid(document):
            assert after.is_valid(document)
        if level < MINOR and not before.is_valid(document):
            assert not after.is_valid(document)
