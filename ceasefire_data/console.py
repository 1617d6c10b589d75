"""What the command line prints: tables and findings for people, JSON for programs.

People get colour and a table on a terminal, or one block per row where a table would not fit. In
a pipe one row is one line, its cells whole and separated by tabs, under a line that names the
columns. Programs ask for ``--json``. Nothing but the answer goes to standard output: progress and
errors go to standard error.
"""

from __future__ import annotations

import json
import math
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.text import Text

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
# Only ids, digests and addresses have longer words; they fold where they have to.
_LONG_WORD = 24
# Below this many columns, what has a form as blocks is printed so.
_NARROW = 120
_GAP = 3  # what stands between two columns of a table

# All that ends a line somewhere, and the tab that ends a cell.
_BREAKS = re.compile(r"\r\n|[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def say(text: str) -> None:
    """Print one line of progress to standard error."""
    print(text, file=sys.stderr)


def print_json(value: Any) -> None:
    """Print a value as JSON, days as ``YYYY-MM-DD``, Unicode as it is, NaN and infinity as null."""
    print(json.dumps(_finite(value), ensure_ascii=False, indent=2, default=_plain, allow_nan=False))


def print_rows(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    title: str | None = None,
    numbers: Sequence[str] = (),
    head: Sequence[str] = (),
    body: Sequence[str] = (),
) -> None:
    """Print rows: as a table, as blocks on a terminal that is too narrow, as lines in a pipe.

    On a terminal no cell is cut off and no word broken but long ids and addresses.

    Args:
        rows: the rows.
        columns: what to show of them, in this order.
        title: a heading, for terminals.
        numbers: columns of numbers, which are aligned to the right.
        head: columns that make the first line of a block; with them, a terminal of less than 120
            columns gets blocks even where a table would just fit.
        body: columns of a block that follow as running text without their names.
    """
    cells = [[_text(row.get(column)) for column in columns] for row in rows]
    if not sys.stdout.isatty():
        _print_lines(cells, columns)
        return
    console = _console()
    widths = None
    if not head or console.width >= _NARROW:
        widths = _widths(cells, columns, console.width)
    if widths is None:
        _print_blocks(console, cells, columns, title=title, head=head, body=body)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, show_edge=False
    )
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            _label(column),
            justify="right" if column in numbers else "left",
            overflow="fold",
            width=width,
        )
    for row in cells:
        # Text objects, not strings: what stands in a record is never markup.
        table.add_row(*(Text(cell, style=_STYLES.get(cell, "")) for cell in row))
    console.print(table)
    console.print()


def print_table(
    table: pa.Table,
    *,
    columns: Sequence[str] | None = None,
    title: str = "",
    head: Sequence[str] = (),
    body: Sequence[str] = (),
) -> None:
    """Print an Arrow table like :func:`print_rows`, of the columns named or else all.

    Columns without any value are left out on a terminal; in a pipe every column keeps its place.
    """
    names = [
        name
        for name in (columns if columns is not None else table.column_names)
        if not sys.stdout.isatty() or not table.num_rows or table[name].null_count < table.num_rows
    ]
    print_rows(table.to_pylist(), names, title=title or None, head=head, body=body)


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


def print_gap() -> None:
    """Print the blank line that parts two tables in a pipe; on a terminal each ends with one."""
    if not sys.stdout.isatty():
        print()


def print_folded(text: str) -> None:
    """Print YAML; on a terminal fold its long lines between words, as the same YAML."""
    if sys.stdout.isatty():
        width = max(shutil.get_terminal_size().columns, 20)
        text = "\n".join(_folded(line, width) for line in text.splitlines()) + "\n"
    print(text)


def count(number: int, noun: str) -> str:
    """Give a number with its noun: ``1 error``, ``2 errors``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _print_lines(cells: Iterable[Sequence[str]], columns: Sequence[str]) -> None:
    """Print a line that names the columns and one line per row, which other tools can cut."""
    print("\t".join(_BREAKS.sub(" ", column) for column in columns))
    for row in cells:
        print("\t".join(_BREAKS.sub(" ", cell) for cell in row))


def _print_blocks(
    console: Any,
    cells: Iterable[Sequence[str]],
    columns: Sequence[str],
    *,
    title: str | None,
    head: Sequence[str],
    body: Sequence[str],
) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if title:
        console.print(Text(title, style="italic"))
        console.print()
    for row in cells:
        block = {column: cell for column, cell in zip(columns, row, strict=True) if cell}
        parts = [_styled(block[column]) for column in head if column in block]
        if parts:
            parts[0].stylize("bold")
            line = Text("  ").join(parts)
            for number, piece in enumerate(line.wrap(console, console.width - 4)):
                console.print(Padding(piece, (0, 0, 0, 4 if number else 0)))
        indent = 2 if head else 0
        for column in body:
            if column in block:
                console.print(Padding(Text(block[column], overflow="fold"), (0, 0, 0, indent)))
        indent *= 2
        for column, cell in block.items():
            if column not in head and column not in body:
                line = Text.assemble((f"{_label(column)}: ", "dim"), _styled(cell))
                line.overflow = "fold"
                console.print(Padding(line, (0, 0, 0, indent)))
        console.print()


def _widths(cells: Sequence[Sequence[str]], columns: Sequence[str], room: int) -> list[int] | None:
    """Share the width of a terminal out among columns; None if words would have to be broken."""
    from rich.cells import cell_len

    whole, least = [], []
    for index, column in enumerate(columns):
        texts = [_label(column), *(row[index] for row in cells)]
        longest = max((cell_len(word) for text in texts for word in text.split()), default=1)
        lines = [cell_len(line) for text in texts for line in text.splitlines()]
        whole.append(max(lines, default=1) or 1)
        # Days are one word, and so is what is not longer than one.
        wide = max(min(longest, _LONG_WORD), _WIDE.get(column, 1))
        least.append(min(wide, whole[-1]))
    spare = room - sum(least) - _GAP * (len(columns) - 1)
    if spare < 0:
        return None
    widths = least
    while spare > 0 and widths != whole:
        # One more for the column that lacks most: what is long gets most of the room.
        poorest = max(range(len(widths)), key=lambda index: whole[index] / widths[index])
        widths[poorest] += 1
        spare -= 1
    return widths


def _styled(cell: str) -> Text:
    from rich.text import Text

    return Text(cell, style=_STYLES.get(cell, ""))


def _label(column: str) -> str:
    return column.replace("_", " ")


def _folded(line: str, width: int) -> str:
    """Fold a line of YAML so that what follows is indented deeper than its key."""
    start = len(line) - len(line.lstrip(" -"))
    lines = textwrap.wrap(
        line,
        width,
        subsequent_indent=" " * (start + 2),
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
    return "\n".join(lines)


def _finite(value: Any) -> Any:
    """Replace the numbers that JSON has no word for."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _console(*, soft_wrap: bool = False) -> Any:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=soft_wrap, emoji=False)


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
