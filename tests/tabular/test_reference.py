"""The tables to look things up in: processes, coverage, codes and the crosswalk."""

from __future__ import annotations

from collections import defaultdict

import pytest
from pydantic import ValidationError

from ceasefire_data.models import SCHEMA_VERSION
from ceasefire_data.models.codes import CODE_LISTS, StanceValue
from ceasefire_data.models.crosswalk import read_crosswalk
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.tabular.assembly import build_tables
from ceasefire_data.tabular.reference import dataset_tables, rebuild_vocabulary, vocabulary_tables
from ceasefire_data.tabular.tables import TABLES
from tests.datasets import INFO, PROCESS, base


def test_they_keep_their_specification() -> None:
    tables = vocabulary_tables() | dataset_tables(DatasetInfo.model_validate(INFO))
    assert set(tables) == {"codes", "coverage", "crosswalk", "processes"}
    for name, table in tables.items():
        table.validate(full=True)
        assert table.schema.equals(TABLES[name].arrow_schema(SCHEMA_VERSION), check_metadata=True)
        keys = [tuple(row[key] for key in TABLES[name].primary_key) for row in table.to_pylist()]
        assert keys == sorted(set(keys))


def test_every_code_is_there_with_its_definition_and_place() -> None:
    found: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
    for row in vocabulary_tables()["codes"].to_pylist():
        found[row["code_list"]][row["position"]] = (row["code"], row["definition"])
    assert set(found) == set(CODE_LISTS)
    for name, codes in CODE_LISTS.items():
        wanted = {place: (code.value, code.definition) for place, code in enumerate(codes, 1)}
        assert found[name] == wanted
    assert [found["stance_value"][place][0] for place in (1, 2)] == list(StanceValue)[:2]


def test_every_column_of_codes_names_a_list_that_is_there() -> None:
    lists = set(vocabulary_tables()["codes"]["code_list"].to_pylist())
    named = {column.code_list for table in TABLES.values() for column in table.columns} - {None}
    assert named
    assert named <= lists


def test_the_crosswalk_is_there_whole_and_leads_to_codes() -> None:
    tables = vocabulary_tables()
    rows = tables["crosswalk"].to_pylist()
    assert len(rows) == len(read_crosswalk())
    codes = {(row["code_list"], row["code"]) for row in tables["codes"].to_pylist()}
    assert {(row["code_list"], row["code"]) for row in rows} <= codes
    assert all((row["external_code"] is None) == (row["match_type"] == "none") for row in rows)
    unverified = [row for row in rows if not row["verified"]]
    assert unverified
    assert all(row["note"].startswith("unverified") for row in unverified)


def test_the_data_set_says_what_it_covers() -> None:
    tables = dataset_tables(DatasetInfo.model_validate(INFO))
    (process,) = tables["processes"].to_pylist()
    assert process["process_id"] == PROCESS
    assert process["ucdp_conflict"] is None
    (month,) = tables["coverage"].to_pylist()
    assert month == {
        "year_month": "2025-03",
        "depth": "partial",
        "searched": "One paper.",
        "thin": "All else.",
    }


@pytest.mark.parametrize("what", ["processes", "coverage"])
def test_nothing_is_said_twice(what: str) -> None:
    first = INFO[what][0]
    again = {**first, "title" if what == "processes" else "searched": "In other words."}
    with pytest.raises(ValidationError, match="is there twice: say it in one entry"):
        DatasetInfo.model_validate({**INFO, what: [first, again]})


def test_the_vocabulary_of_another_version_is_not_made_again() -> None:
    ours = build_tables(base()) | vocabulary_tables()
    assert set(rebuild_vocabulary(ours)) == {"codes", "crosswalk"}
    theirs = build_tables(base(), schema_version="0.0.7") | vocabulary_tables()
    assert rebuild_vocabulary(theirs) == {}
    assert rebuild_vocabulary(build_tables(base())) == {}
