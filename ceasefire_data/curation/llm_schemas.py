"""Schemas for structured output of language models, derived from the real ones.

Services that hold a model to a JSON Schema take a small part of the standard, each a different
one. What is made here keeps to the part that they share: every object is closed, every property
is required, and what may be absent is null; no title, default, pattern, format or bound; a
``$ref`` is local, stands alone and never leads back to itself. What is lost that way stands in
the descriptions, for the model to read; :mod:`ceasefire_data.curation.extraction` gives the way
back, and the models check what comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Schema = dict[str, Any]

# A longer pattern tells a reader nothing; the description of such a field says its form.
_READABLE_PATTERN = 120
_NULL = {"type": "null"}
# No schema of the shared part says "any JSON value": these are what records hold there.
_ANY_VALUE = {
    "anyOf": [
        {"type": "string"},
        {"type": "integer"},
        {"type": "boolean"},
        {"type": "array", "items": {"type": "string"}},
    ]
}


def llm_schema(schema: Mapping[str, Any], version: str) -> Schema:
    """Give the form of a schema to which a language model can be held.

    Objects with free keys (``extensions``) are left out: no closed object describes them. A date
    that may be text or an object is the object.

    Args:
        schema: a schema of :func:`ceasefire_data.curation.schemas.json_schema`.
        version: its version; the form has no ``$id`` that could say it.
    """
    definitions = schema.get("$defs", {})
    derived = _object(schema, definitions)
    derived["description"] += f"\n\nSchema {version} of ceasefire_data."
    named: dict[str, Schema] = {}
    waiting = list(_references(derived))
    while waiting:
        name = waiting.pop(0)
        if name not in named:
            named[name] = _definition(definitions[name], definitions)
            waiting += _references(named[name])
    if named:
        derived["$defs"] = dict(sorted(named.items()))
    return derived


def _definition(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    if "properties" in schema:
        return _object(schema, definitions)
    shape, _ = _shape(schema, definitions)
    return {"description": schema["description"], **shape}


def _object(schema: Mapping[str, Any], definitions: Mapping[str, Schema]) -> Schema:
    properties = {
        name: _property(item, definitions)
        for name, item in schema["properties"].items()
        if "patternProperties" not in item
    }
    return {
        "description": schema.get("description", ""),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """Give a property with all that is known of it in its description."""
    shape, notes = _shape(schema, definitions)
    if "default" in schema:
        notes.append(_when_absent(schema["default"]))
    text = " ".join([schema["description"], *notes])
    if meaning := shape.pop("description", ""):
        text += f"\n\n{meaning}"
    return {"description": text, **shape}


def _shape(schema: Schema, definitions: Mapping[str, Schema]) -> tuple[Schema, list[str]]:
    """Give what may stand in a place, and in words what the form cannot say of it."""
    if "$ref" in schema:
        target = definitions[_name(schema["$ref"])]
        shape, notes = _shape(target, definitions)
        meaning = target.get("description", "")
        if "anyOf" in target:  # the paragraphs after the first are on the form that is left out
            meaning = meaning.partition("\n\n")[0]
        return {"description": meaning, **shape}, notes
    if "anyOf" in schema:
        return _choice(schema["anyOf"], definitions)
    kind = schema.get("type")
    if kind is None:
        return dict(_ANY_VALUE), []
    if kind == "object":
        return _object(schema, definitions), []
    if kind == "array":
        items = schema["items"]
        if "$ref" in items:
            return {"type": "array", "items": {"$ref": items["$ref"]}}, list(_bounds(schema))
        inner, notes = _shape(items, definitions)
        notes = [f"Each: {note[0].lower()}{note[1:]}" for note in notes]
        return {"type": "array", "items": inner}, [*_bounds(schema), *notes]
    shape = {key: schema[key] for key in ("type", "enum") if key in schema}
    return shape, list(_bounds(schema))


def _choice(branches: list[Schema], definitions: Mapping[str, Schema]) -> tuple[Schema, list[str]]:
    """Give the one form that a choice comes down to, or that form and null."""
    real = [branch for branch in branches if branch != _NULL]
    whole = [branch for branch in real if "properties" in branch]
    [branch] = whole or real
    shape, notes = _shape(branch, definitions)
    if len(real) == len(branches):
        return shape, notes
    if "enum" in shape:
        shape |= {"enum": [*shape["enum"], None]}
    if "properties" in shape or "anyOf" in shape:
        meaning = {"description": shape.pop("description")} if "description" in shape else {}
        return {**meaning, "anyOf": [shape, dict(_NULL)]}, notes
    return shape | {"type": [shape["type"], "null"]}, notes


def _bounds(schema: Schema) -> Iterator[str]:
    """Say the rules of a value that the form has no words for."""
    if (pattern := schema.get("pattern")) and len(pattern) <= _READABLE_PATTERN:
        yield f"Matches `{pattern}`."
    if schema.get("format") == "date":
        yield "A day, YYYY-MM-DD."
    for least, most, noun in (
        ("minLength", "maxLength", " characters"),
        ("minimum", "maximum", ""),
        ("minItems", "maxItems", " entries"),
    ):
        if least in schema and most in schema:
            yield f"{schema[least]} to {schema[most]}{noun}."
        elif least in schema:
            yield f"At least {schema[least]}{noun}."
        elif most in schema:
            yield f"At most {schema[most]}{noun}."


def _when_absent(default: Any) -> str:
    if default is None:
        return "Null if there is none."
    if default == []:
        return "Empty if there are none."
    shown = str(default).lower() if isinstance(default, bool) else default
    return f"`{shown}` if nothing else is said."


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield _name(value["$ref"])
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _name(reference: str) -> str:
    return reference.removeprefix("#/$defs/")
