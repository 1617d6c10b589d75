"""The programs of `node/`: scripts that print what a package of others makes of our files."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.foreign.environments import NODE, node_environment, system_program
from tests.foreign.running import run


def in_node(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a script of `node/` with the locked packages; return what it said and its exit code.

    Node looks for packages beside the script, so a copy of it is put beside a link to them.

    Raises:
        Missing: there is no node here, or the packages cannot be had.
    """
    packages = node_environment() / "node_modules"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "node_modules").symlink_to(packages)
        shutil.copy(NODE / "package.json", folder)
        program = shutil.copy(NODE / script, folder)
        return run(system_program("node", "nodejs"), program, *arguments)
