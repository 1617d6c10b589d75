"""Characters that a curated text may not hold, because nobody can see that they are there."""

from __future__ import annotations

import re
import unicodedata

# The joiners choose the form of letters in Persian and Indic writing, which have no case.
_JOINERS = frozenset("\u200c\u200d")
_JOINED = frozenset(["Lo", "Mn", "Mc"])
# Code points with the property Default_Ignorable_Code_Point, from DerivedCoreProperties.txt of
# Unicode 16.0. Python knows the category of a character but not this property, and some of them
# (U+034F, U+115F, U+3164, U+FE0F) count as marks or letters.
_DEFAULT_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_BLANK_BRAILLE = "\u2800"  # a symbol to Unicode, an empty place to a reader
_INVISIBLE = re.compile(
    f"[{_BLANK_BRAILLE}{''.join(f'{chr(a)}-{chr(b)}' for a, b in _DEFAULT_IGNORABLE)}]"
)


def text_fault(value: str, *, spaces: bool, lines: bool) -> str | None:
    """Name the first thing that a text may not hold, or return None.

    Args:
        value: the text.
        spaces: whether blanks other than the ordinary one are allowed.
        lines: whether line breaks are allowed.
    """
    if value.isascii() and value.isprintable():
        return None
    if not unicodedata.is_normalized("NFC", value):
        return "text is not in Unicode form NFC"
    for index, character in enumerate(value):
        category = unicodedata.category(character)
        if character == "\n" and lines:
            continue
        if character in _JOINERS:
            if not _joins(value, index):
                return f"invisible character U+{ord(character):04X} that joins no letters"
        elif category in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"} or _INVISIBLE.match(character):
            return f"control or invisible character U+{ord(character):04X}"
        if category == "Zs" and character != " " and not spaces:
            return f"unusual blank U+{ord(character):04X}; use an ordinary space"
    return None


def _joins(value: str, index: int) -> bool:
    """Say whether a joiner stands between letters, or their marks, that it can change."""
    around = (value[index - 1 : index], value[index + 1 : index + 2])
    return all(
        side and unicodedata.category(side) in _JOINED and not _INVISIBLE.match(side)
        for side in around
    )
