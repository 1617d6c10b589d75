"""How a release is named outside: its creator, how to cite it, what it is about."""

from __future__ import annotations

from ceasefire_data.release.manifest import Identity

# Of every data set in this schema, whatever process it covers.
_SUBJECTS = ("ceasefire", "conflict", "diplomacy", "negotiation", "peace process")


def creator(identity: Identity) -> str:
    """Return who made the data set, as it is cited."""
    return f"{identity.dataset} contributors"


def about(identity: Identity) -> str:
    """Return what the data set holds, in the words of the data set."""
    return identity.description or identity.title


def keywords(identity: Identity) -> list[str]:
    """Return what the data set is about: the subject of the schema, and the processes it covers."""
    return list(dict.fromkeys([*_SUBJECTS, *(process_id for process_id, _ in identity.processes)]))


def citation(identity: Identity) -> str:
    """Return how to cite the release in one line."""
    where = f" {identity.homepage}" if identity.homepage else ""
    title = identity.title.rstrip(".")
    return f"{creator(identity)} ({identity.day.year}). {title}, version {identity.version}.{where}"
