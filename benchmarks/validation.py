"""Measure how long the whole validation of a release takes: every rule, the import included.

The data set is made up, of the shape of the curated one. Exit code 1 above the bar. Run it as
`python -m benchmarks.validation`.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, timedelta
from typing import Any

from ceasefire_data.models import RECORD_MODELS, Record
from ceasefire_data.paths import validation_dir
from ceasefire_data.tabular.assembly import build_tables

BAR = 30.0
"""The longest allowed time in seconds for 2,000 records on two cores."""

QUOTE = "we are studying it carefully"
FIRST_DAY = date(2025, 1, 1)


def made_up(number: int) -> list[Record]:
    """Give `number` linked records: sources, actors, meetings, proposals and statements."""
    records = [
        record("actor", "northland", kind="state", name="Northland", country="NOR"),
        record("actor", "southland", kind="state", name="Southland", country="SWE"),
        record("actor", "palace", kind="state_body", name="The Palace", part_of="northland"),
        record("actor", "daily-record", kind="media", name="Daily Record"),
        record("proposal", "any-halt", kind="concept", title="A halt", summary="An idea."),
        source(0),
    ]
    kinds = [source, person, meeting, proposal, statement, statement, statement, statement]
    while len(records) < number:
        turn = len(records)
        records.append(kinds[turn % len(kinds)](turn))
    return records


def record(kind: str, record_id: str, /, **fields: Any) -> Record:
    """Make one record."""
    plain: dict[str, Any] = {"id": record_id, "record_status": "active"}
    if kind != "source":
        plain["evidence"] = [{"source": "source-0", "span_start": 10, "span_end": 90}]
    if kind in {"statement", "meeting", "proposal"}:
        plain["process"] = "made-up-process"
    return RECORD_MODELS[kind].model_validate(plain | fields)


def day(number: int) -> str:
    """Give a day that the first source, published last of all, may report."""
    return (FIRST_DAY + timedelta(days=number % 500)).isoformat()


def source(number: int) -> Record:
    """Make a source."""
    return record(
        "source",
        f"source-{number}",
        kind="news_article",
        title="Talks go on",
        publisher="daily-record",
        published="2026-06-15" if number == 0 else day(number),
        url=f"https://example.org/{number}",
        language="en",
        read="full_text",
        retrieved="2026-11-01",
        text_sha256=f"{number:064x}",
        text_length=5_000,
        text_basis="without_boilerplate",
    )


def person(number: int) -> Record:
    """Make a person with an office."""
    office = {"title": f"Minister {number}", "body": "palace", "rank": "other_minister"}
    name = {"text": "Имя", "language": "ru", "kind": "native"}
    return record(
        "actor",
        f"person-{number}",
        kind="person",
        name=f"Person {number}",
        names=[name],
        identifiers=[{"scheme": "wikidata", "value": f"Q{number}"}],
        offices=[office],
    )


def meeting(number: int) -> Record:
    """Make a meeting that was planned and held."""
    return record(
        "meeting",
        f"meeting-{number}",
        title="Northland and Southland",
        format="in_person",
        participants=[
            {"actor": "northland", "presence": "present"},
            {"actor": "southland", "presence": "present"},
        ],
        place="Northport",
        outcome="continue",
        status_history=[
            {"status": "planned", "date": day(number), "said_by": ["palace"]},
            {"status": "held", "date": day(number), "said_by": ["palace", "southland"]},
        ],
        proposals=[{"proposal": "any-halt", "relation": "discussed"}],
    )


def proposal(number: int) -> Record:
    """Make an offer with terms and a provision."""
    return record(
        "proposal",
        f"proposal-{number}",
        kind="offer",
        title="A halt of a month",
        summary="All fire stops for a month.",
        proponents=["northland"],
        addressees=["southland"],
        status_history=[{"status": "tabled", "date": day(number)}],
        terms=[
            {
                "domains": ["full"],
                "duration": "P30D",
                "duration_kind": "fixed",
                "sides": "bilateral",
            }
        ],
        provisions=[{"code": "monitoring", "text": "Both sides watch it.", "obligor": "palace"}],
        lineage=[{"relation": "instance_of", "proposal": "any-halt"}],
    )


def statement(number: int) -> Record:
    """Make a statement with a stance and its conditions."""
    condition = {"text": "the other side stops as well", "provision": "monitoring"}
    return record(
        "statement",
        f"statement-{number}",
        speakers=["palace"],
        date={"value": day(number), "basis": "resolved"},
        medium="press_briefing",
        addressees=["southland"],
        summary="It studies what the talks brought.",
        attribution="on_record",
        acts=[
            {"act": "take_position", "modality": "asserted", "proposal": "any-halt"},
            {"act": "assess", "modality": "possible"},
        ],
        stances=[
            {
                "proposal": "any-halt",
                "value": "accepts_conditionally",
                "basis": "own_statement",
                "conditions": [condition],
            }
        ],
        evidence=[
            {
                "source": "source-0",
                "quote": QUOTE,
                "span_start": 100,
                "span_end": 100 + len(QUOTE),
                "language": "en",
                "translated": True,
                "supports": ["stances"],
            },
            {"source": "source-0", "span_start": 10, "span_end": 90, "supports": ["acts"]},
        ],
    )


def main() -> int:
    """Make the data set, validate it and compare with the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=2_000, help="number of records")
    options = parser.parse_args()
    tables = build_tables(made_up(options.records))
    start = time.perf_counter()
    from ceasefire_data.validation.running import validate_tables

    result = validate_tables(tables, validation_dir=validation_dir())
    seconds = time.perf_counter() - start
    errors = [finding for finding in result.findings if finding.severity == "error"]
    for finding in errors[:10]:
        print(finding)
    print(f"{result.summary()}: {seconds:.1f} s (bar: {BAR:.0f} s for 2,000 records)")
    return int(seconds > BAR or bool(errors))


if __name__ == "__main__":
    sys.exit(main())
