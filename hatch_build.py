"""Build hook of hatchling: what a package carries beside its code.

A wheel gets ``schemas/``, ``validation/`` and the newest release, in ``ceasefire_data/_bundled/``,
where :mod:`ceasefire_data.paths` finds them. An sdist gets the same folders where they are in the
checkout, so that a wheel built from it is the same wheel. An editable install gets nothing: there
the folders of the checkout are used. Folders that do not exist (yet) are left out.

Every file in a package is dated with the release day, however it is built, so that the same tree
gives the same bytes. ``SOURCE_DATE_EPOCH`` in the environment says otherwise.
"""

from __future__ import annotations

import calendar
import os
import re
import time
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = "ceasefire_data/_bundled"
DATASET = "ceasefire_data/records/dataset.yaml"
_DAY = re.compile(r"^day: *['\"]?([0-9]{4}-[0-9]{2}-[0-9]{2})", re.MULTILINE)
# The same as in ceasefire_data/manifest.py, which cannot be imported while the package is built.
_RELEASE_NAME = re.compile(r"[1-9][0-9]{3}\.([1-9]|1[0-2])\.(0|[1-9][0-9]{0,5})")


def newest_release(releases: Path) -> Path | None:
    """Return the folder of the newest release, or None where there is none.

    Versions are compared as numbers: 2026.11.0 is newer than 2026.9.0.
    """
    if not releases.is_dir():
        return None
    folders = [
        path for path in releases.iterdir() if _RELEASE_NAME.fullmatch(path.name) and path.is_dir()
    ]
    return max(folders, key=lambda path: [int(n) for n in path.name.split(".")], default=None)


def bundled_folders(root: Path) -> list[Path]:
    """Return the folders of the checkout that a package carries, in a stable order."""
    folders = [path for name in ("schemas", "validation") if (path := root / name).is_dir()]
    newest = newest_release(root / "releases")
    return folders if newest is None else [*folders, newest]


def release_day(root: Path) -> int:
    """Return the release day that ``dataset.yaml`` names, as seconds since 1970, at midnight UTC.

    Raises:
        ValueError: it names none.
    """
    found = _DAY.search((root / DATASET).read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{DATASET} names no release day")
    return calendar.timegm(time.strptime(found[1], "%Y-%m-%d"))


class BundledFolders(BuildHookInterface[BuilderConfig]):
    """Maps the bundled folders to where the wheel or the sdist has them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Date the build and add the folders to it, unless it is an editable one.

        Args:
            version: hatchling's name of the kind of build: ``standard`` or ``editable``.
            build_data: hatchling's mutable description of the build.
        """
        if version == "editable":
            return
        root = Path(self.root)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(release_day(root)))
        prefix = f"{BUNDLED}/" if self.target_name == "wheel" else ""
        for folder in bundled_folders(root):
            place = folder.relative_to(root).as_posix()
            build_data["force_include"][str(folder)] = prefix + place
