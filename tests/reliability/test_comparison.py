"""Comparison: what two coders say of one source, matched and held against each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.models import Record
from ceasefire_data.reliability.agreement import Figures, figures
from ceasefire_data.reliability.comparison import UNIT, Judgement, compare
from tests.datasets import PROSE, meeting, proposal, rebuilt, source, stance, statement
from tests.reliability.samples import Plain, plain, recoding, records

OTHER = [{"source": "other-report", "span_start": 1, "span_end": 2}]


def judged(data: Plain | None = None, *more: Record) -> list[Judgement]:
    """Compare the records, and some more of them, with a second coding."""
    by_id = {record.id: record for record in [*records(), *more]}
    return compare(by_id.values(), [recoding(data)])


def first(record_id: str) -> Record:
    """Give a record of the first coding."""
    return next(record for record in records() if record.id == record_id)


def rows(judgements: list[Judgement]) -> dict[tuple[str, str], Figures]:
    return {(row.record_type, row.field): row for row in figures(judgements)}


def differing(judgements: list[Judgement]) -> list[tuple[str | None, ...]]:
    return [
        (item.record_type, item.field, item.record_id, item.first, item.second)
        for item in judgements
        if not item.agrees
    ]


def test_the_same_coding_agrees_in_everything() -> None:
    found = judged()
    assert differing(found) == []
    assert {item.record_id for item in found if item.field == UNIT} == {
        *("halt", "talks", "next-talks", "briefing", "answer")
    }
    for row in rows(found).values():
        assert row.f1 in {None, 1.0}
        assert row.agreement in {None, 1.0}
        assert row.alpha == 1.0 or row.note is not None or row.field == UNIT, row
    assert rows(found)["statement", "act"].alpha == 1.0
    assert rows(found)["meeting", "status"].alpha == 1.0


def test_figures_by_hand() -> None:
    data = plain()
    data["meetings"][0]["format"] = "phone"  # one of two
    data["meetings"].append(
        {
            "key": "m3",
            "participants": ["northland", "southland"],
            "date": "2025-02",
            "format": "phone",
            "status": "held",
        }
    )
    del data["statements"][1]
    data["statements"][0]["acts"][1] = {"act": "confirm", "modality": "asserted", "target": "m1"}
    found = rows(judged(data))
    unit = found["meeting", "unit"]
    assert (unit.units_first, unit.units_second, unit.matched, unit.f1) == (2, 3, 2, 0.8)
    assert (unit.records, unit.sources) == (2, 1)
    # in_person 3, phone 1: Do = 1/2, De = 2 * 3 * 1 / (4 * 3) = 1/2
    assert (found["meeting", "format"].agreement, found["meeting", "format"].alpha) == (0.5, 0.0)
    said = found["statement", "unit"]
    assert (said.units_first, said.units_second, said.matched, said.f1) == (2, 1, 1, 0.667)
    act = found["statement", "act"]
    assert (act.pairs, act.agreement, act.matched, act.f1) == (3, 0.667, 3, 1.0)
    # propose 2, assess 2, readout 1, confirm 1: Do = 2/6, De = (36 - 4 - 4 - 1 - 1) / 30
    assert act.alpha == round(1 - (2 / 6) / (26 / 30), 3)
    modality = found["statement", "modality"]
    assert (modality.pairs, modality.agreement, modality.alpha) == (3, 1.0, 1.0)
    assert found["statement", "stance_value"].note == "no pairs"


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_count(random: Any) -> None:
    data = plain()
    data["statements"][0]["acts"].append({"act": "criticise", "modality": "asserted"})
    data["meetings"][1]["status"] = "proposed"
    before = judged(data)
    for name in ("meetings", "statements"):
        random.shuffle(data[name])
    for item in data["statements"]:
        random.shuffle(item["acts"])
    after = judged(data)
    assert differing(after) == differing(before)
    assert figures(after) == figures(before)


@given(st.permutations(records()))
def test_the_order_of_the_records_does_not_count(mixed: list[Record]) -> None:
    assert compare(mixed, [recoding()]) == compare(records(), [recoding()])


# --- units that only one has ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "index", "missing"),
    [
        ("meetings", 1, ("meeting", UNIT, "next-talks", "next-talks", None)),
        ("statements", 1, ("statement", UNIT, "answer", "answer", None)),
    ],
)
def test_what_the_second_coder_did_not_find(
    name: str, index: int, missing: tuple[str | None, ...]
) -> None:
    data = plain()
    del data[name][index]
    assert differing(judged(data)) == [missing]


def test_what_the_first_coding_does_not_have_in_this_source() -> None:
    data = plain()
    extra = data["meetings"][0] | {"key": "m9", "date": "2025-05-01"}
    data["meetings"].append(extra)
    assert differing(judged(data)) == [("meeting", UNIT, None, None, "m9")]
    elsewhere = meeting(
        "later-talks",
        status_history=[{"status": "held", "date": "2025-05-01"}],
        evidence=OTHER,
    )
    (item,) = [item for item in judged(data, source("other-report"), elsewhere) if not item.agrees]
    assert (item.record_id, item.elsewhere, item.loc) == (None, "later-talks", ("meetings", 2))


def test_neither_coder_finding_anything_is_no_agreement() -> None:
    found = compare([source("report"), *records()[1:]], [])
    assert found == []


def test_a_coding_of_another_source_is_compared_with_what_rests_on_that() -> None:
    by_id = [source("other-report"), *records()]
    found = compare(by_id, [recoding(source="other-report")])
    assert {item.first for item in found} == {None}
    assert rows(found)["meeting", "unit"].f1 == 0.0


def test_a_reprint_is_the_same_text() -> None:
    again = [source("reprint", republishes="report"), *records()]
    found = compare(again, [recoding(source="reprint")])
    assert differing(found) == []
    assert {item.source for item in found} == {"reprint"}


def test_what_is_only_mentioned_counts_if_both_have_it_and_is_no_miss() -> None:
    """The talks rest on another source; a statement of this one is about them."""
    moved = rebuilt(meeting(), evidence=OTHER)
    found = judged(plain(), source("other-report"), moved)
    assert differing(found) == []
    assert rows(found)["meeting", "unit"].records == 1, "the next talks"
    fields = [item for item in found if item.record_id == "talks" and item.field != UNIT]
    assert fields == [], "not coded from this source, so not compared"
    data = plain()
    del data["meetings"][0]
    data["statements"][0]["acts"][1].pop("target")
    lost = [item for item in judged(data, source("other-report"), moved) if item.field == UNIT]
    assert all(item.agrees for item in lost)


# --- matching ------------------------------------------------------------------------------------


def same_talks(change: Callable[[Plain], None]) -> bool:
    """Say whether the talks are found after a change of how the second coder has them."""
    data = plain()
    change(data["meetings"][0])
    return any(
        item.record_id == "talks" and item.agrees for item in judged(data) if item.field == UNIT
    )


def test_persons_count_as_their_party() -> None:
    assert same_talks(lambda item: item.update(participants=["ann-speaker", "southland"]))
    assert same_talks(lambda item: item.update(participants=["southland"]))
    assert not same_talks(lambda item: item.update(participants=["northland", "eastland"]))


def test_dates_have_to_overlap() -> None:
    assert same_talks(lambda item: item.update(date="2025-03"))
    assert same_talks(lambda item: item.update(date="../2025-03-12"))
    assert not same_talks(lambda item: item.update(date="2025-03-12"))
    assert not same_talks(lambda item: item.update(date="2025-03-12/.."))


def test_what_was_held_is_not_what_has_no_day() -> None:
    undated = {"status_history": [{"status": "possible", "date": "2025-03-11"}]}
    data = plain()
    data["meetings"] = [data["meetings"][1] | {"date": "2025-04-01", "status": "possible"}]
    data["statements"] = []
    someday = rebuilt(first("next-talks"), **undated)
    found = {item.record_id: item.second for item in judged(data, someday) if item.field == UNIT}
    assert found["next-talks"] == "m2"
    data["meetings"][0]["status"] = "held"
    found = {item.record_id: item.second for item in judged(data, someday) if item.field == UNIT}
    assert found["next-talks"] is None


def test_a_body_is_who_speaks_for_it_and_another_person_is_not() -> None:
    def speaker(name: str) -> list[tuple[str | None, ...]]:
        data = plain()
        data["statements"][0]["speakers"] = [name]
        return [item for item in differing(judged(data)) if item[0] == "statement"]

    assert speaker("palace") == []
    assert ("statement", UNIT, "briefing", "briefing", None) in speaker("northland")


def test_targets_decide_between_statements_that_are_otherwise_equal() -> None:
    again = statement(
        "afterthought",
        speakers=["southland"],
        acts=[{"act": "criticise", "modality": "asserted", "meeting": "talks"}],
    )
    data = plain()
    data["statements"].insert(
        0,
        {
            "speakers": ["southland"],
            "date": "2025-03-12",
            "acts": [{"act": "praise", "modality": "asserted", "target": "m1"}],
        },
    )
    assert differing(judged(data, again)) == [
        ("statement", "act", "afterthought", "criticise", "praise")
    ]


def test_proposals_of_one_author_are_told_apart_by_concept_and_kind() -> None:
    demand = proposal("no-bases", kind="demand", title="No bases", terms=None)
    data = plain()
    data["proposals"].append(
        {
            "key": "p2",
            "kind": "ultimatum",
            "proponents": ["northland"],
            "date": "2025-03-10",
            "status": "tabled",
        }
    )
    assert differing(judged(data, demand)) == [
        ("proposal", "kind", "no-bases", "demand", "ultimatum")
    ]


def test_a_stance_is_aligned_by_its_object_and_not_by_its_value() -> None:
    data = plain()
    data["statements"][1]["stances"] = [{"target": "p1", "value": "accepts"}]
    assert differing(judged(data)) == [
        ("statement", "stance_value", "answer", "rejects", "accepts")
    ]
    data["statements"][1]["stances"] = [{"target": "any-halt", "value": "reserved"}]
    data["statements"][1]["acts"][0]["target"] = "any-halt"
    assert differing(judged(data)) == [
        ("statement", "stance_value", "answer", "rejects", "reserved")
    ], "the idea that the offer is an instance of"


def test_stances_of_different_holders_stay_apart() -> None:
    both = stance("rejects")["stances"] + [
        {
            "proposal": "halt",
            "value": "accepts",
            "basis": "attributed_by_other",
            "holder": "northland",
        }
    ]
    answer = rebuilt(first("answer"), stances=both)
    data = plain()
    data["statements"][1]["stances"] = [
        {
            "target": "p1",
            "value": "open",
            "basis": "attributed_by_other",
            "holder": "northland",
        }
    ]
    assert differing(judged(data, answer)) == [
        ("statement", "stance_value", "answer", "accepts", "open"),
        ("statement", "stance_value", "answer", "rejects", None),
    ]


# --- what the source could know ------------------------------------------------------------------


def talks_status(*steps: Plain) -> str | None:
    """Give the status of the talks as the first coding has it from the report of 12 March."""
    talks = meeting(
        participants=[
            {"actor": "northland", "presence": "invited"},
            {"actor": "southland", "presence": "invited"},
        ],
        status_history=list(steps),
        evidence=PROSE,
    )
    data = plain()
    data["meetings"][0] |= {"status": "planned"}
    (found,) = [
        item.first
        for item in judged(data, source("other-report", published="2025-03-12"), talks)
        if item.record_id == "talks" and item.field == "status"
    ]
    return found


def test_the_status_is_that_of_the_last_step_that_the_source_supports() -> None:
    planned = {"status": "planned", "date": "2025-03-08", "planned_for": "2025-03-11"}
    put_off = {"status": "postponed", "date": "2025-03-10"}
    later = {"status": "cancelled", "date": "2025-03-25"}
    assert talks_status(planned, put_off) == "postponed"
    assert talks_status(planned, put_off | {"evidence": OTHER}) == "planned"
    assert talks_status(planned, put_off, later) == "postponed", "it cannot tell of later days"
    assert talks_status(planned | {"evidence": OTHER}, put_off | {"evidence": OTHER}) == (
        "postponed"
    ), "the last step, where none names the source"


def test_merged_records_count_as_what_they_were_merged_into() -> None:
    merged = {"record_status": "merged", "merged_into": "northland", "status_reason": "The same."}
    old = rebuilt(first("northland"), id="old-north", **merged)
    data = plain()
    data["proposals"][0]["proponents"] = ["old-north"]
    data["meetings"][0]["participants"] = ["old-north", "southland"]
    assert differing(judged(data, old)) == []
