"""What the commands do: call the modules that do the work and print what they give.

Each function returns the exit code of its command: 0 all is well, 1 something is wrong.
"""

from __future__ import annotations

from ceasefire_data.errors import (
    CeasefireDataError,
    MissingExtra,
    ReleaseNotFound,
    UnknownId,
    UnknownTable,
    UsageError,
)

_WRONG_USE = (UsageError, UnknownId, UnknownTable, ReleaseNotFound, MissingExtra)


def exit_code(error: CeasefireDataError) -> int:
    """Give the exit code of an error: 2 for wrong use, 1 for something found wrong."""
    return 2 if isinstance(error, _WRONG_USE) else 1
