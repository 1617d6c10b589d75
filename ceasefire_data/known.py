"""The two clocks of the read side: what could be known by a day, and the world on a day.

``known_by`` goes by ``known_from``, the day on which a row could be known from the evidence at
hand; it never shows a row, a step or a result that was published later. ``on`` goes by the dates
of the events themselves, as we know them now. Both tell the status of meetings and proposals by
the last step that the clock allows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from ceasefire_data.catalog import Release

    Steps = dict[str, list[dict[str, Any]]]

ALWAYS_SHOWN = frozenset(
    ["actors", "actor_identifiers", "actor_names", "actor_offices", "actor_roles"]
)
"""Tables of which ``known_by`` shows every row: who somebody is was no secret of the talks.

Of ``actor_offices`` only those are shown that had begun, and of ``actors`` no unnamed source before
somebody cited it: that there was one is itself something that was published.
"""

_OF_THE_RELEASE = frozenset(["changes", "coverage", "recodings", "reliability"])
_LOOKED_UP = frozenset(["codes", "crosswalk", "processes"])
_UNNAMED = frozenset(["unnamed_source", "unnamed_group"])
_WRITTEN_LATER = frozenset(["json", "note", "notes"])
# Columns of a record's own row that say what one field of it says, with that field. The evidence of
# the field says since when the cell could be known; titles and summaries are ours. A statement is
# made in one go, so all of it could be known when any of it could.
_CELLS = {
    "meetings": {
        "country": "country",
        "duration_minutes": "duration_minutes",
        "follows_id": "follows",
        "format": "format",
        "outcome": "outcome",
        "outcome_summary": "outcome_summary",
        "place": "place",
    },
    "proposals": {
        "authenticity": "authenticity",
        "text_known": "text_known",
        "written": "written",
    },
}
_HELD_ONLY = ("place", "country", "duration_minutes", "outcome", "outcome_summary")
_DATE_PARTS = ("", "_earliest", "_latest", "_precision", "_approximate", "_basis")
_TAKES_PLACE = frozenset(["held", "disputed"])


def known_by_table(name: str, table: pa.Table, day: date, release: Release) -> pa.Table:
    """Show a table as it could have been known on a day.

    Rows with a later ``known_from`` are gone; so are notes and JSON, which were written with the
    release, and whatever the steps known by then do not carry: status, day, place, outcome. From
    the day of the release on, everything is shown as it is.

    Args:
        name: name of the table.
        table: the whole table.
        day: what could be known on that day, its end included.
        release: where the table is from.
    """
    if day >= release.day:
        return table
    if name in _OF_THE_RELEASE:
        return table.slice(0, 0)  # nothing about a release is known before it
    if name in _LOOKED_UP:
        return table  # the words that all the others are told in
    if name == "actors":
        table = _keep(table, lambda row: row["kind"] not in _UNNAMED or row["known_from"] <= day)
    elif name in ALWAYS_SHOWN or name == "records":
        shown = set(
            known_by_table("actors", _read("actors", release), day, release)["actor_id"].to_pylist()
        )
        if name == "records":
            # Every actor that is shown has its row in the table that all ids point at.
            table = _keep(
                table,
                lambda row: (
                    row["record_id"] in shown
                    or (row["record_type"] != "actor" and row["known_from"] <= day)
                ),
            )
        else:
            table = _keep(table, lambda row: row["actor_id"] in shown and _had_begun(row, day))
    else:
        table = _keep(table, lambda row: row["known_from"] <= day)
    for column in _WRITTEN_LATER & set(table.column_names):
        table = _blank(table, column)
    if name in _CELLS:
        table = _without_later_cells(name, table, day, release)
    if name in {"meetings", "meeting_participants", "meeting_proposals", "proposals"}:
        history = _read("status_history", release)
        table = _as_of(name, table, _steps(history, lambda row: row["known_from"] <= day))
    return table


def _without_later_cells(name: str, table: pa.Table, day: date, release: Release) -> pa.Table:
    """Empty the cells of which all evidence that names their field appeared later."""
    fields = _CELLS[name]
    named: dict[str, set[str]] = {}
    for row in _read("evidence_fields", release).to_pylist():
        named.setdefault(row["evidence_id"], set()).add(row["field"])
    first: dict[tuple[str, str | None], date] = {}
    for row in _read("evidence", release).to_pylist():
        if row["part"] == "record":
            for field in named.get(row["evidence_id"], {None}):
                key = (row["record_id"], field)
                first[key] = min(first.get(key, date.max), row["known_from"])
    rows = table.to_pylist()
    for row in rows:
        record_id = row[f"{name[:-1]}_id"]
        rest = first.get((record_id, None), date.min)
        for column, field in fields.items():
            if first.get((record_id, field), rest) > day:
                row[column] = None
    return _from_rows(table, rows)


def on_table(name: str, table: pa.Table, day: date, release: Release) -> pa.Table:
    """Show the world on a day by the dates of events: what surely had taken place by its end.

    Statements are shown that surely had been made, meetings and proposals by the steps that surely
    had been taken, offices that may have been held; concepts and actors always, and the texts that
    had appeared or that we know any of it from. An event whose bounds reach beyond the day is not
    shown.

    Args:
        name: name of the table.
        table: the whole table.
        day: the day, its end included.
        release: where the table is from.
    """
    if name in _OF_THE_RELEASE | _LOOKED_UP | (ALWAYS_SHOWN - {"actor_offices"}):
        return table
    if name == "actor_offices":
        return _keep(
            table,
            lambda row: (
                (row["since_earliest"] is None or row["since_earliest"] <= day)
                and (row["until_latest"] is None or row["until_latest"] >= day)
            ),
        )
    if name == "status_history":
        return _keep(table, lambda row: _is_by(row, "date", day))
    history = _read("status_history", release)
    steps = _steps(history, lambda row: _is_by(row, "date", day))
    if name == "status_by":
        taken = {(row["record_id"], row["seq"]) for rows in steps.values() for row in rows}
        return _keep(table, lambda row: (row["record_id"], row["seq"]) in taken)
    there = _there(release, day, steps)
    table = _keep(table, _membership(name, table.column_names, there, release))
    if name in {"meetings", "meeting_participants", "meeting_proposals", "proposals"}:
        table = _as_of(name, table, steps)
    return table


def _had_begun(row: dict[str, Any], day: date) -> bool:
    """Say whether an office may have begun by a day; what is no office is not asked."""
    begins = row.get("since_earliest")
    return begins is None or begins <= day


def _there(release: Release, day: date, steps: Steps) -> set[str]:
    """Collect the ids of the records that are part of the world on a day."""
    there = set(steps)
    for name, column in (("statements", "date"), ("sources", "published")):
        for row in _read(name, release).to_pylist():
            if _is_by(row, column, day):
                there.add(row[f"{name[:-1]}_id"])
    for row in _read("proposals", release).select(["proposal_id", "kind"]).to_pylist():
        if row["kind"] == "concept":
            there.add(row["proposal_id"])
    there.update(row["actor_id"] for row in _read("actors", release).to_pylist())
    cited = {
        row["source_id"]
        for row in _read("evidence", release).to_pylist()
        if row["record_id"] in there
    }
    texts = {row["source_id"]: row for row in _read("sources", release).to_pylist()}
    while cited:
        there |= cited
        cited = {texts[name]["republishes_id"] for name in cited} - there - {None}
    return there


def _membership(
    name: str, columns: Collection[str], there: set[str], release: Release
) -> Callable[[dict[str, Any]], bool]:
    """Say which rows of a table belong to records that are there."""
    owners = {
        "stance_conditions": ("stance_id", "stances", "statement_id"),
        "proposal_term_codes": ("term_id", "proposal_terms", "proposal_id"),
        "evidence_fields": ("evidence_id", "evidence", "record_id"),
        "evidence_via": ("evidence_id", "evidence", "record_id"),
        "account_actors": ("account_id", "accounts", "record_id"),
    }
    if name in owners:
        key, table, owner = owners[name]
        rows = _read(table, release).select([key, owner]).to_pylist()
        inside = {row[key] for row in rows if row[owner] in there}
        return lambda row: row[key] in inside
    for column in ("record_id", "statement_id", "meeting_id", "proposal_id", "source_id"):
        if column in columns:
            return lambda row: row[column] in there
    return lambda row: True


def _as_of(name: str, table: pa.Table, steps: Steps) -> pa.Table:
    """Tell meetings and proposals by the steps that a clock allows."""
    if name == "meeting_participants":
        return _presence_as_of(table, steps)
    if name == "meeting_proposals":
        return _keep(
            table,
            lambda row: row["relation"] != "produced" or _took_place(steps.get(row["meeting_id"])),
        )
    rows = table.to_pylist()
    for row in rows:
        taken = steps.get(row[f"{name[:-1]}_id"], [])
        row["status"] = taken[-1]["status"] if taken else None
        if name == "meetings":
            _tell_meeting(row, taken)
        else:
            first = taken[0] if taken and taken[0]["seq"] == 0 else None
            for part in _DATE_PARTS:
                row[f"date{part}"] = first[f"date{part}"] if first else None
    return _from_rows(table, rows)


def _tell_meeting(row: dict[str, Any], taken: list[dict[str, Any]]) -> None:
    source = "date"
    told = next((step for step in reversed(taken) if step["status"] == "held"), None)
    if told is None:
        source = "planned_for"
        told = next((step for step in reversed(taken) if step["planned_for"]), None)
    for part in _DATE_PARTS:
        row[f"date{part}"] = told[f"{source}{part}"] if told else None
    places = [step["planned_place"] for step in taken if step["planned_place"]]
    row["planned_place"] = places[-1] if places else None
    if not _took_place(taken):
        for column in _HELD_ONLY:
            row[column] = None


def _presence_as_of(table: pa.Table, steps: Steps) -> pa.Table:
    # Who came is known once the meeting is known to have been held; before, all are invited.
    rows = table.to_pylist()
    for row in rows:
        if not _took_place(steps.get(row["meeting_id"])):
            row["presence"] = "invited"
    return _from_rows(table, rows)


def _took_place(taken: list[dict[str, Any]] | None) -> bool:
    return any(step["status"] in _TAKES_PLACE for step in taken or ())


def _steps(history: pa.Table, allowed: Callable[[dict[str, Any]], bool]) -> Steps:
    """Group the steps that a clock allows by record, in their order."""
    found: Steps = {}
    for row in history.to_pylist():
        if allowed(row):
            found.setdefault(row["record_id"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row["seq"])
    return found


def _is_by(row: dict[str, Any], column: str, day: date) -> bool:
    latest = row[f"{column}_latest"]
    return latest is not None and latest <= day


def _keep(table: pa.Table, wanted: Callable[[dict[str, Any]], bool]) -> pa.Table:
    import pyarrow as pa

    return table.filter(pa.array([wanted(row) for row in table.to_pylist()], type=pa.bool_()))


def _blank(table: pa.Table, column: str) -> pa.Table:
    import pyarrow as pa

    place = table.schema.get_field_index(column)
    field = table.schema.field(place)
    return table.set_column(place, field, pa.nulls(table.num_rows, field.type))


def _from_rows(table: pa.Table, rows: list[dict[str, Any]]) -> pa.Table:
    """Make a table of changed rows; on a day of its own, any cell but a key may be empty."""
    import pyarrow as pa

    schema = pa.schema([field.with_nullable(True) for field in table.schema])
    changed = pa.Table.from_pylist(rows, schema=schema)
    return changed.replace_schema_metadata(table.schema.metadata)


def _read(name: str, release: Release) -> pa.Table:
    from ceasefire_data.reading import load

    return load(name, release)
