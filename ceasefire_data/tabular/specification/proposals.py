"""Tables of proposals."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import Table, code, code_by, key, link, ref, text
from ceasefire_data.tabular.specification.reference import PROCESS, PROCESS_LINK
from ceasefire_data.tabular.specification.shared import (
    ACTOR,
    KNOWN_FROM,
    NOTES,
    PARTY,
    PARTY_LINK,
    dates,
    party,
)

PROPOSALS = Table(
    "proposals",
    "Offers, demands, plans, agreements, ultimatums and the concepts they embody: one row each.",
    (
        ref("proposal_id", "Id of the proposal."),
        PROCESS,
        text("title", "Short name in our words."),
        code("kind", codes.ProposalKind, "What it is."),
        code("status", codes.ProposalStatus, "Status by its last step; concepts: null.", null=True),
        *dates("date", "Day of its first step; concepts have none"),
        code("written", codes.Written, "Whether it was put in writing."),
        code("text_known", codes.TextKnown, "How much of its text is public."),
        code("authenticity", codes.Authenticity, "For what was only reported.", null=True),
        text("summary", "What it says, in our words."),
        NOTES,
        KNOWN_FROM,
    ),
    ("proposal_id",),
    (link("proposal_id", "records", "record_id"), PROCESS_LINK),
)

_PROPOSAL = ref("proposal_id", "Id of the proposal.")

PROPOSAL_ACTORS = Table(
    "proposal_actors",
    "Who proposed, to whom, through whom: one row per proposal, actor and function.",
    (
        _PROPOSAL,
        ACTOR,
        code("function", codes.ProposalActorFunction, "Proponent, addressee or mediator."),
        PARTY,
        KNOWN_FROM,
    ),
    ("proposal_id", "actor_id", "function"),
    (link("proposal_id", "proposals"), link("actor_id", "actors"), PARTY_LINK),
)

PROPOSAL_TERMS = Table(
    "proposal_terms",
    "Terms of a halt in fighting: one row per set of terms of a proposal.",
    (
        key("term_id", "Key derived from the proposal and the terms."),
        _PROPOSAL,
        code("geography", codes.Geography, "Kind of area in which fire is to stop.", null=True),
        text("area", "The area by name.", null=True),
        *dates("starts", "First day of the halt"),
        *dates("ends", "Last day of the halt"),
        text("duration", "ISO 8601 duration as the source says it.", null=True),
        code("duration_kind", codes.DurationKind, "Fixed, indefinite, until an event, renewable."),
        code("sides", codes.Sides, "Who is to stop."),
        KNOWN_FROM,
    ),
    ("term_id",),
    (link("proposal_id", "proposals"),),
)

PROPOSAL_TERM_CODES = Table(
    "proposal_term_codes",
    "Codes of a set of terms that can be several: one row per terms, code list and code.",
    (
        key("term_id", "Key of the terms."),
        text("code_list", "Which list the code is of: domain, monitoring or purpose."),
        code_by(
            "code",
            "code_list",
            {"domain": codes.Domain, "monitoring": codes.Monitoring, "purpose": codes.Purpose},
            "The code.",
        ),
        KNOWN_FROM,
    ),
    ("term_id", "code_list", "code"),
    (link("term_id", "proposal_terms", "term_id"),),
)

_OBLIGOR_PARTY, _OBLIGOR_LINK = party("obligor_party_id", "the obligor")

PROPOSAL_PROVISIONS = Table(
    "proposal_provisions",
    "Provisions of proposals: one row per provision, present, absent or disputed.",
    (
        key("provision_id", "Key derived from proposal, code and text."),
        _PROPOSAL,
        code("provision", codes.Provision, "What it is about."),
        text("provision_text", "The provision in our words."),
        ref("obligor_id", "Who would be bound.", null=True),
        _OBLIGOR_PARTY,
        code("presence", codes.ProvisionPresence, "In the text, not in it, or disputed."),
        KNOWN_FROM,
    ),
    ("provision_id",),
    (
        link("proposal_id", "proposals"),
        link("obligor_id", "actors", "actor_id"),
        _OBLIGOR_LINK,
    ),
)

PROPOSAL_LINEAGE = Table(
    "proposal_lineage",
    "How proposals descend from or belong to others: one row per relation.",
    (
        _PROPOSAL,
        code("relation", codes.LineageRelation, "Relation of this proposal to the other."),
        ref("related_proposal_id", "The other proposal."),
        KNOWN_FROM,
    ),
    ("proposal_id", "relation", "related_proposal_id"),
    (
        link("proposal_id", "proposals"),
        link("related_proposal_id", "proposals", "proposal_id"),
    ),
)
