"""What the command line prints: tables and findings for people, JSON for programs.

People get colour and columns on a terminal and plain columns in a pipe; programs ask for
``--json``. Nothing but the answer goes to standard output: progress and errors go to standard
error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from ceasefire_data.findings import Finding

# What a value may stand out as; every other value is plain.
_STYLES = {
    "endorses": "green",
    "accepts": "green",
    "accepts_conditionally": "yellow",
    "open": "yellow",
    "reserved": "red",
    "rejects": "red",
    "held": "green",
    "in_force": "green",
    "cancelled": "red",
    "declined": "red",
    "denied": "red",
    "error": "red",
    "warning": "yellow",
}

# Columns of running text keep a readable width where ids beside them fold.
_WIDE = {"title": 32, "summary": 32, "quotes": 24, "description": 32}


def say(text: str) -> None:
    """Print one line of progress to standard error."""
    print(text, file=sys.stderr)


def print_json(value: Any) -> None:
    """Print a value as JSON, days as ``YYYY-MM-DD``, Unicode as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain, allow_nan=False))


def print_rows(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    title: str | None = None,
    numbers: Sequence[str] = (),
) -> None:
    """Print rows as a table whose cells wrap to the width of the terminal.

    Args:
        rows: the rows.
        columns: what to show of them, in this order.
        title: a heading above the table.
        numbers: columns of numbers, which are aligned to the right.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(
            column.replace("_", " "),
            justify="right" if column in numbers else "left",
            overflow="fold",
            no_wrap=column in {"date", "planned_for"},
            min_width=_WIDE.get(column),
        )
    for row in rows:
        cells = [_text(row.get(column)) for column in columns]
        # Text objects, not strings: what stands in a record is never markup.
        table.add_row(*(Text(cell, style=_STYLES.get(cell, "")) for cell in cells))
    _console().print(table)


def print_table(table: pa.Table, *, columns: Sequence[str] | None = None, title: str = "") -> None:
    """Print an Arrow table for people, of the columns named or else all; no empty columns."""
    names = [
        name
        for name in (columns if columns is not None else table.column_names)
        if table.num_rows == 0 or table[name].null_count < table.num_rows
    ]
    print_rows(table.to_pylist(), names, title=title or None)


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings, one line each, errors and warnings in their colours."""
    from rich.text import Text

    console = _console(soft_wrap=True)
    for finding in findings:
        line = Text(str(finding))
        line.highlight_words([f" {finding.severity}:"], style=_STYLES[finding.severity])
        console.print(line, soft_wrap=True)


def print_text(text: str) -> None:
    """Print text as it is, without markup or wrapping."""
    print(text)


def count(number: int, noun: str) -> str:
    """Give a number with its noun: ``1 error``, ``2 errors``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _console(*, soft_wrap: bool = False) -> Any:
    from rich.console import Console

    # In a pipe there is no width to wrap to: one row stays one line that other tools can cut.
    width = None if sys.stdout.isatty() else 240
    return Console(highlight=False, width=width, soft_wrap=soft_wrap, emoji=False)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
