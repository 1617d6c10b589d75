"""Rebuild a release in the best way at hand, compare every file, and say how it was done.

The best way is its own commit: that code and those records build it whole. Where there is no
history, as in an installed package, what a release holds is made again from what it holds of the
written: its records, second codings, processes and coverage.
"""

from __future__ import annotations

import os
import sysconfig
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ceasefire_data.catalog import Release, locate, open_release
from ceasefire_data.curation.dataset import read_info
from ceasefire_data.errors import ReleaseCorrupt, ReleaseRefused, UsageError
from ceasefire_data.manifest import MANIFEST, SUMS, Manifest, parse_manifest, read_bytes
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.paths import records_dir
from ceasefire_data.release.checkout import Origin, find_origin
from ceasefire_data.release.comparing import differences
from ceasefire_data.release.following import same_writer
from ceasefire_data.release.history import build_again
from ceasefire_data.release.manifest import RECEIPT
from ceasefire_data.release.rebuilding import (
    CODED_TWICE,
    VOCABULARY,
    WRITTEN,
    rebuild_changes,
    rebuild_release,
    rebuild_texts,
    release_before,
    why_no_texts,
)
from ceasefire_data.release.verify import verify
from ceasefire_data.reliability.agreement import LIBRARY, can_agree


@dataclass(frozen=True, slots=True)
class Reproduction:
    """What came of rebuilding a release.

    Attributes:
        way: what it was rebuilt from.
        writer: pyarrow and platform that it was rebuilt under.
        by_bytes: whether every byte was compared; else what files hold.
        compared: the files that were built again and compared.
        left_out: one line for each file or group of files that was not, with the reason.
        findings: one line for each fault; empty if the release is what is built.
    """

    way: str
    writer: str
    by_bytes: bool
    compared: tuple[str, ...]
    left_out: tuple[str, ...]
    findings: tuple[str, ...]


def reproduce(
    release: str | os.PathLike[str] | Release | None = None,
    *,
    locked: bool = False,
    progress: Callable[[str], None] = lambda text: None,
) -> Reproduction:
    """Rebuild a release and compare every file with what is built.

    Args:
        release: version, folder or release; the newest if left out.
        locked: whether to install what the release's own commit locks, and build with that, so
            that bytes can be compared whatever is installed here.
        progress: is told in one line what is being done.

    Raises:
        ReleaseNotFound: there is no such release.
        ReleaseCorrupt: its manifest cannot be read.
        UsageError: `locked` is asked for where there is no commit to install from.
        MissingExtra: a library is missing that the tables are made with.
    """
    folder = locate(release)
    manifest = parse_manifest(read_bytes(folder, MANIFEST), str(folder / MANIFEST))
    root, origin = _origin(folder, manifest)
    if root is not None and origin is not None:
        return _from_history(root, origin, folder, manifest, locked=locked, progress=progress)
    if locked:
        raise UsageError(
            f"no commit of {manifest.version} is at hand whose locked packages could be installed"
        )
    progress("rebuilding from what the release itself holds")
    return _from_itself(folder, manifest)


def _origin(folder: Path, manifest: Manifest) -> tuple[Path | None, Origin | None]:
    """Find the commit of a release of our own data set, if this is a clone of its repository."""
    try:
        records = records_dir()
    except UsageError:
        return None, None
    root = records.parents[1]
    ours = read_info(records).name == manifest.dataset
    return root, find_origin(root, manifest.version) if ours else None


def _from_history(
    root: Path,
    origin: Origin,
    folder: Path,
    manifest: Manifest,
    *,
    locked: bool,
    progress: Callable[[str], None],
) -> Reproduction:
    way = f"from {origin}, by the code and the records of that commit"
    with tempfile.TemporaryDirectory(prefix="ceasefire-data-") as scratch:
        try:
            again = build_again(
                root, origin, manifest, Path(scratch), locked=locked, progress=progress
            )
            built = open_release(again.folder)[1]
        except (ReleaseRefused, ReleaseCorrupt) as error:
            faults = (*verify(folder), f"{MANIFEST}: {error}")
            return Reproduction(way, "no pyarrow", False, (), (), faults)
        by_bytes = (built.pyarrow, built.platform) == (manifest.pyarrow, manifest.platform)
        left_out = {RECEIPT: again.receipt_fault} if again.receipt_fault else {}
        progress("comparing every file")
        findings = [*verify(folder)]
        if built.records_sha256 != manifest.records_sha256:
            findings.append(
                f"{MANIFEST}: names the records {manifest.records_sha256[:12]}..., "
                f"{origin} has {built.records_sha256[:12]}...: not those of this release"
            )
        findings += differences(folder, again.folder, same_bytes=by_bytes, leave_out=left_out)
        names = sorted(path.name for path in again.folder.iterdir() if path.name not in left_out)
    return Reproduction(
        way,
        f"pyarrow {built.pyarrow} on {built.platform}",
        by_bytes,
        tuple(names),
        tuple(f"{name}: {reason}" for name, reason in left_out.items()),
        tuple(findings),
    )


def _from_itself(folder: Path, manifest: Manifest) -> Reproduction:
    compared: set[str] = set()

    def rebuild(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        anew = rebuild_release(tables)
        compared.update(f"{name}.parquet" for name in anew.keys() - _given(manifest))
        return anew

    def changes(folder: Path, manifest: Manifest, records: pa.Table) -> dict[str, pa.Table]:
        anew = rebuild_changes(folder, manifest, records)
        compared.update(f"{name}.parquet" for name in anew)
        return anew

    def write(folder: Path, manifest: Manifest, tables: Mapping[str, pa.Table]) -> dict[str, str]:
        texts = rebuild_texts(folder, manifest, tables)
        compared.update(texts)
        return texts

    findings = verify(folder, rebuild=rebuild, changes=changes, write=write)
    listed = {path.name for path in folder.iterdir()}
    return Reproduction(
        f"from what it holds itself, by this version of the package (no commit of "
        f"{manifest.version} is at hand)",
        f"pyarrow {pa.__version__} on {sysconfig.get_platform()}",
        same_writer(manifest) and manifest.schema_version == SCHEMA_VERSION,
        tuple(sorted(compared & listed)),
        tuple(_left_out(folder, manifest, sorted(listed - compared))),
        findings,
    )


def _given(manifest: Manifest) -> set[str]:
    """Name the tables that are taken as they are, for nothing else in a release gives them."""
    given = {*WRITTEN}
    if manifest.schema_version != SCHEMA_VERSION:
        given |= {*VOCABULARY}
    return given if can_agree() else given | {*CODED_TWICE}


def _left_out(folder: Path, manifest: Manifest, names: list[str]) -> list[str]:
    """Say of each file that is not built again why it is not."""
    alone = manifest.previous is not None and release_before(folder, manifest) is None
    lines = []
    for name in names:
        table = name.removesuffix(".parquet")
        if name in (MANIFEST, SUMS, RECEIPT):
            reason = "says what was made, and is compared with it"
        elif table in WRITTEN:
            reason = "was written by hand and follows from nothing else"
        elif table in CODED_TWICE:
            reason = f"needs {LIBRARY}"
        elif table in VOCABULARY:
            reason = f"is the vocabulary of schema {manifest.schema_version}, and here is another"
        elif name.startswith(("changes.", "CHANGES.")) and alone:
            reason = f"needs {manifest.previous}, the release before, which is not at hand"
        elif (why := why_no_texts(manifest)) is not None:
            reason = f"is {why}"
        else:
            reason = "nothing gives it"
        lines.append(f"{name}: {reason}")
    return lines
