"""Twins: records that look like one text or one event coded twice."""

from __future__ import annotations

from collections import defaultdict

from ceasefire_data.curation.linking import Checker
from ceasefire_data.models.codes import MeetingStatus
from ceasefire_data.models.meeting import Meeting
from ceasefire_data.models.record import Record
from ceasefire_data.models.source import Source
from ceasefire_data.models.statement import Statement


def check_twins(checker: Checker) -> None:
    """Report sources of one address, and warn of meetings and statements that look alike."""
    urls: dict[str, list[Record]] = defaultdict(list)
    meetings: dict[object, list[Record]] = defaultdict(list)
    statements: dict[object, list[Record]] = defaultdict(list)
    for record in checker.dataset.active():
        if isinstance(record, Source) and record.url is not None:
            urls[record.url].append(record)
        elif isinstance(record, Meeting) and record.status is MeetingStatus.HELD:
            people = frozenset(person.actor for person in record.participants)
            where = record.place if record.place is not None else record.format
            meetings[(record.date and record.date.value, people, where)].append(record)
        elif isinstance(record, Statement) and record.date.span.precision == "day":
            occasion = (record.date.value, record.speakers, record.medium, record.said_at)
            targets = frozenset((act.act, act.proposal, act.meeting) for act in record.acts)
            statements[(occasion, targets)].append(record)
    for address, records in urls.items():
        for record in records[1:]:
            checker.report(
                "same-url",
                record,
                ("url",),
                f"{records[0].id!r} has the same address, {address}; one text is one source",
            )
    for rule, groups in (("same-meeting", meetings), ("same-statement", statements)):
        for records in groups.values():
            for record in records[1:]:
                checker.warn(
                    rule,
                    record,
                    ("id",),
                    f"looks like {records[0].id!r}: same day, people and targets",
                )
