"""The table specification: every table and column that a release publishes.

From it come the Arrow schemas, the simple expectations, the SQL key checks and the codebook.
Longer than other modules because it is one list, and a list is easiest to read in one place.
"""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import (
    Column,
    ForeignKey,
    Table,
    code,
    day,
    flag,
    key,
    link,
    number,
    ref,
    text,
)

KNOWN_FROM = day(
    "known_from",
    "First day on which this row could be known from the evidence at hand: a lower bound on "
    "public knowledge.",
    null=False,
)


def dates(name: str, what: str, *, null: bool = True) -> tuple[Column, ...]:
    """Make the columns of one date: EDTF text, bounds, precision, approximateness, basis."""
    return (
        text(name, f"{what}, as a date of the EDTF profile.", null=null),
        day(f"{name}_earliest", f"{what}: first day that it allows; null: open or unknown."),
        day(f"{name}_latest", f"{what}: last day that it allows; null: open or unknown."),
        code(f"{name}_precision", codes.DatePrecision, f"{what}: precision.", null=null),
        flag(f"{name}_approximate", f"{what}: whether the source says about.", null=null),
        code(
            f"{name}_basis", codes.DateBasis, f"{what}: how it follows from the source.", null=null
        ),
    )


def _party(name: str, of: str) -> tuple[Column, ForeignKey]:
    return (
        ref(
            name,
            f"State, organisation or coalition that {of} belonged to on that day, by office, "
            "body and part_of; null for analysts, outlets and unnamed speakers.",
            null=True,
        ),
        link(name, "actors", "actor_id"),
    )


_PROCESS = ref("process_id", "Peace process that the record belongs to.")
_NOTES = text("notes", "What a careful reader should know; not part of the coding.", null=True)

RECORDS = Table(
    "records",
    "Every record ever released, whatever its fate: one row per record, with the whole of it as "
    "canonical JSON. Any column that may point at records of several types points here.",
    (
        ref("record_id", "Permanent id of the record."),
        code("record_type", codes.RecordType, "Type of the record."),
        code("record_status", codes.RecordStatus, "Whether it stands, was withdrawn or merged."),
        ref("merged_into", "Record that took its place.", null=True),
        KNOWN_FROM,
        text("json", "The whole record as JSON with sorted keys.", null=True),
    ),
    ("record_id",),
    (link("merged_into", "records"),),
)

SOURCES = Table(
    "sources",
    "Texts that the records rest on: one row per published text.",
    (
        ref("source_id", "Id of the source."),
        code("kind", codes.SourceKind, "What kind of text it is."),
        text("title", "Title as printed, or a description."),
        ref("publisher_id", "Outlet, body or person who published it.", null=True),
        text("authors", "Byline as printed, names joined by semicolons.", null=True),
        *dates("published", "Date of publication"),
        text("url", "Address at which it was read or is kept.", null=True),
        text("archived_url", "Address of an archived copy.", null=True),
        text("language", "BCP 47 tag of its language.", null=True),
        text("dateline", "Place, and date if any, that it opens with.", null=True),
        ref("republishes_id", "Source that it reprints.", null=True),
        ref("original_id", "The original at the end of the chain of reprints; itself if none."),
        code("read_depth", codes.ReadDepth, "How much of the text was read."),
        day("retrieved", "Day on which it was read."),
        text("text_sha256", "SHA-256 of the normalised text as UTF-8.", null=True),
        number("text_length", "Length of the normalised text in Unicode code points.", null=True),
        code("text_basis", codes.TextBasis, "Which text was hashed.", null=True),
        _NOTES,
        KNOWN_FROM,
    ),
    ("source_id",),
    (
        link("source_id", "records", "record_id"),
        link("publisher_id", "actors", "actor_id"),
        link("republishes_id", "sources", "source_id"),
        link("original_id", "sources", "source_id"),
    ),
)

ACTORS = Table(
    "actors",
    "Persons, states, bodies, outlets and groups, named or not: one row per actor.",
    (
        ref("actor_id", "Id of the actor."),
        code("kind", codes.ActorKind, "What the actor is."),
        text("name", "Main name in the field's usual English form."),
        text("country", "ISO 3166-1 alpha-3 code of its state.", null=True),
        ref("part_of_id", "Body, state or organisation that a body belongs to.", null=True),
        ref(
            "party_id",
            "State, organisation or coalition that it is or belongs to; null for persons, whose "
            "party depends on the day, for outlets and for the unnamed.",
            null=True,
        ),
        text("descriptor", "How the source describes an unnamed actor.", null=True),
        number("unnamed_count", "How many unnamed people the source counts.", null=True),
        flag("state_media", "For outlets: whether a state owns or directs it.", null=True),
        _NOTES,
        KNOWN_FROM,
    ),
    ("actor_id",),
    (
        link("actor_id", "records", "record_id"),
        link("part_of_id", "actors", "actor_id"),
        link("party_id", "actors", "actor_id"),
    ),
    always_known=True,
)

