# ruff: noqa: S608 (the queries are made of the names of the table specification)
"""SQL rules that follow from the table specification: every foreign key, and what it implies."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_data.tabular.parties import PARTY_KINDS
from ceasefire_data.tabular.spec import ForeignKey, Table
from ceasefire_data.tabular.tables import OF_THE_RELEASE, TABLES
from ceasefire_data.validation.rules import rule_name


def key_rules(table: Table) -> Iterator[tuple[str, str]]:
    """Yield name and text of each SQL rule that the foreign keys of a table imply.

    For every key, that it leads to a row. For every key to a table that ``known_by`` cuts, that
    no row is known before the one it leads to, or ``known_by`` would show a dangling reference.
    For every roll-up to a party, that it ends at an actor that is one.
    """
    for key in table.foreign_keys:
        yield _link(table, key)
        names = {column.name for column in table.columns}
        if "known_from" in names and not TABLES[key.table].always_known:
            yield _known(table, key)
        if key.columns[0].endswith("party_id"):
            yield _party(table, key)


def _link(table: Table, key: ForeignKey) -> tuple[str, str]:
    given = " AND ".join(f"child.{column} IS NOT NULL" for column in key.columns)
    if key.table in OF_THE_RELEASE and table.name not in OF_THE_RELEASE:
        # Earlier releases have no such table, and are sound without it.
        given = f"EXISTS (SELECT 1 FROM {key.table})\n    AND {given}"
    text = f"""\
SELECT {_selected(table, key)}
FROM (SELECT * FROM {{batch}}) AS child
WHERE {given}
    AND NOT EXISTS (SELECT 1 FROM {key.table} AS parent WHERE {_joined(key)})
"""
    reason = f"{', '.join(key.columns)} must lead to a row of {key.table}"
    return _rule(table, (*key.columns, "link"), reason, text)


def _known(table: Table, key: ForeignKey) -> tuple[str, str]:
    text = f"""\
SELECT {_selected(table, key)}, child.known_from, parent.known_from AS {key.table}_known_from
FROM (SELECT * FROM {{batch}}) AS child
INNER JOIN {key.table} AS parent ON {_joined(key)}
WHERE child.known_from < parent.known_from
"""
    reason = f"a row must not be known before the row of {key.table} that it leads to"
    return _rule(table, (*key.columns, "known"), reason, text)


def _party(table: Table, key: ForeignKey) -> tuple[str, str]:
    kinds = ", ".join(f"'{kind}'" for kind in sorted(PARTY_KINDS))
    text = f"""\
SELECT {_selected(table, key)}, parent.kind
FROM (SELECT * FROM {{batch}}) AS child
INNER JOIN {key.table} AS parent ON {_joined(key)}
WHERE parent.kind NOT IN ({kinds})
"""
    reason = f"{key.columns[0]} must be an actor that is a party itself, by its kind"
    return _rule(table, (*key.columns, "kind"), reason, text)


def _rule(table: Table, what: tuple[str, ...], reason: str, query: str) -> tuple[str, str]:
    name = rule_name(table.name, *what)
    header = {
        "rule": name,
        "severity": "critical",
        "table": table.name,
        "key": ", ".join(table.primary_key),
        "reason": reason,
    }
    return name, "".join(f"-- {word}: {value}\n" for word, value in header.items()) + query


def _selected(table: Table, key: ForeignKey) -> str:
    columns = dict.fromkeys((*table.primary_key, *key.columns))
    return ", ".join(f"child.{column}" for column in columns)


def _joined(key: ForeignKey) -> str:
    return " AND ".join(
        f"parent.{there} = child.{here}"
        for here, there in zip(key.columns, key.references, strict=True)
    )
