"""Codes for statements: the occasion, what was done with words, and the stance taken."""

from __future__ import annotations

from ceasefire_data.models.codes.base import Code


class Medium(Code):
    """The form in which a statement reached the public (own list)."""

    PRESS_BRIEFING = (
        "press_briefing",
        "A spokesperson's or official's regular or called briefing of the press.",
    )
    PRESS_CONFERENCE = (
        "press_conference",
        "Principals themselves before the press with questions, alone or jointly.",
    )
    REMARKS_TO_PRESS = (
        "remarks_to_press",
        "Words to reporters in passing: on a plane, at a door, at the opening of a meeting.",
    )
    INTERVIEW = (
        "interview",
        "An arranged conversation with one outlet, printed or broadcast.",
    )
    SPEECH = (
        "speech",
        "An address to an audience, parliament, council or nation, read or free.",
    )
    BROADCAST = (
        "broadcast",
        "Words on air outside an interview or speech, such as a recorded video message or a "
        "filmed meeting.",
    )
    SOCIAL_MEDIA = (
        "social_media",
        "A post on a network or messaging channel, by the speaker or in the speaker's name.",
    )
    WRITTEN_STATEMENT = (
        "written_statement",
        "A text issued by the speaker's body, a joint statement included. An account of one "
        "meeting or call is a `readout`.",
    )
    READOUT = (
        "readout",
        "A written account of one meeting or call, issued by a side that took part.",
    )
    LETTER = ("letter", "A message addressed to a named recipient, later made public.")
    RESOLUTION = (
        "resolution",
        "The text of an assembly or council speaking as such. How a member voted is a `vote`.",
    )
    VOTE = ("vote", "A vote cast on a draft, with or without an explanation.")
    REPORT = (
        "report",
        "Known only as a news report words it, without an occasion: unnamed sources, positions "
        "said to have been signalled.",
    )
    OTHER = ("other", "A known form that is none of these; `notes` says which.")
    UNKNOWN = ("unknown", "The source attributes the words but does not say where they fell.")


class Attribution(Code):
    """How openly the words are ascribed to the speaker (own list)."""

    ON_RECORD = (
        "on_record",
        "Said by an identified speaker on an occasion that the source names or that can be found.",
    )
    ANONYMOUS = (
        "anonymous",
        "Said to the source by a speaker who is not identified; the speaker is an unnamed actor.",
    )
    REPORTED = (
        "reported",
        "Ascribed to an identified actor without an occasion, or by way of somebody else.",
    )


