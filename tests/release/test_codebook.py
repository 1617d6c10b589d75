"""The codebook: all of a release is in it, counts and examples are true, links lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.catalog import open_release
from ceasefire_data.models import RECORD_MODELS, SCHEMA_VERSION
from ceasefire_data.models.codes import CODE_LISTS
from ceasefire_data.models.crosswalk import read_crosswalk
from ceasefire_data.reading import load
from ceasefire_data.release.codebook import codebook_markdown
from ceasefire_data.release.codebook.guide import GUIDE
from ceasefire_data.release.codebook.lists import _ORDERED
from ceasefire_data.release.codebook.schemes import _SCHEMES
from ceasefire_data.release.codebook.tables import example_cells
from ceasefire_data.release.manifest import Identity, identity_of
from ceasefire_data.release.markdown import one_line, slug
from ceasefire_data.tabular.assembly import arrow_table, build_tables
from ceasefire_data.tabular.reference import vocabulary_tables
from ceasefire_data.tabular.tables import TABLES
from tests import datasets
from tests.release import samples
from tests.reliability.samples import records

NEWEST = max(
    (Path(__file__).resolve().parents[2] / "releases").glob("2*"),
    key=lambda path: [int(number) for number in path.name.split(".")],
)
IDENTITY = samples.identity("2026.11.0")
# Columns whose code list another column names, and the lists that it can be.
CHOSEN = {
    ("status_history", "status"): ("record_type", {"meeting_status", "proposal_status"}),
    ("proposal_term_codes", "code"): ("code_list", {"domain", "monitoring", "purpose"}),
}


def whole() -> dict[str, pa.Table]:
    """Return every table of the specification, of a small made-up data set."""
    tables = {name: arrow_table(one, [], SCHEMA_VERSION) for name, one in TABLES.items()}
    return {**tables, **build_tables(records()), **datasets.info_tables(), **vocabulary_tables()}


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return whole()


@pytest.fixture(scope="module")
def text(tables: dict[str, pa.Table]) -> str:
    return codebook_markdown(IDENTITY, tables)


@pytest.fixture(scope="module")
def newest() -> tuple[Identity, dict[str, pa.Table]]:
    """Return the newest release that is published, with a vocabulary if it came without."""
    release, _ = open_release(NEWEST)
    released = {name: load(name, release) for name in release.tables}
    return identity_of(NEWEST), {**vocabulary_tables(), **released}


def part(text: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", text, re.S | re.M)
    assert found, heading
    return found[1]


def cells(part_: str, head: str) -> list[list[str]]:
    """Return the rows of the table whose first head is given; no cell here holds a bare pipe."""
    rows: list[list[str]] = []
    inside = False
    for line in part_.splitlines():
        row = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        inside = bool(row) and (inside or row[0] == head)
        if inside:
            rows.append(row)
    return rows[2:]


def bare(cell: str) -> str:
    """Return what a cell with one code span shows."""
    return cell.strip("`").strip()


def fenced(text: str) -> str:
    """Return the text without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)


# --- everything is in it -------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_every_table_and_column_is_in_it_with_its_meaning(text: str, name: str) -> None:
    said = part(text, f"Table {name}")
    assert TABLES[name].description in said
    rows = {bare(row[0]): row for row in cells(said, "column")}
    assert list(rows) == [column.name for column in TABLES[name].columns]
    for column in TABLES[name].columns:
        _, type_, empty, meaning, _ = rows[column.name]
        assert type_ == column.type.replace("float64", "double")
        assert empty == ("yes" if column.nullable else "no")
        assert column.description.replace("|", "\\|") in meaning
        if column.codes is not None:
            assert f"(#codes-{column.code_list})" in meaning


@pytest.mark.parametrize("name", TABLES)
def test_every_key_is_in_it(text: str, name: str) -> None:
    said = part(text, f"Table {name}")
    keys = ", ".join(f"`{column}`" for column in TABLES[name].primary_key)
    assert f"- Primary key: {keys}\n" in said
    assert said.count("- Foreign key:") == len(TABLES[name].foreign_keys)
    for key in TABLES[name].foreign_keys:
        ours = ", ".join(f"`{column}`" for column in key.columns)
        assert f"- Foreign key: {ours} → [{key.table}](#table-{key.table})." in said


@pytest.mark.parametrize("name", CODE_LISTS)
def test_every_code_is_in_it_with_its_definition(text: str, name: str) -> None:
    rows = {bare(row[0]): row for row in cells(part(text, f"Codes {name}"), "code")}
    assert list(rows) == [member.value for member in CODE_LISTS[name]]
    for member in CODE_LISTS[name]:
        assert member.definition in rows[member.value][1].replace("\\|", "|")


