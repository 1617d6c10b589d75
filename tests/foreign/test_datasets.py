"""The folder of a release in Hugging Face datasets: each table is a configuration that loads.

What they are is said by the card, README.md. The library cannot read a Parquet file without rows.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.foreign.environments import python_environment
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign

SCRIPT = Path(__file__).parent / "scripts" / "load_datasets.py"


def test_every_configuration_loads(release: Path, tmp_path: Path) -> None:
    python = needed(python_environment, "datasets") / "bin" / "python"
    home = {"HF_HOME": str(tmp_path / "home")}
    found = json.loads(passed(python, SCRIPT, release, tmp_path / "cache", env=home))
    tables = {path.stem: pq.ParquetFile(path) for path in release.glob("*.parquet")}
    assert found == {
        name: {
            "split": ["train"],
            "rows": file.metadata.num_rows,
            "columns": file.schema_arrow.names,
        }
        for name, file in tables.items()
        if file.metadata.num_rows
    }
