"""Headings of the codebook that other parts of it link to."""

from __future__ import annotations


def table_heading(name: str) -> str:
    """Give the heading of a table; the word before keeps it apart from a code list of one name."""
    return f"Table {name}"


def list_heading(name: str) -> str:
    """Give the heading of a code list."""
    return f"Codes {name}"
