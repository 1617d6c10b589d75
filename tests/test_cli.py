"""The command line: what it prints, to whom, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from ceasefire_data import cli, paths
from ceasefire_data.catalog import releases
from ceasefire_data.commands import asking, places
from ceasefire_data.errors import UsageError
from ceasefire_data.paths import records_dir
from ceasefire_data.release import validating
from tests.datasets import write, write_dataset
from tests.reliability.samples import plain, records

FIRST = "2026.11.0"
OFFER = "us-ukraine-30-day-ceasefire-2025-03"
COMMANDS = sorted(command.callback.__name__ for command in cli.app.registered_commands)


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str, str]:
    """Run the command line in this process; give exit code, output and errors."""
    monkeypatch.setattr(sys, "argv", ["ceasefire-data", *words])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    code = stopped.value.code
    captured = capsys.readouterr()
    return (code if isinstance(code, int) else 0), captured.out, captured.err


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A copy of our records, to break."""
    return Path(shutil.copytree(records_dir(), tmp_path / "records"))


def test_all_commands_are_there() -> None:
    reading = {"tables", "show", "query", "timeline", "export", "diff", "verify", "releases"}
    writing = {"check", "fmt", "new", "reliability", "build", "validate", "publish", "schema"}
    assert set(COMMANDS) == reading | writing


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, out, _ = run(monkeypatch, capsys, name, "--help")
    assert code == 0
    assert f"Example: ceasefire-data {name}" in " ".join(out.split())


