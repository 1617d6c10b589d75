"""A finding: one thing that a rule has to say about one record, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What one rule found at one place.

    Attributes:
        path: file of the record, or of the release, as the user named it; empty if none.
        line: 1-based line in the file; 0 if it has no lines.
        column: 1-based column; 0 if it has no lines.
        severity: ``error`` or ``warning``, codes of ``Severity``.
        rule: short permanent name of the rule.
        table: table or record type that it is about.
        record_id: id or key of what is wrong; empty if it is about a file.
        reason: what is wrong and, where it can be said, what would be right.
    """

    path: str
    line: int
    column: int
    severity: str
    rule: str
    table: str
    record_id: str
    reason: str

    def __str__(self) -> str:
        """Render as one line that editors and CI understand."""
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        what = f"{self.table}/{self.record_id}" if self.record_id else self.table
        head = f"{where}: " if where else ""
        return f"{head}{self.severity}: {self.reason} [{self.rule} {what}]"

    def to_plain(self) -> dict[str, Any]:
        """Give the finding as plain data for JSON."""
        return asdict(self)


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """Keep the findings that make a command fail."""
    return [finding for finding in findings if finding.severity == "error"]
