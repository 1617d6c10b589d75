"""A rule, whatever file it stands in, and what the files of all rules have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ceasefire_data.errors import UsageError, near
from ceasefire_data.models.codes import Severity
from ceasefire_data.tabular.tables import TABLES

SEVERITIES = {"critical": Severity.ERROR, "warning": Severity.WARNING}
"""How the files weigh a rule, in the words of Great Expectations, and how a finding says it."""

RULE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
"""Form of a rule's name: short, permanent, beginning with the name of its table."""

QUERY_TYPE = "unexpected_rows_expectation"
"""Type of the expectation that runs a SQL rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule about one table.

    Attributes:
        name: short permanent name.
        table: the table that the rule is about, and whose keys it finds.
        severity: error or warning.
        reason: what must hold, as a sentence.
        type: type of the expectation.
        kwargs: arguments of the expectation.
        file: the file that it stands in, relative to the folder of all rules.
        needs_previous: whether it compares with the release before and has none to compare with.
    """

    name: str
    table: str
    severity: Severity
    reason: str
    type: str
    kwargs: Mapping[str, Any]
    file: str
    needs_previous: bool = False

    @property
    def is_query(self) -> bool:
        """Whether it is a SQL rule."""
        return self.type == QUERY_TYPE

    def expectation(self) -> dict[str, Any]:
        """Give the rule in the serialised form of Great Expectations."""
        critical = self.severity is Severity.ERROR
        return {
            "type": self.type,
            "kwargs": dict(self.kwargs),
            "meta": {"rule": self.name},
            "description": self.reason,
            "severity": "critical" if critical else "warning",
        }


def rule_name(*parts: str) -> str:
    """Make a rule's name of table, column and what it checks."""
    return "-".join(parts).replace("_", "-")


def check_head(where: str, *, name: str, table: str, severity: str, reason: str) -> None:
    """Refuse a rule whose name, table, severity or reason is not as it must be.

    Args:
        where: the file, and the place in it, for the message.
        name: name of the rule.
        table: table that it is about.
        severity: ``critical`` or ``warning``.
        reason: what must hold.

    Raises:
        UsageError: with one line that says what would be right.
    """
    if RULE_NAME.fullmatch(name) is None:
        raise UsageError(f"{where}: {name!r} is no name of a rule; write it as table-what-holds")
    if table not in TABLES:
        raise UsageError(f"{where}: no table {table!r}{near(table, TABLES)}")
    if not f"{name}-".startswith(f"{rule_name(table)}-"):
        raise UsageError(
            f"{where}: the name {name!r} must begin with its table: {rule_name(table)}-"
        )
    if severity not in SEVERITIES:
        raise UsageError(f"{where}: severity is critical or warning, not {severity!r}")
    if not reason.strip():
        raise UsageError(f"{where}: rule {name!r} gives no reason")


def check_names(rules: Iterable[Rule]) -> None:
    """Refuse two rules of one name.

    Raises:
        UsageError: naming the first such rule and its files.
    """
    rules = list(rules)
    counts = Counter(rule.name for rule in rules)
    for name, count in counts.items():
        if count > 1:
            files = sorted({rule.file for rule in rules if rule.name == name})
            raise UsageError(f"{' and '.join(files)}: two rules have the name {name!r}")
