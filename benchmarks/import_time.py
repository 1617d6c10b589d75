"""``import ceasefire_data`` against ``python -c pass``; exit code 1 above the bar.

Run it from anywhere: ``python benchmarks/import_time.py``.
"""

from __future__ import annotations

import argparse
import sys

from processes import compare, pairs_option

BAR = 1.5


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    pairs_option(parser)
    pairs: int = parser.parse_args().pairs
    ours = ["-c", "import ceasefire_data"]
    held = compare("import ceasefire_data", floor=["-c", "pass"], ours=ours, pairs=pairs, bar=BAR)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
