"""Field types: ids, texts, links, codes of other standards, days and dates."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ceasefire_data.models import fields
from ceasefire_data.models.countries import ISO3_CODES
from ceasefire_data.models.fields import EventDate
from tests.refusals import refusal, refusals
from tests.strategies import edtf_texts, lines, paragraphs


def accepts(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def reason(kind: Any, value: object) -> str:
    return refusal(lambda: TypeAdapter(kind).validate_python(value))


GOOD: dict[str, list[Any]] = {
    "RecordId": ["a", "7", "dmitry-peskov", "a-1-b", "a" * 80, "console", "com10"],
    "Line": [
        "a",
        "Перемирие",
        "“so” — …",
        "שלום!",
        "\u0930\u094d\u200d\u0915",  # half a letter of Hindi: the joiner follows a mark
        "\u0b95\u0bcd\u200c\u0bb7",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "x" * 2000,
        "\U0001f54a",
    ],
    "Paragraphs": ["a", "a\nb", "a\n\nb", "x" * 20000],
    "Quote": ["a", "no\u00a0break", "two\nlines", "thin\u2009space", "w " * 39 + "w"],
    "Url": [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://xn--e1afmkfd.xn--p1ai/%D0%B0",
        "https://example.org/a@b",
    ],
    "CountryCode": ["UKR", "RUS", "PSE"],
    "LanguageTag": ["en", "ru", "sr-Latn", "sr-Latn-RS", "pt-BR", "zxx"],
    "IsoDuration": ["P30D", "P1M", "PT30H", "P1Y2M3DT4H5M6S", "P2W", "P0D"],
    "Sha256": ["0" * 64, "0123456789abcdef" * 4],
    "Count": [0, 1, 2**31 - 1],
    "FieldName": ["date", "status_history", "a1"],
}
BAD: dict[str, list[Any]] = {
    "RecordId": [
        "",
        "A",
        "a_b",
        "a--b",
        "-a",
        "a-",
        "a b",
        "a\n",
        "\u0430",
        "é",
        "a" * 81,
        "con",
        "nul",
        "com1",
        "lpt9",
        "aux",
        "a.b",
        "../x",
        7,
        None,
    ],
    "Line": [
        "",
        " ",
        " a",
        "a ",
        "a\nb",
        "a\tb",
        "a\u00a0b",
        "a\u200bb",
        "a\ufeffb",
        "a\u00adb",
        "e\u0301",
        "\x00",
        "\x1b[31m",
        "\ue000",
        "\ud800",
        "\u202eabc",
        "\u05d0\u200e",
        "\u05d0\u200f\u05d1",
        "a\u2800b",
        "pay\u200cpal",
        "a\u200db",
        "\u0645\u200c",
        "\u200c\u0645",
        "\u0645\u200c \u0645",
        "\u0645\u200c\u200c\u0645",
        "\u115f\u200c\u0645",
        "\u2764\ufe0f",
        "x" * 2001,
        "TODO",
        5,
        True,
    ],
    "Paragraphs": ["", "TODO", "\n", "a\n", "\na", " a", "a\r\nb", "a\tb", "a\u2028b", "x" * 20001],
    "Quote": ["", " a", "a\u00a0", "a\tb", "a\u200bb", "w " * 40 + "w", "x" * 1001],
    "Url": [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://localhost",
        "https://user@example.org",
        "https://user:secret@example.org/",
        "https://exa mple.org",
        "https://пример.рф",
        "https://example.org/\n",
        "javascript:alert(1)",
        "https://[::1]/",
    ],
    "CountryCode": ["UK", "ukr", "XKX", "EU", "UKR ", "RU1"],
    "LanguageTag": ["EN", "english", "e", "en_GB", "en-gb", "sr-RS-Latn", "en-"],
    "IsoDuration": ["P", "PT", "P1DT", "30D", "P1.5D", "P-1D", "P1H", "PT1D", "p1d", "P1W1D"],
    "Sha256": ["0" * 63, "0" * 65, "A" * 64, "g" * 64],
    "Count": [-1, 2**31, "1", 1.0, True, None],
    "FieldName": ["", "Date", "1a", "a-b", "a" * 41],
}


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k in GOOD for v in GOOD[k]], ids=repr)
def test_accepted(kind: str, value: object) -> None:
    assert accepts(getattr(fields, kind), value)


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k in BAD for v in BAD[k]], ids=ascii)
def test_refused(kind: str, value: object) -> None:
    assert not accepts(getattr(fields, kind), value)


def test_both_lists_try_every_kind() -> None:
    assert set(GOOD) == set(BAD)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("Line", "a\u00a0b", "unusual blank U+00A0; use an ordinary space"),
        ("Line", "a\u200bb", "control or invisible character U+200B"),
        ("Line", "e\u0301", "not in Unicode form NFC"),
        ("Quote", "w " * 40 + "w", "at most 40 words, this one has 41"),
        ("Url", "https://user@example.org", "no user name or password"),
        ("CountryCode", "XKX", "not an ISO 3166-1 alpha-3 code, such as UKR"),
        ("IsoDuration", "PT", "write P30D, P1M or PT30H"),
        ("RecordId", "con", "device name on Windows"),
    ],
)
def test_a_refusal_says_what_would_be_right(kind: str, value: str, words: str) -> None:
    assert words in reason(getattr(fields, kind), value)


@given(lines())
def test_drawn_lines_are_lines(text: str) -> None:
    assert accepts(fields.Line, text)
    assert accepts(fields.Paragraphs, text)


@given(paragraphs())
def test_drawn_paragraphs_are_paragraphs(text: str) -> None:
    assert accepts(fields.Paragraphs, text)


@given(st.text(min_size=1, max_size=8))
def test_what_is_accepted_can_be_seen_and_compared(text: str) -> None:
    if accepts(fields.Line, text):
        assert unicodedata.normalize("NFC", text) == text
        assert text.isprintable() or any(char in "\u200c\u200d" for char in text)
        assert not set(text) & {
            "\u200e",
            "\u200f",
            "\u034f",
            "\u115f",
            "\u2800",
            "\u3164",
            "\ufe0f",
        }
        assert text.split("\n") == [text] == text.splitlines()


# First and last of each range of Default_Ignorable_Code_Point but the two joiners.
IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180f\u200b\u200e\u200f\u202a\u202e\u2060\u206f"
    "\u3164\ufe00\ufe0f\ufeff\uffa0\ufff0\ufff8\U0001bca0\U0001bca3\U0001d173\U0001d17a"
    "\U000e0000\U000e0020\U000e0100\U000e01ef\U000e0fff"
)


@pytest.mark.parametrize("kind", ["Line", "Paragraphs", "Quote"])
@pytest.mark.parametrize("character", [*IGNORABLE, "\u2800"], ids=ascii)
def test_what_nobody_sees_is_refused(kind: str, character: str) -> None:
    said = reason(getattr(fields, kind), f"a{character}b")
    assert f"invisible character U+{ord(character):04X}" in said


@pytest.mark.parametrize(
    "character", "\u00ae\u034e\u115e\u17b6\u2027\u3165\ufe10\ufffd\u2801", ids=ascii
)
def test_their_neighbours_are_seen(character: str) -> None:
    assert accepts(fields.Line, f"a{character}b")


def test_country_codes_are_those_of_the_standard() -> None:
    assert {country.alpha_3 for country in pycountry.countries} == ISO3_CODES


def test_a_list_of_distinct_values_names_the_second_of_two() -> None:
    kind = TypeAdapter(fields.Annotated[tuple[str, ...], fields.Distinct])
    assert kind.validate_python(["a", "b"]) == ("a", "b")
    assert refusal(lambda: kind.validate_python(["a", "b", "a"])) == "2: 'a' is listed twice"


# --- days and dates ------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["2025-03-12", "2024-02-29", date(2025, 3, 12)])
def test_a_day(value: object) -> None:
    assert accepts(fields.Day, value)


@pytest.mark.parametrize(
    "value",
    [
        "2025-02-30",
        "2025-3-12",
        "2025-03",
        "2025-03-12T00:00:00",
        "1741737600",
        1741737600,
        20250312,
        "2025-03-12\n",
        "\u0662\u0660\u0662\u0665-03-12",
        None,
        "",
    ],
)
def test_no_day(value: object) -> None:
    assert not accepts(fields.Day, value)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("2025-03-12", "2025-03-11", True),  # a day's grace for time zones
        ("2025-03-12", "2025-03-10", False),
        ("2025-03-12", "9999-12-31", True),
        ("../2025-03-12", "0001-01-01", True),
    ],
)
def test_nothing_is_public_before_it_happens(text: str, day: str, expected: bool) -> None:
    assert EventDate(value=text).may_be_public_from(date.fromisoformat(day)) is expected


def test_a_day_is_written_as_it_is_read() -> None:
    kind = TypeAdapter(fields.Day)
    assert kind.dump_python(kind.validate_python("2025-03-12"), mode="json") == "2025-03-12"


@given(edtf_texts())
def test_a_date_is_a_plain_text_where_nothing_else_is_said(text: str) -> None:
    when = EventDate.model_validate(text)
    assert when.model_dump(mode="json") == text
    assert when == EventDate.model_validate({"value": text})
    assert (when.earliest, when.latest) == when.span[:2]


@pytest.mark.parametrize(
    "plain",
    [
        {"value": "2025-03-12", "basis": "resolved"},
        {"value": "2025-03", "basis": "inferred", "note": "In the month of the talks"},
        {"value": "2025-03-12", "basis": "stated", "time": "21:30+03:00"},
        {"value": "2025-03-12~", "basis": "stated", "time": "00:00Z"},
    ],
)
def test_a_date_keeps_its_ground(plain: dict[str, str]) -> None:
    assert EventDate.model_validate(plain).model_dump(mode="json") == plain


@pytest.mark.parametrize(
    ("plain", "place"),
    [
        ("12 March", "value: "),
        ("2025-02-30", ": no such day: '2025-02-30'"),
        ("2025-03-12/2025-03-11", ": interval ends before it starts"),
        ({"value": "2025-03", "time": "21:30+03:00"}, ": a clock time needs a date that is one"),
        ({"value": "2025-03-12/2025-03-13", "time": "21:30Z"}, ": a clock time needs"),
        ({"value": "2025-03-12", "time": "21:30"}, "time: "),
        ({"value": "2025-03-12", "time": "24:00Z"}, "time: "),
        ({"value": "2025-03-12", "time": "21:30+15:00"}, "time: "),
        ({"value": "2025-03-12", "basis": "guessed"}, "basis: "),
        ({"basis": "stated"}, "value: Field required"),
        ({"value": "2025-03-12", "certainty": "high"}, "certainty: "),
        (2025, ": "),
        (date(2025, 3, 12), ": "),
        (None, ": "),
    ],
)
def test_what_is_no_date_is_refused(plain: object, place: str) -> None:
    assert refusals(lambda: EventDate.model_validate(plain))[0].startswith(place)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("2025-03-12", "2025-03-12", True),
        ("2025-03-12", "2025-03-11", False),
        ("2025-03", "2025-03-01", True),
        ("2025-03/..", "2025-02-28", False),
        ("../2025-03-12", "1999-01-01", True),
    ],
)
def test_a_date_may_precede_a_day_if_one_of_its_days_does(
    text: str, day: str, expected: bool
) -> None:
    assert EventDate(value=text).may_precede(date.fromisoformat(day)) is expected
