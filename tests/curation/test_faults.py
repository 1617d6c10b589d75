"""Faults: what pydantic says, in words that a curator can act on, at its place."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_data.curation.dataset import validate_document
from ceasefire_data.curation.formatting import format_data
from ceasefire_data.curation.parsing import parse
from ceasefire_data.errors import RecordError
from tests import datasets as made


def faults(type_: str, /, **changes: Any) -> list[str]:
    plain = getattr(made, type_)().to_plain() | changes
    document = parse(format_data(plain).encode(), "a.yaml")
    with pytest.raises(RecordError) as caught:
        validate_document(document, type_, "a.yaml")
    return [str(fault) for fault in caught.value.faults]


def fault(type_: str, /, **changes: Any) -> str:
    (only,) = faults(type_, **changes)
    return only


ACT = {"act": "assess", "modality": "possible"}


@pytest.mark.parametrize(
    ("kind", "changes", "line"),
    [
        # types
        ("source", {"title": 5}, "4:8: title: must be text; put it in quotes"),
        ("source", {"title": True}, "4:8: title: must be text; put it in quotes"),
        ("source", {"title": ["a"]}, "4:8: title: must be text, not a list"),
        (
            "source",
            {"title": None},
            "4:8: title: must be text, not null; leave the field out where nothing is known",
        ),
        (
            "source",
            {"published": 2025},
            "5:12: published: must be a date such as 2025-03-12; put it ",
        ),
        (
            "source",
            {"published": ["x"]},
            "5:12: published: must be a date such as 2025-03-12, not a",
        ),
        ("source", {"retrieved": 20261101}, "7:12: retrieved: not a day: 20261101; write it as"),
        ("source", {"authors": "A"}, "8:10: authors: must be a list, not text"),
        (
            "source",
            {"text_length": "5"},
            "8:14: text_length: must be a whole number, without quotes, not text",
        ),
        (
            "actor",
            {"kind": "media", "country": "NOR", "state_media": "yes"},
            "8:14: state_media: must be true or false, without quotes, not text",
        ),
        ("statement", {"acts": ["assess"]}, "9:8: acts.0: must be a mapping of fields, not text"),
        (
            "statement",
            {"extensions": {"acme": 5}},
            "13:20: extensions.acme: must be a mapping, not a",
        ),
        # codes and names, with what was meant
        (
            "statement",
            {"acts": [ACT | {"modality": "posible"}]},
            "10:27: acts.0.modality: 'posible' is not a code of this list; did you mean "
            "'possible'?: 'asserted', 'intended', 'expected', 'possible' or 'conditional'",
        ),
        (
            "statement",
            {"acts": [ACT | {"propsal": "halt"}]},
            "10:37: unknown field 'propsal'; did you mean 'proposal'?",
        ),
        (
            "statement",
            {"date": {"value": "2025", "baisis": "stated"}},
            "5:23: unknown field 'baisis'; did you mean 'basis'?",
        ),
        ("statement", {"zzz": 1}, "13:1: unknown field 'zzz'"),
        # what is missing or empty
        ("statement", {"acts": [{"act": "assess"}]}, "10:3: 'modality' is missing from acts.0"),
        ("statement", {"acts": []}, "9:7: acts: the list is empty; it needs at least one entry"),
        ("statement", {"summary": ""}, "7:10: summary: the text is empty; leave the field out"),
        # forms
        (
            "source",
            {"language": "English"},
            "8:11: language: 'English' is not of the right form; it must match ",
        ),
        (
            "statement",
            {"speakers": ["Dmitry Peskov"]},
            "4:12: speakers.0: 'Dmitry Peskov' is not of the right form; an id is lower-case ASCII "
            "words joined by hyphens, such as dmitry-peskov",
        ),
        (
            "statement",
            {"speakers": ["northl\u0430nd"]},
            "4:12: speakers.0: 'northl\u0430nd' is not of the right form (it holds U+0430 CYRILLIC "
            "SMALL LETTER A); an id is",
        ),
        (
            "statement",
            {"speakers": ["northland\n"]},
            "5:3: speakers.0: 'northland\\n' is not of the right form (it holds U+000A",
        ),
        (
            "statement",
            {"date": "12 March"},
            "5:7: date.value: '12 March' is not of the right form; use YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        ("statement", {"date": "2025-02-30"}, "5:7: date: no such day: '2025-02-30'"),
        ("statement", {"id": "a" * 81}, "1:5: id: an id has at most 80 characters"),
        # numbers
        ("meeting", {"duration_minutes": -1}, "13:19: duration_minutes: input should be greater"),
        # rules across fields point at the part at fault
        (
            "statement",
            {"acts": [ACT, made.stance()["acts"][0]]},
            "11:3: acts.1: take_position on 'halt' without a stance on it",
        ),
        (
            "statement",
            {"record_status": "merged", "status_reason": "x"},
            "2:16: record_status: merged_into is given if, and only if, record_status is merged",
        ),
    ],
)
def test_one_fault_is_one_line_at_its_place(kind: str, changes: dict[str, Any], line: str) -> None:
    assert fault(kind, **changes).startswith(f"a.yaml:{line}")


def test_a_fault_in_an_entry_is_not_a_fault_of_its_list_too() -> None:
    acts = [ACT | {"act": "asess"}, ACT | {"modality": "maybe"}]
    assert [line.split(" ")[0] for line in faults("statement", acts=acts)] == [
        "a.yaml:10:9:",
        "a.yaml:11:27:",
    ]


def test_all_faults_of_a_record_come_in_the_order_of_the_file() -> None:
    found = faults("source", title=5, kind="blog", read="some", colour="red")
    places = [tuple(int(n) for n in line.split(":")[1:3]) for line in found]
    assert places == [(3, 7), (4, 8), (6, 7), (8, 1)]


def test_a_missing_field_of_the_record_is_named_with_its_type() -> None:
    plain = made.source().to_plain()
    del plain["title"]
    document = parse(format_data(plain).encode(), "a.yaml")
    with pytest.raises(RecordError, match=r"^a\.yaml:1:1: 'title' is missing from source$"):
        validate_document(document, "source", "a.yaml")
