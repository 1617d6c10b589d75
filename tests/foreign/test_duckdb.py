"""A reader with the folder of a release and the command line of DuckDB, and nothing else.

The codebook tells what to ask: each of its queries is run as it stands there.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from tests.foreign.environments import python_environment
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign

REJECTIONS = "Which proposals did Russia reject within a week"


@pytest.fixture(scope="module")
def duckdb() -> Path:
    """The program."""
    return needed(python_environment, "duckdb") / "bin" / "duckdb"


@pytest.mark.parametrize("document", ["CODEBOOK.md", "README.md"])
def test_every_query_that_a_release_shows_runs_in_its_folder(
    duckdb: Path, release: Path, document: str
) -> None:
    queries = queries_in((release / document).read_text("utf-8"))
    assert queries
    for query in queries:
        assert ask(duckdb, query, release), query


def test_what_did_russia_reject_by_whose_words_from_which_source(
    duckdb: Path, release: Path
) -> None:
    _, question, answer = (release / "CODEBOOK.md").read_text("utf-8").partition(REJECTIONS)
    assert question, f"the codebook does not ask: {REJECTIONS}"
    rows = ask(duckdb, queries_in(answer)[0], release)
    assert rows
    for row in rows:
        assert int(row["days_at_least"]) <= 7
        assert all(row[column] for column in ["proposal", "rejected", "speakers", "source"]), row
    assert any(row["quote"] and row["url"] for row in rows)


def test_the_exported_database_has_every_table(
    duckdb: Path, duckdb_export: Path, row_counts: dict[str, int]
) -> None:
    counts = " union all ".join(f"select '{name}', count(*) from {name}" for name in row_counts)
    said = passed(duckdb, "-readonly", "-csv", "-noheader", duckdb_export, "-c", counts)
    assert dict(csv.reader(io.StringIO(said))) == {
        name: str(count) for name, count in row_counts.items()
    }


def queries_in(text: str) -> list[str]:
    """Return the queries that a text in Markdown shows."""
    return re.findall(r"^```sql\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def ask(duckdb: Path, query: str, folder: Path) -> list[dict[str, str]]:
    """Run a query with a folder as the place where files are, return the rows of the answer."""
    said = passed(duckdb, "-csv", "-c", query, cwd=folder)
    return list(csv.DictReader(io.StringIO(said)))
