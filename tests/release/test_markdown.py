"""Markdown: any text stands in it as it is, whatever marks it is made of."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ceasefire_data.release.markdown import code, escaped, link, one_line, prose, slug, table

markdown_it = pytest.importorskip("markdown_it")

WILD = st.text(st.sampled_from("ab |`\\\n\r\t*_[]()<>#&~!$\"'-+…é\u2028\u00a0"), max_size=12)


def rendered(lines: list[str]) -> str:
    """Return what an independent renderer makes of lines of Markdown."""
    text: str = markdown_it.MarkdownIt("commonmark").enable("table").render("\n".join(lines))
    return text


def seen(markup: str) -> str:
    """Return what a reader of HTML sees."""
    return html.unescape(re.sub(r"</?code>", "", markup))


@given(WILD, WILD)
def test_any_text_stands_in_a_cell_as_it_is(first: str, second: str) -> None:
    page = rendered(table(["one", "two"], [[code(first), escaped(second)]], "lr"))
    assert page.count("<tr>") == 2
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page, re.S)
    assert [seen(cell) for cell in cells] == [one_line(first), one_line(second)]


@given(WILD | st.text(st.sampled_from("-+=*_#>12.) a"), max_size=6))
@example("- x")
@example("+ x")
@example("1. x")
@example("12) x")
@example("---")
@example("- - -")
@example("===")
@example("=== a")
@example("-")
@example("1.")
def test_any_text_stands_on_a_line_of_its_own_as_it_is(text: str) -> None:
    """After a blank line, after a line of text, and as an item of a list."""
    line = escaped(text)
    page = rendered([line, "", "before", line, "", f"- an item\n- {line}"])
    shown = one_line(text)
    paragraphs = [f"<p>{seen(part)}</p>" for part in ([shown] if shown else [])]
    assert seen(page) == "\n".join(
        [
            *paragraphs,
            f"<p>before\n{shown}</p>" if shown else "<p>before</p>",
            "<ul>\n<li>an item</li>",
            f"<li>{shown}</li>\n</ul>\n",
        ]
    )


def test_a_number_is_no_list() -> None:
    assert [escaped(text) for text in ("2026.11.2", "1.5 x", "3.")] == [
        "2026.11.2",
        "1.5 x",
        "3\\.",
    ]


@given(WILD)
def test_any_text_stands_in_a_heading_as_it_is(text: str) -> None:
    (heading,) = re.findall(r"<h3>(.*?)</h3>", rendered([f"### Of {escaped(text)} and more"]))
    assert seen(heading).split() == f"Of {text} and more".split()


def test_code_spans_in_our_own_words_stay() -> None:
    page = rendered(table(["one"], [[prose("either `held`\n| or\nnot")]]))
    assert '<td style="text-align:left">either <code>held</code> | or not</td>' in page


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Table actor_names", "table-actor_names"),
        ('What are the terms of "A halt, in March"?', "what-are-the-terms-of-a-halt-in-march"),
        ("Küche & Bad, 2025-03", "küche--bad-2025-03"),
    ],
)
def test_anchors_are_those_of_github(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor
    assert link("here", heading) == f"[here](#{anchor})"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("short", "short"),
        ("two  words\nhere", "two words here"),
        ("a word and another one", "a word and…"),
        ("averyverylongsinglewordindeed", "averyverylongs…"),
    ],
)
def test_long_values_are_cut_on_a_word(text: str, cut: str) -> None:
    assert one_line(text, 15) == cut
