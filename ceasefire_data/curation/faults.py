"""What pydantic says of a record, put in words that a curator can act on, at its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ceasefire_data.curation.parsing import Document
from ceasefire_data.edtf import EDTF_PATTERN
from ceasefire_data.errors import Fault, near
from ceasefire_data.models.dataset import CALVER_PATTERN
from ceasefire_data.models.fields import ID_PATTERN, MAX_ID_LENGTH, EventDate, Misfit

_PATTERNS = {
    ID_PATTERN: "an id is lower-case ASCII words joined by hyphens, such as dmitry-peskov",
    CALVER_PATTERN: "a version is year, month and a number, such as 2026.11.0",
    EDTF_PATTERN: (
        "use YYYY, YYYY-MM or YYYY-MM-DD, with ~ for about, or an interval A/B, A/.. or ../B"
    ),
}
_EMPTY = {
    "string_too_short": "the text is empty; leave the field out where nothing is known",
    "too_short": "the list is empty; it needs at least one entry",
}
# What a field wants when it finds a value of another type. "date_type" is ours.
_WANTED = {
    "bool_type": "true or false, without quotes",
    "date_type": "a date such as 2025-03-12",
    "dict_type": "a mapping",
    "int_type": "a whole number, without quotes",
    "model_type": "a mapping of fields",
    "string_type": "text",
    "tuple_type": "a list",
}


def model_faults(
    error: ValidationError, document: Document, path: str, model: type[BaseModel]
) -> Iterator[Fault]:
    """Yield one fault for each thing that pydantic refused.

    Args:
        error: what pydantic raised.
        document: the file with its positions.
        path: its name.
        model: the model that refused it.
    """
    seen: set[Fault] = set()
    for details in causes(error):
        at_key = details["type"] == "extra_forbidden"
        line, column = document.where(details["loc"], key=at_key)
        fault = Fault(path, line, column, _message(details, model))
        if fault not in seen:
            seen.add(fault)
            yield fault


def causes(error: ValidationError) -> list[ErrorDetails]:
    """List what pydantic refused, each with the path of its cause.

    A refusal whose model says which part is at fault points there. A list is never called too
    short for entries that are only faulty, which pydantic does not count.
    """
    found = error.errors(include_url=False)
    for details in found:
        cause = details.get("ctx", {}).get("error")
        if isinstance(cause, Misfit):
            details["loc"] = (*details["loc"], *cause.loc)
    within = {details["loc"][:depth] for details in found for depth in range(len(details["loc"]))}
    return [item for item in found if item["type"] != "too_short" or item["loc"] not in within]


def _message(details: ErrorDetails, model: type[BaseModel]) -> str:
    kind = details["type"]
    value = details.get("input")
    context = details.get("ctx", {})
    name = ".".join(str(step) for step in details["loc"])
    leaf = str(details["loc"][-1]) if details["loc"] else model.__name__.lower()
    if kind == "missing":
        return f"{leaf!r} is missing from {name.rpartition('.')[0] or model.__name__.lower()}"
    if kind == "extra_forbidden":
        known = sorted(_known_fields(details["loc"], model))
        return f"unknown field {leaf!r}{near(leaf, known)}"
    if kind == "value_error":
        text = str(context.get("error", details["msg"]))
        return f"{name}: {text}" if name else text
    if kind == "enum":
        expected = str(context.get("expected", ""))
        codes = [part.strip("'") for part in expected.replace(" or ", ", ").split(", ")]
        return f"{name}: {value!r} is not a code of this list{near(str(value), codes)}: {expected}"
    if kind == "string_pattern_mismatch":
        hint = _PATTERNS.get(str(context.get("pattern")))
        rule = hint or f"it must match {context.get('pattern')}"
        return f"{name}: {value!r} is not of the right form{_odd_character(value)}; {rule}"
    if kind == "string_too_long" and context.get("max_length") == MAX_ID_LENGTH:
        return f"{name}: an id has at most {MAX_ID_LENGTH} characters"
    if kind in _EMPTY:
        return f"{name}: {_EMPTY[kind]}"
    if kind == "model_type" and context.get("class_name") == EventDate.__name__:
        kind = "date_type"
    if kind in _WANTED:
        return f"{name}: must be {_WANTED[kind]}{_instead(kind, value)}"
    return f"{name}: {details['msg'][:1].lower()}{details['msg'][1:]}"


def _instead(kind: str, value: Any) -> str:
    """Say what stands there, or what to do where that is the same for everyone."""
    number = isinstance(value, bool | int)
    if (number and kind == "string_type") or (kind == "date_type" and type(value) is int):
        return "; put it in quotes"
    return _what(value)


def _what(value: Any) -> str:
    if value is None:
        return ", not null; leave the field out where nothing is known"
    names = {str: "text", int: "a number", bool: "true or false", list: "a list", dict: "a mapping"}
    return f", not {names.get(type(value), type(value).__name__)}"


def _odd_character(value: Any) -> str:
    """Name the first character outside ASCII: look-alikes cannot be seen."""
    for character in str(value):
        if not character.isascii() or not character.isprintable():
            title = unicodedata.name(character, "unnamed control character")
            return f" (it holds U+{ord(character):04X} {title})"
    return ""


def _known_fields(loc: tuple[str | int, ...], model: type[BaseModel]) -> set[str]:
    """Name the fields that are known where an unknown one stands."""
    current: Any = model
    for step in loc[:-1]:
        if isinstance(step, int):
            continue
        info = current.model_fields.get(step) if current is not None else None
        current = _model_in(info.annotation) if info is not None else None
    return set(current.model_fields) if current is not None else set()


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if (found := _model_in(argument)) is not None:
            return found
    return None
