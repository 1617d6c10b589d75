"""The canonical form of record files: found where it is not kept, and written in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from ceasefire_data.curation import canonical
from ceasefire_data.curation.canonical import rewrite, unformatted
from ceasefire_data.curation.dataset import read_dataset
from ceasefire_data.errors import RecordError
from ceasefire_data.models import Record
from ceasefire_data.paths import records_dir
from tests.datasets import base, statement, write_dataset
from tests.strategies import datasets


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "records", [*base(), statement()])


def test_our_own_records_are_canonical() -> None:
    assert unformatted(read_dataset(records_dir())) == {}


@settings(max_examples=5)
@given(datasets())
def test_drawn_data_sets_are_written_canonically(
    tmp_path_factory: pytest.TempPathFactory, records: tuple[Record, ...]
) -> None:
    root = write_dataset(tmp_path_factory.mktemp("drawn") / "records", records)
    assert unformatted(read_dataset(root)) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("medium: press_briefing\n", "medium: 'press_briefing'\n"),
        ("speakers: [northland]\n", "speakers:\n  - northland\n"),
        ("date: '2025-03-12'\n", "date: {value: '2025-03-12', basis: stated}\n"),
        (
            "date: '2025-03-12'\nmedium: press_briefing\n",
            "medium: press_briefing\ndate: '2025-03-12'\n",
        ),
        ("medium: press_briefing\n", "medium: press_briefing\naddressees: []\n"),
        ("medium: press_briefing\n", "medium: press_briefing\n\n"),
        ("medium: press_briefing\n", "medium: press_briefing\nplace: null\n"),
    ],
)
def test_every_other_way_to_say_the_same_is_found_and_mended(
    root: Path, old: str, new: str
) -> None:
    path = root / "statements" / "remark.yaml"
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    found = unformatted(read_dataset(root))
    assert found == {path: text}
    rewrite(path, found[path])
    assert path.read_text() == text
    assert unformatted(read_dataset(root)) == {}


def test_a_comment_is_never_lost(root: Path) -> None:
    path = root / "statements" / "remark.yaml"
    dataset = read_dataset(root)
    path.write_text("# why\n" + path.read_text())
    with pytest.raises(RecordError, match=r"remark\.yaml:1:1: .*notes"):
        unformatted(dataset)


def test_rewriting_keeps_the_mode_and_leaves_nothing_behind(root: Path) -> None:
    path = root / "statements" / "remark.yaml"
    path.chmod(0o640)
    rewrite(path, "id: é\n")
    assert path.read_bytes() == "id: é\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in path.parent.iterdir()] == ["remark.yaml"]


def test_a_write_that_fails_leaves_the_old_text(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "statements" / "remark.yaml"
    text = path.read_text()

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(canonical.os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        rewrite(path, "id: x\n")
    assert path.read_text() == text
    assert [item.name for item in path.parent.iterdir()] == ["remark.yaml"]
