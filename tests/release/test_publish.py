"""Publishing: what is refused, and that a kill at any moment does no harm."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from ceasefire_data.catalog import Release
from ceasefire_data.curation.dataset import read_dataset
from ceasefire_data.errors import ReleaseCorrupt, ReleaseNotFound, ReleaseRefused
from ceasefire_data.paths import records_dir
from ceasefire_data.release.candidate import write_candidate, write_receipt
from ceasefire_data.release.changes import changes_table
from ceasefire_data.release.manifest import json_text
from ceasefire_data.release.publish import publish
from ceasefire_data.release.staging import locked
from ceasefire_data.release.verify import verify
from tests.release import samples
from tests.release.samples import FIRST, source

LATER = [*FIRST, source("delta-report")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "releases"


@pytest.fixture
def first(root: Path) -> Release:
    return samples.release(root, "2026.11.0")


def put(folder: Path, root: Path) -> Release:
    return publish(folder, root, records=None, requirements=None)


def refused(folder: Path, root: Path, match: str) -> None:
    """Publishing is refused, and the folder of releases is as it was."""
    before = samples.snapshot(root) if root.exists() else {}
    with pytest.raises((ReleaseRefused, ReleaseCorrupt), match=match):
        put(folder, root)
    assert (samples.snapshot(root) if root.exists() else {}) == before
    assert not list(root.glob(".*")), "nothing of the staging is left"


def test_a_release_is_the_candidate_byte_for_byte(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")
    release = put(folder, root)
    assert release.path == root / "2026.11.0"
    assert release.tables == ("changes", "records", "sources", "title_words")
    assert samples.snapshot(release.path) == samples.snapshot(folder)
    assert [path.name for path in root.iterdir()] == ["2026.11.0"]
    assert verify(release, rebuild=samples.rebuild) == ()


def test_a_later_release_tells_what_changed(root: Path, first: Release, tmp_path: Path) -> None:
    second = samples.release(root, "2026.11.1", LATER, previous=first)
    assert "delta-report" in (second.path / "CHANGES.md").read_text()
    assert verify(second) == ()
    assert verify(first) == (), "the first is untouched"


def test_a_version_is_taken_once(root: Path, first: Release, tmp_path: Path) -> None:
    refused(samples.candidate(tmp_path / "build", "2026.11.0"), root, "never replaced")
    (root / "2026.11.1").mkdir()
    folder = samples.candidate(tmp_path / "build", "2026.11.1", LATER, previous=first)
    refused(folder, root, "empty folder")


@pytest.mark.parametrize("version", ["2026.10.9", "2025.12.3"])
def test_versions_go_up(root: Path, first: Release, tmp_path: Path, version: str) -> None:
    refused(samples.candidate(tmp_path / "build", version), root, "does not come after 2026.11.0")


def test_versions_are_compared_as_numbers(root: Path, tmp_path: Path) -> None:
    ninth = samples.release(root, "2026.11.9")
    tenth = samples.release(root, "2026.11.10", LATER, previous=ninth)
    assert tenth.version == "2026.11.10"


def test_a_trial_candidate_is_refused(root: Path, tmp_path: Path) -> None:
    refused(samples.candidate(tmp_path / "build", "2026.11.0.dev0"), root, "trial candidate")


def test_a_candidate_follows_the_newest_release(root: Path, first: Release, tmp_path: Path) -> None:
    refused(samples.candidate(tmp_path / "build", "2026.11.1"), root, "build it anew")
    second = samples.release(root, "2026.11.1", LATER, previous=first)
    folder = samples.candidate(tmp_path / "build", "2026.11.2", LATER, previous=first)
    refused(folder, root, f"newest release is {second.version}")


def test_the_folder_is_named_for_the_version(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")
    refused(folder.rename(tmp_path / "build" / "2026.12.0"), root, "must be named so")


def test_no_candidate(root: Path, tmp_path: Path) -> None:
    (tmp_path / "2026.11.0").mkdir()
    for folder in (tmp_path / "2026.11.0", tmp_path / "nowhere"):
        with pytest.raises(ReleaseNotFound):
            put(folder, root)


def test_without_a_receipt_nothing_is_published(root: Path, tmp_path: Path) -> None:
    identity = samples.identity("2026.11.0")
    tables = samples.tables(FIRST)
    folder = write_candidate(tables, tmp_path / "build", identity=identity, previous=None)
    refused(folder, root, "validation.json")
    write_receipt(folder, {**samples.PASSED, "passed": False})
    refused(folder, root, "failed")
    write_receipt(folder, samples.PASSED)
    receipt = json.loads((folder / "validation.json").read_text())
    write_candidate(samples.tables(LATER), tmp_path / "build", identity=identity, previous=None)
    (folder / "validation.json").write_text(json_text(receipt))
    refused(folder, root, r"validation\.json: is of another candidate")


@pytest.mark.parametrize(
    "name", ["CHANGES.md", "manifest.json", "sources.parquet", "validation.json", "SHA256SUMS"]
)
def test_a_changed_file_is_refused(root: Path, tmp_path: Path, name: str) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(samples.flipped(data, len(data) * 4))
    refused(folder, root, name)


def test_an_added_file_and_a_link_are_refused(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")
    (folder / "secret.txt").write_text("x")
    refused(folder, root, "secret.txt")
    (folder / "secret.txt").unlink()
    (folder / "link.txt").symlink_to(folder / "CHANGES.md")
    refused(folder, root, "symbolic link")


def test_a_vanished_record_is_refused(root: Path, first: Release, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.1", FIRST[1:], previous=first)
    refused(folder, root, "alpha-report: no longer there")


def test_an_unexplained_change_is_refused(root: Path, first: Release, tmp_path: Path) -> None:
    changed = {**FIRST[0], "title": "Another title"}
    build = tmp_path / "build"
    folder = samples.candidate(build, "2026.11.1", [changed, *FIRST[1:]], previous=first)
    refused(folder, root, "alpha-report: title changed from .* without an entry in corrections")
    why = {"field": "title", "corrected_on": "2026-11-30", "why": "A typo."}
    explained = {**changed, "corrections": [why]}
    folder = samples.candidate(build, "2026.11.1", [explained, *FIRST[1:]], previous=first)
    assert put(folder, root).version == "2026.11.1"


def test_a_candidate_whose_changes_are_not_the_changes_is_refused(
    root: Path, first: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        empty = samples.records_table([])
        patch.setattr(
            "ceasefire_data.release.candidate.changes_table",
            lambda previous, records: changes_table(None, empty),
        )
        folder = samples.candidate(tmp_path / "build", "2026.11.1", LATER, previous=first)
    refused(folder, root, "table changes")


def test_the_pinned_pyarrow_writes_releases(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")
    pins = tmp_path / "release.txt"
    for text in ("pyarrow==1.0.0 \\\n    --hash=sha256:00\n", "pydantic==2.0\n", "#pyarrow==9\n"):
        pins.write_text(text)
        with pytest.raises(ReleaseRefused, match="pins pyarrow"):
            publish(folder, root, records=None, requirements=pins)
    pins.write_text(f"numpy==2.0\npyarrow=={pa.__version__} \\\n    --hash=sha256:00\n")
    assert publish(folder, root, records=None, requirements=pins).version == "2026.11.0"


def git(folder: Path, *words: str) -> None:
    settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The folder of a data set with no record in it, in no checkout."""
    folder = tmp_path / "checkout" / "records"
    folder.mkdir(parents=True)
    shutil.copy(records_dir() / "dataset.yaml", folder)
    return folder


