from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog

from est_plugin.analysis.suppression import Cell, Sum, feasible_ranges, hierarchy, promise_holds, suppress


def attack(
    published: dict[int, int], small: set[int], n: int, sums: list[tuple[int, tuple[int, ...]]]
) -> Any:
    """A reader's best ranges by linear programming, from what is published; below 5 is marked."""
    rows = np.zeros((len(sums), n))
    for row, (total, parts) in zip(rows, sums, strict=True):
        row[list(parts)] = 1
        row[total] -= 1
    bounds = [
        (published[i], published[i]) if i in published else (0, 4) if i in small else (0, None)
        for i in range(n)
    ]
    ranges = np.full((n, 2), np.nan)
    for cell in range(n):
        for side, sign in enumerate((1, -1)):
            aim = np.zeros(n)
            aim[cell] = sign
            found = linprog(aim, A_eq=rows, b_eq=np.zeros(len(sums)), bounds=bounds, method="highs")
            assert found.status in (0, 3), found.message
            ranges[cell, side] = sign * found.fun if found.status == 0 else np.inf
    return ranges


def read(counts: NDArray[Any], state: NDArray[Any]) -> tuple[dict[int, int], set[int]]:
    """What the published file says."""
    shown = {int(i): int(counts[i]) for i in np.flatnonzero(state == Cell.PUBLISHED)}
    return shown, {int(i) for i in np.flatnonzero(state == Cell.SMALL)}


def town(leaves: list[list[int]]) -> tuple[NDArray[Any], list[int]]:
    """A municipality (0), its districts, their areas."""
    counts, parent = [0], [-1]
    for district in leaves:
        counts.append(sum(district))
        parent.append(0)
        above = len(counts) - 1
        for count in district:
            counts.append(count)
            parent.append(above)
    counts[0] = sum(sum(district) for district in leaves)
    return np.array(counts), parent


def plain(parent: list[int]) -> list[tuple[int, tuple[int, ...]]]:
    return [
        (total, tuple(i for i, p in enumerate(parent) if p == total))
        for total in sorted({p for p in parent if p >= 0})
    ]


def test_one_small_number_would_be_found_by_subtraction() -> None:
    counts, parent = town([[3, 20, 31], [14, 22, 9]])
    naive = np.where(counts < 5, Cell.SMALL, Cell.PUBLISHED)
    assert attack(*read(counts, naive), len(counts), plain(parent))[2].tolist() == [3, 3]
    state = suppress(counts, hierarchy(parent))
    ranges = attack(*read(counts, state), len(counts), plain(parent))
    assert (ranges[2] == [0, 4]).all()
    assert state.tolist() == [0, 0, 1, 2, 0, 0, 0, 0, 0]


leaf = st.one_of(st.integers(0, 4), st.integers(0, 12), st.integers(0, 60))
towns = st.lists(st.lists(leaf, min_size=1, max_size=5), min_size=1, max_size=4)


@settings(deadline=None, max_examples=80)
@given(towns)
def test_an_attacker_learns_of_a_small_number_only_that_it_is_small(leaves: list[list[int]]) -> None:
    counts, parent = town(leaves)
    state = suppress(counts, hierarchy(parent))
    assert (counts[state == Cell.PUBLISHED] >= 5).all()
    assert (counts[state == Cell.SMALL] < 5).all()
    ranges = attack(*read(counts, state), len(counts), plain(parent))
    small = counts < 5
    assert (ranges[small, 0] <= 1e-7).all()
    assert (ranges[small, 1] >= 4 - 1e-7).all()
    assert promise_holds(counts, state, hierarchy(parent)).all()


@settings(deadline=None, max_examples=20)
@given(towns)
def test_ranges_are_those_of_linear_programming(leaves: list[list[int]]) -> None:
    counts, parent = town(leaves)
    published = np.where(counts < 5, Cell.SMALL, Cell.PUBLISHED)
    withheld = np.where(counts % 3 == 0, Cell.WITHHELD, Cell.PUBLISHED)
    for state in (suppress(counts, hierarchy(parent)), published.astype(np.int8), withheld.astype(np.int8)):
        low, high = feasible_ranges(counts, state, hierarchy(parent))
        ranges = attack(*read(counts, state), len(counts), plain(parent))
        assert np.allclose(low, ranges[:, 0], atol=1e-6)
        assert np.allclose(high, ranges[:, 1], atol=1e-6)


