"""Made-up records and data sets of them: the smallest of each type, in memory and on disk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from ceasefire_data.curation.dataset import DATASET_FILE, FOLDERS, Dataset, RecordFile
from ceasefire_data.curation.formatting import format_data
from ceasefire_data.curation.parsing import parse
from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION, Record
from ceasefire_data.models.actor import Actor
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.models.meeting import Meeting
from ceasefire_data.models.proposal import Proposal
from ceasefire_data.models.source import Source
from ceasefire_data.models.statement import Statement
from ceasefire_data.tabular.reference import dataset_tables

Plain = dict[str, Any]

PROCESS = "northland-southland"
RELEASE_DAY = date(2026, 11, 23)
INFO: Plain = {
    "name": "made-up-data",
    "title": "A made-up data set",
    "version": "2026.11.0",
    "day": RELEASE_DAY.isoformat(),
    "schema_version": SCHEMA_VERSION,
    "licence": "CC-BY-4.0",
    "description": "Nothing here ever happened.",
    "processes": [
        {
            "id": PROCESS,
            "title": "Talks of Northland and Southland",
            "since": "2025-01-01",
            "until": "2026-06-15",
        }
    ],
    "coverage": [
        {"month": "2025-03", "depth": "partial", "searched": "One paper.", "thin": "All else."}
    ],
}
PROSE: list[Plain] = [{"source": "report", "span_start": 10, "span_end": 20}]
"""Evidence without words of its own, for records whose evidence is not what is tested."""


def info_tables() -> dict[str, pa.Table]:
    """Make the tables of what the data set says of itself: processes and coverage."""
    return dataset_tables(DatasetInfo.model_validate(INFO))


def source(record_id: str = "report", **fields: Any) -> Source:
    """Make a source; fields that are None are left out, here and below."""
    plain = {
        "id": record_id,
        "record_status": "active",
        "kind": "news_article",
        "title": "Talks of a halt",
        "published": "2025-03-12",
        "read": "full_text",
        "retrieved": "2026-11-01",
    }
    return Source.model_validate(_merged(plain, fields))


def actor(record_id: str = "northland", **fields: Any) -> Actor:
    """Make an actor: a state, unless told otherwise."""
    plain = {
        "id": record_id,
        "record_status": "active",
        "kind": "state",
        "name": record_id.capitalize(),
        "country": "NOR" if fields.get("kind", "state") == "state" else None,
        "evidence": PROSE,
    }
    return Actor.model_validate(_merged(plain, fields))


def statement(record_id: str = "remark", **fields: Any) -> Statement:
    """Make a statement of Northland that takes no stance."""
    plain = {
        "id": record_id,
        "record_status": "active",
        "process": PROCESS,
        "speakers": ["northland"],
        "date": "2025-03-12",
        "medium": "press_briefing",
        "summary": "Talks may follow.",
        "attribution": "on_record",
        "acts": [{"act": "assess", "modality": "possible"}],
        "evidence": PROSE,
    }
    return Statement.model_validate(_merged(plain, fields))


def meeting(record_id: str = "talks", **fields: Any) -> Meeting:
    """Make a meeting of Northland and Southland that was held."""
    plain = {
        "id": record_id,
        "record_status": "active",
        "process": PROCESS,
        "title": "Northland and Southland",
        "format": "in_person",
        "participants": [
            {"actor": "northland", "presence": "present"},
            {"actor": "southland", "presence": "present"},
        ],
        "status_history": [{"status": "held", "date": "2025-03-11"}],
        "evidence": PROSE,
    }
    return Meeting.model_validate(_merged(plain, fields))


def planned(record_id: str = "talks", **fields: Any) -> Meeting:
    """Make a meeting of Northland and Southland that was only planned."""
    plain = {
        "participants": [
            {"actor": "northland", "presence": "invited"},
            {"actor": "southland", "presence": "invited"},
        ],
        "status_history": [{"status": "planned", "date": "2025-03-11"}],
    }
    return meeting(record_id, **plain | fields)


def proposal(record_id: str = "halt", **fields: Any) -> Proposal:
    """Make an offer of Northland."""
    plain = {
        "id": record_id,
        "record_status": "active",
        "process": PROCESS,
        "title": "A halt of a month",
        "kind": "offer",
        "proponents": ["northland"],
        "summary": "All fire stops for a month.",
        "status_history": [{"status": "tabled", "date": "2025-03-10"}],
        "evidence": PROSE,
    }
    return Proposal.model_validate(_merged(plain, fields))


def concept(record_id: str = "any-halt", **fields: Any) -> Proposal:
    """Make an idea under debate."""
    plain = {"kind": "concept", "proponents": None, "status_history": None}
    return proposal(record_id, **plain | fields)


def stance(value: str = "rejects", on: str = "halt", **fields: Any) -> Plain:
    """Give the fields of a statement that takes a stance on a proposal."""
    return {
        "acts": [{"act": "take_position", "modality": "asserted", "proposal": on}],
        "stances": [{"proposal": on, "value": value, "basis": "own_statement"} | fields],
    }


def base() -> list[Record]:
    """Give the records that the ones above refer to by default."""
    return [source(), actor(), actor("southland", country="SWE")]


def in_memory(records: Iterable[Record], **info: Any) -> Dataset:
    """Make a data set of records, each with the canonical text of its file."""
    files = {}
    for record in records:
        path = f"records/{record.record_type}s/{record.id}.yaml"
        document = parse(format_data(record.to_plain()).encode(), path)
        files[record.id] = RecordFile(path, document, record)
    return Dataset(Path("records"), DatasetInfo.model_validate(INFO | info), files, "0" * 64)


def write_dataset(root: Path, records: Iterable[Record], **info: Any) -> Path:
    """Write a data set into a new folder, in canonical form."""
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True)
    write(root / DATASET_FILE, INFO | info)
    for record in records:
        write(root / f"{record.record_type}s" / f"{record.id}.yaml", record.to_plain())
    return root


def write(path: Path, plain: Plain) -> None:
    """Write one file in canonical form."""
    path.write_text(format_data(plain), encoding="utf-8", newline="\n")


def rebuilt(record: Record, **fields: Any) -> Record:
    """Make a record again with other fields."""
    return RECORD_MODELS[record.record_type].model_validate(_merged(record.to_plain(), fields))


def _merged(plain: Plain, fields: Plain) -> Plain:
    return {name: value for name, value in (plain | fields).items() if value is not None}
