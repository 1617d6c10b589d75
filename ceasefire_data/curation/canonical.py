"""The canonical form of record files: what ``fmt`` writes and ``fmt --check`` wants."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ceasefire_data.curation.dataset import RECODINGS, Dataset
from ceasefire_data.curation.formatting import format_data, refuse_comments


def unformatted(dataset: Dataset) -> dict[Path, str]:
    """Find the files of records and recodings that are not in canonical form.

    Returns:
        The files with the text that they should hold.

    Raises:
        RecordError: a file has comments, which the canonical form would lose.
    """
    files = [
        (f"{item.record.record_type}s", record_id, item.path, item.record.to_plain())
        for record_id, item in dataset.files.items()
    ] + [
        (RECODINGS, source_id, item.path, item.recoding.to_plain())
        for source_id, item in dataset.recoding_files.items()
    ]
    found = {}
    for folder, stem, shown, plain in files:
        path = dataset.root / folder / f"{stem}.yaml"
        data = path.read_bytes()
        refuse_comments(data, shown)
        wanted = format_data(plain)
        if data != wanted.encode("utf-8"):
            found[path] = wanted
    return found


def rewrite(path: Path, text: str) -> None:
    """Replace a file in one step, so that a kill leaves the old text or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".fmt-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
