"""The canonical form: the same data for every reader, and one way to write it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ceasefire_data.curation.formatting import WIDTH, format_data, format_text, refuse_comments
from ceasefire_data.curation.parsing import parse
from ceasefire_data.errors import RecordError, UsageError

LONG = "x" * WIDTH

STATEMENT = """\
id: peskov-2025-03-12-briefing
record_status: active
process: russia-ukraine
speakers: [dmitry-peskov]
on_behalf_of: kremlin
date: {value: '2025-03-12', basis: resolved, note: Wednesday}
medium: press_briefing
attribution: on_record
summary: The Kremlin is studying the outcome of the Jeddah talks and does not rule out a call of the presidents.
acts:
- {act: take_position, modality: asserted, proposal: us-ukraine-30-day-ceasefire-2025-03}
- {act: float_option, modality: possible, meeting: putin-trump-call-2025-03}
stances:
- {proposal: us-ukraine-30-day-ceasefire-2025-03, value: noncommittal, basis: own_statement}
evidence:
- source: tribune-herald-2025-03-12-dilemma-for-putin
  quote: carefully studying
  span_start: 552
  span_end: 570
  translated: true
  supports: [stances]
- {source: tribune-herald-2025-03-12-dilemma-for-putin, span_start: 853, span_end: 924, supports: [acts]}
status_history:
- status: possible
  date: {value: '2025-03-12', basis: resolved}
  said_by: [kremlin]
  evidence: [{source: tribune-herald-2025-03-12-dilemma-for-putin, span_start: 853, span_end: 924}]
notes: |-
  First line.

    Indented line: with a colon
  Last line # not a comment
"""  # noqa: E501


def written(value: object) -> str:
    """Return how a value stands behind a key at the top level."""
    text = format_data({"v": value})
    assert parse(text.encode(), "v.yaml").data == {"v": value}
    assert yaml.safe_load(text) == {"v": value}
    return text.removeprefix("v:").removeprefix(" ").removesuffix("\n")


def test_a_statement_in_canonical_form_stays_as_it_is() -> None:
    assert format_text(STATEMENT.encode(), "a.yaml") == STATEMENT


def test_other_ways_to_write_the_same_become_canonical() -> None:
    untidy = """\
---
'a':   "b"
c:
    - d
    -   e: 2025-03-11
        f: [
          g ]
h: >-
  folded
  text
