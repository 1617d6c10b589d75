"""Running: a sound data set has no findings, and what is wrong is said with its record and file."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings

from ceasefire_data.errors import MissingExtra, UsageError
from ceasefire_data.models import Record
from ceasefire_data.models.codes import Severity
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.describing import owner
from ceasefire_data.validation.engine import Engine
from ceasefire_data.validation.outcome import ValidationResult, receipt
from ceasefire_data.validation.running import validate_tables
from tests.strategies import datasets
from tests.validation.rules_at_hand import BOUNDS, RULES, VALIDATION
from tests.validation.samples import Rows, sample_records, sample_rows, sample_tables, tables_of

FILES = {
    record.id: f"records/{record.record_type}s/{record.id}.yaml" for record in sample_records()
}


def where(record_id: str) -> tuple[str, int, int]:
    """Find the file of a record of the sample."""
    return FILES[record_id], 1, 1


def validate(tables: Mapping[str, pa.Table], **options: Any) -> ValidationResult:
    """Validate with the rules of this project."""
    return validate_tables(tables, validation_dir=VALIDATION, **options)


def lines(tables: Mapping[str, pa.Table] | Rows, *only: str) -> list[str]:
    """Run some rules and give the findings as lines."""
    if isinstance(tables, dict) and isinstance(next(iter(tables.values())), list):
        tables = tables_of(tables)
    return [str(finding) for finding in validate(tables, where=where, only=only).findings]


# --- the whole run -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound() -> ValidationResult:
    """Validate the sample with every rule, as a second release."""
    rows = {name: table.num_rows for name, table in sample_tables().items()}
    return validate(sample_tables(), previous=rows, where=where)


def test_a_sound_data_set_has_no_findings(sound: ValidationResult) -> None:
    assert sound.findings == ()
    assert sound.passed


def test_every_rule_is_evaluated(sound: ValidationResult) -> None:
    assert sound.evaluated == sound.written
    assert sum(sound.written.values()) == len(RULES)
    ran = {rule.rule for rule in sound.rules if rule.ran}
    assert ran == set(RULES) | {"tables-given", "tables-known", "tables-types"}


def test_the_receipt_is_the_same_every_time(sound: ValidationResult) -> None:
    text = receipt(sound, b"{}")
    plain = json.loads(text)
    assert plain["manifest_sha256"].startswith("44136fa355b3678a")
    assert plain["passed"] is True
    assert sum(suite["evaluated"] for suite in plain["suites"].values()) == len(RULES)
    assert plain["suites"]["stances"]["written"] == sound.written["stances"]
    names = [rule["rule"] for rule in plain["rules"]]
    assert names == sorted(names)
    assert {rule["findings"] for rule in plain["rules"]} == {0}
    assert receipt(sound, b"{}") == text
    assert not {"time", "host", "path", "version"} & set(plain)


def test_a_summary_says_it_in_one_line(sound: ValidationResult) -> None:
    rows = sum(table.num_rows for table in sample_tables().values())
    assert sound.summary() == (
        f"passed: 0 errors, 0 warnings; {len(RULES) + 3} rules on {rows} rows of "
        f"{len(TABLES)} tables"
    )
    assert json.dumps(sound.to_plain())


@pytest.mark.slow
@settings(max_examples=5)
@given(records=datasets())
def test_no_rule_is_stricter_than_the_models_and_the_links(records: tuple[Record, ...]) -> None:
    bounds = set(BOUNDS)
    found = validate(build_tables(records), only=set(RULES) - bounds).findings
    assert [str(finding) for finding in found if finding.severity == Severity.ERROR] == []


# --- what a finding says -------------------------------------------------------------------------


def test_a_finding_names_record_file_and_cell() -> None:
    rows = sample_rows()
    rows["statements"][1]["medium"] = "carrier_pigeon"
    assert lines(rows, "statements-medium-code") == [
        "records/statements/speaker-briefing.yaml:1:1: error: medium must be a code of the list "
        "Medium (medium 'carrier_pigeon') [statements-medium-code statements/speaker-briefing]"
    ]


def test_a_row_with_a_derived_key_is_traced_to_its_record() -> None:
    rows = sample_rows()
    rows["stance_conditions"][0]["provision"] = "magic"
    stance_id = rows["stance_conditions"][0]["stance_id"]
    assert lines(rows, "stance-conditions-provision-code") == [
        "records/statements/speaker-briefing.yaml:1:1: error: provision must be a code of the list "
        f"Provision (provision 'magic', stance_id '{stance_id}', "
        "condition_text 'the other side stops') "
        "[stance-conditions-provision-code stance_conditions/speaker-briefing]"
    ]


def test_a_query_finds_its_record_too() -> None:
    rows = sample_rows()
    rows["proposal_terms"][0]["proposal_id"] = "any-halt"
    term_id = rows["proposal_terms"][0]["term_id"]
    assert lines(rows, "proposal-terms-concept") == [
        "records/proposals/any-halt.yaml:1:1: error: a concept is an idea under debate and has no "
        f"terms (term_id '{term_id}') [proposal-terms-concept proposal_terms/any-halt]"
    ]


def test_a_key_that_leads_to_no_record_stands_for_itself() -> None:
    rows = sample_rows()
    rows["evidence_fields"][0]["evidence_id"] = "0123456789abcdef"
    field = rows["evidence_fields"][0]["field"]
    assert lines(rows, "evidence-fields-evidence-id-link") == [
        "error: evidence_id must lead to a row of evidence "
        f"(evidence_id '0123456789abcdef', field '{field}') "
        f"[evidence-fields-evidence-id-link evidence_fields/0123456789abcdef/{field}]"
    ]


def test_empty_cells_days_and_long_texts_are_readable() -> None:
    rows = sample_rows()
    rows["sources"][0]["known_from"] = None
    assert "(known_from is empty)" in lines(rows, "sources-known-from-given")[0]
    rows["sources"][0] |= {"published_latest": date(2025, 1, 1)}
    assert (
        "(published_latest 2025-01-01, published_earliest 2025-03-01)"
        in (lines(rows, "sources-published-bounds")[0])
    )
    rows["sources"][0]["url"] = "x" * 500
    assert f"(url '{'x' * 80}…')" in lines(rows, "sources-url-form")[0]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_an_owner(name: str) -> None:
    column, elsewhere = owner(TABLES[name])
    assert column in {column.name for column in TABLES[name].columns}
    if elsewhere is not None:
        assert column == TABLES[elsewhere].primary_key[0]
        assert TABLES[elsewhere].column(owner(TABLES[elsewhere])[0])


def test_more_rows_than_great_expectations_gives_are_counted() -> None:
    """It returns 200 rows of a query at most."""
    rows = sample_rows()
    rows["actor_names"] = [
        rows["actor_names"][0] | {"actor_id": f"nobody-{number}"} for number in range(300)
    ]
    result = validate(tables_of(rows), only=["actor-names-actor-id-link"])
    (outcome,) = [rule for rule in result.rules if rule.rule == "actor-names-actor-id-link"]
    assert outcome.findings == result.count(Severity.ERROR) == 300
    assert len(result.findings) == 201
    assert any("100 more rows of 300" in finding.reason for finding in result.findings)


def test_a_warning_never_fails() -> None:
    rows = sample_rows()
    rows["sources"][0]["publisher_id"] = None
    result = validate(tables_of(rows), only=["sources-publisher-given"])
    assert result.passed
    assert result.count(Severity.WARNING) == 1
    assert result.summary().startswith("passed: 0 errors, 1 warning; ")


# --- what cannot be evaluated --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sources-publisher-given", 'The column "publisher_id" in BatchData does not exist'),
        ("sources-publisher-id-link", "no such column: child.publisher_id"),
    ],
)
def test_an_exception_is_an_error_and_no_failure_of_the_data(name: str, message: str) -> None:
    """Also of a rule that only warns: it may hide what it should have warned of."""
    tables = dict(sample_tables())
    tables["sources"] = tables["sources"].drop_columns(["publisher_id"])
    result = validate(tables, only=[name])
    (finding,) = result.findings
    assert (finding.severity, finding.record_id) == ("error", "")
    assert finding.reason.startswith("could not be evaluated: ")
    assert message in finding.reason
    assert not result.passed
    assert result.evaluated == {"sources": 0}
    assert result.written == {"sources": 1}
    assert [rule.crashed for rule in result.rules if rule.rule == name] == [True]


def test_a_missing_key_column_leaves_the_other_rules_standing() -> None:
    tables = dict(sample_tables())
    tables["sources"] = tables["sources"].drop_columns(["source_id"])
    result = validate(tables, only=["sources-kind-code", "sources-columns"])
    (finding,) = result.findings
    assert finding.rule == "sources-columns"
    assert finding.reason.endswith("; missing here: source_id")


def test_columns_in_another_order_and_unknown_ones_are_named() -> None:
    tables = dict(sample_tables())
    names = tables["sources"].column_names
    tables["sources"] = tables["sources"].select(names[::-1])
    tables["actors"] = tables["actors"].append_column("mood", pa.nulls(7, pa.string()))
    assert [
        line.split("; ", 1)[1] for line in lines(tables, "actors-columns", "sources-columns")
    ] == [
        "unknown here: mood [actors-columns actors]",
        "here the order is another one [sources-columns sources]",
    ]


# --- the set of tables ---------------------------------------------------------------------------


def test_missing_and_unknown_tables_and_wrong_types_are_found() -> None:
    tables = {name: table for name, table in sample_tables().items() if name != "accounts"}
    tables["rumours"] = tables["evidence_via"]
    place = tables["stances"].schema.get_field_index("date_latest")
    tables["stances"] = tables["stances"].set_column(
        place, "date_latest", tables["stances"]["date_latest"].cast(pa.string())
    )
    assert lines(tables, "accounts-key") == [
        "error: the table is missing [tables-given accounts]",
        "error: the specification has no such table [tables-known rumours]",
        "error: date_latest must be date32[day], and is string [tables-types stances]",
    ]


def test_changes_may_come_later() -> None:
    tables = {name: table for name, table in sample_tables().items() if name != "changes"}
    assert lines(tables, "changes-key") == []


# --- bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BOUNDS)
def test_every_bound_can_fail(name: str) -> None:
    table = BOUNDS[name].table
    before = {table: 1_000 if name.endswith("-floor") else 1}
    result = validate(sample_tables(), only=[name], previous=before)
    (finding,) = result.findings
    assert finding.severity == BOUNDS[name].severity
    assert finding.reason == (
        f"{BOUNDS[name].reason}; here it is {sample_tables()[table].num_rows}"
    )


@pytest.mark.parametrize("name", BOUNDS)
def test_every_bound_allows_what_was_there_before(name: str) -> None:
    rows = {name: table.num_rows for name, table in sample_tables().items()}
    assert validate(sample_tables(), only=[name], previous=rows).findings == ()


@pytest.mark.parametrize("name", BOUNDS)
def test_a_first_release_is_held_to_absolute_numbers_only(name: str) -> None:
    empty = {name: table.slice(0, 0) for name, table in sample_tables().items()}
    result = validate(empty, only=[name])
    (outcome,) = (rule for rule in result.rules if rule.rule == name)
    absolute = {"actors-floor", "evidence-floor", "records-floor", "sources-floor"}
    assert outcome.ran == (name in absolute)
    assert result.passed != (name in absolute)
    assert result.evaluated == result.written


BOUND = '[stances.floor]\nof_previous = 0.9\nreason = "r"\nsince = 2026-11-23\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "bounds.toml: not TOML"),
        ("stances = 1", "stances has a floor, a ceiling or both"),
        ("[stances.roof]", "stances has a floor, a ceiling or both"),
        (BOUND.replace("stances", "stance"), "stance.floor: no table 'stance'; did you mean"),
        (BOUND.replace('reason = "r"\n', ""), "a bound has reason and since"),
        (BOUND.replace('"r"', '""'), "gives no reason"),
        (BOUND.replace("of_previous = 0.9\n", ""), "a bound has rows, of_previous or both"),
        (BOUND.replace("0.9", "-1"), "of_previous is a share"),
        (BOUND.replace("0.9", "nan"), "of_previous is a share"),
        (BOUND + "rows = 1.5", "rows is a whole number"),
        (BOUND.replace("2026-11-23", '"today"'), "since is the day"),
        (BOUND + 'severity = "info"', "severity is critical or warning"),
        (BOUND + "max = 1", "a bound has reason and since, and may have"),
    ],
)
def test_a_careless_bound_is_refused(tmp_path: Path, text: str, message: str) -> None:
    rules = tmp_path / "validation"
    shutil.copytree(VALIDATION, rules)
    (rules / "bounds.toml").write_text(text)
    with pytest.raises(UsageError, match=message) as error:
        validate_tables({}, validation_dir=rules)
    assert "\n" not in str(error.value)


# --- wrong use -----------------------------------------------------------------------------------


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError, match="no rule 'stances-kee'; did you mean 'stances-key'"):
        validate(sample_tables(), only=["stances-kee"])


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no suites in this folder of rules"):
        validate_tables(sample_tables(), validation_dir=tmp_path)


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    rules = tmp_path / "validation"
    shutil.copytree(VALIDATION, rules)
    suite = json.loads((rules / "suites/records.json").read_text())
    suite["expectations"][0]["meta"]["rule"] = "records-key"
    (rules / "suites/records.json").write_text(json.dumps(suite))
    with pytest.raises(
        UsageError,
        match=r"suites/generated/records\.json and suites/records\.json: two rules have the name",
    ):
        validate_tables(sample_tables(), validation_dir=rules)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("sql/stances-once.sql", "ATTACH 'x' AS x", "sql/stances-once.sql: a rule begins with its"),
        (
            "suites/more.json",
            '{"name": "more", "meta": {"table": "stances"}, "expectations": [{"type":'
            ' "expect_columns_to_be_nice", "kwargs": {}, "meta": {"rule": "stances-nice"},'
            ' "description": "must be nice", "severity": "critical"}]}',
            "suites/more.json: rule stances-nice: Great Expectations has no expectation",
        ),
    ],
)
def test_one_wrong_file_stops_the_run(tmp_path: Path, file: str, text: str, message: str) -> None:
    rules = tmp_path / "validation"
    shutil.copytree(VALIDATION, rules)
    (rules / file).write_text(text)
    with pytest.raises(UsageError, match=f"^{message}"):
        validate_tables(sample_tables(), validation_dir=rules)


@pytest.mark.parametrize("library", ["great_expectations", "pandas", "sqlalchemy"])
def test_a_missing_library_is_named_with_its_extra(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"{library}.*'ceasefire-data\[validation\]'"):
        Engine()
