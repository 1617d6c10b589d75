"""Where an export goes: a place that is free, filled by one rename."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ceasefire_data.errors import UsageError


def require_free(out: Path, *, folder: bool) -> None:
    """Refuse a place that holds something.

    Args:
        out: the place.
        folder: whether a folder is to be written there, or else one file.

    Raises:
        UsageError: something is there already, or the place cannot be looked at.
    """
    with _explained(out):
        if folder and out.is_dir():
            if any(out.iterdir()):
                raise UsageError(f"{out} is not empty: name a new folder")
            if out.samefile(Path.cwd()):
                # It would be replaced, and the user's shell would stand in a folder that is gone.
                raise UsageError(f"{out} is the folder you are in: name a new folder in it")
        elif folder and os.path.lexists(out):
            raise UsageError(f"{out} is not a folder: name a new folder")
        elif out.is_dir():
            raise UsageError(f"{out} is a folder: name a new file")
        elif out.exists() and (not out.is_file() or out.stat().st_size):
            raise UsageError(f"{out} is there already: name a new file")


def place(files: Mapping[str, bytes], out: Path, *, folder: bool) -> tuple[Path, ...]:
    """Write files to a place that is free, all of them or none, and return their paths.

    They are written beside the place, on the same file system, and put there by one rename. Where
    `out` is a file, what goes with it comes before it: `out` is there only when all are.

    Args:
        files: bytes by file name; if `out` is to be a file, its name and those of what is to lie
            beside it.
        out: the folder or file to write; folders above it are made.
        folder: whether `out` is to be a folder.

    Raises:
        UsageError: the place is taken by now or cannot be written.
    """
    with _explained(out):
        stage = out.parent / f".{out.name}-{secrets.token_hex(8)}"
        stage.mkdir(parents=True)
        try:
            for name, data in files.items():
                (stage / name).write_bytes(data)
            require_free(out, folder=folder)
            if not folder:
                return _place_beside(stage, sorted(files.keys() - {out.name}), out)
            if out.is_dir():
                out.rmdir()  # on Windows a rename does not replace even an empty folder
            stage.rename(out)
            return tuple(out / name for name in files)
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _place_beside(stage: Path, others: Sequence[str], out: Path) -> tuple[Path, ...]:
    """Move a file from the stage to its place, after what goes with it."""
    beside = [out.with_name(name) for name in others]
    for path in beside:
        if os.path.lexists(path):
            raise UsageError(f"{path}, which goes with {out}, is there already: name a new file")
    try:
        for path in [*beside, out]:
            (stage / path.name).replace(path)
    except BaseException:
        for path in beside:
            path.unlink(missing_ok=True)
        raise
    return (out, *beside)


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror or error}") from error
