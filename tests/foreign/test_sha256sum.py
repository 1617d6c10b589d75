"""SHA256SUMS with the program that everybody has: all files are named, all are what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.foreign.environments import system_program
from tests.foreign.running import needed, passed

pytestmark = pytest.mark.foreign


def test_every_file_has_its_hash(release: Path) -> None:
    program = needed(system_program, "sha256sum", "coreutils")
    said = passed(program, "--check", "--strict", "SHA256SUMS", cwd=release)
    files = {path.name for path in release.iterdir()} - {"SHA256SUMS"}
    assert set(said.splitlines()) == {f"{name}: OK" for name in files}
