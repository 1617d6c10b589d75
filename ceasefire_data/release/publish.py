"""Turn a validated candidate into a release, by one rename, or refuse and say why.

A release is for ever, so everything that could be wrong is looked at first, then the files are
copied into a staging folder on the same file system, compared with their recorded digests and
written through to the disk, and only then does one rename make them a release. A kill at any
moment leaves the folder of releases as it was or with the whole new release in it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from ceasefire_data.catalog import Release, find_release, open_release
from ceasefire_data.curation.dataset import read_dataset
from ceasefire_data.errors import ReleaseCorrupt, ReleaseRefused
from ceasefire_data.manifest import SUMS, Manifest, parse_sums, read_bytes, version_key
from ceasefire_data.reading import load
from ceasefire_data.release.changes import changes_table, unexplained
from ceasefire_data.release.checkout import git
from ceasefire_data.release.manifest import content_hash, file_sha256
from ceasefire_data.release.staging import locked, remove_leftovers, staging, sync
from ceasefire_data.release.verify import verify

_PIN = re.compile(r"^pyarrow==([^\s;\\]+)", re.MULTILINE)
_SHOWN = 10


def publish(
    candidate: Path,
    releases: Path,
    *,
    records: Path | None,
    requirements: Path | None,
    note: Callable[[str], None] = lambda text: None,
    step: Callable[[str], None] = lambda name: None,
) -> Release:
    """Publish a candidate into a folder of releases and return the release.

    Args:
        candidate: the candidate's folder, named for its version, with the receipt in it.
        releases: the folder of releases; made if it is not there.
        records: the folder of the data set's records: they must be those that the candidate was
            built from, and committed if git sees them. None skips this.
        requirements: the file that pins the pyarrow of releases (``pyarrow==...``). None, or a
            file that is not there, skips this.
        note: is told, in one line each, which checks were skipped.
        step: is told the name of each step when it is done; for progress, and for tests that kill.

    Raises:
        ReleaseNotFound: `candidate` is not the folder of a candidate.
        ReleaseCorrupt: its manifest, or a release before it, is damaged.
        RecordError: a record is faulty.
        ReleaseRefused: it may not be published; the message lists why: no receipt that matches,
            digests that do not match, a version that is taken, not newer than the newest or still
            ``.dev``, released ids that vanished, changes without a reason, another pyarrow than
            the pinned one, records that are not committed or not those of the candidate, or
            another run under way.
    """
    found, manifest = open_release(candidate)
    _check_version(candidate, manifest)
    _check_writer(manifest, requirements, note)
    _check_records(manifest, records, note)
    step("candidate opened")
    releases.mkdir(parents=True, exist_ok=True)
    with locked(releases):
        remove_leftovers(releases)
        step("leftovers removed")
        target = releases / found.version
        _check_place(manifest, releases)
        _check_content(found, manifest, releases)
        step("candidate checked")
        with staging(releases, found.version) as folder:
            step("staging folder made")
            _copy(candidate, folder, step)
            sync(folder)
            step("files synced")
            # Nothing may be overwritten: a rename would replace an empty folder without a word.
            if os.path.lexists(target):
                raise ReleaseRefused(f"{target} is there already; a release is never replaced")
            folder.rename(target)
            step("renamed")
        sync(releases)
    step("done")
    return find_release(target)


def _check_version(candidate: Path, manifest: Manifest) -> None:
    if version_key(manifest.version) is None:
        raise ReleaseRefused(
            f"{manifest.version} is a trial candidate; set the final version and build it anew"
        )
    if candidate.resolve().name != manifest.version:
        raise ReleaseRefused(f"{candidate} holds {manifest.version}; its folder must be named so")


def _check_writer(
    manifest: Manifest, requirements: Path | None, note: Callable[[str], None]
) -> None:
    """Refuse files that another pyarrow than the pinned one wrote: nobody could rebuild them."""
    if requirements is None or not requirements.is_file():
        note("no file pins the pyarrow of releases, so which one wrote this is not checked")
        return
    pinned = _PIN.findall(requirements.read_text(encoding="utf-8"))
    if manifest.pyarrow not in pinned or pa.__version__ not in pinned:
        raise ReleaseRefused(
            f"{requirements} pins pyarrow {' or '.join(pinned) or 'nowhere'}; the candidate was "
            f"written by {manifest.pyarrow} and {pa.__version__} is running"
        )


def _check_records(manifest: Manifest, records: Path | None, note: Callable[[str], None]) -> None:
    """Refuse a candidate that nobody could rebuild from the records as they are committed."""
    if records is None:
        note("no folder of records is given, so whether they are the candidate's is not checked")
        return
    if read_dataset(records).tree_sha256 != manifest.records_sha256:
        raise ReleaseRefused(
            f"{records} has changed since the candidate {manifest.version} was built: build it anew"
        )
    _check_committed(records, note)


def _check_committed(records: Path, note: Callable[[str], None]) -> None:
    """Refuse records that git knows as changed or does not know at all."""
    checkout = [folder for folder in records.resolve().parents if (folder / ".git").exists()]
    if (records / ".git").exists():
        checkout.append(records)
    if not checkout or shutil.which("git") is None:
        why = "git is not installed" if checkout else f"{records} is not in a git checkout"
        note(f"{why}, so whether the records are committed is not checked")
        return
    changed = git(records, "status", "--porcelain", "--untracked-files=all", "--", ".")
    if changed is None:
        raise ReleaseRefused(f"git cannot say whether {records} is committed")
    if changed:
        raise _refused(f"{records} has changes that are not committed", changed.splitlines())


def _check_place(manifest: Manifest, releases: Path) -> None:
    """Refuse a version that is taken, or that does not follow the newest release."""
    version = manifest.version
    if os.path.lexists(releases / version):
        raise ReleaseRefused(
            f"{releases / version} is there already, if only as an empty folder; "
            "a release is never replaced"
        )
    published = [folder.name for folder in releases.iterdir() if version_key(folder.name)]
    newest = max(published, key=lambda name: version_key(name) or (), default=None)
    if newest is not None and (version_key(version) or ()) <= (version_key(newest) or ()):
        raise ReleaseRefused(f"{version} does not come after {newest}, the newest release")
    if manifest.previous != newest:
        raise ReleaseRefused(
            f"the candidate was built to follow {manifest.previous or 'nothing'}, and the newest "
            f"release is {newest or 'none'}: build it anew"
        )


def _check_content(found: Release, manifest: Manifest, releases: Path) -> None:
    """Refuse a candidate that is not sound, or that changes what was released without a reason."""
    previous = find_release(releases / manifest.previous) if manifest.previous else None
    changes = changes_table(previous, load("records", found))
    faults = unexplained(changes)
    if faults:
        raise _refused(f"{found.version} changes what {manifest.previous} released", faults)
    findings = verify(found)
    if findings:
        raise _refused(f"the candidate {found.version} is not sound", findings)
    if "changes" not in found.tables or content_hash(load("changes", found)) != content_hash(
        changes
    ):
        raise ReleaseRefused("the candidate's table changes is not what changed: build it anew")


def _copy(candidate: Path, folder: Path, step: Callable[[str], None]) -> None:
    """Copy the files of a candidate and prove each copy, on disk, by its recorded digest."""
    listing = read_bytes(candidate, SUMS)
    for name, digest in parse_sums(listing, str(candidate / SUMS)).items():
        copy = folder / name
        copy.write_bytes(read_bytes(candidate, name))
        sync(copy)
        if file_sha256(copy) != digest:
            raise ReleaseCorrupt(f"{candidate / name} was changed while it was being copied")
        step(f"copied {name}")
    (folder / SUMS).write_bytes(listing)
    sync(folder / SUMS)
    step(f"copied {SUMS}")


def _refused(what: str, lines: list[str] | tuple[str, ...]) -> ReleaseRefused:
    """Return a refusal with its reasons, one to a line."""
    shown = [f"  {line}" for line in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        shown.append(f"  and {len(lines) - _SHOWN} more")
    return ReleaseRefused("\n".join([f"{what}:", *shown]))
