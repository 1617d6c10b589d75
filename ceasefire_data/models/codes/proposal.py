"""Codes for proposals: what they are, how far they have come, how they descend."""

from __future__ import annotations

from ceasefire_data.models.codes.base import Code


class ProposalKind(Code):
    """What a proposal is (own list).

    Decided when it first becomes known and not changed by its fate: an offer that is accepted
    stays an `offer`; a text that both sides agree is an `agreement` of its own that descends
    from it.
    """

    CONCEPT = (
        "concept",
        "An idea under debate without author, date, status or terms, from the closed list of the "
        "handbook. Test: several actors speak of it and nobody in particular put it forward.",
    )
    DEMAND = (
        "demand",
        "A lasting requirement that one actor makes of another, one per object that can be "
        "answered separately. Test: it offers nothing in return; a condition of an acceptance "
        "belongs to that stance.",
    )
    OFFER = (
        "offer",
        "Terms of one or few steps put to another side for its yes, usually with some mutual "
        "duty. Test: it can be answered with one word; a list of matters is a `plan`.",
    )
    PLAN = (
        "plan",
        "A set of terms on several matters or phases, put forward as a basis of settlement and "
        "not yet common to the parties. Test: its points could be answered one by one.",
    )
    AGREEMENT = (
        "agreement",
        "Terms that two or more parties announce as agreed between them, signed or not. Test: "
        "the consent of each is part of the founding text or announcement.",
    )
    UNILATERAL_DECLARATION = (
        "unilateral_declaration",
        "One side binds itself, above all to a halt of fire, without making the other's consent "
        "a condition of its beginning. Test: it starts whatever the other says.",
    )
    ULTIMATUM = (
        "ultimatum",
        "A demand with both a time limit and an announced penalty. Test: without either of the "
        "two it is a `demand` or an `offer`, and the deadline stands in its status history.",
    )
    RESOLUTION = (
        "resolution",
        "A draft or adopted resolution of an international or national assembly or council. "
        "Test: members vote on it.",
    )


class Written(Code):
    """Whether a proposal exists as a text (own list; after the ETH-PRIO CF variable)."""

    VERBAL = ("verbal", "Known to have been made by word of mouth only.")
    TEXT = ("text", "Exists in writing, published or not.")
    UNKNOWN = ("unknown", "The sources do not say whether there is a text.")


class TextKnown(Code):
    """How much of a written proposal's text is public (own list)."""

    FULL = (
        "full",
        "The whole text is public, so that silence on a point can be checked in it. Whether the "
        "sources at hand were read in full is told by their depth of reading.",
    )
    PARTIAL = ("partial", "Parts are public, quoted or leaked: silence on a point proves nothing.")
    NONE = ("none", "No part of the text is public; only descriptions of it are.")


class Authenticity(Code):
    """Whether a reported or leaked proposal is genuine (own list; reports only)."""

    CONFIRMED = ("confirmed", "A party to it says that it exists as reported.")
    PARTLY_CONFIRMED = (
        "partly_confirmed",
        "A party confirms that it exists and disputes or leaves open parts of its content.",
    )
    UNCONFIRMED = ("unconfirmed", "No party to it has confirmed or denied it.")
    DENIED = ("denied", "Every party that spoke of it says that it does not exist as reported.")


class ProposalStatus(Code):
    """How far a proposal has come (own list; cf. PA-X v10 status and ETH-PRIO CF dates).

    The status tells the life of the thing itself. That someone rejected it is a stance, that it
    was countered is lineage, that it was breached is a claim in a statement.
    """

    REPORTED = (
        "reported",
        "Said by media, unnamed sources or outsiders to exist. Test: no proponent has put it "
        "forward in the open or owned it.",
    )
    TABLED = (
        "tabled",
        "Put to the other side, or made public, by its proponent. Test: the proponent's own word "
        "or the addressee's that it has it.",
    )
    IN_NEGOTIATION = (
        "in_negotiation",
        "The sides are working on its terms with each other. Test: both take part; one side "
        "studying it leaves it `tabled`.",
    )
    AGREED = (
        "agreed",
        "All sides that are to be bound have said yes to the same terms, not yet signed or in "
        "force. Test: one acceptance is a stance; the last one needed makes this step.",
    )
    SIGNED = (
        "signed",
        "Signed, initialled as final, or adopted by vote. Taking effect is a further step, "
        "`in_force`.",
    )
    IN_FORCE = (
        "in_force",
        "Its terms apply: the named hour has come, or a side bound by it says that it applies. "
        "Test: in effect, not necessarily kept.",
    )
    SUSPENDED = (
        "suspended",
        "Put on hold by a side bound by it, or by the mediator, with a return left open. For "
        "good, it is `ended` or `withdrawn`.",
    )
    EXPIRED = (
        "expired",
        "Its stated term or deadline ran out without an extension. Test: the clock ended it, not "
        "a decision.",
    )
    WITHDRAWN = (
        "withdrawn",
        "Taken back by its proponent before it was in force. After that, it is `ended`.",
    )
    ENDED = (
        "ended",
        "Was in force and is no longer: a side bound by it declared it over, or it was fulfilled "
        "or replaced. Running out of time is `expired`.",
    )


class ProposalActorFunction(Code):
    """What an actor is to a proposal (own list; used in the tables)."""

    PROPONENT = ("proponent", "Puts it forward as its own, by the founding text if at hand.")
    ADDRESSEE = ("addressee", "Is asked to agree to it or to do what it says.")
    MEDIATOR = (
        "mediator",
        "Carried it between the sides or drafted it with them without putting it forward as its "
        "own.",
    )


class LineageRelation(Code):
    """How a proposal descends from an earlier one; read from the later to the earlier (own)."""

    REVISES = (
        "revises",
        "New terms by the same authors in place of the earlier ones.",
    )
    COUNTERS = (
        "counters",
        "Other terms by another side, put forward in answer to the earlier ones.",
    )
    EXTENDS = (
        "extends",
        "Makes the earlier one last longer with its terms otherwise unchanged.",
    )
    IMPLEMENTS = (
        "implements",
        "Sets out how the earlier one, which stands, is to be carried out.",
    )
    PART_OF = (
        "part_of",
        "One separately answerable part of a package that is a proposal itself.",
    )
    INSTANCE_OF = (
        "instance_of",
        "A definite offer, plan, demand or agreement under the idea of a `concept`.",
    )
    TEXT_OF = (
        "text_of",
        "One of several texts in which a single deal was announced; the deal is the parent and "
        "carries the status.",
    )
