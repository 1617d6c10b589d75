"""DuckDB: every cell with its type, keys that hold, comments, and a file that old versions open."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ceasefire_data.errors import MissingExtra, ReleaseCorrupt, UsageError
from ceasefire_data.exports import export_release
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.reading import load, tables
from tests.exports.samples import TEXTS, oddities, write_release
from tests.release.samples import table

duckdb = pytest.importorskip("duckdb")

Connection = Any


@pytest.fixture(scope="module")
def database(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    out = tmp_path_factory.mktemp("exports") / "release.duckdb"
    assert export_release("duckdb", out, release) == (out,)
    with duckdb.connect(str(out), read_only=True) as connection:
        yield connection


def test_every_table_comes_back_as_released(database: Connection, release: Path) -> None:
    for name in tables(release):
        expected = load(name, release)
        found = database.sql(f'FROM "{name}"').to_arrow_table()
        assert found.column_names == expected.column_names
        assert found.to_pylist() == expected.to_pylist(), name


def test_types_are_those_of_the_columns(database: Connection) -> None:
    found = database.execute("DESCRIBE oddities").fetchall()
    assert [row[1] for row in found] == [
        *["VARCHAR"] * 3,
        *["INTEGER", "BOOLEAN", "DATE", "DOUBLE"],
        *["VARCHAR"] * 2,
    ]
    assert {row[0] for row in found if row[2] == "NO"} == {"oddity_id", "words"}


def keys(connection: Connection, name: str, kind: str) -> set[str]:
    """Give the keys of a table as DuckDB writes them, without the schema."""
    query = """
        SELECT constraint_text FROM duckdb_constraints()
        WHERE table_name = ? AND constraint_type = ?
    """
    rows = connection.execute(query, [name, kind]).fetchall()
    return {text.replace("main.", "").replace('"', "") for (text,) in rows}


def test_keys_are_declared(database: Connection) -> None:
    assert keys(database, "oddities", "PRIMARY KEY") == {"PRIMARY KEY(oddity_id)"}
    assert keys(database, "oddities", "FOREIGN KEY") == {
        "FOREIGN KEY (actor_id) REFERENCES actors(actor_id)"
    }
    composite = "FOREIGN KEY (record_id, seq) REFERENCES status_history(record_id, seq)"
    assert composite in keys(database, "status_by", "FOREIGN KEY")


def test_a_key_that_duckdb_cannot_hold_is_told(database: Connection) -> None:
    query = "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'oddities'"
    comments = dict(database.execute(query).fetchall())
    assert comments["amount"] == "The amount."
    assert comments["earlier_id"] == (
        "The earlier_id. Refers to oddities (oddity_id), a key that DuckDB cannot hold."
    )


def test_tables_have_their_descriptions(database: Connection, release: Path) -> None:
    found = dict(database.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert found["oddities"] == "Made-up oddities."
    for name in tables(release):
        metadata = load(name, release).schema.metadata or {}
        assert found[name] == metadata[b"description"].decode()


def test_database_says_which_release_it_is(database: Connection) -> None:
    about = dict(database.execute("SELECT key, value FROM release_info").fetchall())
    assert about["version"] == "2026.11.0"
    assert about["schema_version"] == SCHEMA_VERSION


def test_same_release_gives_same_content(
    database: Connection, release: Path, tmp_path: Path
) -> None:
    """Not the same bytes: DuckDB gives each file an identifier of its own."""
    (out,) = export_release("duckdb", tmp_path / "again.duckdb", release)

    def content(connection: Connection) -> list[Any]:
        schema = connection.execute("SELECT sql, comment FROM duckdb_tables() ORDER BY table_name")
        columns = "SELECT table_name, column_name, comment FROM duckdb_columns() ORDER BY 1, 2"
        rows = [connection.execute(f'FROM "{name}"').fetchall() for name in tables(release)]
        return [*schema.fetchall(), *connection.execute(columns).fetchall(), *rows]

    with duckdb.connect(str(out), read_only=True) as again:
        assert content(again) == content(database)


def test_the_storage_is_that_of_version_1_1(release: Path, tmp_path: Path) -> None:
    """The version of the storage stands behind the block's checksum and the four magic bytes."""
    (out,) = export_release("duckdb", tmp_path / "out.duckdb", release, tables=["actors"])
    head = out.read_bytes()[:20]
    assert head[8:12] == b"DUCK"
    assert int.from_bytes(head[12:20], "little") == 64


