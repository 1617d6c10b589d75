"""Tables of actors."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import Table, code, flag, key, link, number, ref, text
from ceasefire_data.tabular.specification.reference import PROCESS, PROCESS_LINK
from ceasefire_data.tabular.specification.shared import (
    ACTOR,
    KNOWN_FROM,
    NOTES,
    dates,
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
        NOTES,
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

ACTOR_NAMES = Table(
    "actor_names",
    "Other names and spellings of actors: one row per actor, name and language.",
    (
        ACTOR,
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
        ACTOR,
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
        ACTOR,
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
        ACTOR,
        PROCESS,
        code("role", codes.ProcessRole, "The part it plays."),
        KNOWN_FROM,
    ),
    ("actor_id", "process_id", "role"),
    (link("actor_id", "actors"), PROCESS_LINK),
    always_known=True,
)
