"""An Excel workbook: a README, then one sheet per table, in which no text is ever a formula.

A text that begins with ``=`` or looks like a link or a number is written as the text it is; days
are days, and a missing value is an empty cell.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

import pyarrow as pa

from ceasefire_data.catalog import Release
from ceasefire_data.errors import MissingExtra, UsageError
from ceasefire_data.exports.selection import (
    STANDING,
    ExportTable,
    Origin,
    read_origin,
    require_no_empty_text,
    select,
)

MAX_TEXT = 32_767
"""UTF-16 code units that a cell of Excel holds."""

MAX_ROWS = 1_048_576
"""Rows that a sheet of Excel holds, the header among them."""

MAX_NAME = 31
"""Characters that the name of a sheet may have."""

README = "README"
_FIRST_DAY = date(1900, 1, 1)
_ISO = "yyyy-mm-dd"
_WIDEST = 60
_INSTEAD = "leave the table out, or export csv, jsonl or sqlite"


def render(release: Release, names: Sequence[str] | None, name: str) -> dict[str, bytes]:
    """Give the bytes of a workbook, the same bytes under the same version of xlsxwriter.

    Args:
        release: the release.
        names: only these tables.
        name: the file name of the workbook.

    Raises:
        UnknownTable: there is no such table.
        ReleaseCorrupt: a file is not what the release recorded.
        UsageError: something does not fit: a text of more than 32,767 characters or of none, a
            day before 1900, more rows than a sheet has. The message names the place.
        MissingExtra: xlsxwriter is not installed.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise MissingExtra(
            "xlsx needs xlsxwriter: pip install 'ceasefire-data[exports]'"
        ) from error
    tables = select(release, names)
    require_no_empty_text(tables, "Excel")
    for table in tables:
        _require_fit(table)
    origin = read_origin(release)
    buffer = io.BytesIO()
    # Cells are written by type below; the options hold for whoever writes a cell otherwise.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(buffer, options) as workbook:
        # Without a day of its own, a workbook holds the moment at which it was made.
        created = datetime.combine(origin.day, time())
        workbook.set_properties({"title": f"{origin.title} {origin.version}", "created": created})
        heading = workbook.add_format({"bold": True, "bottom": 1})
        day = workbook.add_format({"num_format": _ISO, "align": "left"})
        _write_readme(workbook.add_worksheet(README), tables, origin, heading)
        for table in tables:
            _write(workbook.add_worksheet(table.name), table, heading, day)
    return {name: buffer.getvalue()}


def _write_readme(sheet: Any, tables: Sequence[ExportTable], origin: Origin, heading: Any) -> None:
    """Write where the data come from and what tables and columns mean."""
    lines = [*origin.lines(), STANDING]
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    meanings = [("table", "column", "meaning")]
    for table in tables:
        meanings.append((table.name, "", table.description))
        meanings += [(table.name, column.name, column.description) for column in table.columns]
    for row, cells in enumerate(meanings, start=len(lines) + 1):
        style = heading if cells == meanings[0] else None
        for number, cell in enumerate(cells):
            sheet.write_string(row, number, cell, style)
    sheet.set_column(0, 1, MAX_NAME)
    sheet.set_column(2, 2, 2 * _WIDEST)


def _write(sheet: Any, table: ExportTable, heading: Any, day: Any) -> None:
    """Write one table, with a header that stays in view and can be filtered by."""
    write: dict[pa.DataType, Callable[[int, int, Any], Any]] = {
        pa.string(): sheet.write_string,
        pa.int32(): sheet.write_number,
        pa.float64(): sheet.write_number,
        pa.bool_(): sheet.write_boolean,
        pa.date32(): lambda row, column, cell: sheet.write_datetime(row, column, cell, day),
    }
    for number, (column, cells) in enumerate(zip(table.columns, table.values(), strict=True)):
        sheet.write_string(0, number, column.name, heading)
        widest = len(column.name) + 4  # the button of the filter stands there too
        for row, cell in enumerate(cells, start=1):
            if cell is not None:
                write[column.type](row, number, cell)
                widest = max(widest, min(len(str(cell)), _WIDEST))
        sheet.set_column(number, number, widest)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, table.data.num_rows, len(table.columns) - 1)


def _require_fit(table: ExportTable) -> None:
    """Refuse what a sheet cannot hold."""
    if table.data.num_rows >= MAX_ROWS:
        raise UsageError(
            f"table {table.name} has {table.data.num_rows:,} rows, a sheet of Excel holds "
            f"{MAX_ROWS - 1:,}; {_INSTEAD}"
        )
    if len(table.name) > MAX_NAME:
        raise UsageError(
            f"table {table.name}: the name of a sheet of Excel has at most {MAX_NAME} characters; "
            f"{_INSTEAD}"
        )
    for column, cells in zip(table.columns, table.values(), strict=True):
        for row, cell in enumerate(cells):
            if isinstance(cell, str) and (length := _utf16_length(cell)) > MAX_TEXT:
                raise UsageError(
                    f"{table.where(row)}: {column.name} has {length:,} characters, a cell of "
                    f"Excel holds {MAX_TEXT:,}; {_INSTEAD}"
                )
            if isinstance(cell, date) and cell < _FIRST_DAY:
                raise UsageError(
                    f"{table.where(row)}: {column.name} is {cell}, Excel has no day before "
                    f"{_FIRST_DAY}; {_INSTEAD}"
                )


def _utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
