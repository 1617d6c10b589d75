"""Write records in their one canonical YAML form.

One form, so that a difference between two versions of a file is a difference in what it says, and
plain enough that every YAML reader gets the same data: text that YAML 1.1 or 1.2 would take for
something else (`no`, `2025-03-11`, `12:30`, `010`, `1e3`, ...) stands in quotes.

* A block mapping at the top, keys in the order given, indentation 2, lists not indented under
  their key; each entry of a top-level list of mappings begins a line of its own.
* Otherwise a nested collection stands on one line, in flow style, if that line has at most
  `WIDTH` characters and no text in it has line ends; else as a block.
* Text is never folded: plain if that is safe, else in single quotes; lines of text as a literal
  block; double quotes where only an escape can say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ceasefire_data.curation.parsing import MAX_DEPTH, MAX_DIGITS, comments, parse
from ceasefire_data.errors import Fault, RecordError, UsageError

WIDTH: Final = 120
"""The most characters (code points) of a line that holds a nested collection."""

_MAX_KEY: Final = 1000  # libyaml reads `key:` up to 1,024 characters, longer ones as `? key` only

# Text that some reader takes for a boolean, null, merge key or default value, in any case.
_WORDS: Final = frozenset(
    {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "="}
)
# Text that could be a number, day or time for some reader; wider than any one of them, so that
# all EDTF dates look alike.
_NUMERIC: Final = re.compile(
    r"[-+._0-9][-+.,:/~ 0-9_etz]*|[-+]?0[xob][0-9a-f_]*|[-+]?\.(?:inf|nan)", re.IGNORECASE
)
# What in plain text is syntax for YAML: everywhere, and within [] and {}.
_SYNTAX: Final = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`\s]|\.\.\.|.*(?::\s|\s#|:$|\s$)""")
_FLOW_SYNTAX: Final = re.compile(r"[,\[\]{}:?]")
# What is never printed as it is: control characters, line ends, the byte order mark, ...
_UNPRINTED: Final = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_ESCAPED: Final = re.compile(_UNPRINTED.pattern + r'|["\\]')
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def format_text(data: bytes, path: str) -> str:
    """Return a record file in canonical form, its keys in the order that they have.

    Raises:
        RecordError: if the file is faulty, or has comments, which the canonical form has not.
    """
    document = parse(data, path)
    refuse_comments(data, path)
    return format_data(document.data)


def refuse_comments(data: bytes, path: str) -> None:
    """Raise a RecordError with each comment of a file that :func:`parse` accepts."""
    message = "a comment would be lost: records have none, use the field `notes`"
    if places := comments(data):
        raise RecordError(Fault(path, line, column, message) for line, column in places)


def format_data(data: Mapping[str, Any]) -> str:
    """Return data in canonical form, keys in the order given.

    Args:
        data: of str, int, bool, None, mappings with text keys, lists and tuples.

    Raises:
        UsageError: for anything else, a number of more than 18 digits, text that UTF-8 cannot
            hold, or more nesting than :func:`parse` reads.
    """
    if not isinstance(data, Mapping):
        raise UsageError(f"a record is a mapping, not {type(data).__name__}")
    _check(data, "", 1)
    if not data:
        return "{}\n"
    return "".join(line + "\n" for line in _block(data, 0))


def _check(value: object, where: str, depth: int) -> None:
    """Raise a UsageError for what :func:`parse` would not give back."""
    fault = None
    if depth > MAX_DEPTH:
        fault = f"more than {MAX_DEPTH} levels of nesting"
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise UsageError(f"{where or 'record'}: the key {key!r} is not text")
            _check(key, where, depth + 1)
            _check(item, f"{where}.{key}" if where else key, depth + 1)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _check(item, f"{where}[{index}]", depth + 1)
    elif isinstance(value, str):
        if _SURROGATE.search(value):
            fault = "half of a surrogate pair, which UTF-8 cannot hold"
    elif isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            fault = f"a number of more than {MAX_DIGITS} digits"
    elif value is not None:
        fault = f"a record cannot hold a {type(value).__name__}"
    if fault is not None:
        raise UsageError(f"{where or 'record'}: {fault}")


