"""Columns that several tables have."""

from __future__ import annotations

from ceasefire_data.models import codes
from ceasefire_data.tabular.spec import Column, ForeignKey, code, day, flag, link, ref, text

KNOWN_FROM = day(
    "known_from",
    "First day on which this row could be known from the evidence at hand; where no source gives "
    "its day, the day on which it was read. It may have been public before.",
    null=False,
)


def dates(name: str, what: str, *, null: bool = True) -> tuple[Column, ...]:
    """Make the columns of one date: EDTF text, bounds, precision, approximateness, basis."""
    return (
        text(name, f"{what}, as a date of the EDTF profile.", null=null),
        day(f"{name}_earliest", f"{what}: first day that it allows; null: open or unknown."),
        day(f"{name}_latest", f"{what}: last day that it allows; null: open or unknown."),
        code(f"{name}_precision", codes.DatePrecision, f"{what}: precision.", null=null),
        flag(f"{name}_approximate", f"{what}: whether the source says about.", null=null),
        code(
            f"{name}_basis", codes.DateBasis, f"{what}: how it follows from the source.", null=null
        ),
    )


def party(name: str, of: str) -> tuple[Column, ForeignKey]:
    """Make the column of the party that an actor rolls up to, with its foreign key."""
    return (
        ref(
            name,
            f"State, organisation or coalition that {of} belonged to on that day, by office, "
            "body and part_of; null for analysts, outlets and unnamed speakers.",
            null=True,
        ),
        link(name, "actors", "actor_id"),
    )


NOTES = text("notes", "What a careful reader should know; not part of the coding.", null=True)


ACTOR = ref("actor_id", "Id of the actor.")

PARTY, PARTY_LINK = party("party_id", "the actor")
