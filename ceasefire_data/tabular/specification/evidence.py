"""Tables of status histories, evidence and accounts."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import (
    ForeignKey,
    Table,
    code,
    code_by,
    flag,
    key,
    link,
    number,
    ref,
    text,
)
from ceasefire_data.tabular.specification.shared import ACTOR, KNOWN_FROM, PARTY, PARTY_LINK, dates

_RECORD = ref("record_id", "Id of the meeting or proposal.")

STATUS_HISTORY = Table(
    "status_history",
    "Steps of meetings and proposals in order: one row per step; steps are only appended.",
    (
        _RECORD,
        number("seq", "Number of the step, from 0."),
        code("record_type", codes.RecordType, "meeting or proposal: whose code list status uses."),
        code_by(
            "status",
            "record_type",
            {"meeting": codes.MeetingStatus, "proposal": codes.ProposalStatus},
            "Code of meeting_status or proposal_status.",
        ),
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
    (_RECORD, number("seq", "Number of the step, from 0."), ACTOR, PARTY, KNOWN_FROM),
    ("record_id", "seq", "actor_id"),
    (
        ForeignKey(("record_id", "seq"), "status_history", ("record_id", "seq")),
        link("actor_id", "actors"),
        PARTY_LINK,
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
        ACTOR,
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
    (key("account_id", "Key of the account."), ACTOR, PARTY, KNOWN_FROM),
    ("account_id", "actor_id"),
    (link("account_id", "accounts"), link("actor_id", "actors"), PARTY_LINK),
)
