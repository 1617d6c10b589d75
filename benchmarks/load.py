"""Import and ``load`` of one table against a process that only reads its file; 1 above the bar.

The floor is ``pyarrow.parquet.ParquetFile``, not ``read_table``, which imports pandas where that is
installed and is two to three times slower. `load` does more than the floor: it finds the release,
checks its manifest and compares the file with its SHA-256.

Run it from anywhere: ``python benchmarks/load.py``.
"""

from __future__ import annotations

import argparse
import sys

from processes import ROOT, compare, pairs_option

BAR = 1.15
FLOOR = "import sys, pyarrow.parquet as pq; pq.ParquetFile(sys.argv[1]).read()"
OURS = "import sys, ceasefire_data as cd; cd.load(sys.argv[1], sys.argv[2])"
NEWEST = "import sys, ceasefire_data as cd; cd.load(sys.argv[1])"


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", default="statements", help="table (default: statements)")
    parser.add_argument("--release", help="version or folder (default: the newest)")
    pairs_option(parser)
    options = parser.parse_args()

    sys.path.insert(0, str(ROOT))
    from ceasefire_data.catalog import open_release
    from ceasefire_data.errors import CeasefireDataError

    try:
        release, manifest = open_release(options.release)
        path = release.path / manifest.tables[options.table].path
    except (CeasefireDataError, KeyError) as error:
        print(f"nothing to measure: {error}", file=sys.stderr)
        return 2
    named = [OURS, options.table, str(release.path)] if options.release else [NEWEST, options.table]
    held = compare(
        f"import and load({options.table!r}), {path.stat().st_size / 1000:.0f} kB",
        floor=["-c", FLOOR, str(path)],
        ours=["-c", *named],
        pairs=options.pairs,
        bar=BAR,
    )
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
