"""Two clean clones on two versions of Python publish the same bytes, and those we published."""

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


def publish(python: str, folder: Path) -> tuple[Path, dict[str, str]]:
    """Clone the repository, install the locked versions, build, validate and publish.

    If the newest release is of these very records, it is taken out of the clone first, so that
    the clone publishes it again. Between two releases, when `dataset.yaml` names no new version
    yet, the validated candidate is as far as it goes.

    Returns:
        The folder of the release or candidate, and the hash of each file in it.
    """
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
    subprocess.run([python, "-m", "venv", str(folder / "venv")], check=True)
    inside = str(folder / "venv" / "bin" / "python")
    lock = clone / "requirements" / "release.txt"
    install = [inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*install, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)], check=True
    )

    def run(*words: str) -> str:
        answer = subprocess.run(
            [inside, "-m", "ceasefire_data.cli", *words],
            cwd=clone,
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stdout + answer.stderr
        return answer.stdout

    built = json.loads(run("build", "--json"))
    if built["released"]:
        shutil.rmtree(clone / "releases" / built["version"])
        built = json.loads(run("build", "--json"))
    run("validate")
    made = Path(built["folder"])
    if ".dev" not in made.name:
        run("publish")
        made = clone / "releases" / made.name
    return made, hashes(made)


def hashes(folder: Path) -> dict[str, str]:
    """Give the hash of each file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_two_versions_of_python_publish_the_same_bytes(tmp_path: Path) -> None:
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
        release, results[version] = publish(found[version], folder)
    assert results[oldest] == results[newest]
    assert {"records.parquet", "validation.json", "SHA256SUMS"} <= set(results[oldest])
    ours = ROOT / "releases" / release.name
    if ours.is_dir():
        assert results[newest] == hashes(ours)
