"""Rebuilding: every table of a release again from the two that hold what was written by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from ceasefire_data.reliability.tables import rebuild_reliability
from ceasefire_data.tabular.assembly import rebuild_tables


def rebuild_release(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Make every table but `changes` again from `records` and, if it is there, `recodings`.

    Args:
        tables: the released tables.

    Raises:
        MissingExtra: sources were coded twice, and krippendorff is not installed.
    """
    return rebuild_tables(tables["records"]) | rebuild_reliability(tables)
