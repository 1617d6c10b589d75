"""Recodings on disk: read as strictly as records, checked against them, written in one form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ceasefire_data.curation.canonical import rewrite, unformatted
from ceasefire_data.curation.checking import check_records
from ceasefire_data.curation.dataset import RECODINGS, read_dataset
from ceasefire_data.curation.formatting import format_data
from ceasefire_data.errors import RecordError
from ceasefire_data.findings import errors_in
from ceasefire_data.models import Record
from ceasefire_data.models.recoding import Recoding
from tests.datasets import rebuilt, source, write, write_dataset
from tests.reliability.samples import Plain, plain, recoding, records


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the relative path of a data set with one recoding."""
    monkeypatch.chdir(tmp_path)
    folder = write_dataset(tmp_path / "records", records())
    (folder / RECODINGS).mkdir()
    write(folder / RECODINGS / "report.yaml", plain())
    return Path("records")


def say(root: Path, data: Plain, name: str = "report") -> Path:
    """Write a recoding."""
    path = root / RECODINGS / f"{name}.yaml"
    write(path, data)
    return path


def fault(root: Path) -> str:
    with pytest.raises(RecordError) as caught:
        read_dataset(root)
    (line,) = str(caught.value).split("\n")
    return line


def findings(root: Path) -> list[str]:
    return [str(finding) for finding in check_records(read_dataset(root))]


# --- reading -------------------------------------------------------------------------------------


def test_recodings_are_read_and_are_no_records(root: Path) -> None:
    dataset = read_dataset(root)
    assert dataset.recodings == [recoding()]
    assert "report" in dataset.files, "the source of that name"
    assert len(dataset.files) == len(records())
    assert findings(root) == []
    file = dataset.recoding_files["report"]
    assert file.where(("meetings", 1)) == ("records/recodings/report.yaml", 15, 3)


def test_a_data_set_need_not_have_any(tmp_path: Path) -> None:
    assert read_dataset(write_dataset(tmp_path / "records", records())).recodings == []


def test_they_count_in_the_hash_of_the_tree(root: Path) -> None:
    before = read_dataset(root).tree_sha256
    say(root, plain() | {"coder": "third"})
    other = read_dataset(root).tree_sha256
    (root / RECODINGS / "report.yaml").unlink()
    assert len({before, other, read_dataset(root).tree_sha256}) == 3


def test_the_canonical_form_is_kept_here_too(root: Path) -> None:
    assert unformatted(read_dataset(root)) == {}
    path = root / RECODINGS / "report.yaml"
    text = path.read_text()
    path.write_text(text.replace("coder: second", "coder: 'second'"))
    ((found, wanted),) = unformatted(read_dataset(root)).items()
    assert (found, wanted) == (path, text)
    rewrite(found, wanted)
    assert path.read_text() == text
    path.write_text(f"{text}# a remark\n")
    with pytest.raises(RecordError, match="comment"):
        unformatted(read_dataset(root))


def test_the_file_is_named_for_the_source(root: Path) -> None:
    say(root, plain(), name="reports")
    assert fault(root) == (
        "records/recodings/reports.yaml:1:9: source 'report' is not the file name 'reports'"
    )


