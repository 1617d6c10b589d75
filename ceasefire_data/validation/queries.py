"""SQL rules: the dialect in which they are written, checked before anything is run.

Great Expectations puts the table in for ``{batch}``, with an alias of its own or without one, hands
the text to SQLAlchemy, which takes ``:word`` for a parameter, and wraps it into a count, which a
comment at its end would swallow. A file that could be read in two ways is refused here.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from ceasefire_data.errors import UsageError
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.database import forbid_all_but_reading, load_database
from ceasefire_data.validation.rules import QUERY_TYPE, SEVERITIES, Rule, check_head

_HEADER = ("rule", "severity", "table", "key", "reason")
_BATCH = "(SELECT * FROM {batch}) AS "
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_NAME_QUOTES = re.compile(r'["`\[]')
_LIMIT = re.compile(r"\blimit\b", re.IGNORECASE)
_CLOCK = re.compile(r"'\s*(?:now|localtime|utc)\s*'|\bdate\s*\(\s*\)", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_COMPOUND = re.compile(r"\b(?:union|except|intersect)\b", re.IGNORECASE)
# A key is that of a row of the batch: it is selected from the batch by name, and not made up.
_SHAPE = re.compile(
    r"select\s+(?P<columns>.*?)\s+from\s+" + re.escape(_BATCH) + r"(?P<alias>\w+)\b",
    re.IGNORECASE | re.DOTALL,
)
_STEPS = 50_000_000  # of SQLite's machine on tables without rows: only an endless query takes more


def read_queries(folder: Path) -> list[Rule]:
    """Read and check the SQL rules of a folder and of the folders in it.

    Args:
        folder: ``validation/sql``.

    Returns:
        The rules in order of their files.

    Raises:
        UsageError: a file is no rule of the dialect.
    """
    rules = []
    for path in sorted(folder.rglob("*.sql")):
        shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise UsageError(f"{shown}: not UTF-8") from None
        rules.append(check_rule_sql(text, shown))
    return rules


def check_rule_sql(text: str, name: str) -> Rule:
    """Check that a text is a SQL rule and would run, and return it.

    Args:
        text: the whole file.
        name: the file, for messages; its stem must be the name of the rule.

    Returns:
        The rule.

    Raises:
        UsageError: one line that names the file and says what is wrong.
    """
    header, query = _split(text, name)
    for word in _HEADER:
        if word not in header:
            raise UsageError(f"{name}: the header has no line '-- {word}: ...'")
    check_head(
        name,
        name=header["rule"],
        table=header["table"],
        severity=header["severity"],
        reason=header["reason"],
    )
    if header["rule"] != Path(name).stem:
        raise UsageError(
            f"{name}: the rule is called {header['rule']!r}; file and rule share a name"
        )
    key = TABLES[header["table"]].primary_key
    if header["key"] != ", ".join(key):
        raise UsageError(f"{name}: the key of {header['table']} is {', '.join(key)}")
    _check_text(query, name)
    _check_shape(query, key, name)
    _check_run(query, header["table"], key, name)
    return Rule(
        header["rule"],
        header["table"],
        SEVERITIES[header["severity"]],
        header["reason"],
        QUERY_TYPE,
        {"unexpected_rows_query": query},
        name,
    )


def _split(text: str, name: str) -> tuple[dict[str, str], str]:
    """Part the header from the query; a reason may run over several lines."""
    header: dict[str, str] = {}
    lines = text.splitlines()
    last = ""
    while lines and lines[0].startswith("--"):
        line = lines.pop(0)
        if match := re.fullmatch(r"-- ([a-z]+): (\S.*)", line):
            last = match[1]
            if last not in _HEADER or last in header:
                raise UsageError(f"{name}: the header has no place for this line: {line}")
            header[last] = match[2].rstrip()
        elif (match := re.fullmatch(r"--   +(\S.*)", line)) and last == "reason":
            header[last] += f" {match[1].rstrip()}"
        else:
            raise UsageError(f"{name}: the header has no place for this line: {line}")
    if not header:
        raise UsageError(f"{name}: a rule begins with its header, '-- rule: ...'")
    return header, "\n".join(lines).strip()


def _check_text(query: str, name: str) -> None:
    plain = _LITERAL.sub("''", query)
    first = re.match(r"\w*", query)
    if first is None or first[0].upper() != "SELECT":
        begins = query.split(maxsplit=1)[0] if query else "nothing"
        raise UsageError(f"{name}: a rule is one SELECT, and this begins with {begins}")
    if ";" in plain:
        raise UsageError(f"{name}: a rule is one SELECT without a semicolon")
    if "--" in plain or "/*" in plain:
        raise UsageError(f"{name}: a comment after the header; say it in the reason")
    if _BATCH not in plain:
        raise UsageError(f"{name}: the table is to be read as {_BATCH}row, and is not")
    if re.search(r"[{}]", query.replace(_BATCH, "")):
        raise UsageError(
            f"{name}: a brace outside of {_BATCH!r}; Great Expectations would read it as a place"
        )
    if ":" in query:
        raise UsageError(f"{name}: a colon, which SQLAlchemy reads as the start of a parameter")


def _check_shape(query: str, key: tuple[str, ...], name: str) -> None:
    """Refuse keys that are not those of rows of the batch, and what leaves some of them out."""
    plain = _LITERAL.sub("''", query)
    if match := _NAME_QUOTES.search(plain):
        raise UsageError(
            f"{name}: a {match[0]} outside of text; names need no quotes, and text has single ones"
        )
    if _LIMIT.search(plain):
        raise UsageError(f"{name}: a LIMIT, which would hide rows; select every row that is wrong")
    if match := _CLOCK.search(query):
        raise UsageError(f"{name}: {match[0]} asks for today; a rule finds the same on every day")
    # Brackets are taken out from the innermost on, but for the batch itself.
    outer, taken = plain.replace(_BATCH, "\0"), 1
    while taken:
        outer, taken = _BRACKETED.subn(" ", outer)
    if match := _COMPOUND.search(outer):
        raise UsageError(f"{name}: a rule is one SELECT, and this is several joined by {match[0]}")
    shape = _SHAPE.match(outer.replace("\0", _BATCH))
    if shape is None:
        raise UsageError(
            f"{name}: the rows come from the table itself: begin FROM with {_BATCH}row"
        )
    chosen = [column.strip() for column in shape["columns"].split(",")][: len(key)]
    wanted = [f"{shape['alias']}.{column}" for column in key]
    if chosen != wanted:
        raise UsageError(
            f"{name}: the first columns selected must be the key, {', '.join(wanted)}, "
            f"not {', '.join(chosen)}"
        )


def _check_run(query: str, table: str, key: tuple[str, ...], name: str) -> None:
    """Run the query on tables without rows, where it can only read."""
    text = query.replace("{batch}", table)
    try:
        with closing(_empty_database().execute(text)) as cursor:
            columns = [item[0] for item in cursor.description]
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise UsageError(f"{name}: SQLite refuses it: {error}") from None
    if tuple(columns[: len(key)]) != key:
        raise UsageError(
            f"{name}: the first columns selected must be the key, {', '.join(key)}, "
            f"not {', '.join(columns[: len(key)])}"
        )
    if len(set(columns)) < len(columns):
        raise UsageError(f"{name}: two columns selected have one name; give one an alias")


@cache
def _empty_database() -> sqlite3.Connection:
    connection = load_database({})
    forbid_all_but_reading(connection)
    connection.set_progress_handler(lambda: 1, _STEPS)
    return connection
