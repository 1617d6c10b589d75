"""Two folders of what should be one release, file by file: what differs, and where first."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from ceasefire_data.errors import CeasefireDataError, ReleaseCorrupt
from ceasefire_data.manifest import SUMS, parse_sums, read_bytes
from ceasefire_data.release.following import first_difference, first_line_that_differs
from ceasefire_data.release.manifest import content_hash, json_text

# What says in JSON how files were written, and not what they hold.
_OF_BYTES = {"bytes", "contentSize", "manifest_sha256", "sha256", "writer"}


def differences(
    released: Path, rebuilt: Path, *, same_bytes: bool, leave_out: Collection[str] = ()
) -> Iterator[str]:
    """Yield one line for each file in which a release differs from what was built again.

    Args:
        released: the folder of the release.
        rebuilt: the folder of the candidate.
        same_bytes: whether every byte must be the same; else only what files hold: the content of
            tables, and JSON without sizes and digests of files.
        leave_out: names of files that were not built again.
    """
    ours, theirs = ({path.name for path in folder.iterdir()} for folder in (released, rebuilt))
    for name in sorted((ours | theirs) - set(leave_out)):
        if name not in theirs:
            yield f"{name}: is not built by that code from those records"
        elif name not in ours:
            yield f"{name}: missing; it is built from those records"
        else:
            try:
                one, two = read_bytes(released, name), read_bytes(rebuilt, name)
                yield from _difference(name, one, two, same_bytes, leave_out)
            except (CeasefireDataError, ValueError) as error:
                yield f"{name}: cannot be compared: {error}"


def _difference(
    name: str, one: bytes, two: bytes, same_bytes: bool, leave_out: Collection[str]
) -> Iterator[str]:
    if one == two:
        return
    if name.endswith(".parquet"):
        left, right = (_parse(data) for data in (one, two))
        if content_hash(left) != content_hash(right):
            yield f"{name}: is not what is built: {first_difference(left, right)}"
        elif same_bytes:
            yield f"{name}: same content, but other bytes than are built"
        return
    if name == SUMS:
        one, two = (_sums(data, same_bytes, leave_out) for data in (one, two))
    elif name.endswith(".json") and not same_bytes:
        one, two = (json_text(_without_bytes(json.loads(data))).encode() for data in (one, two))
    if one != two:
        yield f"{name}: is not what is built: {first_line_that_differs(one, two)}"


def _parse(data: bytes) -> pa.Table:
    try:
        return ParquetFile(pa.BufferReader(data)).read()
    except (OSError, pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        reason = str(error).split("\n", 1)[0]
        raise ReleaseCorrupt(f"cannot be read as Parquet: {reason}") from error


def _sums(data: bytes, same_bytes: bool, leave_out: Collection[str]) -> bytes:
    """Return the lines of a ``SHA256SUMS`` that can be compared; names only, or with digests."""
    digests = parse_sums(data, SUMS)
    lines = [
        f"{digest if same_bytes else ''}  {name}"
        for name, digest in digests.items()
        if name not in leave_out
    ]
    return "\n".join(lines).encode()


def _without_bytes(document: Any) -> Any:
    if isinstance(document, dict):
        return {
            key: _without_bytes(value) for key, value in document.items() if key not in _OF_BYTES
        }
    if isinstance(document, list):
        return [_without_bytes(value) for value in document]
    return document
