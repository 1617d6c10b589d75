"""Texts: every quote and span is proved against the text that somebody holds."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.curation.texts import TextProof, normalise, prove_texts, text_sha256
from ceasefire_data.errors import UsageError
from ceasefire_data.models import Record
from tests.datasets import base, in_memory, planned, source, statement

TEXT = "🕊 On Tuesday the minister said: “We are carefully\u00a0studying it.” He left.\n"
QUOTE = "carefully\u00a0studying"
START = TEXT.index(QUOTE)
SPAN = {"span_start": START, "span_end": START + len(QUOTE)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts" / "deep").mkdir(parents=True)
    (tmp_path / "texts" / "deep" / "any-name.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "texts"


def hashed(record_id: str = "report", text: str = TEXT, **fields: Any) -> Record:
    whole = {
        "text_sha256": text_sha256(text),
        "text_length": len(text),
        "text_basis": "without_boilerplate",
    }
    return source(record_id, **whole | fields)


def prove(folder: Path, *records: Record) -> TextProof:
    # The base records point at prose of the report: its report goes, theirs comes.
    states = [record for record in base() if record.id != "report"]
    return prove_texts(in_memory([*states, *records]), folder)


def said(**evidence: Any) -> Record:
    return statement(evidence=[{"source": "report"} | evidence])


def finding(folder: Path, *records: Record) -> str:
    (only,) = prove(folder, *records).findings
    assert "\n" not in str(only)
    return str(only)


def test_what_the_text_says_is_proved_whatever_the_file_is_called(folder: Path) -> None:
    steps = [{"status": "planned", "date": "2025-03-11"}]
    steps[0]["evidence"] = [{"source": "report", "quote": "He left."}]  # type: ignore[assignment]
    proof = prove(folder, hashed(), said(quote=QUOTE, **SPAN), planned(status_history=steps))
    assert proof == TextProof([], sources=1, quotes=2, spans=4, unused=())


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ({"quote": "thoroughly studying"}, "'report' has no such words: 'thoroughly"),
        ({"quote": "carefully studying"}, "'report' has no such words"),
        (
            {"quote": QUOTE, "span_start": START + 1, "span_end": START + 1 + len(QUOTE)},
            f"the span holds {QUOTE[1:] + ' '!r}; the quote stands at {START}",
        ),
        (
            {"quote": "abc", "span_start": 0, "span_end": 3},
            "the span holds '🕊 O'; the text has no such words",
        ),
        ({"span_start": 2, "span_end": 5}, "the span begins or ends with a blank: 'On '"),
        (
            {"span_start": 2, "span_end": len(TEXT) + 1},
            f"the text has {len(TEXT)} code points",
        ),
    ],
)
def test_what_the_text_does_not_say_is_one_line_at_its_place(
    folder: Path, evidence: dict[str, Any], reason: str
) -> None:
    line = finding(folder, hashed(), said(**evidence))
    assert line.startswith("records/statements/remark.yaml:")
    assert f": error: {reason}" in line


def test_the_place_is_that_of_the_quote_or_of_the_span(folder: Path) -> None:
    line = finding(folder, hashed(), said(quote="not there"))
    assert line.startswith("records/statements/remark.yaml:12:27: error: ")
    line = finding(folder, hashed(), said(quote="We are", span_start=0, span_end=6))
    assert line.startswith("records/statements/remark.yaml:12:47: error: ")


def test_a_span_without_words_is_proved_too(folder: Path) -> None:
    assert prove(folder, hashed(), said(span_start=2, span_end=4)).findings == []


def test_a_text_is_found_by_the_id_of_its_source_and_held_against_its_hash(folder: Path) -> None:
    (folder / "deep" / "any-name.txt").rename(folder / "report.txt")
    assert prove(folder, source(read="excerpt"), said(quote=QUOTE)).findings == []
    proof = prove(folder, hashed(text="Another text, of some other length."), said(quote=QUOTE))
    assert [item.rule for item in proof.findings if item.table == "sources"] == [
        "text-hash",
        "text-length",
    ]


def test_a_reprint_with_the_very_text_of_its_original_is_proved_too(folder: Path) -> None:
    copy = hashed("copy", republishes="report")
    lie = statement(evidence=[{"source": "copy", "quote": "not there"}])
    truth = statement("truth", evidence=[{"source": "report", "quote": QUOTE}])
    proof = prove(folder, hashed(), copy, lie, truth)
    assert (proof.sources, proof.quotes) == (2, 2)
    assert [item.record_id for item in proof.findings] == ["remark"]


def test_texts_of_no_source_are_named_and_sources_without_text_are_left(folder: Path) -> None:
    proof = prove(folder, source(), said(quote="not there"))
    assert proof.findings == []
    assert (proof.sources, proof.quotes, proof.spans) == (0, 0, 0)
    assert proof.unused == (str(folder / "deep" / "any-name.txt"),)


def test_line_ends_and_a_byte_order_mark_do_not_matter(folder: Path) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    (folder / "deep" / "any-name.txt").write_bytes(data)
    assert prove(folder, hashed(), said(quote=QUOTE, **SPAN)).findings == []


def test_a_missing_folder_and_bytes_that_are_no_text_are_wrong_use(folder: Path) -> None:
    with pytest.raises(UsageError, match="no folder of texts"):
        prove(folder / "nowhere", hashed())
    (folder / "broken.txt").write_bytes(b"abc\xff")
    with pytest.raises(UsageError, match=r"broken\.txt: not UTF-8 at byte 3"):
        prove(folder, hashed())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa"),
        ("e\u0301".encode(), "é"),
        ("“a”\u00a0\t b  ".encode(), "“a”\u00a0\t b  "),
        (b"", ""),
    ],
)
def test_normalised_text_to_the_letter(data: bytes, text: str) -> None:
    assert normalise(data) == text


@given(st.text())
def test_normalising_is_done_once(text: str) -> None:
    once = normalise(text.encode("utf-8", errors="replace"))
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    if not once.startswith("\ufeff"):
        assert normalise(once.encode()) == once
