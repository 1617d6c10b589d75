"""The SQLite export as a site of Datasette: rows, names of what they refer to, search, meanings."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.foreign.datasette_site import Site

pytestmark = pytest.mark.foreign


@pytest.fixture(scope="module")
def site(sqlite_export: Path) -> Site:
    """The release as a site."""
    return Site(sqlite_export)


def test_every_table_is_there_with_its_rows(site: Site, row_counts: dict[str, int]) -> None:
    tables = json.loads(site.page(".json"))["tables"]
    found = {table["name"]: table["count"] for table in tables if not table["hidden"]}
    assert row_counts.items() <= found.items()


@pytest.mark.parametrize(
    ("column", "named_by"),
    [
        ("stances.proposal_id", "proposals.title"),
        ("stances.holder_id", "actors.name"),
        ("statement_acts.statement_id", "statements.summary"),
        ("meeting_participants.meeting_id", "meetings.title"),
        ("evidence.source_id", "sources.title"),
    ],
)
def test_rows_are_called_by_name_where_others_refer_to_them(
    site: Site, release: Path, column: str, named_by: str
) -> None:
    (table, reference), (parent, name) = column.split("."), named_by.split(".")
    key = f"{parent.removesuffix('s')}_id"
    rows = pq.read_table(release / f"{parent}.parquet", columns=[key, name]).to_pylist()
    names = {row[key]: row[name] for row in rows}
    found = [row[reference] for row in site.rows(table) if row[reference] is not None]
    assert found
    for cell in found:
        assert cell == {"value": cell["value"], "label": names[cell["value"]]}


def test_search_finds_other_forms_of_a_word(site: Site, release: Path) -> None:
    summaries = pq.read_table(release / "statements.parquet")["summary"].to_pylist()
    expected = {summary for summary in summaries if re.search(r"\bceasefire\b", summary)}
    found = {row["summary"] for row in site.rows("statements", _search="ceasefires")}
    assert expected
    assert expected <= found < set(summaries)
    assert site.rows("statements", _search="nosuchword") == []


def test_pages_say_what_columns_mean_and_what_the_licence_is(site: Site, release: Path) -> None:
    page = html.unescape(site.page("/stances"))
    for field in pq.read_schema(release / "stances.parquet"):
        assert field.metadata[b"description"].decode() in page
    assert "CC-BY-4.0" in page
