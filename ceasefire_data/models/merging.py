"""Merging: where a record went that was merged into another, and who still names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from ceasefire_data.models.record import Record, references

AnyRecord = TypeVar("AnyRecord", bound=Record)


def successor(record_id: str, by_id: Mapping[str, Record]) -> Record:
    """Give the record that stands for an id at the end of its chain of merges.

    Raises:
        KeyError: the chain leads to an id that no record has; check the links first, which also
            rules out circles.
    """
    record = by_id[record_id]
    while record.merged_into is not None:
        record = by_id[record.merged_into]
    return record


def follow_merges(record: AnyRecord, by_id: Mapping[str, Record]) -> AnyRecord:
    """Give a record with every reference to a merged record led on to its successor.

    Raises:
        KeyError: a reference or a chain of merges leads to an id that no record has.
        pydantic.ValidationError: two references become one where each may stand only once, or
            one leads back to the record itself; the links are checked for it.
    """
    moved = []
    for loc, target, _ in references(record):
        current = successor(target, by_id)
        if current.id != target:
            moved.append((loc, current.id))
    if not moved:
        return record
    plain = record.to_plain()
    for loc, name in moved:
        part: Any = plain
        for step in loc[:-1]:
            part = part[step]
        part[loc[-1]] = name
    return type(record).model_validate(plain)
