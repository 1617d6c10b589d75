"""Manifests and checksums as they are read: nothing in them is believed before it is checked."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.errors import ReleaseCorrupt
from ceasefire_data.manifest import (
    base_version,
    parse_manifest,
    parse_sums,
    read_bytes,
    version_key,
)
from ceasefire_data.release.manifest import build_manifest, sums_text, table_entry, write_table
from tests.release import samples

Document = dict[str, Any]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> str:
    table = samples.tables(samples.FIRST)["sources"]
    path = tmp_path_factory.mktemp("tables") / "sources.parquet"
    write_table(table, path)
    entries = {name: table_entry(table, path) for name in ("sources",)}
    return build_manifest(samples.identity("2026.11.0"), None, entries)


def refusal(document: Document | str | bytes) -> str:
    """Return the message with which a manifest is refused: one line that names the file."""
    text = json.dumps(document) if isinstance(document, dict) else document
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ReleaseCorrupt) as caught:
        parse_manifest(data, "x/manifest.json")
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("x/manifest.json: ")
    return message


@pytest.mark.parametrize(
    "path",
    [
        *("../x.parquet", "..", ".", "", "/etc/passwd", "/tmp/x.parquet", "a/../../x.parquet"),
        *("a/b.parquet", "..\\x.parquet", "C:\\x.parquet", "C:x.parquet", "\\\\host\\x.parquet"),
        *("x.parquet\n", "x\x00.parquet", "~/x.parquet", ".hidden.parquet", "-x.parquet"),
        *("manifest.json", "SHA256SUMS", "x.parquet/", "file:x.parquet", "cafe\u0301.parquet"),
    ],
)
def test_no_path_leaves_the_folder(good: str, path: str) -> None:
    document = json.loads(good)
    document["tables"]["sources"]["path"] = path
    assert "tables.sources.path must be" in refusal(document)


def test_two_tables_have_two_files(good: str) -> None:
    document = json.loads(good)
    document["tables"]["sources_again"] = document["tables"]["sources"]
    assert "another file than that of sources" in refusal(document)


@pytest.mark.parametrize("name", ["Sources", "../x", "", "a b", "1a", "a\n"])
def test_tables_have_plain_names(good: str, name: str) -> None:
    document = json.loads(good)
    document["tables"] = {name: document["tables"]["sources"]}
    assert "snake_case" in refusal(document)


PLACES: list[tuple[str, ...]] = [
    *(("dataset",), ("title",), ("version",), ("day",), ("schema_version",), ("licence",)),
    *(("previous",), ("processes",), ("writer",), ("records",), ("tables",)),
    *(("writer", "pyarrow"), ("writer", "platform"), ("writer", "compression")),
    *(("records", "files"), ("records", "sha256"), ("tables", "sources")),
    *(("tables", "sources", key) for key in ("path", "rows", "columns", "bytes")),
    *(("tables", "sources", key) for key in ("sha256", "content_sha256")),
]


def at(document: Document, place: tuple[str, ...]) -> Document:
    for key in place[:-1]:
        document = document[key]
    return document


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_every_key_is_needed(good: str, place: tuple[str, ...]) -> None:
    document = json.loads(good)
    del at(document, place)[place[-1]]
    if place == ("tables", "sources"):
        assert parse_manifest(json.dumps(document).encode(), "x").tables == {}
    else:
        assert f"{'.'.join(place)} is missing" in refusal(document)


WRONG: list[Any] = [True, -1, 1.0, "", [], 7, "../x", float("nan")]
COUNTS = {"rows", "columns", "bytes", "files"}
FREE_TEXT = {"dataset", "title", "licence", "schema_version", "pyarrow", "platform", "compression"}


def is_right(place: tuple[str, ...], value: Any) -> bool:
    """Say whether one of the values above is not wrong in that place."""
    if value == "../x":
        return place[-1] in FREE_TEXT
    if value == []:
        return place == ("processes",)
    return type(value) is int and value == 7 and place[-1] in COUNTS


CASES = [(place, value) for place in PLACES for value in WRONG if not is_right(place, value)]


@pytest.mark.parametrize(("place", "wrong"), CASES, ids=repr)
def test_every_value_has_its_type(good: str, place: tuple[str, ...], wrong: object) -> None:
    document = json.loads(good)
    at(document, place)[place[-1]] = wrong
    assert " must be " in refusal(document)


@pytest.mark.parametrize("day", ["20261123", "2026-W48-1", "2026-02-30", "2026-11-23T00:00"])
def test_a_day_is_a_day(good: str, day: str) -> None:
    assert "YYYY-MM-DD" in refusal({**json.loads(good), "day": day})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-20],
        lambda text: text + "{}",
        lambda text: text.replace('"title"', '"dataset"', 1),
        lambda text: "[" * 100_000,
        lambda text: "[]",
        lambda text: "",
        lambda text: text.replace('"rows": 3', '"rows": ' + "9" * 5_000),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xff" + text.encode(),
    ],
    ids=["cut", "more", "key-twice", "deep", "list", "empty", "huge", "utf-16", "not-utf-8"],
)
def test_what_is_no_manifest(good: str, spoil: Callable[[str], str | bytes]) -> None:
    refusal(spoil(good))


@given(data=st.data())
def test_any_flipped_bit_is_refused_or_harmless_to_the_parser(good: str, data: Any) -> None:
    """No flip escapes as another error; that the flip is found at all is up to the checksums."""
    raw = good.encode()
    flipped = samples.flipped(raw, data.draw(st.integers(0, len(raw) * 8 - 1)))
    try:
        parse_manifest(flipped, "manifest.json")
    except ReleaseCorrupt as error:
        assert "\n" not in str(error)


def test_later_releases_may_say_more(good: str) -> None:
    document = json.loads(good)
    document["tables"]["sources"]["shards"] = 4
    parsed = parse_manifest(json.dumps({**document, "doi": "10.1/x"}).encode(), "x")
    assert parsed == parse_manifest(good.encode(), "x")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a" * 64 + "  x",
        "A" * 64 + "  x\n",
        "a" * 63 + "  x\n",
        "a" * 64 + " x\n",
        "a" * 64 + "  ../x\n",
        "a" * 64 + "  a/b\n",
        "a" * 64 + "  x\r\n",
        "a" * 64 + "  x\n\n",
        "a" * 64 + "  x\n" + "b" * 64 + "  x\n",
        "a" * 64 + "  y\n" + "b" * 64 + "  x\n",
        "a" * 64 + "  \u0445\n",
    ],
)
def test_sums_are_strict(text: str) -> None:
    with pytest.raises(ReleaseCorrupt) as caught:
        parse_sums(text.encode(), "SHA256SUMS")
    assert "\n" not in str(caught.value)


NAMES = st.from_regex(r"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,8}\Z", fullmatch=True)


@given(st.dictionaries(NAMES, st.from_regex(r"\A[0-9a-f]{64}\Z", fullmatch=True), min_size=1))
def test_sums_read_back(digests: dict[str, str]) -> None:
    assert parse_sums(sums_text(digests).encode(), "SHA256SUMS") == digests


@pytest.mark.parametrize(
    ("version", "key", "base"),
    [
        ("2026.11.0", (2026, 11, 0), "2026.11.0"),
        ("2026.9.12", (2026, 9, 12), "2026.9.12"),
        ("2026.11.1.dev0", None, "2026.11.1"),
        *((wrong, None, None) for wrong in ("2026.11", "2026.0.0", "2026.13.0", "2026.01.0")),
        *((wrong, None, None) for wrong in ("2026.1.00", "2026.11.0 ", "2026.11.0\n", "", "./x")),
        *((wrong, None, None) for wrong in ("2026.11.0.post1", "\u0662026.1.1", "2026.1.1.dev")),
    ],
)
def test_versions(version: str, key: tuple[int, int, int] | None, base: str | None) -> None:
    assert version_key(version) == key
    assert base_version(version) == base


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"abc")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "fifo")
    assert read_bytes(tmp_path, "real", 3) == b"abc"
    for name, word in [
        *(("folder", "not a plain file"), ("fifo", "not a plain file")),
        *(("link", "symbolic link"), ("dangling", "symbolic link"), ("none", "missing")),
    ]:
        with pytest.raises(ReleaseCorrupt, match=word):
            read_bytes(tmp_path, name)
    with pytest.raises(ReleaseCorrupt, match="has 3 bytes, the manifest says 4"):
        read_bytes(tmp_path, "real", 4)
