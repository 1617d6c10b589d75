"""``check`` on growing data sets: linear in the number of files, 10,000 records under its bar.

The data sets are made up: sources, actors, statements and meetings in the shape of the curated
ones. Exit code 1 if the largest takes longer than the bar, or if ten times the records take more
than fifteen times as long. Run it from anywhere: ``python benchmarks/checking.py``.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ceasefire_data.curation.checking import check_dataset
from ceasefire_data.curation.formatting import format_data

BAR_SECONDS = 10.0
LINEAR = 1.5
INFO = {
    "name": "made-up",
    "title": "Made up for a benchmark",
    "version": "2026.1.0",
    "day": "2026-01-01",
    "schema_version": None,
    "licence": "CC0-1.0",
    "description": "Nothing of this happened.",
    "processes": [{"id": "p", "title": "P", "since": "2025-01-01", "until": "2025-12-31"}],
}


def write(root: Path, kind: str, plain: dict[str, Any]) -> None:
    """Write one record."""
    folder = root / f"{kind}s"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{plain['id']}.yaml").write_text(format_data(plain), encoding="utf-8")


def make(root: Path, records: int) -> None:
    """Write a data set of about that many records."""
    from ceasefire_data.models.record import SCHEMA_VERSION

    root.mkdir(parents=True)
    info = {**INFO, "schema_version": SCHEMA_VERSION}
    (root / "dataset.yaml").write_text(format_data(info), encoding="utf-8")
    head = {"record_status": "active"}
    for number in range(records // 4):
        day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        source, actor = f"source-{number}", f"actor-{number}"
        other = f"actor-{(number + 1) % (records // 4)}"
        evidence = [{"source": source}]
        write(
            root,
            "source",
            {
                "id": source,
                **head,
                "kind": "wire_report",
                "title": f"Report {number}",
                "published": day,
                "url": f"https://example.org/{number}",
                "read": "excerpt",
                "retrieved": "2025-12-31",
            },
        )
        write(
            root,
            "actor",
            {
                "id": actor,
                **head,
                "kind": "state",
                "name": f"State {number}",
                "country": "UKR",
                "evidence": evidence,
            },
        )
        write(
            root,
            "meeting",
            {
                "id": f"meeting-{number}",
                **head,
                "process": "p",
                "title": f"Talks {number}",
                "format": "in_person",
                "participants": [
                    {"actor": actor, "presence": "present"},
                    {"actor": other, "presence": "present"},
                ],
                "status_history": [{"status": "held", "date": day, "said_by": [actor]}],
                "evidence": evidence,
            },
        )
        write(
            root,
            "statement",
            {
                "id": f"statement-{number}",
                **head,
                "process": "p",
                "speakers": [actor],
                "date": {"value": day, "basis": "resolved", "note": "that day"},
                "medium": "press_briefing",
                "addressees": [other],
                "summary": f"Says what {number} is.",
                "attribution": "on_record",
                "acts": [
                    {"act": "readout", "modality": "asserted", "meeting": f"meeting-{number}"}
                ],
                "evidence": [{"source": source, "quote": "talks were useful", "language": "en"}],
            },
        )


def measure(root: Path, rounds: int) -> float:
    """Give the median time of a check in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        dataset, findings = check_dataset(root)
        times.append(time.perf_counter() - start)
        if dataset is None or any(finding.severity == "error" for finding in findings):
            raise SystemExit(f"the made-up data set is faulty: {findings[:3]}")
    return statistics.median(times)


def main() -> int:
    """Measure, print and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--records", type=int, default=10_000, help="records of the largest")
    options.add_argument("--rounds", type=int, default=3, help="rounds of each")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        make(small, arguments.records // 10)
        make(large, arguments.records)
        few, many = measure(small, arguments.rounds), measure(large, arguments.rounds)
    growth = many / few / 10
    held = many < BAR_SECONDS and growth <= LINEAR
    print(
        f"check: {arguments.records // 10} records {few:.2f} s, {arguments.records} records "
        f"{many:.2f} s (bar {BAR_SECONDS:.0f} s), growth {growth:.2f} x linear "
        f"(bar {LINEAR}): {'held' if held else 'ABOVE THE BAR'}"
    )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
