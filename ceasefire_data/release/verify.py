"""Say whether a release still is what it was when it was published, and what differs if not."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from ceasefire_data.catalog import Release, locate
from ceasefire_data.errors import CeasefireDataError, ReleaseCorrupt
from ceasefire_data.manifest import (
    MANIFEST,
    SUMS,
    Manifest,
    TableEntry,
    parse_manifest,
    parse_sums,
    read_bytes,
)
from ceasefire_data.release.following import (
    Rebuild,
    alike,
    first_line_that_differs,
    tables_that_differ,
)
from ceasefire_data.release.keys import check_keys
from ceasefire_data.release.manifest import RECEIPT, content_hash, file_sha256

_SHOWN = 12

Write = Callable[[Path, Manifest, Mapping[str, pa.Table]], Mapping[str, str]]
"""Makes the texts of a release anew, those that can be made, from its manifest and tables."""


def verify(
    release: str | os.PathLike[str] | Release | None = None,
    *,
    rebuild: Rebuild | None = None,
    write: Write | None = None,
) -> tuple[str, ...]:
    """Check a release against everything that it says of itself; return one line per fault.

    Checked are: that the folder holds plain files only, those of ``SHA256SUMS`` and no other, with
    these digests; every table against the manifest (bytes, rows, columns, SHA-256, content hash);
    the receipt against the manifest; primary keys (unique), foreign keys (nothing dangling) and
    columns without gaps, as the schema of each table states them; with `rebuild`, that the tables
    follow from the records: contents always, and bytes where this very pyarrow wrote them; and with
    `write`, that the texts follow from the tables.

    Args:
        release: version, folder or release; the newest if left out.
        rebuild: makes the tables from `records` and, where it is there, `recodings`; it gets all
            tables that can be read.
        write: makes the texts from folder, manifest and tables, those that it can make.

    Returns:
        The faults, each one line that names the file; empty if the release is sound.

    Raises:
        ReleaseNotFound: there is no such release.
        MissingExtra: a library is missing that the tables are made with.
    """
    folder = locate(release)
    sums, findings = _files(folder)
    try:
        manifest = parse_manifest(read_bytes(folder, MANIFEST), MANIFEST)
    except ReleaseCorrupt as error:
        return (*findings, _inside(folder, error))
    if isinstance(release, Release) and release.version != manifest.version:
        findings.append(f"{MANIFEST}: is of {manifest.version}, not of {release.version}")
    findings += _receipt(folder)
    findings += _listed(folder, manifest)
    tables: dict[str, pa.Table] = {}
    for name, entry in manifest.tables.items():
        try:
            data = read_bytes(folder, entry.path)
            findings += _bytes(entry, data, sums)
            tables[name] = _parse(data, entry.path)
        except ReleaseCorrupt as error:
            findings.append(_inside(folder, error))
        else:
            findings += _described(name, entry, tables[name])
    unreadable = manifest.tables.keys() - tables.keys()
    for name, table in tables.items():
        findings += check_keys(name, table, tables, unreadable)
    # What follows from a table that cannot be read would be named as wrong, and is not.
    if rebuild is not None and "records" in tables and not unreadable:
        findings += tables_that_differ(tables, manifest, rebuild)
    if write is not None and not unreadable:
        findings += _texts(folder, write(folder, manifest, tables))
    return tuple(findings)


def _texts(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    """Compare the texts of a release with those that follow from its tables."""
    for name, text in texts.items():
        try:
            released = read_bytes(folder, name)
        except ReleaseCorrupt as error:
            yield f"{_inside(folder, error)}; the tables give such a file"
        else:
            if released != text.encode():
                where = first_line_that_differs(released, text.encode())
                yield f"{name}: is not what the tables give: {where}"


def _files(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Compare the files of a folder with its ``SHA256SUMS``; return that and the faults."""
    present, findings = set(), []
    for path in sorted(folder.iterdir()):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            present.add(path.name)
        else:
            what = "a symbolic link" if stat.S_ISLNK(mode) else "not a plain file"
            findings.append(f"{path.name}: {what}; a release holds plain files only")
    try:
        sums = parse_sums(read_bytes(folder, SUMS), SUMS)
    except ReleaseCorrupt as error:
        return {}, [*findings, _inside(folder, error)]
    for name in sorted(present - sums.keys() - {SUMS}):
        findings.append(f"{name}: not in {SUMS}; nothing is added to a release")
    for name in sorted(sums.keys() - present):
        if not (folder / name).is_symlink():
            findings.append(f"{name}: missing; {SUMS} lists it")
    for name in sorted(sums.keys() & present):
        digest = file_sha256(folder / name)
        if digest != sums[name]:
            findings.append(f"{name}: has SHA-256 {_apart(digest, SUMS, sums[name])}")
    return sums, findings


