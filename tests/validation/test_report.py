"""The report: it says everything, lets nothing in, and needs nothing but itself."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from ceasefire_data.findings import Finding
from ceasefire_data.tabular.tables import TABLES
from ceasefire_data.validation.outcome import RuleOutcome, ValidationResult
from ceasefire_data.validation.report import report_html

HOSTILE = "</script></style><img src=x onerror=alert(1)>\"'&"
VOID = {"br", "link", "meta", "wbr"}


def outcome(rule: str, table: str, findings: int = 0, **fields: object) -> RuleOutcome:
    """Make the outcome of a rule; its file is made up too."""
    plain = RuleOutcome(rule, table, "error", "stance_value must be nice", "sql/x.sql", findings)
    return replace(plain, **fields)  # type: ignore[arg-type]


def finding(rule: str, table: str, record_id: str = "a-record", **fields: object) -> Finding:
    """Make a finding."""
    reason = "stance_value must be nice (stance_value 'rude')"
    plain = Finding("records/x.yaml", 7, 3, "error", rule, table, record_id, reason)
    return replace(plain, **fields)  # type: ignore[arg-type]


def result(*findings: Finding, rules: tuple[RuleOutcome, ...] = ()) -> ValidationResult:
    """Make a result."""
    standing = (outcome("records-key", "records"), outcome("tables-given", "", file=""))
    return ValidationResult(
        findings, (*standing, *rules), dict.fromkeys(TABLES, 5), {"records": 1}, {"records": 1}
    )


class Page(HTMLParser):
    """Reads a page: its tags in order, and whether they are closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.text += f" {data}"

    @property
    def words(self) -> str:
        """The text of the page with single blanks."""
        return " ".join(self.text.split())


def page(found: ValidationResult, title: str = "Validation") -> Page:
    """Make and read the page of a result."""
    return Page(report_html(found, title=title, note="The first."))


BROKEN = result(
    finding("stances-nice", "stances"),
    finding("stances-kind", "stances", severity="warning"),
    finding("tables-given", "accounts", "", path="", line=0, column=0, reason="the table is gone"),
    rules=(
        outcome("stances-nice", "stances", 1),
        outcome("stances-kind", "stances", 1, severity="warning"),
        outcome("stances-floor", "stances", ran=False),
        outcome("stances-dead", "stances", 1, crashed=True, severity="warning"),
    ),
)


@pytest.mark.parametrize("found", [result(), BROKEN], ids=["sound", "broken"])
def test_the_page_is_well_formed_and_needs_nothing(found: ValidationResult) -> None:
    read = page(found)
    assert read.open == []
    names = {tag for tag, _ in read.tags}
    assert not names & {"script", "img", "iframe", "object", "form", "video", "base"}
    addresses = [v for _, a in read.tags for k, v in a.items() if k in {"href", "src", "action"}]
    assert all(address == "data:," or (address or "").startswith("#") for address in addresses)
    assert not any(key.startswith("on") or key == "style" for _, a in read.tags for key in a)
    text = report_html(found, title="Validation")
    assert not re.search(r"https?:|@import|url\(", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("found", [result(), BROKEN], ids=["sound", "broken"])
def test_the_page_can_be_read_by_all(found: ValidationResult) -> None:
    read = page(found)
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))
    tables = sum(tag == "table" for tag, _ in read.tags)
    assert tables == sum(tag == "caption" for tag, _ in read.tags) > 1
    assert all("scope" in attributes for tag, attributes in read.tags if tag == "th")
    assert next(attributes for tag, attributes in read.tags if tag == "html") == {"lang": "en"}
    style = report_html(found, title="x")
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_every_link_leads_somewhere() -> None:
    read = page(BROKEN)
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    links = [(a["href"] or "")[1:] for tag, a in read.tags if tag == "a"]
    assert len(set(ids)) == len(ids)
    assert (
        sorted(links)
        == sorted(str(name) for name in ids)
        == [
            "findings-accounts",
            "findings-stances",
        ]
    )


def test_a_sound_result_says_so_first() -> None:
    words = page(result()).words
    assert words.startswith("Validation: passed Validation The first. ✓ Passed 2 rules on ")
    assert "nothing to complain of" in words
    assert "None. Every row keeps every rule." in words


def test_a_broken_result_says_what_where_and_why() -> None:
    words = page(BROKEN).words
    assert "✗ Failed 5 rules on 180 rows in 36 tables: 2 errors and 1 warning." in words
    for part in (
        "stance_value must be nice error stances-nice 1 row a-record stance_value 'rude' "
        "records/x.yaml:7:3",
        "warning stances-kind 1 row",
        "The table is gone",
        "not evaluated",
        "not run",
        "Bounds that compare with the release before were not run",
    ):
        assert part in words


def test_warnings_alone_pass() -> None:
    found = result(
        finding("stances-kind", "stances", severity="warning"),
        rules=(outcome("stances-kind", "stances", 1, severity="warning"),),
    )
    words = page(found).words
    assert "✓ Passed, with warnings" in words
    assert "Warnings never fail; somebody should look at each once." in words


def test_nothing_gets_out_of_its_place() -> None:
    hostile = result(
        finding(
            "stances-nice",
            HOSTILE,
            HOSTILE,
            path=HOSTILE,
            reason=f"{HOSTILE} must be nice ({HOSTILE})",
        ),
        rules=(outcome("stances-nice", "stances", 1, reason=HOSTILE, file=HOSTILE),),
    )
    text = report_html(hostile, title=HOSTILE, note=HOSTILE)
    assert "<img" not in text
    assert text.count("</style>") == 1
    assert "</script" not in text
    read = Page(text)
    assert read.open == []
    assert read.words.count("onerror=alert(1)") > 8


def test_thousands_of_findings_stay_readable() -> None:
    many = tuple(finding("stances-nice", "stances", f"record-{n}") for n in range(5_000))
    found = result(*many, rules=(outcome("stances-nice", "stances", 5_000),))
    text = report_html(found, title="Validation")
    assert len(text) < 100_000
    assert "and 4,800 more" in text
    assert "5,000 rows" in text


def test_the_same_result_gives_the_same_page() -> None:
    assert report_html(BROKEN, title="Validation") == report_html(BROKEN, title="Validation")
