"""Codes for the content of proposals: the terms of a ceasefire and the provisions of a deal."""

from __future__ import annotations

from ceasefire_data.models.codes.base import Code


class Domain(Code):
    """What a halt of fire covers (own list; no other data set codes it, only full or partial).

    A set: an air and sea truce has two. `full` stands alone. What the words name decides, not
    what was hit.
    """

    FULL = ("full", "All fighting on land, in the air and at sea, for the area named.")
    GROUND = (
        "ground",
        "Fighting between land forces along the front, without long-range strikes.",
    )
    AIR_LONGRANGE = (
        "air_longrange",
        "Strikes by missiles, long-range drones and aircraft, whatever the target. Sparing one "
        "kind of target is `energy` or `civil_infrastructure`.",
    )
    ENERGY = (
        "energy",
        "Strikes on power, heat, gas and oil installations. Nuclear plants by name are "
        "`nuclear_site`.",
    )
    CIVIL_INFRASTRUCTURE = (
        "civil_infrastructure",
        "Strikes on civilian objects beyond or besides energy: housing, railways, ports, water.",
    )
    MARITIME = (
        "maritime",
        "Force at sea and against shipping and, where named, ports.",
    )
    NUCLEAR_SITE = (
        "nuclear_site",
        "Fire at or around a nuclear plant, truces for its repair included.",
    )
    CORRIDOR = (
        "corridor",
        "Fire along a route while people or goods pass, as for evacuation or aid.",
    )
    LOCAL_SECTOR = (
        "local_sector",
        "All fire in a named town or stretch of the front; elsewhere it goes on.",
    )
    EXCHANGE_SITE = (
        "exchange_site",
        "Fire at the place and hour where prisoners or bodies are handed over.",
    )
    VISIT_OR_EVENT = (
        "visit_or_event",
        "Fire at a place during a named visit or event. A truce for a holiday is told by its "
        "purpose.",
    )


class Geography(Code):
    """How far in space the terms reach (own list; ETH-PRIO CF has only partial or not)."""

    THEATRE_WIDE = ("theatre_wide", "Everywhere the parties fight, their hinterland included.")
    CONTACT_LINE = ("contact_line", "Along the line that separates the forces.")
    REGION = ("region", "One or more provinces or a comparable named area.")
    LOCALITY = ("locality", "A named town, village or district.")
    ROUTE = ("route", "A named road, rail line or corridor between places.")
    SEA_AREA = ("sea_area", "A sea, strait or waters along a coast.")
    FACILITY = ("facility", "A named installation or a class of installations.")
    UNKNOWN = ("unknown", "The terms known do not say where they apply.")


class DurationKind(Code):
    """How the end of the terms is set (own list, after the ETH-PRIO CF variable `fixed`)."""

    FIXED = ("fixed", "For a stated length or until a stated day or hour.")
    INDEFINITE = ("indefinite", "Meant to last, with no end named: permanent, lasting, open.")
    UNTIL_EVENT = ("until_event", "Until a named event, such as the conclusion of a treaty.")
    RENEWABLE = (
        "renewable",
        "For a stated length that the terms themselves allow to be prolonged. A later "
        "prolongation by a new text leaves it `fixed`.",
    )
    UNCLEAR = ("unclear", "The terms known do not say, or say it in ways that conflict.")


class Monitoring(Code):
    """Who is to watch that the terms are kept (own list, after Fortna 2004 and ETH-PRIO CF)."""

    NONE = ("none", "The full text or its makers say that nobody is to watch; silence is no code.")
    SELF_REPORT = ("self_report", "Each side watches for itself and reports breaches.")
    JOINT_COMMISSION = (
        "joint_commission",
        "A body of the parties, with or without others, looks into breaches.",
    )
    THIRD_STATE = ("third_state", "One or more states that are not party to the fighting.")
    IGO_MISSION = ("igo_mission", "A mission of an international organisation.")
    REMOTE_SENSING = (
        "remote_sensing",
        "Satellites, drones or sensors are named as means; who runs them is a further code.",
    )
    UNCLEAR = (
        "unclear",
        "Watching is mentioned without saying by whom. Terms that do not mention it have no code "
        "here.",
    )


