"""Planting faults: in the folder of a release, of an export or of records, always in a copy.

Each function takes the folder last, so that the rest of it can be bound where a fault is named.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

Row = dict[str, Any]


def in_parquet(table: str, change: Callable[[list[Row]], object], folder: Path) -> None:
    """Change the rows of a released table, and its hash in croissant.json, not in SHA256SUMS."""
    path = folder / f"{table}.parquet"
    before = pq.read_table(path)
    rows = before.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=before.schema), path)
    sign(folder / "croissant.json", path)


def rename_in_parquet(table: str, old: str, new: str, folder: Path) -> None:
    """Rename a column of a released table."""
    path = folder / f"{table}.parquet"
    before = pq.read_table(path)
    pq.write_table(before.rename_columns({old: new}), path)
    sign(folder / "croissant.json", path)


def in_csv(table: str, change: Callable[[list[list[str]]], object], folder: Path) -> None:
    """Change the lines of an exported table, of which the first is the header."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream))
    change(lines)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(lines)
    sign(folder / "datapackage.json", path)


def in_text(file: str, old: str, new: str, folder: Path) -> None:
    """Replace a text that occurs in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def sign(descriptor: Path, file: Path) -> None:
    """Bring what a descriptor says of a file's hash and size up to date."""
    document = json.loads(descriptor.read_text(encoding="utf-8"))
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    now = {"sha256": digest, "hash": f"sha256:{digest}", "bytes": len(data)}
    signed = [
        entry
        for entry in [*document.get("resources", []), *document.get("distribution", [])]
        if file.name in {entry.get("path"), entry.get("contentUrl")}
    ]
    assert signed, f"{descriptor.name} does not name {file.name}"
    for entry in signed:
        entry.update({name: value for name, value in now.items() if name in entry})
    descriptor.write_text(json.dumps(document), encoding="utf-8")


def put(column: str, value: object) -> Callable[[list[Row]], object]:
    """Return what puts a value into a column of the first row of Parquet."""
    return lambda rows: rows[0].update({column: value})


def rename(old: str, new: str) -> Callable[[list[list[str]]], object]:
    """Return what renames a column of CSV."""

    def change(lines: list[list[str]]) -> None:
        lines[0][lines[0].index(old)] = new

    return change


def put_cell(column: str, value: str) -> Callable[[list[list[str]]], object]:
    """Return what puts a text into a column of the first row of CSV."""

    def change(lines: list[list[str]]) -> None:
        lines[1][lines[0].index(column)] = value

    return change


def flip_a_bit(file: str, folder: Path) -> None:
    """Flip one bit in the middle of a file."""
    path = folder / file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def again(rows: list[Any]) -> None:
    """Repeat the last row."""
    rows.append(rows[-1])
