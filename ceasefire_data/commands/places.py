"""Where the commands find records, candidates and releases."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from ceasefire_data.errors import UsageError


def dataset_folder(dataset: Path | None) -> Path:
    """Give the folder of a data set: the one named, else our own records."""
    from ceasefire_data.paths import records_dir

    return dataset if dataset is not None else records_dir()


def dataset_or_none(dataset: Path | None) -> Path | None:
    """Give the folder of a data set; None in an installed wheel, which has no records."""
    try:
        return dataset_folder(dataset)
    except UsageError:
        return None


def home(dataset: Path | None) -> Path:
    """Give the folder beside which candidates and releases lie: the checkout's root, for ours."""
    from ceasefire_data.paths import records_dir

    if dataset is None:
        return records_dir().parent.parent
    # `..` has to go before the parent is taken: that of `x/..` is x, inside the data set.
    return Path(os.path.abspath(dataset)).parent  # noqa: PTH100 - resolve() would follow links


def releases_folder(dataset: Path | None, releases: Path | None) -> Path:
    """Give the folder of published releases: the one named, else the one beside the data set."""
    return releases if releases is not None else home(dataset) / "releases"


def candidates_folder(dataset: Path | None) -> Path:
    """Give the folder in which candidates are built."""
    return home(dataset) / "build" / "candidate"


def require_checkout(what: str) -> None:
    """Refuse to write the files of an installed package.

    Raises:
        UsageError: this is not a checkout.
    """
    if dataset_or_none(None) is None:
        raise UsageError(f"{what} works in a checkout of the repository only")


def require_folder(folder: Path) -> Path:
    """Give a folder back that can be written or made; nothing is left behind.

    Raises:
        UsageError: it cannot; the message names the place that is in the way.
    """
    full = folder.absolute()
    there = next(place for place in (full, *full.parents) if os.path.lexists(place))
    try:
        if not there.is_dir():
            raise UsageError(f"cannot write to {folder}: {there} is not a folder")
        # Permission bits do not tell: a file system may be read-only or not take any folder.
        with TemporaryDirectory(prefix=".probe-", dir=there):
            pass
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror or error}") from error
    return folder


def require_file(file: Path) -> Path:
    """Give a file back that can be written, its folder made; the file stays as it was.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        there = file.exists()
        file.open("ab").close()
        if not there:
            file.unlink()
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror or error}") from error
    return file


def last_candidate(dataset: Path | None) -> str:
    """Give the candidate that was built last."""
    folder = candidates_folder(dataset)
    found = [path for path in folder.glob("*/manifest.json")] if folder.is_dir() else []
    if not found:
        raise UsageError(f"no candidate in {folder}: run ceasefire-data build first")
    return str(max(found, key=lambda path: path.stat().st_mtime_ns).parent)


def requirements_file(dataset: Path | None) -> Path | None:
    """Give the file that pins the pyarrow of our releases; other data sets pin their own."""
    return None if dataset is not None else home(None) / "requirements" / "release.txt"
