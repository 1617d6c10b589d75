"""Faults planted one by one: the fitting program turns red, and says what is wrong.

A program that is green on everything proves nothing. The table of faults says, for each, which
programs have to see it and what they have to say; each is green on the same folder without a fault.
Faults in Parquet and CSV come with the right hashes, so that a program speaks of the fault itself.
Texts that look dangerous and have to arrive as they are stand in `test_hostile_texts.py`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.foreign import judges
from tests.foreign.judges import Judge
from tests.foreign.planting import (
    again,
    flip_a_bit,
    in_csv,
    in_parquet,
    in_text,
    put,
    put_cell,
    rename,
    rename_in_parquet,
)

pytestmark = pytest.mark.foreign

Plant = Callable[[Path], None]

LOOK_ALIKE = "rеmark"  # noqa: RUF001  the second letter is Cyrillic, that is the fault


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        name: what is wrong.
        where: the fixture with the folder that it is planted in a copy of.
        plant: plants it.
        seen_by: the programs that have to turn red, with what they have to say (a pattern).
    """

    name: str
    where: str
    plant: Plant
    seen_by: Mapping[Judge, str]


# --- the table -----------------------------------------------------------------------------------

FAULTS = [
    # the folder of a release
    Fault(
        "dangling-foreign-key",
        "made_up",
        partial(in_parquet, "stances", put("proposal_id", "no-such-offer")),
        {judges.frictionless: r'"foreign-key"[^}]*no-such-offer'},
    ),
    Fault(
        "duplicate-id",
        "made_up",
        partial(in_parquet, "proposals", again),
        {judges.frictionless: '"(primary-key|unique-error)"'},
    ),
    Fault(
        "wrong-sha256",
        "made_up",
        partial(flip_a_bit, "stances.parquet"),
        {
            judges.mlcroissant: "(?i)hash.*stances.parquet|stances.parquet.*hash",
            judges.sha256sum: "(?m)^stances.parquet: FAILED$",
            judges.verify: "stances.parquet",
        },
    ),
    Fault(
        "renamed-column",
        "made_up",
        partial(rename_in_parquet, "stances", "stance_value", "value"),
        {
            judges.frictionless: '"incorrect-label"[^}]*field stance_value',
            judges.mlcroissant: "stance_value",
            judges.verify: "stances.parquet",
        },
    ),
    Fault(
        "unknown-code",
        "made_up",
        partial(in_parquet, "stances", put("stance_value", "loves")),
        {judges.frictionless: r'constraint \\"enum\\"[^}]*loves|loves[^}]*constraint \\"enum'},
    ),
    Fault(
        "look-alike-in-an-id",
        "made_up",
        partial(in_parquet, "statements", put("statement_id", LOOK_ALIKE)),
        {judges.frictionless: r'constraint \\"pattern'},
    ),
    # CSV
    Fault(
        "dangling-foreign-key",
        "made_up_csv",
        partial(in_csv, "stances", put_cell("proposal_id", "no-such-offer")),
        {
            judges.frictionless: r'"foreign-key"[^}]*no-such-offer',
            judges.csvwvalidate: "Key `no-such-offer` not found in table proposals.csv",
        },
    ),
    Fault(
        "duplicate-id",
        "made_up_csv",
        partial(in_csv, "proposals", again),
        {
            judges.frictionless: '"(primary-key|unique-error)"',
            judges.csvwvalidate: "(?i)primary key",
        },
    ),
    Fault(
        "wrong-sha256",
        "made_up_csv",
        partial(in_text, "stances.csv", "rejects", "accepts"),
        {judges.frictionless: '"hash-count"'},
    ),
    Fault(
        "renamed-column",
        "made_up_csv",
        partial(in_csv, "stances", rename("stance_value", "value")),
        {
            judges.frictionless: '"incorrect-label"[^}]*field stance_value',
            judges.csvwvalidate: "stance_value",
        },
    ),
    Fault(
        "unknown-code",
        "made_up_csv",
        partial(in_csv, "stances", put_cell("stance_value", "loves")),
        {
            judges.frictionless: r'constraint \\"enum',
            judges.csvwvalidate: "stance_value: invalid lexical value.*loves",
        },
    ),
    Fault(
        "day-of-no-calendar",
        "made_up_csv",
        partial(in_csv, "stances", put_cell("date_earliest", "2025-02-30")),
        {
            judges.frictionless: '"type-error"[^}]*2025-02-30',
            judges.csvwvalidate: "date_earliest: day is out of range for month",
        },
    ),
    Fault(
        "look-alike-in-an-id",
        "made_up_csv",
        partial(in_csv, "statements", put_cell("statement_id", LOOK_ALIKE)),
        {
            judges.frictionless: r'constraint \\"pattern',
            judges.csvwvalidate: "statement_id: invalid lexical value",
        },
    ),
    # JSON lines
    Fault(
        "unknown-code",
        "made_up_jsonl",
        partial(in_text, "statements.jsonl", '"rejects"', '"loves"'),
        {judges.ajv: "/stances/0/value must be equal to one of the allowed values"},
    ),
    Fault(
        "look-alike-in-an-id",
        "made_up_jsonl",
        partial(in_text, "statements.jsonl", '"id":"remark"', f'"id":"{LOOK_ALIKE}"'),
        {judges.ajv: "/id must match pattern"},
    ),
    Fault(
        "newline-after-an-id",
        "made_up_jsonl",
        partial(in_text, "statements.jsonl", '"id":"remark"', r'"id":"remark\n"'),
        {judges.ajv: "/id must match pattern"},
    ),
    # YAML
    Fault(
        "unknown-code",
        "made_up_records",
        partial(in_text, "statements/remark.yaml", "value: rejects", "value: loves"),
        {
            judges.check: r"remark\.yaml:\d+:\d+: .*loves",
            judges.check_jsonschema: r"stances\[0\].value: 'loves' is not one of",
        },
    ),
    Fault(
        "day-of-no-calendar",
        "made_up_records",
        partial(in_text, "statements/remark.yaml", "2025-03-12", "2025-02-30"),
        {judges.check: r"remark\.yaml:\d+:\d+: .*2025-02-30"},
    ),
    Fault(
        "day-of-no-calendar-of-reading",
        "made_up_records",
        partial(in_text, "sources/report.yaml", "2026-11-01", "2025-02-30"),
        {
            judges.check: r"report\.yaml:\d+:\d+: .*2025-02-30",
            judges.check_jsonschema: "retrieved: '2025-02-30' is not a 'date'",
        },
    ),
    Fault(
        "reversed-interval",
        "made_up_records",
        partial(in_text, "statements/remark.yaml", "'2025-03-12'", "2025-03-12/2025-03-11"),
        {judges.check: r"remark\.yaml:\d+:\d+: .*2025-03-12/2025-03-11"},
    ),
    Fault(
        "duplicate-key",
        "made_up_records",
        partial(in_text, "statements/remark.yaml", "summary:", "medium: speech\nsummary:"),
        {
            judges.check: r"remark\.yaml:\d+:\d+: .*medium",
            judges.check_jsonschema: 'found duplicate key "medium"',
        },
    ),
    Fault(
        "look-alike-in-an-id",
        "made_up_records",
        partial(in_text, "statements/remark.yaml", "id: remark", f"id: {LOOK_ALIKE}"),
        {
            judges.check: r"remark\.yaml:\d+:\d+: .*id",
            judges.check_jsonschema: "id: .* does not match",
        },
    ),
    Fault(
        "newline-after-an-id",
        "made_up_records",
        partial(in_text, "statements/remark.yaml", "id: remark", r'id: "remark\n"'),
        {
            judges.check: r"remark\.yaml:\d+:\d+: .*id",
            judges.check_jsonschema: "id: .* does not match",
        },
    ),
    Fault(
        "not-a-number",
        "made_up_records",
        partial(in_text, "meetings/talks.yaml", "format:", "duration_minutes: .nan\nformat:"),
        {
            judges.check: r"talks\.yaml:\d+:\d+: .*duration_minutes: must be a whole number",
            judges.check_jsonschema: "duration_minutes: nan",
        },
    ),
]
SIGHTINGS = [(fault, judge) for fault in FAULTS for judge in fault.seen_by]
JUDGED = dict.fromkeys((fault.where, judge) for fault, judge in SIGHTINGS)


# --- the tests -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "judge"), JUDGED, ids=[f"{where}-{judge.__name__}" for where, judge in JUDGED]
)
def test_green_without_a_fault(where: str, judge: Judge, request: pytest.FixtureRequest) -> None:
    verdict = judge(request.getfixturevalue(where))
    assert not verdict.red, verdict.said


@pytest.mark.parametrize(
    ("fault", "judge"),
    SIGHTINGS,
    ids=[f"{fault.where}-{fault.name}-{judge.__name__}" for fault, judge in SIGHTINGS],
)
def test_red_with_it_and_for_its_sake(
    fault: Fault, judge: Judge, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    folder = tmp_path / request.getfixturevalue(fault.where).name
    shutil.copytree(request.getfixturevalue(fault.where), folder)
    fault.plant(folder)
    verdict = judge(folder)
    assert verdict.red, verdict.said
    assert re.search(fault.seen_by[judge], verdict.said), verdict.said
