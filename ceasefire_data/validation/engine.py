"""Great Expectations: the only module that talks to it, and that does not believe it blindly.

It drops expectations of unknown types in silence, and reports one that could not be evaluated like
one that failed. Here the first is an error before anything runs, the second an outcome of its own.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from ceasefire_data.errors import MissingExtra, UsageError, near
from ceasefire_data.validation.database import forbid_all_but_reading, load_database
from ceasefire_data.validation.rules import Rule

_LOGGER = "great_expectations"
_DATABASE = "database"
_END_OF_TEXT = r"(?!\n)"  # in Python's regular expressions, $ also stands before a last newline


@dataclass(frozen=True, slots=True)
class Outcome:
    """What Great Expectations says of one rule.

    Attributes:
        rule: the rule.
        rows: the rows that break it, those columns that it looked at and the key; of a SQL rule,
            the first 200.
        count: how many break it, listed or not.
        observed: what was seen instead, for a rule about the table as a whole.
        problem: why the rule could not be evaluated; None if it could.
    """

    rule: Rule
    rows: Sequence[Mapping[str, Any]] = ()
    count: int = 0
    observed: Any = None
    problem: str | None = None


class Engine:
    """Runs rules on tables with Great Expectations.

    Nothing is kept between runs and nothing written: the context is in memory only and no account,
    file or environment variable is asked for one.
    """

    def __init__(self) -> None:
        """Import Great Expectations, which takes seconds.

        Raises:
            MissingExtra: it, pandas or SQLAlchemy is not installed.
        """
        try:
            with _quiet():  # its libraries import what Python is going to drop
                import great_expectations
                import pandas
                import sqlalchemy  # noqa: F401 (Great Expectations imports it where it uses it)
                from great_expectations.data_context.types.base import ProgressBarsConfig
        except ImportError as error:
            raise MissingExtra(
                f"validation needs {error.name or 'great_expectations'}: "
                "pip install 'ceasefire-data[validation]'"
            ) from None
        self._gx = great_expectations
        self._pandas = pandas
        self._context = great_expectations.get_context(mode="ephemeral")
        self._context.variables.progress_bars = ProgressBarsConfig(globally=False)
        self._frames = (
            self._context.data_sources.add_pandas("frames")
            .add_dataframe_asset("frame")
            .add_batch_definition_whole_dataframe("all")
        )

    def check(self, rules: Iterable[Rule]) -> None:
        """Refuse rules of which Great Expectations would lose one or misread its arguments.

        Raises:
            UsageError: one line that names the file, the rule and what is wrong.
        """
        registry = self._gx.expectations.registry
        known = registry.list_registered_expectation_implementations()
        for rule in rules:
            where = f"{rule.file}: rule {rule.name}"
            if rule.type not in known:
                raise UsageError(
                    f"{where}: Great Expectations has no expectation {rule.type!r}"
                    f"{near(rule.type, known)}"
                )
            try:
                self._suite([rule])
            except Exception as error:
                # Its own errors, those of the pydantic version it brings, and plain ones: all say
                # that the arguments are wrong, and none has a common base.
                raise UsageError(f"{where}: {_one_line(error)}") from None

    def run_on_frame(self, table: pa.Table, key: Sequence[str], rules: list[Rule]) -> list[Outcome]:
        """Run rules about one table on a pandas frame of it.

        Args:
            table: the table.
            key: columns that tell a row, which are given with each row that breaks a rule.
            rules: the rules.

        Returns:
            An outcome for each rule, in their order.
        """
        pandas = self._pandas
        # Whole numbers and yes or no stay what they are beside empty cells.
        types = {
            pa.int32(): pandas.Int32Dtype(),
            pa.bool_(): pandas.BooleanDtype(),
            pa.string(): pandas.StringDtype("pyarrow"),
        }
        frame = table.to_pandas(types_mapper=types.get)
        batch = self._frames.get_batch({"dataframe": frame})
        index = [column for column in key if column in table.column_names]
        return self._validate(batch, rules, {"unexpected_index_column_names": index})

    def run_on_database(
        self, tables: Mapping[str, pa.Table], rules: Iterable[Rule]
    ) -> list[Outcome]:
        """Run SQL rules on the tables in a database that lives as long as this call.

        Args:
            tables: all tables by name.
            rules: the rules.

        Returns:
            An outcome for each rule.
        """
        by_table: dict[str, list[Rule]] = {}
        for rule in rules:
            by_table.setdefault(rule.table, []).append(rule)
        if not by_table:
            return []
        with self._batches(tables, by_table) as batches:
            outcomes: list[Outcome] = []
            for table, batch in batches.items():
                outcomes += self._validate(batch, by_table[table], {})
            return outcomes

    @contextmanager
    def _batches(
        self, tables: Mapping[str, pa.Table], names: Iterable[str]
    ) -> Iterator[dict[str, Any]]:
        """Give a batch of each table that is named, in a database that can only be read."""
        connection = load_database(tables)
        source = self._context.data_sources.add_sqlite(
            _DATABASE,
            connection_string="sqlite://",
            kwargs={"creator": lambda: connection},
        )
        try:
            batches = {
                name: source.add_table_asset(name, table_name=name)
                .add_batch_definition_whole_table("all")
                .get_batch()
                for name in names
            }
            # Only now: setting up, Great Expectations asks SQLite which tables there are.
            forbid_all_but_reading(connection)
            yield batches
        finally:
            self._context.data_sources.delete(_DATABASE)
            # SQLAlchemy closes the connection, after a rollback that it must be allowed.
            connection.set_authorizer(None)
            source.get_execution_engine().close()

    def _validate(
        self, batch: Any, rules: list[Rule], index: Mapping[str, Sequence[str]]
    ) -> list[Outcome]:
        # Nearly all rules hold, and to ask only whether they do takes half the time.
        answers = self._answers(batch, rules, {"result_format": "BOOLEAN_ONLY"})
        broken = [rule for rule in rules if rule.name in answers and not answers[rule.name].success]
        answers |= self._answers(batch, broken, {"result_format": "COMPLETE", **index})
        return [
            self._outcome(rule, answers[rule.name])
            if rule.name in answers
            else Outcome(rule, problem="Great Expectations did not evaluate it")
            for rule in rules
        ]

    def _answers(
        self, batch: Any, rules: list[Rule], result_format: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Give the results by the names of the rules; they come in an order of their own."""
        if not rules:
            return {}
        with _quiet():
            result = batch.validate(self._suite(rules), result_format=dict(result_format))
        return {item.expectation_config.meta["rule"]: item for item in result.results}

    def _outcome(self, rule: Rule, item: Any) -> Outcome:
        problem = _problem(item.exception_info)
        if problem is not None:
            return Outcome(rule, problem=problem)
        if item.success:
            return Outcome(rule)
        result = item.result
        if rule.is_query:
            rows = result["details"]["unexpected_rows"]
            return Outcome(rule, self._plain(rows), int(result["observed_value"]))
        if "unexpected_index_list" in result:
            rows = result["unexpected_index_list"] or ()
            return Outcome(rule, self._plain(rows), int(result["unexpected_count"]))
        return Outcome(rule, (), 1, result.get("observed_value"))

    def _plain(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Give rows in Python's own types, whatever pandas and numpy call an empty cell."""
        return [
            {
                name: None if self._pandas.isna(cell) else getattr(cell, "item", lambda c=cell: c)()
                for name, cell in row.items()
            }
            for row in rows
        ]

    def _suite(self, rules: list[Rule]) -> Any:
        expectations = [rule.expectation() for rule in rules]
        for item in expectations:
            if item["kwargs"].get("regex", "").endswith("$"):
                item["kwargs"]["regex"] += _END_OF_TEXT
        with _quiet():
            suite = self._gx.ExpectationSuite(name="rules", expectations=expectations)
        if len(suite.expectations) != len(rules):
            raise UsageError(
                f"Great Expectations lost {len(rules) - len(suite.expectations)} of {len(rules)} "
                f"rules of {', '.join(sorted({rule.file for rule in rules}))}"
            )
        return suite


def _problem(info: Mapping[str, Any]) -> str | None:
    """Find the message of an exception in either of the two shapes that it is reported in."""
    nested = [info] if "raised_exception" in info else list(info.values())
    for item in nested:
        if item.get("raised_exception"):
            return _one_line(item.get("exception_message") or "no message")
    return None


def _one_line(error: object) -> str:
    return " ".join(str(error).split())[:300]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what it logs and warns of off the terminal: what matters of it is said by findings."""
    logger = logging.getLogger(_LOGGER)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
