"""How to read a release: the part of the codebook that is the same for every data set."""

from __future__ import annotations

from pathlib import Path

GUIDE = Path(__file__).with_name("guide.md")
"""The text, as Markdown with headings of the third level."""


def guide_section() -> list[str]:
    """Return the guide, line by line."""
    return GUIDE.read_text(encoding="utf-8").splitlines()
