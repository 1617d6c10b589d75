"""The command line: each command parses its words and calls the module that does the work.

Exit codes: 0 all is well, 1 something was found to be wrong, 2 the command was used wrongly.
Nothing heavy is imported before a command runs, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="ceasefire-data",
    help="The open data set of ceasefire diplomacy: read it, check it, build and publish it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

DatasetOption = Annotated[
    Path | None,
    typer.Option("--dataset", metavar="DIR", help="Folder of a data set other than our own."),
]
ReleasesOption = Annotated[
    Path | None,
    typer.Option("--releases", metavar="DIR", help="Folder of the published releases."),
]
ReleaseOption = Annotated[
    str | None,
    typer.Option("--release", metavar="RELEASE", help="Version or folder; the newest if left out."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
KnownByOption = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DAY", help="Only what could be known on that day."),
]


@app.command(epilog="Example: ceasefire-data check --texts ../texts")
def check(
    dataset: DatasetOption = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="DIR", help="Prove every quote and span against these texts."
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Check every record by itself and all records among each other."""
    from ceasefire_data.commands import curating

    raise typer.Exit(curating.check(dataset, texts, as_json=as_json))


@app.command(epilog="Example: ceasefire-data fmt --check")
def fmt(
    dataset: DatasetOption = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that would change.")
    ] = False,
) -> None:
    """Write every record in the one canonical form."""
    from ceasefire_data.commands import curating

    raise typer.Exit(curating.fmt(dataset, only_check=only_check))


@app.command(epilog="Example: ceasefire-data new statement peskov-2025-03-12-briefing")
def new(
    record_type: Annotated[
        str,
        typer.Argument(
            metavar="TYPE", help="source, actor, statement, meeting, proposal or dataset"
        ),
    ],
    record_id: Annotated[
        str, typer.Argument(metavar="ID", help="The record's permanent id, or the data set's name.")
    ],
    dataset: DatasetOption = None,
) -> None:
    """Mint a record: write its skeleton to its file."""
    from ceasefire_data.commands import curating

    raise typer.Exit(curating.new(dataset, record_type, record_id))


