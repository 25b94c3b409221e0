from __future__ import annotations

import numpy as np
import pytest

from est_plugin.analysis.ordering import counted_up, sorting_order


@pytest.mark.parametrize("greatest", [1, 1000, 2**16 - 1, 2**16, 2**31, 2**32 - 1, 2**32, 2**40])
def test_the_order_is_that_of_a_stable_sort(greatest: int) -> None:
    rng = np.random.default_rng(1)
    keys = np.append(rng.integers(0, greatest, 3000) // 3 * 3, greatest)
    assert np.array_equal(sorting_order(keys), np.argsort(keys, kind="stable"))


def test_nothing_to_sort() -> None:
    assert sorting_order(np.empty(0, dtype=np.int64)).tolist() == []


def test_groups_counted_up() -> None:
    group, within = counted_up(np.array([2, 0, 3]))
    assert group.tolist() == [0, 0, 2, 2, 2]
    assert within.tolist() == [0, 1, 0, 1, 2]
