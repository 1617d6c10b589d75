"""Read a release: tables as Arrow, pandas or Polars, and single records as models.

The bytes of a file are read once, compared with the SHA-256 in the manifest, and then those same
bytes are parsed, so nothing that was changed or damaged since the release is ever returned.

Importing this module is cheap: pyarrow, pydantic, pandas and polars are imported by the functions
that need them. Arrow is used through `pyarrow.parquet.ParquetFile`; `read_table` would import
pandas where it is installed and double the time of a first `load`.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, overload

from ceasefire_data.catalog import Release, find_release, open_release
from ceasefire_data.errors import (
    MissingExtra,
    ReleaseCorrupt,
    UnknownId,
    UnknownTable,
    UsageError,
    near,
)
from ceasefire_data.manifest import Manifest, TableEntry, read_table_bytes

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from ceasefire_data.models.record import Record

    RecordT = TypeVar("RecordT", bound=Record)

    Where = str | os.PathLike[str] | Release | None


@overload
def load(
    table: str,
    release: Where = ...,
    *,
    as_: Literal["arrow"] = ...,
    columns: Sequence[str] | None = ...,
    known_by: date | str | None = ...,
    on: date | str | None = ...,
) -> pa.Table: ...
@overload
def load(
    table: str,
    release: Where = ...,
    *,
    as_: Literal["pandas"],
    columns: Sequence[str] | None = ...,
    known_by: date | str | None = ...,
    on: date | str | None = ...,
) -> pd.DataFrame: ...
@overload
def load(
    table: str,
    release: Where = ...,
    *,
    as_: Literal["polars"],
    columns: Sequence[str] | None = ...,
    known_by: date | str | None = ...,
    on: date | str | None = ...,
) -> pl.DataFrame: ...
def load(
    table: str,
    release: Where = None,
    *,
    as_: Literal["arrow", "pandas", "polars"] = "arrow",
    columns: Sequence[str] | None = None,
    known_by: date | str | None = None,
    on: date | str | None = None,
) -> pa.Table | pd.DataFrame | pl.DataFrame:
    """Return one table of a release, whole, or as a day knew it or saw it.

    Args:
        table: its name; :func:`tables` lists them.
        release: version, folder or :class:`~ceasefire_data.catalog.Release`; the newest if left
            out.
        as_: ``"arrow"`` for a pyarrow.Table, ``"pandas"`` or ``"polars"`` for a data frame. In
            pandas, days become ``datetime64`` and whole numbers and truth values the types that
            can be missing, so that no number turns into a float.
        columns: the columns to return, in this order; all if left out.
        known_by: a day, or its text ``YYYY-MM-DD``: only what could be known on that day.
        on: a day likewise: the world on that day by the dates of events, as known now. One of the
            two clocks at a time.

    Raises:
        ReleaseNotFound: there is no such release; the message says how to get it.
        ReleaseCorrupt: a file is not what the release recorded.
        UnknownTable: the release has no such table or column; the message lists near matches.
        MissingExtra: pandas or polars is asked for and not installed.
        UsageError: `as_`, `columns`, `known_by` or `on` make no sense.
    """
    if as_ not in ("arrow", "pandas", "polars"):
        raise UsageError(f"as_ must be 'arrow', 'pandas' or 'polars', not {as_!r}")
    wanted = _column_names(columns)
    if known_by is not None and on is not None:
        raise UsageError("known_by and on are two clocks: give one of them")
    known_day = None if known_by is None else parse_day(known_by, "known_by")
    event_day = None if on is None else parse_day(on, "on")
    found, manifest = open_release(release)
    entry = _entry(found, manifest, table)
    if known_day is None and event_day is None:
        loaded = _read(found, entry, table, wanted)
    else:
        # Imported here because the clocks load tables themselves.
        from ceasefire_data.known import known_by_table, on_table

        loaded = _read(found, entry, table, None)
        _check_columns(wanted, loaded.column_names, table, found)
        if known_day is not None:
            loaded = known_by_table(table, loaded, known_day, found)
        if event_day is not None:
            loaded = on_table(table, loaded, event_day, found)
        loaded = loaded if wanted is None else loaded.select(wanted)
    if as_ == "arrow":
        return loaded
    return _to_pandas(loaded) if as_ == "pandas" else _to_polars(loaded)


def tables(release: Where = None) -> tuple[str, ...]:
    """Return the names of the tables of a release, sorted.

    Raises:
        ReleaseNotFound: there is no such release.
        ReleaseCorrupt: its manifest is wrong.
    """
    return find_release(release).tables


@overload
def get(record_id: str, model: None = None, release: Where = None) -> Record: ...
@overload
def get(record_id: str, model: type[RecordT], release: Where = None) -> RecordT: ...
def get(record_id: str, model: type[Record] | None = None, release: Where = None) -> Record:
    """Return a record as a model; of a record merged into another, that other one.

    A withdrawn record is returned too: its `record_status` says that it is withdrawn.

    Args:
        record_id: the id.
        model: the class that it must be, ``get(id, Meeting)``; also for type checkers.
        release: version, folder or release; the newest if left out.

    Raises:
        UnknownId: the release has no such record, or it is of another type than `model`.
        ReleaseNotFound: there is no such release.
        ReleaseCorrupt: a file is not what the release recorded, or the record does not fit the
            models of this version of the package.
    """
    from pydantic import ValidationError

    from ceasefire_data.models import RECORD_MODELS

    found, index = _records(release)
    target = index.resolve(record_id, found)
    record_type, text = index.record(target)
    cls: type[Record] | None = RECORD_MODELS.get(record_type)
    if cls is None:
        raise ReleaseCorrupt(
            f"record {target} of release {found.version} is of type {record_type!r}, which this "
            "version of the package does not know: pip install --upgrade ceasefire-data"
        )
    if model is not None and not issubclass(cls, model):
        raise UnknownId(
            f"{target} in release {found.version} is {_a(cls.__name__)}, not {_a(model.__name__)}"
        )
    try:
        return cls.model_validate_json(text)
    except ValidationError as error:
        raise ReleaseCorrupt(
            f"record {target} of release {found.version} (schema {found.schema_version}) does not "
            f"fit the models of this version of the package: {error.error_count()} faults, the "
            f"first at {'.'.join(map(str, error.errors()[0]['loc']))}"
        ) from error


def resolve(record_id: str, release: Where = None) -> str:
    """Return the id under which a record lives on: itself, or the end of its merges.

    Raises:
        UnknownId: the release has no such record; the message lists near matches.
        ReleaseNotFound: there is no such release.
        ReleaseCorrupt: a file is not what the release recorded, or merges go in a circle.
    """
    found, index = _records(release)
    return index.resolve(record_id, found)


def parse_day(value: date | str, name: str) -> date:
    """Return the day that a user gave as a date or as ``YYYY-MM-DD``.

    Args:
        value: what the user gave.
        name: the argument's name, for the message.

    Raises:
        UsageError: it is not a day in one of these two forms. A `datetime` is refused because
            which day it falls on depends on a time zone.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        # fromisoformat also takes 20250312 and 2025-W11-3.
        if day is not None and day.isoformat() == value:
            return day
    raise UsageError(f"{name} must be a day, a date or text like '2025-03-12', not {value!r}")


