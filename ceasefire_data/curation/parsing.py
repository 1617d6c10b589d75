"""Read one record file: strict YAML, every fault with its line and column.

YAML guesses what plain text means, and two readers guess differently. A record must be the same
data for everyone, so little is left to guess: only ``true``, ``false``, ``null`` and whole numbers
such as ``-7`` are typed, all else is text. Tags, anchors, aliases, merge keys, directives and
repeated keys are refused.

The syntax is the work of libyaml (PyYAML's C parser), taken event by event: that is faster than
PyYAML's own loader, keeps the position of every node, and cannot overflow the stack.
"""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ceasefire_data.curation import syntax
from ceasefire_data.errors import Fault, MissingExtra, RecordError

MAX_BYTES: Final = 1_048_576
"""The largest record file that is read; real ones have one or two kilobytes."""

MAX_DEPTH: Final = 50
"""The most levels of nesting: each mapping, each list and the innermost value count one."""

MAX_DIGITS: Final = 18
"""The most digits of a whole number, so that each one fits into 64 bits."""

INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
"""What plain text must match in full to be a whole number."""

_WORDS: Final = {"true": True, "false": False, "null": None}
_MERGE: Final = "<<"
_NESTED: Final = 2  # how many levels a collection within the top level makes
_SHOWN: Final = 60  # how many characters of a key a message shows
# Plain text is looked at closely only if it is one of these or begins with one of these.
_SPECIAL: Final = frozenset({*_WORDS, _MERGE, ""})
_NUMBER_STARTS: Final = frozenset("-0123456789")

_LINE_END: Final = re.compile("\r\n?|\n")
# How a file begins in UTF-16 or UTF-32: with a mark of their own, or with a NUL in an ASCII letter.
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_WIDE_LETTER: Final = 4

_COMMENT: Final = re.compile("#[^\n]*")
# What libyaml refuses, and the three characters that end a line in YAML 1.1 and do not in 1.2.
_FORBIDDEN: Final = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)

# Where a node is: a mark for a scalar; for a collection (its mark, the marks of its keys or None
# for a list, where its values are). A mark is libyaml's own object, with 0-based line and column.
_Place: TypeAlias = Any


class Document:
    """What a record file says, and where it says it.

    Attributes:
        data: the top-level mapping, of str, int, bool, None, dict and list.
    """

    __slots__ = ("_place", "data")

    def __init__(self, data: dict[str, Any], place: _Place) -> None:
        """Keep the data and the places of its nodes; made by :func:`parse` only."""
        self.data = data
        self._place = place

    def where(self, loc: tuple[str | int, ...], *, key: bool = False) -> tuple[int, int]:
        """Return the line and column of a value, or of its nearest ancestor that the file has.

        Args:
            loc: keys of mappings and indexes of lists, from the top; the form of pydantic's `loc`.
            key: for an entry of a mapping, return the position of its key instead.

        Returns:
            1-based line and column, the latter in code points.
        """
        place = self._place
        mark = place[0]
        for step in loc:
            if type(place) is not tuple:
                break
            _, key_marks, places = place
            try:
                place = places[step]
            except (KeyError, IndexError, TypeError):
                break
            if key and key_marks is not None:
                mark = key_marks[step]
            else:
                mark = place[0] if type(place) is tuple else place
        return mark.line + 1, mark.column + 1


def parse(data: bytes, path: str) -> Document:
    """Read one record from the bytes of its file.

    Args:
        data: the content of the file.
        path: its name, as it shall stand in the faults.

    Raises:
        RecordError: with every fault that can be found; a fault of syntax ends the search.
        MissingExtra: if PyYAML was built without libyaml.
    """
    reader = _Reader(path)
    text = reader.decode(data)
    if text is not None:
        reader.read(text)
    if reader.faults:
        raise RecordError(reader.faults)
    return Document(reader.top[0], reader.places[0])


