"""The second clock: from which day on something could be known, computed to a fixpoint.

The day of a row is its own ``public_from``, else the earliest publication among its evidence; a
row without evidence takes the evidence of the record that supports its field, else the record's
earliest. A reprint counts as its original, a month with its last day, a source without a date of
publication with the day on which it was read. A record is never known later than an active one
that refers to it, or the reference would dangle.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ceasefire_data.models.evidence import Evidence, Status
from ceasefire_data.models.fields import Value
from ceasefire_data.models.record import EvidencedRecord, Record, references
from ceasefire_data.models.source import Source
from ceasefire_data.models.statement import Statement

# Fields whose ids stand in the row of the record itself, not in a row of their own: their
# targets must be known as soon as the record is.
_IN_MAIN_ROW = frozenset(["said_at", "follows", "publisher", "republishes", "part_of"])


class Clocks:
    """Knows for every active record, and every part of one, the day it could be known from."""

    def __init__(self, records: Mapping[str, Record], all_records: Mapping[str, Record]) -> None:
        """Compute the days of all active records.

        Args:
            records: active records by id, with every reference among them resolved.
            all_records: the same and those that were withdrawn or merged.
        """
        self._records = records
        self._all = all_records
        self._source_days: dict[str, date] = {}
        self._days = {name: self._own_day(record) for name, record in records.items()}
        self._settle()

    def record(self, record_id: str) -> date:
        """Give the day from which a record could be known."""
        return self._days[record_id]

    def standalone(self, record: Record) -> date:
        """Give the day of a record that does not stand any more, from its own evidence alone."""
        return self._own_day(record)

    def evidence(self, items: Iterable[Evidence]) -> date | None:
        """Give the earliest publication among pieces of evidence; None if there are none."""
        return min((self.source(item.source) for item in items), default=None)

    def source(self, source_id: str) -> date:
        """Give the day on which a source's words were published first, by original or reprint."""
        if source_id not in self._source_days:
            seen: set[str] = set()
            days = []
            current: str | None = source_id
            while current is not None and current not in seen and current in self._all:
                seen.add(current)
                source = self._all[current]
                if not isinstance(source, Source):
                    break
                days.append(_publication(source))
                current = source.republishes
            self._source_days[source_id] = min(days)
        return self._source_days[source_id]

    def field(self, record: EvidencedRecord, name: str) -> date:
        """Give the day from which a field of a record, and so a row made of it, could be known."""
        naming = self.evidence(item for item in record.evidence if name in item.supports)
        if isinstance(record, Statement) and record.public_from is not None:
            # A statement is made in one go: all of it was public when it was.
            return min(record.public_from, naming or record.public_from)
        return naming if naming is not None else self._default_day(record)

    def step(self, record: EvidencedRecord, step: Status) -> date:
        """Give the day from which a step of a status history could be known."""
        if step.public_from is not None:
            return step.public_from
        return self.evidence(step.evidence) or self.field(record, "status_history")

    def part(self, record: EvidencedRecord, name: str, evidence: tuple[Evidence, ...]) -> date:
        """Give the day of a part that may carry evidence of its own."""
        return self.evidence(evidence) or self.field(record, name)

    def _default_day(self, record: EvidencedRecord) -> date:
        if record.public_from is not None:
            return record.public_from
        earliest = self.evidence(record.evidence)
        assert earliest is not None  # the model requires evidence
        return earliest

    def _own_day(self, record: Record) -> date:
        if isinstance(record, Source):
            return self.source(record.id)
        assert isinstance(record, EvidencedRecord)
        days = [self.source(item.source) for item in record.all_evidence()]
        if record.public_from is not None:
            days.append(record.public_from)
        for step in getattr(record, "status_history", ()):
            if step.public_from is not None:
                days.append(step.public_from)
        return min(days)

    def _settle(self) -> None:
        """Lower days until nobody is known later than an active record that refers to it."""
        queue = [(day, name) for name, day in self._days.items()]
        heapq.heapify(queue)
        while queue:
            day, name = heapq.heappop(queue)
            if day > self._days[name]:
                continue
            record = self._records[name]
            for loc, target, _ in references(record):
                bound = self._reference_day(record, loc)
                if target in self._days and bound < self._days[target]:
                    self._days[target] = bound
                    heapq.heappush(queue, (bound, target))

    def _reference_day(self, record: Record, loc: tuple[str | int, ...]) -> date:
        """Give the day of the row in which the reference at a path will stand."""
        head = str(loc[0])
        if head in _IN_MAIN_ROW or not isinstance(record, EvidencedRecord):
            return self._days[record.id]
        if loc[-1] == "source":
            # A piece of evidence has a row of its own, known when its source appeared.
            return self.source(_at(record, loc))
        part: Any = getattr(record, head)
        if len(loc) > 1:
            part = part[loc[1]]
        if isinstance(part, Status):
            return self.step(record, part)
        return self.part(record, head, getattr(part, "evidence", ()))


def _at(record: Record, loc: tuple[str | int, ...]) -> str:
    """Give the id that stands at a path in a record."""
    part: Any = record
    for step in loc:
        # Below the value of an account, mappings are plain data.
        part = getattr(part, str(step)) if isinstance(part, Value) else part[step]
    return str(part)


def _publication(source: Source) -> date:
    if source.published is not None and source.published.latest is not None:
        return source.published.latest
    assert source.retrieved is not None  # the model requires one of the two
    return source.retrieved
