"""How a release is named outside: its creator, its licence, how to cite it, what it is about."""

from __future__ import annotations

import re

from ceasefire_data.release.manifest import Identity

# An id of the SPDX list; LicenseRef- stands before names that are not in it.
_SPDX = re.compile(r"(?!LicenseRef-)[A-Za-z0-9][A-Za-z0-9.+-]*", re.ASCII)
# Of every data set in this schema, whatever process it covers.
_SUBJECTS = ("ceasefire", "conflict", "diplomacy", "negotiation", "peace process")


def slug(name: str) -> str:
    """Return a name in the form that addresses and package names have: ``a-z0-9`` and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "data"


def creator(identity: Identity) -> str:
    """Return who made the data set, as it is cited."""
    return f"{identity.dataset} contributors"


def about(identity: Identity) -> str:
    """Return what the data set holds, in the words of the data set."""
    return identity.description or identity.title


def keywords(identity: Identity) -> list[str]:
    """Return what the data set is about: the subject of the schema, and the processes it covers."""
    return list(dict.fromkeys([*_SUBJECTS, *(process_id for process_id, _ in identity.processes)]))


def licence_id(identity: Identity) -> str | None:
    """Return the SPDX id of the licence; none if what the data set says has not that form."""
    return identity.licence if _SPDX.fullmatch(identity.licence) else None


def licence_url(identity: Identity) -> str | None:
    """Return where the text of the licence stands; none if it has no SPDX id."""
    known = licence_id(identity)
    return known and f"https://spdx.org/licenses/{known}.html"


def citation(identity: Identity) -> str:
    """Return how to cite the release in one line."""
    where = f" {identity.homepage}" if identity.homepage else ""
    title = identity.title.rstrip(".")
    return f"{creator(identity)} ({identity.day.year}). {title}, version {identity.version}.{where}"
