"""What was published stays as it was: releases and frozen schemas, for ever."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from ceasefire_data.catalog import Release, open_release, releases
from ceasefire_data.curation.schemas import schema_files
from ceasefire_data.errors import UsageError
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.reading import load, resolve
from ceasefire_data.release import reproducing
from ceasefire_data.release.changes import changes_table, diff, unexplained
from ceasefire_data.release.checkout import find_origin, git
from ceasefire_data.release.rebuilding import rebuild_changes, rebuild_release, rebuild_texts
from ceasefire_data.release.receipt import rules_here
from ceasefire_data.release.reproducing import reproduce
from ceasefire_data.release.verify import verify
from ceasefire_data.reliability.agreement import LIBRARY

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = [release for release in releases() if release.path.parent == ROOT / "releases"]
PAIRS = list(itertools.combinations([release.version for release in PUBLISHED], 2))
FROZEN = sorted(path for path in (ROOT / "schemas").iterdir() if path.name[0].isdigit())

each_release = pytest.mark.parametrize("release", PUBLISHED, ids=lambda item: item.version)


def without_history(why: str) -> NoReturn:
    """Skip a test that needs the history of the repository; in CI, which has to have it, fail."""
    reason = f"the history is not at hand: {why}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def test_without_the_library_of_agreement_the_rest_is_built_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_records() -> Path:
        raise UsageError("no checkout")

    monkeypatch.setattr(reproducing, "records_dir", no_records)
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    done = reproducing.reproduce(PUBLISHED[-1])
    assert done.findings == ()
    assert {"records.parquet", "stances.parquet"} < set(done.compared)
    assert f"reliability.parquet: needs {LIBRARY}" in done.left_out
    assert f"recodings.parquet: needs {LIBRARY}" in done.left_out


def test_there_is_a_release() -> None:
    assert PUBLISHED[0].version == "2026.11.0"


@each_release
def test_a_release_is_sound(release: Release) -> None:
    assert verify(release) == ()


@each_release
def test_a_release_follows_from_its_records(release: Release) -> None:
    found = verify(
        release,
        rebuild=rebuild_release,
        changes=rebuild_changes,
        write=rebuild_texts,
        rules=rules_here,
    )
    assert found == ()


@pytest.mark.slow
@each_release
def test_a_release_is_built_again_by_its_own_commit(release: Release) -> None:
    if find_origin(ROOT, release.version) is None:
        without_history("this is no clone, or one cut off")
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
    changed = changed_after_publication(ROOT)
    if changed is None:
        without_history("this is no clone, one cut off, or one that git does not trust")
    assert changed == []


def changed_after_publication(root: Path) -> list[str] | None:
    """Name the published files that a commit changed or removed, also one that merges others.

    None where git does not know the whole history of the folder.
    """
    top = git(root, "rev-parse", "--show-toplevel")
    if top is None or Path(top).resolve() != root.resolve():
        return None
    if git(root, "rev-parse", "--is-shallow-repository") != "false":
        return None
    # A merge is compared with each of its parents, and no parent is passed over.
    merges = ["--full-history", "--diff-merges=separate"]
    shown = ["--diff-filter=MDRT", "--name-only", "--format="]
    names = git(root, "log", *merges, *shown, "--", "releases/2*", "schemas/[0-9]*")
    return None if names is None else sorted(set(names.splitlines()) - {""})


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A repository that has published a release on one line and worked on another."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    root = tmp_path / "history"
    root.mkdir()
    asked(root, "init", "--quiet", "--initial-branch=main")
    asked(root, "config", "user.name", "Tester")
    asked(root, "config", "user.email", "tester@example.org")
    committed(root, "code", "one")
    asked(root, "branch", "work")
    committed(root, "releases/2026.1.0/sources.parquet", "rows")
    asked(root, "checkout", "--quiet", "work")
    committed(root, "code", "two")
    return root


def asked(root: Path, *arguments: str) -> None:
    """Run git, which has to do what it is told."""
    assert git(root, *arguments) is not None, arguments


def committed(root: Path, name: str, text: str | None) -> None:
    """Write a file, or remove it, and commit that."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink() if text is None else path.write_text(text)
    asked(root, "add", "--all")
    asked(root, "commit", "--quiet", "--message", name)


def test_a_release_that_is_merged_is_not_changed(history: Path) -> None:
    asked(history, "merge", "--quiet", "--no-edit", "main")
    committed(history, "releases/2026.1.1/sources.parquet", "more rows")
    committed(history, "releases/README.md", "a page")
    committed(history, "releases/README.md", "a longer page")
    assert changed_after_publication(history) == []


@pytest.mark.parametrize("text", ["other rows", None])
def test_a_change_is_found(history: Path, text: str | None) -> None:
    asked(history, "merge", "--quiet", "--no-edit", "main")
    name = "releases/2026.1.0/sources.parquet"
    committed(history, name, text)
    committed(history, name, "rows")
    assert changed_after_publication(history) == [name]


@pytest.mark.parametrize("text", ["other rows", None])
def test_a_change_within_a_merge_is_found(history: Path, text: str | None) -> None:
    """Also one after which the folder is as on the line that never had the release."""
    asked(history, "merge", "--quiet", "--no-commit", "main")
    name = "releases/2026.1.0/sources.parquet"
    committed(history, name, text)
    assert changed_after_publication(history) == [name]


def test_what_git_does_not_know_whole_is_not_judged(history: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    asked(tmp_path, "clone", "--quiet", "--depth=1", history.as_uri(), str(shallow))
    assert changed_after_publication(shallow) is None
    assert changed_after_publication(history / "releases") is None
    (tmp_path / "empty").mkdir()
    assert changed_after_publication(tmp_path / "empty") is None


@pytest.mark.parametrize(("ci", "outcome"), [("true", "Failed"), ("", "Skipped")])
def test_only_ci_has_to_have_the_history(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: str
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(BaseException, match="history is not at hand: cut off") as caught:
        without_history("cut off")
    assert type(caught.value).__name__ == outcome
