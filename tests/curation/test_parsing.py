"""The strict reader: what is typed, what is refused, and where each fault is."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ceasefire_data.curation.parsing import MAX_BYTES, comments, parse
from ceasefire_data.errors import MissingExtra, RecordError

PATH = "records/statements/a.yaml"


def read(text: str | bytes) -> dict[str, Any]:
    return parse(text.encode() if isinstance(text, str) else text, PATH).data


def faults(text: str | bytes) -> list[tuple[int, int, str]]:
    """Return line, column and message of each fault."""
    with pytest.raises(RecordError) as caught:
        read(text)
    assert all(fault.path == PATH for fault in caught.value.faults)
    assert str(caught.value).count("\n") == len(caught.value.faults) - 1, "one line each"
    return [(fault.line, fault.column, fault.message) for fault in caught.value.faults]


def fault(text: str | bytes) -> tuple[int, int, str]:
    """Return the only fault."""
    (only,) = faults(text)
    return only


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("0", 0),
        ("7", 7),
        ("-3", -3),
        ("-0", 0),
        ("2025", 2025),
        ("999999999999999999", 10**18 - 1),
        ("-999999999999999999", 1 - 10**18),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_what_is_typed(written: str, value: object) -> None:
    read_value = read(f"v: {written}\n")["v"]
    assert read_value == value
    assert type(read_value) is type(value)


UNTYPED = """
NO no No y n on ON off yes True TRUE False ~ Null NULL 2025-03-11 2025-02-30 2025-03 2025-03~
2025-03-11T10:00:00Z ../2025-03-11 22:30 12:30:45 190:20:30 1:30.5 010 00 -01 +5 1_000 0x1F 0o7
0b101 1.10 1.5 .5 1.0e+3 6.02e+23 1e3 .nan .inf -.inf << = -a --1 1- ٣ 2\u00b2
"""


@pytest.mark.parametrize("written", UNTYPED.split())
def test_all_else_is_text(written: str) -> None:
    assert read(f"v: {written}\n") == {"v": written}
    assert read(f"v: [{written}]\n") == {"v": [written]}


def test_what_is_quoted_is_text() -> None:
    text = "a: 'true'\nb: \"7\"\nc: ''\nd: |-\n  null\n'1': '<<'\n'<<': x\n'': y\n"
    assert read(text) == {
        "a": "true",
        "b": "7",
        "c": "",
        "d": "null",
        "1": "<<",
        "<<": "x",
        "": "y",
    }


@pytest.mark.parametrize("key", ["on", "no", "2025-03-11", "1.5", "~", "010", "True"])
def test_keys_that_other_readers_would_type_are_text(key: str) -> None:
    assert read(f"{key}: x\n") == {key: "x"}


@pytest.mark.parametrize("key", ["1", "-7", "0", "true", "false", "null", "1" * 30])
def test_keys_that_are_not_text_are_refused(key: str) -> None:
    line, column, message = fault(f"a: b\n{key}: x\n")
    assert (line, column) == (2, 1)
    assert message == "a key that reads as a number, true, false or null: put it in quotes"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("? [a]\n: b\n", 1, 3), ("a: {? {b: c} : d}\n", 1, 7), ("{[a]: b}\n", 1, 2)],
)
def test_lists_and_mappings_as_keys_are_refused(text: str, line: int, column: int) -> None:
    assert fault(text) == (line, column, "a list or mapping is no key: keys are text")


@pytest.mark.parametrize(
    ("text", "line", "column", "first"),
    [
        ("id: a\nid: b\n", 2, 1, 1),
        ("a:\n  b: 1\n  c: 2\n  'b': 3\n", 4, 3, 2),
        ("a: {b: 1, b: 2}\n", 1, 11, 1),
        ("a:\n- b: 1\n  b: {c: d}\n", 3, 3, 2),
    ],
)
def test_repeated_keys_name_the_first_line(text: str, line: int, column: int, first: int) -> None:
    found_line, found_column, message = fault(text)
    assert (found_line, found_column) == (line, column)
    assert message.endswith(f"is already on line {first}: keep one")


def test_a_key_three_times_is_two_faults() -> None:
    assert [line for line, _, _ in faults("a: 1\na: 2\na: 3\n")] == [2, 3]


def test_a_long_repeated_key_is_cut_in_the_message() -> None:
    (_, _, message) = fault(f"{'k' * 1000}: 1\n{'k' * 1000}: 2\n")
    assert len(message) < 120


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("!!str 1", 4),
        ("!!int 010", 4),
        ("!!bool yes", 4),
        ("!!null", 4),
        ("!!binary aGk=", 4),
        ("!!timestamp 2025-03-11", 4),
        ("!!set {a: b}", 4),
        ("!!omap [a]", 4),
        ("! x", 4),
        ("! {a: b}", 4),
        ("!foo x", 4),
        ("!<tag:yaml.org,2002:str> x", 4),
        ("!!python/object/apply:os.system [id]", 4),
        ("!undefined!x y", 4),
        ("[a, !!str b]", 8),
    ],
)
def test_tags_are_refused(value: str, column: int) -> None:
    line, found_column, message = fault(f"v: {value}\n")
    assert (line, found_column) == (1, column)
    assert message.startswith("tags are refused")


def test_tags_on_keys_and_on_the_top_level_are_refused() -> None:
    assert [place[:2] for place in faults("!!map\n!!str a: b\n")] == [(1, 1), (2, 1)]


def test_anchors_and_aliases_are_refused() -> None:
    found = faults("a: &x b\nc: *x\nd: [*x, &y {e: f}]\n")
    assert [(line, column, message[:7]) for line, column, message in found] == [
        (1, 4, "anchors"),
        (2, 4, "aliases"),
        (3, 5, "aliases"),
        (3, 9, "anchors"),
    ]


def test_an_alias_as_key_is_one_fault() -> None:
    assert [message[:7] for _, _, message in faults("&a k: v\n*a : w\n")] == ["anchors", "aliases"]


def test_a_tag_and_an_anchor_on_one_node_are_two_faults() -> None:
    assert [place[:2] for place in faults("a: &x !!str b\n")] == [(1, 4), (1, 4)]


def test_the_alias_bomb_is_refused() -> None:
    rows = ["a0: &a0 [x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    assert len(faults("\n".join(rows))) == 10 + 9 * 9


def test_merge_keys_are_refused_once() -> None:
    assert fault("a: {<<: {b: 1}}\n") == (1, 5, "merge keys are refused: write the entries out")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\nb: c\n", 1, 3),
        ("a: {b: , c: d}\n", 1, 8),
        ("a: {b, c: d}\n", 1, 6),
        ("a:\n- b\n-\n", 3, 2),
    ],
)
def test_an_empty_value_is_refused(text: str, line: int, column: int) -> None:
    assert fault(text) == (line, column, "no value: write null, or leave the entry out")


def test_an_empty_key_is_refused() -> None:
    assert fault("a: {? : b}\n") == (1, 7, "an entry without a key")


@pytest.mark.parametrize("number", ["1" * 19, "-" + "9" * 19, "9223372036854775808", "7" * 5000])
def test_long_numbers_are_refused(number: str) -> None:
    line, column, message = fault(f"a: [x, {number}]\n")
    assert (line, column) == (1, 8)
    assert message.startswith("a number of more than 18 digits")


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert fault(text) == (1, 1, "the file is empty: a record is lines of `key: value`")


@pytest.mark.parametrize(
    ("text", "line"), [("- a\n", 1), ("---\n\na\n", 3), ("[]\n", 1), ("null\n", 1), ("'x'\n", 1)]
)
def test_a_top_level_that_is_no_mapping_is_refused(text: str, line: int) -> None:
    found_line, column, message = fault(text)
    assert (found_line, column) == (line, 1)
    assert message.startswith("the top level is no mapping")


def test_one_document_may_be_marked() -> None:
    assert read("---\na: b\n...\n") == {"a": "b"}


def test_two_documents_are_refused() -> None:
    assert fault("a: b\n---\nc: d\n") == (2, 1, "a second document: one file holds one record")
    assert fault("a: b\n...\nc: d\n") == (3, 1, "text after the end: one file holds one record")


@pytest.mark.parametrize(
    "directive", ["%YAML 1.1", "%YAML 1.2", "%YAML 2.0", "%TAG ! tag:x,2000:", "%FOO bar"]
)
def test_directives_are_refused(directive: str) -> None:
    line, _, message = fault(f"{directive}\n---\na: no\n")
    assert line == 1
    assert message.startswith("directives are refused")


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_nesting_has_an_end(opening: str, closing: str) -> None:
    # The top level is one level, "x" another.
    assert read(f"a: {opening * 48}x{closing * 48}")
    line, column, message = fault(f"a: {opening * 49}x{closing * 49}")
    assert (line, column) == (1, 4 + 48 * len(opening))
    assert message == "more than 50 levels of nesting"


def test_an_empty_list_may_be_the_innermost_level() -> None:
    assert read("a: " + "[" * 49 + "]" * 49)


@pytest.mark.parametrize("unit", ["[", "{", "- ", "? ", "[{", '"a": [', "a: {"])
def test_a_megabyte_of_nesting_is_refused_without_recursion(unit: str) -> None:
    text = (unit * MAX_BYTES)[: MAX_BYTES - 1]
    assert fault(text)[2] == "more than 50 levels of nesting"


def test_faults_outside_of_the_nest_are_named_beside_it() -> None:
    found = faults("a: !x b\na: [{[k]: v}]\nc: " + "{" * 60)
    assert [(line, column) for line, column, _ in found] == [(1, 4), (2, 1), (2, 6), (3, 52)]


def test_the_size_has_an_end() -> None:
    filler = MAX_BYTES - len("a: ''\n")
    assert read(f"a: '{'x' * filler}'\n")
    assert fault(f"a: '{'x' * (filler + 1)}'\n") == (
        1,
        1,
        "1,048,577 bytes are too many: a record has at most 1,048,576",
    )


def test_a_byte_order_mark_is_refused() -> None:
    assert fault(b"\xef\xbb\xbfa: b\n") == (
        1,
        1,
        "a byte order mark: save the file as UTF-8 without one",
    )


def test_other_encodings_are_refused_where_they_begin() -> None:
    assert fault(b"a: b\n\xc3\xa9: c\xff\xff\n") == (
        2,
        5,
        "byte 0xFF is not UTF-8: save the file as UTF-8",
    )


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_a_file_of_wide_characters_is_one_fault(encoding: str) -> None:
    assert fault(("id: \u0430\n" * 500).encode(encoding)) == (
        1,
        1,
        "not UTF-8: looks like UTF-16; save the file as UTF-8",
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_cr_line_ends_are_refused_once_and_count_as_lines(end: str) -> None:
    assert faults(f"é: b{end}c: d{end}c: e{end}") == [
        (1, 5, "a line ends with CR: end every line with LF alone"),
        (3, 1, "the key 'c' is already on line 2: keep one"),
    ]


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x7f", "\x9f", "\x85", "\u2028", "\uffff"])
def test_invisible_characters_are_all_named(char: str) -> None:
    message = f"the invisible character U+{ord(char):04X}: take it out"
    assert faults(f"a: é{char}{char}\nb: '{char}'\n") == [
        (1, 5, message),
        (1, 6, message),
        (2, 5, message),
    ]


def test_escaped_characters_are_left_to_the_models() -> None:
    assert read(r'a: "\u2028\a\U0001F600"') == {"a": "\u2028\a\U0001f600"}


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: b\n\tc: d\n", 2, 1, "a tab in the indentation: use blanks"),
        ("a: |\n\tb\n", 2, 1, "a tab in the indentation: use blanks"),
        ("a:\n\tb: c\n", 2, 1, "no text can begin with '\\t': put the text in quotes, or"),
        ("é: 'b\nc: d\n", 1, 4, "the quoted text that begins here has no closing quote"),
        ('a: "b\n---\n"\n', 1, 4, "the quoted text that begins here has no closing quote"),
        ("a: [b, c\nd: e\n", 2, 2, "expected ',' or ']' in the list begun at 1:4"),
        ("a: {b: c]\n", 1, 9, "expected ',' or '}' in the mapping begun at 1:4"),
        ("a: @b\n", 1, 4, "no text can begin with '@': put the text in quotes"),
        ("a: %b\n", 1, 4, "no text can begin with '%': put the text in quotes"),
        ("a: }\n", 1, 4, "no value can begin with '}': put the text in quotes"),
        ("a: b: c\n", 1, 5, "a ':' without a key of its own: put the text in quotes"),
        ("a: b\n  c: d\n", 2, 4, "a ':' without a key of its own: put the text in quotes"),
        ("a: - b\n", 1, 4, "a '-' cannot stand here: put the text in quotes"),
        ("a: ? b\n", 1, 4, "a '?' cannot stand here: put the text in quotes"),
        ("a: 'b' c\n", 1, 8, "expected `key: value`, not 'c': put the text in quotes"),
        ("a:\n  b: c\n d: e\n", 3, 2, "expected `key: value`, not 'd': put the text in quotes"),
        ("a:\n- b\nc\n", 3, 1, "a key without its ':': write `key: value`"),
        ("a:\n  - b\n  c: d\n", 3, 3, "expected '-', as in the list begun at 2:3"),
        ("a: >b\n  c\n", 1, 5, "expected the end of the line after '|' or '>'"),
        ('a: "\\q"\n', 1, 5, "an unknown escape: write two backslashes for one"),
        ('a: "\\ud800"\n', 1, 7, "found invalid Unicode character escape code"),
        ("a: *\n", 1, 5, "aliases are refused"),
        ("a: &\n", 1, 5, "anchors are refused"),
        ("a: !<\n", 1, 6, "tags are refused"),
        ("a: [b", 2, 1, "expected ',' or ']' in the list begun at 1:4"),
    ],
)
def test_syntax_faults_have_a_place_and_plain_words(
    text: str, line: int, column: int, message: str
) -> None:
    found_line, found_column, found = fault(text)
    assert (found_line, found_column) == (line, column)
    assert found.startswith(message)


def test_all_faults_of_a_file_are_found_at_once() -> None:
    text = "id: a\nid: !!str b\nc: &x {1: d, e: }\nf: *x\n<<: g\nh: [\x07, 'i\n"
    assert [(line, column) for line, column, _ in faults(text)] == [
        (2, 1),  # repeated
        (2, 5),  # tag
        (3, 4),  # anchor
        (3, 8),  # key
        (3, 17),  # no value
        (4, 4),  # alias
        (5, 1),  # merge
        (6, 5),  # invisible
        (6, 8),  # no closing quote
    ]


def test_the_message_names_file_line_and_column() -> None:
    with pytest.raises(RecordError) as caught:
        read("a: 1\na: 2\n")
    assert str(caught.value) == f"{PATH}:2:1: the key 'a' is already on line 1: keep one"


def test_without_libyaml_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(MissingExtra, match="libyaml"):
        read("a: b\n")


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("é",), (1, 4), (1, 1)),
        (("acts",), (3, 1), (2, 1)),
        (("acts", 0), (3, 3), (3, 3)),
        (("acts", 0, "act"), (3, 9), (3, 4)),
        (("acts", 1, "deep", 1), (4, 15), (4, 15)),
        (("acts", 1, "deep", 1, "k"), (4, 19), (4, 16)),
        # What is missing is shown at the nearest ancestor.
        (("nothing",), (1, 1), (1, 1)),
        (("acts", 0, "nothing", "more"), (3, 3), (3, 3)),
        (("acts", 7), (3, 1), (2, 1)),
        (("acts", "text"), (3, 1), (2, 1)),
        (("acts", 1, "deep", "x"), (4, 11), (4, 5)),
        (("é", "x"), (1, 4), (1, 1)),
        ((0,), (1, 1), (1, 1)),
    ],
)
def test_where(loc: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]) -> None:
    document = parse("é: 😀\nacts:\n- {act: a}\n-   deep: [x, {k: v}]\n".encode(), PATH)
    assert document.where(loc) == value
    assert document.where(loc, key=True) == key


def test_where_does_not_depend_on_what_becomes_of_the_data() -> None:
    document = parse(b"a: b\nc: {d: e}\n", PATH)
    document.data.clear()
    assert document.where(("c", "d")) == (2, 8)


def test_comments_are_found_and_nothing_else() -> None:
    text = """\
