"""Questions that a release answers, each with a query that DuckDB runs in its folder.

The queries stand in the folder ``questions``, one file each: the first line asks the question, the
comment after it says what to mind, the rest is SQL. ``$party``, ``$proposal`` and ``$day`` become
ids and days that the release really has, so every query can be run as it is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

import pyarrow as pa
import pyarrow.compute as pc

from ceasefire_data.release.markdown import escaped, link, one_line

QUESTIONS = Path(__file__).with_name("questions")
"""Folder of the queries, which are printed in the order of their names."""

_WORDS = ("party_name", "proposal_title")
_TABLE = re.compile(r"'([a-z_]+)\.parquet'")
_INTRODUCTION = """\
Each query runs as it is printed, in DuckDB started in the folder of the release: `duckdb` there, or
`duckdb.sql(...)` in Python, or `DBI::dbGetQuery(...)` on a connection of the package duckdb in R,
with that folder as the working directory. To ask it of another party, proposal or day, replace the
id in quotes; `SELECT actor_id, name FROM 'actors.parquet'` and
`SELECT proposal_id, title FROM 'proposals.parquet'` list them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its query.

    Attributes:
        text: the question, as plain text.
        advice: what to mind, as Markdown.
        sql: the query.
    """

    text: str
    advice: str
    sql: str

    @property
    def tables(self) -> frozenset[str]:
        """The tables that the query reads."""
        return frozenset(_TABLE.findall(self.sql))


def question_section(tables: Mapping[str, pa.Table]) -> list[str]:
    """Return all questions that the tables of a release can answer; nothing if there are none."""
    questions = worked_questions(tables)
    if not questions:
        return []
    lines = [_INTRODUCTION, ""]
    lines += [f"- {link(escaped(one.text), one.text)}" for one in questions]
    for one in questions:
        lines += ["", f"### {escaped(one.text)}", "", one.advice, "", "```sql", one.sql, "```"]
    return lines


def worked_questions(tables: Mapping[str, pa.Table]) -> tuple[Question, ...]:
    """Give the questions whose tables a release has, with ids and a day that it has.

    Args:
        tables: all tables of the release by name.
    """
    subjects = _subjects(tables)
    found = (_read(path, subjects) for path in sorted(QUESTIONS.glob("*.sql")))
    return tuple(question for question in found if question.tables <= tables.keys())


def _read(path: Path, subjects: Mapping[str, str]) -> Question:
    lines = path.read_text(encoding="utf-8").splitlines()
    size = next(n for n, line in enumerate(lines) if not line.startswith("--"))
    text, *advice = (line.removeprefix("--").removeprefix(" ") for line in lines[:size])
    # The advice alone is Markdown, in which a name or a title is no mark-up; ids stand in code.
    shown = {**subjects, **{key: escaped(subjects[key]) for key in _WORDS}}
    return Question(
        text=Template(text).substitute(subjects),
        advice=Template("\n".join(advice).strip("\n")).substitute(shown),
        sql=Template("\n".join(lines[size:])).substitute(subjects),
    )


def _subjects(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Choose what the questions are asked of: what the release has most to say about.

    The party is the one with the most rejections, the proposal the one with the most stances of
    those that have terms, the day the first on which it was known. Where a release has none, a
    word in capitals or any day holds the place.
    """
    party = _party(tables) or "PARTY-ID"
    proposal = _proposal(tables) or "PROPOSAL-ID"
    known_from = _look_up(tables, "proposals", proposal, "known_from")
    return {
        "party": party,
        "party_name": _look_up(tables, "actors", party, "name") or party,
        "proposal": proposal,
        "proposal_title": _look_up(tables, "proposals", proposal, "title") or proposal,
        "day": known_from or "2025-01-01",
    }


def _party(tables: Mapping[str, pa.Table]) -> str | None:
    if "stances" not in tables:
        return None
    rejected = tables["stances"].filter(pc.field("stance_value") == "rejects")
    return _most_frequent(rejected["holder_party_id"].to_pylist())


def _proposal(tables: Mapping[str, pa.Table]) -> str | None:
    if not {"stances", "proposals", "proposal_terms"} <= tables.keys():
        return None
    dated = tables["proposals"].filter(pc.field("kind") != "concept")["proposal_id"].to_pylist()
    with_terms = set(tables["proposal_terms"]["proposal_id"].to_pylist())
    wanted = (with_terms & set(dated)) or set(dated)
    stances = tables["stances"]["proposal_id"].to_pylist()
    return _most_frequent([name for name in [*stances, *wanted] if name in wanted])


def _most_frequent(names: list[str | None]) -> str | None:
    """Give the name that is there most often; of several the first by alphabet."""
    counts = Counter(name for name in names if name is not None)
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _look_up(tables: Mapping[str, pa.Table], name: str, record_id: str, column: str) -> str | None:
    """Give the cell of a record in its table, as text."""
    if name not in tables:
        return None
    rows = tables[name].filter(pc.field(f"{name[:-1]}_id") == record_id)[column].to_pylist()
    return one_line(str(rows[0])) if rows else None
