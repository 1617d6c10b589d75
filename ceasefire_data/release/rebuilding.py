"""Rebuilding from a release itself: its tables from what was written by hand, its texts from these.

Contents can be rebuilt by every later version of this package, for the schema is versioned. Words
and layout of the texts cannot: they are those of the version that made them, which the manifest
names, so texts are made again by that very version only. Any release whole, by its own code,
rebuilds `ceasefire_data.release.history`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa

from ceasefire_data.catalog import Release, find_release
from ceasefire_data.errors import ReleaseNotFound
from ceasefire_data.manifest import Manifest
from ceasefire_data.release.changes import changes_table
from ceasefire_data.release.documents import CHANGELOG, document_texts, has_words
from ceasefire_data.release.manifest import identity_of
from ceasefire_data.release.structure import Structure
from ceasefire_data.reliability.agreement import can_agree
from ceasefire_data.reliability.tables import rebuild_reliability
from ceasefire_data.tabular.assembly import rebuild_tables
from ceasefire_data.tabular.reference import rebuild_vocabulary
from ceasefire_data.version import package_version

WRITTEN = ("processes", "coverage")
"""Tables that were written by hand and stand nowhere else in a release."""

VOCABULARY = ("codes", "crosswalk")
"""Tables that the vocabulary gives."""

CODED_TWICE = ("recodings", "reliability")
"""Tables of what was coded twice, which need a library to be made again."""


def rebuild_release(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Make every table but `changes` again, from `records` and, if they are there, `recodings`.

    `processes` and `coverage` were written by hand themselves, and are given as they are; so are
    `codes` and `crosswalk` of a release of another schema, whose vocabulary is not known here, and
    `recodings` and `reliability` where the library that computes agreement is not installed.

    Args:
        tables: the released tables.
    """
    return (
        _as_they_are(tables, (*WRITTEN, *VOCABULARY))
        | rebuild_tables(tables["records"])
        | (rebuild_reliability(tables) if can_agree() else _as_they_are(tables, CODED_TWICE))
        | rebuild_vocabulary(tables)
    )


def _as_they_are(tables: Mapping[str, pa.Table], names: Iterable[str]) -> dict[str, pa.Table]:
    return {name: tables[name] for name in names if name in tables}


def rebuild_texts(
    folder: Path, manifest: Manifest, tables: Mapping[str, pa.Table]
) -> dict[str, str]:
    """Make the texts of a release again, those that this version of the package can make.

    Args:
        folder: the release.
        manifest: its manifest.
        tables: all its tables.

    Returns:
        The texts by the names of their files: none for a release that another version made or
        without the words to make them, and all but ``CHANGES.md`` where the release before is not
        at hand.
    """
    if why_no_texts(manifest) is not None:
        return {}
    before = release_before(folder, manifest)
    form = Structure.of(before) if before else None
    texts = document_texts(identity_of(folder), tables, manifest.tables, previous=form)
    if before is None and manifest.previous is not None:
        del texts[CHANGELOG]
    return texts


def rebuild_changes(folder: Path, manifest: Manifest, records: pa.Table) -> dict[str, pa.Table]:
    """Make the table `changes` of a release again, if the release before is at hand."""
    before = release_before(folder, manifest)
    if before is None and manifest.previous is not None:
        return {}
    return {"changes": changes_table(before, records)}


def release_before(folder: Path, manifest: Manifest) -> Release | None:
    """Find the release before, beside this one or in the catalogue; None where there is none."""
    if manifest.previous is None:
        return None
    beside = folder.parent / manifest.previous
    try:
        return find_release(beside if beside.is_dir() else manifest.previous)
    except ReleaseNotFound:
        return None


def made_here(manifest: Manifest) -> bool:
    """Say whether this very version of the package made a release, whatever that is a version of.

    A data set of others has versions of its own, and a candidate is not of the version that makes
    it; so the manifest says which version of the package made the release.
    """
    return manifest.package == package_version()


def why_no_texts(manifest: Manifest) -> str | None:
    """Say why the texts of a release cannot be made again here; None if they can."""
    if not made_here(manifest):
        maker = f"version {manifest.package}" if manifest.package else "an earlier version"
        return f"written by {maker} of the package, and this is {package_version()}"
    return None if has_words() else "written with words that python -OO drops"
