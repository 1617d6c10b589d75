"""Codes for actors: what they are, how they are called, which office and role they hold."""

from __future__ import annotations

from ceasefire_data.models.codes.base import Code


class ActorKind(Code):
    """What an actor is (own list after PAA-X and PLOVER @5e0c24f; ACLED's are coarser).

    What an actor *does* in a process is its role, what a person *is* in office is its rank.
    """

    PERSON = (
        "person",
        "One named human being; offices and their dates tell for whom the person speaks. An "
        "unidentified speaker is an `unnamed_source`.",
    )
    STATE = (
        "state",
        "A generally recognised state acting as a whole. Its presidency, ministry or parliament "
        "named apart is a `state_body`.",
    )
    STATE_BODY = (
        "state_body",
        "An organ of a state other than its forces: presidency, government, ministry, "
        "parliament, court, agency, intelligence service.",
    )
    MILITARY_BODY = (
        "military_body",
        "The armed forces of a state, or a branch, staff or command of them, named apart from "
        "the government. The defence ministry is a `state_body`.",
    )
    CONTESTED_ENTITY = (
        "contested_entity",
        "An authority that governs territory without general recognition as a state. Armed men "
        "without administration are an `armed_group`.",
    )
    IGO = (
        "igo",
        "An organisation of states founded by treaty or with standing organs of its own. An ad "
        "hoc circle of states is a `state_coalition`.",
    )
    IGO_BODY = (
        "igo_body",
        "An organ, secretariat, agency or mission of an `igo`, named apart from the whole.",
    )
    STATE_COALITION = (
        "state_coalition",
        "A named group of states that acts together without a founding treaty, such as a contact "
        "group or a coalition of the willing. Loose talk of `the West` is an `informal_group`.",
    )
    ARMED_GROUP = (
        "armed_group",
        "An armed organisation outside the forces of a recognised state and without its own "
        "territorial administration.",
    )
    POLITICAL_PARTY = (
        "political_party",
        "A party, or its faction in a parliament, acting as such and not as the government that "
        "it may lead.",
    )
    COMPANY = (
        "company",
        "A business firm, state-owned or private. A firm that publishes news is `media`.",
    )
    RELIGIOUS_BODY = (
        "religious_body",
        "A church or other religious organisation. The Holy See acting as a subject of "
        "international law is a `state`.",
    )
    MEDIA = (
        "media",
        "A news outlet, agency or broadcaster, as publisher of a source or as relay. Its "
        "journalists are persons.",
    )
    ORGANISATION = (
        "organisation",
        "A standing organisation of none of the other kinds: non-governmental body, think tank, "
        "university, foundation.",
    )
    INFORMAL_GROUP = (
        "informal_group",
        "A class of actors named loosely, such as `US allies` or `news agencies`. It may be "
        "addressed or relay; it never holds a stance.",
    )
    UNNAMED_SOURCE = (
        "unnamed_source",
        "One speaker whom a source leaves unidentified, with the descriptor as printed; one "
        "record per source, never a guess who it is.",
    )
    UNNAMED_GROUP = (
        "unnamed_group",
        "Two or more speakers whom a source leaves unidentified and cites together, with "
        "descriptor and count as printed; one record per source.",
    )


class NameKind(Code):
    """What kind of name an additional name is (own list); the main name stands in `name`."""

    NATIVE = ("native", "The name in the actor's own language and script.")
    VARIANT = (
        "variant",
        "Another name or spelling in current use in the same script, such as a short form.",
    )
    TRANSLITERATION = (
        "transliteration",
        "A rendering of the native name letter by letter in another script; spellings that "
        "differ by system or language of origin belong here.",
    )
    ACRONYM = ("acronym", "An abbreviation made of initial letters or syllables.")
    FORMER = ("former", "A name that the actor once bore and has given up.")
    DESCRIPTOR = (
        "descriptor",
        "Words by which a source describes an actor that it does not name, exactly as printed.",
    )


