"""One hash stands for every byte of a release: in the CHANGELOG and in the message of its tag."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from ceasefire_data.catalog import releases
from ceasefire_data.errors import CeasefireDataError
from tests.release import samples

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = [release for release in releases() if release.path.parent == ROOT / "releases"]
VERSION = "2026.11.0"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(root: Path, *arguments: str) -> str:
    """Run git with a name to commit by, and return what it prints."""
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-C", str(root), *who, *arguments],
        capture_output=True,
        check=True,
        env=environment,
    )
    return done.stdout.decode()


def sums_sha256(folder: Path) -> str:
    return hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()


@pytest.mark.parametrize("version", [release.version for release in PUBLISHED])
def test_the_changelog_gives_the_hash_of_every_release(version: str) -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    (section,) = re.findall(
        rf"^## {re.escape(version)} \([^)]*\)\n(.*?)(?=^## |\Z)", text, re.M | re.S
    )
    digest = sums_sha256(ROOT / "releases" / version)
    assert f"SHA-256 of `releases/{version}/SHA256SUMS`: `{digest}`" in section.splitlines()


@needs_git
@pytest.mark.parametrize("version", [release.version for release in PUBLISHED])
def test_a_tag_holds_the_hash_and_points_to_these_bytes(version: str) -> None:
    """Where this clone has the tag; `make tag` makes it."""
    name = f"v{version}"
    if not (ROOT / ".git").exists() or not git(ROOT, "tag", "--list", name):
        pytest.skip(f"this is no clone, or it has no tag {name}")
    digest = sums_sha256(ROOT / "releases" / version)
    assert digest in git(ROOT, "tag", "--list", "--format=%(contents)", name)
    tagged = git(ROOT, "show", f"{name}:releases/{version}/SHA256SUMS")
    assert hashlib.sha256(tagged.encode()).hexdigest() == digest


# --- make tag ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script behind `make tag`, as a module."""
    spec = importlib.util.spec_from_file_location("tag", ROOT / ".ci" / "tag.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone that has published one release and gone on."""
    root = tmp_path / "clone"
    folder = samples.release(root / "releases", VERSION).path
    shutil.rmtree(root / "candidates-of-releases")
    (root / "CHANGELOG.md").write_text(f"## {VERSION} (2026-11-23)\n\n`{sums_sha256(folder)}`\n")
    git(tmp_path, "init", "--quiet", str(root))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Release")
    (root / "later.txt").touch()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Later")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME", raising=False)
    git(root, "config", "user.name", "Tester")
    git(root, "config", "user.email", "tester@example.org")
    return root


@needs_git
@pytest.mark.parametrize("named", [VERSION, None])
def test_the_tag_is_on_the_commit_that_published(
    clone: Path, script: ModuleType, named: str | None
) -> None:
    digest = sums_sha256(clone / "releases" / VERSION)
    assert script.tag(clone, named).startswith(f"v{VERSION} at ")
    assert git(clone, "cat-file", "-t", f"v{VERSION}").strip() == "tag", "annotated"
    assert git(clone, "log", "--format=%s", "-1", f"v{VERSION}").strip() == "Release"
    assert git(clone, "tag", "--list", "--format=%(contents)").strip().splitlines() == [
        f"ceasefire-data {VERSION}",
        "",
        "Released on 2026-11-23.",
        f"SHA-256 of releases/{VERSION}/SHA256SUMS: {digest}",
    ]
    assert script.tag(clone, named) == f"v{VERSION} is there already, as it has to be"


@needs_git
def test_what_is_not_as_it_was_published_is_not_tagged(clone: Path, script: ModuleType) -> None:
    def refused() -> str:
        with pytest.raises(CeasefireDataError) as error:
            script.tag(clone, None)
        assert git(clone, "tag") == ""
        return str(error.value)

    (clone / "later.txt").write_text("being edited")
    assert "not committed" in refused()
    git(clone, "commit", "--quiet", "--all", "--message", "Edited")
    (clone / "CHANGELOG.md").unlink()
    git(clone, "commit", "--quiet", "--all", "--message", "Lost")
    assert "CHANGELOG.md cannot be read" in refused()
    digest = sums_sha256(clone / "releases" / VERSION)
    for text in ["nothing", f"## 2026.10.0\n{digest}", f"## {VERSION}\n## 2026.10.0\n{digest}"]:
        (clone / "CHANGELOG.md").write_text(f"{text}\n")
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message", "Forgotten")
        assert f"CHANGELOG.md does not give, under {VERSION}, the SHA-256" in refused()
    path = clone / "releases" / VERSION / "sources.parquet"
    path.write_bytes(samples.flipped(path.read_bytes(), 800))
    git(clone, "commit", "--quiet", "--all", "--message", "Damaged")
    assert "not sound: sources.parquet" in refused()


@needs_git
def test_a_tag_of_something_else_stays_and_is_refused(clone: Path, script: ModuleType) -> None:
    git(clone, "tag", "--annotate", "--message", "mine", f"v{VERSION}")
    with pytest.raises(CeasefireDataError, match="there already"):
        script.tag(clone, VERSION)
    with pytest.raises(CeasefireDataError, match="not published"):
        script.tag(clone, "2027.1.0")
