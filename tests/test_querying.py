"""Queries: what they answer, and all that they cannot do."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow as pa
import pytest

from ceasefire_data.errors import MissingExtra, ReleaseCorrupt, ReleaseNotFound, UsageError
from ceasefire_data.querying import run_query
from ceasefire_data.reading import load, tables
from tests.exports.samples import write_release
from tests.release.samples import snapshot

a_variable_of_python = pa.table({"secret": [1]})


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(tmp_path_factory.mktemp("candidates"))


def refused(sql: str, release: Path) -> str:
    """Return the one line with which a query is refused."""
    with pytest.raises(UsageError) as error:
        run_query(sql, release)
    text = str(error.value)
    assert text.splitlines() == [text]
    return text


def test_every_table_is_there_with_its_types(release: Path) -> None:
    for name in tables(release):
        answer, expected = run_query(f"FROM {name}", release), load(name, release)
        assert answer.schema.types == expected.schema.types
        assert answer.to_pylist() == expected.to_pylist()


def test_a_join(release: Path) -> None:
    answer = run_query(
        """
        SELECT a.name, t.stance_value, s.known_from
        FROM stances t
        JOIN statements s USING (statement_id)
        JOIN actors a ON a.actor_id = t.holder_id
        ORDER BY t.stance_value;
        """,
        release,
    )
    assert answer.column_names == ["name", "stance_value", "known_from"]
    assert answer["stance_value"].to_pylist() == ["accepts", "rejects"]
    assert answer.schema.field("known_from").type == pa.date32()


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT json->>'$.title' AS title FROM records WHERE record_id = 'halt'", ["=1+1"]),
        ("SELECT name FROM (SHOW TABLES) WHERE name = 'stances'", ["stances"]),
        ("SELECT column_name FROM (DESCRIBE oddities) LIMIT 1", ["oddity_id"]),
        ("VALUES (1), (NULL)", [1, None]),
        ("WITH one AS (SELECT 1 AS n) SELECT n FROM one", [1]),
    ],
)
def test_ways_to_ask(sql: str, rows: list[object], release: Path) -> None:
    assert run_query(sql, release).column(0).to_pylist() == rows


def test_sums_are_whole_numbers_of_64_bits(release: Path) -> None:
    answer = run_query("SELECT sum(amount) AS total FROM oddities", release)
    assert answer.schema.field("total").type == pa.int64()
    assert answer["total"].to_pylist() == [-48]
    huge = 2**126
    wide = run_query(f"SELECT {huge}::HUGEINT // 10 AS n", release)
    assert int(wide["n"][0].as_py()) == huge // 10


def test_columns_of_one_name_are_all_in_the_answer(release: Path) -> None:
    answer = run_query("SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a", release)
    assert answer.to_pylist() == [{"a": 1, "a_3": 2, "a_2": 3, "a_4": 4}]


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH 'other.db'",
        "COPY actors TO 'actors.csv'",
        "COPY (SELECT 1) TO 'one.parquet'",
        "EXPORT DATABASE 'everything'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA table_info('actors')",
        "PRAGMA enable_profiling",
        "CALL enable_logging()",
        "CREATE TABLE mine (n INTEGER)",
        "CREATE MACRO mine() AS 1",
        "INSERT INTO actors (actor_id) VALUES ('me')",
        "UPDATE actors SET name = 'me'",
        "DELETE FROM actors",
        "DROP VIEW actors",
        "BEGIN",
        "PREPARE mine AS SELECT 1",
        "EXPLAIN SELECT 1",
    ],
)
def test_only_reading_is_allowed(
    sql: str, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "a query only reads" in refused(sql, release)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM enable_logging(storage = 'file', storage_path = 'logs')",
        "SELECT * FROM query('ATTACH ''x''')",
        "SELECT getenv('HOME')",
        "SELECT * FROM a_variable_of_python",
        "WITH x AS (INSERT INTO actors (actor_id) VALUES ('me') RETURNING name) FROM x",
    ],
)
def test_a_query_that_reads_reaches_nothing_else(
    sql: str, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert a_variable_of_python.num_rows
    monkeypatch.chdir(tmp_path)
    assert "the query failed: " in refused(sql, release)
    assert not list(tmp_path.iterdir())


def test_files_that_could_be_read_are_not(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is there, readable and well formed: only the lock stands before it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text("a,b\n1,2\n")
    for sql in ("FROM 'mine.csv'", "FROM read_csv('mine.csv')", "FROM read_blob('mine.csv')"):
        refused(sql, release)
    refused(f"FROM '{release / 'actors.parquet'}'", release)


@pytest.mark.parametrize("sql", ["SELECT 1; SELECT 2", "SELECT 1; DROP VIEW actors", "", "-- no"])
def test_one_statement(sql: str, release: Path) -> None:
    assert "one SQL statement" in refused(sql, release)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM statments", 'Did you mean "statements"'),
        ("SELECT sumary FROM statements", '"summary"'),
        ("SELECT 'x'::INTEGER", "Could not convert"),
        ("SELECT error('two\nlines')", "two"),
        ("SELECT ?", "parameter"),
        ("SELECT '\ud800'", "surrogates not allowed"),
    ],
)
def test_a_mistake_is_one_clear_line(sql: str, words: str, release: Path) -> None:
    assert words in refused(sql, release)


def test_a_flipped_byte_is_found(release: Path, tmp_path: Path) -> None:
    for name, data in snapshot(release).items():
        (tmp_path / name).write_bytes(data)
    path = tmp_path / "actors.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(ReleaseCorrupt, match=r"actors\.parquet"):
        run_query("SELECT 1", tmp_path)


def test_missing_release() -> None:
    with pytest.raises(ReleaseNotFound):
        run_query("SELECT 1", "1999.1.0")


def test_without_duckdb(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtra, match=r"ceasefire-data\[sql\]"):
        run_query("SELECT 1", release)
