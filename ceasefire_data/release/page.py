"""``releases/README.md``: which releases there are, how to get, load and cite each.

The page is made from the folders of the releases alone, so it can be made again at any time and
compared. It is no part of a release: it grows with each, and nothing that was published changes.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import UsageError
from ceasefire_data.manifest import SUMS, Manifest, read_bytes
from ceasefire_data.reading import load
from ceasefire_data.release.building import released_versions
from ceasefire_data.release.descriptors.naming import citation, creator
from ceasefire_data.release.manifest import Identity, identity_of
from ceasefire_data.release.markdown import escaped, link, table
from ceasefire_data.release.snippets import SNIPPETS

PAGE = "README.md"
"""Name of the page in the folder of releases."""

COUNTED = ("sources", "actors", "statements", "stances", "meetings", "proposals")
"""The tables whose rows say how large a release is."""

_EXAMPLES = (("stances", "stance_value"), ("records", "record_type"))
_FILES = {
    "README.md": "what is in it",
    "CODEBOOK.md": "every table, column and code",
    "CHANGES.md": "every change, record by record",
    "RELIABILITY.md": "how far two coders agree",
    "datapackage.json": "Frictionless",
    "croissant.json": "Croissant",
    "CITATION.cff": "citation for programs",
    "manifest.json": "hashes of every table",
    "validation.json": "which rules ran",
    SUMS: "hashes of every file",
}
_OPENING = """\
Generated from the folders beside it by `ceasefire-data releases --write-page`; do not edit.

A release is a folder of Parquet files with the texts that describe them. It is never changed: what
was wrong in one is corrected in the next, which says so in its `CHANGES.md`."""
_OURS = "ceasefire-data"
"""The data set that has the package and the tags; one in the same schema has its folders."""

_PACKAGE = """\
* **As a package**, code and data at once: `pip install {dataset}=={version}`. The package of a
  version carries the release of that version.
* **As a tag** in a clone: `git checkout v{version} -- releases/{version}`."""
_FOLDER = """\
* **As a folder**: `{version}/` is whole by itself. Put it anywhere and name it by its path, or set
  `CEASEFIRE_DATA_RELEASES` to the folder above it.