@pytest.mark.parametrize(
    ("loc", "value", "message"),
    [
        (("meetings", 1, "format"), "letter", "meetings.1.format: 'letter' is not a code"),
        (("meetings", 0, "date"), "March 11", "meetings.0.date.value: 'March 11' is not"),
        (("meetings", 1, "key"), "m1", "meetings.1.key: the key 'm1' is taken"),
        (("proposals", 0, "kind"), "concept", "proposals.0.kind: a concept is not coded"),
        (("statements", 1, "stances", 0, "target"), "m1", "'m1' is a meeting; a stance is on"),
        (("statements", 1, "stances", 0, "holder"), "northland", "holder is given if, and only"),
        (("statements", 0, "colour"), "red", "unknown field 'colour'"),
        (("meetings", 0, "participants"), [], "the list is empty; it needs at least one entry"),
    ],
)
def test_a_fault_is_said_at_its_place(
    root: Path, loc: tuple[str | int, ...], value: Any, message: str
) -> None:
    data = plain()
    part: Any = data
    for step in loc[:-1]:
        part = part[step]
    part[loc[-1]] = value
    path = say(root, data)
    said = fault(root)
    assert said.startswith(f"{path}:")
    where, reason = said.removeprefix(f"{path}:").split(": ", 1)
    assert message in reason
    row, column = map(int, where.split(":"))
    text = path.read_text().splitlines()[row - 1][column - 1 :]
    assert (value or "[]") in text, "the place is that of the value, or around it"


def test_a_meeting_that_was_held_has_a_date() -> None:
    data = plain()
    del data["meetings"][0]["date"]
    with pytest.raises(ValidationError, match="held has a date"):
        Recoding.model_validate(data)
    data["meetings"][0]["status"] = "possible"
    assert Recoding.model_validate(data).meetings[0].date is None


def test_plain_data_gives_the_recoding_again() -> None:
    assert Recoding.model_validate(recoding().to_plain()) == recoding()
    assert format_data(recoding().to_plain()).startswith("source: report\ncoder: second\n")


# --- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "rule", "reason"),
    [
        (
            lambda data: data["meetings"][0].update(participants=["northlund", "southland"]),
            "dangling-reference",
            "meetings.0.participants.0: no record has the id 'northlund'; did you mean 'northland'",
        ),
        (
            lambda data: data["statements"][1].update(speakers=["halt"]),
            "reference-type",
            "statements.1.speakers.0: 'halt' is a proposal, and no actor",
        ),
        (
            lambda data: data["statements"][1]["stances"][0].update(target="any-hold"),
            "recoding-concept",
            "'any-hold' is neither a key of this file nor a concept; did you mean 'any-halt'",
        ),
        (
            lambda data: data["statements"][0]["acts"][0].update(target="halt"),
            "recoding-concept",
            "statements.0.acts.0.target: 'halt' is neither a key of this file nor a concept",
        ),
        (
            lambda data: data["proposals"][0].update(concept="halt"),
            "recoding-concept",
            "proposals.0.concept: 'halt' is no concept; did you mean 'any-halt'",
        ),
    ],
)
def test_what_a_recoding_names_has_to_be_there(
    root: Path, change: Any, rule: str, reason: str
) -> None:
    data = plain()
    change(data)
    path = say(root, data)
    (line,) = findings(root)
    assert line.startswith(f"{path}:")
    assert reason in line
    assert line.endswith(f"[{rule} recodings/report]")


def test_the_source_has_to_be_there(root: Path) -> None:
    say(root, plain() | {"source": "other-report"}, name="other-report")
    (line,) = findings(root)
    assert line.startswith("records/recodings/other-report.yaml:1:9: error: ")
    assert "no record has the id 'other-report'" in line


def in_root(root: Path, record: Record) -> None:
    write(root / f"{record.record_type}s" / f"{record.id}.yaml", record.to_plain())


def test_what_was_withdrawn_is_nothing_to_rest_on(root: Path) -> None:
    fate = {"record_status": "withdrawn", "status_reason": "There is no such text."}
    in_root(root, rebuilt(source(), id="hoax", **fate))
    say(root, plain() | {"source": "hoax"}, name="hoax")
    (line,) = findings(root)
    assert "'hoax' was withdrawn" in line


def test_one_text_is_coded_again_once(root: Path) -> None:
    in_root(root, source("reprint", republishes="report"))
    say(root, plain() | {"source": "reprint"}, name="reprint")
    lines = errors_in(check_records(read_dataset(root)))
    assert [(item.rule, item.record_id) for item in lines] == [("recoding-twice", "reprint")]
