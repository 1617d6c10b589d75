"""What differs between two releases in form: tables and columns that came, went or changed type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from ceasefire_data.catalog import Release, open_release
from ceasefire_data.errors import ReleaseCorrupt
from ceasefire_data.manifest import read_table_bytes
from ceasefire_data.release.markdown import escaped


@dataclass(frozen=True, slots=True)
class Structure:
    """The form of a release.

    Attributes:
        version: its version.
        schema_version: version of its schema.
        schemas: the Arrow schema of each table, by name.
    """

    version: str
    schema_version: str
    schemas: Mapping[str, pa.Schema]

    @classmethod
    def of(cls, release: Release) -> Structure:
        """Read the form of a release; every file is proved to be the one that was recorded.

        Raises:
            ReleaseCorrupt: one is not, or cannot be read.
        """
        found, manifest = open_release(release)
        schemas = {}
        for name, entry in manifest.tables.items():
            data = read_table_bytes(found.path, entry)
            try:
                schemas[name] = ParquetFile(pa.BufferReader(data)).schema_arrow
            except (OSError, pa.ArrowException) as error:
                path = found.path / entry.path
                raise ReleaseCorrupt(f"{path} cannot be read as Parquet: {error}") from error
        return cls(found.version, found.schema_version, schemas)


def structure_markdown(before: Structure, after: Structure) -> list[str]:
    """Return one line of Markdown for each difference in form; none where there is none.

    Wording is no difference: descriptions may be put better in any release.

    Args:
        before: the form of the earlier release.
        after: that of the later one.
    """
    lines = []
    if before.schema_version != after.schema_version:
        lines.append(f"- The schema is {after.schema_version}; it was {before.schema_version}.")
    for name in sorted(before.schemas.keys() | after.schemas.keys()):
        if name not in after.schemas:
            lines.append(f"- Table `{name}` is gone.")
        elif name not in before.schemas:
            said = (after.schemas[name].metadata or {}).get(b"description", b"").decode()
            lines.append(f"- Table `{name}` is new. {escaped(said)}".rstrip())
        else:
            lines += _columns(name, before.schemas[name], after.schemas[name])
    return lines


def _columns(table: str, before: pa.Schema, after: pa.Schema) -> Iterator[str]:
    old, new = ({field.name: field for field in schema} for schema in (before, after))
    for name in sorted(old.keys() | new.keys()):
        column = f"Column `{name}` of `{table}`"
        if name not in new:
            yield f"- {column} is gone."
        elif name not in old:
            said = (new[name].metadata or {}).get(b"description", b"").decode()
            yield f"- {column} is new. {escaped(said)}".rstrip()
        elif old[name].type != new[name].type:
            yield f"- {column} is of type {new[name].type}; it was {old[name].type}."
        elif old[name].nullable != new[name].nullable:
            may = "may now be empty" if new[name].nullable else "is never empty any more"
            yield f"- {column} {may}."
