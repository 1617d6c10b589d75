"""Comparison: the two codings of each source side by side, unit by unit and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ceasefire_data.models.recoding import Recoding
from ceasefire_data.models.record import Record
from ceasefire_data.reliability.first import FirstCoding
from ceasefire_data.reliability.matching import Pairs, Scores, U, align_acts, align_stances, match
from ceasefire_data.reliability.second import second_units
from ceasefire_data.reliability.units import Loc, StatementUnit, Target, Unit

FIELDS: dict[str, tuple[str, ...]] = {
    "proposal": ("kind", "status", "domains"),
    "meeting": ("format", "status"),
    "statement": ("act", "modality", "stance_value"),
}
"""Types of records that are coded again, with the fields that are compared."""

UNIT = "unit"
"""Stands in place of a field where it is said whether a unit was found at all."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the two coders say of one thing; None: one of them has no such thing.

    Attributes:
        source: the source that was coded twice.
        record_type: statement, meeting or proposal.
        field: the field, or `UNIT`.
        record_id: the record of the first coding; None if there is none.
        place: key or place in the file of the second coder; None if there is none.
        loc: path of it in the recoding; empty if there is none.
        first: the first coding: a code; for a unit, its id.
        second: the second coding, likewise.
        elsewhere: for a unit that only the second coder found: the record of the data set that
            looks like it, and rests on other sources only.
        mentioned: for a unit of both: whether its record rests on other sources only, and a
            statement of this source is about it.
    """

    source: str
    record_type: str
    field: str
    record_id: str | None
    place: str | None
    loc: Loc
    first: str | None
    second: str | None
    elsewhere: str | None = None
    mentioned: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the two say the same; of a unit, whether both found it."""
        if self.field == UNIT:
            return self.first is not None and self.second is not None
        return self.first == self.second


def compare(records: Iterable[Record], recodings: Iterable[Recoding]) -> list[Judgement]:
    """Compare every recoding with the records that rest on its source.

    Args:
        records: every record of the data set, whose links have been checked.
        recodings: the sources that were coded again.

    Returns:
        All judgements, in order of sources; within one, proposals, meetings and statements.
    """
    first = FirstCoding(records)
    found: list[Judgement] = []
    for recoding in sorted(recodings, key=lambda item: item.source):
        found += _compare_source(recoding, first)
    return found


def _compare_source(recoding: Recoding, first: FirstCoding) -> Iterator[Judgement]:
    source = recoding.source
    ours, theirs, everything = first.units(source), second_units(recoding, first), first.everything
    scores, sure = Scores(first), Scores(first, dated=True)
    proposals = match(ours.proposals, theirs.proposals, scores.proposals)
    meetings = match(ours.meetings, theirs.meetings, scores.meetings)
    ids = {two.name: one.name for one, two in (*proposals, *meetings)}
    named = [_with_ids(item, recoding.keys, ids) for item in theirs.statements]
    statements = match(ours.statements, named, scores.statements)

    rest, others = _unmatched(theirs.proposals, everything.proposals, proposals)
    elsewhere = match(others, rest, sure.proposals)
    yield from _units(
        source, "proposal", ours.proposals, theirs.proposals, proposals, elsewhere=elsewhere
    )
    left, known = _unmatched(theirs.meetings, everything.meetings, meetings)
    there = match(known, left, sure.meetings)
    yield from _units(source, "meeting", ours.meetings, theirs.meetings, meetings, elsewhere=there)
    unsaid, said = _unmatched(named, everything.statements, statements)
    heard = match(said, unsaid, sure.statements)
    yield from _units(source, "statement", ours.statements, named, statements, elsewhere=heard)
    for one, two in statements:
        yield from _acts(source, one, two)
        yield from _stances(source, one, two)


def _unmatched(
    theirs: Sequence[U], everything: Sequence[U], pairs: Pairs[U]
) -> tuple[list[U], list[U]]:
    """Give the units of the second coder, and those of the whole data set, without a partner."""
    ours_done, theirs_done = {one.name for one, _ in pairs}, {two.name for _, two in pairs}
    return (
        [two for two in theirs if two.name not in theirs_done],
        [one for one in everything if one.name not in ours_done],
    )


def _with_ids(
    statement: StatementUnit, keys: Iterable[str], ids: Mapping[str, str]
) -> StatementUnit:
    """Lead the targets of a second coder's statement from keys to the records matched to them."""
    local = set(keys)

    def led(target: Target) -> Target:
        # A key without a record must never be taken for the id of one.
        names = (ids.get(name, f"{name} (new)") if name in local else name for name in target.ids)
        return replace(target, ids=frozenset(names))

    return replace(
        statement,
        acts=tuple(replace(act, target=led(act.target)) for act in statement.acts),
        stances=tuple(replace(item, target=led(item.target)) for item in statement.stances),
    )


def _units(
    source: str,
    record_type: str,
    ours: Sequence[Unit],
    theirs: Sequence[Unit],
    pairs: Sequence[tuple[Unit, Unit]],
    *,
    elsewhere: Sequence[tuple[Unit, Unit]],
) -> Iterator[Judgement]:
    """Yield which units were found, and for pairs the fields that both codings fill."""
    partners = {one.name: two for one, two in pairs}
    for one in ours:
        two = partners.get(one.name)
        if two is None:
            if not one.referred:
                yield Judgement(source, record_type, UNIT, one.name, None, (), one.name, None)
            continue
        whose = (one.name, two.name, two.loc)
        said = (one.name, two.name)
        yield Judgement(source, record_type, UNIT, *whose, *said, mentioned=one.referred)
        if record_type != "statement" and not one.referred:
            for field in FIELDS[record_type]:
                values = getattr(one, field), getattr(two, field)
                yield Judgement(source, record_type, field, *whose, *values)
    matched = {two.name for _, two in pairs}
    others = {two.name: one.name for one, two in elsewhere}
    for two in theirs:
        if two.name not in matched:
            found = (None, two.name, others.get(two.name))
            yield Judgement(source, record_type, UNIT, None, two.name, two.loc, *found)


def _acts(source: str, one: StatementUnit, two: StatementUnit) -> Iterator[Judgement]:
    whose = (one.name, two.name, two.loc)
    pairs = align_acts(one.acts, two.acts)
    for left, right in pairs:
        ours, theirs = one.acts[left], two.acts[right]
        yield Judgement(source, "statement", "act", *whose, ours.act, theirs.act)
        yield Judgement(source, "statement", "modality", *whose, ours.modality, theirs.modality)
    left_out, right_out = _alone(len(one.acts), len(two.acts), pairs)
    for left in left_out:
        yield Judgement(source, "statement", "act", *whose, one.acts[left].act, None)
    for right in right_out:
        yield Judgement(source, "statement", "act", *whose, None, two.acts[right].act)


def _stances(source: str, one: StatementUnit, two: StatementUnit) -> Iterator[Judgement]:
    whose = (one.name, two.name, two.loc)
    pairs = align_stances(one.stances, two.stances)
    for left, right in pairs:
        values = one.stances[left].value, two.stances[right].value
        yield Judgement(source, "statement", "stance_value", *whose, *values)
    left_out, right_out = _alone(len(one.stances), len(two.stances), pairs)
    for left in left_out:
        value = one.stances[left].value
        yield Judgement(source, "statement", "stance_value", *whose, value, None)
    for right in right_out:
        value = two.stances[right].value
        yield Judgement(source, "statement", "stance_value", *whose, None, value)


def _alone(ours: int, theirs: int, pairs: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    left, right = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return [n for n in range(ours) if n not in left], [n for n in range(theirs) if n not in right]
