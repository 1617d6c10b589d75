"""Documents that the published schemas have to refuse, for validators that others wrote."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema_rs

from ceasefire_data.curation.parsing import parse
from ceasefire_data.errors import RecordError
from tests import datasets as made
from tests.foreign.environments import ROOT

CASES = ROOT / "tests" / "cases" / "invalid"
CURRENT = ROOT / "schemas" / "current"


@dataclass(frozen=True, slots=True)
class Faulty:
    """A made-up record that its schema refuses.

    Attributes:
        name: the name of the case.
        type: the type of record that it is read as.
        data: the record.
        places: where a schema finds the fault, as JSON pointers.
    """

    name: str
    type: str
    data: dict[str, Any]
    places: frozenset[str]


def faulty_records() -> list[Faulty]:
    """Return the cases whose fault is one of the schema, as our own validator sees it.

    Other cases are no YAML as we allow it, or are at fault between fields, which only models see.
    """
    found = []
    validators = {
        path.name.removesuffix(".schema.json"): jsonschema_rs.validator_for(
            json.loads(path.read_text(encoding="utf-8")), validate_formats=True
        )
        for path in CURRENT.glob("*.schema.json")
    }
    for name, type_, data in _documents():
        faults = validators[type_].iter_errors(data)
        places = frozenset("".join(f"/{key}" for key in fault.instance_path) for fault in faults)
        if places:
            found.append(Faulty(name, type_, data, places))
    return found


def _documents() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the name, type and data of every case that can be read, and one day that cannot be."""
    yield "a-day-of-no-calendar", "source", made.source().to_plain() | {"retrieved": "2025-02-30"}
    expected = tomllib.loads((CASES / "EXPECTED.toml").read_text(encoding="utf-8"))
    for name, wanted in expected.items():
        path = CASES / f"{name}.yaml"
        try:
            yield name, wanted["type"], parse(path.read_bytes(), path.name).data
        except RecordError:
            continue  # the fault is one of YAML


def write_jsonl(documents: list[Faulty], folder: Path) -> list[Path]:
    """Write documents as an export of JSON Lines has them; return its files."""
    files = []
    for type_ in sorted({document.type for document in documents}):
        lines = [json.dumps(item.data) for item in documents if item.type == type_]
        files.append(folder / f"{type_}s.jsonl")
        files[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return files
