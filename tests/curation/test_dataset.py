"""A data set on disk: what is read, what does not belong, and all faults at once."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ceasefire_data.curation.dataset import (
    DATASET_FILE,
    FOLDERS,
    next_version,
    read_dataset,
    read_info,
)
from ceasefire_data.curation.formatting import format_data
from ceasefire_data.errors import RecordError, UsageError
from ceasefire_data.models import RECORD_MODELS, Record
from tests.datasets import (
    INFO,
    actor,
    base,
    meeting,
    proposal,
    source,
    statement,
    write,
    write_dataset,
)
from tests.strategies import datasets


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the relative path of a data set below the working directory."""
    monkeypatch.chdir(tmp_path)
    write_dataset(tmp_path / "records", base())
    return Path("records")


def faults(root: Path) -> list[str]:
    with pytest.raises(RecordError) as caught:
        read_dataset(root)
    lines = str(caught.value).split("\n")
    assert lines == [str(fault) for fault in caught.value.faults] == sorted(lines)
    return lines


def fault(root: Path) -> str:
    (only,) = faults(root)
    return only


def test_what_was_written_is_read(root: Path) -> None:
    dataset = read_dataset(root)
    assert dataset.records == sorted(base(), key=lambda record: record.id)
    assert dataset.info.version == "2026.11.0"
    assert dataset.info.day == date(2026, 11, 23)
    assert dataset.files["northland"].path == "records/actors/northland.yaml"
    assert dataset.where("northland", ("country",)) == ("records/actors/northland.yaml", 5, 10)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(datasets())
def test_drawn_data_sets_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, records: tuple[Record, ...]
) -> None:
    root = write_dataset(tmp_path_factory.mktemp("drawn") / "records", records)
    dataset = read_dataset(root)
    assert {record.id: record for record in dataset.records} == {r.id: r for r in records}
    assert {record.id for record in dataset.active()} == {
        record.id for record in records if record.record_status == "active"
    }


def test_folders_are_named_for_the_types() -> None:
    assert {folder: FOLDERS[folder] for folder in FOLDERS} == {f"{n}s": n for n in RECORD_MODELS}


def test_the_tree_hash_knows_every_byte_and_name(root: Path) -> None:
    hashes = [read_dataset(root).tree_sha256]
    path = root / "actors" / "northland.yaml"
    text = path.read_text()

    def changed() -> str:
        found = read_dataset(root).tree_sha256
        assert found not in hashes
        hashes.append(found)
        return found

    path.write_text(text + "\n")
    changed()
    path.write_text(text.replace("northland", "northlands"))
    path.rename(path.with_name("northlands.yaml"))
    changed()
    path.with_name("northlands.yaml").unlink()
    changed()
    write(root / DATASET_FILE, INFO | {"title": "Another"})
    changed()
    write(root / DATASET_FILE, INFO)
    path.write_text(text)
    assert read_dataset(root).tree_sha256 == hashes[0]


def test_an_empty_folder_of_a_type_may_be_missing(root: Path) -> None:
    (root / "meetings").rmdir()
    assert len(read_dataset(root).records) == 3


def test_no_data_set_is_wrong_use(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UsageError, match=DATASET_FILE):
            read_dataset(path)


# --- what does not belong ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("README.md", "does not belong here"),
        ("claims", "does not belong here"),
        (".hidden", "does not belong here"),
        ("actors/notes.txt", "not a record file; records are <id>.yaml"),
        ("actors/southland.yml", "not a record file; records are <id>.yaml"),
        ("actors/.swp", "not a record file; records are <id>.yaml"),
        ("actors/more/x.yaml", "not a record file; records are <id>.yaml"),
    ],
)
def test_stray_files_are_refused(root: Path, name: str, reason: str) -> None:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("id: x\n")
    shown = path.parent if path.parent.name == "more" else path
    assert fault(root).startswith(f"{shown}:1:1: {reason}")


@pytest.mark.parametrize("name", ["actors/linked.yaml", "actors", DATASET_FILE])
def test_symbolic_links_are_refused(root: Path, tmp_path: Path, name: str) -> None:
    path = root / name
    outside = tmp_path / "outside"
    if path.exists():
        path.rename(outside)
    else:
        write(outside, actor("linked").to_plain())
    path.symlink_to(outside.absolute())
    assert fault(root) == f"{path}:1:1: a symbolic link; a data set holds plain files"


# --- ids -----------------------------------------------------------------------------------------


def test_an_id_is_the_file_name(root: Path) -> None:
    (root / "actors" / "northland.yaml").rename(root / "actors" / "nordland.yaml")
    assert fault(root) == (
        "records/actors/nordland.yaml:1:5: id 'northland' is not the file name 'nordland'"
    )


def test_an_id_stands_once_in_the_whole_data_set(root: Path) -> None:
    write(root / "meetings" / "northland.yaml", meeting("northland").to_plain())
    assert fault(root) == (
        "records/meetings/northland.yaml:1:5: id 'northland' is taken by "
        "records/actors/northland.yaml; choose another"
    )


# --- faults --------------------------------------------------------------------------------------


