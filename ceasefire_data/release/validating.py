"""Validating a release or candidate: its tables against all rules, with the receipt of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ceasefire_data.catalog import Release, find_release, open_release
from ceasefire_data.curation.dataset import read_dataset
from ceasefire_data.errors import CeasefireDataError, ReleaseNotFound
from ceasefire_data.paths import release_roots, validation_dir
from ceasefire_data.reading import load
from ceasefire_data.release.candidate import write_receipt
from ceasefire_data.validation.outcome import ValidationResult
from ceasefire_data.validation.running import validate_tables


@dataclass(frozen=True, slots=True)
class Validated:
    """A release or candidate that was validated.

    Attributes:
        release: the release or candidate.
        result: what the rules found.
        receipt: the receipt that was written; None for a release, which has its own for ever.
    """

    release: Release
    result: ValidationResult
    receipt: Path | None


def validate_release(
    target: str,
    *,
    dataset_root: Path | None,
    releases: Path | None,
    progress: Callable[[str], None] = lambda text: None,
) -> Validated:
    """Run every rule on the tables of a release or candidate, as users get them.

    Args:
        target: version or folder.
        dataset_root: folder of the records, to name their files in the findings; None: no files.
        releases: folder of the published releases, whose receipts are never written again.
        progress: is told in one line what is being done.

    Raises:
        ReleaseNotFound: there is no such release or candidate.
        ReleaseCorrupt: a file is not what the manifest recorded.
        MissingExtra: Great Expectations, pandas or SQLAlchemy is not installed.
        UsageError: a rule file is not a rule.
    """
    found, manifest = open_release(target)
    progress(f"reading {len(manifest.tables)} tables of {found.version}")
    tables = {name: load(name, found) for name in manifest.tables}
    progress("running the rules")
    result = validate_tables(
        tables,
        validation_dir=validation_dir(),
        previous=_rows_before(manifest.previous, releases),
        where=_places(dataset_root),
    )
    published = {root.resolve() for root in (*release_roots(), *([releases] if releases else []))}
    receipt = None
    if found.path.resolve().parent not in published:
        receipt = write_receipt(found.path, result.receipt_summary())
    return Validated(found, result, receipt)


def _rows_before(version: str | None, releases: Path | None) -> dict[str, int] | None:
    """Count the rows of the release before, for the bounds; None if it is not at hand."""
    if version is None:
        return None
    folder = releases / version if releases is not None else None
    try:
        before = find_release(folder if folder is not None and folder.is_dir() else version)
    except ReleaseNotFound:
        return None
    return {name: entry.rows for name, entry in open_release(before)[1].tables.items()}


def _places(dataset_root: Path | None) -> Callable[[str], tuple[str, int, int]] | None:
    """Find the files of records, if there is a data set to look in and it can be read."""
    if dataset_root is None:
        return None
    try:
        dataset = read_dataset(dataset_root)
    except CeasefireDataError:
        return None
    return dataset.where
