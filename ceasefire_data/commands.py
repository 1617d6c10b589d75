"""What the commands do: call the modules that do the work and print what they give.

Each function returns the exit code of its command: 0 all is well, 1 something is wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ceasefire_data import console
from ceasefire_data.errors import (
    CeasefireDataError,
    MissingExtra,
    ReleaseNotFound,
    UnknownId,
    UnknownTable,
    UsageError,
)
from ceasefire_data.findings import errors_in

if TYPE_CHECKING:
    from collections.abc import Mapping

_WRONG_USE = (UsageError, UnknownId, UnknownTable, ReleaseNotFound, MissingExtra)
_STANCES = (
    "date",
    "holder_name",
    "stance_value",
    "proposal_title",
    "conditions",
    "summary",
    "quotes",
    "source_ids",
)
_EVENTS = ("date", "event", "status", "planned_for", "title", "actors", "source_ids")


def exit_code(error: CeasefireDataError) -> int:
    """Give the exit code of an error: 2 for wrong use, 1 for something found wrong."""
    return 2 if isinstance(error, _WRONG_USE) else 1


def check(dataset: Path | None, texts: Path | None, *, as_json: bool) -> int:
    """Check records, links and, with texts, quotes and spans."""
    from ceasefire_data.curation.checking import check_dataset
    from ceasefire_data.curation.texts import prove_texts
    from ceasefire_data.release.building import newest_ids

    root = _dataset(dataset)
    data, findings = check_dataset(root, newest_ids(_releases(dataset, None)))
    proof = None
    if data is not None and texts is not None:
        proof = prove_texts(data, texts)
        findings = sorted([*findings, *proof.findings])
    errors = errors_in(findings)
    if as_json:
        console.print_json(
            {
                "records": len(data.files) if data else None,
                "findings": [finding.to_plain() for finding in findings],
                "texts": proof.summary() if proof else None,
            }
        )
        return int(bool(errors))
    console.print_findings(findings)
    if proof is not None:
        console.print_text(
            f"{console.count(proof.sources, 'text')}: {console.count(proof.quotes, 'quote')} and "
            f"{console.count(proof.spans, 'span')} compared"
        )
    records = console.count(len(data.files), "record") if data else "records"
    warnings = len(findings) - len(errors)
    console.print_text(
        f"{records}: {console.count(len(errors), 'error')}, {console.count(warnings, 'warning')}"
    )
    return int(bool(errors))


def fmt(dataset: Path | None, *, only_check: bool) -> int:
    """Put record files in canonical form, or name those that are not."""
    from ceasefire_data.curation.canonical import rewrite, unformatted
    from ceasefire_data.curation.dataset import read_dataset

    data = read_dataset(_dataset(dataset))
    found = unformatted(data)
    for path, text in found.items():
        if only_check:
            console.print_text(f"{path}:1:1: not in canonical form; ceasefire-data fmt rewrites it")
        else:
            rewrite(path, text)
            console.print_text(f"rewrote {path}")
    console.say(f"{console.count(len(data.files), 'record')}, {len(found)} not in canonical form")
    return int(only_check and bool(found))


def new(dataset: Path | None, record_type: str, record_id: str) -> int:
    """Mint a record."""
    from ceasefire_data.curation.minting import mint

    path = mint(_dataset(dataset), record_type, record_id)
    console.print_text(f"{path}")
    console.say("fill in every TODO, then: ceasefire-data check")
    return 0


def build(dataset: Path | None, releases: Path | None, out: Path | None, *, as_json: bool) -> int:
    """Build a candidate and say what is new in it."""
    from ceasefire_data.release import building

    built = building.build(
        _dataset(dataset),
        out if out is not None else _candidates(dataset),
        _releases(dataset, releases),
        progress=console.say,
    )
    kinds = {row["record_id"]: row["change"] for row in built.changes.to_pylist()}
    changes = Counter(kinds.values())
    if as_json:
        console.print_json(
            {
                "folder": str(built.folder),
                "version": built.version,
                "previous": built.previous,
                "released": built.released,
                "changes": changes,
            }
        )
        return 0
    if built.released:
        console.print_text(f"the records are those of release {built.version}: built again, equal")
    else:
        since = f"since {built.previous}" if built.previous else "in a first release"
        counts = ", ".join(f"{number} {kind}" for kind, number in sorted(changes.items()))
        console.print_text(f"records {since}: {counts or 'no change'}; see CHANGES.md there")
    console.print_text(f"candidate {built.version}: {built.folder}")
    return 0


def suites(*, write: bool) -> int:
    """Write the generated suites and rules, or say which are stale."""
    from ceasefire_data.paths import validation_dir
    from ceasefire_data.validation.generated import write_generated

    stale = write_generated(validation_dir(), check=not write)
    for line in stale:
        console.print_text(line)
    return int(bool(stale) and not write)


def validate(
    release: str | None, dataset: Path | None, report: Path | None, *, as_json: bool
) -> int:
    """Validate a candidate or release; a sound candidate gets its receipt."""
    from ceasefire_data.release.validating import validate_release

    target = release if release is not None else _last_candidate(dataset)
    root = _dataset_or_none(dataset)
    done = validate_release(
        target,
        dataset_root=root,
        releases=_releases(dataset, None) if root is not None else None,
        progress=console.say,
    )
    if report is not None:
        from ceasefire_data.validation.report import report_html

        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(
            report_html(done.result, version=done.release.version, day=done.release.day),
            encoding="utf-8",
        )
    if as_json:
        console.print_json(done.result.to_plain())
        return int(not done.result.passed)
    console.print_findings(done.result.findings)
    console.print_text(f"{done.release.version}: {done.result.summary()}")
    if report is not None:
        console.print_text(f"report: {report}")
    return int(not done.result.passed)


def publish(candidate: Path | None, dataset: Path | None, releases: Path | None) -> int:
    """Publish a validated candidate."""
    from ceasefire_data.release import publish as publishing

    root = _dataset(dataset)
    target = candidate if candidate is not None else Path(_last_candidate(dataset))
    pins = _requirements(dataset)
    found = publishing.publish(
        target, _releases(dataset, releases), records=root, requirements=pins, note=console.say
    )
    console.print_text(f"published {found.version}: {found.path}")
    return 0


def verify(release: str | None, *, as_json: bool) -> int:
    """Verify a release or candidate."""
    from ceasefire_data.catalog import find_release
    from ceasefire_data.release import verify as verifying
    from ceasefire_data.tabular.assembly import rebuild_tables

    target = release if release is not None else find_release(None)
    findings = verifying.verify(target, rebuild=rebuild_tables)
    if as_json:
        console.print_json({"release": str(release or ""), "findings": list(findings)})
        return int(bool(findings))
    for line in findings:
        console.print_text(line)
    if not findings:
        found = find_release(target)
        console.print_text(
            f"{found.version} is sound: {console.count(len(found.tables), 'table')}, every byte "
            f"as recorded, built again from its records: {found.path}"
        )
    return int(bool(findings))


def diff(before: str, after: str | None, *, as_json: bool) -> int:
    """Show the changes between two releases."""
    from ceasefire_data.release.changes import diff as compare

    table = compare(before, after)
    if as_json:
        console.print_json(table.to_pylist())
    else:
        console.print_table(table, title=console.count(table.num_rows, "change"))
    return 0


def tables(table: str | None, release: str | None, *, as_json: bool) -> int:
    """List tables or describe one."""
    from ceasefire_data.catalog import open_release
    from ceasefire_data.reading import load

    found, manifest = open_release(release)
    if table is not None:
        rows = [
            {
                "column": field.name,
                "type": str(field.type),
                "null": field.nullable,
                "description": (field.metadata or {}).get(b"description", b"").decode(),
            }
            for field in load(table, found).schema
        ]
        columns, title = ["column", "type", "null", "description"], table
    else:
        rows = [
            {
                "table": name,
                "rows": entry.rows,
                "columns": entry.columns,
                "description": (load(name, found).schema.metadata or {})
                .get(b"description", b"")
                .decode(),
            }
            for name, entry in manifest.tables.items()
        ]
        columns = ["table", "rows", "columns", "description"]
        title = f"release {found.version} of {found.day}, schema {found.schema_version}"
    if as_json:
        console.print_json(rows)
    else:
        console.print_rows(rows, columns, title=title, numbers=("rows", "columns"))
    return 0


def show(record_id: str, release: str | None, *, as_json: bool) -> int:
    """Show a record and its sources."""
    from ceasefire_data.catalog import find_release
    from ceasefire_data.curation.formatting import format_data
    from ceasefire_data.reading import get, load

    found = find_release(release)
    record = get(record_id, release=found)
    if as_json:
        console.print_text(json.dumps(record.to_plain(), ensure_ascii=False, indent=2))
        return 0
    if record.id != record_id:
        console.say(f"{record_id} was merged into {record.id}")
    console.print_text(f"{record.record_type} of release {found.version}\n")
    console.print_text(format_data(record.to_plain()))
    used = {
        row["source_id"]
        for row in load("evidence", found).to_pylist()
        if row["record_id"] == record.id
    }
    rows = [row for row in load("sources", found).to_pylist() if row["source_id"] in used]
    if rows:
        console.print_rows(rows, ["source_id", "published", "title", "url"], title="sources")
    return 0


def query(sql: str, release: str | None, *, as_json: bool) -> int:
    """Answer a query in SQL."""
    from ceasefire_data.querying import run_query

    table = run_query(sql, release)
    if as_json:
        console.print_json(table.to_pylist())
    else:
        console.print_table(table)
    return 0


def timeline(
    record_id: str | None,
    party: str | None,
    days: Mapping[str, str | None],
    release: str | None,
    *,
    as_json: bool,
) -> int:
    """Tell a stance timeline and a timeline of events."""
    from ceasefire_data.views import describe_timeline

    parts = describe_timeline(record_id, release, party=party, **days)
    if as_json:
        console.print_json({name: table.to_pylist() for name, table in parts.items()})
        return 0
    titles: dict[str, tuple[str, tuple[str, ...]]] = {
        "stances": ("who stood where", _STANCES),
        "events": ("what was said, planned and done", _EVENTS),
    }
    for name, table in parts.items():
        title, columns = titles[name]
        console.print_table(table, columns=columns, title=title)
    return 0


def export(format_: str, out: Path, names: str | None, release: str | None) -> int:
    """Export tables of a release."""
    from ceasefire_data.exports import export_release

    wanted = [name.strip() for name in names.split(",")] if names is not None else None
    written = export_release(format_, out, release, tables=wanted)
    for path in written:
        console.print_text(str(path))
    return 0


def schema(name: str | None, *, only_check: bool, write: bool) -> int:
    """Print a JSON Schema, or write or check the committed ones."""
    from ceasefire_data.curation.schemas import schema_files, write_schemas
    from ceasefire_data.models.record import SCHEMA_VERSION
    from ceasefire_data.paths import schemas_dir

    if only_check or write:
        stale = write_schemas(schemas_dir() / "current", check=only_check)
        for line in stale:
            console.print_text(line)
        return int(only_check and bool(stale))
    files: Mapping[str, str] = schema_files(SCHEMA_VERSION)
    if name is None:
        for path in files:
            console.print_text(path)
        return 0
    wanted = f"{name}.schema.json"
    if wanted not in files:
        known = ", ".join(p.removesuffix(".schema.json") for p in files if p.endswith(".json"))
        raise UsageError(f"no schema of {name!r}; there are {known}")
    console.print_text(files[wanted].rstrip("\n"))
    return 0


def _dataset(dataset: Path | None) -> Path:
    from ceasefire_data.paths import records_dir

    return dataset if dataset is not None else records_dir()


def _dataset_or_none(dataset: Path | None) -> Path | None:
    try:
        return _dataset(dataset)
    except UsageError:
        return None


def _home(dataset: Path | None) -> Path:
    """Give the folder beside which candidates and releases lie: the checkout's root, for ours."""
    from ceasefire_data.paths import records_dir

    return dataset.absolute().parent if dataset is not None else records_dir().parent.parent


def _releases(dataset: Path | None, releases: Path | None) -> Path:
    return releases if releases is not None else _home(dataset) / "releases"


def _candidates(dataset: Path | None) -> Path:
    return _home(dataset) / "build" / "candidate"


def _last_candidate(dataset: Path | None) -> str:
    """Give the candidate that was built last."""
    folder = _candidates(dataset)
    found = [path for path in folder.glob("*/manifest.json")] if folder.is_dir() else []
    if not found:
        raise UsageError(f"no candidate in {folder}: run ceasefire-data build first")
    return str(max(found, key=lambda path: path.stat().st_mtime_ns).parent)


def _requirements(dataset: Path | None) -> Path | None:
    return None if dataset is not None else _home(None) / "requirements" / "release.txt"