@pytest.mark.parametrize("name", CODE_LISTS)
def test_every_row_of_the_crosswalk_is_in_it(text: str, name: str) -> None:
    shown = Counter(
        (row[0].split("`")[1], bare(row[2]), "unverified" in row[3])
        for row in cells(part(text, f"Codes {name}"), "ours")
    )
    assert shown == Counter(
        (row.code, row.external_code or "-", not row.verified)
        for row in read_crosswalk()
        if row.code_list == name
    )


def test_every_scheme_has_a_name_and_every_version_a_row(text: str) -> None:
    schemes = {(row.scheme, row.scheme_version) for row in read_crosswalk()}
    assert _SCHEMES.keys() == {scheme for scheme, _ in schemes}
    rows = cells(part(text, "Other coding schemes"), "scheme")
    assert [(bare(row[0]), row[3]) for row in rows] == sorted(schemes)


def test_lists_whose_order_means_something_say_so(text: str) -> None:
    assert {"stance_value", "meeting_status", "proposal_status"} <= _ORDERED.keys()
    for name in CODE_LISTS:
        said = part(text, f"Codes {name}")
        assert ("**This list is ordered**" in said) == (name in _ORDERED)


def test_it_opens_with_what_the_release_says_of_itself(text: str) -> None:
    assert text.startswith("# Codebook: A sample, 2026.11.0\n")
    for said in ("2026-11-23", SCHEMA_VERSION, "CC-BY-4.0", "Russia and Ukraine"):
        assert said in text.split("\n## ", maxsplit=1)[0]


# --- it is true ----------------------------------------------------------------------------------


def uses(tables: dict[str, pa.Table], name: str) -> Iterator[str]:
    """Yield every cell that holds a code of a list, by the specification."""
    for one in TABLES.values():
        if one.name in {"codes", "crosswalk"}:
            continue
        rows = tables[one.name].to_pylist()
        for column in one.columns:
            selector, lists = CHOSEN.get((one.name, column.name), (None, {column.code_list}))
            if name in lists:
                for row in rows:
                    chosen = selector is None or name in (row[selector], f"{row[selector]}_status")
                    if chosen and row[column.name] is not None:
                        yield row[column.name]


@pytest.mark.parametrize("name", CODE_LISTS)
def test_uses_are_counted(text: str, tables: dict[str, pa.Table], name: str) -> None:
    said = {bare(row[0]): row for row in cells(part(text, f"Codes {name}"), "code")}
    counted = Counter(uses(tables, name))
    assert {one: int(row[2].replace(",", "")) for one, row in said.items()} == {
        member.value: counted[member.value] for member in CODE_LISTS[name]
    }
    ids = set(tables["records"]["record_id"].to_pylist())
    assert {bare(row[3]) for row in said.values()} <= ids | {"-"}


def test_the_record_beside_a_code_has_it(text: str) -> None:
    stances = {bare(row[0]): row for row in cells(part(text, "Codes stance_value"), "code")}
    assert [stances["rejects"][2:], stances["open"][2:]] == [["1", "`answer`"], ["0", "-"]]
    domains = {bare(row[0]): row for row in cells(part(text, "Codes domain"), "code")}
    assert domains["full"][2:] == ["1", "`halt`"], "found along two keys"


@pytest.mark.parametrize("name", TABLES)
def test_rows_and_examples_are_those_of_the_table(
    text: str, tables: dict[str, pa.Table], name: str
) -> None:
    said = part(text, f"Table {name}")
    assert f"`{name}.parquet`, {tables[name].num_rows:,} rows" in said
    for column, _, _, _, example in cells(said, "column"):
        values = [value for value in tables[name][bare(column)].to_pylist() if value is not None]
        shown = {
            one_line(str(value).lower() if value in (True, False) else str(value))
            for value in values
        }
        if values:
            seen = bare(example).replace("\\", "")
            assert len(seen) <= 61
            assert any(
                one.startswith(seen.removesuffix("…")) if seen.endswith("…") else one == seen
                for one in (value.replace("\\", "") for value in shown)
            ), (column, example)
        else:
            assert example == "-"


def test_examples_are_of_the_fullest_row_where_it_has_a_value() -> None:
    rows = [
        {"a": "lone", "b": None, "c": None, "d": None},
        {"a": None, "b": "both", "c": date(2025, 3, 12), "d": None},
    ]
    schema = pa.schema(
        [("a", pa.string()), ("b", pa.string()), ("c", pa.date32()), ("d", pa.bool_())]
    )
    assert example_cells(pa.Table.from_pylist(rows, schema=schema)) == {
        "a": "`lone`",
        "b": "`both`",
        "c": "`2025-03-12`",
        "d": "-",
    }


