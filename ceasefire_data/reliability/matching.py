"""Matching: which unit of the first coding is which unit of the second.

Units of one type are paired one to one so that the sum of their scores is greatest. Two units may
be a pair only if their dates overlap, and:

* proposals, if their proponents are of one party or kind and concept agree. Two that name no
  common concept and are of different kinds are not one proposal;
* meetings, if they share two parties (or all that one of the two names). A meeting without any day
  is never one that was held;
* statements, if a speaker is the same actor, or one is a person and the other the body of the same
  party for which that person speaks.

A person counts as the party of that person where the actors differ, with a lower score. What two
statements are about decides only between pairs that are otherwise equal. Of the fields that are
compared afterwards, only the kind of proposals plays a part.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import ActorKind, MeetingStatus
from ceasefire_data.models.fields import EventDate
from ceasefire_data.reliability.assignment import assign
from ceasefire_data.reliability.first import FirstCoding
from ceasefire_data.reliability.units import (
    NOTHING,
    ActUnit,
    Ids,
    MeetingUnit,
    ProposalUnit,
    StanceUnit,
    StatementUnit,
    Target,
    Unit,
)
from ceasefire_data.tabular.parties import in_office

U = TypeVar("U", bound=Unit)
Pairs = list[tuple[U, U]]

KIND_CLASSES = (
    frozenset(["demand", "ultimatum"]),
    frozenset(["offer", "unilateral_declaration"]),
    frozenset(["plan", "agreement", "resolution"]),
)
"""Kinds of proposals between which two readers of a short text may well differ."""

_SAME = 200  # the same actors on both sides; parts of it by Dice's coefficient
_PARTY = 100  # the same parties
_OVERLAP, _WIDE, _UNKNOWN = 80, 60, 20  # two dates overlap; one of them is open; one is unknown
_CONCEPT, _KIND, _CLASS = 60, 40, 20
_OWN = 5  # the record itself rests on the source


def match(firsts: Sequence[U], seconds: Sequence[U], score: Callable[[U, U], int]) -> Pairs[U]:
    """Pair units one to one with the greatest sum of scores.

    Args:
        firsts: units of the first coding.
        seconds: units of the second.
        score: how well two go together; 0: they are no pair.
    """
    pairs = assign([[score(first, second) for second in seconds] for first in firsts])
    return [(firsts[row], seconds[column]) for row, column in pairs]


class Scores:
    """How well units go together, by the actors and parties of a data set."""

    def __init__(self, first: FirstCoding, *, dated: bool = False) -> None:
        """Take the records.

        Args:
            first: the records.
            dated: whether the dates have to overlap and neither may be open, as among the units
                of a whole data set, where others of the same actors are many.
        """
        self._first = first
        self._dated = dated

    def proposals(self, first: ProposalUnit, second: ProposalUnit) -> int:
        """Score two proposals."""
        when = self._dates(first.dates, second.dates)
        on = (*first.dates, *second.dates, None)[0]
        authors, author_parties = self._alike(first.proponents, second.proponents, on)
        shared = bool(first.concepts & second.concepts)
        of_class = first.kind == second.kind or any(
            {first.kind, second.kind} <= kinds for kinds in KIND_CLASSES
        )
        apart = bool(first.concepts and second.concepts) and not shared
        if not when or not ((author_parties and (of_class or not apart)) or (of_class and shared)):
            return 0
        addressees = sum(self._alike(first.addressees, second.addressees, on)) // 4
        kind = _KIND if first.kind == second.kind else _CLASS if of_class else 0
        own = 0 if first.referred or second.referred else _OWN
        return when + authors + author_parties + addressees + kind + shared * _CONCEPT + own

    def meetings(self, first: MeetingUnit, second: MeetingUnit) -> int:
        """Score two meetings."""
        when = self._dates(first.dates, second.dates)
        held = MeetingStatus.HELD in (first.status, second.status)
        if not when or (when == _UNKNOWN and held):
            return 0
        on = (*first.dates, *second.dates, None)[0]
        ours, theirs = self._sides(first.participants, on), self._sides(second.participants, on)
        if len(ours & theirs) < min(2, len(ours), len(theirs)):
            return 0
        own = 0 if first.referred or second.referred else _OWN
        return when + sum(self._alike(first.participants, second.participants, on)) + own

    def statements(self, first: StatementUnit, second: StatementUnit) -> int:
        """Score two statements whose targets have been led to the same names."""
        when = self._dates((first.date,), (second.date,))
        who = _dice(first.speakers, second.speakers, _SAME)
        if not who and self._speak_for(first, second):
            who = _PARTY // 2
        if not when or not who:
            return 0
        about = _targets(first) & _targets(second)
        return (when + who) * 100 + min(len(about), 99)

    def _dates(self, ours: Sequence[EventDate], theirs: Sequence[EventDate]) -> int:
        """Score the dates of two units: 0 if no two of them overlap."""
        best = 0 if ours and theirs else _UNKNOWN
        for one in ours:
            for other in theirs:
                bounds = (one.earliest, one.latest, other.earliest, other.latest)
                if _starts_by(one, other) and _starts_by(other, one):
                    best = max(best, _WIDE if None in bounds else _OVERLAP)
        return best if best == _OVERLAP or not self._dated else 0

    def _alike(self, ours: Ids, theirs: Ids, on: EventDate | None) -> tuple[int, int]:
        """Score two sets of actors: by who they are, and by the parties that they belong to."""
        sides = self._sides(ours, on), self._sides(theirs, on)
        return _dice(ours, theirs, _SAME), _dice(*sides, _PARTY)

    def _sides(self, actors: Ids, on: EventDate | None) -> Ids:
        """Give the parties of actors; whoever has none stands for themselves."""
        return frozenset(self._first.parties.of(name, on) or name for name in actors)

    def _speak_for(self, first: StatementUnit, second: StatementUnit) -> bool:
        """Say whether a person on one side speaks for a body on the other."""
        return self._in_body(first, second) or self._in_body(second, first)

    def _in_body(self, persons: StatementUnit, bodies: StatementUnit) -> bool:
        spoken_for = set(persons.principal)
        for name in persons.speakers:
            actor = self._first.active[name]
            if isinstance(actor, Actor):
                spoken_for.update(
                    office.body for office in actor.offices if in_office(office, persons.date)
                )
        return bool(spoken_for & {name for name in bodies.speakers if not self._is_person(name)})

    def _is_person(self, name: str) -> bool:
        actor = self._first.active[name]
        return isinstance(actor, Actor) and actor.kind is ActorKind.PERSON


def align_acts(ours: Sequence[ActUnit], theirs: Sequence[ActUnit]) -> list[tuple[int, int]]:
    """Pair the acts of two matched statements: by what they are about, then by their code."""

    def score(one: ActUnit, other: ActUnit) -> int:
        return _relation(one.target, other.target) * 4 + (one.act == other.act) * 2

    return assign([[score(one, other) for other in theirs] for one in ours])


def align_stances(
    ours: Sequence[StanceUnit], theirs: Sequence[StanceUnit]
) -> list[tuple[int, int]]:
    """Pair the stances of two matched statements by what they are on, never by their value.

    Where one coder has several on one proposal, those of the same holder go together, then those
    that are on the whole of it.
    """

    def score(one: StanceUnit, other: StanceUnit) -> int:
        related = _relation(one.target, other.target)
        holders = 2 * (one.holder == other.holder) + (
            (one.holder is None) == (other.holder is None)
        )
        return related * 8 + holders * 2 + (one.whole and other.whole) if related else 0

    return assign([[score(one, other) for other in theirs] for one in ours])


def _relation(one: Target, other: Target) -> int:
    """Say how two targets relate: the same (3), both none (2), of one concept (1), apart (0)."""
    if one.ids & other.ids:
        return 3
    if not one.ids and not other.ids:
        return 2
    return int(bool(one.concepts & other.concepts))


def _targets(statement: StatementUnit) -> Ids:
    targets = [act.target for act in statement.acts]
    targets += [stance.target for stance in statement.stances]
    return NOTHING.union(*(target.ids for target in targets))


def _dice(one: Ids, other: Ids, whole: int) -> int:
    """Give Dice's coefficient of two sets as a part of a whole number, rounded down."""
    size = len(one) + len(other)
    return whole * 2 * len(one & other) // size if size else 0


def _starts_by(one: EventDate, other: EventDate) -> bool:
    return other.latest is None or one.may_precede(other.latest)
