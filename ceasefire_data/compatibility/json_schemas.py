"""JSON Schemas: whether all that fitted still fits, and whether anything fits that did not.

Two schemas are walked side by side. A rule that was tightened is major, one that was loosened
minor. Where that cannot be told from the rule, as with a pattern, or where the walk knows no rule,
the difference is major: a guard that errs, errs on the side of the data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ceasefire_data.compatibility.alternatives import (
    ANY,
    WORDING,
    Schema,
    allows_all,
    as_schema,
    flattened,
    kind_of,
    options,
    reference,
    with_definitions,
)
from ceasefire_data.compatibility.difference import Difference, Level
from ceasefire_data.compatibility.values import VALUE_KEYWORDS, compare_values, shown, text_of

_MEMBERS = ("properties", "patternProperties", "required", "additionalProperties")
_WALKED = frozenset(
    [*WORDING, *VALUE_KEYWORDS, *_MEMBERS, "items", "type", "default", "anyOf", "$ref"]
)
_NAMES = frozenset(["$schema", "$id", "$defs"])
_FORMS: dict[str, type | tuple[type, ...]] = {
    "anyOf": list,
    "$ref": str,
    "properties": dict,
    "patternProperties": dict,
    "required": list,
    "enum": list,
    "type": (str, list),
}


def compare_json_schemas(old: Schema, new: Schema) -> list[Difference]:
    """Compare two JSON Schemas, each whole in itself.

    Args:
        old: the published one.
        new: the one to be published.

    Returns:
        The differences, each with its place: ``Evidence.quote`` is a property of the definition
        ``Evidence``, ``acts[]`` an entry of the list ``acts``, empty the whole.
    """
    walk = _Walk(old, new)
    walk.places(old, new, "")
    return list(dict.fromkeys(walk.found))


class _Walk:
    """Two schemas on the way through them, and what was found so far."""

    def __init__(self, old: Schema, new: Schema) -> None:
        self.old_definitions = _mapping(old.get("$defs"))
        self.new_definitions = _mapping(new.get("$defs"))
        self.found: list[Difference] = []
        self.named: set[tuple[str, str]] = set()
        self.open: set[tuple[str, str]] = set()

    def say(self, level: Level, where: str, what: str) -> None:
        self.found.append(Difference(level, where, what))

    def places(self, old_value: Any, new_value: Any, where: str) -> None:
        """Compare what may stand in one place."""
        old, new = as_schema(old_value), as_schema(new_value)
        pair = (text_of(old), text_of(new))
        if pair in self.open:
            return  # definitions that lead back to themselves
        if not (_is_sound(old) and _is_sound(new)):
            if pair[0] != pair[1]:
                self.say(Level.MAJOR, where, "changed to or from what cannot be compared")
            return
        self.open.add(pair)
        self.wording(old, new, where)
        self.defaults(old, new, where)
        olds, news = self.definitions(options(old), options(new))
        self.alternatives(
            [one for item in olds for one in flattened(item, self.old_definitions)],
            [one for item in news for one in flattened(item, self.new_definitions)],
            where,
        )
        self.open.remove(pair)

    def wording(self, old: Schema, new: Schema, where: str) -> None:
        for key in WORDING:
            if text_of(old.get(key)) != text_of(new.get(key)):
                self.say(Level.PATCH, where, f"{key} reworded")

    def defaults(self, old: Schema, new: Schema, where: str) -> None:
        """Compare what it means to leave a property out."""
        if "default" in old and "default" in new:
            if text_of(old["default"]) != text_of(new["default"]):
                change = f"from {shown(old['default'])} to {shown(new['default'])}"
                self.say(Level.MAJOR, where, f"default changed {change}")
        elif "default" in old or "default" in new:
            said = "stated" if "default" in new else "no longer stated"
            self.say(Level.PATCH, where, f"default {said}")

    def definitions(
        self, olds: list[Schema], news: list[Schema]
    ) -> tuple[list[Schema], list[Schema]]:
        """Compare the alternatives that are definitions on both sides, and give back the others.

        Definitions of one name belong together; then, in their order, those that were renamed.
        """
        old_names = [name for name in map(reference, olds) if name in self.old_definitions]
        new_names = [name for name in map(reference, news) if name in self.new_definitions]
        same = [name for name in old_names if name in new_names]
        pairs = [(name, name) for name in same]
        pairs += zip(
            [name for name in old_names if name not in same],
            [name for name in new_names if name not in same],
            strict=False,
        )
        for old_name, new_name in pairs:
            if (old_name, new_name) not in self.named:
                self.named.add((str(old_name), str(new_name)))
                self.places(
                    self.old_definitions[str(old_name)],
                    self.new_definitions[str(new_name)],
                    str(new_name),
                )
        old_done, new_done = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        return (
            [item for item in olds if reference(item) not in old_done or not reference(item)],
            [item for item in news if reference(item) not in new_done or not reference(item)],
        )

    def alternatives(self, olds: list[Schema], news: list[Schema], where: str) -> None:
        """Pair the alternatives of each type, equal ones first, the others in their order."""
        kinds = dict.fromkeys(kind_of(item) for item in [*olds, *news])
        takes_all = any(allows_all(item) for item in news)
        for kind in kinds:
            old = [item for item in olds if kind_of(item) == kind]
            new = [item for item in news if kind_of(item) == kind]
            pairs = []
            for item in list(old):
                if item in new:
                    old.remove(item)
                    new.remove(item)
                    pairs.append((item, item))
            pairs += zip(old, new, strict=False)
            for before, after in pairs:
                self.rules(before, after, where)
            noun = "any value" if kind == ANY else kind
            for _ in old[len(new) :]:
                if not takes_all:
                    self.say(Level.MAJOR, where, f"no longer {noun}")
            for _ in new[len(old) :]:
                self.say(Level.MINOR, where, f"now also {noun}")

    def rules(self, old: Schema, new: Schema, where: str) -> None:
        """Compare the rules of two alternatives of one type."""
        self.wording(old, new, where)
        self.found += [Difference(level, where, what) for level, what in compare_values(old, new)]
        if any(key in schema for schema in (old, new) for key in _MEMBERS):
            self.members(old, new, where)
        if "items" in old or "items" in new:
            self.places(old.get("items", True), new.get("items", True), f"{where}[]")
        for key in sorted((old.keys() | new.keys()) - _WALKED - _NAMES):
            before = with_definitions(old.get(key), self.old_definitions)
            if before != with_definitions(new.get(key), self.new_definitions):
                self.say(Level.MAJOR, where, f"{key} changed, which cannot be judged")

    def members(self, old: Schema, new: Schema, where: str) -> None:
        """Compare the properties of two objects."""
        before, after = _mapping(old.get("properties")), _mapping(new.get("properties"))
        needed, needs = _texts(old.get("required")), _texts(new.get("required"))
        closed = old.get("additionalProperties") is False
        for name in before:
            if name not in after:
                self.say(Level.MAJOR, _inside(where, name), "removed")
        for name, item in after.items():
            if name in before:
                self.places(before[name], item, _inside(where, name))
            elif name in needs:
                self.say(Level.MAJOR, _inside(where, name), "added and required")
            else:
                self.added(closed, item, _inside(where, name))
        for name in sorted((needs - needed) & (before.keys() | needs - after.keys())):
            self.say(Level.MAJOR, _inside(where, name), "now required")
        for name in sorted((needed - needs) & (after.keys() | needed - before.keys())):
            self.say(Level.MINOR, _inside(where, name), "no longer required")
        self.free_members(old, new, where, closed=closed)

    def free_members(self, old: Schema, new: Schema, where: str, *, closed: bool) -> None:
        """Compare what properties without a name of their own may be."""
        before = _mapping(old.get("patternProperties"))
        after = _mapping(new.get("patternProperties"))
        for name in before:
            if name not in after:
                self.say(Level.MAJOR, _inside(where, f"/{name}/"), "removed")
        for name, item in after.items():
            if name in before:
                self.places(before[name], item, _inside(where, f"/{name}/"))
            else:
                self.added(closed, item, _inside(where, f"/{name}/"))
        others, closes = _inside(where, "*"), new.get("additionalProperties") is False
        if closed != closes:
            self.say(
                *((Level.MAJOR, others, "removed") if closes else (Level.MINOR, others, "added"))
            )
        elif not closed and ("additionalProperties" in old or "additionalProperties" in new):
            self.places(
                old.get("additionalProperties", True),
                new.get("additionalProperties", True),
                others,
            )

    def added(self, closed: bool, item: Any, where: str) -> None:
        """Judge a new property: where any was allowed, old data may hold another value there."""
        if closed or allows_all(as_schema(item)):
            self.say(Level.MINOR, where, "added")
        else:
            self.say(Level.MAJOR, where, "added where any value was allowed")


def _is_sound(schema: Schema) -> bool:
    """Say whether the walk can read a schema; it does not replace the metaschema."""
    kinds = schema.get("type", [])
    return all(
        isinstance(schema[key], form) for key, form in _FORMS.items() if key in schema
    ) and all(isinstance(kind, str) for kind in kinds)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _texts(value: Any) -> set[str]:
    return {item for item in value if isinstance(item, str)} if isinstance(value, list) else set()


def _inside(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
