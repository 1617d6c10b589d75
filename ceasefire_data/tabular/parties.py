"""Parties: which state, organisation or coalition an actor belongs to on a day."""

from __future__ import annotations

from collections.abc import Mapping

from ceasefire_data.models.actor import Actor, Office
from ceasefire_data.models.codes import ActorKind
from ceasefire_data.models.fields import EventDate

PARTY_KINDS = frozenset(
    [
        ActorKind.STATE,
        ActorKind.IGO,
        ActorKind.STATE_COALITION,
        ActorKind.CONTESTED_ENTITY,
        ActorKind.ARMED_GROUP,
    ]
)
"""Kinds of actors that are parties themselves; every roll-up ends at one of them."""


def in_office(office: Office, on: EventDate | None) -> bool:
    """Say whether some day that the date allows falls into the time in office.

    Without a date, and where start or end are not known, the answer is yes: only a known bound
    can exclude an office.
    """
    if on is None:
        return True
    begins = office.since.earliest if office.since is not None else None
    ends = office.until.latest if office.until is not None else None
    if begins is not None and on.latest is not None and on.latest < begins:
        return False
    return not (ends is not None and on.earliest is not None and on.earliest > ends)


class Parties:
    """Rolls actors up to parties: office on that day, then body, then part_of."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        """Take the active actors by id."""
        self._actors = actors

    def of(self, actor_id: str, on: EventDate | None) -> str | None:
        """Give the party of an actor.

        Args:
            actor_id: any actor.
            on: when; None where no day is known.

        Returns:
            Id of the party; None for analysts, outlets, unnamed speakers and loose groups.
        """
        actor = self._actors[actor_id]
        if actor.kind is ActorKind.PERSON:
            for office in actor.offices:
                if in_office(office, on) and (party := self.of_body(office.body)) is not None:
                    return party
            return None
        return self.of_body(actor_id)

    def of_body(self, actor_id: str) -> str | None:
        """Give the party of an actor that is no person, whatever the day."""
        seen: set[str] = set()
        current: str | None = actor_id
        while current is not None and current not in seen:
            seen.add(current)
            actor = self._actors[current]
            if actor.kind in PARTY_KINDS:
                return current
            current = actor.part_of
        return None
