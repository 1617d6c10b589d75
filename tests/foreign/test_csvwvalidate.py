"""The CSV export in a validator of CSV on the Web: types, patterns, codes, keys, foreign keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.samples import write_release
from tests.foreign import judges
from tests.foreign.making import exported

pytestmark = pytest.mark.foreign


def test_csv_is_what_its_metadata_says(csv_export: Path) -> None:
    said = judges.csvwvalidate(csv_export)
    assert (said.red, said.said.strip()) == (False, "OK")


def test_texts_that_programs_trip_over_are_what_their_metadata_says(tmp_path: Path) -> None:
    said = judges.csvwvalidate(exported("csv", write_release(tmp_path), tmp_path / "csv"))
    assert (said.red, said.said.strip()) == (False, "OK")