def test_keys_to_tables_left_out_are_left_out(release: Path, tmp_path: Path) -> None:
    (out,) = export_release("duckdb", tmp_path / "out", release, tables=["statements", "oddities"])
    with duckdb.connect(str(out), read_only=True) as connection:
        assert keys(connection, "statements", "FOREIGN KEY") == set()
        names = {row[0] for row in connection.execute("SHOW TABLES").fetchall()}
    assert names == {"statements", "oddities", "release_info"}


def circle(folder: Path) -> Path:
    """Write a release in which oddities refer to odds, and odds to oddities."""
    rows = [{"odd_id": text, "oddity_id": f"odd-{n:02}"} for n, text in enumerate(TEXTS)]
    columns = {"odd_id": (pa.string(), False), "oddity_id": (pa.string(), False)}
    key = {"columns": ["oddity_id"], "references": ["oddity_id"], "table": "oddities"}
    odds = table("odds", rows, columns, ["odd_id"], [key])
    back = b'[{"columns": ["no_words"], "references": ["odd_id"], "table": "odds"}]'
    odd = oddities()
    odd = odd.replace_schema_metadata({**(odd.schema.metadata or {}), b"foreign_keys": back})
    return write_release(folder / "candidates", odd, odds=odds)


def test_tables_that_refer_to_each_other_in_a_circle(tmp_path: Path) -> None:
    names = ["oddities", "odds"]
    (out,) = export_release("duckdb", tmp_path / "out", circle(tmp_path), tables=names)
    with duckdb.connect(str(out), read_only=True) as connection:
        assert keys(connection, "oddities", "FOREIGN KEY") == set()
        assert keys(connection, "odds", "FOREIGN KEY") == {
            "FOREIGN KEY (oddity_id) REFERENCES oddities(oddity_id)"
        }
        query = "SELECT comment FROM duckdb_columns() WHERE column_name = 'no_words'"
        ((comment,),) = connection.execute(query).fetchall()
    assert "Refers to odds (odd_id), a key that DuckDB cannot hold." in comment


@pytest.mark.parametrize("column", ["actor_id", "earlier_id"])
def test_rows_that_point_at_nothing_are_refused(column: str, tmp_path: Path) -> None:
    odd = oddities()
    place = odd.column_names.index(column)
    nowhere = pa.array(["atlantis"] * odd.num_rows, pa.string())
    release = write_release(
        tmp_path / "candidates", odd.set_column(place, odd.schema.field(place), nowhere)
    )
    with pytest.raises(ReleaseCorrupt, match=r"of release 2026\.11\.0 (break|refers)") as error:
        export_release("duckdb", tmp_path / "out", release)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "out").exists()


def test_a_row_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    odd = oddities()
    release = write_release(tmp_path / "candidates", pa.concat_tables([odd, odd.slice(3, 1)]))
    with pytest.raises(
        ReleaseCorrupt, match=r"tables of release .* break their own rules: .*odd-03"
    ):
        export_release("duckdb", tmp_path / "out", release)


def test_a_full_disk_is_told_in_one_line(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise duckdb.IOException("Could not write file: No space left on device\nand more")

    monkeypatch.setattr(duckdb, "connect", full)
    with pytest.raises(UsageError, match=r"No space left on device$") as error:
        export_release("duckdb", tmp_path / "out.duckdb", release)
    assert "\n" not in str(error.value)
    assert not list(tmp_path.iterdir())


def test_without_duckdb(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"ceasefire-data\[sql\]"):
        export_release("duckdb", tmp_path / "out.duckdb", release)
    assert not list(tmp_path.iterdir())
