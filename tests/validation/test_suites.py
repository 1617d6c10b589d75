"""Expectation suites: every one can fail, files are as they must be, none is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import great_expectations as gx
import pyarrow as pa
import pytest

from ceasefire_data.errors import UsageError
from ceasefire_data.tabular.spec import KEY_PATTERN
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.engine import Outcome
from ceasefire_data.validation.generated import generated_files, suite_text, write_generated
from ceasefire_data.validation.rules import Rule
from ceasefire_data.validation.simple import simple_suite
from ceasefire_data.validation.suites import read_suites, suite_rules
from tests.validation.rules_at_hand import EXPECTATIONS, VALIDATION, engine
from tests.validation.samples import nullable_schema, sample_rows

FILES = sorted((VALIDATION / "suites").rglob("*.json"))
DAY = date(2025, 3, 12)
COLUMNS = "expect_table_columns_to_match_ordered_list"
ROW_RULES = {name: rule for name, rule in EXPECTATIONS.items() if rule.type != COLUMNS}
_UNIQUE = {"expect_column_values_to_be_unique", "expect_compound_columns_to_be_unique"}
_OF_TYPE = {"string": "x", "int32": 1, "bool": True, "date32": DAY, "float64": 0.5}


# --- every expectation can fail ------------------------------------------------------------------


def faulty(rule: Rule, row: dict[str, Any]) -> dict[str, Any]:
    """Change a row so that it breaks a rule, by what the rule says."""
    row, kwargs = dict(row), rule.kwargs
    if "row_condition" in kwargs:
        row |= satisfying(rule.table, kwargs["row_condition"])
    column = kwargs.get("column", "")
    match rule.type:
        case "expect_column_values_to_not_be_null":
            row[column] = None
        case "expect_column_values_to_be_null":
            row[column] = _OF_TYPE[TABLES[rule.table].column(column).type]
        case "expect_column_values_to_be_in_set":
            row[column] = True if kwargs["value_set"] == [False] else "no-such-code"
        case "expect_column_values_to_match_regex":
            row[column] = "?"
        case "expect_column_values_to_not_match_regex":
            row[column] = "PT"
        case "expect_column_value_lengths_to_be_between":
            row[column] = "x" * (kwargs.get("min_value", kwargs.get("max_value", 0) + 2) - 1)
        case "expect_column_values_to_be_between":
            row[column] = kwargs["min_value"] - 1
        case "expect_column_pair_values_a_to_be_greater_than_b":
            smaller: Any = DAY - timedelta(days=1) if "_" in column_type(rule) else 7
            row[kwargs["column_A"]] = smaller
            row[kwargs["column_B"]] = DAY if isinstance(smaller, date) else 7
        case "expect_column_pair_values_to_be_equal":
            row[kwargs["column_A"]], row[kwargs["column_B"]] = DAY, DAY + timedelta(days=1)
        case kind if kind in _UNIQUE:
            pass  # the row stands beside the one it was copied from
        case kind:
            raise AssertionError(f"no fault is planted for {kind}")
    return row


def column_type(rule: Rule) -> str:
    """Give a word with an underscore for a pair of days, and one without for one of numbers."""
    kind = TABLES[rule.table].column(rule.kwargs["column_A"]).type
    return "date_32" if kind == "date32" else kind


def satisfying(table: str, condition: Mapping[str, Any]) -> dict[str, Any]:
    """Give cells of which a condition holds."""
    if condition["type"] == "and":
        return {
            name: cell
            for part in condition["conditions"]
            for name, cell in satisfying(table, part).items()
        }
    column = TABLES[table].column(condition["column"]["name"])
    if condition["type"] == "nullity":
        return {column.name: None if condition["is_null"] else _OF_TYPE[column.type]}
    wanted = condition["parameter"]
    match condition["operator"]:
        case "==":
            return {column.name: wanted}
        case "IN":
            return {column.name: wanted[0]}
        case _:
            assert column.codes is not None
            excluded = wanted if isinstance(wanted, list) else [wanted]
            return {column.name: next(str(c) for c in column.codes if str(c) not in excluded)}


@cache
def outcomes(table: str) -> dict[str, Outcome]:
    """Run all row rules of a table on sound rows and one faulty row for each of them."""
    rules = [rule for rule in ROW_RULES.values() if rule.table == table]
    sound = sample_rows()[table]
    rows = [row | {"case": "sound"} for row in sound]
    for rule in rules:
        column = rule.kwargs.get("column", "")
        base = next((row for row in sound if row.get(column) is not None), sound[0])
        rows.append(faulty(rule, base) | {"case": rule.name})
    schema = nullable_schema(table, pa.field("case", pa.string()))
    found = engine().run_on_frame(pa.Table.from_pylist(rows, schema=schema), ["case"], rules)
    return {outcome.rule.name: outcome for outcome in found}


@pytest.mark.parametrize("name", ROW_RULES)
def test_every_expectation_can_fail(name: str) -> None:
    rule = ROW_RULES[name]
    outcome = outcomes(rule.table)[name]
    assert outcome.problem is None
    cases = [row["case"] for row in outcome.rows]
    assert name in cases, "the faulty row is not found"
    assert outcome.count == len(cases)
    if rule.type not in _UNIQUE:
        assert "sound" not in cases, "a sound row is found"


@pytest.mark.parametrize("table", TABLES)
def test_every_list_of_columns_can_fail(table: str) -> None:
    rules = [r for r in EXPECTATIONS.values() if r.type == COLUMNS and r.table == table]
    assert len(rules) == 1
    rows = pa.Table.from_pylist(sample_rows()[table], schema=nullable_schema(table))
    turned = rows.select(rows.column_names[::-1])
    (sound,) = engine().run_on_frame(rows, TABLES[table].primary_key, rules)
    (broken,) = engine().run_on_frame(turned, TABLES[table].primary_key, rules)
    assert (sound.count, sound.problem) == (0, None)
    assert (broken.count, broken.observed) == (1, turned.column_names)


@pytest.mark.parametrize("table", ["stances", "records"])
@pytest.mark.parametrize("ending", ["\n", " ", "\u200b", "а"])  # noqa: RUF001 (Cyrillic)
def test_an_id_ends_where_it_ends(table: str, ending: str) -> None:
    """In Python's own regular expressions `$` would also stand before a last newline."""
    rows = sample_rows()[table]
    key = TABLES[table].primary_key[0]
    rows[0][key] += ending
    rules = [EXPECTATIONS[f"{table}-{key.replace('_', '-')}-form"]]
    table_ = pa.Table.from_pylist(rows, schema=nullable_schema(table))
    (outcome,) = engine().run_on_frame(table_, [key], rules)
    assert [row[key] for row in outcome.rows] == [rows[0][key]]


