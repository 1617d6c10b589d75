"""What differs between two releases, why, and what may not change without a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow.parquet import ParquetFile

from ceasefire_data.errors import ReleaseCorrupt, ReleaseNotFound
from ceasefire_data.models.record import SCHEMA_VERSION
from ceasefire_data.release import changes as module
from ceasefire_data.release.changelog import changes_markdown
from ceasefire_data.release.changes import compare_records, diff, unexplained
from ceasefire_data.release.structure import Structure, structure_markdown
from ceasefire_data.tabular.tables import TABLES
from tests.release import samples
from tests.release.samples import FIRST, Record, records_table, source

ALPHA = source("alpha-report", evidence=[{"source": "x"}], pages=3)


def compare(before: list[Record], after: list[Record]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = compare_records(
        records_table(before), records_table(after)
    ).to_pylist()
    return rows


def correction(field: str, why: str = "Misread.") -> dict[str, str]:
    return {"field": field, "corrected_on": "2026-11-30", "why": why}


def test_nothing_differs_from_itself() -> None:
    table = compare_records(records_table(FIRST), records_table(FIRST))
    assert table.num_rows == 0
    assert table.schema.equals(TABLES["changes"].arrow_schema(SCHEMA_VERSION), check_metadata=True)


def test_an_added_record_is_one_row() -> None:
    assert compare(FIRST, [*FIRST, source("delta-report")]) == [
        {
            "record_id": "delta-report",
            "record_type": "source",
            "change": "added",
            "field": "id",
            "before": None,
            "after": '"delta-report"',
            "reason": None,
        }
    ]


def test_a_corrected_field_has_both_values_and_the_reason() -> None:
    changed = {**ALPHA, "title": "Ünïcode", "corrections": [correction("title", "A typo.")]}
    (row,) = compare([ALPHA], [changed])
    assert (row["change"], row["field"]) == ("changed", "title")
    assert (row["before"], row["after"]) == ('"The title of alpha-report"', '"Ünïcode"')
    assert row["reason"] == "A typo."


def test_only_a_new_correction_is_a_reason() -> None:
    """A field corrected once and changed again needs a second entry."""
    old = {**ALPHA, "corrections": [correction("title", "A typo.")]}
    (row,) = compare([old], [{**old, "title": "Again"}])
    assert row["reason"] is None
    again = [*old["corrections"], correction("title", "Another typo.")]
    (row,) = compare([old], [{**old, "title": "Again", "corrections": again}])
    assert row["reason"] == "Another typo."


def test_a_correction_that_explains_no_change_is_shown_itself() -> None:
    (row,) = compare([ALPHA], [{**ALPHA, "corrections": [correction("title")]}])
    assert row["field"] == "corrections"
    old = {**ALPHA, "corrections": [correction("title", "One.")]}
    (row,) = compare([old], [{**ALPHA, "corrections": [correction("title", "Two.")]}])
    assert row["field"] == "corrections", "an entry was rewritten"


@pytest.mark.parametrize("nothing", [None, [], {}])
def test_nothing_is_nothing_in_any_form(nothing: object) -> None:
    assert compare([ALPHA], [{**ALPHA, "url": nothing}]) == []
    assert compare([{**ALPHA, "url": nothing}], [ALPHA]) == []


@pytest.mark.parametrize("value", ["", 0, False])
def test_an_empty_value_is_not_nothing(value: object) -> None:
    (row,) = compare([ALPHA], [{**ALPHA, "url": value}])
    assert (row["before"], row["after"]) == (None, json.dumps(value))


@pytest.mark.parametrize(("one", "two"), [(1, True), (0, False), (1, 1.0), ([0], [False])])
def test_what_python_takes_for_equal_may_differ(one: object, two: object) -> None:
    (row,) = compare([{**ALPHA, "pages": one}], [{**ALPHA, "pages": two}])
    assert (row["before"], row["after"]) == (json.dumps(one), json.dumps(two))


def test_a_withdrawn_record_says_why() -> None:
    gone = {**ALPHA, "record_status": "withdrawn", "status_reason": "Not a ceasefire."}
    rows = compare([ALPHA], [gone])
    assert [(row["change"], row["field"]) for row in rows] == [
        ("withdrawn", "record_status"),
        ("withdrawn", "status_reason"),
    ]
    assert rows[0]["reason"] == "Not a ceasefire."
    assert unexplained(pa.Table.from_pylist(rows)) == []


def test_a_merged_record_says_into_what() -> None:
    merged = {
        **ALPHA,
        "record_status": "merged",
        "merged_into": "beta-report",
        "status_reason": "The same text.",
    }
    rows = compare([ALPHA, FIRST[1]], [merged, FIRST[1]])
    assert {row["change"] for row in rows} == {"merged"}
    target = next(row for row in rows if row["field"] == "merged_into")
    assert (target["after"], target["reason"]) == ('"beta-report"', "The same text.")


def test_a_vanished_record_is_told_and_never_right() -> None:
    table = compare_records(records_table(FIRST), records_table(FIRST[1:]))
    (row,) = table.to_pylist()
    assert (row["change"], row["before"], row["after"]) == ("vanished", '"alpha-report"', None)
    assert "never deleted" in unexplained(table)[0]


def faults(before: Record, after: Record) -> list[str]:
    return unexplained(compare_records(records_table([before]), records_table([after])))


def with_history(*statuses: str) -> Record:
    return {**ALPHA, "status_history": [{"status": status} for status in statuses]}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ALPHA, {**ALPHA, "notes": "Read twice."}),
        ({**ALPHA, "notes": "Read once."}, {**ALPHA, "notes": "Read twice."}),
        (ALPHA, {**ALPHA, "evidence": [{"source": "w"}, {"source": "x"}]}),
        (ALPHA, {**ALPHA, "accounts": [{"field": "place"}]}),
        (with_history("planned"), with_history("planned", "held")),
        (ALPHA, {**ALPHA, "url": "https://example.org"}),
        ({**ALPHA, "names": ["a"]}, {**ALPHA, "names": ["b", "a"]}),
        (ALPHA, {**ALPHA, "pages": 4, "corrections": [correction("pages")]}),
        (ALPHA, {**ALPHA, "pages": None, "corrections": [correction("pages")]}),
    ],
    ids=[
        *("notes", "notes-changed", "evidence", "accounts", "step", "filled-in", "more-names"),
        *("corrected", "emptied"),
    ],
)
def test_what_adds_or_is_explained_may_be_published(before: Record, after: Record) -> None:
    assert compare([before], [after]), "something differs"
    assert faults(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        (ALPHA, {**ALPHA, "pages": 4}, "pages"),
        (ALPHA, {**ALPHA, "public_from": "2025-01-01"}, "public_from"),
        (ALPHA, {**ALPHA, "pages": 4, "corrections": [correction("title")]}, "pages"),
        (ALPHA, {**ALPHA, "evidence": []}, "evidence"),
        (ALPHA, {**ALPHA, "evidence": [{"source": "w"}]}, "evidence"),
        (with_history("planned", "held"), with_history("planned"), "status_history"),
        (with_history("planned"), with_history("agreed", "planned"), "status_history"),
        (ALPHA, {**ALPHA, "record_status": "withdrawn"}, "status_reason"),
        ({**ALPHA, "record_status": "withdrawn"}, ALPHA, "record_status"),
        (
            {**ALPHA, "record_status": "merged", "merged_into": "b", "status_reason": "Same."},
            {**ALPHA, "record_status": "merged", "merged_into": "c", "status_reason": "Same."},
            "merged_into",
        ),
    ],
    ids=[
        *("changed", "known-earlier", "another-corrected", "evidence-gone", "evidence-replaced"),
        *("step-gone", "step-before", "withdrawn-silently", "reinstated", "merged-elsewhere"),
    ],
)
def test_what_changes_a_released_value_needs_its_reason(
    before: Record, after: Record, field: str
) -> None:
    assert any(
        line.startswith("alpha-report: ") and field in line for line in faults(before, after)
    )


def test_a_withdrawal_does_not_hide_another_change() -> None:
    gone = {**ALPHA, "record_status": "withdrawn", "status_reason": "No.", "pages": 4}
    (line,) = faults(ALPHA, gone)
    assert "pages" in line


VALUES = st.none() | st.sampled_from([0, 1, True, False, 1.0, "", "a", [], {}, ["a"], {"a": 1}])
CORRECTIONS = st.lists(
    st.builds(correction, st.sampled_from(["title", "pages"]), st.sampled_from(["One.", "Two."])),
    max_size=2,
    unique_by=repr,
)
ENDS = st.sampled_from(
    [
        {},
        {},
        {"record_status": "withdrawn", "status_reason": "No."},
        {"record_status": "withdrawn"},
        {"record_status": "merged", "merged_into": "a", "status_reason": "Same."},
        {"record_status": "merged", "merged_into": "b", "status_reason": "Same."},
    ]
)
BODIES = st.builds(
    lambda fields, corrections, end: {**fields, "corrections": corrections, **end},
    st.dictionaries(st.sampled_from(["title", "url", "pages", "notes"]), VALUES),
    CORRECTIONS,
    ENDS,
)
DATA = st.dictionaries(st.sampled_from("abcdefgh"), BODIES, max_size=8)


def compared_plainly(before: dict[str, Record], after: dict[str, Record]) -> list[dict[str, Any]]:
    """Compare record by record and field by field, as the docstring of `diff` says it."""

    def text(record: Record, field: str) -> str | None:
        value = record.get(field)
        return None if value is None or value in ([], {}) else samples.canonical_json(value)

    rows: list[dict[str, Any]] = []

    def add(record_id: str, change: str, *cells: str | None) -> None:
        cell = dict(zip(["field", "before", "after", "reason"], cells, strict=True))
        head = {"record_id": record_id, "record_type": "source", "change": change}
        rows.append({**head, **cell})

    for key in sorted(before.keys() | after.keys()):
        if key not in before or key not in after:
            text_of_id = json.dumps(key)
            if key in after:
                add(key, "added", "id", None, text_of_id, None)
            else:
                add(key, "vanished", "id", text_of_id, None, None)
            continue
        old, new = before[key], after[key]
        fields = sorted(f for f in {*old, *new} if text(old, f) != text(new, f))
        fresh = [entry for entry in new["corrections"] if entry not in old["corrections"]]
        kept = all(entry in new["corrections"] for entry in old["corrections"])
        if fresh and kept and all(entry["field"] in fields for entry in fresh):
            fields.remove("corrections")
        ended = "record_status" in fields and new["record_status"] != "active"
        for field in fields:
            reasons = [entry["why"] for entry in fresh if entry["field"] == field]
            if ended and field in ("record_status", "merged_into", "status_reason"):
                reasons += [new["status_reason"]] if "status_reason" in new else []
            change = new["record_status"] if ended else "changed"
            values = text(old, field), text(new, field)
            add(key, change, field, *values, "\n".join(reasons) or None)
    return rows


@given(DATA, DATA, st.integers(1, 4), st.sampled_from([1, 1_000]))
def test_the_arrow_way_agrees_with_the_plain_way(
    before: dict[str, Record], after: dict[str, Record], block: int, long_run: int
) -> None:
    """Both ways round, as between any two releases, whichever lies between them."""
    old, new = (
        {key: {**source(key), **body} for key, body in data.items()} for data in (before, after)
    )
    tables = {id(data): records_table(data.values()) for data in (old, new)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BLOCK", block)
        patch.setattr(module, "_LONG_RUN", long_run)
        for one, two in ((old, new), (new, old), (old, old)):
            found = compare_records(tables[id(one)], tables[id(two)]).to_pylist()
            assert found == compared_plainly(one, two)


@given(st.lists(st.booleans() | st.none(), min_size=1, max_size=30), st.integers(1, 8))
def test_runs_of_neighbours_are_compared_whatever_is_new_or_gone(
    states: list[bool | None], block: int
) -> None:
    """Of each record in turn: it stays or changes (true), is new (false) or is gone (none)."""
    names = [f"record-{number:02d}" for number in range(len(states))]
    before = [source(n) for n, state in zip(names, states, strict=True) if state is not False]
    after = [
        source(name, title="Another" if number % 3 else f"The title of {name}")
        for number, (name, state) in enumerate(zip(names, states, strict=True))
        if state is not None
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BLOCK", block)
        patch.setattr(module, "_LONG_RUN", 1)
        found = compare(before, after)
    by_id = [
        {record["id"]: {"corrections": [], **record} for record in side} for side in (before, after)
    ]
    assert found == compared_plainly(*by_id)


def test_diff_takes_versions_folders_and_releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "releases"
    monkeypatch.setattr("ceasefire_data.catalog.release_roots", lambda: (root,))
    first = samples.release(root, "2026.11.0")
    later = [*FIRST, source("delta-report")]
    second = samples.release(root, "2026.11.1", later, previous=first)
    expected = diff("2026.11.0", "2026.11.1")
    assert expected["record_id"].to_pylist() == ["delta-report"]
    assert diff(first, second).equals(expected)
    assert diff(str(first.path), second.path).equals(expected)
    assert diff("2026.11.0", None).equals(expected)
    with pytest.raises(ReleaseNotFound):
        diff("2026.11.0", "2027.1.0")


def test_releases_are_read_by_the_row_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceasefire_data.release.manifest.ROW_GROUP_SIZE", 2)
    root = tmp_path / "releases"
    early = [source(f"report-{number}") for number in range(9)]
    late = [
        source(f"report-{number}", **({"notes": "Again."} if number % 4 == 0 else {}))
        for number in range(11)
    ]
    first = samples.release(root, "2026.11.0", early)
    second = samples.release(root, "2026.11.1", late, previous=first)
    assert ParquetFile(second.path / "records.parquet").num_row_groups == 6
    expected = compare_records(records_table(early), records_table(late))
    assert expected.num_rows == 5
    for block in (1, 3, 5, 100):
        monkeypatch.setattr(module, "_BLOCK", block)
        assert diff(first, second).equals(expected)


def test_diff_skips_releases_and_takes_candidates(tmp_path: Path) -> None:
    """Between the first and the third, and from a release to what may become the next."""
    root = tmp_path / "releases"
    first = samples.release(root, "2026.11.0")
    ended = {**FIRST[0], "record_status": "withdrawn", "status_reason": "No."}
    steps = [[ended, *FIRST[1:]], [ended, *FIRST[1:], source("delta-report")]]
    second = samples.release(root, "2026.11.1", steps[0], previous=first)
    third = samples.candidate(tmp_path / "build", "2026.12.0", steps[1], previous=second)
    far = diff(first, third).to_pylist()
    near = [*diff(first, second).to_pylist(), *diff(second, third).to_pylist()]
    assert far == near
    assert {row["change"] for row in far} == {"withdrawn", "added"}
    back = diff(third, first).to_pylist()
    assert {row["change"] for row in back} == {"changed", "vanished"}


def test_a_damaged_release_is_not_compared(tmp_path: Path) -> None:
    release = samples.release(tmp_path / "releases", "2026.11.0")
    path = release.path / "records.parquet"
    path.write_bytes(samples.flipped(path.read_bytes(), 800))
    with pytest.raises(ReleaseCorrupt, match=r"records\.parquet has SHA-256"):
        diff(release, release)


def form(records: list[Record], version: str) -> Structure:
    return Structure(version, SCHEMA_VERSION, {"records": records_table(records).schema})


def markdown(before: list[Record], after: list[Record], previous: str | None = "2026.11.0") -> str:
    return changes_markdown(
        compare_records(records_table(before), records_table(after)),
        records_table(after),
        after=form(after, "2026.11.1"),
        before=form(before, previous) if previous else None,
    )


def test_changes_read_well() -> None:
    beta, gamma = FIRST[1:]
    after = [
        {**ALPHA, "pages": 4, "corrections": [correction("pages", "Counted\nagain.")]},
        {**beta, "record_status": "withdrawn", "status_reason": "Not *ours*."},
        {
            **gamma,
            "record_status": "merged",
            "merged_into": "alpha-report",
            "status_reason": "The same text.",
        },
        source("delta-report", title="A title with `marks` & <tags>"),
    ]
    assert markdown([ALPHA, beta, gamma], after) == (
        "# Changes in 2026.11.1\n"
        "\n"
        "What differs from 2026.11.0, with the reason where a value was corrected.\n"
        "\n"
        "| | added | changed | withdrawn | merged |\n"
        "|:--|--:|--:|--:|--:|\n"
        "| sources | 1 | 1 | 1 | 1 |\n"
        "\n"
        "## Added\n"
        "\n"
        "### Sources (1)\n"
        "\n"
        "- `delta-report`: A title with \\`marks\\` \\& \\<tags\\>\n"
        "\n"
        "## Changed\n"
        "\n"
        "### Sources (1)\n"
        "\n"
        "- `alpha-report`: The title of alpha-report\n"
        "  - pages: `3` → `4`. Counted again.\n"
        "\n"
        "## Withdrawn\n"
        "\n"
        "### Sources (1)\n"
        "\n"
        "- `beta-report`: The title of beta-report\n"
        "  - Not \\*ours\\*.\n"
        "\n"
        "## Merged\n"
        "\n"
        "### Sources (1)\n"
        "\n"
        "- `gamma-report`: The title of gamma-report\n"
        "  - into `alpha-report`\n"
        "  - The same text.\n"
    )


def test_changes_of_the_first_release_and_of_none() -> None:
    assert "The first release: every record is new." in markdown([], FIRST, previous=None)
    assert markdown(FIRST, FIRST) == (
        "# Changes in 2026.11.1\n\nNo record differs from 2026.11.0.\n"
    )


def test_a_long_value_is_cut_and_back_ticks_are_fenced() -> None:
    text = markdown([ALPHA], [{**ALPHA, "pages": "a`b" + "x" * 200}])
    assert '`` "a`bxxx' in text
    assert "… ``" in text


def test_of_long_values_that_part_is_shown_where_they_differ() -> None:
    long = "the same words again and again, " * 9
    text = markdown([{**ALPHA, "pages": f"{long}1 to 9"}], [{**ALPHA, "pages": f"{long}2 to 9"}])
    assert '  - pages: `…ds again and again, 1 to 9"` → `…ds again and again, 2 to 9"`\n' in text


def test_of_what_is_nested_the_innermost_difference_is_shown() -> None:
    def steps(day: str, *more: str) -> dict[str, object]:
        items = [{"date": {"value": day}, "status": "held"}, *({"status": one} for one in more)]
        return {**ALPHA, "steps": items, "corrections": [why]}

    why = {"field": "steps", "corrected_on": "2026-11-23", "why": "The source was misread."}
    text = markdown([steps("2025-05-13")], [steps("2025-05-12/2025-05-13")])
    line = '  - steps[0].date.value: `"2025-05-13"` → `"2025-05-12/2025-05-13"`'
    assert line in text
    text = markdown([steps("2025-05-13")], [steps("2025-05-13", "ended")])
    assert "  - steps: `" in text, "a list that grew is shown as a whole"


def test_what_differs_in_form_is_told() -> None:
    def schema(*fields: tuple[str, pa.DataType, bool]) -> pa.Schema:
        columns = [
            pa.field(name, type_, nullable, metadata={"description": f"The *{name}*."})
            for name, type_, nullable in fields
        ]
        return pa.schema(columns, metadata={"description": "One row for each thing."})

    text, number = pa.string(), pa.int32()
    same = schema(("a", text, False))
    before = {
        "gone": same,
        "kept": schema(
            ("a", text, False), ("b", text, False), ("c", text, True), ("d", text, True)
        ),
        "same": same,
    }
    kept = schema(("a", number, False), ("b", text, True), ("c", text, False), ("e", text, True))
    after = {"kept": kept, "new": same, "same": same}
    one, two = Structure("2026.11.0", "1.0.0", before), Structure("2026.11.1", "2.0.0", after)
    assert structure_markdown(one, two) == [
        "- The schema is 2.0.0; it was 1.0.0.",
        "- Table `gone` is gone.",
        "- Column `a` of `kept` is of type int32; it was string.",
        "- Column `b` of `kept` may now be empty.",
        "- Column `c` of `kept` is never empty any more.",
        "- Column `d` of `kept` is gone.",
        "- Column `e` of `kept` is new. The \\*e\\*.",
        "- Table `new` is new. One row for each thing.",
    ]
    assert structure_markdown(one, one) == []
    nothing = compare_records(records_table(FIRST), records_table(FIRST))
    told = changes_markdown(nothing, records_table(FIRST), after=two, before=one)
    assert told.startswith(
        "# Changes in 2026.11.1\n\nNo record differs from 2026.11.0.\n\n## Tables and columns\n\n- "
    )
