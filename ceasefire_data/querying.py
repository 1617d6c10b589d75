"""Ask the tables of a release in SQL, with DuckDB that can reach nothing else.

Tables are read and proved as :func:`ceasefire_data.reading.load` does it and handed to DuckDB as
Arrow. Before the query runs, DuckDB is cut off from files, network, extensions and Python
variables, and its configuration is locked, so a query from anywhere can do no more than answer.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import MissingExtra, UsageError
from ceasefire_data.reading import load

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

# In this order: nothing can be set after the last.
_SHUT = (
    "python_enable_replacements = false",  # no Python variable is taken for a table
    "autoload_known_extensions = false",
    "autoinstall_known_extensions = false",
    "allow_persistent_secrets = false",
    "temp_directory = ''",  # nothing spills into the folder one happens to be in
    "enable_external_access = false",
    "lock_configuration = true",
)


def run_query(sql: str, release: str | os.PathLike[str] | Release | None = None) -> pa.Table:
    """Return the answer to one query on the tables of a release.

    Args:
        sql: one statement that only reads: SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE, SHOW.
        release: version, folder or release; the newest if left out.

    Returns:
        The answer. Of two columns with one name the second gets a number; whole numbers that
        DuckDB widens to 128 bits, as `sum` does, are 64 bits wide again where they fit.

    Raises:
        UsageError: `sql` is not one statement that only reads, or DuckDB refuses it: one line.
        ReleaseNotFound: there is no such release; the message says how to get it.
        ReleaseCorrupt: a file is not what the release recorded.
        MissingExtra: DuckDB is not installed.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        if error.name != "duckdb":
            raise
        raise MissingExtra("query needs duckdb: pip install 'ceasefire-data[sql]'") from error
    found, _ = open_release(release)
    with duckdb.connect(":memory:") as connection:
        for name in found.tables:
            connection.register(name, load(name, found))
        for setting in _SHUT:
            connection.execute(f"SET {setting}")
        try:
            statement = _reading_statement(connection, sql)
            answer = connection.sql(statement).to_arrow_table()
        except (duckdb.Error, UnicodeError) as error:
            raise UsageError(f"the query failed: {_one_line(str(error))}") from error
    return _narrowed(answer.rename_columns(_distinct(answer.column_names)))


def _reading_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """Parse a query and refuse all but one statement that reads."""
    from duckdb import StatementType

    sql.encode()  # a word of the command line that is not UTF-8 fails here, by name
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise UsageError(f"a query is one SQL statement, not {len(statements)}")
    (statement,) = statements
    if statement.type != StatementType.SELECT:
        kind = str(statement.type).rpartition(".")[2]
        raise UsageError(
            f"a query only reads (SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, SHOW): {kind} is refused"
        )
    return statement


def _one_line(message: str) -> str:
    """Give the first line of DuckDB's message, and with it the name that it thinks was meant."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    hints = [line for line in lines[1:2] if line.startswith(("Did you mean", "Candidate bindings"))]
    return " ".join([*lines[:1], *hints])


def _distinct(names: Sequence[str]) -> list[str]:
    """Number the columns that are called like one before them."""
    distinct: list[str] = []
    for name in names:
        candidate, number = name, 1
        while candidate in distinct or (number > 1 and candidate in names):
            number += 1
            candidate = f"{name}_{number}"
        distinct.append(candidate)
    return distinct


def _narrowed(answer: pa.Table) -> pa.Table:
    """Make 64-bit numbers of whole numbers that came as decimals of 38 digits."""
    import pyarrow as pa

    wide = pa.decimal128(38, 0)
    for index, field in enumerate(answer.schema):
        if field.type == wide:
            try:
                column = answer.column(index).cast(pa.int64())
            except pa.ArrowInvalid:
                continue  # a number that needs more than 64 bits stays what it is
            answer = answer.set_column(index, field.with_type(pa.int64()), column)
    return answer
