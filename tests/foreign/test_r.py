"""The exports in R, with readr and RSQLite: every cell of every table, and a question over two."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ceasefire_data.exports import export_release
from ceasefire_data.exports.sql import ORIGIN
from tests.exports.samples import TEXTS, write_release
from tests.foreign.environments import Missing, system_program
from tests.foreign.running import needed, passed, run

pytestmark = pytest.mark.foreign

SCRIPT = Path(__file__).with_name("r") / "tables.R"
PACKAGES = ("readr", "RSQLite", "jsonlite")


@functools.cache
def r_with_packages() -> Path:
    """Return where R is, if it has what the script needs.

    Raises:
        Missing: there is no R, or it lacks a package.
    """
    rscript = system_program("Rscript", "r-base-core")
    for package in PACKAGES:
        if run(rscript, "--vanilla", "-e", f"loadNamespace('{package}')").returncode:
            raise Missing(f"R has no {package} (Debian package r-cran-{package.lower()})")
    return rscript


def read_in_r(form: str, export: Path) -> dict[str, Any]:
    """Return what R reads of an export: `tables` as lists of columns, and `rejections`."""
    rscript = needed(r_with_packages)
    found: dict[str, Any] = json.loads(passed(rscript, "--vanilla", SCRIPT, form, export))
    return found


def columns(folder: Path) -> dict[str, dict[str, list[Any]]]:
    """Return the tables of a release as lists of columns."""
    return {path.stem: pq.read_table(path).to_pydict() for path in folder.glob("*.parquet")}


def as_csv(cells: list[Any], *, escaped: bool) -> list[Any]:
    """Give a column as R has it after reading CSV."""
    if escaped:
        cells = [cell and cell.replace("\\", r"\\").replace("\n", r"\n") for cell in cells]
    return [cell.isoformat() if isinstance(cell, date) else cell for cell in cells]


def as_sqlite(cells: list[Any]) -> list[Any]:
    """Give a column as R has it after reading SQLite."""
    cells = [int(cell) if isinstance(cell, bool) else cell for cell in cells]
    return [cell.isoformat() if isinstance(cell, date) else cell for cell in cells]


def rejections(tables: Mapping[str, Mapping[str, list[Any]]]) -> dict[str, list[int]]:
    """Count who rejects how often, as the script does."""
    names = dict(zip(tables["actors"]["actor_id"], tables["actors"]["name"], strict=True))
    stances = tables["stances"]
    pairs = zip(stances["holder_id"], stances["stance_value"], strict=True)
    counted = Counter(names[holder] for holder, value in pairs if value == "rejects")
    return {name: [count] for name, count in counted.items()}


def assert_read_from_csv(folder: Path, export: Path) -> None:
    found, tables = read_in_r("csv", export), columns(folder)
    assert found["tables"].keys() == tables.keys()
    for name, table in tables.items():
        for column, cells in table.items():
            escaped = any(isinstance(cell, str) and "\n" in cell for cell in cells)
            assert found["tables"][name][column] == as_csv(cells, escaped=escaped), (name, column)
    assert found["rejections"] == rejections(tables)


def assert_read_from_sqlite(folder: Path, export: Path) -> None:
    found, tables = read_in_r("sqlite", export), columns(folder)
    assert found["tables"].keys() == tables.keys() | {ORIGIN}
    for name, table in tables.items():
        for column, cells in table.items():
            assert found["tables"][name][column] == as_sqlite(cells), (name, column)
    assert found["rejections"] == rejections(tables)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release with what other programs trip over, the text NA among it."""
    assert "NA" in TEXTS
    return write_release(tmp_path_factory.mktemp("odd"))


def test_the_release_as_csv(release: Path, csv_export: Path) -> None:
    assert_read_from_csv(release, csv_export)
    assert rejections(columns(release))


def test_the_release_in_sqlite(release: Path, sqlite_export: Path) -> None:
    assert_read_from_sqlite(release, sqlite_export)


def test_texts_that_programs_trip_over_as_csv(odd: Path, tmp_path: Path) -> None:
    export_release("csv", tmp_path / "csv", odd)
    assert_read_from_csv(odd, tmp_path / "csv")


def test_texts_that_programs_trip_over_in_sqlite(odd: Path, tmp_path: Path) -> None:
    export_release("sqlite", tmp_path / "odd.sqlite", odd)
    assert_read_from_sqlite(odd, tmp_path / "odd.sqlite")


def test_a_cell_of_another_type_is_noticed(odd: Path, tmp_path: Path) -> None:
    """What these tests prove depends on R refusing a cell that is not of the type it was told."""
    export_release("csv", tmp_path / "csv", odd)
    path = tmp_path / "csv" / "oddities.csv"
    text = path.read_text(encoding="utf-8")
    assert "2000-12-31" in text
    path.write_text(text.replace("2000-12-31", "31.12.2000"), encoding="utf-8")
    with pytest.raises(AssertionError, match="One or more parsing issues"):
        read_in_r("csv", tmp_path / "csv")
