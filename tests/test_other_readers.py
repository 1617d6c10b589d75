"""The published files in programs that nobody here wrote: DuckDB, Polars and pandas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")

RELEASES = sorted((Path(__file__).resolve().parents[1] / "releases").glob("2*"))
FILES = [path for release in RELEASES for path in sorted(release.glob("*.parquet"))]


def rows(query: str, connection: Any = duckdb) -> list[tuple[Any, ...]]:
    """Run a query in DuckDB."""
    return connection.execute(query).fetchall()  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_reader_opens_each_file(path: Path) -> None:
    expected = pq.ParquetFile(path).read()
    names, count = expected.column_names, expected.num_rows
    frame = polars.read_parquet(path)
    assert (frame.columns, frame.height) == (names, count)
    table = pandas.read_parquet(path)
    assert (list(table.columns), len(table)) == (names, count)
    described = rows(f"describe select * from '{path}'")
    assert [row[0] for row in described] == names
    assert rows(f"select count(*) from '{path}'") == [(count,)]


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_every_foreign_key_joins_with_nothing_dangling(release: Path) -> None:
    connection = duckdb.connect()
    for path in release.glob("*.parquet"):
        connection.execute(f"create view {path.stem} as select * from '{path}'")
    joined = 0
    for path in sorted(release.glob("*.parquet")):
        for key in json.loads(pq.read_schema(path).metadata[b"foreign_keys"]):
            pairs = list(zip(key["columns"], key["references"], strict=True))
            on = " and ".join(f"child.{column} = parent.{other}" for column, other in pairs)
            given = " and ".join(f"child.{column} is not null" for column, _ in pairs)
            dangling = rows(
                f"select child.* from {path.stem} child left join {key['table']} parent on {on} "
                f"where {given} and parent.{pairs[0][1]} is null",
                connection,
            )
            assert dangling == [], (path.stem, key)
            joined += 1
    assert joined > 60
