"""The date profile: a small, strict part of EDTF (ISO 8601-2) and its bounds as days.

Accepted are ``YYYY``, ``YYYY-MM`` and ``YYYY-MM-DD``, each with an optional trailing ``~`` (the
source says "about"), and the intervals ``A/B``, ``A/..`` and ``../B`` of them. Nothing else: no
``?``, ``%`` or ``X``, no seasons, sets, clock times or empty ends, because libraries disagree on
what those mean and a date that two tools read differently is worse than a wide one.

A date never claims more than its source: a month stays a month and has two bounds, its first and
its last day. ``~`` marks doubt and does not widen the bounds, which nobody could do the same way.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from ceasefire_data.errors import UsageError

# ASCII digits, not \d: \d also matches the digits of other scripts.
_PART = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?~?"
EDTF_PATTERN = rf"^(?:{_PART}|{_PART}/{_PART}|{_PART}/\.\.|\.\./{_PART})$"
"""The profile as a regular expression that Python, Rust and ECMAScript read alike.

It admits days that do not exist (``2025-02-30``) and reversed intervals; :func:`parse_edtf` does
not.
"""

_MATCH = re.compile(EDTF_PATTERN)
_COARSENESS = {"day": 0, "month": 1, "year": 2}


class EdtfSpan(NamedTuple):
    """What a date of the profile says, as days.

    Attributes:
        earliest: first day that the date allows; ``None`` when its start is open.
        latest: last day that the date allows; ``None`` when its end is open.
        precision: a code of :class:`ceasefire_data.models.codes.DatePrecision`.
        approximate: whether any part carries ``~``.
    """

    earliest: date | None
    latest: date | None
    precision: str
    approximate: bool


def parse_edtf(text: str) -> EdtfSpan:
    """Read a date of the profile.

    Args:
        text: the date, with nothing before or after it.

    Returns:
        Its bounds, precision and approximateness.

    Raises:
        UsageError: the text is outside the profile, names a day that does not exist, or is an
            interval that ends before it starts. The message names the text.
    """
    if _MATCH.fullmatch(text) is None:
        raise UsageError(
            f"not a date of the profile: {text!r}; use YYYY, YYYY-MM or YYYY-MM-DD, "
            "with ~ for about, or an interval A/B, A/.. or ../B"
        )
    first, slash, second = text.partition("/")
    if not slash:
        earliest, latest, precision = _bounds(first, text)
        return EdtfSpan(earliest, latest, precision, "~" in text)
    if first == "..":
        return EdtfSpan(None, _bounds(second, text)[1], "open_start", "~" in text)
    start, start_latest, start_precision = _bounds(first, text)
    if second == "..":
        return EdtfSpan(start, None, "open_end", "~" in text)
    end_earliest, end, end_precision = _bounds(second, text)
    if start > end:
        raise UsageError(f"interval ends before it starts: {text!r}; put the earlier date first")
    if start == end == start_latest == end_earliest:
        return EdtfSpan(start, end, "day", "~" in text)
    coarser = max(start_precision, end_precision, key=_COARSENESS.__getitem__)
    return EdtfSpan(start, end, f"{coarser}_range", "~" in text)


def _bounds(part: str, whole: str) -> tuple[date, date, str]:
    """Give first day, last day and precision of one date without interval."""
    numbers = [int(number) for number in part.rstrip("~").split("-")]
    try:
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31), "year"
        year, month = numbers[0], numbers[1]
        if len(numbers) == 2:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1), date(year, month, last), "month"
        day = date(year, month, numbers[2])
    except ValueError:
        within = "" if part == whole else f" in {whole!r}"
        raise UsageError(f"no such day: {part!r}{within}") from None
    return day, day, "day"
