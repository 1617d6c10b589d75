"""Whatever table of a release is changed, and however well it is hidden, `verify` names it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow.parquet import ParquetFile

from ceasefire_data.catalog import open_release
from ceasefire_data.paths import records_dir
from ceasefire_data.release.building import build
from ceasefire_data.release.candidate import write_receipt
from ceasefire_data.release.following import Rebuild
from ceasefire_data.release.manifest import write_table
from ceasefire_data.release.rebuilding import (
    WRITTEN,
    rebuild_changes,
    rebuild_release,
    rebuild_texts,
)
from ceasefire_data.release.receipt import rules_here
from ceasefire_data.release.verify import verify
from ceasefire_data.tabular.tables import TABLES
from tests.release import samples
from tests.release.test_verify import changes, reseal, write, write_sums

CHANGES = ("one row removed", "all rows removed", "a cell changed")
HIDDEN = ("in nothing", "in SHA256SUMS", "in the manifest", "in every digest")


@pytest.fixture(scope="module")
def candidate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a candidate of the data set itself, with the receipt of rules that all hold."""
    base = tmp_path_factory.mktemp("candidates")
    folder = build(records_dir(), base, records_dir().parents[1] / "releases").folder
    rules = rules_here(folder, open_release(folder)[1])
    assert rules is not None
    counts: dict[str, int] = {}
    for rule in rules:
        if rule.table is not None:
            counts[rule.table] = counts.get(rule.table, 0) + 1
    summary = {
        "passed": True,
        "rules": [
            {"rule": one.name, "table": one.table, "severity": one.severity, "findings": 0}
            for one in rules
        ],
        "suites": {name: {"evaluated": n, "written": n} for name, n in counts.items()},
    }
    write_receipt(folder, summary)
    return folder


@pytest.fixture(scope="module")
def rebuild(candidate: Path) -> Rebuild:
    """Return what rebuilds a release, and remembers what follows from the records as they were."""
    sound = {
        name: ParquetFile(candidate / f"{name}.parquet").read()
        for name in open_release(candidate)[1].tables
    }
    remembered = rebuild_release(sound)

    def again(tables: Mapping[str, pa.Table]) -> Mapping[str, pa.Table]:
        if all(tables.get(name) == sound[name] for name in ("records", "recodings", "codes")):
            return remembered | {name: tables[name] for name in WRITTEN if name in tables}
        return rebuild_release(tables)

    return again


def findings(folder: Path, rebuild: Rebuild) -> tuple[str, ...]:
    """Verify a release with all that the command verifies."""
    return verify(
        folder, rebuild=rebuild, changes=rebuild_changes, write=rebuild_texts, rules=rules_here
    )


def changed(table: pa.Table, how: str) -> pa.Table:
    """Return a table with one row or all rows less, or with another value in one cell."""
    if how == "one row removed":
        return table.slice(1)
    if how == "all rows removed":
        return table.slice(0, 0)
    place = table.num_columns - 1
    field = table.schema.field(place)
    values = table[field.name].to_pylist()
    values[0] = other(values[0], field.type)
    return table.set_column(place, field, pa.array(values, field.type))


def other(value: Any, type_: pa.DataType) -> Any:
    """Return another value of the same type."""
    if pa.types.is_string(type_):
        return f"{value or ''} and more"
    if pa.types.is_boolean(type_):
        return not value
    if pa.types.is_date(type_):
        return (value or date(2025, 1, 1)) + timedelta(days=1)
    return (value or 0) + 1


def hide(folder: Path, name: str, where: str) -> None:
    """Have checksums, manifest, receipt and Croissant agree with a changed table, or some."""
    if where == "in SHA256SUMS":
        write_sums(folder)
    elif where != "in nothing":
        reseal(folder, name, croissant=where == "in every digest")


def assert_named(folder: Path, name: str, check: Callable[[Path], tuple[str, ...]]) -> None:
    """Change a table in every way, hide that in every way: it is named, and no other file."""
    for how in CHANGES:
        for where in HIDDEN:
            again = folder.parent / how / where / folder.name
            shutil.copytree(folder, again)
            path = again / f"{name}.parquet"
            write_table(changed(ParquetFile(path).read(), how), path)
            hide(again, name, where)
            lines = check(again)
            if where == "in every digest" and name in WRITTEN:
                continue  # it was written by hand and follows from nothing else
            assert lines, (how, where)
            assert all(f"{name}.parquet" in line for line in lines), (how, where)
            shutil.rmtree(again)


@pytest.mark.parametrize("name", ["changes", "records", "sources", "title_words"])
def test_a_forged_table_of_a_small_release_is_named(tmp_path: Path, name: str) -> None:
    def check(folder: Path) -> tuple[str, ...]:
        return verify(folder, rebuild=samples.rebuild, changes=changes, write=write)

    assert_named(samples.release(tmp_path / "releases", "2026.11.0").path, name, check)


@pytest.mark.slow
def test_the_candidate_is_sound(candidate: Path) -> None:
    assert findings(candidate, rebuild_release) == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", TABLES)
def test_a_forged_table_is_named_and_no_other_file(
    candidate: Path, rebuild: Rebuild, tmp_path: Path, name: str
) -> None:
    folder = shutil.copytree(candidate, tmp_path / candidate.name)
    assert_named(folder, name, lambda folder: findings(folder, rebuild))
