"""Charts: where actors stood on a proposal, over time (extra: plot)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from ceasefire_data.errors import MissingExtra, UsageError
from ceasefire_data.joining import Day, Reader, Where
from ceasefire_data.models.codes import StanceValue
from ceasefire_data.views import stance_timeline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FORMATS = {".pdf", ".png", ".svg"}
# Okabe and Ito's colours, which people with any colour vision can tell apart.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_SHAPES = ("o", "s", "^", "D", "v", "P", "X", "*", "<", ">")
# What all have that come after the last colour or shape, under a name that says so.
_OTHER_COLOUR, _OTHER_SHAPE = "#555555", "."
_OTHERS = "all others"
_ROWS = tuple(reversed([str(value) for value in StanceValue]))
# Marks of different parties or objects never lie on each other: each pair has its own height,
# within this distance of its row.
_SPREAD = 0.3
_LEGEND_WIDTH = 32


def stance_chart(
    proposal: str,
    release: Where = None,
    *,
    party: str | None = None,
    since: Day = None,
    until: Day = None,
    known_by: Day = None,
) -> Figure:
    """Draw who stood where on a proposal and the concepts or offers related to it.

    Each stance is a mark at its day on the row of its value, or a bar over all the days that its
    date allows, with a hollow mark in its middle. The colour is the party that the holder rolls
    up to, the shape is the proposal or concept that the stance is on.

    Args:
        proposal: id of a proposal or concept.
        release: version, folder or release; the newest if left out.
        party: only stances that this actor holds or that roll up to it.
        since: only stances that may have been taken on that day or later.
        until: only stances that may have been taken on that day or before.
        known_by: only what could be known on that day.

    Raises:
        UnknownId: the release has no such proposal or party.
        UsageError: there is no stance to draw, or a day makes no sense.
        MissingExtra: matplotlib is not installed.
    """
    try:
        from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtra("charts need matplotlib: pip install 'ceasefire-data[plot]'") from None
    reader = Reader(release, known_by)
    table = stance_timeline(
        proposal, reader.release, party=party, since=since, until=until, known_by=known_by
    )
    rows = table.to_pylist()
    if not rows:
        raise UsageError(f"no stance on {proposal!r} to draw")
    names = {row["actor_id"]: row["name"] for row in reader.rows("actors")}
    titles = {row["proposal_id"]: row["title"] for row in reader.rows("proposals")}
    # The object that was asked for is always the first, whichever stance is the earliest.
    objects = dict.fromkeys([proposal, *(row["proposal_id"] for row in rows)])
    drawn = {row["proposal_id"] for row in rows}
    shapes = _assigned([name for name in objects if name in drawn], _SHAPES, _OTHER_SHAPE)
    colours = _assigned(list(dict.fromkeys(map(_party, rows))), _COLOURS, _OTHER_COLOUR)
    lanes = list(dict.fromkeys((_party(row), row["proposal_id"]) for row in rows))

    figure = Figure(figsize=(11, 6), layout="constrained")
    axes = figure.subplots()
    for row in rows:
        first, last = (date2num(day) for day in _days(row))
        colour, shape = colours[_party(row)], shapes[row["proposal_id"]]
        offset = _offset(lanes.index((_party(row), row["proposal_id"])), len(lanes))
        height = _ROWS.index(row["stance_value"]) + offset
        if first != last:
            axes.hlines(height, first, last, color=colour, linewidth=4, alpha=0.4)
        mark = _mark(colour, sure=first == last)
        axes.plot((first + last) / 2, height, shape, zorder=3, **mark)

    axes.set_title(
        f"Stances on: {titles[proposal]}\n"
        "colour: party; shape: proposal or concept; hollow, with a bar: on one of these days",
        loc="left",
        fontsize="medium",
    )
    axes.set_yticks(range(len(_ROWS)), [name.replace("_", " ") for name in _ROWS])
    axes.set_ylim(-0.5, len(_ROWS) - 0.5)
    locator = AutoDateLocator()
    axes.xaxis_date()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.set_yticks([row + 0.5 for row in range(len(_ROWS) - 1)], minor=True)
    axes.tick_params(axis="y", which="minor", length=0)
    axes.grid(axis="y", which="minor", color="#dddddd")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    _legend(
        figure,
        "Party (colour)",
        {key: names.get(key, key) for key in colours},
        {key: ("o", colour) for key, colour in colours.items()},
        _OTHER_COLOUR,
        top=True,
    )
    _legend(
        figure,
        "Proposal or concept (shape)",
        {key: titles[key] for key in shapes},
        {key: (shape, "#333333") for key, shape in shapes.items()},
        _OTHER_SHAPE,
        top=False,
    )
    return figure


def save_chart(figure: Figure, path: Path) -> None:
    """Write a chart to a new PNG, SVG or PDF file, the same bytes each time for SVG.

    Raises:
        UsageError: the name has another ending, or the file cannot be written.
    """
    if path.suffix not in _FORMATS:
        raise UsageError(f"a chart is written as {', '.join(sorted(_FORMATS))}, not {path.name!r}")
    # Without a fixed salt and day, matplotlib writes random ids and the time into the file.
    from matplotlib import rc_context

    with rc_context({"svg.hashsalt": "ceasefire-data"}):
        day = {"Date": None} if path.suffix == ".svg" else {}
        try:
            figure.savefig(path, metadata=day or None, dpi=150)
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


def _assigned(names: list[str], marks: Sequence[str], other: str) -> dict[str, str]:
    """Give each name a mark of its own, as far as they go, and all after them the same."""
    return {name: marks[at] if at < len(marks) else other for at, name in enumerate(names)}


def _mark(colour: str, *, sure: bool = True) -> dict[str, Any]:
    """Style a mark: hollow where the day is not known."""
    inside, edge = (colour, "white") if sure else ("white", colour)
    return {
        "color": colour,
        "markersize": 9,
        "markerfacecolor": inside,
        "markeredgecolor": edge,
        "markeredgewidth": 1,
    }


def _offset(lane: int, lanes: int) -> float:
    """Give the distance of a lane from the middle of its row, the first lane on top."""
    return 0.0 if lanes == 1 else _SPREAD - 2 * _SPREAD * lane / (lanes - 1)


def _legend(
    figure: Figure,
    title: str,
    names: Mapping[str, str],
    marks: Mapping[str, tuple[str, str]],
    other: str,
    *,
    top: bool,
) -> None:
    """Explain marks beside the chart, the ones that several names share under one line."""
    from matplotlib.lines import Line2D

    lines: dict[str, Line2D] = {}
    for key, (shape, colour) in marks.items():
        text = _OTHERS if other in (shape, colour) else fill(names[key], _LEGEND_WIDTH)
        # Two actors may have one name: the id tells them apart.
        if text in lines and text != _OTHERS:
            text = f"{text} ({key})"
        lines[text] = Line2D([], [], linestyle="", marker=shape, **_mark(colour))
    # A legend of the figure: beside the axes, one of theirs would be cut off at their edge.
    figure.legend(
        list(lines.values()),
        list(lines),
        title=title,
        alignment="left",
        frameon=False,
        loc="outside right upper" if top else "outside right lower",
    )


def _party(row: dict[str, Any]) -> str:
    return str(row["holder_party_id"] or row["holder_id"])


def _days(row: dict[str, Any]) -> tuple[date, date]:
    """Give the days to draw: an open start is drawn as the month before its end."""
    last = row["date_latest"] or row["date_earliest"]
    return row["date_earliest"] or last - timedelta(days=30), last
