"""Run every benchmark, one after the other; exit code 1 if any is above its bar.

``make bench`` does this. What the README claims about speed is what is printed here.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIBRARY = {"processes.py", "run.py"}


def main() -> int:
    """Run them all and say which were above their bars."""
    above = []
    for path in sorted(HERE.glob("*.py")):
        if path.name not in LIBRARY:
            print(f"-- {path.stem}", flush=True)
            if subprocess.run([sys.executable, str(path)], cwd=HERE.parent, check=False).returncode:
                above.append(path.stem)
    print(f"above their bars: {', '.join(above)}" if above else "every bar is held")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
