"""What any ``datapackage.json`` of a release says alike, whichever files it describes.

The one in a release describes Parquet files, that of an export CSV files; name, licence and keys
are those of the same data set. The format is Data Package of version 2 (Frictionless).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from ceasefire_data.licences import spdx_id, spdx_url

PROFILES = "https://datapackage.org/profiles/2.0"
"""Where the format's own schemas lie, which a descriptor names."""


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


def foreign_key(
    columns: Sequence[str], table: str, references: Sequence[str], *, of: str
) -> dict[str, Any]:
    """Return a reference from one resource to another.

    Args:
        columns: the columns that refer.
        table: the table they refer to.
        references: its columns.
        of: the table that refers; one that refers to itself is not named, as the format has it.
    """
    named = {} if table == of else {"resource": table}
    return {"fields": list(columns), "reference": {**named, "fields": list(references)}}
