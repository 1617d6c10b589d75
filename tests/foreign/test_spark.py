"""Spark reads every Parquet file and every CSV file, and joins them.

Of CSV it is told of the header and of the quotes, and not of line breaks in cells: there are none.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.foreign.environments import python_environment, system_program
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign

SCRIPT = Path(__file__).parent / "scripts" / "read_with_spark.py"


@pytest.fixture(scope="module")
def found(
    release: Path, csv_export: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What Spark reads; it starts once."""
    needed(system_program, "java", "default-jre-headless")
    python = needed(python_environment, "spark") / "bin" / "python"
    folder = tmp_path_factory.mktemp("spark")
    said = passed(
        python,
        SCRIPT,
        release,
        csv_export,
        cwd=folder,
        env={"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": str(python)},
    )
    answer: dict[str, Any] = json.loads(said.splitlines()[-1])
    return answer


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_every_table_is_read_whole(form: str, found: dict[str, Any], release: Path) -> None:
    files = {path.stem: pq.ParquetFile(path) for path in release.glob("*.parquet")}
    assert found[form] == {
        name: {"rows": file.metadata.num_rows, "columns": file.schema_arrow.names}
        for name, file in files.items()
    }


def test_tables_join(found: dict[str, Any], release: Path) -> None:
    proposals = pq.read_table(release / "proposals.parquet").to_pylist()
    titles = {row["proposal_id"]: row["title"] for row in proposals}
    stances = pq.read_table(release / "stances.parquet").to_pylist()
    times = Counter(
        titles[row["proposal_id"]] for row in stances if row["stance_value"] == "rejects"
    )
    assert times
    assert found["rejections"] == [
        list(item) for item in sorted(times.items(), key=lambda item: (-item[1], item[0]))
    ]
