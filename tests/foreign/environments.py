"""Environments of programs that nobody here wrote: made once, kept between runs and clones.

They lie in `CEASEFIRE_DATA_TOOLS`, else in the user's cache, one folder each, named after what is
in it, the version of what runs it, and a hash of its lock. A folder counts only with the file
`.ready` in it, written last: an installation that failed or was killed leaves nothing that looks
ready, and the next run begins again. Whoever uses an environment holds a shared lock on it, whoever
makes or removes one an exclusive lock, so that any number of test workers and clones can want it.

The locks hold all that is installed. One thing is the newest of its day: the setuptools that pip
fetches to build wheels of two packages that are published as source archives only, pyspark and
jsonpath-rw.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
TOOLS_VARIABLE = "CEASEFIRE_DATA_TOOLS"
READY = ".ready"
LOCKS = ".locks"
NODE = Path(__file__).with_name("node")

Make = Callable[[Path], None]

_held: list[IO[str]] = []
"""Open lock files: each keeps its environment from being removed until this process ends."""

_given_up: dict[Path, str] = {}
"""Why environments could not be made: each is tried once by this process, not by every test."""


class Missing(Exception):
    """A program that cannot be had here; the message says what is missing."""


# --- what tests ask for --------------------------------------------------------------------------


@functools.cache
def python_environment(name: str) -> Path:
    """Return the virtual environment with exactly what `requirements/foreign/<name>.txt` locks.

    Its programs are in `bin/`. Wheels only, with hashes; a lock may name an exception. Modules are
    compiled when they are first imported: most never are.

    Raises:
        Missing: it cannot be made.
    """
    lock = ROOT / "requirements" / "foreign" / f"{name}.txt"

    def make(folder: Path) -> None:
        _run([sys.executable, "-m", "venv", folder])
        options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-compile"]
        install = [*options, "--only-binary", ":all:", "--require-hashes", "-r", lock]
        _run([folder / "bin" / "python", "-m", "pip", "install", *install])

    runtime = f"py{sys.version_info.major}.{sys.version_info.minor}"
    recipe = [lock.read_bytes(), platform.python_version().encode()]
    return environment(f"{name}-{runtime}", recipe, make)


@functools.cache
def node_environment(source: Path = NODE) -> Path:
    """Return a folder with the `node_modules` that the package-lock.json of `source` locks.

    Nothing that a package wants to run while it is installed is run.

    Raises:
        Missing: node or npm is not installed, node is older than the package.json asks for, or the
            environment cannot be made.
    """
    node, npm = system_program("node", "nodejs"), system_program("npm", "npm")
    files = [source / name for name in ["package.json", "package-lock.json"]]
    version = _run([node, "--version"]).strip()
    oldest = int(json.loads(files[0].read_bytes())["engines"]["node"].removeprefix(">="))
    if int(version.removeprefix("v").split(".")[0]) < oldest:
        raise Missing(f"{node} is Node.js {version}; {oldest} or newer is needed")

    def make(folder: Path) -> None:
        for file in files:
            shutil.copy(file, folder)
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder)

    recipe = [*(file.read_bytes() for file in files), version.encode()]
    return environment(f"{source.name}-{version.split('.')[0]}", recipe, make)


def system_program(name: str, package: str) -> Path:
    """Return where a program lies that only the system can install, as CI does.

    Args:
        name: The program.
        package: The Debian package that has it, for the message.

    Raises:
        Missing: it is not on the path.
    """
    found = shutil.which(name)
    if not found:
        raise Missing(f"no program `{name}` on the path (Debian package {package})")
    return Path(found)


# --- how they are kept ---------------------------------------------------------------------------


def tools_folder() -> Path:
    """Return the folder of all environments; it may not exist yet."""
    named = os.environ.get(TOOLS_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache, "ceasefire-data", "tools")


def environment(name: str, recipe: Sequence[bytes], make: Make) -> Path:
    """Return the environment of that name and recipe, making it if it is not there.

    It stays where it is at least until this process ends. Others of the same name are removed, but
    for those that somebody is using.

    Args:
        name: What is in it, and the version of what runs it.
        recipe: All that decides what `make` makes.
        make: Fills the empty folder that it is given, in its final place: virtual environments
            cannot be moved.

    Raises:
        Missing: it cannot be made; nothing of it is left, and this process does not try again.
    """
    if os.name != "posix":
        raise Missing("environments of foreign programs need a POSIX system")
    import fcntl

    digest = hashlib.sha256()
    for part in [sysconfig.get_platform().encode(), *recipe]:
        digest.update(hashlib.sha256(part).digest())
    folder = tools_folder() / f"{name}-{digest.hexdigest()[:12]}"
    if folder in _given_up:
        raise Missing(_given_up[folder])
    lock = _open_lock(folder)
    try:
        while True:
            fcntl.flock(lock, fcntl.LOCK_SH)
            if _is_ready(folder):
                _held.append(lock)
                return folder
            fcntl.flock(lock, fcntl.LOCK_EX)  # lets go of the shared lock first: look again
            if not _is_ready(folder):
                _make(folder, make)
                _remove_others(folder, name)
    except BaseException:
        lock.close()
        raise


def _is_ready(folder: Path) -> bool:
    """Say whether an environment was made to the end and can still be used."""
    return (folder / READY).is_file() and _has_its_python(folder)


def _has_its_python(folder: Path) -> bool:
    """Say whether the Python that an environment was made with, if any, is still installed."""
    python = folder / "bin" / "python"
    return python.exists() or not python.is_symlink()


def _make(folder: Path, make: Make) -> None:
    _remove(folder)
    try:
        folder.mkdir(parents=True)
        make(folder)
        if not _has_its_python(folder):
            raise Missing("its Python leads nowhere")
        (folder / READY).touch()
    except (OSError, Missing) as error:
        _remove(folder)
        _given_up[folder] = f"{folder.name} cannot be made: {error}"
        raise Missing(_given_up[folder]) from error


def _remove_others(folder: Path, name: str) -> None:
    """Remove the environments of the same name that nobody is using."""
    import fcntl

    for other in folder.parent.glob(f"{name}-{'[0-9a-f]' * 12}"):
        if other != folder:
            with _open_lock(other) as lock, contextlib.suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(other)


def _remove(folder: Path) -> None:
    """Remove an environment; what is left when this is killed no longer looks ready."""
    (folder / READY).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _open_lock(folder: Path) -> IO[str]:
    """Open the lock file of an environment. It is never removed: others may be waiting on it."""
    locks = folder.parent / LOCKS
    try:
        locks.mkdir(parents=True, exist_ok=True)
        return (locks / folder.name).open("a", encoding="utf-8")
    except OSError as error:
        raise Missing(f"no environments can be kept in {folder.parent}: {error}") from error


def _run(command: Sequence[str | Path], cwd: Path | None = None) -> str:
    """Run a command of an installation and return what it prints."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, stdin=subprocess.DEVNULL
    )
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip() or "without a word").splitlines()
        errors = [line for line in said if "error" in line.lower()]
        raise Missing(f"{' '.join(map(str, command))} failed: {' | '.join((errors or said)[-5:])}")
    return done.stdout
