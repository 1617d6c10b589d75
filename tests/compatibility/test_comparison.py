"""The guard as a whole: levels become versions, and the repository declares a fitting one."""

from __future__ import annotations

import dataclasses
import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data import cli, paths
from ceasefire_data.compatibility import contract
from ceasefire_data.compatibility.comparison import Comparison, compare, raised
from ceasefire_data.compatibility.contract import (
    Contract,
    contract_of,
    declared,
    frozen_versions,
    published,
    version_numbers,
)
from ceasefire_data.compatibility.difference import Difference, Level
from ceasefire_data.curation.schemas import schema_files, write_schemas
from ceasefire_data.errors import ReleaseCorrupt, UsageError
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.paths import schemas_dir

PATCH, MINOR, MAJOR = Level
NOW = declared()


def as_of(version: str, **changes: object) -> Contract:
    return dataclasses.replace(NOW, version=version, **changes)  # type: ignore[arg-type]


# --- versions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "level", "next_version"),
    [
        ("1.2.3", None, "1.2.3"),
        ("1.2.3", PATCH, "1.2.4"),
        ("1.2.3", MINOR, "1.3.0"),
        ("1.2.3", MAJOR, "2.0.0"),
        ("0.2.3", PATCH, "0.2.4"),
        ("0.2.3", MINOR, "0.3.0"),
        ("0.2.3", MAJOR, "0.3.0"),
    ],
)
def test_a_level_raises_its_part_of_the_version(
    version: str, level: Level | None, next_version: str
) -> None:
    assert raised(version, level) == next_version


@pytest.mark.parametrize("version", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0\n"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(UsageError, match="not a schema version"):
        version_numbers(version)


@pytest.mark.parametrize(
    ("declared_version", "levels", "sufficient", "verdict"),
    [
        ("1.0.0", [], True, "0 changes since 1.0.0: schema 1.0.0 is right"),
        ("1.4.0", [], True, "0 changes since 1.0.0: schema 1.4.0 is enough; 1.0.0 would be, too"),
        ("0.9.0", [], False, "0 changes since 1.0.0: declare schema 1.0.0 or higher, not 0.9.0"),
        (
            "1.0.0",
            [PATCH],
            False,
            "1 change since 1.0.0, the greatest patch: declare schema 1.0.1 or higher, not 1.0.0",
        ),
        (
            "1.0.1",
            [PATCH, MINOR],
            False,
            "2 changes since 1.0.0, the greatest minor: declare schema 1.1.0 or higher, not 1.0.1",
        ),
        (
            "1.1.0",
            [MINOR],
            True,
            "1 change since 1.0.0, the greatest minor: schema 1.1.0 is right",
        ),
        (
            "1.10.0",
            [MAJOR],
            False,
            "1 change since 1.0.0, the greatest major: declare schema 2.0.0 or higher, not 1.10.0",
        ),
        (
            "2.0.0",
            [PATCH],
            True,
            "1 change since 1.0.0, the greatest patch: schema 2.0.0 is enough; 1.0.1 would be, too",
        ),
    ],
)
def test_the_verdict(
    declared_version: str, levels: list[Level], sufficient: bool, verdict: str
) -> None:
    changes = tuple(Difference(level, "somewhere", "something") for level in levels)
    found = Comparison("1.0.0", declared_version, changes)
    assert found.sufficient is sufficient
    assert found.verdict() == verdict
    assert found.to_plain()["sufficient"] is sufficient


@given(
    st.sampled_from([None, *Level]),
    st.tuples(*[st.integers(0, 20)] * 3),
    st.tuples(*[st.integers(0, 20)] * 3),
)
def test_enough_stays_enough_when_the_version_is_raised(
    level: Level | None, old: tuple[int, int, int], new: tuple[int, int, int]
) -> None:
    before, now = (".".join(map(str, numbers)) for numbers in (old, new))
    changes = () if level is None else (Difference(level, "somewhere", "something"),)
    if Comparison(before, now, changes).sufficient:
        assert new >= old
        assert all(
            Comparison(before, raised(now, higher), changes).sufficient for higher in [*Level]
        )


# --- contracts -----------------------------------------------------------------------------------


def test_the_version_declared_is_enough_for_what_changed() -> None:
    found = compare(published(schemas_dir()), NOW)
    assert found.sufficient, "\n".join([*map(str, found.differences), found.verdict()])


def test_each_published_version_was_enough_for_what_had_changed() -> None:
    versions = frozen_versions(schemas_dir())
    assert versions[:2] == ["0.1.0", "1.0.0"]
    for before, after in pairwise(versions):
        found = compare(published(schemas_dir(), before), published(schemas_dir(), after))
        assert found.sufficient, found.verdict()


def test_what_is_the_same_has_no_difference() -> None:
    assert compare(NOW, contract_of(SCHEMA_VERSION, schema_files())).differences == ()
    assert compare(as_of("1.0.0"), as_of("1.0.0")).needed is None


def test_every_part_of_a_contract_is_compared() -> None:
    for part, empty in (("schemas", {}), ("code_lists", {}), ("tables", []), ("crosswalk", [])):
        less, whole = as_of("1.0.0", **{part: empty}), as_of("1.0.0")
        needed = compare(whole, less).needed
        assert needed is MAJOR
        assert compare(less, whole).needed is MINOR


def test_what_several_schemas_share_is_one_line() -> None:
    changed = json.loads(json.dumps(dict(NOW.schemas)))
    for schema in changed.values():
        if "Correction" in schema.get("$defs", {}):
            schema["$defs"]["Correction"]["properties"]["why"]["maxLength"] = 5
    found = compare(as_of("1.0.0"), as_of("1.0.0", schemas=changed))
    assert [str(item) for item in found.differences] == [
        "major: schema actor, meeting, proposal, source, statement: Correction.why: "
        "maxLength changed from 20000 to 5"
    ]


def test_a_version_frozen_and_not_released_has_its_tables_as_data(tmp_path: Path) -> None:
    write_schemas(tmp_path / "99.0.0", check=False)
    write_schemas(tmp_path / "9.0.0", check=False)
    write_schemas(tmp_path / "current", check=False)
    assert frozen_versions(tmp_path) == ["9.0.0", "99.0.0"]
    found = published(tmp_path)
    assert found.version == "99.0.0"
    assert compare(found, dataclasses.replace(NOW, version="99.0.0")).differences == ()


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no version of the schema is published"):
        published(tmp_path)
    with pytest.raises(UsageError, match=r"'9.9.9' is not published; there are: 0.1.0, 1.0.0"):
        published(schemas_dir(), "9.9.9")
    (tmp_path / "98.0.0").mkdir()
    with pytest.raises(UsageError, match=r"schema 98.0.0 names no tables"):
        published(tmp_path)


def test_a_damaged_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "meetings.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(ReleaseCorrupt, match="cannot be read"):
        contract.table_in(path)


# --- the command ---------------------------------------------------------------------------------


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, list[str], str]:
    """Run the command in this process; give exit code, lines and errors."""
    monkeypatch.setattr(sys, "argv", ["ceasefire-data", "schema", *words])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    captured = capsys.readouterr()
    return int(stopped.value.code or 0), captured.out.splitlines(), captured.err


