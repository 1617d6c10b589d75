"""JSON Lines: each line is a record that the models take back."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
import pytest

from ceasefire_data.catalog import find_release
from ceasefire_data.errors import UnknownTable, UsageError
from ceasefire_data.exports import export_release
from ceasefire_data.models import RECORD_MODELS
from ceasefire_data.reading import load
from tests.exports.samples import records

ROOT = Path(__file__).resolve().parents[2]
RELEASES = sorted((ROOT / "releases").glob("2*"))


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


@pytest.mark.parametrize("version", [path.name for path in RELEASES])
def test_every_record_of_ours_is_valid_against_the_schema_of_its_type(
    version: str, tmp_path: Path
) -> None:
    written = export_release("jsonl", tmp_path / "out", version)
    checked = 0
    for path in written:
        if path.suffix == ".jsonl":
            schema = json.loads(schema_of(path.stem.removesuffix("s"), version).read_text("utf-8"))
            valid = jsonschema_rs.validator_for(schema, validate_formats=True).is_valid
            lines = path.read_text("utf-8").splitlines()
            assert [line for line in lines if not valid(json.loads(line))] == []
            checked += len(lines)
    assert checked == load("records", version).num_rows


def schema_of(kind: str, version: str) -> Path:
    """Give the frozen JSON Schema of a type of record, in the version that a release follows."""
    return ROOT / "schemas" / find_release(version).schema_version / f"{kind}.schema.json"


def test_withdrawn_records_are_there_and_the_readme_says_so(release: Path, tmp_path: Path) -> None:
    export_release("jsonl", tmp_path / "out", release)
    lines = (tmp_path / "out" / "actors.jsonl").read_text("utf-8").splitlines()
    found = {record["id"]: record["record_status"] for record in map(json.loads, lines)}
    assert found["eastland"] == "withdrawn"
    assert found["northland"] == "active"
    readme = (tmp_path / "out" / "README.txt").read_text("utf-8")
    assert "withdrawn or\nmerged into others: record_status" in readme


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
