"""What the page of releases shows in R, Spark and JavaScript runs, and counts as Arrow does.

What it shows in Python and SQL is run in tests/release/test_page.py.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ceasefire_data.release.snippets import SNIPPETS
from tests.foreign.environments import python_environment, system_program
from tests.foreign.node_programs import in_node
from tests.foreign.running import needed, passed, run

pytestmark = pytest.mark.foreign

TABLE, COLUMN = "stances", "stance_value"
PRINTED = {
    "browser": re.compile(r"(\w+): ([0-9]+)"),
    "spark": re.compile(r"\|(\w+) *\| *([0-9]+) *\|"),
}


@pytest.fixture(scope="module")
def expected(release: Path) -> dict[str, int]:
    """The number of rows of each value, as Arrow counts them."""
    return dict(Counter(pq.read_table(release / f"{TABLE}.parquet")[COLUMN].to_pylist()))


def written(name: str, version: str, folder: Path) -> Path:
    """Write a snippet of the page to a file."""
    (snippet,) = (one for one in SNIPPETS if one.name == name)
    path = folder / f"{name}.{snippet.language}"
    path.write_text(snippet.filled(version, TABLE, COLUMN), encoding="utf-8")
    return path


def counts(name: str, output: str) -> dict[str, int]:
    """Read what a snippet printed."""
    return {value: int(number) for value, number in PRINTED[name].findall(output)}


def counts_of_r(output: str) -> dict[str, int]:
    """Read a table of R: lines of values, each over a line of numbers."""
    lines = [line.split() for line in output.splitlines() if line.strip()]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return {
        value: int(number)
        for values, numbers in pairs
        for value, number in zip(values, numbers, strict=True)
    }


def test_browser(release: Path, expected: dict[str, int], tmp_path: Path) -> None:
    done = needed(in_node, "page.js", release.parent, written("browser", release.name, tmp_path))
    assert done.returncode == 0, done.stderr
    assert counts("browser", done.stdout) == expected


def test_spark(release: Path, expected: dict[str, int], tmp_path: Path) -> None:
    needed(system_program, "java", "default-jre-headless")
    python = needed(python_environment, "spark") / "bin" / "python"
    snippet = written("spark", release.name, tmp_path)
    local = {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": str(python)}
    assert counts("spark", passed(python, snippet, cwd=release.parent, env=local)) == expected


def test_r_alone_with_the_csv_export(
    release: Path, csv_export: Path, expected: dict[str, int], tmp_path: Path
) -> None:
    rscript = needed(system_program, "Rscript", "r-base-core")
    (tmp_path / "csv").symlink_to(csv_export)
    snippet = written("r-csv", release.name, tmp_path)
    assert counts_of_r(passed(rscript, "--vanilla", snippet, cwd=tmp_path)) == expected


def test_r_with_arrow(release: Path, expected: dict[str, int], tmp_path: Path) -> None:
    rscript = needed(system_program, "Rscript", "r-base-core")
    if run(rscript, "-e", "library(arrow)").returncode != 0:
        pytest.skip("R has no package arrow here")
    snippet = written("r-arrow", release.name, tmp_path)
    assert counts_of_r(passed(rscript, "--vanilla", snippet, cwd=release.parent)) == expected
