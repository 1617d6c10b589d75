"""How a table of a release is read in other people's programs: each way once, as code that runs.

Every snippet answers the same question, how many rows there are of each value of one column, so
that tests can run them all and compare the answers. They stand in the folder above the release and
name it by its path: by its version alone, our package would give the release of ours that has the
same.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template


@dataclass(frozen=True, slots=True)
class Snippet:
    """One way to read a table.

    Attributes:
        name: short name, for tests.
        title: what it needs, for people.
        language: name of the language as code blocks of Markdown have it.
        text: the code, with ``$version``, ``$table`` and ``$column`` to be filled in.
    """

    name: str
    title: str
    language: str
    text: str

    def filled(self, version: str, table: str, column: str) -> str:
        """Give the code for a table of a release, with a newline at its end.

        Args:
            version: the version, which is the name of the release's folder too.
            table: the table to read.
            column: the column whose values are counted.
        """
        return Template(self.text).substitute(version=version, table=table, column=column)


SNIPPETS = (
    Snippet(
        "package",
        "Python, with the package, which proves every byte before it reads it",
        "python",
        """\
import ceasefire_data as cd

$table = cd.load("$table", "./$version", as_="pandas")
print($table.value_counts("$column"))
""",
    ),
    Snippet(
        "pandas",
        "Python, with pandas alone",
        "python",
        """\
import pandas as pd

$table = pd.read_parquet("$version/$table.parquet")
print($table.value_counts("$column"))
""",
    ),
    Snippet(
        "duckdb",
        "SQL, in DuckDB",
        "sql",
        """\
select $column, count(*) as number
from '$version/$table.parquet'
group by $column
order by number desc;
""",
    ),
    Snippet(
        "r-arrow",
        "R, with arrow",
        "r",
        """\
$table <- arrow::read_parquet("$version/$table.parquet")
table($table[["$column"]])
""",
    ),
    Snippet(
        "r-csv",
        "R, with nothing but R, from the folder that "
        "`ceasefire-data export --format csv --release ./$version --out csv` wrote",
        "r",
        """\
$table <- read.csv("csv/$table.csv", na.strings = "", encoding = "UTF-8")
table($table[["$column"]])
""",
    ),
    Snippet(
        "spark",
        "Spark, from Python",
        "python",
        """\
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
$table = spark.read.parquet("$version/$table.parquet")
$table.groupBy("$column").count().show(truncate=False)
""",
    ),
    Snippet(
        "browser",
        "A browser, or Node, with the module `hyparquet` and nothing else",
        "js",
        """\
import { asyncBufferFromUrl, parquetReadObjects } from 'hyparquet'

const file = await asyncBufferFromUrl({ url: '$version/$table.parquet' })
const $table = await parquetReadObjects({ file, columns: ['$column'] })
const numbers = {}
for (const { $column: value } of $table) {
  numbers[value] = (numbers[value] ?? 0) + 1
}
console.log(numbers)
""",
    ),
)
"""Every way, in the order in which the page shows them."""