def comments(data: bytes) -> list[tuple[int, int]]:
    """Return the 1-based line and column of each comment in a file that :func:`parse` accepts."""
    text = data.decode()
    if "#" not in text:
        return []
    # Without tags, anchors and directives, a '#' outside of every scalar begins a comment.
    begins: list[re.Match[str]] = []
    end = 0
    get_event = _parser(text).get_event
    while (kind := type(event := get_event())) is not StreamEndEvent:
        if kind is ScalarEvent:
            start = event.start_mark.index
            if event.style in ("|", ">"):  # whose header can end in a comment
                start = text.index("\n", start)
            begins += _COMMENT.finditer(text, end, start)
            end = event.end_mark.index
    begins += _COMMENT.finditer(text, end)
    places = []
    line = end = 0
    for comment in begins:
        begin = comment.start()
        line += text.count("\n", end, begin)
        end = begin
        places.append((line + 1, begin - text.rfind("\n", 0, begin)))
    return places


def _parser(text: str) -> Any:
    """Return libyaml's parser of a text."""
    if not yaml.__with_libyaml__:
        raise MissingExtra("this PyYAML has no libyaml: install one of its wheels from PyPI")
    return yaml.cyaml.CParser(text)  # type: ignore[attr-defined]  # exists only with libyaml


def _end_of(text: str) -> tuple[int, int]:
    """Return the 1-based line and column behind the end of a text."""
    *before, last = _LINE_END.split(text)
    return len(before) + 1, len(last) + 1


