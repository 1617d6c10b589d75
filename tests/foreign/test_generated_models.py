"""Models that others generate from our schemas read every record and refuse what they must."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.foreign.documents import CURRENT, faulty_records, write_jsonl
from tests.foreign.environments import python_environment
from tests.foreign.generated_reader import WHOLE
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign

READER = Path(__file__).with_name("generated_reader.py")
TYPES = sorted(path.name.removesuffix(".schema.json") for path in CURRENT.glob("*.schema.json"))


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a module of generated models for each schema."""
    folder = tmp_path_factory.mktemp("models")
    programs = needed(python_environment, "datamodel-code-generator") / "bin"
    for name in TYPES:
        passed(
            programs / "datamodel-codegen",
            *("--input", CURRENT / f"{name}.schema.json", "--input-file-type", "jsonschema"),
            *("--output-model-type", "pydantic_v2.BaseModel", "--use-annotated"),
            *("--target-python-version", "3.11", "--formatters", "builtin"),
            *("--disable-timestamp", "--output", folder / f"{name}.py"),
        )
    return folder


def read(models: Path, file: Path) -> list[list[str]]:
    """Return the fields at fault in each line of a file of JSON Lines, by the generated model."""
    name = file.stem[:-1]
    python = needed(python_environment, "datamodel-code-generator") / "bin" / "python"
    answer = passed(python, READER, models / f"{name}.py", name.title(), file)
    found: list[list[str]] = json.loads(answer)
    return found


def test_every_record_is_read_and_given_back_the_same(models: Path, jsonl_export: Path) -> None:
    for file in sorted(jsonl_export.glob("*.jsonl")):
        found = read(models, file)
        assert found == [[]] * len(file.read_text(encoding="utf-8").splitlines()), file.name
        assert found


def test_faulty_records_are_refused_at_the_field_that_is_at_fault(
    models: Path, tmp_path: Path
) -> None:
    faulty = faulty_records()
    lines = {file.stem: iter(read(models, file)) for file in write_jsonl(faulty, tmp_path)}
    for document in faulty:
        fields = {place.split("/")[1] for place in document.places if place}
        found = next(lines[f"{document.type}s"])
        assert found not in ([], [WHOLE]), f"{document.name} is accepted"
        assert fields <= set(found), document.name