def test_the_command_is_green_here(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, err = run(monkeypatch, capsys, "--compare")
    assert (code, err) == (0, "")
    assert f"schema {SCHEMA_VERSION} is " in lines[-1]
    assert all(line.split(": ")[0] in ("patch", "minor", "major") for line in lines[:-1])


def test_the_command_fails_on_a_version_too_low(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A version is frozen that had a table and a code more than there are now."""
    folder = tmp_path / SCHEMA_VERSION
    write_schemas(folder, check=False)
    tables = json.loads((folder / "tables.json").read_text())
    tables["tables"].append(tables["tables"][0] | {"name": "moods"})
    (folder / "tables.json").write_text(json.dumps(tables))
    codes = folder / "codes" / "match.csv"
    codes.write_text(codes.read_text() + "loose,Loose,Hardly the same.\n")
    monkeypatch.setattr(paths, "schemas_dir", lambda: tmp_path)
    monkeypatch.setattr(contract, "releases", lambda: ())

    code, lines, _ = run(monkeypatch, capsys, "--compare")
    assert code == 1
    assert lines[:2] == [
        "major: table moods: removed",
        "major: code list match: code 'loose' removed",
    ]
    wanted = raised(SCHEMA_VERSION, MAJOR)
    assert lines[-1].endswith(f"declare schema {wanted} or higher, not {SCHEMA_VERSION}")

    code, lines, _ = run(monkeypatch, capsys, "--compare", "--json")
    plain = json.loads("\n".join(lines))
    assert code == 1
    assert (plain["needed"], plain["at_least"], plain["sufficient"]) == ("major", wanted, False)
    assert plain["differences"][0] == {"level": "major", "where": "table moods", "what": "removed"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--compare", "9.9.9"], "schema '9.9.9' is not published"),
        (["--compare", "--check"], "ask for one of them"),
        (["--json"], "--json is for --compare"),
        (["actor", "--check"], "leave TYPE out"),
    ],
)
def test_wrong_use_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    message: str,
) -> None:
    code, lines, err = run(monkeypatch, capsys, *words)
    assert (code, lines) == (2, [])
    assert message in err
    assert err.count("\n") == 1
