"""``CITATION.cff``: valid, of exactly this release, and the same at the root of the repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from ceasefire_data.curation.dataset import Dataset
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.release.building import identity_of_dataset
from ceasefire_data.release.descriptors.citation import citation_cff
from ceasefire_data.release.descriptors.naming import citation
from ceasefire_data.release.manifest import Identity
from tests.release import samples
from tests.release.drawn_tables import Drawn, few, releases

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "ceasefire_data" / "records"


@few
@given(releases())
def test_every_reader_of_yaml_gets_what_the_release_says(drawn: Drawn) -> None:
    identity = drawn.identity
    found = yaml.safe_load(citation_cff(identity))
    assert all(isinstance(found[key], str) for key in ("cff-version", "version", "date-released"))
    assert found["type"] == "dataset"
    assert found["title"] == identity.title
    assert found["abstract"] == (identity.description or identity.title)
    assert found["authors"] == [{"name": f"{identity.dataset} contributors"}]
    assert (found["version"], found["date-released"]) == (identity.version, str(identity.day))
    assert found.get("url") == identity.homepage
    known = identity.licence if identity.licence in ("CC-BY-4.0", "MIT", "ODbL-1.0") else None
    assert found.get("license") == known, "the format knows the names of the SPDX list only"


@pytest.mark.parametrize(
    "identity",
    [
        samples.identity("2026.11.0"),
        samples.identity(
            "2026.11.1.dev0",
            dataset='Ünï "x": #1',
            title="no",
            description="- a: b\n\n# c\ttab",
            licence="LicenseRef-Own",
            homepage="https://example.org/?a=1&b=%20",
            processes=(("conflict", "A keyword already"), ("north-south", "North and south")),
        ),
    ],
)
def test_the_schema_of_the_format_accepts_it(identity: Identity, tmp_path: Path) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_text(citation_cff(identity), encoding="utf-8")
    schema = ["--builtin-schema", "vendor.citation-file-format"]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *schema, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_one_line_names_makers_year_title_version_and_place() -> None:
    said = {"title": "Talks of the north.", "homepage": "https://example.org/data"}
    assert citation(samples.identity("2026.11.3", **said)) == (
        "sample contributors (2026). Talks of the north, version 2026.11.3. "
        "https://example.org/data"
    )
    assert citation(samples.identity("2026.11.3")).endswith("version 2026.11.3.")


def test_the_file_at_the_root_is_that_of_the_coming_release() -> None:
    said = yaml.load((RECORDS / "dataset.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    dataset = Dataset(RECORDS, DatasetInfo.model_validate(said), {}, "0" * 64)
    identity = identity_of_dataset(dataset, dataset.info.version)
    found = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert found == citation_cff(identity), "take CITATION.cff from the candidate that is built"