def test_records_that_changed_since_the_build_are_refused(
    root: Path, tmp_path: Path, records: Path
) -> None:
    tree = read_dataset(records).tree_sha256
    for says, good in [("0" * 64, False), (tree, True)]:
        folder = samples.candidate(tmp_path / "build", "2026.11.0", records_sha256=says)
        if good:
            notes: list[str] = []
            publish(folder, root, records=records, requirements=None, note=notes.append)
            assert any("not in a git checkout" in note for note in notes)
        else:
            with pytest.raises(ReleaseRefused, match="changed since the candidate"):
                publish(folder, root, records=records, requirements=None)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_records_that_are_not_committed_are_refused(
    root: Path, tmp_path: Path, records: Path
) -> None:
    git(records.parent, "init", "-q")
    info = records / "dataset.yaml"

    def attempt() -> Release:
        tree = read_dataset(records).tree_sha256
        folder = samples.candidate(tmp_path / "build", "2026.11.0", records_sha256=tree)
        return publish(folder, root, records=records, requirements=None)

    with pytest.raises(ReleaseRefused, match=r"not committed:\n.*dataset\.yaml"):
        attempt()
    git(records.parent, "add", ".")
    git(records.parent, "commit", "-q", "-m", "One")
    text = info.read_text()
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    info.write_text(text.replace(title, "title: Another"))
    with pytest.raises(ReleaseRefused, match="not committed"):
        attempt()
    info.write_text(text)
    (records.parent / "elsewhere.txt").write_text("changes outside the records are no matter")
    assert attempt().version == "2026.11.0"