def _receipt(folder: Path) -> Iterator[str]:
    """Check that the release was validated, and this very manifest."""
    try:
        receipt = json.loads(read_bytes(folder, RECEIPT))
        validated, passed = receipt["manifest_sha256"], receipt["passed"]
    except ReleaseCorrupt as error:
        yield _inside(folder, error)
    except (ValueError, TypeError, KeyError, RecursionError):
        yield f"{RECEIPT}: not the receipt of a validation"
    else:
        if validated != file_sha256(folder / MANIFEST):
            yield f"{RECEIPT}: is of another candidate; it names another {MANIFEST}"
        if passed is not True:
            yield f"{RECEIPT}: says that the validation failed"


def _listed(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Check that every Parquet file is a table of the manifest."""
    known = {entry.path for entry in manifest.tables.values()}
    for path in sorted(folder.glob("*.parquet")):
        if path.name not in known:
            yield f"{path.name}: not a table of {MANIFEST}"


def _bytes(entry: TableEntry, data: bytes, sums: Mapping[str, str]) -> Iterator[str]:
    """Compare the bytes of a table with its entry in the manifest.

    Nothing is said again that was said of ``SHA256SUMS``, where the two agree.
    """
    digest = sha256(data).hexdigest()
    if digest != entry.sha256 and sums.get(entry.path) != entry.sha256:
        yield f"{entry.path}: has SHA-256 {_apart(digest, MANIFEST, entry.sha256)}"
    if digest == entry.sha256 and len(data) != entry.bytes:
        yield f"{entry.path}: has {len(data)} bytes, {MANIFEST} says {entry.bytes}"


def _parse(data: bytes, path: str) -> pa.Table:
    """Read a table, whatever its digest, so that what differs can be said."""
    try:
        table = ParquetFile(pa.BufferReader(data)).read()
        table.validate(full=True)
    except (OSError, pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        reason = str(error).split("\n", 1)[0]
        raise ReleaseCorrupt(f"{path}: cannot be read as Parquet: {reason}") from error
    return table


def _described(name: str, entry: TableEntry, table: pa.Table) -> Iterator[str]:
    """Compare what a table holds with its entry in the manifest."""
    found, said = (table.num_rows, table.num_columns), (entry.rows, entry.columns)
    if found != said:
        yield (
            f"{entry.path}: has {found[0]} rows and {found[1]} columns, "
            f"{MANIFEST} says {said[0]} and {said[1]}"
        )
    else:
        try:
            digest = content_hash(table)
        except CeasefireDataError as error:
            yield f"{entry.path}: {error}"
        else:
            if digest != entry.content_sha256:
                what = _apart(digest, MANIFEST, entry.content_sha256)
                yield f"{entry.path}: has content hash {what}"
    said_name = (table.schema.metadata or {}).get(b"table", b"").decode(errors="replace")
    if said_name != name:
        yield f"{entry.path}: calls itself table {said_name!r}, {MANIFEST} calls it {name!r}"


def _apart(digest: str, where: str, said: str) -> str:
    """Show two digests as far as it takes to see them differ."""
    length = max(_SHOWN, alike(digest, said) + 1)
    return f"{digest[:length]}..., {where} says {said[:length]}..."


def _inside(folder: Path, error: ReleaseCorrupt) -> str:
    """Return an error as a finding, which names files as they are named inside the folder."""
    return str(error).replace(f"{folder}{os.sep}", "")
