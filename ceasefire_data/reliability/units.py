"""Units: what either coder found in one source, in one form for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ceasefire_data.models.fields import EventDate

Loc = tuple[str | int, ...]
Ids = frozenset[str]
NOTHING: Ids = frozenset()


@dataclass(frozen=True, slots=True)
class Unit:
    """What the units of all types have in common.

    Attributes:
        name: id of the record, or the key or place in the file of the second coder.
        order: by what units of one coder are sorted; never their place in a file.
        loc: path in the recoding; empty for a unit of the first coding.
        referred: whether the record only is what a statement of the source is about.
    """

    name: str
    order: str
    loc: Loc
    referred: bool


@dataclass(frozen=True, slots=True)
class ProposalUnit(Unit):
    """A proposal; `concepts` are what it is an instance of, `dates` the days of its steps."""

    kind: str
    status: str
    domains: str
    proponents: Ids
    addressees: Ids
    concepts: Ids
    dates: tuple[EventDate, ...]


@dataclass(frozen=True, slots=True)
class MeetingUnit(Unit):
    """A meeting; `dates` are the day it was held and all days it was planned for."""

    format: str
    status: str
    participants: Ids
    dates: tuple[EventDate, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What an act or stance is about.

    Attributes:
        ids: proposals, concepts and meetings; in a recoding, keys of its file too.
        concepts: concepts among them, and those that they are instances of.
    """

    ids: Ids = NOTHING
    concepts: Ids = NOTHING


@dataclass(frozen=True, slots=True)
class ActUnit:
    """An act of a statement."""

    act: str
    modality: str
    target: Target


@dataclass(frozen=True, slots=True)
class StanceUnit:
    """A stance of a statement.

    Attributes:
        value: where the holder stands.
        target: the proposal.
        holder: to whom another attributes it; None: it is the speakers' own.
        whole: whether it is on the whole proposal and not on one provision.
    """

    value: str
    target: Target
    holder: str | None
    whole: bool


@dataclass(frozen=True, slots=True)
class StatementUnit(Unit):
    """A statement; `principal` is on whose behalf it was made, where the first coding says so."""

    speakers: Ids
    principal: Ids
    date: EventDate
    acts: tuple[ActUnit, ...]
    stances: tuple[StanceUnit, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """All units of one coder in one source, each type in its order."""

    proposals: tuple[ProposalUnit, ...]
    meetings: tuple[MeetingUnit, ...]
    statements: tuple[StatementUnit, ...]


def domain_set(codes: Iterable[str]) -> str:
    """Give a set of domains as one label; ``none`` if nothing is to stop."""
    return "+".join(sorted({str(code) for code in codes})) or "none"
