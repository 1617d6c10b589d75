"""Views: the questions that the data set was made for, answered as Arrow tables.

Each view joins tables of one release and takes the same clocks as ``load``: with ``known_by`` it
uses nothing that was published after that day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ceasefire_data.errors import UnknownId, UsageError
from ceasefire_data.joining import (
    DATES,
    Day,
    Reader,
    Row,
    Where,
    joined,
    statement_events,
    step_events,
    view_table,
)
from ceasefire_data.reading import parse_day

if TYPE_CHECKING:
    import pyarrow as pa

# Statuses after which a meeting is still to come: with its day past, it has lapsed.
_AHEAD = frozenset(
    ["rumoured", "possible", "proposed", "planned", "agreed", "scheduled", "postponed"]
)


def stance_timeline(
    proposal: str,
    release: Where = None,
    *,
    party: str | None = None,
    since: Day = None,
    until: Day = None,
    known_by: Day = None,
) -> pa.Table:
    """Tell who stood where on a proposal, in order of time, and by which words.

    Included are the concepts that the proposal is an instance of, and for a concept its
    instances, so that one call tells how a position moved from the idea to the offer.

    Args:
        proposal: id of a proposal or concept.
        release: version, folder or release; the newest if left out.
        party: id of an actor: only stances that it holds or that roll up to it.
        since: only stances that may have been taken on that day or later.
        until: only stances that may have been taken on that day or before.
        known_by: only what could be known on that day.

    Returns:
        One row per stance: date and its bounds, proposal_id, proposal_title, relation (itself,
        concept, instance), holder_id, holder_name, holder_party_id, stance_value, provision,
        conditions, basis, speakers, summary, quotes, source_ids, statement_id.

    Raises:
        UnknownId: the release has no such proposal or party, or none known by then.
        UsageError: a day makes no sense, or `since` is after `until`.
        ReleaseNotFound: there is no such release.
    """
    first, last = _period(since, until)
    reader = Reader(release, known_by)
    proposals = reader.by_key("proposals", "proposal_id")
    reader.require(proposal, proposals, "proposal")
    if party is not None:
        reader.require(party, reader.by_key("actors", "actor_id"), "actor")
    related = {proposal: "itself", **_relatives(proposal, reader)}
    statements = reader.by_key("statements", "statement_id")
    actors = reader.by_key("actors", "actor_id")
    conditions = reader.groups("stance_conditions", "stance_id", "condition_text")
    quotes = reader.groups("statement_quotes", "statement_id", "quote")
    sources = reader.groups("evidence", "record_id", "source_id")
    speakers = reader.speakers()
    found = []
    for row in reader.rows("stances"):
        if row["proposal_id"] not in related or not _overlaps(row, first, last):
            continue
        if party is not None and party not in (row["holder_party_id"], row["holder_id"]):
            continue
        statement = statements[row["statement_id"]]
        found.append(
            {
                **{name: row[name] for name in DATES},
                "proposal_id": row["proposal_id"],
                "proposal_title": proposals[row["proposal_id"]]["title"],
                "relation": related[row["proposal_id"]],
                "holder_id": row["holder_id"],
                "holder_name": actors[row["holder_id"]]["name"],
                "holder_party_id": row["holder_party_id"],
                "stance_value": row["stance_value"],
                "provision": row["provision"],
                "conditions": joined(conditions[row["stance_id"]]),
                "basis": row["basis"],
                "speakers": joined(speakers[row["statement_id"]], ", "),
                "summary": statement["summary"],
                "quotes": joined(quotes[row["statement_id"]], " / "),
                "source_ids": joined(sources[row["statement_id"]], ", "),
                "statement_id": row["statement_id"],
            }
        )
    return view_table(
        found, ("date", *DATES[1:3], "proposal_id", "relation", "statement_id"), _STANCES
    )


def timeline(
    release: Where = None,
    *,
    actor: str | Collection[str] | None = None,
    record: str | Collection[str] | None = None,
    since: Day = None,
    until: Day = None,
    known_by: Day = None,
) -> pa.Table:
    """Tell what was said, planned and done, in order of time.

    Args:
        release: version, folder or release; the newest if left out.
        actor: id of an actor or party: only what it, its bodies or its people take part in; of
            several, only what all of them take part in.
        record: id of a meeting or proposal, or several: only their steps and what is said of
            them.
        since: only what may have taken place on that day or later.
        until: only what may have taken place on that day or before.
        known_by: only what could be known on that day.

    Returns:
        One row per statement and per step of a meeting or proposal: date and its bounds, event
        (statement, meeting, proposal), status (of the step; for statements the acts),
        planned_for, title, actors, record_id, source_ids.

    Raises:
        UnknownId: the release has no such actor or record.
        UsageError: a day makes no sense, or `since` is after `until`.
        ReleaseNotFound: there is no such release.
    """
    first, last = _period(since, until)
    reader = Reader(release, known_by)
    rows = [*statement_events(reader), *step_events(reader)]
    if actor is not None:
        taking_part = _distinct(actor)
        for name in sorted(taking_part):
            reader.require(name, reader.by_key("actors", "actor_id"), "actor")
        rows = [row for row in rows if taking_part <= row["_actors"]]
    if record is not None:
        wanted = _distinct(record)
        for name in sorted(wanted):
            reader.require(name, reader.by_key("records", "record_id"), "record")
        rows = [row for row in rows if not wanted.isdisjoint(row["_about"])]
    rows = [row for row in rows if _overlaps(row, first, last)]
    return view_table(rows, ("date", *DATES[1:3], "event", "record_id"), _EVENTS)


def describe_timeline(
    record: str | None,
    release: Where = None,
    *,
    party: str | None = None,
    since: Day = None,
    until: Day = None,
    known_by: Day = None,
) -> dict[str, pa.Table]:
    """Tell all that there is to tell about a record, or about everything, in order of time.

    Args:
        record: id of a proposal, meeting or actor; everything if left out.
        release: version, folder or release; the newest if left out.
        party: only what this state, organisation or coalition takes part in.
        since: only what may have taken place on that day or later.
        until: only what may have taken place on that day or before.
        known_by: only what could be known on that day.

    Returns:
        ``events``, see :func:`timeline`; for a proposal also ``stances``, see
        :func:`stance_timeline`.

    Raises:
        UnknownId: the release has no such record or party, or the record is of another type.
        UsageError: a day makes no sense, or `since` is after `until`.
        ReleaseNotFound: there is no such release.
    """
    events = partial(timeline, release, since=since, until=until, known_by=known_by)
    if record is None:
        return {"events": events(actor=party)}
    reader = Reader(release, known_by)
    records = reader.by_key("records", "record_id")
    reader.require(record, records, "record")
    kind = records[record]["record_type"]
    if kind == "actor":
        return {"events": events(actor=record if party is None else {record, party})}
    if kind == "proposal":
        stances = stance_timeline(
            record, release, party=party, since=since, until=until, known_by=known_by
        )
        related = {record, *_relatives(record, reader)}
        return {"stances": stances, "events": events(actor=party, record=related)}
    if kind == "meeting":
        return {"events": events(actor=party, record=record)}
    raise UnknownId(f"{record!r} is a {kind}: a timeline is of a proposal, a meeting or an actor")


def status_on(day: date | str, record: str | None = None, release: Where = None) -> pa.Table:
    """Tell where meetings and proposals stood on a day, by the dates of their steps.

    Args:
        day: the day, its end included.
        record: id of one meeting or proposal; all if left out.
        release: version, folder or release; the newest if left out.

    Returns:
        One row per record with a step by that day: record_id, record_type, title, status, lapsed
        (the day that a meeting was planned for is past and nobody reports it held), date,
        planned_for, step. ``lapsed`` is computed; no record is coded so.

    Raises:
        UnknownId: the release has no such meeting or proposal.
        UsageError: the day makes no sense.
        ReleaseNotFound: there is no such release.
    """
    reader = Reader(release, None)
    when = parse_day(day, "day")
    titles = {
        **{row["meeting_id"]: row["title"] for row in reader.rows("meetings")},
        **{row["proposal_id"]: row["title"] for row in reader.rows("proposals")},
    }
    if record is not None:
        reader.require(record, titles, "meeting or proposal")
    last: dict[str, Row] = {}
    plans: dict[str, Row] = {}
    for row in sorted(reader.rows("status_history"), key=lambda item: item["seq"]):
        if row["date_latest"] is not None and row["date_latest"] <= when:
            last[row["record_id"]] = row
            if row["planned_for"] is not None:
                plans[row["record_id"]] = row
    found = []
    for name, row in last.items():
        if record is None or name == record:
            plan = plans.get(name, row)
            ends = plan["planned_for_latest"]
            found.append(
                {
                    "record_id": name,
                    "record_type": row["record_type"],
                    "title": titles[name],
                    "status": row["status"],
                    "lapsed": row["status"] in _AHEAD and ends is not None and ends < when,
                    "date": row["date"],
                    "planned_for": plan["planned_for"],
                    "step": row["seq"],
                }
            )
    return view_table(found, ("record_id",), _STATUSES)


def lineage(proposal: str, release: Where = None) -> pa.Table:
    """Tell from what a proposal descends and what descends from it, step by step.

    Args:
        proposal: id of a proposal or concept.
        release: version, folder or release; the newest if left out.

    Returns:
        One row per relation: distance (negative: towards its origins; positive: towards what came
        of it), proposal_id, title, relation, related_proposal_id, related_title.

    Raises:
        UnknownId: the release has no such proposal.
        ReleaseNotFound: there is no such release.
    """
    reader = Reader(release, None)
    proposals = reader.by_key("proposals", "proposal_id")
    reader.require(proposal, proposals, "proposal")
    up: dict[str, list[Row]] = defaultdict(list)
    down: dict[str, list[Row]] = defaultdict(list)
    for row in reader.rows("proposal_lineage"):
        up[row["proposal_id"]].append(row)
        down[row["related_proposal_id"]].append(row)
    found = []
    for edges, end, sign in ((up, "related_proposal_id", -1), (down, "proposal_id", 1)):
        seen, layer, distance = {proposal}, [proposal], 0
        while layer:
            distance += sign
            following = []
            for row in (row for name in layer for row in edges[name]):
                found.append(
                    {
                        "distance": distance,
                        "proposal_id": row["proposal_id"],
                        "title": proposals[row["proposal_id"]]["title"],
                        "relation": row["relation"],
                        "related_proposal_id": row["related_proposal_id"],
                        "related_title": proposals[row["related_proposal_id"]]["title"],
                    }
                )
                if row[end] not in seen:
                    seen.add(row[end])
                    following.append(row[end])
            layer = following
    return view_table(found, ("distance", "proposal_id", "related_proposal_id"), _LINEAGE)


_STANCES = (
    *DATES,
    "proposal_id",
    "proposal_title",
    "relation",
    "holder_id",
    "holder_name",
    "holder_party_id",
    "stance_value",
    "provision",
    "conditions",
    "basis",
    "speakers",
    "summary",
    "quotes",
    "source_ids",
    "statement_id",
)
_EVENTS = (
    *DATES,
    "event",
    "status",
    "planned_for",
    "title",
    "actors",
    "record_id",
    "source_ids",
)
_STATUSES = (
    "record_id",
    "record_type",
    "title",
    "status",
    "lapsed",
    "date",
    "planned_for",
    "step",
)
_LINEAGE = (
    "distance",
    "proposal_id",
    "title",
    "relation",
    "related_proposal_id",
    "related_title",
)


def _relatives(proposal: str, reader: Reader) -> dict[str, str]:
    """Name the concepts that a proposal is an instance of, and the instances of a concept."""
    related = {}
    for row in reader.rows("proposal_lineage"):
        if row["relation"] == "instance_of":
            if row["proposal_id"] == proposal:
                related[row["related_proposal_id"]] = "concept"
            elif row["related_proposal_id"] == proposal:
                related[row["proposal_id"]] = "instance"
    return related


def _distinct(names: str | Collection[str]) -> set[str]:
    return {names} if isinstance(names, str) else set(names)


def _period(since: Day, until: Day) -> tuple[date | None, date | None]:
    """Parse the ends of a period and refuse one that ends before it starts."""
    first = None if since is None else parse_day(since, "since")
    last = None if until is None else parse_day(until, "until")
    if first is not None and last is not None and first > last:
        raise UsageError(f"since {first} is after until {last}")
    return first, last


def _overlaps(row: Row, first: date | None, last: date | None) -> bool:
    starts, ends = row["date_earliest"], row["date_latest"]
    after = first is None or ends is None or ends >= first
    before = last is None or starts is None or starts <= last
    return after and before