class Act(Code):
    """What a speaker does by an utterance (own list, closed by `other`).

    It was made against CAMEO (as in CAMEO2PLOVER-2021), PLOVER @5e0c24f and ICBe 1.1, which lose
    or merge much of it. Code every act that the words themselves perform, none that they merely
    imply. How real the thing spoken of is belongs to the modality, for or against to the stance.
    """

    PROPOSE = (
        "propose",
        "Puts terms to others for an answer. Test: if the addressee said yes, would something be "
        "agreed? Repeating one's offer is the act again, with the same target; terms required as "
        "of right are `demand`, a mere wish to meet is `call_for_talks`.",
    )
    TAKE_POSITION = (
        "take_position",
        "Says where the holder stands on a proposal, provision or concept; a stance row always "
        "goes with it and holds the value. Test: is there an object that could be accepted or "
        "rejected? Approval or blame of an actor is `praise` or `criticise`.",
    )
    DEMAND = (
        "demand",
        "Requires another actor to do or stop something, as of right or as the price of peace. "
        "Test: must, has to, insists. A condition tied to an acceptance belongs to the stance; "
        "an urging that leaves the choice is `appeal`.",
    )
    APPEAL = (
        "appeal",
        "Asks or urges another actor to act, with no claim of right and no terms for agreement. "
        "Test: should, please, we urge. Asking for a meeting is `call_for_talks`.",
    )
    CALL_FOR_TALKS = (
        "call_for_talks",
        "Asks another actor to meet or negotiate, invitations included, or asks third parties to "
        "do so. Speaking only of one's own willingness is `state_readiness`; an encounter already "
        "arranged is `announce_plan`.",
    )
    OFFER_MEDIATION = (
        "offer_mediation",
        "A third party offers to mediate, to host talks or to carry messages. Terms that it puts "
        "forward itself are `propose`.",
    )
    STATE_READINESS = (
        "state_readiness",
        "Says that the speaker's side is willing to meet, talk or stop, without asking anybody "
        "and without terms. Test: no request, no object; with a proposal as object it is "
        "`take_position` with the stance `open`.",
    )
    REFUSE_TALKS = (
        "refuse_talks",
        "Says that the speaker's side will not meet, negotiate or accept a mediator. Refusing "
        "terms is `take_position`; breaking off what has begun is `suspend_talks`.",
    )
    ANNOUNCE_PLAN = (
        "announce_plan",
        "Makes known a coming step of diplomacy, such as a meeting, trip or text. Test: it "
        "informs and binds nobody; a promise to somebody is `commit`, an idea under thought "
        "`float_option`.",
    )
    ANNOUNCE_AGREEMENT = (
        "announce_agreement",
        "States that two or more parties have agreed, joint texts and signings included. Test: "
        "the consent of both is asserted; one's own consent alone is `take_position`.",
    )
    DECLARE_CEASEFIRE = (
        "declare_ceasefire",
        "Announces that the speaker's side halts fire, in all or part, from a named time, "
        "whatever the other answers. A halt that starts only if the other agrees is `propose`.",
    )
    END_CEASEFIRE = (
        "end_ceasefire",
        "Declares that a halt of fire is over, suspended or not to be extended for the speaker's "
        "side. Blaming the other for breaking it is `accuse_violation`.",
    )
    COMMIT = (
        "commit",
        "Promises an action of the speaker's own side to another actor, who could hold it to its "
        "word. Unpromised intent is `announce_plan`; an immediate halt of fire is "
        "`declare_ceasefire`.",
    )
    SET_DEADLINE = (
        "set_deadline",
        "Names a day or period by which another actor must answer or act. What is to follow "
        "otherwise is a further act, a `threaten_` code; one's own timetable is `announce_plan`.",
    )
    THREATEN_FORCE = (
        "threaten_force",
        "Warns that the speaker's side will attack, resume fire or escalate by arms. A forecast "
        "of what others will do is `assess`.",
    )
    THREATEN_SANCTIONS = (
        "threaten_sanctions",
        "Warns of sanctions, tariffs, or the withholding of aid or supplies. Putting them into "
        "effect is not a statement act.",
    )
    THREATEN_EXIT = (
        "threaten_exit",
        "Warns that the speaker may leave the talks, the mediation or an agreement. Leaving is "
        "`suspend_talks`.",
    )
    SUSPEND_TALKS = (
        "suspend_talks",
        "Declares that talks, mediation or a channel in being are stopped, paused or left. Not "
        "entering them is `refuse_talks`; moving one meeting is a step of that meeting.",
    )
    ACCUSE_VIOLATION = (
        "accuse_violation",
        "Says that another actor broke a ceasefire or agreement; `against`, `period` and `count` "
        "hold the claim. Test: an arrangement in being is said to be broken; other blame is "
        "`criticise`. It never proves the breach.",
    )
    CRITICISE = (
        "criticise",
        "Blames or disparages an actor, its conduct or its good faith. Objections to terms are "
        "`take_position`; breach of an arrangement is `accuse_violation`.",
    )
    PRAISE = (
        "praise",
        "Thanks or commends an actor, its conduct or an event. Approval of terms is "
        "`take_position`.",
    )
    CONFIRM = (
        "confirm",
        "Affirms a fact that another actor or report has put forward. Test: the claim was there "
        "before; one's own news is `announce_plan`, `announce_agreement` or `readout`.",
    )
    DENY = (
        "deny",
        "Disputes a fact that another actor or report has put forward; the target is that "
        "statement or the thing reported. Refusing terms is `take_position`.",
    )
    READOUT = (
        "readout",
        "Gives the speaker's own account of a meeting or call after it took place. Passing on "
        "only what the other side wants is `relay`; its prospects are `assess`.",
    )
    RELAY = (
        "relay",
        "Passes on what another actor said, wants or intends, without making it the speaker's "
        "own. If that is a stance, it is coded as attributed to its holder.",
    )
    ASSESS = (
        "assess",
        "Judges prospects, motives or meaning: hopeful, doubtful or neutral. Test: neither asks, "
        "promises nor takes a side on terms. All that analysts say of others is this act.",
    )
    FLOAT_OPTION = (
        "float_option",
        "Says that a step is being weighed, is imaginable or is not ruled out, without putting it "
        "to anybody. Once someone is asked to answer, it is `propose` or `call_for_talks`.",
    )
    OTHER = (
        "other",
        "An act that bears on a proposal or meeting and is none of these; the summary says "
        "what. Declining to comment on a proposal is `take_position` with `noncommittal`.",
    )


