"""Minting: a skeleton of each type, which says itself what is still to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_data.curation.dataset import FOLDERS, read_dataset
from ceasefire_data.curation.formatting import format_text
from ceasefire_data.curation.minting import DATASET, mint, skeleton
from ceasefire_data.errors import RecordError, UsageError
from ceasefire_data.models import RECORD_MODELS
from ceasefire_data.models.fields import BLANK
from ceasefire_data.models.record import file_order
from tests.datasets import base, write_dataset

each_type = pytest.mark.parametrize("record_type", RECORD_MODELS)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "records", base())


@each_type
def test_a_skeleton_has_what_a_record_needs_in_the_order_of_the_file(record_type: str) -> None:
    model = RECORD_MODELS[record_type]
    plain = skeleton(record_type, "new-one")
    required = {name for name, info in model.model_fields.items() if info.is_required()}
    assert required <= set(plain)
    assert list(plain) == [name for name in file_order(model) if name in plain]
    assert plain["id"] == "new-one"
    assert plain["record_status"] == "active"


@each_type
def test_a_minted_record_is_canonical_and_every_blank_is_pointed_at(
    root: Path, record_type: str
) -> None:
    path = mint(root, record_type, "new-one")
    assert path == root / f"{record_type}s" / "new-one.yaml"
    text = path.read_text(encoding="utf-8")
    assert format_text(text.encode(), str(path)) == text
    with pytest.raises(RecordError) as caught:
        read_dataset(root)
    pointed = {(fault.line, fault.column) for fault in caught.value.faults}
    assert {fault.path for fault in caught.value.faults} == {str(path)}
    blanks = {
        (number, column + 1)
        for number, line in enumerate(text.split("\n"), 1)
        for column in range(len(line))
        if line.startswith(BLANK, column)
    }
    assert blanks
    assert pointed == blanks


@each_type
def test_ids_are_minted_once(root: Path, record_type: str) -> None:
    mint(root, record_type, "new-one")
    for other in RECORD_MODELS:
        with pytest.raises(UsageError, match="is taken: "):
            mint(root, other, "new-one")
    with pytest.raises(UsageError, match="'northland' is taken"):
        mint(root, record_type, "northland")


@pytest.mark.parametrize("name", ["Kremlin", "a_b", "../x", "a\n", "", "a" * 81, "\u0430"])
def test_what_is_no_id_is_refused(root: Path, name: str) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(UsageError, match="is not an id"):
        mint(root, "actor", name)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("record_type", [*RECORD_MODELS, DATASET])
def test_a_device_name_is_refused_as_one(tmp_path: Path, root: Path, record_type: str) -> None:
    place = tmp_path / "new" if record_type == DATASET else root
    with pytest.raises(UsageError, match=r"^'con' is a device name on Windows"):
        mint(place, record_type, "con")


def test_a_data_set_is_begun_and_every_blank_is_pointed_at(tmp_path: Path) -> None:
    root = tmp_path / "far" / "mine"
    path = mint(root, DATASET, "my-talks")
    assert path == root / "dataset.yaml"
    assert {entry.name for entry in root.iterdir()} == {"dataset.yaml", *FOLDERS}
    text = path.read_text(encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        read_dataset(root)
    assert len(caught.value.faults) == text.count(BLANK)
    for old, new in (
        ("version: TODO", "version: 2026.11.0"),
        ("day: TODO", "day: '2026-11-23'"),
        ("{id: TODO, title: TODO, since: TODO}", "{id: a-b, title: Talks, since: '2026-01-01'}"),
        ("TODO", "Something"),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    info = read_dataset(root).info
    assert (info.name, info.processes[0].until) == ("my-talks", None)


def test_a_data_set_is_begun_once(root: Path) -> None:
    text = (root / "dataset.yaml").read_text()
    with pytest.raises(UsageError, match="there is a data set already"):
        mint(root, DATASET, "my-talks")
    assert (root / "dataset.yaml").read_text() == text


def test_an_unknown_type_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="source, actor, statement, meeting, proposal"):
        skeleton("event", "new-one")


def test_nothing_is_minted_outside_of_a_data_set(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no data set at"):
        mint(tmp_path, "actor", "new-one")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_of_the_type_is_made(root: Path) -> None:
    (root / "meetings").rmdir()
    assert mint(root, "meeting", "new-one").is_file()


def test_a_folder_that_cannot_be_written_is_one_line(root: Path) -> None:
    (root / "meetings").rmdir()
    (root / "meetings").write_text("in the way")
    with pytest.raises(UsageError, match="cannot write") as caught:
        mint(root, "meeting", "new-one")
    assert "\n" not in str(caught.value)
