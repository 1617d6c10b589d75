"""The statement: what the same speakers said on one occasion on one day."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from ceasefire_data.models.codes import (
    Act,
    Attribution,
    Medium,
    Modality,
    Provision,
    RecordType,
    StanceBasis,
    StanceValue,
)
from ceasefire_data.models.evidence import check_public_from
from ceasefire_data.models.fields import (
    ActorRef,
    Count,
    Distinct,
    EventDate,
    Line,
    MeetingRef,
    Misfit,
    Paragraphs,
    ProcessId,
    ProposalRef,
    StatementRef,
    Value,
)
from ceasefire_data.models.record import EvidencedRecord


class StatementAct(Value):
    """One thing that a statement does, to at most one proposal, meeting and statement."""

    act: Act = Field(description="What is done by saying it.")
    modality: Modality = Field(description="How it is said: as fact, plan, forecast, option.")
    proposal: ProposalRef | None = Field(default=None, description="The proposal it is about.")
    meeting: MeetingRef | None = Field(default=None, description="The meeting it is about.")
    statement: StatementRef | None = Field(
        default=None, description="The statement that it answers, confirms or denies."
    )
    against: ActorRef | None = Field(
        default=None, description="The actor whom it accuses, threatens or criticises."
    )
    period: EventDate | None = Field(
        default=None, description="For a claim of violations: the time that it covers."
    )
    count: Count | None = Field(
        default=None, description="For a claim of violations: how many are claimed."
    )

    @model_validator(mode="after")
    def _claims_name_the_accused(self) -> Self:
        claim = self.act is Act.ACCUSE_VIOLATION
        if claim and self.against is None:
            raise ValueError("accuse_violation needs against: whom it accuses")
        if not claim and (self.period is not None or self.count is not None):
            raise ValueError("period and count are for accuse_violation")
        if self.act is Act.TAKE_POSITION and self.proposal is None:
            raise ValueError("take_position needs the proposal on which it is taken")
        return self

    @property
    def key(self) -> tuple[str | None, ...]:
        """What identifies it within a statement: the act, its modality and all that it is about."""
        period = self.period.value if self.period is not None else None
        return (
            str(self.act),
            str(self.modality),
            self.proposal,
            self.meeting,
            self.statement,
            self.against,
            period,
        )


class Condition(Value):
    """Something that has to hold for an acceptance to hold."""

    text: Line = Field(description="The condition in our words.")
    provision: Provision | None = Field(
        default=None, description="Code of the provision that it asks for."
    )
    demand: ProposalRef | None = Field(
        default=None, description="The demand or proposal that the condition repeats."
    )


class Stance(Value):
    """Where a holder stands on a proposal, or on one provision of it, by these words."""

    proposal: ProposalRef = Field(description="The proposal or concept.")
    provision: Provision | None = Field(
        default=None, description="Code of the one provision meant; empty: the whole."
    )
    value: StanceValue = Field(description="The stance; its operative clause decides.")
    conditions: Annotated[tuple[Condition, ...], Distinct] = Field(
        default=(), description="Conditions attached to it."
    )
    basis: StanceBasis = Field(description="Whose words show it.")
    holder: ActorRef | None = Field(
        default=None,
        description="Who holds it; given only when another attributes it to them.",
    )

    @model_validator(mode="after")
    def _conditions_and_holder_fit(self) -> Self:
        texts = [item.text for item in self.conditions]
        if len(set(texts)) < len(texts):
            raise Misfit("one condition is listed twice", "conditions")
        if self.value is StanceValue.ACCEPTS_CONDITIONALLY and not self.conditions:
            raise ValueError("accepts_conditionally needs its conditions")
        if (self.basis is StanceBasis.ATTRIBUTED_BY_OTHER) != (self.holder is not None):
            raise ValueError("holder is given if, and only if, basis is attributed_by_other")
        return self


class Statement(EvidencedRecord):
    """What the same speakers said on one occasion (briefing, post, interview) on one day."""

    record_type: ClassVar[RecordType] = RecordType.STATEMENT

    process: ProcessId = Field(description="Id of the process, as dataset.yaml lists it.")
    speakers: Annotated[tuple[ActorRef, ...], Field(min_length=1), Distinct] = Field(
        description="Who said it."
    )
    on_behalf_of: ActorRef | None = Field(
        default=None,
        description="For whom the speaker spoke; empty where the speaker is the principal.",
    )
    date: EventDate = Field(description="When it was said, local to the place.")
    said_at: MeetingRef | None = Field(
        default=None, description="The meeting at which it was said."
    )
    medium: Medium = Field(description="The kind of occasion or channel.")
    place: Line | None = Field(default=None, description="Where it was said.")
    addressees: Annotated[tuple[ActorRef, ...], Distinct] = Field(
        default=(), description="To whom it was directed by its own words."
    )
    summary: Paragraphs = Field(description="What was said, in our words.")
    attribution: Attribution = Field(description="How the source ascribes it.")
    acts: Annotated[tuple[StatementAct, ...], Field(min_length=1), Distinct] = Field(
        description="What the statement does; one or more."
    )
    stances: Annotated[tuple[Stance, ...], Distinct] = Field(
        default=(), description="Where holders stand by it; one per holder, proposal, provision."
    )

    @model_validator(mode="after")
    def _acts_and_stances_agree(self) -> Self:
        taken = {item.proposal for item in self.acts if item.act is Act.TAKE_POSITION}
        mentioned = {item.proposal for item in self.acts}
        own = {item.proposal for item in self.stances if item.holder is None}
        for index, act in enumerate(self.acts):
            if act.act is Act.TAKE_POSITION and act.proposal not in own:
                raise Misfit(
                    f"take_position on {act.proposal!r} without a stance on it", "acts", index
                )
        for index, stance in enumerate(self.stances):
            loc = ("stances", index)
            if stance.holder is None and stance.proposal not in taken:
                raise Misfit(
                    f"stance on {stance.proposal!r} without an act take_position on it", *loc
                )
            if stance.holder is not None and stance.proposal not in mentioned:
                raise Misfit(
                    f"attributed stance on {stance.proposal!r} without an act that names it", *loc
                )
            if stance.holder is not None and stance.holder in (*self.speakers, self.on_behalf_of):
                raise Misfit("a stance attributed by another cannot be the speaker's own", *loc)
        return self

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        acts = [item.key for item in self.acts]
        for index, act in enumerate(acts):
            if act in acts[:index]:
                raise Misfit("one act on the same targets is listed twice", "acts", index)
        stances = [(item.holder, item.proposal, item.provision) for item in self.stances]
        for index, stance in enumerate(stances):
            if stance in stances[:index]:
                raise Misfit(
                    "two stances of one holder on one proposal and provision", "stances", index
                )
        return self

    @model_validator(mode="after")
    def _points_elsewhere(self) -> Self:
        for index, act in enumerate(self.acts):
            if act.statement == self.id:
                raise Misfit("a statement cannot be about itself", "acts", index, "statement")
        if self.on_behalf_of is not None and self.on_behalf_of in self.speakers:
            raise Misfit(
                "on_behalf_of is given only where the speaker is not the principal", "on_behalf_of"
            )
        return self

    @model_validator(mode="after")
    def _public_once_said(self) -> Self:
        check_public_from(self.public_from, self.date)
        return self

    @property
    def own_holders(self) -> tuple[str, ...]:
        """Holders of the stances that nobody else attributes: the principal, else the speakers."""
        return (self.on_behalf_of,) if self.on_behalf_of is not None else self.speakers
