"""The second coding: what a recoding says of its source, in the form of the first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ceasefire_data.models.fields import Value
from ceasefire_data.models.recoding import RecodedProposal, Recoding
from ceasefire_data.models.record import canonical_json
from ceasefire_data.reliability.first import FirstCoding
from ceasefire_data.reliability.units import (
    NOTHING,
    ActUnit,
    Ids,
    MeetingUnit,
    ProposalUnit,
    StanceUnit,
    StatementUnit,
    Target,
    Units,
    domain_set,
)


def second_units(recoding: Recoding, first: FirstCoding) -> Units:
    """Give the units of a recoding; targets are keys of its file or ids of concepts.

    Args:
        recoding: what the second coder found.
        first: the records, which know what was merged since.
    """

    def now(names: Iterable[str]) -> Ids:
        return frozenset(first.current(name) for name in names)

    by_key = {item.key: item for item in recoding.proposals}

    def target(name: str | None) -> Target:
        if name is None:
            return Target()
        if name in recoding.keys:
            return Target(frozenset([name]), _concept(by_key.get(name), first))
        concept = frozenset([first.current(name)])
        return Target(concept, concept)

    proposals = (
        ProposalUnit(
            *(item.key, _order(item, "key"), ("proposals", index), False),
            kind=str(item.kind),
            status=str(item.status),
            domains=domain_set(item.domains),
            proponents=now(item.proponents),
            addressees=now(item.addressees),
            concepts=_concept(item, first),
            dates=() if item.date is None else (item.date,),
        )
        for index, item in enumerate(recoding.proposals)
    )
    meetings = (
        MeetingUnit(
            *(item.key, _order(item, "key"), ("meetings", index), False),
            format=str(item.format),
            status=str(item.status),
            participants=now(item.participants),
            dates=() if item.date is None else (item.date,),
        )
        for index, item in enumerate(recoding.meetings)
    )
    statements = (
        StatementUnit(
            *(f"statement {index + 1}", _order(item), ("statements", index), False),
            speakers=now(item.speakers),
            principal=NOTHING,
            date=item.date,
            acts=tuple(
                ActUnit(str(act.act), str(act.modality), target(act.target))
                for act in sorted(
                    item.acts, key=lambda act: (act.target or "", act.act, act.modality)
                )
            ),
            stances=tuple(
                StanceUnit(
                    str(stance.value),
                    target(stance.target),
                    first.current(stance.holder) if stance.holder is not None else None,
                    whole=True,
                )
                for stance in sorted(
                    item.stances,
                    key=lambda stance: (stance.target, stance.holder or "", stance.value),
                )
            ),
        )
        for index, item in enumerate(recoding.statements)
    )
    return Units(
        tuple(sorted(proposals, key=lambda unit: unit.order)),
        tuple(sorted(meetings, key=lambda unit: unit.order)),
        tuple(sorted(statements, key=lambda unit: unit.order)),
    )


def _concept(item: RecodedProposal | None, first: FirstCoding) -> Ids:
    if item is None or item.concept is None:
        return NOTHING
    return frozenset([first.current(item.concept)])


def _order(item: Value, *without: str) -> str:
    """Give a text that sorts units alike however a file orders them and their parts."""
    return canonical_json(_sorted(item.model_dump(mode="json", exclude=set(without))))


def _sorted(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _sorted(item) for key, item in plain.items()}
    if isinstance(plain, list):
        return sorted(map(_sorted, plain), key=canonical_json)
    return plain
