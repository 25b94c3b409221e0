from __future__ import annotations

import numpy as np
import pytest

from est_plugin.analysis.ordering import counted_up, distinct_points, sorting_order


@pytest.mark.parametrize("greatest", [1, 1000, 2**16 - 1, 2**16, 2**31, 2**32 - 1, 2**32, 2**40])
def test_the_order_is_that_of_a_stable_sort(greatest: int) -> None:
    rng = np.random.default_rng(1)
    keys = np.append(rng.integers(0, greatest, 3000) // 3 * 3, greatest)
    assert np.array_equal(sorting_order(keys), np.argsort(keys, kind="stable"))


def test_nothing_to_sort() -> None:
    assert sorting_order(np.empty(0, dtype=np.int64)).tolist() == []


def test_distinct_points_as_numpy_finds_them() -> None:
    rng = np.random.default_rng(2)
    x, y = rng.integers(0, 9, 500) + 0.5, rng.integers(0, 9, 500) - 0.25
    points, of, counts = np.unique(np.c_[x, y], axis=0, return_inverse=True, return_counts=True)
    stacks = distinct_points(x, y)
    assert np.array_equal(np.c_[stacks.x, stacks.y], points)
    assert np.array_equal(stacks.of, of.reshape(-1))
    assert np.array_equal(stacks.counts, counts)
    assert len(distinct_points(np.empty(0), np.empty(0)).x) == 0


def test_groups_counted_up() -> None:
    group, within = counted_up(np.array([2, 0, 3]))
    assert group.tolist() == [0, 0, 2, 2, 2]
    assert within.tolist() == [0, 1, 0, 1, 2]
