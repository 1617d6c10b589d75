"""Between a record and what a language model returns that was held to its schema.

The schemas in ``llm/`` ask for every property, with null for what is absent; a record leaves out
what is absent. :func:`without_nulls` turns an answer into a record's data, which the model of its
type then checks, patterns, lengths and rules across fields included::

    Statement.model_validate(without_nulls(answer))

:func:`written_out` goes the other way: real records as examples in a prompt.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ceasefire_data.models.fields import Value
from ceasefire_data.models.record import Record, file_order


def without_nulls(document: Mapping[str, Any]) -> dict[str, Any]:
    """Give a document without its null properties, at every depth.

    In a record null says nothing that leaving the property out does not say. Nulls in lists stay,
    for the model of the record to refuse.

    Args:
        document: what a model returned, as plain data.
    """
    plain: dict[str, Any] = _without_nulls(document)
    return plain


def written_out(value: Value) -> dict[str, Any]:
    """Give a record with every property that its schema for language models requires.

    What is absent is null, or the default where that is no null; a date is always an object.
    Extensions are left out: that schema has none.

    Args:
        value: a record, or a recoding.
    """
    document: dict[str, Any] = _written_out(value)
    return document


def _without_nulls(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


def _written_out(value: Any) -> Any:
    if isinstance(value, Value):
        model = type(value)
        names = file_order(model) if issubclass(model, Record) else model.model_fields
        return {name: _written_out(getattr(value, name)) for name in names if name != "extensions"}
    if isinstance(value, tuple | list):
        return [_written_out(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
