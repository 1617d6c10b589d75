"""The crosswalk: how our codes relate to those of other data sets.

The rows stand in `crosswalk.csv` beside this module, sorted by their key. A row whose note begins
with ``unverified`` rests on a name or on general knowledge: check it before relying on it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from ceasefire_data.models.codes import Match

CROSSWALK = Path(__file__).with_name("crosswalk.csv")
"""The file that holds the crosswalk."""


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """One mapping of one of our codes to a code of one version of another scheme."""

    code_list: str
    """Name of our code list, as in ``CODE_LISTS``."""
    code: str
    """Our code."""
    stance_value: str | None
    """The stance value on which the row depends; None if it holds for every use of the code."""
    scheme: str
    """The other scheme, such as ``plover``."""
    scheme_version: str
    """The version or commit of it that was read; ``unversioned`` if it has none."""
    external_code: str | None
    """Their code as they write it; None exactly if ``match`` is ``none``."""
    match: Match
    """How theirs relates to ours, read as SKOS does: ``broad`` means that theirs is broader."""
    note: str
    """What the match leaves out; empty if nothing."""

    @property
    def verified(self) -> bool:
        """Whether the row was read in the scheme's own public text or data."""
        return not self.note.startswith("unverified")

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What identifies the row and orders the file; an empty text stands for None."""
        return (
            self.code_list,
            self.code,
            self.stance_value or "",
            self.scheme,
            self.external_code or "",
        )


def read_crosswalk() -> tuple[CrosswalkRow, ...]:
    """Read all rows in the order of the file.

    Raises:
        ValueError: A row has a match that is no code of ``Match``.
    """
    with CROSSWALK.open(encoding="utf-8", newline="") as file:
        return tuple(
            CrosswalkRow(
                code_list=row["code_list"],
                code=row["code"],
                stance_value=row["stance_value"] or None,
                scheme=row["scheme"],
                scheme_version=row["scheme_version"],
                external_code=row["external_code"] or None,
                match=Match(row["match"]),
                note=row["note"],
            )
            for row in csv.DictReader(file, strict=True)
        )
