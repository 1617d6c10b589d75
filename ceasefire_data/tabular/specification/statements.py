"""Tables of statements and stances."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import Table, code, flag, key, link, number, ref, text
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

STATEMENTS = Table(
    "statements",
    "What the same speakers said on one occasion on one day: one row per statement.",
    (
        ref("statement_id", "Id of the statement."),
        PROCESS,
        *dates("date", "Day on which it was said", null=False),
        text("date_time", "Clock time with zone, where it orders one day.", null=True),
        ref("meeting_id", "Meeting at which it was said.", null=True),
        code("medium", codes.Medium, "Kind of occasion or channel."),
        text("place", "Where it was said.", null=True),
        text("summary", "What was said, in our words."),
        code("attribution", codes.Attribution, "How the source ascribes it."),
        NOTES,
        KNOWN_FROM,
    ),
    ("statement_id",),
    (
        link("statement_id", "records", "record_id"),
        link("meeting_id", "meetings"),
        PROCESS_LINK,
    ),
)

_STATEMENT = ref("statement_id", "Id of the statement.")
STATEMENT_ACTORS = Table(
    "statement_actors",
    "Who spoke, for whom and to whom: one row per statement, actor and function.",
    (
        _STATEMENT,
        ACTOR,
        code("function", codes.StatementActorFunction, "Speaker, principal or addressee."),
        PARTY,
        KNOWN_FROM,
    ),
    ("statement_id", "actor_id", "function"),
    (link("statement_id", "statements"), link("actor_id", "actors"), PARTY_LINK),
)

_AGAINST_PARTY, _AGAINST_LINK = party("against_party_id", "the accused actor")

STATEMENT_ACTS = Table(
    "statement_acts",
    "What statements do: one row per act, modality and target.",
    (
        key("act_id", "Key derived from statement, act, modality and targets."),
        _STATEMENT,
        code("act", codes.Act, "What is done by saying it."),
        code("modality", codes.Modality, "Asserted, intended, expected, possible, conditional."),
        ref("proposal_id", "Proposal that it is about.", null=True),
        ref("meeting_id", "Meeting that it is about.", null=True),
        ref("target_statement_id", "Statement that it answers or denies.", null=True),
        ref("against_id", "Actor whom it accuses, threatens or criticises.", null=True),
        _AGAINST_PARTY,
        *dates("period", "Time that a claim of violations covers"),
        number("claimed_count", "Number of violations claimed; a claim, never a fact.", null=True),
        KNOWN_FROM,
    ),
    ("act_id",),
    (
        link("statement_id", "statements"),
        link("proposal_id", "proposals"),
        link("meeting_id", "meetings"),
        link("target_statement_id", "statements", "statement_id"),
        link("against_id", "actors", "actor_id"),
        _AGAINST_LINK,
    ),
)

STATEMENT_QUOTES = Table(
    "statement_quotes",
    "Exact words of statements as sources print them: one row per piece of evidence with a quote.",
    (
        key("evidence_id", "Key of the evidence that holds the quote."),
        _STATEMENT,
        text("quote", "Exact words as printed, at most 40."),
        text("language", "BCP 47 tag of the language printed.", null=True),
        flag("translated", "Whether the speaker used another language."),
        ref("source_id", "Source that prints it."),
        KNOWN_FROM,
    ),
    ("evidence_id",),
    (
        link("evidence_id", "evidence", "evidence_id"),
        link("statement_id", "statements"),
        link("source_id", "sources"),
    ),
)

_HOLDER_PARTY, _HOLDER_LINK = party("holder_party_id", "the holder")

STANCES = Table(
    "stances",
    "Where an actor stands on a proposal by one statement: one row per statement, holder, "
    "proposal and provision. A change of mind is a later row.",
    (
        key("stance_id", "Key derived from statement, holder, proposal and provision."),
        _STATEMENT,
        ref("holder_id", "Actor who holds the stance."),
        _HOLDER_PARTY,
        ref("proposal_id", "Proposal or concept that it is about."),
        code("provision", codes.Provision, "The one provision meant; null: the whole.", null=True),
        code("stance_value", codes.StanceValue, "The stance, ordered, without a score."),
        code("basis", codes.StanceBasis, "Whose words show it."),
        *dates("date", "Day on which it was said", null=False),
        KNOWN_FROM,
    ),
    ("stance_id",),
    (
        link("statement_id", "statements"),
        link("holder_id", "actors", "actor_id"),
        _HOLDER_LINK,
        link("proposal_id", "proposals"),
    ),
)

STANCE_CONDITIONS = Table(
    "stance_conditions",
    "Conditions attached to stances: one row per stance and condition.",
    (
        key("stance_id", "Key of the stance."),
        text("condition_text", "The condition in our words."),
        code("provision", codes.Provision, "Provision that it asks for.", null=True),
        ref("demand_id", "Demand or proposal that it repeats.", null=True),
        KNOWN_FROM,
    ),
    ("stance_id", "condition_text"),
    (link("stance_id", "stances"), link("demand_id", "proposals", "proposal_id")),
)
