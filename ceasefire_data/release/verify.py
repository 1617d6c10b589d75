"""Say whether a release still is what it was when it was published, and what differs if not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from ceasefire_data.catalog import Release, locate
from ceasefire_data.errors import MissingExtra, ReleaseCorrupt
from ceasefire_data.manifest import MANIFEST, Manifest, parse_manifest, read_bytes
from ceasefire_data.release.documents import CHANGELOG
from ceasefire_data.release.following import (
    DAMAGED,
    UNFIT,
    Rebuild,
    changelog_that_differs,
    changes_that_differ,
    first_line_that_differs,
    one_line,
    tables_that_differ,
)
from ceasefire_data.release.keys import check_keys
from ceasefire_data.release.manifest import RECEIPT
from ceasefire_data.release.receipt import ANOTHER, RuleHere, check_receipt
from ceasefire_data.release.recorded import ADDED, files_that_differ, sound_tables, unreadable

_TABLE_FILE = re.compile(r"(\w+)\.parquet")

Write = Callable[[Path, Manifest, Mapping[str, pa.Table]], Mapping[str, str]]
"""Makes the texts of a release anew, those that can be made, from its manifest and tables."""

Changes = Callable[[Path, Manifest, pa.Table], Mapping[str, pa.Table]]
"""Makes the table `changes` anew from `records`, if the release before is at hand."""

Rules = Callable[[Path, Manifest], Collection[RuleHere] | None]
"""Gives the rules that a release was validated with, if they are known."""


def verify(
    release: str | os.PathLike[str] | Release | None = None,
    *,
    rebuild: Rebuild | None = None,
    changes: Changes | None = None,
    write: Write | None = None,
    rules: Rules | None = None,
) -> tuple[str, ...]:
    """Check a release against everything that it says of itself; return one line per fault.

    Checked are: that the folder holds plain files only, those of ``SHA256SUMS`` and no other, with
    these digests; every table against the manifest (bytes, rows, columns, SHA-256, content hash)
    and against the digests of ``croissant.json``; the receipt (see `ceasefire_data.release.receipt`
    for what that proves); primary keys (unique), foreign keys (nothing dangling) and columns
    without gaps, as the schema of each table states them; with `rebuild`, that the tables follow
    from the records: contents always, and bytes where this very pyarrow wrote them; with `changes`,
    the same of that table; and with `write`, that the texts follow from the tables.

    What only follows from a fault is no other fault: a file that is not as it was recorded is not
    compared with anything else, nothing is made anew from a table in which a fault was found, and
    no text once there is one in any table.

    Hashes prove integrity, not origin: whoever can write every file can write a release that is
    sound. The records themselves and the tables `processes` and `coverage` were written by hand,
    and follow from nothing else in a release.

    Args:
        release: version, folder or release; the newest if left out.
        rebuild: makes the tables from `records` and, where it is there, `recodings`; it gets all
            tables in which no fault was found.
        changes: makes the table `changes` from folder, manifest and `records`, if it can.
        write: makes the texts from folder, manifest and tables, those that it can make.
        rules: gives the rules that must have run, if they are known, from folder and manifest.

    Returns:
        The faults, each one line that names the file; empty if the release is sound.

    Raises:
        ReleaseNotFound: there is no such release.
        MissingExtra: a library is missing that the tables are made with.
    """
    folder = locate(release)
    findings = list(files_that_differ(folder))
    known = _files(findings)
    if MANIFEST in known:
        return tuple(findings)  # nothing is held against what it says
    try:
        data = read_bytes(folder, MANIFEST)
        manifest = parse_manifest(data, MANIFEST)
    except ReleaseCorrupt as error:
        return (*findings, unreadable(folder, MANIFEST, error))
    if isinstance(release, Release) and release.version != manifest.version:
        findings.append(f"{MANIFEST}: is of {manifest.version}, not of {release.version}")
    if RECEIPT not in known or f"{RECEIPT}: {ADDED}" in findings:
        findings += _receipt(folder, data, rules(folder, manifest) if rules else None)
    tables, faults = sound_tables(folder, manifest, known)
    following = list(_following(folder, manifest, tables, rebuild, changes))
    findings += [*faults, *following]
    all_sound = tables.keys() == manifest.tables.keys() and not following
    if write is not None and all_sound and ANOTHER not in findings:
        findings += _texts(folder, manifest, tables, write, known)
    return tuple(findings)


def _receipt(folder: Path, manifest: bytes, rules: Collection[RuleHere] | None) -> Iterator[str]:
    """Check that the release was validated, and this very manifest."""
    try:
        receipt = read_bytes(folder, RECEIPT)
    except ReleaseCorrupt as error:
        yield unreadable(folder, RECEIPT, error)
    else:
        yield from check_receipt(receipt, sha256(manifest).hexdigest(), rules)


def _following(
    folder: Path,
    manifest: Manifest,
    tables: Mapping[str, pa.Table],
    rebuild: Rebuild | None,
    changes: Changes | None,
) -> Iterator[str]:
    """Compare the tables that are as they were recorded with each other."""
    faulty = manifest.tables.keys() - tables.keys()
    broken = [
        line for name, table in tables.items() for line in check_keys(name, table, tables, faulty)
    ]
    wrong: set[str] = set()
    # From records that lack what others refer to, every other table would seem to be wrong.
    lacking = any("is not in records.parquet" in line for line in broken)
    if "records" in tables and not lacking:
        lines = [] if rebuild is None else list(tables_that_differ(tables, manifest, rebuild))
        unfit = any(line.startswith(UNFIT) for line in lines)
        if changes is not None and "changes" in tables and not unfit:
            made = partial(changes, folder, manifest, tables["records"])
            lines += changes_that_differ(tables, manifest, made)
        yield from lines
        wrong = {name.removesuffix(".parquet") for name in _files(lines)}
    # A key into a table that is now known to be wrong says nothing of the table that it is in.
    yield from (line for line in broken if wrong.isdisjoint(_tables([line])))


def _texts(
    folder: Path,
    manifest: Manifest,
    tables: Mapping[str, pa.Table],
    write: Write,
    known: Collection[str],
) -> Iterator[str]:
    """Compare the texts of a release with those that follow from its tables."""
    try:
        texts = write(folder, manifest, tables)
    except MissingExtra:
        raise  # nothing is wrong with the release
    except DAMAGED as error:
        yield f"{MANIFEST}: no texts can be made of the tables that it lists: {one_line(error)}"
        return
    if texts and CHANGELOG not in {*texts, *known}:  # the release before is not at hand
        try:
            released = read_bytes(folder, CHANGELOG)
        except ReleaseCorrupt:
            yield f"{CHANGELOG}: missing; the tables give such a file"
        else:
            odd = list(changelog_that_differs(released, manifest, tables))
            yield from odd
            if odd:
                return  # what other texts say of that table follows from its fault
    for name in sorted(texts.keys() - known):
        try:
            released = read_bytes(folder, name)
        except ReleaseCorrupt:
            yield f"{name}: missing; the tables give such a file"
            continue
        if released != texts[name].encode():
            where = first_line_that_differs(released, texts[name].encode())
            yield f"{name}: is not what the tables give: {where}"


def _files(lines: Iterable[str]) -> set[str]:
    """Return the files that findings are about."""
    return {line.partition(":")[0] for line in lines}


def _tables(lines: Iterable[str]) -> set[str]:
    """Return the tables whose files findings name anywhere."""
    return {name for line in lines for name in _TABLE_FILE.findall(line)}
