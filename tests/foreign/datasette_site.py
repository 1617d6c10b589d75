"""A SQLite export as the site that Datasette makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.foreign.environments import python_environment
from tests.foreign.running import needed, passed


class Site:
    """A database as Datasette serves it; no port is opened.

    Args:
        database: The SQLite export; its metadata lies beside it.
    """

    def __init__(self, database: Path) -> None:
        self.name = database.stem
        program = needed(python_environment, "datasette") / "bin" / "datasette"
        metadata = database.with_suffix(".metadata.json")
        self._command = [program, "--immutable", database, "--metadata", metadata, "--get"]

    def page(self, path: str, **query: str) -> str:
        """Get a page below that of the database."""
        address = f"/{self.name}{path}"
        return passed(*self._command, f"{address}?{urlencode(query)}" if query else address)

    def rows(self, table: str, **query: str) -> list[dict[str, Any]]:
        """Get rows of a table, with labels."""
        options = {"_shape": "array", "_labels": "on", "_size": "max", **query}
        found: list[dict[str, Any]] = json.loads(self.page(f"/{table}.json", **options))
        return found
