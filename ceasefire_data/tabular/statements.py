"""Rows of statements: actors, acts, stances and their conditions."""

from __future__ import annotations

from ceasefire_data.models.codes import StatementActorFunction
from ceasefire_data.models.statement import Stance, Statement, StatementAct
from ceasefire_data.tabular.context import Context, date_cells, derived_key
from ceasefire_data.tabular.evidence import add_record_evidence


def add_statement(context: Context, statement: Statement) -> None:
    """Add the rows of a statement."""
    clocks = context.clocks
    context.add(
        "statements",
        statement_id=statement.id,
        process_id=statement.process,
        **date_cells("date", statement.date),
        date_time=statement.date.time,
        meeting_id=statement.said_at,
        medium=statement.medium,
        place=statement.place,
        summary=statement.summary,
        attribution=statement.attribution,
        notes=statement.notes,
        known_from=clocks.record(statement.id),
    )
    principals = () if statement.on_behalf_of is None else (statement.on_behalf_of,)
    for function, field, actors in (
        (StatementActorFunction.SPEAKER, "speakers", statement.speakers),
        (StatementActorFunction.ON_BEHALF_OF, "on_behalf_of", principals),
        (StatementActorFunction.ADDRESSEE, "addressees", statement.addressees),
    ):
        for actor_id in actors:
            context.add(
                "statement_actors",
                statement_id=statement.id,
                actor_id=actor_id,
                function=function,
                party_id=context.party(actor_id, statement.date),
                known_from=clocks.field(statement, field),
            )
    for act in statement.acts:
        _add_act(context, statement, act)
    for stance in statement.stances:
        holders = statement.own_holders if stance.holder is None else (stance.holder,)
        for holder in holders:
            _add_stance(context, statement, stance, holder)
    add_record_evidence(context, statement)


def _add_act(context: Context, statement: Statement, act: StatementAct) -> None:
    context.add(
        "statement_acts",
        act_id=derived_key(statement.id, *act.key),
        statement_id=statement.id,
        act=act.act,
        modality=act.modality,
        proposal_id=act.proposal,
        meeting_id=act.meeting,
        target_statement_id=act.statement,
        against_id=act.against,
        against_party_id=context.party(act.against, statement.date),
        **date_cells("period", act.period),
        claimed_count=act.count,
        known_from=context.clocks.field(statement, "acts"),
    )


def _add_stance(context: Context, statement: Statement, stance: Stance, holder: str) -> None:
    stance_id = derived_key(statement.id, holder, stance.proposal, stance.provision)
    known_from = context.clocks.field(statement, "stances")
    context.add(
        "stances",
        stance_id=stance_id,
        statement_id=statement.id,
        holder_id=holder,
        holder_party_id=context.party(holder, statement.date),
        proposal_id=stance.proposal,
        provision=stance.provision,
        stance_value=stance.value,
        basis=stance.basis,
        **date_cells("date", statement.date),
        known_from=known_from,
    )
    for condition in stance.conditions:
        context.add(
            "stance_conditions",
            stance_id=stance_id,
            condition_text=condition.text,
            provision=condition.provision,
            demand_id=condition.demand,
            known_from=known_from,
        )
