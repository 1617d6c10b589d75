"""The two data packages of one release, of its Parquet files and of its CSV export, agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ceasefire_data.exports import export_release
from tests.exports.samples import write_release

SAYS: dict[str, dict[str, Any]] = {
    "plain": {},
    "odd": {"dataset": "Ünï Data_Set: #1", "title": "A | *b*", "licence": "Proprietary"},
}


@pytest.fixture(scope="module", params=sorted(SAYS))
def exported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export a release as CSV; return a folder with the release and the export in it."""
    folder = tmp_path_factory.mktemp("packages")
    release = write_release(folder / "candidates", says=SAYS[request.param])
    release.rename(folder / "release")
    export_release("csv", folder / "csv", folder / "release")
    return folder


def packages(exported: Path) -> list[dict[str, Any]]:
    return [
        json.loads((exported / name / "datapackage.json").read_text("utf-8"))
        for name in ("release", "csv")
    ]


def test_they_say_the_same_of_the_release(exported: Path) -> None:
    ours, exports = packages(exported)
    for key in ("$schema", "name", "title", "version", "created", "licenses"):
        assert exports[key] == ours[key]
    assert ours["name"] in ("sample", "n-data-set-1")


def test_they_say_the_same_of_keys_and_columns(exported: Path) -> None:
    ours, exports = (
        {resource["name"]: resource["schema"] for resource in package["resources"]}
        for package in packages(exported)
    )
    assert exports.keys() == ours.keys()
    referring = 0
    for name, schema in ours.items():
        other = exports[name]
        assert other["primaryKey"] == schema["primaryKey"]
        assert other.get("foreignKeys") == schema.get("foreignKeys")
        for key in schema.get("foreignKeys", []):
            assert key["reference"].get("resource") != name, "itself is not named"
            referring += "resource" not in key["reference"]
        for field, exported_field in zip(schema["fields"], other["fields"], strict=True):
            for said in ("name", "type", "constraints"):
                assert exported_field.get(said) == field.get(said)
    assert referring, "no table refers to itself"


@pytest.mark.parametrize("format_", ["csv", "sqlite"])
def test_a_licence_without_an_id_has_no_address(tmp_path: Path, format_: str) -> None:
    release = write_release(tmp_path / "candidates", says=SAYS["odd"])
    out = tmp_path / ("out.sqlite" if format_ == "sqlite" else "out")
    written = export_release(format_, out, release)
    files = list(out.iterdir()) if out.is_dir() else list(written)
    texts = [path.read_text("utf-8") for path in files if path.suffix == ".json"]
    assert texts
    for text in texts:
        assert "spdx.org" not in text
        assert "Proprietary" in text
