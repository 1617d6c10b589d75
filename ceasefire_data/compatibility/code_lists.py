"""Code lists and the crosswalk: which codes there are, in which order, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceasefire_data.compatibility.difference import Difference, Level

Row = Mapping[str, str]


def compare_code_lists(
    old: Mapping[str, Sequence[Row]], new: Mapping[str, Sequence[Row]]
) -> list[Difference]:
    """Compare all code lists by name; each is the rows of its table, keyed by ``code``."""
    found = [
        Difference(Level.MAJOR, f"code list {name}", "removed") for name in old if name not in new
    ]
    for name, rows in new.items():
        if name in old:
            found += _compare_rows(f"code list {name}", old[name], rows)
        else:
            found.append(Difference(Level.MINOR, f"code list {name}", "added"))
    return found


def compare_crosswalk(old: Sequence[Row], new: Sequence[Row]) -> list[Difference]:
    """Compare how our codes relate to those of others.

    A row that goes is no code that goes: what was coded stays, and joins to other data find less.
    """
    where = "crosswalk"
    before, after = _columns(old), _columns(new)
    found = [
        Difference(Level.MAJOR, where, f"column {name} removed")
        for name in before
        if name not in after
    ]
    found += [
        Difference(Level.MINOR, where, f"column {name} added")
        for name in after
        if name not in before
    ]
    shared = [name for name in before if name in after]
    olds = {tuple(row[name] for name in shared) for row in old}
    news = {tuple(row[name] for name in shared) for row in new}
    for rows, what in ((olds - news, "removed"), (news - olds, "added")):
        if rows:
            noun = "row" if len(rows) == 1 else "rows"
            found.append(Difference(Level.MINOR, where, f"{len(rows)} {noun} {what}"))
    return found


def _compare_rows(where: str, old: Sequence[Row], new: Sequence[Row]) -> list[Difference]:
    before = {row["code"]: row for row in old}
    after = {row["code"]: row for row in new}
    found = [
        Difference(Level.MAJOR, where, f"code '{code}' removed")
        for code in before
        if code not in after
    ]
    for code, row in after.items():
        if code not in before:
            found.append(Difference(Level.MINOR, where, f"code '{code}' added"))
            continue
        found += [
            Difference(Level.PATCH, where, f"{name} of '{code}' reworded")
            for name in ("title", "definition")
            if before[code].get(name) != row.get(name)
        ]
    if [code for code in before if code in after] != [code for code in after if code in before]:
        found.append(Difference(Level.MINOR, where, "codes in another order"))
    return found


def _columns(rows: Sequence[Row]) -> list[str]:
    return list(rows[0]) if rows else []
