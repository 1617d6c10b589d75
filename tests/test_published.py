"""What was published stays as it was: releases and frozen schemas, for ever."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ceasefire_data.catalog import Release, open_release, releases
from ceasefire_data.curation.schemas import schema_files
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.release.rebuilding import rebuild_release
from ceasefire_data.release.verify import verify

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = [release for release in releases() if release.path.parent == ROOT / "releases"]
FROZEN = sorted(path for path in (ROOT / "schemas").iterdir() if path.name[0].isdigit())

each_release = pytest.mark.parametrize("release", PUBLISHED, ids=lambda item: item.version)


def test_there_is_a_release() -> None:
    assert PUBLISHED[0].version == "2026.11.0"


@each_release
def test_a_release_is_sound(release: Release) -> None:
    assert verify(release) == ()


def test_the_newest_release_follows_from_its_records() -> None:
    assert verify(PUBLISHED[-1], rebuild=rebuild_release) == ()


def test_no_released_id_ever_vanishes() -> None:
    from ceasefire_data.reading import load

    before: set[str | None] = set()
    for release in PUBLISHED:
        ids = set(load("records", release)["record_id"].to_pylist())
        assert before <= ids
        before = ids


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
