"""Rows of evidence, status histories and accounts, which several record types have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ceasefire_data.models.codes import EvidencePart
from ceasefire_data.models.evidence import Evidence
from ceasefire_data.models.meeting import Meeting, MeetingStep
from ceasefire_data.models.proposal import Proposal, ProposalStep
from ceasefire_data.models.record import EvidencedRecord, canonical_json
from ceasefire_data.models.statement import Statement
from ceasefire_data.tabular.context import Context, date_cells, derived_key


def add_record_evidence(context: Context, record: EvidencedRecord) -> None:
    """Add the rows of a record's own evidence and of its accounts."""
    add_evidence(context, record, EvidencePart.RECORD, None, record.evidence)
    for account in record.accounts:
        known_from = context.clocks.part(record, account.field, account.evidence)
        account_id = derived_key(record.id, account.field, account.value)
        context.add(
            "accounts",
            account_id=account_id,
            record_id=record.id,
            field=account.field,
            value_json=canonical_json(account.value),
            known_from=known_from,
        )
        for actor_id in account.said_by:
            context.add(
                "account_actors",
                account_id=account_id,
                actor_id=actor_id,
                party_id=context.party(actor_id, getattr(record, "date", None)),
                known_from=known_from,
            )
        add_evidence(context, record, EvidencePart.ACCOUNT, account_id, account.evidence)


def add_evidence(
    context: Context,
    record: EvidencedRecord,
    part: EvidencePart,
    part_id: str | None,
    items: Iterable[Evidence],
) -> None:
    """Add the rows of evidence that stands in one part of a record."""
    for item in items:
        known_from = context.clocks.source(item.source)
        evidence_id = derived_key(
            record.id, part, part_id, item.source, item.quote, item.span_start, item.span_end
        )
        context.add(
            "evidence",
            evidence_id=evidence_id,
            record_id=record.id,
            part=part,
            part_id=part_id,
            source_id=item.source,
            quote=item.quote,
            span_start=item.span_start,
            span_end=item.span_end,
            language=item.language,
            translated=item.translated,
            known_from=known_from,
        )
        for field in item.supports:
            context.add(
                "evidence_fields", evidence_id=evidence_id, field=field, known_from=known_from
            )
        for seq, actor_id in enumerate(item.via):
            context.add(
                "evidence_via",
                evidence_id=evidence_id,
                seq=seq,
                actor_id=actor_id,
                known_from=known_from,
            )
        if isinstance(record, Statement) and item.quote is not None:
            context.add(
                "statement_quotes",
                evidence_id=evidence_id,
                statement_id=record.id,
                quote=item.quote,
                language=item.language,
                translated=item.translated,
                source_id=item.source,
                known_from=known_from,
            )


def add_status_history(context: Context, record: Meeting | Proposal) -> None:
    """Add the rows of the steps of a meeting or proposal."""
    steps: tuple[MeetingStep | ProposalStep, ...] = record.status_history
    for seq, step in enumerate(steps):
        known_from = context.clocks.step(record, step)
        cells: dict[str, Any] = date_cells("date", step.date)
        if isinstance(step, MeetingStep):
            cells |= date_cells("planned_for", step.planned_for)
            cells["planned_place"] = step.planned_place
        else:
            cells |= date_cells("deadline", step.deadline)
        context.add(
            "status_history",
            record_id=record.id,
            seq=seq,
            record_type=record.record_type,
            status=step.status,
            note=step.note,
            known_from=known_from,
            **cells,
        )
        for actor_id in step.said_by:
            context.add(
                "status_by",
                record_id=record.id,
                seq=seq,
                actor_id=actor_id,
                party_id=context.party(actor_id, step.date),
                known_from=known_from,
            )
        add_evidence(context, record, EvidencePart.STEP, str(seq), step.evidence)
