"""Load every record set of a Croissant file whole, print the number of records of each as JSON.

Run by the Python of the environment `mlcroissant`: one start of the library instead of one per set.
"""

from __future__ import annotations

import json
import sys

import mlcroissant


def count_records(jsonld: str) -> dict[str, int]:
    """Count the records of each record set, reading all of them."""
    dataset = mlcroissant.Dataset(jsonld=jsonld)
    return {
        record_set.uuid: sum(1 for _ in dataset.records(record_set.uuid))
        for record_set in dataset.metadata.record_sets
    }


if __name__ == "__main__":
    print(json.dumps(count_records(sys.argv[1])))
