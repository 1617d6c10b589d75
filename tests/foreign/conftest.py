"""What the tests of foreign programs share: the release under test, and what it exports to."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ceasefire_data.release.building import released_versions
from tests.datasets import (
    actor,
    base,
    concept,
    meeting,
    proposal,
    stance,
    statement,
    write_dataset,
)
from tests.foreign.environments import ROOT
from tests.foreign.making import built, exported, make


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newest release if it has descriptors, else the candidate of the next one."""
    folder = ROOT / "releases"
    for version in released_versions(folder)[-1:]:
        if (folder / version / "datapackage.json").is_file():
            return folder / version
    return built(tmp_path_factory.mktemp("candidate"))


@pytest.fixture(scope="session")
def row_counts(release: Path) -> dict[str, int]:
    """The number of rows of each released table, as Arrow counts them."""
    return {path.stem: pq.read_metadata(path).num_rows for path in release.glob("*.parquet")}


@pytest.fixture(scope="session")
def csv_export(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the release as CSV and its description in CSVW."""
    return exported("csv", release, tmp_path_factory.mktemp("export") / "csv")


@pytest.fixture(scope="session")
def jsonl_export(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the records of the release as JSON lines, one file per type."""
    return exported("jsonl", release, tmp_path_factory.mktemp("export") / "jsonl")


@pytest.fixture(scope="session")
def sqlite_export(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release as a database of SQLite."""
    return exported("sqlite", release, tmp_path_factory.mktemp("export") / "ceasefire.db")


@pytest.fixture(scope="session")
def duckdb_export(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release as a database of DuckDB."""
    return exported("duckdb", release, tmp_path_factory.mktemp("export") / "ceasefire.duckdb")


@pytest.fixture(scope="session")
def made_up_records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small data set in which nothing is wrong, and somebody is called NA."""
    records = [
        *base(),
        actor("namibia", name="NA", country="NAM"),
        proposal(addressees=["southland"]),
        concept(),
        statement(**stance(), speakers=["southland"], addressees=["namibia"]),
        meeting(proposals=[{"proposal": "halt", "relation": "discussed"}]),
    ]
    return write_dataset(tmp_path_factory.mktemp("made-up") / "records", records)


@pytest.fixture(scope="session")
def made_up(made_up_records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The candidate of a release of the small data set: small enough to be broken many times.

    It is validated, as `verify` expects it of a release.
    """
    candidate = built(tmp_path_factory.mktemp("made-up"), made_up_records)
    make("validate", candidate, "--dataset", made_up_records)
    return candidate


@pytest.fixture(scope="session")
def made_up_csv(made_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data set as CSV."""
    return exported("csv", made_up, tmp_path_factory.mktemp("export") / "csv")


@pytest.fixture(scope="session")
def made_up_jsonl(made_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the small data set as JSON lines."""
    return exported("jsonl", made_up, tmp_path_factory.mktemp("export") / "jsonl")