_ACTOR = ref("actor_id", "Id of the actor.")

ACTOR_NAMES = Table(
    "actor_names",
    "Other names and spellings of actors: one row per actor, name and language.",
    (
        _ACTOR,
        text("name", "The name as written."),
        text("language", "BCP 47 tag of the language it is written in."),
        code("kind", codes.NameKind, "What sort of name it is."),
        KNOWN_FROM,
    ),
    ("actor_id", "name", "language"),
    (link("actor_id", "actors"),),
    always_known=True,
)

ACTOR_IDENTIFIERS = Table(
    "actor_identifiers",
    "Ids of actors in other data sets: one row per actor, scheme and id.",
    (
        _ACTOR,
        code("scheme", codes.IdentifierScheme, "Whose id it is."),
        text("identifier", "The id as that data set writes it, always as text."),
        code("match_type", codes.Match, "How our actor relates to the one identified there."),
        text("vocabulary_version", "Version of the data set in which it was read.", null=True),
        KNOWN_FROM,
    ),
    ("actor_id", "scheme", "identifier"),
    (link("actor_id", "actors"),),
    always_known=True,
)

ACTOR_OFFICES = Table(
    "actor_offices",
    "Offices of persons: one row per person, body, title and start.",
    (
        key("office_id", "Key derived from person, body, title and start."),
        _ACTOR,
        text("title", "Title of the office in English."),
        ref("body_id", "Body, state or organisation that the office is of."),
        code("rank", codes.OfficeRank, "Level of the office."),
        *dates("since", "Start in office"),
        *dates("until", "End in office"),
        KNOWN_FROM,
    ),
    ("office_id",),
    (link("actor_id", "actors"), link("body_id", "actors", "actor_id")),
    always_known=True,
)

ACTOR_ROLES = Table(
    "actor_roles",
    "Parts that actors play in processes: one row per actor, process and role.",
    (
        _ACTOR,
        _PROCESS,
        code("role", codes.ProcessRole, "The part it plays."),
        KNOWN_FROM,
    ),
    ("actor_id", "process_id", "role"),
    (link("actor_id", "actors"),),
    always_known=True,
)

STATEMENTS = Table(
    "statements",
    "What the same speakers said on one occasion on one day: one row per statement.",
    (
        ref("statement_id", "Id of the statement."),
        _PROCESS,
        *dates("date", "Day on which it was said", null=False),
        text("date_time", "Clock time with zone, where it orders one day.", null=True),
        ref("meeting_id", "Meeting at which it was said.", null=True),
        code("medium", codes.Medium, "Kind of occasion or channel."),
        text("place", "Where it was said.", null=True),
        text("summary", "What was said, in our words."),
        code("attribution", codes.Attribution, "How the source ascribes it."),
        _NOTES,
        KNOWN_FROM,
    ),
    ("statement_id",),
    (link("statement_id", "records", "record_id"), link("meeting_id", "meetings")),
)

_STATEMENT = ref("statement_id", "Id of the statement.")
_PARTY, _PARTY_LINK = _party("party_id", "the actor")

STATEMENT_ACTORS = Table(
    "statement_actors",
    "Who spoke, for whom and to whom: one row per statement, actor and function.",
    (
        _STATEMENT,
        _ACTOR,
        code("function", codes.StatementActorFunction, "Speaker, principal or addressee."),
        _PARTY,
        KNOWN_FROM,
    ),
    ("statement_id", "actor_id", "function"),
    (link("statement_id", "statements"), link("actor_id", "actors"), _PARTY_LINK),
)

_AGAINST_PARTY, _AGAINST_LINK = _party("against_party_id", "the accused actor")

