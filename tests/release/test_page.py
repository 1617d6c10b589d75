"""The page of the releases: what it says is so, it is fresh, and what it shows runs."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import re
import shlex
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

import hatch_build
from ceasefire_data import cli
from ceasefire_data.catalog import find_release, open_release, releases
from ceasefire_data.errors import ReleaseCorrupt, UsageError
from ceasefire_data.paths import RELEASES_VARIABLE
from ceasefire_data.reading import load
from ceasefire_data.release.building import newest_ids, released_versions
from ceasefire_data.release.manifest import identity_of
from ceasefire_data.release.page import PAGE, bibtex, counts, releases_page, write_page
from ceasefire_data.release.snippets import SNIPPETS
from tests.release.samples import FIRST, candidate, flipped, identity, release, source

ROOT = Path(__file__).resolve().parents[2]
RELEASES = ROOT / "releases"
VERSION = released_versions(RELEASES)[-1]
EXAMPLE = ("stances", "stance_value")
CODE = {snippet.name: snippet for snippet in SNIPPETS}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three releases; the second adds a source and changes one."""
    root = tmp_path_factory.mktemp("page") / "releases"
    first = release(root, "2026.9.0")
    records = [source("delta-report"), {**FIRST[0], "notes": "Seen again."}, *FIRST[1:]]
    second = release(root, "2026.10.0", records, first)
    release(root, "2026.10.1", records, second)
    return root


def sections(page: str) -> dict[str, str]:
    """Split a page at its headings of the second level."""
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_newest_comes_first(sample: Path) -> None:
    page = releases_page(sample)
    versions = [name for name in sections(page) if name[0].isdigit()]
    assert versions == ["2026.10.1", "2026.10.0", "2026.9.0"]
    linked = re.findall(r"^\| \[([0-9.]+)\]\(#([0-9]+)\)", page, re.MULTILINE)
    assert linked == [(version, version.replace(".", "")) for version in versions]


def test_each_release_says_what_changed_in_it(sample: Path) -> None:
    found = sections(releases_page(sample))
    assert "* The first release." in found["2026.9.0"]
    assert "* Records since 2026.9.0: 1 added, 1 changed." in found["2026.10.0"]
    assert "* Records since 2026.10.0: none changed." in found["2026.10.1"]


def test_hashes_and_files_are_those_of_the_folder(sample: Path) -> None:
    for version, text in sections(releases_page(sample)).items():
        if not version[0].isdigit():
            continue
        sums = (sample / version / "SHA256SUMS").read_bytes()
        assert f"`{hashlib.sha256(sums).hexdigest()}`" in text
        for name, path in re.findall(r"\[([\w.]+)\]\(([^)]+)\)", text):
            assert path == f"{version}/{name}"
            assert (sample / path).is_file()


def test_a_data_set_of_others_has_neither_our_package_nor_our_tags(sample: Path) -> None:
    page = releases_page(sample)
    assert "pip install" not in page
    assert "git" not in page
    assert "change log" not in page
    assert "tag" not in page
    assert "A test" not in page, "nobody has run it on their release"
    assert "the folder [`2026.10.1/`](2026.10.1/)" in page


