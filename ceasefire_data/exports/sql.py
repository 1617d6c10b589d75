"""What the exports into SQL databases share: names in SQL, and the table of the origin."""

from __future__ import annotations

from collections.abc import Sequence

ORIGIN = "release_info"
"""The table that says which release the database is of."""


def quoted(name: str) -> str:
    """Give a name as SQL has it, whatever characters and keywords are in it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def listed(names: Sequence[str]) -> str:
    """Give names as SQL has them, with commas between."""
    return ", ".join(map(quoted, names))


def literal(text: str) -> str:
    """Give a text as SQL has it, where no parameter can stand."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
