"""The first coding: what the records say of one source.

Its units are the active records any of whose evidence names the source, a reprint of it or its
original. The proposals and meetings that its statements are about may be found as well: the second
coder lists them with the text that mentions them, while their records may rest on other sources
only. Such *referred* units count if they are matched and are not missed if they are not, and their
fields are never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property

from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import (
    LineageRelation,
    MeetingStatus,
    ProposalKind,
    ProposalStatus,
    RecordStatus,
)
from ceasefire_data.models.evidence import Evidence
from ceasefire_data.models.fields import PUBLICATION_GRACE_DAYS
from ceasefire_data.models.meeting import Meeting, MeetingStep
from ceasefire_data.models.merging import follow_merges, successor
from ceasefire_data.models.proposal import Proposal, ProposalStep
from ceasefire_data.models.record import EvidencedRecord, Record
from ceasefire_data.models.source import Source
from ceasefire_data.models.statement import Statement
from ceasefire_data.reliability.units import (
    NOTHING,
    ActUnit,
    Ids,
    MeetingUnit,
    ProposalUnit,
    StanceUnit,
    StatementUnit,
    Target,
    Units,
    domain_set,
)
from ceasefire_data.tabular.parties import Parties


class FirstCoding:
    """The records of a data set, to be asked what they say of one source."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take every record of the data set, whose links have been checked."""
        self._all = {record.id: record for record in records}
        self.active = {
            name: follow_merges(record, self._all)
            for name, record in self._all.items()
            if record.record_status is RecordStatus.ACTIVE
        }
        self._by_original: dict[str, set[str]] = defaultdict(set)
        for record in self.active.values():
            if isinstance(record, Statement | Meeting | Proposal):
                for item in record.all_evidence():
                    self._by_original[self.original(item.source)].add(record.id)

    @cached_property
    def parties(self) -> Parties:
        """Roll-up of actors to parties."""
        return Parties(
            {name: item for name, item in self.active.items() if isinstance(item, Actor)}
        )

    def current(self, record_id: str) -> str:
        """Give the id of the record that an id stands for now, merges followed."""
        return successor(record_id, self._all).id

    def original(self, source_id: str) -> str:
        """Give the source at the end of a chain of reprints."""
        source = self.active[self.current(source_id)]
        while isinstance(source, Source) and source.republishes is not None:
            source = self.active[source.republishes]
        return source.id

    def concepts(self, proposal_id: str) -> Ids:
        """Give the concepts that a proposal is an instance of; of a concept, itself."""
        record = self.active.get(proposal_id)
        if not isinstance(record, Proposal):
            return NOTHING
        if record.kind is ProposalKind.CONCEPT:
            return frozenset([proposal_id])
        return frozenset(
            item.proposal for item in record.lineage if item.relation is LineageRelation.INSTANCE_OF
        )

    def published(self, source_id: str) -> date | None:
        """Give the last day of which a source can tell; None if its date is not known."""
        source = self.active[self.current(source_id)]
        published = source.published if isinstance(source, Source) else None
        if published is None or published.latest is None:
            return None
        return published.latest + timedelta(days=PUBLICATION_GRACE_DAYS)

    @cached_property
    def everything(self) -> Units:
        """The units of the whole data set, whatever source they rest on."""
        return self._units([self.active[name] for name in sorted(self.active)], None)

    def units(self, source_id: str) -> Units:
        """Give the units of the first coding in a source."""
        there = self._by_original.get(self.original(source_id), set())
        evidenced = [self.active[name] for name in sorted(there)]
        statements = [record for record in evidenced if isinstance(record, Statement)]
        about = {stance.proposal for record in statements for stance in record.stances}
        for record in statements:
            for act in record.acts:
                about |= {name for name in (act.proposal, act.meeting) if name is not None}
        referred = [self.active[name] for name in sorted(about - there)]
        return self._units(evidenced, source_id, referred)

    def _units(
        self, evidenced: Sequence[Record], source_id: str | None, referred: Sequence[Record] = ()
    ) -> Units:
        view = _View(self, source_id)
        candidates = [(record, False) for record in evidenced] + [(one, True) for one in referred]
        return Units(
            tuple(
                view.proposal(record, referred=only)
                for record, only in candidates
                if isinstance(record, Proposal) and record.kind is not ProposalKind.CONCEPT
            ),
            tuple(
                view.meeting(record, referred=only)
                for record, only in candidates
                if isinstance(record, Meeting)
            ),
            tuple(
                view.statement(record) for record, _ in candidates if isinstance(record, Statement)
            ),
        )