STATEMENT_ACTS = Table(
    "statement_acts",
    "What statements do: one row per act and target.",
    (
        key("act_id", "Key derived from statement, act and targets."),
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

_HOLDER_PARTY, _HOLDER_LINK = _party("holder_party_id", "the holder")

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

MEETINGS = Table(
    "meetings",
    "Encounters and calls, held, planned or only possible: one row per meeting. It took place "
    "only if its status is held.",
    (
        ref("meeting_id", "Id of the meeting."),
        _PROCESS,
        text("title", "Who meets or was to meet."),
        code("format", codes.MeetingFormat, "In person, by phone, by video and so on."),
        code("status", codes.MeetingStatus, "Status by the last step of its history."),
        *dates("date", "Day on which it was held, else the last day it was planned for"),
        text("place", "Where it was held.", null=True),
        text("country", "ISO 3166-1 alpha-3 code of the country it was held in.", null=True),
        text("planned_place", "Last place that it was planned for.", null=True),
        number("duration_minutes", "Length in minutes.", null=True),
        code("outcome", codes.MeetingOutcome, "What a held meeting ended with.", null=True),
        text("outcome_summary", "What it ended with, in our words.", null=True),
        ref("follows_id", "Earlier meeting that it revives or continues.", null=True),
        code("level", codes.MeetingLevel, "Highest level of the participants, by office."),
        code("setting", codes.MeetingSetting, "How many parties took part or were to."),
        flag("mediated", "Whether a mediator takes part."),
        _NOTES,
        KNOWN_FROM,
    ),
    ("meeting_id",),
    (
        link("meeting_id", "records", "record_id"),
        link("follows_id", "meetings", "meeting_id"),
    ),
)

_MEETING = ref("meeting_id", "Id of the meeting.")

MEETING_PARTICIPANTS = Table(
    "meeting_participants",
    "Who took part, was to, or was absent: one row per meeting and actor.",
    (
        _MEETING,
        _ACTOR,
        ref("representing_id", "For whom, where it is not the actor's own side.", null=True),
        _PARTY,
        code("role", codes.ParticipantRole, "Part played at the meeting."),
        code("presence", codes.Presence, "Present, remote, invited or absent."),
        KNOWN_FROM,
    ),
    ("meeting_id", "actor_id"),
    (
        link("meeting_id", "meetings"),
        link("actor_id", "actors"),
        link("representing_id", "actors", "actor_id"),
        _PARTY_LINK,
    ),
)

MEETING_PROPOSALS = Table(
    "meeting_proposals",
    "Proposals that meetings dealt with: one row per meeting, proposal and relation.",
    (
        _MEETING,
        ref("proposal_id", "Id of the proposal."),
        code("relation", codes.MeetingProposalRelation, "Tabled, discussed or produced."),
        KNOWN_FROM,
    ),
    ("meeting_id", "proposal_id", "relation"),
    (link("meeting_id", "meetings"), link("proposal_id", "proposals")),
)

PROPOSALS = Table(
    "proposals",
    "Offers, demands, plans, agreements, ultimatums and the concepts they embody: one row each.",
    (
        ref("proposal_id", "Id of the proposal."),
        _PROCESS,
        text("title", "Short name in our words."),
        code("kind", codes.ProposalKind, "What it is."),
        code("status", codes.ProposalStatus, "Status by its last step; concepts: null.", null=True),
        *dates("date", "Day of its first step; concepts have none"),
        code("written", codes.Written, "Whether it was put in writing."),
        code("text_known", codes.TextKnown, "How much of its text is public."),
        code("authenticity", codes.Authenticity, "For what was only reported.", null=True),
        text("summary", "What it says, in our words."),
        _NOTES,
        KNOWN_FROM,
    ),
    ("proposal_id",),
    (link("proposal_id", "records", "record_id"),),
)

_PROPOSAL = ref("proposal_id", "Id of the proposal.")

PROPOSAL_ACTORS = Table(
    "proposal_actors",
    "Who proposed, to whom, through whom: one row per proposal, actor and function.",
    (
        _PROPOSAL,
        _ACTOR,
        code("function", codes.ProposalActorFunction, "Proponent, addressee or mediator."),
        _PARTY,
        KNOWN_FROM,
    ),
    ("proposal_id", "actor_id", "function"),
    (link("proposal_id", "proposals"), link("actor_id", "actors"), _PARTY_LINK),
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
        text("code", "The code."),
        KNOWN_FROM,
    ),
    ("term_id", "code_list", "code"),
    (link("term_id", "proposal_terms", "term_id"),),
)

_OBLIGOR_PARTY, _OBLIGOR_LINK = _party("obligor_party_id", "the obligor")

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

_RECORD = ref("record_id", "Id of the meeting or proposal.")

STATUS_HISTORY = Table(
    "status_history",
    "Steps of meetings and proposals in order: one row per step; steps are only appended.",
    (
        _RECORD,
        number("seq", "Number of the step, from 0."),
        code("record_type", codes.RecordType, "meeting or proposal: whose code list status uses."),
        text("status", "Code of meeting_status or proposal_status."),
        *dates("date", "Day of the step", null=False),
        *dates("planned_for", "When a meeting is to take place by this step"),
        text("planned_place", "Where a meeting is to take place by this step.", null=True),
        *dates("deadline", "Day by which a proposal asks an answer or an act"),
        text("note", "Our remark on the step.", null=True),
        KNOWN_FROM,
    ),
    ("record_id", "seq"),
    (link("record_id", "records"),),
)

STATUS_BY = Table(
    "status_by",
    "On whose word a step stands: one row per step and actor.",
    (_RECORD, number("seq", "Number of the step, from 0."), _ACTOR, _PARTY, KNOWN_FROM),
    ("record_id", "seq", "actor_id"),
    (
        ForeignKey(("record_id", "seq"), "status_history", ("record_id", "seq")),
        link("actor_id", "actors"),
        _PARTY_LINK,
    ),
)

EVIDENCE = Table(
    "evidence",
    "Places in sources that support records: one row per record, part, source and place.",
    (
        key("evidence_id", "Key derived from record, part, source, quote and span."),
        ref("record_id", "Record that it supports."),
        code("part", codes.EvidencePart, "Where in the record it stands."),
        text(
            "part_id",
            "Which step (its seq), provision, office or account (their ids); null: the record.",
            null=True,
        ),
        ref("source_id", "The source."),
        text("quote", "Exact words of a speaker as printed, at most 40.", null=True),
        number("span_start", "First code point in the normalised text, from 0.", null=True),
        number("span_end", "Code point after the last one.", null=True),
        text("language", "BCP 47 tag of the language of the quote.", null=True),
        flag("translated", "Whether the speaker used another language."),
        KNOWN_FROM,
    ),
    ("evidence_id",),
    (link("record_id", "records"), link("source_id", "sources")),
)

EVIDENCE_FIELDS = Table(
    "evidence_fields",
    "Fields that a piece of evidence supports by name: one row each. Evidence without a row here "
    "supports the fields that no other evidence of the record names.",
    (
        key("evidence_id", "Key of the evidence."),
        text("field", "Name of the record's field."),
        KNOWN_FROM,
    ),
    ("evidence_id", "field"),
    (link("evidence_id", "evidence", "evidence_id"),),
)

EVIDENCE_VIA = Table(
    "evidence_via",
    "Who relayed something between the event and the source: one row per relay, in order.",
    (
        key("evidence_id", "Key of the evidence."),
        number("seq", "Place in the chain from the event, from 0."),
        _ACTOR,
        KNOWN_FROM,
    ),
    ("evidence_id", "seq"),
    (link("evidence_id", "evidence", "evidence_id"), link("actor_id", "actors")),
)

ACCOUNTS = Table(
    "accounts",
    "What each side says of a field on which sides differ: one row per record, field and value.",
    (
        key("account_id", "Key derived from record, field and value."),
        ref("record_id", "Record that the accounts are about."),
        text("field", "Field on which the sides differ."),
        text("value_json", "The field's value by this account, as JSON."),
        KNOWN_FROM,
    ),
    ("account_id",),
    (link("record_id", "records"),),
)

ACCOUNT_ACTORS = Table(
    "account_actors",
    "Who gives an account: one row per account and actor.",
    (key("account_id", "Key of the account."), _ACTOR, _PARTY, KNOWN_FROM),
    ("account_id", "actor_id"),
    (link("account_id", "accounts"), link("actor_id", "actors"), _PARTY_LINK),
)

CHANGES = Table(
    "changes",
    "What changed since the release before: one row per record and field.",
    (
        ref("record_id", "Id of the record."),
        code("record_type", codes.RecordType, "Type of the record."),
        code("change", codes.Change, "Added, changed, withdrawn or merged."),
        text("field", "Field that changed; for a whole record, id or record_status."),
        text("before", "Value before, as JSON; null: it was not there.", null=True),
        text("after", "Value after, as JSON; null: it is gone.", null=True),
        text("reason", "Why a published fact was changed, from the corrections.", null=True),
    ),
    ("record_id", "field"),
    (link("record_id", "records"),),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        RECORDS,
        SOURCES,
        ACTORS,
        ACTOR_NAMES,
        ACTOR_IDENTIFIERS,
        ACTOR_OFFICES,
        ACTOR_ROLES,
        STATEMENTS,
        STATEMENT_ACTORS,
        STATEMENT_ACTS,
        STATEMENT_QUOTES,
        STANCES,
        STANCE_CONDITIONS,
        MEETINGS,
        MEETING_PARTICIPANTS,
        MEETING_PROPOSALS,
        PROPOSALS,
        PROPOSAL_ACTORS,
        PROPOSAL_TERMS,
        PROPOSAL_TERM_CODES,
        PROPOSAL_PROVISIONS,
        PROPOSAL_LINEAGE,
        STATUS_HISTORY,
        STATUS_BY,
        EVIDENCE,
        EVIDENCE_FIELDS,
        EVIDENCE_VIA,
        ACCOUNTS,
        ACCOUNT_ACTORS,
        CHANGES,
    )
}
"""All tables by name, in the order in which people read about them."""
