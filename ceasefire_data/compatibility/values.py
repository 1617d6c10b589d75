"""Rules of single values: closed lists, bounds, patterns and formats."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ceasefire_data.compatibility.difference import Level

Change = tuple[Level, str]

_UPPER = ("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties")
_LOWER = ("minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties")
_EXACT = ("pattern", "format", "multipleOf", "uniqueItems")
VALUE_KEYWORDS = frozenset([*_UPPER, *_LOWER, *_EXACT, "enum", "const"])
"""The keywords of JSON Schema that are compared here."""

_NO_BOUND = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False}
_SHOWN = 40


def compare_values(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Compare what two schemas of one type say of the value itself.

    A bound that moved outwards is minor and one that moved inwards major. What a changed pattern
    or format takes cannot be read off it, so the change is major; so is one that was added.
    """
    yield from _compare_lists(_listed(old), _listed(new))
    for key in (*_UPPER, *_LOWER):
        yield from _compare_bounds(key, _rule(old, key), _rule(new, key))
    for key in _EXACT:
        yield from compare_exact(key, _rule(old, key), _rule(new, key))


def compare_exact(name: str, old: Any, new: Any) -> Iterator[Change]:
    """Compare a rule of which it can only be told whether it is the same; None is no rule."""
    if text_of(old) == text_of(new):
        return
    if old is None:
        yield Level.MAJOR, f"{name} {shown(new)} added"
    elif new is None:
        yield Level.MINOR, f"{name} {shown(old)} dropped"
    else:
        yield Level.MAJOR, f"{name} changed from {shown(old)} to {shown(new)}"


def text_of(value: Any) -> str:
    """Give plain data as text that is the same for equal data; ``1`` and ``True`` differ."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def shown(value: Any) -> str:
    """Give plain data as people read it, shortened."""
    text = value if isinstance(value, str) else text_of(value)
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "...")


def _rule(schema: Mapping[str, Any], key: str) -> Any:
    value = schema.get(key)
    return None if text_of(value) == text_of(_NO_BOUND.get(key)) else value


def _listed(schema: Mapping[str, Any]) -> list[str] | None:
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list):
        return [text_of(value) for value in values]
    return None


def _compare_lists(old: list[str] | None, new: list[str] | None) -> Iterator[Change]:
    if old is not None and new is not None:
        for value in dict.fromkeys(old):
            if value not in new:
                yield Level.MAJOR, f"value {shown(json.loads(value))} removed"
        for value in dict.fromkeys(new):
            if value not in old:
                yield Level.MINOR, f"value {shown(json.loads(value))} added"
    elif old is not None:
        yield Level.MINOR, "no longer a closed list of values"
    elif new is not None:
        yield Level.MAJOR, "now a closed list of values"


def _compare_bounds(key: str, old: Any, new: Any) -> Iterator[Change]:
    if not (_is_number(old) and _is_number(new)):
        yield from compare_exact(key, old, new)
    elif old != new:
        wider = new > old if key in _UPPER else new < old
        yield Level.MINOR if wider else Level.MAJOR, f"{key} changed from {old} to {new}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
