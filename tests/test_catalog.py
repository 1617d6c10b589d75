"""Which releases there are: by version, by folder, the newest, and how one says that it is not."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from ceasefire_data.catalog import Release, find_release, locate, open_release, releases
from ceasefire_data.errors import ReleaseCorrupt, ReleaseNotFound, UsageError
from ceasefire_data.models.record import SCHEMA_VERSION
from tests.release import samples

LATER = [*samples.FIRST, samples.source("delta-report")]


@pytest.fixture
def roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that are looked in, one that is not there among them."""
    found = [tmp_path / "nowhere", tmp_path / "releases", tmp_path / "bundled"]
    monkeypatch.setattr("ceasefire_data.catalog.release_roots", lambda: tuple(found))
    return found


@pytest.fixture
def published(roots: list[Path]) -> list[Release]:
    """Three releases whose order as text is not their order."""
    made: list[Release] = []
    for version in ("2026.9.0", "2026.10.2", "2026.10.10"):
        made.append(samples.release(roots[1], version, previous=made[-1] if made else None))
    return made


def test_a_release_says_what_it_is(published: list[Release], roots: list[Path]) -> None:
    assert find_release("2026.9.0") == Release(
        version="2026.9.0",
        day=date(2026, 11, 23),
        schema_version=SCHEMA_VERSION,
        path=roots[1] / "2026.9.0",
        tables=("changes", "records", "sources", "title_words"),
    )
    with pytest.raises(dataclasses.FrozenInstanceError):
        published[0].version = "2027.1.0"  # type: ignore[misc]


def test_releases_are_listed_oldest_first(published: list[Release]) -> None:
    assert [release.version for release in releases()] == ["2026.9.0", "2026.10.2", "2026.10.10"]
    assert releases() == tuple(published)
    assert find_release() == find_release(None) == published[-1]


def test_there_are_no_releases(roots: list[Path]) -> None:
    assert releases() == ()
    with pytest.raises(ReleaseNotFound, match="pip install ceasefire-data") as caught:
        find_release()
    assert all(str(root) in str(caught.value) for root in roots)


def test_the_first_root_wins(published: list[Release], roots: list[Path]) -> None:
    shutil.copytree(roots[1] / "2026.10.2", roots[2] / "2026.10.2")
    samples.release(roots[2].parent / "other", "2026.12.0")
    shutil.move(roots[2].parent / "other" / "2026.12.0", roots[2] / "2026.12.0")
    assert find_release("2026.10.2").path == roots[1] / "2026.10.2"
    assert find_release().path == roots[2] / "2026.12.0", "the newest, in whichever root"
    assert [release.version for release in releases()][-2:] == ["2026.10.10", "2026.12.0"]


def test_a_folder_is_a_release_wherever_it_is_and_whatever_its_name(
    published: list[Release], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "my copy"
    shutil.copytree(published[0].path, elsewhere)
    for name in (elsewhere, str(elsewhere)):
        assert find_release(name) == dataclasses.replace(published[0], path=elsewhere)
    monkeypatch.chdir(tmp_path)
    assert find_release("my copy").path == elsewhere
    shutil.copytree(published[1].path, tmp_path / "2026.9.0")
    assert find_release("2026.9.0") == published[0], "a version is a version"
    assert find_release("./2026.9.0").version == "2026.10.2"
    assert find_release(Path("2026.9.0")).version == "2026.10.2"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_release("~/my copy").version == "2026.9.0"


def test_candidates_and_staging_are_no_releases(
    published: list[Release], roots: list[Path], tmp_path: Path
) -> None:
    folder = samples.candidate(roots[1], "2026.11.0.dev0", LATER, previous=published[-1])
    shutil.copytree(published[0].path, roots[1] / f".staging-2026.12.0-{'0' * 16}")
    (roots[1] / "README.md").write_text("no release")
    (roots[1] / "2026.12.0").write_text("a file, no folder")
    assert releases() == tuple(published)
    assert find_release(folder).version == "2026.11.0.dev0"
    with pytest.raises(ReleaseNotFound):
        find_release("2026.11.0.dev0")


def test_a_release_stands_for_itself(published: list[Release]) -> None:
    assert find_release(published[0]) is published[0]
    assert locate(published[0]) == published[0].path
    shutil.rmtree(published[0].path)
    published[1].path.rename(published[0].path)
    with pytest.raises(ReleaseCorrupt, match=r"is of 2026\.10\.2, where 2026\.9\.0 should be"):
        open_release(published[0])


def test_a_missing_version_says_both_ways_to_get_it(published: list[Release]) -> None:
    with pytest.raises(ReleaseNotFound) as caught:
        find_release("2025.1.0")
    message = str(caught.value)
    assert "\n" not in message
    assert "pip install ceasefire-data==2025.1.0" in message
    assert "CEASEFIRE_DATA_RELEASES" in message
    assert "2026.9.0, 2026.10.2, 2026.10.10" in message


@pytest.mark.parametrize("name", ["latest", "2026.9", "v2026.9.0", "no/such/folder", ""])
def test_what_names_no_release(published: list[Release], name: str) -> None:
    with pytest.raises(ReleaseNotFound, match="neither the version of a release"):
        find_release(name)


@pytest.mark.parametrize("name", [2026.9, 2026, b"2026.9.0", ["2026.9.0"], date(2026, 9, 1)])
def test_what_cannot_name_a_release(published: list[Release], name: object) -> None:
    with pytest.raises(UsageError, match="version as text"):
        find_release(name)  # type: ignore[arg-type]


def test_a_folder_without_a_manifest(published: list[Release], roots: list[Path]) -> None:
    with pytest.raises(ReleaseNotFound, match=r"no manifest\.json in it"):
        find_release(roots[1])
    (roots[1] / "2026.11.0").mkdir()
    for attempt in (releases, find_release, lambda: find_release("2026.11.0")):
        with pytest.raises(ReleaseCorrupt, match=r"manifest\.json is missing"):
            attempt()


def test_a_release_under_a_wrong_name(published: list[Release], roots: list[Path]) -> None:
    published[0].path.rename(roots[1] / "2026.11.0")
    with pytest.raises(ReleaseCorrupt, match=r"is of 2026\.9\.0, where 2026\.11\.0 should be"):
        find_release()


def test_manifest_and_sums_must_agree(published: list[Release]) -> None:
    folder = published[0].path
    for name, old, new in [
        ("manifest.json", b"A sample", b"A simple"),
        ("SHA256SUMS", b"\n", b"\n\n"),
        ("SHA256SUMS", b"  sources.parquet", b"  sauces.parquet"),
        ("SHA256SUMS", (folder / "SHA256SUMS").read_bytes(), b""),
    ]:
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole.replace(old, new, 1))
        with pytest.raises(ReleaseCorrupt, match=name):
            find_release("2026.9.0")
        (folder / name).write_bytes(whole)
    assert find_release("2026.9.0") == published[0]


def test_a_linked_manifest_is_refused_and_a_linked_release_is_not(
    published: list[Release], roots: list[Path], tmp_path: Path
) -> None:
    (roots[1] / "current").symlink_to(published[0].path, target_is_directory=True)
    assert find_release(roots[1] / "current").version == "2026.9.0"
    manifest = published[0].path / "manifest.json"
    manifest.rename(tmp_path / "manifest.json")
    manifest.symlink_to(tmp_path / "manifest.json")
    with pytest.raises(ReleaseCorrupt, match="symbolic link"):
        find_release("2026.9.0")