# --- the files -----------------------------------------------------------------------------------


def test_generated_files_are_fresh() -> None:
    assert write_generated(VALIDATION, check=True) == []


def test_stale_missing_and_left_over_files_are_named_and_mended(tmp_path: Path) -> None:
    assert len(write_generated(tmp_path)) == len(generated_files())
    suite = tmp_path / "suites/generated/stances.json"
    suite.write_text(suite.read_text().replace("stance_id", "stance"))
    (tmp_path / "suites/generated/meetings.json").unlink()
    (tmp_path / "sql/generated/old.sql").write_text("-- rule: old\n")
    stale = write_generated(tmp_path, check=True)
    assert [line.split(": ")[0].removeprefix(f"{tmp_path}/") for line in stale] == [
        "suites/generated/stances.json",
        "suites/generated/meetings.json",
        "sql/generated/old.sql",
    ]
    assert write_generated(tmp_path) == stale
    assert write_generated(tmp_path, check=True) == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_suites_load_in_another_project_without_loss(path: Path) -> None:
    """As somebody does who uses the files in a project of Great Expectations of their own."""
    text = path.read_text(encoding="utf-8")
    plain = json.loads(text)
    assert text == suite_text(plain), "not in the one form of a suite's file"
    suite = gx.ExpectationSuite(**plain)
    assert len(suite.expectations) == len(plain["expectations"])
    for expectation, written in zip(suite.expectations, plain["expectations"], strict=True):
        assert expectation.meta == written["meta"]
        assert expectation.description == written["description"]
        assert expectation.severity == written["severity"]
        assert expectation.id is None