@app.command(epilog="Example: ceasefire-data reliability --disagreements")
def reliability(
    dataset: DatasetOption = None,
    *,
    disagreements: Annotated[
        bool, typer.Option("--disagreements", help="List what the two coders differ on.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Say how far two people agree who coded the same sources."""
    from ceasefire_data.commands import comparing

    raise typer.Exit(comparing.reliability(dataset, disagreements=disagreements, as_json=as_json))


@app.command(epilog="Example: ceasefire-data build")
def build(
    dataset: DatasetOption = None,
    releases: ReleasesOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where candidates are made.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Make the candidate of a release from the records."""
    from ceasefire_data.commands import releasing

    raise typer.Exit(releasing.build(dataset, releases, out, as_json=as_json))


@app.command(epilog="Example: ceasefire-data validate --report build/report.html")
def validate(
    release: Annotated[
        str | None,
        typer.Argument(metavar="RELEASE", help="Candidate or release; the last built, or newest."),
    ] = None,
    *,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write an HTML report.")
    ] = None,
    check_suites: Annotated[
        bool, typer.Option("--check-suites", help="Only say whether generated suites are fresh.")
    ] = False,
    write_suites: Annotated[
        bool, typer.Option("--write-suites", help="Only write the generated suites anew.")
    ] = False,
    dataset: DatasetOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run the expectation suites and SQL rules on the tables as users get them."""
    from ceasefire_data.commands import releasing

    if check_suites or write_suites:
        raise typer.Exit(releasing.suites(write=write_suites))
    raise typer.Exit(releasing.validate(release, dataset, report, as_json=as_json))


@app.command(epilog="Example: ceasefire-data publish build/candidate/2026.11.0")
def publish(
    candidate: Annotated[
        Path | None,
        typer.Argument(metavar="CANDIDATE", help="Folder of a validated candidate; the last."),
    ] = None,
    dataset: DatasetOption = None,
    releases: ReleasesOption = None,
) -> None:
    """Turn a validated candidate into a release, for ever."""
    from ceasefire_data.commands import releasing

    raise typer.Exit(releasing.publish(candidate, dataset, releases))


@app.command(epilog="Example: ceasefire-data verify --rebuild 2026.11.0")
def verify(
    release: Annotated[
        str | None,
        typer.Argument(metavar="RELEASE", help="Version or folder; the newest if left out."),
    ] = None,
    *,
    candidate: Annotated[
        bool, typer.Option("--candidate", help="Verify the candidate that was built last.")
    ] = False,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help="Build it anew from its own commit and compare each file."),
    ] = False,
    locked: Annotated[
        bool,
        typer.Option("--locked", help="With --rebuild: first install what that commit locks."),
    ] = False,
    dataset: DatasetOption = None,
    as_json: JsonOption = False,
) -> None:
    """Prove hashes, schema and keys of a release, and make it again from its records."""
    from ceasefire_data.commands import releasing

    target = releasing.release_to_verify(release, dataset, candidate=candidate)
    if rebuild or locked:
        raise typer.Exit(releasing.rebuild(target, rebuild=rebuild, locked=locked, as_json=as_json))
    raise typer.Exit(releasing.verify(target, as_json=as_json))


@app.command(epilog="Example: ceasefire-data releases --json")
def releases(
    dataset: DatasetOption = None,
    folder: ReleasesOption = None,
    *,
    check_page: Annotated[
        bool, typer.Option("--check-page", help="Only say whether the page of releases is fresh.")
    ] = False,
    write_page: Annotated[
        bool, typer.Option("--write-page", help="Only write README.md beside the releases anew.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the releases: version, day, schema, how large they are and where they lie."""
    from ceasefire_data.commands import published
    from ceasefire_data.errors import UsageError

    if check_page or write_page:
        if as_json or (check_page and write_page):
            raise UsageError("ask for one of them: --check-page, --write-page or --json")
        raise typer.Exit(published.page(dataset, folder, write=write_page))
    raise typer.Exit(published.releases(dataset, folder, as_json=as_json))


@app.command(epilog="Example: ceasefire-data diff 2026.11.0 build/candidate/2026.11.1.dev0")
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="Earlier release or folder.")],
    after: Annotated[
        str | None, typer.Argument(metavar="B", help="Later release or folder; the newest.")
    ] = None,
    *,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="md, parquet or json")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write there; else to the screen.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what changed from one release to another, record by record and field by field."""
    from ceasefire_data.commands import releasing

    raise typer.Exit(releasing.diff(before, after, format_, out, as_json=as_json))


@app.command(epilog="Example: ceasefire-data tables statements")
def tables(
    table: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="Describe one table's columns.")
    ] = None,
    release: ReleaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the tables of a release, or describe the columns of one."""
    from ceasefire_data.commands import asking

    raise typer.Exit(asking.tables(table, release, as_json=as_json))


@app.command(epilog="Example: ceasefire-data show us-ukraine-30-day-ceasefire-2025-03")
def show(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Id of any record.")],
    release: ReleaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one record whole, with the sources behind it."""
    from ceasefire_data.commands import asking

    raise typer.Exit(asking.show(record_id, release, as_json=as_json))


@app.command(
    epilog='Example: ceasefire-data query "select status, count(*) from meetings group by status"'
)
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="A query on the tables by name.")],
    release: ReleaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the tables in SQL (DuckDB, without access to anything else)."""
    from ceasefire_data.commands import asking

    raise typer.Exit(asking.query(sql, release, as_json=as_json))


@app.command(epilog="Example: ceasefire-data timeline temporary-ceasefire --party russia")
def timeline(
    record_id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A proposal, meeting or actor; all if left out."),
    ] = None,
    *,
    party: Annotated[
        str | None, typer.Option("--party", metavar="ID", help="Only this state or organisation.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Only what may be of that day or later."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="Only what may be of that day or before."),
    ] = None,
    known_by: KnownByOption = None,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="FILE", help="Draw the stances on a proposal (PNG, SVG)."),
    ] = None,
    release: ReleaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell in order of time who stood where, what was said, planned and done."""
    from ceasefire_data.commands import asking

    days = {"since": since, "until": until, "known_by": known_by}
    if plot is not None:
        raise typer.Exit(asking.plot(record_id, party, days, release, plot, as_json=as_json))
    raise typer.Exit(asking.timeline(record_id, party, days, release, as_json=as_json))


@app.command(epilog="Example: ceasefire-data export --format csv --tables stances --out stances/")
def export(
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="csv, duckdb, jsonl, sqlite or xlsx")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="New folder or file.")],
    names: Annotated[
        str | None,
        typer.Option(
            "--tables", metavar="A,B", help="Only these tables; of jsonl, only these records."
        ),
    ] = None,
    release: ReleaseOption = None,
) -> None:
    """Write a release in another format, as it is.

    jsonl holds whole records, also those that were withdrawn or merged;
    the others hold the tables, which have those in the table records only.
    csv and jsonl are folders, the others are one file. Beside NAME.sqlite goes
    NAME.metadata.json: with it Datasette shows names instead of ids.
    """
    from ceasefire_data.commands import asking

    raise typer.Exit(asking.export(format_, out, names, release))


@app.command(epilog="Example: ceasefire-data schema statement > statement.schema.json")
def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="TYPE",
            help="Print the schema of this type; with --compare, the published version to take.",
        ),
    ] = None,
    *,
    only_check: Annotated[
        bool, typer.Option("--check", help="Say whether schemas/current is fresh.")
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="Write schemas/current anew.")] = False,
    compare: Annotated[
        bool,
        typer.Option("--compare", help="Say what changed since the published version, or TYPE."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the JSON Schema of a record type, keep schemas/current fresh, guard its version."""
    from ceasefire_data.commands import schemas

    schemas.require_one(name, only_check=only_check, write=write, compare=compare, as_json=as_json)
    if compare:
        raise typer.Exit(schemas.compare(name, as_json=as_json))
    if only_check or write:
        raise typer.Exit(schemas.keep(write=write))
    raise typer.Exit(schemas.show(name))


def main() -> None:
    """Run the command line; every error on purpose is one line, never a traceback."""
    from ceasefire_data.errors import CeasefireDataError

    try:
        app()
    except CeasefireDataError as error:
        from ceasefire_data.commands import exit_code

        for line in str(error).splitlines():
            print(f"error: {line}", file=sys.stderr)
        sys.exit(exit_code(error))
    except BrokenPipeError:
        # The reader of our output has gone: nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        # A file or folder that cannot be read or written: its owner has to look, not we.
        place = f"{error.filename}: " if isinstance(error.filename, str) else ""
        line = " ".join(f"{place}{error.strerror or error}".split())
        print(f"error: {line}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)  # 128 and the number of the signal, as shells have it


if __name__ == "__main__":
    main()
