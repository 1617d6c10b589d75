"""Folders that appear whole or not at all: staged beside their place, moved there by one rename.

A staging folder lies in the same folder as its target, so that both are on one file system and
the rename is atomic. Its name starts with a dot and is no version, so nothing that looks for
releases sees it; what a killed run left behind is removed by the next.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ceasefire_data.errors import ReleaseRefused

_LEFTOVER = re.compile(r"\.staging-[0-9A-Za-z.]+-[0-9a-f]{16}", re.ASCII)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against other runs that would stage in it; a killed run holds nothing.

    The lock is on the folder itself, so it leaves no file behind.

    Raises:
        ReleaseRefused: another run holds it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ReleaseRefused(f"another run is writing to {folder}: wait for it") from None
        yield
    finally:
        os.close(handle)


@contextmanager
def staging(folder: Path, version: str) -> Iterator[Path]:
    """Make an empty staging folder for a version; remove it at the end if it still is there.

    Call it under :func:`locked`.
    """
    path = folder / f".staging-{version}-{secrets.token_hex(8)}"
    path.mkdir()
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def remove_leftovers(folder: Path) -> None:
    """Remove the staging folders of runs that were killed; call it under :func:`locked`."""
    for path in sorted(folder.iterdir()):
        if _LEFTOVER.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)


def sync(path: Path) -> None:
    """Have a file or a folder's list of entries on disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
