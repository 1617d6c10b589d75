"""Running: all rules of a folder on all tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

import pyarrow as pa

from ceasefire_data.errors import UsageError, near
from ceasefire_data.findings import Finding
from ceasefire_data.models.codes import Severity
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.bounds import read_bounds
from ceasefire_data.validation.describing import Where, describe
from ceasefire_data.validation.engine import Engine, Outcome
from ceasefire_data.validation.outcome import RuleOutcome, ValidationResult
from ceasefire_data.validation.queries import read_queries
from ceasefire_data.validation.rules import Rule, check_names
from ceasefire_data.validation.structure import STRUCTURE_RULES, check_structure
from ceasefire_data.validation.suites import read_suites

_ORDER = {name: number for number, name in enumerate(TABLES)}


def read_rules(validation_dir: Path, *, previous: Mapping[str, int] | None = None) -> list[Rule]:
    """Read every rule of a folder.

    Args:
        validation_dir: folder with ``suites``, ``sql`` and ``bounds.toml``.
        previous: rows of the tables of the last release, for the bounds.

    Returns:
        The rules in order of table and name.

    Raises:
        UsageError: a file is not there, or is not what it must be.
    """
    for name in ("suites", "sql", "bounds.toml"):
        if not (validation_dir / name).exists():
            raise UsageError(f"{validation_dir}: no {name} in this folder of rules")
    rules = [
        *read_suites(validation_dir / "suites"),
        *read_queries(validation_dir / "sql"),
        *read_bounds(validation_dir / "bounds.toml", previous),
    ]
    check_names(rules)
    return sorted(rules, key=lambda rule: (_ORDER[rule.table], rule.name))


def validate_tables(
    tables: Mapping[str, pa.Table],
    *,
    validation_dir: Path,
    previous: Mapping[str, int] | None = None,
    where: Where | None = None,
    only: Collection[str] | None = None,
) -> ValidationResult:
    """Run every rule of a folder on the tables of a release or candidate.

    Args:
        tables: the tables by name, as users get them.
        validation_dir: folder with ``suites``, ``sql`` and ``bounds.toml``.
        previous: rows of the tables of the last release; None for a first release.
        where: finds the file of a record, for the findings.
        only: names of the rules to run; None for all of them.

    Returns:
        Findings and the outcome of each rule.

    Raises:
        UsageError: a file is not a rule, or a rule of `only` is not there.
        MissingExtra: Great Expectations, pandas or SQLAlchemy is not installed.
    """
    rules = read_rules(validation_dir, previous=previous)
    if only is not None:
        rules = _chosen(rules, only)
    running = [rule for rule in rules if not rule.needs_previous]
    engine = _engine()
    engine.check(running)
    # A table that is missing is a finding; the rules run all the same, on none of its rows.
    present = {
        name: tables[name] if name in tables else table.arrow_schema("").empty_table()
        for name, table in TABLES.items()
    }
    outcomes: list[Outcome] = []
    for name in TABLES:
        own = [rule for rule in running if rule.table == name and not rule.is_query]
        outcomes += engine.run_on_frame(present[name], TABLES[name].primary_key, own)
    outcomes += engine.run_on_database(present, [rule for rule in running if rule.is_query])
    structure = list(check_structure(tables))
    findings = [*structure, *describe(outcomes, present, where)]
    written, evaluated = _counts(rules, outcomes)
    return ValidationResult(
        findings=tuple(sorted(findings)),
        rules=(*_of_structure(structure), *_of_rules(rules, outcomes)),
        rows={name: table.num_rows for name, table in present.items()},
        written=written,
        evaluated=evaluated,
    )


@cache
def _engine() -> Engine:
    return Engine()


def _chosen(rules: list[Rule], only: Collection[str]) -> list[Rule]:
    names = {rule.name for rule in rules}
    for name in sorted(set(only) - names):
        raise UsageError(f"no rule {name!r}{near(name, names)}")
    return [rule for rule in rules if rule.name in only]


def _counts(rules: list[Rule], outcomes: list[Outcome]) -> tuple[dict[str, int], dict[str, int]]:
    """Count by table the expectations that are to be run and those that were."""
    written = Counter(rule.table for rule in rules if not rule.needs_previous)
    evaluated = Counter(outcome.rule.table for outcome in outcomes if outcome.problem is None)
    return (
        {name: written[name] for name in TABLES if written[name]},
        {name: evaluated[name] for name in TABLES if written[name]},
    )


def _of_structure(findings: list[Finding]) -> Iterator[RuleOutcome]:
    counts = Counter(finding.rule for finding in findings)
    for name, reason in STRUCTURE_RULES.items():
        yield RuleOutcome(name, "", str(Severity.ERROR), reason, "", counts[name])


def _of_rules(rules: list[Rule], outcomes: list[Outcome]) -> Iterator[RuleOutcome]:
    by_name = {outcome.rule.name: outcome for outcome in outcomes}
    for rule in rules:
        outcome = by_name.get(rule.name, Outcome(rule))
        crashed = outcome.problem is not None
        yield RuleOutcome(
            rule.name,
            rule.table,
            str(rule.severity),
            rule.reason,
            rule.file,
            1 if crashed else outcome.count,
            ran=not rule.needs_previous,
            crashed=crashed,
        )