class _View:
    """The records as far as one source can tell of them; without a source, whole."""

    def __init__(self, first: FirstCoding, source_id: str | None) -> None:
        self._first = first
        self._text = first.original(source_id) if source_id is not None else None
        self._day = first.published(source_id) if source_id is not None else None

    def proposal(self, record: Proposal, *, referred: bool) -> ProposalUnit:
        known = self._known(record)
        return ProposalUnit(
            *(record.id, record.id, (), referred),
            kind=str(record.kind),
            status=self._status(record),
            domains=domain_set(code for terms in record.terms for code in terms.domains),
            proponents=frozenset(record.proponents),
            addressees=frozenset(record.addressees),
            concepts=self._first.concepts(record.id),
            dates=tuple(record.status_history[number].date for number in known),
        )

    def meeting(self, record: Meeting, *, referred: bool) -> MeetingUnit:
        dates = []
        for number in self._known(record):
            step = record.status_history[number]
            if step.status is MeetingStatus.HELD:
                dates.append(step.date)
            elif step.planned_for is not None:
                dates.append(step.planned_for)
        return MeetingUnit(
            *(record.id, record.id, (), referred),
            format=str(record.format),
            status=self._status(record),
            participants=frozenset(person.actor for person in record.participants),
            dates=tuple(dates),
        )

    def statement(self, record: Statement) -> StatementUnit:
        principal = record.on_behalf_of
        return StatementUnit(
            *(record.id, record.id, (), False),
            speakers=frozenset(record.speakers),
            principal=NOTHING if principal is None else frozenset([principal]),
            date=record.date,
            acts=tuple(
                ActUnit(str(act.act), str(act.modality), self._target(act.proposal, act.meeting))
                for act in sorted(record.acts, key=lambda act: [part or "" for part in act.key])
            ),
            stances=tuple(
                StanceUnit(
                    str(stance.value),
                    self._target(stance.proposal),
                    stance.holder,
                    whole=stance.provision is None,
                )
                for stance in sorted(
                    record.stances,
                    key=lambda item: (item.proposal, item.provision or "", item.holder or ""),
                )
            ),
        )

    def _target(self, *names: str | None) -> Target:
        ids = frozenset(name for name in names if name is not None)
        return Target(ids, frozenset(code for name in ids for code in self._first.concepts(name)))

    def _known(self, record: Meeting | Proposal) -> list[int]:
        """Number the steps that a source of that day can tell of; all, if it can tell of none."""
        steps: tuple[MeetingStep | ProposalStep, ...] = record.status_history
        day = self._day
        known = [n for n, step in enumerate(steps) if day is None or step.date.may_precede(day)]
        return known or list(range(len(steps)))

    def _status(self, record: Meeting | Proposal) -> str:
        """Give the status of the last step whose evidence names the source, else the last one."""
        known = self._known(record)
        shown = [
            number
            for number in known
            if any(
                self._first.original(item.source) == self._text
                for item in record.status_history[number].evidence
                or _evidence_for(record, "status_history")
            )
        ]
        status: MeetingStatus | ProposalStatus = record.status_history[(shown or known)[-1]].status
        return str(status)


def _evidence_for(record: EvidencedRecord, field: str) -> list[Evidence]:
    """Give the evidence that supports a field: what names it, else what names no field."""
    naming = [item for item in record.evidence if field in item.supports]
    return naming or [item for item in record.evidence if not item.supports]
