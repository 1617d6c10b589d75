"""The receipt of a validation, held against its manifest, against itself and against the rules.

What is proved of a receipt: that it is of this very manifest; that it says "passed" if and only if
no error stands in it and every rule was evaluated; that its counts are those of the rules that it
lists; and, where this version of the package made the release, that these are the rules that this
version runs, each with its table and weight.

What is not: that the rules ever ran, or found what it says. Like every hash, a receipt proves
integrity, not origin, and whoever can change a release can write a receipt that agrees with itself.
Who wants to know runs the rules: ``ceasefire-data validate``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from ceasefire_data.catalog import open_release
from ceasefire_data.errors import ReleaseCorrupt
from ceasefire_data.manifest import MANIFEST, Manifest
from ceasefire_data.models.codes import Severity
from ceasefire_data.paths import validation_dir
from ceasefire_data.release.following import one_line
from ceasefire_data.release.manifest import RECEIPT
from ceasefire_data.release.rebuilding import made_here, release_before
from ceasefire_data.validation.running import read_rules
from ceasefire_data.validation.structure import STRUCTURE_RULES

ANOTHER = f"{RECEIPT}: is of another candidate; it names another {MANIFEST}"
"""The finding that a receipt is of another manifest, so one of the two was changed."""


@dataclass(frozen=True, slots=True)
class RuleHere:
    """A rule that this version of the package runs.

    Attributes:
        name: its name.
        table: the table that it is about; none for those about the set of tables.
        severity: error or warning.
        must_run: whether it always runs; a bound beside the release before needs that at hand.
    """

    name: str
    table: str | None
    severity: str
    must_run: bool = True


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Rule(_Plain):
    rule: str
    table: str | None
    severity: Literal["error", "warning"]
    findings: NonNegativeInt


class _Suite(_Plain):
    evaluated: NonNegativeInt
    written: NonNegativeInt


class _Receipt(_Plain):
    manifest_sha256: str
    passed: bool
    rules: list[_Rule]
    suites: dict[str, _Suite]


def check_receipt(
    data: bytes, manifest_sha256: str, rules: Collection[RuleHere] | None = None
) -> Iterator[str]:
    """Yield one line for each thing in which a receipt is not as it must be.

    Args:
        data: the bytes of ``validation.json``.
        manifest_sha256: of the manifest beside it.
        rules: those that must have run; None where they are not known.
    """
    try:
        receipt = _Receipt.model_validate_json(data)
    except ValidationError as error:
        yield f"{RECEIPT}: not the receipt of a validation: {one_line(error)}"
        return
    if receipt.manifest_sha256 != manifest_sha256:
        yield ANOTHER
    if not receipt.passed:
        yield f"{RECEIPT}: says that the validation failed"
    elif broken := [rule for rule in receipt.rules if rule.severity == "error" and rule.findings]:
        yield (
            f"{RECEIPT}: says that the validation passed, and that {broken[0].rule} found "
            f"{broken[0].findings}{_more(broken)}"
        )
    elif unrun := [name for name, one in receipt.suites.items() if one.evaluated != one.written]:
        one = receipt.suites[unrun[0]]
        yield (
            f"{RECEIPT}: says that the validation passed, and that {one.evaluated} of "
            f"{one.written} rules on {unrun[0]} were evaluated{_more(unrun)}"
        )
    odd = list(_counts(receipt)) or (list(_names(receipt, rules)) if rules is not None else [])
    yield from (f"{RECEIPT}: {line}" for line in odd)


def rules_here(folder: Path, manifest: Manifest) -> list[RuleHere] | None:
    """Return the rules that a release was validated with, if this version of the package made it.

    They are read from their files, and nothing is run.

    Args:
        folder: the release.
        manifest: its manifest.

    Raises:
        UsageError: a file of the rules is not one.
    """
    if not made_here(manifest):
        return None
    structure = [RuleHere(name, None, str(Severity.ERROR)) for name in STRUCTURE_RULES]
    rules = read_rules(validation_dir(), previous=_rows_before(folder, manifest))
    return structure + [
        RuleHere(rule.name, rule.table, str(rule.severity), must_run=not rule.needs_previous)
        for rule in rules
    ]


def _rows_before(folder: Path, manifest: Manifest) -> dict[str, int] | None:
    try:
        before = release_before(folder, manifest)
        if before is None:
            return None
        return {name: entry.rows for name, entry in open_release(before)[1].tables.items()}
    except ReleaseCorrupt:
        return None  # the fault of that release, not of this one


def _counts(receipt: _Receipt) -> Iterator[str]:
    """Hold the counts of a receipt against the rules that it lists."""
    names = Counter(rule.rule for rule in receipt.rules)
    if twice := [name for name, count in names.items() if count > 1]:
        yield f"lists {twice[0]} {names[twice[0]]} times{_more(twice)}"
    listed = Counter(rule.table for rule in receipt.rules if rule.table is not None)
    said = {name: one.written for name, one in receipt.suites.items()}
    if other := sorted(
        name for name in listed.keys() | said.keys() if listed[name] != said.get(name, 0)
    ):
        yield (
            f"counts {said.get(other[0], 0)} rules on {other[0]}, and lists "
            f"{listed[other[0]]}{_more(other)}"
        )


def _names(receipt: _Receipt, rules: Collection[RuleHere]) -> Iterator[str]:
    """Hold the rules that a receipt lists against those of this version of the package."""
    said = {rule.rule: (rule.severity, rule.table) for rule in receipt.rules}
    here = {rule.name: (rule.severity, rule.table) for rule in rules}
    if missing := [rule.name for rule in rules if rule.must_run and rule.name not in said]:
        yield f"does not list {missing[0]}, which must have run{_more(missing)}"
    if unknown := [name for name in said if name not in here]:
        yield f"lists {unknown[0]}, which is no rule{_more(unknown)}"
    if other := [name for name in said if name in here and said[name] != here[name]]:
        (severity, table), (severity_here, table_here) = said[other[0]], here[other[0]]
        yield (
            f"lists {other[0]} as {severity} on {table}; the rule is {severity_here} on "
            f"{table_here}{_more(other)}"
        )


def _more(names: Collection[object]) -> str:
    return f" (and {len(names) - 1} more)" if len(names) > 1 else ""
