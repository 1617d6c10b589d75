"""Consistency: rules on dates, parties and kinds that need more than one record.

A rule on dates fails only if no day within the bounds satisfies it. Orders that are merely
unusual are warnings: real histories are odd.
"""

from __future__ import annotations

from datetime import date

from ceasefire_data.curation.dataset import Dataset
from ceasefire_data.curation.linking import Checker, Loc
from ceasefire_data.curation.twins import check_twins
from ceasefire_data.findings import Finding
from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import (
    ActorKind,
    Attribution,
    MeetingStatus,
    ParticipantRole,
    Presence,
    ProposalKind,
    ReadDepth,
)
from ceasefire_data.models.evidence import Evidence
from ceasefire_data.models.fields import PUBLICATION_GRACE_DAYS, EventDate
from ceasefire_data.models.meeting import Meeting, MeetingStep
from ceasefire_data.models.merging import follow_merges, successor
from ceasefire_data.models.proposal import Proposal, ProposalStep
from ceasefire_data.models.record import EvidencedRecord, Record, evidence_places
from ceasefire_data.models.source import Source
from ceasefire_data.models.statement import Statement
from ceasefire_data.tabular.parties import Parties

_UNNAMED = frozenset([ActorKind.UNNAMED_SOURCE, ActorKind.UNNAMED_GROUP])
_AFTER_HELD = frozenset([MeetingStatus.HELD, MeetingStatus.DISPUTED, MeetingStatus.DENIED])

REPRINT_LAG_DAYS = 30
"""Days after its original by which a reprint is nothing unusual: monthlies reprint, too."""


def check_consistency(dataset: Dataset) -> list[Finding]:
    """Check dates, parties and kinds across the active records of a data set.

    Args:
        dataset: a data set whose references have been checked.

    Returns:
        Findings in order of file and line.
    """
    checker = _Consistency(dataset)
    for record in dataset.active():
        checker.check(record)
    check_twins(checker)
    return sorted(checker.findings)


