"""CSV: other programs read back exactly what was released, nulls and line breaks included."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pytest

from ceasefire_data.errors import UsageError
from ceasefire_data.exports import export_release
from ceasefire_data.models.codes import StanceValue
from ceasefire_data.reading import load, tables
from tests.exports.samples import SUMMARY, oddities, write_release

Rows = list[dict[str, Any]]
_UNESCAPED = {"n": "\n", "r": "\r", "\\": "\\"}
_ESCAPE = "Line breaks are written as"


@pytest.fixture(scope="module")
def folder(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports") / "csv"
    export_release("csv", out, release)
    return out


def metadata(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
    return found


def described(folder: Path, name: str) -> dict[str, Any]:
    (table,) = [one for one in metadata(folder)["tables"] if one["url"] == f"{name}.csv"]
    return dict(table["tableSchema"])


def with_pyarrow(path: Path, schema: pa.Schema) -> Rows:
    options = pa.csv.ConvertOptions(
        column_types=schema,
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
        null_values=[""],
    )
    return list(pa.csv.read_csv(path, convert_options=options).to_pylist())


def with_pandas(path: Path, schema: pa.Schema) -> Rows:
    types = {
        pa.string(): "object",
        pa.int32(): "Int32",
        pa.bool_(): "boolean",
        pa.float64(): "Float64",
    }
    dtypes: dict[Any, Any] = {f.name: types.get(f.type, "object") for f in schema}
    frame = pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])
    for field in schema:
        if field.type == pa.date32():
            frame[field.name] = pd.to_datetime(frame[field.name], format="%Y-%m-%d").dt.date
    frame = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def with_polars(path: Path, schema: pa.Schema) -> Rows:
    frame = pl.from_arrow(schema.empty_table())
    assert isinstance(frame, pl.DataFrame)
    return pl.read_csv(path, schema=frame.schema).to_dicts()


def with_duckdb(path: Path, schema: pa.Schema) -> Rows:
    types = {
        pa.string(): "VARCHAR",
        pa.int32(): "INT",
        pa.bool_(): "BOOL",
        pa.date32(): "DATE",
        pa.float64(): "DOUBLE",
    }
    columns = {field.name: types[field.type] for field in schema}
    relation = duckdb.read_csv(
        str(path), dtype=columns, header=True, delimiter=",", quotechar='"', escapechar='"'
    )
    return list(relation.to_arrow_table().to_pylist())


@pytest.mark.parametrize("read", [with_pyarrow, with_pandas, with_polars, with_duckdb])
def test_every_table_comes_back_as_released(
    read: Callable[[Path, pa.Schema], Rows], folder: Path, release: Path
) -> None:
    for name in tables(release):
        expected = load(name, release)
        if not expected.num_rows:
            continue
        escaped = {
            column["name"]
            for column in described(folder, name)["columns"]
            if _ESCAPE in column["dc:description"]
        }
        rows = read(folder / f"{name}.csv", expected.schema)
        for row in rows:
            for column in escaped:
                if row[column] is not None:
                    row[column] = re.sub(
                        r"\\(.)", lambda match: _UNESCAPED[match[1]], str(row[column])
                    )
        assert rows == expected.to_pylist(), name


def test_line_breaks_are_escaped_where_they_are_and_nowhere_else(folder: Path) -> None:
    text = (folder / "statements.csv").read_text("utf-8")
    assert r'"He said ""no"", then:\n=1+1; C:\\new was «перемирие»."' in text
    columns = {one["name"]: one for one in described(folder, "statements")["columns"]}
    assert _ESCAPE in columns["summary"]["dc:description"]
    assert _ESCAPE in columns["notes"]["dc:description"]
    assert _ESCAPE not in columns["place"]["dc:description"]
    readme = (folder / "README.txt").read_text("utf-8")
    assert "  statements.summary\n" in readme
    assert "statements.place" not in readme
    assert "the table records has withdrawn and merged records too" in readme
    # No line break in this column, so the backslash in it is only a backslash.
    assert "literal \\n\n" in (folder / "oddities.csv").read_text("utf-8").replace(",", "\n")


def test_json_in_cells_is_still_json(folder: Path, release: Path) -> None:
    rows = with_polars(folder / "records.csv", load("records", release).schema)
    (remark,) = [json.loads(row["json"]) for row in rows if row["record_id"] == "remark"]
    assert remark["summary"] == SUMMARY


def test_bytes_are_rfc_4180_on_one_line_each(folder: Path, release: Path) -> None:
    for name in tables(release):
        data = (folder / f"{name}.csv").read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data
        assert data.count(b"\n") == load(name, release).num_rows + 1
    first = (folder / "oddities.csv").read_text("utf-8").splitlines()[1]
    assert first == "odd-00,=1+1,,,true,,,,"


def test_an_empty_text_is_refused(tmp_path: Path) -> None:
    release = write_release(tmp_path / "candidates", oddities(("one", "two", "")))
    with pytest.raises(UsageError) as error:
        export_release("csv", tmp_path / "out", release)
    assert "oddities" in str(error.value)
    assert "odd-02" in str(error.value)
    assert "words" in str(error.value)
    assert not (tmp_path / "out").exists()


def test_metadata_describes_types_and_keys(folder: Path) -> None:
    document = metadata(folder)
    assert document["dc:license"] == {"@id": "https://spdx.org/licenses/CC-BY-4.0.html"}
    assert document["dc:issued"]["@value"] == "2026-11-23"
    odd = described(folder, "oddities")
    assert odd["primaryKey"] == ["oddity_id"]
    assert [column["datatype"] for column in odd["columns"]] == [
        *["string"] * 3,
        *["int", "boolean", "date", "double"],
        *["string"] * 2,
    ]
    assert [column["required"] for column in odd["columns"]] == [True, True, *[False] * 7]
    assert odd["foreignKeys"][0] == {
        "columnReference": ["actor_id"],
        "reference": {"resource": "actors.csv", "columnReference": ["actor_id"]},
    }


def test_keys_to_tables_left_out_are_left_out(release: Path, tmp_path: Path) -> None:
    written = export_release("csv", tmp_path / "out", release, tables=["oddities", "sources"])
    assert {path.name for path in written} == {
        "README.txt",
        "csv-metadata.json",
        "datapackage.json",
        "oddities.csv",
        "sources.csv",
    }
    keys = described(tmp_path / "out", "oddities")["foreignKeys"]
    assert [key["reference"]["resource"] for key in keys] == ["oddities.csv"]


def test_forms_and_codes_are_described(folder: Path) -> None:
    types = {
        column["name"]: column["datatype"] for column in described(folder, "stances")["columns"]
    }
    stance = re.compile(types["stance_value"]["format"])
    assert types["stance_value"]["base"] == "string"
    assert all(stance.search(code) for code in StanceValue)
    assert not any(stance.search(text) for text in ("reject", "rejects.", "rejects|accepts", ""))
    key = re.compile(types["stance_id"]["format"])
    assert key.search("0123456789abcdef")
    assert not key.search("0123456789abcdefa")
    assert types["known_from"] == "date"


def resources(folder: Path) -> dict[str, dict[str, Any]]:
    """Give the resources of a data package, by name."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def test_data_package_says_what_it_is(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert package["name"] == "sample"
    assert package["version"] == "2026.11.0"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_data_package_has_size_and_hash_of_each_file(folder: Path, release: Path) -> None:
    found = resources(folder)
    assert sorted(found) == sorted(tables(release))
    for name, resource in found.items():
        data = (folder / resource["path"]).read_bytes()
        assert resource["path"] == f"{name}.csv"
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == load(name, release).column_names


