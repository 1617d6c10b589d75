"""Rows of proposals: actors, terms, provisions, lineage."""

from __future__ import annotations

from ceasefire_data.models.codes import EvidencePart, ProposalActorFunction
from ceasefire_data.models.proposal import Proposal, Terms
from ceasefire_data.tabular.context import Context, date_cells, derived_key
from ceasefire_data.tabular.evidence import (
    add_evidence,
    add_record_evidence,
    add_status_history,
)


def add_proposal(context: Context, proposal: Proposal) -> None:
    """Add the rows of a proposal or concept."""
    clocks = context.clocks
    first = proposal.status_history[0].date if proposal.status_history else None
    context.add(
        "proposals",
        proposal_id=proposal.id,
        process_id=proposal.process,
        title=proposal.title,
        kind=proposal.kind,
        status=proposal.status,
        **date_cells("date", first),
        written=proposal.written,
        text_known=proposal.text_known,
        authenticity=proposal.authenticity,
        summary=proposal.summary,
        notes=proposal.notes,
        known_from=clocks.record(proposal.id),
    )
    for function, field, actors in (
        (ProposalActorFunction.PROPONENT, "proponents", proposal.proponents),
        (ProposalActorFunction.ADDRESSEE, "addressees", proposal.addressees),
        (ProposalActorFunction.MEDIATOR, "mediators", proposal.mediators),
    ):
        for actor_id in actors:
            context.add(
                "proposal_actors",
                proposal_id=proposal.id,
                actor_id=actor_id,
                function=function,
                party_id=context.party(actor_id, first),
                known_from=clocks.field(proposal, field),
            )
    for terms in proposal.terms:
        _add_terms(context, proposal, terms)
    for provision in proposal.provisions:
        provision_id = derived_key(proposal.id, provision.code, provision.text)
        context.add(
            "proposal_provisions",
            provision_id=provision_id,
            proposal_id=proposal.id,
            provision=provision.code,
            provision_text=provision.text,
            obligor_id=provision.obligor,
            obligor_party_id=context.party(provision.obligor, first),
            presence=provision.presence,
            known_from=clocks.part(proposal, "provisions", provision.evidence),
        )
        add_evidence(context, proposal, EvidencePart.PROVISION, provision_id, provision.evidence)
    for relation in proposal.lineage:
        context.add(
            "proposal_lineage",
            proposal_id=proposal.id,
            relation=relation.relation,
            related_proposal_id=relation.proposal,
            known_from=clocks.field(proposal, "lineage"),
        )
    add_status_history(context, proposal)
    add_record_evidence(context, proposal)


def _add_terms(context: Context, proposal: Proposal, terms: Terms) -> None:
    term_id = derived_key(proposal.id, terms.model_dump(mode="json", exclude_defaults=True))
    known_from = context.clocks.field(proposal, "terms")
    context.add(
        "proposal_terms",
        term_id=term_id,
        proposal_id=proposal.id,
        geography=terms.geography,
        area=terms.area,
        **date_cells("starts", terms.starts),
        **date_cells("ends", terms.ends),
        duration=terms.duration,
        duration_kind=terms.duration_kind,
        sides=terms.sides,
        known_from=known_from,
    )
    for code_list, members in (
        ("domain", terms.domains),
        ("monitoring", terms.monitoring),
        ("purpose", terms.purpose),
    ):
        for member in members:
            context.add(
                "proposal_term_codes",
                term_id=term_id,
                code_list=code_list,
                code=member,
                known_from=known_from,
            )
