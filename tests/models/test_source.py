"""Sources: datable, and read as deeply as their hashes and days say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.datasets import source
from tests.refusals import refusal

TEXT = {"text_sha256": "0" * 64, "text_length": 9, "text_basis": "without_boilerplate"}
UNREAD = {"read": "none", "retrieved": None}


@pytest.mark.parametrize(
    "fields",
    [
        TEXT,
        UNREAD,
        {"read": "excerpt"},
        {"published": None},
        {"published": "../2025-03-12"},
        {"published": "2026-11-01"},
        {"published": "2026-11"},
        {"republishes": "original", "publisher": "paper", "authors": ["A", "B"]},
    ],
)
def test_accepted(fields: dict[str, Any]) -> None:
    assert source(**fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (UNREAD | {"published": None}, ": a source needs published or retrieved"),
        ({"published": "2025-03-12/.."}, "published: must have an end"),
        ({"published": "2026-11-02"}, "retrieved: is before the day of publication"),
        ({"read": "none"}, "retrieved: a source that was not read was not retrieved"),
        ({"retrieved": None}, "read: a source that was read needs the day"),
        ({"read": "excerpt", "retrieved": None}, "read: a source that was read needs the day"),
        ({"text_sha256": "0" * 64}, ": text_sha256, text_length and text_basis belong together"),
        ({"text_length": 9}, ": text_sha256, text_length and text_basis belong together"),
        (TEXT | {"text_basis": None}, ": text_sha256, text_length and text_basis belong"),
        (TEXT | {"read": "excerpt"}, "text_sha256: only a text read in full is hashed"),
        ({"republishes": "report"}, "republishes: a source cannot republish itself"),
        ({"authors": ["A", "A"]}, "authors.1: 'A' is listed twice"),
        ({"evidence": [{"source": "other"}]}, "evidence: "),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: source(**fields)).startswith(reason)
