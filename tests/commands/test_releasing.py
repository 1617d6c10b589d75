"""The commands on releases: rebuilding one, and what differs between two, in the form asked for."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pyarrow.parquet import ParquetFile

from ceasefire_data import cli
from ceasefire_data.catalog import Release
from ceasefire_data.release import rebuilding, reproducing, verify
from ceasefire_data.release.changes import diff
from ceasefire_data.release.reproducing import Reproduction
from tests.release import samples

DONE = Reproduction(
    way="from tag v2026.11.0 (0123456789ab)",
    writer="pyarrow 26.0.1 on linux-x86_64",
    by_bytes=True,
    compared=("CHANGES.md", "records.parquet"),
    left_out=("validation.json: Great Expectations is not installed",),
    findings=(),
)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Release, Release]:
    """Two releases, of which the later has a record more."""
    first = samples.release(tmp_path / "releases", "2026.11.0")
    later = [*samples.FIRST, samples.source("delta-report")]
    return first, samples.release(tmp_path / "releases", "2026.11.1", later, previous=first)


class Command:
    """Runs the command line in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch = monkeypatch
        self.capsys = capsys

    def __call__(self, *words: str | Path) -> tuple[int, str, str]:
        """Give exit code, output and errors."""
        self.monkeypatch.setattr(sys, "argv", ["ceasefire-data", *map(str, words)])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        code = stopped.value.code
        captured = self.capsys.readouterr()
        return (code if isinstance(code, int) else 0), captured.out, captured.err


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


# --- diff ----------------------------------------------------------------------------------------


def test_the_text_of_two_neighbours_is_the_later_ones_own(
    two: tuple[Release, Release], command: Command
) -> None:
    first, second = (release.path for release in two)
    code, out, _ = command("diff", first, second, "--format", "md")
    assert code == 0
    assert out == (second / "CHANGES.md").read_text(encoding="utf-8")


def test_the_other_way_round_a_record_has_vanished(
    two: tuple[Release, Release], command: Command
) -> None:
    first, second = (release.path for release in two)
    code, out, _ = command("diff", second, first, "--format", "md")
    assert code == 0
    assert "# Changes in 2026.11.0\n\nWhat differs from 2026.11.1" in out
    assert "## Vanished\n\n### Sources (1)\n\n- `delta-report`" in out


def test_changes_are_written_in_every_form(
    two: tuple[Release, Release], command: Command, tmp_path: Path
) -> None:
    first, second = (release.path for release in two)
    expected = diff(*two)
    table, text, rows = (tmp_path / "out" / name for name in ("c.parquet", "c.md", "c.json"))
    assert command("diff", first, second, "--format", "parquet", "--out", table)[0] == 0
    assert ParquetFile(table).read().equals(expected)
    assert command("diff", first, second, "--out", text)[:2] == (0, "")
    assert text.read_bytes() == (second / "CHANGES.md").read_bytes()
    assert command("diff", first, second, "--json", "--out", rows)[:2] == (0, "")
    assert json.loads(rows.read_bytes()) == expected.to_pylist()
    code, out, _ = command("diff", first, second, "--format", "json")
    assert (code, json.loads(out)) == (0, expected.to_pylist())


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--format", "html"], "error: --format is md, parquet or json, not 'html'"),
        (["--format", "parquet"], "error: --format parquet needs a file: --out changes.parquet"),
        (["--format", "md", "--json"], "error: --json or --format md, not both"),
    ],
)
def test_forms_that_make_no_sense_are_one_line(
    two: tuple[Release, Release], command: Command, words: list[str], line: str
) -> None:
    code, out, errors = command("diff", two[0].path, two[1].path, *words)
    assert (code, out, errors.splitlines()) == (2, "", [line])


# --- verify --------------------------------------------------------------------------------------


def test_texts_that_are_not_compared_are_told(
    two: tuple[Release, Release], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "verify", lambda target, **how: ())
    code, out, errors = command("verify", two[0].path)
    assert (code, errors) == (0, "")
    monkeypatch.setattr(rebuilding, "package_version", lambda: "2099.1.0")
    code, _, errors = command("verify", two[0].path)
    assert code == 0
    assert "2026.11.0 is sound" in out
    (line,) = errors.splitlines()
    assert line.startswith("its texts are not built again: they are written by version ")
    assert line.endswith(" and this is 2099.1.0")


# --- verify --rebuild ----------------------------------------------------------------------------


def plan(monkeypatch: pytest.MonkeyPatch, done: Reproduction) -> list[dict[str, object]]:
    """Have rebuilding give an answer, and keep what it was asked for."""
    asked: list[dict[str, object]] = []

    def reproduce(release: Path, **options: object) -> Reproduction:
        asked.append({"release": release, "locked": options["locked"]})
        return done

    monkeypatch.setattr(reproducing, "reproduce", reproduce)
    return asked


def test_it_says_which_way_what_and_what_not(
    two: tuple[Release, Release], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = plan(monkeypatch, DONE)
    code, out, _ = command("verify", "--rebuild", two[0].path)
    assert code == 0
    assert out.splitlines() == [
        f"rebuilt {DONE.way}, under {DONE.writer}",
        f"not built again: {DONE.left_out[0]}",
        "2 files compared by byte: every one is the same",
    ]
    assert asked == [{"release": two[0].path, "locked": False}]


def test_each_difference_is_a_line_and_the_code_is_one(
    two: tuple[Release, Release], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = ("CHANGES.md: is not what is built: line 1", "records.parquet: is not what is built")
    asked = plan(monkeypatch, replace(DONE, by_bytes=False, findings=faults))
    code, out, _ = command("verify", "--rebuild", "--locked", two[0].path)
    assert code == 1
    assert out.splitlines()[:2] == [f"{two[0].path}: {fault}" for fault in faults]
    assert out.splitlines()[-1] == "2 files compared by content: 2 wrong"
    assert asked[0]["locked"] is True
    code, out, _ = command("verify", "--rebuild", two[0].path, "--json")
    assert code == 1
    assert json.loads(out)["findings"] == list(faults)


def test_locked_alone_is_wrong_use(two: tuple[Release, Release], command: Command) -> None:
    code, _, errors = command("verify", "--locked", two[0].path)
    assert (code, errors) == (2, "error: --locked says how to rebuild: give --rebuild as well\n")


def test_without_a_commit_there_is_nothing_to_install(
    two: tuple[Release, Release], command: Command
) -> None:
    code, _, errors = command("verify", "--rebuild", "--locked", two[0].path)
    assert code == 2
    assert "no commit of 2026.11.0 is at hand" in errors
