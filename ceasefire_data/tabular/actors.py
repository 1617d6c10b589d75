"""Rows of actors and sources."""

from __future__ import annotations

from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import ActorKind, EvidencePart
from ceasefire_data.models.source import Source
from ceasefire_data.tabular.context import Context, date_cells, derived_key
from ceasefire_data.tabular.evidence import add_evidence, add_record_evidence


def add_source(context: Context, source: Source) -> None:
    """Add the row of a source."""
    original, seen = source, {source.id}
    while original.republishes is not None and original.republishes not in seen:
        seen.add(original.republishes)
        following = context.active[original.republishes]
        assert isinstance(following, Source)  # the links are checked before
        original = following
    context.add(
        "sources",
        source_id=source.id,
        kind=source.kind,
        title=source.title,
        publisher_id=source.publisher,
        authors="; ".join(source.authors) or None,
        **date_cells("published", source.published),
        url=source.url,
        archived_url=source.archived_url,
        language=source.language,
        dateline=source.dateline,
        republishes_id=source.republishes,
        original_id=original.id,
        read_depth=source.read,
        retrieved=source.retrieved,
        text_sha256=source.text_sha256,
        text_length=source.text_length,
        text_basis=source.text_basis,
        notes=source.notes,
        known_from=context.clocks.record(source.id),
    )


def add_actor(context: Context, actor: Actor) -> None:
    """Add the rows of an actor, its names, identifiers, offices and roles."""
    clocks = context.clocks
    context.add(
        "actors",
        actor_id=actor.id,
        kind=actor.kind,
        name=actor.name,
        country=actor.country,
        part_of_id=actor.part_of,
        party_id=None if actor.kind is ActorKind.PERSON else context.parties.of_body(actor.id),
        descriptor=actor.descriptor,
        unnamed_count=actor.count,
        state_media=actor.state_media,
        notes=actor.notes,
        known_from=clocks.record(actor.id),
    )
    for name in actor.names:
        context.add(
            "actor_names",
            actor_id=actor.id,
            name=name.text,
            language=name.language,
            kind=name.kind,
            known_from=clocks.field(actor, "names"),
        )
    for identifier in actor.identifiers:
        context.add(
            "actor_identifiers",
            actor_id=actor.id,
            scheme=identifier.scheme,
            identifier=identifier.value,
            match_type=identifier.match,
            vocabulary_version=identifier.vocabulary_version,
            known_from=clocks.field(actor, "identifiers"),
        )
    for office in actor.offices:
        since = office.since.value if office.since is not None else None
        office_id = derived_key(actor.id, office.body, office.title, since)
        context.add(
            "actor_offices",
            office_id=office_id,
            actor_id=actor.id,
            title=office.title,
            body_id=office.body,
            rank=office.rank,
            **date_cells("since", office.since),
            **date_cells("until", office.until),
            known_from=clocks.part(actor, "offices", office.evidence),
        )
        add_evidence(context, actor, EvidencePart.OFFICE, office_id, office.evidence)
    for role in actor.roles:
        context.add(
            "actor_roles",
            actor_id=actor.id,
            process_id=role.process,
            role=role.role,
            known_from=clocks.field(actor, "roles"),
        )
    add_record_evidence(context, actor)
