"""Every text of a release, as a function of its tables and of what it says of itself.

So whoever has the tables can make the texts again: under any pyarrow, for the digests that some of
them name are taken from the manifest.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pyarrow as pa

from ceasefire_data.errors import UsageError
from ceasefire_data.manifest import TableEntry
from ceasefire_data.release.changelog import changes_markdown
from ceasefire_data.release.descriptors import descriptor_texts
from ceasefire_data.release.manifest import Identity
from ceasefire_data.release.reliability import reliability_markdown
from ceasefire_data.release.structure import Structure

CHANGELOG = "CHANGES.md"
RELIABILITY = "RELIABILITY.md"


def has_words() -> bool:
    """Say whether this Python has the docstrings, from which the codebook takes words.

    ``python -OO`` drops them, and would make another codebook of the same release.
    """
    return sys.flags.optimize < 2


def document_texts(
    identity: Identity,
    tables: Mapping[str, pa.Table],
    entries: Mapping[str, TableEntry],
    *,
    previous: Structure | None,
) -> dict[str, str]:
    """Return the texts of a release by the names of their files; manifest and receipt are none.

    Args:
        identity: what the release says of itself.
        tables: all its tables by name, `changes` among them.
        entries: what its manifest says of the files of the tables.
        previous: the form of the release before; none for the first.

    Raises:
        ReleaseRefused: a table does not describe itself.
        UsageError: Python runs without docstrings.
    """
    if not has_words():
        raise UsageError("python -OO drops words that stand in a release: build without -OO")
    here = Structure(
        identity.version,
        identity.schema_version,
        {name: table.schema for name, table in tables.items()},
    )
    texts = {
        CHANGELOG: changes_markdown(
            tables["changes"], tables["records"], after=here, before=previous
        )
    }
    if "reliability" in tables:
        texts[RELIABILITY] = reliability_markdown(tables, version=identity.version)
    return texts | descriptor_texts(identity, tables, entries)
