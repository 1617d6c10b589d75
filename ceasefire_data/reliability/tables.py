"""The tables `recodings` and `reliability`: what was coded twice, and how far the two agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

import pyarrow as pa

from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION
from ceasefire_data.models.merging import successor
from ceasefire_data.models.recoding import Recoding
from ceasefire_data.models.record import Record, canonical_json
from ceasefire_data.reliability.agreement import figures
from ceasefire_data.reliability.comparison import compare
from ceasefire_data.tabular.assembly import arrow_table
from ceasefire_data.tabular.specification.reliability import RECODINGS, RELIABILITY


def reliability_tables(
    records: Iterable[Record],
    recodings: Iterable[Recoding],
    *,
    schema_version: str = SCHEMA_VERSION,
) -> dict[str, pa.Table]:
    """Make both tables; without recodings, both are without rows.

    Args:
        records: every record of the data set, whose links have been checked.
        recodings: the sources that were coded again.
        schema_version: written into the metadata of each table.

    Raises:
        MissingExtra: there are codings to compare, and krippendorff is not installed.
    """
    by_id = {record.id: record for record in records}
    again = list(recodings)
    rows = [
        {
            "source_id": successor(item.source, by_id).id,
            "coder": item.coder,
            "coded_on": item.coded_on,
            "json": canonical_json(item.to_plain()),
        }
        for item in again
    ]
    found = figures(compare(by_id.values(), again)) if again else []
    return {
        "recodings": arrow_table(RECODINGS, rows, schema_version),
        "reliability": arrow_table(
            RELIABILITY,
            [asdict(item) for item in found],
            schema_version,
        ),
    }


def rebuild_reliability(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Make both tables again from `records` and `recodings` of a release.

    Args:
        tables: the released tables; one without `recodings` gives nothing.

    Raises:
        MissingExtra: there are codings to compare, and krippendorff is not installed.
    """
    if "recodings" not in tables:
        return {}
    metadata: Mapping[bytes, bytes] = tables["records"].schema.metadata or {}
    rows = tables["records"].select(["record_type", "json"]).to_pylist()
    return reliability_tables(
        [RECORD_MODELS[row["record_type"]].model_validate(json.loads(row["json"])) for row in rows],
        [
            Recoding.model_validate(json.loads(str(text)))
            for text in tables["recodings"]["json"].to_pylist()
        ],
        schema_version=metadata[b"schema_version"].decode(),
    )
