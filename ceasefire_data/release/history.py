"""Rebuilding a release from history: the code and the records of its own commit build it anew.

The tree of that commit is written to a temporary folder and its code is run there, in a process of
its own. So a release can be rebuilt for as long as its dependencies install, whatever the package
has become since.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ceasefire_data.errors import ReleaseRefused
from ceasefire_data.manifest import Manifest, version_key
from ceasefire_data.release.checkout import Origin, export

_LOCK = Path("requirements", "release.txt")


@dataclass(frozen=True, slots=True)
class BuiltAgain:
    """A release that its own code has built again.

    Attributes:
        folder: the folder of the candidate.
        receipt_fault: why there is no receipt of a validation in it; empty if there is one.
    """

    folder: Path
    receipt_fault: str


def build_again(
    root: Path,
    origin: Origin,
    manifest: Manifest,
    scratch: Path,
    *,
    locked: bool,
    progress: Callable[[str], None],
) -> BuiltAgain:
    """Build a release from its commit, and validate it as it was validated.

    Args:
        root: the root of the checkout; nothing in it is changed.
        origin: the commit.
        manifest: the manifest of the release.
        scratch: an empty folder to work in.
        locked: whether to make an environment of what that commit locks (``requirements/
            release.txt``, by hash), so that the same pyarrow writes; else this interpreter runs.
        progress: is told in one line what is being done.

    Raises:
        ReleaseRefused: that tree does not build this release; the message says why.
        UsageError: git cannot give the tree.
    """
    tree = scratch / "tree"
    tree.mkdir()
    progress(f"writing the tree of {origin} to a temporary folder")
    export(root, origin.commit, tree)
    _forget_later(tree / "releases", manifest.version)
    python = _environment(tree, scratch / "venv", progress) if locked else sys.executable
    progress(f"building {manifest.version} with its own code")
    command = [python, "-m", "ceasefire_data.cli"]
    built = _run([*command, "build", "--json", "--out", str(scratch / "out")], tree)
    if built.returncode:
        raise ReleaseRefused(f"the tree of {origin} cannot be built: {_reason(built)}")
    answer = json.loads(built.stdout)
    if answer["version"] != manifest.version:
        raise ReleaseRefused(f"the tree of {origin} builds {answer['version']}, another release")
    folder = Path(answer["folder"])
    progress("validating it with its own rules")
    validated = _run([*command, "validate", str(folder), "--json"], tree)
    return BuiltAgain(folder, _reason(validated) if validated.returncode == 2 else "")


def _forget_later(releases: Path, version: str) -> None:
    """Remove the release and all after it, so that it is built as what comes next."""
    if releases.is_dir():
        for folder in releases.iterdir():
            if (version_key(folder.name) or (0,)) >= (version_key(version) or ()):
                shutil.rmtree(folder)


def _environment(tree: Path, folder: Path, progress: Callable[[str], None]) -> str:
    """Make an environment of exactly the packages that a tree locks, and return its Python."""
    lock = tree / _LOCK
    if not lock.is_file():
        raise ReleaseRefused(f"that tree has no {_LOCK.as_posix()} to install")
    progress("installing what it locks, by hash")
    python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [*pip, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)],
    ):
        done = _run(command, tree)
        if done.returncode:
            raise ReleaseRefused(f"what that tree locks cannot be installed: {_reason(done)}")
    return python


def _run(command: list[str], tree: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a tree, with that tree's own package and releases and no other."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("CEASEFIRE_DATA_", "GIT_", "PYTHON"))
    }
    return subprocess.run(  # noqa: S603 - this interpreter or one made here, no shell
        command,
        cwd=tree,
        env={**environment, "PYTHONPATH": str(tree), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    """Return the line in which a program says what is wrong."""
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    line = (errors or lines[-1:] or [f"it ended with code {done.returncode}"])[0]
    return line.removeprefix("error: ").removeprefix("ERROR: ")