def test_check_passes_on_our_records(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(monkeypatch, capsys, "check")
    assert code == 0
    assert "0 errors" in out


def test_check_names_every_fault_at_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    (ours / "actors" / "cia.yaml").write_text("id: cia\nid: cia\nname: 3\n", encoding="utf-8")
    (ours / "actors" / "nato.yaml").write_text("- a list\n", encoding="utf-8")
    code, out, err = run(monkeypatch, capsys, "check", "--dataset", str(ours))
    assert code == 1
    lines = out.splitlines()
    assert any(line.startswith(f"{ours}/actors/cia.yaml:2:1: error: ") for line in lines)
    assert any(line.startswith(f"{ours}/actors/nato.yaml:1:1: error: ") for line in lines)
    assert "Traceback" not in out + err


def test_check_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    path = ours / "statements" / "peskov-2025-03-12-briefing.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("speakers: [dmitry-peskov]", "speakers: [dmitri-peskov]"))
    code, out, _ = run(monkeypatch, capsys, "check", "--dataset", str(ours), "--json")
    assert code == 1
    (finding,) = json.loads(out)["findings"]
    assert (finding["rule"], finding["line"]) == ("dangling-reference", 4)
    assert "did you mean 'dmitry-peskov'" in finding["reason"]


def test_fmt_rewrites_and_then_has_nothing_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    path = ours / "actors" / "cia.yaml"
    canonical = path.read_text(encoding="utf-8")
    lines = canonical.splitlines()
    path.write_text("\n".join([lines[0], *reversed(lines[1:3]), *lines[3:]]) + "\n")
    code, out, _ = run(monkeypatch, capsys, "fmt", "--check", "--dataset", str(ours))
    assert code == 1
    assert "cia.yaml:1:1: not in canonical form" in out
    assert run(monkeypatch, capsys, "fmt", "--dataset", str(ours))[0] == 0
    assert path.read_text(encoding="utf-8") == canonical
    assert run(monkeypatch, capsys, "fmt", "--check", "--dataset", str(ours))[0] == 0


def test_fmt_never_loses_a_comment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    path = ours / "actors" / "cia.yaml"
    before = path.read_text(encoding="utf-8") + "# keep me\n"
    line = before.count("\n")
    path.write_text(before, encoding="utf-8")
    code, _, err = run(monkeypatch, capsys, "fmt", "--dataset", str(ours))
    assert code == 1
    assert f"cia.yaml:{line}:1: " in err
    assert "comment" in err
    assert path.read_text(encoding="utf-8") == before


def test_new_mints_a_record_that_check_points_into(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    words = ["new", "meeting", "talks-2025-04", "--dataset", str(ours)]
    assert run(monkeypatch, capsys, *words)[0] == 0
    code, out, _ = run(monkeypatch, capsys, "check", "--dataset", str(ours))
    assert code == 1
    assert "talks-2025-04.yaml" in out
    code, _, err = run(monkeypatch, capsys, *words)
    assert code == 2
    assert "taken" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["new", "treaty", "x"], "no record type 'treaty'"),
        (["new", "actor", "Not An Id"], "is not an id"),
        (["show", "peskov-2025-03-12-brifing", "--release", FIRST], "did you mean"),
        (["tables", "statments", "--release", FIRST], "statements"),
        (["timeline", "--since", "2025-02-30", "--release", FIRST], "must be a day"),
        (["timeline", "--release", "2019.1.0"], "there is no release 2019.1.0"),
        (["verify", "nowhere"], "neither the version of a release"),
        (["check", "--dataset", "nowhere"], "no data set at nowhere"),
        (["schema", "treaty"], "no schema of 'treaty'"),
        (["show", "zzz", "--release", FIRST], "`ceasefire-data tables` lists"),
        (["timeline", "zzz", "--release", FIRST], "`ceasefire-data tables` lists"),
        (["tables", "zzz", "--release", FIRST], "there are account_actors, "),
        (["timeline", "--party", "rusia", "--release", FIRST], "did you mean 'russia'"),
        (["timeline", "ukraine", "--party", "rusia", "--release", FIRST], "did you mean 'russia'"),
        (["timeline", "--since", "2025-02-02", "--until", "2025-02-01"], "is after until"),
        (["timeline", "--plot", "x.png"], "--plot needs the ID"),
        (["timeline", OFFER, "--plot", "x.png", "--json"], "ask for one of them"),
        (["timeline", OFFER, "--plot", "/nowhere/x.png", "--release", FIRST], "cannot write"),
        (
            ["timeline", OFFER, "--plot", "x.png", "--until", "2024-01-01", "--release", FIRST],
            "no stance on",
        ),
        (["query", "select '290000-01-01'::date as x", "--release", FIRST], "cast it to text"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    message: str,
) -> None:
    code, out, err = run(monkeypatch, capsys, *words)
    assert code == 2
    assert out == ""
    assert message in err
    assert err.startswith("error: ")
    assert err.count("\n") == 1


def test_timeline_for_people_and_for_programs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["timeline", "temporary-ceasefire", "--party", "russia", "--release", FIRST]
    code, out, _ = run(monkeypatch, capsys, *words)
    assert code == 0
    assert "Vladimir Putin" in out
    assert "noncommittal" in out
    code, out, _ = run(monkeypatch, capsys, *words, "--json")
    parts = json.loads(out)
    assert [row["stance_value"] for row in parts["stances"]] == [
        "rejects",
        "rejects",
        "noncommittal",
    ]


def test_show_a_record_with_its_sources(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["show", "peskov-2025-03-12-briefing", "--release", FIRST]
    code, out, _ = run(monkeypatch, capsys, *words)
    assert code == 0
    assert "quote: carefully studying" in out
    assert "US-backed ceasefire offer poses dilemma for Putin" in out
    _, out, _ = run(monkeypatch, capsys, *words, "--json")
    assert json.loads(out)["speakers"] == ["dmitry-peskov"]


def test_tables_and_columns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(monkeypatch, capsys, "tables", "--release", FIRST, "--json")
    rows = {row["table"]: row["rows"] for row in json.loads(out)}
    assert rows["records"] == 63
    _, out, _ = run(monkeypatch, capsys, "tables", "stances", "--release", FIRST, "--json")
    assert all(row["description"] for row in json.loads(out))


def test_verify_says_where_the_release_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(monkeypatch, capsys, "verify", FIRST)
    assert code == 0
    assert out.rstrip().endswith(FIRST)


def test_reliability_without_a_second_coding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    shutil.rmtree(ours / "recodings", ignore_errors=True)
    code, out, _ = run(monkeypatch, capsys, "reliability", "--dataset", str(ours))
    assert (code, out) == (0, "no source was coded twice: there is no folder recodings\n")
    _, out, _ = run(monkeypatch, capsys, "reliability", "--dataset", str(ours), "--json")
    assert json.loads(out) == {"sources": 0, "figures": []}


def test_reliability_of_what_was_coded_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    root = write_dataset(tmp_path / "records", records())
    data = plain()
    data["meetings"][0]["format"] = "phone"
    data["meetings"].append(data["meetings"][1] | {"key": "m3", "date": "2025-04"})
    del data["statements"][1]
    (root / "recodings").mkdir()
    write(root / "recodings" / "report.yaml", data)
    words = ["reliability", "--dataset", str(root)]
    code, out, _ = run(monkeypatch, capsys, *words)
    assert code == 0
    assert "statement\tstance_value" in out
    _, out, _ = run(monkeypatch, capsys, *words, "--json")
    figures = {(row["record_type"], row["field"]): row for row in json.loads(out)["figures"]}
    assert figures["meeting", "unit"]["f1"] == 0.8
    assert figures["meeting", "format"]["measurement_level"] == "nominal"
    code, out, err = run(monkeypatch, capsys, *words, "--disagreements")
    path = root / "recodings" / "report.yaml"
    assert code == 0
    assert out.splitlines() == [
        f"{path}:14: meeting format: talks: in_person | phone",
        f"{path}:16: meeting unit: only the second coding has m3",
        f"{path}:1: statement unit: only the first coding has answer",
    ]
    assert err == "3 disagreements\n"
    _, out, _ = run(monkeypatch, capsys, *words, "--disagreements", "--json")
    assert [row["record_id"] for row in json.loads(out)] == ["talks", None, "answer"]


def test_build_from_a_data_set_of_ones_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    code, out, _ = run(monkeypatch, capsys, "build", "--dataset", str(ours), "--json")
    assert code == 0
    built = json.loads(out)
    assert built["previous"] is None
    assert Path(built["folder"]).parent == ours.parent / "build" / "candidate"
    assert (Path(built["folder"]) / "statements.parquet").is_file()


def test_export_lists_the_tables_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ["--format", "csv", "--tables", "zzz", "--out", str(tmp_path / "x"), "--release", FIRST]
    code, _, err = run(monkeypatch, capsys, "export", *words)
    assert code == 2
    assert "there are account_actors, " in err


@pytest.mark.parametrize("kind", ["file", "below a file", "dangling link", "read-only"])
@pytest.mark.parametrize("command", ["build", "publish", "validate"])
def test_a_place_that_cannot_be_written_is_refused_before_the_work(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ours: Path,
    command: str,
    kind: str,
) -> None:
    place = ours.parent / "place"
    if kind == "dangling link":
        place.symlink_to(ours / "nowhere" / "at" / "all")
    elif kind == "read-only":
        place.mkdir(mode=0o500)
        if os.access(place, os.W_OK):
            pytest.skip("permissions do not hold for this user")
        place /= "new"
    else:
        place.write_text("mine\n")
        place = place / "new" if kind == "below a file" else place
    words = {
        "build": ["build", "--out", str(place), "--dataset", str(ours)],
        "publish": ["publish", "nothing", "--releases", str(place), "--dataset", str(ours)],
        "validate": ["validate", FIRST, "--report", str(place / "report.html")],
    }
    code, out, err = run(monkeypatch, capsys, *words[command])
    assert (code, out) == (2, "")
    assert err.startswith("error: cannot write")
    assert str(place) in err
    assert err.count("\n") == 1  # no word on work that was begun


def test_a_report_that_is_there_stays_as_it_was_until_it_is_written(tmp_path: Path) -> None:
    report = tmp_path / "new" / "report.html"
    places.require_file(report)
    assert not report.exists()
    report.write_text("before\n")
    places.require_file(report)
    assert report.read_text() == "before\n"
    assert list(places.require_folder(tmp_path / "new").iterdir()) == [report]


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (PermissionError(13, "Permission denied", "/a/b"), 2, "error: /a/b: Permission denied\n"),
        (OSError("no space\nleft"), 2, "error: no space left\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_the_system_refuses_is_one_line_and_a_break_is_none(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    message: str,
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(asking, "tables", refuse)
    assert run(monkeypatch, capsys, "tables") == (code, "", message)
    monkeypatch.setattr(cli, "app", refuse)
    assert run(monkeypatch, capsys, "tables") == (code, "", message)


def test_a_number_that_is_none_is_null_in_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sql = "select 'nan'::double as x, '-inf'::double as y, [1.5, 'inf'::double] as z"
    code, out, _ = run(monkeypatch, capsys, "query", sql, "--release", FIRST, "--json")
    assert code == 0
    assert json.loads(out) == [{"x": None, "y": None, "z": [1.5, None]}]


def test_two_dots_name_the_folder_above(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ours: Path
) -> None:
    monkeypatch.chdir(ours / "statements")
    code, out, _ = run(monkeypatch, capsys, "build", "--dataset", "..", "--json")
    assert code == 0
    assert Path(json.loads(out)["folder"]).parent == ours.parent / "build" / "candidate"
    assert places.releases_folder(Path(".."), None) == ours.parent / "releases"
    assert not (ours / "build").exists()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be an installed package: no checkout, and our releases named by the environment."""
    monkeypatch.setenv(paths.RELEASES_VARIABLE, str(records_dir().parent.parent / "releases"))
    monkeypatch.setattr(paths, "_checkout", lambda: None)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("words", [["schema", "--write"], ["validate", "--write-suites"]])
def test_an_installed_package_is_never_rewritten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    code, out, err = run(monkeypatch, capsys, *words)
    assert (code, out) == (2, "")
    assert err == f"error: {' '.join(words)} works in a checkout of the repository only\n"


def test_an_installed_package_validates_its_newest_release(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], installed: None
) -> None:
    seen: list[str] = []

    def stop(target: str, **_: object) -> None:
        seen.append(Path(target).name)
        raise UsageError("seen")

    newest = releases()[-1].version
    monkeypatch.setattr(validating, "validate_release", stop)
    assert run(monkeypatch, capsys, "validate")[0] == 2
    assert seen == [newest]


def test_fresh_schemas_are_said_to_be_fresh(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "schemas_dir", lambda: tmp_path)
    assert run(monkeypatch, capsys, "schema", "--check")[0] == 1
    assert run(monkeypatch, capsys, "schema", "--write")[0] == 0
    assert run(monkeypatch, capsys, "schema", "--check") == (0, "schemas are fresh\n", "")
