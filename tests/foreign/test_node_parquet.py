"""The released tables in JavaScript: hyparquet alone reads every cell as pyarrow does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.foreign.node_programs import in_node
from tests.foreign.running import needed

pytestmark = pytest.mark.foreign


@pytest.fixture(scope="module")
def read_by_others(release: Path) -> dict[str, Any]:
    """Every table of the release as hyparquet reads it."""
    done = needed(in_node, "parquet.js", release)
    assert done.returncode == 0, done.stderr
    tables: dict[str, Any] = json.loads(done.stdout)
    return tables


def written(value: Any) -> Any:
    """Give a cell as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def test_every_cell_of_every_table_is_the_same(
    release: Path, read_by_others: dict[str, Any]
) -> None:
    files = sorted(release.glob("*.parquet"))
    assert sorted(read_by_others) == [path.stem for path in files]
    for path in files:
        table, theirs = pq.read_table(path), read_by_others[path.stem]
        assert theirs["columns"] == table.column_names
        ours = [[written(cell) for cell in row.values()] for row in table.to_pylist()]
        assert theirs["rows"] == ours, path.stem


def test_every_kind_of_cell_was_among_them(read_by_others: dict[str, Any]) -> None:
    """Numbers arrive as numbers and not as BigInt, which JSON could not have held."""
    cells = [cell for table in read_by_others.values() for row in table["rows"] for cell in row]
    assert {type(cell) for cell in cells} == {str, int, float, bool, type(None)}
    texts = [cell for cell in cells if isinstance(cell, str)]
    assert any("\u0430" <= letter <= "\u044f" for text in texts for letter in text), "Cyrillic"
    assert any(len(text) > 2000 for text in texts)
    assert "" not in texts


def test_what_the_tables_say_of_themselves_arrives(
    release: Path, read_by_others: dict[str, Any]
) -> None:
    for name, theirs in read_by_others.items():
        ours = pq.read_schema(release / f"{name}.parquet").metadata
        for key in [b"description", b"primary_key", b"foreign_keys"]:
            assert theirs["metadata"][key.decode()] == ours[key].decode()


def test_a_codec_that_browsers_lack_is_noticed(tmp_path: Path) -> None:
    """What these tests prove depends on hyparquet having no more than snappy."""
    pq.write_table(pa.table({"name": ["a"]}), tmp_path / "actors.parquet", compression="zstd")
    done = needed(in_node, "parquet.js", tmp_path)
    assert done.returncode == 1
    assert "unsupported compression codec: ZSTD" in done.stderr
