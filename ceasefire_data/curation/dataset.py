"""A data set on disk: its ``dataset.yaml`` and one YAML file for each record."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from ceasefire_data.curation.faults import model_faults
from ceasefire_data.curation.formatting import refuse_comments
from ceasefire_data.curation.parsing import Document, parse
from ceasefire_data.errors import Fault, RecordError, UsageError
from ceasefire_data.models import RECORD_MODELS
from ceasefire_data.models.codes import RecordStatus
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.models.recoding import Recoding
from ceasefire_data.models.record import EvidencedRecord, Record

FOLDERS: dict[str, str] = {f"{name}s": name for name in RECORD_MODELS}
"""Folder of a data set to the record type that its files hold."""

DATASET_FILE = "dataset.yaml"
RECODINGS = "recodings"
"""Folder of the sources that were coded again; it may be missing, and holds no records."""

_MOST: Final = 0.5  # of the fields that a type needs: those that a record of it has at least


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record with the file that it was read from.

    Attributes:
        path: the file, as the user would name it.
        document: the YAML with its positions.
        record: the record.
    """

    path: str
    document: Document
    record: Record


@dataclass(frozen=True, slots=True)
class RecodingFile:
    """A source that was coded again, with the file that it was read from.

    Attributes:
        path: the file, as the user would name it.
        document: the YAML with its positions.
        recoding: what the second coder found.
    """

    path: str
    document: Document
    recoding: Recoding

    def where(self, loc: tuple[str | int, ...] = ()) -> tuple[str, int, int]:
        """Give file, line and column of a part of the recoding."""
        return (self.path, *self.document.where(loc))


@dataclass(frozen=True, slots=True)
class Dataset:
    """All records of a data set, read and valid one by one.

    Attributes:
        root: the folder.
        info: what ``dataset.yaml`` says.
        files: record files by record id.
        tree_sha256: SHA-256 over the names and bytes of all files, in order of their names.
        recoding_files: files of the sources that were coded again, by source id.
    """

    root: Path
    info: DatasetInfo
    files: dict[str, RecordFile]
    tree_sha256: str
    recoding_files: dict[str, RecodingFile] = field(default_factory=dict)

    @property
    def records(self) -> list[Record]:
        """All records, of any fate, in order of their ids."""
        return [self.files[name].record for name in sorted(self.files)]

    @property
    def recodings(self) -> list[Recoding]:
        """All sources that were coded again, in order of their ids."""
        return [self.recoding_files[name].recoding for name in sorted(self.recoding_files)]

    def active(self) -> Iterator[Record]:
        """Yield the records that stand."""
        for item in self.files.values():
            if item.record.record_status is RecordStatus.ACTIVE:
                yield item.record

    def where(
        self, record_id: str, loc: tuple[str | int, ...] = (), *, key: bool = False
    ) -> tuple[str, int, int]:
        """Give file, line and column of a part of a record."""
        item = self.files[record_id]
        return (item.path, *item.document.where(loc, key=key))


def read_dataset(root: Path) -> Dataset:
    """Read a data set from its folder.

    Args:
        root: folder with ``dataset.yaml`` and the folders of the record types.

    Raises:
        UsageError: the folder is not there or holds no ``dataset.yaml``.
        RecordError: every fault of every file, one line each.
    """
    if not (root / DATASET_FILE).is_file():
        raise UsageError(f"no data set at {root}: a data set has a {DATASET_FILE} in its folder")
    faults: list[Fault] = []
    files: dict[str, RecordFile] = {}
    recodings: dict[str, RecodingFile] = {}
    digest = hashlib.sha256()
    for name, path in _record_paths(root, faults):
        data = path.read_bytes()
        digest.update(f"{len(name)}:{name}:{len(data)}:".encode() + data)
        if name == DATASET_FILE:
            continue
        shown = _shown(path)
        folder, stem = path.parent.name, path.name.removesuffix(".yaml")
        try:
            document = parse(data, shown)
            if b"#" in data:  # found by a second reading, which few files need
                refuse_comments(data, shown)
            if folder == RECODINGS:
                recodings[stem] = _recoding_file(document, shown, stem)
                continue
            record = validate_document(document, FOLDERS[folder], shown)
        except RecordError as error:
            faults.extend(error.faults)
            continue
        if record.id != stem:
            line, column = document.where(("id",))
            faults.append(
                Fault(shown, line, column, f"id {record.id!r} is not the file name {stem!r}")
            )
        elif record.id in files:
            line, column = document.where(("id",))
            other = files[record.id].path
            faults.append(
                Fault(shown, line, column, f"id {record.id!r} is taken by {other}; choose another")
            )
        else:
            files[record.id] = RecordFile(shown, document, record)
    info = None
    try:
        info = read_info(root)
    except RecordError as error:
        faults.extend(error.faults)
    if faults or info is None:
        raise RecordError(faults)
    return Dataset(root, info, files, digest.hexdigest(), recodings)


