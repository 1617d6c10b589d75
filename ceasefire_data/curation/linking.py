"""Links: what holds among records, and which released ids must still be here.

Each rule has a short permanent name that stands in the finding. Rules about dates, parties and
kinds are in :mod:`ceasefire_data.curation.consistency`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from ceasefire_data.curation.dataset import DATASET_FILE, Dataset
from ceasefire_data.curation.faults import causes
from ceasefire_data.curation.recodings import check_recodings
from ceasefire_data.errors import near
from ceasefire_data.findings import Finding, errors_in
from ceasefire_data.models.actor import Actor
from ceasefire_data.models.codes import LineageRelation, ProposalKind, RecordStatus
from ceasefire_data.models.meeting import Meeting
from ceasefire_data.models.merging import follow_merges
from ceasefire_data.models.proposal import Proposal
from ceasefire_data.models.record import Record, references
from ceasefire_data.models.source import Source

Loc = tuple[str | int, ...]


@dataclass(slots=True)
class Checker:
    """Collects findings about the records of one data set.

    Attributes:
        dataset: the data set.
        findings: what was found so far.
    """

    dataset: Dataset
    findings: list[Finding] = field(default_factory=list)

    @property
    def by_id(self) -> dict[str, Record]:
        """All records by id."""
        return {name: item.record for name, item in self.dataset.files.items()}

    def report(
        self, rule: str, record: Record, loc: Loc, reason: str, *, severity: str = "error"
    ) -> None:
        """Add a finding at a place in a record."""
        path, line, column = self.dataset.where(record.id, loc)
        self.findings.append(
            Finding(path, line, column, severity, rule, f"{record.record_type}s", record.id, reason)
        )

    def warn(self, rule: str, record: Record, loc: Loc, reason: str) -> None:
        """Add a warning at a place in a record."""
        self.report(rule, record, loc, reason, severity="warning")


def check_links(dataset: Dataset, released_ids: Iterable[str] = ()) -> list[Finding]:
    """Check every link among the records of a data set.

    Args:
        dataset: the data set.
        released_ids: ids of every record that was ever released; none may be missing.

    Returns:
        Findings in order of file and line. If a reference dangles or has the wrong type, or a
        cycle is found, the rules that follow references would stumble: run
        :func:`ceasefire_data.curation.consistency.check_consistency` only without such errors.
    """
    checker = Checker(dataset)
    by_id = checker.by_id
    known_processes = {process.id for process in dataset.info.processes}
    names = sorted(by_id)
    for record in dataset.records:
        _check_references(checker, record, by_id, names)
        _check_merge(checker, record, by_id)
        process = getattr(record, "process", None)
        used: list[tuple[Loc, str]] = [(("process",), process)] if process is not None else []
        if isinstance(record, Actor):
            used += [(("roles", i, "process"), role.process) for i, role in enumerate(record.roles)]
        for loc, name in used:
            if name not in known_processes:
                checker.report(
                    "process",
                    record,
                    loc,
                    f"process {name!r} is not listed in dataset.yaml{near(name, known_processes)}",
                )
    _check_cycles(checker, by_id)
    if not errors_in(checker.findings):
        _check_merged_references(checker, by_id)
    for released in sorted(set(released_ids) - set(by_id)):
        checker.findings.append(
            Finding(
                str(dataset.root / DATASET_FILE),
                1,
                1,
                "error",
                "released-id",
                "records",
                released,
                f"released record {released!r} is gone; keep its file and set record_status to "
                "withdrawn or merged",
            )
        )
    checker.findings += check_recodings(dataset)
    return sorted(checker.findings)


def _check_references(
    checker: Checker, record: Record, by_id: Mapping[str, Record], names: list[str]
) -> None:
    for loc, target, expected in references(record):
        other = by_id.get(target)
        if other is None:
            checker.report(
                "dangling-reference",
                record,
                loc,
                f"{_name(loc)}: no record has the id {target!r}{near(target, names)}",
            )
        elif other.record_type != expected:
            checker.report(
                "reference-type",
                record,
                loc,
                f"{_name(loc)}: {target!r} is {_one(other.record_type)}, "
                f"and {_one(expected)} is wanted",
            )
        elif (
            other.record_status is RecordStatus.WITHDRAWN
            and record.record_status is RecordStatus.ACTIVE
        ):
            checker.report(
                "withdrawn-reference",
                record,
                loc,
                f"{_name(loc)}: {target!r} was withdrawn; an active record cannot rest on it",
            )


def _check_merge(checker: Checker, record: Record, by_id: Mapping[str, Record]) -> None:
    if record.merged_into is None:
        return
    loc: Loc = ("merged_into",)
    target = by_id.get(record.merged_into)
    seen = [record.id]
    while target is not None and target.merged_into is not None and target.id not in seen:
        seen.append(target.id)
        target = by_id.get(target.merged_into)
    if target is None:
        checker.report(
            "merge",
            record,
            loc,
            f"merged into {record.merged_into!r}, and the chain of merges ends at no record",
        )
    elif target.id in seen:
        checker.report("merge", record, loc, f"merges run in a circle: {' -> '.join(seen)}")
    elif target.record_type != record.record_type:
        checker.report(
            "merge",
            record,
            loc,
            f"{_one(record.record_type)} cannot be merged into {_one(target.record_type)}: "
            f"{target.id!r}",
        )
    elif target.record_status is not RecordStatus.ACTIVE:
        checker.report("merge", record, loc, f"merges must end at an active record: {target.id!r}")


def _check_merged_references(checker: Checker, by_id: Mapping[str, Record]) -> None:
    """Report records that would break a rule once references lead to the successors."""
    if all(record.merged_into is None for record in by_id.values()):
        return
    for record in checker.dataset.active():
        try:
            follow_merges(record, by_id)
        except ValidationError as error:
            for details in causes(error):
                reason = details.get("ctx", {}).get("error", details["msg"])
                checker.report(
                    "merge-collision", record, details["loc"], f"with merges followed: {reason}"
                )


def _check_cycles(checker: Checker, by_id: Mapping[str, Record]) -> None:
    def lineage(record: Record) -> list[tuple[Loc, str]]:
        if not isinstance(record, Proposal):
            return []
        return [
            (("lineage", i, "proposal"), item.proposal) for i, item in enumerate(record.lineage)
        ]

    def follows(record: Record) -> list[tuple[Loc, str]]:
        if not isinstance(record, Meeting) or record.follows is None:
            return []
        return [(("follows",), record.follows)]

    def reprints(record: Record) -> list[tuple[Loc, str]]:
        if not isinstance(record, Source) or record.republishes is None:
            return []
        return [(("republishes",), record.republishes)]

    def belongs(record: Record) -> list[tuple[Loc, str]]:
        if not isinstance(record, Actor) or record.part_of is None:
            return []
        return [(("part_of",), record.part_of)]

    for rule, edges in (
        ("lineage-cycle", lineage),
        ("follows-cycle", follows),
        ("reprint-cycle", reprints),
        ("part-of-cycle", belongs),
    ):
        for record_id, loc, cycle in find_cycles(by_id, edges):
            checker.report(rule, by_id[record_id], loc, f"runs in a circle: {' -> '.join(cycle)}")
    for record in by_id.values():
        if isinstance(record, Proposal):
            _check_lineage_kinds(checker, record, by_id)


def _check_lineage_kinds(checker: Checker, record: Proposal, by_id: Mapping[str, Record]) -> None:
    for index, item in enumerate(record.lineage):
        other = by_id.get(item.proposal)
        if not isinstance(other, Proposal):
            continue
        concept = other.kind is ProposalKind.CONCEPT
        loc: Loc = ("lineage", index, "relation")
        if item.relation is LineageRelation.INSTANCE_OF and not concept:
            checker.report(
                "lineage-kind",
                record,
                loc,
                f"instance_of needs a concept, and {other.id!r} is of kind {other.kind}",
            )
        elif item.relation is not LineageRelation.INSTANCE_OF and concept:
            checker.report(
                "lineage-kind",
                record,
                loc,
                f"{other.id!r} is a concept: only instance_of leads to one",
            )


def find_cycles(
    by_id: Mapping[str, Record], edges: Callable[[Record], list[tuple[Loc, str]]]
) -> Iterator[tuple[str, Loc, list[str]]]:
    """Yield each cycle once, at the edge that closes it: record id, path of the edge, the ids.

    Works without recursion, so that long chains do not overflow the stack.
    """
    done: set[str] = set()
    for start in sorted(by_id):
        if start in done:
            continue
        path: list[str] = [start]
        stack = [iter(edges(by_id[start]))]
        on_path = {start}
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                finished = path.pop()
                on_path.discard(finished)
                done.add(finished)
                continue
            loc, target = step
            if target in on_path:
                yield path[-1], loc, [*path[path.index(target) :], target]
            elif target in by_id and target not in done:
                path.append(target)
                on_path.add(target)
                stack.append(iter(edges(by_id[target])))


def _one(record_type: str) -> str:
    return f"{'an' if record_type == 'actor' else 'a'} {record_type}"


def _name(loc: Loc) -> str:
    return ".".join(str(step) for step in loc)
