"""`reproduce` builds a release anew, from its commit or from itself, and names what differs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from ceasefire_data.catalog import Release
from ceasefire_data.curation.formatting import format_data
from ceasefire_data.errors import UsageError
from ceasefire_data.manifest import parse_manifest
from ceasefire_data.release import rebuilding, reproducing
from ceasefire_data.release.candidate import write_candidate, write_receipt
from ceasefire_data.release.checkout import find_origin, git
from ceasefire_data.release.comparing import differences
from ceasefire_data.release.manifest import file_sha256
from ceasefire_data.release.reproducing import Reproduction, reproduce
from ceasefire_data.version import package_version
from tests.datasets import INFO
from tests.release import samples

VERSION = "2026.11.0"
TEXTS = ["CHANGES.md", "CITATION.cff", "CODEBOOK.md", "README.md"]
OF_JSON = ["croissant.json", "datapackage.json", "manifest.json", "validation.json"]
TABLES = ["changes.parquet", "records.parquet", "sources.parquet", "title_words.parquet"]
FILES = sorted([*TEXTS, *OF_JSON, *TABLES, "SHA256SUMS"])

# Stands in for the code of another version: it builds what lies in the folder `built`.
CODE = """
import json, pathlib, shutil, sys
assert not pathlib.Path("releases", "2026.11.0").exists(), "the release itself is at hand"
assert pathlib.Path("releases", "2026.10.0").exists(), "the release before is not"
plan = json.loads(pathlib.Path("plan.json").read_text())
if sys.argv[1] == "build":
    if plan["build"]:
        sys.exit("progress\\nerror: " + plan["build"])
    folder = pathlib.Path(sys.argv[sys.argv.index("--out") + 1]) / plan["version"]
    shutil.copytree("built", folder)
    print(json.dumps({"folder": str(folder), "version": plan["version"]}))
elif plan["validate"]:
    print("error: " + plan["validate"], file=sys.stderr)
    folder = pathlib.Path(sys.argv[2])
    (folder / "validation.json").unlink()
    lines = (folder / "SHA256SUMS").read_text().splitlines(keepends=True)
    (folder / "SHA256SUMS").write_text("".join(x for x in lines if "validation" not in x))
    sys.exit(2)
"""
PLAN = {"build": "", "validate": "", "version": VERSION}

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def commit(root: Path, message: str) -> str:
    """Commit everything and return the commit."""
    who = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    for command in (["add", "--all"], [*who, "commit", "--quiet", "--message", message]):
        subprocess.run(["git", "-C", str(root), *command], check=True, env=environment)
    return git(root, "rev-parse", "HEAD") or ""


class Clone:
    """A clone of a repository that published one release."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.records = root / "ceasefire_data" / "records"
        self.records.mkdir(parents=True)
        info = {**INFO, "name": "sample"}
        (self.records / "dataset.yaml").write_text(format_data(info), encoding="utf-8")
        (root / "ceasefire_data" / "__init__.py").touch()
        (root / "ceasefire_data" / "cli.py").write_text(CODE)
        before = root / "releases" / "2026.10.0"
        before.mkdir(parents=True)
        (before / "SHA256SUMS").touch()
        self.plan()
        subprocess.run(["git", "init", "--quiet", str(root)], check=True)
        self.release = samples.release(root.parent / "published", VERSION)
        self.built = Path(shutil.copytree(self.release.path, root / "built"))

    def plan(self, **changes: str) -> None:
        """Plan what the code of the commit does."""
        (self.root / "plan.json").write_text(json.dumps({**PLAN, **changes}))

    def publish(self) -> str:
        """Commit the release, then something else, and return the first commit."""
        shutil.copytree(self.release.path, self.root / "releases" / VERSION)
        published = commit(self.root, "Release")
        self.plan(build="not this commit")
        commit(self.root, "Later")
        return published


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """The clone that the package lies in, as far as it knows."""
    made = Clone(tmp_path / "clone")
    monkeypatch.setattr(reproducing, "records_dir", lambda: made.records)
    return made


def test_a_release_is_built_from_the_commit_that_published_it(clone: Clone) -> None:
    published = clone.publish()
    said: list[str] = []
    done = reproduce(clone.release, progress=said.append)
    assert done.findings == ()
    assert done.way.startswith(f"from commit {published[:12]}, which published it")
    assert done.by_bytes
    assert list(done.compared) == FILES
    assert done.left_out == ()
    assert any("with its own code" in line for line in said)


def test_its_tag_comes_first(clone: Clone) -> None:
    clone.publish()
    clone.plan()
    tagged = commit(clone.root, "Tagged")
    assert git(clone.root, "tag", f"v{VERSION}") is not None
    done = reproduce(clone.release)
    assert done.findings == ()
    assert done.way.startswith(f"from tag v{VERSION} ({tagged[:12]})")