def test_names_are_permanent_in_form() -> None:
    assert all(len(name) <= 60 for name in EXPECTATIONS)
    assert all(not rule.reason.endswith(".") for rule in EXPECTATIONS.values())


def test_simple_suite_says_all_that_the_specification_says() -> None:
    for table in TABLES.values():
        by_type: dict[str, list[Any]] = {}
        for item in simple_suite(table)["expectations"]:
            by_type.setdefault(item["type"], []).append(item["kwargs"])
        given = {
            item["column"]
            for item in by_type["expect_column_values_to_not_be_null"]
            if "row_condition" not in item
        }
        assert given == {column.name for column in table.columns if not column.nullable}
        codes = {item["column"] for item in by_type.get("expect_column_values_to_be_in_set", ())}
        assert codes >= {column.name for column in table.columns if column.codes is not None}
        forms = {item["column"] for item in by_type.get("expect_column_values_to_match_regex", ())}
        assert forms >= {column.name for column in table.columns if column.pattern is not None}


def test_a_suite_of_another_table_works_for_a_derived_key() -> None:
    (rule,) = (rule for rule in EXPECTATIONS.values() if rule.name == "stances-stance-id-form")
    assert rule.kwargs == {"column": "stance_id", "regex": KEY_PATTERN}


# --- what is refused -----------------------------------------------------------------------------


def suite(**changes: Any) -> dict[str, Any]:
    """Make a suite of one expectation, with changes to it."""
    expectation = {
        "type": "expect_column_values_to_be_unique",
        "kwargs": {"column": "stance_id"},
        "meta": {"rule": "stances-once"},
        "description": "a stance must stand once",
        "severity": "critical",
    }
    return {"name": "s", "meta": {"table": "stances"}, "expectations": [expectation | changes]}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"severity": "info"}, "severity is critical or warning, not 'info'"),
        ({"meta": {"rule": "Stances_Once"}}, "'Stances_Once' is no name of a rule"),
        ({"meta": {"rule": "actors-once"}}, "must begin with its table: stances-"),
        ({"meta": {}}, "its meta names its rule and nothing else"),
        ({"description": " "}, "gives no reason"),
        ({"kwargs": []}, "kwargs is a mapping"),
        ({"id": "0"}, "has the keys"),
    ],
)
def test_a_careless_expectation_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=f"^suites/s.json: expectation 1: .*{message}") as error:
        suite_rules(suite(**changes), "suites/s.json")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"type": "expect_column_values_to_be_uniqe"},
            "has no expectation 'expect_column_values_to_be_uniqe'; "
            "did you mean 'expect_column_values_to_be_unique'",
        ),
        ({"kwargs": {"colunm": "stance_id"}}, "colunm"),
        ({"type": "unexpected_rows_expectation", "kwargs": {}}, "unexpected_rows_query"),
    ],
)
def test_what_great_expectations_would_lose_is_refused(
    changes: dict[str, Any], message: str
) -> None:
    """It logs an unknown type and passes the rest of the suite, with success."""
    rules = suite_rules(suite(**changes), "suites/s.json")
    with pytest.raises(
        UsageError, match=f"^suites/s.json: rule stances-once: .*{message}"
    ) as error:
        engine().check(rules)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ("[]", "a suite has the keys"),
        ('{"name": "s", "meta": {}, "expectations": []}', "names its table"),
        ('{"name": "s", "meta": {"table": "x"}, "expectations": {}}', "is a list"),
        ('{"name": "s", "meta": {"table": "x"}, "expectations": []}', "expectations is empty"),
        (suite_text(suite() | {"meta": {"table": "stance"}}), "did you mean 'stances'"),
    ],
)
def test_a_file_that_is_no_suite_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "s.json").write_text(text)
    with pytest.raises(UsageError, match=message):
        read_suites(tmp_path)
