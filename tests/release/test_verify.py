"""`verify` finds whatever is not as it was released, and says where."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pyarrow as pa
import pytest
from pyarrow.parquet import ParquetFile

from ceasefire_data.catalog import Release
from ceasefire_data.errors import MissingExtra, ReleaseNotFound, ReleaseRefused
from ceasefire_data.manifest import Manifest
from ceasefire_data.release.candidate import write_candidate, write_receipt
from ceasefire_data.release.changes import changes_table
from ceasefire_data.release.documents import document_texts
from ceasefire_data.release.following import first_line_that_differs
from ceasefire_data.release.keys import check_keys
from ceasefire_data.release.manifest import (
    file_sha256,
    identity_of,
    json_text,
    table_entry,
    write_table,
)
from ceasefire_data.release.structure import Structure
from ceasefire_data.release.verify import verify
from tests.release import samples
from tests.release.samples import DESCRIPTORS, FIRST, rebuild, source

FILES = [
    *("CHANGES.md", "SHA256SUMS", "changes.parquet", "manifest.json", "records.parquet"),
    *("sources.parquet", "title_words.parquet", "validation.json", *DESCRIPTORS),
]


@pytest.fixture
def release(tmp_path: Path) -> Release:
    return samples.release(tmp_path / "releases", "2026.11.0")


def write(folder: Path, manifest: Manifest, tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Make the texts of a first release again."""
    return document_texts(identity_of(folder), tables, manifest.tables, previous=None)


def changes(folder: Path, manifest: Manifest, records: pa.Table) -> dict[str, pa.Table]:
    """Make the table `changes` of a first release again."""
    return {"changes": changes_table(None, records)}


