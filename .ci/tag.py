"""Make the annotated tag of a published release; its message ties the tag to every released byte.

``make tag`` tags the newest release, ``make tag VERSION=2026.11.0`` that one. The tag points to the
commit that published the release, and its message holds version, day and the SHA-256 of the file
``SHA256SUMS``, which lists the SHA-256 of every other file. Nothing is pushed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from ceasefire_data.catalog import open_release
from ceasefire_data.errors import CeasefireDataError, ReleaseNotFound, ReleaseRefused
from ceasefire_data.manifest import SUMS, version_key
from ceasefire_data.release.building import released_versions
from ceasefire_data.release.checkout import find_origin, git
from ceasefire_data.release.manifest import file_sha256
from ceasefire_data.release.verify import verify


def message(version: str, day: str, digest: str) -> str:
    """Return the message of the tag of a release."""
    return (
        f"ceasefire-data {version}\n\n"
        f"Released on {day}.\n"
        f"SHA-256 of releases/{version}/{SUMS}: {digest}\n"
    )


def section(changelog: Path, version: str) -> str:
    """Return what the change log says of a version; nothing if it has no section of it.

    Raises:
        ReleaseRefused: there is no change log that can be read.
    """
    try:
        text = changelog.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseRefused(f"{changelog} cannot be read: {error}") from error
    found = re.search(rf"^## {re.escape(version)}\b(.*?)(?=^## |\Z)", text, re.M | re.S)
    return found[1] if found else ""


def tag(root: Path, version: str | None) -> str:
    """Tag a release in the clone at `root` and return what was done.

    Args:
        root: the root of the clone.
        version: the version; the newest that is published if left out.

    Raises:
        ReleaseNotFound: it is not published.
        ReleaseCorrupt: it is damaged.
        ReleaseRefused: it may not be tagged; the message says why.
    """
    published = released_versions(root / "releases")
    version = version or (published[-1] if published else "")
    if not version_key(version) or version not in published:
        raise ReleaseNotFound(f"{version or 'nothing'} is not published in {root / 'releases'}")
    changed = git(root, "status", "--porcelain")
    if changed is None:
        raise ReleaseRefused(f"git does not know {root}")
    if changed:
        raise ReleaseRefused(f"there are changes that are not committed: {changed.splitlines()[0]}")
    folder = root / "releases" / version
    found, _ = open_release(folder)
    faults = verify(found)
    if faults:
        raise ReleaseRefused(f"{version} is not sound: {faults[0]}")
    digest = file_sha256(folder / SUMS)
    if digest not in section(root / "CHANGELOG.md", version):
        raise ReleaseRefused(
            f"CHANGELOG.md does not give, under {version}, the SHA-256 of {SUMS}: {digest}"
        )
    origin = find_origin(root, version)
    if origin is None:
        raise ReleaseRefused(f"the history at hand does not say which commit published {version}")
    text = message(version, found.day.isoformat(), digest)
    name = f"v{version}"
    if origin.tag:
        said = git(root, "tag", "--list", "--format=%(contents)", name) or ""
        if digest not in said:
            raise ReleaseRefused(f"tag {name} is there already, without the SHA-256 {digest}")
        return f"{name} is there already, as it has to be"
    if git(root, "tag", "--annotate", "--message", text, name, origin.commit) is None:
        raise ReleaseRefused(f"git refuses to make tag {name}; does it know user.name?")
    return f"{name} at {origin.commit[:12]}, {SUMS} {digest}; git push origin {name}"


def main() -> int:
    """Tag, say what was done in one line, and return the exit code."""
    try:
        print(tag(Path.cwd(), sys.argv[1] if len(sys.argv) > 1 else None))
    except CeasefireDataError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
