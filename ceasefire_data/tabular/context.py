"""What every row builder needs: merged ids followed, parties, clocks, and where rows go."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import RecordStatus
from ceasefire_data.models.fields import EventDate
from ceasefire_data.models.record import Record, canonical_json
from ceasefire_data.tabular.clocks import Clocks
from ceasefire_data.tabular.parties import Parties

Row = dict[str, Any]


class Context:
    """The records of one data set while their rows are made.

    Attributes:
        active: active records by id.
        rows: rows by table, filled by the builders.
    """

    def __init__(self, records: Mapping[str, Record]) -> None:
        """Take every record by id, active or not.

        Raises:
            KeyError: a reference points at nothing; the links are to be checked before.
        """
        self._all = records
        self.active = {
            name: record
            for name, record in records.items()
            if record.record_status is RecordStatus.ACTIVE
        }
        self.rows: dict[str, list[Row]] = defaultdict(list)

    @cached_property
    def clocks(self) -> Clocks:
        """Days from which records and their parts could be known."""
        return Clocks(self.active, self._all)

    @cached_property
    def parties(self) -> Parties:
        """Roll-up of actors to parties."""
        return Parties(
            {name: item for name, item in self.active.items() if isinstance(item, Actor)}
        )

    def add(self, table: str, **cells: Any) -> None:
        """Add a row to a table; cells that are not named are null."""
        self.rows[table].append(cells)

    def party(self, actor_id: str | None, on: EventDate | None) -> str | None:
        """Give the party of an actor on a date; None stays None."""
        return None if actor_id is None else self.parties.of(actor_id, on)


def derived_key(*parts: Any) -> str:
    """Derive a key from a natural key: 16 hexadecimal digits of its SHA-256.

    The key changes if, and only if, a part of the natural key does; it never depends on the
    position of something in a list.
    """
    return hashlib.sha256(canonical_json(list(parts)).encode()).hexdigest()[:16]


def date_cells(name: str, value: EventDate | None) -> Row:
    """Give the cells of one date: text, bounds, precision, approximateness, basis."""
    if value is None:
        return {}
    span = value.span
    return {
        name: value.value,
        f"{name}_earliest": span.earliest,
        f"{name}_latest": span.latest,
        f"{name}_precision": span.precision,
        f"{name}_approximate": span.approximate,
        f"{name}_basis": value.basis,
    }
