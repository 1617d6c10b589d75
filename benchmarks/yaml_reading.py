"""Measure the strict reader of record files against PyYAML's own C loader.

Both read the same synthetic one-record files in one run, in turns, so that other load on the
machine hits both; the medians of the rounds are compared. Exit code 1 if ours takes more than its
share. Run it as `python -m benchmarks.yaml_reading`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable

import yaml

from ceasefire_data.curation.formatting import format_data
from ceasefire_data.curation.parsing import parse

BAR = 0.75
"""The largest allowed time of ours, in times of `yaml.load(..., Loader=yaml.CSafeLoader)`."""


def statement(number: int) -> str:
    """Return a made-up statement as canonical YAML, of the shape and size of the curated ones."""
    day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    proposal = f"thirty-day-ceasefire-{number % 40}"
    source = f"the-daily-record-{day}-talks-go-on"
    return format_data(
        {
            "id": f"spokesman-{day}-briefing-{number}",
            "record_status": "active",
            "process": "made-up-process",
            "speakers": ["a-spokesman"],
            "on_behalf_of": "a-government",
            "date": {"value": day, "basis": "resolved", "note": "Wednesday"},
            "medium": "press_briefing",
            "place": "The capital: its press centre",
            "addressees": ["another-government", "a-mediator"],
            "attribution": "on_record",
            "summary": "It studies what the talks brought, and does not rule out a call.",
            "acts": [
                {"act": "take_position", "modality": "asserted", "proposal": proposal},
                {"act": "float_option", "modality": "possible", "meeting": f"a-call-{number}"},
            ],
            "stances": [
                {"proposal": proposal, "value": "noncommittal", "basis": "own_statement"},
            ],
            "evidence": [
                {
                    "source": source,
                    "quote": "we are studying it carefully",
                    "span_start": 552 + number,
                    "span_end": 580 + number,
                    "language": "en",
                    "translated": True,
                    "supports": ["stances"],
                },
                {"source": source, "span_start": 853, "span_end": 924, "supports": ["acts"]},
            ],
        }
    )


def seconds(read: Callable[[bytes], object], files: Iterable[bytes]) -> float:
    """Return how long it takes to read all files."""
    start = time.perf_counter()
    for data in files:
        read(data)
    return time.perf_counter() - start


def main() -> int:
    """Measure, print and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--files", type=int, default=300, help="synthetic files (default 300)")
    options.add_argument("--rounds", type=int, default=15, help="rounds of each (default 15)")
    arguments = options.parse_args()
    files = [statement(number).encode() for number in range(arguments.files)]

    readers: tuple[Callable[[bytes], object], ...] = (
        lambda data: yaml.load(data, Loader=yaml.CSafeLoader),
        lambda data: parse(data, "statement.yaml"),
    )
    rounds = [[seconds(read, files) for read in readers] for _ in range(arguments.rounds)]
    floor, ours = (statistics.median(times) for times in zip(*rounds, strict=True))

    size = sum(map(len, files)) / len(files)
    print(f"{len(files)} files of {size:.0f} bytes on average, {arguments.rounds} rounds")
    print(f"floor  {floor / len(files) * 1e6:7.1f} us a file  yaml.load with CSafeLoader")
    print(f"ours   {ours / len(files) * 1e6:7.1f} us a file  parse: strict, with positions")
    print(f"ratio  {ours / floor:7.2f}  (bar {BAR})")
    return 0 if ours <= BAR * floor else 1


if __name__ == "__main__":
    sys.exit(main())
