"""Recodings among the records: every source, actor and concept that one names has to be there."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire_data.curation.dataset import Dataset, RecodingFile
from ceasefire_data.errors import near
from ceasefire_data.findings import Finding
from ceasefire_data.models.codes import ProposalKind, RecordStatus
from ceasefire_data.models.proposal import Proposal
from ceasefire_data.models.record import Record, references
from ceasefire_data.models.source import Source

Loc = tuple[str | int, ...]


def check_recodings(dataset: Dataset) -> list[Finding]:
    """Check every link from the recodings of a data set to its records.

    Args:
        dataset: the data set.

    Returns:
        Findings in order of source and path.
    """
    by_id = {name: item.record for name, item in dataset.files.items()}
    findings = []
    for source_id in sorted(dataset.recoding_files):
        file = dataset.recoding_files[source_id]
        for rule, severity, loc, reason in _faults(file, by_id):
            path, line, column = file.where(loc)
            findings.append(
                Finding(path, line, column, severity, rule, "recodings", source_id, reason)
            )
    return findings + _coded_thrice(dataset, by_id)


def _faults(file: RecodingFile, by_id: dict[str, Record]) -> Iterator[tuple[str, str, Loc, str]]:
    """Yield rule, severity, path and reason of everything that one recoding names in vain."""
    named = [(loc, target, wanted) for loc, target, wanted in references(file.recoding)]
    concepts = file.recoding.concepts()
    of_concepts = {loc for loc, _ in concepts}
    for loc, target, wanted in named:
        if loc not in of_concepts:
            yield from _reference(loc, target, wanted, by_id)
    for loc, target in concepts:
        found = by_id.get(target)
        if isinstance(found, Proposal) and found.kind is ProposalKind.CONCEPT:
            yield from _reference(loc, target, "proposal", by_id)
            continue
        known = [
            record.id
            for record in by_id.values()
            if isinstance(record, Proposal) and record.kind is ProposalKind.CONCEPT
        ]
        is_key = loc[-1] == "target"
        what = "is neither a key of this file nor a concept" if is_key else "is no concept"
        hint = near(target, [*known, *(file.recoding.keys if is_key else ())])
        yield "recoding-concept", "error", loc, f"{_name(loc)}: {target!r} {what}{hint}"


def _reference(
    loc: Loc, target: str, wanted: str, by_id: dict[str, Record]
) -> Iterator[tuple[str, str, Loc, str]]:
    found = by_id.get(target)
    name = _name(loc)
    if found is None:
        reason = f"{name}: no record has the id {target!r}{near(target, list(by_id))}"
        yield "dangling-reference", "error", loc, reason
    elif found.record_type != wanted:
        reason = f"{name}: {target!r} is a {found.record_type}, and no {wanted}"
        yield "reference-type", "error", loc, reason
    elif found.record_status is RecordStatus.WITHDRAWN:
        reason = f"{name}: {target!r} was withdrawn; a recoding cannot rest on it"
        yield "withdrawn-reference", "error", loc, reason


def _coded_thrice(dataset: Dataset, by_id: dict[str, Record]) -> list[Finding]:
    """Report texts of which two recodings would be compared with the same records."""
    first: dict[str, str] = {}
    findings = []
    for source_id in sorted(dataset.recoding_files):
        end = _original(source_id, by_id)
        if end in first:
            path, line, column = dataset.recoding_files[source_id].where(("source",))
            reason = (
                f"{source_id!r} is the same text as {first[end]!r}, which was coded again "
                "already; its records would be counted twice"
            )
            findings.append(
                Finding(
                    path, line, column, "error", "recoding-twice", "recodings", source_id, reason
                )
            )
        first.setdefault(end, source_id)
    return findings


def _original(source_id: str, by_id: dict[str, Record]) -> str:
    """Follow merges and reprints to their end; a circle is for the links to report."""
    seen: list[str] = []
    current: str | None = source_id
    while current is not None and current not in seen and current in by_id:
        seen.append(current)
        record = by_id[current]
        current = record.merged_into
        if current is None and isinstance(record, Source):
            current = record.republishes
    return seen[-1] if seen else source_id


def _name(loc: Loc) -> str:
    return ".".join(str(step) for step in loc)
