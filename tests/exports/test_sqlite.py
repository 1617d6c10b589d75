"""SQLite: every cell, keys that hold, and words that are found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ceasefire_data.errors import ReleaseCorrupt
from ceasefire_data.exports import export_release
from ceasefire_data.exports.datasette import LABELS
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.reading import load, tables
from ceasefire_data.tabular.tables import TABLES
from tests.exports.samples import oddities, write_release


@pytest.fixture(scope="module")
def database(
    release: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    out = tmp_path_factory.mktemp("exports") / "release.sqlite"
    assert export_release("sqlite", out, release)[0] == out
    with closing(sqlite3.connect(f"{out.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def stored(cell: Any) -> Any:
    if isinstance(cell, bool):
        return int(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def test_every_table_comes_back_as_released(database: sqlite3.Connection, release: Path) -> None:
    for name in tables(release):
        cursor = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        expected = load(name, release).to_pylist()
        assert rows == [{key: stored(cell) for key, cell in row.items()} for row in expected]


def test_file_is_sound_and_keys_hold(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_keys_are_declared(database: sqlite3.Connection, release: Path) -> None:
    keys = {tuple(row[2:5]) for row in database.execute("PRAGMA foreign_key_list(oddities)")}
    assert keys == {("actors", "actor_id", "actor_id"), ("oddities", "earlier_id", "oddity_id")}
    composite = database.execute("PRAGMA foreign_key_list(status_by)").fetchall()
    assert {row[3] for row in composite if row[2] == "status_history"} == {"record_id", "seq"}
    primary = [row[1] for row in database.execute("PRAGMA table_info(status_by)") if row[5]]
    assert primary == ["record_id", "seq", "actor_id"]
    required = {row[1] for row in database.execute("PRAGMA table_info(oddities)") if row[3]}
    assert required == {"oddity_id", "words"}


def test_tables_join(database: sqlite3.Connection) -> None:
    query = """
        SELECT s.statement_id, a.name, p.title, t.stance_value
        FROM stances t JOIN statements s USING (statement_id)
        JOIN proposals p ON p.proposal_id = t.proposal_id
        JOIN actors a ON a.actor_id = t.holder_id ORDER BY 1
    """
    assert database.execute(query).fetchall() == [
        ("remark", "Northland", "=1+1", "rejects"),
        ("reply", "Northland", "=1+1", "accepts"),
    ]


@pytest.mark.parametrize(
    ("table", "key", "words", "found"),
    [
        ("statements", "statement_id", "ПЕРЕМИРИЕ", ["remark"]),
        ("statements", "statement_id", "talking", ["reply"]),
        ("statement_quotes", "statement_id", "прекращение", ["remark"]),
        ("proposals", "proposal_id", "summary: month", ["halt"]),
        ("sources", "source_id", "TALKS", ["report"]),
        ("actors", "actor_id", "NORTHLAND", ["northland"]),
        ("codes", "code", "title: noncommittal", ["noncommittal"]),
        ("meetings", "meeting_id", "southland", ["talks"]),
        ("meetings", "meeting_id", "nowhere", []),
    ],
)
def test_words_are_found(
    table: str, key: str, words: str, found: list[str], database: sqlite3.Connection
) -> None:
    query = f"""
        SELECT {key} FROM {table}
        WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)
    """
    assert database.execute(query, [words]).fetchall() == [(one,) for one in found]


def test_search_index_agrees_with_its_table(release: Path, tmp_path: Path) -> None:
    path, _ = export_release("sqlite", tmp_path / "release.sqlite", release)
    with closing(sqlite3.connect(path)) as connection:
        # Fails with "database disk image is malformed" where index and content differ.
        connection.execute(
            "INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)"
        )


def test_schema_keeps_descriptions(database: sqlite3.Connection) -> None:
    query = "SELECT sql FROM sqlite_master WHERE name = 'oddities'"
    ((sql,),) = database.execute(query).fetchall()
    assert "-- Made-up oddities." in sql
    assert '"amount" INTEGER, -- The amount.' in sql


def test_database_says_which_release_it_is(database: sqlite3.Connection) -> None:
    about = dict(database.execute("SELECT key, value FROM release_info"))
    assert about == {
        "title": "A sample",
        "version": "2026.11.0",
        "day": "2026-11-23",
        "schema_version": SCHEMA_VERSION,
        "licence": "CC-BY-4.0",
    }


def test_keys_to_tables_left_out_are_left_out(release: Path, tmp_path: Path) -> None:
    path, _ = export_release(
        "sqlite", tmp_path / "some.sqlite", release, tables=["statements", "oddities"]
    )
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_list(statements)").fetchall() == []
        keys = connection.execute("PRAGMA foreign_key_list(oddities)").fetchall()
        assert [key[2] for key in keys] == ["oddities"]
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM statements")  # an unresolved key would be an error here
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "statements_fts" in names
    assert not names & {"actors", "meetings_fts"}


def test_rows_that_point_at_nothing_are_refused(tmp_path: Path) -> None:
    odd = oddities()
    ids = odd.column_names.index("actor_id")
    nowhere = pa.array(["atlantis"] * odd.num_rows, pa.string())
    release = write_release(
        tmp_path / "candidates", odd.set_column(ids, odd.schema.field(ids), nowhere)
    )
    with pytest.raises(ReleaseCorrupt, match=r"oddities of release .* rows of actors"):
        export_release("sqlite", tmp_path / "out", release)
    assert not (tmp_path / "out").exists()


def test_datasette_is_told_names_meanings_and_labels(release: Path, tmp_path: Path) -> None:
    _, path = export_release("sqlite", tmp_path / "talks.v1.sqlite", release)
    assert path.name == "talks.v1.metadata.json"
    told = json.loads(path.read_text("utf-8"))
    assert told["title"] == "A sample"
    assert told["license"] == "CC-BY-4.0"
    assert "2026.11.0" in told["source"]
    described = told["databases"]["talks.v1"]["tables"]
    assert set(described) == {*tables(release), "release_info"}
    assert described["oddities"]["columns"]["amount"] == "The amount."
    labels = {name: about.get("label_column") for name, about in described.items()}
    assert labels["statements"] == "summary"
    assert labels["actors"] == "name"
    assert labels["oddities"] is None


def test_every_label_is_a_column_of_its_table() -> None:
    for name, label in LABELS.items():
        assert label in {column.name for column in TABLES[name].columns}
