"""Checking: all that can be said of a data set before its tables are made."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ceasefire_data.curation.consistency import check_consistency
from ceasefire_data.curation.dataset import DATASET_FILE, Dataset, read_dataset
from ceasefire_data.curation.linking import check_links
from ceasefire_data.errors import Fault, LinkError, RecordError
from ceasefire_data.findings import Finding, errors_in
from ceasefire_data.models.record import SCHEMA_VERSION


def check_dataset(
    root: Path, released_ids: Iterable[str] = ()
) -> tuple[Dataset | None, list[Finding]]:
    """Read a data set and check all its links.

    Args:
        root: folder of the data set.
        released_ids: ids of every record that was ever released.

    Returns:
        The data set, or None if a file is faulty; and the findings, sorted.

    Raises:
        UsageError: there is no data set at that folder.
    """
    with collector_paused():
        return _check_dataset(root, released_ids)


def _check_dataset(root: Path, released_ids: Iterable[str]) -> tuple[Dataset | None, list[Finding]]:
    try:
        dataset = read_dataset(root)
    except RecordError as error:
        return None, [
            Finding(
                fault.path,
                fault.line,
                fault.column,
                "error",
                "record",
                "records",
                "",
                fault.message,
            )
            for fault in error.faults
        ]
    return dataset, check_records(dataset, released_ids)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector.

    Records are many small objects that refer to each other without cycles and live to the end.
    The collector walks them all again and again and finds nothing, which makes reading a large
    data set take more than linear time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def check_records(dataset: Dataset, released_ids: Iterable[str] = ()) -> list[Finding]:
    """Check all links of a data set that was read.

    Args:
        dataset: the data set.
        released_ids: ids of every record that was ever released.

    Returns:
        The findings, sorted.
    """
    findings = check_links(dataset, released_ids)
    if dataset.info.schema_version != SCHEMA_VERSION:
        findings.append(
            Finding(
                str(dataset.root / DATASET_FILE),
                1,
                1,
                "error",
                "schema-version",
                "dataset",
                "",
                f"schema_version is {dataset.info.schema_version}, the models have "
                f"{SCHEMA_VERSION}",
            )
        )
    if not errors_in(findings):
        findings += check_consistency(dataset)
    return sorted(findings)


def require_sound(root: Path, released_ids: Iterable[str] = ()) -> Dataset:
    """Read a data set that must be without errors.

    Raises:
        RecordError: a file is faulty by itself.
        LinkError: the records are wrong among each other.
        UsageError: there is no data set at that folder.
    """
    with collector_paused():
        dataset = read_dataset(root)
        errors = errors_in(check_records(dataset, released_ids))
    if errors:
        raise LinkError(
            Fault(item.path, item.line, item.column, f"{item.reason} [{item.rule}]")
            for item in errors
        )
    return dataset
