"""Charts: where actors stood on a proposal, over time (extra: plot)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceasefire_data.errors import MissingExtra, UsageError
from ceasefire_data.joining import Day, Where
from ceasefire_data.models.codes import StanceValue
from ceasefire_data.views import stance_timeline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FORMATS = {".pdf", ".png", ".svg"}
# Okabe and Ito's colours, which people with any colour vision can tell apart.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#555555")
_ROWS = tuple(reversed([str(value) for value in StanceValue]))


def stance_chart(
    proposal: str, release: Where = None, *, party: str | None = None, known_by: Day = None
) -> Figure:
    """Draw who stood where on a proposal and the concepts or offers related to it.

    Each stance is a point at its day on the row of its value, or a bar over all the days that
    its date allows; the colour is the party that the holder rolls up to.

    Args:
        proposal: id of a proposal or concept.
        release: version, folder or release; the newest if left out.
        party: only stances that roll up to this party.
        known_by: only what could be known on that day.

    Raises:
        UnknownId: the release has no such proposal.
        UsageError: there is no stance to draw, or the day makes no sense.
        MissingExtra: matplotlib is not installed.
    """
    try:
        from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
        from matplotlib.figure import Figure
    except ImportError:
        raise MissingExtra("charts need matplotlib: pip install 'ceasefire-data[plot]'") from None
    rows = stance_timeline(proposal, release, party=party, known_by=known_by).to_pylist()
    if not rows:
        raise UsageError(f"no stance on {proposal!r} to draw")
    figure = Figure(figsize=(10, 5), layout="constrained")
    axes = figure.subplots()
    parties = list(dict.fromkeys(_party(row) for row in rows))
    for row in rows:
        first, last = _days(row)
        colour = _COLOURS[parties.index(_party(row)) % len(_COLOURS)]
        height = _ROWS.index(row["stance_value"])
        if first == last:
            axes.plot(date2num(first), height, "o", color=colour, markersize=8)
        else:
            axes.hlines(
                height, date2num(first), date2num(last), color=colour, linewidth=5, alpha=0.6
            )
    for number, name in enumerate(parties):
        axes.plot([], [], "o", color=_COLOURS[number % len(_COLOURS)], label=name)
    titles = {row["proposal_title"] for row in rows if row["relation"] == "itself"}
    axes.set_title(f"Stances on: {next(iter(titles), proposal)}", loc="left")
    axes.set_yticks(range(len(_ROWS)), [name.replace("_", " ") for name in _ROWS])
    axes.set_ylim(-0.5, len(_ROWS) - 0.5)
    locator = AutoDateLocator()
    axes.xaxis_date()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.grid(axis="y", color="#dddddd")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    return figure


def save_chart(figure: Figure, path: Path) -> None:
    """Write a chart to a new PNG, SVG or PDF file, the same bytes each time for SVG.

    Raises:
        UsageError: the name has another ending.
    """
    if path.suffix not in _FORMATS:
        raise UsageError(f"a chart is written as {', '.join(sorted(_FORMATS))}, not {path.name!r}")
    # Without a fixed salt and day, matplotlib writes random ids and the time into the file.
    from matplotlib import rc_context

    with rc_context({"svg.hashsalt": "ceasefire-data"}):
        day = {"Date": None} if path.suffix == ".svg" else {}
        figure.savefig(path, metadata=day or None, dpi=150)


def _party(row: dict[str, Any]) -> str:
    return str(row["holder_party_id"] or row["holder_id"])


def _days(row: dict[str, Any]) -> tuple[date, date]:
    """Give the days to draw: an open start is drawn as the month before its end."""
    last = row["date_latest"] or row["date_earliest"]
    return row["date_earliest"] or last - timedelta(days=30), last
