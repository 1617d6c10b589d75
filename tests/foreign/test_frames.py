"""pandas and polars in their newest versions: Parquet and CSV have the same cells filled.

`tests/test_other_readers.py` reads with the versions of our own lock, in the process of the tests.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.foreign.environments import python_environment
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign

SCRIPT = Path(__file__).parent / "scripts" / "read_frames.py"
FAITHFUL = ["pandas-parquet", "pandas-csv", "polars-parquet", "polars-csv"]

Counts = dict[str, int]


def test_every_value_arrives_and_nothing_else(release: Path, csv_export: Path) -> None:
    expected = {path.stem: filled(path) for path in release.glob("*.parquet")}
    found = read(release, csv_export)
    for way in FAITHFUL:
        assert {table: ways[way] for table, ways in found.items()} == expected, way


def test_pandas_by_its_defaults_takes_a_name_for_nothing(made_up: Path, made_up_csv: Path) -> None:
    """Why the README of the CSV export tells to switch off its list of missing values."""
    actors = read(made_up, made_up_csv)["actors"]
    assert actors["pandas-csv"]["name"] == actors["polars-csv"]["name"] == 3
    assert actors["pandas-defaults"]["name"] == 2, "the actor who is called NA"
    readme = (made_up_csv / "README.txt").read_text(encoding="utf-8")
    assert 'keep_default_na=False, na_values=[""]' in readme


def read(parquet: Path, csv: Path) -> dict[str, dict[str, Counts]]:
    """Read both folders in the foreign environment."""
    python = needed(python_environment, "frames") / "bin" / "python"
    found: dict[str, dict[str, Counts]] = json.loads(passed(python, SCRIPT, parquet, csv))
    return found


def filled(path: Path) -> Counts:
    """Count the values of each column of a Parquet file."""
    table = pq.read_table(path)
    columns = zip(table.column_names, table.columns, strict=True)
    return {name: len(column) - column.null_count for name, column in columns}
