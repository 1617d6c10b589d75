"""Running programs that nobody here wrote: with the network closed, and from one place only."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from tests.foreign.environments import Missing

LOOPBACK = Path(__file__).with_name("loopback.py")
SETTINGS = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "PYTHONIOENCODING": "utf-8",
}
"""What every program is told: call nobody, print UTF-8."""

Given = ParamSpec("Given")
Found = TypeVar("Found")


def needed(get: Callable[Given, Found], *args: Given.args, **kwargs: Given.kwargs) -> Found:
    """Return what `get` returns; where it is `Missing`, CI fails and everybody else skips."""
    try:
        return get(*args, **kwargs)
    except Missing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


def run(
    *command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program with the network closed, as far as this system lets us close it.

    Returns:
        What it said and its exit code, whatever that is.
    """
    given = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [*closed_network(), *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**given, **SETTINGS, **(env or {})},
        stdin=subprocess.DEVNULL,
    )


def passed(
    *command: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> str:
    """Run a program as `run` does, fail with all it said unless it returns 0; return its output."""
    done = run(*command, cwd=cwd, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@functools.cache
def closed_network() -> tuple[str | Path, ...]:
    """Return the beginning of a command that runs the rest of it with nothing but the loopback.

    Empty where the system allows no network of one's own: then the programs could call somebody.
    """
    unshare = shutil.which("unshare")
    if not unshare:
        return ()
    for options in ["-rn", "-n"]:
        prefix = (unshare, options, sys.executable, "-I", LOOPBACK)
        tried = subprocess.run([*prefix, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return prefix
    return ()
