"""Write a release in the formats of other programs: CSV, JSON Lines, SQLite, Excel.

Each format is a module that renders the bytes of its files from tables whose hashes were proved;
the same release gives the same bytes. They are put in place only when all are there, so an export
is whole or not there at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import UsageError, near
from ceasefire_data.exports import csvw, jsonl, sqlite, xlsx
from ceasefire_data.exports.placing import place, require_free

Rendered = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Format:
    """How a format is written: its module's `render`, and whether into a folder or one file."""

    render: Callable[[Release, Sequence[str] | None], Rendered]
    folder: bool


_FORMATS = {
    "csv": _Format(csvw.render, folder=True),
    "jsonl": _Format(jsonl.render, folder=True),
    "sqlite": _Format(sqlite.render, folder=False),
    "xlsx": _Format(xlsx.render, folder=False),
}


def export_release(
    format_: str,
    out: Path,
    release: str | os.PathLike[str] | Release | None = None,
    *,
    tables: Sequence[str] | None = None,
) -> tuple[Path, ...]:
    """Write tables of a release in another format and return the files that were written.

    Args:
        format_: ``csv`` (a folder: one file per table and CSVW metadata), ``jsonl`` (a folder: one
            file of whole records per type of record), ``sqlite`` (one database) or ``xlsx`` (one
            workbook).
        out: the folder or file to write; it must not exist, or be empty.
        release: version, folder or release; the newest if left out.
        tables: only these tables; for ``jsonl``, only the records of these tables. Foreign keys to
            tables that are left out are left out too.

    Raises:
        UsageError: there is no such format, `out` is taken or cannot be written, `tables` is
            empty or names a table twice, or the format cannot hold what is in the tables.
        UnknownTable: the release has no such table; the message lists near matches.
        ReleaseNotFound: there is no such release; the message says how to get it.
        ReleaseCorrupt: a file is not what the release recorded, or breaks its own keys.
        MissingExtra: ``xlsx`` without xlsxwriter.
    """
    chosen = _FORMATS.get(format_)
    if chosen is None:
        raise UsageError(_no_format(format_))
    names = _distinct(tables)
    # Told before the work, not after it.
    require_free(out, folder=chosen.folder)
    found, _ = open_release(release)
    return place(chosen.render(found, names), out, folder=chosen.folder)


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
    hint = near(name, _FORMATS)
    return f"there is no format {name!r}: choose one of {', '.join(_FORMATS)}{hint}"
