"""The actor: whoever speaks, meets, proposes, publishes or is spoken to."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Self

from pydantic import Field, StrictBool, StringConstraints, model_validator

from ceasefire_data.models.codes import (
    ActorKind,
    IdentifierScheme,
    Match,
    NameKind,
    OfficeRank,
    ProcessRole,
    RecordType,
)
from ceasefire_data.models.evidence import EachPlaceOnce, Evidence
from ceasefire_data.models.fields import (
    ActorRef,
    Count,
    CountryCode,
    Distinct,
    EventDate,
    LanguageTag,
    Line,
    Misfit,
    ProcessId,
    Value,
)
from ceasefire_data.models.record import EvidencedRecord

_BODIES = frozenset(
    [ActorKind.STATE_BODY, ActorKind.MILITARY_BODY, ActorKind.IGO_BODY, ActorKind.IGO]
)
_UNNAMED = frozenset([ActorKind.UNNAMED_SOURCE, ActorKind.UNNAMED_GROUP])
_IDENTIFIER_PATTERNS = {
    IdentifierScheme.WIKIDATA: r"Q[1-9][0-9]*",
    IdentifierScheme.UCDP_ACTOR: r"[1-9][0-9]*",
    IdentifierScheme.GW: r"[1-9][0-9]*",
    IdentifierScheme.COW: r"[1-9][0-9]*",
    IdentifierScheme.PAAX: r"[A-Z]+_[0-9]+",
    IdentifierScheme.ISO3: r"[A-Z]{3}",
}


class ActorName(Value):
    """One more spelling or name of an actor."""

    text: Line = Field(description="The name as written.")
    language: LanguageTag = Field(description="BCP 47 tag of the language it is written in.")
    kind: NameKind = Field(description="What sort of name it is.")


class Identifier(Value):
    """The actor's id in another data set; whole numbers are kept as text, never as floats."""

    scheme: IdentifierScheme = Field(description="Whose id it is.")
    value: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:/ -]{1,80}$")] = Field(
        description="The id as that data set writes it."
    )
    match: Match = Field(
        default=Match.EXACT, description="How our actor relates to the one identified there."
    )
    vocabulary_version: Line | None = Field(
        default=None, description="Version of the other data set in which the id was read."
    )

    @model_validator(mode="after")
    def _has_the_scheme_s_form(self) -> Self:
        pattern = _IDENTIFIER_PATTERNS.get(self.scheme)
        if pattern is not None and re.fullmatch(pattern, self.value) is None:
            raise Misfit(f"{self.value!r} is not an id of {self.scheme}: {pattern}", "value")
        return self


class Office(Value):
    """An office that a person holds, and when."""

    title: Line = Field(description="Title of the office in English.")
    body: ActorRef = Field(description="The body, state or organisation that the office is of.")
    rank: OfficeRank = Field(description="Level of the office.")
    since: EventDate | None = Field(
        default=None, description="When the person took office; empty: not known."
    )
    until: EventDate | None = Field(
        default=None, description="Last day in office; empty: not known to have ended."
    )
    evidence: Annotated[tuple[Evidence, ...], EachPlaceOnce] = Field(
        default=(), description="What supports this office; empty: the record's own evidence."
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if (
            self.since is not None
            and self.until is not None
            and self.since.earliest is not None
            and self.until.latest is not None
            and self.until.latest < self.since.earliest
        ):
            raise Misfit("until is before since", "until")
        return self


class Role(Value):
    """The part that an actor plays in a process."""

    process: ProcessId = Field(description="Id of the process, as dataset.yaml lists it.")
    role: ProcessRole = Field(description="The part it plays.")


class Actor(EvidencedRecord):
    """A person, state, body, organisation or group; named or deliberately unnamed.

    Kremlin, Russia and Putin are three actors. "Two people familiar with the matter" is one
    actor per source, with the words of the source as ``descriptor`` and their ``count``.
    """

    record_type: ClassVar[RecordType] = RecordType.ACTOR

    kind: ActorKind = Field(description="What the actor is.")
    name: Line = Field(description="Main name in the field's usual English form.")
    names: Annotated[tuple[ActorName, ...], Distinct] = Field(
        default=(), description="Every other spelling and name, each with its language."
    )
    country: CountryCode | None = Field(
        default=None,
        description="ISO 3166-1 alpha-3 code of its state; none for private persons.",
    )
    part_of: ActorRef | None = Field(
        default=None, description="The body, state or organisation that this body belongs to."
    )
    descriptor: Line | None = Field(
        default=None, description="How the source describes an unnamed actor, as printed."
    )
    count: Annotated[Count, Field(ge=1)] | None = Field(
        default=None, description="How many unnamed people the source counts."
    )
    state_media: StrictBool | None = Field(
        default=None, description="For outlets: whether a state owns or directs it."
    )
    identifiers: Annotated[tuple[Identifier, ...], Distinct] = Field(
        default=(), description="Ids of the actor in other data sets."
    )
    offices: Annotated[tuple[Office, ...], Distinct] = Field(
        default=(), description="Offices of a person, the one that matters most first."
    )
    roles: Annotated[tuple[Role, ...], Distinct] = Field(
        default=(), description="Parts that the actor plays in processes."
    )

    @model_validator(mode="after")
    def _fields_fit_the_kind(self) -> Self:
        if self.part_of is not None and self.kind not in _BODIES:
            raise Misfit(f"part_of is for bodies, not for an actor of kind {self.kind}", "part_of")
        if self.part_of == self.id:
            raise Misfit("an actor cannot be part of itself", "part_of")
        if self.offices and self.kind is not ActorKind.PERSON:
            raise Misfit(
                f"offices are held by persons, not by an actor of kind {self.kind}", "offices"
            )
        if (self.descriptor is not None) != (self.kind in _UNNAMED):
            raise Misfit("descriptor is given if, and only if, the actor is unnamed", "descriptor")
        if self.count is not None and self.kind is not ActorKind.UNNAMED_GROUP:
            raise Misfit("count is for an unnamed_group", "count")
        if self.state_media is not None and self.kind is not ActorKind.MEDIA:
            raise Misfit("state_media is for actors of kind media", "state_media")
        if self.kind is ActorKind.STATE and self.country is None:
            raise Misfit("a state needs its country code", "kind")
        return self

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        ids = [(item.scheme, item.value) for item in self.identifiers]
        if len(set(ids)) < len(ids):
            raise Misfit("one identifier is listed twice", "identifiers")
        offices = [
            (item.body, item.title, item.since and item.since.value) for item in self.offices
        ]
        if len(set(offices)) < len(offices):
            raise Misfit("one office is listed twice", "offices")
        names = [(item.text, item.language) for item in self.names]
        if len(set(names)) < len(names):
            raise Misfit("one name is listed twice in one language", "names")
        return self
