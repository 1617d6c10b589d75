"""What may stand in one place of a JSON Schema: its alternatives, each of one type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ceasefire_data.compatibility.values import text_of

Schema = Mapping[str, Any]
Definitions = Mapping[str, Any]

WORDING = ("title", "description", "$comment", "examples", "deprecated")
"""Keywords that only people read."""

# What stands beside the rules, or is looked at apart from them.
_ASIDE = frozenset([*WORDING, "default", "$schema", "$id", "$defs", "anyOf"])
_TYPES: dict[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "array": (list,),
    "object": (dict,),
}
ANY = "any"
"""The kind of a schema that no type narrows."""


def as_schema(value: Any) -> Schema:
    """Give a schema as a mapping: ``true`` allows all and ``false`` nothing."""
    if isinstance(value, Mapping):
        return value
    return {} if value is True else {"not": {}}


def options(schema: Schema) -> list[Schema]:
    """Give the alternatives as they are written, each with the rules that stand beside them all."""
    if not isinstance(schema.get("anyOf"), list):
        return [schema]
    shared = {key: value for key, value in schema.items() if key not in _ASIDE}
    return [{**shared, **as_schema(item)} for item in schema["anyOf"]]


def reference(schema: Schema) -> str | None:
    """Give the name of the definition that an alternative is, if it is nothing else."""
    if isinstance(schema.get("$ref"), str) and not schema.keys() - _ASIDE - {"$ref"}:
        return str(schema["$ref"]).removeprefix("#/$defs/")
    return None


def flattened(
    schema: Schema, definitions: Definitions, passed: tuple[str, ...] = ()
) -> Iterator[Schema]:
    """Yield the alternatives with references resolved and each of one type.

    A definition that is an alternative of itself adds nothing to it.
    """
    if isinstance(schema.get("$ref"), str):
        name = schema["$ref"].removeprefix("#/$defs/")
        if name in passed:
            return
        target = as_schema(definitions[name]) if name in definitions else {"not": schema["$ref"]}
        beside = {key: value for key, value in schema.items() if key not in {*_ASIDE, "$ref"}}
        yield from flattened({**target, **beside}, definitions, (*passed, name))
    elif isinstance(schema.get("anyOf"), list):
        for option in options(schema):
            yield from flattened(option, definitions, passed)
    elif isinstance(schema.get("type"), list):
        for kind in schema["type"]:
            yield _of_type(schema, kind)
    else:
        yield schema


def kind_of(schema: Schema) -> str:
    """Give the type of an alternative, of its values if they are listed, else `ANY`."""
    kind = schema.get("type")
    if isinstance(kind, str):
        return kind
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list):
        kinds = {next(k for k, types in _TYPES.items() if type(v) in types) for v in values}
        if len(kinds) == 1:
            return kinds.pop()
    return ANY


def allows_all(schema: Schema) -> bool:
    """Say whether an alternative has no rule at all."""
    return not schema.keys() - _ASIDE


def with_definitions(value: Any, definitions: Definitions) -> str:
    """Give a part of a schema as text, with all the definitions that it refers to."""
    texts, waiting, named = [text_of(value)], _names(value), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in named:
            named.add(name)
            texts.append(f"{name}={text_of(definitions.get(name))}")
            waiting += _names(definitions.get(name))
    return "\n".join([texts[0], *sorted(texts[1:])])


def _of_type(schema: Schema, kind: Any) -> Schema:
    narrowed = {**schema, "type": kind}
    if isinstance(schema.get("enum"), list):
        types = _TYPES.get(kind, ()) if isinstance(kind, str) else ()
        narrowed["enum"] = [value for value in schema["enum"] if type(value) in types]
    return narrowed


def _names(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        own = [value["$ref"].removeprefix("#/$defs/")] if type(value.get("$ref")) is str else []
        return own + [name for item in value.values() for name in _names(item)]
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    return []
