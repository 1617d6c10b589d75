"""What follows from what in a release: its tables from the records, its texts from the tables.

A line is yielded for each file that is not what follows. It names the file and the first place
where the two differ.
"""

from __future__ import annotations

import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pyarrow as pa

from ceasefire_data.errors import CeasefireDataError, MissingExtra
from ceasefire_data.manifest import Manifest
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.release.manifest import (
    canonical,
    column_hashes,
    content_hash,
    file_sha256,
    write_table,
)

Rebuild = Callable[[Mapping[str, pa.Table]], Mapping[str, pa.Table]]
"""Makes the tables of a release anew from those that hold what was written by hand."""

_SHOWN = 80
_BEFORE = 20  # so many characters before a difference are shown
_NOT_REBUILT = {"changes"}  # it needs the release before as well


def same_writer(manifest: Manifest) -> bool:
    """Say whether this very pyarrow, on this platform, wrote a release: then bytes are promised."""
    return (manifest.pyarrow, manifest.platform) == (pa.__version__, sysconfig.get_platform())


def tables_that_differ(
    tables: Mapping[str, pa.Table], manifest: Manifest, rebuild: Rebuild
) -> Iterator[str]:
    """Compare the tables of a release with those that follow from the records.

    Args:
        tables: the released tables, `records` among them.
        manifest: the manifest of the release.
        rebuild: makes them anew.

    Raises:
        MissingExtra: a library is missing that the tables are made with.
    """
    try:
        anew = rebuild(tables)
    except MissingExtra:
        raise  # nothing is wrong with the release
    except CeasefireDataError as error:
        yield f"records.parquet: the tables cannot be rebuilt from it: {error}"
        return
    # Another version of the schema describes columns in other words, and may have more of them.
    same_schema = manifest.schema_version == SCHEMA_VERSION
    same_bytes = same_schema and same_writer(manifest)
    for name in sorted(manifest.tables.keys() - anew.keys() - _NOT_REBUILT):
        yield f"{name}.parquet: does not follow from the records, no such table is built"
    for name in sorted(anew.keys() - manifest.tables.keys()) if same_schema else ():
        yield f"{name}.parquet: missing; the records give such a table"
    for name in sorted(anew.keys() & tables.keys()):
        if not same_schema and set(tables[name].column_names) < set(anew[name].column_names):
            anew = {**anew, name: anew[name].select(tables[name].column_names)}
        if content_hash(anew[name]) != content_hash(tables[name]):
            where = first_difference(tables[name], anew[name])
            yield f"{name}.parquet: is not what the records give: {where}"
        elif same_bytes and _written_sha256(anew[name]) != manifest.tables[name].sha256:
            yield f"{name}.parquet: same content, but other bytes than the records give"


def _written_sha256(table: pa.Table) -> str:
    """Return the SHA-256 of the file that a table would be written to."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "table.parquet")
        write_table(table, path)
        return file_sha256(path)


def first_difference(released: pa.Table, rebuilt: pa.Table) -> str:
    """Say where two tables of different content differ first."""
    if released.num_rows != rebuilt.num_rows:
        return f"{released.num_rows} rows, rebuilt {rebuilt.num_rows}"
    ours, theirs = (list(column_hashes(canonical(table))) for table in (released, rebuilt))
    columns, other = ([f"{one[0]} {one[1]}" for one in side] for side in (ours, theirs))
    if columns != other:
        odd = [column for column in columns if column not in other]
        odd += [f"{column} (rebuilt)" for column in other if column not in columns]
        return f"other columns: {', '.join(odd) or 'in another order'}"
    name = next(one[0] for one, two in zip(ours, theirs, strict=True) if one != two)
    left, right = released[name].to_pylist(), rebuilt[name].to_pylist()
    row = next(row for row, value in enumerate(left) if value != right[row])
    return f"column {name}, row {row}: {_cut(left[row])}, rebuilt {_cut(right[row])}"


def first_line_that_differs(released: bytes, rebuilt: bytes) -> str:
    """Say where two texts differ first."""
    lines = zip_longest(
        *(text.decode(errors="replace").split("\n") for text in (released, rebuilt))
    )
    for number, (ours, theirs) in enumerate(lines, 1):
        if ours != theirs:
            start = alike(ours or "", theirs or "") - _BEFORE
            shown = (_cut(line, start) for line in (ours, theirs))
            return f"line {number}: {', rebuilt '.join(shown)}"
    return "bytes that are not UTF-8"


def alike(one: str, two: str) -> int:
    """Count the characters at the start of two texts that are the same."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((n for n, (ours, theirs) in pairs if ours != theirs), min(len(one), len(two)))


def _cut(value: Any, start: int = 0) -> str:
    """Show a value, or so much of a long text from a place on."""
    if isinstance(value, str) and start > 0 and len(value) > _SHOWN:
        value = f"...{value[start:]}"
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
