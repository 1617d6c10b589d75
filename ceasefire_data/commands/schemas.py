"""The command on schemas: schema."""

from __future__ import annotations

from ceasefire_data import console
from ceasefire_data.commands.places import require_checkout
from ceasefire_data.errors import UsageError


def require_one(
    name: str | None, *, only_check: bool, write: bool, compare: bool, as_json: bool
) -> None:
    """Refuse words of the command that do not go together.

    Raises:
        UsageError: they do not.
    """
    if [only_check, write, compare].count(True) > 1:
        raise UsageError("--check, --write and --compare: ask for one of them")
    if name is not None and (only_check or write):
        raise UsageError("--check and --write are for all schemas: leave TYPE out")
    if as_json and not compare:
        raise UsageError("--json is for --compare: a schema is JSON without it")


def show(name: str | None) -> int:
    """Print a schema, or the names of all files."""
    from ceasefire_data.curation.schemas import schema_files

    files = schema_files()
    if name is None:
        for path in files:
            console.print_text(path)
        return 0
    documents = {path.split(".")[0]: path for path in files if path.endswith(".json")}
    if name not in documents:
        raise UsageError(f"no schema of {name!r}; there are {', '.join(documents)}")
    console.print_text(files[documents[name]].rstrip("\n"))
    return 0


def keep(*, write: bool) -> int:
    """Write the committed schemas anew, or say which are not fresh."""
    from ceasefire_data.curation.schemas import write_schemas
    from ceasefire_data.paths import schemas_dir

    if write:
        require_checkout("schema --write")
    stale = write_schemas(schemas_dir() / "current", check=not write)
    for line in stale:
        console.print_text(line)
    if not (stale or write):
        console.print_text("schemas are fresh")
    return int(bool(stale) and not write)


def compare(version: str | None, *, as_json: bool) -> int:
    """Say what changed since a published version, and whether the declared version allows it."""
    from ceasefire_data.compatibility import comparison, contract
    from ceasefire_data.paths import schemas_dir

    old = contract.published(schemas_dir(), version)
    found = comparison.compare(old, contract.declared())
    if as_json:
        console.print_json(found.to_plain())
    else:
        for item in found.differences:
            console.print_text(str(item))
        console.print_text(found.verdict())
    return int(not found.sufficient)
