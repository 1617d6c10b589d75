"""Structure: whether the tables are those that the rules were written for.

These three checks are code and not files: without them a rule might be about nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from ceasefire_data.findings import Finding
from ceasefire_data.models.codes import Severity
from ceasefire_data.tabular.tables import OF_THE_RELEASE, TABLES

OPTIONAL = OF_THE_RELEASE
"""Tables that need not be there: a candidate gets its changes after its other tables, and the
releases before schema 1.0.0 do not say what was coded twice, nor those before 1.1.0 what a code
means."""

STRUCTURE_RULES = {
    "tables-given": "every table of the specification must be there",
    "tables-known": "a table that the specification does not have would be checked by nothing",
    "tables-types": "a column must have the type that the specification gives it",
}
"""Name and reason of each check."""


def check_structure(tables: Mapping[str, pa.Table]) -> Iterator[Finding]:
    """Yield what is wrong with the set of tables and the types of their columns."""
    for name in sorted(set(TABLES) - OPTIONAL - set(tables)):
        yield _finding("tables-given", name, "the table is missing")
    for name in sorted(set(tables) - set(TABLES)):
        yield _finding("tables-known", name, "the specification has no such table")
    for name in sorted(set(tables) & set(TABLES)):
        wanted = TABLES[name].arrow_schema("")
        for field in tables[name].schema:
            place = wanted.get_field_index(field.name)
            if place >= 0 and wanted.field(place).type != field.type:
                reason = f"{field.name} must be {wanted.field(place).type}, and is {field.type}"
                yield _finding("tables-types", name, reason)


def _finding(rule: str, table: str, reason: str) -> Finding:
    return Finding("", 0, 0, str(Severity.ERROR), rule, table, "", reason)