def _read(release: Release, entry: TableEntry, name: str, columns: list[str] | None) -> pa.Table:
    """Read one table's file, prove its bytes and parse these same bytes."""
    data = read_table_bytes(release.path, entry)
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(pa.BufferReader(data))
        _check_columns(columns, file.schema_arrow.names, name, release)
        # One thread: a table this small is read before a pool of threads is up.
        table = file.read(columns=columns, use_threads=False)
        return table if columns is None else table.select(columns)
    except (OSError, pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise ReleaseCorrupt(
            f"{release.path / entry.path} cannot be read as Parquet: {error}"
        ) from error


def _entry(release: Release, manifest: Manifest, table: str) -> TableEntry:
    entry = manifest.tables.get(table)
    if entry is None:
        raise UnknownTable(
            f"release {release.version} has no table {table!r}"
            f"{near(table, release.tables, most=3) or '; there are ' + ', '.join(release.tables)}"
        )
    return entry


def _column_names(columns: Sequence[str] | None) -> list[str] | None:
    """Return `columns` as a list, and refuse what would only look like one."""
    if columns is None:
        return None
    if isinstance(columns, (str, bytes)):
        raise UsageError(f"columns must be a list of names: columns=[{columns!r}]")
    names = list(columns)
    if len(set(names)) != len(names):
        raise UsageError("columns names a column twice")
    return names


def _check_columns(
    columns: list[str] | None, have: Sequence[str], table: str, release: Release
) -> None:
    for column in columns or ():
        if column not in have:
            raise UnknownTable(
                f"table {table} of release {release.version} has no column {column!r}"
                f"{near(column, have, most=3)}"
            )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'AEIOU' else 'a'} {noun}"


