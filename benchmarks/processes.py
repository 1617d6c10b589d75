"""Compare whole processes: ours against a floor, run in turn, as one ratio with a bar.

Only a ratio of the same run says anything: the same machine, at the same time, with the same load.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MIN_PAIRS = 15


def pairs_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--pairs`` to a command."""
    parser.add_argument("--pairs", type=int, default=31, help="pairs of processes (default: 31)")


def compare(
    what: str,
    *,
    floor: Sequence[str],
    ours: Sequence[str],
    pairs: int,
    bar: float,
    fewest: int = MIN_PAIRS,
) -> bool:
    """Run floor and ours in turn, print the medians and their ratio, and say if the bar is held.

    Args:
        what: name of the comparison, for the line that is printed.
        floor: arguments of Python for the process that does only what must be done.
        ours: arguments of Python for the process that goes through the package.
        pairs: how many of each; never fewer than `fewest`.
        bar: the largest ratio of the medians that is good.
        fewest: pairs that make a median; a few do for processes of many seconds.
    """
    times: dict[str, list[float]] = {"floor": [], "ours": []}
    for number in range(max(pairs, fewest) + 1):
        for name, arguments in (("floor", floor), ("ours", ours)):
            seconds = _run(arguments)
            if number:  # the first pair only warms the caches
                times[name].append(seconds)
    below, above = (statistics.median(times[name]) for name in ("floor", "ours"))
    ratio = above / below
    held = ratio <= bar
    print(
        f"{what}: floor {below * 1000:.1f} ms, ours {above * 1000:.1f} ms, "
        f"ratio {ratio:.2f}, bar {bar:.2f}: {'held' if held else 'ABOVE THE BAR'}"
    )
    return held


def _run(arguments: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
