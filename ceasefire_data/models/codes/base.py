"""The base of every closed code list: a string with its definition at hand."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A code of a closed list, equal to its plain text and carrying its definition.

    A member is written ``HELD = "held", "Took place; ..."``. It compares, hashes, pickles and
    serialises as the text alone; the extra attribute is named so that no method of ``str`` is
    hidden.
    """

    definition: str
    """What the code means and where its border to the neighbouring codes runs."""

    def __new__(cls, code: str, definition: str = "") -> Self:
        """Make the member whose value is ``code``; only class bodies call this.

        The definition has a default only because type checkers also read a look-up such as
        ``Act("propose")`` as a call of this method.

        Raises:
            TypeError: A member was written without its definition.
        """
        if not definition:
            raise TypeError(f"the code {code!r} has no definition")
        member = str.__new__(cls, code)
        member._value_ = code
        member.definition = definition
        return member
