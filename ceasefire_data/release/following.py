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
from pydantic import ValidationError

from ceasefire_data.errors import CeasefireDataError, MissingExtra
from ceasefire_data.manifest import Manifest
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.release.changelog import changes_markdown
from ceasefire_data.release.documents import CHANGELOG
from ceasefire_data.release.manifest import (
    canonical,
    column_hashes,
    content_hash,
    file_sha256,
    write_table,
)
from ceasefire_data.release.rebuilding import VOCABULARY
from ceasefire_data.release.structure import Structure

Rebuild = Callable[[Mapping[str, pa.Table]], Mapping[str, pa.Table]]
"""Makes the tables of a release anew from those that hold what was written by hand."""

_SHOWN = 80
_BEFORE = 20  # so many characters before a difference are shown
_REASON = 160
_NOT_REBUILT = {"changes"}  # it needs the release before as well
_GIVERS = {
    **dict.fromkeys(VOCABULARY, "the vocabulary gives"),
    "reliability": "records.parquet and recodings.parquet give",
}

DAMAGED = (
    *(CeasefireDataError, pa.ArrowException, RecursionError),
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
)
"""What may be raised where tables hold what no builder wrote: such is a finding, never a crash."""

UNFIT = "records.parquet: the tables cannot be rebuilt from it"
"""How the finding begins that nothing follows from the records."""


def same_writer(manifest: Manifest) -> bool:
    """Say whether this very pyarrow, on this platform, wrote a release: then bytes are promised."""
    return (manifest.pyarrow, manifest.platform) == (pa.__version__, sysconfig.get_platform())


def tables_that_differ(
    tables: Mapping[str, pa.Table], manifest: Manifest, rebuild: Rebuild
) -> Iterator[str]:
    """Compare the tables of a release with those that follow from the records.

    Args:
        tables: the released tables, `records` among them; those of the manifest that are left out
            are known to be faulty, and neither they nor what follows from them is compared.
        manifest: the manifest of the release.
        rebuild: makes them anew.

    Raises:
        MissingExtra: a library is missing that the tables are made with.
    """
    anew, fault = _rebuilt(tables, rebuild)
    if fault is not None:
        yield fault
    same_schema = manifest.schema_version == SCHEMA_VERSION
    if fault is None and tables.keys() == manifest.tables.keys():
        for name in sorted(tables.keys() - anew.keys() - _NOT_REBUILT):
            yield f"{name}.parquet: does not follow from the records, no such table is built"
        # Another version of the schema may have more of them.
        for name in sorted(anew.keys() - tables.keys()) if same_schema else ():
            yield f"{name}.parquet: missing; the records give such a table"
    yield from _differing(tables, anew, manifest, "records.parquet gives")


def changes_that_differ(
    tables: Mapping[str, pa.Table], manifest: Manifest, anew: Callable[[], Mapping[str, pa.Table]]
) -> Iterator[str]:
    """Compare the table `changes` with what differs between the records and the release before.

    Args:
        tables: the released tables, `changes` and `records` among them.
        manifest: the manifest of the release.
        anew: makes it anew, if the release before is at hand.
    """
    try:
        made = anew()
    except MissingExtra:
        raise  # nothing is wrong with the release
    except DAMAGED as error:
        yield f"changes.parquet: cannot be made again from records.parquet: {one_line(error)}"
        return
    since = f" after {manifest.previous}" if manifest.previous else ""
    yield from _differing(tables, made, manifest, f"records.parquet gives{since}")


def _rebuilt(
    tables: Mapping[str, pa.Table], rebuild: Rebuild
) -> tuple[Mapping[str, pa.Table], str | None]:
    """Make tables anew, those that can be made, and say what they cannot be made from."""
    try:
        return rebuild(tables), None
    except MissingExtra:
        raise  # nothing is wrong with the release
    except DAMAGED as error:
        fewer = {name: table for name, table in tables.items() if name != "recodings"}
        if len(fewer) == len(tables):
            return {}, f"{UNFIT}: {one_line(error)}"
        anew, fault = _rebuilt(fewer, rebuild)
        return anew, fault or (
            f"recodings.parquet: cannot be compared with records.parquet: {one_line(error)}"
        )


def _differing(
    tables: Mapping[str, pa.Table], anew: Mapping[str, pa.Table], manifest: Manifest, giver: str
) -> Iterator[str]:
    """Compare released tables with those made anew."""
    # Another version of the schema describes columns in other words, and may have more of them.
    same_schema = manifest.schema_version == SCHEMA_VERSION
    same_bytes = same_schema and same_writer(manifest)
    for name in sorted(anew.keys() & tables.keys()):
        table, released = anew[name], tables[name]
        if not same_schema and set(released.column_names) < set(table.column_names):
            table = table.select(released.column_names)
        if content_hash(table) != content_hash(released):
            where = first_difference(released, table)
            yield f"{name}.parquet: is not what {_GIVERS.get(name, giver)}: {where}"
        elif same_bytes and _written_sha256(table) != manifest.tables[name].sha256:
            what = f"pyarrow {pa.__version__} writes"
            yield f"{name}.parquet: same content, but other bytes than {what}"


def changelog_that_differs(
    released: bytes, manifest: Manifest, tables: Mapping[str, pa.Table]
) -> Iterator[str]:
    """Compare ``CHANGES.md`` with the table `changes`, without the release before.

    What that was like is not known, so the last section, on tables and columns, is not compared.

    Args:
        released: the bytes of the text.
        manifest: the manifest of the release, which this version of the package made.
        tables: its tables.
    """
    schemas = {name: table.schema for name, table in tables.items()}
    here = Structure(manifest.version, manifest.schema_version, schemas)
    before = Structure(manifest.previous or "", manifest.schema_version, schemas)
    text = changes_markdown(tables["changes"], tables["records"], after=here, before=before)
    records = released.partition(b"\n## Tables and columns\n")[0].rstrip(b"\n") + b"\n"
    if records != text.encode():
        where = first_line_that_differs(records, text.encode())
        yield f"changes.parquet: {CHANGELOG} is not what it gives: {where}"


def one_line(error: BaseException) -> str:
    """Return in one line what an error says of the content that raised it."""
    text = str(error)
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        text = ": ".join(filter(None, [".".join(map(str, first["loc"])), first["msg"]]))
    elif isinstance(error, KeyError) and error.args:
        missing = str(error.args[0])
        text = missing if " " in missing else f"there is no {missing!r}"  # Arrow says a sentence
    text = " ".join(text.split()) or type(error).__name__
    return text if len(text) <= _REASON else f"{text[:_REASON]}..."


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
