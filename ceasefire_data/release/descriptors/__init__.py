"""Descriptors: what programs and people read about a release before they open a table.

Each is a pure function of what the release says of itself and of its tables, without clock, host
or version of anything but the release, so that the same release always gets the same texts.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from ceasefire_data.manifest import TableEntry
from ceasefire_data.release.described import code_lists, describe
from ceasefire_data.release.descriptors.datapackage import datapackage_json
from ceasefire_data.release.manifest import Identity

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
    described, codes = describe(tables), code_lists(tables)
    return {DATAPACKAGE: datapackage_json(identity, described, codes, entries)}
