"""Codes that every record shares: its kind, its life, its dates, evidence and mappings."""

from __future__ import annotations

from ceasefire_data.models.codes.base import Code


class RecordType(Code):
    """The five kinds of record (own list)."""

    SOURCE = (
        "source",
        "A text, recording or page on which coding rests, described once and pointed at by the "
        "evidence of other records. Whoever published it is an actor, not a source.",
    )
    ACTOR = (
        "actor",
        "A person, body, state, organisation or unnamed speaker that speaks, meets, proposes or "
        "publishes. A text is a source, an occasion a meeting.",
    )
    STATEMENT = (
        "statement",
        "What the same speakers said on one occasion on one day, with its acts and stances. What "
        "was done or planned is coded as a meeting or a proposal beside it.",
    )
    MEETING = (
        "meeting",
        "One encounter between principals or their representatives, held, planned or only "
        "possible, talks by telephone included. Interviews and briefings are occasions of "
        "statements.",
    )
    PROPOSAL = (
        "proposal",
        "Terms put forward, agreed or declared by someone, or an idea under debate of kind "
        "`concept`. An offer to meet without further terms is a meeting.",
    )


class RecordStatus(Code):
    """Whether a record still counts (own list). A released record is never deleted."""

    ACTIVE = ("active", "Stands as coded; only active records count in tables of substance.")
    WITHDRAWN = (
        "withdrawn",
        "Taken back with a reason because it should not have been coded; kept so that its id "
        "still resolves. A duplicate is `merged` instead.",
    )
    MERGED = (
        "merged",
        "Found to describe the same thing as another record, which `merged_into` names and which "
        "carries the content on.",
    )


class EvidencePart(Code):
    """Where in a record a piece of evidence stands (own list; used in the tables only)."""

    RECORD = ("record", "The record's own evidence, for the fields named in `supports`.")
    STEP = ("step", "The evidence of one step of a status history.")
    PROVISION = ("provision", "The evidence of one provision of a proposal.")
    OFFICE = ("office", "The evidence of one office of a person.")
    ACCOUNT = ("account", "The evidence of one side's account of a disputed field.")


class DateBasis(Code):
    """How the coder came to a date (own list). Says nothing about how precise the date is."""

    STATED = ("stated", "The source prints the date itself, at least day and month or the month.")
    RESOLVED = (
        "resolved",
        "Worked out from a relative word of the source, such as a weekday or `last month`, and "
        "the source's own day.",
    )
    INFERRED = (
        "inferred",
        "Not in the words of the source: concluded from the course of events or from another "
        "record. The note says how.",
    )


class DatePrecision(Code):
    """How narrow a date is, derived from its EDTF text (own list, after UCDP GED and ACLED).

    A trailing `~` does not change the precision; the tables carry it in a column of its own.
    A closed interval is named after its coarser bound.
    """

    DAY = ("day", "One calendar day, whether or not a clock time goes with it.")
    DAY_RANGE = ("day_range", "A closed interval both of whose bounds are days.")
    MONTH = ("month", "One calendar month, the day unknown.")
    MONTH_RANGE = (
        "month_range",
        "A closed interval with a month as its coarser bound; never a single month.",
    )
    YEAR = ("year", "One calendar year, the month unknown.")
    YEAR_RANGE = (
        "year_range",
        "A closed interval with a year as its coarser bound; never a single year.",
    )
    OPEN_START = ("open_start", "Known only to be no later than a bound: `../B`.")
    OPEN_END = ("open_end", "Known only to be no earlier than a bound: `A/..`.")


class Match(Code):
    """How one of our codes or actors relates to that of another scheme (after SKOS, 2009).

    Read as SKOS reads its mapping properties, from ours to theirs: `broad` says that *theirs* is
    the broader one.
    """

    EXACT = (
        "exact",
        "Interchangeable with theirs in every use: what carries the one carries the other.",
    )
    CLOSE = (
        "close",
        "Interchangeable in most uses, but each covers some cases that the other does not.",
    )
    BROAD = (
        "broad",
        "Theirs is broader: all that we code so falls under their code, which holds more. Ours "
        "can be converted to theirs, not back.",
    )
    NARROW = (
        "narrow",
        "Theirs is narrower: all under their code falls under ours, which holds more. Theirs can "
        "be converted to ours, not back.",
    )
    NONE = ("none", "Looked for, and the scheme has no counterpart.")


class Change(Code):
    """What happened to a record or a field between two releases (own list)."""

    ADDED = ("added", "Not in the release before, in this one.")
    CHANGED = ("changed", "In both releases with different content.")
    WITHDRAWN = (
        "withdrawn",
        "Active in the release before and withdrawn in this one, with its reason.",
    )
    MERGED = (
        "merged",
        "Active in the release before and merged into another record in this one.",
    )


class MeasurementLevel(Code):
    """What the values of a field are to a measure of agreement (after Stevens, 1946)."""

    NOMINAL = ("nominal", "Names only: two values are the same or they are not.")
    ORDINAL = (
        "ordinal",
        "In an order: the further apart two values stand in it, the more they disagree.",
    )


class CoverageDepth(Code):
    """How thoroughly the sources of one month were searched (own list)."""

    NONE = ("none", "Not searched: what is there came by chance.")
    INCIDENTAL = ("incidental", "Only what sources that were read for other months mention.")
    PARTIAL = ("partial", "Searched for the main events; what is thin or missing is said.")
    THOROUGH = ("thorough", "Searched day by day for all that the handbook wants in.")


class Severity(Code):
    """How much a finding of validation weighs (own list)."""

    ERROR = ("error", "Breaks a rule that every release must hold; nothing is published with it.")
    WARNING = (
        "warning",
        "Unusual but possible, for real histories are odd; a curator has to look at it once.",
    )
