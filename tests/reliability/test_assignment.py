"""Assignment: the best pairing, found exactly, and as many pairs whoever is called the first."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ceasefire_data.reliability.assignment import assign

Matrix = list[list[int]]


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Draw a small matrix of scores, many of them equal and many 0."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    row = st.lists(st.sampled_from([0, 0, 1, 2, 3, 7]), min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def total(scores: Matrix, pairs: list[tuple[int, int]]) -> int:
    return sum(scores[row][column] for row, column in pairs)


def best(scores: Matrix) -> tuple[int, int]:
    """Try every pairing: the greatest sum, and the most pairs that give it."""
    rows, columns = len(scores), len(scores[0])
    if rows > columns:
        return best([list(column) for column in zip(*scores, strict=True)])
    found = []
    for chosen in permutations(range(columns), rows):
        pairs = [(row, column) for row, column in enumerate(chosen) if scores[row][column]]
        found.append((total(scores, pairs), len(pairs)))
    return max(found)


def test_the_sum_counts_and_not_the_first_that_comes() -> None:
    assert assign([[9, 8], [8, 1]]) == [(0, 1), (1, 0)]
    assert assign([[9, 8], [3, 1]]) == [(0, 1), (1, 0)], "8 + 3 is more than 9 + 1"
    assert assign([[9, 0], [8, 0]]) == [(0, 0)]
    assert assign([[0, 0], [0, 0]]) == assign([]) == assign([[], []]) == []


@given(matrices())
def test_no_pairing_is_better(scores: Matrix) -> None:
    pairs = assign(scores)
    assert (total(scores, pairs), len(pairs)) == best(scores)
    assert all(scores[row][column] > 0 for row, column in pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert pairs == sorted(pairs)


@given(matrices())
def test_the_two_sides_count_alike(scores: Matrix) -> None:
    turned = [list(column) for column in zip(*scores, strict=True)]
    there, back = assign(scores), assign(turned)
    assert len(there) == len(back)
    assert total(scores, there) == total(turned, back)
