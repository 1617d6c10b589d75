"""Agreement: the judgements of two coders in figures.

F1 of found units is the share of what either coder found that both found: twice the matched units
by the sum of both coders' units. On the fields of matched units stand raw agreement and
Krippendorff's alpha, which is 1 for perfect agreement, 0 for what chance alone would give, and
less than 0 for systematic disagreement.

Krippendorff, K. (2018), Content Analysis, 4th edition, chapter 12.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ceasefire_data.errors import MissingExtra
from ceasefire_data.models.codes import MeasurementLevel, StanceValue
from ceasefire_data.reliability.comparison import FIELDS, UNIT, Judgement

LIBRARY = "krippendorff: pip install 'ceasefire-data[reliability]'"
"""What computes alpha, and how to get it."""

DECIMALS = 3
"""Decimals of every figure: fewer than those in which versions of numpy might differ."""

ORDERED: dict[str, tuple[str, ...]] = {"stance_value": tuple(str(code) for code in StanceValue)}
"""Fields whose codes are ordered, with their order; all others are names only."""

_COUNTED = frozenset([UNIT, "act", "stance_value"])


@dataclass(frozen=True, slots=True)
class Figures:
    """How far two coders agree on one field, or on which units there are.

    Attributes:
        record_type: statement, meeting or proposal.
        field: the field, or ``unit``.
        sources: sources that gave something to compare.
        records: different records of the first coding that rest on these sources.
        units_first: what the first coding has: units; acts or stances of matched statements.
        units_second: what the second coding has, likewise.
        matched: how many of these are the same.
        elsewhere: units that only the second coder found in these sources and that the data set
            seems to have, from other sources.
        f1: twice the matched by the sum of both; None if there is nothing.
        pairs: pairs of codes that are compared.
        agreement: share of the pairs that are equal.
        alpha: Krippendorff's alpha; None where it is not defined.
        measurement_level: level of measurement of alpha.
        note: why a figure is missing.
    """

    record_type: str
    field: str
    sources: int
    records: int | None = None
    units_first: int | None = None
    units_second: int | None = None
    matched: int | None = None
    elsewhere: int | None = None
    f1: float | None = None
    pairs: int | None = None
    agreement: float | None = None
    alpha: float | None = None
    measurement_level: MeasurementLevel | None = None
    note: str | None = None


def figures(judgements: Sequence[Judgement]) -> list[Figures]:
    """Give the figures of all judgements, pooled over sources.

    Args:
        judgements: what :func:`ceasefire_data.reliability.comparison.compare` gives.

    Returns:
        For each type of record, what was found and every field, whether or not there are pairs.

    Raises:
        MissingExtra: there are pairs to compute alpha of, and krippendorff is not installed.
    """
    return [
        _figures(
            record_type,
            field,
            [item for item in judgements if (item.record_type, item.field) == (record_type, field)],
        )
        for record_type, fields in FIELDS.items()
        for field in (UNIT, *fields)
    ]


def _figures(record_type: str, field: str, judgements: list[Judgement]) -> Figures:
    first = sum(item.first is not None for item in judgements)
    second = sum(item.second is not None for item in judgements)
    pairs = [
        (item.first, item.second)
        for item in judgements
        if item.first is not None and item.second is not None
    ]
    common = Figures(record_type, field, len({item.source for item in judgements}))
    if field in _COUNTED:
        common = replace(
            common,
            units_first=first,
            units_second=second,
            matched=len(pairs),
            f1=f1(first, second, len(pairs)),
        )
    if field == UNIT:
        return replace(
            common,
            records=len(
                {item.record_id for item in judgements if item.record_id and not item.mentioned}
            ),
            elsewhere=sum(item.elsewhere is not None for item in judgements),
            note=None if first + second else "neither coder found any",
        )
    alpha, note = krippendorff_alpha(pairs, ORDERED.get(field))
    return replace(
        common,
        pairs=len(pairs),
        agreement=_rounded(sum(a == b for a, b in pairs) / len(pairs)) if pairs else None,
        alpha=alpha,
        measurement_level=(
            MeasurementLevel.ORDINAL if field in ORDERED else MeasurementLevel.NOMINAL
        ),
        note=note,
    )


def f1(first: int, second: int, matched: int) -> float | None:
    """Give F1: twice the matched by the sum of both; None if both are 0."""
    return _rounded(2 * matched / (first + second)) if first + second else None


def krippendorff_alpha(
    pairs: Sequence[tuple[str, str]], order: Sequence[str] | None = None
) -> tuple[float | None, str | None]:
    """Give Krippendorff's alpha of two coders.

    Args:
        pairs: what the two say of each unit.
        order: the codes from one end to the other, for the ordinal alpha; None: the nominal one.

    Returns:
        Alpha, rounded, and None; or None, and why it is not defined.

    Raises:
        MissingExtra: krippendorff is not installed.
    """
    used = {value for pair in pairs for value in pair}
    if not pairs:
        return None, "no pairs"
    if len(used) == 1:
        return None, f"one value only: {used.pop()}"
    try:
        import krippendorff
    except ModuleNotFoundError as error:
        if error.name not in {"krippendorff", "numpy"}:
            raise
        raise MissingExtra(f"agreement of coders needs {LIBRARY}") from error
    values = [value for value in order if value in used] if order is not None else sorted(used)
    counts = [[pair.count(value) for value in values] for pair in pairs]
    alpha = krippendorff.alpha(
        value_counts=counts,
        level_of_measurement="nominal" if order is None else "ordinal",
    )
    return _rounded(float(alpha)), None


def can_agree() -> bool:
    """Say whether the library that computes alpha is installed."""
    return importlib.util.find_spec("krippendorff") is not None


def _rounded(value: float) -> float:
    return round(value, DECIMALS) + 0.0  # never -0.0
