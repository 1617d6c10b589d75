"""``ceasefire-data --help`` against the help of an empty typer app; exit code 1 above the bar.

Run it from anywhere: ``python benchmarks/help_time.py``.
"""

from __future__ import annotations

import argparse
import sys

from processes import compare, pairs_option

BAR = 1.2
ONE = """
import sys, typer
app = typer.Typer()
@app.command()
def nothing() -> None: pass
sys.argv = ["empty", "--help"]
app()
"""
OURS = "import sys; sys.argv = ['x', '--help']; import ceasefire_data.cli as c; c.main()"


def main() -> int:
    """Run the comparison with an app of one empty command."""
    parser = argparse.ArgumentParser(description=__doc__)
    pairs_option(parser)
    pairs: int = parser.parse_args().pairs
    held = compare("--help", floor=["-c", ONE], ours=["-c", OURS], pairs=pairs, bar=BAR)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
