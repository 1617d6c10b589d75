"""What is recorded of the files of a release, in three places, and whether they still are so.

The digest of every file stands in ``SHA256SUMS``; those of the tables stand in ``manifest.json``
too, with sizes and content hashes, and in ``croissant.json``. Each fault is said once: of a file
that is not as it was recorded, nothing more is said but how many rows and columns it now has.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from ceasefire_data.errors import CeasefireDataError, ReleaseCorrupt
from ceasefire_data.manifest import MANIFEST, SUMS, Manifest, TableEntry, parse_sums, read_bytes
from ceasefire_data.release.following import alike
from ceasefire_data.release.manifest import canonical, content_hash, file_sha256

ADDED = f"not in {SUMS}; nothing is added to a release"
"""What is said of a file that is in the folder and should not be."""

_SHOWN = 12
_CROISSANT = "croissant.json"


def files_that_differ(folder: Path) -> list[str]:
    """Compare the files of a folder with its ``SHA256SUMS``; return one line per fault."""
    present: set[str] = set()
    findings: list[str] = []
    odd: set[str] = set()
    for path in sorted(folder.iterdir()):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            present.add(path.name)
        else:
            odd.add(path.name)
            what = "a symbolic link" if stat.S_ISLNK(mode) else "not a plain file"
            findings.append(f"{path.name}: {what}; a release holds plain files only")
    if SUMS in odd:
        return findings
    try:
        sums = parse_sums(read_bytes(folder, SUMS), SUMS)
    except ReleaseCorrupt as error:
        return [*findings, unreadable(folder, SUMS, error)]
    for name in sorted(present - sums.keys() - {SUMS}):
        findings.append(f"{name}: {ADDED}")
    for name in sorted(sums.keys() - present - odd):
        findings.append(f"{name}: missing; {SUMS} lists it")
    for name in sorted(sums.keys() & present):
        digest = file_sha256(folder / name)
        if digest != sums[name]:
            findings.append(f"{name}: has SHA-256 {_apart(digest, SUMS, sums[name])}")
    return findings


def sound_tables(
    folder: Path, manifest: Manifest, known: Collection[str]
) -> tuple[dict[str, pa.Table], list[str]]:
    """Read the tables that are as the manifest says; return them, and one line per fault.

    Args:
        folder: the release.
        manifest: its manifest.
        known: names of files in which a fault was found already.
    """
    said = {} if _CROISSANT in known else _digests(folder)
    tables: dict[str, pa.Table] = {}
    listed = {entry.path for entry in manifest.tables.values()}
    findings = [
        f"{path.name}: not a table of {MANIFEST}"
        for path in sorted(folder.glob("*.parquet"))
        if path.name not in listed and path.name not in known
    ]
    for name, entry in manifest.tables.items():
        wrong = entry.path in known
        try:
            data = read_bytes(folder, entry.path)
            if not wrong and (line := _other_bytes(entry, data, said)):
                findings.append(line)
                wrong = True
            table = _parse(data)
        except ReleaseCorrupt as error:
            if not wrong:
                findings.append(unreadable(folder, entry.path, error))
            continue
        found = (table.num_rows, table.num_columns)
        if found != (entry.rows, entry.columns):
            findings.append(
                f"{entry.path}: has {found[0]} rows and {found[1]} columns, "
                f"{MANIFEST} says {entry.rows} and {entry.columns}"
            )
        elif not wrong:
            lines = list(_other_content(name, entry, table))
            findings += lines
            if not lines:
                tables[name] = table
    return tables, findings


def unreadable(folder: Path, name: str, error: ReleaseCorrupt) -> str:
    """Return why a file cannot be read as a finding, which begins with its name."""
    text = str(error).replace(f"{folder}{os.sep}", "").removeprefix(name).lstrip(": ")
    # The place in the file follows its name without a blank.
    return f"{name}:{text}" if text[:1].isdigit() else f"{name}: {text}"


def _digests(folder: Path) -> dict[str, str]:
    """Return the digests of tables that ``croissant.json`` gives, as far as it has its form."""
    try:
        files = json.loads(read_bytes(folder, _CROISSANT))["distribution"]
        return {
            file["contentUrl"]: file["sha256"]
            for file in files
            if isinstance(file.get("contentUrl"), str) and isinstance(file.get("sha256"), str)
        }
    except (ReleaseCorrupt, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return {}  # the releases before schema 1.1.0 have none; its form is for others to judge


def _other_bytes(entry: TableEntry, data: bytes, said: Mapping[str, str]) -> str | None:
    """Compare the bytes of a table with what is recorded of them."""
    digest = sha256(data).hexdigest()
    if digest != entry.sha256:
        return f"{entry.path}: has SHA-256 {_apart(digest, MANIFEST, entry.sha256)}"
    if len(data) != entry.bytes:
        return f"{entry.path}: has {len(data)} bytes, {MANIFEST} says {entry.bytes}"
    if (other := said.get(entry.path, digest)) != digest:
        return f"{entry.path}: has SHA-256 {_apart(digest, _CROISSANT, other)}"
    return None


def _parse(data: bytes) -> pa.Table:
    """Read a table, whatever its digest, so that what differs can be said."""
    try:
        table = ParquetFile(pa.BufferReader(data)).read()
        table.validate(full=True)
    except (OSError, pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        reason = str(error).split("\n", 1)[0]
        raise ReleaseCorrupt(f"cannot be read as Parquet: {reason}") from error
    return table


def _other_content(name: str, entry: TableEntry, table: pa.Table) -> Iterator[str]:
    """Compare what a table holds with what is recorded of it."""
    try:
        digest = content_hash(canonical(table))
    except CeasefireDataError as error:
        yield f"{entry.path}: {error}"
    else:
        if digest != entry.content_sha256:
            yield f"{entry.path}: has content hash {_apart(digest, MANIFEST, entry.content_sha256)}"
    said = (table.schema.metadata or {}).get(b"table", b"").decode(errors="replace")
    if said != name:
        yield f"{entry.path}: calls itself table {said!r}, {MANIFEST} calls it {name!r}"


def _apart(digest: str, where: str, said: str) -> str:
    """Show two digests as far as it takes to see them differ."""
    length = max(_SHOWN, alike(digest, said) + 1)
    return f"{digest[:length]}..., {where} says {said[:length]}..."
