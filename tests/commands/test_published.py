"""The command on releases: what it lists, and the page that it keeps fresh."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from ceasefire_data import cli
from ceasefire_data.commands import places, published
from ceasefire_data.errors import UsageError
from ceasefire_data.paths import RELEASES_VARIABLE
from tests.release.samples import FIRST, release, source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two releases."""
    root = tmp_path / "releases"
    first = release(root, "2026.9.0")
    release(root, "2026.10.0", [*FIRST, source("delta-report")], first)
    return root


def test_releases_of_a_folder_are_listed_in_order(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published.releases(None, folder, as_json=True) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["version"] for row in rows] == ["2026.9.0", "2026.10.0"]
    assert [row["sources"] for row in rows] == [3, 4]
    assert rows[1]["day"] == "2026-11-23"
    assert rows[1]["folder"] == str(folder / "2026.10.0")
    assert published.releases(None, folder, as_json=False) == 0
    assert capsys.readouterr().out.startswith("version\tday\tschema\tsources")


def test_releases_that_can_be_found_are_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(RELEASES_VARIABLE, str(folder))
    assert published.releases(None, None, as_json=True) == 0
    versions = [row["version"] for row in json.loads(capsys.readouterr().out)]
    assert {"2026.9.0", "2026.10.0", "2026.11.0"} <= set(versions)


def test_a_folder_without_releases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert published.releases(None, tmp_path, as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert published.releases(None, tmp_path / "nowhere", as_json=False) == 0
    assert capsys.readouterr().err == "no release is there\n"


def test_the_page_is_stale_then_written_then_fresh(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "README.md"
    assert published.page(None, folder, write=False) == 1
    assert f"{page} is stale: ceasefire-data releases --write-page" in capsys.readouterr().out
    assert not page.exists()
    assert published.page(None, folder, write=True) == 0
    assert capsys.readouterr().out == f"wrote {page}\n"
    written = page.read_bytes()
    assert published.page(None, folder, write=False) == 0
    assert published.page(None, folder, write=True) == 0
    assert capsys.readouterr().out == f"{page} is fresh\n" * 2
    page.write_bytes(written.replace(b"2026.9.0", b"2026.9.9"))
    assert published.page(None, folder, write=False) == 1


@pytest.mark.parametrize(
    "words",
    [["--check-page", "--write-page"], ["--check-page", "--json"], ["--write-page", "--json"]],
)
def test_two_wishes_at_once_are_refused(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ceasefire-data", "releases", *words])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 2
    assert "one of them" in capsys.readouterr().err


def test_an_installed_package_has_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "dataset_or_none", lambda dataset: None)
    with pytest.raises(UsageError, match="checkout"):
        published.page(None, None, write=True)