class _Consistency(Checker):
    """The rules, with what they look up."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset)
        self.all = self.by_id
        self.parties = Parties(
            {
                record.id: follow_merges(record, self.all)
                for record in dataset.active()
                if isinstance(record, Actor)
            }
        )

    def actor(self, actor_id: str) -> Actor:
        """Give an actor, merges followed."""
        record = successor(actor_id, self.all)
        if not isinstance(record, Actor):
            raise TypeError(f"{actor_id!r} is not an actor: check the links first")
        return record

    def check(self, record: Record) -> None:
        if isinstance(record, EvidencedRecord):
            self.check_evidence(record)
        if isinstance(record, Source):
            self.check_source(record)
        elif isinstance(record, Actor):
            self.check_actor(record)
        elif isinstance(record, Statement):
            self.check_statement(record)
        elif isinstance(record, Meeting):
            self.check_meeting(record)
        elif isinstance(record, Proposal):
            self.check_steps(record)
        for index, correction in enumerate(record.corrections):
            self.not_after_release(
                record, ("corrections", index, "corrected_on"), correction.corrected_on
            )

    # --- sources and evidence ---------------------------------------------------------------

    def check_source(self, source: Source) -> None:
        if source.retrieved is not None:
            self.not_after_release(source, ("retrieved",), source.retrieved)
        if source.published is not None and source.published.earliest is not None:
            self.not_after_release(source, ("published",), source.published.earliest)
        if source.republishes is not None:
            original = self.all[source.republishes]
            if isinstance(original, Source) and _published(source) < _earliest_publication(
                original
            ):
                self.report(
                    "reprint-day",
                    source,
                    ("published",),
                    f"a reprint cannot appear before its original {original.id!r}",
                )
            elif isinstance(original, Source) and (
                (_earliest_publication(source) - _published(original)).days > REPRINT_LAG_DAYS
            ):
                self.warn(
                    "reprint-late",
                    source,
                    ("published",),
                    f"more than {REPRINT_LAG_DAYS} days after its original {original.id!r}; is "
                    "it a text of its own?",
                )

    def not_after_release(self, record: Record, loc: Loc, day: date) -> None:
        if day > self.dataset.info.day:
            self.report(
                "future-day",
                record,
                loc,
                f"{day} is after the day of the release, {self.dataset.info.day}",
            )

    def check_evidence(self, record: EvidencedRecord) -> None:
        for loc, item in evidence_places(record):
            source = self.all[item.source]
            if not isinstance(source, Source):
                continue
            if item.span_start is not None and source.read is not ReadDepth.FULL_TEXT:
                self.report(
                    "span-unread",
                    record,
                    (*loc, "span_start"),
                    "spans point into a text that "
                    f"was read in full, and {source.id!r} was read: {source.read}",
                )
            if item.quote is not None and source.read is ReadDepth.NONE:
                self.report(
                    "quote-unread",
                    record,
                    (*loc, "quote"),
                    f"{source.id!r} was not read; quote from the source that was",
                )
            if (
                item.span_end is not None
                and source.text_length is not None
                and item.span_end > source.text_length
            ):
                self.report(
                    "span-beyond",
                    record,
                    (*loc, "span_end"),
                    f"{source.id!r} has {source.text_length} code points",
                )
            if loc[0] != "evidence" and item.supports:
                self.report(
                    "nested-supports",
                    record,
                    (*loc, "supports"),
                    "supports is for the evidence "
                    "of the whole record; here the place says what is supported",
                )
        if record.public_from is not None:
            self.public_before(record, ("public_from",), record.public_from, record.evidence)

    def public_before(
        self, record: EvidencedRecord, loc: Loc, day: date, evidence: tuple[Evidence, ...]
    ) -> None:
        self.not_after_release(record, loc, day)
        first = min(self.publication(item) for item in evidence)
        if day > first:
            self.report(
                "public-from",
                record,
                loc,
                f"{day} is after {first}, when the evidence appeared: "
                "public_from is only for what was public before",
            )

    def publication(self, item: Evidence) -> date:
        source = self.all[item.source]
        if not isinstance(source, Source):
            raise TypeError(f"{item.source!r} is not a source: check the links first")
        return _published(source)

    def not_after_reports(
        self,
        rule: str,
        record: EvidencedRecord,
        loc: Loc,
        when: EventDate,
        evidence: tuple[Evidence, ...],
    ) -> None:
        """Refuse an event on a day after every source that reports it, with a day's grace."""
        reports = evidence or record.evidence
        last = max(self.publication(item) for item in reports)
        if when.earliest is not None and (when.earliest - last).days > PUBLICATION_GRACE_DAYS:
            self.report(
                rule,
                record,
                loc,
                f"{when.value} is more than a day after every source that "
                f"reports it; the last appeared on {last}",
            )

    # --- actors -----------------------------------------------------------------------------

    def check_actor(self, actor: Actor) -> None:
        for index, office in enumerate(actor.offices):
            kind = self.actor(office.body).kind
            if kind in {ActorKind.PERSON, *_UNNAMED}:
                self.report(
                    "office-body",
                    actor,
                    ("offices", index, "body"),
                    f"an office is of a body, "
                    f"state or organisation, not of an actor of kind {kind}",
                )
        if actor.part_of is not None and self.actor(actor.part_of).kind in {
            ActorKind.PERSON,
            *_UNNAMED,
        }:
            self.report("part-of-kind", actor, ("part_of",), "a body is not part of a person")

    # --- statements -------------------------------------------------------------------------

    def check_statement(self, statement: Statement) -> None:
        self.not_after_reports("statement-after-sources", statement, ("date",), statement.date, ())
        unnamed = [self.actor(name).kind in _UNNAMED for name in statement.speakers]
        if all(unnamed) != (statement.attribution is Attribution.ANONYMOUS):
            self.report(
                "attribution",
                statement,
                ("attribution",),
                "attribution is anonymous if, and only if, the speakers are unnamed actors",
            )
        for index, stance in enumerate(statement.stances):
            loc: Loc = ("stances", index)
            holders = statement.own_holders if stance.holder is None else (stance.holder,)
            for holder in holders:
                if self.actor(holder).kind is ActorKind.INFORMAL_GROUP:
                    self.report(
                        "group-stance",
                        statement,
                        loc,
                        f"{holder!r} is a class of actors named loosely and cannot hold a stance",
                    )
            proposal = self.all[stance.proposal]
            if not isinstance(proposal, Proposal) or proposal.kind is ProposalKind.CONCEPT:
                continue
            begins = [step.date.earliest for step in proposal.status_history]
            if any(day is None for day in begins):
                continue
            first = min(day for day in begins if day is not None)
            if statement.date.latest is not None and statement.date.latest < first:
                self.report(
                    "stance-before-proposal",
                    statement,
                    (*loc, "proposal"),
                    f"said by "
                    f"{statement.date.latest}, and {proposal.id!r} did not exist before {first}; "
                    "is it a stance on the concept?",
                )
        if statement.on_behalf_of is not None:
            self.check_principal(statement, statement.on_behalf_of)

    def check_principal(self, statement: Statement, principal: str) -> None:
        party = self.parties.of(self.actor(principal).id, statement.date)
        for speaker in statement.speakers:
            own = self.parties.of(self.actor(speaker).id, statement.date)
            if party is not None and own is not None and own != party:
                self.warn(
                    "principal",
                    statement,
                    ("on_behalf_of",),
                    f"{speaker!r} belongs to {own!r} and speaks for {principal!r} of {party!r}",
                )

    # --- meetings and proposals -------------------------------------------------------------

    def check_meeting(self, meeting: Meeting) -> None:
        self.check_steps(meeting)
        steps = meeting.status_history
        held = [index for index, step in enumerate(steps) if step.status is MeetingStatus.HELD]
        for index in held:
            self.not_after_reports(
                "held-after-sources",
                meeting,
                ("status_history", index, "date"),
                steps[index].date,
                steps[index].evidence,
            )
        if held:
            for index in range(held[0] + 1, len(steps)):
                if steps[index].status not in _AFTER_HELD:
                    self.warn(
                        "step-after-held",
                        meeting,
                        ("status_history", index, "status"),
                        f"{steps[index].status} after held",
                    )
            sides: set[str] = set()
            for person in meeting.participants:
                if person.presence in {Presence.PRESENT, Presence.REMOTE}:
                    sides.add(self.side(person.representing or person.actor, meeting.date))
            if len(sides) < 2:
                self.report(
                    "two-parties",
                    meeting,
                    ("participants",),
                    "a held meeting has two different "
                    f"parties present, and here there is {sorted(sides) or 'none'}",
                )
        for index, person in enumerate(meeting.participants):
            when = meeting.date or steps[-1].date
            if (
                person.role is ParticipantRole.PARTY
                and person.representing is None
                and self.actor(person.actor).kind is ActorKind.PERSON
                and self.parties.of(self.actor(person.actor).id, when) is None
            ):
                self.warn(
                    "no-office",
                    meeting,
                    ("participants", index),
                    f"{person.actor!r} holds no office on that day; say whom they represent",
                )

    def side(self, actor_id: str, when: EventDate | None) -> str:
        actor = self.actor(actor_id)
        return self.parties.of(actor.id, when) or actor.id

    def check_steps(self, record: Meeting | Proposal) -> None:
        latest: date | None = None
        steps: tuple[MeetingStep | ProposalStep, ...] = record.status_history
        for index, step in enumerate(steps):
            loc: Loc = ("status_history", index)
            if not (isinstance(record, Meeting) and step.status is MeetingStatus.HELD):
                self.not_after_reports(
                    "step-after-sources", record, (*loc, "date"), step.date, step.evidence
                )
            if step.public_from is not None:
                self.public_before(record, (*loc, "public_from"), step.public_from, step.evidence)
            self.check_ahead(record, loc, step)
            if latest is not None and step.date.latest is not None and step.date.latest < latest:
                self.warn(
                    "step-order",
                    record,
                    (*loc, "date"),
                    f"{step.date.value} is before the step "
                    f"above it, {latest}; steps are in order of their days",
                )
            latest = step.date.earliest or latest

    def check_ahead(
        self, record: Meeting | Proposal, loc: Loc, step: MeetingStep | ProposalStep
    ) -> None:
        """Warn of a plan or a deadline that was over before the step that sets it."""
        name = "planned_for" if isinstance(step, MeetingStep) else "deadline"
        aim: EventDate | None = getattr(step, name)
        if (
            aim is not None
            and aim.latest is not None
            and step.date.earliest is not None
            and aim.latest < step.date.earliest
        ):
            self.warn(
                "plan-past",
                record,
                (*loc, name),
                f"{aim.value} is before the day of the step, {step.date.value}",
            )


def _published(source: Source) -> date:
    if source.published is not None and source.published.latest is not None:
        return source.published.latest
    if source.retrieved is None:
        raise TypeError("the model requires published or retrieved")
    return source.retrieved


def _earliest_publication(source: Source) -> date:
    if source.published is not None and source.published.earliest is not None:
        return source.published.earliest
    return date.min