def _to_pandas(table: pa.Table) -> pd.DataFrame:
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise _missing(error, "pandas") from error
    import pyarrow as pa

    missing_allowed: dict[Any, Any] = {
        pa.int32(): pd.Int32Dtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    return table.to_pandas(date_as_object=False, types_mapper=missing_allowed.get)


def _to_polars(table: pa.Table) -> pl.DataFrame:
    try:
        import polars as pl
    except ModuleNotFoundError as error:
        raise _missing(error, "polars") from error
    return cast("pl.DataFrame", pl.from_arrow(table))  # of a table; a Series is for an array


def _missing(error: ModuleNotFoundError, extra: str) -> Exception:
    """Return what to raise: the extra is missing, or something deeper is broken."""
    if error.name != extra:
        return error
    return MissingExtra(f"as_={extra!r} needs {extra}: pip install 'ceasefire-data[{extra}]'")


class _RecordIndex:
    """The table `records` of one release, with its rows by id."""

    def __init__(self, table: pa.Table) -> None:
        self._types = table.column("record_type")
        self._texts = table.column("json")
        ids = [str(record_id) for record_id in table.column("record_id").to_pylist()]
        self._rows = {record_id: row for row, record_id in enumerate(ids)}
        merged = table.column("merged_into").to_pylist()
        self._merged = {
            source: str(target) for source, target in zip(ids, merged, strict=True) if target
        }

    def record(self, record_id: str) -> tuple[str, str]:
        """Return type and JSON text of a record that is there."""
        row = self._rows[record_id]
        return str(self._types[row].as_py()), str(self._texts[row].as_py())

    def resolve(self, record_id: str, release: Release) -> str:
        """Follow merges from a record to the one that it lives on as."""
        if record_id not in self._rows:
            raise UnknownId(
                f"release {release.version} has no record {record_id!r}"
                f"{near(record_id, self._rows, most=3)}"
            )
        seen = [record_id]
        while seen[-1] in self._merged:
            target = self._merged[seen[-1]]
            if target in seen or target not in self._rows:
                fault = "goes in a circle" if target in seen else "points at nothing"
                raise ReleaseCorrupt(
                    f"release {release.version}: the merge {' -> '.join([*seen, target])} {fault}"
                )
            seen.append(target)
        return seen[-1]


def _records(release: Where) -> tuple[Release, _RecordIndex]:
    found, manifest = open_release(release)
    return found, _record_index(found, _entry(found, manifest, "records"))


@functools.lru_cache(maxsize=4)
def _record_index(release: Release, entry: TableEntry) -> _RecordIndex:
    """Index the records of a release; the entry, with its SHA-256, makes a safe cache key."""
    columns = ["record_id", "record_type", "merged_into", "json"]
    return _RecordIndex(_read(release, entry, "records", columns))
