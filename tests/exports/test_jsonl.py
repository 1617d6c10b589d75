"""JSON Lines: each line is a record that the models take back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_data.errors import UnknownTable, UsageError
from ceasefire_data.exports import export_release
from ceasefire_data.models import RECORD_MODELS
from tests.exports.samples import records


def test_every_record_comes_back_equal(release: Path, tmp_path: Path) -> None:
    written = export_release("jsonl", tmp_path / "out", release)
    assert {path.name for path in written} == {
        *(f"{kind}s.jsonl" for kind in RECORD_MODELS),
        "README.txt",
    }
    found = []
    for kind, model in RECORD_MODELS.items():
        lines = (tmp_path / "out" / f"{kind}s.jsonl").read_text("utf-8").splitlines(keepends=True)
        read = [model.model_validate_json(line) for line in lines]
        assert lines == [f"{record.to_json()}\n" for record in read], "not the canonical JSON"
        assert [record.id for record in read] == sorted(record.id for record in read)
        found += read
    assert sorted(found, key=lambda record: record.id) == sorted(
        records(), key=lambda record: record.id
    )


def test_readme_says_what_it_is(release: Path, tmp_path: Path) -> None:
    export_release("jsonl", tmp_path / "out", release)
    readme = (tmp_path / "out" / "README.txt").read_text("utf-8")
    assert "Release 2026.11.0 of 2026-11-23" in readme
    assert "CC-BY-4.0" in readme
    assert "actors.jsonl, records: 3" in readme


def test_only_some_types(release: Path, tmp_path: Path) -> None:
    written = export_release("jsonl", tmp_path / "out", release, tables=["meetings", "actors"])
    assert [path.name for path in written] == ["actors.jsonl", "meetings.jsonl", "README.txt"]


def test_records_stands_for_all_types(release: Path, tmp_path: Path) -> None:
    written = export_release("jsonl", tmp_path / "out", release, tables=["records"])
    assert len(written) == len(RECORD_MODELS) + 1


def test_a_table_of_parts_of_records_is_refused(release: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="stances has only a part"):
        export_release("jsonl", tmp_path / "out", release, tables=["stances"])
    with pytest.raises(UnknownTable, match="did you mean 'stances'"):
        export_release("jsonl", tmp_path / "out", release, tables=["stance"])
    assert not list(tmp_path.iterdir())
