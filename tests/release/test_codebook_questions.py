"""The questions of the codebook: each query runs as printed, and the answers are right.

What Russia rejected within a week is worked out a second time, from the records and in Python.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ceasefire_data.catalog import open_release
from ceasefire_data.edtf import EdtfSpan
from ceasefire_data.models import RECORD_MODELS, Record
from ceasefire_data.models.actor import Actor
from ceasefire_data.models.statement import Statement
from ceasefire_data.reading import load
from ceasefire_data.release.codebook import codebook_markdown, questions
from ceasefire_data.release.codebook.questions import QUESTIONS, worked_questions
from ceasefire_data.release.manifest import identity_of, write_table
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.parties import Parties
from ceasefire_data.tabular.tables import TABLES
from tests.datasets import actor, base, concept, proposal, source, stance, statement

duckdb = pytest.importorskip("duckdb")

Row = dict[str, Any]

NEWEST = max(
    (Path(__file__).resolve().parents[2] / "releases").glob("2*"),
    key=lambda path: [int(number) for number in path.name.split(".")],
)
FILES = sorted(QUESTIONS.glob("*.sql"))
COLUMNS = {
    "01-rejected-within-a-week": {
        *("proposal", "proposed", "rejected", "certainty", "basis", "speakers", "quote"),
        *("source", "publisher", "url"),
    },
    "02-rejected-ideas": {"idea", "own", "attributed", "first_by", "last_by"},
    "03-known-by-a-day": {"record_id", "title", "status", "known_from"},
    "04-who-met-whom": {"meeting_id", "held", "took_part", "expected", "absent"},
    "05-terms-of-a-proposal": {"domains", "duration", "sides", "text_known"},
    "06-provisions-of-a-proposal": {"provision", "presence", "obligor"},
    "07-lineage-of-an-offer": {"distance", "proposal", "relation", "other"},
    "08-stances-that-changed": {"party", "date", "before", "stance_value", "conditions"},
    "09-claims-of-violations": {
        "speakers",
        "against",
        "claimed_count",
        "period",
        "quotes",
        "sources",
    },
    "10-evidence-of-a-record": {"part", "fields", "quote", "span_start", "via", "source", "url"},
    "11-where-sides-differ": {"record_id", "field", "value_json", "said_by"},
    "12-conditions": {
        "proposal",
        "stance_value",
        "condition_text",
        "provision",
        "demand",
        "holder",
    },
}
WEEK = "01-rejected-within-a-week"


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    """Return the tables of the newest release that is published."""
    release, _ = open_release(NEWEST)
    return {name: load(name, release) for name in release.tables}


def answer(tables: Mapping[str, pa.Table], folder: Path, name: str) -> list[Row]:
    """Return the answer that DuckDB gives to a question in the folder of a release."""
    question = worked_questions(tables)[[path.stem for path in FILES].index(name)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        found = duckdb.connect().execute(question.sql)
        columns = [column[0] for column in found.description]
        assert len(columns) == len(set(columns)), "no two columns have one name"
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


# --- all of them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_query_is_answered_by_the_newest_release(
    tables: dict[str, pa.Table], path: Path
) -> None:
    rows = answer(tables, NEWEST, path.stem)
    assert rows, "a worked question with no answer teaches nothing"
    assert COLUMNS[path.stem] <= rows[0].keys()
    assert answer(tables, NEWEST, path.stem) == rows, "and alike each time"


def test_each_query_stands_in_the_codebook_as_it_runs(tables: dict[str, pa.Table]) -> None:
    text = codebook_markdown(identity_of(NEWEST), tables)
    printed = re.findall(r"^```sql\n(.*?)\n```$", text, re.S | re.M)
    assert printed == [question.sql for question in worked_questions(tables)]
    assert len(printed) == len(FILES)
    assert "Which proposals did Russia reject within a week, by whose words" in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_query_reads_tables_that_are_specified(
    tables: dict[str, pa.Table], path: Path
) -> None:
    question = worked_questions(tables)[FILES.index(path)]
    assert question.tables
    assert question.tables <= TABLES.keys()
    assert question.advice
    assert "$" not in question.text + question.advice + question.sql


def test_what_was_known_by_a_day_is_what_the_read_side_shows(
    tables: dict[str, pa.Table],
) -> None:
    rows = answer(tables, NEWEST, "03-known-by-a-day")
    texts = " ".join(question.text for question in worked_questions(tables))
    (day,) = re.findall(r"known of meetings and proposals by ([0-9-]{10})\?", texts)
    shown_then = {
        (row[f"{kind}_id"], row["status"])
        for kind in ("meeting", "proposal")
        for row in load(f"{kind}s", NEWEST, known_by=day).to_pylist()
        if row["status"] is not None
    }
    assert {(row["record_id"], row["status"]) for row in rows} == shown_then


def test_whom_a_party_met_is_told_from_whom_it_was_to_meet(tables: dict[str, pa.Table]) -> None:
    rows = {row["meeting_id"]: row for row in answer(tables, NEWEST, "04-who-met-whom")}
    taking_part = {
        row["meeting_id"]
        for row in tables["meeting_participants"].to_pylist()
        if row["party_id"] == "russia" and row["presence"] != "absent"
    }
    assert rows.keys() == taking_part
    for row in tables["meetings"].to_pylist():
        if row["meeting_id"] in rows:
            assert rows[row["meeting_id"]]["held"] == (row["status"] == "held")
    assert {row["held"] for row in rows.values()} == {True, False}


# --- what Russia rejected within a week ----------------------------------------------------------


def models(records: pa.Table) -> list[Record]:
    """Return the active records of a release as models."""
    rows = records.select(["record_type", "json"]).to_pylist()
    found = (
        RECORD_MODELS[row["record_type"]].model_validate(json.loads(row["json"])) for row in rows
    )
    return [record for record in found if record.record_status == "active"]


def rejected_within_a_week(records: list[Record], party: str) -> set[tuple[Any, ...]]:
    """Work the answer out from the records alone."""
    by_id: dict[str, Any] = {record.id: record for record in records}
    actors = {record.id: record for record in records if isinstance(record, Actor)}
    found = set()
    for record in records:
        if not isinstance(record, Statement):
            continue
        named = [item for item in record.evidence if "stances" in item.supports]
        evidence = named or [item for item in record.evidence if not item.supports]
        speakers = ", ".join(sorted(actors[speaker].name for speaker in record.speakers))
        for taken in record.stances:
            about = by_id[taken.proposal]
            if taken.value != "rejects" or taken.provision or about.kind == "concept":
                continue
            certainty = within_a_week(about.status_history[0].date.span, record.date.span)
            for holder in [taken.holder] if taken.holder else record.own_holders:
                if certainty is None or Parties(actors).of(holder, record.date) != party:
                    continue
                first = (about.id, record.id, actors[holder].name, certainty, taken.basis, speakers)
                texts = [(item.quote, by_id[item.source]) for item in evidence]
                found |= {(*first, quote, text.title, text.url) for quote, text in texts}
    return found


def within_a_week(made: EdtfSpan, said: EdtfSpan) -> str | None:
    """Say how certain it is that at most seven days lie between two dates; None: it is not so."""
    least = (said.earliest - made.latest).days if said.earliest and made.latest else 0
    if least > 7:
        return None
    known = said.latest is not None and made.earliest is not None
    return "surely" if known and (said.latest - made.earliest).days <= 7 else "perhaps"


def shown(rows: list[Row]) -> set[tuple[Any, ...]]:
    keys = ("proposal_id", "statement_id", "holder", "certainty", "basis", "speakers", "quote")
    return {tuple(row[key] for key in (*keys, "source", "url")) for row in rows}


def test_what_russia_rejected_within_a_week_is_so_by_the_records(
    tables: dict[str, pa.Table],
) -> None:
    rows = answer(tables, NEWEST, WEEK)
    assert shown(rows) == rejected_within_a_week(models(tables["records"]), "russia")
    assert len(shown(rows)) == len(rows)
    assert {row["statement_id"] for row in rows} >= {
        "peskov-2025-02-12-kursk-swap",
        "peskov-2025-05-12-ultimatums",
        "zakharova-2025-03-06-briefing",
    }
    assert "ryabkov-2025-04-01-international-affairs" not in {row["statement_id"] for row in rows}
    for row in rows:
        assert row["speakers"] and row["source"] and row["url"]


def test_every_stance_of_the_newest_release_has_evidence_by_the_rule(
    tables: dict[str, pa.Table],
) -> None:
    for record in models(tables["records"]):
        if isinstance(record, Statement) and record.stances:
            named = any("stances" in item.supports for item in record.evidence)
            assert named or any(not item.supports for item in record.evidence), record.id


def made_up(*said: Statement, **offer: Any) -> list[Record]:
    """Return a data set in which Southland answers an offer of 10 March 2025."""
    return [
        *base(),
        source("other-paper", title="Another paper"),
        actor("outlet", kind="media", country=None),
        concept(),
        proposal(**offer),
        *said,
    ]


def said(record_id: str, day: Any, value: str = "rejects", **fields: Any) -> Statement:
    """Make a statement in which Southland takes a stance on the offer."""
    taken = stance(value, **fields.pop("taken", {}))
    return statement(record_id, speakers=["southland"], date=day, **{**taken, **fields})


def week(records: list[Record], folder: Path) -> list[Row]:
    """Return the answer for a data set that is written as a release is."""
    tables = build_tables(records)
    for name, table in tables.items():
        write_table(table, folder / f"{name}.parquet")
    rows = answer(tables, folder, WEEK)
    assert shown(rows) == rejected_within_a_week(records, "southland")
    return rows


@pytest.mark.parametrize(
    ("day", "tabled", "certainty"),
    [
        ("2025-03-10", "2025-03-10", "surely"),
        ("2025-03-17", "2025-03-10", "surely"),
        ("2025-03-18", "2025-03-10", None),
        ("2025-03-16/2025-03-20", "2025-03-10", "perhaps"),
        ("2025-03", "2025-03-10", "perhaps"),
        ("../2025-03-12", "2025-03-10", "surely"),
        ("../2025-03-30", "2025-03-10", "perhaps"),
        ("2025-03-20", "2025-03-10/2025-03-15", "perhaps"),
        ("2025-03-20", "../2025-03-15", "perhaps"),
        ("2025-03-23", "../2025-03-15", None),
    ],
)
def test_a_week_goes_by_the_bounds_of_both_days(
    tmp_path: Path, day: str, tabled: str, certainty: str | None
) -> None:
    steps = [{"status": "tabled", "date": tabled}]
    rows = week(made_up(said("answer", day), status_history=steps), tmp_path)
    assert [row["certainty"] for row in rows] == ([certainty] if certainty else [])


def test_only_rejections_of_the_whole_of_an_offer_count(tmp_path: Path) -> None:
    condition = {"conditions": [{"text": "Only with monitors."}]}
    rows = week(
        made_up(
            said("yes-but", "2025-03-11", "accepts_conditionally", taken=condition),
            said("evasion", "2025-03-11", "noncommittal"),
            said("doubts", "2025-03-11", "reserved"),
            said("one-point", "2025-03-11", taken={"provision": "monitoring"}),
            said("the-idea", "2025-03-11", taken={"on": "any-halt"}),
            said("the-offer", "2025-03-12"),
        ),
        tmp_path,
    )
    assert [row["statement_id"] for row in rows] == ["the-offer"]


def test_what_others_attribute_is_told_apart(tmp_path: Path) -> None:
    claim = stance(basis="attributed_by_other", holder="southland")
    claim["acts"] = [{"act": "relay", "modality": "asserted", "proposal": "halt"}]
    rows = week(
        made_up(statement("claim", date="2025-03-11", **claim), said("own", "2025-03-12")), tmp_path
    )
    assert [(row["basis"], row["speakers"], row["holder"]) for row in rows] == [
        ("attributed_by_other", "Northland", "Southland"),
        ("own_statement", "Southland", "Southland"),
    ]


def test_the_source_is_the_one_that_supports_the_stance(tmp_path: Path) -> None:
    plain, words = {"source": "report"}, {"source": "other-paper", "quote": "Never"}
    both = [words | {"supports": ["stances"]}, plain]
    rows = week(
        made_up(
            said("named", "2025-03-11", evidence=both),
            said("unnamed", "2025-03-12", evidence=[plain, words]),
            said("elsewhere", "2025-03-13", evidence=[words | {"supports": ["acts"]}, plain]),
        ),
        tmp_path,
    )
    assert [(row["statement_id"], row["quote"], row["source"]) for row in rows] == [
        ("named", "Never", "Another paper"),
        ("unnamed", "Never", "Another paper"),
        ("unnamed", None, "Talks of a halt"),
        ("elsewhere", None, "Talks of a halt"),
    ]


def test_what_a_report_began_says_so(tmp_path: Path) -> None:
    steps = [
        {"status": "reported", "date": "2025-03-10"},
        {"status": "tabled", "date": "2025-04-01"},
    ]
    rows = week(made_up(said("answer", "2025-03-12"), status_history=steps), tmp_path)
    assert [(row["first_known_as"], row["days_at_most"]) for row in rows] == [("reported", 2)]


# --- the subjects of the questions ---------------------------------------------------------------


def test_the_questions_are_asked_of_what_the_data_have(tmp_path: Path) -> None:
    tables = build_tables(made_up(said("answer", "2025-03-12")))
    texts = [question.text for question in worked_questions(tables)]
    assert texts[0].startswith("Which proposals did Southland reject within a week")
    assert 'What are the terms of "A halt of a month"?' in texts
    for name, table in tables.items():
        write_table(table, tmp_path / f"{name}.parquet")
    for path in FILES:
        answer(tables, tmp_path, path.stem)


def test_names_are_no_markup_in_what_to_mind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Markdown a name is escaped; in the question itself, plain text, and in SQL it is not."""
    query = "-- Did $party_name?\n--\n-- It is $party_name: `$party`.\nSELECT '$party_name';\n"
    (tmp_path / "01-name.sql").write_text(query, encoding="utf-8")
    monkeypatch.setattr(questions, "QUESTIONS", tmp_path)
    made = made_up(said("answer", "2025-03-12"))
    tables = build_tables(made)
    names = [name and "*A* [b](c)" for name in tables["actors"]["name"].to_pylist()]
    place = tables["actors"].column_names.index("name")
    field = tables["actors"].schema.field(place)
    tables["actors"] = tables["actors"].set_column(place, field, pa.array(names, pa.string()))
    (question,) = worked_questions(tables)
    assert question.text == "Did *A* [b](c)?"
    assert question.advice == r"It is \*A\* \[b\](c): `southland`."
    assert question.sql == "SELECT '*A* [b](c)';"


def test_a_question_is_asked_only_where_its_tables_are(tables: dict[str, pa.Table]) -> None:
    left = {name: table for name, table in tables.items() if name != "accounts"}
    assert len(worked_questions(left)) == len(FILES) - 1
    assert worked_questions({}) == ()
