"""Schemas, citation and records in check-jsonschema, which has its own validator and readers."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from ceasefire_data.manifest import read_manifest
from tests.foreign.environments import ROOT
from tests.foreign.running import passed

pytestmark = pytest.mark.foreign

PROGRAM = Path(sys.executable).with_name("check-jsonschema")
"""In the environment of the tests itself: CI checks CITATION.cff with it too."""

KINDS = ["actor", "meeting", "proposal", "source", "statement"]


def test_schemas_are_schemas() -> None:
    schemas = sorted((ROOT / "schemas" / "current").rglob("*.schema.json"))
    assert len(schemas) >= len(KINDS)
    assert passed(PROGRAM, "--check-metaschema", *schemas).startswith("ok")


@pytest.mark.parametrize("place", ["repository", "release"])
def test_citation_is_one(place: str, release: Path) -> None:
    file = {"repository": ROOT, "release": release}[place] / "CITATION.cff"
    schema = ["--builtin-schema", "vendor.citation-file-format"]
    assert passed(PROGRAM, *schema, file).startswith("ok")


@pytest.mark.parametrize("kind", KINDS)
def test_exported_records_are_valid(
    kind: str, release: Path, jsonl_export: Path, tmp_path: Path
) -> None:
    """One file per record, so that the program names the record that is wrong."""
    files = []
    for line in (jsonl_export / f"{kind}s.jsonl").read_text(encoding="utf-8").splitlines():
        files.append(tmp_path / f"{json.loads(line)['id']}.json")
        files[-1].write_text(line, encoding="utf-8")
    assert files
    assert passed(PROGRAM, "--schemafile", schema_of(release, kind), *files).startswith("ok")


def schema_of(release: Path, kind: str) -> Path:
    """Return the schema of a type of record in the version that a release has."""
    frozen = ROOT / "schemas" / read_manifest(release).schema_version
    folder = frozen if frozen.is_dir() else ROOT / "schemas" / "current"
    return folder / f"{kind}.schema.json"
