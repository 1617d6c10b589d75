"""Read a release and its CSV export with Spark in this process alone; print what came as JSON.

Run by the Python of the environment `spark`; needs Java.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

REJECTIONS = """
    select proposal.title, count(*) as times
    from stances stance join proposals proposal on proposal.proposal_id = stance.proposal_id
    where stance.stance_value = 'rejects'
    group by proposal.title order by times desc, proposal.title
"""


def count(frame: DataFrame) -> dict[str, object]:
    """Give the number of rows and the columns."""
    return {"rows": frame.count(), "columns": frame.columns}


def read(parquet: Path, csv: Path) -> dict[str, object]:
    """Read every table from both, and ask one question of two tables."""
    local = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = local.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    found: dict[str, object] = {"parquet": {}, "csv": {}}
    for file in sorted(parquet.glob("*.parquet")):
        table = spark.read.parquet(str(file))
        table.createOrReplaceTempView(file.stem)
        found["parquet"][file.stem] = count(table)
        text = spark.read.option("header", True).option("escape", '"')
        found["csv"][file.stem] = count(text.csv(str(csv / f"{file.stem}.csv")))
    found["rejections"] = [[row.title, row.times] for row in spark.sql(REJECTIONS).collect()]
    spark.stop()
    return found


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]), Path(sys.argv[2]))))
