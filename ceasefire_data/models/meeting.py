"""The meeting: an encounter or call of parties, whether held, planned or only possible."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from ceasefire_data.models.codes import (
    MeetingFormat,
    MeetingOutcome,
    MeetingProposalRelation,
    MeetingStatus,
    ParticipantRole,
    Presence,
    RecordType,
)
from ceasefire_data.models.evidence import Status, check_public_from, check_public_from_first
from ceasefire_data.models.fields import (
    ActorRef,
    Count,
    CountryCode,
    Distinct,
    EventDate,
    Line,
    MeetingRef,
    Misfit,
    Paragraphs,
    ProcessId,
    ProposalRef,
    Value,
)
from ceasefire_data.models.record import EvidencedRecord

_WHETHER_HELD = frozenset([MeetingStatus.HELD, MeetingStatus.DISPUTED])


class Participant(Value):
    """An actor at a meeting, or meant to be at it."""

    actor: ActorRef = Field(description="Who takes part.")
    representing: ActorRef | None = Field(
        default=None, description="For whom, where it is not the actor's own office or side."
    )
    role: ParticipantRole = Field(
        default=ParticipantRole.PARTY, description="The part played at this meeting."
    )
    presence: Presence = Field(description="Present, remote, invited or absent.")


class MeetingStep(Status):
    """One step of a meeting's history: what somebody said of it, and when."""

    status: MeetingStatus = Field(description="Where the meeting stands by this step.")
    date: EventDate = Field(
        description="Day of the step: when it was said; for held, when it took place."
    )
    planned_for: EventDate | None = Field(
        default=None, description="When the meeting is to take place by this step."
    )
    planned_place: Line | None = Field(
        default=None, description="Where the meeting is to take place by this step."
    )

    @model_validator(mode="after")
    def _held_is_not_planned(self) -> Self:
        if self.status is MeetingStatus.HELD and (
            self.planned_for is not None or self.planned_place is not None
        ):
            raise ValueError("a held meeting has a date and place, no plan: move them there")
        return self

    @model_validator(mode="after")
    def _public_once_taken(self) -> Self:
        check_public_from(self.public_from, self.date)
        return self


class TabledProposal(Value):
    """A proposal that a meeting dealt with."""

    proposal: ProposalRef = Field(description="The proposal.")
    relation: MeetingProposalRelation = Field(description="Tabled, discussed or produced there.")


class Meeting(EvidencedRecord):
    """One encounter of the same principals, from the first rumour to its outcome.

    A plan is a step of the history and never an event: a meeting took place only if its last
    step is ``held``.
    """

    record_type: ClassVar[RecordType] = RecordType.MEETING

    process: ProcessId = Field(description="Id of the process, as dataset.yaml lists it.")
    title: Line = Field(description="Who meets or was to meet, in our words, without an outcome.")
    format: MeetingFormat = Field(description="In person, by phone, by video and so on.")
    participants: Annotated[tuple[Participant, ...], Field(min_length=1), Distinct] = Field(
        description="Who took part or was to take part."
    )
    place: Line | None = Field(default=None, description="Town or building where it took place.")
    country: CountryCode | None = Field(
        default=None, description="ISO 3166-1 alpha-3 code of the country where it took place."
    )
    duration_minutes: Count | None = Field(default=None, description="Length in minutes.")
    status_history: Annotated[tuple[MeetingStep, ...], Field(min_length=1)] = Field(
        description="What was said of the meeting and when, in order; steps are only appended."
    )
    outcome: MeetingOutcome | None = Field(
        default=None, description="What a held meeting ended with."
    )
    outcome_summary: Paragraphs | None = Field(
        default=None, description="What a held meeting ended with, in our words."
    )
    proposals: Annotated[tuple[TabledProposal, ...], Distinct] = Field(
        default=(), description="Proposals tabled, discussed or produced."
    )
    follows: MeetingRef | None = Field(
        default=None, description="The earlier meeting that this one revives or continues."
    )

    @model_validator(mode="after")
    def _only_held_meetings_have_results(self) -> Self:
        held = any(step.status in _WHETHER_HELD for step in self.status_history)
        if not held:
            for name in ("outcome", "outcome_summary", "duration_minutes", "place", "country"):
                if getattr(self, name) is not None:
                    raise Misfit("is for a meeting that was held; a plan has planned_place", name)
        for index, person in enumerate(self.participants):
            if not held and person.presence in {Presence.PRESENT, Presence.REMOTE}:
                raise Misfit(
                    "nobody was present at a meeting that was not held: write invited",
                    "participants",
                    index,
                    "presence",
                )
        for index, item in enumerate(self.proposals):
            if not held and item.relation is MeetingProposalRelation.PRODUCED:
                raise Misfit(
                    "a meeting that was not held produced nothing", "proposals", index, "relation"
                )
        return self

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        actors = [person.actor for person in self.participants]
        if len(set(actors)) < len(actors):
            raise Misfit("one participant is listed twice", "participants")
        proposals = [(item.proposal, item.relation) for item in self.proposals]
        if len(set(proposals)) < len(proposals):
            raise Misfit("one proposal is listed twice with one relation", "proposals")
        if self.follows == self.id:
            raise Misfit("a meeting cannot follow itself", "follows")
        return self

    @model_validator(mode="after")
    def _public_once_begun(self) -> Self:
        check_public_from_first(self.public_from, [step.date for step in self.status_history])
        return self

    @property
    def status(self) -> MeetingStatus:
        """Status by the last step."""
        return self.status_history[-1].status

    @property
    def date(self) -> EventDate | None:
        """The day it was held, else the last day that it was planned for."""
        return meeting_date(self.status_history)


def meeting_date(steps: tuple[MeetingStep, ...]) -> EventDate | None:
    """Give a meeting's date as its steps tell it: the day held, else the last one planned."""
    for step in reversed(steps):
        if step.status is MeetingStatus.HELD:
            return step.date
        if step.planned_for is not None:
            return step.planned_for
    return None
