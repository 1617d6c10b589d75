"""Building: from a data set's records to the candidate of its next release."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.curation.checking import require_sound
from ceasefire_data.curation.dataset import Dataset, next_version
from ceasefire_data.errors import ReleaseRefused, UsageError
from ceasefire_data.manifest import SUMS, Manifest, parse_sums, read_bytes, version_key
from ceasefire_data.reading import load
from ceasefire_data.release.candidate import write_candidate
from ceasefire_data.release.manifest import RECEIPT, Identity
from ceasefire_data.reliability.tables import reliability_tables
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.reference import dataset_tables, vocabulary_tables


@dataclass(frozen=True, slots=True)
class Built:
    """A candidate that was built.

    Attributes:
        folder: the candidate's folder.
        version: its version; ``.dev0`` at the end if it is not to be published.
        previous: version of the release before it, if there is one.
        released: whether the records are those of a published release, and the candidate is
            that release built again.
        changes: the candidate's table ``changes``.
    """

    folder: Path
    version: str
    previous: str | None
    released: bool
    changes: pa.Table


def build(
    dataset_root: Path,
    candidates: Path,
    releases: Path,
    *,
    progress: Callable[[str], None] = lambda text: None,
) -> Built:
    """Check a data set, make its tables and write the candidate of a release.

    If the records are those of the newest release, the candidate is that release built again and
    must be equal to it: byte by byte under the pyarrow that wrote it, by content under any other;
    its texts only under the version of this package that wrote them.
    If ``dataset.yaml`` names a version after the newest, the candidate is of that version.
    Otherwise it is a trial of the next version, ``.dev0``, that cannot be published.

    Args:
        dataset_root: folder of the data set.
        candidates: folder in which the candidate's folder is made.
        releases: folder of the published releases.
        progress: is told in one line what is being done.

    Raises:
        RecordError: a record file is faulty by itself.
        LinkError: records are wrong among each other, or a released id is gone.
        ReleaseRefused: the records are unchanged and the candidate is not equal to the release.
        ReleaseCorrupt: the release before is damaged.
        UsageError: there is no data set, its version is before the newest release, or Python runs
            without docstrings.
        MissingExtra: sources were coded twice, and krippendorff is not installed.
    """
    older = released_versions(releases)
    newest = open_release(releases / older[-1]) if older else None
    progress("checking the records")
    dataset = require_sound(dataset_root, released_ids(newest[0] if newest else None))
    version, previous = _place(dataset, newest, older, releases)
    progress(f"making the tables of {len(dataset.files)} records")
    tables = build_tables(dataset.records)
    tables |= reliability_tables(dataset.records, dataset.recodings)
    tables |= dataset_tables(dataset.info) | vocabulary_tables()
    progress(f"writing {version}")
    folder = write_candidate(
        tables,
        candidates,
        identity=identity_of_dataset(dataset, version),
        previous=previous,
    )
    released = newest is not None and version == newest[0].version
    if newest is not None and released:
        _require_equal(folder, newest)
    return Built(
        folder=folder,
        version=version,
        previous=previous.version if previous else None,
        released=released,
        changes=load("changes", folder),
    )


def released_versions(releases: Path) -> list[str]:
    """List the versions that are published in a folder, oldest first."""
    if not releases.is_dir():
        return []
    found = [path.name for path in releases.iterdir() if version_key(path.name)]
    return sorted(found, key=lambda name: version_key(name) or (0, 0, 0))


def released_ids(newest: Release | None) -> list[str]:
    """List the ids of all records that were ever released: those of the newest release."""
    if newest is None:
        return []
    rows = load("records", newest, columns=["record_id"]).to_pylist()
    return [row["record_id"] for row in rows]


def newest_ids(releases: Path) -> list[str]:
    """List the ids of all records that were ever released into a folder."""
    versions = released_versions(releases)
    return released_ids(open_release(releases / versions[-1])[0]) if versions else []


def identity_of_dataset(dataset: Dataset, version: str) -> Identity:
    """Return what a release of a data set says of itself.

    Args:
        dataset: the data set.
        version: version of the release, which is not that of the data set for a trial.
    """
    info = dataset.info
    return Identity(
        dataset=info.name,
        title=info.title,
        version=version,
        day=info.day,
        schema_version=info.schema_version,
        licence=info.licence,
        processes=tuple((process.id, process.title) for process in info.processes),
        record_files=len(dataset.files),
        records_sha256=dataset.tree_sha256,
        description=info.description,
        homepage=info.homepage,
    )


def _place(
    dataset: Dataset,
    newest: tuple[Release, Manifest] | None,
    older: list[str],
    releases: Path,
) -> tuple[str, Release | None]:
    """Decide which version a candidate is of and which release it comes after."""
    info = dataset.info
    if newest is None:
        return info.version, None
    release, manifest = newest
    wanted, last = version_key(info.version), version_key(release.version)
    if wanted is None or last is None or wanted < last:
        raise UsageError(
            f"{dataset.root}/dataset.yaml: version {info.version} is before the newest release, "
            f"{release.version}"
        )
    if wanted > last:
        return info.version, release
    if manifest.records_sha256 == dataset.tree_sha256:
        before = open_release(releases / older[-2])[0] if len(older) > 1 else None
        return release.version, before
    return f"{next_version(release.version, info.day)}.dev0", release


def _require_equal(folder: Path, newest: tuple[Release, Manifest]) -> None:
    """Refuse a rebuilt release that differs from the published one.

    Tables are those of the release whatever builds them. Texts are, and the manifest is, where the
    version of this package and the pyarrow are those that wrote it.
    """
    release, manifest = newest
    _, rebuilt = open_release(folder)
    same_bytes = (rebuilt.pyarrow, rebuilt.platform) == (manifest.pyarrow, manifest.platform)
    here, there = (
        {
            entry.path: entry.sha256 if same_bytes else entry.content_sha256
            for entry in of.tables.values()
        }
        for of in (rebuilt, manifest)
    )
    differing = {"bytes" if same_bytes else "content": _differing(here, there)}
    if same_bytes and rebuilt.package == manifest.package:
        texts, others = (
            {name: digest for name, digest in _sums(path).items() if name not in tables}
            for path, tables in ((folder, here), (release.path, there))
        )
        others.pop(RECEIPT, None)  # the candidate gets its receipt when it is validated
        differing["texts"] = _differing(texts, others)
    found = [f"other {what}: {', '.join(names)}" for what, names in differing.items() if names]
    if found:
        raise ReleaseRefused(
            f"the records are those of release {release.version}, but what is built from them has "
            f"{'; '.join(found)}; a change of models, tables or texts needs a new version in "
            "dataset.yaml"
        )


def _sums(folder: Path) -> dict[str, str]:
    return parse_sums(read_bytes(folder, SUMS), str(folder / SUMS))


def _differing(here: Mapping[str, str], there: Mapping[str, str]) -> list[str]:
    """Name what is here or there and not the same in both."""
    return sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