class Purpose(Code):
    """Why the fire is to be halted, as its authors say (after ETH-PRIO CF 2022-10, a set)."""

    HUMANITARIAN = (
        "humanitarian",
        "To help or spare people: aid, evacuation, repairs they depend on, recovery of the dead.",
    )
    PEACE_PROCESS = (
        "peace_process",
        "To open, serve or conclude talks on ending the war.",
    )
    HOLIDAY = ("holiday", "For a religious or national feast or commemoration.")
    ELECTION = ("election", "To let an election or referendum take place.")
    EXCHANGE = (
        "exchange",
        "To hand over prisoners or bodies; ETH-PRIO CF counts these under other.",
    )
    OTHER = ("other", "A stated purpose that is none of these; the summary names it.")
    UNCLEAR = (
        "unclear",
        "A purpose is spoken of in words that conflict or fit no single code. Terms that state "
        "none have no code here.",
    )


class Sides(Code):
    """Who is to halt fire, and by one act or several (own list, after ETH-PRIO CF `side`)."""

    UNILATERAL = ("unilateral", "One side alone, whatever the others do.")
    RECIPROCAL_UNILATERAL = (
        "reciprocal_unilateral",
        "Each side by its own matching declaration, with no common act.",
    )
    BILATERAL = ("bilateral", "Two belligerents by one set of terms between them.")
    MULTILATERAL = ("multilateral", "Three or more belligerents by one set of terms.")
    UNCLEAR = ("unclear", "The terms known do not say who is to halt fire.")


