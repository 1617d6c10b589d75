"""Releases and exports for programs of others, made by our own command as users run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.foreign.environments import ROOT

CEASEFIRE_DATA = Path(sys.executable).with_name("ceasefire-data")


def make(*arguments: str | Path) -> None:
    """Run a command of our own, which has to work."""
    done = subprocess.run(
        [CEASEFIRE_DATA, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"


def built(folder: Path, records: Path | None = None) -> Path:
    """Make the candidate of a release in a folder, of our own records or as a first release."""
    of = []
    if records:
        (folder / "releases").mkdir()
        of = ["--dataset", records, "--releases", folder / "releases"]
    make("build", *of, "--out", folder / "candidates")
    (candidate,) = (path.parent for path in (folder / "candidates").rglob("manifest.json"))
    return candidate


def exported(form: str, release: Path, target: Path) -> Path:
    """Export a release with our own command; return where it went."""
    make("export", "--format", form, "--release", release, "--out", target)
    return target