class OfficeRank(Code):
    """The level of an office (own list after the levels of COLT and Diplomatic Outreach).

    Where an office fits two, the more specific code wins: a foreign minister who is also deputy
    prime minister is a `foreign_minister`. Analysts and private persons hold no office.
    """

    HEAD_OF_STATE = (
        "head_of_state",
        "President or monarch, also an elected one who leads the government; an acting one for "
        "the days in office.",
    )
    HEAD_OF_GOVERNMENT = (
        "head_of_government",
        "Prime minister or chancellor. A president who is both is a `head_of_state`.",
    )
    FOREIGN_MINISTER = ("foreign_minister", "Minister of foreign affairs or secretary of state.")
    DEFENCE_MINISTER = ("defence_minister", "Civilian or uniformed head of the defence ministry.")
    OTHER_MINISTER = (
        "other_minister",
        "Member of a cabinet with any other portfolio, deputy heads of government and vice "
        "presidents included.",
    )
    DEPUTY_MINISTER = (
        "deputy_minister",
        "Deputy or vice minister, state secretary or under-secretary below the minister.",
    )
    NATIONAL_SECURITY_ADVISER = (
        "national_security_adviser",
        "National security adviser or secretary of a national security council.",
    )
    SPECIAL_ENVOY = (
        "special_envoy",
        "Person appointed for one region, conflict or task and sent to speak for a leader. A "
        "resident head of mission is an `ambassador`.",
    )
    PRESIDENTIAL_AIDE = (
        "presidential_aide",
        "Chief of staff, aide or adviser in the office of a head of state or government, other "
        "than the national security adviser and the spokesperson.",
    )
    INTELLIGENCE_CHIEF = ("intelligence_chief", "Head of an intelligence or security service.")
    MILITARY_CHIEF = (
        "military_chief",
        "Chief of the general staff, commander-in-chief or commander of a force or alliance; "
        "officers below are `official`.",
    )
    AMBASSADOR = (
        "ambassador",
        "Head of a resident mission to a state or organisation, a charge d'affaires included.",
    )
    SPOKESPERSON = (
        "spokesperson",
        "Person whose office is to speak to the press for a leader or body.",
    )
    HEAD_OF_IGO = (
        "head_of_igo",
        "Secretary-general, president or equal head of an international organisation or of its "
        "governing organ.",
    )
    LEGISLATURE_SPEAKER = ("legislature_speaker", "Presiding officer of a national chamber.")
    PARLIAMENTARIAN = (
        "parliamentarian",
        "Member of a legislature, committee chairs included, who holds no other office coded here.",
    )
    OFFICIAL = (
        "official",
        "Any other servant of a state or international organisation, civil or military.",
    )
    OTHER = (
        "other",
        "An office outside states and international organisations, as in a church, party, "
        "company or contested entity.",
    )


class ProcessRole(Code):
    """What an actor is in a process as a whole (own list; after ETH-PRIO CF and PA-X).

    The role in one encounter is coded there and may differ.
    """

    BELLIGERENT = (
        "belligerent",
        "Fights in its own name and is a party to the ceasefire that is sought.",
    )
    MEDIATOR = (
        "mediator",
        "A third party that works on the terms between the belligerents. Giving only the venue "
        "makes a `host`.",
    )
    BACKER = (
        "backer",
        "Arms, funds or openly supports a belligerent without being one.",
    )
    HOST = (
        "host",
        "Gives venue, channel or safe passage to the talks without shaping their terms.",
    )


class IdentifierScheme(Code):
    """The authority whose identifier of an actor is recorded (own list).

    The version of the vocabulary stands beside each identifier; ids are text, never numbers.
    """

    WIKIDATA = ("wikidata", "Item of Wikidata, with its leading Q, such as Q212.")
    UCDP_ACTOR = ("ucdp_actor", "Actor id of the Uppsala Conflict Data Program, new series.")
    GW = ("gw", "Number of a state in the Gleditsch and Ward list of independent states.")
    COW = ("cow", "Number of a state in the Correlates of War state system.")
    PAAX = ("paax", "Actor id of the PA-X actor file, such as CON_20 or IGO_48.")
    ACLED_ACTOR = ("acled_actor", "Actor name of ACLED, exactly as spelled there.")
    ISO3 = ("iso3", "Three-letter country code of ISO 3166-1 (alpha-3), such as UKR.")
