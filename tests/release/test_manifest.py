"""The fixed form of released files: content hashes above all, then manifest, sums and receipt."""

from __future__ import annotations

import hashlib
import json
import math
import struct
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.errors import ReleaseCorrupt, ReleaseRefused, UsageError
from ceasefire_data.manifest import parse_manifest, parse_sums
from ceasefire_data.release.manifest import (
    ROW_GROUP_SIZE,
    WRITER,
    build_manifest,
    content_hash,
    identity_of,
    receipt_text,
    sums_text,
    table_entry,
    write_table,
)
from ceasefire_data.version import package_version
from tests.release.drawn_tables import Drawn, few, releases
from tests.release.samples import FIRST, PASSED, identity, tables

VALUES: dict[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "text": (pa.string(), st.text(st.characters(exclude_categories=["Cs"]), max_size=5)),
    "small": (pa.int32(), st.integers(-(2**31), 2**31 - 1)),
    "large": (pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    "flag": (pa.bool_(), st.booleans()),
    "day": (pa.date32(), st.dates(date(1066, 1, 1), date(2999, 12, 31))),
    "ratio": (pa.float64(), st.floats(allow_nan=False, allow_infinity=False)),
}
SCHEMA = pa.schema([(name, type_) for name, (type_, _) in VALUES.items()])


@st.composite
def columns(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Draw columns of every type, of one length, with gaps."""
    length = draw(st.integers(0, 12))
    return {
        name: draw(st.lists(st.none() | values, min_size=length, max_size=length))
        for name, (_, values) in VALUES.items()
    }


def build(data: dict[str, list[Any]]) -> pa.Table:
    return pa.table(data, schema=SCHEMA)


@given(columns(), st.data())
def test_content_hash_does_not_see_chunks_slices_or_files(
    data: dict[str, list[Any]], draws: st.DataObject
) -> None:
    table = build(data)
    expected = content_hash(table)
    cuts = sorted(draws.draw(st.lists(st.integers(0, table.num_rows), max_size=3)))
    edges = [0, *cuts, table.num_rows]
    parts = [table.slice(a, b - a) for a, b in pairwise(edges)]
    assert content_hash(pa.concat_tables(parts)) == expected

    padded = pa.concat_tables([build({**data, "text": ["odd"] * table.num_rows}), table, table])
    middle = padded.combine_chunks().slice(table.num_rows, table.num_rows)
    assert content_hash(middle) == expected, "an offset into larger buffers"

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", row_group_size=5)
    assert content_hash(pq.ParquetFile(pa.BufferReader(sink.getvalue())).read()) == expected
    assert content_hash(table.replace_schema_metadata({"any": "thing"})) == expected
    assert content_hash(pa.Table.from_pylist(table.to_pylist(), schema=SCHEMA)) == expected


@given(columns().filter(lambda data: bool(data["text"])), st.data())
def test_content_hash_sees_every_cell(data: dict[str, list[Any]], draws: st.DataObject) -> None:
    name = draws.draw(st.sampled_from(sorted(VALUES)))
    row = draws.draw(st.integers(0, len(data[name]) - 1))
    other = draws.draw((st.none() | VALUES[name][1]).filter(lambda value: value != data[name][row]))
    changed = {**data, name: [*data[name][:row], other, *data[name][row + 1 :]]}
    assert content_hash(build(changed)) != content_hash(build(data))


@pytest.mark.parametrize(
    ("column", "nothing", "empty"),
    [
        ("text", None, ""),
        ("small", None, 0),
        ("large", None, 0),
        ("flag", None, False),
        ("day", None, date(1970, 1, 1)),
    ],
)
def test_content_hash_tells_a_gap_from_an_empty_value(
    column: str, nothing: None, empty: object
) -> None:
    type_ = SCHEMA.field(column).type
    one, other = (pa.table({column: pa.array([value], type_)}) for value in (nothing, empty))
    assert content_hash(one) != content_hash(other)


def test_content_hash_tells_where_one_text_ends_and_the_next_begins() -> None:
    hashes = {
        content_hash(pa.table({"text": pa.array(values, pa.string())}))
        for values in (["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"], ["abc", None], ["abc"])
    }
    assert len(hashes) == 6


def test_content_hash_sees_names_types_and_the_order_of_rows_and_columns() -> None:
    plain = pa.table({"a": pa.array([1, 2], pa.int32()), "b": pa.array([3, 4], pa.int32())})
    others = [
        plain.select(["b", "a"]),
        plain.rename_columns(["a", "c"]),
        plain.take(pa.array([1, 0])),
        plain.set_column(0, "a", pa.array([1, 2], pa.int64())),
        plain.set_column(0, "a", pa.array([1, 2], pa.int32()).view(pa.date32())),
        plain.slice(0, 1),
        plain.slice(0, 0),
    ]
    assert len({content_hash(table) for table in [plain, *others]}) == len(others) + 1


def test_content_hash_ignores_what_lies_under_a_gap() -> None:
    """Buffers may hold anything where the validity bit is off; it is no content."""
    valid = pa.py_buffer(bytes([0b101]))
    clean = pa.array([1, None, 3], pa.int32())
    values = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (1, 77, 3)))
    dirty = pa.Array.from_buffers(pa.int32(), 3, [valid, values])
    assert content_hash(pa.table({"a": dirty})) == content_hash(pa.table({"a": clean}))
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 1, 5, 6)))
    text = pa.Array.from_buffers(pa.string(), 3, [valid, offsets, pa.py_buffer(b"ajunkc")])
    plain = pa.array(["a", None, "c"], pa.string())
    assert content_hash(pa.table({"a": text})) == content_hash(pa.table({"a": plain}))


def test_content_hash_is_the_documented_one() -> None:
    """Written out by hand from the docstring, over more than one block: the form is a promise."""
    rows = 65_536 + 3
    texts = ["é" if row % 3 else None for row in range(rows)]
    days = [date(1970, 1, 1) + timedelta(row % 9) if row % 2 else None for row in range(rows)]

    def digest(values: list[Any], encode: Any, text: bool) -> str:
        column = hashlib.sha256()
        for start in range(0, rows, 65_536):
            block = values[start : start + 65_536]
            column.update(bytes(value is not None for value in block))
            parts = [encode(value) for value in block]
            if text:
                column.update(b"".join(len(part).to_bytes(8, "little") for part in parts))
            column.update(b"".join(parts))
        return column.hexdigest()

    text_hash = digest(texts, lambda value: (value or "").encode(), text=True)
    day_hash = digest(
        days,
        lambda value: ((value - date(1970, 1, 1)).days if value else 0).to_bytes(4, "little"),
        text=False,
    )
    lines = f'{rows}\n["text","string","{text_hash}"]\n["day","date32","{day_hash}"]\n'
    expected = hashlib.sha256(f"ceasefire-data content hash 1\n{lines}".encode()).hexdigest()
    table = pa.table({"text": pa.array(texts, pa.string()), "day": pa.array(days, pa.date32())})
    assert content_hash(table) == expected


@pytest.mark.parametrize(
    "type_",
    [
        pa.list_(pa.string()),
        pa.float32(),
        pa.timestamp("us"),
        pa.large_string(),
        pa.dictionary(pa.int32(), pa.string()),
        pa.null(),
        pa.struct([("a", pa.int32())]),
    ],
    ids=str,
)
def test_other_types_are_refused(type_: pa.DataType, tmp_path: Path) -> None:
    table = pa.table({"odd_column": pa.array([None], pa.null()).cast(type_)})
    with pytest.raises(ReleaseRefused, match="odd_column"):
        content_hash(table)
    with pytest.raises(ReleaseRefused, match="odd_column"):
        write_table(table, tmp_path / "odd.parquet")


def test_figures_have_one_form(tmp_path: Path) -> None:
    """-0.0 equals 0.0 and has other bytes; what the hash takes for the same is written the same."""
    one, other = (
        pa.table({"ratio": pa.chunked_array([[0.25, None], [zero]], pa.float64())})
        for zero in (0.0, -0.0)
    )
    assert content_hash(one) == content_hash(other)
    for name, table in (("one", one), ("other", other)):
        write_table(table, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert content_hash(one) != content_hash(pa.table({"ratio": [0.25, 0.0, 0.0]}))
    values = hashlib.sha256(b"\1\0\1" + struct.pack("<3d", 0.25, 0, 0)).hexdigest()
    line = f'3\n["ratio","float64","{values}"]\n'
    expected = hashlib.sha256(f"ceasefire-data content hash 1\n{line}".encode()).hexdigest()
    assert content_hash(one) == expected


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(odd: float, tmp_path: Path) -> None:
    table = pa.table({"ratio": pa.array([0.5, None, odd], pa.float64(), from_pandas=False)})
    with pytest.raises(ReleaseRefused, match="NaN or infinite"):
        content_hash(table)
    with pytest.raises(ReleaseRefused, match="NaN or infinite"):
        write_table(table, tmp_path / "odd.parquet")


def test_parquet_bytes_do_not_depend_on_chunks_or_the_order_of_metadata(tmp_path: Path) -> None:
    rows = 2 * ROW_GROUP_SIZE + 17
    whole = pa.table(
        {"text": pa.array([f"text {n % 999}" for n in range(rows)]), "n": pa.array(range(rows))}
    )
    one = whole.replace_schema_metadata({"a": "1", "b": "2"})
    parts = [whole.slice(start, 7_777) for start in range(0, rows, 7_777)]
    other = pa.concat_tables(parts).replace_schema_metadata({"b": "2", "a": "1"})
    write_table(one, tmp_path / "one.parquet")
    write_table(other, tmp_path / "other.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "other.parquet").read_bytes()


def test_parquet_is_written_as_readers_in_browsers_need_it(tmp_path: Path) -> None:
    path = tmp_path / "sources.parquet"
    write_table(tables(FIRST)["sources"], path)
    metadata = pq.ParquetFile(path).metadata
    column = metadata.row_group(0).column(0)
    assert metadata.format_version == WRITER["version"]
    assert column.compression == "SNAPPY"
    assert column.has_offset_index
    assert column.is_stats_set


def test_an_empty_table_keeps_its_columns(tmp_path: Path) -> None:
    table = tables([])["sources"]
    write_table(table, tmp_path / "empty.parquet")
    assert pq.ParquetFile(tmp_path / "empty.parquet").read().schema.equals(table.schema)


def test_text_that_is_not_text_is_refused(tmp_path: Path) -> None:
    buffers = [None, pa.py_buffer((0).to_bytes(4, "little") + (1).to_bytes(4, "little"))]
    broken = pa.Array.from_buffers(pa.string(), 1, [*buffers, pa.py_buffer(b"\xff")])
    with pytest.raises(ReleaseRefused, match="do not allow"):
        write_table(pa.table({"a": broken}), tmp_path / "a.parquet")


def test_manifest_has_its_form_and_reads_back(tmp_path: Path) -> None:
    table = tables(FIRST)["sources"]
    path = tmp_path / "sources.parquet"
    write_table(table, path)
    entry = table_entry(table, path)
    text = build_manifest(identity("2026.11.1"), "2026.11.0", {"sources": entry})
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"
    assert set(json.loads(text)) == {
        *("dataset", "title", "version", "day", "schema_version", "licence", "previous"),
        *("description", "homepage", "processes", "writer", "records", "tables"),
    }
    manifest = parse_manifest(text.encode(), "manifest.json")
    assert (manifest.version, manifest.previous) == ("2026.11.1", "2026.11.0")
    assert manifest.day == date(2026, 11, 23)
    assert (manifest.pyarrow, manifest.package) == (pa.__version__, package_version())
    assert manifest.tables == {"sources": entry}
    assert entry.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (entry.rows, entry.columns, entry.bytes) == (3, 5, path.stat().st_size)


@few
@given(releases())
def test_what_a_release_says_of_itself_reads_back(drawn: Drawn) -> None:
    with TemporaryDirectory() as folder:
        text = build_manifest(drawn.identity, None, drawn.entries())
        Path(folder, "manifest.json").write_text(text, encoding="utf-8")
        assert identity_of(Path(folder)) == drawn.identity


def test_older_manifests_say_less_of_themselves(tmp_path: Path) -> None:
    said = json.loads(build_manifest(identity("2026.11.1"), None, {}))
    older = {key: value for key, value in said.items() if key not in ("description", "homepage")}
    del older["writer"]["package"]
    (tmp_path / "manifest.json").write_text(json.dumps(older), encoding="utf-8")
    assert parse_manifest(json.dumps(older).encode(), "manifest.json").package is None
    assert identity_of(tmp_path) == identity("2026.11.1", description="", homepage=None)


@pytest.mark.parametrize("wrong", [{"description": None}, {"homepage": ["a"]}, {"title": 1}])
def test_a_manifest_that_says_something_else_is_damaged(
    tmp_path: Path, wrong: dict[str, Any]
) -> None:
    said = json.loads(build_manifest(identity("2026.11.1"), None, {}))
    (tmp_path / "manifest.json").write_text(json.dumps(said | wrong), encoding="utf-8")
    with pytest.raises(ReleaseCorrupt, match=r"manifest\.json: .*must be a? ?text"):
        identity_of(tmp_path)


@pytest.mark.parametrize("version", ["2026.11", "2026.13.0", "2026.01.0", "v2026.11.0", "latest"])
def test_a_manifest_has_a_calendar_version(version: str) -> None:
    with pytest.raises(ReleaseCorrupt, match="version"):
        build_manifest(identity(version), None, {})


def test_sums_are_in_the_form_of_sha256sum() -> None:
    text = sums_text({"b.md": "b" * 64, "a.md": "a" * 64, "SHA256SUMS": "c" * 64})
    assert text == f"{'a' * 64}  a.md\n{'b' * 64}  b.md\n"
    assert parse_sums(text.encode(), "SHA256SUMS") == {"a.md": "a" * 64, "b.md": "b" * 64}


def test_receipt_names_the_manifest_and_sorts_its_rules() -> None:
    rules = [{"rule": f"R-{n}", "table": None, "severity": "error", "findings": 0} for n in (2, 1)]
    text = receipt_text(b"{}", {**PASSED, "rules": rules})
    receipt = json.loads(text)
    assert receipt["manifest_sha256"] == hashlib.sha256(b"{}").hexdigest()
    assert [rule["rule"] for rule in receipt["rules"]] == ["R-1", "R-2"]
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    "summary",
    [
        {"passed": True, "rules": []},
        {**PASSED, "host": "x"},
        {**PASSED, "passed": "yes"},
        {**PASSED, "rules": [{"rule": "R-1", "seconds": 2}]},
    ],
)
def test_a_receipt_has_no_room_for_more(summary: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        receipt_text(b"{}", summary)