def read_info(root: Path) -> DatasetInfo:
    """Read a data set's ``dataset.yaml``.

    Raises:
        RecordError: every fault of the file.
    """
    path = root / DATASET_FILE
    document = parse(path.read_bytes(), _shown(path))
    try:
        return DatasetInfo.model_validate(document.data)
    except ValidationError as error:
        raise RecordError(model_faults(error, document, _shown(path), DatasetInfo)) from None


def validate_document(document: Document, record_type: str, path: str) -> Record:
    """Make a record of a type from a parsed file.

    Raises:
        RecordError: every fault, each at its place.
    """
    model = RECORD_MODELS[record_type]
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        if (other := _misplaced(document.data, record_type)) is not None:
            place = Fault(path, 1, 1, f"looks like {_one(other)}; it belongs in {other}s/")
            raise RecordError([place]) from None
        raise RecordError(model_faults(error, document, path, model)) from None


def _misplaced(data: Mapping[str, Any], record_type: str) -> str | None:
    """Name the type that a faulty record seems to be of, if it is another one than it should be.

    The other type needs fields most of which are there, more than of those that its own needs, and
    knows fields of it that are unknown to its own.
    """
    own = _share(data, record_type)
    unknown = _unknown(data, record_type)
    fitting = [
        other
        for other in RECORD_MODELS
        if _share(data, other) > max(_MOST, own) and _unknown(data, other) < unknown
    ]
    return min(
        fitting, key=lambda other: (_unknown(data, other), -_share(data, other)), default=None
    )


def _share(data: Mapping[str, Any], record_type: str) -> float:
    """Give the share of the fields that a type needs, and others do not, that are there."""
    needed = {
        name
        for name, info in RECORD_MODELS[record_type].model_fields.items()
        if info.is_required() and name not in EvidencedRecord.model_fields
    }
    return len(needed & set(data)) / len(needed)


def _unknown(data: Mapping[str, Any], record_type: str) -> int:
    """Count the fields that a type does not have."""
    return len(set(data) - set(RECORD_MODELS[record_type].model_fields))


def _one(record_type: str) -> str:
    return f"{'an' if record_type == 'actor' else 'a'} {record_type}"


def _recoding_file(document: Document, path: str, stem: str) -> RecodingFile:
    """Make a recoding from a parsed file.

    Raises:
        RecordError: every fault, each at its place.
    """
    try:
        recoding = Recoding.model_validate(document.data)
    except ValidationError as error:
        raise RecordError(model_faults(error, document, path, Recoding)) from None
    if recoding.source != stem:
        line, column = document.where(("source",))
        message = f"source {recoding.source!r} is not the file name {stem!r}"
        raise RecordError([Fault(path, line, column, message)])
    return RecodingFile(path, document, recoding)


def next_version(version: str, day: date) -> str:
    """Give the version after one: the same month counts on, a new month begins at 0."""
    year, month, number = (int(part) for part in version.split("."))
    if (day.year, day.month) > (year, month):
        return f"{day.year}.{day.month}.0"
    return f"{year}.{month}.{number + 1}"


def _record_paths(root: Path, faults: list[Fault]) -> list[tuple[str, Path]]:
    """List the files of a data set by their names inside it, refusing what does not belong."""
    found: list[tuple[str, Path]] = []
    for entry in sorted(os.scandir(root), key=lambda item: item.name):
        path = root / entry.name
        if entry.is_symlink():
            faults.append(_stray(path, "a symbolic link; a data set holds plain files"))
        elif entry.name == DATASET_FILE:
            found.append((entry.name, path))
        elif entry.is_dir() and (entry.name in FOLDERS or entry.name == RECODINGS):
            for item in os.scandir(path):
                inner = path / item.name
                if not _is_utf8(item.name):
                    faults.append(_stray(inner, "a name that is not UTF-8; records are <id>.yaml"))
                elif item.is_symlink():
                    faults.append(_stray(inner, "a symbolic link; a data set holds plain files"))
                elif not item.is_file() or not item.name.endswith(".yaml"):
                    faults.append(_stray(inner, "not a record file; records are <id>.yaml"))
                else:
                    found.append((f"{entry.name}/{item.name}", inner))
        else:
            faults.append(
                _stray(path, f"does not belong here; a data set has {', '.join(FOLDERS)}")
            )
    return sorted(found)


def _stray(path: Path, reason: str) -> Fault:
    return Fault(_shown(path), 1, 1, reason)


def _shown(path: Path) -> str:
    """Name a file as the user would: relative to where they are, if it is below."""
    absolute, here = path.absolute(), Path.cwd()
    shown = str(absolute.relative_to(here) if absolute.is_relative_to(here) else path)
    # Bytes that are no text cannot be printed as they are.
    return shown if _is_utf8(shown) else os.fsencode(shown).decode("utf-8", "backslashreplace")


def _is_utf8(name: str) -> bool:
    """Whether a name is text; Python puts halves of surrogate pairs for bytes that are not."""
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)
