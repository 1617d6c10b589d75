"""What need not hold under the oldest versions that pyproject.toml allows, and why.

A plugin of pytest, for `make test-lowest`: every other fast test has to pass there. What is excused
and is no test any more is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pytest

EXCUSED: Mapping[str, Mapping[str, str]] = {
    "tests/tabular/test_tables.py": {
        r"test_names_need_no_quotes_in_sql\[\w+-duckdb\]": (
            "before version 2, DuckDB wants AS before an alias that is a word of SQL too"
        ),
    },
    "tests/test_architecture.py": {
        "test_contracts_of_import_linter_hold": "import-linter reads our code, whatever it runs on",
    },
    "tests/test_querying.py": {
        r"test_only_reading_is_allowed\[PRAGMA table_info.*\]": (
            "before version 2, DuckDB answers this one, which only reads"
        ),
    },
}
"""By file, the tests that are skipped (patterns of their names), with the reason."""


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Skip what is excused, with the reason."""
    by_file: dict[str, list[pytest.Item]] = {}
    for item in items:
        by_file.setdefault(item.nodeid.partition("::")[0], []).append(item)
    for file in EXCUSED.keys() & by_file.keys():
        for pattern, reason in EXCUSED[file].items():
            meant = [item for item in by_file[file] if re.fullmatch(pattern, item.name)]
            if not meant:
                raise pytest.UsageError(f"tests/lowest.py: {file} has no test {pattern}")
            for item in meant:
                item.add_marker(pytest.mark.skip(reason=reason))
