"""Tables of meetings."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import Table, code, flag, link, number, ref, text
from ceasefire_data.tabular.specification.reference import PROCESS, PROCESS_LINK
from ceasefire_data.tabular.specification.shared import (
    ACTOR,
    KNOWN_FROM,
    NOTES,
    PARTY,
    PARTY_LINK,
    dates,
)

MEETINGS = Table(
    "meetings",
    "Encounters and calls, held, planned or only possible: one row per meeting. It took place "
    "only if its status is held.",
    (
        ref("meeting_id", "Id of the meeting."),
        PROCESS,
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
        flag("mediated", "Whether somebody takes part as a mediator; not whether both sides do."),
        NOTES,
        KNOWN_FROM,
    ),
    ("meeting_id",),
    (
        link("meeting_id", "records", "record_id"),
        link("follows_id", "meetings", "meeting_id"),
        PROCESS_LINK,
    ),
)

_MEETING = ref("meeting_id", "Id of the meeting.")

MEETING_PARTICIPANTS = Table(
    "meeting_participants",
    "Who took part, was to, or was absent: one row per meeting and actor.",
    (
        _MEETING,
        ACTOR,
        ref("representing_id", "For whom, where it is not the actor's own side.", null=True),
        PARTY,
        code("role", codes.ParticipantRole, "Part played at the meeting."),
        code("presence", codes.Presence, "Present, remote, invited or absent."),
        KNOWN_FROM,
    ),
    ("meeting_id", "actor_id"),
    (
        link("meeting_id", "meetings"),
        link("actor_id", "actors"),
        link("representing_id", "actors", "actor_id"),
        PARTY_LINK,
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