def test_data_package_describes_types_keys_and_codes(folder: Path) -> None:
    found = resources(folder)
    odd = found["oddities"]["schema"]
    assert odd["primaryKey"] == ["oddity_id"]
    assert odd["missingValues"] == [""]
    assert [field["type"] for field in odd["fields"]] == [
        *["string"] * 3,
        *["integer", "boolean", "date", "number"],
        *["string"] * 2,
    ]
    assert odd["fields"][0]["constraints"] == {"required": True, "unique": True}
    assert odd["foreignKeys"] == [
        {"fields": ["actor_id"], "reference": {"resource": "actors", "fields": ["actor_id"]}},
        {"fields": ["earlier_id"], "reference": {"fields": ["oddity_id"]}},
    ]
    stances = {field["name"]: field for field in found["stances"]["schema"]["fields"]}
    assert stances["stance_value"]["constraints"]["enum"] == [code.value for code in StanceValue]
    assert stances["stance_id"]["constraints"]["pattern"] == "[0-9a-f]{16}"
    statements = {field["name"]: field for field in found["statements"]["schema"]["fields"]}
    assert _ESCAPE in statements["summary"]["description"]


def test_a_release_without_its_codes_is_exported_too(tmp_path: Path) -> None:
    """Before schema 1.1 no release had a table of its codes, nor columns that named their list."""
    export_release("csv", tmp_path / "out", "2026.11.0", tables=["stances"])
    stances = resources(tmp_path / "out")["stances"]["schema"]
    assert stances["primaryKey"] == ["stance_id"]
    assert not [field for field in stances["fields"] if "enum" in field.get("constraints", {})]
