"""A version of the schema as its files say it: what was published, and what is declared now."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pyarrow import ArrowException

from ceasefire_data.catalog import Release, open_release, releases
from ceasefire_data.curation.schemas import schema_files
from ceasefire_data.errors import ReleaseCorrupt, UsageError
from ceasefire_data.models.record import SCHEMA_VERSION

_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)", re.ASCII)
_ARROW_NAMES = {"double": "float64", "date32[day]": "date32"}

Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Contract:
    """All that a version of the schema promises.

    Attributes:
        version: the version.
        schemas: JSON Schemas by type.
        code_lists: rows by the name of the list.
        crosswalk: rows.
        tables: the tables, in the form of ``tables.json``.
    """

    version: str
    schemas: Mapping[str, Mapping[str, Any]]
    code_lists: Mapping[str, Rows]
    crosswalk: Rows
    tables: Sequence[Mapping[str, Any]]


def version_numbers(version: str) -> tuple[int, int, int]:
    """Give a schema version as numbers, for comparing.

    Raises:
        UsageError: it is none.
    """
    match = _VERSION.fullmatch(version)
    if match is None:
        raise UsageError(f"not a schema version: {version!r}; write it as 1.0.0")
    return (int(match[1]), int(match[2]), int(match[3]))


def declared() -> Contract:
    """Give what the models, tables and code lists say now, under the version they declare."""
    return contract_of(SCHEMA_VERSION, schema_files(SCHEMA_VERSION))


def published(schemas: Path, version: str | None = None) -> Contract:
    """Give a published version of the schema.

    Its tables are those of the newest release with that version, as its files say; a version that
    is frozen and not released yet has them in ``tables.json``.

    Args:
        schemas: the folder in which versions are frozen, each in a folder of its own.
        version: which one; the newest if left out.

    Raises:
        UsageError: there is no such version, or nothing that says its tables.
        ReleaseCorrupt: the release is damaged.
    """
    frozen = frozen_versions(schemas)
    if version is None:
        if not frozen:
            raise UsageError(
                f"no version of the schema is published: nothing to compare in {schemas}"
            )
        version = frozen[-1]
    elif version not in frozen:
        known = ", ".join(frozen) or "none"
        raise UsageError(f"schema {version!r} is not published; there are: {known}")
    folder = schemas / version
    names = sorted([*folder.glob("*.json"), *folder.glob("codes/*.csv")])
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in names}
    newest = [release for release in releases() if release.schema_version == version]
    if newest:
        return contract_of(version, files, tables_of(newest[-1]))
    if "tables.json" not in files:
        raise UsageError(
            f"schema {version} names no tables, and no release with it is at hand: nothing to "
            "compare the tables with"
        )
    return contract_of(version, files)


def frozen_versions(schemas: Path) -> list[str]:
    """Give the versions that are frozen in a folder, oldest first."""
    names = [path.name for path in schemas.iterdir() if _VERSION.fullmatch(path.name)]
    return sorted(names, key=version_numbers)


def contract_of(
    version: str, files: Mapping[str, str], tables: Sequence[Mapping[str, Any]] | None = None
) -> Contract:
    """Read a contract from the files of a version.

    Args:
        version: the version.
        files: texts by path, as :func:`ceasefire_data.curation.schemas.schema_files` gives them.
        tables: the tables; those of ``tables.json`` if left out.
    """
    codes = {
        Path(path).stem: list(csv.DictReader(io.StringIO(text)))
        for path, text in files.items()
        if path.startswith("codes/")
    }
    return Contract(
        version=version,
        schemas={
            path.removesuffix(".schema.json"): json.loads(text)
            for path, text in files.items()
            if path.endswith(".schema.json") and "/" not in path
        },
        crosswalk=codes.pop("crosswalk", []),
        code_lists=codes,
        tables=json.loads(files["tables.json"])["tables"] if tables is None else tables,
    )


def tables_of(release: Release) -> list[dict[str, Any]]:
    """Give the tables of a release in the form of ``tables.json``, from the files themselves.

    Raises:
        ReleaseCorrupt: a file cannot be read, or does not say what its table is.
    """
    _, manifest = open_release(release)
    return [table_in(release.path / entry.path) for entry in manifest.tables.values()]


def table_in(path: Path) -> dict[str, Any]:
    """Give the table of a Parquet file in the form of ``tables.json``.

    Raises:
        ReleaseCorrupt: the file cannot be read, or does not say what its table is.
    """
    try:
        schema = pq.read_schema(path)
        said = {key.decode(): text.decode() for key, text in (schema.metadata or {}).items()}
        return {
            "name": said["table"],
            "description": said["description"],
            "columns": [_plain_column(field) for field in schema],
            "primary_key": json.loads(said["primary_key"]),
            "foreign_keys": json.loads(said["foreign_keys"]),
        }
    except (ArrowException, OSError, KeyError, ValueError) as error:
        raise ReleaseCorrupt(f"{path}: the schema of the table cannot be read: {error}") from error


def _plain_column(field: Any) -> dict[str, Any]:
    said = {key.decode(): text.decode() for key, text in (field.metadata or {}).items()}
    kind = str(field.type)
    plain: dict[str, Any] = {
        "name": field.name,
        "type": _ARROW_NAMES.get(kind, kind),
        "nullable": field.nullable,
        "description": said.get("description", ""),
    } | {key: said[key] for key in ("code_list", "pattern") if key in said}
    if "code_list_by" in said:
        plain["code_list_by"] = json.loads(said["code_list_by"])
    return plain
