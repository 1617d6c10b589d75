"""Bounds: how few and how many rows a table may have, by itself and beside the last release."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ceasefire_data.errors import UsageError
from ceasefire_data.validation.rules import SEVERITIES, Rule, check_head, rule_name

_KINDS = {"floor": "min_value", "ceiling": "max_value"}
_REQUIRED = {"reason", "since"}
_OPTIONAL = {"rows", "of_previous", "severity"}
_TYPE = "expect_table_row_count_to_be_between"


def read_bounds(path: Path, previous: Mapping[str, int] | None) -> list[Rule]:
    """Read the bounds and work out the numbers.

    Args:
        path: ``validation/bounds.toml``.
        previous: rows of the tables of the last release; None for a first release.

    Returns:
        One rule for each bound. A bound that only compares with the last release is marked when
        there is none, and must not be run.

    Raises:
        UsageError: the file is no file of bounds.
    """
    name = path.name
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: not TOML: {error}") from None
    rules = []
    for table, bounds in document.items():
        if not isinstance(bounds, dict) or not bounds or not set(bounds) <= set(_KINDS):
            raise UsageError(f"{name}: {table} has a floor, a ceiling or both, and nothing else")
        for kind, entry in bounds.items():
            rules.append(_rule(name, table, kind, entry, previous))
    return rules


def _rule(name: str, table: str, kind: str, entry: Any, previous: Mapping[str, int] | None) -> Rule:
    where = f"{name}: {table}.{kind}"
    if not isinstance(entry, dict) or not _REQUIRED <= set(entry) <= _REQUIRED | _OPTIONAL:
        raise UsageError(
            f"{where}: a bound has reason and since, and may have {', '.join(sorted(_OPTIONAL))}"
        )
    rows, share = entry.get("rows"), entry.get("of_previous")
    if rows is None and share is None:
        raise UsageError(f"{where}: a bound has rows, of_previous or both")
    if rows is not None and (type(rows) is not int or rows < 0):
        raise UsageError(f"{where}: rows is a whole number from 0")
    if share is not None and (type(share) not in {int, float} or not 0 < share < math.inf):
        raise UsageError(f"{where}: of_previous is a share of the rows before, such as 0.9")
    if type(entry["since"]) is not date:
        raise UsageError(f"{where}: since is the day on which the bound was set")
    severity, reason = str(entry.get("severity", "critical")), str(entry["reason"])
    rule = rule_name(table, kind)
    check_head(where, name=rule, table=table, severity=severity, reason=reason)
    limits = [] if rows is None else [rows]
    compared = share is not None and previous is not None and table in previous
    if share is not None and previous is not None and compared:
        exact = share * previous[table]
        limits.append(math.ceil(exact) if kind == "floor" else math.floor(exact))
    limit = (max if kind == "floor" else min)(limits, default=None)
    return Rule(
        rule,
        table,
        SEVERITIES[severity],
        reason,
        _TYPE,
        {_KINDS[kind]: limit},
        name,
        needs_previous=limit is None,
    )
