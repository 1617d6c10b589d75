"""Markdown that shows any text as it is: on GitHub, in any other renderer, and unrendered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MARKS = "\\`*_[]<>|#~&"
# What makes a list, a rule or a heading of a line that begins so, where no mark above does.
_BEGINNING = re.compile(r"^([0-9]{1,9}(?=[.)](?: |$))|(?=[-+=]))")
_PUNCTUATION_OF_SLUGS = frozenset("-_")


def one_line(text: str, most: int | None = None) -> str:
    """Return a text with every run of white space as one blank, cut if it is long.

    Args:
        text: any text.
        most: the greatest length in characters; a longer text is cut after a word, if that
            leaves half of it, and ends with an ellipsis.
    """
    line = " ".join(text.split())
    if most is None or len(line) <= most:
        return line
    whole_words = line[:most].rpartition(" ")[0]
    kept = whole_words if len(whole_words) * 2 >= most else line[: most - 1]
    return f"{kept.rstrip()}…"


def escaped(text: str) -> str:
    """Return one line in which Markdown sees no mark-up, in a table, in a line or as a line."""
    line = one_line(text)
    for mark in _MARKS:
        line = line.replace(mark, f"\\{mark}")
    return _BEGINNING.sub(r"\1\\", line)


def code(text: str) -> str:
    """Return one line as a code span that may stand in a table.

    A pipe in a code span in a table is not read alike by all renderers, so a text that has one
    is escaped instead.
    """
    line = one_line(text)
    if "|" in line or not line:
        return escaped(line)
    fence = "`"
    while fence in line:
        fence += "`"
    return f"`{line}`" if fence == "`" else f"{fence} {line} {fence}"


def prose(text: str) -> str:
    """Return our own words as one line for a table: code spans stay, pipes do not end the cell."""
    return one_line(text).replace("|", "\\|")


def table(header: Sequence[str], rows: Iterable[Sequence[str]], align: str = "") -> list[str]:
    """Return the lines of a table.

    Args:
        header: the heads of the columns.
        rows: cells that are Markdown already.
        align: one letter per column, ``l`` or ``r``; all to the left if left out.
    """
    rules = [":--" if side == "l" else "--:" for side in align or "l" * len(header)]
    return [f"| {' | '.join(cells)} |" for cells in (header, rules, *rows)]


def slug(heading: str) -> str:
    """Return the anchor that GitHub gives a heading; the heading is text without mark-up."""
    kept = (
        letter
        for letter in heading.lower()
        if letter.isalnum() or letter == " " or letter in _PUNCTUATION_OF_SLUGS
    )
    return "".join(kept).replace(" ", "-")


def link(text: str, heading: str) -> str:
    """Return a link to a heading of the same document."""
    return f"[{text}](#{slug(heading)})"
