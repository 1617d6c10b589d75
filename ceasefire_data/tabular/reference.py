"""The tables to look things up in: made from what a data set says of itself, and from the codes."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from ceasefire_data.models import SCHEMA_VERSION
from ceasefire_data.models.codes import CODE_LISTS
from ceasefire_data.models.crosswalk import read_crosswalk
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.models.fields import readable_title
from ceasefire_data.tabular.assembly import arrow_table
from ceasefire_data.tabular.context import derived_key
from ceasefire_data.tabular.specification.reference import CODES, COVERAGE, CROSSWALK, PROCESSES


def dataset_tables(
    info: DatasetInfo, *, schema_version: str = SCHEMA_VERSION
) -> dict[str, pa.Table]:
    """Make the tables `processes` and `coverage` of what a data set says of itself."""
    processes = [
        {
            "process_id": process.id,
            "title": process.title,
            "first_day": process.since,
            "last_day": process.until,
            "ucdp_conflict": process.ucdp_conflict,
            "pax_process": process.pax_process,
        }
        for process in info.processes
    ]
    coverage = [
        {
            "year_month": month.month,
            "depth": month.depth,
            "searched": month.searched,
            "thin": month.thin,
        }
        for month in info.coverage
    ]
    return {
        "processes": arrow_table(PROCESSES, processes, schema_version),
        "coverage": arrow_table(COVERAGE, coverage, schema_version),
    }


def vocabulary_tables() -> dict[str, pa.Table]:
    """Make the tables `codes` and `crosswalk` of this version of the schema."""
    codes = [
        {
            "code_list": name,
            "code": code.value,
            "position": position,
            "title": readable_title(code.value, None),
            "definition": code.definition,
        }
        for name, members in CODE_LISTS.items()
        for position, code in enumerate(members, 1)
    ]
    crosswalk = [
        {
            "crosswalk_id": derived_key(*row.key),
            "code_list": row.code_list,
            "code": row.code,
            "stance_value": row.stance_value,
            "scheme": row.scheme,
            "scheme_version": row.scheme_version,
            "external_code": row.external_code,
            "match_type": row.match,
            "verified": row.verified,
            "note": row.note or None,
        }
        for row in read_crosswalk()
    ]
    return {
        "codes": arrow_table(CODES, codes, SCHEMA_VERSION),
        "crosswalk": arrow_table(CROSSWALK, crosswalk, SCHEMA_VERSION),
    }


def rebuild_vocabulary(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Make `codes` and `crosswalk` of a release again, if it is of this version of the schema.

    The vocabulary of another version is known to that version of this package only.

    Args:
        tables: the released tables, `records` among them.
    """
    metadata: Mapping[bytes, bytes] = tables["records"].schema.metadata or {}
    same = metadata[b"schema_version"].decode() == SCHEMA_VERSION
    return vocabulary_tables() if same and "codes" in tables else {}
