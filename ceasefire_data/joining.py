"""Joining: tables of one release read once by one clock, and the tables that views return."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ceasefire_data.catalog import Release, find_release
from ceasefire_data.errors import UnknownId, near
from ceasefire_data.reading import load, parse_day

if TYPE_CHECKING:
    import pyarrow as pa

Where = str | os.PathLike[str] | Release | None
Day = date | str | None
Row = dict[str, Any]

DATES = ("date", "date_earliest", "date_latest", "date_precision")
"""Columns of a date that views show."""


class Reader:
    """Reads tables of one release, each once, by one clock.

    Attributes:
        release: the release.
        known_by: the day whose knowledge is read; None for all.
    """

    def __init__(self, release: Where, known_by: Day) -> None:
        self.release = find_release(release)
        self.known_by = None if known_by is None else parse_day(known_by, "known_by")
        self._rows: dict[str, list[Row]] = {}

    def rows(self, name: str) -> list[Row]:
        """Give the rows of a table."""
        if name not in self._rows:
            self._rows[name] = load(name, self.release, known_by=self.known_by).to_pylist()
        return self._rows[name]

    def by_key(self, name: str, key: str) -> dict[str, Row]:
        """Give the rows of a table by their one-column key."""
        return {row[key]: row for row in self.rows(name)}

    def groups(self, name: str, key: str, column: str) -> dict[str, list[str]]:
        """Give the distinct values of a column by key, in their order."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.rows(name):
            if row[column] is not None and row[column] not in found[row[key]]:
                found[row[key]].append(row[column])
        return found

    def speakers(self) -> dict[str, list[str]]:
        """Give the names of the speakers of each statement."""
        names = self.by_key("actors", "actor_id")
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.rows("statement_actors"):
            if row["function"] == "speaker":
                found[row["statement_id"]].append(names[row["actor_id"]]["name"])
        return found

    def require(self, name: str, known: Iterable[str], what: str) -> None:
        """Refuse an id that is not among those known.

        Raises:
            UnknownId: it is not; the message lists near matches.
        """
        words = list(known)
        if name in words:
            return
        when = f" known by {self.known_by}" if self.known_by else ""
        hint = near(name, words, most=3)
        raise UnknownId(f"no {what} {name!r} in release {self.release.version}{when}{hint}")


def statement_events(reader: Reader) -> list[Row]:
    """Give one event for each statement; ``_actors`` and ``_about`` are for filtering."""
    acts: dict[str, list[Row]] = defaultdict(list)
    for row in reader.rows("statement_acts"):
        acts[row["statement_id"]].append(row)
    involved = _involved(reader, "statement_actors", "statement_id")
    speakers = reader.speakers()
    sources = reader.groups("evidence", "record_id", "source_id")
    found = []
    for row in reader.rows("statements"):
        name = row["statement_id"]
        kinds = dict.fromkeys(
            act["act"] if act["modality"] == "asserted" else f"{act['act']} ({act['modality']})"
            for act in acts[name]
        )
        targets = {
            act[column]
            for act in acts[name]
            for column in ("proposal_id", "meeting_id", "target_statement_id")
        }
        found.append(
            {
                **{column: row[column] for column in DATES},
                "event": "statement",
                "status": joined(list(kinds), ", "),
                "planned_for": None,
                "title": row["summary"],
                "actors": joined(speakers[name], ", "),
                "record_id": name,
                "source_ids": joined(sources[name], ", "),
                "_actors": involved[name],
                "_about": {name, row["meeting_id"], *targets},
            }
        )
    return found


def step_events(reader: Reader) -> list[Row]:
    """Give one event for each step of a meeting or proposal."""
    involved = _involved(reader, "meeting_participants", "meeting_id")
    involved.update(_involved(reader, "proposal_actors", "proposal_id"))
    names = reader.by_key("actors", "actor_id")
    titles: Mapping[str, Row] = {
        **reader.by_key("meetings", "meeting_id"),
        **reader.by_key("proposals", "proposal_id"),
    }
    by: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in reader.rows("status_by"):
        by[(row["record_id"], row["seq"])].append(row["actor_id"])
    own: dict[tuple[str, str], list[str]] = defaultdict(list)
    whole: dict[str, list[str]] = defaultdict(list)
    for row in reader.rows("evidence"):
        if row["part"] == "step":
            own[(row["record_id"], row["part_id"])].append(row["source_id"])
        elif row["part"] == "record":
            whole[row["record_id"]].append(row["source_id"])
    found = []
    for row in reader.rows("status_history"):
        name, seq = row["record_id"], row["seq"]
        sources = own.get((name, str(seq))) or whole[name]
        said_by = by[(name, seq)]
        found.append(
            {
                **{column: row[column] for column in DATES},
                "event": row["record_type"],
                "status": row["status"],
                "planned_for": row["planned_for"] or row["deadline"],
                "title": titles[name]["title"],
                "actors": joined([names[actor]["name"] for actor in said_by], ", "),
                "record_id": name,
                "source_ids": joined(list(dict.fromkeys(sources)), ", "),
                "_actors": involved[name] | set(said_by),
                "_about": {name},
            }
        )
    return found


def _involved(reader: Reader, table: str, key: str) -> dict[str, set[str]]:
    """Collect the actors of each record together with the parties that they roll up to."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in reader.rows(table):
        found[row[key]] |= {row["actor_id"], row["party_id"]} - {None}
    return found


def joined(texts: list[str], separator: str = "; ") -> str | None:
    """Join texts for one cell; None where there are none."""
    return separator.join(texts) or None


def view_table(rows: list[Row], order: tuple[str, ...], columns: tuple[str, ...]) -> pa.Table:
    """Make the table of a view: typed columns, rows in order, of dates by their bounds."""
    import pyarrow as pa

    types: dict[str, pa.DataType] = {
        "date_earliest": pa.date32(),
        "date_latest": pa.date32(),
        "lapsed": pa.bool_(),
        "distance": pa.int32(),
        "step": pa.int32(),
    }

    def rank(row: Row) -> tuple[Any, ...]:
        if "date" not in order:
            return tuple(row[name] for name in order)
        # A date with an open start is placed by its end: it was so by then at the latest.
        starts = row["date_earliest"] or row["date_latest"] or date.max
        rest = tuple(str(row[name]) for name in order if name not in DATES)
        return (starts, row["date_latest"] or date.max, *rest)

    schema = pa.schema([pa.field(name, types.get(name, pa.string())) for name in columns])
    ordered = [{name: row[name] for name in columns} for row in sorted(rows, key=rank)]
    return pa.Table.from_pylist(ordered, schema=schema)
