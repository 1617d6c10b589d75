"""Codes for meetings: their form, who takes part, how they come about and how they end."""

from __future__ import annotations

from ceasefire_data.models.codes.actor import OfficeRank
from ceasefire_data.models.codes.base import Code


class MeetingFormat(Code):
    """How the participants are brought together (own list, after PLOVER @5e0c24f and CAMEO)."""

    IN_PERSON = (
        "in_person",
        "The sides sit together in one place. In one place but kept apart, it is `proximity`.",
    )
    PHONE = ("phone", "By voice over a line, conference calls included.")
    VIDEO = ("video", "By picture and voice over a line, with no side on the spot of the other.")
    SHUTTLE = (
        "shuttle",
        "A mediator travels between sides that are in different places, and the sides do not meet.",
    )
    PROXIMITY = (
        "proximity",
        "The sides are at the same place in separate rooms, a mediator goes between them.",
    )
    UNKNOWN = ("unknown", "The sources do not say how the sides met or would meet.")


class ParticipantRole(Code):
    """What a participant is in this meeting (own list; the role in the process may differ)."""

    PARTY = ("party", "Negotiates for itself or for the one it represents.")
    MEDIATOR = (
        "mediator",
        "A third party that leads or takes part in the talks to bring the parties together.",
    )
    HOST = (
        "host",
        "Gives the venue and no more; a host that negotiates is coded as `party` or `mediator`.",
    )
    OBSERVER = ("observer", "Present without a say in the talks.")


class Presence(Code):
    """Whether a participant was there (own list)."""

    PRESENT = ("present", "Took part on the spot, or on the line if the meeting is a call.")
    REMOTE = ("remote", "Took part by line in a meeting that others attended in person.")
    INVITED = (
        "invited",
        "Asked or expected to take part; whether it came is open, or the meeting lies ahead.",
    )
    ABSENT = (
        "absent",
        "Named by a source as not having taken part, whether it was expected or not.",
    )


class MeetingStatus(Code):
    """How far a meeting has come, one step at a time (own list).

    Two questions decide: who says so (nobody that would take part, one side, both or the host),
    and how firmly (may, will, on a day). A plan is never `held`, however certain, and a day that
    passes unreported changes nothing: `lapsed` is computed.
    """

    RUMOURED = (
        "rumoured",
        "Spoken of as coming by media, unnamed sources or outsiders. Test: it lies ahead and no "
        "party that would take part confirms it; once one says it may be, `possible`.",
    )
    POSSIBLE = (
        "possible",
        "A party says that it may take place or does not rule it out. Test: may, not will, and "
        "nobody has been asked.",
    )
    PROPOSED = (
        "proposed",
        "One party has put it to the other, by invitation or public call. Test: an answer is "
        "due; before the asking it is `possible`.",
    )
    PLANNED = (
        "planned",
        "One side says that it will take place, with or without a day. Test: will, on the word "
        "of one side only; when the other says so too, `agreed` or `scheduled`.",
    )
    AGREED = (
        "agreed",
        "Both sides want it, with no day fixed. Test: the word of both, or of a host for both, "
        "and no day; with a day it is `scheduled`.",
    )
    SCHEDULED = (
        "scheduled",
        "Fixed for a day by both sides or by the host. A day named by one side alone leaves it "
        "`planned`.",
    )
    HELD = (
        "held",
        "Took place between at least two different parties, whatever came of it. Test: it is "
        "told as past, by a participant, a witness or a report that nobody who would have taken "
        "part contests; the step and its evidence name who tells it.",
    )
    POSTPONED = (
        "postponed",
        "Put off to a later or open day by a side or the host, while the intention stands. Given "
        "up altogether, it is `cancelled`.",
    )
    CANCELLED = (
        "cancelled",
        "Called off, after having been planned, agreed or scheduled, by one that was to take "
        "part. A revival is a new record that `follows`.",
    )
    DECLINED = (
        "declined",
        "The side to which it was put says no. Calling off what it had agreed to is `cancelled`.",
    )
    DENIED = (
        "denied",
        "A supposed participant says that no such meeting took place or is planned. It contests "
        "a fact; refusing to come is `declined`.",
    )
    DISPUTED = (
        "disputed",
        "The sides contradict each other on whether it took place or stands, and neither account "
        "can be dropped. One denial of a rumour is `denied`.",
    )


