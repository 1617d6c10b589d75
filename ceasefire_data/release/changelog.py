"""``CHANGES.md``: what a release changed, for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ceasefire_data.catalog import Release
from ceasefire_data.models.record import canonical_json
from ceasefire_data.reading import load
from ceasefire_data.release import markdown
from ceasefire_data.release.markdown import escaped
from ceasefire_data.release.structure import Structure, structure_markdown

_KINDS = ("added", "changed", "withdrawn", "merged", "vanished")
_FATE = ("record_status", "merged_into", "status_reason")
_LISTED = 500
_SHORT = 100
_LEAD = 20
_FEW = 5

Row = dict[str, Any]


def changes_markdown(
    changes: pa.Table, records: pa.Table, *, after: Structure, before: Structure | None
) -> str:
    """Return ``CHANGES.md``: counts by type, what happened to which record and why, new tables.

    Args:
        changes: the table `changes`, or what :func:`ceasefire_data.release.changes.diff` found.
        records: the table `records` of the later release, for titles and summaries.
        after: the form of the later release.
        before: that of the earlier one; none for the first.
    """
    rows = changes.to_pylist()
    since = before.version if before else ""
    titles = _titles(records, {row["record_id"] for row in rows})
    if before is None:
        opening = "The first release: every record is new."
    elif rows:
        opening = f"What differs from {since}, with the reason where a value was corrected."
    else:
        opening = f"No record differs from {since}."
    lines = [f"# Changes in {after.version}", "", opening, "", *_counts(rows)]
    for kind in _KINDS:
        of_kind = [row for row in rows if row["change"] == kind]
        if of_kind:
            lines += [f"## {kind.capitalize()}", ""]
        for record_type in sorted({row["record_type"] for row in of_kind}):
            of_type = [row for row in of_kind if row["record_type"] == record_type]
            lines += _section(record_type, of_type, titles)
    form = [] if before is None else structure_markdown(before, after)
    if form:
        lines += ["## Tables and columns", "", *form]
    return "\n".join(lines).rstrip("\n") + "\n"


def changes_between(before: Release, after: Release, changes: pa.Table) -> str:
    """Return what ``CHANGES.md`` would say of any two releases.

    Args:
        before: the earlier release.
        after: the later one.
        changes: what :func:`ceasefire_data.release.changes.diff` found between them.

    Raises:
        ReleaseCorrupt: a file is not what its release recorded.
    """
    records = load("records", after, columns=["record_id", "json"])
    forms = Structure.of(before), Structure.of(after)
    return changes_markdown(changes, records, before=forms[0], after=forms[1])


def _counts(rows: list[Row]) -> list[str]:
    """Return a table of how many records of each type saw which change."""
    if not rows:
        return []
    kinds = [kind for kind in _KINDS if any(row["change"] == kind for row in rows)]
    records = {(row["record_type"], row["change"], row["record_id"]) for row in rows}
    lines = [f"| | {' | '.join(kinds)} |", f"|:--|{'--:|' * len(kinds)}"]
    for record_type in sorted({row["record_type"] for row in rows}):
        numbers = [sum(key[:2] == (record_type, kind) for key in records) for kind in kinds]
        cells = " | ".join(str(number) if number else "" for number in numbers)
        lines.append(f"| {record_type}s | {cells} |")
    return [*lines, ""]


def _section(record_type: str, rows: list[Row], titles: Mapping[str, str]) -> list[str]:
    """Return the list of the records of one type with one change."""
    by_id: dict[str, list[Row]] = {}
    for row in rows:
        by_id.setdefault(row["record_id"], []).append(row)
    lines = [f"### {record_type.capitalize()}s ({len(by_id)})", ""]
    for record_id in sorted(by_id)[:_LISTED]:
        title = titles.get(record_id)
        lines.append(f"- `{record_id}`: {escaped(title)}" if title else f"- `{record_id}`")
        lines += [f"  - {line}" for row in by_id[record_id] for line in _detail(row)]
    if len(by_id) > _LISTED:
        lines.append(f"- and {len(by_id) - _LISTED} more, all of them in `changes.parquet`")
    return [*lines, ""]


def _detail(row: Row) -> list[str]:
    """Say what changed in one field; nothing for a record that is new or gone."""
    field, reason = row["field"], escaped(row["reason"] or "")
    if row["change"] in ("added", "vanished") or field == "status_reason":
        return []
    if row["change"] in ("withdrawn", "merged") and field in _FATE:
        text = f"into {markdown.code(json.loads(row['after'] or 'null'))}"
        return [text] if field == "merged_into" else [reason] if reason else []
    parts = _parts(row["before"], row["after"])
    if len(parts) > _FEW:
        parts = [("", row["before"], row["after"])]
    texts = [f"{field}{place}: {' → '.join(_both(*values))}" for place, *values in parts]
    return [*texts[:-1], f"{texts[-1]}. {reason}" if reason else texts[-1]]


def _parts(before: str | None, after: str | None) -> list[tuple[str, str | None, str | None]]:
    """Return the innermost values that differ, as JSON: the way to each, and what it was and is.

    Lists are compared item by item only if both are as long, for else every item may have moved.
    """
    if before is None or after is None:
        return [("", before, after)]
    found: list[tuple[str, str | None, str | None]] = []
    rest = [("", json.loads(before), json.loads(after))]
    while rest:
        place, one, two = rest.pop()
        if isinstance(one, dict) and isinstance(two, dict):
            keys = sorted(one.keys() | two.keys(), reverse=True)
            rest += [(f"{place}.{key}", one.get(key), two.get(key)) for key in keys]
        elif isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
            items = [(f"{place}[{n}]", *pair) for n, pair in enumerate(zip(one, two, strict=True))]
            rest += reversed(items)
        elif canonical_json(one) != canonical_json(two):
            found.append((place, _json(one), _json(two)))
    return found


def _json(value: Any) -> str | None:
    return None if value is None else canonical_json(value)


def _titles(records: pa.Table, wanted: set[str]) -> dict[str, str]:
    """Return a title, name or summary for each record that has one."""
    ids = pa.array(sorted(wanted), pa.string())
    named = records.filter(pc.is_in(records["record_id"], value_set=ids))
    titles = {}
    for record_id, text in zip(
        named["record_id"].to_pylist(), named["json"].to_pylist(), strict=True
    ):
        record = json.loads(str(text))
        names = (record.get(key) for key in ("title", "name", "summary"))
        titles[str(record_id)] = " ".join(next((name for name in names if name), "").split())
    return titles


def _both(before: str | None, after: str | None) -> tuple[str, str]:
    """Return two values as code spans; of long ones, that part where they begin to differ."""
    common = 0
    if before is not None and after is not None and max(len(before), len(after)) > _SHORT:
        pairs = zip(before, after, strict=False)
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    start = max(0, common - _LEAD)
    return _code(before, start), _code(after, start)


def _code(text: str | None, start: int) -> str:
    """Return a value as a code span, from some place on, and cut if the rest is long."""
    if text is None:
        return "nothing"
    cut = text[start : start + _SHORT]
    head, tail = "…" * (start > 0), "…" * (start + _SHORT < len(text))
    return markdown.code(f"{head}{cut}{tail}")
