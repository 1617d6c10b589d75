"""Rows of meetings: participants, proposals, and what is derived from the participants."""

from __future__ import annotations

from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import (
    LEVEL_OF_RANK,
    ActorKind,
    MeetingLevel,
    MeetingSetting,
    ParticipantRole,
    Presence,
)
from ceasefire_data.models.fields import EventDate
from ceasefire_data.models.meeting import Meeting, Participant
from ceasefire_data.tabular.context import Context, date_cells
from ceasefire_data.tabular.evidence import add_record_evidence, add_status_history
from ceasefire_data.tabular.parties import in_office

_LEVELS = tuple(MeetingLevel)


def add_meeting(context: Context, meeting: Meeting) -> None:
    """Add the rows of a meeting."""
    when = meeting.date or meeting.status_history[-1].date
    places = [step.planned_place for step in meeting.status_history if step.planned_place]
    attending = [item for item in meeting.participants if item.presence is not Presence.ABSENT]
    context.add(
        "meetings",
        meeting_id=meeting.id,
        process_id=meeting.process,
        title=meeting.title,
        format=meeting.format,
        status=meeting.status,
        **date_cells("date", meeting.date),
        place=meeting.place,
        country=meeting.country,
        planned_place=places[-1] if places else None,
        duration_minutes=meeting.duration_minutes,
        outcome=meeting.outcome,
        outcome_summary=meeting.outcome_summary,
        follows_id=meeting.follows,
        level=_level(context, attending, when),
        setting=_setting(context, attending, when),
        mediated=any(item.role is ParticipantRole.MEDIATOR for item in attending),
        notes=meeting.notes,
        known_from=context.clocks.record(meeting.id),
    )
    for item in meeting.participants:
        context.add(
            "meeting_participants",
            meeting_id=meeting.id,
            actor_id=item.actor,
            representing_id=item.representing,
            party_id=_party(context, item, when),
            role=item.role,
            presence=item.presence,
            known_from=context.clocks.field(meeting, "participants"),
        )
    for tabled in meeting.proposals:
        context.add(
            "meeting_proposals",
            meeting_id=meeting.id,
            proposal_id=tabled.proposal,
            relation=tabled.relation,
            known_from=context.clocks.field(meeting, "proposals"),
        )
    add_status_history(context, meeting)
    add_record_evidence(context, meeting)


def _party(context: Context, item: Participant, when: EventDate) -> str | None:
    if item.representing is not None:
        party = context.party(item.representing, when)
        if party is not None:
            return party
    return context.party(item.actor, when)


def _level(context: Context, attending: list[Participant], when: EventDate) -> MeetingLevel:
    """Give the highest level among the persons, by the offices that they hold on the day."""
    levels = set()
    for item in attending:
        actor = context.active[item.actor]
        assert isinstance(actor, Actor)  # the links are checked before
        if actor.kind is not ActorKind.PERSON:
            continue
        ranks = [office.rank for office in actor.offices if in_office(office, when)]
        levels |= {LEVEL_OF_RANK[rank] for rank in ranks}
    return min(levels, key=_LEVELS.index, default=MeetingLevel.UNKNOWN)


def _setting(context: Context, attending: list[Participant], when: EventDate) -> MeetingSetting:
    """Count the parties that meet; hosts and observers do not count, mediators do."""
    counted = {ParticipantRole.PARTY, ParticipantRole.MEDIATOR}
    parties = {_party(context, item, when) for item in attending if item.role in counted}
    parties.discard(None)
    if len(parties) < 2:
        return MeetingSetting.UNKNOWN
    names = {2: MeetingSetting.BILATERAL, 3: MeetingSetting.TRILATERAL}
    return names.get(len(parties), MeetingSetting.MULTILATERAL)
