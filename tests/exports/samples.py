"""A small release whose texts are what other programs trip over, for the tests of exports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from ceasefire_data.models import Record
from ceasefire_data.release.candidate import write_candidate
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.reference import vocabulary_tables
from tests import datasets
from tests.release.samples import identity, table

VERSION = "2026.11.0"
SUMMARY = 'He said "no", then:\n=1+1; C:\\new was «перемирие».'
QUOTE = "Прекращение огня, «30 дней»"
TEXTS = (
    "=1+1",
    '=HYPERLINK("https://example.org")',
    "https://example.org",
    "NA",
    "null",
    "007",
    "# no comment",
    'a "quote", a comma',
    "@x; -5",
    "literal \\n",
    "перемирие",
    "true",
)


def records() -> list[Record]:
    """Give the records: two statements on one proposal, a meeting, one record withdrawn."""
    quote = {"source": "report", "quote": QUOTE, "translated": True, "supports": ["summary"]}
    return [
        *datasets.base(),
        datasets.actor("eastland", record_status="withdrawn", status_reason="It never was."),
        datasets.proposal(title="=1+1"),
        datasets.meeting(),
        datasets.statement(summary=SUMMARY, evidence=[quote], **datasets.stance()),
        datasets.statement("reply", notes="A line.\nAnother.", **datasets.stance("accepts")),
    ]


def oddities(texts: tuple[str, ...] = TEXTS) -> pa.Table:
    """Give a table of every type with gaps, whose rows refer to each other and to actors."""
    rows = [
        {
            "oddity_id": f"odd-{number:02}",
            "words": text,
            "no_words": text if number % 2 else None,
            "amount": -number if number % 3 else None,
            "is_odd": [True, None, False][number % 3],
            "day": date(1999 + number, 12, 31) if number % 4 else None,
            "share": round(number / 7, 3) if number % 3 else None,
            "actor_id": "northland" if number % 2 else None,
            "earlier_id": f"odd-{number - 1:02}" if number % 5 else None,
        }
        for number, text in enumerate(texts)
    ]
    columns: dict[str, tuple[pa.DataType, bool]] = {
        "oddity_id": (pa.string(), False),
        "words": (pa.string(), False),
        "no_words": (pa.string(), True),
        "amount": (pa.int32(), True),
        "is_odd": (pa.bool_(), True),
        "day": (pa.date32(), True),
        "share": (pa.float64(), True),
        "actor_id": (pa.string(), True),
        "earlier_id": (pa.string(), True),
    }
    keys = [
        {"columns": ["actor_id"], "references": ["actor_id"], "table": "actors"},
        {"columns": ["earlier_id"], "references": ["oddity_id"], "table": "oddities"},
    ]
    return table("oddities", rows, columns, ["oddity_id"], keys)


def write_release(
    base: Path,
    odd: pa.Table | None = None,
    *,
    says: Mapping[str, Any] | None = None,
    **others: pa.Table,
) -> Path:
    """Write a candidate of the release into a folder of candidates and return its folder.

    Args:
        base: the folder of candidates.
        odd: the table `oddities`.
        says: what the release says of itself otherwise than usual.
        others: tables in the place of its own, or beside them.
    """
    tables = {
        **build_tables(records()),
        **datasets.info_tables(),
        **vocabulary_tables(),
        "oddities": oddities() if odd is None else odd,
        **others,
    }
    return write_candidate(tables, base, identity=identity(VERSION, **says or {}), previous=None)