class Provision(Code):
    """What a proposal regulates, one code per matter (own list; after PA-X v10, UCDP PAD 22.2).

    A provision is what the terms say about a matter, whichever way they decide it; the text in
    our words says which way. Where two fit, code both if the words name both, else the narrower.
    """

    CEASEFIRE = (
        "ceasefire",
        "A halt of fighting, of any scope; its details are coded as terms.",
    )
    SEQUENCING = (
        "sequencing",
        "The order of steps, above all whether fire stops before or after a settlement or a "
        "withdrawal. A plain timetable is `implementation_body`.",
    )
    FURTHER_TALKS = (
        "further_talks",
        "A duty to hold or go on with talks, a meeting of leaders included.",
    )
    NON_AGGRESSION = (
        "non_aggression",
        "A promise not to attack or invade another state again. Help for the attacked is a "
        "`security_guarantee`.",
    )
    WITHDRAWAL = (
        "withdrawal",
        "Moving forces or weapons back from land or a line. Who owns the land is "
        "`territory_status`.",
    )
    BUFFER_ZONE = (
        "buffer_zone",
        "A zone between the sides, kept free of troops or of certain weapons.",
    )
    MONITORING = (
        "monitoring",
        "A body or means to observe and verify. Troops that may fight are `peace_force`.",
    )
    PEACE_FORCE = (
        "peace_force",
        "Presence of foreign or international troops on the land of a party after a halt of "
        "fire: peacekeepers or reassurance forces, demanded or excluded.",
    )
    SECURITY_GUARANTEE = (
        "security_guarantee",
        "A pledge of others to act or help if a party is attacked again.",
    )
    FORCE_LIMITS = (
        "force_limits",
        "Caps on size, type or place of a party's own forces and weapons, lasting "
        "demilitarisation and renunciation of nuclear arms included.",
    )
    FOREIGN_ARMS_SUPPLY = (
        "foreign_arms_supply",
        "Deliveries of arms, training or intelligence to a party by others, halted or continued.",
    )
    MOBILISATION_HALT = (
        "mobilisation_halt",
        "A stop to calling up, training or regrouping a party's own forces while fire is halted.",
    )
    NEUTRALITY_ALLIANCE = (
        "neutrality_alliance",
        "A party's membership in an alliance, or its neutrality. Where the alliance puts its "
        "forces is `alliance_posture`.",
    )
    ALLIANCE_POSTURE = (
        "alliance_posture",
        "Limits on forces, bases, arms or further growth of an alliance outside the land of the "
        "parties.",
    )
    TERRITORY_STATUS = (
        "territory_status",
        "Which side holds or administers which land, a freeze of the line or an exchange of land "
        "included. Whose land it is in law is `recognition`.",
    )
    RECOGNITION = (
        "recognition",
        "Legal or open political recognition of sovereignty, a border or an annexation, by a "
        "party or by others.",
    )
    REFERENDUM = ("referendum", "A popular vote on status, on the deal or on a law it needs.")
    SELF_RULE = ("self_rule", "Autonomy, federal order or local powers within a state.")
    ELECTIONS = (
        "elections",
        "Timing or conduct of elections, or a change of government tied to them.",
    )
    PRISONER_EXCHANGE = (
        "prisoner_exchange",
        "Release or exchange of prisoners of war or of detained civilians.",
    )
    MISSING_AND_BODIES = (
        "missing_and_bodies",
        "Handing over of remains and search for the missing.",
    )
    CHILDREN_CIVILIANS_RETURN = (
        "children_civilians_return",
        "Return of deported or displaced civilians, children above all, and reunion of families.",
    )
    HUMANITARIAN_ACCESS = (
        "humanitarian_access",
        "Aid, corridors, evacuation and protection of civilians.",
    )
    ENERGY_INFRASTRUCTURE = (
        "energy_infrastructure",
        "Sparing, repair or use of energy installations. A nuclear plant is `nuclear_safety`.",
    )
    MARITIME_SAFETY = ("maritime_safety", "Safe shipping, ports and trade by sea.")
    NUCLEAR_SAFETY = (
        "nuclear_safety",
        "Control, operation and safety of nuclear power plants. Nuclear arms are `force_limits`.",
    )
    SANCTIONS_RELIEF = (
        "sanctions_relief",
        "Easing or lifting of sanctions, or readmission to bodies and markets. Their return on "
        "breach is `enforcement_snapback`.",
    )
    FROZEN_ASSETS_REPARATIONS = (
        "frozen_assets_reparations",
        "Use of frozen state assets, compensation and payment for rebuilding.",
    )
    RESOURCES_INVESTMENT = (
        "resources_investment",
        "Minerals, investment funds, trade and economic ventures.",
    )
    ACCOUNTABILITY_AMNESTY = (
        "accountability_amnesty",
        "Prosecution, courts, immunity, amnesty or waiver of claims.",
    )
    LANGUAGE_CHURCH_MINORITY = (
        "language_church_minority",
        "Rights of language, church or minority, and laws on memory or ideology.",
    )
    EU_ACCESSION = ("eu_accession", "A path into the European Union or access to its market.")
    IMPLEMENTATION_BODY = (
        "implementation_body",
        "A council, commission or timetable to carry the deal out. Watching the fire is "
        "`monitoring`.",
    )
    ENFORCEMENT_SNAPBACK = (
        "enforcement_snapback",
        "What is to follow a breach: renewed sanctions, loss of guarantees, use of force.",
    )
    OTHER = ("other", "A matter of none of these codes; the text says which.")


class ProvisionPresence(Code):
    """Whether a proposal contains a provision (own list)."""

    PRESENT = ("present", "The known text or a party's own word shows that it is in.")
    ABSENT = (
        "absent",
        "Known to be left out: the full text lacks it, or a party says so. Not for silence of a "
        "text that is known only in part.",
    )
    DISPUTED = ("disputed", "Sources or sides contradict each other on whether it is in.")
