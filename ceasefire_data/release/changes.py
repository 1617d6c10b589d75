"""What differs between two releases: record by record, field by field, and why.

The table `records` holds each record whole, as canonical JSON. Two releases are joined on the id
in Arrow, and only records whose text differs are parsed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ceasefire_data.catalog import Release, find_release
from ceasefire_data.reading import load
from ceasefire_data.tabular.tables import TABLES

_COLUMNS = ["record_id", "record_type", "json"]
_BLOCK = 65_536
# Filling these changes what a release said was known, or what became of a record.
_NEVER_ONLY_ADDED = {"merged_into", "public_from", "record_status", "status_reason"}
_SHOWN = 100
_FATE = ("record_status", "merged_into", "status_reason")
_Row = tuple[str, str, str, str, str | None, str | None, str | None]
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
    return compare_records(_records(find_release(a)), _records(find_release(b)))


def changes_table(previous: Release | None, records: pa.Table) -> pa.Table:
    """Return the table `changes` of a release: what differs from the release before.

    Args:
        previous: the release before; none for the first, in which every record is added.
        records: the table `records` of the new release.

    Raises:
        ReleaseCorrupt: a file of `previous` is not what it recorded.
    """
    before = records.slice(0, 0) if previous is None else _records(previous)
    return compare_records(before, records)


def compare_records(before: pa.Table, after: pa.Table) -> pa.Table:
    """Return what differs between two tables `records`; see :func:`diff`."""
    places: Any = pc.index_in(after["record_id"], value_set=before["record_id"])
    new = after.filter(places.is_null())
    rows: list[_Row] = [
        (record_id, record_type, "added", "id", None, json.dumps(record_id), None)
        for record_id, record_type in _identities(new)
    ]
    if len(places) - places.null_count < before.num_rows:
        still = pc.is_in(before["record_id"], value_set=after["record_id"])
        rows += [
            (record_id, record_type, "vanished", "id", json.dumps(record_id), None, None)
            for record_id, record_type in _identities(before.filter(pc.invert(still)))
        ]
    for record_id, record_type, old, new in _differing(before, after, places):
        rows += _field_rows(record_id, record_type, json.loads(old), json.loads(new))
    rows.sort(key=lambda row: (row[0], row[3]))
    version = (after.schema.metadata or {}).get(b"schema_version", b"").decode()
    schema = TABLES["changes"].arrow_schema(version)
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


def _records(release: Release) -> pa.Table:
    return load("records", release, columns=_COLUMNS)


def _identities(records: pa.Table) -> Iterator[tuple[str, str]]:
    """Yield id and type of each record."""
    for ids in records.select(["record_id", "record_type"]).to_batches():
        yield from zip(*(map(str, column.to_pylist()) for column in ids.columns), strict=True)


def _differing(
    before: pa.Table, after: pa.Table, places: Any
) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Yield id, type, old and new text of the records in both whose text differs.

    `places` are the rows of `before` that have the ids of `after`.

    Block by block, because the texts of a large release do not fit into one Arrow array. Records
    are sorted by id, so the rows that a block needs of `before` lie close together.
    """
    for start in range(0, after.num_rows, _BLOCK):
        place = places.slice(start, _BLOCK).combine_chunks()
        block = after.slice(start, _BLOCK).filter(place.is_valid())
        place = place.drop_null()
        if not len(place):
            continue
        first, last = (bound.as_py() for bound in pc.min_max(place).values())
        window = before["json"].slice(first, last - first + 1)
        old = window.take(pc.subtract(place, first))
        differs = pc.not_equal(old, block["json"])
        block = block.filter(differs)
        yield from zip(
            block["record_id"].to_pylist(),
            block["record_type"].to_pylist(),
            old.filter(differs).to_pylist(),
            block["json"].to_pylist(),
            strict=True,
        )


def _field_rows(
    record_id: str, record_type: str, old: dict[str, Any], new: dict[str, Any]
) -> Iterator[_Row]:
    """Yield a row for each field in which a record differs."""
    differing = {
        field: (_json(old.get(field)), _json(new.get(field)))
        for field in old.keys() | new.keys()
        if _json(old.get(field)) != _json(new.get(field))
    }
    fresh = [
        entry for entry in new.get("corrections", ()) if entry not in old.get("corrections", ())
    ]
    before, after = differing.get("record_status", (None, None))
    change = _ENDED.get(after or "", "changed") if before else "changed"
    # The corrections that explain the other rows stand there as reasons.
    if _only_adds({"field": "corrections", **_sides(differing.get("corrections"))}) and all(
        entry["field"] in differing for entry in fresh
    ):
        differing.pop("corrections", None)
    for field in sorted(differing):
        reasons = [entry["why"] for entry in fresh if entry["field"] == field]
        if change != "changed" and field in _FATE and new.get("status_reason"):
            reasons.append(new["status_reason"])
        before, after = differing[field]
        yield record_id, record_type, change, field, before, after, "\n".join(reasons) or None


def _sides(pair: tuple[str | None, str | None] | None) -> dict[str, str | None]:
    before, after = pair or (None, None)
    return {"before": before, "after": after}


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
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _shown(text: str | None) -> str:
    if text is None:
        return "nothing"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
