"""Rebuilding: every table of a release again from those that hold what was written by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from ceasefire_data.reliability.tables import rebuild_reliability
from ceasefire_data.tabular.assembly import rebuild_tables
from ceasefire_data.tabular.reference import rebuild_vocabulary

_WRITTEN = ("processes", "coverage")  # by hand, and nowhere else in a release


def rebuild_release(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Make every table but `changes` again, from `records` and, if they are there, `recodings`.

    `processes` and `coverage` were written by hand themselves, and are given as they are.

    Args:
        tables: the released tables.

    Raises:
        MissingExtra: sources were coded twice, and krippendorff is not installed.
    """
    return (
        rebuild_tables(tables["records"])
        | rebuild_reliability(tables)
        | rebuild_vocabulary(tables)
        | {name: tables[name] for name in _WRITTEN if name in tables}
    )
