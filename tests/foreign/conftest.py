"""What the tests of foreign programs share: the release under test, and what it exports to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

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

CEASEFIRE_DATA = Path(sys.executable).with_name("ceasefire-data")


def make(*arguments: str | Path) -> None:
    """Run a command of our own, which has to work."""
    done = subprocess.run(
        [CEASEFIRE_DATA, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newest release if it has descriptors, else the candidate of the next one."""
    from ceasefire_data.manifest import version_key

    published = [path for path in (ROOT / "releases").iterdir() if version_key(path.name)]
    newest = max(published, key=lambda path: version_key(path.name) or (), default=None)
    if newest and (newest / "datapackage.json").is_file():
        return newest
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


def built(folder: Path, records: Path | None = None) -> Path:
    """Make the candidate of a release in a folder, of our own records or as a first release."""
    of = []
    if records:
        (folder / "releases").mkdir()
        of = ["--dataset", records, "--releases", folder / "releases"]
    make("build", *of, "--out", folder / "candidates")
    (candidate,) = (path.parent for path in (folder / "candidates").rglob("manifest.json"))
    return candidate


def exported(form: str, release: Path, target: Path) -> Path:
    """Export a release with our own command; return where it went."""
    make("export", "--format", form, "--release", release, "--out", target)
    return target
