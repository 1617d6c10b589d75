"""Differences of code lists and of the crosswalk: each planted edit has its level."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ceasefire_data.compatibility.code_lists import compare_code_lists, compare_crosswalk
from ceasefire_data.compatibility.difference import Level

PATCH, MINOR, MAJOR = Level
Rows = list[dict[str, str]]


def row(code: str, definition: str = "What it means.") -> dict[str, str]:
    return {"code": code, "title": code.capitalize(), "definition": definition}


def lists() -> dict[str, Rows]:
    return {"act": [row("propose"), row("refuse"), row("deny")], "match": [row("exact")]}


EDITS: dict[str, tuple[Callable[[dict[str, Rows]], object], list[str]]] = {
    "code removed": (
        lambda codes: codes["act"].pop(1),
        ["major: code list act: code 'refuse' removed"],
    ),
    "code added": (
        lambda codes: codes["act"].insert(1, row("praise")),
        ["minor: code list act: code 'praise' added"],
    ),
    "code renamed": (
        lambda codes: codes["act"][1].update(code="decline"),
        [
            "major: code list act: code 'refuse' removed",
            "minor: code list act: code 'decline' added",
        ],
    ),
    "list removed": (
        lambda codes: codes.pop("match"),
        ["major: code list match: removed"],
    ),
    "list added": (
        lambda codes: codes.update(mood=[row("glad")]),
        ["minor: code list mood: added"],
    ),
    "definition reworded": (
        lambda codes: codes["act"][0].update(definition="Something else."),
        ["patch: code list act: definition of 'propose' reworded"],
    ),
    "title reworded": (
        lambda codes: codes["act"][0].update(title="Proposes"),
        ["patch: code list act: title of 'propose' reworded"],
    ),
    "another order": (
        lambda codes: codes["act"].reverse(),
        ["minor: code list act: codes in another order"],
    ),
    "nothing": (lambda codes: codes, []),
}


@pytest.mark.parametrize(("edit", "lines"), EDITS.values(), ids=EDITS)
def test_each_planted_edit_has_its_level(
    edit: Callable[[dict[str, Rows]], object], lines: list[str]
) -> None:
    new = lists()
    edit(new)
    assert [str(item) for item in compare_code_lists(lists(), new)] == lines


def test_the_crosswalk_is_no_promise_of_codes() -> None:
    old = [{"code": "deny", "external_code": code} for code in ("1", "2", "3")]
    assert compare_crosswalk(old, list(reversed(old))) == []
    assert [str(item) for item in compare_crosswalk(old, old[:1])] == [
        "minor: crosswalk: 2 rows removed"
    ]
    changed = [*old[:2], {"code": "deny", "external_code": "4"}]
    assert {str(item) for item in compare_crosswalk(old, changed)} == {
        "minor: crosswalk: 1 row removed",
        "minor: crosswalk: 1 row added",
    }
    wider = [item | {"note": ""} for item in old]
    assert [str(item) for item in compare_crosswalk(old, wider)] == [
        "minor: crosswalk: column note added"
    ]
    assert [item.level for item in compare_crosswalk(wider, old)] == [MAJOR]
