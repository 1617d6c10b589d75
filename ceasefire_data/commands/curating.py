"""Commands on records: check, fmt, new."""

from __future__ import annotations

from pathlib import Path

from ceasefire_data import console
from ceasefire_data.commands.places import dataset_folder, releases_folder
from ceasefire_data.findings import errors_in


def check(dataset: Path | None, texts: Path | None, *, as_json: bool) -> int:
    """Check records, links and, with texts, quotes and spans.

    Texts that prove nothing are warnings; it is an error if no text is that of a source.
    """
    from ceasefire_data.curation.checking import check_dataset
    from ceasefire_data.curation.texts import prove_texts
    from ceasefire_data.release.building import newest_ids

    root = dataset_folder(dataset)
    data, findings = check_dataset(root, newest_ids(releases_folder(dataset, None)))
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
                "texts": proof.to_plain() if proof else None,
            }
        )
        return int(bool(errors))
    console.print_findings(findings)
    if proof is not None:
        console.print_text(
            f"{console.count(proof.sources, 'text')}: {console.count(proof.quotes, 'quote')} and "
            f"{console.count(proof.spans, 'span')} compared"
        )
        console.print_text(f"{proof.hashed_at_hand:,} of {proof.hashed:,} hashed texts at hand")
        if proof.missing:
            console.print_text(f"read in full, text not at hand: {', '.join(proof.missing)}")
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

    data = read_dataset(dataset_folder(dataset))
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

    path = mint(dataset_folder(dataset), record_type, record_id)
    console.print_text(f"{path}")
    console.say("fill in every TODO, then: ceasefire-data check")
    return 0
