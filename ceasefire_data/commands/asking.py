"""Commands that ask a release: tables, show, query, timeline, export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ceasefire_data import console
from ceasefire_data.errors import UnknownId, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_STANCES = (
    "date",
    "holder_name",
    "stance_value",
    "proposal_title",
    "conditions",
    "summary",
    "quotes",
    "source_ids",
)
_EVENTS = ("date", "event", "status", "planned_for", "title", "actors", "source_ids")


def tables(table: str | None, release: str | None, *, as_json: bool) -> int:
    """List tables or describe one."""
    from ceasefire_data.catalog import open_release
    from ceasefire_data.reading import load

    found, manifest = open_release(release)
    if table is not None:
        rows = [
            {
                "column": field.name,
                "type": str(field.type),
                "null": field.nullable,
                "description": (field.metadata or {}).get(b"description", b"").decode(),
            }
            for field in load(table, found).schema
        ]
        columns, title = ["column", "type", "null", "description"], table
    else:
        rows = [
            {
                "table": name,
                "rows": entry.rows,
                "columns": entry.columns,
                "description": (load(name, found).schema.metadata or {})
                .get(b"description", b"")
                .decode(),
            }
            for name, entry in manifest.tables.items()
        ]
        columns = ["table", "rows", "columns", "description"]
        title = f"release {found.version} of {found.day}, schema {found.schema_version}"
    if as_json:
        console.print_json(rows)
    else:
        console.print_rows(rows, columns, title=title, numbers=("rows", "columns"))
    return 0


def show(record_id: str, release: str | None, *, as_json: bool) -> int:
    """Show a record and its sources."""
    from ceasefire_data.catalog import find_release
    from ceasefire_data.curation.formatting import format_data
    from ceasefire_data.reading import get, load

    found = find_release(release)
    with _ids_listed():
        record = get(record_id, release=found)
    if as_json:
        console.print_text(json.dumps(record.to_plain(), ensure_ascii=False, indent=2))
        return 0
    if record.id != record_id:
        console.say(f"{record_id} was merged into {record.id}")
    console.print_text(f"{record.record_type} of release {found.version}\n")
    console.print_folded(format_data(record.to_plain()))
    used = {
        row["source_id"]
        for row in load("evidence", found).to_pylist()
        if row["record_id"] == record.id
    }
    rows = [row for row in load("sources", found).to_pylist() if row["source_id"] in used]
    if rows:
        console.print_rows(
            rows,
            ("source_id", "published", "title", "url"),
            title="sources",
            head=("published", "source_id"),
            body=("title",),
        )
    return 0


def query(sql: str, release: str | None, *, as_json: bool) -> int:
    """Answer a query in SQL."""
    from ceasefire_data.querying import run_query

    table = run_query(sql, release)
    try:
        rows = table.to_pylist()
    except (ValueError, OverflowError, NotImplementedError) as error:
        # DuckDB's days and times reach further than those of Python.
        line = " ".join(str(error).split())
        raise UsageError(f"the answer cannot be shown, cast it to text: {line}") from error
    if as_json:
        console.print_json(rows)
    else:
        console.print_rows(rows, table.column_names)
    return 0


def timeline(
    record_id: str | None,
    party: str | None,
    days: Mapping[str, str | None],
    release: str | None,
    *,
    as_json: bool,
) -> int:
    """Tell a stance timeline and a timeline of events."""
    from ceasefire_data.views import describe_timeline

    with _ids_listed():
        parts = describe_timeline(record_id, release, party=party, **days)
    if as_json:
        console.print_json({name: table.to_pylist() for name, table in parts.items()})
        return 0
    if "stances" in parts:
        console.print_table(
            parts["stances"],
            columns=_STANCES,
            title="who stood where",
            head=("date", "stance_value", "holder_name"),
            body=("proposal_title", "summary"),
        )
        console.print_gap()
    console.print_table(
        parts["events"],
        columns=_EVENTS,
        title="what was said, planned and done",
        head=("date", "event", "status", "actors"),
        body=("title",),
    )
    return 0


def plot(
    record_id: str | None,
    party: str | None,
    days: Mapping[str, str | None],
    release: str | None,
    out: Path,
    *,
    as_json: bool,
) -> int:
    """Draw the stances on a proposal."""
    from ceasefire_data.charts import save_chart, stance_chart

    if as_json:
        raise UsageError("--plot draws and --json prints: ask for one of them")
    if record_id is None:
        raise UsageError("--plot needs the ID of the proposal or concept to draw the stances on")
    with _ids_listed():
        figure = stance_chart(record_id, release, party=party, **days)
    save_chart(figure, out)
    console.print_text(str(out))
    return 0


def export(format_: str, out: Path, names: str | None, release: str | None) -> int:
    """Export tables of a release."""
    from ceasefire_data.exports import export_release

    wanted = [name.strip() for name in names.split(",")] if names is not None else None
    written = export_release(format_, out, release, tables=wanted)
    for path in written:
        console.print_text(str(path))
    return 0


@contextmanager
def _ids_listed() -> Iterator[None]:
    """Say how to list ids where none comes near the one that was asked for."""
    try:
        yield
    except UnknownId as error:
        if "did you mean" in str(error):
            raise
        raise UnknownId(
            f"{error}; `ceasefire-data tables` lists the tables and `ceasefire-data query "
            '"from records"` every record'
        ) from None