# --- it can be read ------------------------------------------------------------------------------


def test_every_link_leads_to_one_heading(text: str, newest: Any) -> None:
    for one in (text, codebook_markdown(*newest)):
        outside = fenced(one)
        anchors = [slug(shown(line)) for line in re.findall(r"^#+ (.*)$", outside, re.M)]
        assert len(anchors) == len(set(anchors))
        linked = set(re.findall(r"\]\(#([^)]*)\)", outside))
        assert linked <= set(anchors)
        assert {f"table-{name}" for name in TABLES if name in newest[1]} <= linked


def shown(heading: str) -> str:
    """Return a heading as readers see it, without the backslashes of mark-up that is none."""
    return re.sub(r"\\(.)", r"\1", heading)


def test_the_guide_names_nothing_that_is_not_there() -> None:
    known = {*TABLES, *CODE_LISTS, "date", "surely", "perhaps"}
    known |= {column.name for one in TABLES.values() for column in one.columns}
    known |= {name for model in RECORD_MODELS.values() for name in model.model_fields}
    known |= {member.value for members in CODE_LISTS.values() for member in members}
    suffixes = {"_earliest", "_latest"}
    named = re.findall(r"`([a-z_.]+)`", GUIDE.read_text(encoding="utf-8"))
    assert len(named) > 80
    for name in named:
        for word in name.split("."):
            assert word in known | suffixes, name


def test_the_same_release_gives_the_same_text(text: str) -> None:
    again = whole()
    backwards = {name: again[name] for name in reversed(again)}
    assert codebook_markdown(IDENTITY, backwards) == text


def test_the_codebook_of_the_newest_release_is_of_a_size_to_read(newest: Any) -> None:
    text = codebook_markdown(*newest)
    assert len(text.encode()) < 400_000
    assert all(line == line.rstrip() for line in text.splitlines() if not line.startswith("|"))


# --- any data set --------------------------------------------------------------------------------


def test_tables_that_the_specification_does_not_know_are_in_it() -> None:
    text = codebook_markdown(IDENTITY, samples.tables(samples.FIRST))
    assert [bare(row[0]) for row in cells(part(text, "Table title_words"), "column")] == [
        "source_id",
        "seq",
        "word",
    ]
    headings = re.findall(r"^## (.*)$", text, re.M)
    assert headings == ["How to read this", "How the tables hang together", "Tables"]


def test_a_data_set_without_records_has_a_codebook() -> None:
    empty = {name: arrow_table(one, [], SCHEMA_VERSION) for name, one in TABLES.items()}
    text = codebook_markdown(IDENTITY, empty)
    assert "PARTY-ID" in text
    assert "Codes act" not in text, "without the table of codes there are no lists"


def test_tables_that_are_parts_of_each_other_are_in_it_once() -> None:
    columns: Any = {"one_id": (pa.string(), False), "other_id": (pa.string(), False)}
    made = {
        f"{name}s": samples.table(
            f"{name}s",
            [{"one_id": "a", "other_id": "b"}],
            columns,
            [f"{name}_id"],
            [{"columns": [f"{to}_id"], "references": [f"{to}_id"], "table": f"{to}s"}],
        )
        for name, to in (("one", "other"), ("other", "one"))
    }
    text = codebook_markdown(IDENTITY, {**made, **vocabulary_tables()})
    assert part(text, "How the tables hang together").count("- [ones]") == 1


ANY_TEXT = st.text(
    st.sampled_from("|`\\\n#") | st.characters(exclude_categories=["Cs"]), max_size=12
)


@given(ANY_TEXT, ANY_TEXT, st.dates(date(2025, 1, 1), date(2026, 1, 1)))
def test_any_value_stands_in_the_codebook_without_breaking_it(
    title: str, value: str, day: date
) -> None:
    columns: Any = {"word_id": (pa.string(), False), "day": (pa.date32(), True)}
    made = samples.table("words", [{"word_id": value, "day": day}], columns, ["word_id"])
    text = codebook_markdown(replace(IDENTITY, title=title), {"words": made})
    rows = cells(part(text, "Table words"), "column")
    assert [bare(row[0]) for row in rows] == ["word_id", "day"]
    assert {len(row) for row in rows} == {5}
    assert text.count("\n# ") == 0
