"""Building unchanged records again: tables are held to the release, texts where they can be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ceasefire_data.errors import ReleaseRefused, UsageError
from ceasefire_data.manifest import read_manifest
from ceasefire_data.release import building, documents
from ceasefire_data.release import manifest as manifests
from ceasefire_data.release.building import build
from ceasefire_data.release.candidate import write_receipt
from ceasefire_data.release.manifest import file_sha256
from ceasefire_data.release.publish import publish
from tests.datasets import write_dataset
from tests.release.samples import PASSED
from tests.reliability.samples import records

CARD = "a text of another layout\n"


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Publish a data set of others; return its records, a folder of candidates, its releases."""
    here = (tmp_path / "records", tmp_path / "candidates", tmp_path / "releases")
    built = build(write_dataset(here[0], records()), *here[1:])
    write_receipt(built.folder, PASSED)
    publish(built.folder, here[2], records=None, requirements=None)
    return here


def upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another version of the package run."""
    monkeypatch.setattr(manifests, "package_version", lambda: "2099.1.0")


def reword(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the package write a text otherwise."""
    write = documents.descriptor_texts
    monkeypatch.setattr(
        documents, "descriptor_texts", lambda *given: write(*given) | {"README.md": CARD}
    )


def test_the_same_package_builds_the_same_release(places: tuple[Path, Path, Path]) -> None:
    built = build(*places)
    assert built.released
    for path in built.folder.iterdir():
        if path.name != "SHA256SUMS":  # in which the receipt is missing
            assert file_sha256(path) == file_sha256(places[2] / built.version / path.name)


def test_other_texts_of_the_same_package_are_refused_and_named(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reword(monkeypatch)
    with pytest.raises(ReleaseRefused, match=r"has other texts: README\.md; a change of models"):
        build(*places)


def test_another_version_of_the_package_may_write_other_texts(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reword(monkeypatch)
    upgrade(monkeypatch)
    built = build(*places)
    assert built.released
    assert read_manifest(built.folder).package == "2099.1.0"
    assert (built.folder / "README.md").read_text(encoding="utf-8") == CARD


@pytest.mark.parametrize("upgraded", [False, True])
def test_other_tables_are_refused_whatever_the_package(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, upgraded: bool
) -> None:
    if upgraded:
        upgrade(monkeypatch)
    make = building.build_tables

    def fewer(given: object) -> object:
        tables = make(given)  # type: ignore[arg-type]
        return tables | {"evidence": tables["evidence"].slice(1)}

    monkeypatch.setattr(building, "build_tables", fewer)
    with pytest.raises(ReleaseRefused, match=r"has other bytes: evidence\.parquet"):
        build(*places)


def test_without_docstrings_nothing_is_built(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "has_words", lambda: False)
    with pytest.raises(UsageError, match="build without -OO"):
        build(*places)


@pytest.mark.parametrize(("option", "answer"), [("-O", "True"), ("-OO", "False")])
def test_python_says_whether_it_has_docstrings(option: str, answer: str) -> None:
    ask = "from ceasefire_data.release.documents import has_words; print(has_words())"
    done = subprocess.run(
        [sys.executable, option, "-c", ask], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [answer]
