"""What git knows of a release: the commit that it was published with, and the tree of that commit.

Nothing here changes a checkout: commits are looked up, and a tree is written somewhere else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ceasefire_data.errors import UsageError
from ceasefire_data.manifest import SUMS

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Origin:
    """The commit that a release can be built from.

    Attributes:
        commit: its full name.
        tag: the release's tag, if there is one.
    """

    commit: str
    tag: str | None

    def __str__(self) -> str:
        """Name the commit for people."""
        short = self.commit[:_SHOWN]
        return f"tag {self.tag} ({short})" if self.tag else f"commit {short}, which published it"


def git(root: Path, *arguments: str) -> str | None:
    """Run git in a folder and return what it prints, without its last line end; None if it fails.

    It also fails where git is not installed. Variables that would lead it to another repository or
    index are not passed on.
    """
    program = shutil.which("git")
    if program is None:
        return None
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    answer = subprocess.run(  # noqa: S603 - git by its full path, no shell
        [program, "-C", str(root), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    return answer.stdout.rstrip("\n") if answer.returncode == 0 else None


def find_origin(root: Path, version: str) -> Origin | None:
    """Find the commit of a release: that of its tag, else the one that added its checksums.

    Args:
        root: the root of the checkout.
        version: the version of the release.

    Returns:
        None where the history is not at hand: no git, no clone, or one cut off before the release.
    """
    top = git(root, "rev-parse", "--show-toplevel")
    if top is None or Path(top).resolve() != root.resolve():
        return None
    tag = f"v{version}"
    tagged = git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}^{{commit}}")
    if tagged:
        return Origin(tagged, tag)
    # At the boundary of a shallow clone every file looks added: that is no commit to build from.
    if git(root, "rev-parse", "--is-shallow-repository") != "false":
        return None
    added = git(root, "log", "--diff-filter=A", "--format=%H", "--", f"releases/{version}/{SUMS}")
    return Origin(added.split()[-1], None) if added else None


def export(root: Path, commit: str, target: Path) -> None:
    """Write the tree of a commit into an empty folder.

    Raises:
        UsageError: git cannot give the tree.
    """
    archive = target.with_suffix(".zip")
    if git(root, "archive", "--format=zip", f"--output={archive}", commit) is None:
        raise UsageError(f"git cannot give the tree of {commit[:_SHOWN]} in {root}")
    with zipfile.ZipFile(archive) as tree:
        tree.extractall(target)
    archive.unlink()
