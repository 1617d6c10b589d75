"""The simple expectations of a table: all that its specification says already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ceasefire_data.edtf import EDTF_PATTERN
from ceasefire_data.models.codes import Code, DatePrecision
from ceasefire_data.models.fields import ID_PATTERN
from ceasefire_data.tabular.spec import KEY_PATTERN, Column, Table
from ceasefire_data.validation.rules import rule_name

Plain = dict[str, Any]

_FORMS = {KEY_PATTERN: "a derived key", ID_PATTERN: "an id"}


def simple_suite(table: Table) -> Plain:
    """Make the suite of what the specification of a table says.

    Columns and their order, the key, cells that may not be empty, codes, forms of ids and dates,
    the bounds of dates, and numbers from 0.

    Args:
        table: a table of the specification.

    Returns:
        The suite in the serialised form of Great Expectations, without ids or versions.
    """
    expectations = [_columns(table), _key(table)]
    for column in table.columns:
        expectations += _of_column(table, column)
    return {
        "name": f"{table.name}.generated",
        "meta": {"table": table.name},
        "expectations": expectations,
    }


def _expect(table: Table, what: tuple[str, ...], kind: str, reason: str, **kwargs: Any) -> Plain:
    return {
        "type": kind,
        "kwargs": kwargs,
        "meta": {"rule": rule_name(table.name, *what)},
        "description": reason,
        "severity": "critical",
    }


def _columns(table: Table) -> Plain:
    return _expect(
        table,
        ("columns",),
        "expect_table_columns_to_match_ordered_list",
        "the columns and their order must be those of the table specification",
        column_list=[column.name for column in table.columns],
    )


def _key(table: Table) -> Plain:
    columns = list(table.primary_key)
    reason = f"{', '.join(columns)} must identify one row"
    if len(columns) == 1:
        kind, kwargs = "expect_column_values_to_be_unique", {"column": columns[0]}
        return _expect(table, ("key",), kind, reason, **kwargs)
    kind = "expect_compound_columns_to_be_unique"
    return _expect(table, ("key",), kind, reason, column_list=columns)


def _of_column(table: Table, column: Column) -> Iterator[Plain]:
    name = column.name
    if not column.nullable:
        yield _expect(
            table,
            (name, "given"),
            "expect_column_values_to_not_be_null",
            f"{name} must not be empty",
            column=name,
        )
    if column.codes is not None:
        yield _expect(
            table,
            (name, "code"),
            "expect_column_values_to_be_in_set",
            f"{name} must be a code of the list {column.codes.__name__}",
            column=name,
            value_set=[str(code) for code in column.codes],
        )
    elif column.codes_by is not None:
        yield from _codes_by(table, name, *column.codes_by)
    elif column.pattern is not None:
        what = _FORMS.get(column.pattern, column.pattern)
        yield _form(table, name, column.pattern, f"{name} must have the form of {what}")
    elif _is_date(table, name):
        yield from _date(table, name)
    elif column.type == "string":
        yield _expect(
            table,
            (name, "text"),
            "expect_column_value_lengths_to_be_between",
            f"{name} must be left empty rather than hold a text without a character",
            column=name,
            min_value=1,
        )
    elif column.type == "int32":
        yield _expect(
            table,
            (name, "range"),
            "expect_column_values_to_be_between",
            f"{name} must not be below 0",
            column=name,
            min_value=0,
        )


def _form(table: Table, name: str, pattern: str, reason: str) -> Plain:
    kind = "expect_column_values_to_match_regex"
    return _expect(table, (name, "form"), kind, reason, column=name, regex=pattern)


def _codes_by(
    table: Table, name: str, other: str, lists: Mapping[str, type[Code]]
) -> Iterator[Plain]:
    column = table.column(other)
    if column.codes is None:
        yield _expect(
            table,
            (other, "code"),
            "expect_column_values_to_be_in_set",
            f"{other} must be one of {', '.join(lists)}",
            column=other,
            value_set=list(lists),
        )
    for value, members in lists.items():
        yield _expect(
            table,
            (name, "code", value),
            "expect_column_values_to_be_in_set",
            f"{name} must be a code of the list {members.__name__} where {other} is {value}",
            column=name,
            value_set=[str(code) for code in members],
            row_condition=_equals(other, value),
        )


def _is_date(table: Table, name: str) -> bool:
    return any(column.name == f"{name}_precision" for column in table.columns)


def _date(table: Table, name: str) -> Iterator[Plain]:
    """Expect of one date that its text, bounds and precision say the same."""
    earliest, latest, precision = f"{name}_earliest", f"{name}_latest", f"{name}_precision"
    yield _form(table, name, EDTF_PATTERN, f"{name} must be a date of the EDTF profile")
    yield _expect(
        table,
        (name, "bounds"),
        "expect_column_pair_values_a_to_be_greater_than_b",
        f"{latest} must not be before {earliest}",
        column_A=latest,
        column_B=earliest,
        or_equal=True,
        ignore_row_if="either_value_is_missing",
    )
    yield _expect(
        table,
        (name, "day"),
        "expect_column_pair_values_to_be_equal",
        f"{earliest} and {latest} must be the same where {precision} is day",
        column_A=earliest,
        column_B=latest,
        ignore_row_if="both_values_are_missing",
        row_condition=_equals(precision, DatePrecision.DAY),
    )
    for bound, open_end in ((earliest, DatePrecision.OPEN_START), (latest, DatePrecision.OPEN_END)):
        closed = [str(code) for code in DatePrecision if code is not open_end]
        yield _expect(
            table,
            (bound, "given"),
            "expect_column_values_to_not_be_null",
            f"{bound} must not be empty unless {precision} is {open_end}",
            column=bound,
            row_condition=_is_in(precision, closed),
        )
        yield _expect(
            table,
            (bound, "open"),
            "expect_column_values_to_be_null",
            f"{bound} must be empty where {precision} is {open_end}",
            column=bound,
            row_condition=_equals(precision, open_end),
        )
    if table.column(name).nullable:
        for part in ("precision", "approximate", "basis"):
            yield _expect(
                table,
                (name, part, "with"),
                "expect_column_values_to_not_be_null",
                f"{name}_{part} must not be empty where {name} is given",
                column=f"{name}_{part}",
                row_condition=_nullity(name, is_null=False),
            )
        for part in ("earliest", "latest", "precision", "approximate", "basis"):
            yield _expect(
                table,
                (name, part, "alone"),
                "expect_column_values_to_be_null",
                f"{name}_{part} must be empty where {name} is",
                column=f"{name}_{part}",
                row_condition=_nullity(name, is_null=True),
            )


def _equals(column: str, value: str) -> Plain:
    return {
        "type": "comparison",
        "column": {"name": column},
        "operator": "==",
        "parameter": str(value),
    }


def _is_in(column: str, values: list[str]) -> Plain:
    return {"type": "comparison", "column": {"name": column}, "operator": "IN", "parameter": values}


def _nullity(column: str, *, is_null: bool) -> Plain:
    return {"type": "nullity", "column": {"name": column}, "is_null": is_null}
