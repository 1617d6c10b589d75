"""The schemas in JavaScript: ajv in its strict mode takes what we take and refuses what we do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ceasefire_data.catalog import Release, releases
from ceasefire_data.exports import export_release
from tests.foreign.documents import CURRENT, faulty_records, write_jsonl
from tests.foreign.environments import ROOT
from tests.foreign.node_programs import in_node
from tests.foreign.running import needed

pytestmark = pytest.mark.foreign

VERSIONS = sorted(path for path in (ROOT / "schemas").iterdir() if path.is_dir())
PUBLISHED = [release for release in releases() if release.path.is_relative_to(ROOT)]


def validated(schemas: Path, files: list[Path]) -> dict[str, list[list[str]]]:
    """Return the faults that ajv finds in each line of each file, by the name of the file."""
    done = needed(in_node, "validate.js", schemas, *files)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    assert answer["schemas"] == sorted(
        path.name.removesuffix(".schema.json") for path in schemas.glob("*.schema.json")
    )
    found: dict[str, list[list[str]]] = answer["files"]
    return found


def assert_valid(schemas: Path, export: Path) -> None:
    files = sorted(export.glob("*.jsonl"))
    found = validated(schemas, files)
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert found[file.stem] == [[]] * len(lines), file.stem
    assert sum(map(len, found.values())) > 50


@pytest.mark.parametrize("schemas", VERSIONS, ids=lambda path: path.name)
def test_every_schema_of_every_version_is_strict(schemas: Path) -> None:
    assert validated(schemas, []) == {}


def test_every_record_satisfies_the_schemas(jsonl_export: Path) -> None:
    assert_valid(CURRENT, jsonl_export)


@pytest.mark.parametrize("release", PUBLISHED, ids=lambda release: release.version)
def test_every_published_record_satisfies_the_schemas_of_its_day(
    release: Release, tmp_path: Path
) -> None:
    export_release("jsonl", tmp_path / "jsonl", release)
    frozen = ROOT / "schemas" / release.schema_version
    assert_valid(frozen, tmp_path / "jsonl")


def test_faulty_records_are_refused_at_the_place_of_the_fault(tmp_path: Path) -> None:
    faulty = faulty_records()
    assert len(faulty) > 30
    found = validated(CURRENT, write_jsonl(faulty, tmp_path))
    lines = {name: iter(faults) for name, faults in found.items()}
    for document in faulty:
        places = {fault.split(" ")[0] for fault in next(lines[f"{document.type}s"])}
        assert document.places <= places, document.name


def test_a_schema_that_means_nothing_is_not_strict(tmp_path: Path) -> None:
    """What these tests prove of our schemas depends on ajv refusing others."""
    schema = json.loads((CURRENT / "source.schema.json").read_text(encoding="utf-8"))
    schema["properties"]["title"]["minLenght"] = 1
    (tmp_path / "source.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    done = needed(in_node, "validate.js", tmp_path)
    assert done.returncode == 1
    assert 'strict mode: unknown keyword: "minLenght"' in done.stderr