@settings(deadline=None, max_examples=80)
@given(towns)
def test_who_guesses_that_the_withheld_are_not_small_learns_no_more_where_it_can_be_helped(
    leaves: list[list[int]],
) -> None:
    """As long as something is still published in the table, also that guess leaves the whole range."""
    counts, parent = town(leaves)
    state = suppress(counts, hierarchy(parent))
    if not (state == Cell.PUBLISHED).any():
        return
    low, high = feasible_ranges(counts, state, hierarchy(parent), withheld_from=5)
    small = counts < 5
    assert (low[small] <= 0).all()
    assert (high[small] >= 4).all()


def test_two_tables_with_one_total() -> None:
    """Areas and kinds, both adding up to the municipality: two sums, one total."""
    counts = np.array([40, 2, 18, 20, 25, 1, 14])
    sums = (Sum(0, (1, 2, 3)), Sum(0, (4, 5, 6)))
    state = suppress(counts, sums)
    assert promise_holds(counts, state, sums).all()
    ranges = attack(*read(counts, state), 7, [(s.total, s.parts) for s in sums])
    assert (ranges[[1, 5]] == [[0, 4], [0, 4]]).all()
    assert state[0] == Cell.PUBLISHED


def test_large_numbers_stay_and_the_least_possible_is_lost() -> None:
    counts, parent = town([[30, 40], [50, 60, 70]])
    assert (suppress(counts, hierarchy(parent)) == Cell.PUBLISHED).all()
    counts, parent = town([[2, 12, 100, 200]])
    assert suppress(counts, hierarchy(parent)).tolist()[2:] == [1, 2, 0, 0]


def test_what_was_withheld_before_is_withheld_again() -> None:
    counts, parent = town([[3, 12, 100, 200]])
    again = suppress(counts, hierarchy(parent), first=frozenset({4}))
    assert again.tolist()[2:] == [1, 0, 2, 0]
    assert promise_holds(counts, again, hierarchy(parent)).all()


def test_a_threshold_of_ones_own() -> None:
    counts, parent = town([[7, 30, 40]])
    assert (suppress(counts, hierarchy(parent), 5) == Cell.PUBLISHED).all()
    assert suppress(counts, hierarchy(parent), 10).tolist() == [0, 0, 1, 2, 0]


def test_all_small_and_all_zero() -> None:
    counts, parent = town([[0, 1], [2, 0]])
    assert (suppress(counts, hierarchy(parent)) == Cell.SMALL).all()
    counts, parent = town([[3, 4], [9, 8]])
    state = suppress(counts, hierarchy(parent))
    assert promise_holds(counts, state, hierarchy(parent)).all()


def test_counts_without_sums() -> None:
    assert suppress([3, 5, 0], ()).tolist() == [1, 0, 1]
    assert suppress([], ()).tolist() == []


def test_a_grid_of_a_thousand_cells_is_quick() -> None:
    rng = np.random.default_rng(1)
    counts, parent = town([rng.poisson(3, 100).tolist() for _ in range(12)])
    state = suppress(counts, hierarchy(parent))
    assert promise_holds(counts, state, hierarchy(parent)).all()


def test_tables_that_cannot_be_protected_are_refused() -> None:
    with pytest.raises(ValueError, match="not the sum"):
        suppress([5, 1, 1], (Sum(0, (1, 2)),))
    with pytest.raises(ValueError, match="below 0"):
        suppress([0, -1, 1], (Sum(0, (1, 2)),))
    cross = (Sum(0, (1, 2)), Sum(0, (3, 4)), Sum(1, (5, 6)), Sum(2, (7, 8)), Sum(3, (5, 7)), Sum(4, (6, 8)))
    with pytest.raises(ValueError, match="circle"):
        suppress([40, 20, 20, 20, 20, 10, 10, 10, 10], cross)
