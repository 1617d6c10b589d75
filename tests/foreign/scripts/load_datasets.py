"""Load every configuration of a folder with Hugging Face datasets, print what came as JSON.

Run by the Python of the environment `datasets`.
"""

from __future__ import annotations

import json
import sys

import datasets


def load_all(folder: str, cache: str) -> dict[str, dict[str, object]]:
    """Load each configuration that the card of the folder names; give its rows and columns."""
    found: dict[str, dict[str, object]] = {}
    for name in datasets.get_dataset_config_names(folder, cache_dir=cache):
        splits = datasets.load_dataset(folder, name, cache_dir=cache)
        (rows,) = splits.values()
        found[name] = {"split": list(splits), "rows": rows.num_rows, "columns": rows.column_names}
    return found


if __name__ == "__main__":
    print(json.dumps(load_all(sys.argv[1], sys.argv[2])))
