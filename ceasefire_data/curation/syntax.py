"""Say in plain words, and at its cause, what libyaml could not read.

libyaml names what its grammar wanted ("did not find expected <block end>"); a person who edits a
record needs to know which line to change, and into what.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

NO_DIRECTIVES: Final = "directives are refused: leave out the lines that begin with '%'"
NO_TAGS: Final = "tags are refused: leave it out, or put text that begins with '!' in quotes"
NO_ANCHORS: Final = "anchors are refused: leave it out, or put text that begins with '&' in quotes"
NO_ALIASES: Final = "aliases are refused: write the value out, or put the text in quotes"

_MEND: Final = "put the text in quotes, or mend the indentation"
_UNCLOSED: Final = "the quoted text that begins here has no closing quote"
_NO_COLON: Final = "a key without its ':': write `key: value`, or indent text that goes on"
_TAB: Final = "a tab in the indentation: use blanks"

# What libyaml was doing, where this says more than what it missed.
_CONTEXTS: Final = {
    "while scanning a directive": NO_DIRECTIVES,
    "while scanning a %YAML directive": NO_DIRECTIVES,
    "while scanning a %TAG directive": NO_DIRECTIVES,
    "while scanning a tag": NO_TAGS,
    "while parsing a tag": NO_TAGS,
    "while scanning an anchor": NO_ANCHORS,
    "while scanning an alias": NO_ALIASES,
}
# What it missed. {char} is the character there, {start} where the enclosing node begins.
_PROBLEMS: Final = {
    "found unexpected end of stream": _UNCLOSED,
    "found unexpected document indicator": _UNCLOSED,
    "could not find expected ':'": _NO_COLON,
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "found character that cannot start any token": f"no text can begin with {{char}}: {_MEND}",
    "did not find expected node content": f"no value can begin with {{char}}: {_MEND}",
    "mapping values are not allowed in this context": f"a ':' without a key of its own: {_MEND}",
    "mapping keys are not allowed in this context": f"a '?' cannot stand here: {_MEND}",
    "block sequence entries are not allowed in this context": f"a '-' cannot stand here: {_MEND}",
    "did not find expected key": f"expected `key: value`, not {{char}}: {_MEND}",
    "did not find expected '-' indicator": "expected '-', as in the list begun at {start}",
    "did not find expected ',' or ']'": "expected ',' or ']' in the list begun at {start}",
    "did not find expected ',' or '}'": "expected ',' or '}}' in the mapping begun at {start}",
    "did not find expected <document start>": "text after the end: one file holds one record",
    "did not find expected comment or line break": "expected the end of the line after '|' or '>'",
    "found unknown escape character": "an unknown escape: write two backslashes for one",
    "found incompatible YAML document": NO_DIRECTIVES,
    "found undefined tag handle": NO_TAGS,
}
# These are noticed far behind their cause, which is where the enclosing node begins.
_CAUSED_AT_START: Final = frozenset({_UNCLOSED, _NO_COLON})


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, str]:
    """Return the mark of a syntax error's cause, and what to do about it in one line.

    Args:
        error: as libyaml's parser raised it.
        text: the text that it read.
    """
    problem = error.problem or "not YAML"
    message = _CONTEXTS.get(error.context or "") or _PROBLEMS.get(problem)
    begin: Any = error.context_mark or error.problem_mark  # libyaml gives one or both
    mark: Any = begin if message in _CAUSED_AT_START else error.problem_mark or begin
    if message is None:
        return mark, problem
    char = text[mark.index : mark.index + 1]
    return mark, message.format(
        char="the end of the file" if not char else "a line end" if char == "\n" else repr(char),
        start=f"{begin.line + 1}:{begin.column + 1}",
    )
