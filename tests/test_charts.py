"""Charts of stances."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ceasefire_data import charts
from ceasefire_data.charts import save_chart, stance_chart
from ceasefire_data.errors import UnknownId, UsageError

pytest.importorskip("matplotlib")
Legend = pytest.importorskip("matplotlib.legend").Legend
FIRST = "2026.11.0"
OFFER = "us-ukraine-30-day-ceasefire-2025-03"


def test_a_chart_has_a_mark_for_each_stance() -> None:
    axes = stance_chart(OFFER, FIRST, party="russia").axes[0]
    points = [line for line in axes.lines if len(line.get_xdata())]  # type: ignore[arg-type]
    assert (len(points), len(axes.collections)) == (3, 1)  # two days, and one month with its bar
    rows = [label.get_text() for label in axes.get_yticklabels()]
    assert rows[0] == "rejects"
    assert rows[-1] == "endorses"


def legends(figure: Any) -> dict[str, dict[str, Any]]:
    """Give the handles of each legend by its title and their labels."""
    return {
        legend.get_title().get_text(): {
            text.get_text().replace("\n", " "): handle
            for text, handle in zip(legend.get_texts(), legend.legend_handles, strict=True)
        }
        for legend in figure.legends
    }


def test_each_object_has_its_shape_and_each_party_its_colour_and_name() -> None:
    figure = stance_chart("temporary-ceasefire", FIRST)
    found = legends(figure)
    assert set(found) == {"Party (colour)", "Proposal or concept (shape)"}
    assert "Russia" in found["Party (colour)"]
    shapes = found["Proposal or concept (shape)"]
    titles = {"Temporary ceasefire", "US-Ukrainian offer of a 30-day ceasefire"}
    assert set(shapes) == titles
    assert len({handle.get_marker() for handle in shapes.values()}) == len(titles)
    drawn = {line.get_marker() for line in figure.axes[0].lines if len(line.get_xdata())}
    assert drawn == {handle.get_marker() for handle in shapes.values()}
    title = figure.axes[0].get_title(loc="left")
    assert "colour: party" in title
    assert "shape: proposal or concept" in title


def test_what_is_said_of_two_objects_on_one_day_lies_apart() -> None:
    lines = [line for line in stance_chart(OFFER, FIRST).axes[0].lines if len(line.get_xdata())]
    heights = {(line.get_marker(), float(line.get_ydata()[0]) % 1) for line in lines}
    assert len({height for _, height in heights}) == len({shape for shape, _ in heights}) == 2


def test_what_has_no_mark_of_its_own_is_named_as_such() -> None:
    names = [f"party-{number}" for number in range(8)]
    marks = charts._assigned(names, charts._COLOURS, charts._OTHER_COLOUR)
    assert len(set(marks.values())) == len(charts._COLOURS) + 1
    assert marks["party-6"] == marks["party-7"] == charts._OTHER_COLOUR


def test_a_period_is_applied() -> None:
    lines = stance_chart(OFFER, FIRST, since="2025-02-01").axes[0].lines
    assert len(lines) == 1
    with pytest.raises(UsageError, match="no stance"):
        stance_chart(OFFER, FIRST, until="2024-12-31")


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
    with pytest.raises(UsageError, match=r"cannot write .*chart.png: No such file"):
        save_chart(stance_chart(OFFER, FIRST), tmp_path / "nowhere" / "chart.png")
