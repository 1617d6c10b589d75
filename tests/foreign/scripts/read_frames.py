"""Read all Parquet and all CSV files of two folders with pandas and polars; print JSON.

Run by the Python of the environment `frames`. Of each table and reader: how many cells of each
column have a value. `pandas-defaults` reads CSV as nobody should, with its own list of texts that
it takes as missing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas
import polars

Counts = dict[str, int]


def of_pandas(frame: pandas.DataFrame) -> Counts:
    """Count the values of each column."""
    return {str(name): int(count) for name, count in frame.count().items()}


def of_polars(frame: polars.DataFrame) -> Counts:
    """Count the values of each column."""
    return {name: frame[name].count() for name in frame.columns}


def read(parquet: Path, csv: Path) -> dict[str, dict[str, Counts]]:
    """Read every table in every way."""
    found: dict[str, dict[str, Counts]] = {}
    for file in sorted(parquet.glob("*.parquet")):
        text = csv / f"{file.stem}.csv"
        faithful = {"keep_default_na": False, "na_values": [""]}
        found[file.stem] = {
            "pandas-parquet": of_pandas(pandas.read_parquet(file)),
            "pandas-csv": of_pandas(pandas.read_csv(text, **faithful)),
            "pandas-defaults": of_pandas(pandas.read_csv(text)),
            "polars-parquet": of_polars(polars.read_parquet(file)),
            "polars-csv": of_polars(polars.read_csv(text, infer_schema_length=None)),
        }
    return found


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]), Path(sys.argv[2]))))
