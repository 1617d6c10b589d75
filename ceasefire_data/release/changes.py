"""What differs between two releases: record by record, field by field, and why.

The table `records` holds each record whole, as canonical JSON. Two releases are joined on the id
in Arrow, their texts are compared there, block by block, and only those that differ are parsed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ceasefire_data.catalog import Release, find_release
from ceasefire_data.release.texts import RecordTexts
from ceasefire_data.tabular.tables import TABLES

_BLOCK = 65_536
_LONG_RUN = 16
# Filling these changes what a release said was known, or what became of a record.
_NEVER_ONLY_ADDED = {"merged_into", "public_from", "record_status", "status_reason"}
_SHOWN = 100
_FATE = ("record_status", "merged_into", "status_reason")
_Row = tuple[str, str, str, str, str | None, str | None, str | None]
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_ENDED = {'"withdrawn"': "withdrawn", '"merged"': "merged"}


def diff(
    a: str | os.PathLike[str] | Release | None, b: str | os.PathLike[str] | Release | None
) -> pa.Table:
    """Return what changed from release `a` to release `b`, one row per record and field.

    Columns: record_id, record_type, change (added, changed, withdrawn, merged, or vanished for a
    record that `b` no longer has, which no published release may do), field, before and after
    (JSON), reason. `change` is about the record, so all rows of one record have the same; a record
    that is added or vanished has one row, for its field `id`. A field that is missing, null or
    empty in both is no difference.

    Args:
        a: the earlier release: version, folder, release, or none for the newest.
        b: the later one.

    Raises:
        ReleaseNotFound: one of them is not there.
        ReleaseCorrupt: a file is not what the release recorded.
    """
    before, after = (RecordTexts.of_release(find_release(release)) for release in (a, b))
    return _compare(before, after)


def changes_table(previous: Release | None, records: pa.Table) -> pa.Table:
    """Return the table `changes` of a release: what differs from the release before.

    Args:
        previous: the release before; none for the first, in which every record is added.
        records: the table `records` of the new release.

    Raises:
        ReleaseCorrupt: a file of `previous` is not what it recorded.
    """
    before = (
        RecordTexts.of_table(records.slice(0, 0))
        if previous is None
        else RecordTexts.of_release(previous)
    )
    return _compare(before, RecordTexts.of_table(records))


def compare_records(before: pa.Table, after: pa.Table) -> pa.Table:
    """Return what differs between two tables `records`; see :func:`diff`."""
    return _compare(RecordTexts.of_table(before), RecordTexts.of_table(after))


def _compare(before: RecordTexts, after: RecordTexts) -> pa.Table:
    places: Any = pc.index_in(after.ids, value_set=before.ids)
    rows: list[_Row] = [
        (record_id, record_type, "added", "id", None, json.dumps(record_id), None)
        for record_id, record_type in _identities(after, places.is_null())
    ]
    if len(places) - places.null_count < len(before.ids):
        gone = pc.invert(pc.is_in(before.ids, value_set=after.ids))
        rows += [
            (record_id, record_type, "vanished", "id", json.dumps(record_id), None, None)
            for record_id, record_type in _identities(before, gone)
        ]
    for record_id, record_type, old, new in _differing(before, after, places):
        rows += _field_rows(record_id, record_type, json.loads(old), json.loads(new))
    rows.sort(key=lambda row: (row[0], row[3]))
    schema = TABLES["changes"].arrow_schema(after.schema_version)
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pa.Table.from_arrays(
        [pa.array(column, pa.string()) for column in columns], schema=schema
    )


def unexplained(changes: pa.Table) -> list[str]:
    """Return one line for each change that may not be published without a reason.

    A published value changes only with an entry in `corrections` that names its field, and a
    record ends only with a reason. No reason is needed for what only adds: a field that was left
    open, more items of a list that keeps those it had, later steps of a history; nor for notes. A
    record that vanished is never right.

    Args:
        changes: a table `changes`, or the result of :func:`diff`.
    """
    rows = changes.to_pylist()
    ended = {row["record_id"] for row in rows if row["field"] == "record_status"}
    lines = []
    for row in rows:
        record_id, field, reason = row["record_id"], row["field"], row["reason"]
        if row["change"] == "vanished":
            lines.append(
                f"{record_id}: no longer there; a released record is withdrawn or merged, "
                "never deleted"
            )
        elif row["change"] == "added" or reason is not None or _only_adds(row):
            continue
        elif field == "record_status" and row["change"] != "changed":
            lines.append(f"{record_id}: {row['change']} without a status_reason")
        elif field not in _FATE or field == "record_status" or record_id not in ended:
            lines.append(
                f"{record_id}: {field} changed from {_shown(row['before'])} to "
                f"{_shown(row['after'])} without an entry in corrections that names it"
            )
    return lines


def _identities(records: RecordTexts, mask: Any) -> Iterator[tuple[str, str]]:
    """Yield id and type of some records."""
    columns = (records.ids.filter(mask), records.types.filter(mask))
    yield from zip(*(map(str, column.to_pylist()) for column in columns), strict=True)


def _differing(
    before: RecordTexts, after: RecordTexts, places: Any
) -> Iterator[tuple[str, str, str, str]]:
    """Yield id, type, old and new text of the records in both whose text differs.

    `places` are the rows of `before` that have the ids of `after`.

    Block by block, because the texts of a large release do not fit into one Arrow array. Records
    are sorted by id, so the rows that a block needs of `before` lie close together.
    """
    for start in range(0, len(places), _BLOCK):
        place = places.slice(start, _BLOCK).combine_chunks()
        rows, place = pc.indices_nonzero(place.is_valid()), place.drop_null()
        if not len(place):
            continue
        first, last = (bound.as_py() for bound in pc.min_max(place).values())
        count = min(_BLOCK, len(places) - start)
        new, old = after.texts(start, count), before.texts(first, last - first + 1)
        place = pc.subtract(place, first)
        differing = _unequal(new, old, rows, place)
        rows, place = rows.take(differing), place.take(differing)
        columns = (
            after.ids.slice(start, count).take(rows),
            after.types.slice(start, count).take(rows),
            old.take(place),
            new.take(rows),
        )
        yield from zip(*(column.to_pylist() for column in columns), strict=True)


def _unequal(new: Any, old: Any, rows: Any, places: Any) -> Any:
    """Return the numbers of the pairs ``new[rows[n]]`` and ``old[places[n]]`` that differ.

    To gather the texts would cost more than to read them. So they are compared where they lie, run
    by run of neighbours in both, unless so many records are new or gone that runs are short.
    """
    one: Any = pa.scalar(1)
    gap, jump = (pc.not_equal(pc.pairwise_diff(side), one) for side in (rows, places))
    starts = pc.indices_nonzero(pc.or_(gap, jump).fill_null(True))
    if len(starts) * _LONG_RUN > len(rows):
        return pc.indices_nonzero(pc.not_equal(new.take(rows), old.take(places)))
    here, there = (side.take(starts).to_pylist() for side in (rows, places))
    lengths = (end - start for start, end in pairwise([*starts.to_pylist(), len(rows)]))
    masks = [
        chunk
        for row, place, length in zip(here, there, lengths, strict=True)
        for chunk in pc.not_equal(new.slice(row, length), old.slice(place, length)).chunks
    ]
    return pc.indices_nonzero(pa.chunked_array(masks, pa.bool_()))


def _field_rows(
    record_id: str, record_type: str, old: dict[str, Any], new: dict[str, Any]
) -> Iterator[_Row]:
    """Yield a row for each field in which a record differs."""
    differing: dict[str, tuple[str | None, str | None]] = {}
    for field in old.keys() | new.keys():
        before, after = old.get(field), new.get(field)
        # Nearly all fields are the same, and this costs a third of JSON; 1, 1.0 and true differ.
        if before == after if isinstance(before, str) else repr(before) == repr(after):
            continue
        pair = _json(before), _json(after)
        if pair[0] != pair[1]:
            differing[field] = pair
    fresh = [
        entry for entry in new.get("corrections", ()) if entry not in old.get("corrections", ())
    ]
    status = differing.get("record_status")
    change = _ENDED.get(status[1] or "", "changed") if status else "changed"
    # The corrections that explain the other rows stand there as reasons.
    if fresh and "corrections" in differing and all(one["field"] in differing for one in fresh):
        before, after = differing["corrections"]
        if _only_adds({"field": "corrections", "before": before, "after": after}):
            del differing["corrections"]
    for field in sorted(differing):
        reasons = [entry["why"] for entry in fresh if entry["field"] == field]
        if change != "changed" and field in _FATE and new.get("status_reason"):
            reasons.append(new["status_reason"])
        before, after = differing[field]
        yield record_id, record_type, change, field, before, after, "\n".join(reasons) or None


def _only_adds(row: dict[str, Any]) -> bool:
    """Say whether a field's change only adds to what was published."""
    field = row["field"]
    if field == "notes":
        return True
    if field in _NEVER_ONLY_ADDED or row["after"] is None:
        return False
    if row["before"] is None:
        return True  # what was left open is filled
    before, after = json.loads(row["before"]), json.loads(row["after"])
    if not isinstance(before, list) or not isinstance(after, list):
        return False
    if field == "status_history":
        return after[: len(before)] == before
    left = [_json(item) for item in after]
    for item in map(_json, before):
        if item not in left:
            return False
        left.remove(item)
    return True


def _json(value: Any) -> str | None:
    """Return canonical JSON, and nothing for the ways in which a field can hold nothing."""
    if value is None or value in ([], {}):
        return None
    return _CANONICAL.encode(value)


def _shown(text: str | None) -> str:
    if text is None:
        return "nothing"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
