"""The CSV export in a validator of CSV on the Web: types, patterns, codes, keys, foreign keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.foreign.environments import python_environment
from tests.foreign.running import needed, run

pytestmark = pytest.mark.foreign


def test_csv_is_what_its_metadata_says(csv_export: Path) -> None:
    """`--lax` because a foreign key may be empty; without it the validator refuses those."""
    program = needed(python_environment, "csvw") / "bin" / "csvwvalidate"
    done = run(program, "-v", "--lax", csv_export / "csv-metadata.json")
    assert (done.returncode, done.stdout.strip()) == (0, "OK"), done.stderr