def write_sums(folder: Path) -> None:
    """Make ``SHA256SUMS`` fit the folder again, as somebody who changes a release might."""
    names = sorted(path.name for path in folder.iterdir() if path.name != "SHA256SUMS")
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    text = "".join(f"{digests[name]}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text(text)


def test_a_release_is_sound(release: Release) -> None:
    assert {path.name for path in release.path.iterdir()} == set(FILES)
    assert verify(release) == ()
    assert verify(release.path, rebuild=rebuild) == ()


@pytest.mark.parametrize("name", FILES)
def test_every_flipped_byte_is_found(release: Release, name: str) -> None:
    """A sample of the bits of every file; each must be found, and the file be named."""
    path = release.path / name
    whole = path.read_bytes()
    choose = random.Random(name)
    bits = sorted(choose.sample(range(len(whole) * 8), 40))
    for bit in bits:
        path.write_bytes(samples.flipped(whole, bit))
        findings = verify(release)
        assert any(name in finding for finding in findings), bit
        assert not any("\n" in finding for finding in findings), bit
    path.write_bytes(whole)
    assert verify(release) == ()


@pytest.mark.parametrize("name", sorted({*FILES} - {"SHA256SUMS"}))
def test_a_damaged_file_is_named_in_one_clear_line(release: Release, name: str) -> None:
    """The same is not said twice, nor of the files that refer to it."""
    path = release.path / name
    whole = path.read_bytes()
    path.write_bytes(samples.flipped(whole, 8 * (len(whole) // 2)))
    (finding,) = verify(release, rebuild=rebuild, changes=changes, write=write)
    assert finding.startswith(f"{name}: has SHA-256 ")
    assert "SHA256SUMS says" in finding


def reseal(folder: Path, name: str, *, croissant: bool) -> None:
    """Have manifest, receipt and checksums say of a table what its file now is; Croissant too."""
    manifest = json.loads((folder / "manifest.json").read_text())
    path = folder / f"{name}.parquet"
    entry = table_entry(ParquetFile(path).read(), path)
    manifest["tables"][name] = {key: getattr(entry, key) for key in entry.__slots__}
    (folder / "manifest.json").write_text(json_text(manifest))
    receipt = json.loads((folder / "validation.json").read_text())
    receipt["manifest_sha256"] = file_sha256(folder / "manifest.json")
    (folder / "validation.json").write_text(json_text(receipt))
    if croissant:
        document = json.loads((folder / "croissant.json").read_text())
        for file in document["distribution"]:
            if file["contentUrl"] == path.name:
                file |= {"sha256": entry.sha256, "contentSize": f"{entry.bytes} B"}
        (folder / "croissant.json").write_text(json_text(document))
    write_sums(folder)


def test_a_missing_row_is_found_however_well_it_is_hidden(release: Release) -> None:
    path = release.path / "title_words.parquet"
    write_table(ParquetFile(path).read().slice(1), path)
    counts = "title_words.parquet: has 11 rows and 3 columns, manifest.json says 12 and 3"
    for _ in range(2):
        digest, other = verify(release, rebuild=rebuild)
        assert digest.startswith("title_words.parquet: has SHA-256 ")
        assert other == counts
        write_sums(release.path)
    reseal(release.path, "title_words", croissant=False)
    (finding,) = verify(release)
    assert finding.startswith("title_words.parquet: has SHA-256 ")
    assert "croissant.json says" in finding
    reseal(release.path, "title_words", croissant=True)
    assert verify(release) == (), "whoever forges all of it deceives whoever rebuilds nothing"
    assert verify(release, rebuild=rebuild) == (
        "title_words.parquet: is not what records.parquet gives: 11 rows, rebuilt 12",
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Another"),
        ("day", "2026-11-24"),
        ("version", "2026.11.1"),
        ("previous", "2026.1.0"),
    ],
)
def test_a_changed_manifest_is_found(release: Release, key: str, value: str) -> None:
    path = release.path / "manifest.json"
    path.write_text(json_text(json.loads(path.read_text()) | {key: value}))
    assert any(line.startswith("manifest.json: has SHA-256 ") for line in verify(release))
    write_sums(release.path)
    said = "validation.json: is of another candidate; it names another manifest.json"
    assert said in verify(release)


@pytest.mark.parametrize("name", DESCRIPTORS)
def test_a_text_that_is_not_what_the_tables_give_is_found(release: Release, name: str) -> None:
    assert verify(release, write=write) == ()
    path = release.path / name
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[3] += " "
    path.write_text("\n".join(lines), encoding="utf-8")
    write_sums(release.path)
    assert verify(release) == ()
    (finding,) = verify(release, write=write)
    assert finding.startswith(f"{name}: is not what the tables give: line 4: ")
    path.unlink()
    assert verify(release, write=write) == (f"{name}: missing; SHA256SUMS lists it",)
    write_sums(release.path)
    assert verify(release, write=write) == (f"{name}: missing; the tables give such a file",)


def test_without_the_release_before_changes_are_held_against_their_text(tmp_path: Path) -> None:
    first = samples.release(tmp_path / "releases", "2026.11.0")
    more = [*FIRST, source("delta-report"), source("epsilon-report")]
    second = samples.release(tmp_path / "releases", "2026.11.1", more, first)

    def write(folder: Path, manifest: Manifest, tables: Mapping[str, pa.Table]) -> dict[str, str]:
        form = Structure.of(first)
        texts = document_texts(identity_of(folder), tables, manifest.tables, previous=form)
        del texts["CHANGES.md"]
        return texts

    assert verify(second, write=write) == ()
    text = second.path / "CHANGES.md"
    text.write_text(f"{text.read_text()}\n## Tables and columns\n\n- Table `sources` is new.\n")
    write_sums(second.path)
    assert verify(second, write=write) == (), "what the release before was like is not known"
    path = second.path / "changes.parquet"
    write_table(ParquetFile(path).read().slice(1), path)
    reseal(second.path, "changes", croissant=True)
    (finding,) = verify(second, write=write)
    assert finding.startswith("changes.parquet: CHANGES.md is not what it gives: line 7: ")
    text.unlink()
    write_sums(second.path)
    assert "CHANGES.md: missing; the tables give such a file" in verify(second, write=write)


def test_changes_that_are_not_those_since_the_release_before_are_found(release: Release) -> None:
    path = release.path / "changes.parquet"
    write_table(ParquetFile(path).read().slice(1), path)
    reseal(release.path, "changes", croissant=True)
    assert verify(release, rebuild=rebuild, changes=changes, write=write) == (
        "changes.parquet: is not what records.parquet gives: 2 rows, rebuilt 3",
    )


@pytest.mark.parametrize(
    "error",
    [KeyError("x"), ValueError("of two\nlines"), TypeError("None"), ReleaseRefused("no")],
)
def test_content_that_nothing_can_be_made_of_is_a_finding(
    release: Release, error: Exception
) -> None:
    def fails(*given: object) -> NoReturn:
        raise error

    for found, expected in [
        (verify(release, rebuild=fails), "records.parquet: the tables cannot be rebuilt from it: "),
        (verify(release, changes=fails), "changes.parquet: cannot be made again from records"),
        (verify(release, write=fails), "manifest.json: no texts can be made of the tables"),
    ]:
        (finding,) = found
        assert finding.startswith(expected)
        assert "\n" not in finding


def test_a_library_that_is_missing_is_no_fault_of_the_release(release: Release) -> None:
    def fails(*given: object) -> NoReturn:
        raise MissingExtra("pip install it")

    for makers in ({"rebuild": fails}, {"changes": fails}, {"write": fails}):
        with pytest.raises(MissingExtra):
            verify(release, **makers)


def test_a_difference_far_into_a_line_is_shown() -> None:
    one, two = (b"x\n" + b"a" * 500 + end + b"b" * 500 for end in (b"1", b"2"))
    text = first_line_that_differs(one, two)
    assert text.startswith("line 2: '...aaaa")
    assert "a1b" in text
    assert "a2b" in text
    assert len(text) < 250


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_found(release: Release, name: str) -> None:
    (release.path / name).unlink()
    assert any(finding.startswith(name) for finding in verify(release))


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_is_found(release: Release, name: str) -> None:
    path = release.path / name
    path.write_bytes(path.read_bytes()[:-1])
    assert any(name in finding for finding in verify(release))


def test_added_files_folders_and_links_are_found(release: Release, tmp_path: Path) -> None:
    (release.path / "notes.txt").write_text("mine")
    (release.path / "extra.parquet").write_bytes(b"")
    (release.path / "folder").mkdir()
    kept = tmp_path / "kept.parquet"
    (release.path / "sources.parquet").rename(kept)
    (release.path / "sources.parquet").symlink_to(kept)
    findings = verify(release)
    for name, word in [
        ("notes.txt", "nothing is added"),
        ("extra.parquet", "nothing is added"),
        ("folder", "not a plain file"),
        ("sources.parquet", "symbolic link"),
    ]:
        (finding,) = (line for line in findings if line.startswith(f"{name}:"))
        assert word in finding
    (release.path / "folder").rmdir()
    write_sums(release.path)
    assert "extra.parquet: not a table of manifest.json" in verify(release)


def test_a_release_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReleaseNotFound):
        verify(tmp_path / "2026.11.0")


def test_a_receipt_of_something_else_is_found(release: Release) -> None:
    path = release.path / "validation.json"
    receipt = json.loads(path.read_text())
    for changed, word in [
        ({**receipt, "manifest_sha256": "0" * 64}, "another candidate"),
        ({**receipt, "passed": False}, "failed"),
        ([], "not the receipt"),
    ]:
        path.write_text(json.dumps(changed))
        write_sums(release.path)
        assert any(word in finding for finding in verify(release)), word


def test_a_table_rewritten_with_its_sums_is_found(release: Release) -> None:
    """Whoever changes a table and the sums still has the manifest against them."""
    path = release.path / "sources.parquet"
    write_table(samples.tables([*FIRST[:2], source("omega-report")])["sources"], path)
    write_sums(release.path)
    (finding,) = verify(release, rebuild=rebuild)
    assert finding.startswith("sources.parquet: has SHA-256 ")
    assert "manifest.json says" in finding


def unsound(tmp_path: Path, tables: Mapping[str, pa.Table]) -> tuple[str, ...]:
    """Write the candidate of faulty tables, with all its hashes right, and verify it."""
    identity = samples.identity("2026.11.0")
    folder = write_candidate(tables, tmp_path / "build", identity=identity, previous=None)
    write_receipt(folder, samples.PASSED)
    return verify(folder)


def test_keys_that_do_not_hold_are_found(tmp_path: Path) -> None:
    tables = samples.tables(FIRST)
    words = tables["title_words"]
    doubled = pa.concat_tables([words, words.slice(0, 2)])
    assert unsound(tmp_path, {**tables, "title_words": doubled}) == (
        "title_words.parquet: primary key source_id alpha-report, seq 0 is there 2 times "
        "(and 1 more)",
    )
    assert unsound(tmp_path, {**tables, "sources": tables["sources"].slice(1)}) == (
        "title_words.parquet: source_id alpha-report is not in sources.parquet",
    )
    without = {name: table for name, table in tables.items() if name != "sources"}
    assert unsound(tmp_path, without) == (
        "title_words.parquet: refers to table sources, which is not there",
    )


def test_a_gap_where_there_must_be_none_is_found(tmp_path: Path) -> None:
    tables = samples.tables(FIRST)
    words = tables["title_words"]
    gaps = pa.array([None] * words.num_rows, pa.string())
    open_ = words.set_column(2, words.schema.field("word").with_nullable(True), gaps)
    forced = pa.Table.from_arrays(open_.columns, schema=open_.schema)
    assert unsound(tmp_path, {**tables, "title_words": forced}) == (), "a nullable column may"
    nothing = words.replace_schema_metadata({"table": "title_words"})
    (finding,) = check_keys("title_words", nothing, tables)
    assert "states no keys" in finding
    with pytest.raises(ReleaseRefused, match="title_words: its metadata does not say"):
        unsound(tmp_path, {**tables, "title_words": nothing})


def test_a_table_under_another_name_is_found(tmp_path: Path) -> None:
    tables = samples.tables(FIRST)
    (finding,) = unsound(tmp_path, {**tables, "sources_again": tables["sources"]})
    assert finding == (
        "sources_again.parquet: calls itself table 'sources', "
        "manifest.json calls it 'sources_again'"
    )


def test_what_does_not_follow_from_the_records_is_found(release: Release) -> None:
    def other_title(released: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        tables = rebuild(released)
        words = tables["title_words"]
        column = pa.array(["Another", *words["word"].to_pylist()[1:]], pa.string())
        return {**tables, "title_words": words.set_column(2, words.schema.field(2), column)}

    def one_less(released: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        return {name: table for name, table in rebuild(released).items() if name != "sources"}

    def fewer_rows(released: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        return {**rebuild(released), "sources": rebuild(released)["sources"].slice(1)}

    def other_metadata(released: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        tables = rebuild(released)
        return {**tables, "sources": tables["sources"].replace_schema_metadata({"table": "x"})}

    for build, expected in [
        (other_title, "title_words.parquet: is not what records.parquet gives: column word, row 0"),
        (one_less, "sources.parquet: does not follow from the records"),
        (fewer_rows, "sources.parquet: is not what records.parquet gives: 3 rows, rebuilt 2"),
        (other_metadata, "sources.parquet: same content, but other bytes"),
    ]:
        (finding,) = verify(release, rebuild=build)
        assert finding.startswith(expected)