def _block(value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of a collection, not empty, in block style."""
    pad = " " * indent
    if isinstance(value, Mapping):
        for key, item in value.items():
            name = _text(key)
            head = f"{pad}{name}:"
            if len(name) > _MAX_KEY:
                yield f"{pad}? {name}"
                head = f"{pad}:"
            yield from _entry(head, item, indent)
    else:
        for item in value:
            yield from _entry(f"{pad}-", item, indent)


def _entry(head: str, value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of `key: value` or `- value`.

    Args:
        head: the first line up to and with the ':' or '-'.
        value: what follows.
        indent: the indentation of the collection that holds the entry.
    """
    in_list = head.endswith("-")
    by_line = indent == 0 and not in_list and _has_mappings(value)
    if isinstance(value, str) and _is_literal(value):
        yield f"{head} |" if value.endswith("\n") else f"{head} |-"
        pad = " " * (indent + 2)
        for line in value.removesuffix("\n").split("\n"):
            yield pad + line if line else ""
    elif not by_line and (inline := _inline(value, WIDTH - len(head) - 1)) is not None:
        yield f"{head} {inline}"
    elif in_list:
        # The first line of the collection goes on behind the '-'.
        lines = _block(value, indent + 2)
        yield f"{head} {next(lines)[indent + 2 :]}"
        yield from lines
    else:
        yield head
        yield from _block(value, indent + 2 if isinstance(value, Mapping) else indent)


def _has_mappings(value: Any) -> bool:
    """Whether this is a list of records within the record, such as acts or evidence."""
    return isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value)


def _inline(value: Any, room: int, *, in_flow: bool = False) -> str | None:
    """Return a value on one line; None for a collection that needs more room or has lines of text.

    Args:
        value: scalar or collection.
        room: how many characters a collection may take.
        in_flow: whether it stands within [] or {}.
    """
    if isinstance(value, str):
        return None if in_flow and "\n" in value else _text(value, in_flow=in_flow)
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int):
        return int.__repr__(value)
    is_mapping = isinstance(value, Mapping)
    parts = []
    for entry in value.items() if is_mapping else value:
        key, item = entry if is_mapping else ("", entry)
        if (part := _inline(item, room, in_flow=True)) is None:
            return None
        parts.append(f"{_text(key, in_flow=True)}: {part}" if is_mapping else part)
        room -= len(parts[-1]) + 2  # a comma and a blank; for the last one, the brackets
        if room < 0:
            return None
    return f"{{{', '.join(parts)}}}" if is_mapping else f"[{', '.join(parts)}]"


def _text(text: str, *, in_flow: bool = False) -> str:
    """Return text on one line, plain or quoted."""
    if _UNPRINTED.search(text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    if (
        not text
        or text.lower() in _WORDS
        or _NUMERIC.fullmatch(text)
        or _SYNTAX.match(text)
        or (in_flow and _FLOW_SYNTAX.search(text))
    ):
        return "'" + text.replace("'", "''") + "'"
    return str.__str__(text)  # the bare text of a StrEnum member, too


def _escape(match: re.Match[str]) -> str:
    """Return a character in the form that it has in double quotes."""
    char = match[0]
    return _ESCAPES.get(char) or (f"\\x{ord(char):02X}" if char < "\xff" else f"\\u{ord(char):04X}")


def _is_literal(text: str) -> bool:
    """Whether text has lines, and a literal block keeps them for every reader and editor."""
    lines = text.removesuffix("\n").split("\n")
    return (
        "\n" in text
        and bool(lines[0] and lines[-1])
        and not text.startswith(" ")
        and not any(line.endswith(" ") or _UNPRINTED.search(line) for line in lines)
    )
