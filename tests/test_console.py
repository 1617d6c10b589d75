"""What is printed on terminals of any width, and in pipes."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable

import pytest
import yaml

from ceasefire_data import cli, console
from ceasefire_data.views import describe_timeline

FIRST = "2026.11.0"
OFFER = "us-ukraine-30-day-ceasefire-2025-03"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")

Printed = Callable[..., str]


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Printed:
    """Run the command line on a terminal of some width and give what it prints."""

    def run(width: int, *words: str) -> str:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setattr(sys, "argv", ["ceasefire-data", *words])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        assert stopped.value.code == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def in_pipe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Printed:
    """Run the command line into a pipe and give what it prints."""

    def run(*words: str) -> str:
        monkeypatch.setenv("COLUMNS", "40")
        monkeypatch.setattr(sys, "argv", ["ceasefire-data", *words])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        assert stopped.value.code == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("width", [50, 80, 119, 120, 140, 200])
def test_no_word_of_a_timeline_is_lost_or_broken(on_terminal: Printed, width: int) -> None:
    printed = COLOUR.sub("", on_terminal(width, "timeline", OFFER, "--release", FIRST))
    assert all(len(line) <= width for line in printed.splitlines())
    words = set(printed.split())
    for table in describe_timeline(OFFER, FIRST).values():
        for row in table.to_pylist():
            for column in ("title", "summary", "quotes", "actors", "status", "date"):
                for word in (row.get(column) or "").split():
                    assert word in words, (column, word)


def test_a_narrow_terminal_gets_blocks(on_terminal: Printed) -> None:
    printed = COLOUR.sub("", on_terminal(80, "timeline", OFFER, "--release", FIRST))
    lines = [line.rstrip() for line in printed.splitlines()]
    start = lines.index("2025-03-12  noncommittal  Kremlin")
    assert lines[start + 1] == "  US-Ukrainian offer of a 30-day ceasefire"
    assert lines[start + 2].startswith("  The Kremlin is studying closely")
    assert any(line.startswith("    source ids: tribune-herald") for line in lines[start:])
    wide = COLOUR.sub("", on_terminal(140, "timeline", OFFER, "--release", FIRST))
    assert "2025-03-12   Kremlin" in wide


def test_any_answer_that_does_not_fit_becomes_blocks(on_terminal: Printed) -> None:
    printed = on_terminal(80, "query", "from statements limit 1", "--release", FIRST)
    lines = [line.rstrip() for line in COLOUR.sub("", printed).splitlines()]
    assert "statement id: analysts-by-2025-03-12-putin-calculus" in lines
    assert "date precision: open_start" in lines


def test_a_shown_record_is_folded_into_the_same_yaml(
    on_terminal: Printed, in_pipe: Printed
) -> None:
    words = ["show", "peskov-2025-03-12-briefing", "--release", FIRST]

    def record(text: str) -> str:
        return text.partition("\n\n")[2].partition("\n\n")[0]

    whole = record(in_pipe(*words))
    folded = record(COLOUR.sub("", on_terminal(60, *words)))
    assert max(map(len, whole.splitlines())) > 80
    assert max(map(len, folded.splitlines())) <= 60
    assert yaml.safe_load(folded) == yaml.safe_load(whole)


def test_a_pipe_gets_one_line_per_row(in_pipe: Printed) -> None:
    stances, _, events = in_pipe("timeline", OFFER, "--release", FIRST).partition("\n\n")
    tables = describe_timeline(OFFER, FIRST)
    for text, name in ((stances, "stances"), (events, "events")):
        head, *rows = [line.split("\t") for line in text.rstrip("\n").split("\n")]
        assert [dict(zip(head, row, strict=True)) for row in rows] == [
            {column: row[column] or "" for column in head} for row in tables[name].to_pylist()
        ]


def test_cells_with_line_ends_and_tabs_stay_in_their_line(in_pipe: Printed) -> None:
    sql = (
        "select 'a' || chr(10) || 'b' || chr(9) || 'c' || chr(8232) || 'd' as x, null as y, 1 as z"
    )
    assert in_pipe("query", sql, "--release", FIRST).splitlines() == ["x\ty\tz", "a b c d\t\t1"]


def test_no_color_is_honoured(on_terminal: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["timeline", OFFER, "--release", FIRST]
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = re.compile(r"\x1b\[[0-9;]*3[0-7]m")
    assert coloured.search(on_terminal(140, *words))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured.search(on_terminal(140, *words))


def test_json_has_null_for_what_is_no_number(capsys: pytest.CaptureFixture[str]) -> None:
    console.print_json([{"x": [float("nan"), 1.5], "y": {"z": float("-inf")}}])
    assert json.loads(capsys.readouterr().out) == [{"x": [None, 1.5], "y": {"z": None}}]