class MeetingOutcome(Code):
    """What came of a meeting that was held, as the sides said afterwards (own list)."""

    AGREEMENT = (
        "agreement",
        "The parties agreed on the matter for which they met, in writing or by word.",
    )
    PARTIAL = (
        "partial",
        "The parties agreed on a part or a side matter, such as an exchange, and not on the main "
        "one.",
    )
    CONTINUE = (
        "continue",
        "No agreement on substance, but the parties agreed to go on talking.",
    )
    NONE = ("none", "Ended, as the sides say, without any result, and without a rupture.")
    BREAKDOWN = (
        "breakdown",
        "Ended early or in open discord, or a side broke off the talks because of it.",
    )
    UNKNOWN = ("unknown", "The sources do not say what came of it.")


class MeetingProposalRelation(Code):
    """What a meeting did with a proposal (own list); the strongest that holds is coded."""

    TABLED = ("tabled", "The proposal was first put to the other side there.")
    DISCUSSED = (
        "discussed",
        "The proposal was on the table before and was talked about there.",
    )
    PRODUCED = (
        "produced",
        "The proposal, agreement or joint text came out of the meeting as a common result.",
    )


class MeetingLevel(Code):
    """The highest office among those present or expected (derived; after COLT).

    Ordered from high to low, `unknown` last. Each rank of office has its level.
    """

    HEAD_OF_STATE_OR_GOVERNMENT = (
        "head_of_state_or_government",
        "At least one head of state or government takes part.",
    )
    MINISTER = ("minister", "At least one minister takes part and nobody of higher level.")
    SENIOR_OFFICIAL = (
        "senior_official",
        "The highest present is a deputy minister, national security adviser, envoy, aide of a "
        "leader, or head of an intelligence service or of armed forces.",
    )
    AMBASSADOR = ("ambassador", "The highest present is an ambassador.")
    OTHER = (
        "other",
        "Only people of other offices take part, such as heads of international organisations "
        "among themselves, members of parliament or experts.",
    )
    UNKNOWN = ("unknown", "No participant is a person with a known office on that day.")


LEVEL_OF_RANK: dict[OfficeRank, MeetingLevel] = {
    OfficeRank.HEAD_OF_STATE: MeetingLevel.HEAD_OF_STATE_OR_GOVERNMENT,
    OfficeRank.HEAD_OF_GOVERNMENT: MeetingLevel.HEAD_OF_STATE_OR_GOVERNMENT,
    OfficeRank.FOREIGN_MINISTER: MeetingLevel.MINISTER,
    OfficeRank.DEFENCE_MINISTER: MeetingLevel.MINISTER,
    OfficeRank.OTHER_MINISTER: MeetingLevel.MINISTER,
    OfficeRank.DEPUTY_MINISTER: MeetingLevel.SENIOR_OFFICIAL,
    OfficeRank.NATIONAL_SECURITY_ADVISER: MeetingLevel.SENIOR_OFFICIAL,
    OfficeRank.SPECIAL_ENVOY: MeetingLevel.SENIOR_OFFICIAL,
    OfficeRank.PRESIDENTIAL_AIDE: MeetingLevel.SENIOR_OFFICIAL,
    OfficeRank.INTELLIGENCE_CHIEF: MeetingLevel.SENIOR_OFFICIAL,
    OfficeRank.MILITARY_CHIEF: MeetingLevel.SENIOR_OFFICIAL,
    OfficeRank.AMBASSADOR: MeetingLevel.AMBASSADOR,
    OfficeRank.SPOKESPERSON: MeetingLevel.OTHER,
    OfficeRank.HEAD_OF_IGO: MeetingLevel.OTHER,
    OfficeRank.LEGISLATURE_SPEAKER: MeetingLevel.OTHER,
    OfficeRank.PARLIAMENTARIAN: MeetingLevel.OTHER,
    OfficeRank.OFFICIAL: MeetingLevel.OTHER,
    OfficeRank.OTHER: MeetingLevel.OTHER,
}
"""The level that each rank of office gives a meeting; the highest one present counts."""


class MeetingSetting(Code):
    """How many sides meet (derived from `party_id`).

    A mediator counts as a side, a mere host or observer does not; those absent do not.
    """

    BILATERAL = (
        "bilateral",
        "Two different sides, such as two belligerents or one and a mediator.",
    )
    TRILATERAL = ("trilateral", "Three different sides, such as two belligerents and a mediator.")
    MULTILATERAL = ("multilateral", "Four or more different sides, at one table or in one call.")
    UNKNOWN = ("unknown", "Fewer than two sides can be told from the participants.")
