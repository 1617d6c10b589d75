"""Texts: prove quotes and spans against the texts that somebody holds.

The data set holds offsets, short quotes and hashes, never the texts. Whoever has a text finds
its source by the hash of the normalised text, whatever the file is called.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ceasefire_data.curation.dataset import Dataset
from ceasefire_data.curation.linking import Checker, Loc
from ceasefire_data.errors import UsageError
from ceasefire_data.findings import Finding
from ceasefire_data.models.codes import ReadDepth
from ceasefire_data.models.evidence import Evidence
from ceasefire_data.models.record import EvidencedRecord, evidence_places
from ceasefire_data.models.source import Source

# A passage that ends behind one of these, or begins with one, took it from its neighbour.
_BETWEEN_PASSAGES = frozenset(",;:")
_CLOSING = frozenset([*_BETWEEN_PASSAGES, *".!?…"])
# Writing without blanks between words: a span may begin and end at any of its letters.
_UNSPACED = ("CJK ", "HIRAGANA ", "KATAKANA", "THAI ", "LAO ", "KHMER ", "MYANMAR ", "TIBETAN ")


def normalise(data: bytes) -> str:
    """Normalise a text: UTF-8, no leading U+FEFF, LF line ends, NFC; nothing else.

    Raises:
        UsageError: the bytes are not UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"not UTF-8 at byte {error.start}") from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def text_sha256(text: str) -> str:
    """Give the SHA-256 of a normalised text as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class TextProof:
    """What comparing a data set with texts gave.

    Attributes:
        findings: quotes and spans that are not as the text has them, files that are the text of
            no source (warnings), and an error if no file is the text of any.
        sources: sources whose text was at hand.
        quotes: quotes compared.
        spans: spans compared.
        hashed: sources with the hash of their text.
        hashed_at_hand: those of them whose text was at hand.
        missing: sources that were read in full and whose text was not at hand.
        unused: files that are the text of no source.
    """

    findings: list[Finding]
    sources: int
    quotes: int
    spans: int
    hashed: int
    hashed_at_hand: int
    missing: tuple[str, ...]
    unused: tuple[str, ...]

    def to_plain(self) -> dict[str, Any]:
        """Give what was compared, and what was not, as plain data for JSON."""
        plain = asdict(self)
        del plain["findings"]
        return plain


def prove_texts(dataset: Dataset, folder: Path) -> TextProof:
    """Compare every quote and span with the texts in a folder.

    A file is the text of the source whose ``text_sha256`` it has, or else whose id is its name
    without ending; the latter serves texts read only in part, which have no hash.

    Args:
        dataset: the data set.
        folder: folder with plain text files, searched with its subfolders.

    Raises:
        UsageError: the folder is not there, or a file is not UTF-8.
    """
    if not folder.is_dir():
        raise UsageError(f"no folder of texts at {folder}")
    by_hash: dict[str, list[str]] = defaultdict(list)
    for record in dataset.records:
        if isinstance(record, Source) and record.text_sha256 is not None:
            by_hash[record.text_sha256].append(record.id)
    checker = Checker(dataset)
    texts: dict[str, str] = {}
    unused = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            text = normalise(path.read_bytes())
        except UsageError as error:
            raise UsageError(f"{path}: {error}") from None
        named = dataset.files.get(path.stem)
        if same := by_hash.get(text_sha256(text)):
            texts |= dict.fromkeys(same, text)  # a reprint may have the very text of its original
        elif named is not None and isinstance(named.record, Source):
            texts[path.stem] = text
        else:
            unused.append(str(path))
    quotes = spans = 0
    for source_id, text in texts.items():
        source = dataset.files[source_id].record
        if isinstance(source, Source):
            _check_text(checker, source, text)
    for record, loc, item in _all_evidence(dataset):
        if item.source not in texts:
            continue
        quotes += item.quote is not None
        spans += item.span_start is not None
        _check_item(checker, record, loc, item, texts[item.source])
    hashed = sorted({source_id for same in by_hash.values() for source_id in same})
    return TextProof(
        findings=sorted([*checker.findings, *_unproved(folder, texts, unused)]),
        sources=len(texts),
        quotes=quotes,
        spans=spans,
        hashed=len(hashed),
        hashed_at_hand=sum(source_id in texts for source_id in hashed),
        missing=tuple(sorted(_read_in_full(dataset) - texts.keys())),
        unused=tuple(unused),
    )


def _read_in_full(dataset: Dataset) -> set[str]:
    """Name the active sources that were read in full; only these may have a hash."""
    return {
        record.id
        for record in dataset.active()
        if isinstance(record, Source) and record.read is ReadDepth.FULL_TEXT
    }


def _unproved(folder: Path, texts: Mapping[str, str], unused: list[str]) -> Iterator[Finding]:
    """Warn of every file that proved nothing; it is an error if none proved anything."""
    for path in unused:
        reason = "the text of no source: no source has its hash, or its name as id"
        yield Finding(path, 0, 0, "warning", "text-unused", "texts", "", reason)
    if not texts:
        reason = "no text here is that of a source: nothing was proved"
        yield Finding(str(folder), 0, 0, "error", "texts-none", "texts", "", reason)


def _check_text(checker: Checker, source: Source, text: str) -> None:
    if source.text_sha256 is not None and source.text_sha256 != text_sha256(text):
        checker.report("text-hash", source, ("text_sha256",), "the text at hand has another hash")
    if source.text_length is not None and source.text_length != len(text):
        checker.report(
            "text-length", source, ("text_length",), f"the text at hand has {len(text)} code points"
        )


def _check_item(
    checker: Checker, record: EvidencedRecord, loc: Loc, item: Evidence, text: str
) -> None:
    if item.span_start is not None and item.span_end is not None:
        if item.span_end > len(text):
            checker.report(
                "span", record, (*loc, "span_end"), f"the text has {len(text)} code points"
            )
            return
        passage = text[item.span_start : item.span_end]
        if item.quote is not None and passage != item.quote:
            found = text.find(item.quote)
            hint = (
                f"; the quote stands at {found}" if found >= 0 else "; the text has no such words"
            )
            checker.report(
                "span", record, (*loc, "span_start"), f"the span holds {passage!r}{hint}"
            )
        elif passage != passage.strip():
            checker.report(
                "span",
                record,
                (*loc, "span_start"),
                f"the span begins or ends with a blank: {passage!r}",
            )
        else:
            _check_edges(checker, record, loc, item, text)
    elif item.quote is not None and item.quote not in text:
        checker.report(
            "quote", record, (*loc, "quote"), f"{item.source!r} has no such words: {item.quote!r}"
        )


def _check_edges(
    checker: Checker, record: EvidencedRecord, loc: Loc, item: Evidence, text: str
) -> None:
    """Refuse a span that cuts a word; where no quote proves it, also one that is off by a mark."""
    start, end = item.span_start, item.span_end
    assert start is not None and end is not None
    first, last = text[start], text[end - 1]
    before = text[start - 1 : start]
    shown = repr(text[max(0, start - 12) : start] + "|" + text[start : start + 12])
    fault = None
    if _inside_word(text, start):
        fault = f"begins inside a word: {shown}"
    elif item.quote is None and (
        first in _BETWEEN_PASSAGES or (_closes(first) and before and not _opens(before))
    ):
        fault = f"begins with the end of what is before it: {shown}"
    if fault is not None:
        checker.report("span", record, (*loc, "span_start"), f"the span {fault}")
    shown = repr(text[max(start, end - 12) : end] + "|" + text[end : end + 12])
    fault = None
    if _inside_word(text, end):
        fault = f"ends inside a word: {shown}"
    elif item.quote is None and last in _BETWEEN_PASSAGES:
        fault = f"ends after {last!r}, which belongs to no passage: {shown}"
    if fault is not None:
        checker.report("span", record, (*loc, "span_end"), f"the span {fault}")


def _inside_word(text: str, place: int) -> bool:
    """Say whether a place has letters or digits of one word on both sides."""
    sides = text[place - 1 : place] if place else "", text[place : place + 1]
    return all(
        side.isalnum() and not unicodedata.name(side, "").startswith(_UNSPACED) for side in sides
    )


def _closes(mark: str) -> bool:
    """Say whether a mark may stand behind the words that it belongs to."""
    return mark in _CLOSING or unicodedata.category(mark) in {"Pe", "Pf"}


def _opens(mark: str) -> bool:
    """Say whether a mark behind this one may open a passage: blanks, brackets, dashes."""
    return mark.isspace() or unicodedata.category(mark) in {"Ps", "Pi", "Pd"}


def _all_evidence(dataset: Dataset) -> Iterator[tuple[EvidencedRecord, Loc, Evidence]]:
    for record in dataset.records:
        if isinstance(record, EvidencedRecord):
            for loc, item in evidence_places(record):
                yield record, loc, item
