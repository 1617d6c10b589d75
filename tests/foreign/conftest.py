"""What the tests of foreign programs share: the release under test, and what it exports to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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


def export_of(fixture: str, form: str, name: str) -> Any:
    """Return a fixture: where the release of another one is, exported under a name."""

    @pytest.fixture(scope="session")
    def export(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
        release: Path = request.getfixturevalue(fixture)
        return exported(form, release, tmp_path_factory.mktemp("export") / name)

    return export


csv_export = export_of("release", "csv", "csv")
jsonl_export = export_of("release", "jsonl", "jsonl")
sqlite_export = export_of("release", "sqlite", "ceasefire.db")
duckdb_export = export_of("release", "duckdb", "ceasefire.duckdb")
made_up_csv = export_of("made_up", "csv", "csv")
made_up_jsonl = export_of("made_up", "jsonl", "jsonl")


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
