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

TEXT = "🕊 On Tue. a minister said: “We are carefully\u00a0studying it.” He left.\n"
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
    assert proof == TextProof(
        [], sources=1, quotes=2, spans=4, hashed=1, hashed_at_hand=1, missing=(), unused=()
    )


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


EDGES = (
    "So it is. The report. Aye, he said: go (now); “No.” Then… 30 days passed. "
    "他说停火了。 .5 of it\n"
)


def span(passage: str, left: int = 0, right: int = 0) -> dict[str, int]:
    start = EDGES.index(passage)
    return {"span_start": start + left, "span_end": start + len(passage) + right}


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (span("he said", left=1), "begins inside a word: 'port. Aye, h|e said: go ('"),
        (span("days", right=4), "ends inside a word"),
        (span("he said", right=-1), "ends inside a word: 'he sai|d: go (now);'"),
        (span("0 days"), "begins inside a word"),
        (span("he said", right=1), "ends after ':', which belongs to no passage"),
        (span("go (now)", right=1), "ends after ';'"),
        (span("Aye", right=1), "ends after ','"),
        (
            span(", he said"),
            "begins with the end of what is before it: ' report. Aye|, he said: g'",
        ),
        (span("); “No"), "begins with the end of what is before it"),
        (span(".” Then"), "begins with the end of what is before it"),
        (span("” Then"), "begins with the end of what is before it"),
        (span("… 30"), "begins with the end of what is before it"),
    ],
)
def test_a_span_off_by_one_is_refused_without_a_quote(
    folder: Path, place: dict[str, int], reason: str
) -> None:
    (folder / "text.txt").write_text(EDGES, encoding="utf-8")
    (folder / "deep" / "any-name.txt").unlink()
    (found,) = prove(folder, hashed(text=EDGES), said(**place)).findings
    assert (found.rule, found.severity) == ("span", "error")
    assert f"the span {reason}" in found.reason


@pytest.mark.parametrize(
    "place",
    [
        span("Aye"),
        span("he said"),
        span("(now)"),
        span("“No.”"),
        span("No."),
        span("Then…"),
        span("30 days passed."),
        span("停火"),
        span(".5 of it"),
        {"span_start": 0, "span_end": len(EDGES) - 1},
    ],
)
def test_a_span_of_whole_words_is_proved(folder: Path, place: dict[str, int]) -> None:
    (folder / "deep" / "any-name.txt").write_text(EDGES, encoding="utf-8")
    assert prove(folder, hashed(text=EDGES), said(**place)).findings == []


def test_a_quote_may_end_at_a_mark_but_not_inside_a_word(folder: Path) -> None:
    (folder / "deep" / "any-name.txt").write_text(EDGES, encoding="utf-8")
    marked = said(quote="go (now);", **span("go (now);"))
    assert prove(folder, hashed(text=EDGES), marked).findings == []
    cut = said(quote="e said", **span("e said"))
    assert [item.rule for item in prove(folder, hashed(text=EDGES), cut).findings] == ["span"]


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
    other = folder / "of-nobody.txt"
    other.write_text("What nobody cites.", encoding="utf-8")
    away = hashed("away", text="Not here.")
    proof = prove(folder, hashed(), away, source("unhashed"), source("cut", read="excerpt"))
    assert [str(item) for item in proof.findings] == [
        f"{other}: warning: the text of no source: no source has its hash, or its name as id "
        "[text-unused texts]"
    ]
    assert proof.unused == (str(other),)
    assert (proof.hashed_at_hand, proof.hashed) == (1, 2)
    assert proof.missing == ("away", "unhashed")


def test_a_folder_that_proves_nothing_is_an_error(folder: Path) -> None:
    proof = prove(folder, source(), said(quote="not there"))
    assert (proof.sources, proof.quotes, proof.spans) == (0, 0, 0)
    assert [(item.path, item.severity, item.rule) for item in proof.findings] == [
        (str(folder), "error", "texts-none"),
        (str(folder / "deep" / "any-name.txt"), "warning", "text-unused"),
    ]
    (folder / "deep" / "any-name.txt").unlink()
    assert [item.rule for item in prove(folder, source()).findings] == ["texts-none"]


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
