"""Where the commands find records, candidates and releases."""

from __future__ import annotations

from pathlib import Path

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

    return dataset.absolute().parent if dataset is not None else records_dir().parent.parent


def releases_folder(dataset: Path | None, releases: Path | None) -> Path:
    """Give the folder of published releases: the one named, else the one beside the data set."""
    return releases if releases is not None else home(dataset) / "releases"


def candidates_folder(dataset: Path | None) -> Path:
    """Give the folder in which candidates are built."""
    return home(dataset) / "build" / "candidate"


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
