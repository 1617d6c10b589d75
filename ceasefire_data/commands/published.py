"""The command on what is published: releases, and the page that shows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ceasefire_data import console
from ceasefire_data.commands.places import releases_folder, require_checkout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ceasefire_data.catalog import Release
    from ceasefire_data.manifest import Manifest


def releases(dataset: Path | None, folder: Path | None, *, as_json: bool) -> int:
    """List the releases that can be found, or those of a folder, the newest last."""
    from ceasefire_data.release.page import COUNTED, counts

    found = _found(dataset, folder)
    rows = [
        {
            "version": release.version,
            "day": release.day.isoformat(),
            "schema": release.schema_version,
            **counts(manifest),
            "folder": str(release.path),
        }
        for release, manifest in found
    ]
    if as_json:
        console.print_json(rows)
    elif rows:
        columns = ["version", "day", "schema", *COUNTED, "folder"]
        title = console.count(len(rows), "release")
        console.print_rows(rows, columns, title=title, numbers=COUNTED)
    else:
        console.say("no release is there")
    return 0


def page(dataset: Path | None, folder: Path | None, *, write: bool) -> int:
    """Write the page of the releases, or say whether it is fresh."""
    from ceasefire_data.release.page import PAGE, write_page

    if dataset is None and folder is None:
        require_checkout(f"releases --{'write' if write else 'check'}-page")
    place = releases_folder(dataset, folder)
    fresh = write_page(place, check=not write)
    if fresh:
        console.print_text(f"{place / PAGE} is fresh")
    elif write:
        console.print_text(f"wrote {place / PAGE}")
    else:
        console.print_text(f"{place / PAGE} is stale: ceasefire-data releases --write-page")
    return int(not fresh and not write)


def _found(dataset: Path | None, folder: Path | None) -> Sequence[tuple[Release, Manifest]]:
    from ceasefire_data import catalog
    from ceasefire_data.release.page import releases_in

    if dataset is None and folder is None:
        return [catalog.open_release(release) for release in catalog.releases()]
    return releases_in(releases_folder(dataset, folder))[::-1]