def test_all_faults_of_all_files_come_at_once(root: Path) -> None:
    (root / "actors" / "northland.yaml").write_text("id: northland\nid: again\n")
    write(root / "statements" / "remark.yaml", statement().to_plain() | {"medium": "smoke"})
    write(root / DATASET_FILE, INFO | {"version": "2026.09.0", "day": "2026-09-31"})
    (root / "stray").touch()
    found = [line.split(": ")[0] for line in faults(root)]
    assert found == [
        "records/actors/northland.yaml:2:1",
        "records/dataset.yaml:3:10",
        "records/dataset.yaml:4:6",
        "records/statements/remark.yaml:6:9",
        "records/stray:1:1",
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"version": "2026.11"}, "3:10: version: '2026.11' is not of the right form"),
        ({"version": "2026.11.01"}, "3:10: version: "),
        ({"version": "2026.13.0"}, "3:10: version: "),
        ({"version": "TODO"}, "3:10: version: 'TODO' is not of the right form; a version is year"),
        ({"version": 2026}, "3:10: version: must be text; put it in quotes"),
        ({"day": "yesterday"}, "4:6: day: not a day: 'yesterday'"),
        ({"schema_version": "0.1"}, "5:17: schema_version: "),
        ({"processes": []}, "8:12: processes: the list is empty"),
        ({"license": "MIT"}, "12:1: unknown field 'license'; did you mean 'licence'?"),
        (
            {"coverage": [{"month": "2025-13", "depth": "thorough", "searched": "All."}]},
            "11:11: coverage.0.month: ",
        ),
        (
            {"coverage": [{"month": "2025-12", "depth": "deep", "searched": "All."}]},
            "11:29: coverage.0.depth: ",
        ),
    ],
)
def test_the_description_of_the_data_set_is_checked(
    root: Path, changes: dict[str, Any], line: str
) -> None:
    write(root / DATASET_FILE, INFO | changes)
    assert fault(root).startswith(f"records/dataset.yaml:{line}")


def test_the_description_can_be_read_alone(root: Path) -> None:
    (root / "actors" / "northland.yaml").write_text("broken")
    assert read_info(root).name == "made-up-data"


def test_paths_outside_the_working_directory_are_shown_in_full(tmp_path: Path) -> None:
    root = write_dataset(tmp_path / "elsewhere", base())
    (root / "actors" / "northland.yaml").write_text("- a list\n")
    assert fault(root).startswith(f"{root}/actors/northland.yaml:1:1: ")


def test_comments_are_faults_where_they_stand(root: Path) -> None:
    path = root / "actors" / "northland.yaml"
    path.write_text("# why\n" + path.read_text() + "notes: 'no # comment' # but this\n")
    found = [line.partition(": ")[0] for line in faults(root)]
    assert found == [f"{path}:1:1", f"{path}:{len(path.read_text().splitlines())}:23"]
    assert "records have none" in faults(root)[0]


def test_a_name_that_is_no_text_is_one_fault(root: Path) -> None:
    for folder in (os.fsencode(root), os.fsencode(root / "actors")):
        with open(folder + b"/b\xe9.yaml", "wb") as file:  # noqa: PTH123 (bytes are no path)
            file.write(b"id: x\n")
    found = faults(root)
    assert found == [
        r"records/actors/b\xe9.yaml:1:1: a name that is not UTF-8; records are <id>.yaml",
        rf"records/b\xe9.yaml:1:1: does not belong here; a data set has {', '.join(FOLDERS)}",
    ]
    assert all(line.isprintable() for line in found)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    "record", [source("lost"), actor("lost"), statement("lost"), meeting("lost"), proposal("lost")]
)
def test_a_record_in_the_wrong_folder_is_one_fault(root: Path, record: Record, folder: str) -> None:
    home = f"{record.record_type}s"
    path = root / folder / "lost.yaml"
    write(path, record.to_plain())
    if folder == home:
        read_dataset(root)
    else:
        one = "an" if home == "actors" else "a"
        assert fault(root) == (
            f"{path}:1:1: looks like {one} {record.record_type}; it belongs in {home}/"
        )


def test_a_field_of_another_type_does_not_make_it_one(root: Path) -> None:
    plain = actor("southland", country="SWE").to_plain()
    plain["title"] = plain.pop("name")
    write(root / "actors" / "southland.yaml", plain)
    assert [line.split(": ", 1)[1] for line in faults(root)] == [
        "'name' is missing from actor",
        "unknown field 'title'",
    ]


def test_a_file_that_others_write_by_hand_may_be_of_any_form(root: Path) -> None:
    text = format_data(actor("southland", country="SWE").to_plain())
    other = text.replace("kind: state", "kind: 'state'")
    assert other != text
    (root / "actors" / "southland.yaml").write_text(other)
    assert read_dataset(root).files["southland"].record == actor("southland", country="SWE")


@pytest.mark.parametrize(
    ("version", "day", "following"),
    [
        ("2026.11.0", date(2026, 11, 30), "2026.11.1"),
        ("2026.11.9", date(2026, 11, 30), "2026.11.10"),
        ("2026.11.3", date(2026, 12, 1), "2026.12.0"),
        ("2026.9.0", date(2026, 10, 1), "2026.10.0"),
        ("2026.12.4", date(2027, 1, 1), "2027.1.0"),
        ("2026.11.0", date(2026, 10, 31), "2026.11.1"),
    ],
)
def test_the_version_after_one(version: str, day: date, following: str) -> None:
    assert next_version(version, day) == following
