"""Every error that the package raises on purpose: one base class and a few named ones.

Whoever catches :class:`CeasefireDataError` has caught them all, and the message of each is one
line that a person can act on. Nothing here imports anything heavy, so that both the read side and
the write side can raise the same errors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class CeasefireDataError(Exception):
    """Base of all errors that this package raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong at one place in a file.

    Attributes:
        path: the file, as the user named it.
        line: 1-based line.
        column: 1-based column, in code points.
        message: what is wrong and, where it can be said, what would be right.
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Render as ``path:line:column: message``, the form that editors and CI understand."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class FaultyInput(CeasefireDataError):
    """Input files with one or more faults, all of them listed.

    Attributes:
        faults: the faults in order of path, line and column.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, sorted, and render one line for each."""
        self.faults: tuple[Fault, ...] = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class RecordError(FaultyInput):
    """A record file that is not valid by itself: YAML, fields, codes, values."""


class LinkError(FaultyInput):
    """Records that are valid one by one and wrong among each other."""


class ReleaseNotFound(CeasefireDataError):
    """A release that is in none of the places where releases are looked up."""


class ReleaseCorrupt(CeasefireDataError):
    """A released file whose bytes are not those that the release recorded."""


class ReleaseRefused(CeasefireDataError):
    """A candidate that may not be published, and why."""


class UnknownId(CeasefireDataError):
    """An id that no record of the release has; the message lists near matches."""


class UnknownTable(CeasefireDataError):
    """A table or column that the release does not have; the message lists near matches."""


class MissingExtra(CeasefireDataError):
    """A library that the called function needs and that an extra of the package installs."""


class UsageError(CeasefireDataError):
    """A call whose words make no sense: an impossible date, an unknown format or option."""


# Comparing a word with 100,000 others takes difflib a second; a longer list is thinned out first.
_COMPARE_ALL = 5_000


def near(word: object, words: Iterable[str], *, most: int = 1) -> str:
    """Give the end of a message that suggests the nearest of some words, or nothing.

    Args:
        word: what was written.
        words: what it may be.
        most: how many are suggested at most.
    """
    from difflib import get_close_matches

    text, known = str(word).casefold(), list(words)
    if len(known) > _COMPARE_ALL:
        known = [one for one in known if one[:3] == text[:3] or one[-6:] == text[-6:]]
    matches = get_close_matches(text, known, n=most)
    return f"; did you mean {' or '.join(map(repr, matches))}?" if matches else ""
