"""The data packages, of the released Parquet files and of the CSV export, in Frictionless.

Frictionless checks types, codes, patterns, primary and foreign keys; of CSV also size and hash.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.foreign.environments import python_environment
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign


@pytest.fixture(scope="module")
def frictionless() -> Path:
    """The program."""
    return needed(python_environment, "frictionless") / "bin" / "frictionless"


def test_release_is_valid_with_all_its_tables(
    frictionless: Path, release: Path, row_counts: dict[str, int]
) -> None:
    assert validate(frictionless, release) == row_counts


def test_csv_is_valid_with_all_its_tables(
    frictionless: Path, csv_export: Path, row_counts: dict[str, int]
) -> None:
    assert validate(frictionless, csv_export) == row_counts


def validate(frictionless: Path, folder: Path) -> dict[str, int]:
    """Validate a package, which has to be valid without a warning; return the rows it counted."""
    said = passed(frictionless, "validate", "datapackage.json", "--json", cwd=folder)
    report = json.loads(said)
    assert (report["valid"], report["warnings"], report["errors"]) == (True, [], [])
    assert all(not task["warnings"] for task in report["tasks"])
    return {task["name"]: task["stats"]["rows"] for task in report["tasks"]}
