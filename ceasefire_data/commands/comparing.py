"""The command on double coding: reliability."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceasefire_data import console
from ceasefire_data.commands.places import dataset_folder

if TYPE_CHECKING:
    from ceasefire_data.curation.dataset import Dataset
    from ceasefire_data.reliability.comparison import Judgement

_FOUND = ("record_type", "field", "units_first", "units_second", "matched", "elsewhere", "f1")
_CODED = ("record_type", "field", "pairs", "agreement", "alpha", "measurement_level", "note")


def reliability(dataset: Path | None, *, disagreements: bool, as_json: bool) -> int:
    """Compare what was coded twice."""
    from ceasefire_data.curation.checking import require_sound
    from ceasefire_data.reliability.agreement import figures
    from ceasefire_data.reliability.comparison import compare

    data = require_sound(dataset_folder(dataset))
    judgements = compare(data.records, data.recodings)
    if disagreements:
        rows = [_row(data, item) for item in judgements if not item.agrees]
        if as_json:
            console.print_json(rows)
            return 0
        for row in rows:
            console.print_text(_line(row))
        console.say(console.count(len(rows), "disagreement"))
        return 0
    found = [asdict(item) for item in figures(judgements)] if data.recodings else []
    if as_json:
        console.print_json({"sources": len(data.recodings), "figures": found})
        return 0
    if not found:
        console.print_text("no source was coded twice: there is no folder recodings")
        return 0
    sources = console.count(len(data.recodings), "source")
    console.print_rows(
        [row for row in found if row["f1"] is not None or row["field"] == "unit"],
        _FOUND,
        title=f"{sources} coded twice: what was found",
        numbers=_FOUND[2:],
    )
    console.print_rows(
        [row for row in found if row["field"] != "unit"],
        _CODED,
        title="how it was coded",
        numbers=_CODED[2:5],
    )
    return 0


def _row(data: Dataset, item: Judgement) -> dict[str, Any]:
    """Say in one row what two coders differ on, and where to look."""
    row = asdict(item)
    loc = row.pop("loc")
    path, line, _ = data.recoding_files[item.source].where(loc)
    return {"path": path, "line": line, **row}


def _line(row: dict[str, Any]) -> str:
    """Put a row into one line: where, what, the record, and what either coder says."""
    head = f"{row['path']}:{row['line']}: {row['record_type']} {row['field']}"
    if row["field"] != "unit":
        return f"{head}: {row['record_id']}: {row['first'] or '-'} | {row['second'] or '-'}"
    if row["second"] is None:
        return f"{head}: only the first coding has {row['record_id']}"
    known = f"; the data set has {row['elsewhere']}, without this source"
    return f"{head}: only the second coding has {row['second']}{known if row['elsewhere'] else ''}"
