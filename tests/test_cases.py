"""The cases as files: a made-up data set that is right, and one fault per file or folder.

`cases/valid` uses every field of every record type. Each file of `cases/invalid` is one faulty
record; each folder of `cases/invalid-linked` is laid over the valid data set and makes it wrong
in one way. `EXPECTED.toml` beside them says where and what, since a first line of comment would
move every place.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from ceasefire_data.curation.canonical import unformatted
from ceasefire_data.curation.checking import check_dataset
from ceasefire_data.curation.dataset import DATASET_FILE, read_dataset, validate_document
from ceasefire_data.curation.parsing import parse
from ceasefire_data.curation.texts import prove_texts
from ceasefire_data.errors import RecordError
from ceasefire_data.findings import Finding, errors_in
from ceasefire_data.models import RECORD_MODELS
from ceasefire_data.models.dataset import DatasetInfo
from ceasefire_data.models.fields import Value
from ceasefire_data.tabular.assembly import build_tables

CASES = Path(__file__).parent / "cases"
VALID = CASES / "valid"
TEXTS = CASES / "texts"


def expected(folder: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((CASES / folder / "EXPECTED.toml").read_text(encoding="utf-8"))


SINGLE = expected("invalid")
LINKED = expected("invalid-linked")


# --- valid ---------------------------------------------------------------------------------------


def test_the_valid_data_set_is_valid_canonical_and_proved() -> None:
    dataset, findings = check_dataset(VALID)
    assert dataset is not None
    assert findings == [], "not even a warning"
    assert unformatted(dataset) == {}
    proof = prove_texts(dataset, TEXTS)
    assert proof.findings == []
    assert proof.unused == ()
    assert (proof.sources, proof.quotes) == (1, 2)
    assert all(table.num_rows for table in build_tables(dataset.records).values())


def home(model: type[Value], name: str) -> str:
    """Name a field after the class that it comes from, so that what is shared counts once."""
    owner = [base for base in model.__mro__ if name in getattr(base, "model_fields", {})][-1]
    return f"{owner.__name__}.{name}"


def used(value: Any) -> Iterator[str]:
    """Yield every field that a record sets to something."""
    if isinstance(value, Value):
        for name in value.model_fields_set:
            yield home(type(value), name)
            yield from used(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from used(item)


def test_the_valid_data_set_uses_every_field_of_every_model() -> None:
    dataset = read_dataset(VALID)
    set_somewhere = {name for part in [dataset.info, *dataset.records] for name in used(part)}
    models: list[type[Value]] = [DatasetInfo, *RECORD_MODELS.values()]
    there_are = set()
    for model in models:
        there_are |= {home(model, name) for name in model.model_fields}
        models += [part for part in parts_of(model) if part not in models]
    assert {"EventDate.time", "Condition.demand", "Coverage.thin"} <= there_are, "to the depth"
    assert there_are - set_somewhere == set()


def parts_of(annotation: Any) -> Iterator[type[Value]]:
    """Yield the models that the fields of a model hold, or that an annotation names."""
    for field in getattr(annotation, "model_fields", {}).values():
        yield from parts_of(field.annotation)
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from parts_of(argument)


# --- invalid -------------------------------------------------------------------------------------


def test_every_case_has_its_expectation() -> None:
    assert {path.stem for path in (CASES / "invalid").glob("*.yaml")} == set(SINGLE)
    folders = {path.name for path in (CASES / "invalid-linked").iterdir() if path.is_dir()}
    assert folders == set(LINKED)


@pytest.mark.parametrize("name", SINGLE)
def test_one_fault_in_a_file_is_one_line(name: str) -> None:
    wanted = SINGLE[name]
    path = f"cases/invalid/{name}.yaml"
    data = (CASES / "invalid" / f"{name}.yaml").read_bytes()
    with pytest.raises(RecordError) as caught:
        validate_document(parse(data, path), wanted["type"], path)
    line = str(caught.value)
    assert line.startswith(f"{path}:{wanted['line']}:{wanted['column']}: {wanted['message']}")
    assert len(caught.value.faults) == 1
    assert line.isprintable(), "one line that can be seen"


@pytest.mark.parametrize("name", SINGLE)
def test_a_faulty_file_is_small_and_stays_the_record_that_it_is_about(name: str) -> None:
    text = (CASES / "invalid" / f"{name}.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 25
    assert "#" not in text, "a record holds no comments"


@pytest.fixture
def laid_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that lays a case over a copy of the valid data set."""

    def lay(name: str) -> Path:
        root = tmp_path / "records"
        shutil.copytree(VALID, root)
        shutil.copytree(CASES / "invalid-linked" / name, root, dirs_exist_ok=True)
        monkeypatch.chdir(tmp_path)
        return Path("records")

    return lay


def errors(root: Path) -> list[Finding]:
    """Return what `check --texts` refuses."""
    dataset, findings = check_dataset(root)
    if dataset is not None and not errors_in(findings):
        findings = prove_texts(dataset, TEXTS).findings
    return errors_in(findings)


@pytest.mark.parametrize("name", LINKED)
def test_one_fault_among_files_is_one_line(name: str, laid_over: Any) -> None:
    wanted = LINKED[name]
    (found,) = errors(laid_over(name))
    place = f"{wanted['path']}:{wanted['line']}:{wanted['column']}: error: "
    assert str(found).startswith(place + wanted["reason"])
    assert found.rule == wanted["rule"]
    assert str(found).isprintable(), "one line that can be seen"


@pytest.mark.parametrize("name", LINKED)
def test_a_case_changes_the_valid_data_set(name: str) -> None:
    """Each file of a case is one that the valid data set has not, or has otherwise."""
    folder = CASES / "invalid-linked" / name
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        there = VALID / path.relative_to(folder)
        assert not there.exists() or there.read_bytes() != path.read_bytes()
        if path.suffix == ".yaml" and path.name != DATASET_FILE:
            assert isinstance(yaml.safe_load(path.read_bytes()), dict)


# --- too large to store --------------------------------------------------------------------------


def refused(data: bytes) -> list[str]:
    with pytest.raises(RecordError) as caught:
        parse(data, "a.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_the_alias_bomb_is_refused_without_going_off() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    names = "abcdefghij"
    for before, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]")
    found = refused("\n".join(lines).encode())
    assert found[0].startswith("a.yaml:1:4: anchors are refused")
    assert len(found) == 10 + 9 * 10


@pytest.mark.parametrize("unit", ["[", "{a: ", "- "])
def test_a_megabyte_of_nesting_is_refused_without_recursion(unit: str) -> None:
    data = ("extensions: " + unit * 1_048_576)[:1_048_576].encode()
    (line,) = refused(data)
    assert line.startswith("a.yaml:1:")


def test_more_than_a_megabyte_is_refused_unread() -> None:
    (line,) = refused(b"a: " + b"x" * 1_048_576)
    assert "1,048,579 bytes are too many" in line
