"""A small, sound data set that has rows in every table, and tables made of changed rows."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cache
from typing import Any

import pyarrow as pa

from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION, Record
from ceasefire_data.models.recoding import Recoding
from ceasefire_data.reliability.tables import reliability_tables
from ceasefire_data.tabular.assembly import arrow_table, build_tables
from ceasefire_data.tabular.reference import vocabulary_tables
from ceasefire_data.tabular.tables import CHANGES, TABLES
from tests.datasets import info_tables

Plain = dict[str, Any]
Rows = dict[str, list[Plain]]

PROCESS = "northland-southland"
QUOTE = "we are ready to stop"
PROSE = [{"source": "report", "span_start": 10, "span_end": 20}]
HASHED = {
    "text_sha256": "0123456789abcdef" * 4,
    "text_length": 5000,
    "text_basis": "without_boilerplate",
}


RECODED: Plain = {
    "source": "report",
    "coder": "second",
    "coded_on": "2026-11-20",
    "meetings": [
        {
            "key": "m1",
            "participants": ["northland", "southland"],
            "date": "2025-03-11",
            "format": "video",
            "status": "held",
        }
    ],
}
"""What a second coder finds in the first source."""


def _record(kind: str, record_id: str, /, **fields: Any) -> Record:
    plain = {"id": record_id, "record_status": "active"}
    if kind != "source":
        plain["evidence"] = PROSE
    if kind in {"statement", "meeting", "proposal"}:
        plain["process"] = PROCESS
    return RECORD_MODELS[kind].model_validate(plain | fields)


def _source(record_id: str, /, **fields: Any) -> Record:
    plain = {
        "kind": "news_article",
        "title": "Talks of a halt",
        "publisher": "daily-record",
        "published": "2025-03-12",
        "language": "en",
        "read": "full_text",
        "retrieved": "2026-11-01",
    }
    return _record("source", record_id, **plain | fields)


def sample_records() -> list[Record]:
    """Give records of every type, with something in every field that makes rows."""
    return [
        _source(
            "report",
            **HASHED,
            url="https://daily.example.org/report",
            archived_url="https://archive.example.org/report",
            authors=["A. Reporter"],
            dateline="Northport, March 12",
            notes="The first page only.",
        ),
        _source(
            "reprint",
            **HASHED | {"text_sha256": "f" * 64},
            published="2025-03-13",
            republishes="report",
        ),
        _source("cable", read="none", retrieved=None, published="2025-03"),
        *_actors(),
        *_statements(),
        *_meetings(),
        *_proposals(),
    ]


def _actors() -> list[Record]:
    return [
        _record(
            "actor",
            "northland",
            kind="state",
            name="Northland",
            country="NOR",
            names=[{"text": "Nordland", "language": "no", "kind": "native"}],
            identifiers=[
                {"scheme": "wikidata", "value": "Q20", "vocabulary_version": "2026-11"},
                {"scheme": "iso3", "value": "NOR"},
            ],
            roles=[{"process": PROCESS, "role": "belligerent"}],
        ),
        _record("actor", "southland", kind="state", name="Southland", country="SWE"),
        _record("actor", "palace", kind="state_body", name="The Palace", part_of="northland"),
        _record(
            "actor",
            "ann-speaker",
            kind="person",
            name="Ann Speaker",
            notes="Not her namesake.",
            offices=[
                {
                    "title": "Spokeswoman",
                    "body": "palace",
                    "rank": "spokesperson",
                    "since": "2024",
                    "until": "2025-12",
                    "evidence": [{"source": "report", "span_start": 30, "span_end": 40}],
                }
            ],
        ),
        _record("actor", "daily-record", kind="media", name="Daily Record", state_media=False),
        _record(
            "actor",
            "two-people",
            kind="unnamed_group",
            name="Two people",
            descriptor="two people familiar with the matter",
            count=2,
        ),
        _record("actor", "the-west", kind="informal_group", name="The West"),
        _record(
            "actor",
            "ann-s",
            kind="person",
            name="Ann S.",
            record_status="merged",
            merged_into="ann-speaker",
            status_reason="The same person.",
        ),
    ]


def _statements() -> list[Record]:
    return [
        _record(
            "statement",
            "speaker-briefing",
            speakers=["ann-speaker"],
            on_behalf_of="palace",
            date={"value": "2025-03-12", "basis": "resolved", "time": "21:30+03:00"},
            said_at="talks",
            medium="press_briefing",
            place="Northport",
            addressees=["southland"],
            summary="Northland would stop, if the other side does.",
            attribution="on_record",
            notes="A long briefing.",
            acts=[
                {"act": "take_position", "modality": "asserted", "proposal": "halt"},
                {"act": "float_option", "modality": "possible", "meeting": "next-talks"},
                {"act": "deny", "modality": "asserted", "statement": "leak"},
                {
                    "act": "accuse_violation",
                    "modality": "asserted",
                    "against": "southland",
                    "period": "2025-03",
                    "count": 12,
                },
            ],
            stances=[
                {
                    "proposal": "halt",
                    "value": "accepts_conditionally",
                    "basis": "own_statement",
                    "conditions": [
                        {
                            "text": "the other side stops",
                            "provision": "monitoring",
                            "demand": "plan",
                        }
                    ],
                },
                {
                    "proposal": "halt",
                    "provision": "monitoring",
                    "value": "rejects",
                    "basis": "attributed_by_other",
                    "holder": "southland",
                },
            ],
            evidence=[
                {
                    "source": "report",
                    "quote": QUOTE,
                    "span_start": 100,
                    "span_end": 100 + len(QUOTE),
                    "language": "en",
                    "translated": True,
                    "supports": ["stances"],
                    "via": ["two-people", "daily-record"],
                },
                *PROSE,
            ],
        ),
        _record(
            "statement",
            "leak",
            speakers=["two-people"],
            date="2025-03-11/2025-03-12",
            medium="interview",
            summary="A plan is there.",
            attribution="anonymous",
            acts=[{"act": "relay", "modality": "asserted", "proposal": "plan"}],
            evidence=[{"source": "reprint"}, {"source": "cable"}],
        ),
    ]


def _meetings() -> list[Record]:
    account = {"field": "duration_minutes", "evidence": PROSE}
    return [
        _record(
            "meeting",
            "talks",
            title="Northland and Southland",
            format="in_person",
            participants=[
                {"actor": "northland", "presence": "present", "role": "host"},
                {"actor": "southland", "presence": "present"},
                {"actor": "ann-speaker", "presence": "present", "representing": "palace"},
            ],
            place="Northport",
            country="NOR",
            outcome="partial",
            outcome_summary="They agreed to go on.",
            status_history=[
                {
                    "status": "planned",
                    "date": "2025-03-09",
                    "said_by": ["palace"],
                    "planned_for": "2025-03-10/..",
                    "planned_place": "Northport",
                    "note": "By her word only.",
                    "evidence": [{"source": "reprint"}],
                },
                {"status": "held", "date": "2025-03-11", "said_by": ["palace", "southland"]},
            ],
            proposals=[{"proposal": "halt", "relation": "produced"}],
            accounts=[
                account | {"value": 60, "said_by": ["northland"]},
                account | {"value": 90, "said_by": ["southland"]},
            ],
        ),
        _record(
            "meeting",
            "next-talks",
            title="Northland and Southland",
            format="phone",
            participants=[
                {"actor": "northland", "presence": "invited"},
                {"actor": "southland", "presence": "absent"},
            ],
            status_history=[
                {"status": "possible", "date": "../2025-03-12", "planned_for": "2025-03-20~"}
            ],
            follows="talks",
            notes="Only a possibility.",
        ),
    ]


def _proposals() -> list[Record]:
    return [
        _record("proposal", "any-halt", kind="concept", title="A halt", summary="An idea."),
        _record(
            "proposal",
            "halt",
            kind="offer",
            title="A halt of a month",
            summary="All fire stops for a month.",
            written="text",
            text_known="partial",
            proponents=["northland"],
            addressees=["southland"],
            mediators=["the-west"],
            status_history=[
                {
                    "status": "tabled",
                    "date": "2025-03-10",
                    "deadline": "2025-04",
                    "said_by": ["palace"],
                }
            ],
            terms=[
                {
                    "domains": ["full"],
                    "geography": "contact_line",
                    "area": "The whole front",
                    "starts": "2025-04-01",
                    "ends": "2025-04-30",
                    "duration": "P30D",
                    "duration_kind": "fixed",
                    "monitoring": ["none"],
                    "purpose": ["peace_process"],
                    "sides": "bilateral",
                }
            ],
            provisions=[
                {
                    "code": "monitoring",
                    "text": "Both sides watch it.",
                    "obligor": "palace",
                    "evidence": [{"source": "report", "span_start": 50, "span_end": 60}],
                }
            ],
            lineage=[{"relation": "instance_of", "proposal": "any-halt"}],
            notes="Carried by others.",
        ),
        _record(
            "proposal",
            "plan",
            kind="plan",
            title="A plan",
            summary="What was leaked.",
            authenticity="unconfirmed",
            status_history=[{"status": "reported", "date": "2025-03-11"}],
            terms=[{"domains": ["full"], "duration_kind": "indefinite", "sides": "bilateral"}],
            lineage=[{"relation": "extends", "proposal": "halt"}],
        ),
        _record(
            "proposal",
            "hoax",
            kind="plan",
            title="A hoax",
            summary="Never was.",
            proponents=["northland"],
            status_history=[{"status": "tabled", "date": "2025-03-11"}],
            record_status="withdrawn",
            status_reason="It was a hoax.",
        ),
    ]


@cache
def sample_tables() -> Mapping[str, pa.Table]:
    """Give the tables of the sample, with changes such as a second release would have."""
    tables = build_tables(sample_records())
    changes: list[Plain] = [
        {
            "record_id": "leak",
            "record_type": "statement",
            "change": "added",
            "field": "id",
            "after": '"leak"',
        },
        {
            "record_id": "hoax",
            "record_type": "proposal",
            "change": "withdrawn",
            "field": "record_status",
            "before": '"active"',
            "after": '"withdrawn"',
            "reason": "It was a hoax.",
        },
    ]
    tables["changes"] = arrow_table(CHANGES, changes, SCHEMA_VERSION)
    tables |= reliability_tables(sample_records(), [Recoding.model_validate(RECODED)])
    tables |= info_tables() | vocabulary_tables()
    return tables


def sample_rows() -> Rows:
    """Give the rows of the sample, to be changed."""
    return copy.deepcopy({name: table.to_pylist() for name, table in sample_tables().items()})


def tables_of(rows: Rows) -> dict[str, pa.Table]:
    """Make tables of rows, in the order in which they stand, whatever is wrong with them."""
    return {name: pa.Table.from_pylist(rows[name], schema=nullable_schema(name)) for name in rows}


def nullable_schema(name: str, *more: pa.Field[Any]) -> pa.Schema:
    """Give the schema of a table with every cell allowed to be empty."""
    fields = [field.with_nullable(True) for field in TABLES[name].arrow_schema(SCHEMA_VERSION)]
    return pa.schema([*fields, *more])
