"""What a validation says: findings, one outcome for each rule, and the receipt of it all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ceasefire_data.findings import Finding, errors_in
from ceasefire_data.models.codes import Severity
from ceasefire_data.release.manifest import receipt_text


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What one rule found.

    Attributes:
        rule: name of the rule.
        table: table that it is about; empty for the checks of the set of tables.
        severity: error or warning.
        reason: what must hold.
        file: the file that it stands in, in the folder of all rules; empty if it is none.
        findings: number of rows, or of tables, that break it.
        ran: whether it was run; a bound beside a release before needs one.
        crashed: whether it could not be evaluated, which is an error whatever its severity.
    """

    rule: str
    table: str
    severity: str
    reason: str
    file: str
    findings: int
    ran: bool = True
    crashed: bool = False


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """The result of one validation.

    Attributes:
        findings: what was found, in order of file and line.
        rules: every rule with its outcome, in order of table and name.
        rows: number of rows of each table.
        written: for each table, the number of expectations that the files hold for it, without
            bounds that need a release before and have none.
        evaluated: for each table, the number that was evaluated; one less is an error.
    """

    findings: tuple[Finding, ...]
    rules: tuple[RuleOutcome, ...]
    rows: dict[str, int]
    written: dict[str, int]
    evaluated: dict[str, int]

    @property
    def passed(self) -> bool:
        """Whether no rule found an error; warnings never fail."""
        return not errors_in(self.findings)

    def count(self, severity: Severity) -> int:
        """Count the rows that break rules of a severity, also those that are not listed."""
        return sum(
            rule.findings
            for rule in self.rules
            if severity == (Severity.ERROR if rule.crashed else rule.severity)
        )

    def summary(self) -> str:
        """Give the result in one line."""
        errors, warnings = self.count(Severity.ERROR), self.count(Severity.WARNING)
        ran = sum(rule.ran for rule in self.rules)
        return (
            f"{'passed' if self.passed else 'failed'}: {_number(errors, 'error')}, "
            f"{_number(warnings, 'warning')}; {_number(ran, 'rule')} on "
            f"{_number(sum(self.rows.values()), 'row')} of {_number(len(self.rows), 'table')}"
        )

    def to_plain(self) -> dict[str, Any]:
        """Give the result as plain data for JSON."""
        return {
            "passed": self.passed,
            "errors": self.count(Severity.ERROR),
            "warnings": self.count(Severity.WARNING),
            "tables": self.rows,
            "findings": [finding.to_plain() for finding in self.findings],
            **{key: value for key, value in self.receipt_summary().items() if key != "passed"},
        }

    def receipt_summary(self) -> dict[str, Any]:
        """Give what the receipt says: no times, hosts, paths or versions, so always the same."""
        return {
            "passed": self.passed,
            "rules": [
                {
                    "rule": rule.rule,
                    "table": rule.table or None,
                    "severity": str(rule.severity),
                    "findings": rule.findings,
                }
                for rule in self.rules
                if rule.ran
            ],
            "suites": {
                table: {"evaluated": self.evaluated[table], "written": self.written[table]}
                for table in sorted(self.written)
            },
        }


def receipt(result: ValidationResult, manifest_bytes: bytes) -> str:
    """Give the text of ``validation.json``: what was checked, tied to one manifest.

    Args:
        result: the result.
        manifest_bytes: the manifest of the candidate whose tables were validated.
    """
    return receipt_text(manifest_bytes, result.receipt_summary())


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