# one
a: b#c # two
'd # e': "f # g" #
h: | # four
  # not this
    # nor this

 # five
i: >-
  #nor this
j: [k, # six
  l#m, # seven
  n o
  p] # eight
é: '#a
  #' # nine
# ten"""
    places = [(1, 1), (2, 8), (3, 18), (4, 6), (8, 2), (11, 8), (12, 8), (14, 6), (16, 6), (17, 1)]
    assert comments(text.encode()) == places
    assert read(text)["h"] == "# not this\n  # nor this\n"


def test_a_comment_is_no_fault_for_the_reader() -> None:
    assert read("# x\na: b # y\n") == {"a": "b"}
    assert comments(b"a: b\n") == []


PIECES = st.sampled_from(
    [*"ab1-:,?[]{}#&*!|>'\"%@~<= \n\t\r\x07é\u2028", "\n- ", ": ", "\n  ", "\na: ", "\xff", "---\n"]
)


def spelled(value: Any) -> Any:
    """Return data with each scalar as text, as a reader without types would give it."""
    if isinstance(value, dict):
        return {key: spelled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [spelled(item) for item in value]
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text()).map(str.encode))
@example(b"a: -0\n")
@example(b"\xef\xbb\xbf\xff\r")
def test_any_text_is_read_as_others_read_it_or_refused(data: bytes) -> None:
    try:
        document = parse(data, PATH)
    except RecordError as error:
        assert error.faults
        return
    other = yaml.load(data.replace(b"-0", b"0"), Loader=yaml.CBaseLoader)
    assert str(spelled(document.data)).replace("-0", "0") == str(other)
    assert all(line >= 1 and column >= 1 for line, column in comments(data))


@given(st.binary())
def test_any_bytes_give_data_or_faults(data: bytes) -> None:
    try:
        parse(data, PATH)
    except RecordError as error:
        assert error.faults
