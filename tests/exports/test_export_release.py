"""What all formats have in common: what is asked for, where it goes, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_data.errors import (
    CeasefireDataError,
    ReleaseCorrupt,
    ReleaseNotFound,
    UnknownTable,
    UsageError,
)
from ceasefire_data.exports import export_release
from tests.release.samples import snapshot

FOLDERS = ["csv", "jsonl"]
FILES = ["duckdb", "sqlite", "xlsx"]
each_format = pytest.mark.parametrize("format_", [*FOLDERS, *FILES])


def one_line(error: pytest.ExceptionInfo[CeasefireDataError]) -> str:
    text = str(error.value)
    assert "\n" not in text
    return text


@pytest.mark.parametrize("format_", [*FOLDERS, "sqlite", "xlsx"])  # duckdb: see test_duckdb.py
def test_same_release_gives_same_bytes(format_: str, release: Path, tmp_path: Path) -> None:
    export_release(format_, tmp_path / "one" / "out", release)
    export_release(format_, tmp_path / "two" / "out", release)
    first, second = snapshot(tmp_path / "one"), snapshot(tmp_path / "two")
    assert first == second
    assert first


@each_format
def test_returns_the_files_it_wrote(format_: str, release: Path, tmp_path: Path) -> None:
    written = export_release(format_, tmp_path / "new" / "out", release)
    assert {path for path in (tmp_path / "new").rglob("*") if path.is_file()} == set(written)


@pytest.mark.parametrize("format_", ["csv", *FILES])
@pytest.mark.parametrize(("names", "near"), [(["statments"], "statements"), (["x"], "")])
def test_unknown_table(
    format_: str, names: list[str], near: str, release: Path, tmp_path: Path
) -> None:
    with pytest.raises(UnknownTable) as error:
        export_release(format_, tmp_path / "out", release, tables=names)
    assert near in one_line(error)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("format_", "near"),
    [("cvs", "did you mean 'csv'"), ("SQLite", "did you mean 'sqlite'"), ("", "")],
)
def test_unknown_format(format_: str, near: str, release: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        export_release(format_, tmp_path / "out", release)
    assert "csv, duckdb, jsonl, sqlite, xlsx" in one_line(error)
    assert near in str(error.value)


@pytest.mark.parametrize("tables", [[], ["actors", "actors"], "actors"])
def test_a_list_of_tables_that_makes_no_sense(
    tables: list[str] | str, release: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError):
        export_release("csv", tmp_path / "out", release, tables=tables)
    assert not list(tmp_path.iterdir())


def test_missing_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseNotFound):
        export_release("csv", tmp_path / "out", "1999.1.0")
    assert not list(tmp_path.iterdir())


@each_format
def test_a_folder_with_files_is_left_alone(format_: str, release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine").write_text("mine")
    with pytest.raises(UsageError, match="name a new"):
        export_release(format_, out, release)
    assert snapshot(tmp_path) == {"out/mine": b"mine"}


@each_format
def test_a_file_is_left_alone(format_: str, release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("mine")
    with pytest.raises(UsageError, match="name a new"):
        export_release(format_, out, release)
    assert snapshot(tmp_path) == {"out": b"mine"}


@pytest.mark.parametrize("format_", FOLDERS)
def test_an_empty_folder_is_filled(format_: str, release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert all(path.parent == out for path in export_release(format_, out, release))
    assert list(tmp_path.iterdir()) == [out]


def test_the_folder_one_is_in_is_not_replaced(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="you are in"):
        export_release("csv", Path(), release)


@pytest.mark.parametrize("format_", FILES)
def test_an_empty_file_is_filled(format_: str, release: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.touch()
    assert export_release(format_, out, release)[0] == out
    assert out.stat().st_size


def test_what_lies_beside_a_file_is_left_alone(release: Path, tmp_path: Path) -> None:
    (tmp_path / "out.metadata.json").write_text("mine")
    with pytest.raises(UsageError, match=r"out\.metadata\.json, which goes with .*out\.sqlite"):
        export_release("sqlite", tmp_path / "out.sqlite", release)
    assert snapshot(tmp_path) == {"out.metadata.json": b"mine"}


def test_a_rename_that_fails_takes_back_what_lies_beside(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.suffix == ".sqlite":
            assert (tmp_path / "out.metadata.json").is_file()
            raise OSError(5, "Input/output error")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError, match="Input/output error"):
        export_release("sqlite", tmp_path / "out.sqlite", release)
    assert not list(tmp_path.iterdir())


@each_format
def test_a_write_that_fails_leaves_nothing(
    format_: str, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    write = Path.write_bytes

    def fill_the_disk(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 1 or format_ in FILES:
            write(path, data[:10])
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fill_the_disk)
    with pytest.raises(UsageError, match="No space left on device") as error:
        export_release(format_, tmp_path / "out", release)
    one_line(error)
    assert written
    assert not list(tmp_path.iterdir())


@each_format
def test_a_place_that_cannot_be_written(format_: str, release: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError) as error:
        export_release(format_, tmp_path / "file" / "out", release)
    one_line(error)


@each_format
def test_a_flipped_byte_is_not_exported(format_: str, release: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for name, data in snapshot(release).items():
        (damaged / name).write_bytes(data)
    path = damaged / "records.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    with pytest.raises(ReleaseCorrupt, match=r"records\.parquet"):
        export_release(format_, tmp_path / "out", damaged)
    assert not (tmp_path / "out").exists()
