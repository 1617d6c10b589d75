"""Assignment: the one-to-one pairing of two sides whose total score is greatest.

The Hungarian method on whole numbers, so that the result is exact and the same everywhere. Pairs
of score 0 are never made. Of all pairings of the greatest total, one with the most pairs is taken,
so that the number of pairs does not depend on which side is called the first.
"""

from __future__ import annotations

from collections.abc import Sequence


def assign(scores: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pair rows with columns.

    Args:
        scores: for each row the score of each column, from 0; 0: these two are no pair.

    Returns:
        Pairs of row and column, in order of rows. Which of several pairings that are equally good
        it is depends on the order of rows and columns and on nothing else.
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        turned = assign(list(zip(*scores, strict=True)))
        return sorted((row, column) for column, row in turned)
    # One more for each pair, small beside any score: more pairs win among equal totals.
    scale = len(scores) + 1
    weights = [[score * scale + 1 if score > 0 else 0 for score in row] for row in scores]
    return [
        (row, column) for row, column in enumerate(_heaviest(weights)) if weights[row][column] > 0
    ]


def _heaviest(weights: list[list[int]]) -> list[int]:
    """Give the column of each row in the heaviest pairing; there are no more rows than columns.

    Rows are taken in one after the other; each time the cheapest chain of exchanges is followed,
    by the potentials of rows and columns, to a column that is free still. Index 0 is a place for
    the row that is being taken in, so rows and columns count from 1 in here.
    """
    rows, columns = len(weights), len(weights[0])
    of_row, of_column = [0] * (rows + 1), [0] * (columns + 1)
    row_at, came_from = [0] * (columns + 1), [0] * (columns + 1)
    endless = 1 + 2 * sum(max(row) for row in weights)
    for row in range(1, rows + 1):
        row_at[0], column = row, 0
        least, done = [endless] * (columns + 1), [False] * (columns + 1)
        while row_at[column]:
            done[column] = True
            current, step, nearest = row_at[column], endless, 0
            for other in range(1, columns + 1):
                if done[other]:
                    continue
                cost = -weights[current - 1][other - 1] - of_row[current] - of_column[other]
                if cost < least[other]:
                    least[other], came_from[other] = cost, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(columns + 1):
                if done[other]:
                    of_row[row_at[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    found = [0] * rows
    for column in range(1, columns + 1):
        if row_at[column]:
            found[row_at[column] - 1] = column - 1
    return found
