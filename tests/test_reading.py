"""Reading: tables in three forms, records as models, and refusing what is not as released."""

from __future__ import annotations

import datetime
import random
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ceasefire_data.catalog import Release
from ceasefire_data.errors import (
    MissingExtra,
    ReleaseCorrupt,
    UnknownId,
    UnknownTable,
    UsageError,
)
from ceasefire_data.models import Actor, Source
from ceasefire_data.models.record import Record
from ceasefire_data.reading import get, load, parse_day, resolve, tables
from tests.release import samples
from tests.release.samples import source

ROOT = Path(__file__).resolve().parents[1]


def merged(record_id: str, into: str) -> dict[str, Any]:
    fate = {"record_status": "merged", "merged_into": into, "status_reason": "The same."}
    return source(record_id, **fate)


RECORDS = [
    source("alpha-report"),
    source("beta-report"),
    merged("bravo-report", "beta-report"),
    merged("bravo-reprint", "bravo-report"),
    source("gone-report", record_status="withdrawn", status_reason="Not ours."),
]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A release that no test changes."""
    return samples.release(tmp_path_factory.mktemp("shared") / "releases", "2026.11.0", RECORDS)


@pytest.fixture
def own(tmp_path: Path) -> Release:
    """A release that the test may damage."""
    return samples.release(tmp_path / "releases", "2026.11.0", RECORDS)


@pytest.fixture(autouse=True)
def newest(shared: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceasefire_data.catalog.release_roots", lambda: (shared.path.parent,))


def test_a_table_is_loaded_as_it_was_released(shared: Release) -> None:
    expected = samples.tables(RECORDS)
    for name, table in expected.items():
        assert load(name).equals(table, check_metadata=True)
        for release in (shared, "2026.11.0", shared.path, str(shared.path)):
            assert load(name, release).equals(table)
    assert load("changes").num_rows == len(RECORDS)
    assert tables() == tables("2026.11.0") == (*sorted(["changes", *expected]),)


def test_columns_come_in_the_order_asked_for() -> None:
    whole = load("sources")
    for columns in (["title", "source_id"], ["is_reprint"], ("published", "title")):
        assert load("sources", columns=columns).equals(whole.select(list(columns)))
    assert load("sources", columns=[]).num_columns == 0


def test_pandas_keeps_types_and_gaps() -> None:
    frame = load("sources", as_="pandas")
    assert frame.shape == (2, 5)
    assert str(frame["published"].dtype).startswith("datetime64")
    assert str(frame["text_length"].dtype) == "Int32"
    assert str(frame["is_reprint"].dtype) == "boolean"
    assert frame["published"].isna().tolist() == [True, False]
    assert frame["published"][1].date() == date(2025, 3, 12)
    assert frame["text_length"].tolist()[0] == 1_000
    assert list(load("sources", as_="pandas", columns=["title"]).columns) == ["title"]


def test_polars_has_the_same_rows() -> None:
    frame = load("sources", as_="polars")
    assert frame.rows() == [tuple(row.values()) for row in load("sources").to_pylist()]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_names_its_extra(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'ceasefire-data\[{library}\]'"):
        load("sources", as_=library)


def test_a_broken_library_is_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "polars":
                raise ModuleNotFoundError("No module named 'inner'", name="inner")

    monkeypatch.delitem(sys.modules, "polars", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(ModuleNotFoundError, match="inner"):
        load("sources", as_="polars")


def test_wrong_words_are_refused() -> None:
    for wrong in ({"as_": "numpy"}, {"columns": "title"}, {"columns": ["title", "title"]}):
        with pytest.raises(UsageError):
            load("sources", **wrong)


def test_unknown_tables_and_columns_come_with_near_matches() -> None:
    with pytest.raises(UnknownTable, match=r"no table 'source'; did you mean 'sources'\?"):
        load("source")
    with pytest.raises(UnknownTable, match=r"no table 'xyz'; there are changes, records, "):
        load("xyz")
    with pytest.raises(UnknownTable, match=r"no column 'titel'; did you mean 'title'\?"):
        load("sources", columns=["source_id", "titel"])
    for wrong in ("../sources", "sources.parquet", ""):
        with pytest.raises(UnknownTable):
            load(wrong)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Any, ...]]]:
    """Stand in for the module that knows the two clocks, and note how it is called."""
    calls: list[tuple[Any, ...]] = []

    def clock(called: str) -> Callable[[str, pa.Table, date, Release], pa.Table]:
        def show(name: str, table: pa.Table, day: date, release: Release) -> pa.Table:
            calls.append((called, name, table.column_names, day, release))
            return table.slice(0, 1)

        return show

    module = types.ModuleType("ceasefire_data.known")
    module.__dict__.update(known_by_table=clock("known_by"), on_table=clock("on"))
    monkeypatch.setitem(sys.modules, "ceasefire_data.known", module)
    yield calls


@pytest.mark.parametrize("clock", ["known_by", "on"])
def test_a_clock_is_asked_with_all_columns(
    known: list[tuple[Any, ...]], shared: Release, clock: str
) -> None:
    whole = load("sources")
    days: list[Any] = [date(2025, 3, 12), "2025-03-12"]
    for day in days:
        got = load("sources", columns=["title"], **{clock: day})
        assert got.equals(whole.slice(0, 1).select(["title"]))
        assert known.pop() == (clock, "sources", whole.column_names, date(2025, 3, 12), shared)
    with pytest.raises(UnknownTable, match="no column"):
        load("sources", columns=["nope"], **{clock: days[0]})
    assert load("sources", as_="polars", **{clock: days[0]}).height == 1


def test_there_is_one_clock_at_a_time() -> None:
    with pytest.raises(UsageError, match="two clocks"):
        load("sources", known_by="2025-03-12", on="2025-03-12")


@pytest.mark.parametrize(
    "value",
    [
        *("12 March 2025", "2025-03", "20250312", "2025-W11-3", "2025-02-30", "", "2025-03-12 "),
        *(20250312, None, datetime.datetime(2025, 3, 12, tzinfo=datetime.UTC), ["2025-03-12"]),
    ],
    ids=repr,
)
def test_a_day_is_a_date_or_its_text(value: Any) -> None:
    with pytest.raises(UsageError, match="known_by must be a day"):
        parse_day(value, "known_by")
    if value is not None:
        with pytest.raises(UsageError, match="known_by must be a day"):
            load("sources", known_by=value)


def test_every_flipped_byte_of_a_table_is_refused(own: Release) -> None:
    for name in own.tables:
        path = own.path / f"{name}.parquet"
        whole = path.read_bytes()
        choose = random.Random(name)
        for bit in choose.sample(range(len(whole) * 8), 100):
            path.write_bytes(samples.flipped(whole, bit))
            with pytest.raises(ReleaseCorrupt, match=rf"{name}\.parquet") as caught:
                load(name, own)
            assert "\n" not in str(caught.value)
        path.write_bytes(whole)
        assert load(name, own).equals(load(name, own))


@pytest.mark.parametrize("name", ["manifest.json", "SHA256SUMS"])
def test_every_flipped_byte_of_what_says_what_is_right_is_refused(own: Release, name: str) -> None:
    path = own.path / name
    whole = path.read_bytes()
    # The line of a file that load does not read is not its business: that is for verify.
    for bit in random.Random(name).sample(range(len(whole) * 8), 200):
        path.write_bytes(samples.flipped(whole, bit))
        line = whole[: bit // 8].count(b"\n")
        if name == "manifest.json" or b".parquet" in whole.splitlines()[line]:
            with pytest.raises(ReleaseCorrupt, match=name):
                load("sources", own)


def test_truncated_swapped_and_missing_files_are_refused(own: Release, tmp_path: Path) -> None:
    path = own.path / "sources.parquet"
    whole = path.read_bytes()
    other = (own.path / "title_words.parquet").read_bytes()
    for data in (whole[:-1], whole[:100], b"", whole + b"\0", other):
        path.write_bytes(data)
        with pytest.raises(ReleaseCorrupt, match=r"sources\.parquet"):
            load("sources", own)
    path.unlink()
    with pytest.raises(ReleaseCorrupt, match="missing"):
        load("sources", own)
    (tmp_path / "real.parquet").write_bytes(whole)
    path.symlink_to(tmp_path / "real.parquet")
    with pytest.raises(ReleaseCorrupt, match="symbolic link"):
        load("sources", own)


def test_a_file_that_is_no_parquet_is_corrupt_even_with_its_hash(
    own: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceasefire_data.reading.read_table_bytes", lambda folder, entry: b"PAR1")
    with pytest.raises(ReleaseCorrupt, match="cannot be read as Parquet"):
        load("sources", own)


def test_get_returns_models_and_follows_merges() -> None:
    alpha = get("alpha-report")
    assert isinstance(alpha, Source)
    assert alpha.title == "The title of alpha-report"
    assert get("alpha-report", Source) == get("alpha-report", Record) == alpha
    assert get("bravo-reprint").id == "beta-report"
    assert get("gone-report", Source, "2026.11.0").record_status == "withdrawn"


def test_get_refuses_another_type_and_unknown_ids() -> None:
    with pytest.raises(UnknownId, match=r"alpha-report .* is a Source, not an Actor"):
        get("alpha-report", Actor)
    with pytest.raises(UnknownId, match=r"'alpha-rapport'; did you mean 'alpha-report'"):
        get("alpha-rapport")
    with pytest.raises(UnknownId, match="no record 'x'"):
        resolve("x")


def test_resolve_goes_to_the_end() -> None:
    ends = {"alpha-report": "alpha-report", "bravo-reprint": "beta-report"}
    assert {record_id: resolve(record_id) for record_id in ends} == ends


@pytest.mark.parametrize(
    ("records", "fault"),
    [
        ([merged("a", "b"), merged("b", "c"), merged("c", "b")], "goes in a circle"),
        ([merged("a", "b")], "points at nothing"),
    ],
)
def test_merges_without_end_do_not_hang(
    records: list[dict[str, Any]], fault: str, tmp_path: Path
) -> None:
    folder = samples.candidate(tmp_path, "2026.11.0", records)
    for attempt in (get, resolve):
        with pytest.raises(ReleaseCorrupt, match=fault):
            attempt("a", release=folder)


def test_a_record_of_a_later_schema_is_told(tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path, "2026.11.0", [source("a", colour="red")])
    with pytest.raises(ReleaseCorrupt, match=r"does not fit the models .* the first at colour"):
        get("a", release=folder)


def test_get_sees_a_release_that_was_replaced(tmp_path: Path) -> None:
    """The index of records is kept, but only for the very file that it was made of."""
    for title in ("One", "Two"):
        folder = samples.candidate(tmp_path, "2026.11.0", [source("a", title=title)])
        assert get("a", Source, folder).title == title


def test_loading_imports_nothing_that_is_slow(shared: Release) -> None:
    """Pandas is installed here and must not be imported for an Arrow table."""
    code = (
        "import sys; from ceasefire_data.reading import load, tables;"
        f"tables({str(shared.path)!r}); assert 'pyarrow' not in sys.modules;"
        f"load('sources', {str(shared.path)!r});"
        "print(*sorted({'pandas', 'polars', 'pydantic', 'yaml', 'difflib', 'pyarrow.dataset',"
        " 'importlib.metadata', 'importlib.resources'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []


@pytest.mark.parametrize("name", ["CHANGES.md", "manifest.json", "validation.json", "SHA256SUMS"])
def test_load_refuses_a_release_with_any_small_file_changed(name: str, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "2026.11.0"
    shutil.copytree(Path(__file__).parents[1] / "releases" / "2026.11.0", folder)
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(bytes(data))
    with pytest.raises(ReleaseCorrupt, match=name.partition(".")[0]):
        load("statements", folder)
