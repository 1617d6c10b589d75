"""Candidates: what is in them, that the same data gives the same bytes, that none is half-made."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ceasefire_data.errors import ReleaseCorrupt, ReleaseRefused, UsageError
from ceasefire_data.release import candidate as candidates
from ceasefire_data.release.building import build
from ceasefire_data.release.candidate import write_candidate, write_receipt
from ceasefire_data.release.manifest import file_sha256
from ceasefire_data.release.rebuilding import rebuild_release
from ceasefire_data.release.verify import verify
from ceasefire_data.reliability.tables import reliability_tables
from ceasefire_data.tabular.assembly import build_tables
from tests.datasets import info_tables, write_dataset
from tests.release import samples
from tests.release.samples import DESCRIPTORS, FIRST, PASSED, source
from tests.reliability.samples import plain, recoding, records


def write(base: Path, version: str = "2026.11.0") -> Path:
    identity = samples.identity(version)
    return write_candidate(samples.tables(FIRST), base, identity=identity, previous=None)


def test_a_candidate_holds_its_files_and_no_other(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert folder == tmp_path / "2026.11.0"
    assert {path.name for path in folder.iterdir()} == {
        *("CHANGES.md", "SHA256SUMS", "changes.parquet", "manifest.json", *DESCRIPTORS),
        *("records.parquet", "sources.parquet", "title_words.parquet"),
    }
    assert [path.name for path in tmp_path.iterdir()] == ["2026.11.0"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_understands_the_sums(tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path, "2026.11.0")
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=True)
    assert "validation.json" in (folder / "SHA256SUMS").read_text()


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (samples.candidate(tmp_path / name, "2026.11.0") for name in ("a", "b"))
    assert samples.snapshot(one) == samples.snapshot(other)


def test_a_candidate_replaces_an_earlier_one_whole(tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path, "2026.11.0")
    (folder / "stray").write_text("left over")
    assert write(tmp_path) == folder
    assert not (folder / "stray").exists()
    assert not (folder / "validation.json").exists(), "the receipt was of the other one"
    assert [path.name for path in tmp_path.iterdir()] == ["2026.11.0"]


def test_a_failing_build_leaves_the_earlier_candidate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path)
    before = samples.snapshot(folder)

    def fails(*args: object, **kwargs: object) -> str:
        raise OSError("no space left on device")

    monkeypatch.setattr(candidates, "document_texts", fails)
    with pytest.raises(OSError, match="no space"):
        write(tmp_path)
    assert samples.snapshot(tmp_path / "2026.11.0") == before
    assert [path.name for path in tmp_path.iterdir()] == ["2026.11.0"]


def test_leftovers_of_a_killed_build_are_removed(tmp_path: Path) -> None:
    leftover = tmp_path / f".staging-2026.11.0-{'0' * 16}"
    leftover.mkdir()
    (leftover / "half.parquet").write_bytes(b"PAR1")
    write(tmp_path)
    assert not leftover.exists()


def test_a_candidate_comes_after_the_release_before(tmp_path: Path) -> None:
    first = samples.release(tmp_path / "releases", "2026.11.1")
    for version in ("2026.11.1", "2026.11.0", "2026.11.1.dev0", "2026.9.5"):
        with pytest.raises(ReleaseRefused, match="does not come after"):
            samples.candidate(tmp_path / "build", version, previous=first)
    folder = samples.candidate(tmp_path / "build", "2026.11.2.dev0", previous=first)
    assert json.loads((folder / "manifest.json").read_text())["previous"] == "2026.11.1"


def test_records_are_needed_and_changes_are_made(tmp_path: Path) -> None:
    identity = samples.identity("2026.11.0")
    tables = samples.tables(FIRST)
    for wrong in ({"sources": tables["sources"]}, {**tables, "changes": tables["sources"]}):
        with pytest.raises(UsageError):
            write_candidate(wrong, tmp_path, identity=identity, previous=None)


def test_the_receipt_names_the_manifest_and_does_not_bless_changed_files(tmp_path: Path) -> None:
    folder = write(tmp_path)
    before = (folder / "SHA256SUMS").read_text()
    (folder / "CHANGES.md").write_text("changed by hand")
    receipt = json.loads(write_receipt(folder, PASSED).read_text())
    digest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    assert receipt["manifest_sha256"] == digest
    after = (folder / "SHA256SUMS").read_text().splitlines()
    assert [line for line in after if "validation.json" not in line] == before.splitlines()
    (folder / "manifest.json").write_text("{}")
    with pytest.raises(ReleaseCorrupt):
        write_receipt(folder, PASSED)


def test_nothing_released_tells_where_it_was_made(tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "a-telling-name", "2026.11.0", [source("alpha")])
    for path in folder.iterdir():
        assert b"a-telling-name" not in path.read_bytes(), path.name


def test_a_candidate_of_what_was_coded_twice_tells_people_how_well_it_agrees(
    tmp_path: Path,
) -> None:
    made = build_tables(records()) | info_tables() | reliability_tables(records(), [recoding()])
    folder = write_candidate(made, tmp_path, identity=samples.identity("2026.11.0"), previous=None)
    text = (folder / "RELIABILITY.md").read_text(encoding="utf-8")
    assert text.startswith(
        "# Reliability of 2026.11.0\n\n1 source was coded again by a second coder"
    )
    assert "On it rest 5 of 5 statements, meetings and proposals" in text
    assert "| statements | 2 | 2 | 2 | 1.000 | 0 |" in text
    assert "| value of a stance | 1 | 1.000 | - | one value only: rejects |" in text
    assert f"{file_sha256(folder / 'RELIABILITY.md')}  RELIABILITY.md" in (
        folder / "SHA256SUMS"
    ).read_text(encoding="utf-8")
    write_receipt(folder, PASSED)
    assert verify(folder, rebuild=rebuild_release) == ()


def test_without_a_second_coding_that_is_said(tmp_path: Path) -> None:
    made = build_tables(records()) | info_tables() | reliability_tables(records(), [])
    folder = write_candidate(made, tmp_path, identity=samples.identity("2026.11.0"), previous=None)
    assert (folder / "RELIABILITY.md").read_text(encoding="utf-8") == (
        "# Reliability of 2026.11.0\n\nNo source of this release was coded twice.\n"
    )


def test_figures_that_do_not_follow_from_the_codings_are_found(tmp_path: Path) -> None:
    data = plain()
    data["meetings"][0]["format"] = "phone"
    made = build_tables(records()) | info_tables() | reliability_tables(records(), [recoding(data)])
    made["reliability"] = reliability_tables(records(), [recoding()])["reliability"]
    folder = write_candidate(made, tmp_path, identity=samples.identity("2026.11.0"), previous=None)
    write_receipt(folder, PASSED)
    (finding,) = verify(folder, rebuild=rebuild_release)
    assert finding.startswith(
        "reliability.parquet: is not what records.parquet and recodings.parquet give: "
        "column agreement"
    )


def test_a_data_set_of_others_speaks_for_itself_alone(tmp_path: Path) -> None:
    """Its own name, makers, licence, home and process stand in every text, and nothing of ours."""
    home = "https://example.org/data"
    root = write_dataset(tmp_path / "records", records(), homepage=home)
    built = build(root, tmp_path / "candidates", tmp_path / "releases")
    texts = {name: (built.folder / name).read_text(encoding="utf-8") for name in DESCRIPTORS}
    del texts["CODEBOOK.md"]  # it explains the tables, by examples that everybody knows
    for name, text in texts.items():
        assert "made-up-data contributors" in text, name
        assert home in text, name
        assert not re.search("ceasefire.data contributors|russia|ukraine", text, re.I), name
        if name != "README.md":  # which says how to open the tables with this package
            assert "ceasefire-data" not in text, name
