"""Write a release in the formats of other programs: CSV, JSON Lines, SQLite, DuckDB, Excel.

Each format is a module that renders the bytes of its files from tables whose hashes were proved;
the same release gives the same content, and but for DuckDB the same bytes. They are put in place
only when all are there, so an export is whole or not there at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import UsageError, near
from ceasefire_data.exports import csvw, duckdb, jsonl, sqlite, xlsx
from ceasefire_data.exports.placing import place, require_free

_Rendered = Mapping[str, bytes]
_FOLDERS: dict[str, Callable[[Release, Sequence[str] | None], _Rendered]] = {
    "csv": csvw.render,
    "jsonl": jsonl.render,
}
_FILES: dict[str, Callable[[Release, Sequence[str] | None, str], _Rendered]] = {
    "duckdb": duckdb.render,
    "sqlite": sqlite.render,
    "xlsx": xlsx.render,
}


def export_release(
    format_: str,
    out: Path,
    release: str | os.PathLike[str] | Release | None = None,
    *,
    tables: Sequence[str] | None = None,
) -> tuple[Path, ...]:
    """Write tables of a release in another format and return the files that were written.

    What is exported is the release as it is. Its tables hold what stands, and the table `records`,
    which is what ``jsonl`` writes, holds every record ever released: of the withdrawn and the
    merged ones `record_status` says so. For what a day knew or saw, write what
    :func:`ceasefire_data.reading.load` returns.

    Args:
        format_: ``csv`` (a folder: one file per table, CSVW metadata and a Data Package),
            ``jsonl`` (a folder: one file of whole records per type of record), ``sqlite`` (one
            database, and beside it ``<name>.metadata.json`` for Datasette), ``duckdb`` (one
            database) or ``xlsx`` (one workbook).
        out: the folder or file to write; it must not exist, or be empty.
        release: version, folder or release; the newest if left out.
        tables: only these tables; for ``jsonl``, only the records of these types, named as their
            tables are. Foreign keys to tables that are left out are left out too.

    Returns:
        The files that were written; where there is one database or workbook, it is the first.

    Raises:
        UsageError: there is no such format, `out` is taken or cannot be written, `tables` is
            empty or names a table twice, or the format cannot hold what is in the tables.
        UnknownTable: the release has no such table; the message lists near matches.
        ReleaseNotFound: there is no such release; the message says how to get it.
        ReleaseCorrupt: a file is not what the release recorded, or breaks its own keys.
        MissingExtra: ``xlsx`` without xlsxwriter, or ``duckdb`` without DuckDB.
    """
    if format_ not in _FOLDERS and format_ not in _FILES:
        raise UsageError(_no_format(format_))
    names, folder = _distinct(tables), format_ in _FOLDERS
    # Told before the work, not after it.
    require_free(out, folder=folder)
    found, _ = open_release(release)
    if folder:
        return place(_FOLDERS[format_](found, names), out, folder=True)
    return place(_FILES[format_](found, names, out.name), out, folder=False)


def _distinct(tables: Sequence[str] | None) -> list[str] | None:
    """Return the names as a list, and refuse what would only look like one."""
    if tables is None:
        return None
    if isinstance(tables, str):
        raise UsageError(f"tables must be a list of names: tables=[{tables!r}]")
    names = list(tables)
    if not names:
        raise UsageError("no table is named: leave tables out for all of them")
    if len(set(names)) != len(names):
        raise UsageError("tables names a table twice")
    return names


def _no_format(name: str) -> str:
    formats = sorted([*_FOLDERS, *_FILES])
    return f"there is no format {name!r}: choose one of {', '.join(formats)}{near(name, formats)}"
