"""A receipt is held against its manifest, against itself and against the rules."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ceasefire_data.catalog import open_release
from ceasefire_data.release.receipt import RuleHere, check_receipt, rules_here
from ceasefire_data.validation.outcome import RuleOutcome, ValidationResult, receipt
from ceasefire_data.validation.structure import STRUCTURE_RULES
from tests.release import samples

MANIFEST = "1" * 64
RULES = [
    RuleHere("tables-given", None, "error"),
    RuleHere("actors-key", "actors", "error"),
    RuleHere("actors-ceiling", "actors", "warning", must_run=False),
    RuleHere("sources-key", "sources", "error"),
    RuleHere("sources-old", "sources", "warning"),
]


def document() -> dict[str, Any]:
    """Return a receipt with which nothing is wrong: warnings never fail."""
    return {
        "manifest_sha256": MANIFEST,
        "passed": True,
        "rules": [
            {"rule": "actors-key", "table": "actors", "severity": "error", "findings": 0},
            {"rule": "sources-key", "table": "sources", "severity": "error", "findings": 0},
            {"rule": "sources-old", "table": "sources", "severity": "warning", "findings": 7},
            {"rule": "tables-given", "table": None, "severity": "error", "findings": 0},
        ],
        "suites": {
            "actors": {"evaluated": 1, "written": 1},
            "sources": {"evaluated": 2, "written": 2},
        },
    }


def faults(changed: object) -> list[str]:
    """Return what is wrong with a receipt, without the name of the file."""
    lines = list(check_receipt(json.dumps(changed).encode(), MANIFEST, RULES))
    assert all(line.startswith("validation.json: ") for line in lines)
    return [line.removeprefix("validation.json: ") for line in lines]


def test_nothing_is_wrong() -> None:
    assert faults(document()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 100_000,
        json.dumps(document() | {"passed": "yes"}).encode(),
        json.dumps(document() | {"host": "x"}).encode(),
        json.dumps(document() | {"rules": [{"rule": "actors-key"}]}).encode(),
        json.dumps(document() | {"suites": {"actors": {"evaluated": -1, "written": 1}}}).encode(),
    ],
)
def test_what_is_no_receipt_is_said_in_one_line(data: bytes) -> None:
    (line,) = check_receipt(data, MANIFEST, RULES)
    assert line.startswith("validation.json: not the receipt of a validation: ")
    assert "\n" not in line


def test_it_is_of_one_manifest() -> None:
    said = faults(document() | {"manifest_sha256": "2" * 64})
    assert said == ["is of another candidate; it names another manifest.json"]


def test_it_passed_if_and_only_if_no_error_was_found() -> None:
    assert faults(document() | {"passed": False}) == ["says that the validation failed"]
    all_broken = document()
    for rule in all_broken["rules"]:
        rule["findings"] = 7
    assert faults(all_broken) == [
        "says that the validation passed, and that actors-key found 7 (and 2 more)"
    ]
    not_run = document()
    not_run["suites"]["sources"]["evaluated"] = 1
    assert faults(not_run) == [
        "says that the validation passed, and that 1 of 2 rules on sources were evaluated"
    ]


def test_its_counts_are_those_of_its_rules() -> None:
    cut = document()
    cut["rules"] = cut["rules"][:1]
    assert faults(cut) == ["counts 2 rules on sources, and lists 0"]
    twice = document()
    twice["rules"] += twice["rules"][3:]
    assert faults(twice) == ["lists tables-given 2 times"]
    without = document()
    without["suites"] = {}
    assert faults(without) == ["counts 0 rules on actors, and lists 1 (and 1 more)"]


def test_its_rules_are_those_that_run() -> None:
    renamed = document()
    renamed["rules"][0]["rule"] = "actors-keys"
    assert faults(renamed) == [
        "does not list actors-key, which must have run",
        "lists actors-keys, which is no rule",
    ]
    weakened = document()
    weakened["rules"][1] |= {"severity": "warning", "findings": 3}
    assert faults(weakened) == [
        "lists sources-key as warning on sources; the rule is error on sources"
    ]
    compared = document()
    compared["rules"].insert(
        0, {"rule": "actors-ceiling", "table": "actors", "severity": "warning", "findings": 0}
    )
    compared["suites"]["actors"] = {"evaluated": 2, "written": 2}
    assert faults(compared) == [], "a bound beside the release before may have run or not"
    assert list(check_receipt(json.dumps(renamed).encode(), MANIFEST, None)) == []


def test_what_a_validation_writes_is_sound_and_what_it_failed_is_not() -> None:
    def lines(*outcomes: RuleOutcome, evaluated: int) -> list[str]:
        result = ValidationResult((), outcomes, {"actors": 1}, {"actors": 1}, {"actors": evaluated})
        text = receipt(result, b"{}")
        return list(check_receipt(text.encode(), json.loads(text)["manifest_sha256"]))

    holds = RuleOutcome("actors-key", "actors", "error", "it must", "", 0)
    crashed = RuleOutcome("actors-old", "actors", "warning", "it must", "", 1, crashed=True)
    skipped = RuleOutcome("actors-floor", "actors", "error", "it must", "", 0, ran=False)
    assert lines(holds, skipped, evaluated=1) == []
    assert len(lines(crashed, evaluated=0)) == 1


def test_the_rules_here_are_those_of_releases_that_this_version_made(tmp_path: Path) -> None:
    folder = samples.candidate(tmp_path, "2026.11.0")
    manifest = open_release(folder)[1]
    rules = {rule.name: rule for rule in rules_here(folder, manifest) or ()}
    assert rules.keys() > STRUCTURE_RULES.keys()
    assert rules["actors-key"] == RuleHere("actors-key", "actors", "error")
    assert not rules["statements-floor"].must_run, "there is no release before"
    assert rules_here(folder, replace(manifest, package="2025.1.0")) is None
    assert rules_here(folder, replace(manifest, package=None)) is None