def test_skipped_checks_are_told(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")
    notes: list[str] = []
    publish(folder, root, records=None, requirements=tmp_path / "none.txt", note=notes.append)
    assert len(notes) == 2
    assert "pyarrow" in notes[0]
    assert "records" in notes[1]


def test_two_runs_do_not_meet(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")
    root.mkdir()
    with locked(root):
        refused(folder, root, "another run")
    assert put(folder, root).version == "2026.11.0"


def test_a_target_that_appears_meanwhile_is_not_replaced(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")

    def meanwhile(name: str) -> None:
        if name == "files synced":
            (root / "2026.11.0").mkdir()

    with pytest.raises(ReleaseRefused, match="never replaced"):
        publish(folder, root, records=None, requirements=None, step=meanwhile)
    assert list((root / "2026.11.0").iterdir()) == []


def test_a_file_that_changes_while_it_is_copied_is_refused(root: Path, tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path / "build", "2026.11.0")

    def meanwhile(name: str) -> None:
        if name == "staging folder made":
            (folder / "CHANGES.md").write_text("changed")

    with pytest.raises(ReleaseCorrupt, match=r"CHANGES\.md was changed"):
        publish(folder, root, records=None, requirements=None, step=meanwhile)
    assert list(root.iterdir()) == []


def steps(tmp_path: Path) -> list[str]:
    """Return the names of all steps of a publication of the sample."""
    names: list[str] = []
    folder = samples.candidate(tmp_path / "rehearsal", "2026.11.0")
    publish(folder, tmp_path / "scratch", records=None, requirements=None, step=names.append)
    return names


KILLED = """
import os, signal, sys
from pathlib import Path
from ceasefire_data.release.publish import publish

def step(name):
    if name == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

publish(Path(sys.argv[1]), Path(sys.argv[2]), records=None, requirements=None, step=step)
"""


def kill_and_recover(tmp_path: Path, step: str) -> None:
    """Kill a publication at one step: old state or whole new one, and the next run succeeds."""
    root = tmp_path / "releases"
    first = samples.release(root, "2026.11.0")
    folder = samples.candidate(tmp_path / "build", "2026.11.1", LATER, previous=first)
    before = samples.snapshot(root)
    whole = before | {f"2026.11.1/{name}": data for name, data in samples.snapshot(folder).items()}
    command = [sys.executable, "-c", KILLED, str(folder), str(root), step]
    checkout = Path(__file__).resolve().parents[2]
    run = subprocess.run(command, cwd=checkout, capture_output=True, check=False)
    assert run.returncode == -9, run.stderr.decode()
    after = {
        name: data for name, data in samples.snapshot(root).items() if not name.startswith(".")
    }
    if (root / "2026.11.1").exists():
        assert after == whole
    else:
        assert after == before
        put(folder, root)
    assert samples.snapshot(root) == whole, "leftovers are gone"


@pytest.mark.parametrize("step", ["copied changes.parquet", "files synced", "renamed"])
def test_a_kill_does_no_harm(tmp_path: Path, step: str) -> None:
    kill_and_recover(tmp_path, step)


@pytest.mark.slow
def test_a_kill_at_any_step_does_no_harm(tmp_path: Path) -> None:
    names = steps(tmp_path)
    assert len(names) == len(set(names))
    assert len(names) > 12
    for number, name in enumerate(names):
        folder = tmp_path / str(number)
        folder.mkdir()
        kill_and_recover(folder, name)


def test_an_error_at_any_step_does_no_harm(tmp_path: Path) -> None:
    """As a full disk or Ctrl-C would; nothing is left to clean up."""
    names = steps(tmp_path)
    root = tmp_path / "releases"
    first = samples.release(root, "2026.11.0")
    folder = samples.candidate(tmp_path / "build", "2026.11.1", LATER, previous=first)
    before = samples.snapshot(root)
    for stop in names[: names.index("renamed")]:

        def interrupt(name: str, stop: str = stop) -> None:
            if name == stop:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            publish(folder, root, records=None, requirements=None, step=interrupt)
        assert samples.snapshot(root) == before, stop
        assert [path.name for path in root.iterdir()] == ["2026.11.0"], stop
    assert put(folder, root).version == "2026.11.1"
