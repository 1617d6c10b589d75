"""Tables describe themselves: what the texts about a release are made from."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.errors import ReleaseRefused
from ceasefire_data.models.codes import CODE_LISTS
from ceasefire_data.release.described import code_lists, describe, searched_months
from ceasefire_data.tabular.assembly import arrow_table
from ceasefire_data.tabular.reference import vocabulary_tables
from ceasefire_data.tabular.specification.reference import COVERAGE
from ceasefire_data.tabular.tables import TABLES
from tests.release import samples
from tests.release.drawn_tables import Drawn, few, releases


@few
@given(releases(), st.randoms(use_true_random=False))
def test_the_order_in_which_tables_come_is_of_no_matter(drawn: Drawn, random: Any) -> None:
    tables = drawn.tables()
    names = list(tables)
    random.shuffle(names)
    assert describe({name: tables[name] for name in names}) == describe(tables)


def test_our_tables_stand_in_the_order_of_the_specification_and_others_after_them() -> None:
    made = {name: table.arrow_schema("1.0.0").empty_table() for name, table in TABLES.items()}
    others = {name: samples.tables([])["sources"] for name in ("aaa", "zzz")}
    found = [table.name for table in describe(dict(sorted((made | others).items())))]
    assert found == [*TABLES, "aaa", "zzz"]


@few
@given(releases())
def test_lists_have_their_codes_in_published_order(drawn: Drawn) -> None:
    found = code_lists(drawn.tables())
    assert {name: [code.code for code in codes] for name, codes in found.items()} == drawn.codes
    assert list(found) == sorted(found)


def test_our_lists_come_back_with_their_definitions() -> None:
    found = code_lists(vocabulary_tables())
    assert list(found) == sorted(CODE_LISTS)
    for name, codes in found.items():
        said = [(code.code, code.definition) for code in codes]
        assert said == [(code.value, code.definition) for code in CODE_LISTS[name]]


def test_without_a_table_of_codes_there_are_no_lists() -> None:
    assert code_lists(samples.tables(samples.FIRST)) == {}


def silent(table: pa.Table) -> pa.Table:
    return table.replace_schema_metadata({"table": "sources"})


def without_a_key(table: pa.Table) -> pa.Table:
    metadata = {**table.schema.metadata, b"primary_key": b"not JSON"}
    return table.replace_schema_metadata(metadata)


def with_a_column_of_no_meaning(table: pa.Table) -> pa.Table:
    return table.append_column("more", pa.nulls(table.num_rows, pa.string()))


@pytest.mark.parametrize("spoil", [silent, without_a_key, with_a_column_of_no_meaning])
def test_a_table_that_does_not_say_what_it_is_is_refused(spoil: Any) -> None:
    tables = samples.tables(samples.FIRST)
    with pytest.raises(ReleaseRefused, match=r"^table sources: its metadata does not say"):
        describe({**tables, "sources": spoil(tables["sources"])})


def test_the_months_that_were_searched_are_told() -> None:
    def months(**depths: str) -> str:
        rows = [
            {"year_month": f"20{name[1:3]}-{name[3:]}", "depth": depth, "searched": "x"}
            for name, depth in depths.items()
        ]
        return searched_months({"coverage": arrow_table(COVERAGE, rows, "1.1.0")})

    assert months(m2501="thorough") == "2025-01"
    assert months(m2512="partial", m2601="thorough") == "2025-12 to 2026-01"
    assert months(m2511="partial", m2512="none", m2601="partial") == (
        "2 months from 2025-11 to 2026-01"
    )
    assert months(m2501="none", m2502="incidental") == ""
    assert searched_months({}) == ""