def test_page_is_written_once_and_found_stale_when_it_is(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    release(folder, "2026.9.0")
    assert not write_page(folder, check=True)
    assert not (folder / PAGE).exists()
    assert not write_page(folder, check=False)
    assert write_page(folder, check=True)
    release(folder, "2026.9.1", [*FIRST, source("delta-report")], find_release(folder / "2026.9.0"))
    assert not write_page(folder, check=True)


def test_without_a_release_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no release in"):
        write_page(tmp_path, check=False)
    assert not list(tmp_path.iterdir())


def test_a_damaged_release_is_not_described(tmp_path: Path) -> None:
    found = release(tmp_path / "releases", "2026.9.0")
    changed = found.path / "manifest.json"
    changed.write_bytes(flipped(changed.read_bytes(), 100))
    with pytest.raises(ReleaseCorrupt, match=r"manifest\.json"):
        releases_page(tmp_path / "releases")


def test_the_page_is_taken_for_no_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that looks for releases stumbles over the page that lies beside them."""
    folder = tmp_path / "releases"
    first = release(folder, "2026.9.0")
    write_page(folder, check=False)
    monkeypatch.setenv(RELEASES_VARIABLE, str(folder))
    assert first in releases()
    assert released_versions(folder) == ["2026.9.0"]
    assert newest_ids(folder) == [record["id"] for record in FIRST]
    assert hatch_build.newest_release(folder) == folder / "2026.9.0"
    records = [*FIRST, source("delta-report")]
    second = release(folder, "2026.9.1", records, first)  # publishing does not mind it either
    assert (folder / PAGE).is_file()
    assert hatch_build.newest_release(folder) == second.path


def test_a_candidate_counts_what_it_has(tmp_path: Path) -> None:
    folder = candidate(tmp_path, "2026.9.0")
    assert counts(open_release(folder)[1]) == {"sources": 3}


def test_bibtex_has_nothing_that_tex_would_run() -> None:
    entry = bibtex(identity("2026.9.0", title=r"50% of {Talks} & \input{x} #1_$"))
    assert entry.startswith("@misc{sample-2026-9-0,\n")
    assert r"{{50\% of \{Talks\} \& \textbackslash{}input\{x\} \#1\_\$}}" in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


# --- our own page --------------------------------------------------------------------------------


def test_our_page_is_fresh() -> None:
    assert write_page(RELEASES, check=True), "ceasefire-data releases --write-page"


def test_our_page_names_each_release_its_package_and_its_tag() -> None:
    found = sections((RELEASES / PAGE).read_text("utf-8"))
    for version in released_versions(RELEASES):
        assert f"`pip install ceasefire-data=={version}`" in found[version]
        assert f"the tag `v{version}`" in found[version]
        assert identity_of(RELEASES / version).title in found[version]


def test_every_link_of_our_page_leads_somewhere() -> None:
    page = (RELEASES / PAGE).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", page)
    assert len(links) > 5
    assert [path for path in links if not (RELEASES / path).exists()] == []


def test_every_snippet_is_on_our_page() -> None:
    blocks = re.findall(
        r"^```(\w+)\n(.*?)^```", (RELEASES / PAGE).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    shown = [block for block in blocks if block[0] != "bibtex"]
    assert shown == [(one.language, one.filled(VERSION, *EXAMPLE)) for one in SNIPPETS]


@pytest.fixture
def from_the_folder_of_releases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(RELEASES)


def expected() -> Mapping[str, int]:
    """Count what every snippet counts."""
    return Counter(load(EXAMPLE[0], VERSION)[EXAMPLE[1]].to_pylist())


def counted(name: str, table: str, column: str) -> Mapping[str, int]:
    """Run a snippet in Python where we are; return what it counted."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(CODE[name].filled(VERSION, table, column), name, "exec"), {})
    found = re.findall(r"^(\w+) +([0-9]+)$", output.getvalue(), re.MULTILINE)
    return {value: int(number) for value, number in found}


@pytest.mark.usefixtures("from_the_folder_of_releases")
@pytest.mark.parametrize("name", ["package", "pandas"])
def test_python_counts(name: str) -> None:
    pytest.importorskip("pandas")
    assert counted(name, *EXAMPLE) == expected()


@pytest.mark.usefixtures("from_the_folder_of_releases")
def test_duckdb_counts() -> None:
    duckdb = pytest.importorskip("duckdb")
    assert dict(duckdb.sql(CODE["duckdb"].filled(VERSION, *EXAMPLE)).fetchall()) == expected()


# --- the page of others ---------------------------------------------------------------------------


@pytest.fixture
def from_the_folder_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another data set has a release of the same version as our newest."""
    release(tmp_path / "releases", VERSION)
    monkeypatch.chdir(tmp_path / "releases")


THEIRS = ("records", "record_type")


@pytest.mark.usefixtures("from_the_folder_of_others")
@pytest.mark.parametrize("name", ["package", "pandas"])
def test_python_counts_their_rows_and_not_ours(name: str) -> None:
    pytest.importorskip("pandas")
    assert counted(name, *THEIRS) == {"source": len(FIRST)}


@pytest.mark.usefixtures("from_the_folder_of_others")
def test_duckdb_counts_their_rows() -> None:
    duckdb = pytest.importorskip("duckdb")
    sql = CODE["duckdb"].filled(VERSION, *THEIRS)
    assert duckdb.sql(sql).fetchall() == [("source", len(FIRST))]


@pytest.mark.usefixtures("from_the_folder_of_others")
def test_the_export_that_r_reads_has_their_rows_and_not_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = releases_page(Path.cwd())
    (command,) = re.findall(r"`(ceasefire-data export [^`]+)`", page)
    monkeypatch.setattr(sys, "argv", shlex.split(command))
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 0
    with Path("csv", "records.csv").open(encoding="utf-8", newline="") as rows:
        kinds = Counter(row["record_type"] for row in csv.DictReader(rows))
    assert kinds == {"source": len(FIRST)}
