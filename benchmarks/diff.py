"""``diff`` of two releases of a million records against a process that only reads both; 1 above it.

The records are made up, in the shape of the curated ones: statements of about a kilobyte. From one
release to the other some are added, changed, corrected, withdrawn and merged, a few percent in all.
The floor reads both tables `records` whole, with pyarrow alone. `diff` does more than the floor: it
proves both releases, joins them, parses what differs and says which field changed, and why.

The answer is compared with what was planted before anything is measured. Run it from anywhere:
``python benchmarks/diff.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from processes import ROOT, compare

sys.path.insert(0, str(ROOT))

import pyarrow as pa

from ceasefire_data.release.changes import diff
from ceasefire_data.release.manifest import json_text, sums_text, table_entry, write_table
from ceasefire_data.tabular.tables import TABLES

BAR = 2.0
FLOOR = "import sys, pyarrow.parquet as pq; [pq.ParquetFile(path).read() for path in sys.argv[1:]]"
OURS = "import sys, ceasefire_data as cd; cd.diff(*sys.argv[1:])"
# Of a thousand records: one in fifty is changed, and a few are new or have ended.
CHANGED, CORRECTED, WITHDRAWN, MERGED, ADDED = range(0, 16), range(16, 20), range(20, 22), (22,), 8
CYCLE = 1_000
DAY = date(2025, 12, 31)


def record(number: int) -> dict[str, Any]:
    """Give a made-up statement, of the shape and size of the curated ones."""
    day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    proposal = f"thirty-day-ceasefire-{number % 40}"
    source = f"the-daily-record-{day}-talks-go-on-{number % 5_000}"
    words = hashlib.sha256(str(number).encode()).hexdigest()
    summary = f"It studies what the talks on {words[:8]} and {words[8:24]} brought, and says so."
    return {
        "id": f"spokesman-{day}-briefing-{number}",
        "record_status": "active",
        "process": "made-up-process",
        "speakers": ["a-spokesman"],
        "on_behalf_of": "a-government",
        "date": {"value": day, "basis": "resolved", "note": "Wednesday"},
        "medium": "press_briefing",
        "place": "Київ",
        "addressees": ["another-government", "a-mediator"],
        "attribution": "on_record",
        "summary": summary,
        "acts": [
            {"act": "take_position", "modality": "asserted", "proposal": proposal},
            {"act": "float_option", "modality": "possible", "meeting": f"a-call-{number % 900}"},
        ],
        "stances": [{"proposal": proposal, "value": "noncommittal", "basis": "own_statement"}],
        "evidence": [
            {
                "source": source,
                "quote": f"we are studying {words[24:40]} carefully",
                "span_start": 552 + number % 1_000,
                "span_end": 580 + number % 1_000,
                "language": "en",
                "translated": True,
                "supports": ["stances"],
            },
            {"source": source, "span_start": 853, "span_end": 924, "supports": ["acts"]},
        ],
    }


def later(number: int) -> dict[str, Any]:
    """Give the same statement as the later release has it."""
    new, place = record(number), number % CYCLE
    if place in CHANGED:
        new["notes"] = f"Read again, number {number}."
    elif place in CORRECTED:
        new["medium"] = "interview"
        new["corrections"] = [{"field": "medium", "corrected_on": "2026-11-30", "why": "Misread."}]
    elif place in WITHDRAWN:
        new |= {"record_status": "withdrawn", "status_reason": "Not said."}
    elif place in MERGED:
        into = record(number + 1)["id"]
        new |= {"record_status": "merged", "merged_into": into, "status_reason": "The same."}
    return new


def planted(records: int) -> Counter[tuple[str, str]]:
    """Count the changes that a right answer has, by kind and field."""
    cycles = records // CYCLE
    ended = {"withdrawn": len(WITHDRAWN), "merged": len(MERGED)}
    per_cycle = {
        ("added", "id"): ADDED,
        ("changed", "notes"): len(CHANGED),
        ("changed", "medium"): len(CORRECTED),
        ("merged", "merged_into"): len(MERGED),
        **{(kind, "record_status"): number for kind, number in ended.items()},
        **{(kind, "status_reason"): number for kind, number in ended.items()},
    }
    return Counter({key: number * cycles for key, number in per_cycle.items()})


def write(folder: Path, records: Iterable[dict[str, Any]]) -> Path:
    """Write a release that has the table `records` and nothing else."""
    folder.mkdir()
    rows = sorted(
        (
            str(one["id"]),
            str(one["record_status"]),
            one.get("merged_into"),
            json.dumps(one, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
        )
        for one in records
    )
    ids, statuses, merged, texts = zip(*rows, strict=True)
    schema = TABLES["records"].arrow_schema("0.0.0")
    columns = {
        "record_id": ids,
        "record_type": ["statement"] * len(rows),
        "record_status": statuses,
        "merged_into": merged,
        "known_from": [DAY] * len(rows),
        "json": texts,
    }
    chunks = [pa.chunked_array([pa.array(columns[field.name], field.type)]) for field in schema]
    table = pa.Table.from_arrays(chunks, schema=schema)
    path = folder / "records.parquet"
    write_table(table, path)
    entry = table_entry(table, path)
    manifest: dict[str, Any] = {
        "dataset": "made-up",
        "title": "Made up for a benchmark",
        "version": folder.name,
        "day": "2026-11-30",
        "schema_version": "0.0.0",
        "licence": "CC0-1.0",
        "previous": None,
        "processes": [],
        "writer": {"pyarrow": pa.__version__, "platform": "any", "compression": "snappy"},
        "records": {"files": len(rows), "sha256": "0" * 64},
        "tables": {"records": {key: getattr(entry, key) for key in entry.__slots__}},
    }
    text = json_text(manifest)
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    digests = {
        "manifest.json": hashlib.sha256(text.encode()).hexdigest(),
        path.name: entry.sha256,
    }
    (folder / "SHA256SUMS").write_text(sums_text(digests), encoding="utf-8")
    return folder


def make(folder: Path, records: int) -> tuple[str, str]:
    """Write both releases and return their folders."""
    new = range(records, records + records // CYCLE * ADDED)
    before = write(folder / "2026.11.0", map(record, range(records)))
    after = write(folder / "2026.11.1", chain(map(later, range(records)), map(record, new)))
    return str(before), str(after)


def main() -> int:
    """Make two releases, check the answer, measure, and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--records", type=int, default=1_000_000, help="records of the first")
    options.add_argument("--pairs", type=int, default=5, help="pairs of processes (default: 5)")
    arguments = options.parse_args()
    records = arguments.records // CYCLE * CYCLE
    with tempfile.TemporaryDirectory() as folder:
        releases = make(Path(folder), records)
        rows = diff(*releases).select(["change", "field"]).to_pylist()
        if Counter((row["change"], row["field"]) for row in rows) != planted(records):
            raise SystemExit("diff does not find the changes that were planted")
        files = [str(Path(release) / "records.parquet") for release in releases]
        held = compare(
            f"diff of {records:,} records, {len(rows):,} changes",
            floor=["-c", FLOOR, *files],
            ours=["-c", OURS, *releases],
            pairs=arguments.pairs,
            bar=BAR,
            fewest=3,
        )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
