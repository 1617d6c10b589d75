"""Checking: files, then links, then consistency, as findings or as one error."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_data.curation.checking import check_dataset, check_records, require_sound
from ceasefire_data.errors import LinkError, RecordError, UsageError
from ceasefire_data.findings import errors_in
from ceasefire_data.paths import records_dir
from tests.datasets import base, in_memory, meeting, statement, write, write_dataset


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_dataset(tmp_path / "records", base())
    return Path("records")


def test_our_own_records_are_sound() -> None:
    dataset, findings = check_dataset(records_dir())
    assert dataset is not None
    assert errors_in(findings) == []
    assert require_sound(records_dir()).tree_sha256 == dataset.tree_sha256


def test_faulty_files_are_findings_and_end_the_check(root: Path) -> None:
    write(root / "statements" / "remark.yaml", statement(speakers=["nobody"]).to_plain() | {"x": 1})
    dataset, findings = check_dataset(root)
    assert dataset is None
    assert [str(item) for item in findings] == [
        "records/statements/remark.yaml:13:1: error: unknown field 'x' [record records]"
    ]
    with pytest.raises(RecordError):
        require_sound(root)


def test_links_are_checked_before_dates(root: Path) -> None:
    """Rules that follow references would stumble over one that dangles."""
    bad = statement(speakers=["nobody"], date="2030-01-01")
    write(root / "statements" / "remark.yaml", bad.to_plain())
    _, findings = check_dataset(root)
    assert [item.rule for item in findings] == ["dangling-reference"]
    with pytest.raises(LinkError) as caught:
        require_sound(root)
    assert str(caught.value) == (
        "records/statements/remark.yaml:4:12: speakers.0: no record has the id 'nobody' "
        "[dangling-reference]"
    )


def test_warnings_do_not_fail(root: Path) -> None:
    talks = meeting().to_plain()
    talks["status_history"].append({"status": "planned", "date": "2025-03-12"})
    write(root / "meetings" / "talks.yaml", talks)
    _, findings = check_dataset(root)
    assert [(item.severity, item.rule) for item in findings] == [("warning", "step-after-held")]
    assert require_sound(root).files


def test_records_of_another_schema_version_are_refused() -> None:
    findings = check_records(in_memory(base(), schema_version="9.0.0"))
    assert [item.rule for item in findings] == ["schema-version"]
    assert "schema_version is 9.0.0, the models have" in findings[0].reason
    assert findings[0].path.endswith("dataset.yaml")


def test_released_ids_may_not_go(root: Path) -> None:
    _, findings = check_dataset(root, released_ids=["report", "lost"])
    assert [(item.rule, item.record_id) for item in findings] == [("released-id", "lost")]
    assert str(findings[0]).startswith("records/dataset.yaml:1:1: error: ")
    with pytest.raises(LinkError, match="released record 'lost' is gone"):
        require_sound(root, released_ids=["lost"])


def test_no_data_set_is_wrong_use(tmp_path: Path) -> None:
    for check in (check_dataset, require_sound):
        with pytest.raises(UsageError):
            check(tmp_path / "nowhere")
