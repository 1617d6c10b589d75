"""Descriptors: what programs and people read about a release before they open a table.

Each is a pure function of what the release says of itself and of its tables, without clock, host
or version of anything but the release, so that the same release always gets the same texts.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from ceasefire_data.manifest import TableEntry
from ceasefire_data.release.codebook import CODEBOOK, codebook_markdown
from ceasefire_data.release.described import code_lists, describe, searched_months
from ceasefire_data.release.descriptors.card import card_markdown
from ceasefire_data.release.descriptors.citation import citation_cff
from ceasefire_data.release.descriptors.croissant import croissant_json
from ceasefire_data.release.descriptors.datapackage import datapackage_json
from ceasefire_data.release.manifest import Identity

CARD = "README.md"
CITATION = "CITATION.cff"
CROISSANT = "croissant.json"
DATAPACKAGE = "datapackage.json"


def descriptor_texts(
    identity: Identity, tables: Mapping[str, pa.Table], entries: Mapping[str, TableEntry]
) -> dict[str, str]:
    """Return the texts that describe a release, by the names of their files.

    Args:
        identity: what the release says of itself.
        tables: all its tables by name, as they are written.
        entries: what its manifest says of the files of the tables.

    Raises:
        ReleaseRefused: a table does not describe itself.
    """
    described = describe(tables)
    return {
        CARD: card_markdown(identity, described, entries, searched=searched_months(tables)),
        CITATION: citation_cff(identity),
        CODEBOOK: codebook_markdown(identity, tables),
        CROISSANT: croissant_json(identity, described, entries),
        DATAPACKAGE: datapackage_json(identity, described, code_lists(tables), entries),
    }
