"""Agreement: F1 and alpha, the latter against a computation of its own by the definition."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.errors import MissingExtra
from ceasefire_data.models.codes import StanceValue
from ceasefire_data.reliability.agreement import DECIMALS, ORDERED, f1, figures, krippendorff_alpha

Pairs = list[tuple[str, str]]
ORDER = ORDERED["stance_value"]
CODES = st.sampled_from(["accepts", "open", "reserved", "rejects"])


def reference(pairs: Pairs, order: tuple[str, ...] | None) -> float:
    """Compute alpha from the coincidences, as Krippendorff's book does it by hand."""
    values = list(order or sorted({value for pair in pairs for value in pair}))
    seen = Counter(value for pair in pairs for value in pair)
    together = Counter(one for pair in pairs for one in permutations(pair))
    n = sum(seen.values())

    def distance(one: str, other: str) -> float:
        if order is None:
            return float(one != other)
        low, high = sorted((values.index(one), values.index(other)))
        between = sum(seen[value] for value in values[low : high + 1])
        return float((between - (seen[one] + seen[other]) / 2) ** 2)

    observed = sum(count * distance(*pair) for pair, count in together.items()) / n
    expected = sum(
        seen[one] * seen[other] * distance(one, other) for one in values for other in values
    ) / (n * (n - 1))
    return 1 - observed / expected


BY_HAND: Pairs = [
    ("accepts", "accepts"),
    ("accepts", "open"),
    ("rejects", "rejects"),
    ("rejects", "rejects"),
]


def test_alpha_by_hand() -> None:
    """Eight values: accepts 3, open 1, rejects 4; one of four pairs differs.

    Nominal: Do = 2/8; De = (64 - 9 - 1 - 16) / (8 * 7) = 38/56; alpha = 1 - 14/38 = 0.632.
    Ordinal: squared distances 4 (accepts-open: 3 + 1 - 2), 20.25 (accepts-rejects: 8 - 3.5) and
    6.25 (open-rejects: 5 - 2.5); Do = 2 * 4 / 8 = 1;
    De = 2 * (3 * 4 + 12 * 20.25 + 4 * 6.25) / 56 = 10; alpha = 0.9.
    """
    assert krippendorff_alpha(BY_HAND) == (0.632, None)
    assert krippendorff_alpha(BY_HAND, ORDER) == (0.9, None)
    assert reference(BY_HAND, None) == pytest.approx(1 - 14 / 38)
    assert reference(BY_HAND, ORDER) == pytest.approx(0.9)


@given(st.lists(st.tuples(CODES, CODES), min_size=1, max_size=12), st.booleans())
def test_alpha_is_what_the_definition_says(pairs: Pairs, ordinal: bool) -> None:
    order = ORDER if ordinal else None
    alpha, note = krippendorff_alpha(pairs, order)
    if len({value for pair in pairs for value in pair}) == 1:
        assert alpha is None
        assert note == f"one value only: {pairs[0][0]}"
    else:
        assert note is None
        assert alpha == pytest.approx(reference(pairs, order), abs=0.5 * 10**-DECIMALS + 1e-9)


@given(st.lists(st.tuples(CODES, CODES), max_size=8), st.randoms(use_true_random=False))
def test_neither_the_order_of_pairs_nor_who_is_first_counts(pairs: Pairs, random: object) -> None:
    mixed = [(second, first) for first, second in pairs]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    for order in (None, ORDER):
        assert krippendorff_alpha(mixed, order) == krippendorff_alpha(pairs, order)


def test_perfect_and_no_agreement() -> None:
    same: Pairs = [("accepts", "accepts"), ("rejects", "rejects")]
    assert krippendorff_alpha(same) == krippendorff_alpha(same, ORDER) == (1.0, None)
    assert krippendorff_alpha([]) == (None, "no pairs")


def test_stances_are_ordered_as_their_list_is() -> None:
    assert tuple(StanceValue) == ORDER
    near = [("endorses", "accepts"), ("rejects", "rejects"), ("open", "open")]
    far = [("endorses", "rejects"), ("rejects", "rejects"), ("open", "open")]
    one, other = (krippendorff_alpha(pairs, ORDER)[0] for pairs in (near, far))
    assert one is not None
    assert other is not None
    assert one > other


def test_f1() -> None:
    assert f1(4, 2, 2) == 0.667
    assert f1(3, 3, 3) == 1.0
    assert f1(3, 0, 0) == 0.0
    assert f1(0, 0, 0) is None


def test_nothing_to_compare_is_a_row_that_says_so() -> None:
    rows = figures([])
    assert [row.record_type for row in rows if row.field == "unit"] == [
        "proposal",
        "meeting",
        "statement",
    ]
    assert {row.note for row in rows} == {"neither coder found any", "no pairs"}
    assert {row.alpha for row in rows} == {row.f1 for row in rows} == {None}


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    with pytest.raises(MissingExtra, match=r"ceasefire-data\[reliability\]"):
        krippendorff_alpha(BY_HAND)
    assert krippendorff_alpha(BY_HAND[2:]) == (None, "one value only: rejects")
