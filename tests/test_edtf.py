"""The date profile: what it takes, what it refuses, and an independent library as its oracle."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from edtf import parse_edtf as oracle
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given
from hypothesis import strategies as st

from ceasefire_data.edtf import EDTF_PATTERN, EdtfSpan, parse_edtf
from ceasefire_data.errors import UsageError
from ceasefire_data.models.codes import DatePrecision
from tests.strategies import edtf_texts


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2025-03-11", "2025-03-11", "2025-03-11", "day"),
        ("2025-03", "2025-03-01", "2025-03-31", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-02", "2025-02-01", "2025-02-28", "month"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-12", "9999-12-01", "9999-12-31", "month"),
        ("2025-03-11/2025-03-12", "2025-03-11", "2025-03-12", "day_range"),
        ("2025-03-11/2025-03-11", "2025-03-11", "2025-03-11", "day"),
        ("2025-03-12/2025-03", "2025-03-12", "2025-03-31", "month_range"),
        ("2025-03/2025-03-12", "2025-03-01", "2025-03-12", "month_range"),
        ("2025-03/2025-03", "2025-03-01", "2025-03-31", "month_range"),
        ("2025/2025-01-01", "2025-01-01", "2025-01-01", "year_range"),
        ("2025-01/2026", "2025-01-01", "2026-12-31", "year_range"),
        ("2025-03-11/..", "2025-03-11", "", "open_end"),
        ("2025-03/..", "2025-03-01", "", "open_end"),
        ("../2025-03-11", "", "2025-03-11", "open_start"),
        ("../2025", "", "2025-12-31", "open_start"),
    ],
)
def test_bounds_and_precision(text: str, earliest: str, latest: str, precision: str) -> None:
    assert parse_edtf(text) == EdtfSpan(day(earliest), day(latest), precision, False)
    # "about" marks doubt and widens nothing, wherever it stands.
    about = re.sub(r"([0-9])(?=/|$)", r"\1~", text)
    assert parse_edtf(about) == EdtfSpan(day(earliest), day(latest), precision, True)


REFUSED = {
    "no such day": ["2025-02-30", "2025-04-31", "2025-02-29", "2100-02-29", "0000", "0000-01-01"],
    "no such day in an interval": ["2025-02-29/2025-03-01", "2025-02-01/2025-02-30", "../0000"],
    "reversed": ["2025-03-12/2025-03-11", "2026/2025", "2025-03/2025-02-28", "2025-03~/2025-02~"],
    "blanks": ["2025-03-11 ", " 2025-03-11", "2025-03-11\n", "2025 -03", "2025-03-11 / .."],
    "empty or double ends": ["2025-03-11/", "/2025-03-11", "../..", "..", "/", "2025/2026/2027"],
    "words": ["", "unknown", "2025-03-11/open", "2025-03-11/unknown", "open/2025", "today"],
    "digits": [
        "2025-13",
        "2025-00",
        "2025-03-00",
        "2025-03-32",
        "2025-3-11",
        "12025",
        "25",
        "-2025",
    ],
    "other orders": ["11.03.2025", "03/11/2025", "20250311", "2025-070"],
    "X": ["2025-XX", "2025-03-XX", "XXXX", "202X", "2025-xx", "2025-uu", "2025-XX-11"],
    "other qualifiers": ["2025?", "2025-03%", "2025~-03", "2025-?03-11", "2025~~", "~2025"],
    "outside the profile": [
        "2025-21",
        "[2025-03-11,2025-03-12]",
        "{2025-03-11..2025-03-13}",
        "Y170000002",
        "2025-03-11T19:00:00Z",
        "2025-03-11T19:00",
    ],
    "digits of other scripts": ["\u0662\u0660\u0662\u0665-03-11", "\uff12\uff10\uff12\uff15"],
    "other dashes": ["2025\u201303", "2025\u221203-11", "2025-03-11\u2044.."],
}


@pytest.mark.parametrize("text", [text for texts in REFUSED.values() for text in texts])
def test_all_else_is_refused_and_named(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_edtf(text)
    message = str(caught.value)
    assert repr(text) in message
    assert "\n" not in message, "one line"


@given(edtf_texts())
@example("2024-02-29/2025-02")
def test_the_edtf_library_gives_the_same_bounds(text: str) -> None:
    theirs, ours = oracle(text), parse_edtf(text)
    for bound, limit in (
        (ours.earliest, theirs.lower_strict()),
        (ours.latest, theirs.upper_strict()),
    ):
        if bound is None:
            assert isinstance(limit, float), "infinite"
        else:
            assert (bound.year, bound.month, bound.day) == tuple(limit)[:3]


@given(edtf_texts())
def test_every_date_of_the_profile_has_sensible_bounds(text: str) -> None:
    span = parse_edtf(text)
    assert span.precision in set(DatePrecision)
    assert span.approximate == ("~" in text)
    assert span.earliest is not None or span.latest is not None
    if span.earliest is not None and span.latest is not None:
        assert span.earliest <= span.latest
        assert (span.precision == "day") == (span.earliest == span.latest) or "/" in text
    assert (span.earliest is None) == (span.precision == "open_start")
    assert (span.latest is None) == (span.precision == "open_end")


@given(st.dates())
def test_a_day_is_itself(value: date) -> None:
    span = parse_edtf(value.isoformat())
    assert span == EdtfSpan(value, value, "day", False)


@given(st.dates(max_value=date(9999, 1, 1)))
def test_months_and_years_have_no_gaps(value: date) -> None:
    for cut in (7, 4):
        last = parse_edtf(value.isoformat()[:cut]).latest
        assert last is not None
        following = last + timedelta(days=1)
        assert parse_edtf(following.isoformat()[:cut]).earliest == following


@given(st.text(alphabet="0123456789-~/.X ?T\n", max_size=24))
def test_any_text_is_read_or_refused_and_the_pattern_admits_all_that_is_read(text: str) -> None:
    matches = re.fullmatch(EDTF_PATTERN, text) is not None and "\n" not in text
    try:
        parse_edtf(text)
    except UsageError:
        return
    assert matches
    oracle_accepts = True
    try:
        oracle(text)
    except EDTFParseException:
        oracle_accepts = False
    assert oracle_accepts
