"""A difference between two versions of the schema, and how much of a version it costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Level(IntEnum):
    """The part of a version ``major.minor.patch`` that a difference raises; a greater one wins.

    Old data must still fit under the next patch or minor version. Whoever reads what a new patch
    version describes needs nothing new.
    """

    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        """Give the name as people write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One thing that is not as it was.

    Attributes:
        level: how much it raises the version.
        where: the schema, table or code list, and the place in it.
        what: what changed, from the old to the new.
    """

    level: Level
    where: str
    what: str

    def __str__(self) -> str:
        """Render as one line."""
        return f"{self.level}: {self.where}: {self.what}"

    def to_plain(self) -> dict[str, Any]:
        """Give the difference as plain data for JSON."""
        return {"level": str(self.level), "where": self.where, "what": self.what}
