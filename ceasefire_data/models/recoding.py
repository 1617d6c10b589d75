"""The recoding: what a second coder finds in one source, without having seen the first coding.

A recoding is no record. It has no id of its own, nothing refers to it, and it enters no other
table: it exists to be compared with the records that rest on the same source.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from ceasefire_data.models.codes import (
    Act,
    Domain,
    MeetingFormat,
    MeetingStatus,
    Modality,
    ProposalKind,
    ProposalStatus,
    StanceBasis,
    StanceValue,
)
from ceasefire_data.models.fields import (
    ActorRef,
    Day,
    Distinct,
    EventDate,
    Misfit,
    ProposalRef,
    RecordId,
    SourceRef,
    Value,
)

_TARGET = "A key of this file, or the id of a concept."


class RecodedProposal(Value):
    """A proposal as the second coder reads it."""

    key: RecordId = Field(description="Name by which the rest of the file refers to it.")
    kind: ProposalKind = Field(description="What it is; concepts are given and not coded again.")
    proponents: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(), description="Who put it forward."
    )
    addressees: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(), description="To whom it was put."
    )
    date: EventDate | None = Field(default=None, description="When it was put forward.")
    status: ProposalStatus = Field(description="The last status that this source supports.")
    domains: Annotated[tuple[Domain, ...], Distinct] = Field(
        default=(), description="What is to stop; empty: the source names nothing."
    )
    concept: ProposalRef | None = Field(
        default=None, description="The concept that it is an instance of."
    )

    @model_validator(mode="after")
    def _is_no_concept(self) -> Self:
        if self.kind is ProposalKind.CONCEPT:
            raise Misfit("a concept is not coded again: name its id as a target", "kind")
        return self


class RecodedMeeting(Value):
    """A meeting as the second coder reads it."""

    key: RecordId = Field(description="Name by which the rest of the file refers to it.")
    participants: Annotated[tuple[ActorRef, ...], Field(min_length=1), Distinct] = Field(
        description="Who took part or was to take part."
    )
    date: EventDate | None = Field(
        default=None, description="The day it was held, else the day it was planned for."
    )
    format: MeetingFormat = Field(description="In person, by phone, by video and so on.")
    status: MeetingStatus = Field(description="The last status that this source supports.")

    @model_validator(mode="after")
    def _held_has_a_date(self) -> Self:
        if self.status is MeetingStatus.HELD and self.date is None:
            raise Misfit("a meeting that was held has a date, if only a wide one", "status")
        return self


class RecodedAct(Value):
    """An act of a statement as the second coder reads it."""

    act: Act = Field(description="What is done by saying it.")
    modality: Modality = Field(description="How it is said.")
    target: RecordId | None = Field(default=None, description=f"What it is about. {_TARGET}")


class RecodedStance(Value):
    """A stance as the second coder reads it."""

    target: RecordId = Field(description=f"The proposal. {_TARGET}")
    value: StanceValue = Field(description="The stance; its operative clause decides.")
    basis: StanceBasis = Field(
        default=StanceBasis.OWN_STATEMENT, description="Whose words show it."
    )
    holder: ActorRef | None = Field(
        default=None,
        description="Who holds it; given only when another attributes it to them.",
    )

    @model_validator(mode="after")
    def _holder_fits(self) -> Self:
        if (self.basis is StanceBasis.ATTRIBUTED_BY_OTHER) != (self.holder is not None):
            raise ValueError("holder is given if, and only if, basis is attributed_by_other")
        return self


class RecodedStatement(Value):
    """A statement as the second coder reads it."""

    speakers: Annotated[tuple[ActorRef, ...], Field(min_length=1), Distinct] = Field(
        description="Who said it."
    )
    date: EventDate = Field(description="When it was said, local to the place.")
    acts: Annotated[tuple[RecodedAct, ...], Field(min_length=1), Distinct] = Field(
        description="What the statement does; one or more."
    )
    stances: Annotated[tuple[RecodedStance, ...], Distinct] = Field(
        default=(), description="Where the speakers stand by it."
    )


class Recoding(Value):
    """One source coded again by a second coder, who has not seen the records."""

    source: SourceRef = Field(description="Id of the source, equal to the file name.")
    coder: RecordId = Field(description="The second coder: a name or a number, as a slug.")
    coded_on: Day = Field(description="Day on which it was coded.")
    proposals: tuple[RecodedProposal, ...] = Field(
        default=(), description="Proposals that the source tells of."
    )
    meetings: tuple[RecodedMeeting, ...] = Field(
        default=(), description="Meetings that the source tells of."
    )
    statements: tuple[RecodedStatement, ...] = Field(
        default=(), description="Statements that the source reports."
    )

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        keys = [("proposals", index, item.key) for index, item in enumerate(self.proposals)]
        keys += [("meetings", index, item.key) for index, item in enumerate(self.meetings)]
        seen: set[str] = set()
        for name, index, key in keys:
            if key in seen:
                raise Misfit(f"the key {key!r} is taken", name, index, "key")
            seen.add(key)
        return self

    @model_validator(mode="after")
    def _stances_are_on_proposals(self) -> Self:
        meetings = {item.key for item in self.meetings}
        for index, statement in enumerate(self.statements):
            for number, stance in enumerate(statement.stances):
                if stance.target in meetings:
                    raise Misfit(
                        f"{stance.target!r} is a meeting; a stance is on a proposal or concept",
                        *("statements", index, "stances", number, "target"),
                    )
        return self

    @property
    def keys(self) -> frozenset[str]:
        """The keys that targets may name."""
        proposals = frozenset(item.key for item in self.proposals)
        return proposals | {item.key for item in self.meetings}

    def concepts(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Give every id that must be that of a concept, with its path in the file."""
        found: list[tuple[tuple[str | int, ...], str]] = []
        for index, proposal in enumerate(self.proposals):
            if proposal.concept is not None:
                found.append((("proposals", index, "concept"), proposal.concept))
        for index, statement in enumerate(self.statements):
            for name in ("acts", "stances"):
                for number, item in enumerate(getattr(statement, name)):
                    if item.target is not None and item.target not in self.keys:
                        loc = ("statements", index, name, number, "target")
                        found.append((loc, item.target))
        return found

    def to_plain(self) -> dict[str, Any]:
        """Give the recoding as plain data in the order in which a file holds it."""
        return self.model_dump(mode="json", exclude_defaults=True)
