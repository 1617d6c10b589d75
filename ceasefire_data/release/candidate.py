"""Write a candidate: a folder that holds everything of a release but the right to be one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from ceasefire_data.catalog import Release
from ceasefire_data.errors import ReleaseCorrupt, ReleaseRefused, UsageError
from ceasefire_data.manifest import (
    MANIFEST,
    SUMS,
    TableEntry,
    base_version,
    parse_sums,
    read_bytes,
    version_key,
)
from ceasefire_data.release.changes import changes_table
from ceasefire_data.release.documents import document_texts
from ceasefire_data.release.manifest import (
    RECEIPT,
    Identity,
    build_manifest,
    canonical,
    file_sha256,
    receipt_text,
    sums_text,
    table_entry,
    write_table,
)
from ceasefire_data.release.staging import locked, remove_leftovers, staging
from ceasefire_data.release.structure import Structure


def write_candidate(
    tables: Mapping[str, pa.Table], base: Path, *, identity: Identity, previous: Release | None
) -> Path:
    """Write the candidate of a release to ``base/<version>/`` and return that folder.

    It holds one Parquet file per table, those given and `changes`, with ``manifest.json``, every
    text (see `ceasefire_data.release.documents`) and ``SHA256SUMS``. It is written beside its place
    and put there by a rename, so it is never half of one build and half of another; an earlier
    candidate of the same version is replaced. The receipt is added by :func:`write_receipt`.

    Args:
        tables: the tables by name, `records` among them, in the form that `tabular` gives them.
        base: the folder of candidates; made if it is not there.
        identity: what the release says of itself.
        previous: the release that it comes after; none for the first.

    Raises:
        ReleaseRefused: a table cannot be released as it is, or the version does not come after
            that of `previous`.
        ReleaseCorrupt: the version is not CalVer, or files of `previous` are damaged.
        UsageError: `records` is missing or `changes` is given.
    """
    if "records" not in tables or "changes" in tables:
        raise UsageError("a candidate is written from all tables but changes, records among them")
    if previous is not None and _number(identity.version) <= _number(previous.version):
        raise ReleaseRefused(
            f"{identity.version} does not come after {previous.version}, the release before it"
        )
    changes = changes_table(previous, tables["records"])
    everything = {**tables, "changes": changes}
    base.mkdir(parents=True, exist_ok=True)
    with locked(base):
        remove_leftovers(base)
        with staging(base, identity.version) as folder:
            entries: dict[str, TableEntry] = {}
            for name in sorted(everything):
                path = folder / f"{name}.parquet"
                entries[name] = _write(everything[name], path, name)
            before = previous.version if previous else None
            _write_text(folder / MANIFEST, build_manifest(identity, before, entries))
            form = Structure.of(previous) if previous else None
            texts = document_texts(identity, everything, entries, previous=form)
            for name, text in texts.items():
                _write_text(folder / name, text)
            digests = {path.name: file_sha256(path) for path in folder.iterdir()}
            _write_text(folder / SUMS, sums_text(digests))
            return _put(folder, base / identity.version)


def write_receipt(candidate: Path, findings_summary: Mapping[str, Any]) -> Path:
    """Add the receipt of a validation to a candidate, and its line to ``SHA256SUMS``.

    The lines of the other files stay as they were written, so a file that was changed after the
    build is still found out.

    Args:
        candidate: the candidate's folder.
        findings_summary: see :func:`ceasefire_data.release.manifest.receipt_text`.

    Returns:
        The path of the receipt.

    Raises:
        ReleaseCorrupt: manifest or ``SHA256SUMS`` are missing, or disagree.
        UsageError: the summary has a wrong form.
    """
    manifest = read_bytes(candidate, MANIFEST)
    sums = parse_sums(read_bytes(candidate, SUMS), str(candidate / SUMS))
    if sums.get(MANIFEST) != hashlib.sha256(manifest).hexdigest():
        raise ReleaseCorrupt(f"{candidate / MANIFEST} has another SHA-256 than {SUMS} says")
    text = receipt_text(manifest, findings_summary)
    path = candidate / RECEIPT
    sums[RECEIPT] = hashlib.sha256(text.encode()).hexdigest()
    _write_text(path, text)
    _write_text(candidate / SUMS, sums_text(sums))
    return path


def _write(table: pa.Table, path: Path, name: str) -> TableEntry:
    try:
        table = canonical(table)
        write_table(table, path)
        return table_entry(table, path)
    except ReleaseRefused as error:
        raise ReleaseRefused(f"table {name}: {error}") from error


def _write_text(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def _put(folder: Path, target: Path) -> Path:
    """Rename a finished folder to its place, with an older one out of the way for that moment."""
    if target.exists():
        # A rename cannot replace a folder that is not empty. A staging name, so that a kill
        # between here and its removal leaves nothing that the next run does not clean up.
        with staging(target.parent, f"{target.name}.old") as old:
            target.rename(old / target.name)
            folder.rename(target)
    else:
        folder.rename(target)
    return target


def _number(version: str) -> tuple[int, int, int]:
    number = version_key(base_version(version) or "")
    if number is None:
        raise ReleaseCorrupt(f"{version!r} is not a version YYYY.M.N or YYYY.M.N.devN")
    return number
