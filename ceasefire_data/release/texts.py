"""The table `records` of a release, read so that a large one never lies in memory whole.

Ids and types are read at once. The texts, nearly all of the table, are decoded by the row group:
for a million records they are a gigabyte, and a comparison looks at each of them once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import ReleaseCorrupt, UnknownTable
from ceasefire_data.manifest import read_table_bytes

_TABLE = "records"
_KEYS = ["record_id", "record_type"]
_TEXT = "json"


@dataclass(frozen=True, slots=True)
class RecordTexts:
    """The records of a release: which there are, and their texts when asked for.

    Attributes:
        ids: the id of each record, in the order of the table.
        types: the type of each.
        schema_version: version of the schema that the table states.
        texts: gives the canonical JSON of so many records from a row on: ``texts(first, count)``.
    """

    ids: Any
    types: Any
    schema_version: str
    texts: Callable[[int, int], Any]

    @classmethod
    def of_table(cls, records: pa.Table) -> RecordTexts:
        """Take the records of a table `records`."""
        ids, types = (records[name] for name in _KEYS)
        return cls(ids, types, _version(records.schema), records[_TEXT].slice)

    @classmethod
    def of_release(cls, release: Release) -> RecordTexts:
        """Read the records of a release, its file proved to be the one that was recorded.

        Raises:
            ReleaseCorrupt: it is not, or cannot be read.
            UnknownTable: the release has no table `records`.
        """
        found, manifest = open_release(release)
        entry = manifest.tables.get(_TABLE)
        if entry is None:
            raise UnknownTable(f"release {found.version} has no table {_TABLE!r}")
        groups = _RowGroups(read_table_bytes(found.path, entry), str(found.path / entry.path))
        keys = groups.read(None, _KEYS)
        return cls(keys[_KEYS[0]], keys[_KEYS[1]], _version(groups.schema), groups.texts)


class _RowGroups:
    """Decodes the texts of a Parquet file by the row group; keeps those that the last call used."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._file = ParquetFile(pa.BufferReader(data))
        except (OSError, pa.ArrowException) as error:
            raise self._corrupt(error) from error
        self.schema = self._file.schema_arrow
        groups = range(self._file.num_row_groups)
        rows = (self._file.metadata.row_group(group).num_rows for group in groups)
        self._starts = list(accumulate(rows, initial=0))
        self._decoded: dict[int, Any] = {}

    def read(self, groups: list[int] | None, columns: list[str]) -> pa.Table:
        """Read columns of row groups, or of all."""
        everything = list(range(self._file.num_row_groups))
        try:
            # One thread, as there is one large column only.
            return self._file.read_row_groups(
                everything if groups is None else groups, columns=columns, use_threads=False
            )
        except (OSError, pa.ArrowException, TypeError, ValueError, OverflowError) as error:
            raise self._corrupt(error) from error

    def texts(self, first: int, count: int) -> Any:
        """Return the texts of `count` rows, one at least, from row `first` on."""
        group = bisect_right(self._starts, first) - 1
        wanted = [group]
        while self._starts[wanted[-1] + 1] < first + count:
            wanted.append(wanted[-1] + 1)
        self._decoded = {
            group: self._decoded.get(group) or self.read([group], [_TEXT])[_TEXT]
            for group in wanted
        }
        chunks = [chunk for group in wanted for chunk in self._decoded[group].chunks]
        return pa.chunked_array(chunks, pa.string()).slice(first - self._starts[wanted[0]], count)

    def _corrupt(self, error: Exception) -> ReleaseCorrupt:
        return ReleaseCorrupt(f"{self._where} cannot be read as Parquet: {error}")


def _version(schema: pa.Schema) -> str:
    return (schema.metadata or {}).get(b"schema_version", b"").decode()