`sha256sum -c {sums}` in the folder says whether every byte is as released; `ceasefire-data verify`
with the path of the folder says also whether the tables follow from the records in it. Hashes prove
that a release is whole, not who made it: compare the SHA-256 of `{sums}` below with {elsewhere}."""
_OUR_HASH = "the one in the\nchange log or in the tag's message"
_THEIR_HASH = "one that its\nmakers gave you in another way"
_TESTED = "A test runs each where its program is at hand, and compares the answers."


def releases_in(folder: Path) -> list[tuple[Release, Manifest]]:
    """Open every release that is published in a folder, the newest first.

    Raises:
        ReleaseCorrupt: one of them has no manifest, or one that is wrong.
    """
    return [open_release(folder / name) for name in reversed(released_versions(folder))]


def counts(manifest: Manifest) -> dict[str, int]:
    """Give the numbers of rows that say how large a release is, of the tables that it has."""
    tables = manifest.tables
    return {name: tables[name].rows for name in COUNTED if name in tables}


def releases_page(folder: Path) -> str:
    """Return the text of the page of a folder of releases.

    Args:
        folder: the folder in which each release has its folder.

    Raises:
        UsageError: there is no release in it.
        ReleaseCorrupt: a file of one of them is not what it recorded.
    """
    found = releases_in(folder)
    if not found:
        raise UsageError(f"there is no release in {folder}")
    newest, manifest = found[0]
    lines = [
        f"# Releases: {escaped(manifest.title)}",
        "",
        _OPENING,
        "",
        *_overview(found),
        "",
        "## Get one",
        "",
        *_getting(manifest),
        "",
        *_loading(newest, ours=manifest.dataset == _OURS),
        "## Cite one",
        "",
        "Cite the version that you used, as it stands with each below.",
        "",
    ]
    for release, its_manifest in found:
        lines += _section(release, its_manifest)
    return "\n".join(lines).rstrip("\n") + "\n"


def write_page(folder: Path, *, check: bool) -> bool:
    """Write the page of a folder of releases, or only look whether it is there and fresh.

    Args:
        folder: the folder of releases.
        check: write nothing.

    Returns:
        Whether the page was fresh.

    Raises:
        UsageError: there is no release in the folder.
        ReleaseCorrupt: a file of one of them is not what it recorded.
    """
    text, page = releases_page(folder).encode(), folder / PAGE
    fresh = page.is_file() and page.read_bytes() == text
    if not fresh and not check:
        page.write_bytes(text)
    return fresh


def bibtex(identity: Identity) -> str:
    """Return the entry of a release for BibTeX, as every style of it understands."""
    key = re.sub(r"[^a-z0-9]+", "-", f"{identity.dataset}-{identity.version}".lower())
    fields = {
        # The second pair of braces keeps the name of a group from being taken for a person's.
        "author": f"{{{_tex(creator(identity))}}}",
        "title": f"{{{_tex(identity.title)}}}",
        "year": str(identity.day.year),
        "version": _tex(identity.version),
        "note": f"Data set, version {_tex(identity.version)}, {identity.day.isoformat()}",
        **({"url": identity.homepage} if identity.homepage else {}),
    }
    width = max(map(len, fields))
    body = [f"  {name:<{width}} = {{{text}}}," for name, text in fields.items()]
    return "\n".join([f"@misc{{{key},", *body, "}"])


def _overview(found: list[tuple[Release, Manifest]]) -> list[str]:
    rows = []
    for release, manifest in found:
        numbers = counts(manifest)
        cells = [f"{numbers[name]:,}" if name in numbers else "" for name in COUNTED]
        version = link(release.version, release.version)
        rows.append([version, release.day.isoformat(), release.schema_version, *cells])
    return table(["version", "day", "schema", *COUNTED], rows, "lll" + "r" * len(COUNTED))


def _loading(release: Release, *, ours: bool) -> list[str]:
    """Show how a table of a release is read, in each program."""
    name, column = next(pair for pair in _EXAMPLES if pair[0] in release.tables)
    lines = [
        "## Load one",
        "",
        f"Each of these counts the rows of `{name}` by `{column}`, from the folder above the",
        f"release. {_TESTED}" if ours else "release.",
        "",
    ]
    for snippet in SNIPPETS:
        title = snippet.title.replace("$version", release.version)
        code = snippet.filled(release.version, name, column)
        lines += [f"{title}:", "", f"```{snippet.language}", code.rstrip("\n"), "```", ""]
    return lines


def _section(release: Release, manifest: Manifest) -> list[str]:
    """Tell of one release all that tells it from the others."""
    identity = identity_of(release.path)
    rows = sum(entry.rows for entry in manifest.tables.values())
    size = sum(entry.bytes for entry in manifest.tables.values())
    sums = hashlib.sha256(read_bytes(release.path, SUMS)).hexdigest()
    files = [
        f"[{name}]({release.version}/{name}) ({what})"
        for name, what in _FILES.items()
        if (release.path / name).is_file()
    ]
    return [
        f"## {release.version}",
        "",
        f"* Released on {release.day.isoformat()}, schema {_schema(release)}.",
        f"* {_changes(release, manifest)}",
        f"* {len(manifest.tables)} tables, {rows:,} rows, {size / 1e6:.1f} MB of Parquet, written "
        f"by pyarrow {escaped(manifest.pyarrow)}.",
        f"* Files: {', '.join(files)}.",
        f"* Get it: {_ways(manifest)}.",
        f"* SHA-256 of `{SUMS}`: `{sums}`",
        "",
        f"> {escaped(citation(identity))}",
        "",
        "```bibtex",
        bibtex(identity),
        "```",
        "",
    ]


def _getting(newest: Manifest) -> list[str]:
    """Say how releases are got, with the newest for an example."""
    ours = newest.dataset == _OURS
    said = {
        "dataset": newest.dataset,
        "version": newest.version,
        "sums": SUMS,
        "elsewhere": _OUR_HASH if ours else _THEIR_HASH,
    }
    return [way.format(**said) for way in ([_PACKAGE, _FOLDER] if ours else [_FOLDER])]


def _ways(manifest: Manifest) -> str:
    """Say in half a line how one release is got."""
    folder = f"the folder [`{manifest.version}/`]({manifest.version}/)"
    if manifest.dataset != _OURS:
        return folder
    return f"`pip install {_OURS}=={manifest.version}`, {folder}, or the tag `v{manifest.version}`"


def _schema(release: Release) -> str:
    """Give the version of the schema, as a link where its frozen files lie beside the releases."""
    version = release.schema_version
    frozen = release.path.parent.parent / "schemas" / version
    return f"[{version}](../schemas/{version}/)" if frozen.is_dir() else version


def _changes(release: Release, manifest: Manifest) -> str:
    """Say in one line how many records the release added, changed, withdrew and merged."""
    if manifest.previous is None:
        return "The first release."
    rows = load("changes", release, columns=["record_id", "change"]).to_pylist()
    numbers = Counter(change for _, change in {(row["record_id"], row["change"]) for row in rows})
    told = ", ".join(f"{numbers[change]:,} {change}" for change in sorted(numbers))
    return f"Records since {manifest.previous}: {told or 'none changed'}."


def _tex(text: str) -> str:
    """Return a text in which TeX sees no command."""
    marks = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(marks.get(sign, f"\\{sign}" if sign in "&%$#_{}" else sign) for sign in text)