class Modality(Code):
    """How real the speaker makes the thing spoken of (own list; cf. PLOVER's auxiliary modes).

    Ask in this order and take the first yes: is it tied to an if (`conditional`); is it only
    allowed for (`possible`); is it the speaker's own future (`intended`); is it anybody else's
    future (`expected`); otherwise `asserted`.
    """

    ASSERTED = (
        "asserted",
        "Stated as a fact, or done by saying it: a demand made, a stance taken, a halt declared. "
        "Test: no if, no may, no future still to be carried out.",
    )
    INTENDED = (
        "intended",
        "A plan of the speaker or the principal spoken for. Test: the speaker decides whether it "
        "comes true; a plan of others is `expected`.",
    )
    EXPECTED = (
        "expected",
        "A forecast of what others will do or how things will go. Test: will, in the third "
        "person; merely could or may is `possible`.",
    )
    POSSIBLE = (
        "possible",
        "Allowed for, not announced: may, could, is not ruled out, is under consideration. Test: "
        "the speaker would not be wrong if it never came.",
    )
    CONDITIONAL = (
        "conditional",
        "Tied to a stated condition: if, unless, only after. Test: without the condition the "
        "speaker is not held to it. A bare may without a condition is `possible`.",
    )


class StanceValue(Code):
    """Where a holder stands on a proposal, from most to least favourable (own list).

    The order of the members is the order of the scale; there is no score, since the distances
    are unknown. The operative clause decides: `yes, but` is `accepts_conditionally`, `no, but we
    can talk` is `rejects`. Having proposed it, or countered it, is coded on the proposal.
    """

    ENDORSES = (
        "endorses",
        "Backs it without being asked to be bound by it. Test: the holder is neither addressee "
        "nor obligor; one that is asked to be bound `accepts`.",
    )
    ACCEPTS = (
        "accepts",
        "Agrees to be bound by it as it stands, however coolly. Test: nothing further is asked "
        "before it may begin; if something is, `accepts_conditionally`.",
    )
    ACCEPTS_CONDITIONALLY = (
        "accepts_conditionally",
        "Agrees, provided that stated conditions are met, each coded as a condition. Test: a yes "
        "to the whole and at least one named condition; no yes makes it `open` or `reserved`.",
    )
    OPEN = (
        "open",
        "Is willing to discuss it and leaves its terms undecided. Test: a welcome to talk about "
        "it, neither a yes nor a named objection; bare studying is `noncommittal`.",
    )
    NONCOMMITTAL = (
        "noncommittal",
        "Speaks of it and takes no side: studying it, awaiting details, no comment. Test: a "
        "reader could not tell whether the answer leans to yes or no.",
    )
    RESERVED = (
        "reserved",
        "Objects to a named part or raises named doubts without refusing the whole. Test: the "
        "objection is named and the door stays open; objecting after a yes is "
        "`accepts_conditionally`.",
    )
    REJECTS = (
        "rejects",
        "Refuses it, whether or not something else is offered instead. Test: the holder says "
        "that it will not have this proposal or provision, now or on these terms.",
    )


class StanceBasis(Code):
    """On whose word a stance rests (own list); the coder's own inference is no basis."""

    OWN_STATEMENT = (
        "own_statement",
        "The holder says it, in person or by one who speaks for it.",
    )
    JOINT_DOCUMENT = (
        "joint_document",
        "The holder says it together with others in an agreed text.",
    )
    ATTRIBUTED_BY_OTHER = (
        "attributed_by_other",
        "Someone who does not speak for the holder says that the holder takes it; the holder is "
        "written out and may disagree.",
    )


class StatementActorFunction(Code):
    """What an actor is in a statement (own list; used in the tables)."""

    SPEAKER = ("speaker", "Says or issues the words, alone or jointly.")
    ON_BEHALF_OF = (
        "on_behalf_of",
        "The principal for whom the speaker speaks, where that is somebody else.",
    )
    ADDRESSEE = (
        "addressee",
        "The actor to whom the words are directed by name; the listening public is not.",
    )
