"""SQL rules: every one can fail, the dialect is held, and a rule can do nothing but read."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from ceasefire_data.errors import UsageError
from ceasefire_data.models import Record
from ceasefire_data.models.codes import Severity
from ceasefire_data.models.fields import MAX_QUOTE_WORDS, PUBLICATION_GRACE_DAYS
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.parties import PARTY_KINDS
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.database import forbid_all_but_reading, load_database
from ceasefire_data.validation.queries import check_rule_sql, read_queries
from tests.strategies import datasets
from tests.validation.rules_at_hand import QUERIES, VALIDATION, engine
from tests.validation.samples import Rows, sample_rows, sample_tables, tables_of

Fault = Callable[[Rows], Any]
GENERATED = {name: rule for name, rule in QUERIES.items() if "/generated/" in rule.file}
DAYS = timedelta(days=1)


# --- every rule can fail -------------------------------------------------------------------------


def row(rows: Rows, table: str, **cells: Any) -> dict[str, Any]:
    """Give the first row of a table that has these cells."""
    return next(row for row in rows[table] if all(row[name] == cells[name] for name in cells))


def change(table: str, match: dict[str, Any], **cells: Any) -> Fault:
    """Make a fault: one row has other cells."""
    return lambda rows: row(rows, table, **match).update(cells)


def drop(table: str, **match: Any) -> Fault:
    """Make a fault: the rows with these cells are gone."""

    def fault(rows: Rows) -> None:
        kept = [row for row in rows[table] if any(row[name] != match[name] for name in match)]
        assert len(kept) < len(rows[table])
        rows[table] = kept

    return fault


def add(table: str, match: dict[str, Any], **cells: Any) -> Fault:
    """Make a fault: a row more, like another one but for these cells."""
    return lambda rows: rows[table].append(row(rows, table, **match) | cells)


def together(*faults: Fault) -> Fault:
    """Make one fault of several."""
    return lambda rows: [fault(rows) for fault in faults]


def quoted(**cells: Any) -> Fault:
    """Make a fault of the one piece of evidence with a quote."""

    def fault(rows: Rows) -> None:
        next(row for row in rows["evidence"] if row["quote"] is not None).update(cells)

    return fault


LEAK = {"statement_id": "leak"}
BRIEFING = {"statement_id": "speaker-briefing"}
TALKS = {"meeting_id": "talks"}
HALT = {"proposal_id": "halt"}
CONCEPT = {"proposal_id": "any-halt"}
HELD = {"record_id": "talks", "status": "held"}
OWN = {"basis": "own_statement"}

FAULTS: dict[str, Fault] = {
    "records-evidence": drop("evidence", record_id="leak"),
    "records-row": drop("statements", **LEAK),
    "records-merge": change("records", {"record_id": "ann-s"}, merged_into="hoax"),
    "sources-original-end": change("sources", {"source_id": "report"}, republishes_id="cable"),
    "sources-reprint-day": change(
        "sources", {"source_id": "reprint"}, published_latest=date(2025, 3, 11)
    ),
    "sources-used": drop("evidence", source_id="cable"),
    "actors-party-self": change("actors", {"actor_id": "northland"}, party_id="southland"),
    "actors-part-of-whole": change("actors", {"actor_id": "palace"}, part_of_id="ann-speaker"),
    "actor-offices-holder": change("actor_offices", {}, actor_id="palace"),
    "actor-offices-body": change("actor_offices", {}, body_id="two-people"),
    "statements-speaker": drop("statement_actors", **LEAK, function="speaker"),
    "statements-act": drop("statement_acts", **LEAK),
    "statements-attribution": change("statements", LEAK, attribution="on_record"),
    "statements-after-sources": change("statements", BRIEFING, date_earliest=date(2025, 3, 14)),
    "statements-known-day": change("statements", BRIEFING, known_from=date(2025, 3, 10)),
    "statement-actors-principal": add("statement_actors", BRIEFING, actor_id="palace"),
    "statement-acts-self": change("statement_acts", LEAK, target_statement_id="leak"),
    "statement-acts-stance": drop("stances", **OWN),
    "statement-quotes-evidence": change("statement_quotes", {}, quote="we are ready to fight"),
    "evidence-quote-listed": drop("statement_quotes"),
    "evidence-quote-words": quoted(quote="word " * MAX_QUOTE_WORDS + "word"),
    "evidence-quote-span": quoted(span_end=1000),
    "evidence-quote-read": change("sources", {"source_id": "report"}, read_depth="none"),
    "evidence-span-read": change("sources", {"source_id": "report"}, read_depth="excerpt"),
    "evidence-span-length": change("sources", {"source_id": "report"}, text_length=15),
    "evidence-active": change("records", {"record_id": "leak"}, record_status="withdrawn"),
    "evidence-part-exists": change("evidence", {"part": "step"}, part_id="7"),
    "evidence-fields-part": lambda rows: row(
        rows, "evidence", evidence_id=rows["evidence_fields"][0]["evidence_id"]
    ).update(part="step"),
    "evidence-via-seq": change("evidence_via", {"seq": 1}, seq=2),
    "stances-act": drop("statement_acts", act="take_position"),
    "stances-conditions": drop("stance_conditions"),
    "stances-date-statement": change("stances", {}, date="2025-03-11"),
    "stances-proposal-day": change("stances", {}, date_latest=date(2025, 3, 9)),
    "stances-holder-kind": change("stances", {}, holder_id="the-west"),
    "stances-holder-role": change("stances", OWN, holder_id="southland"),
    "meetings-participant": drop("meeting_participants", **TALKS),
    "meetings-held-parties": change(
        "meeting_participants", {**TALKS, "actor_id": "southland"}, presence="absent"
    ),
    "meetings-held-evidence": drop("evidence", record_id="talks", part="record"),
    "meetings-status-last": change("meetings", TALKS, status="planned"),
    "meetings-date-step": change("meetings", TALKS, date="2025-03-10"),
    "meetings-results-held": change("meetings", {"meeting_id": "next-talks"}, duration_minutes=5),
    "meeting-participants-presence": change(
        "meeting_participants", {"meeting_id": "next-talks"}, presence="present"
    ),
    "meeting-proposals-produced": change("meeting_proposals", TALKS, meeting_id="next-talks"),
    "proposal-actors-concept": change("proposal_actors", HALT, **CONCEPT),
    "proposal-terms-concept": change("proposal_terms", HALT, **CONCEPT),
    "proposal-provisions-concept": change("proposal_provisions", HALT, **CONCEPT),
    "status-history-concept": change("status_history", {"record_id": "halt"}, record_id="any-halt"),
    "proposals-status-last": change("proposals", HALT, status="in_force"),
    "proposals-date-step": change("proposals", HALT, date="2025-03"),
    "proposals-proponent": drop("proposal_actors", **HALT, function="proponent"),
    "proposals-authenticity-reported": change("proposals", HALT, authenticity="confirmed"),
    "proposal-terms-domain": drop("proposal_term_codes", code_list="domain"),
    "proposal-lineage-self": change("proposal_lineage", HALT, related_proposal_id="halt"),
    "proposal-lineage-concept": change("proposal_lineage", HALT, relation="revises"),
    "status-history-seq": change("status_history", HELD, seq=2),
    "status-history-type": change("status_history", HELD, record_type="proposal"),
    "status-history-after-sources": change("status_history", HELD, date_earliest=date(2025, 3, 14)),
    "status-history-known-day": change("status_history", HELD, known_from=date(2025, 3, 9)),
    "status-history-order": change("status_history", HELD, date_latest=date(2025, 3, 8)),
    "accounts-differ": lambda rows: [r.update(value_json="60") for r in rows["accounts"]],
    "accounts-actor": drop("account_actors", actor_id="northland"),
    "reliability-matched": change("reliability", {"field": "unit"}, matched=99),
    "reliability-recodings": change("reliability", {"field": "unit"}, sources=99),
    "recodings-reliability": drop("reliability"),
}
"""One fault for each rule that is written by hand."""


def generated_fault(name: str) -> Fault:
    """Make the fault of a rule that follows from a foreign key: a wrong target, or a wrong day."""
    rule = GENERATED[name]
    kind = name.rpartition("-")[2]
    key = next(
        key
        for key in TABLES[rule.table].foreign_keys
        if name == "-".join([rule.table, *key.columns, kind]).replace("_", "-")
    )
    targets = [*key.columns] if kind != "known" else ["known_from"]
    wrong: dict[str, Any] = {"kind": "ann-speaker", "known": date(1900, 1, 1), "link": "nobody"}

    def fault(rows: Rows) -> None:
        own = TABLES[rule.table].primary_key[0]
        broken = (
            next(
                row
                for row in rows[rule.table]
                if row[key.columns[0]] not in {None, row.get(own, "")}
            )
            if key.columns[0] != own
            else rows[rule.table][0]
        )
        broken.update({name: 99 if name == "seq" else wrong[kind] for name in targets})

    return fault


def test_every_rule_by_hand_has_its_fault() -> None:
    assert set(FAULTS) == set(QUERIES) - set(GENERATED)


@pytest.mark.parametrize("name", QUERIES)
def test_every_rule_can_fail(name: str) -> None:
    """With Great Expectations, as it runs in earnest."""
    rows = sample_rows()
    (FAULTS[name] if name in FAULTS else generated_fault(name))(rows)
    (outcome,) = engine().run_on_database(tables_of(rows), [QUERIES[name]])
    assert outcome.problem is None
    assert outcome.count == len(outcome.rows) > 0
    assert set(TABLES[outcome.rule.table].primary_key) <= set(outcome.rows[0])


def broken(connection: sqlite3.Connection, name: str) -> list[Any]:
    """Run a rule without Great Expectations."""
    query = QUERIES[name].kwargs["unexpected_rows_query"]
    return connection.execute(query.replace("{batch}", QUERIES[name].table)).fetchall()


def test_no_rule_finds_anything_in_the_sample() -> None:
    with closing(load_database(sample_tables())) as connection:
        assert {name: found for name in QUERIES if (found := broken(connection, name))} == {}


@settings(max_examples=40)
@given(records=datasets())
def test_no_rule_is_stricter_than_the_models_and_the_links(records: tuple[Record, ...]) -> None:
    with closing(load_database(build_tables(records))) as connection:
        errors = [name for name, rule in QUERIES.items() if rule.severity is Severity.ERROR]
        assert {name: found for name in errors if (found := broken(connection, name))} == {}


def test_the_grace_is_that_of_the_models() -> None:
    graces = {
        int(match[1])
        for rule in QUERIES.values()
        for match in re.finditer(r"'\+(\d+) day'", rule.kwargs["unexpected_rows_query"])
    }
    assert graces == {PUBLICATION_GRACE_DAYS}


def test_one_day_of_grace_is_given() -> None:
    rows = sample_rows()
    # The briefing is reported on 12 March only; on 13 March by its own clock it may have been said.
    row(rows, "statements", **BRIEFING).update(date_earliest=date(2025, 3, 12) + DAYS)
    with closing(load_database(tables_of(rows))) as connection:
        assert broken(connection, "statements-after-sources") == []


def test_forty_words_are_a_quote() -> None:
    rows = sample_rows()
    quoted(quote="word  " + "word " * (MAX_QUOTE_WORDS - 2) + "word")(rows)
    with closing(load_database(tables_of(rows))) as connection:
        assert broken(connection, "evidence-quote-words") == []


def test_kinds_of_parties_are_those_of_the_roll_up() -> None:
    query = QUERIES["actors-party-self"].kwargs["unexpected_rows_query"]
    kinds = re.search(r"kind IN \(([^)]*)\)", query)
    assert kinds is not None
    assert set(re.findall(r"'(\w+)'", kinds[1])) == {str(kind) for kind in PARTY_KINDS}


def test_merges_that_run_in_a_circle_end() -> None:
    rows = sample_rows()
    row(rows, "records", record_id="ann-s").update(merged_into="hoax")
    row(rows, "records", record_id="hoax").update(merged_into="ann-s", record_status="merged")
    with closing(load_database(tables_of(rows))) as connection:
        assert len(broken(connection, "records-merge")) == 2


# --- the dialect ---------------------------------------------------------------------------------

HEADER = """\
-- rule: stances-once
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: a stance must
--   stand once
"""
QUERY = "SELECT row.stance_id\nFROM (SELECT * FROM {batch}) AS row\nWHERE row.date = 'x'\n"
NAME = "sql/stances-once.sql"


def test_a_rule_is_read() -> None:
    rule = check_rule_sql(HEADER + QUERY, NAME)
    assert (rule.name, rule.table, rule.severity) == ("stances-once", "stances", Severity.ERROR)
    assert rule.reason == "a stance must stand once"
    assert rule.kwargs == {"unexpected_rows_query": QUERY.strip()}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a rule begins with its header"),
        (QUERY, "a rule begins with its header"),
        (HEADER.replace("-- key: stance_id\n", "") + QUERY, "no line '-- key: ...'"),
        (HEADER.replace("key: stance_id", "key: id") + QUERY, "the key of stances is stance_id"),
        (HEADER.replace("critical", "fatal") + QUERY, "severity is critical or warning"),
        (HEADER.replace("table: stances", "table: stance") + QUERY, "did you mean 'stances'"),
        (HEADER.replace("rule: stances", "rule: actors") + QUERY, "must begin with its table"),
        (HEADER.replace("-once", "-twice") + QUERY, "file and rule share a name"),
        (HEADER + "-- author: me\n" + QUERY, "no place for this line: -- author: me"),
        (HEADER + "-- just a comment\n" + QUERY, "no place for this line: -- just a comment"),
        (HEADER + "-- rule: stances-once\n" + QUERY, "no place for this line"),
        (HEADER, "a rule is one SELECT, and this begins with nothing"),
        (
            HEADER + "ATTACH DATABASE 'x.db' AS x",
            "a rule is one SELECT, and this begins with ATTACH",
        ),
        (
            HEADER + "PRAGMA table_info(stances)",
            "a rule is one SELECT, and this begins with PRAGMA",
        ),
        (HEADER + "DELETE FROM stances", "a rule is one SELECT, and this begins with DELETE"),
        (HEADER + "WITH a AS (SELECT 1) " + QUERY, "a rule is one SELECT"),
        (HEADER + QUERY + ";", "without a semicolon"),
        (HEADER + QUERY + "; ATTACH DATABASE 'x.db' AS x", "without a semicolon"),
        (HEADER + QUERY + "-- the end", "a comment after the header"),
        (HEADER + QUERY.replace("WHERE", "/* here */ WHERE"), "a comment after the header"),
        (HEADER + QUERY.replace("{batch}", "stances"), "the table is to be read as"),
        (HEADER + QUERY.replace("(SELECT * FROM {batch}) AS row", "{batch}"), "is to be read as"),
        (HEADER + QUERY.replace("'x'", "'{x}'"), "a brace outside"),
        (HEADER + QUERY.replace("'x'", "'}'"), "a brace outside"),
        (HEADER + QUERY.replace("'x'", ":x"), "a colon"),
        (HEADER + QUERY.replace("'x'", "'at 12 :30'"), "a colon"),
        (HEADER + QUERY.replace("row.date", "row.day"), "SQLite refuses it: no such column"),
        (HEADER + QUERY.replace("WHERE", "WERE"), "SQLite refuses it: near"),
        (
            HEADER + QUERY.replace("row.stance_id", "row.statement_id"),
            "must be the key, row.stance_id",
        ),
        (
            HEADER + QUERY.replace("row.stance_id", "row.stance_id, row.date, row.date"),
            "two columns selected have one name",
        ),
        (
            HEADER + QUERY.replace("'x'", "(SELECT name FROM pragma_table_info('stances'))"),
            "SQLite refuses it: not authorized",
        ),
        (
            HEADER + QUERY.replace("'x'", "load_extension('x')"),
            "SQLite refuses it: not authorized",
        ),
        (HEADER + QUERY + "LIMIT 1", "a LIMIT, which would hide rows"),
        (HEADER + QUERY.replace("'x'", '"x"'), 'a " outside of text'),
        (HEADER + QUERY.replace("row.date", "row.[date]"), "a [ outside of text"),
        (HEADER + QUERY.replace("'x'", "DATE('Now ')"), "'Now ' asks for today"),
        (HEADER + QUERY.replace("'x'", "date()"), "date() asks for today"),
        (
            HEADER + QUERY + "UNION SELECT 'x'",
            "a rule is one SELECT, and this is several joined by UNION",
        ),
        (
            HEADER + f"SELECT 'x' AS stance_id WHERE EXISTS ({QUERY})",
            "the rows come from the table itself",
        ),
        (HEADER + QUERY.replace("FROM", "FROM actors,", 1), "the rows come from the table itself"),
        (
            HEADER + QUERY.replace("row.stance_id", "'x' AS stance_id"),
            "must be the key, row.stance_id, not '' AS stance_id",
        ),
        *(
            (HEADER + QUERY.replace("'x'", call), f"not authorized to use function: {name}")
            for name, call in {
                **{name: f"{name}()" for name in ("random", "changes", "sqlite_version")},
                **{name: f"{name}(9)" for name in ("randomblob", "zeroblob", "fts3_tokenizer")},
                **{name: f"{name}(row.date)" for name in ("time", "datetime", "julianday")},
                "strftime": "strftime('%Y', row.date)",
                "printf": "printf('%9d', 1)",
                **{name: name for name in ("current_date", "current_time", "current_timestamp")},
            }.items()
        ),
    ],
)
def test_what_is_not_of_the_dialect_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{NAME}: .*{re.escape(message)}") as error:
        check_rule_sql(text, NAME)
    assert "\n" not in str(error.value)


def test_literals_may_hold_what_looks_like_code() -> None:
    check_rule_sql(HEADER + QUERY.replace("'x'", "'a; -- b /* it''s */'"), NAME)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "stances-once.sql").write_bytes(b"-- rule: \xff")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_queries(tmp_path)


def test_all_files_are_read() -> None:
    assert len(read_queries(VALIDATION / "sql")) == len(list(VALIDATION.rglob("*.sql")))


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA table_info(stances)",
        "DELETE FROM stances",
        "INSERT INTO stances DEFAULT VALUES",
        "CREATE TABLE other (a TEXT)",
        "CREATE TEMP TABLE other (a TEXT)",
        "DROP TABLE stances",
        "UPDATE stances SET stance_id = 'x'",
        "VACUUM",
        "BEGIN",
    ],
)
def test_the_database_can_only_be_read(statement: str) -> None:
    """The second wall: were a rule to get past the first, SQLite itself would refuse it."""
    with closing(load_database(sample_tables())) as connection:
        forbid_all_but_reading(connection)
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|authorization denied"):
            connection.execute(statement)
        found = connection.execute("SELECT COUNT(*) FROM stances").fetchone()
        assert found == (sample_tables()["stances"].num_rows,)
        connection.set_authorizer(None)


def test_cells_arrive_in_the_database_as_they_are() -> None:
    with closing(load_database(sample_tables())) as connection:
        for name, table in sample_tables().items():
            cells = [
                tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in row.values())
                for row in table.to_pylist()
            ]
            assert connection.execute(f"SELECT * FROM {name}").fetchall() == cells