def test_the_checkout_stays_as_it_is(clone: Clone) -> None:
    clone.publish()
    (clone.root / "plan.json").write_text("being edited")
    (clone.root / "new.txt").touch()
    before = samples.snapshot(clone.root)
    assert reproduce(clone.release).findings == ()
    assert samples.snapshot(clone.root) == before


def seal(folder: Path) -> None:
    """Make ``SHA256SUMS`` fit the files again."""
    names = sorted(path.name for path in folder.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{file_sha256(folder / name)}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(lines))


@pytest.mark.parametrize("name", [*TEXTS, *OF_JSON[:2], OF_JSON[3]])
def test_whatever_text_differs_is_named(clone: Clone, name: str) -> None:
    """The release is as it was published, and its commit builds something else."""
    path = clone.built / name
    path.write_bytes(path.read_bytes() + b"\n")
    seal(clone.built)
    clone.publish()
    findings = reproduce(clone.release).findings
    assert [line.partition(":")[0] for line in findings] == sorted([name, "SHA256SUMS"])
    assert not any("\n" in line for line in findings)


def test_whatever_table_differs_is_named(clone: Clone) -> None:
    shutil.rmtree(clone.built)
    other = [samples.FIRST[0], *samples.FIRST[2:], samples.source("omega-report", title="Again")]
    shutil.copytree(samples.candidate(clone.root.parent, VERSION, other), clone.built)
    clone.publish()
    findings = reproduce(clone.release).findings
    named = {line.partition(":")[0] for line in findings}
    assert {*TABLES, "manifest.json", "SHA256SUMS"} <= named
    assert "sources.parquet: is not what is built: column source_id, row 1: " in "\n".join(findings)


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_byte_in_the_release_is_named(clone: Clone, name: str) -> None:
    clone.publish()
    path = clone.release.path / name
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"2026-11-23"', b'"2026-11-24"', 1))
    if path.read_bytes() == whole:
        path.write_bytes(samples.flipped(whole, 8 * (len(whole) // 2)))
    assert any(line.startswith(name) for line in reproduce(clone.release).findings)


def test_missing_and_added_files_are_named(clone: Clone) -> None:
    clone.publish()
    (clone.release.path / "notes.txt").touch()
    (clone.release.path / "CODEBOOK.md").unlink()
    findings = reproduce(clone.release).findings
    assert "notes.txt: is not built by that code from those records" in findings
    assert "CODEBOOK.md: missing; it is built from those records" in findings


def rewrite(folder: Path, **writer: str) -> None:
    """Have a folder say that another pyarrow wrote it, with all its digests right."""
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["writer"].update(writer)
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n")
    seal(folder)


def with_other_bytes(clone: Clone) -> None:
    """Have the commit build tables of the same content whose files are not the same."""
    tables = samples.tables(samples.FIRST)
    metadata = {**(tables["sources"].schema.metadata or {}), b"remark": b"More bytes."}
    other = {**tables, "sources": tables["sources"].replace_schema_metadata(metadata)}
    identity = samples.identity(VERSION)
    folder = write_candidate(other, clone.root.parent, identity=identity, previous=None)
    write_receipt(folder, samples.PASSED)
    shutil.rmtree(clone.built)
    shutil.move(folder, clone.built)


def test_under_the_same_pyarrow_every_byte_is_compared(clone: Clone) -> None:
    with_other_bytes(clone)
    clone.publish()
    done = reproduce(clone.release)
    assert done.by_bytes
    assert "sources.parquet: same content, but other bytes than are built" in done.findings


def test_under_another_pyarrow_contents_are_compared(clone: Clone) -> None:
    """Bytes of tables, and so the digests that texts name, may differ; what they hold may not."""
    with_other_bytes(clone)
    rewrite(clone.built, pyarrow="99.0.0")
    clone.publish()
    done = reproduce(clone.release)
    assert done.findings == ()
    assert not done.by_bytes
    assert "99.0.0" in done.writer


def test_under_another_pyarrow_other_content_is_named(clone: Clone) -> None:
    rewrite(clone.built, pyarrow="99.0.0")
    for name in ("README.md", "datapackage.json"):
        path = clone.built / name
        path.write_bytes(path.read_bytes().replace(b"sources", b"sourses", 1))
    seal(clone.built)
    clone.publish()
    findings = reproduce(clone.release).findings
    assert [line.partition(":")[0] for line in findings] == ["README.md", "datapackage.json"]
    assert "rebuilt" in findings[0]


@pytest.mark.parametrize(
    ("plan", "line"),
    [
        ({"build": "krippendorff is missing"}, "cannot be built: krippendorff is missing"),
        ({"version": "2026.11.1"}, "builds 2026.11.1, another release"),
    ],
)
def test_a_commit_that_does_not_build_it_is_one_line(
    clone: Clone, plan: dict[str, str], line: str
) -> None:
    clone.plan(**plan)
    clone.publish()
    (finding,) = reproduce(clone.release).findings
    assert finding.endswith(line)
    assert finding.startswith("manifest.json: the tree of commit ")


def test_records_of_another_release_are_told(clone: Clone) -> None:
    shutil.rmtree(clone.built)
    says = {"records_sha256": "1" * 64}
    shutil.copytree(samples.candidate(clone.root.parent, VERSION, **says), clone.built)
    clone.publish()
    assert any("not those of this release" in line for line in reproduce(clone.release).findings)


def test_what_cannot_be_validated_is_said(clone: Clone) -> None:
    clone.plan(validate="Great Expectations is not installed")
    clone.publish()
    done = reproduce(clone.release)
    assert done.findings == ()
    assert done.left_out == ("validation.json: Great Expectations is not installed",)
    assert "validation.json" not in done.compared


def test_a_tree_without_a_lock_cannot_be_installed(clone: Clone) -> None:
    clone.publish()
    (finding,) = reproduce(clone.release, locked=True).findings
    assert finding.endswith("no requirements/release.txt to install")


def test_no_commit_is_taken_from_a_history_that_is_cut_off(clone: Clone) -> None:
    clone.publish()
    shallow = clone.root.parent / "shallow"
    command = ["git", "clone", "--quiet", "--depth=1", clone.root.as_uri(), str(shallow)]
    subprocess.run(command, check=True)
    assert find_origin(shallow, VERSION) is None
    assert find_origin(clone.root, VERSION) is not None
    assert find_origin(clone.root / "releases", VERSION) is None, "not the root of the clone"


# --- from what a release holds itself ------------------------------------------------------------


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reproduction]:
    """Rebuild the sample as an installed package does that made it."""

    def no_records() -> Path:
        raise UsageError("no checkout")

    monkeypatch.setattr(reproducing, "records_dir", no_records)

    def rebuild(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
        return samples.rebuild(tables)

    monkeypatch.setattr(reproducing, "rebuild_release", rebuild)
    return reproduce


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return samples.release(tmp_path / "releases", VERSION)


def test_tables_and_texts_follow_from_the_release_itself(
    alone: Callable[..., Reproduction], release: Release
) -> None:
    done = alone(release)
    assert done.findings == ()
    assert done.by_bytes
    assert set(FILES) - set(done.compared) == {"SHA256SUMS", "manifest.json", "validation.json"}
    assert len(done.left_out) == 3
    with pytest.raises(UsageError, match="no commit"):
        alone(release, locked=True)


def test_another_version_of_the_package_says_what_it_cannot_make(
    alone: Callable[..., Reproduction], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "package_version", lambda: "2027.1.0")
    done = alone(release)
    assert done.findings == ()
    assert set(done.compared) == set(TABLES)
    line = f"written by version {package_version()} of the package, and this is 2027.1.0"
    assert f"CODEBOOK.md: is {line}" in done.left_out


def test_a_release_that_does_not_name_its_maker_is_held_to_no_texts(
    alone: Callable[..., Reproduction], release: Release
) -> None:
    path = release.path / "manifest.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    del said["writer"]["package"]
    path.write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
    manifest = parse_manifest(path.read_bytes(), "manifest.json")
    said_so = rebuilding.why_no_texts(manifest)
    assert said_so is not None
    assert said_so.startswith("written by an earlier version of the package, and this is ")
    assert rebuilding.rebuild_texts(release.path, manifest, {}) == {}


def test_without_docstrings_texts_are_left_out(
    alone: Callable[..., Reproduction], release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "has_words", lambda: False)
    done = alone(release)
    assert done.findings == ()
    assert set(done.compared) == set(TABLES)
    assert "CODEBOOK.md: is written with words that python -OO drops" in done.left_out


def test_changes_need_the_release_before(
    alone: Callable[..., Reproduction],
    release: Release,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = [*samples.FIRST, samples.source("delta-report")]
    later = samples.release(tmp_path / "releases", "2026.11.1", records, previous=release)
    assert {"CHANGES.md", "changes.parquet"} <= set(alone(later).compared)
    shutil.move(release.path, tmp_path / "away")
    monkeypatch.setattr("ceasefire_data.catalog.release_roots", lambda: ())
    done = alone(later)
    assert done.findings == ()
    said = [line.partition(":") for line in done.left_out]
    assert {"CHANGES.md", "changes.parquet"} <= {
        name for name, _, why in said if VERSION in why and "not at hand" in why
    }


@pytest.mark.parametrize("name", TEXTS[:1] + TEXTS[2:] + OF_JSON[:2])
def test_a_text_changed_together_with_its_digest_is_named(
    alone: Callable[..., Reproduction], release: Release, name: str
) -> None:
    path = release.path / name
    path.write_bytes(path.read_bytes().replace(b"sample", b"simple", 1) + b"\n")
    seal(release.path)
    (finding,) = alone(release).findings
    assert finding.startswith(f"{name}: is not what the tables give: line ")


def test_two_equal_folders_do_not_differ(release: Release) -> None:
    for same_bytes in (True, False):
        assert list(differences(release.path, release.path, same_bytes=same_bytes)) == []
