"""What the folder of a release says of itself, read and checked: manifest, checksums, bytes.

A release folder has a ``manifest.json`` that gives size and SHA-256 of every table, and a
``SHA256SUMS`` that gives the SHA-256 of every file, the manifest included. Nothing they say is
believed before it is checked: a path that leaves the folder, a value of the wrong type, a missing
key or a byte that is not the one recorded is `ReleaseCorrupt`, in one line that names the file.

This module is on the way to :func:`ceasefire_data.reading.load`, so it imports the standard
library only, and of that nothing slow. Manifests are written in `ceasefire_data.release.manifest`.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ceasefire_data.errors import ReleaseCorrupt

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"

_VERSION = re.compile(r"([1-9][0-9]{3})\.([1-9]|1[0-2])\.(0|[1-9][0-9]{0,5})", re.ASCII)
_CANDIDATE = re.compile(_VERSION.pattern + r"(\.dev(0|[1-9][0-9]{0,5}))?", re.ASCII)
_TABLE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SUMS_LINE = re.compile(rf"({_SHA256.pattern})  ({_FILE.pattern})", re.ASCII)
_GET_AGAIN = "changed or damaged since the release, get it again"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What the manifest says of one table.

    Attributes:
        path: name of its file in the release folder.
        rows: number of rows.
        columns: number of columns.
        bytes: size of the file.
        sha256: of the file.
        content_sha256: of names, types and values, the same whatever wrote the file.
    """

    path: str
    rows: int
    columns: int
    bytes: int
    sha256: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The checked part of a ``manifest.json`` that this package acts on.

    Attributes:
        dataset: short name of the data set.
        title: its title, for people.
        licence: the licence of the data: an SPDX id, or any words.
        version: version of the release.
        day: day of the release.
        schema_version: version of the schema.
        previous: version of the release before, none for the first.
        pyarrow: the version of pyarrow that wrote the files.
        platform: the platform tag of that pyarrow.
        package: the version of this package that made the release; none where that is not said,
            as it was not in the first releases.
        records_sha256: SHA-256 of the tree of record files.
        tables: the tables by name, sorted.
    """

    dataset: str
    title: str
    licence: str
    version: str
    day: date
    schema_version: str
    previous: str | None
    pyarrow: str
    platform: str
    package: str | None
    records_sha256: str
    tables: Mapping[str, TableEntry]


def version_key(version: str) -> tuple[int, int, int] | None:
    """Return a version as numbers, for comparing; none if it is not a published version.

    ``2026.9.0`` comes before ``2026.10.0``, which as text it would not.
    """
    match = _VERSION.fullmatch(version)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def base_version(version: str) -> str | None:
    """Return the published version that a version or candidate is for; none if it is neither.

    ``2026.11.1`` for both ``2026.11.1`` and ``2026.11.1.dev0``.
    """
    match = _CANDIDATE.fullmatch(version)
    return f"{match[1]}.{match[2]}.{match[3]}" if match else None


def read_bytes(folder: Path, name: str, size: int | None = None) -> bytes:
    """Return the bytes of a plain file that lies directly in a release folder.

    Args:
        folder: the release folder.
        name: the file's name.
        size: how many bytes it must have, if that is known; another size is not read at all.

    Raises:
        ReleaseCorrupt: it is missing, a symbolic link, not a file, unreadable or of another size.
    """
    path = folder / name
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            raise ReleaseCorrupt(f"{path} is a symbolic link: a release holds plain files only")
        if not stat.S_ISREG(found.st_mode):
            raise ReleaseCorrupt(f"{path} is not a plain file")
        if size is not None and found.st_size != size:
            raise ReleaseCorrupt(
                f"{path} has {found.st_size} bytes, the manifest says {size}: {_GET_AGAIN}"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise ReleaseCorrupt(f"{path} is missing: {_GET_AGAIN}") from None
    except (OSError, ValueError) as error:
        raise ReleaseCorrupt(f"{path} cannot be read: {error}") from error


def read_table_bytes(folder: Path, entry: TableEntry) -> bytes:
    """Return the bytes of a table's file, proved to be those that the manifest recorded.

    Raises:
        ReleaseCorrupt: they are not, or the file cannot be read.
    """
    data = read_bytes(folder, entry.path, entry.bytes)
    digest = hashlib.sha256(data).hexdigest()
    if digest != entry.sha256:
        raise ReleaseCorrupt(
            f"{folder / entry.path} has SHA-256 {digest[:12]}..., the manifest says "
            f"{entry.sha256[:12]}...: {_GET_AGAIN}"
        )
    return data


def read_manifest(folder: Path) -> Manifest:
    """Read and check the manifest of a release folder, and that ``SHA256SUMS`` agrees with it.

    The files that are no tables are compared with ``SHA256SUMS`` here, tables when they are read.

    Raises:
        ReleaseCorrupt: either is missing or wrong; one line that names the file and the fault.
    """
    data = read_bytes(folder, MANIFEST)
    sums = parse_sums(read_bytes(folder, SUMS), str(folder / SUMS))
    if sums.get(MANIFEST) != hashlib.sha256(data).hexdigest():
        raise ReleaseCorrupt(
            f"{folder / MANIFEST} has another SHA-256 than {SUMS} says: {_GET_AGAIN}"
        )
    manifest = parse_manifest(data, str(folder / MANIFEST))
    for entry in manifest.tables.values():
        if sums.get(entry.path) != entry.sha256:
            raise ReleaseCorrupt(
                f"{folder / SUMS} and {MANIFEST} give different SHA-256 for {entry.path}: "
                f"{_GET_AGAIN}"
            )
    # The few small files beside the tables, which are proved when they are read themselves.
    for name in sums.keys() - {MANIFEST, *(entry.path for entry in manifest.tables.values())}:
        if hashlib.sha256(read_bytes(folder, name)).hexdigest() != sums[name]:
            raise ReleaseCorrupt(
                f"{folder / name} has another SHA-256 than {SUMS} says: {_GET_AGAIN}"
            )
    return manifest


def parse_sums(data: bytes, where: str) -> dict[str, str]:
    """Parse the text of a ``SHA256SUMS``: file names to digests, sorted as they must be there.

    Args:
        data: its bytes.
        where: what to call it in messages.

    Raises:
        ReleaseCorrupt: a line is not ``<digest>  <plain file name>``, or lines are out of order.
    """
    try:
        text = data.decode("ascii")
    except UnicodeDecodeError:
        raise ReleaseCorrupt(f"{where}: not plain text: {_GET_AGAIN}") from None
    sums: dict[str, str] = {}
    last = ""
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        match = _SUMS_LINE.fullmatch(line)
        if not match or not text.endswith("\n"):
            raise ReleaseCorrupt(f"{where}:{number}: not '<SHA-256>  <file>': {_GET_AGAIN}")
        if match[2] <= last:
            raise ReleaseCorrupt(f"{where}:{number}: {match[2]} is out of order or there twice")
        last = match[2]
        sums[last] = match[1]
    return sums


def parse_manifest(data: bytes, where: str) -> Manifest:
    """Parse and check the bytes of a manifest.

    Keys that this version does not know are left alone, so that later releases can say more.

    Args:
        data: its bytes.
        where: what to call it in messages.

    Raises:
        ReleaseCorrupt: it is not JSON, lacks a key, or a value is not what it must be.
    """
    try:
        document = json.loads(data.decode("utf-8"), object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError) as error:
        raise ReleaseCorrupt(f"{where}: not valid JSON: {error}") from error
    reader = _Reader(where)
    top = reader.mapping(document, "the manifest")
    records = reader.mapping(reader.value(top, "records"), "records")
    reader.count(records, "files", "records.")
    records_sha256 = reader.matching(records, "sha256", _SHA256, "records.")
    if not isinstance(reader.value(top, "processes"), list):
        raise reader.wrong("processes", "a list", top["processes"])
    for process in top["processes"]:
        entry = reader.mapping(process, "an entry of processes")
        reader.text(entry, "process_id", "processes.")
        reader.text(entry, "title", "processes.")
    writer = reader.mapping(reader.value(top, "writer"), "writer")
    reader.text(writer, "compression", "writer.")
    previous = reader.value(top, "previous")
    return Manifest(
        dataset=reader.text(top, "dataset"),
        title=reader.text(top, "title"),
        licence=reader.text(top, "licence"),
        version=reader.matching(top, "version", _CANDIDATE),
        day=reader.day(top, "day"),
        schema_version=reader.text(top, "schema_version"),
        previous=None if previous is None else reader.matching(top, "previous", _VERSION),
        pyarrow=reader.text(writer, "pyarrow", "writer."),
        platform=reader.text(writer, "platform", "writer."),
        package=reader.text(writer, "package", "writer.") if "package" in writer else None,
        records_sha256=records_sha256,
        tables=_parse_tables(reader, reader.mapping(reader.value(top, "tables"), "tables")),
    )


def _parse_tables(reader: _Reader, tables: dict[str, Any]) -> dict[str, TableEntry]:
    """Check the ``tables`` of a manifest, above all that no path leads out of the folder."""
    entries: dict[str, TableEntry] = {}
    owners: dict[str, str] = {}
    for name in sorted(tables):
        if not _TABLE.fullmatch(name):
            raise reader.wrong("tables", "names in snake_case", name)
        raw = reader.mapping(tables[name], f"tables.{name}")
        prefix = f"tables.{name}."
        path = reader.text(raw, "path", prefix)
        if not _FILE.fullmatch(path) or not path.endswith(".parquet"):
            raise reader.wrong(f"{prefix}path", "the plain name of a .parquet file", path)
        if path in owners:
            raise reader.wrong(f"{prefix}path", f"another file than that of {owners[path]}", path)
        owners[path] = name
        entries[name] = TableEntry(
            path=path,
            rows=reader.count(raw, "rows", prefix),
            columns=reader.count(raw, "columns", prefix),
            bytes=reader.count(raw, "bytes", prefix),
            sha256=reader.matching(raw, "sha256", _SHA256, prefix),
            content_sha256=reader.matching(raw, "content_sha256", _SHA256, prefix),
        )
    return entries


class _Reader:
    """Takes typed values out of a JSON document and says in one line what is wrong."""

    def __init__(self, where: str) -> None:
        self.where = where

    def wrong(self, key: str, wanted: str, got: object) -> ReleaseCorrupt:
        shown = json.dumps(got, ensure_ascii=True, default=repr)
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "..."
        return ReleaseCorrupt(f"{self.where}: {key} must be {wanted}, not {shown}")

    def mapping(self, value: object, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(key, "an object", value)
        return value

    def value(self, mapping: dict[str, Any], key: str, prefix: str = "") -> Any:
        if key not in mapping:
            raise ReleaseCorrupt(f"{self.where}: {prefix}{key} is missing")
        return mapping[key]

    def text(self, mapping: dict[str, Any], key: str, prefix: str = "") -> str:
        value = self.value(mapping, key, prefix)
        if not isinstance(value, str) or not value:
            raise self.wrong(prefix + key, "a text", value)
        return value

    def matching(
        self, mapping: dict[str, Any], key: str, pattern: re.Pattern[str], prefix: str = ""
    ) -> str:
        value = self.text(mapping, key, prefix)
        if not pattern.fullmatch(value):
            wanted = "a SHA-256 in lower case" if pattern is _SHA256 else "a version YYYY.M.N"
            raise self.wrong(prefix + key, wanted, value)
        return value

    def count(self, mapping: dict[str, Any], key: str, prefix: str = "") -> int:
        value = self.value(mapping, key, prefix)
        if type(value) is not int or value < 0:
            raise self.wrong(prefix + key, "a whole number from 0", value)
        return value

    def day(self, mapping: dict[str, Any], key: str) -> date:
        value = self.text(mapping, key)
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            raise self.wrong(key, "a day YYYY-MM-DD", value)
        return day


def _without_duplicates(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Build a JSON object and refuse a key that is there twice, of which json keeps the last."""
    built: dict[str, Any] = {}
    for key, value in pairs:
        if key in built:
            raise ValueError(f"key {key!r} is there twice")
        built[key] = value
    return built