"""
    assert format_text(untidy.encode(), "a.yaml") == (
        "a: b\nc:\n- d\n- {e: '2025-03-11', f: [g]}\nh: folded text\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "kremlin",
        "The talks, held in Jeddah (see below), ended; nobody said why.",
        "a:b",
        "http://example.org/a?b=c&d#e",
        "it's",
        'say "yes" to it',
        "a#b",
        "30-day",
        "P30D",
        "none",
        "yes and no",
        "Росія 停火 وقف 😀 naïve",
        "«quoted»",
        "…and so on",
        "a\u00a0b",
        "/path",
        "(a)",
        "x" * 3000,
        "word " * 600 + "end",
    ],
)
def test_harmless_text_is_plain(text: str) -> None:
    assert written(text) == text


AMBIGUOUS = """
y Y n N yes Yes YES no No NO on On ON off Off true True TRUE tRue false FALSE null Null NULL ~
0 7 -3 -0 +5 010 00 0o7 0x1F +0x1f 0b101 1_000 1.10 1.5 .5 5. 1e3 1.0e+3 6.02E-23 -.5 +.5 . .. ... -
+_ ._ _1 .nan .NaN .inf .INF -.inf +.Inf 2025 2025-03 2025-03-11 2025-03-11~ 2025-03-11/2025-03-12
2025-03/.. ../2025-03 2025-03-11T10:00:00Z 21:30 21:30+03:00 12:30:45 190:20:30 1:30.5 1,000
= << --- ---a -a ?a :a @a `a %a &a *a !a |a >a ,a [a ]a {a }a #a a: 'a "a ["a"] {a:b} ...a
"""


@pytest.mark.parametrize(
    "text",
    [
        *AMBIGUOUS.split(),
        *("", " ", " a", "a ", "\u00a0a", "a\u3000", "a: b", "a #b", "# a", "- a", "? a", "! a"),
        *("2025-03-11 10:00:00", "10 000", "... a", "it's: so"),
    ],
)
def test_text_that_a_reader_could_take_for_something_else_is_in_single_quotes(text: str) -> None:
    assert written(text) == "'" + text.replace("'", "''") + "'"
    assert yaml.safe_load(format_data({text: 1})) == {text: 1}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a\tb", '"a\\tb"'),
        ("\n", '"\\n"'),
        (" a\nb", '" a\\nb"'),
        ("\na", '"\\na"'),
        ("a\n\n", '"a\\n\\n"'),
        ("a \nb", '"a \\nb"'),
        ("a\n \nb", '"a\\n \\nb"'),
        ("a\n\tb", '"a\\n\\tb"'),
        ("a\r\nb", '"a\\x0D\\nb"'),
        ('\x07"\\é', '"\\x07\\"\\\\é"'),
        ("\x85\u2028\u2029\ufeff\uffff", '"\\x85\\u2028\\u2029\\uFEFF\\uFFFF"'),
    ],
)
def test_what_needs_an_escape_is_in_double_quotes(text: str, form: str) -> None:
    assert written(text) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a\nb", "|-\n  a\n  b"),
        ("a\nb\n", "|\n  a\n  b"),
        ("a\n", "|\n  a"),
        ("a\n\n\n  b: c\n- d # e\nf", "|-\n  a\n\n\n    b: c\n  - d # e\n  f"),
        ("---\n...", "|-\n  ---\n  ..."),
    ],
)
def test_lines_of_text_are_a_literal_block(text: str, form: str) -> None:
    assert written(text) == form


def test_within_brackets_more_is_quoted() -> None:
    texts = ["a, b", "a:b", "a?", "a]b", "a}b", "a b", "it's"]
    assert written(texts) == "['a, b', 'a:b', 'a?', 'a]b', 'a}b', a b, it's]"
    assert written({"a, b": {"c:d": "e"}}) == "{'a, b': {'c:d': e}}"


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (-7, "-7"),
        (10**18 - 1, "9" * 18),
        ([], "[]"),
        ({}, "{}"),
        ([[], {}, None], "\n- []\n- {}\n- null"),
        ([["a"], []], "[[a], []]"),
        ({"a": [{"b": 1}]}, "{a: [{b: 1}]}"),
        ([{"b": 1}, "c"], "\n- {b: 1}\n- c"),
        ({"a": ["b\nc"]}, "\n  a:\n  - |-\n    b\n    c"),
    ],
)
def test_other_values(value: object, form: str) -> None:
    assert written(value) == form


def test_enums_and_tuples_are_written_as_what_they_hold() -> None:
    class Code(StrEnum):
        HELD = "held"
        NO = "no"

    class Number(IntEnum):
        ONE = 1

    class Loud(str):
        __slots__ = ()

        def __str__(self) -> str:
            return self.upper()

    data = {"a": Code.HELD, "b": (Code.NO, Number.ONE), Code.NO: Number.ONE, "c": Loud("soft")}
    assert format_data(data) == "a: held\nb: ['no', 1]\n'no': 1\nc: soft\n"


def test_nothing_at_all_is_an_empty_mapping() -> None:
    assert format_data({}) == "{}\n"


@pytest.mark.parametrize(
    ("data", "around"),
    [
        (lambda text: {"v": [text]}, "v: []"),
        (lambda text: {"v": {"a": text}}, "v: {a: }"),
        (lambda text: {"v": [{"a": text}]}, "- {a: }"),
        (lambda text: {"v": [[text], LONG]}, "- []"),
        (lambda text: {"v": {"w": LONG, "a": [text]}}, "  a: []"),
        (lambda text: {"v": [{"a": [text], "w": LONG}]}, "- a: []"),
        (lambda text: {"v": [{"w": LONG, "a": [text]}]}, "  a: []"),
        (lambda text: {"v": [[[text], LONG], LONG]}, "- - []"),
    ],
)
def test_a_nested_collection_stands_on_one_line_up_to_120_code_points(
    data: Callable[[str], dict[str, Any]], around: str
) -> None:
    fits = "😀" * (120 - len(around))
    one_line = around[:-1] + fits + around[-1]
    assert one_line in format_data(data(fits)).splitlines()
    assert f"{fits}😀" in format_data(data(f"{fits}😀"))
    assert f"{around[-1]}\n" not in format_data(data(f"{fits}😀"))


def test_blocks_within_blocks() -> None:
    data = {
        "a": [[LONG, [LONG]], {"b": [LONG, {"c": LONG, "d": "e"}], "f": "g\nh"}, "i\nj\n"],
        "k": {"l": {"m": [LONG, "n\no"]}},
    }
    assert format_data(data) == (
        f"a:\n- - {LONG}\n  - - {LONG}\n- b:\n  - {LONG}\n  - c: {LONG}\n    d: e\n  f: |-\n"
        f"    g\n    h\n- |\n  i\n  j\nk:\n  l:\n    m:\n    - {LONG}\n    - |-\n      n\n      o\n"
    )
    assert yaml.safe_load(format_data(data)) == data


@pytest.mark.parametrize("value", ["a", ["b"], {"c": 1}, [{"d": "e" * WIDTH}], {"f": "g\nh"}, []])
@pytest.mark.parametrize("length", [990, 1000, 1022, 1023, 1024, 1025, 2000])
def test_keys_of_any_length_can_be_read_again(length: int, value: object) -> None:
    for key in ("k" * length, "'" * (length // 2), "é\n" * (length // 3)):
        data = {"v": {key: value}, key: value, "w": [{key: value}]}
        text = format_data(data)
        assert parse(text.encode(), "v.yaml").data == data
        assert yaml.safe_load(text) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"a": 1.5}, "a: a record cannot hold a float"),
        ({"a": {"b": [float("nan")]}}, r"a\.b\[0\]: a record cannot hold a float"),
        ({"a": b"x"}, "a: a record cannot hold a bytes"),
        ({"a": datetime.date(2025, 3, 11)}, "a: a record cannot hold a date"),
        ({"a": {1, 2}}, "a: a record cannot hold a set"),
        ({1: "a"}, "record: the key 1 is not text"),
        ({"a": {None: "a"}}, "a: the key None is not text"),
        ({"a": 10**18}, "a: a number of more than 18 digits"),
        ({"a": -(10**18)}, "a: a number of more than 18 digits"),
        ({"a": "\ud800"}, "a: half of a surrogate pair"),
        ({"a": {"\udfff": 1}}, "a: half of a surrogate pair"),
        (["a"], "a record is a mapping, not list"),
    ],
)
def test_what_a_record_cannot_hold_is_refused(data: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        format_data(data)


def test_nesting_is_refused_where_the_reader_refuses_it() -> None:
    def nested(levels: int) -> dict[str, Any]:
        return {"a": nested(levels - 1) if levels > 2 else "x"}

    assert parse(format_data(nested(50)).encode(), "v.yaml").data == nested(50)
    with pytest.raises(UsageError, match="more than 50 levels of nesting"):
        format_data(nested(51))
    endless: dict[str, Any] = {}
    endless["a"] = endless
    with pytest.raises(UsageError, match="more than 50 levels of nesting"):
        format_data(endless)


def test_no_comment_is_dropped_silently() -> None:
    data = b"# one\na: b # two\nc: 'd # e'\n"
    for refuse in (refuse_comments, format_text):
        with pytest.raises(RecordError) as caught:
            refuse(data, "a.yaml")
        assert [(f.line, f.column) for f in caught.value.faults] == [(1, 1), (2, 6)]
        assert "`notes`" in caught.value.faults[0].message
    refuse_comments(b"a: b\n", "a.yaml")


def test_a_faulty_file_is_not_formatted() -> None:
    with pytest.raises(RecordError, match=r"^a\.yaml:2:1: "):
        format_text(b"a: b\na: c # d\n", "a.yaml")


# Text from pieces that mean something to YAML, and any text at all.
SYNTAX = "- : # , [ ] { } & * ! | > ' \" % @ ` ~ < = ? . + _ / 0 1 9 x e E T Z n o y \\ a é 😀"
PIECES = st.sampled_from(
    [
        *SYNTAX.split(),
        *(" ", "\n", "\t", "\r", "\x07", "\x85", "\u2028", "\ufeff", "\u00a0", ": ", " #"),
        *("...", "null", "true", "2025-03-11", "12:30", "long words " * 9),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
SCALARS = st.one_of(TEXTS, st.integers(1 - 10**18, 10**18 - 1), st.booleans(), st.none())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)
RECORDS = st.dictionaries(TEXTS, VALUES, max_size=5)


@given(RECORDS)
@example({"a": {"b": "x" * 200, "c": ["-", "\n"]}})
def test_what_is_written_is_read_again(data: dict[str, Any]) -> None:
    text = format_data(data)
    again = parse(text.encode(), "v.yaml").data
    assert repr(again) == repr(data), "the same types and the same order, too"
    assert format_text(text.encode(), "v.yaml") == text


@given(RECORDS)
def test_yaml_1_1_reads_the_same(data: dict[str, Any]) -> None:
    text = format_data(data)
    assert yaml.load(text, Loader=yaml.SafeLoader) == data
    assert yaml.load(text, Loader=yaml.CSafeLoader) == data


@given(RECORDS)
def test_yaml_1_2_reads_the_same(data: dict[str, Any]) -> None:
    ruamel = pytest.importorskip("ruamel.yaml")
    reader = ruamel.YAML(typ="safe", pure=True)
    assert reader.load(io.StringIO(format_data(data))) == data


@given(RECORDS)
def test_lines_are_clean(data: dict[str, Any]) -> None:
    text = format_data(data)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for line in text.split("\n"):
        assert line == line.rstrip(" ")
        assert "\t" not in line
