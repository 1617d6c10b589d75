"""Excel: every cell as released, and nothing in the workbook that runs."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pyarrow as pa
import pytest

from ceasefire_data.errors import MissingExtra, UsageError
from ceasefire_data.exports import export_release, xlsx
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.reading import load, tables
from tests.exports.samples import TEXTS, oddities, write_release

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cells = dict[tuple[int, int], Any]


class Workbook:
    """Just enough of a reader of xlsx to see what Excel would."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        shared = self.part("xl/sharedStrings.xml").findall(f"{_MAIN}si")
        self.strings = ["".join(t.text or "" for t in si.iter(f"{_MAIN}t")) for si in shared]
        sheets = self.part("xl/workbook.xml").iter(f"{_MAIN}sheet")
        self.sheets = {sheet.get("name", ""): n for n, sheet in enumerate(sheets, start=1)}

    def part(self, name: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[name])

    def sheet(self, name: str) -> ElementTree.Element:
        return self.part(f"xl/worksheets/sheet{self.sheets[name]}.xml")

    def cells(self, name: str) -> Cells:
        """Give the cells of a sheet that hold something: text, numbers, truth values."""
        found: Cells = {}
        for cell in self.sheet(name).iter(f"{_MAIN}c"):
            value = cell.find(f"{_MAIN}v")
            if value is None or value.text is None:
                continue
            kind, text = cell.get("t", "n"), value.text
            found[place(cell.get("r", ""))] = (
                float(text)
                if kind == "n"
                else {"s": self.strings.__getitem__, "b": bool}[kind](int(text))
            )
        return found


def place(reference: str) -> tuple[int, int]:
    """Turn ``B7`` into row 6, column 1."""
    match = re.fullmatch(r"([A-Z]+)([0-9]+)", reference)
    assert match
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


@pytest.fixture(scope="module")
def workbook(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    out = tmp_path_factory.mktemp("exports") / "release.xlsx"
    assert export_release("xlsx", out, release) == (out,)
    return Workbook(out)


def test_every_table_comes_back_as_released(workbook: Workbook, release: Path) -> None:
    assert list(workbook.sheets) == ["README", *tables(release)]
    for name in tables(release):
        data = load(name, release)
        expected: Cells = {(0, n): column for n, column in enumerate(data.column_names)}
        for n, column in enumerate(data.columns):
            for row, cell in enumerate(column.to_pylist(), start=1):
                if cell is not None:
                    day = isinstance(cell, date)
                    expected[row, n] = (cell - date(1899, 12, 30)).days if day else cell
        found = workbook.cells(name)
        assert found == expected, name
        for key, cell in expected.items():
            assert isinstance(found[key], bool) == isinstance(cell, bool)


def test_nothing_in_it_runs_or_links(workbook: Workbook) -> None:
    assert {"=1+1", '=HYPERLINK("https://example.org")', "https://example.org"} <= {
        *workbook.cells("oddities").values()
    }
    for name in workbook.sheets:
        tags = {element.tag.removeprefix(_MAIN) for element in workbook.sheet(name).iter()}
        assert not tags & {"f", "hyperlink", "hyperlinks"}, name
    assert not [name for name in workbook.parts if "vba" in name or "externalLink" in name]
    assert not [name for name in workbook.parts if name.startswith("xl/worksheets/_rels")]


def test_days_are_shown_as_days(workbook: Workbook) -> None:
    assert b'formatCode="yyyy-mm-dd"' in workbook.parts["xl/styles.xml"]
    days = load_column(workbook, "oddities", 5)
    styles = {cell.get("s") for cell in days}
    assert len(styles) == 1
    assert styles != {None}
    assert date(1899, 12, 30) + timedelta(days=workbook.cells("oddities")[2, 5]) == date(
        2000, 12, 31
    )


def load_column(workbook: Workbook, name: str, column: int) -> list[ElementTree.Element]:
    """Give the cells of a column below its header."""
    cells = workbook.sheet(name).iter(f"{_MAIN}c")
    places = [(place(cell.get("r", "")), cell) for cell in cells]
    return [cell for (row, number), cell in places if number == column and row]


def test_header_stays_in_view(workbook: Workbook, release: Path) -> None:
    for name in tables(release):
        pane = workbook.sheet(name).find(f".//{_MAIN}pane")
        assert pane is not None
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")


def test_readme_says_what_it_is(workbook: Workbook) -> None:
    cells = set(workbook.cells("README").values())
    assert {"A sample", "Licence: CC-BY-4.0.", "oddities", "Made-up oddities."} <= cells
    assert f"Release 2026.11.0 of 2026-11-23, schema {SCHEMA_VERSION}." in cells
    assert "The is_odd." in cells


def test_created_on_the_day_of_the_release(workbook: Workbook) -> None:
    times = re.findall(rb">([0-9T:-]+Z)<", workbook.parts["docProps/core.xml"])
    assert times == [b"2026-11-23T00:00:00Z"] * 2


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("x" * 32_767, True),
        ("x" * 32_768, False),
        ("ж" * 32_767, True),
        ("🕊" * 16_383, True),
        ("🕊" * 16_384, False),  # two units of UTF-16 each
        ("", False),
    ],
)
def test_texts_that_a_cell_cannot_hold(text: str, fits: bool, tmp_path: Path) -> None:
    release = write_release(tmp_path / "candidates", oddities(("one", text)))
    out = tmp_path / "out.xlsx"
    if fits:
        export_release("xlsx", out, release, tables=["oddities"])
        assert Workbook(out).cells("oddities")[2, 1] == text
        return
    with pytest.raises(UsageError) as error:
        export_release("xlsx", out, release, tables=["oddities"])
    assert "oddities, row oddity_id 'odd-01': words" in str(error.value)
    assert "\n" not in str(error.value)
    assert not out.exists()
    export_release("xlsx", out, release, tables=["actors"])


def test_days_that_excel_does_not_have(tmp_path: Path) -> None:
    odd = oddities(TEXTS[:2])
    number = odd.column_names.index("day")
    for days, fits in (([date(1900, 1, 1)] * 2, True), ([None, date(1899, 12, 31)], False)):
        column = pa.array(days, pa.date32())
        release = write_release(
            tmp_path / "candidates", odd.set_column(number, odd.schema.field(number), column)
        )
        if fits:
            export_release("xlsx", tmp_path / "fits.xlsx", release, tables=["oddities"])
        else:
            with pytest.raises(UsageError, match=r"odd-01.*day is 1899-12-31"):
                export_release("xlsx", tmp_path / "out.xlsx", release, tables=["oddities"])


def test_more_rows_than_a_sheet_has(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", len(TEXTS) + 1)
    export_release("xlsx", tmp_path / "fits.xlsx", release, tables=["oddities"])
    monkeypatch.setattr(xlsx, "MAX_ROWS", len(TEXTS))
    with pytest.raises(UsageError, match="oddities has 12 rows"):
        export_release("xlsx", tmp_path / "out.xlsx", release, tables=["oddities"])


def test_without_xlsxwriter(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r"ceasefire-data\[exports\]"):
        export_release("xlsx", tmp_path / "out.xlsx", release)
