"""What was published stays as it was: releases and frozen schemas, for ever."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from pathlib import Path

import pytest

from ceasefire_data.catalog import Release, open_release, releases
from ceasefire_data.curation.schemas import schema_files
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.reading import load, resolve
from ceasefire_data.release.changes import changes_table, diff, unexplained
from ceasefire_data.release.checkout import find_origin
from ceasefire_data.release.rebuilding import rebuild_release, rebuild_texts
from ceasefire_data.release.reproducing import reproduce
from ceasefire_data.release.verify import verify

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = [release for release in releases() if release.path.parent == ROOT / "releases"]
PAIRS = list(itertools.combinations([release.version for release in PUBLISHED], 2))
FROZEN = sorted(path for path in (ROOT / "schemas").iterdir() if path.name[0].isdigit())

each_release = pytest.mark.parametrize("release", PUBLISHED, ids=lambda item: item.version)


def test_there_is_a_release() -> None:
    assert PUBLISHED[0].version == "2026.11.0"


@each_release
def test_a_release_is_sound(release: Release) -> None:
    assert verify(release) == ()


@each_release
def test_a_release_follows_from_its_records(release: Release) -> None:
    assert verify(release, rebuild=rebuild_release, write=rebuild_texts) == ()


@pytest.mark.slow
@each_release
def test_a_release_is_built_again_by_its_own_commit(release: Release) -> None:
    if find_origin(ROOT, release.version) is None:
        pytest.skip("the history is not at hand: this is no clone, or one cut off")
    done = reproduce(release)
    assert done.findings == ()
    assert done.left_out == ()
    assert len(done.compared) == len(list(release.path.iterdir()))


@pytest.mark.parametrize(("earlier", "later"), PAIRS)
def test_no_released_id_ever_vanishes(earlier: str, later: str) -> None:
    """Between any two releases: an id stays, with its type; what has ended has not come back."""
    before, after = (
        {
            row["record_id"]: row
            for row in load(
                "records", version, columns=["record_id", "record_type", "record_status"]
            ).to_pylist()
        }
        for version in (earlier, later)
    )
    assert before.keys() <= after.keys()
    for record_id, row in before.items():
        assert after[record_id]["record_type"] == row["record_type"], record_id
        if row["record_status"] != "active":
            assert after[record_id]["record_status"] != "active", record_id
    changes = diff(earlier, later)
    assert "vanished" not in changes["change"].to_pylist()
    for row in changes.to_pylist():  # an id that is new is one that was never released
        assert (row["change"] == "added") == (row["record_id"] not in before)


@each_release
def test_what_was_merged_lives_on(release: Release) -> None:
    """Every merged id leads to a record that stands, and its name can be asked for for ever."""
    rows = load(
        "records", release, columns=["record_id", "record_status", "merged_into"]
    ).to_pylist()
    status = {row["record_id"]: row["record_status"] for row in rows}
    for row in rows:
        assert (row["record_status"] == "merged") == (row["merged_into"] is not None)
        if row["merged_into"] is not None:
            assert status[resolve(row["record_id"], release)] != "merged"


@each_release
def test_the_table_of_changes_is_what_diff_finds(release: Release) -> None:
    """Also in the first release, in which all is new."""
    place = PUBLISHED.index(release)
    before = PUBLISHED[place - 1] if place else None
    changes = changes_table(before, load("records", release))
    assert changes.to_pylist() == load("changes", release).to_pylist()
    assert unexplained(changes) == []


@each_release
def test_each_release_names_the_one_before(release: Release) -> None:
    place = PUBLISHED.index(release)
    before = PUBLISHED[place - 1].version if place else None
    assert open_release(release)[1].previous == before


@each_release
def test_the_schema_of_a_release_is_frozen(release: Release) -> None:
    assert ROOT / "schemas" / release.schema_version in FROZEN


def test_the_frozen_schema_of_this_version_is_the_current_one() -> None:
    frozen = ROOT / "schemas" / SCHEMA_VERSION
    if not frozen.is_dir():
        pytest.skip(f"schema {SCHEMA_VERSION} is not released yet")
    for name, text in schema_files(SCHEMA_VERSION).items():
        assert (frozen / name).read_text(encoding="utf-8") == text, name


def test_history_changes_no_published_file() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("the history is not at hand: this is no clone")
    published = ["releases/2*", "schemas/[0-9]*"]
    answer = subprocess.run(
        [git, "log", "--diff-filter=MDRT", "--name-only", "--format=", "--", *published],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == []
