"""Charts of stances."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire_data.charts import save_chart, stance_chart
from ceasefire_data.errors import UnknownId, UsageError

pytest.importorskip("matplotlib")
FIRST = "2026.11.0"
OFFER = "us-ukraine-30-day-ceasefire-2025-03"


def test_a_chart_has_a_mark_for_each_stance() -> None:
    axes = stance_chart(OFFER, FIRST, party="russia").axes[0]
    points = [line for line in axes.lines if len(line.get_xdata())]  # type: ignore[arg-type]
    assert (len(points), len(axes.collections)) == (2, 1)  # two days and one month
    rows = [label.get_text() for label in axes.get_yticklabels()]
    assert rows[0] == "rejects"
    assert rows[-1] == "endorses"


def test_an_svg_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        save_chart(stance_chart(OFFER, FIRST), tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_what_cannot_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(UnknownId, match="did you mean"):
        stance_chart("us-ukraine-30-day-ceasefire", FIRST)
    with pytest.raises(UsageError, match="no stance"):
        stance_chart("full-unconditional-ceasefire", FIRST)
    with pytest.raises(UsageError, match="a chart is written as"):
        save_chart(stance_chart(OFFER, FIRST), tmp_path / "chart.docx")
