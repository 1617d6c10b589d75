"""What the README says: its examples run, its commands exist, its claims have a benchmark."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from ceasefire_data import catalog, cli, reading
from ceasefire_data.release.building import released_versions
from tests.datasets import INFO, base, statement, write

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
NEWEST = ROOT / "releases" / released_versions(ROOT / "releases")[-1]
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
PYTHON = [body for language, body in BLOCKS if language == "python"]
PLAIN = [body for language, body in BLOCKS if not language]
COMMANDS = [
    line
    for body in PLAIN
    for line in body.splitlines()
    if line.startswith("ceasefire-data ") and "--dataset" not in line
]


@pytest.fixture(autouse=True)
def only_the_newest_release_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As for somebody who has installed the package and nothing else."""
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / NEWEST.name).symlink_to(NEWEST)
    monkeypatch.setattr(catalog, "release_roots", lambda: (tmp_path / "releases",))
    monkeypatch.chdir(tmp_path)


def test_one_release_is_there() -> None:
    assert [release.version for release in catalog.releases()] == [NEWEST.name]


def test_python_examples_run_and_print_what_they_say() -> None:
    names: dict[str, object] = {}
    printed = []
    for body in PYTHON:
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            exec(compile(body, "README.md", "exec"), names)
        printed.append(output.getvalue())
    assert printed[0] in PLAIN


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 7


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_run(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", shlex.split(line))
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 0, capsys.readouterr().err
    assert capsys.readouterr().out


def test_a_data_set_of_ones_own_goes_as_the_readme_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = [line for body in PLAIN for line in body.splitlines() if "--dataset" in line]

    def run(line: str) -> object:
        monkeypatch.setattr(sys, "argv", shlex.split(line))
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        return stopped.value.code

    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    # What was just minted is full of blanks: check names them all, and nothing is built of them.
    assert [run(line) for line in lines] == [0, 0, 1, 1]
    printed = capsys.readouterr().out
    mine = empty / "mine"
    (minted,) = mine.glob("*/*.yaml")
    for path in (mine / "dataset.yaml", minted):
        for number, text in enumerate(path.read_text().splitlines(), 1):
            assert ("TODO" in text) == (f"{path.relative_to(empty)}:{number}:" in printed)
    write(mine / "dataset.yaml", INFO)
    for record in [*base(), statement(minted.stem)]:
        write(mine / f"{record.record_type}s" / f"{record.id}.yaml", record.to_plain())
    assert [run(line) for line in lines[2:]] == [0, 0]


def test_the_sql_example_runs_in_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    (sql,) = [body for language, body in BLOCKS if language == "sql"]
    monkeypatch.chdir(NEWEST)
    rows = duckdb.sql(sql).fetchall()
    assert ("2025-03-12", "Kremlin", "noncommittal", "carefully studying") in rows


def test_every_table_is_described() -> None:
    named = set(re.findall(r"`([a-z_]+)`", TEXT[TEXT.index("## What is in a release") :]))
    assert set(reading.tables()) <= named


def test_every_bar_is_that_of_its_benchmark() -> None:
    for bar, name in (("1.5 x", "import_time"), ("1.15 x", "load"), ("0.75 x", "yaml_reading")):
        assert bar in TEXT
        code = (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
        assert re.search(rf"^BAR\b.*= {bar.split()[0]}$", code, re.MULTILINE), name


def test_the_versions_of_duckdb_are_those_of_the_tests() -> None:
    """Ours writes the export, and tests/foreign/test_duckdb.py opens it with the other."""
    said = re.search(r"write it with DuckDB (\S+) and open it with (\S+) \|", TEXT)
    assert said
    locks = {"dev.txt": "duckdb", "foreign/duckdb.txt": "duckdb-cli"}
    for version, (lock, package) in zip(said.groups(), locks.items(), strict=True):
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        assert re.search(rf"^{package}=={re.escape(version)}\.", text, re.MULTILINE), lock
