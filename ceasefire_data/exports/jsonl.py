"""JSON Lines: every record whole, nested as its model has it, one canonical JSON text per line.

Records are those of the release and nothing else: what tables say beyond them (bounds of dates,
`known_from`, original sources) is derived, and stands in the tables only.
"""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_data.catalog import Release
from ceasefire_data.errors import UsageError
from ceasefire_data.exports.selection import read_origin
from ceasefire_data.models.codes import RecordType
from ceasefire_data.reading import load

README = "README.txt"
_RECORDS = "records"
_HOW_TO_READ = """\
JSON Lines in UTF-8: one file per type of record, one whole record per line, sorted by id, with
what is not known left out. Every record ever released is here, also those that were withdrawn or
merged into others: record_status and merged_into say so. Each line is valid against the JSON Schema
of its type and of the schema version above."""


def render(release: Release, names: Sequence[str] | None) -> dict[str, bytes]:
    """Give the files of a JSON Lines export: one per type of record, and a README.

    Args:
        release: the release.
        names: only the records of these tables, each the table of one type of record; the table
            ``records`` stands for all.

    Raises:
        UnknownTable: there is no such table.
        ReleaseCorrupt: a file is not what the release recorded.
        UsageError: a table is named that is not of whole records.
    """
    records = load(_RECORDS, release, columns=["record_type", "json"]).to_pylist()
    lines: dict[str, list[str]] = {f"{kind}s": [] for kind in RecordType}
    for row in records:
        # A release may know types of records that this version of the package does not.
        lines.setdefault(f"{row['record_type']}s", []).append(row["json"])
    for name in names or ():
        if name != _RECORDS and name not in lines:
            load(name, release)  # says so if there is no such table at all
            raise UsageError(
                f"jsonl holds whole records, of which {name} has only a part: choose from "
                f"{', '.join(lines)}"
            )
    chosen = sorted(lines if names is None or _RECORDS in names else names)
    files = {
        f"{name}.jsonl": "".join(f"{line}\n" for line in lines[name]).encode() for name in chosen
    }
    counts = [f"{name}.jsonl, records: {len(lines[name])}" for name in chosen]
    about = [*read_origin(release).lines(), "", _HOW_TO_READ, "", *counts, ""]
    return {**files, README: "\n".join(about).encode()}