class _Reader:
    """One pass over one file, which collects faults as it goes."""

    __slots__ = ("faults", "path", "places", "top")

    def __init__(self, path: str) -> None:
        """Begin with nothing read and no fault."""
        self.path = path
        self.faults: list[Fault] = []
        self.top: list[Any] = []  # the nodes of the top level: one, if all is well
        self.places: list[_Place] = []

    def fault(self, message: str, line: int = 1, column: int = 1) -> None:
        """Note what is wrong at a 1-based position."""
        self.faults.append(Fault(self.path, line, column, message))

    def fault_at(self, mark: yaml.Mark, message: str) -> None:
        """Note what is wrong at a mark."""
        self.fault(message, mark.line + 1, mark.column + 1)

    def decode(self, data: bytes) -> str | None:
        """Return the text, faulty characters and line ends replaced; None if it is not read."""
        if len(data) > MAX_BYTES:
            self.fault(f"{len(data):,} bytes are too many: a record has at most {MAX_BYTES:,}")
            return None
        if data.startswith(_WIDE_MARKS) or b"\0" in data[:_WIDE_LETTER]:
            self.fault("not UTF-8: looks like UTF-16; save the file as UTF-8")
            return None
        if data.startswith(b"\xef\xbb\xbf"):
            self.fault("a byte order mark: save the file as UTF-8 without one")
            data = data[3:]
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            fault = f"byte 0x{data[error.start]:02X} is not UTF-8: save the file as UTF-8"
            self.fault(fault, *_end_of(data[: error.start].decode()))
            text = data.decode(errors="replace")
        if "\r" in text:
            before = text[: text.index("\r")]
            self.fault("a line ends with CR: end every line with LF alone", *_end_of(before))
            text = _LINE_END.sub("\n", text)
        if _FORBIDDEN.search(text):
            for number, line in enumerate(text.split("\n"), 1):
                for match in _FORBIDDEN.finditer(line):
                    fault = f"the invisible character U+{ord(match[0]):04X}: take it out"
                    self.fault(fault, number, match.start() + 1)
            text = _FORBIDDEN.sub("\ufffd", text)
        return text

    def read(self, text: str) -> None:
        """Build the data of a text; a fault of syntax ends it."""
        try:
            whole = self.build(_parser(text))
        except yaml.MarkedYAMLError as error:
            self.fault_at(*syntax.explain(error, text))
            return
        if whole and not self.top:
            self.fault("the file is empty: a record is lines of `key: value`")
        elif whole and type(self.top[0]) is not dict:
            place = self.places[0]
            mark = place[0] if type(place) is tuple else place
            self.fault_at(mark, "the top level is no mapping: a record is lines of `key: value`")

    def build(self, parser: Any) -> bool:  # noqa: PLR0912, PLR0915
        """Turn the events into data; return whether it went on to the end of the file."""
        # One flat loop with local names: each call or attribute here is paid for every node.
        get_event = parser.get_event
        container: Any = self.top
        places: Any = self.places
        key_marks: dict[str, yaml.Mark] | None = None  # of the open mapping, None in a list
        key: str | None = None  # of the entry that waits for its value
        stack: list[Any] = []
        value: Any
        documents = 0
        before = len(self.faults)
        nest: Any = None  # where the last collection within the top level begins
        while True:
            event = get_event()
            kind = type(event)
            place = mark = event.start_mark
            if kind is ScalarEvent:
                value = event.value
                if event.tag is not None or event.anchor is not None:
                    self.refuse_properties(event)
                elif not event.style and (value in _SPECIAL or value[0] in _NUMBER_STARTS):
                    value = self.typed(value, mark, key is None and key_marks is not None)
            elif kind is MappingStartEvent:
                value = {}
                place = (mark, {}, {})
            elif kind is SequenceStartEvent:
                value = []
                place = (mark, None, [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, places, key_marks, key = stack.pop()
                continue
            elif kind is AliasEvent:
                self.fault_at(mark, syntax.NO_ALIASES)
                value = None
            elif kind is DocumentStartEvent:
                documents += 1
                if event.version or event.tags:
                    self.fault_at(mark, syntax.NO_DIRECTIVES)
                if documents > 1:
                    self.fault_at(mark, "a second document: one file holds one record")
                    return False
                continue
            elif kind is StreamEndEvent:
                return True
            else:
                continue

            if key_marks is None:
                container.append(value)
                places.append(place)
            elif key is not None:
                container[key] = value
                places[key] = place
                key = None
            else:
                key = value
                if type(value) is not str or value in key_marks:
                    key = self.refuse_key(value, mark, key_marks)
                key_marks[key] = mark
            if place is not mark:
                if event.tag is not None or event.anchor is not None:
                    self.refuse_properties(event)
                stack.append((container, places, key_marks, key))
                container, key = value, None
                _, key_marks, places = place
                if len(stack) == _NESTED:
                    nest = mark
                elif len(stack) == MAX_DEPTH and not parser.check_event(
                    MappingEndEvent, SequenceEndEvent
                ):
                    # What else is wrong in there comes from the same slip, once for each level.
                    begin = (nest.line + 1, nest.column + 1)
                    self.faults[before:] = [
                        fault
                        for fault in self.faults[before:]
                        if (fault.line, fault.column) < begin
                    ]
                    self.fault_at(mark, f"more than {MAX_DEPTH} levels of nesting")
                    return False

    def typed(self, text: str, mark: yaml.Mark, is_key: bool) -> str | int | None:
        """Return what plain text stands for."""
        if is_key and text in ("", _MERGE):
            fault = (
                "an entry without a key"
                if not text
                else "merge keys are refused: write the entries out"
            )
        elif not text:
            fault = "no value: write null, or leave the entry out"
        elif is_key and (text in _WORDS or INTEGER.fullmatch(text)):
            fault = "a key that reads as a number, true, false or null: put it in quotes"
        elif text in _WORDS:
            return _WORDS[text]
        elif not INTEGER.fullmatch(text):
            return text
        elif len(text.lstrip("-")) <= MAX_DIGITS:
            return int(text)
        else:
            fault = f"a number of more than {MAX_DIGITS} digits: put it in quotes if it is a code"
        self.fault_at(mark, fault)
        return _stand_in(mark)

    def refuse_key(self, value: Any, mark: yaml.Mark, key_marks: dict[str, yaml.Mark]) -> str:
        """Note a key that is no text or that the mapping has already; return a new one."""
        if type(value) is str:
            key = value if len(value) <= _SHOWN else value[:_SHOWN] + "..."
            first = key_marks[value].line + 1
            self.fault_at(mark, f"the key {key!r} is already on line {first}: keep one")
        elif value is not None:  # an alias has its fault already
            self.fault_at(mark, "a list or mapping is no key: keys are text")
        return _stand_in(mark)

    def refuse_properties(self, event: Any) -> None:
        """Note a tag, an anchor or both."""
        if event.tag is not None:
            self.fault_at(event.start_mark, syntax.NO_TAGS)
        if event.anchor is not None:
            self.fault_at(event.start_mark, syntax.NO_ANCHORS)


def _stand_in(mark: yaml.Mark) -> str:
    """Return text that stands for a refused node until the end of the pass."""
    return f"\0{mark.index}"
