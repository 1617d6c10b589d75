"""Two clean clones on two versions of Python build the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WANTED = ("3.11", "3.12", "3.13")
VERSION = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2], sys.executable)"

pytestmark = pytest.mark.slow


def interpreters() -> dict[str, str]:
    """Find one interpreter of each supported version by running whatever may be one.

    A name on PATH proves nothing: a version manager's stand-in for a version that is not active
    exits with 127.
    """
    managed = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [sys.executable, *(f"python{version}" for version in WANTED), "python3"]
    candidates += sorted(str(path) for path in managed.glob("*/bin/python3"))
    found: dict[str, str] = {}
    for candidate in candidates:
        path = shutil.which(candidate)
        if path is None:
            continue
        answer = subprocess.run(
            [path, "-I", "-c", VERSION], capture_output=True, text=True, check=False
        )
        if answer.returncode == 0:
            version, executable = answer.stdout.split(maxsplit=1)
            if version in WANTED:
                found.setdefault(version, executable.strip())
    return found


def build(python: str, folder: Path) -> dict[str, str]:
    """Clone the repository, install the locked versions and build; give the files' hashes."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    subprocess.run([python, "-m", "venv", str(folder / "venv")], check=True)
    inside = str(folder / "venv" / "bin" / "python")
    lock = clone / "requirements" / "release.txt"
    install = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*install, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)], check=True
    )
    answer = subprocess.run(
        [inside, "-m", "ceasefire_data.cli", "build", "--json", "--out", str(folder / "out")],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    built = Path(json.loads(answer.stdout)["folder"])
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built.iterdir()}


def test_two_versions_of_python_build_the_same_bytes(tmp_path: Path) -> None:
    found = interpreters()
    if len(found) < 2:
        message = f"needs two of Python {', '.join(WANTED)}; found {', '.join(found) or 'none'}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    oldest, newest = min(found), max(found)
    results = {}
    for version in (oldest, newest):
        folder = tmp_path / version
        folder.mkdir()
        results[version] = build(found[version], folder)
    assert results[oldest] == results[newest]
    assert "records.parquet" in results[oldest]
