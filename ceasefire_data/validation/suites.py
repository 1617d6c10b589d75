"""Expectation suites: reading the files, and refusing what would be lost or misread in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ceasefire_data.errors import UsageError
from ceasefire_data.validation.rules import SEVERITIES, Rule, check_head

_SUITE = {"name", "meta", "expectations"}
_EXPECTATION = {"type", "kwargs", "meta", "description", "severity"}


def read_suites(folder: Path) -> list[Rule]:
    """Read the suites of a folder and of the folders in it.

    Args:
        folder: ``validation/suites``.

    Returns:
        The rules in order of files and of the expectations in them.

    Raises:
        UsageError: a file is not a suite as this project writes them.
    """
    rules: list[Rule] = []
    for path in sorted(folder.rglob("*.json")):
        shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        try:
            suite = json.loads(path.read_bytes())
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{shown}: not JSON: {error}") from None
        rules += suite_rules(suite, shown)
    return rules


def suite_rules(suite: Any, name: str) -> list[Rule]:
    """Read the rules of one suite.

    Args:
        suite: the parsed file.
        name: the file, for messages.

    Raises:
        UsageError: one line that names the file, the rule and what is wrong.
    """
    if not isinstance(suite, dict) or set(suite) != _SUITE:
        raise UsageError(f"{name}: a suite has the keys {', '.join(sorted(_SUITE))} and no others")
    if not isinstance(suite["meta"], dict) or set(suite["meta"]) != {"table"}:
        raise UsageError(f"{name}: the meta of a suite names its table and nothing else")
    if not isinstance(suite["expectations"], list):
        raise UsageError(f"{name}: expectations is a list")
    if not suite["expectations"]:
        raise UsageError(f"{name}: the list of expectations is empty; take the file out")
    table = str(suite["meta"]["table"])
    return [
        _rule(item, table, name, number) for number, item in enumerate(suite["expectations"], 1)
    ]


def _rule(item: Any, table: str, name: str, number: int) -> Rule:
    where = f"{name}: expectation {number}"
    if not isinstance(item, dict) or set(item) != _EXPECTATION:
        raise UsageError(
            f"{where}: an expectation has the keys {', '.join(sorted(_EXPECTATION))} and no others"
        )
    if not isinstance(item["meta"], dict) or set(item["meta"]) != {"rule"}:
        raise UsageError(f"{where}: its meta names its rule and nothing else")
    if not isinstance(item["kwargs"], dict):
        raise UsageError(f"{where}: kwargs is a mapping")
    rule, reason = str(item["meta"]["rule"]), str(item["description"])
    check_head(where, name=rule, table=table, severity=str(item["severity"]), reason=reason)
    return Rule(
        rule, table, SEVERITIES[item["severity"]], reason, str(item["type"]), item["kwargs"], name
    )
