"""Which releases there are and where they lie.

A release is a folder named for its version. It is looked up by version in the folders of
:func:`ceasefire_data.paths.release_roots`, or taken from wherever its folder is.

This module is on the way to :func:`ceasefire_data.reading.load`, so it imports the standard
library only, and of that nothing slow.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ceasefire_data.errors import ReleaseCorrupt, ReleaseNotFound, UsageError
from ceasefire_data.manifest import MANIFEST, Manifest, read_manifest, version_key
from ceasefire_data.paths import release_roots


@dataclass(frozen=True, slots=True)
class Release:
    """One release of the data.

    Attributes:
        version: ``YYYY.M.N``; a candidate that is not published yet ends in ``.devN``.
        day: the day of the release.
        schema_version: the version of the schema that its records and tables follow.
        path: its folder, absolute.
        tables: the names of its tables, sorted.
    """

    version: str
    day: date
    schema_version: str
    path: Path
    tables: tuple[str, ...]


def releases() -> tuple[Release, ...]:
    """Return every release that can be found by version, oldest first, newest last.

    Where two folders of releases hold the same version, the first in the order of
    :func:`ceasefire_data.paths.release_roots` is taken. Candidates (``.devN``) are not listed.

    Raises:
        ReleaseCorrupt: one of them has no manifest or one that is wrong.
    """
    return tuple(_open(folder, version)[0] for version, folder in _catalogue().items())


def find_release(release: str | os.PathLike[str] | Release | None = None) -> Release:
    """Return the release of that version or in that folder, or the newest.

    Args:
        release: a version, the path of a release folder (a text that reads as a published
            version is always a version: write ``./2026.11.0`` for the folder), a release, or
            nothing for the newest.

    Raises:
        ReleaseNotFound: it is not there; the message says how to get it.
        ReleaseCorrupt: it is there, and its manifest is missing or wrong.
        UsageError: `release` is of a type that cannot name a release.
    """
    return release if isinstance(release, Release) else open_release(release)[0]


def open_release(
    release: str | os.PathLike[str] | Release | None = None,
) -> tuple[Release, Manifest]:
    """Return a release together with its manifest, read and checked now.

    Raises:
        ReleaseNotFound: it is not there; the message says how to get it.
        ReleaseCorrupt: it is there, and its manifest is missing or wrong.
        UsageError: `release` is of a type that cannot name a release.
    """
    folder, version = _place(release)
    if version is None and not (folder / MANIFEST).exists():
        raise ReleaseNotFound(f"{folder} is not the folder of a release: no {MANIFEST} in it")
    return _open(folder, version)


def locate(release: str | os.PathLike[str] | Release | None = None) -> Path:
    """Return the folder of a release without opening anything in it.

    Raises:
        ReleaseNotFound: it is not there; the message says how to get it.
        UsageError: `release` is of a type that cannot name a release.
    """
    return _place(release)[0]


def _place(release: str | os.PathLike[str] | Release | None) -> tuple[Path, str | None]:
    """Return the folder of a release and, unless it was named by folder, the version it must be."""
    if isinstance(release, Release):
        return release.path, release.version
    if release is None:
        catalogue = _catalogue()
        if not catalogue:
            raise ReleaseNotFound(_how_to_get(None))
        newest = next(reversed(catalogue))
        return catalogue[newest], newest
    try:
        name: str | bytes = os.fspath(release)
    except TypeError:
        name = b""
    if isinstance(name, bytes):
        raise UsageError(
            "a release is named by its version as text, by the path of its folder, or left out "
            f"for the newest, not by {release!r}"
        )
    if isinstance(release, str) and version_key(release):
        for root in release_roots():
            if (root / release).is_dir():
                return (root / release).absolute(), release
    elif name and Path(name).expanduser().is_dir():
        return Path(name).expanduser().absolute(), None
    raise ReleaseNotFound(_how_to_get(name))


def _open(folder: Path, version: str | None) -> tuple[Release, Manifest]:
    """Read the manifest of a folder; `version` is the one it must be of, if that is known."""
    manifest = read_manifest(folder)
    if version is not None and manifest.version != version:
        raise ReleaseCorrupt(
            f"{folder / MANIFEST} is of {manifest.version}, where {version} should be"
        )
    names = tuple(manifest.tables)
    return (
        Release(manifest.version, manifest.day, manifest.schema_version, folder, names),
        manifest,
    )


def _catalogue() -> dict[str, Path]:
    """Return the folders of the published versions, oldest first."""
    found: dict[str, Path] = {}
    for root in release_roots():
        try:
            folders = list(root.iterdir())
        except OSError:
            continue  # a root that is not there holds nothing
        for folder in folders:
            if version_key(folder.name) and folder.name not in found and folder.is_dir():
                found[folder.name] = folder.absolute()
    return {name: found[name] for name in sorted(found, key=_order)}


def _order(version: str) -> tuple[int, ...]:
    return version_key(version) or ()


def _how_to_get(name: str | None) -> str:
    """Say in one line that a release is not there and the two ways to get it."""
    version = name if name is not None and version_key(name) else None
    if name is None:
        what = "there is no release"
    elif version is not None:
        what = f"there is no release {version}"
    else:
        what = f"{name!r} is neither the version of a release (YYYY.M.N) nor the folder of one"
    package = f"ceasefire-data=={version}" if version else "ceasefire-data"
    roots = ", ".join(map(str, release_roots())) or "no folder at all"
    have = ", ".join(_catalogue())
    return (
        f"{what} (looked in {roots}{'; found ' + have if have else ''}): "
        f"pip install {package}, or put its folder anywhere and name it by its path, or set "
        "CEASEFIRE_DATA_RELEASES to the folder above it"
    )
