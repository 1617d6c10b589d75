"""What any ``datapackage.json`` of a release says alike, whichever files it describes.

The one in a release describes Parquet files, that of an export CSV files; name, licence and keys
are those of the same data set. The format is Data Package of version 2 (Frictionless).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from ceasefire_data.licences import spdx_id, spdx_url

PROFILES = "https://datapackage.org/profiles/2.0"
"""Where the format's own schemas lie, which a descriptor names."""


_TYPES = {
    "bool": "boolean",
    "date32[day]": "date",
    "double": "number",
    "int32": "integer",
    "int64": "integer",
    "string": "string",
}


class Key(Protocol):
    """A reference of a table's columns to those of another."""

    @property
    def columns(self) -> Sequence[str]:
        """The columns that refer."""

    @property
    def table(self) -> str:
        """The table they refer to."""

    @property
    def references(self) -> Sequence[str]:
        """Its columns."""


def slug(name: str) -> str:
    """Return a name in the form that addresses and package names have: ``a-z0-9`` and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "data"


def package_head(
    *, dataset: str, title: str, version: str, day: date, licence: str
) -> dict[str, Any]:
    """Return what a package says of itself, before its resources.

    Args:
        dataset: short name of the data set.
        title: its title, for people.
        version: version of the release.
        day: day of the release.
        licence: what the data set says of its licence.
    """
    known = spdx_id(licence)
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": slug(dataset),
        "title": title,
        "version": version,
        # The format wants a time of day; the release has none but the beginning of its day.
        "created": f"{day.isoformat()}T00:00:00Z",
        "licenses": [
            {"name": "other", "title": licence}
            if known is None
            else {"name": known, "path": spdx_url(known)}
        ],
    }


def table_schema(
    table: str,
    fields: Sequence[dict[str, Any]],
    *,
    missing_values: Sequence[str],
    primary_key: Sequence[str],
    foreign_keys: Sequence[Key],
) -> dict[str, Any]:
    """Return the schema of one resource.

    Args:
        table: the table's name; a reference to itself names no resource, as the format has it.
        fields: its columns, each as :func:`field` gives it.
        missing_values: the texts that stand for no value.
        primary_key: the columns that identify a row.
        foreign_keys: references to tables of the same package.
    """
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": list(fields),
        "missingValues": list(missing_values),
    }
    if primary_key:
        schema["primaryKey"] = list(primary_key)
    if foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {
                    **({} if key.table == table else {"resource": key.table}),
                    "fields": list(key.references),
                },
            }
            for key in foreign_keys
        ]
    return schema


def field(
    name: str,
    arrow_type: object,
    description: str,
    *,
    nullable: bool,
    unique: bool,
    codes: Sequence[str] | None,
    pattern: str | None,
) -> dict[str, Any]:
    """Return one column.

    Args:
        name: its name.
        arrow_type: its type in Arrow.
        description: its meaning.
        nullable: whether a cell may be empty.
        unique: whether it is the whole primary key.
        codes: the closed list that its values come from.
        pattern: regular expression of every value, with or without ``^`` and ``$``: a pattern of
            the format is always one of the whole value.
    """
    constraints: dict[str, Any] = {}
    if not nullable:
        constraints["required"] = True
    if unique:
        constraints["unique"] = True
    if codes is not None:
        constraints["enum"] = list(codes)
    if pattern is not None:
        constraints["pattern"] = pattern.removeprefix("^").removesuffix("$")
    return {
        "name": name,
        "type": _TYPES[str(arrow_type)],
        "description": description,
        **({"constraints": constraints} if constraints else {}),
    }
