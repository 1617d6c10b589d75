"""``RELIABILITY.md``: how far two codings of the same sources agree, for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = dict[str, Any]

_TYPES = ("statement", "meeting", "proposal")
_FIELDS = {
    "act": "act of a statement",
    "modality": "modality of an act",
    "stance_value": "value of a stance",
    "format": "format of a meeting",
    "status": "status of a {record_type}",
    "kind": "kind of a proposal",
    "domains": "what is to stop",
}
_TENTATIVE = 0.667
_METHOD = """\
## How units are matched

The second coder has the source, the list of concepts and the list of actors, and does not see the
records. Of the first coding, those records count that name the source, its original or a reprint
of it anywhere in their evidence. Within a source the units of both are paired one to one so that
the sum of their scores is greatest: proposals by authors, kind and concept, meetings by
participants, statements by speakers, each only if the dates overlap. A person counts as the party
of that person where the actors differ, with a lower score; what two statements are about decides
between pairs that are otherwise equal. Acts are aligned by what they are about, then by their
code; stances by what they are on, never by their value. A proposal or meeting that a matched
source only mentions counts if both coders have it, and is no miss if not.

## How to read the figures

**F1** is the share of what either coder found that both found: twice the matched units by the sum
of both. A record rests on the sources that support it best, so the second coder also finds what
the data set has from other sources; *elsewhere* counts the units that it seems to have so, by
actors and known dates.

**Agreement** is the share of pairs that are equal. **Alpha** is Krippendorff's alpha, which takes
off what chance would give: 1 is perfect agreement, 0 is chance, less is worse than chance. By his
convention, 0.8 and more can be relied on, from 0.667 tentative conclusions can be drawn. For
stance values it is ordinal, in the order of the code list: *accepts* against *rejects* weighs
more than *accepts* against *endorses*. Where one code is very frequent, alpha is low although
nearly all pairs are equal; where all pairs have one value, it is not defined. With few pairs,
either may move far by one pair.

All of it tells how firmly the handbook fixes the coding. Coders who share a handbook and a way of
working agree more often than teams that know nothing of each other would.

Disagreements are never averaged: one that was looked at is settled by a note on the record or by
its correction. The second coding is published as it was made, in the table `recodings`."""


def reliability_markdown(tables: Mapping[str, pa.Table], *, version: str) -> str:
    """Return ``RELIABILITY.md``: what was coded twice, how it was matched, how far it agrees.

    Args:
        tables: the tables of the release, `reliability` and `recodings` among them.
        version: its version.
    """
    rows = {(row["record_type"], row["field"]): row for row in tables["reliability"].to_pylist()}
    lines = [f"# Reliability of {version}", ""]
    if not rows:
        return "\n".join([*lines, "No source of this release was coded twice.", ""])
    lines += [_opening(tables, rows), "", *_found(rows), "", *_compared(rows), "", _METHOD]
    return "\n".join(lines) + "\n"


def _opening(tables: Mapping[str, pa.Table], rows: Mapping[tuple[str, str], Row]) -> str:
    again = tables["recodings"]
    one = again.num_rows == 1
    coders = len(set(again["coder"].to_pylist()))
    total = sum(_count(tables[f"{name}s"]) for name in _TYPES)
    twice = sum(rows[name, "unit"]["records"] for name in _TYPES)
    return (
        f"{again.num_rows:,} {'source was' if one else 'sources were'} coded again by "
        f"{'a second coder' if coders == 1 else f'{coders} second coders'}, without sight of the "
        f"records. On {'it' if one else 'them'} rest {twice:,} of {total:,} statements, meetings "
        f"and proposals that are no concepts, {twice / max(total, 1):.0%}."
    )


def _count(table: pa.Table) -> int:
    """Count the records of a type that can be coded again: all but concepts."""
    if "kind" in table.column_names:
        return table.filter(pc.field("kind") != "concept").num_rows
    return table.num_rows


def _found(rows: Mapping[tuple[str, str], Row]) -> list[str]:
    lines = [
        "## What was found",
        "",
        "| | first coding | second coding | both | F1 | only second, elsewhere in the data |",
        "|:--|--:|--:|--:|--:|--:|",
    ]
    for name in _TYPES:
        row = rows[name, "unit"]
        counts = [f"{row[key]:,}" for key in ("units_first", "units_second", "matched")]
        cells = [*counts, _figure(row["f1"]), f"{row['elsewhere']:,}"]
        lines.append(f"| {name}s | {' | '.join(cells)} |")
    for name, label in (("act", "acts"), ("stance_value", "stances")):
        row = rows["statement", name]
        counts = [f"{row[key]:,}" for key in ("units_first", "units_second", "matched")]
        lines.append(
            f"| {label} of matched statements | {' | '.join(counts)} | {_figure(row['f1'])} | |"
        )
    return lines


def _compared(rows: Mapping[tuple[str, str], Row]) -> list[str]:
    lines = [
        "## How it was coded",
        "",
        "| field | pairs | agreement | alpha | |",
        "|:--|--:|--:|--:|:--|",
    ]
    for name in _TYPES:
        for field, label in _FIELDS.items():
            row = rows.get((name, field))
            if row is not None:
                figures = [f"{row['pairs']:,}", _figure(row["agreement"]), _figure(row["alpha"])]
                remark = row["note"] or row["measurement_level"]
                if row["alpha"] is not None and row["alpha"] < _TENTATIVE:
                    remark += f", below {_TENTATIVE}: not to be relied on"
                shown = label.format(record_type=name)
                lines.append(f"| {shown} | {' | '.join(figures)} | {remark} |")
    return lines


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
