"""A source coded twice: seven records of the first coding, and a second coding to compare.

Northland and Southland talk on 11 March; Ann Speaker speaks for Northland on the 12th. All rests on
one report.
"""

from __future__ import annotations

import copy
from typing import Any

from ceasefire_data.models import Record
from ceasefire_data.models.recoding import Recoding
from tests.datasets import actor, base, concept, meeting, planned, proposal, stance, statement

Plain = dict[str, Any]

HALT = [{"relation": "instance_of", "proposal": "any-halt"}]
TERMS = [{"domains": ["full"], "duration_kind": "indefinite", "sides": "bilateral"}]


def records() -> list[Record]:
    """Give the first coding."""
    office = {"body": "palace", "title": "spokeswoman", "rank": "spokesperson"}
    return [
        *base(),
        actor("eastland", country="FIN"),
        actor("palace", kind="state_body", part_of="northland"),
        actor("ann-speaker", kind="person", offices=[office]),
        concept(),
        proposal(lineage=HALT, terms=TERMS, addressees=["southland"]),
        meeting(),
        planned("next-talks", status_history=[_step("planned", "2025-03-11", "2025-03-20")]),
        statement(
            "briefing",
            speakers=["ann-speaker"],
            on_behalf_of="palace",
            acts=[
                {"act": "propose", "modality": "asserted", "proposal": "halt"},
                {"act": "readout", "modality": "asserted", "meeting": "talks"},
                {"act": "assess", "modality": "possible"},
            ],
        ),
        statement("answer", speakers=["southland"], **stance("rejects")),
    ]


def _step(status: str, day: str, planned_for: str) -> Plain:
    return {"status": status, "date": day, "planned_for": planned_for}


PLAIN: Plain = {
    "source": "report",
    "coder": "second",
    "coded_on": "2026-11-20",
    "proposals": [
        {
            "key": "p1",
            "kind": "offer",
            "proponents": ["northland"],
            "addressees": ["southland"],
            "date": "2025-03-10",
            "status": "tabled",
            "domains": ["full"],
            "concept": "any-halt",
        },
    ],
    "meetings": [
        {
            "key": "m1",
            "participants": ["northland", "southland"],
            "date": "2025-03-11",
            "format": "in_person",
            "status": "held",
        },
        {
            "key": "m2",
            "participants": ["northland", "southland"],
            "date": "2025-03-20",
            "format": "in_person",
            "status": "planned",
        },
    ],
    "statements": [
        {
            "speakers": ["ann-speaker"],
            "date": "2025-03-12",
            "acts": [
                {"act": "propose", "modality": "asserted", "target": "p1"},
                {"act": "readout", "modality": "asserted", "target": "m1"},
                {"act": "assess", "modality": "possible"},
            ],
        },
        {
            "speakers": ["southland"],
            "date": "2025-03-12",
            "acts": [{"act": "take_position", "modality": "asserted", "target": "p1"}],
            "stances": [{"target": "p1", "value": "rejects"}],
        },
    ],
}
"""A second coding that says the same as the first."""


def plain() -> Plain:
    """Give the second coding as plain data of one's own."""
    return copy.deepcopy(PLAIN)


def recoding(data: Plain | None = None, **fields: Any) -> Recoding:
    """Make a recoding."""
    return Recoding.model_validate((plain() if data is None else data) | fields)
