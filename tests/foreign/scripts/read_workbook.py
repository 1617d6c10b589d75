"""Print, as JSON, which cells of a workbook are formulas and which texts it has.

Run by the Python of the environment `frames`.
"""

from __future__ import annotations

import json
import sys

import openpyxl


def read(path: str) -> dict[str, list[str]]:
    """Sort the cells of all sheets by what they are."""
    found: dict[str, list[str]] = {"formulas": [], "texts": []}
    for sheet in openpyxl.load_workbook(path):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                found["formulas"].append(cell.value)
            elif cell.data_type == "s":
                found["texts"].append(cell.value)
    return found


if __name__ == "__main__":
    print(json.dumps(read(sys.argv[1])))
