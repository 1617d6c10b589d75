"""Commands on releases: build, validate, publish, verify, diff."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from ceasefire_data import console
from ceasefire_data.commands.places import (
    candidates_folder,
    dataset_folder,
    dataset_or_none,
    last_candidate,
    releases_folder,
    require_checkout,
    require_file,
    require_folder,
    requirements_file,
)
from ceasefire_data.errors import UsageError


def build(dataset: Path | None, releases: Path | None, out: Path | None, *, as_json: bool) -> int:
    """Build a candidate and say what is new in it."""
    from ceasefire_data.release import building

    built = building.build(
        dataset_folder(dataset),
        require_folder(out if out is not None else candidates_folder(dataset)),
        releases_folder(dataset, releases),
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

    if write:
        require_checkout("validate --write-suites")
    stale = write_generated(validation_dir(), check=not write)
    for line in stale:
        console.print_text(line)
    return int(bool(stale) and not write)


def validate(
    release: str | None, dataset: Path | None, report: Path | None, *, as_json: bool
) -> int:
    """Validate a candidate or release; a sound candidate gets its receipt."""
    from ceasefire_data.catalog import locate
    from ceasefire_data.release.validating import validate_release

    root = dataset_or_none(dataset)
    if release is not None:
        target = release
    else:  # an installed package builds no candidates: it has releases
        target = last_candidate(dataset) if root is not None else str(locate())
    if report is not None:
        require_file(report)
    done = validate_release(
        target,
        dataset_root=root,
        releases=releases_folder(dataset, None) if root is not None else None,
        progress=console.say,
    )
    if report is not None:
        from ceasefire_data.validation.report import report_html

        found = done.release
        text = report_html(
            done.result,
            title=f"Validation of {found.version}",
            note=f"Release of {found.day}, schema {found.schema_version}.",
        )
        report.write_text(text, encoding="utf-8")
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
    from ceasefire_data.manifest import SUMS
    from ceasefire_data.release import publish as publishing
    from ceasefire_data.release.manifest import file_sha256

    root = dataset_folder(dataset)
    folder = require_folder(releases_folder(dataset, releases))
    target = candidate if candidate is not None else Path(last_candidate(dataset))
    pins = requirements_file(dataset)
    found = publishing.publish(
        target,
        folder,
        records=root,
        requirements=pins,
        note=console.say,
    )
    console.print_text(f"published {found.version}: {found.path}")
    digest = file_sha256(found.path / SUMS)
    console.print_text(f"SHA-256 of `releases/{found.version}/{SUMS}`: `{digest}`")
    console.say("its line on the page of releases: ceasefire-data releases --write-page")
    return 0


def release_to_verify(release: str | None, dataset: Path | None, *, candidate: bool) -> Path:
    """Give the folder of a release, or of the last candidate."""
    from ceasefire_data.catalog import locate

    if candidate and release is not None:
        raise UsageError("name a release or ask for the last candidate, not both")
    return locate(last_candidate(dataset) if candidate else release)


def verify(target: Path, *, as_json: bool) -> int:
    """Verify a release or candidate."""
    from ceasefire_data.catalog import open_release
    from ceasefire_data.release import verify as verifying
    from ceasefire_data.release.rebuilding import (
        rebuild_changes,
        rebuild_release,
        rebuild_texts,
        why_no_texts,
    )
    from ceasefire_data.release.receipt import rules_here
    from ceasefire_data.reliability.agreement import LIBRARY, can_agree

    findings = verifying.verify(
        target,
        rebuild=rebuild_release,
        changes=rebuild_changes,
        write=rebuild_texts,
        rules=rules_here,
    )
    if as_json:
        console.print_json({"release": str(target), "findings": list(findings)})
        return int(bool(findings))
    for line in findings:
        console.print_text(f"{target}: {line}")
    if not findings:
        found, manifest = open_release(target)
        if (why := why_no_texts(manifest)) is not None:
            console.say(f"its texts are not built again: they are {why}")
        if "reliability" in manifest.tables and not can_agree():
            console.say(f"recodings and reliability are not built again: that needs {LIBRARY}")
        console.print_text(
            f"{found.version} is sound: {console.count(len(found.tables), 'table')}, every byte "
            f"as recorded, built again from its records: {found.path}"
        )
    return int(bool(findings))


def rebuild(target: Path, *, rebuild: bool, locked: bool, as_json: bool) -> int:
    """Build a release anew, compare every file, and say how that was done."""
    from dataclasses import asdict

    from ceasefire_data.release.reproducing import reproduce

    if not rebuild:
        raise UsageError("--locked says how to rebuild: give --rebuild as well")
    done = reproduce(target, locked=locked, progress=console.say)
    if as_json:
        console.print_json({"release": str(target), **asdict(done)})
        return int(bool(done.findings))
    for line in done.findings:
        console.print_text(f"{target}: {line}")
    console.print_text(f"rebuilt {done.way}, under {done.writer}")
    for line in done.left_out:
        console.print_text(f"not built again: {line}")
    files, what = console.count(len(done.compared), "file"), "byte" if done.by_bytes else "content"
    if done.findings:
        console.print_text(f"{files} compared by {what}: {len(done.findings)} wrong")
    else:
        console.print_text(f"{files} compared by {what}: every one is the same")
    return int(bool(done.findings))


def diff(
    before: str, after: str | None, format_: str | None, out: Path | None, *, as_json: bool
) -> int:
    """Show the changes between two releases, or write them in the form that is asked for."""
    from ceasefire_data.release.changes import diff as compare

    if format_ is not None or out is not None:
        return _write_diff(before, after, format_, out, as_json=as_json)
    table = compare(before, after)
    if as_json:
        console.print_json(table.to_pylist())
    else:
        console.print_table(
            table,
            title=console.count(table.num_rows, "change"),
            head=("change", "record_type", "record_id"),
        )
    return 0


def _write_diff(
    before: str, after: str | None, format_: str | None, out: Path | None, *, as_json: bool
) -> int:
    """Write the changes between two releases as Markdown, Parquet or JSON."""
    from ceasefire_data.catalog import find_release
    from ceasefire_data.release.changelog import changes_between
    from ceasefire_data.release.changes import diff as compare
    from ceasefire_data.release.manifest import json_text, write_table

    if as_json and format_ not in (None, "json"):
        raise UsageError(f"--json or --format {format_}, not both")
    name = format_ or ("json" if as_json else "md")
    if name not in ("md", "parquet", "json"):
        raise UsageError(f"--format is md, parquet or json, not {name!r}")
    if name == "parquet" and out is None:
        raise UsageError("--format parquet needs a file: --out changes.parquet")
    if out is not None:
        require_file(out)
    one, two = find_release(before), find_release(after)
    table = compare(one, two)
    if name == "parquet" and out is not None:
        write_table(table, out)
        return 0
    text = changes_between(one, two, table) if name == "md" else json_text(table.to_pylist())
    if out is None:
        print(text, end="")
    else:
        out.write_bytes(text.encode())
    return 0
