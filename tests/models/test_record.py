"""What every record has: identity, fate, evidence, accounts, extensions, and its one plain form."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from pydantic import ValidationError

import ceasefire_data
from ceasefire_data.curation.formatting import format_data
from ceasefire_data.curation.parsing import parse
from ceasefire_data.models import RECORD_MODELS, EvidencedRecord, Record
from ceasefire_data.models.fields import Value
from ceasefire_data.models.record import canonical_json, evidence_places, file_order, references
from ceasefire_data.models.statement import Statement
from tests.datasets import (
    PROSE,
    actor,
    concept,
    meeting,
    planned,
    proposal,
    rebuilt,
    source,
    stance,
    statement,
)
from tests.refusals import refusal, refusals
from tests.strategies import datasets

SMALLEST = [source(), actor(), statement(), meeting(), proposal()]
each_type = pytest.mark.parametrize("record", SMALLEST, ids=lambda record: str(record.record_type))


# --- forms ---------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(datasets())
def test_records_survive_yaml_and_json(records: tuple[Record, ...]) -> None:
    for record in records:
        model = RECORD_MODELS[record.record_type]
        plain = record.to_plain()
        text = format_data(plain)
        assert parse(text.encode(), "a.yaml").data == plain
        assert yaml.safe_load(text) == plain, "any reader of YAML gets the same data"
        assert model.model_validate(plain) == record
        assert format_data(model.model_validate(plain).to_plain()) == text
        assert model.model_validate(json.loads(record.to_json())) == record


def test_the_plain_form_has_no_defaults_and_the_order_of_a_file() -> None:
    plain = statement(notes="N.", extensions={"acme": {"b": 1, "a": 2}}).to_plain()
    assert list(plain) == [
        "id",
        "record_status",
        "process",
        "speakers",
        "date",
        "medium",
        "summary",
        "attribution",
        "acts",
        "evidence",
        "notes",
        "extensions",
    ]
    assert plain["acts"] == [{"act": "assess", "modality": "possible"}]
    assert list(plain["extensions"]["acme"]) == ["b", "a"], "not ours to sort"


def test_the_order_of_a_file_names_every_field_once() -> None:
    for model in RECORD_MODELS.values():
        assert sorted(file_order(model)) == sorted(model.model_fields)
        assert file_order(model)[0] == "id"
        assert file_order(model)[-1] == "extensions"


def test_canonical_json_is_one_text() -> None:
    assert (
        canonical_json({"b": [1, None, True], "a": "ж\u2019"})
        == '{"a":"ж\u2019","b":[1,null,true]}'
    )
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"a": float("nan")})


@each_type
def test_records_are_frozen_and_closed(record: Record) -> None:
    with pytest.raises(ValidationError):
        record.id = "other"  # type: ignore[misc]
    assert refusal(lambda: rebuilt(record, colour="red")).startswith("colour: ")


def test_lists_are_tuples_all_the_way_down() -> None:
    said = statement(**stance("accepts_conditionally", conditions=[{"text": "Both."}]))
    assert isinstance(said.stances, tuple)
    assert isinstance(said.stances[0].conditions, tuple)
    assert isinstance(said.evidence, tuple)
    hash(said.stances)


# --- identity and fate ---------------------------------------------------------------------------

GONE = {"record_status": "withdrawn", "status_reason": "Never was."}
MERGED = {"record_status": "merged", "status_reason": "The same.", "merged_into": "other"}


@each_type
def test_a_record_may_be_withdrawn_or_merged(record: Record) -> None:
    assert rebuilt(record, **GONE).record_status == "withdrawn"
    assert rebuilt(record, **MERGED).merged_into == "other"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"record_status": "merged", "status_reason": "x"}, "record_status: merged_into"),
        ({"merged_into": "other"}, "record_status: merged_into"),
        (GONE | {"merged_into": "other"}, "record_status: merged_into"),
        (MERGED | {"merged_into": "remark"}, "merged_into: a record cannot be merged into itself"),
        ({"record_status": "withdrawn"}, "record_status: status_reason"),
        ({"status_reason": "x"}, "record_status: status_reason"),
    ],
)
def test_a_fate_is_explained(fields: dict[str, Any], place: str) -> None:
    assert refusal(lambda: statement(**fields)).startswith(place)


def test_corrections_and_supports_name_fields() -> None:
    correction = {"field": "summary", "corrected_on": "2026-11-01", "why": "A slip."}
    assert statement(corrections=[correction]).corrections[0].field == "summary"
    wrong = correction | {"field": "sumary"}
    assert refusal(lambda: statement(corrections=[correction, wrong])) == (
        "corrections.1.field: a statement has no field 'sumary'"
    )
    evidence = [{"source": "report", "supports": ["date", "datum"]}]
    assert refusal(lambda: statement(evidence=evidence)) == (
        "evidence.0.supports.1: a statement has no field 'datum'"
    )


@each_type
def test_extensions_are_kept_under_their_owner(record: Record) -> None:
    mine = {"acme": {"score": 3, "deep": {"er": [1, "two", None, True]}}}
    assert rebuilt(record, extensions=mine).to_plain()["extensions"] == mine
    for prefix in ("Acme", "a", "1a", "a-b", "a" * 41):
        assert len(refusals(lambda name=prefix: rebuilt(record, extensions={name: {}}))) == 1
    assert refusals(lambda: rebuilt(record, extensions={"acme": 3}))
    assert refusals(lambda: rebuilt(record, extensions={"acme": {"x": float("nan")}}))


# --- evidence ------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [actor, statement, meeting, planned, proposal, concept])
def test_evidence_or_it_is_not_in(make: Any) -> None:
    assert refusal(lambda: make(evidence=[])).startswith("evidence: ")
    missing = make().to_plain()
    del missing["evidence"]
    model = RECORD_MODELS[make().record_type]
    assert refusal(lambda: model.model_validate(missing)) == "evidence: Field required"


def test_all_evidence_is_found_wherever_it_stands() -> None:
    provision = {"code": "monitoring", "text": "Watched.", "evidence": [{"source": "a"}]}
    step = {"status": "tabled", "date": "2025-03-10", "evidence": [{"source": "b"}]}
    accounts = [
        {"field": "title", "value": name, "said_by": ["x"], "evidence": [{"source": name}]}
        for name in ("c", "d")
    ]
    offer = proposal(
        provisions=[provision],
        status_history=[step],
        evidence=[{"source": "e"}],
        summary="S.",
    )
    assert sorted(item.source for item in offer.all_evidence()) == ["a", "b", "e"]
    assert {loc for loc, _ in evidence_places(offer)} == {
        ("provisions", 0, "evidence", 0),
        ("status_history", 0, "evidence", 0),
        ("evidence", 0),
    }
    with_accounts = meeting(accounts=[a | {"field": "place"} for a in accounts])
    assert {item.source for item in with_accounts.all_evidence()} == {"c", "d", "report"}


# --- accounts ------------------------------------------------------------------------------------


def accounts(field: str, *values: Any) -> dict[str, Any]:
    return {
        "accounts": [
            {"field": field, "value": value, "said_by": ["northland"], "evidence": PROSE}
            for value in values
        ]
    }


@pytest.mark.parametrize(
    "fields",
    [
        accounts("place", "Here", "There"),
        accounts("duration_minutes", 60, 90),
        {"format": "unknown"} | accounts("format", "phone", "video"),
        {"outcome": "unknown"} | accounts("outcome", "agreement", "none"),
        accounts("follows", "one", "two"),
        accounts(
            "participants",
            [{"actor": name, "presence": "present"} for name in ("northland", "southland", "x")],
            [{"actor": name, "presence": "present"} for name in ("northland", "southland", "y")],
        ),
    ],
    ids=lambda fields: fields["accounts"][0]["field"],
)
def test_a_field_that_takes_no_side_may_have_accounts(fields: dict[str, Any]) -> None:
    assert len(meeting(**fields).accounts) == 2


@pytest.mark.parametrize("date", ["2025-03-11/2025-03-12", "2025-03", "../2025-03-12", "2024/.."])
def test_the_wider_date_covers_its_accounts(date: str) -> None:
    assert statement(date=date, **accounts("date", "2025-03-11", "2025-03-12")).accounts


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"date": "2025-03-12"} | accounts("date", "2025-03-11", "2025-03-12"), "date: must hold"),
        (
            {"date": "2025-03-12/.."} | accounts("date", "2025-03-11", "2025-03-12"),
            "date: must hold",
        ),
        ({"date": "../2025-03-11"} | accounts("date", "2025-03", "2025-03-11"), "date: must hold"),
        (accounts("medium", "interview", "speech"), "medium: must hold"),
        (accounts("speakers", ["x"], ["y"]), "speakers: must hold"),
        (accounts("summary", "A.", "B."), "summary: must hold"),
        (accounts("place", "Here"), "accounts: accounts of 'place': two or more"),
        (
            accounts("place", "Here", "There", "Here"),
            "accounts.2: this entry is listed twice",
        ),
        (
            {"date": "2025"} | accounts("date", "2025-03", {"value": "2025-03"}),
            "accounts.1.value: an account before gives the same value",
        ),
        (accounts("evidence", 1, 2), "accounts.0.field: accounts cannot be about this field"),
        (accounts("id", "a", "b"), "accounts.0.field: accounts cannot be about this field"),
        (accounts("plaice", "a", "b"), "accounts.0.field: a statement has no field 'plaice'"),
        (accounts("place", "Here", 5), "accounts.1.value: account of 'place' does not fit"),
        (accounts("date", "2025-03-12", "soon"), "accounts.1.value: account of 'date' does not"),
        (accounts("speakers", [], ["x"]), "accounts.0.value: account of 'speakers' does not fit"),
    ],
)
def test_accounts_differ_fit_and_leave_the_field_open(fields: dict[str, Any], reason: str) -> None:
    assert refusal(lambda: statement(**fields)).startswith(reason)


# --- references ----------------------------------------------------------------------------------


def test_every_reference_is_found_with_its_path_and_type() -> None:
    said = statement(
        speakers=["a1", "a2"],
        on_behalf_of="a3",
        said_at="m1",
        addressees=["a4"],
        acts=[
            {"act": "take_position", "modality": "asserted", "proposal": "p1"},
            {
                "act": "deny",
                "modality": "asserted",
                "meeting": "m2",
                "statement": "s1",
                "against": "a5",
            },
        ],
        stances=[
            {
                "proposal": "p1",
                "value": "accepts_conditionally",
                "basis": "own_statement",
                "conditions": [{"text": "Both.", "demand": "p2"}],
            }
        ],
        evidence=[{"source": "t1", "via": ["a6"]}],
        **accounts("place", "Here", "There"),
    )
    found = {".".join(map(str, loc)): (target, kind) for loc, target, kind in references(said)}
    assert found == {
        "speakers.0": ("a1", "actor"),
        "speakers.1": ("a2", "actor"),
        "on_behalf_of": ("a3", "actor"),
        "said_at": ("m1", "meeting"),
        "addressees.0": ("a4", "actor"),
        "acts.0.proposal": ("p1", "proposal"),
        "acts.1.meeting": ("m2", "meeting"),
        "acts.1.statement": ("s1", "statement"),
        "acts.1.against": ("a5", "actor"),
        "stances.0.proposal": ("p1", "proposal"),
        "stances.0.conditions.0.demand": ("p2", "proposal"),
        "evidence.0.source": ("t1", "source"),
        "evidence.0.via.0": ("a6", "actor"),
        "accounts.0.said_by.0": ("northland", "actor"),
        "accounts.0.evidence.0.source": ("report", "source"),
        "accounts.1.said_by.0": ("northland", "actor"),
        "accounts.1.evidence.0.source": ("report", "source"),
    }


def test_the_value_of_an_account_may_refer_to_records() -> None:
    talks = meeting(**accounts("follows", "m1", "m2"))
    found = [(loc, target) for loc, target, kind in references(talks) if kind == "meeting"]
    assert found == [(("accounts", 0, "value"), "m1"), (("accounts", 1, "value"), "m2")]


@settings(max_examples=20)
@given(datasets())
def test_references_lead_to_what_the_plain_form_holds(records: tuple[Record, ...]) -> None:
    kinds = {record.id: record.record_type for record in records}
    for record in records:
        plain = record.to_plain()
        for loc, target, kind in references(record):
            part: Any = plain
            for step in loc:
                part = part[step]
            assert part == target
            assert kinds[target] == kind


# --- all models ----------------------------------------------------------------------------------


def all_models() -> list[type[Value]]:
    assert RECORD_MODELS  # which imports every module of models
    waiting, found = [Value], []
    while waiting:
        for model in waiting.pop().__subclasses__():
            if model.__module__.startswith("ceasefire_data."):
                found.append(model)
                waiting.append(model)
    return found


def without_words(schema: Any) -> Any:
    """Reduce a schema to the type: no words, no default, no null beside it, no least number."""
    if isinstance(schema, list):
        return [without_words(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    others = [item for item in schema.get("anyOf", []) if item != {"type": "null"}]
    if len(others) == 1:
        return without_words(others[0])
    drop = {"title", "description", "default", "minItems"}
    return {key: without_words(item) for key, item in schema.items() if key not in drop}


def fields_of(model: type[Value]) -> dict[str, Any]:
    schema = model.model_json_schema()
    whole = schema if "properties" in schema else schema["anyOf"][1]
    return dict(whole["properties"])


def test_a_field_of_one_name_has_one_type_everywhere() -> None:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for model in all_models():
        if model.__module__.endswith(".recoding"):
            continue  # the second coder fills in a shorter form of what the records hold
        for name, schema in fields_of(model).items():
            found[name][canonical_json(without_words(schema))].append(model.__name__)
    differing = {name for name, types in found.items() if len(types) > 1}
    # One word for the same question, asked of different things.
    lists_of_their_own = {"basis", "kind", "presence", "relation", "role", "status"}
    steps_of_their_own = {"status_history"}
    # A value is whatever its owner says; an office may begin in an unknown week, a process may
    # not; nobody is "one of 0 people", and a side may claim 0 violations.
    others = {"value", "since", "until", "count"}
    assert differing == lists_of_their_own | steps_of_their_own | others


def test_every_field_has_a_description_of_one_line() -> None:
    bare = [
        f"{model.__name__}.{name}"
        for model in all_models()
        for name, info in model.model_fields.items()
        if not info.description or "\n" in info.description or not info.description.endswith(".")
    ]
    assert not bare


def test_every_model_is_frozen_closed_and_described() -> None:
    for model in all_models():
        assert model.model_config["frozen"]
        assert model.model_config["extra"] == "forbid"
        assert (model.__doc__ or "").strip()


def python_lines() -> Iterator[tuple[Path, int, str]]:
    package = Path(ceasefire_data.__file__).parent
    for path in sorted(package.rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield path.relative_to(package), number, line


def test_the_grace_of_a_day_is_one_constant() -> None:
    written = [line for _, _, line in python_lines() if re.match(r"PUBLICATION_GRACE_DAYS\b", line)]
    assert written == ["PUBLICATION_GRACE_DAYS = 1"]
    others = [
        f"{path}:{number}"
        for path, number, line in python_lines()
        if re.search(r"timedelta\(", line) and "PUBLICATION_GRACE_DAYS" not in line
    ]
    assert not [place for place in others if place.startswith(("models", "curation", "tabular"))]


def test_evidenced_records_are_all_but_the_sources() -> None:
    assert {
        name for name, model in RECORD_MODELS.items() if issubclass(model, EvidencedRecord)
    } == (set(RECORD_MODELS) - {"source"})
    assert issubclass(Statement, Record)
