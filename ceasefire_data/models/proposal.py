"""The proposal: terms that somebody puts to somebody, or an idea that is debated."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from ceasefire_data.models.codes import (
    Authenticity,
    Domain,
    DurationKind,
    Geography,
    LineageRelation,
    Monitoring,
    ProposalKind,
    ProposalStatus,
    Provision,
    ProvisionPresence,
    Purpose,
    RecordType,
    Sides,
    TextKnown,
    Written,
)
from ceasefire_data.models.evidence import (
    EachPlaceOnce,
    Evidence,
    Status,
    check_public_from,
    check_public_from_first,
)
from ceasefire_data.models.fields import (
    ActorRef,
    Distinct,
    EventDate,
    IsoDuration,
    Line,
    Misfit,
    Paragraphs,
    ProcessId,
    ProposalRef,
    Value,
)
from ceasefire_data.models.record import EvidencedRecord


class ProposalStep(Status):
    """One step of a proposal's history."""

    status: ProposalStatus = Field(description="Where the proposal stands by this step.")
    date: EventDate = Field(description="Day of the step.")
    deadline: EventDate | None = Field(
        default=None, description="Day by which an answer or an act is asked."
    )

    @model_validator(mode="after")
    def _public_once_taken(self) -> Self:
        check_public_from(self.public_from, self.date)
        return self


class Terms(Value):
    """One set of terms of a halt in fighting; a proposal may hold several."""

    domains: Annotated[tuple[Domain, ...], Field(min_length=1), Distinct] = Field(
        description="What is to stop: all fire, or which part of it."
    )
    geography: Geography | None = Field(
        default=None, description="Where it is to stop, as a kind of area."
    )
    area: Line | None = Field(default=None, description="The area by name.")
    starts: EventDate | None = Field(default=None, description="First day or moment of the halt.")
    ends: EventDate | None = Field(default=None, description="Last day of the halt.")
    duration: IsoDuration | None = Field(
        default=None, description="Length in ISO 8601 as the source says it: P30D, P1M."
    )
    duration_kind: DurationKind = Field(description="Fixed, indefinite, until an event, renewable.")
    monitoring: Annotated[tuple[Monitoring, ...], Distinct] = Field(
        default=(), description="How it is to be watched; empty: not stated."
    )
    purpose: Annotated[tuple[Purpose, ...], Distinct] = Field(
        default=(), description="What it is for by its own words; empty: not stated."
    )
    sides: Sides = Field(description="Who is to stop: one side, both by one deal, several.")

    @model_validator(mode="after")
    def _times_fit(self) -> Self:
        if self.duration_kind is DurationKind.INDEFINITE and self.duration is not None:
            raise Misfit("an indefinite halt has no duration", "duration")
        if (
            self.starts is not None
            and self.ends is not None
            and self.starts.earliest is not None
            and self.ends.latest is not None
            and self.ends.latest < self.starts.earliest
        ):
            raise Misfit("ends is before starts", "ends")
        return self


class ProposalProvision(Value):
    """One provision of the text, or its reported or disputed presence in it."""

    code: Provision = Field(description="What the provision is about.")
    text: Line = Field(description="The provision in our words.")
    obligor: ActorRef | None = Field(default=None, description="Who would be bound by it.")
    presence: ProvisionPresence = Field(
        default=ProvisionPresence.PRESENT, description="In the text, not in it, or disputed."
    )
    evidence: Annotated[tuple[Evidence, ...], EachPlaceOnce] = Field(
        default=(), description="What supports this provision; empty: the record's own evidence."
    )


class Lineage(Value):
    """How a proposal descends from or belongs to another."""

    relation: LineageRelation = Field(description="The relation of this proposal to the other.")
    proposal: ProposalRef = Field(description="The other proposal.")


class Proposal(EvidencedRecord):
    """An offer, demand, plan, agreement or ultimatum, or a concept that such things embody.

    A ``concept`` is an idea under debate, without author, date, status or terms; offers are
    ``instance_of`` it, so that a rejection of the idea in January is never a rejection of a text
    of March.
    """

    record_type: ClassVar[RecordType] = RecordType.PROPOSAL

    process: ProcessId = Field(description="Id of the process, as dataset.yaml lists it.")
    title: Line = Field(description="Short name in our words.")
    kind: ProposalKind = Field(description="What it is.")
    written: Written = Field(default=Written.UNKNOWN, description="Whether it was put in writing.")
    text_known: TextKnown = Field(
        default=TextKnown.NONE, description="How much of its text is public."
    )
    authenticity: Authenticity | None = Field(
        default=None, description="For what was first only reported: whether the parties own it."
    )
    proponents: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(), description="Who put it forward, by its founding text."
    )
    addressees: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(), description="To whom it was put."
    )
    mediators: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(), description="Who carried or brokered it."
    )
    summary: Paragraphs = Field(description="What it says, in our words.")
    status_history: tuple[ProposalStep, ...] = Field(
        default=(), description="Its history in order; steps are only appended."
    )
    terms: Annotated[tuple[Terms, ...], Distinct] = Field(
        default=(), description="Terms of the halt in fighting that it contains."
    )
    provisions: Annotated[tuple[ProposalProvision, ...], Distinct] = Field(
        default=(), description="Its provisions, coded."
    )
    lineage: Annotated[tuple[Lineage, ...], Distinct] = Field(
        default=(), description="What it revises, counters, extends, implements or belongs to."
    )

    @model_validator(mode="after")
    def _concepts_are_only_ideas(self) -> Self:
        if self.kind is ProposalKind.CONCEPT:
            for name in ("proponents", "addressees", "mediators", "status_history", "terms"):
                if getattr(self, name):
                    raise Misfit(f"a concept is an idea under debate and has no {name}", name)
            if self.provisions or self.authenticity is not None:
                raise ValueError("a concept has no provisions and no authenticity")
            if self.written is not Written.UNKNOWN or self.text_known is not TextKnown.NONE:
                raise ValueError("a concept has no text: leave written and text_known out")
        elif not self.status_history:
            raise Misfit("a proposal that is no concept needs a status_history", "kind")
        return self

    @model_validator(mode="after")
    def _reports_and_authors_fit(self) -> Self:
        if not self.status_history:
            return self
        reported = self.status_history[0].status is ProposalStatus.REPORTED
        if self.authenticity is not None and not reported:
            raise Misfit("authenticity is for what was first only reported", "authenticity")
        if not self.proponents and not reported:
            raise ValueError("a proposal needs proponents, unless it was first only reported")
        return self

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        for index, item in enumerate(self.lineage):
            if item.proposal == self.id:
                raise Misfit("a proposal cannot descend from itself", "lineage", index, "proposal")
        provisions = [(item.code, item.text) for item in self.provisions]
        if len(set(provisions)) < len(provisions):
            raise Misfit("one provision is listed twice", "provisions")
        return self

    @model_validator(mode="after")
    def _public_once_begun(self) -> Self:
        check_public_from_first(self.public_from, [step.date for step in self.status_history])
        return self

    @property
    def status(self) -> ProposalStatus | None:
        """Status by the last step; None for a concept."""
        return self.status_history[-1].status if self.status_history else None
